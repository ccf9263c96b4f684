"""A case against its limits; a laboratory's table before it comes in."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ui.pages.screening import ScreeningPage

if TYPE_CHECKING:
    from tests.gallery import Stage

_TABLE: Final = """样品编号,监测项目,检测结果,单位,检出限,检测方法,分析日期
FS-01,总铬,12.6,mg/L,0.03,HJ 757-2015,2026-11-19
FS-01,六价铬,3.92,mg/L,0.004,GB/T 7467-1987,2026-11-19
FS-09,总镍,0.05L,mg/L,0.05,GB/T 11912-1989,2026-11-19
FS-01P,总铜,约0.3,mg/L,0.05,HJ 776-2015,2026-11-19
FS-01P,总锌,0.42,ppm,0.009,HJ 776-2015,2026年13月1日
"""


def screening_page(stage: "Stage") -> ScreeningPage:
    cases = stage.cases()
    stage.window.open_case(cases.model.rows[0].sequence)
    stage.window.page.go_to("screening")
    page = stage.window.page.page
    assert isinstance(page, ScreeningPage)
    stage.settle(lambda: page.model.rows)
    return page


def screening(stage: "Stage") -> None:
    page = screening_page(stage)
    names = [row.result.analyte for row in page.model.rows]
    page.table.choose(names.index("六价铬"))
    stage.settle()


def screening_basis(stage: "Stage") -> None:
    screening_page(stage).begin_basis()
    stage.settle()


def screening_table(stage: "Stage") -> None:
    page = screening_page(stage)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "演练检测结果.csv"
        path.write_text(_TABLE, "utf-8")
        page.open_table(path)
        stage.settle(lambda: page.incoming.model.rows)


SCENES: Final[dict[str, Callable[["Stage"], None]]] = {
    "screening": screening,
    "screening-basis": screening_basis,
    "screening-table": screening_table,
}
