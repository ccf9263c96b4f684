"""A reported value beside a limit: whether it complies, and how many times it is exceeded.

All arithmetic is exact. Two readings of "times" are given, because the criminal interpretation
does not say which it means: C/S, as public case reports count, and (C-S)/S, as monitoring does.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from fieldkit.reference.reported import Qualifier, Reported
from fieldkit.reference.rows import Limit, LimitType
from fieldkit.reference.units import Unit, UnitIncompatibleError, convert, plain, text_of

_LOGARITHMIC: Final = frozenset({"sound_level"})
_BOUNDS_BELOW: Final = frozenset({Qualifier.MORE, Qualifier.AT_LEAST})


class Compliance(StrEnum):
    """What the comparison comes to."""

    COMPLIES = "complies"
    FAILS = "fails"
    UNDETERMINED = "undetermined"
    NO_LIMIT = "no_limit"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing a value with a limit comes to.

    Attributes:
        compliance: whether it complies.
        ratio: C/S; None where no multiple may be told.
        exceedance: (C-S)/S; None likewise.
        reasons: codes of what stands in the way or must be minded.
        arithmetic: each step in one line.
    """

    compliance: Compliance
    ratio: Fraction | None = None
    exceedance: Fraction | None = None
    reasons: tuple[str, ...] = ()
    arithmetic: tuple[str, ...] = ()


def compare(
    reported: Reported, unit: Unit, limit: Limit, detection_limit: Decimal | None = None
) -> Comparison:
    """Holds a value against a limit.

    A value below detection complies where its detection limit does; where the detection limit
    is above the limit, nothing can be said. No multiple is told for values below detection,
    for pH, for limits of "not detected", from below or on both sides, and for decibel; that of
    a range of values is told for its upper end, and is to be reviewed.

    Args:
        reported: the value.
        unit: of the value.
        limit: in its own unit.
        detection_limit: of the method, in `unit`, for values reported without one.
    """
    if limit.type is LimitType.QUALITATIVE:
        return Comparison(Compliance.UNDETERMINED, reasons=("QUALITATIVE_LIMIT",))
    try:
        values = _Values(reported, unit, limit, detection_limit)
    except UnitIncompatibleError as problem:
        return Comparison(
            Compliance.REFUSED, reasons=("UNIT_INCOMPATIBLE",), arithmetic=(str(problem),)
        )
    if limit.type is LimitType.NOT_DETECTED:
        state = _against_none(reported)
        said = f"{reported.text}: {limit.standard_id} {limit.table}".rstrip() + " 不得检出"
        return Comparison(state, reasons=("ND_LIMIT",), arithmetic=(said,))
    if reported.below_detection:
        return _below_detection(values)
    return _measured(values)


def _against_none(reported: Reported) -> Compliance:
    """Against a limit of "not detected"; a nought or a bound from above says neither."""
    if reported.below_detection:
        return Compliance.COMPLIES
    is_open = reported.qualifier is Qualifier.AT_MOST or not (reported.high or reported.value)
    return Compliance.UNDETERMINED if is_open else Compliance.FAILS


class _Values:
    """The value's ends and the limit, as fractions in the limit's unit."""

    def __init__(
        self, reported: Reported, unit: Unit, limit: Limit, detection_limit: Decimal | None
    ) -> None:
        self.reported = reported
        self.unit = unit
        self.limit = limit
        # Asked for even where there is no number, so that a wrong unit never goes unnoticed.
        convert(Fraction(1), unit, limit.unit)
        number = detection_limit if reported.value is None else reported.value
        self.low = None if number is None else convert(Fraction(number), unit, limit.unit)
        high = reported.high
        self.high = self.low if high is None else convert(Fraction(high), unit, limit.unit)

    @property
    def told(self) -> str:
        """The value as reported, and converted if that is something else."""
        text = f"C = {self.reported.text} {self.unit.name}"
        if self.unit.name == self.limit.unit.name or self.low is None:
            return text
        ends = [self.low] if self.high == self.low else [self.low, self.high or self.low]
        return f"{text} = {'~'.join(map(text_of, ends))} {self.limit.unit.name}"

    @property
    def told_limit(self) -> str:
        """The limit with its place."""
        limit = self.limit
        low, high = (None if end is None else plain(end) for end in (limit.low, limit.high))
        text = {
            LimitType.MAX: f"{'<' if limit.strict_high else '≤'} {high}",
            LimitType.MIN: f"{'>' if limit.strict_low else '≥'} {low}",
        }.get(limit.type, f"{low}~{high}")
        place = (limit.standard_id, limit.table, limit.grade, limit.outlet)
        return f"S {text} {limit.unit.name} ({' '.join(each for each in place if each)})"


def _below_detection(values: _Values) -> Comparison:
    arithmetic = (values.told, values.told_limit)
    if values.high is None:
        # 未检出 without a figure: the report says that it is below what the method can see. That
        # is enough against a limit from above, and says nothing for one from below.
        unstated = ("DETECTION_LIMIT_NOT_STATED",)
        is_above = values.limit.low is None
        state = Compliance.COMPLIES if is_above else Compliance.UNDETERMINED
        return Comparison(state, reasons=unstated, arithmetic=arithmetic)
    state = _judge(None, values.high, values.limit, is_open=True)
    is_too_coarse = state is Compliance.UNDETERMINED and values.limit.low is None
    return Comparison(
        state, reasons=("DL_ABOVE_LIMIT",) if is_too_coarse else (), arithmetic=arithmetic
    )


def _measured(values: _Values) -> Comparison:
    reported, limit = values.reported, values.limit
    low, high = values.low, values.high
    if low is None or high is None:
        raise ValueError("a value that is not below detection has a number")
    is_lower = reported.qualifier in _BOUNDS_BELOW
    is_upper = reported.qualifier is Qualifier.AT_MOST
    state = _judge(
        None if is_upper else low,
        None if is_lower else high,
        limit,
        is_open=reported.qualifier is Qualifier.MORE,
    )
    arithmetic = [values.told, values.told_limit]
    ratio = exceedance = None
    if limit.high and not is_upper and has_multiple(limit):
        allowed = Fraction(limit.high)
        ratio, exceedance = high / allowed, (high - allowed) / allowed
        least = "≥ " if is_lower else ""
        arithmetic.append(f"C/S = {least}{text_of(ratio)}")
        arithmetic.append(f"(C-S)/S = {least}{text_of(exceedance)}")
    reasons = ("VALUE_IS_BOUND",) if is_lower or is_upper else ()
    if reported.qualifier is Qualifier.RANGE and ratio is not None:
        reasons = ("VALUE_IS_RANGE",)
    return Comparison(state, ratio, exceedance, reasons, tuple(arithmetic))


def has_multiple(limit: Limit) -> bool:
    """Whether it makes sense to say how many times a limit is exceeded."""
    is_linear = limit.pollutant != "ph" and limit.unit.dimension not in _LOGARITHMIC
    return limit.type is LimitType.MAX and is_linear


def _judge(
    low: Fraction | None, high: Fraction | None, limit: Limit, *, is_open: bool
) -> Compliance:
    """What holds for all that the true value can be.

    Args:
        low: it is no less; None if that is not known.
        high: it is no more; None if that is not known.
        limit: what it is held against.
        is_open: the one end that is known is not itself possible.
    """
    if low is not None and high is not None:
        # Of a range of readings, one outside is enough.
        is_inside = _is_within(low, limit) and _is_within(high, limit)
        return Compliance.COMPLIES if is_inside else Compliance.FAILS
    end = low if high is None else high
    ahead = limit.high if high is None else limit.low
    if end is None or ahead is None:
        is_inside = end is not None and _is_within(end, limit)
        return Compliance.COMPLIES if is_inside else Compliance.UNDETERMINED
    is_past = end > ahead if high is None else end < ahead
    is_out = is_past or (end == ahead and (is_open or not _is_within(end, limit)))
    return Compliance.FAILS if is_out else Compliance.UNDETERMINED


def _is_within(value: Fraction, limit: Limit) -> bool:
    """Whether a value complies; the ends of a hazard's range are hazardous themselves."""
    is_hazard = limit.type is LimitType.HAZARD_OUTSIDE
    low, high = limit.low, limit.high
    if low is not None and (value < low or (value == low and (limit.strict_low or is_hazard))):
        return False
    return high is None or value < high or (value == high and not (limit.strict_high or is_hazard))
