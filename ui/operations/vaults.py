"""Opening and making vaults. These give openers, which `Session.open` takes."""

from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit.progress import Progress
from ui.session import Opener, OpenVault

if TYPE_CHECKING:
    from fieldkit.workspace import Workspace


def unlock(folder: Path, passphrase: str, *, accept_loss: bool = False) -> Opener:
    """Opens a vault for one of its people.

    Args:
        folder: the vault.
        passphrase: of any of its people.
        accept_loss: go on although newer entries are missing; it is then on record.
    """

    def open_it(_: Progress) -> tuple["Workspace", OpenVault]:
        from fieldkit.workspace import Workspace  # noqa: PLC0415 - the first window comes sooner

        workspace = Workspace.open(folder, passphrase, accept_loss=accept_loss)
        return workspace, _described(workspace)

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
        from fieldkit.evidence.staff import Applicant  # noqa: PLC0415 - as above
        from fieldkit.ledger.people import Role  # noqa: PLC0415
        from fieldkit.workspace import Workspace  # noqa: PLC0415

        founder = Applicant(name, unit, certificate_number, Role.ADMINISTRATOR)
        workspace, recovery_key = Workspace.create(folder, founder, passphrase)
        return workspace, _described(workspace, recovery_key)

    return make_it


def _described(workspace: "Workspace", recovery_key: str | None = None) -> OpenVault:
    if not workspace.personnel.is_signed_in:
        return OpenVault(workspace.folder, workspace.vault_id, "", "", "", None)
    me = workspace.personnel.me
    return OpenVault(
        workspace.folder,
        workspace.vault_id,
        me.name,
        me.unit,
        me.certificate_number,
        me.role,
        recovery_key,
    )
