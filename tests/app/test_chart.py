"""Results as bars on a scale with their limit, and with 3 and 10 times of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCharts import QLineSeries, QLogValueAxis
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldkit.reference import statutes, tables
from fieldkit.reference.assessment import Assessment, Result, assess
from fieldkit.reference.limits import Wanted
from fieldkit.reference.rows import LimitType
from ui.models.result_bars import Bar, Group, bounds, is_logarithmic
from ui.pages.chart_pane import limit_lines
from ui.widgets.results_chart import ResultsChart


def assessed(value: str = "5.6", unit: str = "mg/L") -> Assessment:
    wanted = Wanted(
        pollutant="ni", day=date(2026, 11, 3), standard="GB 21900-2008", table="2",
        point="workshop_outlet",
    )  # fmt: skip
    return assess(
        Result(wanted=wanted, value=value, unit=unit),
        reference=tables.held(),
        statutes=statutes.held(),
        act=date(2026, 11, 3),
        today=date(2026, 11, 3),
    )


def group(unit: str = "mg/L", *heights: float) -> Group:
    heights = heights or (5.6,)
    bars = tuple(Bar(number, "S", str(h), h, False) for number, h in enumerate(heights))
    return Group("总镍", unit, bars, len(bars))


def test_limit_stands_with_three_and_ten_times_of_it() -> None:
    lines = limit_lines(group(), {0: assessed()})
    assert [(each.times, each.value) for each in lines] == [(1, 0.5), (3, 1.5), (10, 5.0)]
    assert lines[0].words == "S GB 21900-2008  ≤ 0.5 mg/L"
    assert lines[1].words == "3 × S = 1.5 mg/L"


def test_lines_stand_in_the_unit_of_the_results() -> None:
    lines = limit_lines(group("µg/L", 5600.0), {0: assessed("5600", "µg/L")})
    assert [each.value for each in lines] == [500.0, 1500.0, 5000.0]
    assert lines[2].words == "10 × S = 5000 µg/L"


@pytest.mark.parametrize("unit", ["ppm", "mg/kg"])
def test_limit_of_something_else_is_left_out(unit: str) -> None:
    assert limit_lines(group(unit), {0: assessed()}) == ()
    assert limit_lines(group(), {}) == ()


def test_limit_without_a_multiple_stands_alone() -> None:
    found = assessed()
    assert found.limit is not None
    ranged = replace(found.limit, type=LimitType.RANGE, low=Decimal("0.1"))
    lines = limit_lines(group(), {0: replace(found, limit=ranged)})
    assert [each.times for each in lines] == [1]


def test_scale_with_multiples_is_logarithmic_and_holds_them() -> None:
    values = [0.5, 1.5, 5.0]
    assert is_logarithmic(group("mg/L", 0.6, 0.4), values)
    assert not is_logarithmic(group("mg/L", 0.6, 0.4), values[:1])
    assert not is_logarithmic(group("mg/L", 0.0, 0.4), values)
    assert bounds(group("mg/L", 0.6, 0.4), values) == (0.1, 10.0)


def test_chart_draws_the_limit_dashed_and_its_multiples_dotted(
    application: object, qtbot: QtBot
) -> None:
    chart = ResultsChart()
    qtbot.addWidget(chart)
    chart.resize(600, 400)
    chart.show_group(group(), limit_lines(group(), {0: assessed()}))
    chart.show()
    series = [each for each in chart.chart().series() if isinstance(each, QLineSeries)]
    assert [each.pen().style() for each in series] == [
        Qt.PenStyle.DashLine,
        Qt.PenStyle.DotLine,
        Qt.PenStyle.DotLine,
    ]
    assert any(isinstance(each, QLogValueAxis) for each in chart.chart().axes())
    assert "10 × S = 5 mg/L" in chart.accessibleDescription()
