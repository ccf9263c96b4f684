"""Scenes of the signing page: the record, a signature, a refusal, the checkpoint."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from fieldkit.evidence.signings import Signer
from ui.pages.case_view import CaseView
from ui.pages.signing import SigningPage

if TYPE_CHECKING:
    from tests.gallery import Stage


def page_of(stage: "Stage") -> SigningPage:
    """The record of the practice case's visit."""
    cases = stage.cases()
    stage.window.open_case(cases.model.rows[0].sequence)
    view = stage.window.page
    assert isinstance(view, CaseView)
    view.go_to("signing")
    page = view.page
    assert isinstance(page, SigningPage)
    stage.settle(lambda: page.signers)
    return page


def signing(stage: "Stage") -> None:
    page_of(stage)
    stage.settle()


def signing_pad(stage: "Stage") -> None:
    page = page_of(stage)
    page.signers[Signer.WITNESS, "演练员己"].sign.emit()
    stage.settle(page.editor.pad.isVisible)
    pad = page.editor.pad
    for stroke in (((60, 80), (120, 60), (170, 120), (90, 150)), ((200, 60), (210, 150))):
        first, *others = (QPoint(*each) for each in stroke)
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=first)
        for each in others:
            QTest.mouseMove(pad, each)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=others[-1])
    stage.settle()


def signing_refusal(stage: "Stage") -> None:
    page = page_of(stage)
    page.signers[Signer.PARTY, "演练员戊"].refuse.emit()
    stage.settle(lambda: "noted_by" in page.editor.form.body())


def signing_checkpoint(stage: "Stage") -> None:
    page = page_of(stage)
    page.issue.click()
    stage.settle(page.checkpoint.isVisible)


SCENES: Final[Mapping[str, Callable[["Stage"], None]]] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (signing, signing_pad, signing_refusal, signing_checkpoint)
}
