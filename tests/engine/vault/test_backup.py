"""A backup is whole or it is the one before; what comes out of it is what went in."""

import os
import shutil
import threading
from pathlib import Path

import pytest

from fieldkit.errors import FieldkitError
from fieldkit.host.durable import DiskFullError
from fieldkit.progress import Cancelled
from fieldkit.recovery_key import new_recovery_key, recovery_key_text
from fieldkit.vault.backup import (
    BackupDamagedError,
    BackupIncompleteError,
    NotABackupError,
    back_up,
    restore,
)
from fieldkit.vault.database import DatabaseDamagedError
from fieldkit.vault.keyslot_file import BACKUP, FILE, KeyslotsDamagedError
from fieldkit.vault.keyslots import WrongPassphraseError, WrongRecoveryKeyError
from fieldkit.vault.migrations import VaultTooNewError
from fieldkit.vault.new_folder import FolderTakenError
from fieldkit.vault.vault import BackupIsNoVaultError, Vault, examine
from tests.builders.disks import small_disk
from tests.engine.vault.backups import FILES, FIRST, objects_in, restored, tree
from tests.engine.vault.making import (
    OTHER,
    PASSPHRASE,
    flip,
    found,
    new_signing_key,
    open_again,
    write_entry,
)

MIB = 1024 * 1024


# Out and in again


def test_restored_vault_is_what_was_backed_up(tmp_path: Path, vault: Vault, backup: Path) -> None:
    vault.close()
    assert restored(backup, tmp_path / "again") == FILES
    assert not list(tmp_path.glob(".*"))


def test_restored_vault_opens_for_everybody_and_by_recovery_key(tmp_path: Path) -> None:
    vault, recovery_key = found(tmp_path / "vault")
    vault.add_person(OTHER, new_signing_key())
    back_up(vault, tmp_path / "backup")
    vault.close()
    restore(tmp_path / "backup", tmp_path / "a", passphrase=OTHER)
    restore(tmp_path / "backup", tmp_path / "b", recovery_key=recovery_key.lower())
    open_again(tmp_path / "a", OTHER).close()
    open_again(tmp_path / "b", PASSPHRASE).close()


def test_backup_of_a_restored_vault_restores_and_so_does_a_copy_of_a_backup(
    tmp_path: Path, vault: Vault, backup: Path
) -> None:
    vault.close()
    restore(backup, tmp_path / "again", passphrase=PASSPHRASE)
    with open_again(tmp_path / "again") as again:
        back_up(again, tmp_path / "second backup")
    shutil.copytree(tmp_path / "second backup", tmp_path / "copied backup")
    assert restored(tmp_path / "copied backup", tmp_path / "third") == FILES


def test_backup_says_nothing_readable(backup: Path) -> None:
    content = b"".join(tree(backup).values())
    for text in (FIRST, b"a.jpg", b"SQLite format 3", b"CREATE TABLE", PASSPHRASE.encode()):
        assert text not in content


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_backup_and_restored_vault_are_for_this_user_alone(tmp_path: Path, backup: Path) -> None:
    restore(backup, tmp_path / "again", passphrase=PASSPHRASE)
    for folder in (backup, tmp_path / "again"):
        for path in (folder, *folder.rglob("*")):
            assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_second_backup_copies_only_what_is_new(vault: Vault, backup: Path) -> None:
    before = {path: path.stat().st_ino for path in objects_in(backup)}
    write_entry(vault, b"third")
    seen: list[tuple[int, int]] = []
    back_up(vault, backup, lambda done, total, stage: seen.append((done, total)))
    after = {path: path.stat().st_ino for path in objects_in(backup)}
    assert len(after) == len(before) + 1
    assert before.items() <= after.items()
    assert seen[-1] == (5, 5)


def test_backup_shows_one_moment_while_the_vault_is_used(tmp_path: Path, vault: Vault) -> None:
    """Another thread backs up, while the vault's own goes on writing."""
    started, failed = threading.Event(), []

    def run() -> None:
        try:
            back_up(vault, tmp_path / "backup", lambda *_: started.set())
        except FieldkitError as problem:
            failed.append(problem)

    thread = threading.Thread(target=run)
    thread.start()
    started.wait()
    for number in range(50):
        write_entry(vault, b"written meanwhile %d" % number)
    thread.join()
    assert not failed
    vault.close()
    files = restored(tmp_path / "backup", tmp_path / "again")
    assert FILES.items() <= files.items()


def test_changed_key_slots_reach_the_backup(tmp_path: Path, vault: Vault, backup: Path) -> None:
    vault.change_passphrase(OTHER)
    back_up(vault, backup)
    with pytest.raises(WrongPassphraseError):
        restore(backup, tmp_path / "again", passphrase=PASSPHRASE)
    restore(backup, tmp_path / "again", passphrase=OTHER)


def test_backup_that_lost_its_empty_folders_restores_and_is_only_read(
    tmp_path: Path, backup: Path
) -> None:
    for part in backup.glob("objects/*"):
        if not list(part.iterdir()):
            part.rmdir()
    before = sorted(backup.rglob("*"))
    assert restored(backup, tmp_path / "again") == FILES
    assert sorted(backup.rglob("*")) == before


# Interrupted


def test_backup_stopped_anywhere_leaves_the_former_one(
    tmp_path: Path, vault: Vault, backup: Path
) -> None:
    write_entry(vault, b"third")
    vault.close()
    stopped = 0
    for steps in range(1, 30):
        left = steps

        def stop(done: int, total: int, stage: str) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise Cancelled

        shutil.copytree(backup, tmp_path / f"backup {steps}")
        with open_again(vault.path) as opened:
            try:
                back_up(opened, tmp_path / f"backup {steps}", stop)
            except Cancelled:
                stopped += 1
            else:
                break
        assert not (tmp_path / f"backup {steps}" / "database.new").exists()
        assert restored(tmp_path / f"backup {steps}", tmp_path / f"again {steps}") == FILES
    assert stopped > 2
    newest = restored(tmp_path / f"backup {steps}", tmp_path / "again")
    assert newest == {**FILES, 3: b"third"}


def test_first_backup_stopped_is_no_backup(tmp_path: Path, vault: Vault) -> None:
    def stop(done: int, total: int, stage: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        back_up(vault, tmp_path / "backup", stop)
    assert not (tmp_path / "backup").exists()
    (tmp_path / "stick").mkdir()
    with pytest.raises(Cancelled):
        back_up(vault, tmp_path / "stick", stop)
    assert list((tmp_path / "stick").iterdir()) == []


def test_first_backup_that_a_crash_cut_off_is_none_and_is_gone_on_with(
    tmp_path: Path, vault: Vault
) -> None:
    left = tmp_path / "left"

    def crash(done: int, total: int, stage: str) -> None:
        if stage == "copying files" and done and not left.exists():
            shutil.copytree(tmp_path / "backup", left)

    back_up(vault, tmp_path / "backup", crash)
    half = objects_in(left)
    assert half
    with pytest.raises(NotABackupError):
        restore(left, tmp_path / "again", passphrase=PASSPHRASE)
    with pytest.raises(BackupIsNoVaultError):
        open_again(left)
    times = [path.stat().st_mtime_ns for path in half]
    back_up(vault, left)
    assert [path.stat().st_mtime_ns for path in half] == times
    assert restored(left, tmp_path / "again") == FILES


def test_backup_that_does_not_fit_is_told_and_leaves_the_former(
    tmp_path: Path, vault: Vault
) -> None:
    with small_disk(tmp_path / "disk", 20) as disk:
        back_up(vault, disk / "backup")
        write_entry(vault, bytes(15 * MIB))
        with pytest.raises(DiskFullError) as caught:
            back_up(vault, disk / "backup")
        assert caught.value.details["disk"] == str(disk)
        vault.close()
        assert restored(disk / "backup", tmp_path / "again") == FILES


def test_restore_that_does_not_fit_leaves_nothing(tmp_path: Path, vault: Vault) -> None:
    write_entry(vault, bytes(15 * MIB))
    back_up(vault, tmp_path / "backup")
    with small_disk(tmp_path / "disk", 20) as disk:
        with pytest.raises(DiskFullError, match=str(disk)):
            restore(tmp_path / "backup", disk / "again", passphrase=PASSPHRASE)
        assert list(disk.iterdir()) == []


def test_restore_stopped_anywhere_leaves_nothing(tmp_path: Path, backup: Path) -> None:
    for steps in range(3):
        left = steps

        def stop(done: int, total: int, stage: str) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise Cancelled

        before = tree(backup)
        with pytest.raises(Cancelled):
            restore(backup, tmp_path / "again", passphrase=PASSPHRASE, progress=stop)
        assert {path.name for path in tmp_path.iterdir()} == {"vault", "backup", "profile"}
        assert tree(backup) == before


# Damage


def test_damaged_file_of_the_vault_does_not_stop_the_rest(tmp_path: Path, vault: Vault) -> None:
    back_up(vault, tmp_path / "older backup")
    write_entry(vault, b"third")
    row = vault.database.one("SELECT object_id FROM object ORDER BY size LIMIT 1")
    assert row is not None
    flip(vault.objects.path_of(row[0]), -1)
    with pytest.raises(BackupIncompleteError) as caught:
        back_up(vault, tmp_path / "backup")
    assert caught.value.details == {"count": 1, "objects": (row[0],)}
    with pytest.raises(BackupDamagedError):
        restore(tmp_path / "backup", tmp_path / "again", passphrase=PASSPHRASE)
    assert not (tmp_path / "again").exists()
    restore(tmp_path / "backup", tmp_path / "again", passphrase=PASSPHRASE, accept_damage=True)
    with open_again(tmp_path / "again") as again:
        assert [each.code for each in examine(again)] == ["STORED_FILE_DAMAGED"]


def test_backup_keeps_the_whole_copy_of_a_file_that_was_damaged_since(
    tmp_path: Path, vault: Vault, backup: Path
) -> None:
    for path in objects_in(vault.path):
        flip(path, 20)
    back_up(vault, backup)
    vault.close()
    assert restored(backup, tmp_path / "again") == FILES


def test_missing_file_of_the_vault_is_told(tmp_path: Path, vault: Vault) -> None:
    objects_in(vault.path)[0].unlink()
    with pytest.raises(BackupIncompleteError):
        back_up(vault, tmp_path / "backup")


def test_damaged_database_is_not_backed_up(vault: Vault, backup: Path, tmp_path: Path) -> None:
    vault.close()
    flip(vault.path / "database", 4096 * 3 + 100)
    with open_again(vault.path) as damaged, pytest.raises(DatabaseDamagedError):
        back_up(damaged, backup)
    shutil.rmtree(vault.path)
    assert restored(backup, tmp_path / "again") == FILES


def test_every_damage_to_a_backup_is_found_when_it_is_restored(
    tmp_path: Path, backup: Path
) -> None:
    whole = tree(backup)
    for name in whole:
        if name in {FILE, BACKUP, "heads", "lock"}:
            continue
        for position in (0, len(whole[name]) // 2, -1):
            flip(backup / name, position)
            with pytest.raises((BackupDamagedError, DatabaseDamagedError, NotABackupError)):
                restore(backup, tmp_path / "again", passphrase=PASSPHRASE)
            assert not (tmp_path / "again").exists()
            (backup / name).write_bytes(whole[name])
    restore(backup, tmp_path / "again", passphrase=PASSPHRASE)


def test_one_copy_of_the_key_slots_is_enough_and_the_backup_is_only_read(
    tmp_path: Path, backup: Path
) -> None:
    flip(backup / FILE, 100)
    before = tree(backup)
    restore(backup, tmp_path / "again", passphrase=PASSPHRASE)
    assert tree(backup) == before
    flip(backup / BACKUP, 100)
    with pytest.raises(KeyslotsDamagedError):
        restore(backup, tmp_path / "third", passphrase=PASSPHRASE)


# Refused


def test_restore_needs_the_right_secret(tmp_path: Path, backup: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        restore(backup, tmp_path / "again", passphrase="wrong passphrase")
    with pytest.raises(WrongRecoveryKeyError):
        restore(backup, tmp_path / "again", recovery_key=recovery_key_text(new_recovery_key()))
    with pytest.raises(ValueError, match="either"):
        restore(backup, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_restore_writes_over_nothing(tmp_path: Path, vault: Vault, backup: Path) -> None:
    before = tree(vault.path)
    for target in (vault.path, backup):
        with pytest.raises(FolderTakenError):
            restore(backup, target, passphrase=PASSPHRASE)
    assert tree(vault.path) == before


def test_folders_that_hold_no_backup_are_told(tmp_path: Path, vault: Vault) -> None:
    for name, content in (("a", b""), ("b", b"{}"), ("c", b'{"format":"other/1","vault":"v"}')):
        (tmp_path / name).mkdir()
        (tmp_path / name / "backup.json").write_bytes(content)
    for place in ("a", "b", "c", "missing", "vault"):
        with pytest.raises(NotABackupError, match=place):
            restore(tmp_path / place, tmp_path / "again", passphrase=PASSPHRASE)


def test_backup_of_a_newer_program_is_told(tmp_path: Path, vault: Vault, backup: Path) -> None:
    vault.database.execute("PRAGMA user_version = 1000")
    (backup / "database").unlink()
    vault.database.copy_to(backup / "database", lambda *_: None)
    with pytest.raises(VaultTooNewError):
        restore(backup, tmp_path / "again", passphrase=PASSPHRASE)
    assert not (tmp_path / "again").exists()
