"""Quantities that are calculated from figures: pieces weighed, what is in a tank, records.

Each gives the value, its uncertainty, and the arithmetic in one line, which is sealed with it
(法释〔2023〕7号 Art. 15 allows quantities that rest on such figures). All arithmetic is decimal;
results are rounded to the digits that the figures carry, and the line shows every step.

Uncertainties are standard uncertainties, propagated as independent (JJF 1059.1-2012, 4.4); what
nobody stated is not made up. Lines of sealed records are compared with those made here, so
their wording stays as it is; other wording needs another method.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from typing import Final

from fieldkit.reference.figures import FiguresError, Given, Method, Slot, Units, Values
from fieldkit.reference.formulas import MASSES, METHODS
from fieldkit.reference.units import plain

_PRECISION: Final = 50
_DIGITS: Final = 4  # significant digits of a result, unless its figures carry more
_ROUNDED: Final = Decimal("0.0005")  # the most that rounding to them changes, as a share
_MOST_FIGURES: Final = 1000
_LARGEST: Final = Decimal(10) ** 9
_STEP: Final = Decimal(10) ** -15  # of a figure, to find how far the result follows it


@dataclass(frozen=True, slots=True)
class Tally:
    """A calculated quantity.

    Attributes:
        value: rounded.
        unit: of value and uncertainty.
        uncertainty: standard uncertainty, rounded up to 2 digits; None if it is not known.
        arithmetic: every step in one line.
        exact: before rounding, to 50 digits.
    """

    value: Decimal
    unit: str
    uncertainty: Decimal | None
    arithmetic: str
    exact: Decimal

    def gives(self, value: Decimal) -> bool:
        """Whether a stated value is this one, however it was rounded to four digits or more."""
        return abs(value - self.exact) <= self.exact * _ROUNDED


def reckon(method: str, figures: Sequence[Given]) -> Tally:
    """The quantity that figures give.

    Args:
        method: one of METHODS.
        figures: those that it asks for; where there may be several, in their order.

    Raises:
        FiguresError: a figure is missing, of a wrong unit, not above zero, or does not fit the
            others.
        KeyError: there is no such method.
    """
    how = METHODS[method]
    if len(figures) > _MOST_FIGURES:
        raise FiguresError("too_many", "there are far too many figures")
    unknown = {each.name for each in figures} - {slot.name for slot in how.slots}
    if unknown:
        name = min(unknown)
        raise FiguresError("not_asked", f"{name} is not asked for", name)
    with localcontext(Context(prec=_PRECISION)):
        units = _units(how, figures)
        values, doubts = _converted(how, figures, units)
        how.check(values)
        exact = how.result(values)
        if not 0 < exact <= _LARGEST**2:
            raise FiguresError("not_above_zero", "the result is not above zero, or far too large")
        value = _rounded(exact, [each.value for each in figures])
        uncertainty = _up(_uncertainty(how, values, doubts))
        line = how.line(values, units)
    unit = units[""]
    told = f"{line} = {plain(value)} {unit}"
    if uncertainty is not None:
        told += f"; u = {plain(uncertainty)} {unit}"
    return Tally(value, unit, uncertainty, told, exact)


def _units(how: Method, figures: Sequence[Given]) -> Units:
    """The unit in which each figure is reckoned with, and that of the result under ""."""
    units: dict[str, str] = {}
    for slot in how.slots:
        first = next((each.unit for each in figures if each.name == slot.name), "")
        units[slot.name] = next(iter(slot.units), first)
    names = {slot.name for slot in how.slots}
    weighed = next((each.unit for each in figures if each.name in {"weighed", "gross"}), "")
    if weighed in MASSES:  # masses stay in the unit in which they were weighed
        for name in names & {"weighed", "gross", "tare"}:
            units[name] = weighed
        units[""] = weighed
    elif "factor" in names:
        units[""], _, per = units["factor"].partition("/")
        if units[""] not in MASSES or per != units["production"] or not per:
            raise FiguresError(
                "wrong_unit", "the factor's unit is a mass per unit of production", "factor"
            )
    else:
        units[""] = "t" if any(each.name == "density" for each in figures) else "m3"
    return units


def _converted(
    how: Method, figures: Sequence[Given], units: Units
) -> tuple[Values, Mapping[str, Sequence[Decimal | None]]]:
    """Values and uncertainties of all figures by name, in the units they are reckoned with."""
    values: dict[str, list[Decimal]] = {}
    doubts: dict[str, list[Decimal | None]] = {}
    for slot in how.slots:
        found = [each for each in figures if each.name == slot.name]
        if not found and not slot.is_optional:
            raise FiguresError("missing", f"{slot.name} is missing", slot.name)
        if len(found) > 1 and not slot.is_many:
            raise FiguresError("too_many", f"{slot.name} is given twice", slot.name)
        values[slot.name], doubts[slot.name] = [], []
        for each in found:
            if slot.units and each.unit not in slot.units:
                known = ", ".join(slot.units)
                told = f"the unit of {slot.name} is one of {known}"
                raise FiguresError("wrong_unit", told, slot.name)
            _require(each, slot)
            factor = (
                slot.units[each.unit] / slot.units[units[slot.name]] if slot.units else Decimal(1)
            )
            values[slot.name].append(each.value * factor)
            doubt = each.uncertainty
            doubts[slot.name].append(
                Decimal(0) if slot.is_counted else None if doubt is None else doubt * factor
            )
    return values, doubts


def _require(figure: Given, slot: Slot) -> None:
    value, doubt = figure.value, figure.uncertainty
    if not value.is_finite() or not 0 < value <= _LARGEST:
        raise FiguresError("not_above_zero", f"{slot.name} has to be above zero", slot.name)
    if slot.is_counted and value != value.to_integral():
        raise FiguresError("not_whole", f"{slot.name} has to be a whole number", slot.name)
    if doubt is not None and not (doubt.is_finite() and 0 <= doubt <= value):
        told = f"the uncertainty of {slot.name} is below zero or above the figure"
        raise FiguresError("bad_uncertainty", told, slot.name)


def _uncertainty(
    how: Method, values: Values, doubts: Mapping[str, Sequence[Decimal | None]]
) -> Decimal | None:
    """JJF 1059.1-2012, 4.4: the root of the sum of squares; None if any part is not known."""
    spread = how.spread(values)
    if spread is None:
        return None
    total = spread**2
    for name, each in doubts.items():
        for number, doubt in enumerate(each):
            if doubt is None and spread and name == "weighed":
                continue  # what lies between the pieces is known, and mostly much more
            if doubt is None:
                return None
            if doubt:
                total += (_sensitivity(how, values, name, number) * doubt) ** 2
    return total.sqrt() if total else None


def _sensitivity(how: Method, values: Values, name: str, number: int) -> Decimal:
    """How much the result changes with a figure, for one unit of it."""
    step = values[name][number] * _STEP

    def moved(side: int) -> Values:
        each = list(values[name])
        each[number] += side * step
        return {**values, name: each}

    def fits(side: int) -> bool:
        try:
            how.check(moved(side))
        except FiguresError:
            return False  # at the edge, such as a tank that is full: the other side tells
        return True

    low, high = (-1 if fits(-1) else 0), (1 if fits(1) else 0)
    return (how.result(moved(high)) - how.result(moved(low))) / ((high - low) * step)


def _rounded(value: Decimal, figures: Sequence[Decimal]) -> Decimal:
    """To the most digits that a figure carries, and at least four."""
    digits = max(_DIGITS, *(len(each.normalize().as_tuple().digits) for each in figures))
    rounded = Context(prec=digits).create_decimal(value)
    whole = rounded.to_integral()
    return whole.quantize(Decimal(1)) if rounded == whole else rounded.normalize()


def _up(value: Decimal | None) -> Decimal | None:
    """An uncertainty to 2 digits, never smaller than it is."""
    if value is None:
        return None
    rounded = Context(prec=2, rounding="ROUND_UP").create_decimal(value)
    return Decimal(plain(rounded.normalize()))
