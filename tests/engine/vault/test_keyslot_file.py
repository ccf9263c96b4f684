"""Key slots on disk: two copies, each good for the other, and no half change."""

import base64
import hashlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fieldkit.canonical import decode, encode
from fieldkit.errors import StorageError
from fieldkit.vault.keyslot_file import (
    BACKUP,
    FILE,
    KeyslotsDamagedError,
    NotAVaultError,
    load_keyslots,
    read_keyslots,
    require_vault,
    store_keyslots,
    written,
)
from fieldkit.vault.keyslots import Keyslots, new_keyslots
from fieldkit.vault.migrations import VaultTooNewError
from tests.engine.vault.making import LIGHT, OTHER, PASSPHRASE, flip, new_signing_key

VAULT = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def keyslots(tmp_path: Path) -> Keyslots:
    """Slots for one person and a recovery key, stored."""
    key = bytearray(32)
    keyslots, _ = new_keyslots(VAULT, LIGHT).with_passphrase(PASSPHRASE, key, new_signing_key())
    keyslots = keyslots.with_recovery_key(bytes(20), key)
    store_keyslots(tmp_path, keyslots)
    return keyslots


def test_stored_slots_are_loaded(tmp_path: Path, keyslots: Keyslots) -> None:
    assert load_keyslots(tmp_path) == (keyslots, None)
    assert (tmp_path / FILE).read_bytes() == (tmp_path / BACKUP).read_bytes()


def test_no_passphrase_and_no_name_stand_in_the_file(tmp_path: Path, keyslots: Keyslots) -> None:
    content = (tmp_path / FILE).read_bytes()
    assert PASSPHRASE.encode() not in content
    assert base64.b64encode(bytes(32)) not in content


@pytest.mark.parametrize("name", [FILE, BACKUP])
def test_every_flipped_bit_in_one_copy_is_made_good(
    tmp_path: Path, keyslots: Keyslots, name: str
) -> None:
    length = (tmp_path / name).stat().st_size
    for position in range(0, length, 7):
        flip(tmp_path / name, position)
        assert load_keyslots(tmp_path) == (keyslots, name)
        assert (tmp_path / name).read_bytes() == written(keyslots)
    assert load_keyslots(tmp_path) == (keyslots, None)


@pytest.mark.parametrize("name", [FILE, BACKUP])
@pytest.mark.parametrize("content", [None, b"", b"{}", b"[]", b"1", b"\xff", b"x" * 2_000_000])
def test_missing_or_cut_copy_is_made_good(
    tmp_path: Path, keyslots: Keyslots, name: str, content: bytes | None
) -> None:
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(content)
    assert load_keyslots(tmp_path) == (keyslots, name)
    assert load_keyslots(tmp_path) == (keyslots, None)


def test_reading_alone_makes_nothing_good(tmp_path: Path, keyslots: Keyslots) -> None:
    for name in (FILE, BACKUP):
        flip(tmp_path / name, 100)
        harmed = (tmp_path / name).read_bytes()
        if name == FILE:
            assert read_keyslots(tmp_path) == keyslots
            assert (tmp_path / name).read_bytes() == harmed
    with pytest.raises(KeyslotsDamagedError):
        read_keyslots(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="reads what cannot be read")
@pytest.mark.parametrize("name", [FILE, BACKUP])
def test_copy_on_a_broken_sector_is_made_good(
    tmp_path: Path, keyslots: Keyslots, name: str
) -> None:
    (tmp_path / name).unlink()
    (tmp_path / name).symlink_to("/proc/self/mem")  # gives EIO at its start
    assert load_keyslots(tmp_path) == (keyslots, name)
    assert (tmp_path / name).read_bytes() == written(keyslots)


@pytest.mark.usefixtures("keyslots")
def test_two_damaged_copies_are_damage(tmp_path: Path) -> None:
    flip(tmp_path / FILE, 100)
    flip(tmp_path / BACKUP, 100)
    with pytest.raises(KeyslotsDamagedError):
        load_keyslots(tmp_path)


def test_database_without_key_slots_is_damage(tmp_path: Path) -> None:
    (tmp_path / "database").write_bytes(b"")
    with pytest.raises(KeyslotsDamagedError):
        load_keyslots(tmp_path)


def test_other_folders_are_no_vault(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "not there"):
        with pytest.raises(NotAVaultError, match=str(folder)):
            require_vault(folder)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotAVaultError):
        require_vault(tmp_path / "file")


def test_interrupted_change_counts_as_made_and_is_finished(
    tmp_path: Path, keyslots: Keyslots
) -> None:
    newer, _ = keyslots.with_passphrase(OTHER, bytearray(32), new_signing_key())
    (tmp_path / FILE).write_bytes(written(newer))
    assert load_keyslots(tmp_path) == (newer, None)
    assert (tmp_path / BACKUP).read_bytes() == written(newer)


# What a hostile or newer writer could put there, with a right checksum


def rewrite(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    members: Any = decode((folder / FILE).read_bytes())
    del members["checksum"]
    change(members)
    members["checksum"] = hashlib.sha256(encode(members)).hexdigest()
    for name in (FILE, BACKUP):
        (folder / name).write_bytes(encode(members))


@pytest.mark.usefixtures("keyslots")
@pytest.mark.parametrize("name", [FILE, BACKUP])
def test_newer_format_is_too_new_and_not_damage(tmp_path: Path, name: str) -> None:
    older = (tmp_path / FILE).read_bytes()
    rewrite(tmp_path, lambda members: members.update(format="fieldkit-keyslots/2", more=1))
    newer = (tmp_path / FILE).read_bytes()
    with pytest.raises(VaultTooNewError, match="newer version"):
        load_keyslots(tmp_path)
    (tmp_path / name).write_bytes(older)
    with pytest.raises(VaultTooNewError):
        load_keyslots(tmp_path)
    assert newer in [(tmp_path / FILE).read_bytes(), (tmp_path / BACKUP).read_bytes()]


def put(place: list[str | int], value: object) -> Callable[[dict[str, Any]], None]:
    def change(members: dict[str, Any]) -> None:
        at: Any = members
        for step in place[:-1]:
            at = at[step]
        at[place[-1]] = value

    return change


@pytest.mark.usefixtures("keyslots")
@pytest.mark.parametrize(
    ("place", "value"),
    [
        (["vault"], "not a uuid"),
        (["vault"], None),
        (["kdf"], []),
        (["kdf", "algorithm"], "md5"),
        (["kdf", "memory_kib"], 8 * 1024 - 1),
        (["kdf", "memory_kib"], 2 * 1024 * 1024 + 1),
        (["kdf", "memory_kib"], "65536"),
        (["kdf", "iterations"], 0),
        (["kdf", "iterations"], 65),
        (["kdf", "lanes"], 0),
        (["kdf", "lanes"], 17),
        (["kdf", "lanes"], True),
        (["kdf", "salt"], ""),
        (["kdf", "salt"], "!!!"),
        (["kdf", "salt"], base64.b64encode(bytes(15)).decode()),
        (["slots"], {}),
        (["slots", 0], "slot"),
        (["slots", 0, "id"], 5),
        (["slots", 0, "kind"], "backdoor"),
        (["slots", 0, "vault_key"], base64.b64encode(bytes(59)).decode()),
        (["slots", 0, "vault_key"], None),
        (["slots", 0, "signing_key"], None),
        (["slots", 0, "signing_key"], base64.b64encode(bytes(28)).decode()),
    ],
)
def test_values_out_of_bounds_are_damage(
    tmp_path: Path, place: list[str | int], value: object
) -> None:
    rewrite(tmp_path, put(place, value))
    with pytest.raises(KeyslotsDamagedError):
        load_keyslots(tmp_path)


@pytest.mark.usefixtures("keyslots")
def test_copy_that_may_not_be_read_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    with pytest.raises(StorageError, match=FILE):
        load_keyslots(tmp_path)
