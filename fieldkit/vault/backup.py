"""Backups of a vault, and vaults from backups.

A backup is a folder laid out as a vault, with `backup.json` as its mark. Files are only added
to it; the database is copied beside the former one and takes its place when the copy has been
read back, so an interrupted backup leaves the former state. The copy shows one moment, while
the vault goes on being used.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

from fieldkit.canonical import CanonicalError, JsonValue, decode, encode
from fieldkit.errors import InputError, IntegrityError
from fieldkit.host.durable import (
    ROOM_TO_GO_ON,
    DiskFullError,
    disk_errors,
    open_new,
    require_room,
    sync_file,
    sync_folder,
    write_all,
    write_atomically,
)
from fieldkit.host.lock import FolderLock
from fieldkit.progress import Progress, silent
from fieldkit.recovery_key import read_recovery_key
from fieldkit.vault.database import Database, DatabaseDamagedError
from fieldkit.vault.frames import FRAME, ObjectDamagedError, sealed_length
from fieldkit.vault.heads import Heads
from fieldkit.vault.keyslot_file import (
    BACKUP_MARK,
    DATABASE,
    read_keyslots,
    require_outside,
    store_keyslots,
)
from fieldkit.vault.keyslots import Keyslots, Unlocked, wipe
from fieldkit.vault.migrations import known_steps, require_known
from fieldkit.vault.new_folder import FolderTakenError, NewFolder
from fieldkit.vault.objects import ObjectStore
from fieldkit.vault.opened import OBJECTS, Vault, holds, last_head
from fieldkit.vault.sources import Source

_FORMAT: Final = "fieldkit-backup/1"


class NotABackupError(InputError):
    """The folder holds no finished backup."""

    code = "backup.none"
    sentence = "{path} holds no finished backup of a vault."


class BackupOfAnotherVaultError(InputError):
    """The folder holds the backup of another vault."""

    code = "backup.another-vault"
    sentence = "{path} holds the backup of another vault. Choose a folder of its own."


class BackupNewerError(IntegrityError):
    """The backup goes further than the vault, or another way; it must not be replaced."""

    code = "backup.newer"
    sentence = (
        "{path} holds a ledger of {entries} entries that this vault does not go on from. "
        "Restore it, or back up to another folder."
    )


class BackupIncompleteError(IntegrityError):
    """The backup is made, but files of the vault are damaged and are not in it."""

    code = "backup.incomplete"
    sentence = (
        "The backup is made, but {count} damaged or missing files of the vault are not in it. "
        "Run the full check."
    )


class BackupDamagedError(IntegrityError):
    """The backup is damaged; nothing was restored."""

    code = "backup.damaged"
    sentence = (
        "{count} files of the backup are damaged or missing, so nothing was restored. "
        "Accept the damage to restore the rest."
    )


class _File(NamedTuple):
    """A row of table `object`."""

    object_id: str
    key: bytes
    size: int
    sha256: str


def back_up(vault: Vault, target: Path, progress: Progress = silent) -> None:
    """Brings a backup up to date, or makes it; what is new is read back and verified.

    Args:
        vault: an open vault; this may run beside its own thread, which goes on meanwhile.
        target: the backup's folder: nothing, empty, or a backup of this vault.
        progress: units are bytes of files.

    Raises:
        BackupIncompleteError: all but damaged files is in the backup.
        BackupOfAnotherVaultError: the folder is taken by another vault's.
        BackupNewerError: the backup knows entries that the vault does not have.
        FolderTakenError: the folder is taken by something else.
        InsideVaultError: it lies inside a vault or another backup.
        DatabaseDamagedError: the database is damaged; the backup stays as it was.
        StorageError: no room, or a drive is gone; the backup stays as it was, and where there
            was none nothing is left.
        Cancelled: by `progress`; likewise.
    """
    require_outside(target)
    copy = target / f"{DATABASE}.new"
    with (
        _marked(target, vault.vault_id),
        closing(Heads(target, vault.vault_id, vault.vault_key, None)) as heads,
    ):
        try:
            with disk_errors(copy):
                copy.unlink(missing_ok=True)
            vault.database.copy_to(copy, lambda *_: progress(0, 0, "copying the database"))
            damaged = _fill(vault, copy, target, heads, progress)
        except BaseException:
            with suppress(OSError):
                copy.unlink(missing_ok=True)
            raise
    if damaged:
        raise BackupIncompleteError(count=len(damaged), objects=tuple(damaged))


def restore(
    backup: Path,
    target: Path,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    accept_damage: bool = False,
    progress: Progress = silent,
) -> None:
    """Makes a vault from a backup, with every byte verified; the backup is only read.

    Args:
        backup: the backup's folder.
        target: the vault's: nothing, or an empty folder.
        passphrase: of any person of the vault; or else
        recovery_key: as printed.
        accept_damage: leave out files that are damaged in the backup, instead of refusing.
        progress: units are bytes of files.

    Raises:
        NotABackupError: there is no finished backup.
        BackupDamagedError: files are damaged or missing, and that was not accepted.
        WrongPassphraseError: the passphrase opens nothing; likewise WrongRecoveryKeyError.
        FolderTakenError: something is where the vault was to be.
        DatabaseDamagedError: the backup's database is damaged.
        VaultTooNewError: a newer program made it.
        StorageError: no room, or a drive is gone. In all cases nothing is left in the target.
        Cancelled: by `progress`; likewise.
    """
    if (passphrase is None) == (recovery_key is None):
        raise ValueError("either a passphrase or a recovery key")
    if _vault_of(backup) is None or not (backup / DATABASE).is_file():
        raise NotABackupError(path=str(backup))
    keyslots = read_keyslots(backup)
    if passphrase is not None:
        unlocked = keyslots.unlock(passphrase)
    else:
        unlocked = keyslots.unlock_by_recovery_key(read_recovery_key(recovery_key or ""))
    try:
        _restore(
            backup, target, keyslots, unlocked, accept_damage=accept_damage, progress=progress
        )
    finally:
        wipe(unlocked.vault_key)


@contextmanager
def _marked(target: Path, vault_id: str) -> Iterator[None]:
    """Keeps the target locked, and marked as a backup of this vault.

    A first backup that fails is taken back, so that it neither fills the disk nor passes for
    one. What a crash left of one is marked already, and the next backup goes on from it.
    """
    with disk_errors(target):
        was_there = target.exists()
        target.mkdir(mode=0o700, exist_ok=True)
    _require_place(target, vault_id)
    is_first = _vault_of(target) is None
    try:
        lock = FolderLock(target)
    except DiskFullError:
        if is_first:
            _clear(target, and_itself=not was_there)
        raise
    try:
        # Somebody else may just have finished theirs.
        is_first = _vault_of(target) is None
        mark = encode({"format": _FORMAT, "vault": vault_id})
        write_atomically(target / BACKUP_MARK, mark)
        yield
    except BaseException:
        lock.release()
        if is_first:
            _clear(target, and_itself=not was_there)
        raise
    finally:
        lock.release()


def _require_place(target: Path, vault_id: str) -> None:
    held = _vault_of(target)
    with disk_errors(target):
        if held is None and any(target.iterdir()):
            raise FolderTakenError(path=str(target))
    if held not in {None, vault_id}:
        raise BackupOfAnotherVaultError(path=str(target))


def _clear(folder: Path, *, and_itself: bool) -> None:
    """Removes all that was put into a folder, as far as the drive is still there."""
    with suppress(OSError):
        for each in folder.iterdir():
            if each.is_dir():
                shutil.rmtree(each, ignore_errors=True)
            else:
                each.unlink()
        if and_itself:
            folder.rmdir()


def _vault_of(folder: Path) -> JsonValue:
    """The vault that a folder is marked as a backup of; None if it is not."""
    mark = folder / BACKUP_MARK
    with disk_errors(mark):
        if not mark.is_file():
            return None
        content = mark.read_bytes()
    try:
        members = decode(content)
    except CanonicalError:
        return None
    if not isinstance(members, dict) or members.get("format") != _FORMAT:
        return None
    return members.get("vault")


def _fill(vault: Vault, copy: Path, target: Path, heads: Heads, progress: Progress) -> list[str]:
    """Adds the files that the copied database names, then puts the copy in its place.

    Returns:
        The ids of files that the vault itself does not have whole.
    """
    store = ObjectStore(target / OBJECTS)
    store.make()
    with _whole(copy, vault.vault_key) as database:
        for _, known in heads.remembered():
            if known is not None and not holds(database, known):
                raise BackupNewerError(path=str(target), entries=known.size)
        files, head = _files(database), last_head(database)
    missing = [each for each in files if not store.has(each.object_id, each.size)]
    damaged = _copy_files(vault.objects, store, missing, progress)
    store_keyslots(target, vault.keyslots)
    with disk_errors(target):
        copy.replace(target / DATABASE)
        sync_folder(target)
    heads.remember(head)
    store.sweep({each.object_id for each in files})
    return damaged


def _restore(
    backup: Path,
    target: Path,
    keyslots: Keyslots,
    unlocked: Unlocked,
    *,
    accept_damage: bool,
    progress: Progress,
) -> None:
    with disk_errors(backup / DATABASE):
        size = (backup / DATABASE).stat().st_size
    folder = NewFolder(target, size)
    try:
        store = ObjectStore(folder.path / OBJECTS)
        store.make()
        _copy_file(backup / DATABASE, folder.path / DATABASE, size)
        with _whole(folder.path / DATABASE, unlocked.vault_key) as database:
            files, head = _files(database), last_head(database)
        damaged = _copy_files(ObjectStore(backup / OBJECTS), store, files, progress)
        if damaged and not accept_damage:
            raise BackupDamagedError(count=len(damaged), objects=tuple(damaged))
        store_keyslots(folder.path, keyslots)
        with closing(Heads(folder.path, keyslots.vault_id, unlocked.vault_key, None)) as heads:
            heads.remember(head)
        folder.finish()
    except BaseException:
        folder.abandon()
        raise


@contextmanager
def _whole(path: Path, vault_key: bytearray) -> Iterator[Database]:
    """A copied database that is whole, and of a version that this program knows."""
    with closing(Database(path, vault_key, at_rest=True)) as database:
        require_known(database, known_steps())
        if damage := database.damage():
            raise DatabaseDamagedError(reason=damage[0])
        yield database


def _files(database: Database) -> list[_File]:
    return [
        _File(object_id, bytes(key), size, sha256)
        for object_id, key, size, sha256 in database.rows(
            "SELECT object_id, key, size, sha256 FROM object"
        )
    ]


def _copy_files(
    source: ObjectStore, target: ObjectStore, files: list[_File], progress: Progress
) -> list[str]:
    """Copies files and reads every byte back; a file that is not whole is left out.

    Returns:
        The ids of those left out.
    """
    require_room(target.folder, sum(sealed_length(each.size) for each in files))
    done, total = 0, sum(each.size for each in files)
    damaged = []
    for each in files:
        progress(done, total, "copying files")
        try:
            target.copy_from(source, each.object_id)
            target.verify(*each)
        except ObjectDamagedError:
            target.remove(each.object_id)
            damaged.append(each.object_id)
        done += each.size
    progress(done, total, "copying files")
    return damaged


def _copy_file(source: Path, target: Path, size: int) -> None:
    buffer = memoryview(bytearray(FRAME))
    with (
        Source(source) as reading,
        disk_errors(target, size + ROOM_TO_GO_ON),
        open_new(target) as writing,
    ):
        while count := reading.fill(buffer):
            write_all(writing, buffer[:count])
        sync_file(writing.fileno())
