"""Scenes of handing a case over."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from ui.operations.drives import Drive
from ui.pages.case_view import CaseView
from ui.pages.handover import HandoverPage

if TYPE_CHECKING:
    from tests.gallery import Stage

_STICK: Final = Drive(
    Path("/media/inspector/移交U盘"), "移交U盘", 27_400_000_000, 31_000_000_000, True
)


def page_of(stage: "Stage") -> HandoverPage:
    """The handover of the practice case, with a stick in."""
    cases = stage.cases()
    stage.window.open_case(cases.model.rows[0].sequence)
    view = stage.window.page
    assert isinstance(view, CaseView)
    view.go_to("handover")
    page = view.page
    assert isinstance(page, HandoverPage)
    stage.settle(lambda: page._outlook is not None and page.items._told.text())
    page.place._show_drives([_STICK, *page.place._drives])
    page.place.folder.setText(str(_STICK.folder))
    page.reader.setEditText("演练市公安局环境犯罪侦查支队（演练数据）")
    stage.settle()
    return page


def handover(stage: "Stage") -> None:
    page_of(stage)


def handover_items(stage: "Stage") -> None:
    page = page_of(stage)
    page.items.choose_some()
    stage.settle(lambda: page.items.model.row(page.items.model.index(0, 0)))
    page.items.table.choose(2)
    for place in (2, 3):
        page.items.model.setData(
            page.items.model.index(place, 0), 0, Qt.ItemDataRole.CheckStateRole
        )
    page.items.reason.setText("与本案无关的现场全景照片")
    stage.settle(lambda: "#" in page.items._told.text())


def handover_working(stage: "Stage") -> None:
    page = page_of(stage)
    page._working.setText(page.tr("Exporting {file}").replace("{file}", "演练-1.zip"))
    page._strip.begin("")
    page._show_progress(62_000_000, 148_000_000, "writing files")
    page._show(page._progress)
    stage.settle()


def handover_result(stage: "Stage") -> None:
    page = page_of(stage)
    with tempfile.TemporaryDirectory() as folder:
        page.place.folder.setText(folder)
        page.export()
        stage.settle(lambda: page._views.currentWidget() is page.result, 60)
    stage.settle()


def handover_failure(stage: "Stage") -> None:
    page = page_of(stage)
    page.place.folder.setText("/media/inspector/拔掉的U盘")
    page.export()
    stage.settle(lambda: page.banner.sentence)


SCENES: Final[Mapping[str, Callable[["Stage"], None]]] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        handover, handover_items, handover_working, handover_result, handover_failure,
    )
}  # fmt: skip
