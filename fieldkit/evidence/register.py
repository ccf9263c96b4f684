"""Questions to the ledger: what is there, how it stands now, and where its bytes are."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from fieldkit.canonical import JsonObject
from fieldkit.errors import InputError, IntegrityError
from fieldkit.evidence.corrections import Supplement, Withdrawal, apply
from fieldkit.evidence.kinds import from_body, is_evidence
from fieldkit.evidence.listing import (
    KINDS_OF_INSPECTION,
    NEWEST_OF_INSPECTION,
    OF_INSPECTION,
    ROWS,
    ROWS_FOUND,
    ROWS_OF_CASE,
    ROWS_OF_INSPECTION,
    ROWS_OF_KINDS,
    ROWS_PICTURED,
    Row,
    row_of,
)
from fieldkit.evidence.lookup import KnownParty, known_parties
from fieldkit.evidence.record import Record
from fieldkit.evidence.summaries import (
    CASES_OR_PARTIES_FOUND,
    COUNTS,
    WITH_CORRECTIONS,
    CaseSummary,
    standing_bodies,
    summaries,
)
from fieldkit.evidence.wording import question
from fieldkit.ledger.entry import Attachment, EntryError, SealedEntry, read_line
from fieldkit.ledger.people import ADDED, CHANGED, COUNTERSIGNED, FOUNDING, People, Person
from fieldkit.ledger.signatures import is_signed_by
from fieldkit.vault.vault import Vault

PAGE: Final = 100
_LINES: Final = """
    SELECT sequence, digest, line FROM entry WHERE sequence > ? ORDER BY sequence LIMIT 1000"""


class NoSuchEntryError(InputError):
    """The ledger has no entry with that number."""

    code = "entry.unknown"
    sentence = "There is no entry {entry} in this vault."


class NoSuchCaseError(InputError):
    """No case, or more than one, answers to what was given."""

    code = "case.not-found"
    sentence = "{found} cases answer to {case!r}; give the exact case number or #sequence."


class NotAnItemError(InputError):
    """The entry is about the vault itself, not an item of evidence."""

    code = "entry.not-an-item"
    sentence = "Entry #{entry} is about the vault itself, not an item of evidence."


class EntryAlteredError(IntegrityError):
    """A stored line is not what was sealed."""

    code = "entry.altered"
    sentence = "Entry #{entry} was altered after it was sealed: {reason}. Run the full check."


@dataclass(frozen=True, slots=True)
class Item:
    """One item of evidence with everything that was later said about it.

    Attributes:
        sealed: the entry itself, its signature checked.
        original: the record as first sealed.
        current: the record with all standing supplements applied.
        corrections: supplements and withdrawals about it, in order.
        is_withdrawn: whether a standing withdrawal says that it no longer counts.
        sealed_by: who sealed it, as the ledger knows the key.
    """

    sealed: SealedEntry
    original: Record
    current: Record
    corrections: tuple[SealedEntry, ...]
    is_withdrawn: bool
    sealed_by: Person

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The item's files."""
        return self.sealed.entry.attachments


class Register:
    """Reads one vault. Belongs to the thread that opened it."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._database = vault.database

    @property
    def vault_id(self) -> str:
        """UUID of the vault."""
        return self._vault.vault_id

    def rows(
        self,
        *,
        case: int | None = None,
        kinds: Iterable[str] = (),
        inspection: int | None = None,
        after: int = -1,
        limit: int = PAGE,
    ) -> tuple[Row, ...]:
        """A page of entries in ledger order.

        Args:
            case: only entries of this case.
            kinds: only these kinds; all when empty.
            inspection: only entries of this inspection.
            after: only entries with a higher sequence; the last one of the page before.
            limit: most rows of the page.
        """
        wanted = json.dumps(list(kinds))
        if inspection is not None:
            return self._rows(ROWS_OF_INSPECTION, (inspection, after, wanted, wanted, limit))
        if case is not None:
            return self._rows(ROWS_OF_CASE, (case, after, wanted, wanted, limit))
        if wanted != "[]":
            return self._rows(ROWS_OF_KINDS, (wanted, after, limit))
        return self._rows(ROWS, (after, limit))

    def newest_of(
        self, inspection: int, *, before: int = 2**62, limit: int = PAGE
    ) -> tuple[Row, ...]:
        """A page of what was recorded in an inspection and about it, newest first.

        Args:
            inspection: sequence of the inspection.
            before: only entries with a lower sequence; the last one of the page before.
            limit: most rows of the page.
        """
        return self._rows(NEWEST_OF_INSPECTION, (inspection, inspection, before, limit))

    def kinds_of(self, inspection: int) -> dict[str, int]:
        """How many entries of each kind stand in an inspection; withdrawn ones do not count."""
        return dict(self._database.rows(KINDS_OF_INSPECTION, (inspection,)))

    def entries_of_inspection(self, inspection: int) -> list[SealedEntry]:
        """An inspection, what was recorded in it, and all corrections, in order.

        Raises:
            EntryAlteredError: a line is no longer what was sealed.
        """
        return [_read(*row) for row in self._database.rows(OF_INSPECTION, (inspection,))]

    def search(self, text: str, *, case: int | None = None, limit: int = PAGE) -> tuple[Row, ...]:
        """Entries that hold every word of `text`, newest first; one Chinese character will do."""
        asked = question(text)
        if not asked:
            return ()
        return self._rows(ROWS_FOUND, (asked, case, case, limit))

    def cases(self) -> tuple[Row, ...]:
        """Every case, in order of opening."""
        return self.rows(kinds=("case",), limit=1_000_000)

    def case_summaries(self) -> tuple[CaseSummary, ...]:
        """Every case as it stands, with what is still to be delivered, in order of opening."""
        return summaries(self._database.rows(COUNTS), self._standing("case", "party"))

    def cases_holding(self, text: str) -> frozenset[int]:
        """Sequences of the cases, and of the parties, that hold every word of `text`."""
        asked = question(text)
        found = self._database.rows(CASES_OR_PARTIES_FOUND, (asked,)) if asked else []
        return frozenset(row[0] for row in found)

    def parties(self) -> tuple[KnownParty, ...]:
        """Every party as it stands, newest first."""
        return known_parties(self._standing("party"))

    def find_case(self, text: str) -> int:
        """The sequence of the case that a person means by its number or by "#12".

        Raises:
            NoSuchCaseError: none or several.
        """
        cases = {row.sequence: row.title for row in self.cases()}
        if text.removeprefix("#").isascii() and text.startswith("#") and text[1:].isdigit():
            found = [int(text[1:])] if int(text[1:]) in cases else []
        else:
            found = [sequence for sequence in cases if self.case_number(sequence) == text]
        if len(found) != 1:
            raise NoSuchCaseError(case=text, found=len(found) or "No")
        return found[0]

    def sealed(self, sequence: int) -> SealedEntry:
        """An entry as it was sealed, read from its line and checked against its digest.

        Raises:
            NoSuchEntryError: no such entry.
            EntryAlteredError: the line is no longer what was sealed.
        """
        row = self._database.one("SELECT digest, line FROM entry WHERE sequence = ?", (sequence,))
        if row is None:
            raise NoSuchEntryError(entry=f"#{sequence}")
        return _read(sequence, row[0], row[1])

    def pages(self, *, after: int = -1) -> Iterator[list[tuple[int, bytes, bytes]]]:
        """Sequence, digest and line of each entry in order, a thousand at a time, unchecked."""
        while page := self._database.rows(_LINES, (after,)):
            yield page
            after = page[-1][0]

    def place(self, sequence: int) -> tuple[str, int | None]:
        """Kind and case of an entry, as listed.

        Raises:
            NoSuchEntryError: no such entry.
        """
        row = self._database.one(
            "SELECT kind, case_sequence FROM record WHERE sequence = ?", (sequence,)
        )
        if row is None:
            raise NoSuchEntryError(entry=f"#{sequence}")
        return row[0], row[1]

    def digests(self) -> list[bytes]:
        """The digest (32 bytes) of each entry, in order: the leaves of the tree."""
        return [
            row[0] for row in self._database.rows("SELECT digest FROM entry ORDER BY sequence")
        ]

    def digest(self, sequence: int) -> str | None:
        """The digest (hex) stored beside an entry; None if there is no such entry."""
        row = self._database.one("SELECT digest FROM entry WHERE sequence = ?", (sequence,))
        return None if row is None else bytes(row[0]).hex()

    def size(self) -> int:
        """Number of entries in the ledger."""
        row = self._database.one("SELECT count(*) FROM entry")
        return 0 if row is None else int(row[0])

    def people(self) -> People:
        """Everybody whose key the ledger brought in, from entries whose signatures hold.

        Raises:
            EntryAlteredError: an entry about people was altered or is not truly signed.
        """
        people = People()
        kinds = (FOUNDING, ADDED, CHANGED, COUNTERSIGNED)
        for sealed in self.entries_of(kinds):
            if people.brings_own_key(sealed):
                people.apply(sealed)
                _require_signed(people, sealed)
            else:
                _require_signed(people, sealed)
                people.apply(sealed)
        return people

    def item(self, sequence: int) -> Item:
        """An item of evidence as it stands now, with its history.

        Raises:
            NoSuchEntryError: no such entry.
            NotAnItemError: the entry is about the vault itself.
            EntryAlteredError: a line is no longer what was sealed.
        """
        sealed = self.sealed(sequence)
        if not is_evidence(sealed.entry.kind):
            raise NotAnItemError(entry=sequence)
        people = self.people()
        sealed_by = self.signer_of(sealed, people)
        original = from_body(sealed.entry.kind, sealed.entry.body)
        corrections = self.corrections(sequence)
        current, is_withdrawn = original, False
        for each in corrections:
            _require_signed(people, each)
            if self.is_withdrawn(each.entry.sequence):
                continue
            correction = from_body(each.entry.kind, each.entry.body)
            if isinstance(correction, Supplement):
                current = apply(current, correction.changes)
            elif isinstance(correction, Withdrawal):
                is_withdrawn = True
        return Item(sealed, original, current, corrections, is_withdrawn, sealed_by)

    def signer_of(self, sealed: SealedEntry, people: People) -> Person:
        """Who sealed an entry, its signature checked.

        Args:
            sealed: the entry.
            people: of the vault.

        Raises:
            EntryAlteredError: nobody of the vault did.
        """
        _require_signed(people, sealed)
        person = people.get(sealed.entry.actor)
        if person is None:
            raise EntryAlteredError(entry=sealed.entry.sequence, reason="its signer is unknown")
        return person

    def issued_checkpoints(self) -> tuple[str, ...]:
        """The text of every checkpoint that has left this computer, oldest first.

        Raises:
            EntryAlteredError: an entry about a checkpoint is no longer what was sealed.
        """
        found = []
        for sealed in self.entries_of(("checkpoint", "export")):
            text = sealed.entry.body.get("checkpoint")
            if isinstance(text, str):
                found.append(text)
        return tuple(found)

    def open_attachment(self, attachment: Attachment) -> Iterator[memoryview]:
        """The original bytes of a file, piece by piece.

        A piece is valid until the next is asked for.

        Raises:
            EntryAlteredError: the vault no longer knows where the bytes are.
            ObjectDamagedError: the bytes are damaged.
        """
        row = self._database.one(
            "SELECT object_id, key, size FROM object WHERE sha256 = ?", (attachment.sha256,)
        )
        if row is None:
            raise EntryAlteredError(entry=attachment.name, reason="its file is not in the vault")
        return self._vault.objects.read(row[0], bytes(row[1]), row[2])

    def known_content(self, sha256: str) -> tuple[int, ...]:
        """Sequences of the entries that already have a file of that content."""
        found = self._database.rows(
            "SELECT DISTINCT sequence FROM attachment WHERE sha256 = ? ORDER BY sequence",
            (sha256,),
        )
        return tuple(row[0] for row in found)

    def known_sizes(self) -> frozenset[int]:
        """The length in bytes of every file that an entry or a draft has."""
        return frozenset(row[0] for row in self._database.rows("SELECT DISTINCT size FROM object"))

    def pictured(
        self, case: int, *, after: int = -1, limit: int = PAGE
    ) -> tuple[tuple[Row, Attachment, bool], ...]:
        """A page of a case's photos, recordings and documents.

        Args:
            case: sequence of the case.
            after: only entries with a higher sequence; the last one of the page before.
            limit: most rows of the page.

        Returns:
            Each entry with its first file, and whether it was withdrawn.
        """
        found = self._database.rows(ROWS_PICTURED, (case, after, limit))
        return tuple(
            (row_of(columns[:-6]), Attachment(*columns[-6:-1]), bool(columns[-1]))
            for columns in found
        )

    def _rows(self, sql: str, parameters: Sequence[object]) -> tuple[Row, ...]:
        return tuple(row_of(each) for each in self._database.rows(sql, parameters))

    def _standing(self, *kinds: str) -> dict[int, JsonObject]:
        """Bodies of the entries of some kinds as they stand; altered lines are passed over."""
        sound = []
        for row in self._database.rows(WITH_CORRECTIONS, (json.dumps(kinds),)):
            with suppress(EntryAlteredError):
                sound.append(_read(*row))
        return standing_bodies(sound)

    def entries_of(self, kinds: Sequence[str]) -> list[SealedEntry]:
        """Every entry of some kinds, in order, each read from its line.

        Raises:
            EntryAlteredError: a line is no longer what was sealed.
        """
        found = self._database.rows(
            """SELECT entry.sequence, digest, line FROM record JOIN entry USING (sequence)
               WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY sequence""",
            (json.dumps(list(kinds)),),
        )
        return [_read(*row) for row in found]

    def case_entries(self, case: int, kinds: Iterable[str] = ()) -> list[SealedEntry]:
        """The entries of a case in order, each read from its line: all, or those of some kinds.

        Raises:
            EntryAlteredError: a line is no longer what was sealed.
        """
        wanted = json.dumps(sorted(kinds))
        found = self._database.rows(
            """SELECT entry.sequence, digest, line FROM record JOIN entry USING (sequence)
               WHERE case_sequence = ? AND (? = '[]' OR kind IN (SELECT value FROM json_each(?)))
               ORDER BY sequence""",
            (case, wanted, wanted),
        )
        return [_read(*row) for row in found]

    def corrections(self, sequence: int) -> tuple[SealedEntry, ...]:
        """Every supplement and withdrawal of an entry, in order, each read from its line.

        Raises:
            EntryAlteredError: a line is no longer what was sealed.
        """
        found = self._database.rows(
            """SELECT entry.sequence, digest, line FROM entry JOIN record USING (sequence)
               WHERE corrects = ? ORDER BY sequence""",
            (sequence,),
        )
        return tuple(_read(*row) for row in found)

    def is_withdrawn(self, sequence: int) -> bool:
        """Whether a withdrawal of the entry is on record."""
        return any(each.entry.kind == "withdrawal" for each in self.corrections(sequence))

    def case_number(self, sequence: int) -> str:
        """The case number (案件编号) that a case was opened under."""
        number = self.sealed(sequence).entry.body.get("number")
        return number if isinstance(number, str) else ""


def _read(sequence: int, digest: bytes, line: bytes) -> SealedEntry:
    try:
        sealed = read_line(bytes(line))
    except EntryError as problem:
        raise EntryAlteredError(entry=sequence, reason=str(problem)) from problem
    if bytes.fromhex(sealed.digest) != bytes(digest) or sealed.entry.sequence != sequence:
        raise EntryAlteredError(entry=sequence, reason="its digest differs")
    return sealed


def _require_signed(people: People, sealed: SealedEntry) -> None:
    key = people.public_key(sealed.entry.actor)
    if key is None or not is_signed_by(key, sealed.signature, sealed.signed_bytes):
        raise EntryAlteredError(entry=sealed.entry.sequence, reason="its signature does not hold")
