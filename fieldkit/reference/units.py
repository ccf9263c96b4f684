"""Units of measurement and exact conversion between those of one dimension.

Concentrations in gas and in liquid are dimensions of their own, and so are the dilution
multiple and the platinum-cobalt degree, though people may write them alike.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from typing import Final

from fieldkit.errors import InputError

# Dots between units, and the minus sign of an exponent; NFKC deals with the other variants.
_SAME: Final = str.maketrans({"·": "", "⋅": "", "•": "", "−": "-", "^": ""})
_POWERS: Final = {"l-1": "/l", "kg-1": "/kg", "m-3": "/m3"}
_PLACES: Final = 6  # significant digits of a quotient that does not end
DIMENSIONLESS: Final = "dimensionless"
_LONGEST: Final = 15  # significant digits up to which a quotient that ends is written out


class UnitUnknownError(InputError):
    """The unit is none that the tables know."""

    code = "unit.unknown"
    sentence = "The unit {unit!r} is not known."


class UnitIncompatibleError(InputError):
    """Two units measure different things."""

    code = "unit.incompatible"
    sentence = "{given} and {wanted} measure different things; neither converts to the other."


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit.

    Attributes:
        name: as it is written in every answer.
        zh: its Chinese name.
        en: its English name.
        dimension: what it measures; only units of one dimension convert.
        factor: how many of the dimension's base unit it is, exactly.
        aliases: other ways of writing it.
        note: what must be minded, Chinese.
    """

    name: str
    zh: str
    en: str
    dimension: str
    factor: Fraction
    aliases: tuple[str, ...]
    note: str


class Units:
    """All units that are known."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_name: dict[str, Unit] = {}
        for each in units:
            for name in (each.name, each.zh, *each.aliases):
                self._by_name.setdefault(_key(name), each)

    def find(self, text: str) -> Unit:
        """The unit that a text names, in any of its ways of writing.

        Raises:
            UnitUnknownError: it names none.
        """
        found = self._by_name.get(_key(text))
        if found is None:
            raise UnitUnknownError(unit=text[:40])
        return found

    def names(self) -> Mapping[str, Unit]:
        """Every unit by its name."""
        return {each.name: each for each in self._by_name.values()}


def convert(value: Fraction, given: Unit, wanted: Unit) -> Fraction:
    """The value in another unit, exactly.

    Raises:
        UnitIncompatibleError: they are not of one dimension, or of one that has no factors.
    """
    if given.dimension != wanted.dimension:
        raise UnitIncompatibleError(given=given.name, wanted=wanted.name)
    return value * given.factor / wanted.factor


def text_of(value: Fraction) -> str:
    """A number in plain decimal digits: exact where it ends soon, else 6 significant digits."""
    exact = Context(prec=_LONGEST)
    quotient = exact.divide(Decimal(value.numerator), Decimal(value.denominator))
    if exact.flags[Inexact]:
        few = Context(prec=_PLACES)
        quotient = few.divide(Decimal(value.numerator), Decimal(value.denominator))
    return plain(quotient)


def plain(value: Decimal) -> str:
    """The number without an exponent, its digits as they are."""
    return format(value, "f")


def _key(text: str) -> str:
    """What all ways of writing one unit have in common."""
    signs = unicodedata.normalize("NFKC", text).translate(_SAME)
    key = "".join(signs.split()).casefold()
    for written, meant in _POWERS.items():
        key = key.replace(written, meant)
    return key
