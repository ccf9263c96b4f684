"""Limits out of a table that was copied elsewhere."""

import pytest

from fieldkit.evidence.parts import RecordError
from fieldkit.evidence.pasted_limits import pasted_limits
from fieldkit.evidence.standards import OwnLimit


def test_row_without_heading_is_read_in_the_usual_order() -> None:
    (only,) = pasted_limits([["六价铬", "0.2", "mg/L", "日均值", "", "DW001", "一级"]])
    assert only == {
        "pollutant": "六价铬", "form": "max", "high": "0.2", "unit": "mg/L",
        "averaging": "daily_mean", "point": "workshop_outlet", "medium": "wastewater",
        "outlet": "DW001", "class_grade": "一级",
    }  # fmt: skip
    OwnLimit(**only)  # type: ignore[arg-type]  # as a form gives it


def test_heading_names_the_columns_in_any_order() -> None:
    rows = [["序号", "单位", "污染物项目", "排放限值"], ["1", "mg/L", "总镍", "0.5"]]
    (only,) = pasted_limits(rows)
    assert (only["pollutant"], only["high"], only["unit"]) == ("总镍", "0.5", "mg/L")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("≤0.5", {"form": "max", "high": "0.5"}),
        ("0.5", {"form": "max", "high": "0.5"}),
        ("6～9", {"form": "range", "low": "6", "high": "9"}),
        ("6.5-8.5", {"form": "range", "low": "6.5", "high": "8.5"}),
        ("≥ 2", {"form": "min", "low": "2"}),
        ("不得检出", {"form": "nd"}),
        ("约0.5", {"form": "max", "high": "约0.5"}),
        ("", {"form": "max"}),
    ],
)
def test_limit_is_read_as_it_is_meant(text: str, ends: dict[str, str]) -> None:
    (only,) = pasted_limits([["总镍", text, "mg/L"]])
    assert {name: each for name, each in only.items() if name in {"form", "low", "high"}} == ends


@pytest.mark.parametrize(
    ("pollutant", "medium", "point"),
    [
        ("化学需氧量", "wastewater", "total_outlet"),
        ("总镍", "wastewater", "workshop_outlet"),
        ("二氧化硫", "stack_gas", "stack_outlet"),
        ("不存在的项目", "wastewater", "total_outlet"),
    ],
)
def test_medium_and_place_are_proposed_by_the_pollutant(
    pollutant: str, medium: str, point: str
) -> None:
    (only,) = pasted_limits([[pollutant, "50"]])
    assert (only["medium"], only["point"]) == (medium, point)


def test_words_that_are_no_choice_stay_in_the_remarks() -> None:
    (only,) = pasted_limits([["总镍", "0.5", "mg/L", "周均值", "某处"]])
    assert only["note"] == "周均值；某处"
    assert "averaging" not in only


def test_what_is_no_number_is_left_to_the_form_to_refuse() -> None:
    (only,) = pasted_limits([["总镍", "约0.5", "mg/L"]])
    with pytest.raises(RecordError, match="high"):
        OwnLimit(**only)  # type: ignore[arg-type]  # as a form gives it


def test_empty_rows_are_passed_over() -> None:
    assert pasted_limits([[""], [" ", ""]]) == ()
    assert pasted_limits([]) == ()
