"""Settings for the vault's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.vault.backup import back_up
from fieldkit.vault.frames import FRAME
from fieldkit.vault.objects import ObjectStore, Stored
from fieldkit.vault.vault import Vault
from tests.engine.vault.backups import SECOND
from tests.engine.vault.making import found, write_entry
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


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """An open vault with two files."""
    made, _ = found(tmp_path / "vault")
    with made:
        write_entry(made, SECOND)
        yield made


@pytest.fixture
def backup(tmp_path: Path, vault: Vault) -> Path:
    back_up(vault, tmp_path / "backup")
    return tmp_path / "backup"
