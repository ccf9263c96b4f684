"""What is taken into the vault: regular files, read once, that must hold still meanwhile."""

import io
import os
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from fieldkit.errors import InputError
from fieldkit.host.durable import disk_errors, forget_cached
from fieldkit.host.regular import open_regular


class SourceMissingError(InputError):
    """There is nothing under the name."""

    code = "source.missing"
    sentence = "{path} is not there."


class SourceChangedError(InputError):
    """Somebody wrote to the file while it was read."""

    code = "source.changed"
    sentence = "{path} changed while it was being read. Take it in again."


class Readable(Protocol):
    """A stream open for reading, such as io.BytesIO."""

    def readinto(self, buffer: memoryview, /) -> int | None:
        """Puts the next bytes into the buffer; 0 at the end."""


class Source:
    """Bytes to be taken in, read from front to back.

    Attributes:
        path: where they come from, for messages.
        size: how many they are; None if only the end will tell.
    """

    def __init__(self, given: Path | Readable) -> None:
        """Opens a file (following symbolic links), or reads from a stream.

        Raises:
            SourceMissingError: there is no such file.
            NotARegularFileError: it is something else than a file.
            StorageError: it may not be read, or the drive is gone.
        """
        self.path = given if isinstance(given, Path) else Path("stream")
        self.size: int | None = None
        self._count = 0
        self._file: io.FileIO | None = None
        self._stream: Readable
        if isinstance(given, Path):
            self._stream = self._file = _open(given)
            self._state = os.fstat(self._file.fileno())
            self.size = self._state.st_size
        else:
            self._stream = given

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.close()

    def fill(self, buffer: memoryview) -> int:
        """Fills the buffer with the next bytes.

        Returns:
            How many there were; fewer than the buffer holds only at the end.

        Raises:
            SourceChangedError: a file gives more bytes than it had at the start.
            StorageError: they cannot be read.
        """
        filled = 0
        with disk_errors(self.path):
            while filled < len(buffer):
                count = self._stream.readinto(buffer[filled:])
                if not count:
                    break
                filled += count
        self._count += filled
        if self.size is not None and self._count > self.size:
            raise SourceChangedError(path=str(self.path))
        return filled

    def forget_cached(self, start: int, end: int) -> None:
        """Tells the system that these bytes will not be read again soon."""
        if self._file is not None:
            forget_cached(self._file.fileno(), start, end - start)

    def require_unchanged(self) -> None:
        """Makes sure that what was read to the end is the file as it was at the start.

        Raises:
            SourceChangedError: its length or its time of change differs.
        """
        if self._file is None:
            return
        with disk_errors(self.path):
            now = os.fstat(self._file.fileno())
        before = self._state
        if (self._count, now.st_size, now.st_mtime_ns) != (
            before.st_size, before.st_size, before.st_mtime_ns
        ):  # fmt: skip
            raise SourceChangedError(path=str(self.path))


def _open(path: Path) -> io.FileIO:
    with disk_errors(path):
        try:
            return open_regular(path)
        except (FileNotFoundError, NotADirectoryError):
            raise SourceMissingError(path=str(path)) from None
