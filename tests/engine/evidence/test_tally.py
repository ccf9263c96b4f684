"""Calculated quantities against figures worked out by hand or by the float library."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.evidence.tally import (
    PI,
    FiguresError,
    Shape,
    by_count,
    by_density,
    by_shape,
)


def decimals(*texts: str) -> list[Decimal]:
    return list(map(Decimal, texts))


def test_mass_of_many_pieces_by_those_weighed() -> None:
    tally = by_count(20, decimals("0.20", "0.22", "0.18"), "t", "桶")
    assert tally.value == Decimal(4)
    assert tally.arithmetic.startswith("(0.20 + 0.22 + 0.18) t ÷ 3 × 20 桶 = 4 t; u = ")
    # s = 0.02; the 17 others: 17 × 0.02 × √(1/3 + 1/17)
    expected = 17 * 0.02 * math.sqrt(1 / 3 + 1 / 17)
    assert tally.uncertainty is not None
    assert float(tally.uncertainty) == pytest.approx(expected, rel=0.06)
    assert float(tally.uncertainty) >= expected


def test_one_weighed_piece_says_nothing_of_its_uncertainty() -> None:
    tally = by_count(12, decimals("0.2"), "t", "桶")
    assert (tally.value, tally.uncertainty) == (Decimal("2.4"), None)
    assert tally.arithmetic == "0.2 t × 12 桶 = 2.4 t"


def test_where_all_were_weighed_nothing_is_inferred() -> None:
    tally = by_count(2, decimals("0.2", "0.3"), "t")
    assert (tally.value, tally.uncertainty) == (Decimal("0.5"), None)


def test_mass_by_volume_and_density() -> None:
    tally = by_density(Decimal("2.5"), Decimal("1.2"), Decimal("0.1"), Decimal("0.05"))
    assert tally.value == Decimal(3)
    assert tally.uncertainty is not None
    assert float(tally.uncertainty) == pytest.approx(math.hypot(0.1 * 1.2, 0.05 * 2.5), rel=0.06)
    assert by_density(Decimal("2.5"), Decimal("1.2")).arithmetic == "2.5 m3 × 1.2 t/m3 = 3 t"
    assert by_density(Decimal("2.5"), Decimal("1.2"), Decimal("0.1")).uncertainty is None


@pytest.mark.parametrize(
    ("shape", "lengths", "volume"),
    [
        (Shape.BOX, ("2", "3", "1.5"), 9.0),
        (Shape.UPRIGHT_CYLINDER, ("2", "3"), math.pi * 3),
        (Shape.LYING_CYLINDER, ("2", "5", "1"), math.pi * 5 / 2),
        (Shape.LYING_CYLINDER, ("2", "5", "2"), math.pi * 5),
        (Shape.LYING_CYLINDER, ("2", "5", "0.5"), (math.acos(0.5) - 0.5 * math.sqrt(0.75)) * 5),
        (Shape.LYING_CYLINDER, ("2", "5", "1.5"), (math.acos(-0.5) + 0.5 * math.sqrt(0.75)) * 5),
        (Shape.CONE, ("4", "1.5"), math.pi * 4 * 1.5 / 3),
        (Shape.HEAP, ("4", "3", "4", "3", "2"), 24.0),
        (Shape.HEAP, ("6", "6", "2", "2", "3"), 3 / 6 * (36 + 4 + 64)),
    ],
)
def test_volume_of_a_body(shape: Shape, lengths: tuple[str, ...], volume: float) -> None:
    tally = by_shape(shape, decimals(*lengths))
    assert float(tally.value) == pytest.approx(volume, rel=1e-3)
    assert tally.arithmetic.endswith(f" = {tally.value:f} m3")


@given(
    st.decimals(min_value="0.1", max_value=50, places=2),
    st.decimals(min_value="0.001", max_value=1, places=3),
)
def test_lying_cylinder_agrees_with_the_float_library(diameter: Decimal, share: Decimal) -> None:
    depth = diameter * share
    tally = by_shape(Shape.LYING_CYLINDER, [diameter, Decimal(1), depth])
    radius, deep = float(diameter) / 2, float(depth)
    height = radius - deep
    area = radius**2 * math.acos(max(-1, min(1, height / radius)))
    area -= height * math.sqrt(max(0, radius**2 - height**2))
    assert float(tally.value) == pytest.approx(area, rel=2e-3, abs=1e-9)


def test_pi_is_pi() -> None:
    assert float(PI) == math.pi


@pytest.mark.parametrize(
    "figures",
    [
        lambda: by_count(3, [], "t"),
        lambda: by_count(1, decimals("1", "2"), "t"),
        lambda: by_count(3, decimals("0"), "t"),
        lambda: by_count(3, decimals("-1"), "t"),
        lambda: by_count(3, decimals("NaN"), "t"),
        lambda: by_count(10**10, decimals("1"), "t"),
        lambda: by_density(Decimal(0), Decimal(1)),
        lambda: by_density(Decimal(1), Decimal(1), Decimal(-1), Decimal(0)),
        lambda: by_shape(Shape.BOX, decimals("1", "2")),
        lambda: by_shape(Shape.LYING_CYLINDER, decimals("1", "2", "1.1")),
        lambda: by_shape(Shape.HEAP, decimals("1", "1", "2", "1", "1")),
    ],
)
def test_figures_that_no_quantity_follows_from_are_refused(figures: object) -> None:
    with pytest.raises(FiguresError):
        figures()  # type: ignore[operator]  # one of the functions above
