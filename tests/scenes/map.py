"""The site plan with points and a sketch, results as bars, and who held what."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from ui.models.result_bars import Bar, Group
from ui.models.site_plan import Ink, Mark
from ui.pages.map import MapPage
from ui.widgets.results_chart import LimitLine

if TYPE_CHECKING:
    from tests.gallery import Stage

_PIPE: Final = Mark(Ink.RED, ((-300, -2600), (-200, -900), (300, 600), (900, 2400)))
_WALL: Final = Mark(
    Ink.PLAIN, ((-4200, -3200), (3600, -3200), (3600, 900), (-4200, 900), (-4200, -3200))
)
_WORDS: Final = Mark(Ink.RED, ((700, -300),), "塑料管 DN110")


def _page(stage: "Stage") -> MapPage:
    cases = stage.cases()
    stage.window.open_case(cases.model.rows[0].sequence)
    stage.window.page.go_to("map")
    page = stage.window.page.page
    assert isinstance(page, MapPage)
    stage.settle(lambda: page.plan.model.rows)
    stage.settle(page.chart.pick.count)
    return page


def map_plan(stage: "Stage") -> None:
    page = _page(stage)
    for mark in (_WALL, _PIPE, _WORDS):
        page.plan.plan.drawn.emit(mark)
    page.plan.plan.fit()
    page.plan.table.choose(2)
    stage.settle()


def map_chart(stage: "Stage") -> None:
    page = _page(stage)
    page.show_pane(1)
    stage.settle()


def map_chart_limits(stage: "Stage") -> None:
    page = _page(stage)
    page.show_pane(1)
    bars = (
        Bar(31, "FS-01", "3.92", 3.92, False),
        Bar(32, "FS-02", "0.004L", 0.004, True),
        Bar(33, "FS-03", "<0.05", 0.05, True),
        Bar(34, "厂区北侧雨水沟", "1.2", 1.2, False),
        Bar(35, "FS-05", "未检出", None, True),
    )
    page.chart.chart.show_group(
        Group("六价铬", "mg/L", bars, len(bars)),
        [
            LimitLine(0.2, "S GB 21900-2008  ≤ 0.2 mg/L"),
            LimitLine(0.6, "3 × S = 0.6 mg/L", 3),
            LimitLine(2.0, "10 × S = 2 mg/L", 10),
        ],
    )
    stage.settle()


def map_custody(stage: "Stage") -> None:
    page = _page(stage)
    page.show_pane(2)
    stage.settle()


SCENES: Final[dict[str, Callable[["Stage"], None]]] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (map_plan, map_chart, map_chart_limits, map_custody)
}
