"""What is wrong with a vault's storage, each thing named with the entries it concerns."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from fieldkit.findings import Finding, error, warning
from fieldkit.progress import Progress, silent
from fieldkit.vault.database import Database, DatabaseDamagedError, Row
from fieldkit.vault.frames import ObjectDamagedError
from fieldkit.vault.opened import Vault

# How to read a table at once, and row by row where pages are damaged.
_ENTRIES: Final = (
    "SELECT sequence FROM entry",
    "SELECT max(sequence) FROM entry",
    "SELECT sequence, line FROM entry WHERE sequence = ?",
)
_FILES: Final = (
    "SELECT object_id, key, size, sha256 FROM object",
    "SELECT max(rowid) FROM object",
    "SELECT object_id, key, size, sha256 FROM object WHERE rowid = ?",
)
_USES: Final = (
    "SELECT sha256, sequence FROM attachment ORDER BY sequence",
    "SELECT max(rowid) FROM attachment",
    "SELECT sha256, sequence FROM attachment WHERE rowid = ?",
)


def examine(
    vault: Vault, *, every_byte: bool = False, progress: Progress = silent
) -> list[Finding]:
    """Everything found wrong with the database's pages and the stored files.

    What the entries say, and whether they fit together, is not looked at here.

    Args:
        vault: an open vault.
        every_byte: decrypt and hash every file; otherwise only look that it is there.
        progress: units are bytes of files.
    """
    database = vault.database
    damage = database.damage()
    found = [
        error("DATABASE_DAMAGED", "database", f"The database says: {told}.") for told in damage
    ]
    if not damage:
        rows, uses = database.rows(_FILES[0]), database.rows(_USES[0])
    else:
        sizes = [head.size for _, head in vault.heads.remembered() if head is not None]
        for number, row in enumerate(_row_by_row(database, _ENTRIES, max(sizes, default=0))):
            if row is None:
                told = "The entry lies in a damaged page of the database."
                found.append(error("ENTRY_UNREADABLE", f"#{number}", told))
        count = sum(1 for _ in vault.objects.ids())
        rows = [row for row in _row_by_row(database, _FILES, count) if row]
        uses = [row for row in _row_by_row(database, _USES, count) if row]
    used_by: dict[str, list[int]] = defaultdict(list)
    for sha256, sequence in uses:
        used_by[sha256].append(sequence)
    found += _files(vault, rows, used_by, every_byte, progress)
    if not damage:
        known = {row[0] for row in rows}
        for object_id in vault.objects.ids():
            if object_id not in known:
                told = "The database does not know this stored file."
                found.append(warning("STORED_FILE_UNKNOWN", _place(object_id), told))
    return found


def _files(
    vault: Vault,
    rows: Sequence[Row],
    used_by: Mapping[str, Sequence[int]],
    every_byte: bool,
    progress: Progress,
) -> Iterator[Finding]:
    done, total = 0, sum(row[2] for row in rows)
    for object_id, key, size, sha256 in rows:
        progress(done, total, "checking files")
        try:
            if every_byte:
                vault.objects.verify(object_id, bytes(key), size, sha256)
            else:
                vault.objects.open_reader(object_id, bytes(key), size).close()
        except ObjectDamagedError as problem:
            told = f"The file with SHA-256 {sha256} is damaged: {problem.details['reason']}."
            for sequence in used_by.get(sha256, ()):
                yield error("STORED_FILE_DAMAGED", f"#{sequence}", told)
            if sha256 not in used_by:
                yield error("STORED_FILE_DAMAGED", _place(object_id), told)
        done += size
    progress(done, total, "checking files")


def _row_by_row(
    database: Database, questions: tuple[str, str, str], at_least: int
) -> Iterator[Row | None]:
    """The rows of a table of which pages are damaged.

    Args:
        database: the damaged database; has a new connection afterwards.
        questions: for all rows, the last number, and one row.
        at_least: how many rows there must be, in case the last number cannot be read.

    Yields:
        For each number from 0 its row, None if it cannot be read, and an empty one if there
        is no such row.
    """
    last = at_least
    try:
        row = database.one(questions[1])
        last = max(last, (row[0] if row else None) or 0)
    except DatabaseDamagedError:
        database.reopen()
    for number in range(last + 1):
        try:
            yield database.one(questions[2], (number,)) or ()
        except DatabaseDamagedError:
            database.reopen()
            yield None


def _place(object_id: str) -> str:
    return f"objects/{object_id[:2]}/{object_id}.fko"
