"""Quality control of a case: what was taken and what was needed, and what its results come to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal, InvalidOperation
from functools import lru_cache, partial
from typing import Final, TypeVar

from fieldkit.evidence.kinds import from_body
from fieldkit.evidence.measurements import Measurement
from fieldkit.evidence.overview import Overview
from fieldkit.evidence.quality_rules import Held, QualityRule
from fieldkit.evidence.record import Record
from fieldkit.evidence.samples import Medium, QcKind, Sample, Spike
from fieldkit.reference import tables
from fieldkit.reference.quality import (
    Allowed,
    Figure,
    Judged,
    Value,
    Verdict,
    blank,
    detection_limit,
    deviation,
    in_duplicate,
    recovery,
)
from fieldkit.reference.reported import Qualifier, Reported, read_reported
from fieldkit.reference.rows import Preservation, Source
from fieldkit.reference.tables import PollutantUnknownError
from fieldkit.reference.units import UnitUnknownError

Kind = TypeVar("Kind", bound=Record)

_BLANKS: Final = (QcKind.FIELD_BLANK, QcKind.TRANSPORT_BLANK)
_COUNTED: Final = {
    QcKind.DUPLICATE: Held.DUPLICATES,
    QcKind.FIELD_BLANK: Held.FIELD_BLANKS,
    QcKind.TRANSPORT_BLANK: Held.TRANSPORT_BLANKS,
}


@dataclass(frozen=True, slots=True)
class Check:
    """One figure of quality control.

    Attributes:
        figure: which.
        analyte: as the results call it.
        samples: numbers of the sample and of its duplicate or spike; one for a blank.
        results: sequences of the results it rests on, in the same order.
        judged: what it comes to.
    """

    figure: Figure
    analyte: str
    samples: tuple[str, ...]
    results: tuple[int, ...]
    judged: Judged


@dataclass(frozen=True, slots=True)
class Count:
    """How many samples for quality control were taken on one visit, and how many were needed.

    Attributes:
        inspection: sequence of the visit; None for samples apart from one.
        medium: what was sampled.
        kind: which.
        analyte: of which alone the rule speaks; empty for all.
        samples: ordinary ones that it is counted against.
        taken: how many there are.
        needed: how many have to be; None where no rule is held.
        source: of the rule; empty where none is held.
        entry: sequence of the entry that says so; None for a rule of the tables.
        row: how sure the table's row is; None for what somebody put on record.
    """

    inspection: int | None
    medium: Medium
    kind: QcKind
    analyte: str
    samples: int
    taken: int
    needed: int | None
    source: str
    entry: int | None
    row: Source | None

    @property
    def missing(self) -> int:
        """How many are still to be taken, as far as a rule is held."""
        return max(0, (self.needed or 0) - self.taken)


@dataclass(frozen=True, slots=True)
class CaseQuality:
    """What the quality control of a case comes to.

    Attributes:
        counts: what was taken, by kind; those of single analytes after that.
        checks: duplicates, then spikes, then blanks.
        edition: of the tables.
    """

    counts: tuple[Count, ...]
    checks: tuple[Check, ...]
    edition: str


class QualityControl:
    """Reads the cases of one vault."""

    def __init__(self, overview: Overview) -> None:
        self._overview = overview

    def of_case(self, case: int) -> CaseQuality:
        """What the quality control of a case comes to, as its entries stand now.

        Args:
            case: sequence of the case.

        Raises:
            EntryAlteredError: a line is no longer what was sealed.
        """
        found = self._read(case, "sample", "quality_rule", "measurement")
        return CaseQuality(found.counts(), found.checks(), tables.held().edition)

    def counts(self, case: int) -> tuple[Count, ...]:
        """What was taken and what was needed, without looking at results.

        Args:
            case: sequence of the case.

        Raises:
            EntryAlteredError: a line is no longer what was sealed.
        """
        return self._read(case, "sample", "quality_rule").counts()

    def _read(self, case: int, *kinds: str) -> "_Case":
        standing = {
            each.sequence: from_body(each.kind, each.body)
            for each in self._overview.standing_of(case, kinds)
            if not each.is_withdrawn
        }
        return _Case(
            dict(_of_kind(standing, Sample)),
            _of_kind(standing, Measurement),
            _of_kind(standing, QualityRule),
        )


def doubted_results(
    samples: Mapping[int, Sample],
    results: Iterable[tuple[int, Measurement]],
    rules: Iterable[tuple[int, QualityRule]],
) -> dict[int, tuple[str, ...]]:
    """What quality control says against results: codes of remarks, by the result's sequence.

    A blank speaks against every result for its analyte from the same visit and medium.

    Args:
        samples: of a case, by sequence.
        results: of the case.
        rules: that were put on record in it.
    """
    known = list(results)
    found: dict[int, list[str]] = {}
    for check in _Case(samples, known, rules).checks():
        if check.judged.verdict is not Verdict.OUTSIDE:
            continue
        touched = [check.results[0]]
        if check.figure is Figure.BLANK:
            of_blank = dict(known)[check.results[0]]
            touched = _beside_blank(samples, known, of_blank)
        for each in touched:
            found.setdefault(each, []).append(f"{check.figure.value.upper()}_OUTSIDE")
    return {sequence: tuple(dict.fromkeys(codes)) for sequence, codes in found.items()}


def _beside_blank(
    samples: Mapping[int, Sample], results: Iterable[tuple[int, Measurement]], blank: Measurement
) -> list[int]:
    """Results for the analyte of a blank's result, from ordinary samples taken with it."""
    own = samples[blank.sample or 0]
    code = _code(blank.analyte_code or blank.analyte)
    return [
        sequence
        for sequence, each in results
        if (sample := samples.get(each.sample or 0)) is not None
        and sample.qc_kind is QcKind.NONE
        and (sample.inspection, sample.medium) == (own.inspection, own.medium)
        and _code(each.analyte_code or each.analyte) == code
    ]


class _Case:
    """The samples, results and rules of a case, at hand by what belongs together."""

    def __init__(
        self,
        samples: Mapping[int, Sample],
        results: Iterable[tuple[int, Measurement]],
        rules: Iterable[tuple[int, QualityRule]],
    ) -> None:
        self._samples = samples
        self._rules = list(rules)
        self._results: dict[int, dict[str, tuple[int, Measurement]]] = {}
        for sequence, result in results:
            if result.sample is not None:
                of_sample = self._results.setdefault(result.sample, {})
                of_sample[_code(result.analyte_code or result.analyte)] = sequence, result

    def counts(self) -> tuple[Count, ...]:
        batches: dict[tuple[int | None, Medium], dict[int, Sample]] = {}
        for number, sample in self._samples.items():
            batches.setdefault((sample.inspection, sample.medium), {})[number] = sample
        found: list[Count] = []
        for (inspection, medium), batch in batches.items():
            counting = _Counting(inspection, medium, batch)
            found += [
                counting.of(kind, self._rule(_COUNTED[kind], medium, "")) for kind in _COUNTED
            ]
            found += self._always_in_duplicate(counting)
        return tuple(found)

    def checks(self) -> tuple[Check, ...]:
        found: list[Check] = []
        for kind, figure in ((QcKind.DUPLICATE, Figure.DUPLICATE), (QcKind.SPIKE, Figure.SPIKE)):
            for sequence in self._of(kind):
                found += self._beside(sequence, figure)
        for kind in _BLANKS:
            for sequence in self._of(kind):
                found += self._of_blank(sequence)
        return tuple(found)

    def _of(self, kind: QcKind) -> list[int]:
        return [number for number, each in self._samples.items() if each.qc_kind is kind]

    def _always_in_duplicate(self, counting: "_Counting") -> list[Count]:
        """Analytes of which the tables say that every sample is taken in duplicate."""
        asked: dict[str, tuple[str, Preservation, set[int]]] = {}
        for number, sample in counting.batch.items():
            for analyte in sample.analytes if sample.qc_kind is QcKind.NONE else ():
                code = _code(analyte)
                row = _in_duplicate(sample.medium.value, code)
                if row is not None:
                    asked.setdefault(code, (analyte, row, set()))[2].add(number)
        twins = [
            (each.parent, set(map(_code, each.analytes)))
            for each in counting.batch.values()
            if each.qc_kind is QcKind.DUPLICATE
        ]
        found = []
        for code, (analyte, row, numbers) in asked.items():
            taken = {parent for parent, codes in twins if parent in numbers and code in codes}
            found.append(counting.always(analyte, row, len(numbers), len(taken)))
        return found

    def _beside(self, sequence: int, figure: Figure) -> list[Check]:
        """A duplicate or spike beside its sample: a check for each analyte it was measured for."""
        own = self._samples[sequence]
        parent = self._samples.get(own.parent or 0)
        found = []
        for code, (number, result) in self._results.get(sequence, {}).items():
            first = self._results.get(own.parent or 0, {}).get(code)
            names = ("—" if parent is None else parent.number, own.number)
            if first is None:
                judged = Judged(Verdict.UNJUDGED, ("NO_RESULT",))
                found.append(Check(figure, result.analyte, names, (number,), judged))
                continue
            judged = self._judged(figure, own, code, first[1], result)
            found.append(Check(figure, result.analyte, names, (first[0], number), judged))
        return found

    def _judged(
        self, figure: Figure, own: Sample, code: str, first: Measurement, second: Measurement
    ) -> Judged:
        before, after = _value(first), _value(second)
        if before is None or after is None:
            return Judged(Verdict.UNJUDGED, ("UNIT_UNKNOWN",))
        if figure is Figure.DUPLICATE:
            allowed = self._allowed(Held.DEVIATION, own.medium, code)
            return deviation(before, after, allowed, is_ph=code == "ph")
        added = _added(own.spikes, code)
        if added is None:
            return Judged(Verdict.UNJUDGED, ("ADDED_NOT_STATED",))
        return recovery(before, after, added, self._allowed(Held.RECOVERY, own.medium, code))

    def _of_blank(self, sequence: int) -> list[Check]:
        sample = self._samples[sequence]
        found = []
        for code, (number, result) in self._results.get(sequence, {}).items():
            value = _value(result)
            if value is None:
                judged = Judged(Verdict.UNJUDGED, ("UNIT_UNKNOWN",))
            else:
                judged = blank(value, _limit(sample, code, result))
            checked = (sample.number,)
            found.append(Check(Figure.BLANK, result.analyte, checked, (number,), judged))
        return found

    def _allowed(self, held: Held, medium: Medium, code: str) -> Allowed | None:
        found = self._rule(held, medium, code)
        if found is None:
            return None
        entry, said = found
        return Allowed(said.low, said.high, said.source, entry)

    def _rule(self, held: Held, medium: Medium, code: str) -> tuple[int, QualityRule] | None:
        """The rule that speaks most closely of an analyte in a medium; of equal ones the newest.

        Args:
            held: what is held to it.
            medium: what was sampled.
            code: of the analyte; empty for what is counted whatever is measured.
        """
        fitting = [
            (number, each)
            for number, each in self._rules
            if each.held is held
            and each.medium in {None, medium}
            and (each.analyte is None or _code(each.analyte) == code)
        ]
        return max(
            fitting,
            key=lambda each: (each[1].analyte is not None, each[1].medium is not None, each[0]),
            default=None,
        )


@dataclass(frozen=True, slots=True)
class _Counting:
    """The samples of one medium that were taken on one visit."""

    inspection: int | None
    medium: Medium
    batch: Mapping[int, Sample]

    def of(self, kind: QcKind, rule: tuple[int, QualityRule] | None) -> Count:
        """How many of a kind there are, and have to be by a rule that was put on record."""
        ordinary, taken = (
            sum(each.qc_kind is wanted for each in self.batch.values())
            for wanted in (QcKind.NONE, kind)
        )
        count = partial(Count, self.inspection, self.medium, kind, "", ordinary, taken)
        if rule is None:
            return count(None, "", None, None)
        entry, said = rule
        least = said.low or Decimal(0)
        if kind is QcKind.DUPLICATE:
            least = least * ordinary / 100  # a share in percent
        needed = int(least.to_integral_value(ROUND_CEILING)) if ordinary else 0
        return count(needed, said.source, entry, None)

    def always(self, analyte: str, row: Preservation, samples: int, taken: int) -> Count:
        """An analyte for which every sample is taken in duplicate."""
        source = f"{row.standard_id} {row.table}"
        return Count(
            self.inspection, self.medium, QcKind.DUPLICATE, analyte, samples, taken, samples,
            source, None, row.source,
        )  # fmt: skip


def _of_kind(standing: Mapping[int, Record], kind: type[Kind]) -> list[tuple[int, Kind]]:
    return [
        (sequence, record) for sequence, record in standing.items() if isinstance(record, kind)
    ]


@lru_cache(maxsize=1024)
def _in_duplicate(medium: str, code: str) -> Preservation | None:
    return in_duplicate(tables.held(), medium, code)


@lru_cache(maxsize=4096)
def _code(analyte: str) -> str:
    """The pollutant's code; the name itself where the tables do not know it."""
    try:
        return tables.held().pollutant(analyte).code
    except PollutantUnknownError:
        return analyte.strip()


def _value(result: Measurement) -> Value | None:
    """A result for the arithmetic; None where the tables do not know its unit."""
    try:
        unit = tables.held().units.find(result.unit)
    except UnitUnknownError:
        return None
    try:
        limit = None if result.detection_limit is None else Decimal(result.detection_limit)
    except InvalidOperation:
        limit = read_reported(result.detection_limit or "").value
    return Value(result.reading, unit, limit)


def _added(spikes: Iterable[Spike], code: str) -> Value | None:
    """What was added of an analyte; None where that is not on record, or in a strange unit."""
    for each in spikes:
        if _code(each.analyte) == code:
            try:
                return Value(read_reported(each.added), tables.held().units.find(each.unit))
            except UnitUnknownError:
                return None
    return None


def _limit(sample: Sample, code: str, result: Measurement) -> Value | None:
    """The detection limit of the method that a result names, by the tables."""
    row = detection_limit(tables.held(), sample.medium.value, code, result.method or "")
    if row is None or row.detection_limit is None or row.unit is None:
        return None
    text = str(row.detection_limit)
    return Value(Reported(text, Qualifier.EQUAL, row.detection_limit), row.unit)
