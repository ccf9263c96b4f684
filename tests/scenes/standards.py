"""The agency's own standards, permits and outlets; what screening came to, on record."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from tests.scenes.screening import screening_page
from ui.pages.settings import STANDARDS, SettingsPage
from ui.pages.standard_editor import StandardEditor
from ui.pages.standards import StandardsPage

if TYPE_CHECKING:
    from tests.gallery import Stage


def _page(stage: "Stage") -> StandardsPage:
    stage.cases()
    stage.window.go_to("settings")
    settings = stage.window.page
    assert isinstance(settings, SettingsPage)
    settings.show_tab(STANDARDS)
    page = settings.page
    assert isinstance(page, StandardsPage)
    stage.settle(lambda: page.model.rows and page.item.item is not None)
    return page


def standards(stage: "Stage") -> None:
    _page(stage)
    stage.settle()


def standards_new(stage: "Stage") -> None:
    page = _page(stage)
    page.begin("standard")
    stage.settle()


def standards_outlet(stage: "Stage") -> None:
    page = _page(stage)
    page.begin("point")
    stage.settle()


def standards_version(stage: "Stage") -> None:
    page = _page(stage)
    page.item.correction_wanted.emit("supplement", page.model.rows[0].sequence)
    stage.settle(lambda: page.correction.form is not None)


def screening_sealed(stage: "Stage") -> None:
    page = screening_page(stage)
    page.seal_screening()
    stage.settle(lambda: page.banner.sentence)


def standards_pasted(stage: "Stage") -> None:
    page = _page(stage)
    page.begin("standard")
    editor = page.editors["standard"]
    editor.form.field("nature").set_value("discharge_permit")
    editor.form.field("nature").edited.emit()
    QApplication.clipboard().setText(
        "污染物\t限值\t单位\t取值时间\n六价铬\t0.1\tmg/L\t日均值\npH值\t6~9\t无量纲\t瞬时值\n"
    )
    assert isinstance(editor, StandardEditor)
    editor.paste_limits()
    stage.settle()


def screening_record(stage: "Stage") -> None:
    page = screening_page(stage)
    stage.settle(page.kept.link.isVisible)
    page.kept.link.click()
    view = stage.window.page
    stage.settle(lambda: view.page is not page and view.page.item.item is not None)
    view.page.show_full()
    stage.settle()
    bar = view.page.item._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()


SCENES: Final[dict[str, Callable[["Stage"], None]]] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        standards,
        standards_new,
        standards_outlet,
        standards_version,
        standards_pasted,
        screening_sealed,
        screening_record,
    )
}
