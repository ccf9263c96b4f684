"""Cases as the list shows them."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ui.engine_thread import Operation
from ui.operations.records import PAGE

if TYPE_CHECKING:
    from fieldkit.evidence.listing import Row
    from fieldkit.evidence.register import Register

_MOST_FOUND = 500


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case.

    Attributes:
        sequence: of its entry, which names it.
        number: the agency's own.
        cause: 案由, as sealed.
        party: the party's name; empty while it is unknown.
        is_urgent: as sealed.
        sealed_at: when the case was opened in the vault.
    """

    sequence: int
    number: str
    cause: str
    party: str
    is_urgent: bool
    sealed_at: datetime


def case_rows(*, after: int = -1, limit: int = PAGE) -> Operation[tuple[CaseRow, ...]]:
    """A page of cases in order of opening, after the one of that sequence."""
    return Operation(
        lambda workspace, _: _as_cases(
            workspace.register,
            workspace.register.rows(kinds=("case",), after=after, limit=limit),
        )
    )


def search_cases(text: str) -> Operation[tuple[CaseRow, ...]]:
    """The cases in which, or in whose party, every word of `text` occurs."""
    return Operation(lambda workspace, _: _found(workspace.register, text))


def _found(register: "Register", text: str) -> tuple[CaseRow, ...]:
    hits = register.search(text, limit=_MOST_FOUND)
    sequences = {hit.sequence if hit.kind == "case" else hit.case for hit in hits}
    parties = {hit.sequence for hit in hits if hit.kind == "party"}
    found = [
        row
        for row in register.cases()
        if row.sequence in sequences or (parties and _party(register, row.sequence) in parties)
    ]
    return _as_cases(register, found)


def _as_cases(register: "Register", rows: "list[Row] | tuple[Row, ...]") -> tuple[CaseRow, ...]:
    return tuple(_as_case(register, row) for row in rows)


def _as_case(register: "Register", row: "Row") -> CaseRow:
    body = register.sealed(row.sequence).entry.body
    party = body.get("party")
    name = ""
    if isinstance(party, int):
        name = str(register.sealed(party).entry.body.get("name", ""))
    return CaseRow(
        sequence=row.sequence,
        number=str(body.get("number", "")),
        cause=str(body.get("cause", "")),
        party=name,
        is_urgent=body.get("is_urgent") is True,
        sealed_at=row.sealed_at,
    )


def _party(register: "Register", case: int) -> int | None:
    party = register.sealed(case).entry.body.get("party")
    return party if isinstance(party, int) else None
