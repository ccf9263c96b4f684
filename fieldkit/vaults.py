"""Vaults before they are open: whether a place will do, and a vault made from its backup."""

from pathlib import Path

from fieldkit.clock import Clock
from fieldkit.progress import Progress, silent
from fieldkit.vault import backup as backups
from fieldkit.vault.place import copied_by, require_good_place
from fieldkit.workspace import Workspace

__all__ = ["copied_by", "require_good_place", "restore"]


def restore(
    backup: Path,
    folder: Path,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    accept_damage: bool = False,
    clock: Clock | None = None,
    progress: Progress = silent,
) -> Workspace:
    """A vault made anew from its backup, every byte verified, and opened.

    Args:
        backup: the backup's folder, which is only read.
        folder: the vault's: nothing, or an empty folder.
        passphrase: of any person of the vault; or else
        recovery_key: as printed; nobody is signed in then.
        accept_damage: leave out files that are damaged in the backup, instead of refusing.
        clock: where the time comes from.
        progress: units are bytes of files.

    Raises:
        FieldkitError: as `fieldkit.vault.backup.restore`; nothing is left in `folder` then.
        LedgerRolledBackError: the vault is restored, and older than what was seen of it; open
            it with the loss accepted.
        Cancelled: by `progress`; nothing is left in `folder`.
    """
    backups.restore(
        backup,
        folder,
        passphrase=passphrase,
        recovery_key=recovery_key,
        accept_damage=accept_damage,
        progress=progress,
    )
    if recovery_key is not None:
        return Workspace.recover(folder, recovery_key, clock=clock)
    return Workspace.open(folder, passphrase or "", clock=clock)
