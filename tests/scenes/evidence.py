"""Scenes of the evidence page and of its forms."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from fieldkit.evidence.overview import Line
from ui.pages.case_view import CaseView
from ui.pages.evidence import EvidencePage

if TYPE_CHECKING:
    from tests.gallery import Stage


def page_of(stage: "Stage") -> EvidencePage:
    """The evidence of the practice case, with its first entry beside."""
    cases = stage.cases()
    stage.window.open_case(cases.model.rows[0].sequence)
    view = stage.window.page
    assert isinstance(view, CaseView)
    view.go_to("evidence")
    page = view.page
    assert isinstance(page, EvidencePage)
    stage.settle(lambda: page.detail() is not None)
    stage.settle(lambda: lines_of(page))
    return page


def lines_of(page: EvidencePage) -> list[Line]:
    model = page.list.model
    rows = (model.row(model.index(place, 0)) for place in range(model.rowCount()))
    return [each for each in rows if each is not None]


def show(stage: "Stage", page: EvidencePage, wanted: Callable[[Line], bool]) -> int:
    """Goes to the first entry of which something holds."""
    line = next(each for each in lines_of(page) if wanted(each))
    page.begin(line.sequence)
    stage.settle(lambda: page.item.view is not None and page.item.view.row == line.row)
    return line.sequence


def settle_pictures(stage: "Stage", page: EvidencePage) -> None:
    cards = page.item.files._files
    stage.settle(lambda: all(card.photo.height() > 1 for card in cards))


def evidence(stage: "Stage") -> None:
    page_of(stage)


def evidence_ledger(stage: "Stage") -> None:
    page = page_of(stage)
    page.list.scope.pick(False)
    page.list.scope.picked.emit()
    stage.settle(lambda: page.list.model.numbers[0] == 0)
    page.list.table.choose(0)
    stage.settle(lambda: page.item.view is not None and page.item.view.row.sequence == 0)


def is_large_photo(line: Line) -> bool:
    return line.row.kind == "photo" and "第2张" in line.row.title


def evidence_photo(stage: "Stage") -> None:
    page = page_of(stage)
    show(stage, page, is_large_photo)
    settle_pictures(stage, page)


def evidence_photo_full(stage: "Stage") -> None:
    page = page_of(stage)
    show(stage, page, is_large_photo)
    settle_pictures(stage, page)
    page.show_full()
    stage.settle(lambda: page.item.files._files[0].photo.width() > 400)
    stage.settle()


def evidence_supplemented(stage: "Stage") -> None:
    page = page_of(stage)
    show(stage, page, lambda line: line.is_supplemented)
    page.show_full()
    stage.settle()


def evidence_withdrawn(stage: "Stage") -> None:
    show(stage, page_of(stage), lambda line: line.is_withdrawn)


def evidence_supplement_form(stage: "Stage") -> None:
    page = page_of(stage)
    number = show(stage, page, lambda line: line.row.kind == "sample")
    page.begin(("supplement", number))
    stage.settle(lambda: page.editor.form is not None)
    assert page.editor.form is not None
    field = page.editor.form.field("appearance")
    field.set_value("黄绿色，有泡沫")
    field.edited.emit()
    stage.settle()


def evidence_withdrawal_form(stage: "Stage") -> None:
    page = page_of(stage)
    number = show(stage, page, lambda line: line.row.kind == "photo")
    page.begin(("withdrawal", number))
    stage.settle(page.editor._seal.isEnabled)


SCENES: Final[Mapping[str, Callable[["Stage"], None]]] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        evidence, evidence_ledger, evidence_photo, evidence_photo_full, evidence_supplemented,
        evidence_withdrawn, evidence_supplement_form, evidence_withdrawal_form,
    )
}  # fmt: skip
