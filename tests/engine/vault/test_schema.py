"""What the tables refuse, so that a mistake of the program cannot harm what was sealed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from fieldkit.vault.database import Database
from fieldkit.vault.migrations import known_steps, migrate

SHA256 = "ab" * 32


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A database with two entries; the second has a file, and there is a file without entry."""
    database = Database(tmp_path / "database", bytearray(32), new=True)
    migrate(database, known_steps())
    with database.transaction():
        for number in range(2):
            database.execute(
                "INSERT INTO entry (sequence, digest, line) VALUES (?, ?, ?)",
                (number, bytes([number]) * 32, b"line"),
            )
            database.execute(
                """INSERT INTO record (sequence, kind, case_sequence, title, sealed_at, actor)
                   VALUES (?, 'case', ?, '', '', '')""",
                (number, number),
            )
        # In the recorder's order: the attachment before the file's own row.
        database.execute(
            "INSERT INTO attachment VALUES (1, 1, 'original', 'a', 'b', 3, ?)", (SHA256,)
        )
        database.execute("INSERT INTO object VALUES (?, 'id', ?, 3)", (SHA256, bytes(32)))
        database.execute("INSERT INTO object VALUES ('spare', 'spare', ?, 3)", (bytes(32),))
    yield database
    database.close()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO entry VALUES (3, zeroblob(32), x'00')",
        "INSERT INTO entry VALUES (1, zeroblob(32), x'00')",
        "INSERT INTO entry VALUES (-1, zeroblob(32), x'00')",
        "INSERT INTO entry (digest, line) VALUES (randomblob(32), x'00')",
        "INSERT INTO entry VALUES (2, zeroblob(31), x'00')",
        "INSERT INTO entry VALUES (2, randomblob(32), 'text')",
        "INSERT INTO entry VALUES (2, (SELECT digest FROM entry LIMIT 1), x'00')",
        "INSERT OR REPLACE INTO entry VALUES (1, randomblob(32), x'00')",
        "INSERT OR REPLACE INTO entry VALUES (2, (SELECT digest FROM entry LIMIT 1), x'00')",
        """INSERT INTO entry VALUES (2, (SELECT digest FROM entry LIMIT 1), x'00')
           ON CONFLICT DO UPDATE SET line = x'00'""",
        "UPDATE entry SET line = x'00'",
        "UPDATE OR REPLACE entry SET sequence = 0 WHERE sequence = 1",
        "DELETE FROM entry WHERE sequence = 1",
        "UPDATE record SET title = 'other'",
        "INSERT OR REPLACE INTO record SELECT * FROM record",
        "DELETE FROM record",
        "INSERT INTO record VALUES (2, 'case', NULL, 1, NULL, NULL, '', '', '', '')",
        "UPDATE attachment SET name = 'other'",
        "INSERT OR REPLACE INTO attachment SELECT * FROM attachment",
        "DELETE FROM attachment",
        "UPDATE object SET size = 4",
        "INSERT OR REPLACE INTO object VALUES ('ab', 'id', zeroblob(32), 3)",
        "INSERT INTO object VALUES ('new', 'new', zeroblob(31), 3)",
        "INSERT INTO object VALUES ('new', 'new', zeroblob(32), -1)",
        "DELETE FROM object",
        "INSERT INTO attachment VALUES (1, 2, 'original', 'a', 'b', 3, 'unknown content')",
    ],
)  # fmt: skip
def test_statement_is_refused(database: Database, statement: str) -> None:
    before = contents(database)
    with pytest.raises(sqlcipher.IntegrityError), database.transaction():
        database.execute(statement)
    assert contents(database) == before


def contents(database: Database) -> list[list[tuple[object, ...]]]:
    return [
        database.rows("SELECT * FROM entry"),
        database.rows("SELECT * FROM record"),
        database.rows("SELECT * FROM attachment"),
        database.rows("SELECT * FROM object"),
    ]


def test_next_entry_is_taken(database: Database) -> None:
    assert database.execute("INSERT INTO entry VALUES (2, randomblob(32), x'00')") == 1


def test_file_that_no_entry_names_can_be_forgotten(database: Database) -> None:
    assert database.execute("DELETE FROM object WHERE sha256 = 'spare'") == 1


def test_same_content_again_changes_nothing(database: Database) -> None:
    again = "INSERT INTO object VALUES (?, 'other', ?, 3) ON CONFLICT (sha256) DO NOTHING"
    assert database.execute(again, (SHA256, bytes(32))) == 0


def test_words_are_found_by_single_chinese_characters(database: Database) -> None:
    database.execute("INSERT INTO search (rowid, words) VALUES (1, '暗 管 排 放 pH 6.8')")
    found = "SELECT rowid FROM search WHERE search MATCH ?"
    assert database.rows(found, ('"管"',)) == [(1,)]
    assert database.rows(found, ('"暗 管"',)) == [(1,)]
    assert database.rows(found, ('"管 暗"',)) == []
    assert database.one("SELECT words FROM search WHERE rowid = 1") == ("暗 管 排 放 pH 6.8",)


def test_drafts_and_settings_change_freely(database: Database) -> None:
    database.execute("INSERT INTO draft VALUES ('form', 'sample', 1, '{}', 'now')")
    assert database.execute("UPDATE draft SET body = '{1}'") == 1
    assert database.execute("DELETE FROM draft") == 1
    database.execute("INSERT INTO setting VALUES ('name', 'value')")
    assert database.execute("UPDATE setting SET value = 'other'") == 1


def test_file_of_a_draft_goes_with_it_unless_somebody_else_names_it(database: Database) -> None:
    for draft in ("one", "two"):
        database.execute("INSERT INTO draft VALUES (?, 'photo', 1, '{}', 'now')", (draft,))
    for draft, sha256 in (("one", "spare"), ("two", "spare"), ("two", SHA256)):
        database.execute(
            "INSERT INTO draft_file VALUES (?, ?, 'original', 'a', 'b', ?, NULL)",
            (draft, len(sha256), sha256),
        )
    with pytest.raises(sqlcipher.IntegrityError):
        database.execute("DELETE FROM object WHERE sha256 = 'spare'")
    database.execute("DELETE FROM draft WHERE id = 'one'")
    assert len(database.rows("SELECT * FROM object")) == 2
    database.execute("DELETE FROM draft WHERE id = 'two'")
    assert database.rows("SELECT sha256 FROM object") == [(SHA256,)]
    assert database.rows("SELECT * FROM draft_file") == []
