"""Where a vault may be: places that would harm it are refused before anything is made."""

import os
from pathlib import Path
from typing import Final

from fieldkit.errors import InputError
from fieldkit.host.durable import disk_errors, free_bytes, require_room
from fieldkit.vault.keyslot_file import require_outside
from fieldkit.vault.new_folder import FolderTakenError, has_content

# An empty vault takes less than one; the rest is for the first photos.
ROOM_FOR_A_VAULT: Final = 256 * 1024 * 1024  # bytes

# Folders whose content a program copies elsewhere, file by file: it would copy the database while
# it is being written, and put older files back.
_COPIED: Final = {
    "onedrive": "OneDrive", "dropbox": "Dropbox", "icloud": "iCloud",
    "google drive": "Google Drive", "nutstore": "坚果云", "坚果云": "坚果云",
    "baidunetdisk": "百度网盘", "百度网盘": "百度网盘", "baidusyncdisk": "百度网盘",
    "wpsdrive": "WPS", "wps云盘": "WPS", "weiyun": "微云",
}  # fmt: skip


class CopiedPlaceError(InputError):
    """Another program copies this place to other computers, and would damage a vault."""

    code = "vault.copied-place"
    sentence = "{path} is copied to other computers by {program}, which would damage a vault."


def require_good_place(folder: Path) -> int:
    """Makes sure that a vault can be made in a folder.

    Args:
        folder: nothing, or an empty folder; the folder around it is there.

    Returns:
        Bytes that are free there.

    Raises:
        FolderTakenError: something is there, or it is the top of a drive.
        InsideVaultError: it lies in another vault or backup.
        CopiedPlaceError: a program copies it elsewhere.
        StorageError: not enough room, no access, or no such drive.
    """
    folder = folder.absolute()
    with disk_errors(folder):
        if folder == folder.parent or (not folder.is_dir() and folder.exists()):
            raise FolderTakenError(path=str(folder))
        require_outside(folder)
        if has_content(folder):
            raise FolderTakenError(path=str(folder))
        if program := _copied_by(folder):
            raise CopiedPlaceError(path=str(folder), program=program)
        if not os.access(folder.parent, os.W_OK | os.X_OK):
            folder.parent.stat()
            raise PermissionError(13, "Permission denied", str(folder))
    require_room(folder, ROOM_FOR_A_VAULT)
    return free_bytes(folder)


def _copied_by(folder: Path) -> str:
    """The program that copies a folder to other computers, by the folder's name; empty if none."""
    for part in folder.parts:
        for beginning, program in _COPIED.items():
            if part.casefold().startswith(beginning):
                return program
    return ""
