"""The grid of results: rows being typed, rows that were refused, a sheet of a laboratory."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from fieldkit.evidence.measurements import MeasuredBy
from ui.pages.results import ResultsPage
from ui.widgets.grid.typed_rows import DraftRow

if TYPE_CHECKING:
    from tests.gallery import Stage

_ROWS: Final = (
    {"sample": "", "point": "厂区北侧雨水沟", "analyte": "pH值", "value": "6.8",
     "unit": "无量纲", "analysed_at": "2026-11-18 10:05", "method": "HJ 1147-2020",
     "instrument.name": "便携式pH计", "instrument.number": "YL-PH-01", "analyst": "演练员丙"},
    {"point": "厂区北侧雨水沟", "analyte": "电导率", "value": "1.2×10³", "unit": "μS/cm",
     "analysed_at": "2026-11-18 10:08", "instrument.name": "电导率仪"},
    {"point": "厂区北侧雨水沟", "analyte": "余氯", "value": "0.004L", "unit": "mg/L",
     "analysed_at": "10点十分", "analyst": "演练员丙"},
    {"analyte": "色度", "value": "约30", "unit": "倍"},
)  # fmt: skip

_INCOMPLETE: Final = (
    {"point": "厂区北侧雨水沟", "analyte": "pH值", "value": "6.8"},
    {"analyte": "色度", "value": "约30", "unit": "倍", "analysed_at": "2026-11-18 10:20"},
)


def _page(stage: "Stage", place: MeasuredBy) -> ResultsPage:
    cases = stage.cases()
    stage.window.open_case(cases.model.rows[0].sequence)
    stage.window.page.go_to("results")
    page = stage.window.page.page
    assert isinstance(page, ResultsPage)
    stage.settle(lambda: page.sheets[MeasuredBy.LABORATORY].numbers)
    stage.settle(lambda: page.sheet.samples.by_number)
    if place is not page.sheet.place:
        page.show_sheet(place)
    stage.settle()
    return page


def results(stage: "Stage") -> None:
    page = _page(stage, MeasuredBy.FIELD)
    rows = [DraftRow(number, {name: text for name, text in row.items() if text})
            for number, row in enumerate(_ROWS, start=1)]  # fmt: skip
    page.sheet.show_rows(rows)
    page.view.go_to(page.sheet.rowCount() - 2, 3)
    stage.settle(lambda: page.sheet.texts(0))


def results_refused(stage: "Stage") -> None:
    page = _page(stage, MeasuredBy.FIELD)
    page.sheet.show_rows(DraftRow(at, row) for at, row in enumerate(_INCOMPLETE, start=1))
    page.seal()
    stage.settle(lambda: page.banner.sentence)


def results_laboratory(stage: "Stage") -> None:
    page = _page(stage, MeasuredBy.LABORATORY)
    stage.settle(lambda: page.sheet.texts(0))
    page.view.go_to(0, 2)
    stage.settle()


SCENES: Final[dict[str, Callable[["Stage"], None]]] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (results, results_refused, results_laboratory)
}
