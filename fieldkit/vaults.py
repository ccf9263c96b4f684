"""Vaults before they are open: whether a place will do, and a vault made from its backup."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fieldkit.clock import Clock
from fieldkit.errors import FieldkitError
from fieldkit.host.durable import storage_error
from fieldkit.progress import Progress, silent
from fieldkit.vault import backup as backups
from fieldkit.vault.place import require_good_place
from fieldkit.workspace import Workspace

__all__ = ["Place", "place_in", "require_good_place", "restore"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a vault could be made.

    Attributes:
        folder: which does not exist yet.
        free: bytes that are free there; 0 if it is no good.
        trouble: why it is no good; None if it is good.
    """

    folder: Path
    free: int
    trouble: FieldkitError | None = None


def place_in(around: Iterable[Path], name: str) -> Place:
    """A place for a new folder in the first of some folders that is good.

    Args:
        around: folders to try in order, at least one.
        name: of the new folder; "name 2" and so on where that is taken.

    Returns:
        The first good place; if there is none, the first one with what is wrong with it.
    """
    bad: list[Place] = []
    for each in around:
        folder, number = each / name, 1
        try:
            while folder.exists():
                number += 1
                folder = each / f"{name} {number}"
            return Place(folder, require_good_place(folder))
        except OSError as problem:
            bad.append(Place(folder, 0, storage_error(problem, folder)))
        except FieldkitError as problem:
            bad.append(Place(folder, 0, problem))
    return bad[0]


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
