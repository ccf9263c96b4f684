"""What lies on a memory card or in a folder, and what of it the vault has already."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from fieldkit.errors import FieldkitError
from fieldkit.evidence.drafts import Drafts
from fieldkit.evidence.register import Register
from fieldkit.host.durable import disk_errors
from fieldkit.progress import Progress
from fieldkit.vault.sources import Source

_PIECE: Final = 1 << 20
_OF_THE_SYSTEM: Final = frozenset({"system volume information", "$recycle.bin", "lost+found"})


@dataclass(frozen=True, slots=True)
class FileFound:
    """One file on a card.

    Attributes:
        path: where it is.
        size: bytes.
        changed_at: when it was last written, as its file system says.
        entries: sequences of the entries that have the same content.
        drafts: names of the drafts that hold the same content.
        problem: why it cannot be read; None if it can.
    """

    path: Path
    size: int
    changed_at: datetime
    entries: tuple[int, ...] = ()
    drafts: tuple[str, ...] = ()
    problem: FieldkitError | None = None

    @property
    def is_new(self) -> bool:
        """Whether the vault has nothing of that content, as far as it could be read."""
        return not (self.entries or self.drafts or self.problem)


def files_in(places: Iterable[Path]) -> Iterator[Path]:
    """The files that people mean who give files and folders, each folder's in order of name.

    Hidden files and folders, those of the operating system, and what links point at are passed
    over. A file that is named itself is always meant.
    """
    for place in places:
        if not place.is_dir():
            yield place
            continue
        for folder, folders, files in os.walk(place):
            folders[:] = sorted(each for each in folders if not _is_hidden(each))
            yield from (
                path
                for name in sorted(files)
                if not _is_hidden(name)
                and (path := Path(folder, name)).is_file()
                and not path.is_symlink()
            )


def look_through(
    folder: Path, register: Register, drafts: Drafts, progress: Progress
) -> Iterator[FileFound]:
    """Every file in a folder and below, with what the vault has of it.

    Only a file whose length the vault knows is read; the others are new.

    Args:
        folder: such as a card's.
        register: of the vault.
        drafts: of the vault.
        progress: units are files.
    """
    paths = []
    for path in files_in([folder]):
        progress(0, 0, "looking through")
        paths.append(path)
    sizes = register.known_sizes()
    for number, path in enumerate(paths):
        progress(number, len(paths), "looking through")
        try:
            with disk_errors(path):
                told = path.stat()
            changed_at = datetime.fromtimestamp(told.st_mtime, UTC)
            if told.st_size not in sizes:
                yield FileFound(path, told.st_size, changed_at)
                continue
            sha256 = _digest(path, partial(progress, number, len(paths), "looking through"))
            entries = register.known_content(sha256)
            yield FileFound(path, told.st_size, changed_at, entries, drafts.holding(sha256))
        except FieldkitError as problem:
            yield FileFound(path, 0, datetime.fromtimestamp(0, UTC), problem=problem)


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name.lower() in _OF_THE_SYSTEM


def _digest(path: Path, go_on: Callable[[], None]) -> str:
    digest = hashlib.sha256()
    buffer = memoryview(bytearray(_PIECE))
    with Source(path) as source:
        while count := source.fill(buffer):
            digest.update(buffer[:count])
            go_on()
    return digest.hexdigest()
