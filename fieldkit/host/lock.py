"""One program at a time in a folder."""

import os
import socket
import sys
from pathlib import Path
from typing import Final

from fieldkit.errors import StorageError
from fieldkit.host.durable import disk_errors

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_NAME: Final = "lock"
# Windows locks a range of bytes and forbids reading it: far behind the text, so that
# the one who is refused can still read who holds the folder.
_LOCKED_BYTE: Final = 1 << 30
_LONGEST_NOTE: Final = 200


class VaultInUseError(StorageError):
    """Another program, or another window of this one, has the vault open."""

    code = "vault.in-use"
    sentence = "The vault is open already ({holder}). Close it there first."


class FolderLock:
    """The only one of its kind in a folder until it is released or the process ends.

    The system holds the lock, not the file: a file left behind by a program that died
    locks nothing. What stands in the file only tells others who is there.
    """

    def __init__(self, folder: Path) -> None:
        """Takes the lock.

        Raises:
            VaultInUseError: somebody has it.
            StorageError: the folder cannot be written.
        """
        path = folder / _NAME
        with disk_errors(path):
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
            self._descriptor: int | None = os.open(path, flags, 0o600)
        try:
            with disk_errors(path):
                if not _locked(self._descriptor):
                    raise VaultInUseError(holder=_note(self._descriptor))
                os.truncate(self._descriptor, 0)
                os.write(self._descriptor, _own_note())
        except BaseException:
            os.close(self._descriptor)
            raise

    def release(self) -> None:
        """Lets others in; does nothing the second time."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _locked(descriptor: int) -> bool:
    """Whether the lock could be taken, without waiting."""
    if sys.platform == "win32":
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
    else:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _own_note() -> bytes:
    return f"process {os.getpid()} on {socket.gethostname()}".encode()[:_LONGEST_NOTE]


def _note(descriptor: int) -> str:
    """What the holder wrote about itself; "by another program" if nothing readable."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    text = os.read(descriptor, _LONGEST_NOTE).decode("utf-8", "replace")
    return text if text.isprintable() and text else "another program"
