"""Scenes of the visit's page: as it stands, and each of its forms."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ui.operations import records
from ui.pages.case_view import CaseView
from ui.pages.inspection import InspectionPage

if TYPE_CHECKING:
    from tests.gallery import Stage


def visit(stage: "Stage") -> InspectionPage:
    page = stage.cases()
    stage.window.open_case(page.model.rows[0].sequence)
    view = stage.window.page
    assert isinstance(view, CaseView)
    view.go_to("inspection")
    shown = view.page
    assert isinstance(shown, InspectionPage)
    stage.settle(shown.overview.isVisible)
    return shown


def inspection(stage: "Stage") -> None:
    visit(stage)
    stage.settle()


def inspection_arrival(stage: "Stage") -> None:
    page = visit(stage)
    page.begin("new")
    stage.settle(lambda: page.editor is not None and "place" in page.editor.form.body())


def inspection_end(stage: "Stage") -> None:
    visit(stage).end_visit()
    stage.settle()


def inspection_observation(stage: "Stage") -> None:
    page = visit(stage)
    page.begin("observation")
    stage.settle(lambda: page.editor is not None and "place" in page.editor.form.body())


def inspection_document(stage: "Stage") -> None:
    page = visit(stage)
    page.begin("document")
    stage.settle()
    editor = page.editor
    assert editor is not None
    stage.settle(lambda: "obtained_at" in editor.form.body())
    shipped = Path(__file__).resolve().parents[2] / "resources" / "practice"
    editor.files.wanted.emit([shipped / "files" / "dosing.pdf"], "original")
    editor.files.wanted.emit([shipped / "no such file.pdf"], "support")
    stage.settle(lambda: not editor.files.is_busy)


def inspection_lacking(stage: "Stage") -> None:
    page = visit(stage)
    page.begin("new")
    stage.settle(lambda: page.editor is not None and "place" in page.editor.form.body())
    editor = page.editor
    assert editor is not None
    editor.form.propose(
        {"certificates_shown": True, "rights_told": True, "party_presence": "present"}
    )
    editor.seal()
    stage.settle(lambda: page.overview.visits.count() == 2)
    page.begin("observation")
    stage.settle(lambda: page.editor is not None and "place" in page.editor.form.body())
    assert page.editor is not None
    page.editor.form.field("text").focusProxy().insertPlainText("半句话")
    page.editor.leave()
    tile = page.overview.tiles["observation"]
    stage.settle(lambda: "," in tile.accessibleName())


def inspection_none(stage: "Stage") -> None:
    page = stage.cases()
    stage.application.session.start(
        records.seal(
            "case",
            {
                "number": "演练环立〔2026〕2号", "cause": "夜间倾倒（演练数据）",
                "agency": "演练市生态环境局（演练数据）", "source": "patrol",
                "unknown_party_reason": "夜间无人，正在查找（演练数据）",
            },
        )
    )  # fmt: skip
    stage.settle(lambda: len(page.model.rows) == 2)
    stage.window.open_case(page.model.rows[0].sequence)
    stage.settle()


SCENES: Final[Mapping[str, Callable[["Stage"], None]]] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        inspection, inspection_arrival, inspection_end, inspection_observation,
        inspection_document, inspection_lacking, inspection_none,
    )
}  # fmt: skip
