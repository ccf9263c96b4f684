"""A new vault: whole in its place, or nothing of it."""

import os
import sys
from pathlib import Path

import pytest

from fieldkit.errors import StorageError
from fieldkit.host.durable import DiskFullError
from fieldkit.host.lock import VaultInUseError
from fieldkit.vault.keyslot_file import (
    BACKUP,
    FILE,
)
from fieldkit.vault.keyslots import (
    PassphraseTooWeakError,
)
from fieldkit.vault.new_folder import FolderTakenError
from fieldkit.vault.vault import create_vault
from tests.builders.disks import small_disk
from tests.engine.vault.making import (
    LIGHT,
    OTHER,
    PASSPHRASE,
    found,
    names,
    new_signing_key,
    open_again,
    stored_files,
    write_entry,
)

FILES = {1: b"content of the first file"}


def test_founded_vault_holds_what_was_written_before_it_was_in_place(tmp_path: Path) -> None:
    key = new_signing_key()
    path = tmp_path / "vault"
    with create_vault(path, PASSPHRASE, key, cost=LIGHT) as founding:
        assert not path.exists()
        write_entry(founding.vault)
        vault, _ = founding.finish()
    assert vault.path == path
    assert vault.database.one("SELECT count(*) FROM entry") == (1,)
    assert vault.signing_key is key
    assert vault.notices == []
    write_entry(vault)
    vault.close()
    assert names(tmp_path) == {"vault", "profile"}
    assert names(path) == {FILE, BACKUP, "database", "heads", "lock", "objects"}


def test_founding_that_is_given_up_leaves_nothing(tmp_path: Path, profile: Path) -> None:
    def give_up() -> None:
        with create_vault(tmp_path / "vault", PASSPHRASE, new_signing_key(), cost=LIGHT) as making:
            write_entry(making.vault)
            raise KeyError("changed my mind")

    with pytest.raises(KeyError):
        give_up()
    assert names(tmp_path) == {profile.name}


def test_weak_passphrase_founds_nothing(tmp_path: Path, profile: Path) -> None:
    with pytest.raises(PassphraseTooWeakError):
        create_vault(tmp_path / "vault", "1234567", new_signing_key(), cost=LIGHT)
    assert names(tmp_path) <= {profile.name}


@pytest.mark.parametrize("taken", ["file", "folder", "vault", "link"])
def test_vault_is_not_founded_over_anything(tmp_path: Path, taken: str) -> None:
    path = tmp_path / "vault"
    match taken:
        case "file":
            path.write_bytes(b"")
        case "folder":
            path.mkdir()
            (path / "note.txt").write_bytes(b"mine")
        case "vault":
            found(path)[0].close()
        case "link":
            path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FolderTakenError, match="vault"):
        create_vault(path, PASSPHRASE, new_signing_key(), cost=LIGHT)


def test_empty_folder_becomes_the_vault(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    found(tmp_path / "vault")[0].close()
    with open_again(tmp_path / "vault") as vault:
        assert stored_files(vault) == FILES


def test_what_a_crash_left_of_a_founding_is_no_hindrance(tmp_path: Path) -> None:
    left = tmp_path / ".vault.new"
    left.mkdir()
    (left / "database").write_bytes(b"half")
    found(tmp_path / "vault")[0].close()
    assert not left.exists()


def test_two_foundings_of_one_name_do_not_mix(tmp_path: Path) -> None:
    with create_vault(tmp_path / "vault", PASSPHRASE, new_signing_key(), cost=LIGHT) as founding:
        with pytest.raises(VaultInUseError):
            create_vault(tmp_path / "vault", OTHER, new_signing_key(), cost=LIGHT)
        founding.finish()[0].close()
    open_again(tmp_path / "vault").close()


def test_place_taken_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "vault"
    with create_vault(path, PASSPHRASE, new_signing_key(), cost=LIGHT) as founding:
        path.mkdir()
        (path / "note.txt").write_bytes(b"mine")
        with pytest.raises(FolderTakenError):
            founding.finish()
    assert names(path) == {"note.txt"}
    assert not (tmp_path / ".vault.new").exists()


def test_full_disk_founds_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 4) as disk:
        with pytest.raises(DiskFullError, match=str(disk)):
            create_vault(disk / "vault", PASSPHRASE, new_signing_key(), cost=LIGHT)
        assert names(disk) == set()


def test_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        create_vault(tmp_path / "no" / "vault", PASSPHRASE, new_signing_key(), cost=LIGHT)


@pytest.mark.skipif(sys.platform != "linux", reason="knows how long a path may be")
def test_founding_that_fails_halfway_leaves_nothing(tmp_path: Path) -> None:
    place = tmp_path
    while len(str(place)) < 3800:
        place /= "x" * 200
    place.mkdir(parents=True)
    # One file of the vault has too long a path, others have not.
    final = place / ("v" * (4070 - len(str(place)) - 1))
    with pytest.raises(StorageError, match="name too long"):
        create_vault(final, PASSPHRASE, new_signing_key(), cost=LIGHT)
    assert names(place) == set()


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_vault_is_for_this_user_alone(path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o700
    for each in path.rglob("*"):
        assert each.stat().st_mode & 0o777 == (0o700 if each.is_dir() else 0o600), each
