"""The verify page: without a vault, on bundles sound and otherwise, by keys and by dropping."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from fieldkit.bundle.trust import write_trust
from fieldkit.bundle.verdict import BottomLine, Fact, State
from fieldkit.delivery import Order
from fieldkit.evidence.record import to_body
from tests.app.conftest import Shown
from tests.builders import records
from tests.builders.bundles import TRUST, pack, unpack, write
from tests.builders.ledger import INSPECTOR, small_ledger
from tests.builders.vaults import reopened
from tests.engine.evidence.photos import SHIPPED
from ui.application import Application
from ui.pages.verify import VerifyPage
from ui.problems import verdicts
from ui.settings import LANGUAGES, Settings
from ui.widgets.custody_timeline import CustodyTimeline

CASE, INSPECTION, PHOTO = 4, 5, 13
PHOTOS, CUSTODY, LEDGER = 2, 3, 4  # tabs
CTRL_END = (Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
ORIGINAL = (SHIPPED / "Portrait_6.jpg").read_bytes()
EVIL = "<b>演练</b>\u202e<a href='http://x'>gpj.exe"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound bundle, one with a changed photo, and what a reader brings along."""
    folder = tmp_path_factory.mktemp("bundles")
    ledger = small_ledger()
    earlier = ledger.checkpoint()
    photo = to_body(records.photo(inspection=INSPECTION, description=EVIL))
    ledger.seal("photo", photo, case=CASE, attachments=[ledger.file(ORIGINAL, EVIL[:60])])
    write(ledger, folder / "sound.zip", earlier=[earlier])
    files = unpack((folder / "sound.zip").read_bytes())
    changed = next(name for name in files if "000013-1" in name)
    (folder / "changed.zip").write_bytes(pack({**files, changed: ORIGINAL[:-4] + b"evil"}))
    (folder / "none.zip").write_bytes(b"PK not at all")
    (folder / "trust.json").write_bytes(write_trust(TRUST.pins))
    (folder / "held.txt").write_text(earlier, "utf-8")
    return folder


@pytest.fixture
def page(application: Application, qtbot: QtBot) -> VerifyPage:
    """The page, reached by its key, with no vault at all."""
    application.show()
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    qtbot.keyClick(application.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    shown = application.window.page
    assert isinstance(shown, VerifyPage)
    return shown


def drop(widget: QWidget, *paths: Path) -> bool:
    """Lets files fall onto a widget; tells whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    how = (
        Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    enter = QDragEnterEvent(QPointF(100, 100), *how)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(100, 100), *how)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def opened(page: VerifyPage, qtbot: QtBot, path: Path) -> VerifyPage:
    assert drop(page, path)
    qtbot.waitUntil(lambda: page.detail() is not None, timeout=20_000)
    return page


def states(page: VerifyPage) -> dict[Fact, State]:
    bundle = page.bundle.shown
    assert bundle is not None
    return dict(bundle.verdict.states)


def words(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def type_into_dialog(qtbot: QtBot, press: Callable[[], object], name: Path) -> None:
    """Presses what opens a file dialog, types a name there and Enter."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(str(name))
        QTest.keyClick(line, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    press()


def test_bundle_is_verified_without_a_vault(page: VerifyPage, qtbot: QtBot, made: Path) -> None:
    opened(page, qtbot, made / "sound.zip")
    found = states(page)
    assert found[Fact.INTACT] is State.PASS
    assert found[Fact.TRUSTED] is State.NOT_CHECKED
    assert found[Fact.CONSISTENT] is State.NOT_PROVIDED
    told = words(page.bundle.verdict)
    for word in ("you do not know the signers", "Not checked", "Nothing to check", "Holds"):
        assert word in told
    assert "What this does not prove" in told


def test_what_one_brings_along_is_judged_with(page: VerifyPage, qtbot: QtBot, made: Path) -> None:
    start = page.start
    type_into_dialog(qtbot, start.choose_trust.click, made / "trust.json")
    type_into_dialog(qtbot, start.choose_note.click, made / "held.txt")
    qtbot.waitUntil(lambda: bool(start.checkpoint.toPlainText()))
    type_into_dialog(qtbot, start.choose.click, made / "sound.zip")
    qtbot.waitUntil(lambda: page.detail() is not None, timeout=20_000)
    found = states(page)
    assert (found[Fact.TRUSTED], found[Fact.CONSISTENT]) == (State.PASS, State.PASS)
    assert "signed by people you know" in words(page.bundle.verdict)


def test_checkpoint_is_typed_from_paper(page: VerifyPage, qtbot: QtBot, made: Path) -> None:
    opened(page, qtbot, made / "sound.zip")
    checkpoint = page.bundle.shown.verdict.contents["checkpoint"]  # type: ignore[union-attr]
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    page.start.checkpoint.setFocus()
    qtbot.keyClicks(page.start.checkpoint, f"{checkpoint['size']}")
    qtbot.keyClick(page.start.checkpoint, Qt.Key.Key_Return)
    qtbot.keyClicks(page.start.checkpoint, checkpoint["root"].upper())
    qtbot.mouseClick(page.start.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.detail() is not None, timeout=20_000)
    assert states(page)[Fact.CONSISTENT] is State.PASS


def test_changed_photo_is_named_and_neither_shown_nor_saved(
    page: VerifyPage, qtbot: QtBot, made: Path, tmp_path: Path
) -> None:
    opened(page, qtbot, made / "changed.zip")
    told = words(page.bundle.verdict)
    for word in ("Not sound", "The file was changed on the way", "Rely on nothing"):
        assert word in told
    page.bundle.tabs.setCurrentIndex(PHOTOS)
    qtbot.keyClick(page.bundle.photos.grid, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "This picture cannot be shown." in words(page.bundle.entry))
    type_into_dialog(qtbot, save_button(page), tmp_path / "saved.jpg")
    qtbot.waitUntil(lambda: "is not what was sealed" in page.banner.sentence)
    assert list(tmp_path.iterdir()) == []


def test_original_is_saved_from_the_pane(
    page: VerifyPage, qtbot: QtBot, made: Path, tmp_path: Path
) -> None:
    opened(page, qtbot, made / "sound.zip")
    page.bundle.tabs.setCurrentIndex(PHOTOS)
    qtbot.keyClick(page.bundle.photos.grid, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: f"#{PHOTO}" in words(page.bundle.entry))
    type_into_dialog(qtbot, save_button(page), tmp_path / "saved.jpg")
    qtbot.waitUntil(lambda: "Saved and read back" in page.banner.sentence)
    assert (tmp_path / "saved.jpg").read_bytes() == ORIGINAL


def test_foreign_text_is_shown_as_it_is(page: VerifyPage, qtbot: QtBot, made: Path) -> None:
    opened(page, qtbot, made / "sound.zip")
    page.bundle.tabs.setCurrentIndex(LEDGER)
    qtbot.keyClick(page.bundle.ledger.table, *CTRL_END)
    qtbot.waitUntil(lambda: f"#{PHOTO}" in words(page.bundle.entry))
    told = words(page.bundle.entry)
    assert "<b>演练</b><U+202E><a href=" in told
    assert "\u202e" not in told
    model = page.bundle.ledger.model
    shown = [str(model.index(row, 2).data()) for row in range(model.rowCount())]
    assert any("<U+202E>" in each for each in shown)
    assert not any("\u202e" in each for each in shown)
    labels = page.findChildren(QLabel)
    odd = [each for each in labels if each.textFormat() is not Qt.TextFormat.PlainText]
    assert [each.text() for each in odd if each.text()] == []


def test_sender_is_remembered_only_by_the_readers_word(
    page: VerifyPage, qtbot: QtBot, made: Path
) -> None:
    opened(page, qtbot, made / "sound.zip")
    (remember,) = found_buttons(page.bundle.about, "Remember this person")
    assert not remember.isEnabled()
    compared = page.bundle.about.findChild(QCheckBox)
    assert compared is not None
    qtbot.keyClick(compared, Qt.Key.Key_Space)
    qtbot.mouseClick(remember, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "You know the sender as" in words(page.bundle.verdict))
    assert states(page)[Fact.TRUSTED] is State.FAIL  # those who sealed entries are strangers still
    assert "is not on your list of trusted people" in words(page.bundle.verdict)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: INSPECTOR.name in words(page.start))
    (forget,) = [each for each in page.start.findChildren(QToolButton)
                 if each.accessibleName() == f"Forget {INSPECTOR.name}"]  # fmt: skip
    qtbot.mouseClick(forget, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: INSPECTOR.name not in words(page.start))


def test_what_is_no_bundle_is_told_in_a_sentence(
    page: VerifyPage, qtbot: QtBot, made: Path, tmp_path: Path
) -> None:
    for each in (made / "none.zip", made / "gone.zip", tmp_path):
        assert drop(page, each)
        qtbot.waitUntil(lambda: bool(page.banner.sentence))
        assert page.detail() is None
        page.banner.hide()
    assert not drop(page, made / "sound.zip", made / "none.zip")


def test_checkpoint_that_is_none_is_told(page: VerifyPage, qtbot: QtBot, made: Path) -> None:
    page.start.checkpoint.setPlainText("ABCD")
    assert drop(page, made / "sound.zip")
    qtbot.waitUntil(lambda: "not a checkpoint" in page.banner.sentence)


def test_verifying_can_be_stopped_and_begun_anew(
    page: VerifyPage, qtbot: QtBot, made: Path
) -> None:
    assert drop(page, made / "sound.zip")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.detail() is None
    assert drop(page, made / "changed.zip")
    opened(page, qtbot, made / "sound.zip")
    qtbot.wait(50)
    assert page.bundle.shown is not None
    assert page.bundle.shown.path.name == "sound.zip"


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_says_all_that_the_page_says(
    page: VerifyPage, qtbot: QtBot, made: Path, tmp_path: Path, settings: Settings,
    application: Application, language: str,
) -> None:  # fmt: skip
    settings.language = language
    application.apply_settings()
    opened(page, qtbot, made / "changed.zip")
    for name in ("report.txt", "report.json"):
        press = click(qtbot, page.bundle.report)
        type_into_dialog(qtbot, press, tmp_path / name)
        qtbot.waitUntil((tmp_path / name).exists)
    text = (tmp_path / "report.txt").read_text("utf-8-sig")
    told = json.loads((tmp_path / "report.json").read_text("utf-8"))
    bundle = page.bundle.shown
    assert bundle is not None
    assert told == json.loads(json.dumps(bundle.verdict.to_json()))
    assert told["bottom_line"] == BottomLine.NOT_SOUND
    for fact in Fact:
        assert verdicts.name_of_fact(fact) in text
    for finding in bundle.verdict.findings:
        assert verdicts.sentence_of(finding) in text
    for caveat in bundle.verdict.not_proven:
        assert verdicts.sentence_of_caveat(caveat) in text
    assert "\u202e" not in text


def test_language_is_changed_with_a_bundle_open(
    page: VerifyPage, qtbot: QtBot, made: Path, settings: Settings, application: Application
) -> None:
    opened(page, qtbot, made / "sound.zip")
    for tab in range(page.bundle.tabs.count()):
        page.bundle.tabs.setCurrentIndex(tab)
        qtbot.waitUntil(lambda: page.detail() is not None)
    page.bundle.tabs.setCurrentIndex(0)
    settings.language = "zh_CN"
    application.apply_settings()
    qtbot.waitUntil(lambda: "本结论不能证明" in words(page.bundle.verdict))


def test_bundle_stays_open_beside_the_vault(shown: Shown, qtbot: QtBot, made: Path) -> None:
    shown.cases()
    shown.window.go_to("verify")
    page = shown.window.page
    assert isinstance(page, VerifyPage)
    opened(page, qtbot, made / "sound.zip")
    qtbot.keyClick(shown.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert shown.application.session.vault is None
    assert shown.window.page is page
    page.bundle.tabs.setCurrentIndex(LEDGER)
    qtbot.waitUntil(lambda: page.bundle.entry.entry is not None)


def test_every_tab_is_reached_by_keys(page: VerifyPage, qtbot: QtBot, made: Path) -> None:
    opened(page, qtbot, made / "sound.zip")
    seen = [page.bundle.tabs.currentIndex()]
    for _ in range(page.bundle.tabs.count()):
        qtbot.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        seen.append(page.bundle.tabs.currentIndex())
        qtbot.waitUntil(lambda: page.detail() is not None)
    assert seen == [0, 1, 2, 3, 4, 5, 0]


def test_custody_of_a_thing_stands_beside_it(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    with reopened(shown.vault) as workspace:
        case = workspace.register.find_case("演练环立〔2026〕1号")
        workspace.export(Order(case), tmp_path / "case.zip")
    shown.window.go_to("verify")
    page = shown.window.page
    assert isinstance(page, VerifyPage)
    opened(page, qtbot, tmp_path / "case.zip")
    page.bundle.tabs.setCurrentIndex(CUSTODY)
    assert page.bundle.custody.model.rowCount() == 3
    qtbot.waitUntil(lambda: page.bundle.entry.findChild(CustodyTimeline) is not None)
    timeline = page.bundle.entry.findChild(CustodyTimeline)
    assert timeline is not None
    assert timeline.count() == 2


def save_button(page: VerifyPage) -> Callable[[], object]:
    (button,) = found_buttons(page.bundle.entry, "Save the original")
    return button.click


def click(qtbot: QtBot, button: QAbstractButton) -> Callable[[], object]:
    return lambda: qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def found_buttons(widget: QWidget, text: str) -> list[QAbstractButton]:
    return [each for each in widget.findChildren(QAbstractButton) if text in each.text()]
