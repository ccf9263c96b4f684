"""Quality control (质控): duplicates, blanks and spikes, each with its arithmetic and its rule.

Arithmetic is exact. A value below detection is never replaced by half of its limit or by nothing:
it stands for anything from 0 to the detection limit. So a figure may be a range, and it is within
or outside of what is allowed only where both of its ends are. The tables hold no allowed ranges
for duplicates and spikes: whoever knows one for the method puts it on record with its source.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from fieldkit.reference.bottles import rules_of
from fieldkit.reference.reported import Qualifier, Reported
from fieldkit.reference.rows import Method, Preservation
from fieldkit.reference.tables import Reference
from fieldkit.reference.units import Unit, UnitIncompatibleError, convert, plain, text_of

_LOGARITHMIC: Final = "sound_level"
_IN_DUPLICATE: Final = "所有样品均采集平行样"  # the words of HJ 91.1-2019, table A.1

REMARKS: Final[Mapping[str, str]] = {
    "NO_RULE_HELD": "No rule is held for this; put the one that holds on record.",
    "BOTH_BELOW_DETECTION": "Both values are below detection; no deviation can be told.",
    "DEPENDS_BELOW_DETECTION": "It depends on what lies below detection.",
    "DETECTION_LIMIT_NOT_STATED": "Not detected, without a detection limit; ask for it.",
    "DETECTION_LIMIT_FROM_TABLES": "The detection limit is that of the method in the tables, not "
    "the laboratory's own.",
    "VALUE_IS_BOUND": "The value is a bound; the true value may lie beyond it.",
    "VALUE_IS_RANGE": "The value is a range of readings.",
    "NO_RELATIVE_DEVIATION": "A relative deviation means nothing for this property.",
    "BOTH_ZERO": "Both values are zero.",
    "UNIT_UNKNOWN": "The tables do not know this unit.",
    "UNIT_INCOMPATIBLE": "The units measure different things.",
    "ADDED_NOT_STATED": "How much was added is not on record.",
    "NO_RESULT": "No result of the other sample is on record.",
}


class Figure(StrEnum):
    """What is judged."""

    DUPLICATE = "duplicate"  # relative deviation of two values, |a-b|/(a+b)
    SPIKE = "spike"  # recovery of what was added, (spiked-unspiked)/added
    BLANK = "blank"  # whether something is found where nothing should be


class Verdict(StrEnum):
    """What it comes to."""

    WITHIN = "within"
    OUTSIDE = "outside"
    UNJUDGED = "unjudged"  # the remarks say why


@dataclass(frozen=True, slots=True)
class Allowed:
    """What is allowed, and who says so.

    Attributes:
        low: percent; None without a lower end.
        high: percent; None without an upper end.
        source: standard with clause, or another text, as stated.
        entry: sequence of the entry by which somebody put it on record.
    """

    low: Decimal | None
    high: Decimal | None
    source: str
    entry: int

    @property
    def told(self) -> str:
        """The range, such as "≤ 10 %" or "80~120 %"."""
        low, high = (None if each is None else plain(each) for each in (self.low, self.high))
        if low is not None and high is not None:
            return f"{low}~{high} %"
        return f"≥ {low} %" if high is None else f"≤ {high} %"


@dataclass(frozen=True, slots=True)
class Value:
    """A result as it goes into the arithmetic.

    Attributes:
        reported: as reported.
        unit: of it.
        detection_limit: in the same unit, where known.
    """

    reported: Reported
    unit: Unit
    detection_limit: Decimal | None = None

    @property
    def told(self) -> str:
        """As reported, with its unit."""
        return f"{self.reported.text} {self.unit.name}"


@dataclass(frozen=True, slots=True)
class Judged:
    """A figure and what it comes to.

    Attributes:
        verdict: whether it is within what is allowed.
        remarks: codes of `REMARKS`.
        arithmetic: each step in one line.
        low: the figure in percent, or the least that it can be; None where there is none.
        high: the most that it can be; the same as `low` where all values are above detection.
        allowed: the rule that was applied; None where none is held.
    """

    verdict: Verdict
    remarks: tuple[str, ...] = ()
    arithmetic: tuple[str, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None
    allowed: Allowed | None = None


def deviation(one: Value, other: Value, allowed: Allowed | None, *, is_ph: bool = False) -> Judged:
    """The relative deviation of a duplicate, |a-b|/(a+b), in percent.

    Args:
        one: of the sample.
        other: of its duplicate.
        allowed: how far it may go; None where no rule is held.
        is_ph: whether they are pH, of which only the difference is told.
    """
    found = _ends(one, other, one.unit)
    if isinstance(found, str):
        return _open(found, f"a = {one.told}, b = {other.told}")
    (a, b) = found
    unit = one.unit.name
    said = f"a = {_told(one, a, unit)}, b = {_told(other, b, unit)}"
    if is_ph or one.unit.dimension == _LOGARITHMIC:
        if a.is_point and b.is_point:
            apart = f"|a-b| = {text_of(abs(a.low - b.low))}"
            return _open("NO_RELATIVE_DEVIATION", said, apart)
        return _open("NO_RELATIVE_DEVIATION", said)
    if one.reported.below_detection and other.reported.below_detection:
        return _open("BOTH_BELOW_DETECTION", said)
    if a.high + b.high == 0:
        return _open("BOTH_ZERO", said)
    low, high = _deviations(a, b)
    if a.is_point and b.is_point:
        step = (
            f"|a-b|/(a+b) = |{text_of(a.low)} - {text_of(b.low)}| / "
            f"({text_of(a.low)} + {text_of(b.low)}) × 100 % = {text_of(high)} %"
        )
    else:
        step = f"|a-b|/(a+b) × 100 % = {text_of(low)}~{text_of(high)} %"
    return _judged(low, high, allowed, (said, step))


def recovery(unspiked: Value, spiked: Value, added: Value, allowed: Allowed | None) -> Judged:
    """The recovery of a spike, (spiked - unspiked)/added, in percent.

    Args:
        unspiked: of the sample itself.
        spiked: of the sample with what was added.
        added: what was added, as the concentration it makes in the sample.
        allowed: between what it may lie; None where no rule is held.
    """
    found = _ends(unspiked, spiked, spiked.unit)
    more = _ends(added, added, spiked.unit)
    said = f"c0 = {unspiked.told}, c1 = {spiked.told}, c+ = {added.told}"
    if isinstance(found, str):
        return _open(found, said)
    if isinstance(more, str) or not more[0].is_point or more[0].low <= 0:
        return _open(more if isinstance(more, str) else "ADDED_NOT_STATED", said)
    before, after = found
    plus = more[0].low
    low, high = ((end * 100) / plus for end in (after.low - before.high, after.high - before.low))
    unit = spiked.unit.name
    said = (
        f"c0 = {_told(unspiked, before, unit)}, c1 = {_told(spiked, after, unit)}, "
        f"c+ = {_told(added, more[0], unit)}"
    )
    if low == high:
        step = (
            f"(c1-c0)/c+ = ({text_of(after.low)} - {text_of(before.low)}) / {text_of(plus)} "
            f"× 100 % = {text_of(high)} %"
        )
    else:
        step = f"(c1-c0)/c+ × 100 % = {text_of(low)}~{text_of(high)} %"
    return _judged(low, high, allowed, (said, step))


def blank(value: Value, of_method: Value | None = None) -> Judged:
    """Whether a blank is free: outside where its value is above the detection limit.

    Args:
        value: of the blank.
        of_method: the detection limit of the method by the tables, where the result has none.
    """
    reported = value.reported
    if reported.below_detection:
        return Judged(Verdict.WITHIN, (), (f"{value.told}: below detection",))
    if reported.qualifier is not Qualifier.EQUAL or reported.value is None:
        return _open(_unusable(reported), value.told)
    limit = value.detection_limit
    remarks: tuple[str, ...] = ()
    if limit is None and of_method is not None and of_method.reported.value is not None:
        try:
            known = convert(Fraction(of_method.reported.value), of_method.unit, value.unit)
        except UnitIncompatibleError:
            return _open("UNIT_INCOMPATIBLE", f"{value.told}, {of_method.told}")
        remarks = ("DETECTION_LIMIT_FROM_TABLES",)
    elif limit is None:
        return _open("DETECTION_LIMIT_NOT_STATED", value.told)
    else:
        known = Fraction(limit)
    is_hit = Fraction(reported.value) > known
    step = f"{value.told} {'>' if is_hit else '≤'} {text_of(known)} {value.unit.name}"
    return Judged(Verdict.OUTSIDE if is_hit else Verdict.WITHIN, remarks, (step,))


def detection_limit(
    reference: Reference, medium: str, pollutant: str, method: str
) -> Method | None:
    """The method's row with its detection limit; None where the tables know none, or several."""
    found = [
        each
        for each in reference.methods
        if (each.pollutant, each.medium) == (pollutant, medium)
        and each.standard_id in method
        and each.detection_limit is not None
        and not each.is_lower_range
    ]
    return found[0] if len(found) == 1 else None


def in_duplicate(reference: Reference, medium: str, pollutant: str) -> Preservation | None:
    """The rule by which every sample for a pollutant is taken in duplicate; None without one."""
    rows = rules_of(reference, medium, pollutant)
    return next((row for row in rows if _IN_DUPLICATE in row.note), None)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Between what a value lies."""

    low: Fraction
    high: Fraction

    @property
    def is_point(self) -> bool:
        return self.low == self.high


def _ends(one: Value, other: Value, unit: Unit) -> tuple[_Ends, _Ends] | str:
    """Between what both lie, in one unit; the code of why that cannot be told."""
    found = []
    for each in (one, other):
        reported = each.reported
        number = reported.value
        if reported.below_detection and number is None:
            number = each.detection_limit
            if number is None:
                return "DETECTION_LIMIT_NOT_STATED"
        elif not reported.below_detection and reported.qualifier is not Qualifier.EQUAL:
            return _unusable(reported)
        if number is None:
            raise ValueError("a value that is not below detection has a number")
        try:
            end = convert(Fraction(number), each.unit, unit)
        except UnitIncompatibleError:
            return "UNIT_INCOMPATIBLE"
        found.append(_Ends(Fraction(0) if reported.below_detection else end, end))
    return found[0], found[1]


def _unusable(reported: Reported) -> str:
    is_range = reported.qualifier is Qualifier.RANGE
    return "VALUE_IS_RANGE" if is_range else "VALUE_IS_BOUND"


def _deviations(a: _Ends, b: _Ends) -> tuple[Fraction, Fraction]:
    """The least and the most that |x-y|/(x+y) can be, in percent, for x in a and y in b."""
    near = max(a.low, b.low) - min(a.high, b.high)
    if near <= 0:
        least = Fraction(0)
    elif a.low > b.high:
        least = _relative(a.low, b.high)
    else:
        least = _relative(a.high, b.low)
    far = [pair for pair in ((a.high, b.low), (a.low, b.high)) if sum(pair)]
    return least, max(_relative(*pair) for pair in far)


def _relative(x: Fraction, y: Fraction) -> Fraction:
    return abs(x - y) / (x + y) * 100


def _told(value: Value, ends: _Ends, unit: str) -> str:
    """A value as reported, and what it stands for where that is something else."""
    if value.reported.below_detection:
        return f"{value.told} (0~{text_of(ends.high)} {unit})"
    if value.unit.name != unit:
        return f"{value.told} = {text_of(ends.low)} {unit}"
    return value.told


def _open(remark: str, *arithmetic: str) -> Judged:
    return Judged(Verdict.UNJUDGED, (remark,), arithmetic)


def _judged(
    low: Fraction, high: Fraction, allowed: Allowed | None, arithmetic: tuple[str, ...]
) -> Judged:
    if allowed is None:
        return Judged(Verdict.UNJUDGED, ("NO_RULE_HELD",), arithmetic, low, high)
    least = None if allowed.low is None else Fraction(allowed.low)
    most = None if allowed.high is None else Fraction(allowed.high)
    if (least is None or low >= least) and (most is None or high <= most):
        return Judged(Verdict.WITHIN, (), arithmetic, low, high, allowed)
    if (least is not None and high < least) or (most is not None and low > most):
        return Judged(Verdict.OUTSIDE, (), arithmetic, low, high, allowed)
    depends = ("DEPENDS_BELOW_DETECTION",)
    return Judged(Verdict.UNJUDGED, depends, arithmetic, low, high, allowed)
