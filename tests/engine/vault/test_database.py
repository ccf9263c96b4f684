"""The encrypted database: settings that hold, whole transactions, and named damage."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from fieldkit.errors import StorageError
from fieldkit.host.durable import DiskError, DiskFullError, NoAccessError
from fieldkit.progress import Cancelled
from fieldkit.vault.database import (
    Database,
    DatabaseAlteredError,
    DatabaseBusyError,
    DatabaseDamagedError,
)
from tests.builders.disks import small_disk

KEY = bytes(range(32))
PAGE = 4096


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "database", bytearray(KEY), new=True)
    with database.transaction():
        database.execute("CREATE TABLE note (number INTEGER PRIMARY KEY, text TEXT) STRICT")
    yield database
    database.close()


def write_notes(database: Database, count: int, length: int = 1000) -> None:
    with database.transaction():
        for _ in range(count):
            database.execute("INSERT INTO note (text) VALUES (?)", ("x" * length,))


def flip(path: Path, position: int) -> None:
    with path.open("r+b") as file:
        file.seek(position)
        byte = file.read(1)
        file.seek(position)
        file.write(bytes([byte[0] ^ 1]))


def test_nothing_readable_reaches_the_disk(database: Database, tmp_path: Path) -> None:
    database.execute("INSERT INTO note (text) VALUES ('Huajian Electroplating')")
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"Huajian" not in written
    assert b"SQLite format 3" not in written
    assert b"CREATE TABLE" not in written


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("PRAGMA cipher_page_size", "4096"),
        ("PRAGMA cipher_hmac_algorithm", "HMAC_SHA512"),
        ("PRAGMA cipher_memory_security", "0"),
        ("PRAGMA journal_mode", "wal"),
        ("PRAGMA synchronous", 2),
        ("PRAGMA temp_store", 2),
        ("PRAGMA secure_delete", 1),
        ("PRAGMA foreign_keys", 1),
        ("PRAGMA recursive_triggers", 1),
        ("PRAGMA trusted_schema", 0),
    ],
)
def test_setting_holds(database: Database, question: str, expected: object) -> None:
    assert database.one(question) == (expected,)


def test_file_is_for_this_user_alone(database: Database, tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("POSIX modes")
    write_notes(database, 1)
    for path in tmp_path.iterdir():
        assert path.stat().st_mode & 0o777 == 0o600, path


def test_transaction_that_fails_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.transaction():
            database.execute("INSERT INTO note (text) VALUES ('half')")
            raise KeyError("a bug")

    with pytest.raises(KeyError):
        fail()
    assert database.rows("SELECT * FROM note") == []


def test_finished_transaction_is_there_after_reopening(tmp_path: Path) -> None:
    first = Database(tmp_path / "database", bytearray(KEY), new=True)
    with first.transaction():
        first.execute("CREATE TABLE note (text TEXT) STRICT")
        assert first.execute("INSERT INTO note VALUES (?), (?)", ("a", "b")) == 2
    first.close()
    first.close()
    second = Database(tmp_path / "database", bytearray(KEY))
    assert second.rows("SELECT text FROM note ORDER BY text") == [("a",), ("b",)]
    assert second.one("SELECT text FROM note WHERE text = ?", ("c",)) is None
    second.close()


def test_transactions_do_not_nest(database: Database) -> None:
    with (
        pytest.raises(sqlcipher.OperationalError, match="within a transaction"),
        database.transaction(),
        database.transaction(),
    ):
        pass


def test_mistakes_of_the_program_are_loud(database: Database) -> None:
    with pytest.raises(sqlcipher.OperationalError):
        database.rows("SELECT nonsense FROM note")
    write_notes(database, 1)
    with pytest.raises(sqlcipher.IntegrityError):
        database.execute("INSERT INTO note (number, text) VALUES (1, 'again')")


def test_connection_belongs_to_its_thread(database: Database) -> None:
    caught: list[Exception] = []

    def use() -> None:
        try:
            database.rows("SELECT * FROM note")
        except sqlcipher.ProgrammingError as problem:
            caught.append(problem)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert len(caught) == 1


def test_new_database_is_not_made_over_another(database: Database) -> None:
    with pytest.raises(StorageError, match="exists"):
        Database(database.path, bytearray(KEY), new=True)


# Damage


def test_other_key_is_damage(tmp_path: Path, database: Database) -> None:
    database.close()
    with pytest.raises(DatabaseDamagedError, match="not a database"):
        Database(database.path, bytearray(32))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "missing"),
        (b"", "empty"),
        (b"garbage", "not a database"),
        (b"SQLite format 3\0" + bytes(8176), "not a database"),
        (bytes(8192), "not a database"),
    ],
)
def test_garbage_is_damage(tmp_path: Path, content: bytes | None, reason: str) -> None:
    path = tmp_path / "database"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DatabaseDamagedError, match=reason):
        Database(path, bytearray(KEY))


def test_whole_database_shows_no_damage(database: Database) -> None:
    write_notes(database, 20)
    assert database.damage() == []


def test_flipped_bit_in_any_page_is_found(database: Database, tmp_path: Path) -> None:
    write_notes(database, 30)
    database.close()
    whole = database.path.read_bytes()
    for page in range(len(whole) // PAGE):
        database.path.write_bytes(whole)
        flip(database.path, page * PAGE + 17 * (page + 1))
        try:
            damaged = Database(database.path, bytearray(KEY))
        except DatabaseDamagedError:
            assert page == 0
            continue
        assert any(str(page + 1) in told for told in damaged.damage()), page
        damaged.close()


def test_reading_a_damaged_page_says_so_and_the_rest_stays_readable(
    database: Database,
) -> None:
    write_notes(database, 30)
    database.close()
    pages = database.path.stat().st_size // PAGE
    flip(database.path, (pages - 1) * PAGE + 100)
    damaged = Database(database.path, bytearray(KEY))
    with pytest.raises(DatabaseDamagedError):
        damaged.rows("SELECT text FROM note")
    damaged.reopen()
    assert damaged.one("SELECT text FROM note WHERE number = 1") == ("x" * 1000,)
    damaged.close()


def test_damage_makes_no_noise(database: Database, capfd: pytest.CaptureFixture[str]) -> None:
    write_notes(database, 30)
    database.close()
    flip(database.path, 5 * PAGE + 100)
    damaged = Database(database.path, bytearray(KEY))
    assert damaged.damage()
    damaged.close()
    flip(database.path, 20)
    with pytest.raises(DatabaseDamagedError):
        Database(database.path, bytearray(KEY))
    assert capfd.readouterr() == ("", "")


def test_database_that_broke_while_open_shows_damage(database: Database) -> None:
    write_notes(database, 3)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    flip(database.path, 20)
    assert set(database.damage()) == {"file is not a database"}


# Trouble around it


def test_database_held_by_another_program_is_busy(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Database(database.path, bytearray(KEY))
    other.execute("PRAGMA busy_timeout = 1")
    with database.transaction(), pytest.raises(DatabaseBusyError):
        other.execute("BEGIN IMMEDIATE")
    other.close()


def test_database_that_may_not_be_opened_is_told_in_words(tmp_path: Path) -> None:
    if os.name == "nt" or os.geteuid() == 0:
        pytest.skip("modes do not stop this user")
    path = tmp_path / "database"
    Database(path, bytearray(KEY), new=True).close()
    path.chmod(0)
    with pytest.raises(NoAccessError):
        Database(path, bytearray(KEY))


def test_setting_that_the_place_does_not_allow_is_told(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = ("PRAGMA synchronous = OFF", "PRAGMA synchronous", 2)
    monkeypatch.setattr("fieldkit.vault.database._IN_USE", (refused,))
    with pytest.raises(DiskError, match="does not take"):
        Database(database.path, bytearray(KEY))


WRITER = """
import resource, sys
from pathlib import Path
from fieldkit.host.durable import DiskError
from fieldkit.vault.database import Database
database = Database(Path(sys.argv[1]), bytearray(range(32)))
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
try:
    with database.transaction():
        for _ in range(5000):
            database.execute("INSERT INTO note (text) VALUES (?)", ("x" * 1000,))
except DiskError as problem:
    print(problem)
"""


@pytest.mark.skipif(os.name == "nt", reason="sets a limit that only POSIX has")
def test_failing_disk_is_told_and_keeps_what_was_committed(database: Database) -> None:
    write_notes(database, 10)
    told = subprocess.check_output([sys.executable, "-c", WRITER, str(database.path)], text=True)
    assert "disk I/O error" in told
    assert database.one("SELECT count(*) FROM note") == (10,)
    assert database.damage() == []


def test_full_disk_keeps_what_was_committed(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1) as disk:
        database = Database(disk / "database", bytearray(KEY), new=True)
        database.execute("CREATE TABLE note (number INTEGER PRIMARY KEY, text TEXT) STRICT")
        write_notes(database, 10)
        with pytest.raises(DiskFullError) as caught:
            write_notes(database, 3000)
        assert caught.value.details["disk"] == str(disk)
        assert database.one("SELECT count(*) FROM note") == (10,)
        write_notes(database, 1)
        database.close()
        again = Database(disk / "database", bytearray(KEY))
        assert again.one("SELECT count(*) FROM note") == (11,)
        assert again.damage() == []
        again.close()


# Structure


def test_expected_structure_is_accepted(database: Database) -> None:
    database.require_schema(database.schema())


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("CREATE TRIGGER extra AFTER INSERT ON note BEGIN DELETE FROM note; END", "trigger extra"),
        ("CREATE VIEW extra AS SELECT * FROM note", "view extra"),
        ("CREATE TABLE extra (number INTEGER)", "table extra"),
        ("ALTER TABLE note ADD COLUMN extra TEXT", "table note"),
        ("DROP TABLE note", "table note"),
    ],
)
def test_altered_structure_is_refused(database: Database, statement: str, name: str) -> None:
    expected = database.schema()
    database.execute(statement)
    with pytest.raises(DatabaseAlteredError, match=name):
        database.require_schema(expected)


# Copies


def ignore(done: int, total: int) -> None:
    pass


def test_copy_is_whole_under_the_same_key(database: Database, tmp_path: Path) -> None:
    write_notes(database, 100)
    database.copy_to(tmp_path / "copy", ignore)
    names = {path.name for path in tmp_path.iterdir()}
    assert "copy" in names
    assert not names & {"copy-wal", "copy-shm", "copy-journal"}
    copy = Database(tmp_path / "copy", bytearray(KEY), at_rest=True)
    assert copy.one("SELECT count(*) FROM note") == (100,)
    assert copy.damage() == []
    copy.close()
    assert {path.name for path in tmp_path.iterdir()} == names


def test_copy_at_rest_cannot_be_written(database: Database, tmp_path: Path) -> None:
    database.copy_to(tmp_path / "copy", ignore)
    copy = Database(tmp_path / "copy", bytearray(KEY), at_rest=True)
    with pytest.raises(NoAccessError):
        write_notes(copy, 1)
    copy.close()


def test_copy_shows_one_moment_while_writing_goes_on(database: Database, tmp_path: Path) -> None:
    write_notes(database, 2000)

    def write(done: int, total: int) -> None:
        write_notes(database, 1)

    database.copy_to(tmp_path / "copy", write)
    copy = Database(tmp_path / "copy", bytearray(KEY), at_rest=True)
    assert copy.one("SELECT count(*) FROM note") == (2000,)
    copy.close()
    assert database.one("SELECT count(*) > 2000 FROM note") == (1,)


def test_damage_met_while_copying_is_damage(database: Database, tmp_path: Path) -> None:
    write_notes(database, 100)
    database.close()
    flip(database.path, 10 * PAGE + 100)
    damaged = Database(database.path, bytearray(KEY))
    with pytest.raises(DatabaseDamagedError):
        damaged.copy_to(tmp_path / "copy", ignore)
    damaged.close()


def test_copying_can_be_cancelled(database: Database, tmp_path: Path) -> None:
    write_notes(database, 2000)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        database.copy_to(tmp_path / "copy", stop)
    write_notes(database, 1)


def test_copy_that_does_not_fit_is_told_with_the_room_needed(
    database: Database, tmp_path: Path
) -> None:
    write_notes(database, 2000)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with small_disk(tmp_path / "disk", 1) as disk, pytest.raises(DiskFullError) as caught:
        database.copy_to(disk / "copy", ignore)
    assert caught.value.details["needed"] == database.path.stat().st_size
