"""The class of an open vault: its parts, who can open it, and closing it again."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from cryptography.hazmat.primitives.asymmetric import ec

from fieldkit.errors import StorageError
from fieldkit.findings import Finding, notice, warning
from fieldkit.host.lock import FolderLock
from fieldkit.recovery_key import new_recovery_key, recovery_key_text
from fieldkit.vault.attempts import Attempts
from fieldkit.vault.database import Database, DatabaseDamagedError
from fieldkit.vault.heads import VAULT_FOLDER, Head, Heads
from fieldkit.vault.keyslot_file import DATABASE, load_keyslots, store_keyslots
from fieldkit.vault.keyslots import Keyslots, Unlocked, wipe
from fieldkit.vault.migrations import known_steps, migrate
from fieldkit.vault.objects import ObjectStore

OBJECTS: Final = "objects"


class Vault:
    """An open vault.

    Attributes:
        path: its folder.
        database: the ledger and its tables.
        objects: the files.
        heads: the newest head, remembered outside the database.
        notices: what a person should know about how it was opened.
        failed_attempts: how many wrong passphrases or recovery keys were tried before it opened.
    """

    def __init__(
        self,
        path: Path,
        lock: FolderLock,
        keyslots: Keyslots,
        unlocked: Unlocked,
        attempts: Attempts,
        *,
        profile: Path | StorageError,
        new: bool = False,
        failed_attempts: int = 0,
    ) -> None:
        """Use `open_vault` or `create_vault`.

        Takes over `lock` and `unlocked`, and gives them up when it raises, or on `close`.
        """
        self.path = path
        self.notices: list[Finding] = []
        self.failed_attempts = failed_attempts
        self._keyslots = keyslots
        self._attempts = attempts
        self._slot_id = unlocked.slot_id
        self._vault_key = unlocked.vault_key
        self._signing_key = unlocked.signing_key
        self.objects = ObjectStore(path / OBJECTS)
        with ExitStack() as parts:
            parts.callback(lock.release)
            parts.callback(wipe, self._vault_key)
            self.database = Database(path / DATABASE, self._vault_key, new=new)
            parts.callback(self.database.close)
            migrate(self.database, known_steps())
            self.objects.make()
            self.heads = Heads(path, keyslots.vault_id, self._vault_key, profile)
            parts.callback(self.heads.close)
            if not new:
                self._tidy()
            self._parts = parts.pop_all()
        if (problem := self.heads.profile_problem) is not None:
            told = f"The newest head cannot be remembered there: {problem}"
            self.notices.append(warning("PROFILE_UNUSABLE", "", told))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Locks the vault: closes its files, wipes its keys. More than once does no harm.

        Wiped is what Python lets be wiped: the vault key, and what SQLCipher holds. The
        signing key is given up, and its memory cleared by the library that holds it.
        """
        self._parts.close()
        self._signing_key = None

    @property
    def vault_id(self) -> str:
        """The vault's UUID."""
        return self._keyslots.vault_id

    @property
    def keyslots(self) -> Keyslots:
        """Who can open it."""
        return self._keyslots

    @property
    def vault_key(self) -> bytearray:
        """The key to everything in the vault; zeros once it is closed. Not to be copied."""
        return self._vault_key

    @property
    def slot_id(self) -> str:
        """The slot that opened it."""
        return self._slot_id

    @property
    def signing_key(self) -> ec.EllipticCurvePrivateKey | None:
        """The key of whoever opened it; None after the recovery key, and once closed."""
        return self._signing_key

    def signing_key_of(self, passphrase: str) -> ec.EllipticCurvePrivateKey:
        """The key of another person, who types their passphrase at the open vault.

        Raises:
            WrongPassphraseError: it is nobody's.
            TooManyAttemptsError: there were too many wrong ones.
        """
        found, _ = tried(self._attempts, lambda: self._keyslots.unlock(passphrase))
        wipe(found.vault_key)
        if found.signing_key is None:
            raise TypeError("a passphrase slot holds a signing key")
        return found.signing_key

    def add_person(self, passphrase: str, signing_key: ec.EllipticCurvePrivateKey) -> str:
        """Lets one more passphrase open the vault.

        Returns:
            The id of its slot.

        Raises:
            PassphraseError: too weak, or in use in this vault.
            StorageError: it could not be written.
        """
        keyslots, slot_id = self._keyslots.with_passphrase(
            passphrase, self._vault_key, signing_key
        )
        self._store(keyslots)
        return slot_id

    def change_passphrase(self, passphrase: str) -> None:
        """Another passphrase for whoever opened the vault; interrupted, one of both works.

        Raises:
            PassphraseError: too weak, or in use in this vault.
            StorageError: it could not be written.
            ValueError: the recovery key opened the vault; that is a bug of the caller.
        """
        if self._signing_key is None:
            raise ValueError("nobody is signed in")
        keyslots, _ = self._keyslots.with_passphrase(
            passphrase, self._vault_key, self._signing_key, self._slot_id
        )
        self._store(keyslots)

    def remove_slot(self, slot_id: str) -> None:
        """A passphrase no longer opens the vault. Who kept the vault key can still read.

        Raises:
            LastPassphraseError: no other passphrase does.
            StorageError: it could not be written.
        """
        self._store(self._keyslots.without(slot_id))

    def renew_recovery_key(self) -> str:
        """A new recovery key, as text to be printed; the former one no longer works.

        Raises:
            StorageError: it could not be written.
        """
        recovery_key = new_recovery_key()
        self._store(self._keyslots.with_recovery_key(recovery_key, self._vault_key))
        return recovery_key_text(recovery_key)

    def keep_object(self, sha256: str, object_id: str, key: bytes, size: int) -> bool:
        """Notes where a file's bytes lie; for the middle of a transaction.

        Returns:
            Whether the content lies there now: False if the vault had it already, elsewhere.
        """
        self.database.execute(
            """INSERT INTO object (sha256, object_id, key, size) VALUES (?, ?, ?, ?)
               ON CONFLICT (sha256) DO NOTHING""",
            (sha256, object_id, key, size),
        )
        return self.knows_object(object_id)

    def knows_object(self, object_id: str) -> bool:
        """Whether an entry or a draft names the file of that id."""
        found = self.database.one("SELECT 1 FROM object WHERE object_id = ?", (object_id,))
        return found is not None

    def give_up_object(self, object_id: str) -> None:
        """Removes a file's bytes unless an entry or a draft names them."""
        if not self.knows_object(object_id):
            self.objects.remove(object_id)

    def _tidy(self) -> None:
        """Removes files that a crash left without an entry.

        An older copy of the database does not know the newest files. So they stay unless
        the vault's folder remembers a head that the database holds, and the user's profile
        none that it does not hold.
        """
        try:
            places = dict(self.heads.remembered())
            heads = [head for head in places.values() if head is not None]
            is_newest = places[VAULT_FOLDER] is not None and all(
                holds(self.database, head) for head in heads
            )
            known = {row[0] for row in self.database.rows("SELECT object_id FROM object")}
        except DatabaseDamagedError:
            self.database.reopen()
            is_newest = False
        if not is_newest:
            told = "The database may not be the newest: files unknown to it were left in place."
            self.notices.append(warning("TIDYING_PUT_OFF", "", told))
        elif removed := self.objects.sweep(known):
            told = f"{removed} files that a crash had left without an entry were removed."
            self.notices.append(notice("LEFTOVERS_REMOVED", "", told))

    def _store(self, keyslots: Keyslots) -> None:
        try:
            store_keyslots(self.path, keyslots)
        finally:
            # Whatever happened, what counts is what can be read back.
            self._keyslots, _ = load_keyslots(self.path)


def last_head(database: Database) -> Head:
    """How far the ledger in a database goes."""
    row = database.one("SELECT sequence, digest FROM entry ORDER BY sequence DESC LIMIT 1")
    return Head(0, "0" * 64) if row is None else Head(row[0] + 1, bytes(row[1]).hex())


def holds(database: Database, head: Head) -> bool:
    """Whether the ledger in a database has that head, or goes on from it."""
    row = database.one("SELECT digest FROM entry WHERE sequence = ?", (head.size - 1,))
    return head.size == 0 or (row is not None and bytes(row[0]).hex() == head.digest)


Opened = TypeVar("Opened")


def tried(attempts: Attempts, opening: Callable[[], Opened]) -> tuple[Opened, int]:
    """What an attempt to unlock gives, counted as failed until it has succeeded.

    Returns:
        That, and how many attempts had failed before.

    Raises:
        TooManyAttemptsError: it is not time for another attempt.
    """
    attempts.begin()
    opened = opening()
    return opened, attempts.succeeded()
