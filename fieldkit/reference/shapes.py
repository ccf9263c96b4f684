"""Bodies whose volume follows from lengths, in exact decimals.

The lengths are those inside, in metres; volumes are in cubic metres. Tanks end flat: what
stands in dished ends is not counted.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, getcontext
from typing import Final

PI: Final = Decimal("3.14159265358979323846264338327950288419716939937510")
_TOO_DEEP: Final = ("too_deep", "it cannot be deeper than it is high", "depth")
_TOP_LARGER: Final = ("top_larger", "its top is larger than its bottom", "top_length")


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of body.

    Attributes:
        lengths: the names of the lengths it takes, in this order.
        volume: of its lengths.
        line: the arithmetic, from its lengths as texts.
        fault: word, reason and length that does not fit the others; None if all do.
    """

    lengths: tuple[str, ...]
    volume: Callable[..., Decimal]
    line: Callable[..., str]
    fault: Callable[..., tuple[str, str, str] | None] = lambda *_: None


def _lying(diameter: Decimal, length: Decimal, depth: Decimal) -> Decimal:
    """The segment of the circle that is under the surface, times the length."""
    radius = diameter / 2
    height = radius - depth
    half_chord = (radius**2 - height**2).sqrt()
    return (radius**2 * _angle(height, half_chord) - height * half_chord) * length


def _lying_line(diameter: str, length: str, depth: str) -> str:
    r = f"{Decimal(diameter) / 2:f}"
    return (
        f"[({r} m)² × arccos(({r} - {depth})/{r}) - "
        f"({r} - {depth}) m × √(2×{r}×{depth} - {depth}²) m] × {length} m"
    )


def _heap(a: Decimal, b: Decimal, c: Decimal, d: Decimal, height: Decimal) -> Decimal:
    """A heap with sloping sides on a rectangle (prismatoid): a by b below, c by d on top."""
    return height / 6 * (a * b + c * d + (a + c) * (b + d))


BODIES: Final[Mapping[str, Body]] = {
    "box": Body(
        ("length", "width", "depth"),
        lambda length, width, depth: length * width * depth,
        lambda length, width, depth: f"{length} m × {width} m × {depth} m",
    ),
    "upright_cylinder": Body(
        ("diameter", "depth"),
        lambda diameter, depth: PI / 4 * diameter**2 * depth,
        lambda diameter, depth: f"π/4 × ({diameter} m)² × {depth} m",
    ),
    "lying_cylinder": Body(
        ("diameter", "length", "depth"),
        _lying,
        _lying_line,
        lambda diameter, _length, depth: _TOO_DEEP if depth > diameter else None,
    ),
    "cone": Body(
        ("diameter", "height"),
        lambda diameter, height: PI / 12 * diameter**2 * height,
        lambda diameter, height: f"π/12 × ({diameter} m)² × {height} m",
    ),
    "heap": Body(
        ("bottom_length", "bottom_width", "top_length", "top_width", "height"),
        _heap,
        lambda a, b, c, d, h: f"{h} m ÷ 6 × [{a}×{b} + {c}×{d} + ({a}+{c})×({b}+{d})] m²",
        lambda a, b, c, d, _height: _TOP_LARGER if c > a or d > b else None,
    ),
}
"""By the word that stands in records."""


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
    while abs(power) > Decimal(10) ** -getcontext().prec:
        total += power / number if number % 4 == 1 else -power / number
        power *= value**2
        number += 2
    return total * Decimal(2) ** doublings
