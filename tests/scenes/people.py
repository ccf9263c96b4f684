"""Scenes: from the first run to the people of a vault, its backup and its access log."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QScrollArea

from fieldkit.ledger.people import Role
from fieldkit.vault.keyslots import WrongPassphraseError
from fieldkit.workspace import Workspace
from tests.builders.vaults import FOUNDER, LIGHT, OTHER_PASSPHRASE, PASSPHRASE, SECOND
from ui.operations import vaults
from ui.operations.vaults import described, sheet_of
from ui.pages.people import PeoplePage
from ui.pages.person_detail import Deed
from ui.pages.recovery_sheet import RecoverySheetPage
from ui.pages.settings import ACCESS, PEOPLE, VAULT, SettingsPage
from ui.pages.settings_vault import VaultSettings

if TYPE_CHECKING:
    from tests.gallery import Stage
    from ui.session import Opener


def start(stage: "Stage") -> None:
    stage.application.settings.note_vault(Path("/media/inspector/证据盘/2026下半年"))
    stage.application.settings.note_vault(stage.vault, is_practice=True)
    stage.window.start.choose(stage.vault)
    stage.settle()


def start_missing(stage: "Stage") -> None:
    start(stage)
    stage.application.settings.forget_vault(stage.vault)
    stage.window.start.load()
    stage.settle()


def start_wrong(stage: "Stage") -> None:
    start(stage)
    page = stage.window.start
    page.unlock.passphrase.focusProxy().insert("wrong passphrase")
    page.open_vault()
    stage.settle(lambda: page.banner.sentence)


def start_wait(stage: "Stage") -> None:
    start_wrong(stage)
    stage.window.start.unlock.pause(16)
    stage.settle()


def start_by_key(stage: "Stage") -> None:
    start(stage)
    page = stage.window.start
    page.unlock.by_key.click()
    QApplication.clipboard().setText("ghw4m-0k7tx-aaaaa")
    page.by_key.key.lines[0].paste()
    stage.settle()


def start_restore(stage: "Stage") -> None:
    start(stage)
    stage.window.start.show_restore(Path("/media/inspector/备份盘/取证箱备份"))
    stage.settle(lambda: stage.window.start.restore.place is not None)


def start_lost(stage: "Stage") -> None:
    from fieldkit.evidence.opening import LedgerRolledBackError  # noqa: PLC0415

    start(stage)
    page = stage.window.start
    page._again = lambda: None
    page._tell(LedgerRolledBackError(place="profile", remembered=1284, held=1262))
    stage.settle()


def first_run(stage: "Stage") -> None:
    for folder in stage.application.settings.recent_vaults:
        stage.application.settings.forget_vault(folder)
    stage.window.start.load()
    stage.settle()


def new_vault(stage: "Stage") -> None:
    first_run(stage)
    stage.window.start.unlock.new.click()
    form = stage.window.start.new_vault
    stage.settle(lambda: form.place is not None)


def new_vault_filled(stage: "Stage") -> None:
    new_vault(stage)
    form = stage.window.start.new_vault
    for name, text in (("name", FOUNDER.name), ("unit", FOUNDER.unit), ("number", "粤演001")):
        form.lines[name].setText(text)
    form.passphrase.first.focusProxy().insert("雨伞 拖拉机 月饼 风筝")
    form.passphrase.again.focusProxy().insert("雨伞 拖拉机 月饼")
    form.ask()
    stage.settle()


def first_run_sheet(stage: "Stage") -> None:
    _open(stage, _new(stage, with_sheet=True))


def first_run_proof(stage: "Stage") -> None:
    first_run_sheet(stage)
    page = stage.window.page
    assert isinstance(page, RecoverySheetPage)
    page.sheet_view.goes_on.click()
    groups, proof = page._sheet.groups, page.proof_view
    proof.lines[0].setText(groups[proof.places[0]].lower())
    proof.lines[1].setText("AAAAA")
    stage.settle()


def come_back(stage: "Stage") -> None:
    folder, key = _made(stage)
    stage.application.session.open(vaults.recover(folder, key))
    stage.settle(lambda: stage.application.session.vault is not None)
    stage.settle()


def settings(stage: "Stage") -> None:
    stage.unlock()
    stage.window.go_to("settings")
    stage.settle()


def settings_people(stage: "Stage") -> None:
    page = _people(stage)
    page.table.choose(1)
    stage.settle()


def settings_people_me(stage: "Stage") -> None:
    _people(stage)


def settings_people_add(stage: "Stage") -> None:
    page = _people(stage)
    page.add.click()
    stage.settle()


def settings_people_lock(stage: "Stage") -> None:
    page = _people(stage)
    page.table.choose(1)
    stage.settle()
    page.person.wanted.emit(Deed.LOCK)
    stage.settle()


def settings_people_reasons(stage: "Stage") -> None:
    stage.unlock()  # an inspector
    _tab(stage, PEOPLE)
    stage.settle(lambda: stage.window.page.detail() is not None)


def settings_vault(stage: "Stage") -> None:
    _open(stage, _new(stage))
    _tab(stage, VAULT)
    stage.settle(lambda: _care(stage).backup.state)


def settings_vault_numbers(stage: "Stage") -> None:
    settings_vault(stage)
    page = _care(stage)
    page.recovery.renew.click()
    page.series.line.setFocus()
    page.series.line.setText("FS{YYMMDD}-{NNN}")
    stage.settle()
    (scroll,) = page.findChildren(QScrollArea)
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    stage.settle()


def settings_vault_backup(stage: "Stage") -> None:
    settings_vault(stage)
    page = _care(stage)
    page._back_up(_own_folder(stage) / "取证箱备份")
    stage.settle(page.backup.again.isVisible)


def settings_vault_check(stage: "Stage") -> None:
    stage.unlock()
    _tab(stage, VAULT)
    page = _care(stage)
    page.check.thorough.click()
    stage.settle(lambda: page.check.result.sentence)


def settings_access(stage: "Stage") -> None:
    _open(stage, _new(stage))
    _tab(stage, ACCESS)
    stage.settle()


def _own_folder(stage: "Stage") -> Path:
    return Path(stage.application.settings._store.fileName()).parent


def _made(stage: "Stage") -> tuple[Path, str]:
    """A vault with an administrator and two others, one of whom came back."""
    folder = _own_folder(stage) / "2026下半年执法证据"
    workspace, key = Workspace.create(folder, FOUNDER, PASSPHRASE, cost=LIGHT)
    with workspace:
        workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
        person = workspace.personnel.find(SECOND.name)
        workspace.personnel.change(person, role=Role.TECHNICIAN)
    with Workspace.recover(folder, key) as workspace:
        person = workspace.personnel.find(SECOND.name)
        workspace.personnel.renew_key(person, "another practice passphrase")
    for _ in range(3):
        try:
            Workspace.open(folder, "wrong passphrase")
        except WrongPassphraseError:
            continue
    return folder, key


def _new(stage: "Stage", *, with_sheet: bool = False) -> "Opener":
    folder, key = _made(stage)

    def open_it(_: object) -> object:
        workspace = Workspace.open(folder, PASSPHRASE)
        return workspace, described(workspace, sheet_of(workspace, key) if with_sheet else None)

    return open_it


def _open(stage: "Stage", opener: "Opener") -> None:
    session = stage.application.session
    session.open(opener)
    stage.settle(lambda: session.vault is not None)


def _tab(stage: "Stage", name: str) -> SettingsPage:
    stage.window.go_to("settings")
    page = stage.window.page
    assert isinstance(page, SettingsPage)
    page.show_tab(name)
    stage.settle()
    return page


def _people(stage: "Stage") -> PeoplePage:
    _open(stage, _new(stage))
    page = _tab(stage, PEOPLE).page
    assert isinstance(page, PeoplePage)
    stage.settle(lambda: page.detail() is not None)
    return page


def _care(stage: "Stage") -> VaultSettings:
    assert isinstance(stage.window.page, SettingsPage)
    page = stage.window.page.page
    assert isinstance(page, VaultSettings)
    return page


SCENES: Final[dict[str, Callable[["Stage"], None]]] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        start, start_missing, start_wrong, start_wait, start_by_key, start_restore, start_lost,
        first_run, new_vault, new_vault_filled, first_run_sheet, first_run_proof, come_back,
        settings, settings_people, settings_people_me, settings_people_add, settings_people_lock,
        settings_people_reasons, settings_vault, settings_vault_numbers, settings_vault_backup,
        settings_vault_check, settings_access,
    )
}  # fmt: skip
