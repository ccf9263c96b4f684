"""What is typed, named or photographed stands nowhere on the disk but in the ciphertext."""

import base64
import os
import random
import shutil
import string
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.builders.vaults import new_vault, practice_case

ROOT = Path(__file__).parents[3]
MARKERS = 60
# Lawful as a name, a number, a passphrase and a file name.
LETTERS = string.ascii_letters


def marker(source: random.Random) -> str:
    return "".join(source.choices(LETTERS, k=32))


def spellings(text: str) -> Iterator[bytes]:
    """The marker as programs may leave it behind."""
    raw = text.encode("ascii")
    yield raw
    yield text.encode("utf-16-le")
    yield text.encode("utf-16-be")
    yield raw.hex().encode("ascii")
    yield raw.hex().upper().encode("ascii")
    yield quote(text).encode("ascii")
    for phase in range(3):
        encoded = base64.b64encode(b"\0" * phase + raw).decode("ascii")
        yield encoded[4 : len(encoded) - 4].encode("ascii")


@pytest.mark.parametrize("ending", ["close", "kill"])
def test_no_marker_is_found_on_the_disk(ending: str, tmp_path: Path) -> None:
    source = random.Random(f"secrecy {ending}")
    markers = [marker(source) for _ in range(MARKERS)]
    outside = tmp_path / "outside"  # what the person had before; searched is everything else
    files = outside / "files"
    files.mkdir(parents=True)
    named = [marker(source) for _ in range(3)]
    inside = [marker(source) for _ in range(3)]
    photo = (ROOT / "resources/practice/photos/noexif.jpg").read_bytes()
    for name, content in zip(named, inside, strict=True):
        (files / f"{name}.jpg").write_bytes(photo + content.encode("ascii"))
    (outside / "markers").write_text("\n".join(markers), "utf-8")
    home = tmp_path / "home"
    home.mkdir()
    folders = {
        "HOME": home,
        "TMPDIR": tmp_path / "tmp",
        "XDG_RUNTIME_DIR": tmp_path / "run",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_STATE_HOME": home / ".state",
    }
    for folder in folders.values():
        folder.mkdir(exist_ok=True)
    before = _shared_memory()
    environment = {**os.environ, **{name: str(path) for name, path in folders.items()}}
    environment.pop("FIELDKIT_PROFILE", None)
    child = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.engine.reliability.secret_child",
            str(tmp_path / "vault"),
            str(files),
            str(outside / "markers"),
            ending,
        ],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.stdout.startswith("done"), child.stderr
    recovery_key = child.stdout.removeprefix("done").strip()
    wanted = [*markers, *named, *inside, recovery_key.replace("-", "")[:25]]
    needles = {spelling for each in wanted for spelling in spellings(each)}
    shutil.rmtree(outside)
    searched = [path for path in tmp_path.rglob("*") if path.is_file()]
    searched += _shared_memory() - before
    assert len(searched) > 5
    for path in searched:
        _require_none(path, needles)
    for path in tmp_path.rglob("*"):
        assert not any(each in path.name for each in wanted)


def test_the_database_looks_like_noise(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        practice_case(workspace, tmp_path / "files")
    database = tmp_path / "vault" / "database"
    content = database.read_bytes()
    assert b"SQLite format 3" not in content
    for page in range(0, len(content), 4096):
        block = content[page : page + 4096]
        assert len(zlib.compress(block)) > 0.99 * len(block)


def _require_none(path: Path, needles: set[bytes]) -> None:
    content = path.read_bytes()
    for needle in needles:
        assert needle not in content, f"a marker stands in {path.name}"


def _shared_memory() -> set[Path]:
    folder = Path("/dev/shm")
    return {path for path in folder.rglob("*") if path.is_file()} if folder.is_dir() else set()
