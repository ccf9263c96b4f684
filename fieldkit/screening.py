"""A whole case screened: each result against its limit, the sums against the thresholds.

Which standard holds is for people to say, by an entry "applicable standard". What comes out
helps to decide on a transfer; it finds nobody guilty.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Final, TypeVar

from fieldkit.clock import Clock
from fieldkit.evidence.bases import Basis
from fieldkit.evidence.cases import Case
from fieldkit.evidence.holding import holding_times
from fieldkit.evidence.kinds import from_body
from fieldkit.evidence.measurements import Measurement
from fieldkit.evidence.quality_rules import QualityRule
from fieldkit.evidence.quantities import Quantity
from fieldkit.evidence.record import Record
from fieldkit.evidence.register import Register
from fieldkit.evidence.samples import PointType, QcKind, Sample, SamplingMode
from fieldkit.evidence.versions import OwnRules, Unusable, own_rules
from fieldkit.evidence.waste_totals import WasteTotals, waste_totals
from fieldkit.ledger.chain import CORRECTIONS
from fieldkit.ledger.standing import standings
from fieldkit.quality import doubted_results
from fieldkit.reference import statutes, tables
from fieldkit.reference.assessment import Assessment, Result, UnderLaw, assess
from fieldkit.reference.comparison import Compliance
from fieldkit.reference.facts import Fact, Facts
from fieldkit.reference.limits import Mode, Wanted
from fieldkit.reference.statutes import Outcome
from fieldkit.reference.tables import PollutantUnknownError, Reference
from fieldkit.reference.units import UnitUnknownError

Kind = TypeVar("Kind", bound=Record)

TONNES: Final = "hazardous_waste_illegal_tonnes"
_DAY: Final = timedelta(hours=23, minutes=30)  # a composite sample ends a little early
_HOUR: Final = (timedelta(minutes=45), timedelta(minutes=75))
_SCREENED: Final = frozenset(
    {"basis", "case", "measurement", "quality_rule", "quantity", "sample"}
)
_OVER_TIME: Final = frozenset(
    {SamplingMode.TIME_COMPOSITE, SamplingMode.FLOW_COMPOSITE, SamplingMode.CONTINUOUS}
)
# Sampling points as people record them, and the points of the standards that this is.
_POINTS: Final = {
    PointType.STACK: "stack_outlet",
    PointType.BOUNDARY: "plant_boundary",
    PointType.SOIL_POINT: "soil_point",
}


@dataclass(frozen=True, slots=True)
class ScreenedResult:
    """What a result comes to.

    Attributes:
        sequence: of its entry.
        result: as it stands.
        sample: of its sample, as it stands; None without one.
        basis: sequence of the entry that says which standard holds; None without one.
        assessment: what it comes to; None where it cannot be assessed.
        reason: code of why not; empty otherwise.
    """

    sequence: int
    result: Measurement
    sample: Sample | None
    basis: int | None
    assessment: Assessment | None
    reason: str


@dataclass(frozen=True, slots=True)
class ScreenedCase:
    """What a case comes to.

    Attributes:
        results: in the order of their entries; blanks and other quality control left out.
        quantities: in the order of their entries.
        waste: mass of hazardous waste, summed from quantities with a waste code.
        facts: what the sums and people's statements come to beside the results.
        laws: by the case's facts: the interpretation at the act, then today's if another.
        outcome: the weightiest of all results and facts; None if nothing was screened.
        edition: of the tables.
        screened_at: when, as the clock has it.
        unusable: of the agency's own standards and outlets, what could not be used.
    """

    results: tuple[ScreenedResult, ...]
    quantities: tuple[tuple[int, Quantity], ...]
    waste: WasteTotals
    facts: Facts
    laws: tuple[UnderLaw, ...]
    outcome: Outcome | None
    edition: str
    screened_at: datetime
    unusable: tuple[Unusable, ...] = ()

    @property
    def tonnes(self) -> Fraction | None:
        """Of hazardous waste in all; None if there is none that can be summed."""
        return None if self.waste.whole is None else self.waste.whole.tonnes

    @property
    def warnings(self) -> tuple[str, ...]:
        """Codes of what is to be minded about the sums."""
        whole = self.waste.whole
        is_sum = whole is not None and self.facts.get(TONNES) == whole.fact
        found = ["WASTE_TAKEN_AS_ILLEGAL"] if is_sum else []
        if is_sum and self.waste.uncertain:
            found.append("WASTE_WITHOUT_UNCERTAINTY")
        return tuple(found)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many results come to each compliance; "not_assessed" for those without one."""
        return Counter(
            "not_assessed"
            if each.assessment is None
            else each.assessment.comparison.compliance.value
            for each in self.results
        )

    @property
    def highest(self) -> Fraction | None:
        """The highest (C-S)/S of the results above their limit; None where none is told."""
        comparisons = (
            each.assessment.comparison for each in self.results if each.assessment is not None
        )
        told = [
            each.exceedance
            for each in comparisons
            if each.compliance is Compliance.FAILS and each.exceedance is not None
        ]
        return max(told, default=None)

    def clauses(self, outcome: Outcome) -> tuple[str, ...]:
        """The clauses, with their interpretation, that lead with that outcome; each once.

        A clause counts by the weightiest of its outcomes: what is met once need not be reviewed.
        """
        leads = [law.lead for law in self.laws[:1]]
        leads += [each.assessment.lead for each in self.results if each.assessment is not None]
        found: dict[str, set[Outcome]] = {}
        for lead in leads:
            if lead is not None:
                name = f"{lead.rule.instrument} {lead.rule.clause}"
                found.setdefault(name, set()).add(lead.outcome)
        return tuple(name for name, each in found.items() if _weightiest(each) is outcome)


class Screening:
    """Screens the cases of one vault."""

    def __init__(self, register: Register, clock: Clock) -> None:
        self._register = register
        self._clock = clock

    def of_case(self, case: int, facts: Facts | None = None) -> ScreenedCase:
        """What a case comes to, as its entries stand now.

        Args:
            case: sequence of the case.
            facts: what people state beside; the tonnes they state go before the sum.

        Raises:
            NoSuchCaseError: there is no such case.
            EntryAlteredError: a line is no longer what was sealed.
        """
        standing = self._standing(case)
        bases = list(_of_kind(standing, Basis))
        now = self._clock.read().wall
        today = now.date()
        rules = own_rules(self._register)
        parties = [each.party for _, each in _of_kind(standing, Case)]
        reference, unusable = rules.added_to(tables.held(), next(iter(parties), None))
        samples = dict(_of_kind(standing, Sample))
        doubted = doubted_results(
            samples, _of_kind(standing, Measurement), _of_kind(standing, QualityRule)
        )
        ground = _Ground(samples, bases, reference, rules, today, doubted)
        results = tuple(
            ground.screened(sequence, result)
            for sequence, result in _of_kind(standing, Measurement)
            if not ground.is_control(result)
        )
        quantities = _of_kind(standing, Quantity)
        waste = waste_totals(quantities, tables.held().units)
        known: dict[str, Fact] = {} if waste.whole is None else {TONNES: waste.whole.fact}
        known.update(facts or {})
        act = _end_of_act(bases, results, today)
        whole = _facts_alone(known, act, today)
        outcomes = [each.assessment.outcome for each in results if each.assessment is not None]
        return ScreenedCase(
            results=results,
            quantities=tuple(quantities),
            waste=waste,
            facts=known,
            laws=() if whole is None else whole.laws,
            outcome=_weightiest([*outcomes, None if whole is None else whole.outcome]),
            edition=reference.edition,
            screened_at=now,
            unusable=unusable,
        )

    def _standing(self, case: int) -> dict[int, Record]:
        entries = self._register.case_entries(case, _SCREENED | CORRECTIONS)
        return {
            sequence: from_body(each.sealed.entry.kind, each.body)
            for sequence, each in standings(entries).items()
            if each.sealed.entry.kind in _SCREENED and each.withdrawn_by is None
        }


def _of_kind(standing: Mapping[int, Record], kind: type[Kind]) -> list[tuple[int, Kind]]:
    return [
        (sequence, record) for sequence, record in standing.items() if isinstance(record, kind)
    ]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the results of a case are held against.

    Attributes:
        samples: of the case, by their entries.
        bases: which standards hold, with their entries.
        reference: the tables, with what the agency has added to them for this party.
        rules: the agency's own standards and outlets.
        today: as the clock has it.
        doubted: what quality control says against results, by their entries.
    """

    samples: Mapping[int, Sample]
    bases: Sequence[tuple[int, Basis]]
    reference: Reference
    rules: OwnRules
    today: date
    doubted: Mapping[int, tuple[str, ...]]

    def is_control(self, result: Measurement) -> bool:
        """Whether it is of a blank, duplicate or spike, which say nothing of the discharge."""
        sample = self.samples.get(result.sample or 0)
        return sample is not None and sample.qc_kind is not QcKind.NONE

    def screened(self, sequence: int, result: Measurement) -> ScreenedResult:
        """What one result comes to."""
        sample = self.samples.get(result.sample or 0)
        day = _day(result, sample)
        found = _basis(result, sample, self.bases)
        if found is None or day is None:
            reason = "NO_BASIS" if found is None else "NO_DAY"
            return ScreenedResult(sequence, result, sample, None, None, reason)
        number, basis = found
        try:
            assessment = assess(
                self._question(sequence, result, sample, basis, day),
                reference=self.reference,
                statutes=statutes.held(),
                act=basis.act_ended_on or day,
                today=self.today,
            )
        except PollutantUnknownError:
            return ScreenedResult(sequence, result, sample, number, None, "POLLUTANT_UNKNOWN")
        except UnitUnknownError:
            return ScreenedResult(sequence, result, sample, number, None, "UNIT_UNKNOWN")
        return ScreenedResult(sequence, result, sample, number, assessment, "")

    def _question(
        self,
        sequence: int,
        result: Measurement,
        sample: Sample | None,
        basis: Basis,
        day: date,
    ) -> Result:
        outlet, doubts = self._outlet(sample, day)
        point = None if sample is None else sample.point_type
        wanted = Wanted(
            pollutant=result.analyte_code or result.analyte,
            day=day,
            standard=basis.standard,
            table=basis.table,
            class_grade=basis.class_grade,
            scope=basis.limit_scope,
            medium=basis.medium.value if basis.medium.value in self.reference.media else None,
            point=None if point is None else _POINTS.get(point, point.value),
            mode=None if sample is None else mode_of(sample),
            outlet=outlet,
            entry=basis.own_standard,
        )
        try:
            detection = None if result.detection_limit is None else Decimal(result.detection_limit)
        except InvalidOperation:
            detection = None  # such as "<0.01": no plain number to hold against the limit
        return Result(
            wanted=wanted,
            value=result.value,
            unit=result.unit,
            detection_limit=detection,
            doubts=(*doubts, *self.doubted.get(sequence, ()), *_late(result, sample)),
        )

    def _outlet(self, sample: Sample | None, day: date) -> tuple[str | None, tuple[str, ...]]:
        """The number of the sample's outlet, and what speaks against it being that one."""
        if sample is None:
            return None, ()
        if sample.own_point is None:
            return sample.outlet_number, ()
        point = self.rules.point(sample.own_point, day)
        if point is None:
            return sample.outlet_number, ("POINT_NOT_IN_USE",)
        differs = point.record.point_type is not sample.point_type
        return point.record.number, ("POINT_DIFFERS",) if differs else ()


def _late(result: Measurement, sample: Sample | None) -> tuple[str, ...]:
    """The code that says that a sample had waited longer than it may."""
    if sample is None or result.analysed_at is None:
        return ()
    holding = holding_times().of_analyte(sample, result.analyte)
    is_of_analysis = holding is not None and holding.ends_with == "analysis"
    is_late = holding is not None and result.analysed_at > holding.until
    return ("HOLDING_TIME_PAST",) if is_of_analysis and is_late else ()


def mode_of(sample: Sample) -> Mode | None:
    """How a sample was taken, as the averaging of limits asks; None where that is open.

    Composites and continuous samples count by how long they were taken: about a day, or an hour.
    """
    if sample.mode is SamplingMode.GRAB:
        return Mode.GRAB
    if sample.mode not in _OVER_TIME or sample.ended_at is None:
        return None
    took = sample.ended_at - sample.sampled_at
    if took >= _DAY:
        return Mode.COMPOSITE
    return Mode.HOURLY_MEAN if _HOUR[0] <= took <= _HOUR[1] else None


def _day(result: Measurement, sample: Sample | None) -> date | None:
    """The day of sampling, where the sample was; that of the reading where there is none."""
    moment = sample.sampled_at if sample is not None else result.analysed_at
    return None if moment is None else moment.date()


def _basis(
    result: Measurement, sample: Sample | None, bases: Iterable[tuple[int, Basis]]
) -> tuple[int, Basis] | None:
    """The newest entry for the point, else the newest one for all points of the medium."""
    point = result.point if sample is None else sample.point
    fitting = [
        (number, basis)
        for number, basis in bases
        if (sample is None or basis.medium is sample.medium) and basis.point in {None, point}
    ]
    return max(fitting, key=lambda each: (each[1].point is not None, each[0]), default=None)


def _end_of_act(
    bases: Iterable[tuple[int, Basis]], results: Iterable[ScreenedResult], today: date
) -> date:
    """The day that chooses the law for sums: what was said, else the last day of sampling."""
    said = [each.act_ended_on for _, each in bases if each.act_ended_on is not None]
    days = [_day(each.result, each.sample) for each in results]
    return max(said or [day for day in days if day is not None], default=today)


def _facts_alone(facts: Facts, act: date, today: date) -> Assessment | None:
    if not facts:
        return None
    return assess(
        None,
        reference=tables.held(),
        statutes=statutes.held(),
        act=act,
        today=today,
        facts=facts,
    )


def _weightiest(outcomes: Iterable[Outcome | None]) -> Outcome | None:
    found = set(outcomes)
    return next((each for each in Outcome if each in found), None)
