"""The vault's encrypted database: one connection, opened with settings that are read back.

SQLCipher encrypts and authenticates every page under the vault key. This is the only module
that opens it. A connection belongs to the thread that opened it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher

from fieldkit.errors import IntegrityError, StorageError
from fieldkit.host.durable import (
    ROOM_TO_GO_ON,
    DiskError,
    DiskFullError,
    NoAccessError,
    disk_errors,
    disk_of,
    free_bytes,
    open_new,
    sync_folder,
)

# Run first. The raw key needs no derivation of its own; the rest pins SQLCipher 4's format
# (pages of 4096 bytes, AES-256-CBC, HMAC-SHA-512), whatever later releases prefer.
# Memory security locks and wipes every buffer: eight times the time, see decision 8.
_BEFORE_THE_KEY: Final = (
    "PRAGMA cipher_log_level = NONE",
    "PRAGMA cipher_memory_security = OFF",
)
_AFTER_THE_KEY: Final = "PRAGMA cipher_compatibility = 4"

# How to set, how to read back, what must be read.
_IN_USE: Final = (
    ("PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal"),
    ("PRAGMA synchronous = FULL", "PRAGMA synchronous", 2),
    ("PRAGMA temp_store = MEMORY", "PRAGMA temp_store", 2),
    ("PRAGMA secure_delete = ON", "PRAGMA secure_delete", 1),
    ("PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", 1),
    # Without these, INSERT OR REPLACE would pass by the triggers that refuse deletion.
    ("PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers", 1),
    ("PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", 0),
    ("PRAGMA busy_timeout = 5000", "PRAGMA busy_timeout", 5000),
)
_AT_REST: Final = (
    ("PRAGMA query_only = ON", "PRAGMA query_only", 1),
    ("PRAGMA temp_store = MEMORY", "PRAGMA temp_store", 2),
    ("PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", 0),
)
_PROBE: Final = "SELECT count(*) FROM sqlite_schema"

_PAGES_WHOLE: Final = "PRAGMA cipher_integrity_check"
_CONTENT_WHOLE: Final = "PRAGMA integrity_check"

_PAGES_A_STEP: Final = 256  # 1 MiB

_SCHEMA: Final = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
_HEX: Final = tuple(b"%02x" % byte for byte in range(256))

Row = tuple[Any, ...]
Schema = frozenset[tuple[str, str, str, str | None]]


class DatabaseDamagedError(StorageError):
    """The database is not what the vault key wrote, though the key is the right one."""

    code = "vault.database-damaged"
    sentence = "The vault's database is damaged ({reason}). Restore the vault from a backup."


class DatabaseAlteredError(IntegrityError):
    """The database holds tables, triggers or views that no version of the program made."""

    code = "vault.database-altered"
    sentence = "Somebody altered the structure of the vault's database: {names}."


class DatabaseBusyError(StorageError):
    """Something else keeps the database from being used."""

    code = "vault.database-busy"
    sentence = "Another program holds on to the vault's database {path}. Try again."


class Database:
    """An open database.

    Attributes:
        path: the database file.
    """

    def __init__(
        self, path: Path, key: bytearray, *, new: bool = False, at_rest: bool = False
    ) -> None:
        """Opens it and proves that the key fits.

        Args:
            path: the database file.
            key: 32 bytes; the caller's own, to be wiped after `close`.
            new: make the file, which must not be there.
            at_rest: only read a database that nobody writes to, such as a copy's, and
                leave no file beside it; it may lie on any file system.

        Raises:
            DatabaseDamagedError: missing, garbage, or written with another key.
            StorageError: the disk is full, gone or may not be written.
        """
        self.path = path
        self._key = key
        self._settings = _AT_REST if at_rest else _IN_USE
        with disk_errors(path):
            if new:
                _make_empty(path)
            elif not path.is_file():
                raise DatabaseDamagedError(reason="the file is missing")
            elif path.stat().st_size == 0:
                # SQLite takes an empty file for a new database.
                raise DatabaseDamagedError(reason="the file is empty")
        self._connection = self._connect()

    def close(self) -> None:
        """Tidies up and closes; more than once does no harm."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block's writes or none; durable when the block has been left.

        Raises:
            StorageError: nothing of the block was kept.
        """
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            # SQLite may have undone it already, as it does on a full disk.
            if self._connection.in_transaction:
                self.execute("ROLLBACK")
            raise

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Runs a statement that changes something.

        Returns:
            How many rows it changed; -1 where that has no meaning.
        """
        with _translated(self.path):
            return int(self._connection.execute(sql, parameters).rowcount)

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """All rows that a question finds."""
        with _translated(self.path):
            return list(self._connection.execute(sql, parameters))

    def one(self, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        """The first row that a question finds, None if there is none."""
        with _translated(self.path):
            row: Row | None = self._connection.execute(sql, parameters).fetchone()
            return row

    def schema(self) -> Schema:
        """Type, name, table and SQL of everything defined in the database."""
        return frozenset((kind, name, table, sql) for kind, name, table, sql in self.rows(_SCHEMA))

    def require_schema(self, expected: Schema) -> None:
        """Makes sure that the database defines exactly what is expected.

        Raises:
            DatabaseAlteredError: something was added, changed or removed.
        """
        if different := self.schema() ^ expected:
            names = sorted({f"{kind} {name}" for kind, name, _, _ in different})
            raise DatabaseAlteredError(names=", ".join(names)[:500])

    def copy_to(self, target: Path, progress: Callable[[int, int], None]) -> None:
        """A copy of the database as it is at this moment, durable, under the same key.

        Writers may go on meanwhile; the copy does not see what they write.

        Args:
            target: a file that is not there yet.
            progress: called with pages done and pages in all; may raise to stop.

        Raises:
            StorageError: no room, drive gone, or the database is damaged.
        """
        with disk_errors(target):
            _make_empty(target)
        copy = _connection(target, self._key)
        source = self._connect()
        try:
            with _translated(target, needed=self.path.stat().st_size):
                # A transaction that has read keeps the view of this moment to the end.
                source.execute("BEGIN")
                source.execute(_PROBE).fetchall()
                source.backup(
                    copy,
                    pages=_PAGES_A_STEP,
                    progress=lambda _, left, total: progress(total - left, total),
                )
                # A file of its own, which can be read where nothing can be written.
                copy.execute("PRAGMA journal_mode = DELETE").fetchall()
        finally:
            source.close()
            copy.close()
        # Copying does not notice a damaged page, and would give it a seal of its own.
        if damage := self._answers(_PAGES_WHOLE):
            raise DatabaseDamagedError(reason=damage[0])

    def damage(self) -> list[str]:
        """What is wrong with the database's pages; empty if it is whole.

        Each question is put on a connection of its own: one bad page makes the connection
        that met it call good pages bad as well.
        """
        return [*self._answers(_PAGES_WHOLE), *self._answers(_CONTENT_WHOLE)]

    def _answers(self, question: str) -> list[str]:
        """What a new connection says to a question, "ok" left out."""
        try:
            fresh = self._connect()
            try:
                with _translated(self.path):
                    return [str(row[0]) for row in fresh.execute(question) if row[0] != "ok"]
            finally:
                fresh.close()
        except DatabaseDamagedError as problem:
            return [str(problem.details["reason"])]

    def reopen(self) -> None:
        """Starts over on a new connection; needed after a damaged page was met."""
        self._connection.close()
        self._connection = self._connect()

    def _connect(self) -> Any:
        """A connection with the settings read back; the caller closes it."""
        connection = _connection(self.path, self._key)
        try:
            with _translated(self.path):
                for setting, question, expected in self._settings:
                    connection.execute(setting).fetchall()
                    if connection.execute(question).fetchone() != (expected,):
                        reason = f"the database does not take {setting!r} there"
                        raise DiskError(path=str(self.path), reason=reason)
        except BaseException:
            connection.close()
            raise
        return connection


def _make_empty(path: Path) -> None:
    open_new(path).close()
    sync_folder(path.parent)


def _connection(path: Path, key: bytearray) -> Any:
    """A connection of which the key is proven."""
    with _translated(path):
        connection = sqlcipher.connect(str(path), isolation_level=None)
    text = _raw_key(key)
    try:
        with _translated(path):
            for statement in _BEFORE_THE_KEY:
                connection.execute(statement).fetchall()
            connection.set_key(text)
            connection.execute(_AFTER_THE_KEY).fetchall()
            # The first read decrypts the first page.
            connection.execute(_PROBE).fetchall()
    except BaseException:
        connection.close()
        raise
    finally:
        text[:] = bytes(len(text))
    return connection


def schema_given_by(statements: Sequence[str]) -> Schema:
    """What a database defines after the statements, found by running them in memory."""
    connection = sqlcipher.connect(":memory:", isolation_level=None)
    try:
        for statement in statements:
            connection.execute(statement)
        return frozenset(connection.execute(_SCHEMA).fetchall())
    finally:
        connection.close()


def _raw_key(key: bytearray) -> bytearray:
    """The key as SQLCipher takes it raw, in memory that can be wiped."""
    text = bytearray(b"x'")
    for byte in key:
        text += _HEX[byte]
    text += b"'"
    return text


@contextmanager
def _translated(path: Path, needed: int = ROOM_TO_GO_ON) -> Iterator[None]:
    """Turns SQLCipher's errors inside the block into ours, as far as they are not bugs."""
    try:
        yield
    except sqlcipher.Error as problem:
        if ours := _storage_error(problem, path, needed):
            raise ours from problem
        raise


def _storage_error(problem: sqlcipher.Error, path: Path, needed: int) -> StorageError | None:
    """What an error of SQLCipher means for people; None if it means a mistake of the program.

    Told by SQLite's result codes (sqlite.org, "Result and Error Codes"), of which extended
    ones begin with the primary one's name.
    """
    reason = str(problem)
    name: str = getattr(problem, "sqlite_errorname", None) or _NAMES.get(reason, "")
    match name.split("_")[1:2]:
        case ["FULL"]:
            return DiskFullError(disk=disk_of(path), needed=needed, free=free_bytes(path))
        case ["READONLY" | "CANTOPEN" | "PERM"]:
            return NoAccessError(path=str(path), reason=reason)
        case ["IOERR" | "PROTOCOL" | "NOLFS"]:
            return DiskError(path=str(path), reason=f"{reason} ({name})")
        case ["BUSY" | "LOCKED"]:
            return DatabaseBusyError(path=str(path))
        case ["CORRUPT" | "NOTADB"]:
            return DatabaseDamagedError(reason=reason)
        case _:
            return None


# The binding gives no code with errors of a backup, only the text that stands for it.
_NAMES: Final = {
    "database or disk is full": "SQLITE_FULL",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "disk I/O error": "SQLITE_IOERR",
    "database is locked": "SQLITE_BUSY",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
}
