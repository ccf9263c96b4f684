"""One folder, opened by one person at a time, or refused for a reason that is told."""

import hashlib
import os
import shutil
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
from fieldkit.host.durable import DiskFullError
from fieldkit.host.lock import VaultInUseError
from fieldkit.vault.attempts import TooManyAttemptsError
from fieldkit.vault.database import DatabaseAlteredError, DatabaseDamagedError
from fieldkit.vault.heads import USER_PROFILE, VAULT_FOLDER
from fieldkit.vault.keyslot_file import (
    BACKUP,
    FILE,
    KeyslotsDamagedError,
    NotAVaultError,
    load_keyslots,
    written,
)
from fieldkit.vault.keyslots import (
    PassphraseInUseError,
    PassphraseTooWeakError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from fieldkit.vault.migrations import VaultTooNewError
from fieldkit.vault.new_folder import FolderTakenError
from fieldkit.vault.recovery_key import (
    RecoveryKeyTypedWrongError,
    new_recovery_key,
    recovery_key_text,
)
from fieldkit.vault.vault import BackupIsNoVaultError, create_vault, open_vault
from tests.builders.disks import small_disk
from tests.engine.vault.making import (
    LIGHT,
    OTHER,
    PASSPHRASE,
    HandClock,
    flip,
    found,
    new_signing_key,
    open_again,
    stored_files,
    write_entry,
)

FILES = {1: b"content of the first file"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed vault."""
    vault, _ = found(tmp_path / "vault")
    vault.close()
    return tmp_path / "vault"


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


# Making one


def test_founded_vault_holds_what_was_written_before_it_was_in_place(tmp_path: Path) -> None:
    key = new_signing_key()
    path = tmp_path / "vault"
    with create_vault(path, PASSPHRASE, key, cost=LIGHT) as founding:
        assert not path.exists()
        write_entry(founding.vault)
        vault, _ = founding.finish()
    assert vault.path == path
    assert vault.database.one("SELECT count(*) FROM entry") == (1,)
    assert vault.signing_key is key
    assert vault.notices == []
    write_entry(vault)
    vault.close()
    assert names(tmp_path) == {"vault", "profile"}
    assert names(path) == {FILE, BACKUP, "database", "heads", "lock", "objects"}


def test_founding_that_is_given_up_leaves_nothing(tmp_path: Path, profile: Path) -> None:
    def give_up() -> None:
        with create_vault(tmp_path / "vault", PASSPHRASE, new_signing_key(), cost=LIGHT) as making:
            write_entry(making.vault)
            raise KeyError("changed my mind")

    with pytest.raises(KeyError):
        give_up()
    assert names(tmp_path) == {profile.name}


def test_weak_passphrase_founds_nothing(tmp_path: Path, profile: Path) -> None:
    with pytest.raises(PassphraseTooWeakError):
        create_vault(tmp_path / "vault", "1234567", new_signing_key(), cost=LIGHT)
    assert names(tmp_path) <= {profile.name}


@pytest.mark.parametrize("taken", ["file", "folder", "vault", "link"])
def test_vault_is_not_founded_over_anything(tmp_path: Path, taken: str) -> None:
    path = tmp_path / "vault"
    match taken:
        case "file":
            path.write_bytes(b"")
        case "folder":
            path.mkdir()
            (path / "note.txt").write_bytes(b"mine")
        case "vault":
            found(path)[0].close()
        case "link":
            path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FolderTakenError, match="vault"):
        create_vault(path, PASSPHRASE, new_signing_key(), cost=LIGHT)


def test_empty_folder_becomes_the_vault(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    found(tmp_path / "vault")[0].close()
    with open_again(tmp_path / "vault") as vault:
        assert stored_files(vault) == FILES


def test_what_a_crash_left_of_a_founding_is_no_hindrance(tmp_path: Path) -> None:
    left = tmp_path / ".vault.new"
    left.mkdir()
    (left / "database").write_bytes(b"half")
    found(tmp_path / "vault")[0].close()
    assert not left.exists()


def test_two_foundings_of_one_name_do_not_mix(tmp_path: Path) -> None:
    with create_vault(tmp_path / "vault", PASSPHRASE, new_signing_key(), cost=LIGHT) as founding:
        with pytest.raises(VaultInUseError):
            create_vault(tmp_path / "vault", OTHER, new_signing_key(), cost=LIGHT)
        founding.finish()[0].close()
    open_again(tmp_path / "vault").close()


def test_place_taken_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "vault"
    with create_vault(path, PASSPHRASE, new_signing_key(), cost=LIGHT) as founding:
        path.mkdir()
        (path / "note.txt").write_bytes(b"mine")
        with pytest.raises(FolderTakenError):
            founding.finish()
    assert names(path) == {"note.txt"}
    assert not (tmp_path / ".vault.new").exists()


def test_full_disk_founds_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 4) as disk:
        with pytest.raises(DiskFullError, match=str(disk)):
            create_vault(disk / "vault", PASSPHRASE, new_signing_key(), cost=LIGHT)
        assert names(disk) == set()


def test_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        create_vault(tmp_path / "no" / "vault", PASSPHRASE, new_signing_key(), cost=LIGHT)


@pytest.mark.skipif(sys.platform != "linux", reason="knows how long a path may be")
def test_founding_that_fails_halfway_leaves_nothing(tmp_path: Path) -> None:
    place = tmp_path
    while len(str(place)) < 3800:
        place /= "x" * 200
    place.mkdir(parents=True)
    # One file of the vault has too long a path, others have not.
    final = place / ("v" * (4070 - len(str(place)) - 1))
    with pytest.raises(StorageError, match="name too long"):
        create_vault(final, PASSPHRASE, new_signing_key(), cost=LIGHT)
    assert names(place) == set()


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_vault_is_for_this_user_alone(path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o700
    for each in path.rglob("*"):
        assert each.stat().st_mode & 0o777 == (0o700 if each.is_dir() else 0o600), each


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


# What a crash or an old copy leaves


def test_files_without_an_entry_are_removed_at_opening(path: Path, tmp_path: Path) -> None:
    with open_again(path) as vault:
        vault.objects.take_in(Path(__file__))
    (path / "objects" / f"{'0' * 32}.tmp").write_bytes(b"half")
    with open_again(path) as vault:
        assert [each.code for each in vault.notices] == ["LEFTOVERS_REMOVED"]
        assert len(list(vault.objects.ids())) == 1
        assert stored_files(vault) == FILES


def put_back(path: Path, older: Path, *parts: str) -> None:
    for name in parts:
        shutil.copy(older / name, path / name)


def test_older_database_put_back_is_noticed_and_no_file_removed(
    path: Path, tmp_path: Path
) -> None:
    shutil.copytree(path, tmp_path / "older")
    with open_again(path) as vault:
        write_entry(vault, b"content of the second file")
    shutil.copytree(path, tmp_path / "newer")
    put_back(path, tmp_path / "older", "database")
    with open_again(path) as vault:
        assert [each.code for each in vault.notices] == ["TIDYING_PUT_OFF"]
        assert vault.database.one("SELECT count(*) FROM entry") == (2,)
        heads = dict(vault.heads.remembered())
        assert {head.size for head in heads.values() if head} == {3}
    # Together with the head in the folder: the profile still knows.
    put_back(path, tmp_path / "older", "database", "heads")
    with open_again(path) as vault:
        assert [each.code for each in vault.notices] == ["TIDYING_PUT_OFF"]
        heads = dict(vault.heads.remembered())
        assert (heads[VAULT_FOLDER], heads[USER_PROFILE]) != (None, None)
        assert heads[VAULT_FOLDER] != heads[USER_PROFILE]
    put_back(path, tmp_path / "newer", "database", "heads")
    with open_again(path) as vault:
        assert vault.notices == []
        assert stored_files(vault) == {**FILES, 2: b"content of the second file"}


CRASHER = """
import os, sys
from pathlib import Path
from fieldkit.clock import SystemClock
from fieldkit.vault.vault import open_vault
from tests.engine.vault.making import write_entry
vault = open_vault(Path(sys.argv[1]), passphrase=sys.argv[2], clock=SystemClock())
write_entry(vault, b"content in the write-ahead log")
os.kill(os.getpid(), 9)
"""


def test_deleted_write_ahead_log_shows_in_the_head(path: Path) -> None:
    subprocess.run([sys.executable, "-c", CRASHER, str(path), PASSPHRASE], check=False)
    (path / "database-wal").unlink()
    (path / "database-shm").unlink(missing_ok=True)
    with open_again(path) as vault:
        assert vault.database.damage() == []
        assert vault.database.one("SELECT count(*) FROM entry") == (2,)
        assert {head.size for _, head in vault.heads.remembered() if head} == {3}
        assert [each.code for each in vault.notices] == ["TIDYING_PUT_OFF"]


def test_kill_leaves_a_vault_that_opens_with_everything(path: Path) -> None:
    subprocess.run([sys.executable, "-c", CRASHER, str(path), PASSPHRASE], check=False)
    with open_again(path) as vault:
        assert vault.notices == []
        assert stored_files(vault) == {**FILES, 2: b"content in the write-ahead log"}


def test_profile_that_cannot_be_used_is_told(path: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "heads").write_bytes(b"")
    with open_vault(path, passphrase=PASSPHRASE, clock=HandClock(), profile=blocked) as vault:
        assert [each.code for each in vault.notices] == ["PROFILE_UNUSABLE"]
        write_entry(vault)


def test_old_copy_of_the_key_slots_opens_the_vault_again(path: Path) -> None:
    """U4: a person who kept the key slots from before being locked out can still read.

    Changing a slot does not change the vault key; the handbook says so.
    """
    with open_again(path) as vault:
        slot = vault.add_person(OTHER, new_signing_key())
        kept = written(vault.keyslots)
        vault.remove_slot(slot)
    for name in (FILE, BACKUP):
        (path / name).write_bytes(kept)
    open_again(path, OTHER).close()


def test_backup_is_not_opened_as_a_vault(path: Path) -> None:
    (path / "backup.json").write_bytes(b"{}")
    with pytest.raises(BackupIsNoVaultError, match="Restore it"):
        open_again(path)


def test_vault_whose_lock_cannot_be_written_is_told(path: Path) -> None:
    (path / "lock").unlink()
    (path / "lock").mkdir()
    with pytest.raises(StorageError, match="lock"):
        open_again(path)


def test_failed_change_leaves_the_former_passphrase(path: Path) -> None:
    vault = open_again(path)
    blocked = path / f"{FILE}.tmp"
    blocked.mkdir()
    with pytest.raises(StorageError):
        vault.change_passphrase(OTHER)
    blocked.rmdir()
    assert vault.keyslots == load_keyslots(path)[0]
    vault.close()
    open_again(path).close()
