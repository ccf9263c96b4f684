"""Which version of a standard or an outlet of the agency's own holds on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from fieldkit.evidence.kinds import from_body
from fieldkit.evidence.parts import RecordError
from fieldkit.evidence.register import Register
from fieldkit.evidence.standards import Point, Standard
from fieldkit.ledger.entry import SealedEntry
from fieldkit.ledger.standing import Standing, standings
from fieldkit.reference.reading import WrongRowError
from fieldkit.reference.rows import Limit
from fieldkit.reference.tables import Reference

if TYPE_CHECKING:
    from fieldkit.canonical import JsonValue
    from fieldkit.evidence.record import Record

Own = TypeVar("Own", bound=Standard | Point)

MOST: Final = 100_000  # entries of the agency's own


@dataclass(frozen=True, slots=True)
class Version(Generic[Own]):
    """A record as it stood after one of its supplements.

    Attributes:
        entry: sequence of the record's own entry, which names it.
        sequence: of the entry that made this version: that one, or a supplement.
        record: as this version says it.
        first: day from which it holds.
        last: last day; None while there is no end. Before `first` if it never held.
    """

    entry: int
    sequence: int
    record: Own
    first: date
    last: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it is the version of that day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Unusable:
    """A version that this program's tables refuse, such as one of a newer program.

    Attributes:
        sequence: of the entry that made it.
        reason: English.
    """

    sequence: int
    reason: str


@dataclass(frozen=True, slots=True)
class OwnRules:
    """What the agency has added to the tables, as it stands.

    Attributes:
        standards: every version of each.
        points: likewise.
        unusable: what could not be read.
    """

    standards: tuple[Version[Standard], ...] = ()
    points: tuple[Version[Point], ...] = ()
    unusable: tuple[Unusable, ...] = ()

    def added_to(
        self, reference: Reference, party: int | None = None, *, of_all: bool = False
    ) -> tuple[Reference, tuple[Unusable, ...]]:
        """The tables with the limits that hold for everybody, and those of one party.

        Args:
            reference: the tables that ship.
            party: whose permits count; None for nobody's.
            of_all: the permits of all parties count.

        Returns:
            The tables, and what else could not be used.
        """
        limits: list[Limit] = []
        refused: list[Unusable] = []
        for version in self.standards:
            if of_all or version.record.party in {None, party}:
                try:
                    limits += _limits(version, reference)
                except WrongRowError as problem:
                    refused.append(Unusable(version.sequence, str(problem)))
        return reference.with_limits(limits), (*self.unusable, *refused)

    def point(self, entry: int, day: date) -> Version[Point] | None:
        """How an outlet stood on a day; None if it was not in use or is not known."""
        return next(
            (each for each in self.points if each.entry == entry and each.holds_on(day)), None
        )


def own_rules(register: Register) -> OwnRules:
    """All standards and outlets of a vault, withdrawn ones left out.

    Raises:
        EntryAlteredError: a line is no longer what was sealed.
    """
    unusable: list[Unusable] = []
    standards: list[Version[Standard]] = []
    points: list[Version[Point]] = []
    for row in register.rows(kinds=(Standard.kind, Point.kind), limit=MOST):
        entries = _with_corrections(register, row.sequence)
        if row.kind == Standard.kind:
            standards += versions(Standard, entries, unusable)
        else:
            points += versions(Point, entries, unusable)
    return OwnRules(tuple(standards), tuple(points), tuple(unusable))


def versions(
    record: type[Own], entries: Iterable[SealedEntry], unusable: list[Unusable]
) -> list[Version[Own]]:
    """The versions of one record, in order.

    On a day that one holds which begins last among those that have begun, the newest of them in
    the ledger; where that one has ended, none holds.

    Args:
        record: the kind.
        entries: the record's own and all that corrects it, in order.
        unusable: what cannot be read is added to it.
    """
    every = list(entries)
    first = every[0]
    standing: Standing = standings(every)[first.entry.sequence]
    if standing.withdrawn_by is not None:
        return []
    by_sequence = {each.entry.sequence: each for each in every}
    body: dict[str, JsonValue] = dict(first.entry.body)
    found: list[Version[Own]] = []
    for sequence in (first.entry.sequence, *standing.supplements):
        changes = by_sequence[sequence].entry.body.get("changes")
        if isinstance(changes, Mapping) and sequence != first.entry.sequence:
            body |= changes
        said = {name: value for name, value in body.items() if value is not None}
        try:
            made: Record = from_body(record.kind, said)
        except RecordError as problem:
            unusable.append(Unusable(sequence, str(problem)))
            continue
        if isinstance(made, record):
            begins = date.min if made.valid_from is None else made.valid_from
            found.append(Version(first.entry.sequence, sequence, made, begins, made.valid_to))
    return [_ended(each, found[number:]) for number, each in enumerate(found, start=1)]


def _ended(version: Version[Own], later: Iterable[Version[Own]]) -> Version[Own]:
    """The version as far as later ones do not take its place."""
    begins = min((each.first for each in later), default=None)
    if begins is None:
        return version
    before = date.min if begins == date.min else begins - timedelta(days=1)
    is_cut = version.last is None or before < version.last
    return replace(version, last=before) if is_cut else version


def _limits(version: Version[Standard], reference: Reference) -> list[Limit]:
    if version.last is not None and version.last < version.first:
        return []  # another version took its place from the beginning
    of_version = {
        "effective_from": version.first.isoformat(),
        "effective_to": "" if version.last is None else version.last.isoformat(),
        "source_ref": f"#{version.sequence} {version.record.source}",
    }
    return [
        replace(
            reference.own_limit(
                {**row, **of_version, "limit_id": f"#{version.sequence}.{number}"}
            ),
            entry=version.entry,
        )
        for number, row in enumerate(version.record.rows, start=1)
    ]


def _with_corrections(register: Register, sequence: int) -> list[SealedEntry]:
    corrections = register.corrections(sequence)
    later = [
        each
        for correction in corrections
        for each in register.corrections(correction.entry.sequence)
    ]
    found = {
        each.entry.sequence: each for each in (register.sealed(sequence), *corrections, *later)
    }
    return [found[each] for each in sorted(found)]
