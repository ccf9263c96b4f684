"""One result held against its limit and the criminal thresholds: the calculator of the screens.

What comes out screens for a decision to transfer. It is MET, REVIEW, NOT_MET or NOT_APPLICABLE
for a clause, with the arithmetic; it never says that anybody is guilty.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from fieldkit.reference.comparison import Comparison, Compliance, compare
from fieldkit.reference.facts import Facts
from fieldkit.reference.limits import Wanted, find_limit, fits, has_stricter_own, is_taken_at
from fieldkit.reference.reported import Qualifier, Reported, read_reported
from fieldkit.reference.rows import Limit
from fieldkit.reference.statutes import Multiple, Outcome, Screened, Statutes, leading, screen
from fieldkit.reference.tables import Reference

_PERSISTENT: Final = "持久性有机污染物"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A result and what is known of its sample.

    Attributes:
        wanted: which limit it is held against, with day, point and way of sampling.
        value: exactly as reported.
        unit: of the value.
        detection_limit: of the method in `unit`, for values reported as 未检出 alone.
        doubts: codes of what speaks against the result, or the sample being what it is said to be.
    """

    wanted: Wanted
    value: str
    unit: str
    detection_limit: Decimal | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnderLaw:
    """What an interpretation comes to.

    Attributes:
        instrument: its number; None if none is held for the day.
        is_of_act: it held at the time of the act; else it is the one of today.
        outcome: for its leading clause; None if nothing that was stated bears on a clause.
        reason: code, where the outcome is NOT_APPLICABLE.
        lead: the clause that stands for all.
        screened: every clause to which something was stated.
        arithmetic: of the metal clause, in lines.
    """

    instrument: str | None
    is_of_act: bool
    outcome: Outcome | None
    reason: str
    lead: Screened | None
    screened: tuple[Screened, ...]
    arithmetic: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What assessing comes to.

    Attributes:
        reported: the value as read; None where facts alone were assessed.
        limit: that it was held against, if one holds.
        candidates: the limits between which a person has to choose, if so.
        comparison: with the limit.
        outcome: of the law at the act and of today's together; None if no clause was touched.
        laws: the interpretation at the act, then today's where it is another.
        warnings: codes, in the order in which they arose, each once.
        edition: of the tables it rests on.
    """

    reported: Reported | None
    limit: Limit | None
    candidates: tuple[Limit, ...]
    comparison: Comparison
    outcome: Outcome | None
    laws: tuple[UnderLaw, ...]
    warnings: tuple[str, ...]
    edition: str

    @property
    def lead(self) -> Screened | None:
        """The clause that stands for all, of the law at the act."""
        return self.laws[0].lead if self.laws else None

    @property
    def arithmetic(self) -> tuple[str, ...]:
        """Every step, in lines."""
        lines = list(self.comparison.arithmetic)
        for law in self.laws:
            lines += [f"{law.instrument}: {each}" for each in law.arithmetic]
            for each in law.screened:
                said = "; ".join(each.arithmetic)
                if said:
                    lines.append(f"{law.instrument} {each.rule.clause}: {said}: {each.outcome}")
        return tuple(lines)


@dataclass
class _Remarks:
    """Codes in the order in which they arise."""

    codes: list[str] = field(default_factory=list)

    def add(self, *codes: str) -> None:
        self.codes += [code for code in codes if code and code not in self.codes]


def assess(
    result: Result | None,
    *,
    reference: Reference,
    statutes: Statutes,
    act: date,
    today: date,
    facts: Facts | None = None,
) -> Assessment:
    """What a result, and facts beside it, come to.

    Args:
        result: None to assess facts alone.
        reference: the tables.
        statutes: the criminal clauses.
        act: day of the act; of a continuing act, its end.
        today: the day whose law may be the more favourable one.
        facts: what else is known.

    Raises:
        ReportedError: the value cannot be read.
        UnitUnknownError: the unit is none.
        PollutantUnknownError: the pollutant is none.
    """
    remarks = _Remarks()
    metal = _NoMetal() if result is None else _Metal(result, reference, remarks)
    laws = [_under(statutes, act, metal, facts or {}, is_of_act=True)]
    if statutes.instrument(today) not in {None, laws[0].instrument}:
        laws.append(_under(statutes, today, metal, facts or {}, is_of_act=False))
    if laws[0].instrument is None:
        remarks.add("NO_INSTRUMENT_HELD")
    elif laws[0].outcome is Outcome.NOT_APPLICABLE:
        remarks.add(laws[0].reason)
    outcome, is_to_check = _combined(laws)
    if is_to_check:
        remarks.add("FAVOURABLE_LAW_CHECK")
    return Assessment(
        reported=metal.reported,
        limit=metal.limit,
        candidates=metal.candidates,
        comparison=metal.comparison,
        outcome=outcome,
        laws=tuple(laws),
        warnings=tuple(remarks.codes),
        edition=reference.edition,
    )


class _NoMetal:
    """Stands for the result where there is none."""

    reported: Reported | None = None
    limit: Limit | None = None
    candidates: tuple[Limit, ...] = ()
    comparison = Comparison(Compliance.NO_LIMIT)

    def outcome(
        self, _statutes: Statutes, _day: date
    ) -> tuple[Multiple | None, Outcome | None, str, tuple[str, ...]]:
        """Nothing to say."""
        return None, None, "", ()


class _Metal(_NoMetal):
    """The result, its limit, and what hinders or weakens a metal clause."""

    def __init__(self, result: Result, reference: Reference, remarks: _Remarks) -> None:
        self.reported = read_reported(result.value)
        unit = reference.units.find(result.unit)
        self._pollutant = reference.pollutant(result.wanted.pollutant)
        wanted = replace(result.wanted, pollutant=self._pollutant.code)
        found = find_limit(reference, wanted)
        self.limit, self.candidates = found.limit, found.candidates
        self._missing = found.reason
        self._is_weak = bool(result.doubts)
        remarks.add(*result.doubts)
        if found.limit is None:
            remarks.add(found.reason)
            state = Compliance.UNDETERMINED if found.candidates else Compliance.NO_LIMIT
            self.comparison = Comparison(state)
            return
        self.comparison = compare(self.reported, unit, found.limit, result.detection_limit)
        remarks.add(*self.comparison.reasons)
        self._mind(found.limit, wanted, remarks)
        if has_stricter_own(reference, wanted, found.limit):
            remarks.add("STRICTER_OWN_LIMIT")

    def _mind(self, limit: Limit, wanted: Wanted, remarks: _Remarks) -> None:
        """What weakens the evidence: point, way of sampling; and what else is to be known."""
        if not limit.is_of_emission:
            remarks.add("NOT_EMISSION_STANDARD")
        # First class is a notion of wastewater alone.
        if limit.medium == "wastewater" and limit.point == "workshop_outlet":
            if not is_taken_at(limit, wanted.point):
                remarks.add("FIRST_CLASS_NOT_AT_WORKSHOP")
                self._is_weak = True
            if wanted.point is None:
                remarks.add("POINT_NOT_STATED")
        fitting = fits(limit, wanted.mode)
        if "VALUE_IS_RANGE" in self.comparison.reasons:
            self._is_weak = True
        if fitting is False:
            remarks.add("AVERAGING_MISMATCH")
            self._is_weak = True
            if wanted.mode is None:
                remarks.add("MODE_NOT_STATED")
        elif fitting is None and limit.is_of_emission:
            remarks.add("AVERAGING_NOT_STATED")
        if limit.superseded_by:
            remarks.add("SUPERSEDED_IN_PART")
        if limit.source.needs_checking:
            remarks.add("SOURCE_NEEDS_CHECKING")

    def outcome(
        self, statutes: Statutes, day: date
    ) -> tuple[Multiple | None, Outcome | None, str, tuple[str, ...]]:
        """The multiple that held, the outcome, the reason if none applies, the arithmetic."""
        hindrance = self._hindrance()
        if hindrance:
            return None, Outcome.NOT_APPLICABLE, hindrance, ()
        multiple = statutes.multiple(self._pollutant.code, day)
        is_doubtful = False
        if multiple is None and self._may_count_as_metal:
            multiple = statutes.open_multiple(day)
            is_doubtful = multiple is not None and self._pollutant.note != _PERSISTENT
        ratio, exceedance = self.comparison.ratio, self.comparison.exceedance
        if multiple is None or ratio is None or exceedance is None:
            reason = "NOT_A_LISTED_METAL" if multiple is None else "NO_MULTIPLE"
            return None, Outcome.NOT_APPLICABLE, reason, ()
        return multiple, *self._count(multiple, ratio, exceedance, is_doubtful=is_doubtful)

    def _count(
        self, multiple: Multiple, ratio: Fraction, exceedance: Fraction, *, is_doubtful: bool
    ) -> tuple[Outcome, str, tuple[str, ...]]:
        times = Fraction(multiple.times)
        readings = (("(C-S)/S", exceedance), ("C/S", ratio))
        told = "; ".join(
            f"{name} {'≥' if value >= times else '<'} {multiple.times:f}"
            for name, value in readings
        )
        if exceedance >= times:
            outcome = Outcome.MET
        elif ratio >= times or self._is_bound:
            outcome = Outcome.REVIEW
        else:
            outcome = Outcome.NOT_MET
        if outcome is Outcome.MET and (self._is_weak or is_doubtful):
            outcome = Outcome.REVIEW
        return outcome, "", (f"N = {multiple.times:f}: {told}: {outcome}",)

    def _hindrance(self) -> str:
        """The first condition of a metal clause that is not there, as a code."""
        if "UNIT_INCOMPATIBLE" in self.comparison.reasons:
            return "UNIT_INCOMPATIBLE"
        if self.limit is None:
            return self._missing
        if not self.limit.is_of_emission:
            return "NOT_EMISSION_STANDARD"
        if "ND_LIMIT" in self.comparison.reasons:
            return "ND_LIMIT"
        is_below = self.reported is not None and self.reported.below_detection
        if is_below and self._pollutant.code != "ph":  # "<2" of pH is no detection limit
            is_coarse = "DL_ABOVE_LIMIT" in self.comparison.reasons
            return "DL_ABOVE_LIMIT" if is_coarse else "BELOW_DETECTION"
        return ""

    @property
    def _may_count_as_metal(self) -> bool:
        return self._pollutant.category == "heavy_metal" or self._pollutant.note == _PERSISTENT

    @property
    def _is_bound(self) -> bool:
        """Whether the true value may be higher than the one reported."""
        return self.reported is not None and self.reported.qualifier in {
            Qualifier.MORE,
            Qualifier.AT_LEAST,
        }


def _under(
    statutes: Statutes, day: date, metal: _NoMetal, facts: Facts, *, is_of_act: bool
) -> UnderLaw:
    instrument = statutes.instrument(day)
    if instrument is None:
        return UnderLaw(
            None, is_of_act, Outcome.NOT_APPLICABLE, "NO_INSTRUMENT_HELD", None, (), ()
        )
    multiple, outcome, reason, arithmetic = metal.outcome(statutes, day)
    metals = {multiple.rule: outcome} if multiple is not None and outcome is not None else {}
    screened = screen(statutes, day, facts, metals)
    lead = leading(screened)
    if lead is not None:
        outcome, reason = lead.outcome, ""
    return UnderLaw(instrument, is_of_act, outcome, reason, lead, screened, arithmetic)


def _combined(laws: list[UnderLaw]) -> tuple[Outcome | None, bool]:
    """One outcome of two laws, and whether the more favourable one is to be looked for.

    The law of the act governs unless the new one is more favourable (2001 规定 on the time
    effect of interpretations, items 2 and 3); how outcomes combine is our cautious reading.
    """
    old = laws[0]
    if len(laws) == 1 or old.outcome in {None, Outcome.NOT_APPLICABLE}:
        return old.outcome, False
    new = laws[1]
    if old.outcome is Outcome.MET and new.outcome is Outcome.MET:
        ranks = {law.lead.rule.rank for law in laws if law.lead is not None}
        return Outcome.MET, len(ranks) > 1
    if old.outcome is Outcome.MET:
        return Outcome.REVIEW, True
    return old.outcome, new.outcome is not old.outcome
