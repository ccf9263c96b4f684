"""The corpus of tampered bundles: each a recipe with a name and the finding it must give.

A recipe starts from a sound bundle and gives the bytes of an unsound one. Recipes and not
files, so that every change of the format runs through all of them again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.builders.bundles import Files, unpack, write
from tests.builders.ledger import LedgerBuilder, small_ledger

TOP = "fieldkit-1a2b3c4d"


@dataclass(frozen=True)
class Sound:
    """The bundle that recipes start from; a recipe gets a copy of its own.

    Attributes:
        data: the whole file.
        files: its files.
        ledger: the ledger it was made from.
        earlier: text of a checkpoint that left the laptop before; the bundle proves it.
    """

    data: bytes
    files: Files
    ledger: LedgerBuilder
    earlier: str


@dataclass(frozen=True)
class Recipe:
    """One way to tamper.

    Attributes:
        name: what is wrong.
        code: the finding that must be told, or the error that must be raised.
        make: gives the bytes.
        exit_status: of `fieldkit verify`.
        held: text of the checkpoint that the reader holds, "" for none.
    """

    name: str
    code: str
    make: Callable[[Sound], bytes]
    exit_status: int
    held: Callable[[Sound], str]


RECIPES: dict[str, Recipe] = {}


def add(
    name: str,
    code: str,
    make: Callable[[Sound], bytes],
    exit_status: int = 1,
    held: Callable[[Sound], str] = lambda sound: "",
) -> None:
    """Puts a recipe into the corpus."""
    assert name not in RECIPES, name
    RECIPES[name] = Recipe(name, code, make, exit_status, held)


def tampering(
    code: str, exit_status: int = 1, held: Callable[[Sound], str] = lambda sound: ""
) -> Callable[[Callable[[Sound], bytes]], Callable[[Sound], bytes]]:
    """Puts the decorated function into the corpus under its own name."""

    def register(make: Callable[[Sound], bytes]) -> Callable[[Sound], bytes]:
        add(make.__name__, code, make, exit_status, held)
        return make

    return register


@cache
def _start() -> tuple[bytes, str]:
    ledger = small_ledger()
    earlier = ledger.checkpoint(size=6)
    with TemporaryDirectory() as folder:
        target = Path(folder) / "sound.zip"
        write(ledger, target, earlier=(earlier,))
        return target.read_bytes(), earlier


def sound() -> Sound:
    """A fresh copy of the sound bundle."""
    data, earlier = _start()
    return Sound(data, unpack(data), small_ledger(), earlier)
