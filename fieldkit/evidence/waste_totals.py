"""How much hazardous waste a case has: tonnes by category and in all, with their uncertainty."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final

from fieldkit.evidence.quantities import Quantity
from fieldkit.reference.facts import Between
from fieldkit.reference.reported import Qualifier
from fieldkit.reference.units import (
    UnitIncompatibleError,
    Units,
    UnitUnknownError,
    convert,
    text_of,
)
from fieldkit.reference.wastes import category_of

COVERAGE: Final = 2  # standard uncertainties to either side: about 95 % (JJF 1059.1-2012, ch. 5)


@dataclass(frozen=True, slots=True)
class WasteTotal:
    """A sum.

    Attributes:
        tonnes: exactly.
        uncertainty: standard uncertainty in t, of what was stated, rounded up; None if nothing
            was.
        entries: sequences of the quantities that are in it.
    """

    tonnes: Fraction
    uncertainty: Decimal | None
    entries: tuple[int, ...]

    @property
    def fact(self) -> Decimal | Between:
        """The sum as the clauses take it: a number, or from where to where it may lie."""
        value = Decimal(text_of(self.tonnes))
        if not self.uncertainty:
            return value
        wide = COVERAGE * self.uncertainty
        return Between(value, max(value - wide, Decimal(0)), value + wide)


@dataclass(frozen=True, slots=True)
class WasteTotals:
    """What the quantities of a case come to that name a category or code of the list.

    Attributes:
        by_category: in the order of their codes.
        whole: of all of them; None if there is none.
        unsummed: sequences of quantities that cannot be summed, such as volumes and bounds.
        uncertain: sequences of those in the sum whose uncertainty nobody stated.
    """

    by_category: Mapping[str, WasteTotal]
    whole: WasteTotal | None
    unsummed: tuple[int, ...]
    uncertain: tuple[int, ...]


def waste_totals(quantities: Iterable[tuple[int, Quantity]], units: Units) -> WasteTotals:
    """Sums the mass of hazardous waste.

    Args:
        quantities: of a case, as they stand, with their sequences; those without a category
            or code of the list are passed over.
        units: that are known.
    """
    found: dict[str, list[_Mass]] = {}
    unsummed = []
    for sequence, each in quantities:
        if each.waste_code is None:
            continue
        mass = _mass(sequence, each, units)
        if mass is None:
            unsummed.append(sequence)
        else:
            found.setdefault(category_of(each.waste_code), []).append(mass)
    every = [mass for masses in found.values() for mass in masses]
    return WasteTotals(
        by_category={code: _total(found[code]) for code in sorted(found)},
        whole=_total(sorted(every, key=lambda mass: mass.sequence)) if every else None,
        unsummed=tuple(unsummed),
        uncertain=tuple(sorted(mass.sequence for mass in every if mass.doubt is None)),
    )


@dataclass(frozen=True, slots=True)
class _Mass:
    sequence: int
    tonnes: Fraction
    doubt: Fraction | None


def _mass(sequence: int, quantity: Quantity, units: Units) -> _Mass | None:
    reading = quantity.reading
    if reading.value is None or reading.qualifier is not Qualifier.EQUAL:
        return None
    try:
        given, wanted = units.find(quantity.unit), units.find("t")
        tonnes = convert(Fraction(reading.value), given, wanted)
    except (UnitUnknownError, UnitIncompatibleError):
        return None
    doubt = quantity.uncertainty
    return _Mass(
        sequence, tonnes, None if doubt is None else convert(Fraction(doubt), given, wanted)
    )


def _total(masses: Iterable[_Mass]) -> WasteTotal:
    every = list(masses)
    doubts = [each.doubt for each in every if each.doubt is not None]
    uncertainty = None
    if doubts:
        squares = sum((each**2 for each in doubts), Fraction(0))
        exact = Context(prec=30)
        root = exact.divide(Decimal(squares.numerator), Decimal(squares.denominator)).sqrt(exact)
        uncertainty = Context(prec=2, rounding="ROUND_UP").create_decimal(root)
    tonnes = sum((each.tonnes for each in every), Fraction(0))
    return WasteTotal(tonnes, uncertainty, tuple(each.sequence for each in every))
