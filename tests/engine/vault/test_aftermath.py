"""What crashes, old copies and trouble outside leave, and what an opening makes of it."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldkit.errors import StorageError
from fieldkit.vault.heads import USER_PROFILE, VAULT_FOLDER
from fieldkit.vault.keyslot_file import (
    BACKUP,
    FILE,
    load_keyslots,
    written,
)
from fieldkit.vault.vault import BackupIsNoVaultError, open_vault
from tests.engine.vault.making import (
    OTHER,
    PASSPHRASE,
    HandClock,
    found,
    new_signing_key,
    open_again,
    stored_files,
    write_entry,
)

FILES = {1: b"content of the first file"}


def test_files_without_an_entry_are_removed_at_opening(path: Path, tmp_path: Path) -> None:
    with open_again(path) as vault:
        vault.objects.take_in(Path(__file__))
    (path / "objects" / f"{'0' * 32}.tmp").write_bytes(b"half")
    with open_again(path) as vault:
        assert [each.code for each in vault.notices] == ["LEFTOVERS_REMOVED"]
        assert len(list(vault.objects.ids())) == 1
        assert stored_files(vault) == FILES


def put_back(path: Path, older: Path, *parts: str) -> None:
    for name in parts:
        shutil.copy(older / name, path / name)


def test_older_database_put_back_is_noticed_and_no_file_removed(
    path: Path, tmp_path: Path
) -> None:
    shutil.copytree(path, tmp_path / "older")
    with open_again(path) as vault:
        write_entry(vault, b"content of the second file")
    shutil.copytree(path, tmp_path / "newer")
    put_back(path, tmp_path / "older", "database")
    with open_again(path) as vault:
        assert [each.code for each in vault.notices] == ["TIDYING_PUT_OFF"]
        assert vault.database.one("SELECT count(*) FROM entry") == (2,)
        heads = dict(vault.heads.remembered())
        assert {head.size for head in heads.values() if head} == {3}
    # Together with the head in the folder: the profile still knows.
    put_back(path, tmp_path / "older", "database", "heads")
    with open_again(path) as vault:
        assert [each.code for each in vault.notices] == ["TIDYING_PUT_OFF"]
        heads = dict(vault.heads.remembered())
        assert (heads[VAULT_FOLDER], heads[USER_PROFILE]) != (None, None)
        assert heads[VAULT_FOLDER] != heads[USER_PROFILE]
    put_back(path, tmp_path / "newer", "database", "heads")
    with open_again(path) as vault:
        assert vault.notices == []
        assert stored_files(vault) == {**FILES, 2: b"content of the second file"}


CRASHER = """
import os, sys
from pathlib import Path
from fieldkit.clock import SystemClock
from fieldkit.vault.vault import open_vault
from tests.engine.vault.making import write_entry
vault = open_vault(Path(sys.argv[1]), passphrase=sys.argv[2], clock=SystemClock())
write_entry(vault, b"content in the write-ahead log")
os.kill(os.getpid(), 9)
"""


def test_deleted_write_ahead_log_shows_in_the_head(path: Path) -> None:
    subprocess.run([sys.executable, "-c", CRASHER, str(path), PASSPHRASE], check=False)
    (path / "database-wal").unlink()
    (path / "database-shm").unlink(missing_ok=True)
    with open_again(path) as vault:
        assert vault.database.damage() == []
        assert vault.database.one("SELECT count(*) FROM entry") == (2,)
        assert {head.size for _, head in vault.heads.remembered() if head} == {3}
        assert [each.code for each in vault.notices] == ["TIDYING_PUT_OFF"]


def test_kill_leaves_a_vault_that_opens_with_everything(path: Path) -> None:
    subprocess.run([sys.executable, "-c", CRASHER, str(path), PASSPHRASE], check=False)
    with open_again(path) as vault:
        assert vault.notices == []
        assert stored_files(vault) == {**FILES, 2: b"content in the write-ahead log"}


def test_profile_that_cannot_be_used_is_told(path: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "heads").write_bytes(b"")
    with open_vault(path, passphrase=PASSPHRASE, clock=HandClock(), profile=blocked) as vault:
        assert [each.code for each in vault.notices] == ["PROFILE_UNUSABLE"]
        write_entry(vault)


def a_file_in_its_place(profile: Path) -> None:
    profile.write_bytes(b"")


def a_file_around_it(profile: Path) -> None:
    (profile.parent / "file").write_bytes(b"")
    profile.symlink_to(profile.parent / "file" / "profile")


def a_loop(profile: Path) -> None:
    profile.symlink_to(profile)


def damaged_heads(profile: Path) -> None:
    for each in (profile / "heads").iterdir():
        each.write_bytes(b"\xff" * each.stat().st_size)


def cut_heads(profile: Path) -> None:
    for each in (profile / "heads").iterdir():
        each.write_bytes(each.read_bytes()[:1000])


def folder_for_heads(profile: Path) -> None:
    for each in (profile / "heads").iterdir():
        each.unlink()
        each.mkdir()


@pytest.mark.parametrize("spoil", [a_file_in_its_place, a_file_around_it, a_loop])
def test_vault_is_made_and_opened_without_a_profile(
    spoil: Callable[[Path], None], profile: Path, tmp_path: Path
) -> None:
    spoil(profile)
    made, _ = found(tmp_path / "vault")
    made.close()
    for _ in range(2):
        with open_again(tmp_path / "vault") as vault:
            assert [each.code for each in vault.notices] == ["PROFILE_UNUSABLE"]
            write_entry(vault)


@pytest.mark.parametrize("spoil", [damaged_heads, cut_heads, folder_for_heads])
def test_memory_in_the_profile_that_is_damaged_is_told(
    spoil: Callable[[Path], None], path: Path, profile: Path
) -> None:
    with open_again(path) as vault:
        write_entry(vault)
    spoil(profile)
    with open_again(path) as vault:
        assert [each.code for each in vault.notices] == ["PROFILE_UNUSABLE"]
        write_entry(vault)


def test_old_copy_of_the_key_slots_opens_the_vault_again(path: Path) -> None:
    """U4: a person who kept the key slots from before being locked out can still read.

    Changing a slot does not change the vault key; the handbook says so.
    """
    with open_again(path) as vault:
        slot = vault.add_person(OTHER, new_signing_key())
        kept = written(vault.keyslots)
        vault.remove_slot(slot)
    for name in (FILE, BACKUP):
        (path / name).write_bytes(kept)
    open_again(path, OTHER).close()


def test_backup_is_not_opened_as_a_vault(path: Path) -> None:
    (path / "backup.json").write_bytes(b"{}")
    with pytest.raises(BackupIsNoVaultError, match="Restore it"):
        open_again(path)


def test_vault_whose_lock_cannot_be_written_is_told(path: Path) -> None:
    (path / "lock").unlink()
    (path / "lock").mkdir()
    with pytest.raises(StorageError, match="lock"):
        open_again(path)


def test_failed_change_leaves_the_former_passphrase(path: Path) -> None:
    vault = open_again(path)
    blocked = path / f"{FILE}.tmp"
    blocked.mkdir()
    with pytest.raises(StorageError):
        vault.change_passphrase(OTHER)
    blocked.rmdir()
    assert vault.keyslots == load_keyslots(path)[0]
    vault.close()
    open_again(path).close()
