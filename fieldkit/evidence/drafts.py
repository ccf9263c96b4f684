"""What people are typing, kept encrypted in the vault until it is sealed or thrown away.

A draft is no evidence: it may be changed and deleted, and never leaves the vault.
"""

from dataclasses import dataclass
from datetime import datetime

from fieldkit.canonical import JsonObject, decode, encode
from fieldkit.clock import Clock, read_time, time_text
from fieldkit.vault.database import Database


@dataclass(frozen=True, slots=True)
class Draft:
    """Something half written.

    Attributes:
        name: chosen by the form that writes it; one draft for each name.
        kind: what it will become.
        case: sequence of the case it is for, None if for none.
        body: what was typed so far, as the form keeps it; nothing is checked.
        saved_at: when it was kept last.
    """

    name: str
    kind: str
    case: int | None
    body: JsonObject
    saved_at: datetime


class Drafts:
    """The drafts of one vault.

    Attributes:
        database: where they lie.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    def keep(self, name: str, kind: str, case: int | None, body: JsonObject) -> None:
        """Keeps a draft durably, in place of the one of the same name.

        Raises:
            CanonicalError: the body holds what canonical JSON cannot.
        """
        text = encode(body).decode("utf-8")
        saved_at = time_text(self._clock.read().wall)
        with self.database.transaction():
            self.database.execute(
                """INSERT INTO draft (id, kind, case_sequence, body, saved_at)
                   VALUES (?, ?, ?, ?, ?)
                   ON CONFLICT (id) DO UPDATE SET kind = excluded.kind,
                       case_sequence = excluded.case_sequence, body = excluded.body,
                       saved_at = excluded.saved_at""",
                (name, kind, case, text, saved_at),
            )

    def throw_away(self, name: str) -> None:
        """Deletes a draft; quietly nothing if there is none of that name."""
        with self.database.transaction():
            self.database.execute("DELETE FROM draft WHERE id = ?", (name,))

    def all(self) -> tuple[Draft, ...]:
        """Every draft, oldest first."""
        found = self.database.rows(
            "SELECT id, kind, case_sequence, body, saved_at FROM draft ORDER BY saved_at, id"
        )
        return tuple(_draft(*row) for row in found)


def _draft(name: str, kind: str, case: int | None, text: str, saved_at: str) -> Draft:
    body = decode(text.encode("utf-8"))
    return Draft(name, kind, case, body if isinstance(body, dict) else {}, read_time(saved_at))
