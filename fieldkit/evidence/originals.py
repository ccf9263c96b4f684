"""Originals on their way out: byte for byte, and checked where they arrived."""

import hashlib
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import Final

from fieldkit.errors import InputError, IntegrityError
from fieldkit.evidence.register import Register
from fieldkit.host.durable import (
    disk_errors,
    forget_cached,
    name_beside,
    open_new,
    require_room,
    sync_file,
    sync_folder,
    write_all,
)
from fieldkit.ledger.entry import Attachment
from fieldkit.progress import Progress, silent
from fieldkit.vault.keyslot_file import require_outside

_PIECE: Final = 1 << 20  # bytes read back at a time


class FileTakenError(InputError):
    """Something has the name already that an original is to get."""

    code = "original.name-taken"
    sentence = "{path} exists already; an original never replaces anything."


class OriginalDamagedError(IntegrityError):
    """The stored file is not the one that was sealed."""

    code = "original.damaged"
    sentence = "The stored file {name} has other bytes than were sealed."


class NotSavedRightError(IntegrityError):
    """What was read back from the disk is not what was written."""

    code = "original.reads-back-wrong"
    sentence = "What was written to {path} reads back wrong, and was removed."


def save_original(
    register: Register, attachment: Attachment, target: Path, progress: Progress = silent
) -> None:
    """Writes a file as it was sealed, then reads it back from the disk and hashes it.

    Args:
        register: of the vault.
        attachment: which file.
        target: the new file; its folder must exist.
        progress: units are bytes, written and read back.

    Raises:
        FileTakenError: there is something of that name.
        InsideVaultError: it would lie inside a vault or backup.
        OriginalDamagedError: the stored bytes are not what was sealed.
        NotSavedRightError: the disk gave other bytes back.
        StorageError: no room, drive gone. Nothing stays under the name then.
        Cancelled: by `progress`; likewise.
    """
    _require_free(target)
    require_outside(target)
    require_room(target.parent, attachment.size)
    partial = name_beside(target)
    try:
        with disk_errors(partial, attachment.size):
            with open_new(partial) as file:
                _write(register, attachment, file, progress)
            if _digest_on_disk(partial, attachment.size, progress) != attachment.sha256:
                raise NotSavedRightError(path=target)
        _require_free(target)
        with disk_errors(target):
            partial.rename(target)
            sync_folder(target.parent)
    except BaseException:
        with suppress(OSError):  # where the drive is gone, so is the file
            partial.unlink(missing_ok=True)
        raise


def verify_original(
    register: Register, attachment: Attachment, progress: Progress = silent
) -> None:
    """Reads a stored file and holds its bytes against what was sealed.

    Raises:
        OriginalDamagedError: they differ.
        IntegrityError: it cannot be read.
        Cancelled: by `progress`, whose units are bytes.
    """
    digest = hashlib.sha256()
    size = 0
    for piece in register.open_attachment(attachment):
        size += len(piece)
        digest.update(piece)
        progress(size, attachment.size, "checking files")
    if size != attachment.size or digest.hexdigest() != attachment.sha256:
        raise OriginalDamagedError(name=attachment.name)


def _write(register: Register, attachment: Attachment, file: FileIO, progress: Progress) -> None:
    """Every byte, checked while it goes by, on the disk when it returns."""
    digest = hashlib.sha256()
    done, total = 0, 2 * attachment.size
    for piece in register.open_attachment(attachment):
        digest.update(piece)
        write_all(file, piece)
        done += len(piece)
        progress(done, total, "writing files")
    if done != attachment.size or digest.hexdigest() != attachment.sha256:
        raise OriginalDamagedError(name=attachment.name)
    sync_file(file.fileno())
    forget_cached(file.fileno(), 0, attachment.size)  # so that the disk itself is read


def _digest_on_disk(path: Path, size: int, progress: Progress) -> str:
    digest = hashlib.sha256()
    done = 0
    with path.open("rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            done += len(piece)
            progress(size + done, 2 * size, "reading back")
    return digest.hexdigest()


def _require_free(target: Path) -> None:
    with disk_errors(target):
        taken = target.exists() or target.is_symlink()
    if taken:
        raise FileTakenError(path=target)
