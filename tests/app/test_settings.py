"""Settings: tabs, backup, full check, recovery sheet, number series; the reminder."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.clock import SystemClock
from fieldkit.evidence.record import to_body
from fieldkit.evidence.series import Series
from fieldkit.findings import Severity
from fieldkit.vaults import restore
from fieldkit.workspace import Workspace
from tests.app.conftest import Shown
from tests.app.test_pages import SMALL, nameless
from tests.builders import records as made
from tests.builders.vaults import OTHER_PASSPHRASE, PASSPHRASE, SECOND, HandClock, reopened
from ui.actions import Act
from ui.operations import records
from ui.pages.people import PeoplePage
from ui.pages.recovery_sheet import RecoverySheetPage
from ui.pages.settings import ACCESS, PEOPLE, PROGRAM, VAULT, SettingsPage
from ui.pages.settings_vault import VaultSettings
from ui.pages.start import StartPage
from ui.settings import LANGUAGES, Settings


def press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def settings_of(shown: Shown) -> SettingsPage:
    shown.window.go_to("settings")
    page = shown.window.page
    assert isinstance(page, SettingsPage)
    return page


def care_of(shown: Shown, passphrase: str = PASSPHRASE) -> VaultSettings:
    """Unlocks; the page about the vault, once it knows how that stands."""
    shown.unlock(passphrase)
    page = settings_of(shown)
    page.show_tab(VAULT)
    shown_page = page.page
    assert isinstance(shown_page, VaultSettings)
    shown.qtbot.waitUntil(lambda: bool(shown_page.backup.state))
    return shown_page


def test_tabs_of_a_vault_say_that_none_is_open(shown: Shown, qtbot: QtBot) -> None:
    page = settings_of(shown)
    assert page.page is page.program
    qtbot.keyClick(shown.window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.page is None
    assert page._nothing.isVisible()
    qtbot.keyClick(shown.window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert page.page is page.program


def test_arrows_go_along_the_tabs(shown: Shown, qtbot: QtBot) -> None:
    shown.unlock()
    page = settings_of(shown)
    page.tabs.setFocus()
    for _ in range(3):
        qtbot.keyClick(page.tabs, Qt.Key.Key_Right)
    assert page._names[page.tabs.currentIndex()] == PEOPLE
    assert page.tabs.hasFocus()


def test_every_setting_of_the_program_is_seen_at_once(
    shown: Shown, settings: Settings, qtbot: QtBot
) -> None:
    page = settings_of(shown)
    page.show_tab(PROGRAM)
    program = page.program
    program.language.setCurrentIndex(program.language.findData("zh_CN"))
    program.language.activated.emit(0)
    qtbot.waitUntil(lambda: page.tabs.tabText(0) == "本机")
    qtbot.keyClick(program.touch, Qt.Key.Key_Space)
    assert settings.for_touch
    assert shown.window.start.unlock.open.minimumSizeHint().height() >= 44


def test_backup_is_made_read_back_and_remembered(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = care_of(shown)
    assert "No backup yet" in page.backup.state
    assert not page.backup.again.isVisible()
    target = tmp_path / "drive" / "backup"
    target.mkdir(parents=True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    press(qtbot, page.backup.elsewhere)
    qtbot.waitUntil(lambda: "was read back" in page.backup.result.sentence, timeout=20_000)
    qtbot.waitUntil(lambda: "Last backup" in page.backup.state)
    assert str(target) in page.backup.state
    assert page.backup.again.isVisible()
    page.backup.result.hide()
    press(qtbot, page.backup.again)
    qtbot.waitUntil(lambda: "was read back" in page.backup.result.sentence, timeout=20_000)
    shown.application.session.lock()
    restored = restore(target, tmp_path / "again", passphrase=PASSPHRASE, clock=HandClock())
    restored.close()


def test_backup_into_something_else_is_refused_in_its_card(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = care_of(shown)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "full"))
    press(qtbot, page.backup.elsewhere)
    qtbot.waitUntil(lambda: "there already" in page.backup.result.sentence, timeout=20_000)
    assert "No backup yet" in page.backup.state
    assert page.backup.elsewhere.isEnabled()


def test_work_goes_on_while_a_backup_is_made(
    shown: Shown, vault: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = care_of(shown)
    page._back_up(tmp_path / "backup")
    party = to_body(made.party(name="第二练习厂（演练数据）", credit_code=None,
                               no_credit_code_reason="自然人"))  # fmt: skip
    sealing = shown.application.session.start(records.seal("party", party))
    with qtbot.waitSignal(sealing.succeeded, timeout=20_000) as told:
        pass
    qtbot.waitUntil(lambda: "was read back" in page.backup.result.sentence, timeout=20_000)
    shown.application.session.lock()
    shown.application.session.end()
    with reopened(vault) as workspace:
        assert workspace.register.sealed(told.args[0].sequence).entry.kind == "party"
        assert not [each for each in workspace.check() if each.severity is Severity.ERROR]
    monkeypatch.setenv("FIELDKIT_PROFILE", str(tmp_path / "of another laptop"))
    with restore(tmp_path / "backup", tmp_path / "again", passphrase=PASSPHRASE,
                 clock=HandClock(wall=SystemClock().read().wall)) as again:  # fmt: skip
        assert not [each for each in again.check() if each.severity is Severity.ERROR]


def test_backup_that_is_stopped_says_so(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    page = care_of(shown)
    page._back_up(tmp_path / "backup")
    page.backup.work.stopped.emit()
    qtbot.waitUntil(lambda: "Stopped" in page.backup.result.sentence, timeout=20_000)
    assert "No backup yet" in page.backup.state
    assert page.backup.elsewhere.isEnabled()


def test_reminder_comes_a_week_after_the_last_backup(
    shown: Shown, vault: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    past = HandClock(wall=SystemClock().read().wall - timedelta(days=9))
    with Workspace.open(vault, PASSPHRASE, clock=past) as workspace:
        workspace.back_up(tmp_path / "backup")
    page = care_of(shown)
    status = shown.window.status
    qtbot.waitUntil(lambda: "week" in status.reminder.text())
    press(qtbot, page.backup.again)
    qtbot.waitUntil(lambda: "Recovery sheet" in status.reminder.text(), timeout=20_000)


@pytest.mark.parametrize("thorough", [False, True])
def test_check_of_a_sound_vault_finds_nothing_wrong(
    shown: Shown, qtbot: QtBot, thorough: bool
) -> None:
    page = care_of(shown)
    press(qtbot, page.check.thorough if thorough else page.check.quick)
    qtbot.waitUntil(lambda: "Nothing differs" in page.check.result.sentence, timeout=20_000)
    assert ("every byte" in page.check.result.sentence) is thorough


def test_damage_is_named_in_sentences(shown: Shown, vault: Path, qtbot: QtBot) -> None:
    for stored in (vault / "objects").rglob("*.fko"):
        content = bytearray(stored.read_bytes())
        content[-1] ^= 1
        stored.write_bytes(content)
    page = care_of(shown)
    press(qtbot, page.check.thorough)
    qtbot.waitUntil(lambda: "do not agree" in page.check.result.sentence, timeout=20_000)
    lines = [str(each.property("text")) for each in page.check.found.findChildren(QWidget)]
    assert any(line.startswith("#") for line in lines)


def test_new_recovery_key_comes_with_its_sheet_and_proof(
    shown: Shown, vault: Path, qtbot: QtBot
) -> None:
    page = care_of(shown)
    assert "Nobody has shown" in page.recovery.state
    press(qtbot, page.recovery.renew)
    assert page.recovery.do.isVisible()
    press(qtbot, page.recovery.stop)
    assert not page.recovery.do.isVisible()
    press(qtbot, page.recovery.renew)
    press(qtbot, page.recovery.do)
    qtbot.waitUntil(lambda: isinstance(shown.window.page, RecoverySheetPage), timeout=20_000)
    sheet = shown.window.page
    assert isinstance(sheet, RecoverySheetPage)
    key = sheet._sheet.recovery_key
    press(qtbot, sheet.sheet_view.goes_on)
    proof = sheet.proof_view
    for place, line in zip(proof.places, proof.lines, strict=True):
        qtbot.keyClicks(line, sheet._sheet.groups[place])
    with qtbot.waitSignal(sheet.kept):
        press(qtbot, proof.done)
    assert isinstance(shown.window.page, SettingsPage)
    qtbot.waitUntil(lambda: "Shown to be kept" in page.recovery.state)
    shown.application.session.lock()
    shown.application.session.end()
    with Workspace.recover(vault, key, clock=HandClock()) as workspace:
        assert not workspace.personnel.is_signed_in


def test_only_administrators_renew_the_recovery_key(
    shown: Shown, vault: Path, qtbot: QtBot
) -> None:
    with reopened(vault) as workspace:
        workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
    page = care_of(shown, OTHER_PASSPHRASE)
    assert not page.recovery.renew.isEnabled()
    assert "Only an administrator" in page.recovery._reason.text()


def test_number_series_is_shown_by_example_and_kept(
    shown: Shown, vault: Path, qtbot: QtBot
) -> None:
    page = care_of(shown)
    card = page.series
    assert not card.do.isEnabled()
    card.line.selectAll()
    qtbot.keyClicks(card.line, "FS-{day}")
    assert "needed" in card._example.text()
    assert not card.do.isEnabled()
    card.line.selectAll()
    qtbot.keyClicks(card.line, "FS{YYMMDD}-{NNN}")
    assert card._example.text() == "For example FS261103-001, then FS261103-002"
    qtbot.keyClick(card.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "from now on" in shown.window.status._said.text())
    shown.application.session.lock()
    shown.application.session.end()
    with reopened(vault) as workspace:
        assert workspace.settings.sample_series == Series("FS{YYMMDD}-{NNN}")


def test_restoring_closes_the_vault_first(shown: Shown, qtbot: QtBot) -> None:
    page = care_of(shown)
    press(qtbot, page.backup.restore)
    assert shown.application.session.vault is None
    start = shown.window.page
    assert isinstance(start, StartPage)
    assert start._views.shown is start.restore


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tab_and_form_is_named_and_fits_a_small_screen(
    shown: Shown, settings: Settings, qtbot: QtBot, language: str
) -> None:
    settings.language, settings.for_touch = language, True
    shown.application.apply_settings()
    care_of(shown)
    page = settings_of(shown)
    page.show_tab(PEOPLE)
    people = page.page
    assert isinstance(people, PeoplePage)
    qtbot.waitUntil(lambda: people.detail() is not None)
    assert nameless(people.person) == []
    for name in (PEOPLE, ACCESS, VAULT, PROGRAM):
        page.show_tab(name)
        assert nameless(page) == [], name
        needed = shown.window.minimumSizeHint()
        assert needed.width() <= SMALL.width(), name
        assert needed.height() <= SMALL.height(), name


def test_pages_of_the_vault_answer_to_keys(shown: Shown) -> None:
    care_of(shown)
    page = settings_of(shown)
    page.show_tab(PEOPLE)
    assert Act.NEW in page.handlers()


def test_profile_that_cannot_be_used_does_not_keep_the_window_shut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("FIELDKIT_PROFILE", str(tmp_path / "file"))
    settings = Settings()
    settings.language = "en"
    assert settings.language == "en"
