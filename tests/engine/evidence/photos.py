"""Real photos for tests: the few that ship, and a larger set where this machine has it."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = ROOT / "resources" / "practice" / "photos"
SHARED = Path(
    os.environ.get("FIELDKIT_SAMPLE_PHOTOS", ROOT.parent / "shared" / "samples" / "photos")
)


@dataclass(frozen=True)
class Known:
    """One row of the table of a README: what exiftool reads in the file."""

    path: Path
    media_type: str
    stored: tuple[int, int]
    camera: str
    orientation: int | None
    taken: str | None
    offset: str | None
    place: tuple[str, ...]

    def __str__(self) -> str:
        return f"{'shipped' if self.path.parent == SHIPPED else 'larger'}-{self.path.name}"


def table(folder: Path) -> list[Known]:
    """The rows of the folder's README; empty where there is no such folder."""
    readme = folder / "README.md"
    if not readme.exists():
        return []
    rows = [
        [None if cell.strip() == "-" else cell.strip(" `") for cell in line.strip("|").split("|")]
        for line in readme.read_text("utf-8").splitlines()
        if re.match(r"\| `[^`*]+` \| \d+ \| image/", line)
    ]
    return [
        Known(
            path=folder / row[0],
            media_type=row[2],
            stored=tuple(int(side) for side in row[3].split("x")),
            camera=row[4] or "",
            orientation=None if row[5] is None else int(row[5]),
            taken=row[6],
            offset=row[7],
            place=tuple(row[8].split(", ")) if row[8] else (),
        )
        for row in rows
    ]


def shared(name: str) -> bytes:
    """A photo of the larger set; skips the test where this machine has none."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs {name} of the larger set of sample photos, which is not here")
    return path.read_bytes()


def shipped(name: str) -> bytes:
    return (SHIPPED / name).read_bytes()
