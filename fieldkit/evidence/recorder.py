"""The only writer of evidence: one entry, its rows and its files, in one transaction.

An entry counts as sealed when `seal` has returned: its line is in the database, the commit
is on the disk, and the new head of the ledger is remembered outside the database.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from fieldkit.canonical import JsonObject
from fieldkit.clock import Clock, Reading, read_time, time_text
from fieldkit.errors import FieldkitError, InputError, IntegrityError
from fieldkit.evidence.projection import (
    INSERT_ATTACHMENT,
    INSERT_RECORD,
    INSERT_WORDS,
    project,
)
from fieldkit.ledger.chain import CLOCK
from fieldkit.ledger.clockwatch import examine
from fieldkit.ledger.entry import NO_PREVIOUS, Attachment, Entry, SealedEntry, read_line, seal
from fieldkit.ledger.signatures import Signer
from fieldkit.vault.heads import Head
from fieldkit.vault.vault import Vault

OPENS_CASE: Final = -1


class UnknownCaseError(InputError):
    """The case meant is not in this vault."""

    code = "case.unknown"
    sentence = "There is no case #{case} in this vault."


class LedgerBrokenError(IntegrityError):
    """The last line of the ledger cannot be read, so nothing can be written after it."""

    code = "ledger.broken"
    sentence = "The ledger's last entry is damaged: {reason}. Run the full check."


@dataclass(frozen=True, slots=True)
class Taken:
    """A file whose bytes already lie in the vault, not yet named by any entry.

    Attributes:
        attachment: what the entry will say of it.
        object_id: where its bytes lie.
        key: what they are encrypted with.
    """

    attachment: Attachment
    object_id: str
    key: bytes


class Sealing:
    """Entries that are being sealed together.

    Attributes:
        files: attachments of all of them.
        spare: ids of objects whose content the vault had already.
    """

    def __init__(self, recorder: "Recorder", signer: Signer) -> None:
        self._recorder = recorder
        self._signer = signer
        self.files: list[Taken] = []
        self.spare: list[str] = []

    def add(
        self,
        kind: str,
        body: JsonObject,
        *,
        case: int | None = None,
        files: Sequence[Taken] = (),
    ) -> SealedEntry:
        """Appends an entry; it is on record when the whole is.

        Raises:
            UnknownCaseError: no such case.
        """
        self.files += files
        sealed, spare = self._recorder.add(self._signer, kind, body, case=case, files=files)
        self.spare += spare
        return sealed

    def end_draft(self, name: str) -> None:
        """The draft that has become an entry goes with it."""
        self._recorder.end_draft(name)


class Recorder:
    """Writes one vault's ledger. Belongs to the thread that opened the vault."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Reads where the ledger stands.

        Raises:
            LedgerBrokenError: its last line is no entry.
        """
        self._vault = vault
        self._clock = clock
        self._size = 0
        self._head = NO_PREVIOUS
        self._last: Reading | None = None
        row = vault.database.one("SELECT line FROM entry ORDER BY sequence DESC LIMIT 1")
        if row is not None:
            try:
                self._stand_after(read_line(row[0]))
            except FieldkitError as problem:
                raise LedgerBrokenError(reason=str(problem)) from problem

    @property
    def head(self) -> Head:
        """Size of the ledger and digest of its last line."""
        return Head(self._size, self._head)

    @property
    def now(self) -> Reading:
        """What the clocks show, for checks on what people wrote."""
        return self._clock.read()

    def seal(
        self,
        kind: str,
        body: JsonObject,
        signer: Signer,
        *,
        case: int | None = None,
        files: Sequence[Taken] = (),
        draft: str | None = None,
    ) -> SealedEntry:
        """Puts an entry on record, durably, with its files.

        A step of the clock since the last entry is put on record first, in the same
        transaction. When anything fails, nothing of the entry remains, and its files
        leave the vault again unless another entry or a draft names them.

        Args:
            kind: what is recorded.
            body: the record as JSON; its meaning was checked by the caller.
            signer: the person who seals.
            case: sequence of the case's own entry, OPENS_CASE for that entry itself,
                None for what belongs to no case.
            files: attachments, their bytes already in the vault.
            draft: name of the draft that becomes the entry; it goes in the same transaction.

        Returns:
            The entry as sealed.

        Raises:
            UnknownCaseError: no such case.
            StorageError: the disk is full or gone.
        """
        with self.together(signer) as sealing:
            sealed = sealing.add(kind, body, case=case, files=files)
            if draft is not None:
                sealing.end_draft(draft)
        return sealed

    @contextmanager
    def together(self, signer: Signer) -> Iterator["Sealing"]:
        """Entries of one person that go on record all or none, in one transaction.

        They count as sealed when the block has been left. When anything fails in it, nothing of
        them remains, and their files leave the vault again as `seal` says.

        Raises:
            StorageError: the disk is full or gone.
        """
        before = (self._size, self._head, self._last)
        sealing = Sealing(self, signer)
        try:
            with self._vault.database.transaction():
                yield sealing
        except BaseException:
            self._size, self._head, self._last = before
            for each in sealing.files:
                self._vault.give_up_object(each.object_id)
            raise
        self._vault.heads.remember(self.head)
        for object_id in sealing.spare:
            self._vault.objects.remove(object_id)

    def add(
        self,
        signer: Signer,
        kind: str,
        body: JsonObject,
        *,
        case: int | None,
        files: Sequence[Taken],
    ) -> tuple[SealedEntry, list[str]]:
        """Appends an entry within a transaction; for `Sealing` alone.

        Returns:
            The entry, and ids of objects whose content the vault has already.
        """
        reading = self._clock.read()
        for step in examine(self._last, reading):
            self._append(CLOCK, step.body, signer, reading)
        sealed = self._append(kind, body, signer, reading, case=case, files=files)
        return sealed, [each.object_id for each in files if not self._keep(each)]

    def end_draft(self, name: str) -> None:
        """Removes a draft within a transaction; for `Sealing` alone."""
        self._vault.database.execute("DELETE FROM draft WHERE id = ?", (name,))

    def _append(
        self,
        kind: str,
        body: JsonObject,
        signer: Signer,
        reading: Reading,
        *,
        case: int | None = None,
        files: Sequence[Taken] = (),
    ) -> SealedEntry:
        case, position = self._place_in_case(case)
        entry = Entry(
            vault=self._vault.vault_id,
            sequence=self._size,
            previous=self._head,
            kind=kind,
            case=case,
            case_position=position,
            body=body,
            attachments=tuple(each.attachment for each in files),
            actor=signer.key_id,
            time=time_text(reading.wall),
            boot=reading.boot,
            monotonic_ns=reading.monotonic_ns,
        )
        sealed = seal(entry, signer)
        rows = project(sealed)
        database = self._vault.database
        database.execute(
            "INSERT INTO entry (sequence, digest, line) VALUES (?, ?, ?)",
            (entry.sequence, bytes.fromhex(sealed.digest), sealed.line),
        )
        database.execute(INSERT_RECORD, rows.record)
        for row in rows.attachments:
            database.execute(INSERT_ATTACHMENT, row)
        database.execute(INSERT_WORDS, (entry.sequence, rows.words))
        self._stand_after(sealed)
        return sealed

    def _place_in_case(self, case: int | None) -> tuple[int | None, int | None]:
        if case is None:
            return None, None
        if case == OPENS_CASE:
            return self._size, 1
        # Positions rise with the ledger, so the last entry has the highest; the index leads to it.
        row = self._vault.database.one(
            """SELECT case_position FROM record WHERE case_sequence = ?
               ORDER BY sequence DESC LIMIT 1""",
            (case,),
        )
        if row is None:
            raise UnknownCaseError(case=case)
        return case, row[0] + 1

    def _keep(self, taken: Taken) -> bool:
        attachment = taken.attachment
        return self._vault.keep_object(
            attachment.sha256, taken.object_id, taken.key, attachment.size
        )

    def _stand_after(self, sealed: SealedEntry) -> None:
        entry = sealed.entry
        self._size, self._head = entry.sequence + 1, sealed.digest
        self._last = Reading(read_time(entry.time), entry.boot, entry.monotonic_ns)
