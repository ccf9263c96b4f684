"""Care of the open vault: backup, full check, its settings; and places for vaults to be."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit.changes import Changed
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.findings import Finding
    from fieldkit.progress import Progress
    from fieldkit.settings import Backup
    from fieldkit.vaults import Place
    from fieldkit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Keeping:
    """How well the vault is kept.

    Attributes:
        folder: where it is.
        vault_id: its UUID.
        founded_at: when it was made.
        last_backup: the last one that was made and read back; None if none was.
        is_backup_due: whether that is more than seven days ago.
        recovery_proven_at: when somebody showed that the recovery sheet is kept; None if
            nobody did since the key was made.
        sample_series: pattern of sample numbers.
    """

    folder: Path
    vault_id: str
    founded_at: datetime
    last_backup: "Backup | None"
    is_backup_due: bool
    recovery_proven_at: datetime | None
    sample_series: str


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made and read back.

    Attributes:
        backup: where and when.
        entries: how many entries it holds.
        changed: what screens have to load anew.
    """

    backup: "Backup"
    entries: int
    changed: Changed = Changed.SETTINGS


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that is no evidence is remembered now.

    Attributes:
        changed: what screens have to load anew.
    """

    changed: Changed = Changed.SETTINGS


def keeping() -> Operation[Keeping]:
    """How well the vault is kept."""
    return Operation(lambda workspace, _: _keeping(workspace))


def back_up(folder: Path, name: str) -> Operation[BackedUp]:
    """Brings a backup up to date, and reads back what is new.

    Args:
        folder: nothing, empty, or a backup of this vault.
        name: of the work, for the status line.
    """

    def do(workspace: "Workspace", progress: "Progress") -> BackedUp:
        workspace.back_up(folder, progress)
        made = workspace.settings.last_backup
        if made is None:
            raise RuntimeError("a backup that was made is remembered")
        return BackedUp(made, workspace.register.size())

    # The copy shows one moment, whatever is sealed while it is being made.
    return Operation(do, writes=True, gives_way=True, name=name)


def check(name: str, *, every_byte: bool) -> "Operation[tuple[Finding, ...]]":
    """The full check of the vault: everything found wrong, and what one must know.

    Args:
        name: of the work, for the status line.
        every_byte: also decrypt and hash every file.
    """
    return Operation(
        lambda workspace, progress: tuple(
            workspace.check(every_byte=every_byte, progress=progress)
        ),
        name=name,
    )


def set_sample_series(pattern: str) -> Operation[Noted]:
    """Numbers samples by another pattern from now on."""

    def do(workspace: "Workspace") -> Noted:
        from fieldkit.evidence.series import Series  # noqa: PLC0415 - as elsewhere

        workspace.settings.sample_series = Series(pattern)
        return Noted()

    return Operation(lambda workspace, _: do(workspace), writes=True)


def _keeping(workspace: "Workspace") -> Keeping:
    from fieldkit.clock import read_time  # noqa: PLC0415 - as elsewhere

    settings = workspace.settings
    founded_at = read_time(workspace.register.sealed(0).entry.time)
    return Keeping(
        folder=workspace.folder,
        vault_id=workspace.vault_id,
        founded_at=founded_at,
        last_backup=settings.last_backup,
        is_backup_due=settings.is_backup_due(founded_at),
        recovery_proven_at=settings.recovery_proven_at,
        sample_series=settings.sample_series.pattern,
    )


def place_in(around: tuple[Path, ...], name: str) -> "Operation[Place]":
    """A place for a new vault in the first of some folders that is good, or what is wrong."""

    def look(_: "Progress") -> "Place":
        from fieldkit import vaults  # noqa: PLC0415 - as elsewhere

        return vaults.place_in(around, name)

    return Operation.on_nothing(look)


def look_for(folders: tuple[Path, ...]) -> Operation[frozenset[Path]]:
    """Which of these folders are there now; a drive may have been taken out."""
    return Operation.on_nothing(lambda _: frozenset(each for each in folders if _is_folder(each)))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
