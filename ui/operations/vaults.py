"""Opening and making vaults. These give openers, which `Session.open` takes."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit.progress import Progress
from ui.session import Opener, OpenVault

if TYPE_CHECKING:
    from fieldkit.documents.recovery_sheet import RecoverySheet
    from fieldkit.workspace import Workspace

# Imported where they are needed, on the engine thread: the first window comes sooner.
# ruff: noqa: PLC0415


def unlock(folder: Path, passphrase: str, *, accept_loss: bool = False) -> Opener:
    """Opens a vault for one of its people.

    Args:
        folder: the vault.
        passphrase: of any of its people.
        accept_loss: go on although newer entries are missing; it is then on record.
    """

    def open_it(_: Progress) -> tuple["Workspace", OpenVault]:
        from fieldkit.workspace import Workspace

        workspace = Workspace.open(folder, passphrase, accept_loss=accept_loss)
        return workspace, described(workspace)

    return open_it


def recover(folder: Path, recovery_key: str, *, accept_loss: bool = False) -> Opener:
    """Opens a vault by its recovery key; nobody is signed in then.

    Args:
        folder: the vault.
        recovery_key: as printed.
        accept_loss: as `unlock`.
    """

    def open_it(_: Progress) -> tuple["Workspace", OpenVault]:
        from fieldkit.workspace import Workspace

        workspace = Workspace.recover(folder, recovery_key, accept_loss=accept_loss)
        return workspace, described(workspace)

    return open_it


def create(
    folder: Path, *, name: str, unit: str, certificate_number: str, passphrase: str
) -> Opener:
    """Makes a vault whose first person becomes its administrator.

    Args:
        folder: must not exist yet, or be empty.
        name: of the first person.
        unit: theirs.
        certificate_number: 执法证号 or staff number.
        passphrase: theirs.
    """

    def make_it(_: Progress) -> tuple["Workspace", OpenVault]:
        from fieldkit.evidence.staff import Applicant
        from fieldkit.ledger.people import Role
        from fieldkit.vaults import require_good_place
        from fieldkit.workspace import Workspace

        require_good_place(folder)
        founder = Applicant(name, unit, certificate_number, Role.ADMINISTRATOR)
        workspace, recovery_key = Workspace.create(folder, founder, passphrase)
        return workspace, described(workspace, sheet_of(workspace, recovery_key))

    return make_it


def make_practice(folder: Path) -> Opener:
    """Makes a vault with the invented case, whose passphrases everybody may know.

    Args:
        folder: must not exist yet, or be empty. Nothing of it stays if it is stopped.
    """

    def make_it(progress: Progress) -> tuple["Workspace", OpenVault]:
        from fieldkit.practice import make_practice_vault
        from fieldkit.vaults import require_good_place

        require_good_place(folder)
        try:
            workspace, _ = make_practice_vault(folder, is_easy=True, progress=progress)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return workspace, described(workspace)

    return make_it


def restore(
    backup: Path,
    folder: Path,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    accept_damage: bool = False,
) -> Opener:
    """Makes a vault anew from its backup, and opens it.

    Args:
        backup: the backup's folder.
        folder: the vault's; must not exist yet, or be empty.
        passphrase: of any of its people; or else
        recovery_key: as printed.
        accept_damage: leave out files that are damaged in the backup.
    """

    def make_it(progress: Progress) -> tuple["Workspace", OpenVault]:
        from fieldkit import vaults

        vaults.require_good_place(folder)
        workspace = vaults.restore(
            backup,
            folder,
            passphrase=passphrase,
            recovery_key=recovery_key,
            accept_damage=accept_damage,
            progress=progress,
        )
        return workspace, described(workspace)

    return make_it


def described(workspace: "Workspace", sheet: "RecoverySheet | None" = None) -> OpenVault:
    """The open vault, as the window needs to know it.

    Args:
        workspace: the vault.
        sheet: the recovery sheet, if its key was made just now.
    """
    if not workspace.personnel.is_signed_in:
        return OpenVault(
            folder=workspace.folder,
            vault_id=workspace.vault_id,
            name="",
            unit="",
            certificate_number="",
            role=None,
            is_practice=workspace.is_practice,
        )
    me = workspace.personnel.me
    return OpenVault(
        folder=workspace.folder,
        vault_id=workspace.vault_id,
        name=me.name,
        unit=me.unit,
        certificate_number=me.certificate_number,
        role=me.role,
        is_practice=workspace.is_practice,
        has_known_passphrases=workspace.settings.passphrases_are_known,
        recovery_sheet=sheet,
    )


def sheet_of(workspace: "Workspace", recovery_key: str) -> "RecoverySheet":
    """The recovery sheet of a vault somebody is signed in to, for a key made just now."""
    from fieldkit.clock import SystemClock
    from fieldkit.documents.recovery_sheet import RecoverySheet

    me = workspace.personnel.me
    return RecoverySheet(
        vault_name=workspace.folder.name,
        vault_id=workspace.vault_id,
        made_on=SystemClock().read().wall.date(),
        owner=me.name,
        unit=me.unit,
        recovery_key=recovery_key,
        is_practice=workspace.is_practice,
    )
