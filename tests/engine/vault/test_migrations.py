"""Every vault ends with the same structure, whichever version made it, or stays as it was."""

import re
from importlib import resources
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from fieldkit.vault.database import Database, DatabaseAlteredError
from fieldkit.vault.migrations import Step, VaultTooNewError, known_steps, migrate, schema_after

KEY = bytes(range(32))
FIRST = Step(
    1,
    (
        "CREATE TABLE note (text TEXT) STRICT",
        "CREATE TRIGGER kept BEFORE DELETE ON note BEGIN SELECT raise(ABORT, 'kept'); END",
        "PRAGMA user_version = 1",
    ),
)
SECOND = Step(2, ("ALTER TABLE note ADD COLUMN place TEXT", "PRAGMA user_version = 2"))
THIRD = Step(3, ("CREATE INDEX by_place ON note (place)", "PRAGMA user_version = 3"))
BROKEN = Step(2, ("CREATE TABLE half (number INTEGER)", "CREATE TABLE note (again TEXT)"))


def make(folder: Path, *steps: Step) -> Database:
    database = Database(folder / "database", bytearray(KEY), new=True)
    migrate(database, steps)
    return database


def test_steps_are_numbered_without_gaps_and_note_themselves() -> None:
    folder = resources.files("fieldkit.vault") / "schema"
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    assert all(re.fullmatch(r"\d{4}_[a-z_]+\.sql", name) for name in names)
    for step in known_steps():
        assert step.statements[-1].endswith(f"PRAGMA user_version = {step.version};")


def test_new_database_takes_all_steps(tmp_path: Path) -> None:
    database = make(tmp_path, *known_steps())
    assert database.one("PRAGMA user_version") == (len(known_steps()),)
    assert database.schema() == schema_after(known_steps())
    assert database.damage() == []
    database.close()


@pytest.mark.parametrize("start", [1, 2, 3])
def test_older_database_ends_as_a_new_one(tmp_path: Path, start: int) -> None:
    steps = (FIRST, SECOND, THIRD)
    database = make(tmp_path, *steps[:start])
    database.execute("INSERT INTO note (text) VALUES ('kept')")
    migrate(database, steps)
    assert database.schema() == schema_after(steps)
    assert database.one("PRAGMA user_version") == (3,)
    assert database.rows("SELECT text FROM note") == [("kept",)]
    database.close()
    assert [path.name for path in tmp_path.iterdir()] == ["database"]


def test_every_known_step_leads_to_the_same_structure(tmp_path: Path) -> None:
    steps = known_steps()
    database = make(tmp_path, steps[0])
    for count in range(2, len(steps) + 1):
        migrate(database, steps[:count])
    assert database.schema() == schema_after(steps)
    database.close()


def test_step_that_fails_leaves_the_database_and_a_copy_of_it(tmp_path: Path) -> None:
    database = make(tmp_path, FIRST)
    database.execute("INSERT INTO note (text) VALUES ('kept')")
    for _ in range(2):
        with pytest.raises(sqlcipher.OperationalError):
            migrate(database, (FIRST, BROKEN))
        assert database.schema() == schema_after((FIRST,))
        assert database.one("PRAGMA user_version") == (1,)
    copy = Database(tmp_path / "database.before-2", bytearray(KEY), at_rest=True)
    assert copy.rows("SELECT text FROM note") == [("kept",)]
    copy.close()
    migrate(database, (FIRST, SECOND))
    database.close()
    assert [path.name for path in tmp_path.iterdir()] == ["database"]


def test_copy_left_by_a_crash_after_the_last_step_is_removed(tmp_path: Path) -> None:
    database = make(tmp_path, FIRST)
    (tmp_path / "database.before-1").write_bytes(b"left")
    migrate(database, (FIRST,))
    assert not (tmp_path / "database.before-1").exists()
    database.close()


def test_database_of_a_newer_program_is_refused_untouched(tmp_path: Path) -> None:
    database = make(tmp_path, FIRST, SECOND)
    with pytest.raises(VaultTooNewError) as caught:
        migrate(database, (FIRST,))
    assert caught.value.details == {"found": 2, "known": 1}
    assert database.schema() == schema_after((FIRST, SECOND))
    database.close()


@pytest.mark.parametrize("steps", [(FIRST,), (FIRST, SECOND)])
def test_altered_database_is_not_migrated(tmp_path: Path, steps: tuple[Step, ...]) -> None:
    database = make(tmp_path, FIRST)
    database.execute("DROP TRIGGER kept")
    with pytest.raises(DatabaseAlteredError, match="trigger kept"):
        migrate(database, steps)
    database.close()
