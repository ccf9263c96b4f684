"""The passphrase alone finds its slot; wrong ones and damage are never taken for each other."""

import os
import subprocess
import sys
import unicodedata
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from fieldkit.vault.keyslots import (
    KdfCost,
    Keyslots,
    LastPassphraseError,
    NotEnoughMemoryError,
    PassphraseInUseError,
    PassphraseTooWeakError,
    SlotKind,
    WrongPassphraseError,
    WrongRecoveryKeyError,
    new_keyslots,
    wipe,
)
from tests.engine.vault.making import LIGHT, OTHER, PASSPHRASE, new_signing_key

VAULT = "00000000-0000-4000-8000-000000000000"
VAULT_KEY = bytes(range(32))
RECOVERY_KEY = bytes(range(20))


def numbers(key: ec.EllipticCurvePrivateKey | None) -> ec.EllipticCurvePrivateNumbers:
    assert key is not None
    return key.private_numbers()


def keyslots_of(*passphrases: str) -> Keyslots:
    keyslots = new_keyslots(VAULT, LIGHT)
    for passphrase in passphrases:
        keyslots, _ = keyslots.with_passphrase(passphrase, bytearray(VAULT_KEY), new_signing_key())
    return keyslots


def test_each_passphrase_opens_its_own_slot() -> None:
    first, second = new_signing_key(), new_signing_key()
    keyslots = new_keyslots(VAULT, LIGHT)
    keyslots, first_id = keyslots.with_passphrase(PASSPHRASE, bytearray(VAULT_KEY), first)
    keyslots, second_id = keyslots.with_passphrase(OTHER, bytearray(VAULT_KEY), second)
    for passphrase, slot_id, key in ((PASSPHRASE, first_id, first), (OTHER, second_id, second)):
        unlocked = keyslots.unlock(passphrase)
        assert unlocked.slot_id == slot_id
        assert unlocked.vault_key == VAULT_KEY
        assert numbers(unlocked.signing_key) == numbers(key)


@pytest.mark.parametrize("typed", ["", "horse battery stapl", "Horse battery staple", "\ud800"])
def test_wrong_passphrase_opens_nothing(typed: str) -> None:
    with pytest.raises(WrongPassphraseError):
        keyslots_of(PASSPHRASE).unlock(typed)


@pytest.mark.parametrize(
    "passphrase",
    [
        "Ångström é ü 12345",
        "🔐 emoji passphrase 🧪",
        "  leading and trailing  ",
        "口令口令一二三四",
        "x1y2" * 250,
    ],
)
def test_passphrase_opens_however_it_is_composed(passphrase: str) -> None:
    keyslots = keyslots_of(unicodedata.normalize("NFD", passphrase))
    for form in ("NFC", "NFD"):
        assert keyslots.unlock(unicodedata.normalize(form, passphrase)).vault_key == VAULT_KEY


def test_spaces_around_a_passphrase_count() -> None:
    with pytest.raises(WrongPassphraseError):
        keyslots_of("  spaces count  ").unlock("spaces count")


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("", "shorter than 8"),
        ("seven77", "shorter than 8"),
        ("e\u0301" * 7, "shorter than 8"),
        ("aaaaaaaaaaaa", "fewer than 4 different"),
        ("12121212", "fewer than 4 different"),
    ],
)
def test_weak_passphrase_is_refused_with_the_reason(passphrase: str, reason: str) -> None:
    with pytest.raises(PassphraseTooWeakError, match=reason):
        keyslots_of(passphrase)


def test_passphrase_in_use_is_refused() -> None:
    with pytest.raises(PassphraseInUseError):
        keyslots_of(PASSPHRASE, PASSPHRASE)


def test_changed_passphrase_keeps_slot_and_signing_key() -> None:
    key = new_signing_key()
    before, slot_id = new_keyslots(VAULT, LIGHT).with_passphrase(
        PASSPHRASE, bytearray(VAULT_KEY), key
    )
    after, same_id = before.with_passphrase(OTHER, bytearray(VAULT_KEY), key, slot_id)
    assert same_id == slot_id
    assert len(after.slots) == 1
    assert numbers(after.unlock(OTHER).signing_key) == numbers(key)
    with pytest.raises(WrongPassphraseError):
        after.unlock(PASSPHRASE)


def test_removed_slot_no_longer_opens() -> None:
    keyslots = keyslots_of(PASSPHRASE, OTHER)
    left = keyslots.without(keyslots.slots[0].id)
    assert left.unlock(OTHER).vault_key == VAULT_KEY
    with pytest.raises(WrongPassphraseError):
        left.unlock(PASSPHRASE)


def test_last_passphrase_cannot_be_removed() -> None:
    keyslots = keyslots_of(PASSPHRASE).with_recovery_key(RECOVERY_KEY, bytearray(VAULT_KEY))
    with pytest.raises(LastPassphraseError):
        keyslots.without(keyslots.slots[0].id)


def test_removing_an_unknown_slot_is_a_bug() -> None:
    with pytest.raises(KeyError):
        keyslots_of(PASSPHRASE).without("unknown")


def test_recovery_key_opens_the_vault_but_signs_nothing() -> None:
    keyslots = keyslots_of(PASSPHRASE).with_recovery_key(RECOVERY_KEY, bytearray(VAULT_KEY))
    unlocked = keyslots.unlock_by_recovery_key(RECOVERY_KEY)
    assert unlocked.vault_key == VAULT_KEY
    assert unlocked.signing_key is None


def test_renewed_recovery_key_replaces_the_former() -> None:
    keyslots = keyslots_of(PASSPHRASE).with_recovery_key(RECOVERY_KEY, bytearray(VAULT_KEY))
    renewed = keyslots.with_recovery_key(bytes(20), bytearray(VAULT_KEY))
    assert [slot.kind for slot in renewed.slots] == [SlotKind.PASSPHRASE, SlotKind.RECOVERY]
    with pytest.raises(WrongRecoveryKeyError):
        renewed.unlock_by_recovery_key(RECOVERY_KEY)


def test_recovery_key_is_no_passphrase_and_no_passphrase_a_recovery_key() -> None:
    recovery = b"0123456789abcdefghij"
    keyslots = keyslots_of(PASSPHRASE).with_recovery_key(recovery, bytearray(VAULT_KEY))
    with pytest.raises(WrongPassphraseError):
        keyslots.unlock(recovery.decode())
    with pytest.raises(WrongRecoveryKeyError):
        keyslots.unlock_by_recovery_key(PASSPHRASE.encode())


def test_slot_of_another_vault_or_place_does_not_open() -> None:
    keyslots = keyslots_of(PASSPHRASE, OTHER)
    first, second = keyslots.slots
    exchanged = (
        replace(first, signing_key=second.signing_key),
        replace(first, vault_key=second.vault_key),
        replace(first, id=second.id),
        replace(first, kind=SlotKind.RECOVERY),
    )
    for slot in exchanged:
        with pytest.raises(WrongPassphraseError):
            replace(keyslots, slots=(slot,)).unlock(PASSPHRASE)
    other_vault = VAULT.replace("4000", "4001")
    with pytest.raises(WrongPassphraseError):
        replace(keyslots, vault_id=other_vault).unlock(PASSPHRASE)


def test_wrapped_keys_differ_each_time() -> None:
    keyslots = keyslots_of(PASSPHRASE, OTHER)
    assert len({slot.salt for slot in keyslots.slots} | {keyslots.salt}) == 3
    assert keyslots.slots[0].vault_key != keyslots.slots[1].vault_key


def test_slot_with_a_signing_key_of_another_kind_is_a_bug() -> None:
    ed25519 = serialization.load_der_private_key(
        bytes.fromhex("302e020100300506032b657004220420") + bytes(range(32)), password=None
    )
    keyslots, _ = new_keyslots(VAULT, LIGHT).with_passphrase(
        PASSPHRASE,
        bytearray(VAULT_KEY),
        ed25519,  # type: ignore[arg-type]  # the wrong kind is what is tried
    )
    with pytest.raises(TypeError, match="another kind"):
        keyslots.unlock(PASSPHRASE)


def test_wiped_secret_is_gone() -> None:
    secret = bytearray(b"secret")
    wipe(secret)
    assert secret == bytes(6)


@pytest.mark.skipif(os.name == "nt", reason="sets a limit that only POSIX has")
def test_missing_memory_is_told_and_is_no_wrong_passphrase() -> None:
    program = (
        "import resource\n"
        "from fieldkit.vault.keyslots import KdfCost, NotEnoughMemoryError, new_keyslots\n"
        "keyslots = new_keyslots('v', KdfCost(2 * 1024 * 1024, 1, 1))\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\n"
        "try:\n"
        "    keyslots.unlock('horse battery staple')\n"
        "except NotEnoughMemoryError as problem:\n"
        "    print(problem)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert told.stdout == "Opening this vault takes 2048 MiB of memory, which is not free.\n"
    assert NotEnoughMemoryError.code == "vault.not-enough-memory"


@pytest.mark.full
def test_production_cost_opens() -> None:
    keyslots = new_keyslots(VAULT, KdfCost(256 * 1024, 3, 4))
    keyslots, _ = keyslots.with_passphrase(PASSPHRASE, bytearray(VAULT_KEY), new_signing_key())
    assert keyslots.unlock(PASSPHRASE).vault_key == VAULT_KEY
