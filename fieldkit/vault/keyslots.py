"""Who can open the vault: the vault key, wrapped once for each person and for the recovery key.

A passphrase goes through Argon2id (RFC 9106) once, with the vault's own salt and cost. From
the secret that comes out, each slot derives a key of its own by HKDF (RFC 5869), and that key
opens the slot or does not. So a passphrase finds its slot by itself, no name stands outside
the ciphertext, and a person unknown and a passphrase mistyped are the same case.

    slot = { id, kind, salt,
             vault_key   = AES-256-GCM(slot's key, the 32-byte vault key),
             signing_key = AES-256-GCM(slot's key, the person's PKCS #8 key) or null }

Both are bound to vault, slot and purpose as associated data. Secrets that Python allows to be
wiped are wiped; passphrases, being text, cannot be.
"""

import os
import unicodedata
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fieldkit.errors import AccessError, InputError, StorageError
from fieldkit.passphrases import FEWEST_DIFFERENT, SHORTEST_PASSPHRASE

KEY_BYTES: Final = 32
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16


class PassphraseError(InputError):
    """A new passphrase cannot be taken."""


class PassphraseTooWeakError(PassphraseError):
    """A new passphrase would be guessed."""

    code = "passphrase.too-weak"
    sentence = "The passphrase is too weak: {reason}."


class PassphraseInUseError(PassphraseError):
    """Somebody of this vault already has the passphrase, and it must tell people apart."""

    code = "passphrase.in-use"
    sentence = "This passphrase is in use in this vault already. Choose another one."


class WrongPassphraseError(AccessError):
    """The passphrase opens no slot of this vault."""

    code = "vault.wrong-passphrase"
    sentence = "The passphrase does not open this vault."


class WrongRecoveryKeyError(AccessError):
    """The recovery key was typed right, but is not that of this vault."""

    code = "vault.wrong-recovery-key"
    sentence = "This recovery key does not open this vault; it belongs to another, or was renewed."


class LastPassphraseError(InputError):
    """Nobody could open the vault by passphrase any more."""

    code = "vault.last-passphrase"
    sentence = "The last passphrase of a vault cannot be removed."


class NotEnoughMemoryError(StorageError):
    """The computer cannot spare the memory that trying a passphrase takes."""

    code = "vault.not-enough-memory"
    sentence = "Opening this vault takes {needed_mib} MiB of memory, which is not free."


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a name, not a passphrase
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one try of a passphrase costs (Argon2id, RFC 9106 section 3.1).

    Attributes:
        memory_kib: memory, KiB.
        iterations: passes over it.
        lanes: how many parts are worked on side by side.
    """

    memory_kib: int
    iterations: int
    lanes: int


PRODUCTION_COST: Final = KdfCost(memory_kib=256 * 1024, iterations=3, lanes=4)


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to open the vault.

    Attributes:
        id: UUID text; the layer above may tie it to a person.
        kind: what opens it.
        salt: for HKDF.
        vault_key: nonce, ciphertext and tag of the vault key.
        signing_key: the same of the person's signing key; None in a recovery slot.
    """

    id: str
    kind: SlotKind
    salt: bytes
    vault_key: bytes
    signing_key: bytes | None


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What a slot held.

    Attributes:
        slot_id: which slot it was.
        vault_key: 32 bytes; `wipe` it after use.
        signing_key: the person's; None after the recovery key.
    """

    slot_id: str
    vault_key: bytearray
    signing_key: ec.EllipticCurvePrivateKey | None


@dataclass(frozen=True, slots=True)
class Keyslots:
    """All slots of a vault; a value, never changed, only replaced.

    Attributes:
        vault_id: the vault's UUID.
        cost: of one try.
        salt: for Argon2id.
        slots: in the order they were added.
    """

    vault_id: str
    cost: KdfCost
    salt: bytes
    slots: tuple[Slot, ...]

    def unlock(self, passphrase: str) -> Unlocked:
        """What the passphrase opens.

        Raises:
            WrongPassphraseError: nothing.
            NotEnoughMemoryError: it could not be tried.
        """
        with self._secret(_as_bytes(passphrase)) as secret:
            found = self._open_any(SlotKind.PASSPHRASE, secret)
        if found is None:
            raise WrongPassphraseError
        return found

    def unlock_by_recovery_key(self, recovery_key: bytes) -> Unlocked:
        """What the recovery key opens.

        Raises:
            WrongRecoveryKeyError: nothing.
            NotEnoughMemoryError: it could not be tried.
        """
        with self._secret(recovery_key) as secret:
            found = self._open_any(SlotKind.RECOVERY, secret)
        if found is None:
            raise WrongRecoveryKeyError
        return found

    def with_passphrase(
        self,
        passphrase: str,
        vault_key: bytearray,
        signing_key: ec.EllipticCurvePrivateKey,
        slot_id: str | None = None,
    ) -> tuple["Keyslots", str]:
        """These slots and one more for a person, or another passphrase for a slot.

        Args:
            passphrase: the new one.
            vault_key: the vault's.
            signing_key: the person's.
            slot_id: the slot that gets the new passphrase; None for a new slot.

        Returns:
            The new slots, and the id of the person's.

        Raises:
            PassphraseTooWeakError: it would be guessed.
            PassphraseInUseError: it opens this vault already.
            NotEnoughMemoryError: it could not be wrapped.
        """
        _require_strong(passphrase)
        with self._secret(_as_bytes(passphrase)) as secret:
            found = self._open_any(SlotKind.PASSPHRASE, secret)
            if found is not None:
                wipe(found.vault_key)
                raise PassphraseInUseError
            slot = self._wrap(SlotKind.PASSPHRASE, secret, vault_key, signing_key, slot_id)
        others = tuple(each for each in self.slots if each.id != slot.id)
        return replace(self, slots=(*others, slot)), slot.id

    def with_recovery_key(self, recovery_key: bytes, vault_key: bytearray) -> "Keyslots":
        """These slots with this recovery key in place of any former one."""
        with self._secret(recovery_key) as secret:
            slot = self._wrap(SlotKind.RECOVERY, secret, vault_key, None, None)
        others = tuple(each for each in self.slots if each.kind is not SlotKind.RECOVERY)
        return replace(self, slots=(*others, slot))

    def without(self, slot_id: str) -> "Keyslots":
        """These slots but one.

        Raises:
            LastPassphraseError: it is the last that a passphrase opens.
            KeyError: there is no such slot; that is a bug of the caller.
        """
        if all(each.id != slot_id for each in self.slots):
            raise KeyError(slot_id)
        left = tuple(each for each in self.slots if each.id != slot_id)
        if not any(each.kind is SlotKind.PASSPHRASE for each in left):
            raise LastPassphraseError
        return replace(self, slots=left)

    @contextmanager
    def _secret(self, typed: bytes) -> Iterator[bytearray]:
        """What Argon2id makes of a passphrase or recovery key, for the length of the block."""
        secret = bytearray(KEY_BYTES)
        derivation = Argon2id(
            salt=self.salt,
            length=KEY_BYTES,
            iterations=self.cost.iterations,
            lanes=self.cost.lanes,
            memory_cost=self.cost.memory_kib,
        )
        try:
            derivation.derive_into(typed, secret)
        except MemoryError:
            raise NotEnoughMemoryError(needed_mib=self.cost.memory_kib // 1024) from None
        try:
            yield secret
        finally:
            wipe(secret)

    def _open_any(self, kind: SlotKind, secret: bytearray) -> Unlocked | None:
        for slot in self.slots:
            if slot.kind is kind and (found := self._open(slot, secret)) is not None:
                return found
        return None

    def _open(self, slot: Slot, secret: bytearray) -> Unlocked | None:
        with self._slot_key(slot.id, slot.kind, slot.salt, secret) as (cipher, bound):
            try:
                vault_key = _opened(cipher, slot.vault_key, bound(b"vault key"))
                if slot.signing_key is None:
                    return Unlocked(slot.id, vault_key, None)
                encoded = _opened(cipher, slot.signing_key, bound(b"signing key"))
            except InvalidTag:
                return None
        signing_key = serialization.load_der_private_key(encoded, password=None)
        wipe(encoded)
        if not isinstance(signing_key, ec.EllipticCurvePrivateKey):
            raise TypeError("the slot holds a signing key of another kind")
        return Unlocked(slot.id, vault_key, signing_key)

    def _wrap(
        self,
        kind: SlotKind,
        secret: bytearray,
        vault_key: bytearray,
        signing_key: ec.EllipticCurvePrivateKey | None,
        slot_id: str | None,
    ) -> Slot:
        slot_id, salt = slot_id or str(uuid.uuid4()), os.urandom(_SALT_BYTES)
        with self._slot_key(slot_id, kind, salt, secret) as (cipher, bound):
            return Slot(
                slot_id,
                kind,
                salt,
                _sealed(cipher, vault_key, bound(b"vault key")),
                None
                if signing_key is None
                else _sealed(cipher, _pkcs8(signing_key), bound(b"signing key")),
            )

    @contextmanager
    def _slot_key(
        self, slot_id: str, kind: SlotKind, salt: bytes, secret: bytearray
    ) -> Iterator[tuple[AESGCM, Callable[[bytes], bytes]]]:
        """The slot's cipher, and what binds a purpose to vault and slot."""
        place = f"fieldkit keyslot 1\n{self.vault_id}\n{slot_id}\n{kind}\n".encode()
        key = bytearray(KEY_BYTES)
        HKDF(hashes.SHA256(), KEY_BYTES, salt=salt, info=place).derive_into(secret, key)
        try:
            yield AESGCM(key), lambda purpose: place + purpose
        finally:
            wipe(key)


def new_keyslots(vault_id: str, cost: KdfCost) -> Keyslots:
    """No slots yet, with a salt of their own."""
    return Keyslots(vault_id, cost, os.urandom(_SALT_BYTES), ())


def wipe(secret: bytearray) -> None:
    """Overwrites a secret. Copies that libraries or the system made are out of reach."""
    secret[:] = bytes(len(secret))


def _as_bytes(passphrase: str) -> bytes:
    """The passphrase as derived from: composed and decomposed spellings are the same."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _require_strong(passphrase: str) -> None:
    characters = unicodedata.normalize("NFC", passphrase)
    if len(characters) < SHORTEST_PASSPHRASE:
        raise PassphraseTooWeakError(reason=f"it is shorter than {SHORTEST_PASSPHRASE} characters")
    if len(set(characters)) < FEWEST_DIFFERENT:
        reason = f"it has fewer than {FEWEST_DIFFERENT} different characters"
        raise PassphraseTooWeakError(reason=reason)


def _pkcs8(signing_key: ec.EllipticCurvePrivateKey) -> bytes:
    return signing_key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _sealed(cipher: AESGCM, content: bytes | bytearray, bound: bytes) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, content, bound)


def _opened(cipher: AESGCM, sealed: bytes, bound: bytes) -> bytearray:
    """The content, in memory that can be wiped."""
    content = bytearray(len(sealed) - _NONCE_BYTES - _TAG_BYTES)
    cipher.decrypt_into(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound, content)
    return content
