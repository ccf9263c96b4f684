"""One folder, opened by one person at a time, or refused for a reason that is told."""

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from fieldkit.canonical import decode, encode
from fieldkit.clock import SystemClock
from fieldkit.errors import AccessError, FieldkitError, IntegrityError, StorageError
from fieldkit.host.lock import VaultInUseError
from fieldkit.recovery_key import (
    RecoveryKeyTypedWrongError,
    new_recovery_key,
    recovery_key_text,
)
from fieldkit.vault.attempts import TooManyAttemptsError
from fieldkit.vault.database import DatabaseAlteredError, DatabaseDamagedError
from fieldkit.vault.keyslot_file import (
    BACKUP,
    FILE,
    KeyslotsDamagedError,
    NotAVaultError,
    load_keyslots,
)
from fieldkit.vault.keyslots import (
    PassphraseInUseError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from fieldkit.vault.migrations import VaultTooNewError
from fieldkit.vault.vault import open_vault
from tests.engine.vault.making import (
    OTHER,
    PASSPHRASE,
    HandClock,
    flip,
    found,
    names,
    new_signing_key,
    open_again,
    stored_files,
    write_entry,
)

FILES = {1: b"content of the first file"}


# Opening one


def test_vault_opens_with_its_passphrase(path: Path) -> None:
    with open_again(path) as vault:
        assert stored_files(vault) == FILES
        assert vault.notices == []
        assert vault.signing_key is not None
        assert vault.slot_id in {slot.id for slot in vault.keyslots.slots}


def test_vault_opens_with_its_recovery_key_but_signs_nothing(tmp_path: Path) -> None:
    made, recovery_key = found(tmp_path / "vault")
    made.close()
    typed = recovery_key.lower().replace("-", " ")
    with open_vault(tmp_path / "vault", recovery_key=typed, clock=HandClock()) as vault:
        assert stored_files(vault) == FILES
        assert vault.signing_key is None
        with pytest.raises(ValueError, match="nobody is signed in"):
            vault.change_passphrase(OTHER)
        vault.add_person(OTHER, new_signing_key())
    with open_again(tmp_path / "vault", OTHER) as vault:
        assert stored_files(vault) == FILES


@pytest.mark.parametrize("given", [{}, {"passphrase": "a", "recovery_key": "b"}])
def test_either_passphrase_or_recovery_key(path: Path, given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="either"):
        open_vault(path, clock=HandClock(), **given)


def newer_keyslots(path: Path) -> None:
    for name in (FILE, BACKUP):
        text = (path / name).read_text().replace("keyslots/1", "keyslots/2")
        members = decode(text.encode())
        assert isinstance(members, dict)
        del members["checksum"]
        members["checksum"] = hashlib.sha256(encode(members)).hexdigest()
        (path / name).write_bytes(encode(members))


def newer_database(path: Path) -> None:
    with open_again(path) as vault:
        vault.database.execute("PRAGMA user_version = 1000")


def altered_database(path: Path) -> None:
    with open_again(path) as vault:
        vault.database.execute(
            "CREATE TRIGGER bad AFTER INSERT ON entry BEGIN DELETE FROM draft; END"
        )


def damaged_keyslots(path: Path) -> None:
    flip(path / FILE, 200)
    flip(path / BACKUP, 300)


@pytest.mark.parametrize(
    ("harm", "kind", "code"),
    [
        (damaged_keyslots, KeyslotsDamagedError, "vault.keyslots-damaged"),
        (lambda path: flip(path / "database", 20), DatabaseDamagedError, "vault.database-damaged"),
        (
            lambda path: (path / "database").unlink(),
            DatabaseDamagedError,
            "vault.database-damaged",
        ),
        (newer_keyslots, VaultTooNewError, "vault.too-new"),
        (newer_database, VaultTooNewError, "vault.too-new"),
        (altered_database, DatabaseAlteredError, "vault.database-altered"),
    ],
)
def test_each_reason_not_to_open_is_told_apart(
    path: Path, harm: Callable[[Path], None], kind: type[FieldkitError], code: str
) -> None:
    harm(path)
    for _ in range(7):  # none of them is counted as a wrong passphrase
        with pytest.raises(kind) as caught:
            open_again(path)
        assert caught.value.code == code
        assert isinstance(caught.value, StorageError | IntegrityError)


def test_wrong_passphrase_is_told_apart_from_damage(path: Path) -> None:
    with pytest.raises(WrongPassphraseError) as caught:
        open_again(path, "not the passphrase")
    assert isinstance(caught.value, AccessError)
    open_again(path).close()


def test_folder_without_a_vault_is_told_and_not_touched(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for place in (tmp_path / "empty", tmp_path / "missing"):
        with pytest.raises(NotAVaultError):
            open_again(place)
    assert names(tmp_path / "empty") == set()


def test_other_recovery_keys_are_told_apart_from_mistyped_ones(path: Path) -> None:
    other = recovery_key_text(new_recovery_key())
    with pytest.raises(WrongRecoveryKeyError):
        open_vault(path, recovery_key=other, clock=HandClock())
    with pytest.raises(RecoveryKeyTypedWrongError):
        open_vault(path, recovery_key=other[1:], clock=HandClock())


def test_one_damaged_copy_of_the_key_slots_is_made_good_and_told(path: Path) -> None:
    flip(path / FILE, 100)
    with open_again(path) as vault:
        assert [(each.code, each.path) for each in vault.notices] == [("KEYSLOTS_RENEWED", FILE)]
    with open_again(path) as vault:
        assert vault.notices == []


def test_second_opener_is_refused_until_the_first_is_done(path: Path) -> None:
    first = open_again(path)
    with pytest.raises(VaultInUseError, match=f"process {os.getpid()} "):
        open_again(path)
    first.close()
    open_again(path).close()


def test_refused_opener_leaves_no_lock(path: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        open_again(path, "wrong passphrase")
    open_again(path).close()


def test_mistyped_recovery_key_is_not_counted(path: Path) -> None:
    for _ in range(10):
        with pytest.raises(RecoveryKeyTypedWrongError):
            open_vault(path, recovery_key="0", clock=HandClock())
    open_again(path).close()


def test_wrong_passphrases_make_the_next_ones_wait(path: Path) -> None:
    clock = HandClock()
    for _ in range(5):
        with pytest.raises(WrongPassphraseError):
            open_again(path, "wrong passphrase", clock)
    with pytest.raises(TooManyAttemptsError) as caught:
        open_again(path, PASSPHRASE, clock)
    assert caught.value.details == {"wait_seconds": 1}
    clock.go(1)
    open_again(path, PASSPHRASE, clock).close()
    with pytest.raises(WrongPassphraseError):
        open_again(path, "wrong passphrase", clock)


def test_clock_set_back_does_not_lock_out(path: Path) -> None:
    clock = HandClock()
    for _ in range(5):
        with pytest.raises(WrongPassphraseError):
            open_again(path, "wrong passphrase", clock)
    clock.wall -= timedelta(days=1000)
    clock.boot = "another boot"
    with pytest.raises(TooManyAttemptsError):
        open_again(path, PASSPHRASE, clock)
    clock.go(1)
    open_again(path, PASSPHRASE, clock).close()


def test_system_clock_serves(path: Path) -> None:
    open_vault(path, passphrase=PASSPHRASE, clock=SystemClock()).close()


# Who can open it


def test_second_person_opens_with_their_own_key(path: Path) -> None:
    key = new_signing_key()
    with open_again(path) as vault:
        slot = vault.add_person(OTHER, key)
        with pytest.raises(PassphraseInUseError):
            vault.add_person(PASSPHRASE, new_signing_key())
    with open_again(path, OTHER) as vault:
        assert vault.slot_id == slot
        assert vault.signing_key is not None
        assert vault.signing_key.private_numbers() == key.private_numbers()
    with open_again(path) as vault:
        vault.remove_slot(slot)
    with pytest.raises(WrongPassphraseError):
        open_again(path, OTHER)


def test_second_person_signs_at_the_open_vault(path: Path) -> None:
    key, clock = new_signing_key(), HandClock()
    with open_again(path, clock=clock) as vault:
        vault.add_person(OTHER, key)
        assert vault.signing_key_of(OTHER).private_numbers() == key.private_numbers()
        for _ in range(5):
            with pytest.raises(WrongPassphraseError):
                vault.signing_key_of("wrong passphrase")
        with pytest.raises(TooManyAttemptsError):
            vault.signing_key_of(OTHER)
        write_entry(vault)


def test_changed_passphrase_keeps_person_and_key(path: Path) -> None:
    with open_again(path) as vault:
        slot, key = vault.slot_id, vault.signing_key
        assert key is not None
        vault.change_passphrase(OTHER)
    with pytest.raises(WrongPassphraseError):
        open_again(path, PASSPHRASE)
    with open_again(path, OTHER) as vault:
        assert vault.slot_id == slot
        assert vault.signing_key is not None
        assert vault.signing_key.private_numbers() == key.private_numbers()


def test_renewed_recovery_key_replaces_the_former(tmp_path: Path) -> None:
    vault, former = found(tmp_path / "vault")
    renewed = vault.renew_recovery_key()
    vault.close()
    with pytest.raises(WrongRecoveryKeyError):
        open_vault(tmp_path / "vault", recovery_key=former, clock=HandClock())
    open_vault(tmp_path / "vault", recovery_key=renewed, clock=HandClock()).close()


CHANGER = """
import os, signal, sys
from pathlib import Path
from fieldkit.clock import SystemClock
from fieldkit.vault.vault import open_vault

def counted(real):
    def call(*arguments, **named):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **named)
    return call

path, old, new = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
for left in range(1, 100):
    child = os.fork()
    if child == 0:
        vault = open_vault(path, passphrase=old, clock=SystemClock())
        for name in ("open", "fsync", "fdatasync", "replace", "rename", "unlink"):
            setattr(os, name, counted(getattr(os, name)))
        vault.change_passphrase(new)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    works = []
    for passphrase in (old, new):
        try:
            open_vault(path, passphrase=passphrase, clock=SystemClock()).close()
            works.append(passphrase)
        except Exception as problem:
            assert type(problem).__name__ == "WrongPassphraseError", problem
    print(left, status, len(works), flush=True)
    if status == 0:
        break
    (path / "attempts.json").unlink(missing_ok=True)
    old, new = works[0], (new if works[0] == old else old)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_interrupted_change_of_passphrase_leaves_one_that_works(path: Path) -> None:
    command = [sys.executable, "-c", CHANGER, str(path), PASSPHRASE, OTHER]
    told = subprocess.check_output(command, text=True).splitlines()
    ends = [line.split() for line in told]
    assert [line[2] for line in ends] == ["1"] * len(ends)
    assert [line[1] for line in ends] == [str(int(signal.SIGKILL))] * (len(ends) - 1) + ["0"]
    assert len(ends) > 6


# Closing it


def test_closed_vault_holds_nothing(path: Path) -> None:
    vault = open_again(path)
    key = vault.vault_key
    assert any(key)
    vault.close()
    vault.close()
    assert not any(key)
    assert vault.signing_key is None
    assert names(path) == {FILE, BACKUP, "database", "heads", "lock", "objects"}


HOLDER = """
import sys
from pathlib import Path
from fieldkit.clock import SystemClock
from fieldkit.vault.vault import open_vault
vault = open_vault(Path(sys.argv[1]), passphrase=sys.argv[2], clock=SystemClock())
vault.database.rows("SELECT * FROM entry")
print("open", flush=True)
sys.stdin.readline()
vault.close()
print("closed", flush=True)
sys.stdin.readline()
"""


def memory_of(process: int) -> bytes:
    """All private memory of a process that can be read."""
    found = []
    try:
        with (
            Path(f"/proc/{process}/maps").open() as regions,
            Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory,
        ):
            for region in regions:
                span, mode, *_ = region.split()
                if mode.startswith("rw"):
                    start, end = (int(bound, 16) for bound in span.split("-"))
                    memory.seek(start)
                    found.append(memory.read(end - start))
    except PermissionError:
        pytest.skip("this user may not look into other processes")
    return b"\n".join(found)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_vault_key_is_not_in_memory_once_the_vault_is_closed(path: Path) -> None:
    key = bytes(load_keyslots(path)[0].unlock(PASSPHRASE).vault_key)
    command = [sys.executable, "-c", HOLDER, str(path), PASSPHRASE]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        assert key in memory_of(holder.pid)
        holder.stdin.write("\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "closed\n"
        memory = memory_of(holder.pid)
        for form in (key, key.hex().encode(), key.hex().upper().encode()):
            assert form not in memory
        holder.communicate("\n")
