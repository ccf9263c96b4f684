"""How long bottles may wait: the shortest time that the standard of their medium gives."""

from datetime import timedelta

import pytest

from fieldkit.evidence.holding import holding_times
from fieldkit.evidence.samples import Medium
from tests.builders import records
from tests.builders.practice import at


@pytest.mark.parametrize(
    ("analyte", "medium", "hours"),
    [
        ("氨氮", Medium.WASTEWATER, 24),  # HJ 91.1-2019, table A.1, item 6: 24 h or, cooled, 7 d
        ("cod_cr", Medium.WASTEWATER, 48),
        ("六价铬", Medium.GROUNDWATER, 24),  # HJ 164-2020
        ("六价铬", Medium.SURFACE_WATER, 336),  # HJ 493-2009
    ],
)
def test_shortest_time_of_the_standard_counts(analyte: str, medium: Medium, hours: int) -> None:
    (found,) = holding_times().of(records.sample(analytes=(analyte,), medium=medium))
    assert found.until == at(40) + timedelta(hours=hours)
    assert found.hours == hours


def test_time_counts_from_the_end_of_sampling() -> None:
    sample = records.sample(analytes=("氨氮",), ended_at=at(100))
    (found,) = holding_times().of(sample)
    assert found.until == at(100) + timedelta(hours=24)


def test_what_is_pressing_stands_first() -> None:
    found = holding_times().of(records.sample(analytes=("总铬", "氨氮", "悬浮物")))
    assert [each.analyte for each in found] == ["氨氮", "悬浮物", "总铬"]


def test_nothing_is_told_where_nothing_is_known() -> None:
    sample = records.sample(analytes=("某种未知物", "pH值"), medium=Medium.SOIL)
    assert holding_times().of(sample) == ()


def test_analyte_with_a_result_waits_no_longer() -> None:
    sample = records.sample(analytes=("氨氮", "总铬"))
    assert [each.analyte for each in holding_times().of(sample, ["nh3_n"])] == ["总铬"]


@pytest.mark.parametrize(
    ("preservation", "hours"),
    [
        ("H2SO4，pH≤2", 24),
        ("H2SO4，pH≤2，冷藏", 168),  # the second row of HJ 91.1-2019 about it
        ("H2SO4，pH≤2，冰", 24),  # in other words: the shortest
        (None, 24),
    ],
)
def test_time_of_the_very_words_counts(preservation: str | None, hours: int) -> None:
    sample = records.sample(analytes=("氨氮",), preservation=preservation)
    (found,) = holding_times().of(sample)
    assert found.hours == hours


def test_rain_outlet_is_kept_as_wastewater() -> None:
    sample = records.sample(analytes=("氨氮",), medium=Medium.RAIN_OUTLET)
    assert holding_times().of(sample)[0].standard_id == "HJ 91.1-2019"
