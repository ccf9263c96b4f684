"""The people of a vault on the screen: who may do what, and how it is done."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from fieldkit.bundle.trust import read_trust
from fieldkit.ledger.people import Person, Role
from fieldkit.workspace import Workspace
from tests.app.conftest import Shown
from tests.builders.vaults import OTHER_PASSPHRASE, PASSPHRASE, SECOND, HandClock
from tests.engine.ledger.papers import certified, name_of
from ui.application import Application
from ui.pages.people import PeoplePage
from ui.pages.people_forms import AddPerson
from ui.pages.person_detail import Deed, state_of
from ui.pages.settings import ACCESS, PEOPLE, SettingsPage

if TYPE_CHECKING:
    from collections.abc import Callable

NEW = "演练 a passphrase of their own"


def press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def with_second(vault: Path) -> Path:
    """The vault with an administrator and an inspector."""
    with Workspace.open(vault, PASSPHRASE, clock=HandClock()) as workspace:
        workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
    return vault


def people_of(shown: Shown, passphrase: str = PASSPHRASE) -> PeoplePage:
    """Unlocks; the list of people, with who is signed in chosen."""
    shown.unlock(passphrase)
    shown.qtbot.keyClick(shown.window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    settings = shown.window.page
    assert isinstance(settings, SettingsPage)
    settings.show_tab(PEOPLE)
    page = settings.page
    assert isinstance(page, PeoplePage)
    shown.qtbot.waitUntil(lambda: page.detail() is not None)
    return page


def choose(qtbot: QtBot, page: PeoplePage, name: str) -> Person:
    number = [each.name for each in page.model.rows].index(name)
    page.table.choose(number)
    qtbot.waitUntil(lambda: page.person.person == page.model.rows[number])
    return page.model.rows[number]


def add(qtbot: QtBot, page: PeoplePage, name: str = "演练员庚") -> None:
    """Fills the form in and gives Enter."""
    press(qtbot, page.add)
    form = page.form
    assert isinstance(form, AddPerson)
    form.lines["name"].setText(name)
    form.lines["number"].setText(f"{name}的证号")
    for field in (form.passphrase.first, form.passphrase.again):
        field.focusProxy().insert(NEW)
    qtbot.keyClick(form.passphrase.again.focusProxy(), Qt.Key.Key_Return)


def test_administrator_adds_a_person_who_then_comes_in(shown: Shown, qtbot: QtBot) -> None:
    page = people_of(shown)
    add(qtbot, page)
    qtbot.waitUntil(lambda: len(page.model.rows) == 2, timeout=20_000)
    assert page.form is None
    assert "On record as entry #" in page.banner.sentence
    assert page.adding.passphrase.text() == ""
    newcomer = page.model.rows[1]
    assert (newcomer.name, newcomer.role) == ("演练员庚", Role.INSPECTOR)
    shown.application.session.lock()
    page = people_of(shown, NEW)
    assert page.person.person is not None
    assert page.person.person.name == "演练员庚"


def test_unit_is_proposed_and_what_is_missing_is_marked(shown: Shown, qtbot: QtBot) -> None:
    page = people_of(shown)
    press(qtbot, page.add)
    form = page.adding
    assert form.unit == "演练市生态环境局（演练数据）"
    press(qtbot, form.do)
    assert form.lines["name"].property("problem") == "true"
    assert form.lines["unit"].property("problem") == "false"
    qtbot.keyClick(shown.window, Qt.Key.Key_Escape)
    assert page.form is None


def test_passphrase_in_use_is_told_and_the_form_stays(shown: Shown, qtbot: QtBot) -> None:
    page = people_of(shown)
    press(qtbot, page.add)
    form = page.adding
    form.lines["name"].setText("演练员庚")
    form.lines["number"].setText("演练0009")
    for field in (form.passphrase.first, form.passphrase.again):
        field.focusProxy().insert(PASSPHRASE)
    press(qtbot, form.do)
    qtbot.waitUntil(lambda: "in use" in page.banner.sentence, timeout=20_000)
    assert page.form is form
    assert form.isEnabled()
    assert form.name == "演练员庚"


def test_who_is_no_administrator_reads_why_not(
    with_second: Path, shown: Shown, qtbot: QtBot
) -> None:
    page = people_of(shown, OTHER_PASSPHRASE)
    assert not page.add.isEnabled()
    assert "Only administrators" in page._words.text()
    for deed in (Deed.PASSPHRASE, Deed.REQUEST, Deed.CERTIFICATE):
        assert page.person.buttons[deed].isEnabled()
    choose(qtbot, page, "演练员甲")
    for deed in (Deed.ROLE, Deed.KEY, Deed.LOCK):
        assert not page.person.buttons[deed].isEnabled()
        assert page.person.buttons[deed].isVisible()
        assert "administrator" in page.person.reason(deed)
    assert not page.person.buttons[Deed.PASSPHRASE].isVisible()


def test_last_administrator_stays_one(with_second: Path, shown: Shown, qtbot: QtBot) -> None:
    page = people_of(shown)
    for deed in (Deed.ROLE, Deed.LOCK):
        assert not page.person.buttons[deed].isEnabled()
        assert "last administrator" in page.person.reason(deed)
    choose(qtbot, page, SECOND.name)
    press(qtbot, page.person.buttons[Deed.ROLE])
    assert page.role.chosen is Role.INSPECTOR
    for _ in range(3):
        qtbot.keyClick(page.role.roles, Qt.Key.Key_Down)
    press(qtbot, page.role.do)
    qtbot.waitUntil(lambda: page.model.rows[1].role is Role.ADMINISTRATOR, timeout=20_000)
    choose(qtbot, page, SECOND.name)
    choose(qtbot, page, "演练员甲")
    assert page.person.buttons[Deed.ROLE].isEnabled()
    assert "Somebody else" in page.person.reason(Deed.LOCK)


def test_who_is_locked_out_cannot_come_in_until_there_is_a_new_key(
    with_second: Path, shown: Shown, qtbot: QtBot
) -> None:
    page = people_of(shown)
    choose(qtbot, page, SECOND.name)
    press(qtbot, page.person.buttons[Deed.LOCK])
    assert page.lock_out.back.hasFocus()
    press(qtbot, page.lock_out.do)
    qtbot.waitUntil(lambda: not page.model.rows[1].is_active, timeout=20_000)
    assert state_of(page.model.rows[1], page._crew).word == "Locked out"
    choose(qtbot, page, SECOND.name)
    press(qtbot, page.person.buttons[Deed.KEY])
    for field in (page.new_key.passphrase.first, page.new_key.passphrase.again):
        field.focusProxy().insert(NEW)
    press(qtbot, page.new_key.do)
    qtbot.waitUntil(lambda: len(page.model.rows) == 3, timeout=20_000)
    words = [state_of(each, page._crew).word for each in page.model.rows]
    assert words == ["May come in", "May come in", "Old key, replaced"]
    shown.application.session.lock()
    shown.unlock(NEW)


def test_own_passphrase_is_changed(shown: Shown, qtbot: QtBot) -> None:
    page = people_of(shown)
    press(qtbot, page.person.buttons[Deed.PASSPHRASE])
    for field in (page.own.passphrase.first, page.own.passphrase.again):
        field.focusProxy().insert(NEW)
    qtbot.keyClick(page.own.passphrase.again.focusProxy(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "is changed" in page.banner.sentence, timeout=20_000)
    assert page.own.passphrase.text() == ""
    shown.application.session.lock()
    shown.unlock(NEW)


def test_key_that_came_by_recovery_is_confirmed_by_somebody_else(
    application: Application, with_second: Path, shown: Shown, qtbot: QtBot
) -> None:
    with Workspace.open(with_second, PASSPHRASE, clock=HandClock()) as workspace:
        key = workspace.personnel.renew_recovery_key()
    with Workspace.recover(with_second, key, clock=HandClock()) as workspace:
        workspace.personnel.renew_key(workspace.personnel.find(SECOND.name), NEW)
    page = people_of(shown, NEW)
    assert not page.person.buttons[Deed.CONFIRM].isEnabled()
    assert "Somebody else" in page.person.reason(Deed.CONFIRM)
    shown.application.session.lock()
    page = people_of(shown)
    choose(qtbot, page, SECOND.name)
    press(qtbot, page.person.buttons[Deed.CONFIRM])
    qtbot.waitUntil(lambda: all(each.is_confirmed for each in page.model.rows), timeout=20_000)


def test_certificate_is_asked_for_and_taken_in(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = people_of(shown)
    request, certificate = tmp_path / "request.csr", tmp_path / "given.cer"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(request), ""))
    press(qtbot, page.person.buttons[Deed.REQUEST])
    qtbot.waitUntil(request.exists)
    asked = x509.load_pem_x509_csr(request.read_bytes())
    given = certified(asked.public_key(), subject=name_of("演练员甲"))
    certificate.write_bytes(given)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(certificate), ""))
    press(qtbot, page.person.buttons[Deed.CERTIFICATE])
    qtbot.waitUntil(lambda: "On record" in page.banner.sentence, timeout=20_000)
    qtbot.waitUntil(lambda: page.model.rows[0].certificate == given)


def test_trust_file_is_saved(
    with_second: Path,
    shown: Shown,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = people_of(shown)
    target = tmp_path / "trust.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(qtbot, page.trust)
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: "Saved" in page.banner.sentence)
    assert len(read_trust(target.read_bytes()).pins) == 2


@pytest.mark.parametrize("leave", ["lock", "lock_when_idle"])
def test_nothing_of_the_people_stays_when_the_vault_is_locked(
    shown: Shown, qtbot: QtBot, leave: str
) -> None:
    page = people_of(shown)
    press(qtbot, page.add)
    page.adding.passphrase.first.focusProxy().insert(NEW)
    settings = shown.window.page
    lock: Callable[[], object] = getattr(shown.application.session, leave)
    lock()
    qtbot.waitUntil(lambda: not isValid(page))
    assert shown.window.page is settings  # a place that needs no vault
    shown_texts = {str(each.property("text")) for each in shown.window.findChildren(QWidget)}
    assert not any("演练" in text or NEW in text for text in shown_texts)


def test_half_typed_passphrase_goes_while_work_keeps_the_vault_open(
    shown: Shown, qtbot: QtBot
) -> None:
    page = people_of(shown)
    press(qtbot, page.add)
    page.adding.passphrase.first.focusProxy().insert(NEW)
    page.adding.lines["name"].setText("演练员庚")
    shown.application.session.left_alone.emit()
    assert page.adding.passphrase.text() == ""
    assert page.adding.name == "演练员庚"


def test_access_log_shows_openings_newest_first_page_by_page(
    application: Application, vault: Path, qtbot: QtBot
) -> None:
    with Workspace.open(vault, PASSPHRASE, clock=HandClock()) as workspace:
        workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
        person = workspace.personnel.find(SECOND.name)
        for number in range(100):
            workspace.personnel.change(person, role=list(Role)[number % 3])
    application.show(vault)
    shown = Shown(application, vault, qtbot)
    shown.unlock()
    shown.window.go_to("settings")
    settings = shown.window.page
    assert isinstance(settings, SettingsPage)
    settings.show_tab(ACCESS)
    page = settings.page
    assert page is not None
    qtbot.waitUntil(lambda: len(page.model.rows) == 100)
    assert not page.model.is_complete
    page.table.scrollToBottom()
    qtbot.waitUntil(lambda: page.model.is_complete)
    rows = page.model.rows
    assert rows[-1].kind == "vault"
    assert [row.sequence for row in rows] == sorted((row.sequence for row in rows), reverse=True)
    what, program = page.model.columns[3], page.model.columns[5]
    assert what.text(rows[0]) == "Opened the vault"
    assert what.text(rows[-1]) == "Made the vault"
    assert program.text(rows[0])
