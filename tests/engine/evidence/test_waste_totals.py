"""Tonnes of hazardous waste, by category and in all."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from fieldkit.evidence.quantities import Quantity
from fieldkit.evidence.waste_totals import WasteTotals, waste_totals
from fieldkit.reference import tables
from fieldkit.reference.facts import Between
from tests.builders import records


def totals(*quantities: Quantity) -> WasteTotals:
    return waste_totals(enumerate(quantities, 10), tables.held().units)


def waste(value: str, unit: str = "t", code: str | None = "HW17", **members: object) -> Quantity:
    return records.quantity(value=value, unit=unit, waste_code=code, **members)


def test_tonnes_stand_by_category_and_in_all() -> None:
    found = totals(waste("1.2"), waste("350", "kg", "336-054-17"), waste("0.7", "t", "900-041-49"))
    assert {code: each.tonnes for code, each in found.by_category.items()} == {
        "HW17": Fraction("1.55"),
        "HW49": Fraction("0.7"),
    }
    assert found.whole is not None
    assert (found.whole.tonnes, found.whole.entries) == (Fraction("2.25"), (10, 11, 12))
    assert found.by_category["HW17"].entries == (10, 11)
    assert found.whole.fact == Decimal("2.25")
    assert found.uncertain == (10, 11, 12)


def test_uncertainties_add_by_their_squares_and_make_a_range_of_two_to_either_side() -> None:
    found = totals(
        waste("2", uncertainty="0.03"), waste("1", uncertainty="0.04"), waste("0.1")
    ).whole
    assert found is not None
    assert found.uncertainty == Decimal("0.050")
    assert found.fact == Between(Decimal("3.1"), Decimal("3.00"), Decimal("3.20"))


def test_uncertainty_in_kilograms_is_one_in_tonnes() -> None:
    found = totals(waste("350", "kg", uncertainty="12")).whole
    assert found is not None
    assert found.uncertainty == Decimal("0.012")


def test_what_cannot_be_summed_is_named() -> None:
    found = totals(waste("2", "m3"), waste("≥2"), waste("2 - 3"), waste("5", "筐"), waste("1"))
    assert found.unsummed == (10, 11, 12, 13)
    assert found.whole is not None
    assert found.whole.tonnes == 1


def test_other_quantities_are_no_hazardous_waste() -> None:
    found = totals(waste("2", code=None))
    assert (found.whole, found.by_category, found.unsummed) == (None, {}, ())


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["HW17", "336-054-17", "HW08", "900-041-49"]),
            st.decimals(min_value="0.001", max_value=1000, places=3),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_categories_make_the_whole(masses: list[tuple[str, Decimal]]) -> None:
    found = totals(*(waste(f"{value:f}", "t", code) for code, value in masses))
    assert found.whole is not None
    assert found.whole.tonnes == sum(Fraction(value) for _, value in masses)
    assert found.whole.tonnes == sum(each.tonnes for each in found.by_category.values())
