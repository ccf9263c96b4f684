"""The agency's own standards, permits and outlets."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from fieldkit.clock import SystemClock
from fieldkit.evidence.standards import Point, Standard
from fieldkit.evidence.versions import MOST, OwnRules, Version, own_rules
from fieldkit.progress import Progress
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.evidence.listing import Row
    from fieldkit.workspace import Workspace

KINDS: Final = (Standard.kind, Point.kind)
OWN: Final = frozenset(KINDS)
OwnVersion = Version[Standard] | Version[Point]


class Validity(StrEnum):
    """How a record stands today."""

    IN_FORCE = "in_force"
    LATER = "later"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """One record of the agency's own as the list shows it.

    Attributes:
        sequence: of its entry.
        kind: "standard" or "point".
        number: its number; the title of its entry where it cannot be read.
        name: its name.
        party: the only party it is for; empty if for all.
        versions: every version, in the order of the ledger.
        shown: the version of today, or else the last one; None if none can be read.
        validity: how it stands today.
    """

    sequence: int
    kind: str
    number: str
    name: str
    party: str
    versions: tuple[OwnVersion, ...]
    shown: OwnVersion | None
    validity: Validity


def own_records() -> Operation[tuple[OwnRecord, ...]]:
    """All records of the agency's own, newest first."""

    def look(workspace: "Workspace", _: Progress) -> tuple[OwnRecord, ...]:
        rules = own_rules(workspace.register)
        parties = {each.sequence: each.name for each in workspace.register.parties()}
        today = SystemClock().read().wall.date()
        rows = workspace.register.rows(kinds=KINDS, limit=MOST)
        return tuple(_record(row, rules, parties, today) for row in reversed(rows))

    return Operation(look)


def of_case(kinds: frozenset[str], case: int) -> "Operation[tuple[Row, ...]]":
    """What the records of a case may name: what is for everybody, and what is for its party.

    Args:
        kinds: of "standard" and "point".
        case: sequence of the case.
    """

    def look(workspace: "Workspace", _: Progress) -> "tuple[Row, ...]":
        register = workspace.register
        party = next(
            (each.party for each in register.case_summaries() if each.sequence == case), None
        )
        titles = {
            each.entry: each.record.title
            for each in _every(own_rules(register))
            if each.record.party in {None, party}
        }
        rows = register.rows(kinds=kinds, limit=MOST)
        return tuple(
            replace(row, title=titles[row.sequence]) for row in rows if row.sequence in titles
        )

    return Operation(look)


def _every(rules: OwnRules) -> list[OwnVersion]:
    return [*rules.standards, *rules.points]


def _record(row: "Row", rules: OwnRules, parties: dict[int, str], today: date) -> OwnRecord:
    versions = [each for each in _every(rules) if each.entry == row.sequence]
    if not versions:
        is_unread = any(each.sequence == row.sequence for each in rules.unusable)
        state = Validity.UNUSABLE if is_unread else Validity.WITHDRAWN
        return OwnRecord(row.sequence, row.kind, row.title, "", "", (), None, state)
    shown = next((each for each in versions if each.holds_on(today)), versions[-1])
    record = shown.record
    validity = Validity.IN_FORCE
    if not shown.holds_on(today):
        validity = Validity.LATER if today < shown.first else Validity.ENDED
    return OwnRecord(
        sequence=row.sequence,
        kind=row.kind,
        number=record.number,
        name=record.name,
        party="" if record.party is None else parties.get(record.party, f"#{record.party}"),
        versions=tuple(versions),
        shown=shown,
        validity=validity,
    )
