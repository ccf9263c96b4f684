"""Back into a vault: wrong passphrases, the recovery key, an older state, a backup."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.workspace import Workspace
from tests.app.conftest import Shown
from tests.builders.vaults import (
    FOUNDER,
    LIGHT,
    OTHER_PASSPHRASE,
    PASSPHRASE,
    SECOND,
    HandClock,
    reopened,
)
from ui.application import Application
from ui.pages.cases import CasesPage
from ui.pages.come_back import ComeBackPage
from ui.pages.recovery_sheet import RecoverySheetPage
from ui.pages.start import StartPage
from ui.settings import Settings


@dataclass(frozen=True)
class Kept:
    """A closed vault of two people with its recovery key."""

    folder: Path
    recovery_key: str


@pytest.fixture
def kept(tmp_path: Path, own_profile: Path) -> Kept:
    workspace, key = Workspace.create(
        tmp_path / "kept", FOUNDER, PASSPHRASE, clock=HandClock(), cost=LIGHT
    )
    with workspace:
        workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
    return Kept(tmp_path / "kept", key)


@pytest.fixture
def start(application: Application, kept: Kept, qtbot: QtBot) -> StartPage:
    application.show(kept.folder)
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    return application.window.start


def press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def enter(qtbot: QtBot, start: StartPage, passphrase: str) -> None:
    line = start.unlock.passphrase.focusProxy()
    line.clear()
    line.insert(passphrase)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_waiting_time_is_counted_down_and_the_button_comes_back(
    application: Application, start: StartPage, qtbot: QtBot
) -> None:
    button = start.unlock.open
    for _ in range(6):
        start.banner.hide()
        enter(qtbot, start, "wrong passphrase")
        qtbot.waitUntil(lambda: bool(start.banner.sentence), timeout=20_000)
    assert "several wrong passphrases" in start.banner.sentence
    assert not button.isEnabled()
    assert button.text() == "Wait 1 second"
    qtbot.waitUntil(button.isEnabled, timeout=10_000)
    assert button.text() == "Open"
    with qtbot.waitSignal(application.session.opened, timeout=20_000):
        enter(qtbot, start, PASSPHRASE)


def test_longer_wait_is_told_second_by_second(start: StartPage, qtbot: QtBot) -> None:
    start.unlock.pause(2)
    assert start.unlock.open.text() == "Wait 2 seconds"
    assert start.unlock._timer.interval() >= 999
    qtbot.waitUntil(lambda: start.unlock.open.text() == "Wait 1 second", timeout=5_000)
    qtbot.waitUntil(start.unlock.open.isEnabled, timeout=5_000)


def test_vault_that_is_not_there_is_said_so_and_can_be_forgotten(
    application: Application, kept: Kept, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    settings.note_vault(kept.folder)
    settings.note_vault(tmp_path / "unplugged")
    application.show()
    unlock = application.window.start.unlock
    qtbot.waitUntil(lambda: "Not there now" in unlock._rows[0].button.text())
    assert unlock.folder == kept.folder  # what is there is chosen
    press(qtbot, unlock._rows[0].button)
    assert not unlock.passphrase.isVisible()
    assert "Plug in" in unlock._words.text()
    press(qtbot, unlock._rows[0].forgotten)
    assert settings.recent_vaults == (kept.folder,)
    assert unlock.passphrase.isVisible()


def test_recovery_key_leads_to_a_new_passphrase(
    application: Application, start: StartPage, kept: Kept, qtbot: QtBot
) -> None:
    press(qtbot, start.unlock.by_key)
    field = start.by_key.key
    qtbot.keyClicks(QApplication.focusWidget(), "aaaaa")
    assert "group 1" in field._problem.text()
    assert not start.by_key.do.isEnabled()
    field.lines[0].clear()
    field.lines[0].setFocus()
    for group in kept.recovery_key.lower().split("-"):
        qtbot.keyClicks(QApplication.focusWidget(), group)  # goes on by itself
    assert field.is_complete
    with qtbot.waitSignal(application.session.opened, timeout=20_000):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    page = application.window.page
    assert isinstance(page, ComeBackPage)
    application.window.go_to("cases")
    assert application.window.page is page  # nothing else before that
    qtbot.waitUntil(lambda: page.who.count() == 2)
    page.who.setFocus()
    qtbot.keyClick(page.who, Qt.Key.Key_Down)
    assert page.who.currentText().startswith(FOUNDER.name)
    for field in (page.passphrase.first, page.passphrase.again):
        field.focusProxy().insert("演练 a brand new passphrase")
    assert page.renews.isChecked()  # an administrator
    with qtbot.waitSignal(application.session.opened, timeout=20_000):
        qtbot.keyClick(page.passphrase.again.focusProxy(), Qt.Key.Key_Return)
    sheet = application.window.page
    assert isinstance(sheet, RecoverySheetPage)
    assert sheet._sheet.recovery_key != kept.recovery_key
    press(qtbot, sheet.sheet_view.goes_on)
    for place, line in zip(sheet.proof_view.places, sheet.proof_view.lines, strict=True):
        qtbot.keyClicks(line, sheet._sheet.groups[place])
    with qtbot.waitSignal(sheet.kept, timeout=20_000):
        press(qtbot, sheet.proof_view.done)
    assert isinstance(application.window.page, CasesPage)
    assert application.session.vault is not None
    assert application.session.vault.name == FOUNDER.name
    application.session.lock()
    with qtbot.waitSignal(application.session.opened, timeout=20_000):
        enter(qtbot, start, "演练 a brand new passphrase")


def test_inspector_who_comes_back_renews_no_recovery_key(
    application: Application, start: StartPage, kept: Kept, qtbot: QtBot
) -> None:
    press(qtbot, start.unlock.by_key)
    QApplication.clipboard().setText(kept.recovery_key)
    line = QApplication.focusWidget()
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(application.session.opened, timeout=20_000):
        press(qtbot, start.by_key.do)
    page = application.window.page
    assert isinstance(page, ComeBackPage)
    qtbot.waitUntil(lambda: page.who.count() == 2)
    press(qtbot, page.do)
    assert application.session.vault is not None
    assert application.session.vault.role is None  # nobody was chosen
    page.who.hidePopup()
    page.who.setCurrentIndex(1)
    assert not page.renews.isVisible()
    for field in (page.passphrase.first, page.passphrase.again):
        field.focusProxy().insert("演练 a brand new passphrase")
    with qtbot.waitSignal(application.session.opened, timeout=20_000):
        press(qtbot, page.do)
    assert isinstance(application.window.page, CasesPage)
    assert application.session.vault.name == SECOND.name


def test_vault_of_a_newer_program_says_so(start: StartPage, kept: Kept, qtbot: QtBot) -> None:
    with reopened(kept.folder) as workspace:
        workspace._vault.database.execute("PRAGMA user_version = 99")
    enter(qtbot, start, PASSPHRASE)
    qtbot.waitUntil(lambda: "newer version" in start.banner.sentence, timeout=20_000)


def test_whole_key_can_be_pasted(start: StartPage, kept: Kept, qtbot: QtBot) -> None:
    press(qtbot, start.unlock.by_key)
    QApplication.clipboard().setText(f" {kept.recovery_key.lower().replace('-', ' ')}\n")
    line = QApplication.focusWidget()
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert start.by_key.key.text() == kept.recovery_key
    start.session.lock_when_idle()
    assert start.by_key.key.text() == "-------"


def test_older_state_is_opened_only_by_choice(
    application: Application, start: StartPage, kept: Kept, tmp_path: Path, qtbot: QtBot
) -> None:
    older = Path(shutil.copytree(kept.folder, tmp_path / "older"))
    with reopened(kept.folder) as workspace:
        workspace.issue_checkpoint("practice")
    shutil.rmtree(kept.folder)
    older.rename(kept.folder)
    enter(qtbot, start, PASSPHRASE)
    qtbot.waitUntil(lambda: start._views.shown is not start.unlock, timeout=20_000)
    lost = start.lost
    assert "missing" in lost.heading.text()
    assert lost.back.hasFocus()
    press(qtbot, lost.back)
    assert start._views.shown is start.unlock
    assert application.session.vault is None
    assert start.unlock.passphrase.text() == ""
    enter(qtbot, start, PASSPHRASE)
    qtbot.waitUntil(lambda: start._views.shown is lost, timeout=20_000)
    with qtbot.waitSignal(application.session.opened, timeout=20_000):
        press(qtbot, lost.do)
    application.session.lock()
    application.session.end()
    with reopened(kept.folder) as workspace:
        assert len(workspace.register.entries_of(("loss_accepted",))) == 1


def test_vault_is_restored_from_its_backup(
    application: Application,
    start: StartPage,
    kept: Kept,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with reopened(kept.folder) as workspace:
        workspace.back_up(tmp_path / "backup")
    press(qtbot, start.unlock.restore)
    form = start.restore
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "backup"))
    press(qtbot, form.choose_backup)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "elsewhere")
    )
    press(qtbot, form.choose_place)
    wanted = tmp_path / "elsewhere" / "FieldKit"
    qtbot.waitUntil(lambda: form.place is not None and form.place.folder == wanted)
    assert not form.do.isEnabled()
    form.passphrase.focusProxy().insert(PASSPHRASE)
    with qtbot.waitSignal(application.session.opened, timeout=20_000):
        press(qtbot, form.do)
    assert application.session.vault is not None
    assert application.session.vault.folder == wanted
    assert isinstance(application.window.page, CasesPage)


def test_backup_older_than_what_was_seen_is_opened_by_choice(
    application: Application,
    start: StartPage,
    kept: Kept,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with reopened(kept.folder) as workspace:
        workspace.back_up(tmp_path / "backup")
        workspace.issue_checkpoint("after the backup")
    shutil.rmtree(kept.folder)  # the laptop's disk broke
    start.show_restore(tmp_path / "backup")
    form = start.restore
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "elsewhere")
    )
    press(qtbot, form.choose_place)
    wanted = tmp_path / "elsewhere" / "FieldKit"
    qtbot.waitUntil(lambda: form.place is not None and form.place.folder == wanted)
    form.passphrase.focusProxy().insert(PASSPHRASE)
    press(qtbot, form.do)
    qtbot.waitUntil(lambda: start._views.shown is start.lost, timeout=20_000)
    with qtbot.waitSignal(application.session.opened, timeout=20_000):
        press(qtbot, start.lost.do)
    assert application.session.vault is not None
    assert application.session.vault.folder == wanted


def test_backup_is_not_opened_but_restoring_it_is_offered(
    start: StartPage, kept: Kept, tmp_path: Path, qtbot: QtBot
) -> None:
    with reopened(kept.folder) as workspace:
        workspace.back_up(tmp_path / "backup")
    start.choose(tmp_path / "backup")
    enter(qtbot, start, PASSPHRASE)
    qtbot.waitUntil(lambda: "is a backup" in start.banner.sentence, timeout=20_000)
    press(qtbot, start.banner._way_out)
    assert start._views.shown is start.restore
    assert start.restore.backup == tmp_path / "backup"


def test_damaged_vault_says_so_and_leads_to_the_backup(
    start: StartPage, kept: Kept, qtbot: QtBot
) -> None:
    database = kept.folder / "database"
    content = bytearray(database.read_bytes())
    content[:4096] = bytes(4096)
    database.write_bytes(content)
    enter(qtbot, start, PASSPHRASE)
    qtbot.waitUntil(lambda: "database is damaged" in start.banner.sentence, timeout=20_000)
    press(qtbot, start.banner._way_out)
    assert start._views.shown is start.restore


def test_second_window_is_told_that_the_vault_is_open(
    start: StartPage, kept: Kept, qtbot: QtBot
) -> None:
    with reopened(kept.folder):
        enter(qtbot, start, PASSPHRASE)
        qtbot.waitUntil(lambda: "open already" in start.banner.sentence, timeout=20_000)


def test_practice_stripe_is_not_shown_for_real_vaults(shown: Shown) -> None:
    shown.unlock()
    assert not shown.window.practice.isVisible()
