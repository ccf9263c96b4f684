"""Scenes of custody: who holds what, and handing over."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from fieldkit.clock import SystemClock, time_text
from fieldkit.evidence.record import to_body
from fieldkit.evidence.samples import Sample
from ui.operations import records
from ui.pages.case_view import CaseView
from ui.pages.custody import CustodyPage
from ui.widgets.handover_side import Way
from ui.widgets.signature_pad import SignaturePad

if TYPE_CHECKING:
    from tests.gallery import Stage


def page_of(stage: "Stage") -> CustodyPage:
    """Who holds what of the practice case."""
    cases = stage.cases()
    stage.window.open_case(cases.model.rows[0].sequence)
    view = stage.window.page
    assert isinstance(view, CaseView)
    view.go_to("custody")
    page = view.page
    assert isinstance(page, CustodyPage)
    stage.settle(lambda: page.detail() is not None)
    stage.settle()
    return page


def begun(stage: "Stage") -> CustodyPage:
    """A handover of all samples, begun."""
    page = page_of(stage)
    page.begin(tuple(
        each.sequence for each in page._holdings.things if each.record.kind == "sample"
    ))  # fmt: skip
    stage.settle(lambda: page._is_editing)
    stage.settle()
    return page


def write_on(pad: SignaturePad) -> None:
    """A signature of sorts."""
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 80))
    for step in range(1, 30):
        QTest.mouseMove(pad, QPoint(30 + 6 * step, 60 + (step * 17) % 40))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(210, 70))


def custody_late(stage: "Stage") -> None:
    """Bottles past their time and near it are handed over."""
    page = page_of(stage)
    now = SystemClock().read().wall
    samples = [each.record for each in page._holdings.things if isinstance(each.record, Sample)]
    numbers = {each.number for each in samples}
    for number, analyte, age in (("FS-90", "五日生化需氧量", 13), ("FS-91", "氨氮", 20),
                                 ("FS-92", "化学需氧量", 20)):  # fmt: skip
        body = {**to_body(samples[0]), "number": number,
                "sampled_at": time_text(now - timedelta(hours=age)), "analytes": [analyte],
                "preservation": None, "qc_kind": "none", "parent": None}  # fmt: skip
        if number not in numbers:
            page.follow(records.seal("sample", body, case=page._case), lambda _: None)
    stage.settle(lambda: len(page._holdings.things) >= 7)
    late = [each for each in page._holdings.things
            if isinstance(each.record, Sample) and each.record.number >= "FS-90"]  # fmt: skip
    page.begin(tuple(each.sequence for each in late))
    stage.settle(lambda: page._is_editing)
    stage.settle()


def custody_late_list(stage: "Stage") -> None:
    custody_late(stage)
    view = stage.window.page
    assert isinstance(view, CaseView)
    assert isinstance(view.page, CustodyPage)
    view.page.editor.leave()
    stage.settle()


def custody(stage: "Stage") -> None:
    page_of(stage)


def custody_chosen(stage: "Stage") -> None:
    page = page_of(stage)
    page.list.tick(each.sequence for each in page._holdings.things if each.record.kind == "sample")
    stage.settle()


def custody_handover(stage: "Stage") -> None:
    begun(stage)


def custody_signed(stage: "Stage") -> None:
    page = begun(stage)
    page.editor.giver.choose_way(Way.REFUSED)
    page.editor.receiver.who.pick(None)
    page.editor.receiver.who.picked.emit()
    stage.settle()
    write_on(page.editor.receiver.pad)
    page.editor._scroll.ensureWidgetVisible(page.editor.receiver)
    stage.settle()


def custody_problems(stage: "Stage") -> None:
    page = begun(stage)
    page.editor.seal()
    stage.settle()


SCENES: Final[Mapping[str, Callable[["Stage"], None]]] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        custody, custody_chosen, custody_handover, custody_signed, custody_problems, custody_late,
        custody_late_list,
    )
}  # fmt: skip
