"""Labels through the window: printed, saved, and followed when a scanner types their code."""

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.documents.labels import Stock
from fieldkit.evidence.label_code import LabelCode
from tests.app.conftest import Shown
from tests.app.test_samples import samples_page
from tests.builders import records
from tests.builders.vaults import new_vault, practice_case, reopened
from ui.pages.case_view import CaseView
from ui.pages.labels_view import LabelsView
from ui.pages.samples import SamplesPage
from ui.widgets.paper import draw

CTRL = Qt.KeyboardModifier.ControlModifier


def labels_view(shown: Shown) -> LabelsView:
    """The labels of the chosen sample."""
    page = samples_page(shown)
    shown.qtbot.keyClick(page.table, Qt.Key.Key_P, CTRL)
    shown.qtbot.waitUntil(lambda: page.labels is not None and bool(page.labels._labels))
    assert page.labels is not None
    return page.labels


def code_of(shown: Shown, nth: int = 0) -> tuple[str, int]:
    """The code of a sample of the vault, which is closed, and its sequence."""
    with reopened(shown.vault) as workspace:
        row = workspace.register.rows(kinds=("sample",))[nth]
        digest = workspace.register.sealed(row.sequence).digest
        code = LabelCode.of(workspace.vault_id, row.sequence, digest, "FS-01")
    return code.text, row.sequence


def scan(shown: Shown, code: str) -> None:
    """What a scanner does: types into whatever window has the focus, then Enter."""
    type_blindly(shown, code)
    QTest.keyClick(shown.window.windowHandle(), Qt.Key.Key_Return)


def type_blindly(shown: Shown, text: str) -> None:
    """Keys for the window, not for any widget."""
    for character in text:
        QTest.keyClick(shown.window.windowHandle(), character)


def shows(shown: Shown, sequence: int) -> bool:
    view = shown.window.page
    page = view.page if isinstance(view, CaseView) else None
    return isinstance(page, SamplesPage) and page._chosen == sequence and page.detail() is not None


def test_label_on_the_screen_can_be_scanned(shown: Shown) -> None:
    view = labels_view(shown)
    image = QImage(QSize(1000, 600), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    draw(painter, view._labels[0].marks("zh", 50, 30), 20)
    painter.end()
    picture = Image.frombytes(
        "L", (1000, 600), bytes(image.constBits()), "raw", "L", image.bytesPerLine()
    )
    assert [each.text for each in zxingcpp.read_barcodes(picture)] == [view._labels[0].code]


def test_all_labels_of_the_case_lie_on_the_chosen_sheet(shown: Shown, qtbot: QtBot) -> None:
    view = labels_view(shown)
    view.which.pick(True)
    view.which.picked.emit()
    qtbot.waitUntil(lambda: len(view._labels) == 2)
    view.used.pick(20)
    view.used.picked.emit()
    assert [len([m for m in page if hasattr(m, "edge")]) for page in view._pages()] == [1, 1]
    assert view._after.isEnabled()
    qtbot.mouseClick(view._after, Qt.MouseButton.LeftButton)
    assert view._where.text() == "Page 2 of 2"
    view.stock.pick(Stock.ROLL_50)
    view.stock.picked.emit()
    assert not view.used.isVisible()
    assert len(view._pages()) == 2
    assert not view.grab().isNull()


def test_labels_are_saved_as_pdf(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    view = labels_view(shown)
    view.save_to(tmp_path / "labels.pdf")
    qtbot.waitUntil(lambda: "labels.pdf" in view._page.banner.sentence)
    assert (tmp_path / "labels.pdf").read_bytes().startswith(b"%PDF")


def test_labels_go_to_a_printer(shown: Shown, tmp_path: Path) -> None:
    view = labels_view(shown)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    view.print_on(printer)
    assert (tmp_path / "printed.pdf").stat().st_size > 2000


def test_scanned_label_leads_to_its_sample_from_anywhere(shown: Shown, qtbot: QtBot) -> None:
    code, sequence = code_of(shown)
    page = shown.cases()
    page.table.setFocus()
    scan(shown, code)
    qtbot.waitUntil(lambda: shows(shown, sequence))


def test_scanned_label_leads_to_another_sample_of_the_page(shown: Shown, qtbot: QtBot) -> None:
    first, second = code_of(shown, 0), code_of(shown, 1)
    page = samples_page(shown)
    page.table.setFocus()
    for code, sequence in (first, second, first):
        scan(shown, code)
        qtbot.waitUntil(lambda wanted=sequence: shows(shown, wanted))


def test_scanner_types_into_the_search_after_f2(shown: Shown, qtbot: QtBot) -> None:
    code, sequence = code_of(shown)
    page = samples_page(shown)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    assert page.search.hasFocus()
    assert not page.search.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    qtbot.keyClicks(page.search, code)
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shows(shown, sequence))
    assert page.search.text() == ""
    qtbot.keyClick(page.table, Qt.Key.Key_F, CTRL)
    assert page.search.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_what_is_typed_into_a_field_stays_there(shown: Shown, qtbot: QtBot) -> None:
    code, _ = code_of(shown)
    page = samples_page(shown)
    page.begin("new")
    qtbot.waitUntil(lambda: page._is_editing)
    line = page.editor.form.field("appearance").focusProxy()
    line.setFocus()
    type_blindly(shown, code)
    assert line.text() == code
    assert page._is_editing


@pytest.mark.parametrize("typed", ["FK", "fk1", "FK2:3", "filter"])
def test_other_keys_are_left_alone(shown: Shown, qtbot: QtBot, typed: str) -> None:
    page = samples_page(shown)
    page.table.setFocus()
    scanned: list[str] = []
    shown.application.session.label_scanned.connect(scanned.append)
    type_blindly(shown, typed)
    QTest.keyClick(shown.window.windowHandle(), Qt.Key.Key_Return)
    assert scanned == []
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: page._is_editing)


def test_label_of_another_vault_is_told(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    with new_vault(tmp_path / "other") as workspace:
        sample = practice_case(workspace, tmp_path / "files").sample
        digest = workspace.register.sealed(sample).digest
        code = LabelCode.of(workspace.vault_id, sample, digest, "FS-77").text
    page = samples_page(shown)
    page.table.setFocus()
    scan(shown, code)
    qtbot.waitUntil(lambda: "FS-77" in page.banner.sentence)
    assert "another vault" in page.banner.sentence


@pytest.mark.parametrize(
    ("code", "words"),
    [("FK1:123", "is not the code"), ("FK1:{vault}:1:{digest}:X", "does not fit")],
)
def test_label_that_leads_nowhere_is_told(
    shown: Shown, qtbot: QtBot, code: str, words: str
) -> None:
    with reopened(shown.vault) as workspace:
        filled = code.format(vault=workspace.vault_id[:8], digest="0" * 16)
    page = samples_page(shown)
    page.table.setFocus()
    scan(shown, filled)
    qtbot.waitUntil(lambda: words in page.banner.sentence)


def test_label_of_another_case_opens_it(shown: Shown, qtbot: QtBot) -> None:
    code, sequence = code_of(shown)
    with reopened(shown.vault) as workspace:
        other = workspace.seal(records.case(number="演练-2", party=2)).sequence
    shown.cases()
    shown.window.open_case(other)
    scan(shown, code)
    qtbot.waitUntil(lambda: shows(shown, sequence))
