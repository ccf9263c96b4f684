"""Who came into the vault and when, with which program, and what was changed about people."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from fieldkit.clock import read_time
from fieldkit.evidence.opening import LOSS_ACCEPTED, OPENING
from fieldkit.evidence.register import PAGE, Register
from fieldkit.ledger.entry import SealedEntry
from fieldkit.ledger.people import ADDED, CHANGED, COUNTERSIGNED, FOUNDING, Person, Role
from fieldkit.vault.database import Database

KINDS_OF_ACCESS: Final = (FOUNDING, OPENING, LOSS_ACCEPTED, ADDED, CHANGED, COUNTERSIGNED)
_NEWEST: Final = """
    SELECT sequence FROM record
    WHERE kind IN (SELECT value FROM json_each(?)) AND (? IS NULL OR sequence < ?)
    ORDER BY sequence DESC LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Access:
    """One line of the access log; each is an entry of the ledger.

    Attributes:
        sequence: number of the entry.
        kind: what happened: one of KINDS_OF_ACCESS.
        at: when, as the wall clock claimed.
        by: who signed it; None if the key is unknown, which a full check explains.
        about: who was brought in, changed or confirmed; None otherwise.
        role: the new role of a changed person; None if it stays.
        is_active: of a changed person: let in again or locked out; None if neither.
        has_certificate: whether a changed person got an agency's certificate.
        replaces: whether a person who was brought in had lost a key.
        version: of the program that opened the vault; empty otherwise.
        system: of the computer on which it was opened; empty otherwise.
        failed_attempts: wrong passphrases and recovery keys before an opening; None if it is
            no opening, or of a program that did not record them.
    """

    sequence: int
    kind: str
    at: datetime
    by: Person | None
    about: Person | None = None
    role: Role | None = None
    is_active: bool | None = None
    has_certificate: bool = False
    replaces: bool = False
    version: str = ""
    system: str = ""
    failed_attempts: int | None = None


def access_log(
    database: Database, register: Register, *, before: int | None = None, limit: int = PAGE
) -> tuple[Access, ...]:
    """A page of the access log, newest first.

    Args:
        database: of the vault.
        register: of the vault.
        before: only entries with a lower sequence; the last one of the page before.
        limit: most lines of the page.

    Raises:
        EntryAlteredError: a line of the ledger is not what was sealed.
    """
    found = database.rows(_NEWEST, (json.dumps(KINDS_OF_ACCESS), before, before, limit))
    return tuple(_accesses(register, [register.sealed(row[0]) for row in found]))


def _accesses(register: Register, entries: list[SealedEntry]) -> Iterator[Access]:
    people = register.people()
    by_entry = {each.since: each for each in people}
    for sealed in entries:
        entry, body = sealed.entry, sealed.entry.body
        key, role, active = body.get("key"), body.get("role"), body.get("active")
        attempts = body.get("failed_attempts")
        about = by_entry.get(entry.sequence)
        yield Access(
            sequence=entry.sequence,
            kind=entry.kind,
            at=read_time(entry.time),
            by=people.get(entry.actor),
            about=people.get(key) if isinstance(key, str) else about,
            role=Role(role) if isinstance(role, str) else None,
            is_active=active if isinstance(active, bool) else None,
            has_certificate="certificate" in body,
            replaces="replaces" in body,
            version=_text(body.get("version")),
            system=_text(body.get("system")),
            failed_attempts=attempts if isinstance(attempts, int) else None,
        )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
