"""Calculated quantities against figures worked out by hand or by the float library."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.evidence.reckonings import FigureName, Method
from fieldkit.reference.figures import FiguresError, Given
from fieldkit.reference.formulas import METHODS
from fieldkit.reference.reckoning import Tally, reckon
from fieldkit.reference.shapes import BODIES, PI


def figures(*texts: str) -> list[Given]:
    """Figures as "diameter=2.0 m ± 0.01"."""
    found = []
    for text in texts:
        name, _, rest = text.partition("=")
        measured, _, doubt = rest.partition(" ± ")
        value, _, unit = measured.partition(" ")
        found.append(Given(name, Decimal(value), unit, Decimal(doubt) if doubt else None))
    return found


def tally(method: str, *texts: str) -> Tally:
    return reckon(method, figures(*texts))


# Each line was worked out by hand (table of circular segments, slide rule, a pocket calculator).
BY_HAND = [
    # A drum of 0.572 m inside by 0.85 m, full: 0.2184 m³.
    ("upright_cylinder", "diameter=0.572 m|depth=0.85 m", "0.2184", "m3"),
    # π/4 × 2² × 3 = 9.425 m³; × 1.2 = 11.31 t.
    ("upright_cylinder", "diameter=2 m|depth=3 m", "9.425", "m3"),
    ("upright_cylinder", "diameter=200 cm|depth=3000 mm|density=1.2 g/cm3", "11.31", "t"),
    # Lying tank of 2 m by 5 m: half full 7.854, full 15.71; a quarter high 3.071 (0.1955 of it).
    ("lying_cylinder", "diameter=2 m|length=5 m|depth=1 m", "7.854", "m3"),
    ("lying_cylinder", "diameter=2 m|length=5 m|depth=2 m", "15.71", "m3"),
    ("lying_cylinder", "diameter=2 m|length=5 m|depth=0.5 m", "3.071", "m3"),
    ("lying_cylinder", "diameter=2 m|length=5 m|depth=1.5 m", "12.64", "m3"),
    ("lying_cylinder", "diameter=2 m|length=5 m|depth=0.5 m|density=1100 kg/m3", "3.378", "t"),
    # Tank car, 2.8 m by 10 m, 0.3 m left in it: cos θ = 1.1/1.4, θ = 0.66699, sin θ = 0.61859;
    # 1.4² × (0.66699 - 0.61859 × 0.78571) = 0.35466 m².
    ("lying_cylinder", "diameter=2.8 m|length=10 m|depth=0.3 m", "3.546", "m3"),
    ("box", "length=2 m|width=3 m|depth=1.5 m", "9", "m3"),
    ("box", "length=12.5 m|width=4.2 m|depth=0.35 m|density=1.35 t/m3", "24.81", "t"),
    # Cone of 4 m across and 1.5 m high: π × 2² × 1.5 / 3 = 6.283 m³.
    ("cone", "diameter=4 m|height=1.5 m", "6.283", "m3"),
    ("cone", "diameter=4 m|height=1.5 m|density=1.6 t/m3", "10.05", "t"),
    # Heap, 6 × 6 below, 2 × 2 on top, 3 high: 3/6 × (36 + 4 + 64) = 52 m³; and a plain box.
    (
        "heap",
        "bottom_length=6 m|bottom_width=6 m|top_length=2 m|top_width=2 m|height=3 m",
        "52",
        "m3",
    ),
    (
        "heap",
        "bottom_length=4 m|bottom_width=3 m|top_length=4 m|top_width=3 m|height=2 m",
        "24",
        "m3",
    ),
    ("volume", "volume=2.5 m3|density=1.2 t/m3", "3", "t"),
    ("volume", "volume=850 L|density=0.92 kg/L", "0.782", "t"),
    ("weighings", "gross=12.34 t|gross=10.1 t|tare=5 t|tare=4.98 t", "12.46", "t"),
    ("weighings", "gross=215.5 kg|gross=0.2 t|tare=20 kg", "395.5", "kg"),
    ("pieces", "count=12 桶|weighed=0.2 t", "2.4", "t"),
    ("pieces", "count=20 桶|weighed=0.20 t|weighed=0.22 t|weighed=0.18 t", "4", "t"),
    ("pieces", "count=37 袋|weighed=24.6 kg|weighed=25.4 kg", "925", "kg"),
    ("process", "production=1200 t|factor=35 kg/t", "42000", "kg"),
    ("process", "production=5200 m3|factor=0.0008 t/m3", "4.16", "t"),
    ("process", "production=3500 件|factor=1.2 kg/件", "4200", "kg"),
]


@pytest.mark.parametrize(("method", "texts", "value", "unit"), BY_HAND)
def test_quantity_is_the_one_worked_out_by_hand(
    method: str, texts: str, value: str, unit: str
) -> None:
    found = tally(method, *texts.split("|"))
    assert (f"{found.value:f}", found.unit) == (value, unit)
    assert found.arithmetic.endswith(f" = {value} {unit}") or "; u = " in found.arithmetic
    assert found.gives(found.value)


def test_line_shows_every_figure_in_the_unit_it_is_reckoned_with() -> None:
    assert tally("pieces", "count=12 桶", "weighed=0.2 t").arithmetic == "0.2 t × 12 桶 = 2.4 t"
    lying = tally(
        "lying_cylinder", "diameter=200 cm", "length=5 m", "depth=0.5 m", "density=1100 kg/m3"
    )
    assert lying.arithmetic == (
        "[(1.00 m)² × arccos((1.00 - 0.5)/1.00) - (1.00 - 0.5) m × √(2×1.00×0.5 - 0.5²) m] × 5 m"
        " × 1.100 t/m3 = 3.378 t"
    )


def test_pieces_not_weighed_are_as_uncertain_as_the_weighed_ones_differ() -> None:
    found = tally("pieces", "count=20 桶", "weighed=0.20 t", "weighed=0.22 t", "weighed=0.18 t")
    # s = 0.02; the 17 others: 17 × 0.02 × √(1/3 + 1/17) = 0.2129, rounded up.
    assert found.uncertainty == Decimal("0.22")
    assert found.arithmetic == "(0.20 + 0.22 + 0.18) t ÷ 3 × 20 桶 = 4 t; u = 0.22 t"


def test_one_weighed_piece_says_nothing_of_its_uncertainty() -> None:
    assert tally("pieces", "count=12 桶", "weighed=0.2 t ± 0.01").uncertainty is None


def test_where_all_were_weighed_only_the_balance_is_in_doubt() -> None:
    assert tally("pieces", "count=2", "weighed=0.2 t", "weighed=0.3 t").uncertainty is None
    weighed = tally("pieces", "count=2", "weighed=0.2 t ± 0.003", "weighed=0.3 t ± 0.004")
    assert (weighed.value, weighed.uncertainty) == (Decimal("0.5"), Decimal("0.005"))


# u worked out by the partial derivatives, by hand.
@pytest.mark.parametrize(
    ("method", "texts", "expected"),
    [
        ("volume", "volume=2.5 m3 ± 0.1|density=1.2 t/m3 ± 0.05", math.hypot(0.12, 0.125)),
        ("weighings", "gross=12.34 t ± 0.02|tare=5 t ± 0.02", math.hypot(0.02, 0.02)),
        (
            "upright_cylinder",
            "diameter=2 m ± 0.01|depth=3 m ± 0.02",
            math.hypot(math.pi / 2 * 2 * 3 * 0.01, math.pi * 0.02),
        ),
        # The surface of half a lying tank is as wide as the tank: dV/dh = 2 m × 5 m.
        ("lying_cylinder", "diameter=2 m ± 0|length=5 m ± 0|depth=1 m ± 0.02", 0.2),
        # dV/dd = L (r θ - half the chord) = 5 × (π/2 - 1).
        (
            "lying_cylinder",
            "diameter=2 m ± 0.01|length=5 m ± 0|depth=1 m ± 0",
            5 * (math.pi / 2 - 1) * 0.01,
        ),
        # A full tank: no surface is left, the diameter alone counts: dV/dd = L r π at that edge.
        (
            "lying_cylinder",
            "diameter=2 m ± 0.01|length=5 m ± 0|depth=2 m ± 0.01",
            5 * math.pi * 0.01,
        ),
        ("process", "production=1200 t ± 12|factor=35 kg/t ± 3", math.hypot(420, 3600)),
    ],
)
def test_uncertainty_follows_the_figures(method: str, texts: str, expected: float) -> None:
    found = tally(method, *texts.split("|")).uncertainty
    assert found is not None
    assert expected <= float(found) * (1 + 1e-9)
    assert float(found) == pytest.approx(expected, rel=0.1)


def test_uncertainty_that_nobody_stated_is_not_made_up() -> None:
    found = tally("volume", "volume=2.5 m3 ± 0.1", "density=1.2 t/m3")
    assert found.uncertainty is None
    assert "u =" not in found.arithmetic


@given(
    st.decimals(min_value="0.1", max_value=50, places=2),
    st.decimals(min_value="0.001", max_value=1, places=3),
)
def test_lying_cylinder_agrees_with_the_float_library(diameter: Decimal, share: Decimal) -> None:
    depth = diameter * share
    names = ("diameter", "length", "depth")
    given_figures = [
        Given(name, value, "m")
        for name, value in zip(names, (diameter, Decimal(1), depth), strict=True)
    ]
    radius, deep = float(diameter) / 2, float(depth)
    height = radius - deep
    area = radius**2 * math.acos(max(-1, min(1, height / radius)))
    area -= height * math.sqrt(max(0, radius**2 - height**2))
    found = float(reckon("lying_cylinder", given_figures).exact)
    assert found == pytest.approx(area, rel=1e-6, abs=1e-9)


@given(
    st.decimals(min_value="0.1", max_value=50, places=2),
    st.decimals(min_value="0.01", max_value="0.99", places=2),
)
def test_what_is_in_a_tank_and_what_is_not_make_it_full(diameter: Decimal, share: Decimal) -> None:
    volume = BODIES["lying_cylinder"].volume
    depth = diameter * share
    parts = volume(diameter, Decimal(3), depth) + volume(diameter, Decimal(3), diameter - depth)
    assert abs(parts / volume(diameter, Decimal(3), diameter) - 1) < Decimal("1e-20")


@given(st.decimals(min_value="0.001", max_value=1000, places=3), st.integers(1, 1000))
def test_units_change_nothing(mass: Decimal, count: int) -> None:
    in_tonnes = reckon(
        "pieces", [Given("count", Decimal(count), "桶"), Given("weighed", mass, "t")]
    )
    in_kilograms = reckon(
        "pieces", [Given("count", Decimal(count), "桶"), Given("weighed", mass * 1000, "kg")]
    )
    assert in_tonnes.exact * 1000 == in_kilograms.exact


@given(st.lists(st.decimals(min_value="0.001", max_value=100, places=3), min_size=1, max_size=9))
def test_value_is_the_exact_one_rounded(masses: list[Decimal]) -> None:
    found = reckon("weighings", [Given("gross", each, "t") for each in masses])
    assert found.exact == sum(masses)
    assert found.gives(found.value)
    assert not found.gives(found.value * Decimal("1.002"))


def test_pi_is_pi() -> None:
    assert float(PI) == math.pi


def test_records_name_each_method_and_each_figure() -> None:
    assert {str(each) for each in Method} == METHODS.keys()
    asked = {slot.name for method in METHODS.values() for slot in method.slots}
    assert {str(each) for each in FigureName} == asked


@pytest.mark.parametrize(
    ("method", "texts", "fault"),
    [
        ("pieces", "count=3 桶", "missing"),
        ("pieces", "count=1 桶|weighed=1 t|weighed=2 t", "more_weighed"),
        ("pieces", "count=3 桶|weighed=0 t", "not_above_zero"),
        ("pieces", "count=3 桶|weighed=-1 t", "not_above_zero"),
        ("pieces", "count=3 桶|weighed=NaN t", "not_above_zero"),
        ("pieces", "count=10000000000 桶|weighed=1 t", "not_above_zero"),
        ("pieces", "count=2.5 桶|weighed=1 t", "not_whole"),
        ("pieces", "count=3 桶|weighed=1 m", "wrong_unit"),
        ("volume", "volume=0 m3|density=1 t/m3", "not_above_zero"),
        ("volume", "volume=1 m3|density=1 t/m3 ± -1", "bad_uncertainty"),
        ("volume", "volume=1 m3|density=1 t/m3 ± 2", "bad_uncertainty"),
        ("volume", "volume=1 m3|density=1 t", "wrong_unit"),
        ("box", "length=1 m|width=2 m", "missing"),
        ("box", "length=1 m|width=2 m|depth=1 m|depth=1 m", "too_many"),
        ("box", "length=1 m|width=2 m|depth=1 m|tare=1 t", "not_asked"),
        ("lying_cylinder", "diameter=1 m|length=2 m|depth=1.1 m", "too_deep"),
        (
            "heap",
            "bottom_length=1 m|bottom_width=1 m|top_length=2 m|top_width=1 m|height=1 m",
            "top_larger",
        ),
        ("weighings", "gross=1 t|tare=1 t", "tare"),
        ("weighings", "gross=1 t|tare=0.1 t|tare=0.1 t", "tare"),
        ("process", "production=1 t|factor=1 kg/m3", "wrong_unit"),
        ("process", "production=1 t|factor=1 kg", "wrong_unit"),
    ],
)
def test_figures_that_no_quantity_follows_from_are_refused(
    method: str, texts: str, fault: str
) -> None:
    with pytest.raises(FiguresError) as refused:
        tally(method, *texts.split("|"))
    assert refused.value.fault == fault


def test_no_end_of_figures_is_refused() -> None:
    with pytest.raises(FiguresError):
        reckon("weighings", figures(*["gross=1 t"] * 1001))
