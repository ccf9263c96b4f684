"""Files read and written at given positions by several threads at once."""

import os
import sys
import threading
from pathlib import Path

from fieldkit.host.durable import open_new


class PositionedFile:
    """An open file without a position of its own.

    Every method may be called by several threads at the same time.
    """

    def __init__(self, path: Path, *, new: bool = False) -> None:
        """Opens a file for reading, or makes a new one for writing.

        Raises:
            OSError: it cannot be opened, or `new` and it exists already.
        """
        self.path = path
        self._file = open_new(path) if new else path.open("rb", buffering=0)
        self._turn = threading.Lock()  # on Windows, where to seek and to read are two steps

    def close(self) -> None:
        """Gives the file back to the system; more than once does no harm."""
        self._file.close()

    @property
    def descriptor(self) -> int:
        """The system's number for the open file."""
        return self._file.fileno()

    def size(self) -> int:
        """Bytes the file holds now."""
        return os.fstat(self.descriptor).st_size

    def read_into(self, buffer: memoryview, offset: int) -> int:
        """Fills the buffer from `offset` on.

        Returns:
            Bytes read; fewer than the buffer holds only at the end of the file.

        Raises:
            OSError: the medium cannot be read.
        """
        done = 0
        while done < len(buffer):
            got = self._read_some(buffer[done:], offset + done)
            if got == 0:
                break
            done += got
        return done

    def read(self, length: int, offset: int) -> bytes:
        """Up to `length` bytes from `offset` on; fewer only at the end of the file."""
        buffer = bytearray(length)
        return bytes(buffer[: self.read_into(memoryview(buffer), offset)])

    def write(self, data: bytes | memoryview, offset: int) -> None:
        """Puts all of the data at `offset`.

        Raises:
            OSError: the medium is full, gone or cannot be written.
        """
        view = memoryview(data)
        while view:
            done = self._write_some(view, offset)
            view = view[done:]
            offset += done

    def is_cached(self, offset: int) -> bool:
        """Whether the system holds the byte at `offset` in memory; True where it cannot say."""
        if sys.platform == "linux":
            try:
                os.preadv(self.descriptor, [bytearray(1)], offset, os.RWF_NOWAIT)
            except BlockingIOError:
                return False
            except OSError:  # file systems such as exFAT do not offer this
                return True
        return True

    def expect_order(self) -> None:
        """Tells the system that much will be read in order, where it takes such advice."""
        if sys.platform == "linux":
            os.posix_fadvise(self.descriptor, 0, 0, os.POSIX_FADV_SEQUENTIAL)

    if sys.platform == "win32":

        def _read_some(self, buffer: memoryview, offset: int) -> int:
            with self._turn:
                self._file.seek(offset)
                return self._file.readinto(buffer) or 0

        def _write_some(self, data: memoryview, offset: int) -> int:
            with self._turn:
                self._file.seek(offset)
                return self._file.write(data) or 0

    else:

        def _read_some(self, buffer: memoryview, offset: int) -> int:
            return os.preadv(self.descriptor, [buffer], offset)

        def _write_some(self, data: memoryview, offset: int) -> int:
            return os.pwrite(self.descriptor, data, offset)
