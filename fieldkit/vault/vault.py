"""The vault's front door: making a vault, opening one, and examining it.

A vault is one folder:

    keyslots.json, keyslots.backup.json   who can open it
    database                              the ledger and its tables (SQLCipher)
    objects/                              the files, each encrypted by itself
    heads                                 the newest head of the ledger
    lock, attempts.json                   who has it open; wrong passphrases in a row
"""

import uuid
from os import urandom
from pathlib import Path
from types import TracebackType
from typing import Self

from cryptography.hazmat.primitives.asymmetric import ec

from fieldkit.clock import Clock, SystemClock
from fieldkit.errors import InputError, StorageError
from fieldkit.findings import warning
from fieldkit.host.lock import FolderLock
from fieldkit.host.profile import profile_folder
from fieldkit.recovery_key import new_recovery_key, read_recovery_key, recovery_key_text
from fieldkit.vault.attempts import Attempts
from fieldkit.vault.examination import examine
from fieldkit.vault.keyslot_file import (
    BACKUP_MARK,
    load_keyslots,
    require_vault,
    store_keyslots,
)
from fieldkit.vault.keyslots import (
    KEY_BYTES,
    PRODUCTION_COST,
    KdfCost,
    Unlocked,
    new_keyslots,
    wipe,
)
from fieldkit.vault.new_folder import NewFolder
from fieldkit.vault.opened import Vault, tried

__all__ = ["Founding", "Vault", "create_vault", "examine", "open_vault"]


class BackupIsNoVaultError(InputError):
    """A backup is restored, not opened: what was sealed in it would be lost to the vault."""

    code = "vault.is-a-backup"
    sentence = "{path} is a backup. Restore it to a new folder, and open that."


def open_vault(
    path: Path,
    *,
    clock: Clock,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    profile: Path | None = None,
) -> Vault:
    """The vault in a folder.

    Args:
        path: its folder.
        clock: for the waits after wrong passphrases.
        passphrase: of any of its people; or else
        recovery_key: as printed.
        profile: where the user's profile is; by default where the system says.

    Raises:
        NotAVaultError: there is none.
        BackupIsNoVaultError: it is a backup.
        VaultInUseError: somebody has it open.
        RecoveryKeyTypedWrongError: the recovery key is mistyped, and where.
        WrongPassphraseError: the passphrase opens nothing.
        WrongRecoveryKeyError: the recovery key opens nothing.
        TooManyAttemptsError: there were too many wrong ones.
        KeyslotsDamagedError: both copies of the key slots are damaged.
        DatabaseDamagedError: the key is right, but the database is damaged.
        DatabaseAlteredError: its structure was altered.
        VaultTooNewError: a newer program made or changed it.
        StorageError: the disk is full, gone, or may not be written.
    """
    if (passphrase is None) == (recovery_key is None):
        raise ValueError("either a passphrase or a recovery key")
    typed = None if recovery_key is None else read_recovery_key(recovery_key)
    if (path / BACKUP_MARK).exists():
        raise BackupIsNoVaultError(path=str(path))
    require_vault(path)
    lock = FolderLock(path)
    try:
        keyslots, renewed = load_keyslots(path)
        attempts = Attempts(path, clock)
        if typed is None:
            unlocked, failed = tried(attempts, lambda: keyslots.unlock(passphrase or ""))
        else:
            unlocked, failed = tried(attempts, lambda: keyslots.unlock_by_recovery_key(typed))
        vault = Vault(
            path,
            lock,
            keyslots,
            unlocked,
            attempts,
            profile=_profile(profile),
            failed_attempts=failed,
        )
    except BaseException:
        lock.release()
        raise
    if renewed is not None:
        told = "This copy of the key slots was damaged or missing, and was made anew."
        vault.notices.append(warning("KEYSLOTS_RENEWED", renewed, told))
    return vault


def create_vault(
    path: Path,
    passphrase: str,
    signing_key: ec.EllipticCurvePrivateKey,
    *,
    cost: KdfCost = PRODUCTION_COST,
    clock: Clock | None = None,
    profile: Path | None = None,
) -> "Founding":
    """A new vault that is not in its place yet, so that its first entry can be written.

        with create_vault(path, passphrase, signing_key) as founding:
            ...  # writes to founding.vault
            vault, recovery_key = founding.finish()

    Args:
        path: where it will be; nothing, or an empty folder.
        passphrase: of the first person.
        signing_key: theirs.
        cost: of one try of a passphrase.
        clock: for the waits after wrong passphrases.
        profile: where the user's profile is; by default where the system says.

    Raises:
        PassphraseTooWeakError: the passphrase would be guessed.
        FolderTakenError: something is there already.
        StorageError: the disk is full, gone, or may not be written.
    """
    return Founding(
        path,
        passphrase,
        signing_key,
        cost=cost,
        clock=clock or SystemClock(),
        profile=_profile(profile),
    )


class Founding:
    """A vault being made beside its place; without `finish`, nothing of it stays.

    Attributes:
        vault: the new vault, open.
    """

    def __init__(
        self,
        path: Path,
        passphrase: str,
        signing_key: ec.EllipticCurvePrivateKey,
        *,
        cost: KdfCost,
        clock: Clock,
        profile: Path | StorageError,
    ) -> None:
        """Use `create_vault`."""
        self._clock = clock
        self._profile = profile
        self._vault_key = bytearray(urandom(KEY_BYTES))
        recovery_key = new_recovery_key()
        self._recovery_key = recovery_key_text(recovery_key)
        keyslots = new_keyslots(str(uuid.uuid4()), cost)
        keyslots, slot_id = keyslots.with_passphrase(passphrase, self._vault_key, signing_key)
        self._keyslots = keyslots.with_recovery_key(recovery_key, self._vault_key)
        self._slot_id, self._signing_key = slot_id, signing_key
        self._folder = NewFolder(path)
        try:
            store_keyslots(self._folder.path, self._keyslots)
            self.vault = self._opened(self._folder.path, self._folder.lock, new=True)
        except BaseException:
            self._folder.abandon()
            raise

    def finish(self) -> tuple[Vault, str]:
        """Puts the vault in its place.

        Returns:
            The vault, open, and its recovery key, to be printed and never stored.

        Raises:
            StorageError: it could not be put there.
        """
        self.vault.close()
        path = self._folder.finish()
        return self._opened(path, FolderLock(path), new=False), self._recovery_key

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        wipe(self._vault_key)
        if not self._folder.is_finished:
            self.vault.close()
            self._folder.abandon()

    def _opened(self, path: Path, lock: FolderLock, *, new: bool) -> Vault:
        unlocked = Unlocked(self._slot_id, bytearray(self._vault_key), self._signing_key)
        attempts = Attempts(path, self._clock)
        return Vault(
            path, lock, self._keyslots, unlocked, attempts, profile=self._profile, new=new
        )


def _profile(given: Path | None) -> Path | StorageError:
    """The user's profile, or why there is none, which is no reason not to open a vault."""
    try:
        return given or profile_folder()
    except StorageError as problem:
        return problem
