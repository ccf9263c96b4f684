"""Signing on site: read, sign with the mouse, refuse with the keyboard, confirm, checkpoint."""

from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldkit.evidence.record import to_body
from fieldkit.evidence.signings import Outcome, Signer, Signing
from fieldkit.ledger import checkpoint
from tests.app.conftest import Shown, commit
from tests.builders import records
from tests.builders.practice import at, witness
from tests.builders.vaults import PASSPHRASE, HandClock, reopened
from ui.application import Application
from ui.main_window import MainWindow
from ui.operations import records as operations
from ui.operations import vaults
from ui.pages.case_view import CaseView
from ui.pages.signing import SigningPage
from ui.pages.signing_editor import SigningEditor
from ui.settings import Settings
from ui.theme.colours import Theme
from ui.widgets.qr_code import QrCode

CTRL = Qt.KeyboardModifier.ControlModifier
PARTY, WITNESS = (Signer.PARTY, "演练员戊"), (Signer.WITNESS, "演练员己")
ME, OTHER = (Signer.OFFICER, "演练员甲"), (Signer.OFFICER, "演练员乙")


@pytest.fixture
def page(application: Application, vault: Path, qtbot: QtBot) -> SigningPage:
    """The record of a visit that nobody has signed."""
    with reopened(vault, HandClock(at(600))) as workspace:
        case = workspace.seal(records.case(number="2", party=None, unknown_party_reason="夜间"))
        visit = workspace.seal(records.inspection(witness=witness()), case=case.sequence)
        workspace.seal(records.observation(inspection=visit.sequence), case=case.sequence)
    application.show(vault)
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    Shown(application, vault, qtbot).cases()
    application.window.open_case(case.sequence)
    view = application.window.page
    assert isinstance(view, CaseView)
    view.go_to("signing")
    made = view.page
    assert isinstance(made, SigningPage)
    qtbot.waitUntil(lambda: bool(made.signers))
    return made


def signs(page: SigningPage, qtbot: QtBot) -> SigningEditor:
    """The form in which the witness signs."""
    qtbot.waitUntil(lambda: WITNESS in page.signers)
    qtbot.mouseClick(page.signers[WITNESS]._sign, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.editor.pad.isVisible)
    return page.editor


def comes_back(page: SigningPage, qtbot: QtBot) -> SigningEditor:
    """The same form after the vault was locked and opened again."""
    folder, case = page.session.vault, page._case
    assert folder is not None
    window = page.window()
    assert isinstance(window, MainWindow)
    page.session.lock()
    qtbot.waitUntil(lambda: window.page is window.start)
    page.session.open(vaults.unlock(folder.folder, PASSPHRASE))
    qtbot.waitUntil(lambda: window.page is not window.start)
    window.open_case(case)
    view = window.page
    assert isinstance(view, CaseView)
    view.go_to("signing")
    assert isinstance(view.page, SigningPage)
    return signs(view.page, qtbot)


def test_what_was_drawn_comes_back_under_the_same_entries(page: SigningPage, qtbot: QtBot) -> None:
    editor = signs(page, qtbot)
    draw(editor.pad)
    drawn = editor.pad.png()
    qtbot.waitUntil(editor._throw_away.isVisible)  # the draft is kept
    again = comes_back(page, qtbot)
    qtbot.waitUntil(lambda: not again.pad.is_blank)
    assert again.pad.png() == drawn


def test_what_was_drawn_is_not_put_under_other_entries(page: SigningPage, qtbot: QtBot) -> None:
    editor = signs(page, qtbot)
    draw(editor.pad)
    qtbot.waitUntil(editor._throw_away.isVisible)
    page.editor.leave()
    assert page._review is not None
    inspection = next(each for each in page._review.signs)
    body = to_body(records.observation(inspection=inspection))
    with qtbot.waitSignal(
        page.session.start(operations.seal("observation", body, case=page._case)).succeeded
    ):
        pass
    before = page._review.signs
    qtbot.waitUntil(lambda: page._review is not None and page._review.signs != before)
    again = comes_back(page, qtbot)
    qtbot.waitUntil(again._throw_away.isVisible)
    assert again.pad.is_blank


def newest(page: SigningPage, qtbot: QtBot) -> tuple[Signing, list[str]]:
    """The signing that was just sealed, and the names of its files."""
    qtbot.waitUntil(lambda: "Sealed as entry" in page.banner.sentence)
    sequence = int(page.banner.sentence.partition("#")[2].rstrip("."))
    with qtbot.waitSignal(page.session.start(operations.item(sequence)).succeeded) as told:
        pass
    item = told.args[0]
    assert isinstance(item.current, Signing)
    return item.current, [each.name for each in item.attachments]


def draw(pad: QWidget) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    for step in range(1, 8):
        QTest.mouseMove(pad, QPoint(40 + 12 * step, 40 + 9 * (step % 3)))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(140, 60))


def test_the_record_is_shown_as_it_is_signed(page: SigningPage) -> None:
    text = page.paper.toPlainText()
    assert "车间北墙外见一根直径110 mm的塑料管" in text
    assert page._review is not None
    for entry in page._review.entries:
        assert f"#{entry.sequence}" in text
        assert entry.digest[:4] in text
    assert page.paper.isReadOnly()
    assert list(page.signers) == [PARTY, WITNESS, ME, OTHER]


def test_a_signature_is_drawn_with_the_mouse(page: SigningPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.signers[WITNESS]._sign, Qt.MouseButton.LeftButton)
    editor = page.editor
    qtbot.waitUntil(editor.pad.isVisible)
    qtbot.keyClick(page.window(), Qt.Key.Key_Return, CTRL)
    assert editor._unsigned.isVisible()
    draw(editor.pad)
    qtbot.mouseClick(editor._clear, Qt.MouseButton.LeftButton)
    assert editor.pad.is_blank
    draw(editor.pad)
    image = QImage.fromData(editor.pad.png())
    assert image.width() > 150
    qtbot.keyClick(page.window(), Qt.Key.Key_Return, CTRL)
    signed, files = newest(page, qtbot)
    assert (signed.signer, signed.name, signed.outcome) == (*WITNESS, Outcome.SIGNED)
    assert files == ["见证人-演练员己.png"]
    assert page._review is not None
    assert signed.entries == page._review.signs
    qtbot.waitUntil(lambda: page.signers[WITNESS].is_done)
    assert not page.signers[WITNESS]._sign.isVisible()


def test_the_space_bar_is_a_pen_for_touch_pads(page: SigningPage, qtbot: QtBot) -> None:
    page.signers[WITNESS].sign.emit()
    pad = page.editor.pad
    qtbot.waitUntil(pad.hasFocus)
    qtbot.keyClick(pad, Qt.Key.Key_Space)
    for step in range(6):
        qtbot.mouseMove(pad, QPoint(60 + 10 * step, 60))
    qtbot.keyClick(pad, Qt.Key.Key_Space)
    drawn = pad.png()
    qtbot.mouseMove(pad, QPoint(200, 120))
    assert not pad.is_blank
    assert pad.png() == drawn


def test_a_refusal_is_noted_with_the_keyboard_alone(page: SigningPage, qtbot: QtBot) -> None:
    first = page.signers[PARTY]
    qtbot.waitUntil(first.first_button.hasFocus)
    qtbot.keyClick(first.first_button, Qt.Key.Key_Backtab)
    assert first._refuse.hasFocus()
    qtbot.keyClick(first._refuse, Qt.Key.Key_Return)
    reason = page.editor.form.field("reason").focusProxy()
    qtbot.waitUntil(reason.hasFocus)
    assert not page.editor.pad.isVisible()
    commit(reason, "称须先请示公司负责人")
    qtbot.keyClick(page.window(), Qt.Key.Key_Return, CTRL)
    refused, files = newest(page, qtbot)
    assert (refused.outcome, refused.reason) == (Outcome.REFUSED, "称须先请示公司负责人")
    assert [each.name for each in refused.noted_by] == ["演练员甲", "演练员乙"]
    assert refused.witness is not None
    assert files == []


def test_who_is_signed_in_confirms_with_their_key(page: SigningPage, qtbot: QtBot) -> None:
    row = page.signers[ME]
    assert row._confirm.isVisible()
    assert not page.signers[OTHER]._confirm.isVisible()
    qtbot.mouseClick(row._confirm, Qt.MouseButton.LeftButton)
    signed, _ = newest(page, qtbot)
    assert (signed.name, signed.outcome) == ("演练员甲", Outcome.KEY)


def test_the_checkpoint_is_shown_in_groups_and_its_code_read_in_every_theme(
    page: SigningPage, application: Application, settings: Settings, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.issue, Qt.MouseButton.LeftButton)
    shown = page.checkpoint
    qtbot.waitUntil(shown.isVisible)
    assert shown._issued is not None
    text = shown._issued.text
    issued = checkpoint.read(text)
    groups = shown.root.text().split()
    assert [len(each) for each in groups] == [4] * 16
    assert "".join(groups) == issued.root.hex().upper()
    for theme in (Theme.LIGHT, Theme.DARK, Theme.SUNLIGHT):
        settings.theme = theme
        application.apply_settings()
        image = application.window.grab().toImage()
        (read,) = zxingcpp.read_barcodes(image, try_invert=False)
        assert read.text == text
    qtbot.keyClick(page.window(), Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_four_modules_around_the_code_are_white(application: Application, qtbot: QtBot) -> None:
    code = QrCode()
    qtbot.addWidget(code)
    code.show_text("fieldkit.local/演练\n51\n" + "A" * 250)
    code.resize(300, 300)
    image = code.grab().toImage()
    quiet = 4 * (image.width() // (len(code._modules) + 8))
    dark = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == QColor("black")
    ]
    assert min(min(each) for each in dark) >= quiet
    assert max(max(each) for each in dark) < image.width() - quiet
