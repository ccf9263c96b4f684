"""Writing that survives a power cut, and disk trouble put into words.

Everything the program keeps goes through here: contents reach the disk before a name
points at them, and names reach the disk before anybody is told that they are there.
"""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import Final

from fieldkit.errors import StorageError

# Bytes that must be free to go on working: the database's log between two tidyings
# (1000 pages of 4 KiB) and the pages it is then written to.
ROOM_TO_GO_ON: Final = 8 * 1024 * 1024

_FULL = {errno.ENOSPC, errno.EDQUOT}
_NOT_WRITABLE = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.EIO, errno.ENXIO, errno.ENODEV, errno.ESTALE, errno.ENOTCONN}

# Windows says some of these more exactly than the errno it is translated to: write
# protected; not ready; device not there (three forms); handle of a full disk.
_WINDOWS_NOT_WRITABLE = {19}
_WINDOWS_GONE = {21, 55, 433, 1167}
_WINDOWS_FULL = {39, 112}


class DiskFullError(StorageError):
    """The disk has not enough room.

    Details: `disk` (mount point or drive), `needed` and `free` (bytes).
    """

    code = "disk.full"
    sentence = "The disk {disk} is full: {needed} bytes are needed, {free} are free."


class FileTooLargeError(StorageError):
    """The file system cannot hold a file this large, such as FAT32 above 4 GiB."""

    code = "disk.file-too-large"
    sentence = "The disk {disk} cannot hold a file as large as {path}."


class NoAccessError(StorageError):
    """The file or folder may not be written, or not be read at all."""

    code = "disk.no-access"
    sentence = "{path} may not be read or written: {reason}."


class DriveGoneError(StorageError):
    """The drive was taken out or no longer answers."""

    code = "disk.gone"
    sentence = "The drive of {path} does not answer: {reason}."


class DiskError(StorageError):
    """The disk or its file system failed in another way."""

    code = "disk.failed"
    sentence = "{path} cannot be used: {reason}."


@contextmanager
def disk_errors(path: Path, needed: int = ROOM_TO_GO_ON) -> Iterator[None]:
    """Turns the system's errors inside the block into ours.

    Args:
        path: what the block works on; named in the message.
        needed: bytes the block is about to write, for the message of a full disk.

    Raises:
        StorageError: one of the classes above in place of any OSError.
    """
    try:
        yield
    except OSError as problem:
        raise storage_error(problem, path, needed) from problem


def storage_error(problem: OSError, path: Path, needed: int = ROOM_TO_GO_ON) -> StorageError:
    """The error of ours that says what `problem` means for whoever uses `path`."""
    reason = problem.strerror or str(problem)
    number: int = getattr(problem, "winerror", None) or 0
    if problem.errno in _FULL or number in _WINDOWS_FULL:
        return DiskFullError(disk=disk_of(path), needed=needed, free=_free_for_message(path))
    if problem.errno == errno.EFBIG:
        return FileTooLargeError(disk=disk_of(path), path=str(path))
    if number in _WINDOWS_GONE or problem.errno in _GONE:
        return DriveGoneError(path=str(path), reason=reason)
    if number in _WINDOWS_NOT_WRITABLE or problem.errno in _NOT_WRITABLE:
        return NoAccessError(path=str(path), reason=reason)
    return DiskError(path=str(path), reason=reason)


def require_room(path: Path, needed: int) -> None:
    """Makes sure that `needed` bytes, and the room to go on, are free where `path` lies.

    Raises:
        DiskFullError: they are not.
        StorageError: the disk cannot be asked.
    """
    free = free_bytes(path)
    if free < needed + ROOM_TO_GO_ON:
        raise DiskFullError(disk=disk_of(path), needed=needed + ROOM_TO_GO_ON, free=free)


def free_bytes(path: Path) -> int:
    """Bytes that this user may still write on the disk where `path` lies or would lie.

    Raises:
        StorageError: the disk cannot be asked.
    """
    with disk_errors(path):
        return shutil.disk_usage(_nearest_existing(path)).free


def disk_of(path: Path) -> str:
    """Mount point (POSIX) or drive (Windows) on which `path` lies or would lie."""
    place = _nearest_existing(path)
    if place.drive:
        return place.drive
    while not os.path.ismount(place) and place != place.parent:
        place = place.parent
    return str(place)


def write_atomically(path: Path, content: bytes) -> None:
    """Puts `content` under the name `path`, durably: at any moment old or new, never half.

    For a folder that is the program's own: what a crash left of an earlier try is written over.
    Two writers of the same path at the same time are the caller's to prevent.

    Raises:
        StorageError: nothing was changed, except when the very last step, the folder's
            own sync, failed.
    """
    temporary = path.with_name(path.name + ".tmp")
    with disk_errors(path):
        _write_then_rename(open_new(temporary, replacing=True), temporary, path, content)


def write_among_others(path: Path, content: bytes) -> None:
    """As `write_atomically`, in a folder that holds files of other people too.

    Raises:
        StorageError: as there.
    """
    temporary = name_beside(path)
    with disk_errors(path):
        _write_then_rename(open_new(temporary), temporary, path, content)


def name_beside(path: Path) -> Path:
    """A name in the folder of `path` that nothing has, for what is on its way to `path`.

    It is as short as names are that every disk takes, however long the final one.
    """
    return path.with_name(f".fieldkit-{os.urandom(8).hex()}.partial")


def _write_then_rename(file: FileIO, temporary: Path, path: Path, content: bytes) -> None:
    try:
        with file:
            write_all(file, content)
            sync_file(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def open_new(path: Path, *, replacing: bool = False) -> FileIO:
    """A new unbuffered file for writing and reading that only this user can read.

    Raises:
        OSError: it cannot be made; FileExistsError unless `replacing`.
    """
    flags = os.O_RDWR | os.O_CREAT | (os.O_TRUNC if replacing else os.O_EXCL)
    flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
    return FileIO(os.open(path, flags, 0o600), "r+b")


def write_all(file: FileIO, content: bytes | bytearray | memoryview) -> None:
    """Writes every byte; the system may take fewer at a time, as it does on a nearly full disk.

    Raises:
        OSError: not all could be written.
    """
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]


def sync_file(descriptor: int) -> None:
    """Returns when the file's contents and size have reached the disk.

    Raises:
        OSError: they have not.
    """
    getattr(os, "fdatasync", os.fsync)(descriptor)


def sync_folder(path: Path) -> None:
    """Returns when names made or changed in a folder have reached the disk.

    Windows has no such call and needs none: NTFS writes changes of names to its own log
    in order, and flushing any file later, as the database does with each commit, flushes
    that log up to there. So a commit never outlives the name it relies on.

    Raises:
        OSError: they have not.
    """
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def forget_cached(descriptor: int, offset: int, length: int) -> None:
    """Tells the system that these bytes will not be read again soon.

    Without it a long copy pushes everything else out of memory, and on Linux becomes
    markedly slower itself. Advice only; elsewhere it does nothing.
    """
    if sys.platform == "linux":
        os.posix_fadvise(descriptor, offset, length, os.POSIX_FADV_DONTNEED)


def _nearest_existing(path: Path) -> Path:
    place = path.absolute()
    while not place.exists() and place != place.parent:
        place = place.parent
    return place


def _free_for_message(path: Path) -> int:
    """Free bytes for a message; 0 where the disk cannot even be asked."""
    try:
        return shutil.disk_usage(_nearest_existing(path)).free
    except OSError:
        return 0
