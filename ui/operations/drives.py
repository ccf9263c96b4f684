"""Where something can be written to: the drives that are in, with what is free on them."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, QStorageInfo

from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.progress import Progress
    from fieldkit.workspace import Workspace

_DRIVE_REMOVABLE: Final = 2  # GetDriveTypeW
# Where systems put drives that people plug in; Windows is asked instead.
_PLUGGED_IN: Final = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


@dataclass(frozen=True, slots=True)
class Drive:
    """A folder to write to.

    Attributes:
        folder: the drive's top, or the person's own documents.
        label: the name the drive was given; may be empty.
        free: bytes.
        total: bytes.
        is_removable: whether it can be taken along.
    """

    folder: Path
    label: str
    free: int
    total: int
    is_removable: bool


def drives() -> Operation[tuple[Drive, ...]]:
    """The drives that can be written to now, those to take along first, then the documents."""

    def look(_workspace: "Workspace", _progress: "Progress") -> tuple[Drive, ...]:
        found = [_drive(each) for each in QStorageInfo.mountedVolumes() if _is_writable(each)]
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        return in_order(found, own_documents(Path(documents)))

    return Operation(look)


def in_order(found: Iterable[Drive], documents: Drive) -> tuple[Drive, ...]:
    """Removable drives by name, then the documents of whoever is at the computer."""
    removable = sorted(
        (each for each in found if each.is_removable), key=lambda each: str(each.folder)
    )
    return (*removable, documents)


def own_documents(folder: Path) -> Drive:
    """The folder, or the home folder where there is none of that name."""
    place = folder if folder.is_dir() else Path.home()
    storage = QStorageInfo(str(place))
    return Drive(place, "", storage.bytesAvailable(), storage.bytesTotal(), False)


def _is_writable(storage: QStorageInfo) -> bool:
    return storage.isValid() and storage.isReady() and not storage.isReadOnly()


def _drive(storage: QStorageInfo) -> Drive:
    folder = Path(storage.rootPath())
    return Drive(
        folder=folder,
        label=storage.name(),
        free=storage.bytesAvailable(),
        total=storage.bytesTotal(),
        is_removable=_is_removable(folder),
    )


def _is_removable(folder: Path) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only there

        kind: int = ctypes.windll.kernel32.GetDriveTypeW(str(folder))
        return kind == _DRIVE_REMOVABLE
    return folder.as_posix().startswith(_PLUGGED_IN)
