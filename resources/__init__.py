"""Files that travel with the program: pictures, fonts, wording, documents.

Names are written with forward slashes and are relative to this package: `docs/format.md`.
They are fixed in our code, never taken from a person or a file.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

_HERE: Final = files(__name__)


def path(name: str) -> Traversable:
    """The named file, wherever the program is installed; it need not exist.

    The answer can be opened and read, and has `is_file()` and `iterdir()`. Whoever needs a real
    path for a foreign library passes it to `importlib.resources.as_file`.
    """
    return _HERE.joinpath(*name.split("/"))


def read_bytes(name: str) -> bytes:
    """The whole content of the named file.

    Raises:
        FileNotFoundError: the program was installed without it.
    """
    return path(name).read_bytes()


def read_text(name: str) -> str:
    """The whole content of the named file, which must be UTF-8.

    Raises:
        FileNotFoundError: the program was installed without it.
    """
    return path(name).read_text(encoding="utf-8")
