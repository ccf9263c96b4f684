"""Quantities that are calculated: from pieces weighed, from volume and density, from a shape.

Each gives the value, its uncertainty, and the arithmetic in one line, which is sealed with it
(法释〔2023〕7号 Art. 15 allows quantities that rest on such figures). All arithmetic is decimal;
results are rounded to the digits that the figures carry, and the line shows every step.

Uncertainties are standard uncertainties, combined as independent (JJF 1059.1-2012, 4.4); what
nobody stated is not made up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from enum import Enum
from typing import Final

from fieldkit.errors import InputError
from fieldkit.reference.units import plain

_PRECISION: Final = 40
_DIGITS: Final = 4  # significant digits of a result, unless its figures carry more
_MOST_FIGURES: Final = 1000
_LARGEST: Final = Decimal(10) ** 9
PI: Final = Decimal("3.14159265358979323846264338327950288420")


class FiguresError(InputError):
    """Figures that no quantity can be calculated from."""

    code = "quantity.figures"
    sentence = "The quantity cannot be calculated: {reason}."


@dataclass(frozen=True, slots=True)
class Tally:
    """A calculated quantity.

    Attributes:
        value: rounded.
        unit: of value and uncertainty.
        uncertainty: standard uncertainty, rounded up to 2 digits; None if it is not known.
        arithmetic: every step in one line.
    """

    value: Decimal
    unit: str
    uncertainty: Decimal | None
    arithmetic: str


class Shape(Enum):
    """A body whose volume follows from lengths, in the order in which they are asked for."""

    BOX = ("length", "width", "depth")
    UPRIGHT_CYLINDER = ("diameter", "depth")
    LYING_CYLINDER = ("diameter", "length", "depth")
    CONE = ("diameter", "height")
    HEAP = ("bottom length", "bottom width", "top length", "top width", "height")


def by_count(count: int, weighed: Sequence[Decimal], unit: str, piece: str = "件") -> Tally:
    """The mass of many pieces, some of which were weighed.

    Args:
        count: of all pieces.
        weighed: mass of each piece that was weighed, above zero.
        unit: of the masses.
        piece: what a piece is called, such as 桶.

    Raises:
        FiguresError: nothing was weighed, more than there are, or a mass is not above zero.
    """
    _require(weighed)
    number = len(weighed)
    if not number <= count <= 10**9:
        raise FiguresError(reason="more pieces were weighed than there are, or far too many")
    with localcontext(Context(prec=_PRECISION)):
        mean = sum(weighed, Decimal(0)) / number
        total = mean * count
        uncertainty = None
        if number == count:
            uncertainty = None  # every piece was weighed: only the balance is left to doubt
        elif number > 1:
            squares = sum(((each - mean) ** 2 for each in weighed), Decimal(0))
            deviation = (squares / (number - 1)).sqrt()
            # What was weighed is known; only the others are inferred from it.
            unweighed = Decimal(count - number)
            uncertainty = unweighed * deviation * (1 / Decimal(number) + 1 / unweighed).sqrt()
        value = _rounded(total, weighed)
    figures = " + ".join(map(plain, weighed))
    line = (
        f"({figures}) {unit} ÷ {number} × {count} {piece} = {plain(value)} {unit}"
        if number > 1
        else f"{figures} {unit} × {count} {piece} = {plain(value)} {unit}"
    )
    return Tally(value, unit, _up(uncertainty), _with(line, uncertainty, unit))


def by_density(
    volume: Decimal,
    density: Decimal,
    volume_uncertainty: Decimal | None = None,
    density_uncertainty: Decimal | None = None,
) -> Tally:
    """The mass in t of a volume in m³ by its density in t/m³ (the same figure as g/cm³ or kg/L).

    Raises:
        FiguresError: a figure is not above zero, or an uncertainty is negative.
    """
    _require([volume, density])
    for each in (volume_uncertainty, density_uncertainty):
        if each is not None and not 0 <= each <= _LARGEST:
            raise FiguresError(reason="an uncertainty is negative or far too large")
    with localcontext(Context(prec=_PRECISION)):
        mass = volume * density
        uncertainty = None
        if volume_uncertainty is not None and density_uncertainty is not None:
            uncertainty = (
                (volume_uncertainty * density) ** 2 + (density_uncertainty * volume) ** 2
            ).sqrt()
        value = _rounded(mass, [volume, density])
    line = f"{plain(volume)} m3 × {plain(density)} t/m3 = {plain(value)} t"
    return Tally(value, "t", _up(uncertainty), _with(line, uncertainty, "t"))


def by_shape(shape: Shape, lengths: Sequence[Decimal]) -> Tally:
    """The volume in m³ of a body by its lengths in m.

    Args:
        shape: the body; for a lying cylinder `depth` is that of what is in it.
        lengths: as `shape.value` names them.

    Raises:
        FiguresError: a length is missing, not above zero, or does not fit the others.
    """
    names = shape.value
    if len(lengths) != len(names):
        raise FiguresError(reason=f"give {', '.join(names)}")
    _require(lengths)
    with localcontext(Context(prec=_PRECISION)):
        volume, line = _VOLUMES[shape](lengths)
        value = _rounded(volume, lengths)
    return Tally(value, "m3", None, f"{line} = {plain(value)} m3")


def _box(lengths: Sequence[Decimal]) -> tuple[Decimal, str]:
    length, width, depth = lengths
    return length * width * depth, " × ".join(f"{plain(each)} m" for each in lengths)


def _upright(lengths: Sequence[Decimal]) -> tuple[Decimal, str]:
    diameter, depth = lengths
    return PI / 4 * diameter**2 * depth, f"π/4 × ({plain(diameter)} m)² × {plain(depth)} m"


def _lying(lengths: Sequence[Decimal]) -> tuple[Decimal, str]:
    diameter, length, depth = lengths
    if depth > diameter:
        raise FiguresError(reason="it cannot be deeper than its diameter")
    radius = diameter / 2
    height = radius - depth
    half_chord = (radius**2 - height**2).sqrt()
    area = radius**2 * _angle(height, half_chord) - height * half_chord
    r, d, w = plain(radius), plain(depth), plain(length)
    line = f"[({r} m)² × arccos(({r} - {d})/{r}) - ({r} - {d}) m × √(2×{r}×{d} - {d}²) m] × {w} m"
    return area * length, line


def _cone(lengths: Sequence[Decimal]) -> tuple[Decimal, str]:
    diameter, height = lengths
    volume = PI / 12 * diameter**2 * height
    return volume, f"π/12 × ({plain(diameter)} m)² × {plain(height)} m"


def _heap(lengths: Sequence[Decimal]) -> tuple[Decimal, str]:
    """A heap with sloping sides on a rectangle (prismatoid)."""
    a, b, c, d, h = lengths
    if c > a or d > b:
        raise FiguresError(reason="its top is larger than its bottom")
    volume = h / 6 * (a * b + c * d + (a + c) * (b + d))
    p = [plain(each) for each in lengths]
    line = f"{p[4]} m ÷ 6 × [{p[0]}×{p[1]} + {p[2]}×{p[3]} + ({p[0]}+{p[2]})×({p[1]}+{p[3]})] m²"
    return volume, line


_VOLUMES: Final = {
    Shape.BOX: _box,
    Shape.UPRIGHT_CYLINDER: _upright,
    Shape.LYING_CYLINDER: _lying,
    Shape.CONE: _cone,
    Shape.HEAP: _heap,
}


def _angle(adjacent: Decimal, opposite: Decimal) -> Decimal:
    """The angle between 0 and π whose cosine and sine are in that proportion."""
    if adjacent == 0:
        return PI / 2
    if adjacent < 0:
        return PI - _angle(-adjacent, opposite)
    return _arctan(opposite / adjacent)


def _arctan(value: Decimal) -> Decimal:
    """Halves the argument until the series is quick: arctan x = 2 arctan(x/(1+√(1+x²)))."""
    doublings = 0
    while value > Decimal("0.1"):
        value /= 1 + (1 + value**2).sqrt()
        doublings += 1
    total, power, number = Decimal(0), value, 1
    while abs(power) > Decimal(10) ** -_PRECISION:
        total += power / number if number % 4 == 1 else -power / number
        power *= value**2
        number += 2
    return total * Decimal(2) ** doublings


def _require(figures: Sequence[Decimal]) -> None:
    if not 1 <= len(figures) <= _MOST_FIGURES:
        raise FiguresError(reason="there are no figures, or far too many")
    if not all(each.is_finite() and 0 < each <= _LARGEST for each in figures):
        raise FiguresError(reason="every figure has to be above zero")


def _rounded(value: Decimal, figures: Sequence[Decimal]) -> Decimal:
    """To the most digits that a figure carries, and at least four."""
    digits = max(_DIGITS, *(len(each.normalize().as_tuple().digits) for each in figures))
    rounded = Context(prec=digits).create_decimal(value)
    return (
        rounded.normalize() if rounded != rounded.to_integral() else rounded.quantize(Decimal(1))
    )


def _up(value: Decimal | None) -> Decimal | None:
    """An uncertainty to 2 digits, never smaller than it is."""
    if value is None:
        return None
    rounded = Context(prec=2, rounding="ROUND_UP").create_decimal(value)
    return Decimal(plain(rounded.normalize()))


def _with(line: str, uncertainty: Decimal | None, unit: str) -> str:
    told = _up(uncertainty)
    return line if told is None else f"{line}; u = {plain(told)} {unit}"
