"""The agency's own standards, permits and outlets; what screening came to, on record."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from tests.scenes.screening import screening_page
from ui.pages.settings import STANDARDS, SettingsPage
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


SCENES: Final[dict[str, Callable[["Stage"], None]]] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        standards,
        standards_new,
        standards_outlet,
        standards_version,
        screening_sealed,
    )
}
