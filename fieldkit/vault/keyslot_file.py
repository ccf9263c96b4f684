"""The two files that hold a vault's key slots, each a copy of the other.

Canonical JSON with a checksum over the rest, written to `keyslots.json` and then to
`keyslots.backup.json`. Damage to one of them is made good from the other, so that it is never
taken for a wrong passphrase. Every later format keeps the members "format" and "checksum".
"""

import base64
import binascii
import errno
import hashlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from fieldkit.canonical import CanonicalError, JsonObject, JsonValue, decode, encode
from fieldkit.errors import InputError, StorageError
from fieldkit.host.durable import disk_errors, write_atomically
from fieldkit.vault.keyslots import KdfCost, Keyslots, Slot, SlotKind
from fieldkit.vault.migrations import VaultTooNewError

FILE: Final = "keyslots.json"
BACKUP: Final = "keyslots.backup.json"
DATABASE: Final = "database"
BACKUP_MARK: Final = "backup.json"

_FORMAT: Final = "fieldkit-keyslots/1"
_LARGEST: Final = 1024 * 1024  # bytes
_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

# What a file may ask for. Outside of it a damaged or hostile file would make opening cheap to
# guess, or take hours.
_MEMORY_KIB: Final = range(8 * 1024, 2 * 1024 * 1024 + 1)
_ITERATIONS: Final = range(1, 65)
_LANES: Final = range(1, 17)
_SALT: Final = range(16, 65)
_VAULT_KEY: Final = range(60, 61)
_SIGNING_KEY: Final = range(29, 4096)


class NotAVaultError(InputError):
    """The folder holds no vault."""

    code = "vault.not-a-vault"
    sentence = "There is no vault in {path}."


class InsideVaultError(InputError):
    """The place lies inside a vault or backup."""

    code = "vault.inside-another"
    sentence = "{path} lies inside a vault or backup. Choose a folder outside of it."


class KeyslotsDamagedError(StorageError):
    """Both copies of the key slots are damaged or missing."""

    code = "vault.keyslots-damaged"
    sentence = "Both files with the vault's key slots are damaged or missing. Restore a backup."


class _Damaged(Exception):  # noqa: N818 - never leaves this module
    """A copy is not what was written."""


def require_vault(folder: Path) -> None:
    """Makes sure that a folder holds a vault, whole or damaged.

    Raises:
        NotAVaultError: it does not, or there is no such folder.
        StorageError: it may not be read.
    """
    with disk_errors(folder):
        if not any((folder / name).exists() for name in (FILE, BACKUP, DATABASE)):
            raise NotAVaultError(path=str(folder))


def require_outside(path: Path) -> None:
    """Makes sure that nothing new is put into the folder of a vault or backup.

    Raises:
        InsideVaultError: it would be.
    """
    for around in Path(os.path.realpath(path)).parents:
        if any(os.path.lexists(around / name) for name in (FILE, BACKUP, BACKUP_MARK)):
            raise InsideVaultError(path=str(path))


def read_keyslots(folder: Path) -> Keyslots:
    """The key slots of a vault or backup; nothing is written.

    Raises:
        KeyslotsDamagedError: no copy is whole.
        VaultTooNewError: a newer program wrote them.
        StorageError: a copy may not be read.
    """
    keyslots = _read(folder / FILE) or _read(folder / BACKUP)
    if keyslots is None:
        raise KeyslotsDamagedError
    return keyslots


def load_keyslots(folder: Path) -> tuple[Keyslots, str | None]:
    """The key slots of a vault, of which a damaged or missing copy is made good.

    Returns:
        The slots, and the name of the copy that was damaged or missing and has been made
        anew; None if both were there.

    Raises:
        KeyslotsDamagedError: no copy is whole.
        VaultTooNewError: a newer program wrote them.
        StorageError: a copy may not be read, or not be made anew.
    """
    first, second = _read(folder / FILE), _read(folder / BACKUP)
    keyslots = first or second
    if keyslots is None:
        raise KeyslotsDamagedError
    if first is None:
        write_atomically(folder / FILE, written(keyslots))
        return keyslots, FILE
    if second != first:
        # Older, where a change was interrupted between the two; then nothing is wrong.
        write_atomically(folder / BACKUP, written(keyslots))
    return keyslots, BACKUP if second is None else None


def store_keyslots(folder: Path, keyslots: Keyslots) -> None:
    """Replaces both copies, one after the other; at any moment one is whole.

    Raises:
        StorageError: the change is not made, or made in the first copy only, which counts.
    """
    content = written(keyslots)
    write_atomically(folder / FILE, content)
    write_atomically(folder / BACKUP, content)


def written(keyslots: Keyslots) -> bytes:
    """The bytes that stand for the key slots."""
    members: dict[str, JsonValue] = {
        "format": _FORMAT,
        "kdf": {
            "algorithm": "argon2id",
            "iterations": keyslots.cost.iterations,
            "lanes": keyslots.cost.lanes,
            "memory_kib": keyslots.cost.memory_kib,
            "salt": _text(keyslots.salt),
        },
        "slots": [
            {
                "id": each.id,
                "kind": each.kind.value,
                "salt": _text(each.salt),
                "signing_key": None if each.signing_key is None else _text(each.signing_key),
                "vault_key": _text(each.vault_key),
            }
            for each in keyslots.slots
        ],
        "vault": keyslots.vault_id,
    }
    return encode({**members, "checksum": _checksum(members)})


def _read(path: Path) -> Keyslots | None:
    """The key slots in a file; None if it is missing, damaged or lies on a broken sector.

    Raises:
        VaultTooNewError: whole, but of a newer format.
        StorageError: it may not be read.
    """
    with disk_errors(path):
        try:
            with path.open("rb") as file:
                content = file.read(_LARGEST + 1)
        except OSError as problem:
            if problem.errno in {errno.ENOENT, errno.EIO}:
                return None
            raise
    try:
        return _keyslots(content)
    except (_Damaged, CanonicalError):
        return None


def _keyslots(content: bytes) -> Keyslots:
    value = _object(decode(content) if len(content) <= _LARGEST else None)
    members = {name: member for name, member in value.items() if name != "checksum"}
    if value.get("checksum") != _checksum(members):
        raise _Damaged
    if members.get("format") != _FORMAT:
        raise VaultTooNewError(found=members.get("format"), known=_FORMAT)
    kdf = _object(members.get("kdf"))
    slots = members.get("slots")
    vault_id = members.get("vault")
    if kdf.get("algorithm") != "argon2id" or not isinstance(slots, list):
        raise _Damaged
    return Keyslots(
        _uuid(vault_id),
        KdfCost(
            _number(kdf.get("memory_kib"), _MEMORY_KIB),
            _number(kdf.get("iterations"), _ITERATIONS),
            _number(kdf.get("lanes"), _LANES),
        ),
        _bytes(kdf.get("salt"), _SALT),
        tuple(_slot(_object(each)) for each in slots),
    )


def _slot(members: JsonObject) -> Slot:
    try:
        kind = SlotKind(str(members.get("kind")))
    except ValueError:
        raise _Damaged from None
    signing_key = None
    if kind is SlotKind.PASSPHRASE:
        signing_key = _bytes(members.get("signing_key"), _SIGNING_KEY)
    return Slot(
        _uuid(members.get("id")),
        kind,
        _bytes(members.get("salt"), _SALT),
        _bytes(members.get("vault_key"), _VAULT_KEY),
        signing_key,
    )


def _checksum(members: JsonObject) -> str:
    return hashlib.sha256(encode(members)).hexdigest()


def _object(value: JsonValue) -> JsonObject:
    if not isinstance(value, Mapping):
        raise _Damaged
    return value


def _uuid(value: JsonValue) -> str:
    if not isinstance(value, str) or not _UUID.fullmatch(value):
        raise _Damaged
    return value


def _number(value: JsonValue, allowed: range) -> int:
    if type(value) is not int or value not in allowed:
        raise _Damaged
    return value


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(value: JsonValue, allowed: range) -> bytes:
    try:
        content = base64.b64decode(str(value), validate=True)
    except (binascii.Error, ValueError):
        raise _Damaged from None
    if len(content) not in allowed:
        raise _Damaged
    return content
