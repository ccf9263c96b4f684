"""Archives made to use up the reader's time and memory."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldkit.bundle.archive import Limits
from tests.engine.bundle.archives import Forgery


def bomb_of_names() -> bytes:
    return Forgery({f"top/{number}": b"" for number in range(70_000)}).bytes()


def bomb_of_overlaps() -> bytes:
    forgery = Forgery([("top/a", bytes(300 << 10))])
    others = Forgery([(f"top/{number}", bytes(300 << 10)) for number in range(200)])
    for number in range(200):
        others.set_central(number, "offset", 0)
    others.local, others.bodies = forgery.local, forgery.bodies
    return others.set_end("directory", len(forgery.local[0]) + (300 << 10)).bytes()


def bomb_of_unlawful_names() -> bytes:
    return Forgery([(f"top/\u202e{number}:", b"") for number in range(MOST)]).bytes()


def bomb_of_long_names() -> bytes:
    return Forgery([(f"{number}" + "\u4e00/" * 16_000, b"") for number in range(200)]).bytes()


def bomb_of_deep_names() -> bytes:
    return Forgery([(f"{number}" + "/a" * 190, b"") for number in range(MOST)]).bytes()


def bomb_of_folders() -> bytes:
    """All that is lawful: as many files as can be, each in long folders of its own."""
    part = "Aß排" * 15
    return Forgery([(f"{number}/{part}/{part}/{part}", b"") for number in range(MOST)]).bytes()


def bomb_of_ends() -> bytes:
    return b"PK\x05\x06" * 100_000


MOST = Limits().files
BOMBS = [
    bomb_of_names,
    bomb_of_overlaps,
    bomb_of_unlawful_names,
    bomb_of_long_names,
    bomb_of_deep_names,
    bomb_of_folders,
    bomb_of_ends,
]
OPENING = """
import resource, sys
from pathlib import Path
from fieldkit.bundle.archive import Archive
from fieldkit.errors import FieldkitError
resource.setrlimit(resource.RLIMIT_CPU, (2, 2))
resource.setrlimit(resource.RLIMIT_DATA, (200 << 20, 200 << 20))
with Archive.open(Path(sys.argv[1])) as archive:
    print(len(archive.findings))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits for processes here")
@pytest.mark.parametrize("bomb", BOMBS)
def test_bomb_ends_soon_and_small(bomb: Callable[[], bytes], tmp_path: Path) -> None:
    (tmp_path / "bomb.zip").write_bytes(bomb())
    command = [sys.executable, "-c", OPENING, tmp_path / "bomb.zip"]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    assert bomb is bomb_of_folders or int(done.stdout) > 0
