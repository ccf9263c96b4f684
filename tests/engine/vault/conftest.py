"""Settings for the vault's tests."""

from pathlib import Path

import pytest

from fieldkit.vault.frames import FRAME
from fieldkit.vault.objects import ObjectStore, Stored
from tests.engine.vault.making import found
from tests.engine.vault.storing import bytes_of, file_of, made


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A profile of the test's own, so that none of the user's is touched."""
    folder = tmp_path / "profile"
    monkeypatch.setenv("FIELDKIT_PROFILE", str(folder))
    return folder


@pytest.fixture
def store(tmp_path: Path) -> ObjectStore:
    return made(tmp_path / "objects")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed vault."""
    vault, _ = found(tmp_path / "vault")
    vault.close()
    return tmp_path / "vault"


@pytest.fixture
def stored(tmp_path: Path, store: ObjectStore) -> Stored:
    """An object of three frames, the last one short."""
    return store.take_in(file_of(tmp_path, bytes_of(2 * FRAME + 1000)))


@pytest.fixture
def other(tmp_path: Path) -> ObjectStore:
    return made(tmp_path / "other")
