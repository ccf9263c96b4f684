"""What people are typing, kept encrypted in the vault until it is sealed or thrown away.

A draft is no evidence: it may be changed and deleted, and never leaves the vault. Files that were
taken in for it stay with it, and go with it unless an entry names them by then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from fieldkit.canonical import JsonObject, decode, encode
from fieldkit.clock import Clock, read_time, time_text
from fieldkit.evidence.recorder import Taken
from fieldkit.ledger.entry import Attachment
from fieldkit.vault.database import Row
from fieldkit.vault.vault import Vault

_ALL: Final = """
    SELECT id, kind, case_sequence, body, saved_at FROM draft ORDER BY saved_at, id"""
_ONE: Final = "SELECT id, kind, case_sequence, body, saved_at FROM draft WHERE id = ?"
_OF_CASE: Final = """
    SELECT id, kind, case_sequence, body, saved_at FROM draft
    WHERE case_sequence = ? AND kind = ? ORDER BY id"""
_WITH_FILES: Final = """
    SELECT id, kind, case_sequence, body, saved_at FROM draft
    WHERE case_sequence = ? AND id IN (SELECT draft FROM draft_file) ORDER BY rowid"""
_FILES: Final = """
    SELECT name, media_type, role, size, sha256, sm3, object_id, key
    FROM draft_file JOIN object USING (sha256) WHERE draft = ? ORDER BY number"""


@dataclass(frozen=True, slots=True)
class Draft:
    """Something half written.

    Attributes:
        name: chosen by the form that writes it; one draft for each name.
        kind: what it will become.
        case: sequence of the case it is for, None if for none.
        body: what was typed so far, as the form keeps it; nothing is checked.
        saved_at: when it was kept last.
        files: what was taken in for it, to be sealed with it.
    """

    name: str
    kind: str
    case: int | None
    body: JsonObject
    saved_at: datetime
    files: tuple[Taken, ...] = ()


class Drafts:
    """The drafts of one vault.

    Attributes:
        database: where they lie.
    """

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self.database = vault.database
        self._vault = vault
        self._clock = clock

    @property
    def now(self) -> datetime:
        """What the laptop's clock shows: when a draft would be kept."""
        return self._clock.read().wall

    def keep(
        self,
        name: str,
        kind: str,
        case: int | None,
        body: JsonObject,
        files: Sequence[Taken] = (),
    ) -> None:
        """Keeps a draft durably, in place of the one of the same name.

        Args:
            name: of the draft.
            kind: what it will become.
            case: sequence of the case it is for.
            body: what was typed.
            files: taken in just now. They join the files that the draft has, and leave the
                vault again if it cannot be kept.

        Raises:
            CanonicalError: the body holds what canonical JSON cannot.
            StorageError: the disk is full or gone; the draft is what it was before.
        """
        try:
            text = encode(body).decode("utf-8")
            with self.database.transaction():
                self._keep_body(name, kind, case, text)
                for each in files:
                    self._keep_file(name, each)
        finally:  # content that the vault has already, or that could not be kept
            for each in files:
                self._vault.give_up_object(each.object_id)

    def drop_file(self, name: str, role: str, sha256: str) -> None:
        """Takes a file out of a draft; quietly nothing if the draft has none of that content.

        Args:
            name: of the draft.
            role: of the file.
            sha256: of its content.
        """
        files = [
            each
            for each in self._files(name)
            if (each.attachment.role, each.attachment.sha256) == (role, sha256)
        ]
        with self.database.transaction():
            self.database.execute(
                "DELETE FROM draft_file WHERE draft = ? AND role = ? AND sha256 = ?",
                (name, role, sha256),
            )
        for each in files:
            self._vault.give_up_object(each.object_id)

    def keep_all(
        self, kind: str, case: int, bodies: Mapping[str, JsonObject], gone: Iterable[str] = ()
    ) -> None:
        """Keeps many drafts without files, by name, and deletes others, all at once or none.

        Raises:
            CanonicalError: a body holds what canonical JSON cannot.
            StorageError: the disk is full or gone; all drafts are what they were before.
        """
        texts = {name: encode(body).decode("utf-8") for name, body in bodies.items()}
        with self.database.transaction():
            for name, text in texts.items():
                self._keep_body(name, kind, case, text)
            for name in gone:
                self.database.execute("DELETE FROM draft WHERE id = ?", (name,))

    def throw_away(self, name: str) -> None:
        """Deletes a draft with its files; quietly nothing if there is none of that name."""
        files = self._files(name)
        with self.database.transaction():
            self.database.execute("DELETE FROM draft WHERE id = ?", (name,))
        for each in files:
            self._vault.give_up_object(each.object_id)

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the one kept longest ago first."""
        return tuple(self._draft(row) for row in self.database.rows(_ALL))

    def of_case(self, case: int, kind: str) -> tuple[Draft, ...]:
        """The drafts of a kind in a case, by name."""
        return tuple(self._draft(row) for row in self.database.rows(_OF_CASE, (case, kind)))

    def find(self, name: str) -> Draft | None:
        """The draft of that name; None if there is none."""
        row = self.database.one(_ONE, (name,))
        return None if row is None else self._draft(row)

    def with_files(self, case: int) -> tuple[Draft, ...]:
        """The drafts of a case that hold files, the first that was begun first."""
        return tuple(self._draft(row) for row in self.database.rows(_WITH_FILES, (case,)))

    def holding(self, sha256: str) -> tuple[str, ...]:
        """Names of the drafts that hold a file of that content."""
        found = self.database.rows(
            "SELECT DISTINCT draft FROM draft_file WHERE sha256 = ? ORDER BY draft", (sha256,)
        )
        return tuple(row[0] for row in found)

    def _keep_body(self, name: str, kind: str, case: int | None, text: str) -> None:
        self.database.execute(
            """INSERT INTO draft (id, kind, case_sequence, body, saved_at)
               VALUES (?, ?, ?, ?, ?)
               ON CONFLICT (id) DO UPDATE SET kind = excluded.kind,
                   case_sequence = excluded.case_sequence, body = excluded.body,
                   saved_at = excluded.saved_at""",
            (name, kind, case, text, time_text(self.now)),
        )

    def _keep_file(self, draft: str, taken: Taken) -> None:
        file = taken.attachment
        self._vault.keep_object(file.sha256, taken.object_id, taken.key, file.size)
        self.database.execute(
            """INSERT INTO draft_file (draft, number, role, name, media_type, sha256, sm3)
               SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?
               FROM draft_file WHERE draft = ?""",
            (draft, file.role, file.name, file.media_type, file.sha256, file.sm3, draft),
        )

    def _files(self, draft: str) -> tuple[Taken, ...]:
        return tuple(
            Taken(Attachment(name, media_type, role, size, sha256, sm3), object_id, bytes(key))
            for name, media_type, role, size, sha256, sm3, object_id, key in self.database.rows(
                _FILES, (draft,)
            )
        )

    def _draft(self, row: Row) -> Draft:
        name, kind, case, text, saved_at = row
        body = decode(text.encode("utf-8"))
        held = body if isinstance(body, dict) else {}
        return Draft(name, kind, case, held, read_time(saved_at), self._files(name))
