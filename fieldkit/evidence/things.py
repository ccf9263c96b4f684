"""The physical things of a case: bottles, exhibits, media, and through whose hands they went."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from fieldkit.clock import TimeTextError, read_time
from fieldkit.evidence.holding import Holding, holding_times
from fieldkit.evidence.kinds import from_body
from fieldkit.evidence.parts import FieldProblem, RecordError
from fieldkit.evidence.record import Record
from fieldkit.evidence.register import Register
from fieldkit.evidence.samples import Sample
from fieldkit.evidence.transfers import HELD, Transfer, TransferredItem
from fieldkit.findings import Finding, Severity
from fieldkit.ledger.custody import Custody, Handover, Holder, first_holders, follow_custody
from fieldkit.ledger.people import People
from fieldkit.ledger.standing import Standing, standings
from fieldkit.vault.database import Database

_OF_KINDS: Final = """
    SELECT sequence FROM record
    WHERE case_sequence = ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY sequence"""
# Numbers that samples have or had, those given by a supplement and those of withdrawn ones too.
_SAMPLE_NUMBERS: Final = """
    SELECT json_extract(CAST(line AS TEXT), '$.entry.body.number')
    FROM record JOIN entry USING (sequence) WHERE kind = 'sample'
    UNION
    SELECT json_extract(CAST(line AS TEXT), '$.entry.body.changes.number')
    FROM record JOIN entry USING (sequence) WHERE kind = 'supplement'"""
_NUMBER_IN_USE: Final = """
    SELECT record.sequence FROM record JOIN entry USING (sequence)
    WHERE kind IN ('sample', 'supplement')
      AND (json_extract(CAST(line AS TEXT), '$.entry.body.number') = ?1
           OR json_extract(CAST(line AS TEXT), '$.entry.body.changes.number') = ?1)
      AND NOT EXISTS (
          SELECT 1 FROM record AS later WHERE later.kind = 'withdrawal'
            AND later.corrects IN (record.sequence, record.corrects))
    LIMIT 1"""
_ABOUT_THINGS: Final = ("transfer", "signing", "supplement", "withdrawal")
_SEAL_BROKEN: Final = "CUSTODY_SEAL_BROKEN"
MOST_KEEPINGS: Final = 200  # of one thing, where a stranger may have written any number


class Order(StrEnum):
    """In which order samples are listed; those that are equal in it stand newest first."""

    NEWEST = "newest"
    NUMBER = "number"
    POINT = "point"
    TAKEN = "taken"
    HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class Keeping:
    """Somebody's keeping of a thing.

    Attributes:
        holders: who held it; several where officers took it together.
        since: from when on; None where the record does not say.
        until: to when; None while they hold it.
        seal_number: the seal it was kept under, "" without.
        sealer: who sealed the thing's record, for the first keeping; they may give it on too.
        came_by: the handover that began it; None for who took it.
        transfer: that transfer as it stands.
        row: what the transfer says of this thing.
        faults: what does not fit about its beginning.
    """

    holders: tuple[Holder, ...]
    since: datetime | None
    until: datetime | None
    seal_number: str
    sealer: Holder | None = None
    came_by: Handover | None = None
    transfer: Transfer | None = None
    row: TransferredItem | None = None
    faults: tuple[Finding, ...] = ()

    @property
    def names(self) -> str:
        """Who holds it, as lists show them."""
        return "、".join(each.name for each in self.holders)

    @property
    def is_broken(self) -> bool:
        """Whether the chain has a gap here."""
        return any(each.severity is Severity.ERROR for each in self.faults)


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing and its keepers.

    Attributes:
        sequence: of its entry.
        digest: of its entry, hex.
        record: as it stands.
        is_withdrawn: its entry no longer counts; nobody follows it then.
        keepings: in order; at least the first.
        parent_number: of the sample it is a duplicate or spike of; "" otherwise.
        holding: of a sample, the analytes that wait, the one to be begun first first.
    """

    sequence: int
    digest: str
    record: Record
    is_withdrawn: bool
    keepings: tuple[Keeping, ...]
    parent_number: str = ""
    holding: tuple[Holding, ...] = ()

    @property
    def now(self) -> Keeping:
        """Who holds it now."""
        return self.keepings[-1]

    @property
    def is_broken(self) -> bool:
        """Whether its chain has a gap anywhere."""
        return any(each.is_broken for each in self.keepings)


class Things:
    """Reads one vault. Belongs to the thread that opened it."""

    def __init__(self, database: Database, register: Register) -> None:
        self._database = database
        self._register = register

    def sample_numbers(self) -> frozenset[str]:
        """Every number that a sample of the vault has or ever had."""
        found = self._database.rows(_SAMPLE_NUMBERS)
        return frozenset(row[0] for row in found if isinstance(row[0], str))

    def require_new_number(self, record: Record) -> None:
        """Refuses a sample whose number a sample has that still counts, in any case.

        Raises:
            RecordError: it has one.
        """
        if not isinstance(record, Sample):
            return
        if self._database.one(_NUMBER_IN_USE, (record.number,)) is not None:
            told = "Another sample of this vault has this number."
            raise RecordError("sample", [FieldProblem("number", "number_taken", told)])

    def samples(
        self, case: int, *, order: Order = Order.NEWEST, text: str = ""
    ) -> tuple[int, ...]:
        """The sequence of each sample of a case that has all words of `text`, in order.

        Args:
            case: sequence of the case.
            order: in which they are listed.
            text: words of the record as it stands, or of the holder's name.
        """
        newest = list(reversed(self._numbers(case, ("sample",))))
        words = text.casefold().split()
        if order is Order.NEWEST and not words:
            return tuple(newest)
        found = [each for each in self.rows(case, newest) if _has(each, words)]
        if order is not Order.NEWEST:
            found.sort(key=_KEYS[order])
        return tuple(each.sequence for each in found)

    def rows(self, case: int, numbers: Sequence[int]) -> tuple[Thing, ...]:
        """Some things of a case, in the order given.

        Raises:
            EntryAlteredError: a line is no longer what was sealed.
        """
        found = {each.sequence: each for each in self._followed(case, numbers)}
        return tuple(found[each] for each in numbers)

    def of_case(self, case: int) -> tuple[Thing, ...]:
        """Every sample, exhibit and handed over medium of a case, in order.

        Raises:
            EntryAlteredError: a line is no longer what was sealed.
        """
        return self._followed(case, self._numbers(case, ("sample", "exhibit")), with_media=True)

    def _numbers(self, case: int, kinds: Iterable[str]) -> list[int]:
        found = self._database.rows(_OF_KINDS, (case, json.dumps(list(kinds))))
        return [row[0] for row in found]

    def _followed(
        self, case: int, numbers: Iterable[int], *, with_media: bool = False
    ) -> tuple[Thing, ...]:
        register, wanted = self._register, set(numbers)
        about = [register.sealed(each) for each in self._numbers(case, _ABOUT_THINGS)]
        if with_media:
            wanted |= {
                item
                for each in standings(about).values()
                if each.sealed.entry.kind == "transfer" and each.withdrawn_by is None
                for item in _items(each)
                if register.place(item)[0] in HELD
            }
        things = [register.sealed(each) for each in wanted]
        entries = sorted([*about, *things], key=lambda each: each.entry.sequence)
        people = register.people()
        custody = follow_custody(entries, people)
        stand = standings(entries)
        steps: dict[int, list[Handover]] = {}
        for step in custody.handovers:
            steps.setdefault(step.item, []).append(step)
        following = _Following(
            stand, custody.findings, people, self._number_of, self._measured(case)
        )
        return tuple(
            following.thing(sequence, steps.get(sequence, []))
            for sequence in stand
            if sequence in wanted
        )

    def _measured(self, case: int) -> dict[int, set[str]]:
        """Of which analytes of a sample there are results, by the sample's sequence."""
        found: dict[int, set[str]] = {}
        for number in self._numbers(case, ("measurement",)):
            body = self._register.sealed(number).entry.body
            sample, analyte = body.get("sample"), body.get("analyte")
            if not isinstance(sample, int) or not isinstance(analyte, str):
                continue
            if not self._register.is_withdrawn(number):
                found.setdefault(sample, set()).add(analyte)
        return found

    def _number_of(self, sequence: int) -> str:
        """The number of a sample as it stands."""
        sealed = self._register.sealed(sequence)
        stand = standings([sealed, *self._register.corrections(sequence)])
        return str(stand[sequence].body.get("number", ""))


def keepings_in(
    stand: dict[int, Standing], people: People, custody: Custody, item: int
) -> tuple[Keeping, ...]:
    """Through whose hands one thing went, as entries tell it that need not be of a vault.

    The first MOST_KEEPINGS; none where an entry holds no record, as in a stranger's bundle.

    Args:
        stand: the entries as they stand.
        people: those whom they bring in.
        custody: what `follow_custody` says of them.
        item: sequence of the thing.
    """
    steps = [each for each in custody.handovers if each.item == item][:MOST_KEEPINGS]
    about = {f"#{each.transfer}" for each in steps}
    findings = tuple(each for each in custody.findings if each.path in about)
    try:
        return _Following(stand, findings, people, lambda _: "", {}).thing(item, steps).keepings
    except RecordError:
        return ()


@dataclass(frozen=True, slots=True)
class _Following:
    """What is known while the things of a case are followed."""

    stand: dict[int, Standing]
    findings: tuple[Finding, ...]
    people: People
    number_of: Callable[[int], str]
    measured: Mapping[int, set[str]]

    def thing(self, sequence: int, steps: Sequence[Handover]) -> Thing:
        standing = self.stand[sequence]
        record = from_body(standing.sealed.entry.kind, standing.body)
        keepings = [self._first(standing, record), *(self._later(each) for each in steps)]
        seal, kept = "", []
        for number, each in enumerate(keepings):
            later = keepings[number + 1] if number + 1 < len(keepings) else None
            seal = each.seal_number or seal
            until = later.since if later else None
            kept.append(replace(each, until=until, seal_number=seal))
        parent = record.parent if isinstance(record, Sample) else None
        return Thing(
            sequence=sequence,
            digest=standing.sealed.digest,
            record=record,
            is_withdrawn=standing.withdrawn_by is not None,
            keepings=tuple(kept),
            parent_number="" if parent is None else self.number_of(parent),
            holding=self._holding(sequence, record),
        )

    def _holding(self, sequence: int, record: Record) -> tuple[Holding, ...]:
        if not isinstance(record, Sample):
            return ()
        return holding_times().of(record, self.measured.get(sequence, ()))

    def _first(self, standing: Standing, record: Record) -> Keeping:
        sealer, *named = first_holders(standing, self.people)
        seal = standing.body.get("seal_number")
        return Keeping(
            tuple(named) or (sealer,),
            record.occurred_at,
            None,
            seal if isinstance(seal, str) else "",
            sealer,
        )

    def _later(self, step: Handover) -> Keeping:
        standing = self.stand[step.transfer]
        transfer = from_body("transfer", standing.body)
        if not isinstance(transfer, Transfer):
            raise TypeError("the body of a transfer is none")
        row = next(each for each in transfer.items if each.item == step.item)
        where = f"#{step.transfer}"
        of_transfer = [
            each
            for each in self.findings
            if each.path == where and (each.code != _SEAL_BROKEN or row.is_seal_intact is False)
        ]
        return Keeping(
            holders=(step.receiver,),
            since=_moment(step.time),
            until=None,
            seal_number=step.seal_after or step.seal_before,
            came_by=step,
            transfer=transfer,
            row=row,
            faults=(*step.faults, *of_transfer),
        )


_KEYS: Final[dict[Order, Callable[[Thing], Any]]] = {
    Order.NUMBER: lambda each: _sample(each).number,
    Order.POINT: lambda each: _sample(each).point,
    Order.TAKEN: lambda each: _sample(each).sampled_at,
    Order.HOLDER: lambda each: each.now.names,
}


def _sample(thing: Thing) -> Sample:
    if not isinstance(thing.record, Sample):
        raise TypeError("only samples are listed so")
    return thing.record


def _has(thing: Thing, words: Sequence[str]) -> bool:
    text = f"{thing.record.search_text}\n{thing.now.names}".casefold()
    return all(each in text for each in words)


def _items(standing: Standing) -> list[int]:
    rows = standing.body.get("items", ())
    every = rows if isinstance(rows, list | tuple) else ()
    items = (each.get("item") for each in every if isinstance(each, Mapping))
    return [each for each in items if type(each) is int]


def _moment(text: str) -> datetime | None:
    try:
        return read_time(text)
    except TimeTextError:
        return None
