"""The newest head of the ledger, remembered outside the database.

A database that lost its newest rows, or an older copy of it, is whole in the eyes of SQLite.
So after each commit the head is noted in two places: in the vault's folder, on the disk before
`remember` returns, and in the user's profile, which an older copy of the folder does not bring
back. What differs from the database is found by comparing at the next opening.

Each place is a file of two blocks of 4096 bytes, written in turn, so that a write cut short
leaves the other one. A block begins with

    nonce (12)  AES-256-GCM of { counter (8) size (8) digest (32) }  tag (16)

under a key derived from the vault key; the rest is zero. The highest counter counts.
"""

import hashlib
import io
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fieldkit.errors import StorageError
from fieldkit.host.durable import (
    DiskError,
    disk_errors,
    open_new,
    sync_file,
    sync_folder,
    write_all,
)
from fieldkit.vault.keyslots import KEY_BYTES, wipe

VAULT_FOLDER: Final = "vault folder"
USER_PROFILE: Final = "user's profile"

_FILE: Final = "heads"
_BLOCK: Final = 4096
_NONCE: Final = 12
_STATE: Final = struct.Struct(">QQ32s")
_RECORD: Final = _NONCE + _STATE.size + 16


@dataclass(frozen=True, slots=True)
class Head:
    """How far a ledger goes.

    Attributes:
        size: number of entries.
        digest: leaf hash (hex) of the last one; 64 zeros if there is none.
    """

    size: int
    digest: str


class Heads:
    """Both places of one vault."""

    def __init__(
        self,
        folder: Path,
        vault_id: str,
        vault_key: bytearray,
        profile: Path | StorageError | None,
    ) -> None:
        """Opens or makes both files.

        Args:
            folder: the vault's.
            vault_id: its UUID.
            vault_key: its key.
            profile: the user's folder of the program, or why there is none; None to leave
                that place out.

        Raises:
            StorageError: the file in the vault's folder cannot be used. Trouble with the
                profile is no hindrance; see `profile_problem`.
        """
        key = bytearray(KEY_BYTES)
        place = f"fieldkit heads 1\n{vault_id}\n".encode()
        HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=place).derive_into(vault_key, key)
        cipher = AESGCM(key)
        wipe(key)
        self.profile_problem: StorageError | None = None
        self._vault = _Place(folder / _FILE, cipher, place + VAULT_FOLDER.encode())
        self._profile: _Place | None = None
        if isinstance(profile, StorageError):
            self.profile_problem = profile
        elif profile is not None:
            name = hashlib.sha256(place).hexdigest()[:32]
            try:
                self._profile = _Place(
                    profile / "heads" / name, cipher, place + USER_PROFILE.encode()
                )
                self.profile_problem = self._profile.damage
            except StorageError as problem:
                self.profile_problem = problem

    def remember(self, head: Head) -> None:
        """Notes the newest head; in the vault's folder durably.

        Raises:
            StorageError: that folder's disk failed. The profile's failing is only noted in
                `profile_problem`: what was sealed is sealed.
        """
        self._vault.write(head, durably=True)
        if self._profile is not None:
            try:
                self._profile.write(head, durably=False)
            except StorageError as problem:
                self.profile_problem = problem

    def remembered(self) -> Iterator[tuple[str, Head | None]]:
        """Each place's name and its newest head; None if it remembers nothing readable."""
        yield VAULT_FOLDER, self._vault.newest()
        if self._profile is not None:
            yield USER_PROFILE, self._profile.newest()

    def close(self) -> None:
        """Closes both files; more than once does no harm."""
        self._vault.close()
        if self._profile is not None:
            self._profile.close()


class _Place:
    """One file.

    Attributes:
        damage: that it was there and held no head that can be read; None otherwise.
    """

    def __init__(self, path: Path, cipher: AESGCM, bound: bytes) -> None:
        self._path = path
        self._cipher = cipher
        self._bound = bound
        with disk_errors(path):
            was_there = path.exists()
            is_cut = was_there and path.stat().st_size < 2 * _BLOCK
            if is_cut or not was_there:
                path.parent.mkdir(mode=0o700, exist_ok=True)
                with open_new(path, replacing=True) as file:
                    write_all(file, bytes(2 * _BLOCK))
                    sync_file(file.fileno())
                sync_folder(path.parent)
            self._file = io.FileIO(path, "r+b")
        self._counter, self._head = self._read()
        self.damage: StorageError | None = None
        if is_cut or (was_there and self._head is None and not self._is_blank()):
            self.damage = DiskError(path=str(path), reason="its content is damaged")

    def newest(self) -> Head | None:
        return self._head

    def write(self, head: Head, *, durably: bool) -> None:
        counter = self._counter + 1
        nonce = os.urandom(_NONCE)
        state = _STATE.pack(counter, head.size, bytes.fromhex(head.digest))
        with disk_errors(self._path):
            self._file.seek(counter % 2 * _BLOCK)
            write_all(self._file, nonce + self._cipher.encrypt(nonce, state, self._bound))
            if durably:
                sync_file(self._file.fileno())
        self._counter, self._head = counter, head

    def close(self) -> None:
        self._file.close()

    def _is_blank(self) -> bool:
        """Whether nothing was ever written to it, as where a crash came first."""
        with disk_errors(self._path):
            self._file.seek(0)
            return not any(self._file.read(2 * _BLOCK))

    def _read(self) -> tuple[int, Head | None]:
        """The newest head with its counter; 0 and None where nothing can be read."""
        newest: tuple[int, Head | None] = (0, None)
        for block in range(2):
            with disk_errors(self._path):
                self._file.seek(block * _BLOCK)
                record = self._file.read(_RECORD)
            try:
                state = self._cipher.decrypt(record[:_NONCE], record[_NONCE:], self._bound)
            except InvalidTag:
                continue
            counter, size, digest = _STATE.unpack(state)
            if counter > newest[0]:
                newest = counter, Head(size, digest.hex())
        return newest
