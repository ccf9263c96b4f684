from decimal import Decimal

import pytest

from fieldkit.evidence.parts import RecordError
from tests.builders import records as make


def test_reading_stands_beside_the_text() -> None:
    quantity = make.quantity(value="≥2.4")
    assert quantity.value == "≥2.4"
    assert quantity.reading.value == Decimal("2.4")


@pytest.mark.parametrize(
    ("value", "problem"), [("0", "not_positive"), ("约2.4", "not_reported_value")]
)
def test_quantity_is_a_number_above_zero(value: str, problem: str) -> None:
    with pytest.raises(RecordError) as refused:
        make.quantity(value=value)
    assert [(each.field, each.problem) for each in refused.value.problems] == [("value", problem)]


@pytest.mark.parametrize(("typed", "kept"), [("hw17", "HW17"), ("３３６-054-17", "336-054-17")])
def test_waste_code_is_a_category_or_a_code(typed: str, kept: str) -> None:
    assert make.quantity(waste_code=typed).waste_code == kept


@pytest.mark.parametrize("code", ["HW1", "17", "336-54-17", "含铬污泥"])
def test_other_text_is_no_waste_code(code: str) -> None:
    with pytest.raises(RecordError) as refused:
        make.quantity(waste_code=code)
    assert [each.problem for each in refused.value.problems] == ["not_a_waste_code"]
