"""A folder that appears under its name only when everything in it is complete."""

import shutil
from pathlib import Path

from fieldkit.errors import InputError
from fieldkit.host.durable import disk_errors, require_room, sync_folder
from fieldkit.host.lock import FolderLock
from fieldkit.vault.keyslot_file import require_outside


class FolderTakenError(InputError):
    """Something is where a new folder was to be."""

    code = "vault.folder-taken"
    sentence = "{path} is there already. Choose a name that is not."


class NewFolder:
    """A folder being filled beside its place.

    Attributes:
        path: where it is filled.
        lock: of that folder; held until `finish` or `abandon`.
        is_finished: whether it is in its place.
    """

    def __init__(self, final: Path, needed: int = 0) -> None:
        """Makes it, for this user alone. What a crash left of an earlier one is removed.

        Args:
            final: its place; nothing, or an empty folder.
            needed: bytes that will be written to it.

        Raises:
            FolderTakenError: something is there.
            InsideVaultError: it lies inside a vault or backup.
            VaultInUseError: somebody else is just making it.
            StorageError: no room, or no access.
        """
        self._final = final.absolute()
        self.is_finished = False
        with disk_errors(final):
            _require_free(self._final)
            require_outside(self._final)
            self.path = self._final.with_name(f".{self._final.name}.new")
            require_room(self._final, needed)
            if self.path.exists():
                FolderLock(self.path).release()
                shutil.rmtree(self.path)
            self.path.mkdir(mode=0o700)
        self.lock = FolderLock(self.path)

    def finish(self) -> Path:
        """Puts the folder in its place, durably; every file in it must be closed.

        Returns:
            The place.

        Raises:
            FolderTakenError: something came there meanwhile.
            StorageError: it could not be put there.
        """
        self.lock.release()
        with disk_errors(self._final):
            _require_free(self._final)
            sync_folder(self.path)
            if self._final.exists():
                self._final.rmdir()
            self.path.rename(self._final)
            self.is_finished = True
            sync_folder(self._final.parent)
        return self._final

    def abandon(self) -> None:
        """Removes what was made."""
        self.lock.release()
        shutil.rmtree(self.path, ignore_errors=True)


def _require_free(path: Path) -> None:
    is_top = path == path.parent  # of a drive, perhaps an empty one
    is_other = path.is_symlink() or (path.exists() and not path.is_dir())
    if is_top or is_other or has_content(path):
        raise FolderTakenError(path=str(path))


def has_content(path: Path) -> bool:
    """Whether it is a folder with something in it."""
    return path.is_dir() and any(path.iterdir())
