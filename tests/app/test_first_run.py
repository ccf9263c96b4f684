"""From nothing to a vault: made, its recovery sheet kept, practised with."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.app.conftest import Shown
from tests.builders.vaults import PASSPHRASE
from ui.application import Application
from ui.operations import care
from ui.pages.cases import CasesPage
from ui.pages.new_vault import NewVault
from ui.pages.people import PeoplePage
from ui.pages.recovery_sheet import RecoverySheetPage
from ui.pages.settings import PEOPLE, SettingsPage
from ui.pages.unlock import EASY
from ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = "雨伞 拖拉机 月饼 风筝"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's home with a folder for documents."""
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    return home


@pytest.fixture
def empty(application: Application, home: Path, qtbot: QtBot) -> Application:
    """The program as it is started for the first time."""
    application.show()
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    return application


def press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def fill(qtbot: QtBot, application: Application, again: str = WORDS) -> NewVault:
    """Everything typed as a person does: Enter leads from field to field."""
    start = application.window.start
    press(qtbot, start.unlock.new)
    form = start.new_vault
    qtbot.waitUntil(lambda: form.place is not None)
    for text in ("演练员甲", "演练市生态环境局", "演练0001", WORDS, again):
        line = QApplication.focusWidget()
        line.insert(text)  # as an input method does
        if text is not again or line is not form.passphrase.again.focusProxy():
            qtbot.keyClick(line, Qt.Key.Key_Return)
    return form


def made(qtbot: QtBot, application: Application) -> RecoverySheetPage:
    fill(qtbot, application)
    with qtbot.waitSignal(application.session.opened, timeout=60_000):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    page = application.window.page
    assert isinstance(page, RecoverySheetPage)
    return page


def prove(qtbot: QtBot, page: RecoverySheetPage) -> None:
    """Types both groups from the sheet, then Enter."""
    proof = page.proof_view
    qtbot.waitUntil(lambda: page._views.shown is proof)
    for place, line in zip(proof.places, proof.lines, strict=True):
        qtbot.waitUntil(line.hasFocus)
        qtbot.keyClicks(line, page._sheet.groups[place].lower())
    with qtbot.waitSignal(page.kept):
        qtbot.keyClick(proof.lines[1], Qt.Key.Key_Return)


def test_first_run_ends_with_the_list_of_cases(
    empty: Application, home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = made(qtbot, empty)
    sheet = page._sheet
    saved = home / "sheet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    press(qtbot, page.sheet_view.saved)
    qtbot.waitUntil(saved.exists)
    assert saved.read_bytes().startswith(b"%PDF-")
    qtbot.waitUntil(lambda: "not encrypted" in page.banner.next_step)
    prove(qtbot, page)
    assert isinstance(empty.window.page, CasesPage)
    vault = empty.session.vault
    assert vault is not None
    assert vault.folder == home / "Documents" / "FieldKit"
    assert vault.recovery_sheet is None
    kept = empty.session.start(care.keeping())
    with qtbot.waitSignal(kept.succeeded) as told:
        pass
    assert told.args[0].recovery_proven_at is not None
    saved.unlink()
    spellings = [sheet.recovery_key.encode(), *(each.encode() for each in sheet.groups)]
    for path in (each for each in home.parent.rglob("*") if each.is_file()):
        assert not any(spelling in path.read_bytes() for spelling in spellings), path


def test_sheet_stands_before_everything_until_it_is_shown_to_be_kept(
    empty: Application, qtbot: QtBot
) -> None:
    page = made(qtbot, empty)
    empty.window.go_to("settings")
    assert empty.window.page is page
    press(qtbot, page.sheet_view.printed)  # there is no printer here
    assert "No printer" in page.banner.sentence
    press(qtbot, page.sheet_view.goes_on)
    proof = page.proof_view
    assert not any(sheet.isVisible() for sheet in (page.sheet_view,))
    qtbot.keyClicks(proof.lines[0], "00000")
    qtbot.keyClicks(proof.lines[1], "11111")
    assert f"group {proof.places[0] + 1}" in proof._problem.text()
    assert not proof.done.isEnabled()
    qtbot.keyClick(proof.lines[1], Qt.Key.Key_Return)
    assert empty.window.page is page
    for line in proof.lines:
        line.clear()
    proof.go()
    prove(qtbot, page)
    assert isinstance(empty.window.page, CasesPage)


def test_sheet_is_drawn_on_the_printer_that_was_chosen(
    empty: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    page = made(qtbot, empty)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)  # there is no other printer here
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page._dialog = QPrintDialog(printer, page)
    page._dialog.accepted.connect(page._fetch_marks)
    page._dialog.accepted.emit(printer)
    qtbot.waitUntil(lambda: page._views.shown is page.proof_view)
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert printed.startswith(b"%PDF-")
    assert printed.count(b"/Type /Page\n") == 1


def test_what_is_missing_or_differs_is_said_and_nothing_is_made(
    empty: Application, home: Path, qtbot: QtBot
) -> None:
    form = fill(qtbot, empty, again="雨伞 拖拉机")
    form.lines["unit"].clear()
    press(qtbot, form.do)
    assert form.lines["unit"].property("problem") == "true"
    form.lines["unit"].setText("演练市生态环境局")
    press(qtbot, form.do)
    assert "the same" in form.passphrase._problem.text()
    form.passphrase.first.clear()
    form.passphrase.first.focusProxy().insert("short")
    press(qtbot, form.do)
    assert "8 characters" in form.passphrase._problem.text()
    assert list((home / "Documents").iterdir()) == []


@pytest.mark.parametrize(
    ("passphrase", "word"),
    [
        ("", "Four or five"),
        ("1234", "At least"),
        ("password1234", "Weak"),
        ("correct horse battery", "Fair"),
        (WORDS, "Good"),
        (f"{WORDS} 茶壶 信封", "Strong"),
    ],
)
def test_strength_is_told_while_typing_and_pasting_is_welcome(
    empty: Application, qtbot: QtBot, passphrase: str, word: str
) -> None:
    press(qtbot, empty.window.start.unlock.new)
    field = empty.window.start.new_vault.passphrase
    QApplication.clipboard().setText(passphrase)
    qtbot.keyClick(field.first.focusProxy(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == passphrase
    assert field._word.text().startswith(word)


def test_input_methods_write_hidden_passphrases_and_learn_none(
    empty: Application, qtbot: QtBot
) -> None:
    press(qtbot, empty.window.start.unlock.new)
    field = empty.window.start.new_vault.passphrase.first
    line = field.focusProxy()
    for _ in range(3):  # hidden, shown, hidden again
        hints = line.inputMethodHints()
        assert not hints & Qt.InputMethodHint.ImhHiddenText  # would switch input methods off
        assert hints & Qt.InputMethodHint.ImhSensitiveData
        assert hints & Qt.InputMethodHint.ImhNoPredictiveText
        composed = QInputMethodEvent("yu", [])
        QApplication.sendEvent(line, composed)
        committed = QInputMethodEvent("", [])
        committed.setCommitString("雨")
        QApplication.sendEvent(line, committed)
        press(qtbot, field._eye)
    assert field.text() == "雨雨雨"


def test_escape_leads_back_to_the_list_of_vaults(empty: Application, qtbot: QtBot) -> None:
    start = empty.window.start
    press(qtbot, start.unlock.new)
    assert start._views.shown is start.new_vault
    qtbot.keyClick(empty.window, Qt.Key.Key_Escape)
    assert start._views.shown is start.unlock


def test_bad_place_is_refused_before_anything_is_made(
    empty: Application, vault: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = fill(qtbot, empty)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(vault))
    press(qtbot, form._choose)
    qtbot.waitUntil(lambda: "inside another vault" in form._room.text())
    qtbot.keyClick(form.passphrase.again.focusProxy(), Qt.Key.Key_Return)
    assert form._choose.hasFocus()
    assert not empty.window.start.banner.isVisible()


def test_place_that_another_program_copies_is_not_proposed(
    empty: Application, home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "OneDrive").mkdir()
    (home / ".config").mkdir()
    (home / ".config" / "user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/OneDrive"\n')
    press(qtbot, empty.window.start.unlock.new)
    form = empty.window.start.new_vault
    qtbot.waitUntil(lambda: form.place is not None)
    assert form.place.folder == home / "FieldKit"
    assert "free" in form._room.text()


def test_practice_takes_one_click_and_says_so_everywhere(
    empty: Application, home: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(empty.session.opened, timeout=60_000):
        press(qtbot, empty.window.start.unlock.practice)
    page = empty.window.page
    assert isinstance(page, CasesPage)
    qtbot.waitUntil(lambda: bool(page.model.rows))
    assert empty.window.practice.isVisible()
    assert "Practice" in empty.window.windowTitle()
    empty.window.go_to("settings")
    settings = empty.window.page
    assert isinstance(settings, SettingsPage)
    settings.show_tab(PEOPLE)
    people = settings.page
    assert isinstance(people, PeoplePage)
    qtbot.waitUntil(lambda: people.detail() is not None)
    assert people.person._facts["known"][1].text() == EASY
    empty.session.lock()
    empty.window.go_to("cases")
    assert not empty.window.practice.isVisible()
    start = empty.window.start
    qtbot.waitUntil(lambda: EASY in start.unlock._hint.text())
    assert "Practice" in start.unlock._rows[0].button.text()
    assert not start.unlock.practice.isVisible()  # one is enough
    assert "Practice" not in empty.window.windowTitle()
    with qtbot.waitSignal(empty.session.opened, timeout=20_000):
        qtbot.keyClicks(start.unlock.passphrase.focusProxy(), EASY)
        qtbot.keyClick(start.unlock.passphrase.focusProxy(), Qt.Key.Key_Return)


def test_practice_vault_that_is_stopped_leaves_nothing(
    empty: Application, home: Path, qtbot: QtBot
) -> None:
    start = empty.window.start
    press(qtbot, start.unlock.practice)
    qtbot.waitUntil(start.work.isVisible)
    operation = start._working
    assert operation is not None
    with qtbot.waitSignal(operation.cancelled, timeout=60_000):
        press(qtbot, start.work._stop)
    assert start.unlock.isEnabled()
    assert list((home / "Documents").iterdir()) == []


@pytest.mark.parametrize("leave", ["lock", "lock_when_idle"])
def test_no_passphrase_stays_when_nobody_is_there(
    empty: Application, qtbot: QtBot, leave: str
) -> None:
    form = fill(qtbot, empty)
    lock: Callable[[], object] = getattr(empty.session, leave)
    lock()
    assert form.passphrase.text() == form.passphrase.again.text() == ""
    assert form.name == "演练员甲"  # no secret


def test_passphrase_half_typed_at_the_start_does_not_stay(shown: Shown, qtbot: QtBot) -> None:
    line = shown.window.start.unlock.passphrase.focusProxy()
    line.insert(PASSPHRASE)
    shown.application.session.lock_when_idle()
    assert line.text() == ""


def test_sleep_of_the_machine_locks_the_vault(shown: Shown, qtbot: QtBot) -> None:
    shown.unlock()
    qtbot.waitUntil(lambda: hasattr(shown.application, "_suspend"))
    with qtbot.waitSignal(shown.application.session.locked):
        shown.application._suspend.prepare_for_sleep(True)
    assert shown.application.session.vault is None


def test_settings_remember_which_vaults_are_for_practice(settings: Settings, home: Path) -> None:
    settings.note_vault(home / "real")
    settings.note_vault(home / "practice", is_practice=True)
    assert settings.is_practice(home / "practice")
    assert not settings.is_practice(home / "real")
