from decimal import Decimal

import pytest

from fieldkit.evidence.kinds import from_body
from fieldkit.evidence.parts import RecordError
from fieldkit.evidence.quantities import Quantity, require_own_arithmetic
from fieldkit.evidence.record import to_body
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


DRUMS = {
    "method": "pieces",
    "figures": [
        {"name": "count", "value": "20", "unit": "桶"},
        {"name": "weighed", "value": "0.20", "unit": "t"},
        {"name": "weighed", "value": "0.22", "unit": "t"},
        {"name": "weighed", "value": "0.18", "unit": "t"},
    ],
}
LINE = "(0.20 + 0.22 + 0.18) t ÷ 3 × 20 桶 = 4 t; u = 0.22 t"


def reckoned(**members: object) -> Quantity:
    given = {"value": "4", "unit": "t", "arithmetic": LINE, "uncertainty": "0.22"}
    return make.quantity(**{**given, "reckoning": DRUMS, **members})


def problems_of(**members: object) -> list[tuple[str, str]]:
    with pytest.raises(RecordError) as refused:
        require_own_arithmetic(reckoned(**members))
    return [(each.field, each.problem) for each in refused.value.problems]


def test_figures_are_sealed_with_what_they_give() -> None:
    quantity = reckoned()
    require_own_arithmetic(quantity)
    assert from_body("quantity", to_body(quantity)) == quantity
    assert quantity.reckoning is not None
    assert quantity.reckoning.tally.arithmetic == LINE


@pytest.mark.parametrize(
    ("members", "wrong"),
    [
        ({"value": "4.1"}, ("value", "not_the_result")),
        ({"value": "≥4"}, ("value", "not_the_result")),
        ({"unit": "kg"}, ("unit", "not_the_result")),
        ({"uncertainty": "0.2"}, ("uncertainty", "not_the_result")),
        ({"uncertainty": None}, ("uncertainty", "not_the_result")),
        ({"arithmetic": "20 桶 × 0.2 t = 4 t"}, ("arithmetic", "not_the_result")),
        ({"reckoning": {**DRUMS, "method": "volume"}}, ("reckoning.figures", "not_asked")),
        ({"reckoning": {**DRUMS, "method": "process"}}, ("reckoning.figures", "not_asked")),
    ],
)
def test_quantity_that_its_figures_do_not_give_is_refused(
    members: dict[str, object], wrong: tuple[str, str]
) -> None:
    assert wrong in problems_of(**members)


def test_value_of_an_old_record_may_be_rounded_otherwise() -> None:
    assert reckoned(value="4.001").value == "4.001"
    assert reckoned(arithmetic="as another program wrote it").value == "4"


def test_process_records_are_named_with_their_period() -> None:
    figures = [
        {"name": "production", "value": "1200", "unit": "t"},
        {"name": "factor", "value": "35", "unit": "kg/t"},
    ]
    process = {"method": "process", "figures": figures}
    members = {"value": "42000", "unit": "kg", "uncertainty": None}
    line = "1200 t × 35 kg/t = 42000 kg"
    found = problems_of(reckoning=process, arithmetic=line, **members)
    assert ("reckoning.from_day", "missing") in found
    process |= {"from_day": "2026-01-01", "to_day": "2026-06-30"}
    assert problems_of(reckoning=process, arithmetic=line, **members) == [("documents", "missing")]
    require_own_arithmetic(reckoned(reckoning=process, arithmetic=line, documents=(3,), **members))
