"""Scenes of the samples of a case: list, form, labels."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldkit.documents.labels import Stock
from ui.pages.case_view import CaseView
from ui.pages.samples import SamplesPage

if TYPE_CHECKING:
    from tests.gallery import Stage


def page_of(stage: "Stage") -> SamplesPage:
    """The samples of the practice case, with the newest one beside."""
    cases = stage.cases()
    stage.window.open_case(cases.model.rows[0].sequence)
    view = stage.window.page
    assert isinstance(view, CaseView)
    view.go_to("samples")
    page = view.page
    assert isinstance(page, SamplesPage)
    stage.settle(lambda: page.detail() is not None)
    stage.settle()
    return page


def samples(stage: "Stage") -> None:
    page_of(stage)


def samples_custody(stage: "Stage") -> None:
    page = page_of(stage)
    page.table.choose(2)
    stage.settle()
    page._detail.timeline.setFocus()
    QTest.keyClick(page._detail.timeline, Qt.Key.Key_Down)
    stage.settle()


def samples_none_found(stage: "Stage") -> None:
    page = page_of(stage)
    page.search.setText("没有这样的词")
    stage.settle(lambda: page.detail() is None)


def samples_new(stage: "Stage") -> None:
    page = page_of(stage)
    page.begin("new")
    stage.settle(lambda: page._is_editing)


def samples_duplicate(stage: "Stage") -> None:
    page = page_of(stage)
    page.table.choose(2)
    stage.settle()
    page.begin_duplicate()
    stage.settle(lambda: page._is_editing)


def samples_sealed(stage: "Stage") -> None:
    page = page_of(stage)
    page.begin("new")
    stage.settle(lambda: page._is_editing)
    page.editor.seal()
    stage.settle(lambda: not page._is_editing)
    stage.settle(lambda: page.detail() is not None)


def samples_labels(stage: "Stage") -> None:
    page = page_of(stage)
    page.show_labels()
    assert page.labels is not None
    page.labels.which.pick(True)
    page.labels.which.picked.emit()
    page.labels.used.pick(4)
    stage.settle(lambda: page.labels is not None and len(page.labels._labels) > 2)


def samples_label_roll(stage: "Stage") -> None:
    page = page_of(stage)
    page.table.choose(2)
    stage.settle()
    page.show_labels()
    assert page.labels is not None
    page.labels.stock.pick(Stock.ROLL_50)
    page.labels.stock.picked.emit()
    stage.settle(lambda: page.labels is not None and len(page.labels._labels) == 1)


def samples_foreign_label(stage: "Stage") -> None:
    page = page_of(stage)
    page.session.label_scanned.emit("FK1:3F2A91BC:42:9C1D22E0A1B2C3D4:FS-77")
    stage.settle(lambda: page.banner.sentence or stage.window.page.banner.sentence)


def bottles_of(stage: "Stage", *names: str) -> SamplesPage:
    """The page at the choice of analytes, these picked."""
    page = page_of(stage)
    page.begin("new")
    stage.settle(lambda: page._is_editing)
    page.bottles.begin()
    view = page.bottles.view
    assert view is not None
    view.picker.names = names
    view.picker.changed.emit()
    stage.settle(lambda: bool(view.cards))
    stage.settle()
    return page


_PICKED: Final = (
    "六价铬", "总铬", "总镍", "总铜", "化学需氧量", "氨氮", "阴离子表面活性剂", "三氯甲烷",
    "自定项目",
)  # fmt: skip


def samples_bottles(stage: "Stage") -> None:
    page = bottles_of(stage, *_PICKED)
    assert page.bottles.view is not None
    page.bottles.view.cards[3]._more.setChecked(True)


def samples_bottles_search(stage: "Stage") -> None:
    page = bottles_of(stage, "六价铬")
    view = page.bottles.view
    assert view is not None
    view.picker.search.setText("ben")
    stage.settle(lambda: view.picker._shown_for == "ben")


def samples_planned(stage: "Stage") -> None:
    page = bottles_of(stage, *_PICKED)
    assert page.bottles.view is not None
    page.bottles.view.plan()
    stage.settle(lambda: page.bottles.plan is not None and page.bottles.plan.isVisible())
    stage.settle()


def samples_planned_refused(stage: "Stage") -> None:
    samples_planned(stage)
    page = stage.window.page
    assert isinstance(page, CaseView)
    assert isinstance(page.page, SamplesPage)
    plan = page.page.bottles.plan
    assert plan is not None
    plan.seal()
    stage.settle(lambda: bool(plan._problems) and plan.seal_all.isEnabled())
    stage.settle()


def samples_all_waiting(stage: "Stage") -> None:
    """The list where a draft and a plan wait: the fullest head."""
    samples_planned(stage)
    view = stage.window.page
    assert isinstance(view, CaseView)
    page = view.page
    assert isinstance(page, SamplesPage)
    page._show_list()
    stage.settle()
    page.begin("new")
    stage.settle(lambda: page._is_editing)
    page.editor._note_edit()
    page.editor.leave()
    stage.settle(page._resume.isVisible)
    stage.settle()


def samples_quality(stage: "Stage") -> None:
    page = page_of(stage)
    page.quality.open()
    stage.settle(
        lambda: page.quality.view is not None and page.quality.view.pane.check is not None
    )
    assert page.quality.view is not None
    page.quality.view.table.choose(1)
    stage.settle()


def samples_quality_rule(stage: "Stage") -> None:
    samples_quality(stage)
    view = stage.window.page
    assert isinstance(view, CaseView)
    assert isinstance(view.page, SamplesPage)
    assert view.page.quality.view is not None
    view.page.quality.view.begin_rule()
    stage.settle()


SCENES: Final[Mapping[str, Callable[["Stage"], None]]] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        samples, samples_custody, samples_none_found, samples_new, samples_duplicate,
        samples_sealed, samples_labels, samples_label_roll, samples_foreign_label,
        samples_bottles, samples_bottles_search, samples_planned, samples_planned_refused,
        samples_quality, samples_quality_rule, samples_all_waiting,
    )
}  # fmt: skip
