"""A runner for the command line, and vaults for it to work on."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from fieldkit.cli import main
from fieldkit.practice import Practice, make_practice_vault
from fieldkit.workspace import Workspace
from tests.builders.vaults import LIGHT

CASE = "演练环立〔2026〕1号"


@dataclass(frozen=True)
class Ran:
    """What became of one run."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `fieldkit` in this process; no traceback may ever be shown, and no window opens."""
    for display in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(display, raising=False)

    def run_it(*arguments: object) -> Ran:
        capsys.readouterr()
        status = main([str(each) for each in arguments])
        ran = Ran(status, *capsys.readouterr())
        assert "Traceback" not in ran.out + ran.err
        return ran

    return run_it


@dataclass(frozen=True)
class Place:
    """A vault with the practice case, of the test's own, and its people."""

    vault: Path
    practice: Practice
    size: int

    def new_kinds(self) -> list[str]:
        """The kinds of all entries that were added, not counting this look."""
        with Workspace.open(self.vault, self.practice.inspector.passphrase) as workspace:
            return [row.kind for row in workspace.register.rows(after=self.size - 1)][:-1]


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The practice case, told once for all tests."""
    folder = tmp_path_factory.mktemp("told")
    photo = folder / "one.jpg"
    photo.write_bytes(b"no picture at all")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIELDKIT_PROFILE", str(folder / "profile"))
        workspace, practice = make_practice_vault(folder / "vault", [photo], cost=LIGHT)
        with workspace:
            size = workspace.register.size()
    return Place(folder / "vault", practice, size)


@pytest.fixture
def place(told: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A copy of that vault whose inspector's passphrase is in the environment."""
    shutil.copytree(told.vault.parent / "profile", tmp_path / "profile")
    shutil.copytree(told.vault, tmp_path / "vault")
    monkeypatch.setenv("FIELDKIT_PROFILE", str(tmp_path / "profile"))
    monkeypatch.setenv("FIELDKIT_PASSPHRASE", told.practice.inspector.passphrase)
    return Place(tmp_path / "vault", told.practice, told.size)


@pytest.fixture
def administrator(place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """The same with the administrator's passphrase in the environment."""
    monkeypatch.setenv("FIELDKIT_PASSPHRASE", place.practice.users[0].passphrase)
    return place
