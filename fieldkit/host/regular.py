"""Opening files that somebody names: a pipe or a device is refused instead of waited for."""

import os
import stat
from io import FileIO
from pathlib import Path

from fieldkit.errors import InputError


class NotARegularFileError(InputError):
    """Only regular files can be read, no folders, pipes or devices."""

    code = "source.not-a-file"
    sentence = "{path} is not a regular file."


def open_regular(path: Path) -> FileIO:
    """A regular file (symbolic links followed), open for reading without a buffer; never waits.

    Raises:
        NotARegularFileError: it is something else than a file.
        OSError: it is not there, or may not be read.
    """
    # Looked at first, because opening a device can do something.
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotARegularFileError(path=str(path))
    # Should a pipe be put there between the two, opening it does not block.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
    file = FileIO(os.open(path, flags), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise NotARegularFileError(path=str(path))
    return file
