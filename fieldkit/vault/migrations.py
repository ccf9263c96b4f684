"""The database's schema, step by step, and bringing an older vault up to this program's.

Each step is a file `schema/NNNN_what.sql`. Its last statement raises `user_version` to its
number, so that a step and the note that it was taken are one transaction.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from sqlcipher3.dbapi2 import complete_statement

from fieldkit.errors import StorageError
from fieldkit.host.durable import disk_errors
from fieldkit.vault.database import Database, Schema, schema_given_by


class VaultTooNewError(StorageError):
    """A later version of the program has made or changed the vault."""

    code = "vault.too-new"
    sentence = (
        "The vault was made by a newer version of the program (its format is {found}, this "
        "version knows up to {known}). Install the newer version."
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the schema.

    Attributes:
        version: the `user_version` that it leads to; steps count from 1.
        statements: its SQL, one statement each.
    """

    version: int
    statements: tuple[str, ...]


def known_steps() -> tuple[Step, ...]:
    """The steps that come with the program, in order."""
    folder = resources.files("fieldkit.vault") / "schema"
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".sql")),
        key=lambda file: file.name,
    )
    return tuple(
        Step(number, tuple(_statements(file.read_text("utf-8"))))
        for number, file in enumerate(files, start=1)
    )


def schema_after(steps: Sequence[Step]) -> Schema:
    """What a database defines after the steps."""
    return schema_given_by([statement for step in steps for statement in step.statements])


def require_known(database: Database, steps: Sequence[Step]) -> int:
    """How many of the steps the database has taken.

    Raises:
        VaultTooNewError: it has taken steps that this program does not know.
    """
    ((version,),) = database.rows("PRAGMA user_version")
    if version > len(steps):
        raise VaultTooNewError(found=version, known=len(steps))
    return int(version)


def migrate(database: Database, steps: Sequence[Step]) -> None:
    """Takes the steps that the database has not taken yet, and compares its schema.

    A database that is not new is copied first; the copy lies beside it, encrypted alike,
    until all steps are taken and the result is whole.

    Raises:
        VaultTooNewError: the database has taken steps that this program does not know.
        DatabaseAlteredError: it defines something else than the steps give.
        StorageError: no room, drive gone, damaged; the database is as it was before the
            step that failed.
    """
    version = require_known(database, steps)
    if version < len(steps):
        database.require_schema(schema_after(steps[:version]))
    if 0 < version < len(steps):
        former = database.path.with_name(f"{database.path.name}.before-{version + 1}")
        with disk_errors(former):
            former.unlink(missing_ok=True)  # of a migration that did not come to its end
        database.copy_to(former, lambda done, total: None)
    for step in steps[version:]:
        with database.transaction():
            for statement in step.statements:
                database.execute(statement)
    database.require_schema(schema_after(steps))
    with disk_errors(database.path):
        for former in database.path.parent.glob(f"{database.path.name}.before-*"):
            former.unlink()


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, which may contain triggers."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if complete_statement(statement):
            yield statement.strip()
            statement = ""
