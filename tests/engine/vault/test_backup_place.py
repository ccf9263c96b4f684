"""What may not be a backup's place, or that of a vault made from one."""

import shutil
from pathlib import Path

import pytest

from fieldkit.errors import StorageError
from fieldkit.host.lock import FolderLock, VaultInUseError
from fieldkit.vault.backup import (
    BackupNewerError,
    BackupOfAnotherVaultError,
    back_up,
    restore,
)
from fieldkit.vault.keyslot_file import InsideVaultError
from fieldkit.vault.new_folder import FolderTakenError
from fieldkit.vault.vault import BackupIsNoVaultError, Vault
from tests.engine.vault.backups import tree
from tests.engine.vault.making import (
    PASSPHRASE,
    found,
    open_again,
    write_entry,
)


def test_backup_goes_into_no_folder_with_other_things(tmp_path: Path, vault: Vault) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "holiday.jpg").write_bytes(b"mine")
    for target in (tmp_path / "stick", vault.path):
        with pytest.raises(FolderTakenError):
            back_up(vault, target)
    assert {path.name for path in (tmp_path / "stick").iterdir()} == {"holiday.jpg"}


def test_neither_backup_nor_restored_vault_may_lie_in_a_vault_or_backup(
    tmp_path: Path, vault: Vault, backup: Path
) -> None:
    (tmp_path / "way in").symlink_to(vault.path)
    before = tree(backup)
    for around in (vault.path, vault.path / "objects", backup, tmp_path / "way in"):
        with pytest.raises(InsideVaultError):
            back_up(vault, around / "new")
        with pytest.raises(InsideVaultError):
            restore(backup, around / "new", passphrase=PASSPHRASE)
        assert not (around / "new").exists()
    assert tree(backup) == before


def test_place_that_is_a_loop_of_links_is_told(tmp_path: Path, vault: Vault) -> None:
    (tmp_path / "loop").symlink_to("loop")
    for target in (tmp_path / "loop", tmp_path / "loop" / "backup"):
        with pytest.raises(StorageError):
            back_up(vault, target)


def test_backup_of_another_vault_is_not_touched(
    tmp_path: Path, vault: Vault, backup: Path
) -> None:
    before = tree(backup)
    other, _ = found(tmp_path / "other")
    with other, pytest.raises(BackupOfAnotherVaultError):
        back_up(other, backup)
    assert tree(backup) == before


def test_older_vault_does_not_replace_a_newer_backup(tmp_path: Path, vault: Vault) -> None:
    vault.close()
    shutil.copytree(vault.path, tmp_path / "older")
    with open_again(vault.path) as newer:
        write_entry(newer, b"newer")
        back_up(newer, tmp_path / "backup")
    before = tree(tmp_path / "backup")
    with open_again(tmp_path / "older") as older:
        with pytest.raises(BackupNewerError, match="4 entries"):
            back_up(older, tmp_path / "backup")
        assert tree(tmp_path / "backup") == before
        back_up(older, tmp_path / "another backup")


def test_two_backups_to_one_place_at_once_are_refused(vault: Vault, backup: Path) -> None:
    lock = FolderLock(backup)
    with pytest.raises(VaultInUseError):
        back_up(vault, backup)
    lock.release()
    back_up(vault, backup)


def test_backup_is_not_opened(backup: Path) -> None:
    with pytest.raises(BackupIsNoVaultError):
        open_again(backup)


def test_place_that_is_not_there_is_told(tmp_path: Path, vault: Vault) -> None:
    with pytest.raises(StorageError):
        back_up(vault, tmp_path / "missing" / "backup")
