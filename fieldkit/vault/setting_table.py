"""What a vault remembers that is no evidence: texts under names, changed at will."""

from typing import Final

from fieldkit.vault.database import Database

RECOVERY_PROVEN: Final = "recovery key proven at"  # forgotten when the key is renewed


class SettingTable:
    """The table `setting` of one open vault."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str | None:
        """The text under a name; None if nothing was kept there."""
        row = self._database.one("SELECT value FROM setting WHERE name = ?", (name,))
        return None if row is None else str(row[0])

    def put(self, name: str, value: str) -> None:
        """Keeps a text in place of the former one.

        Raises:
            StorageError: it could not be written.
        """
        with self._database.transaction():
            self._database.execute(
                """INSERT INTO setting (name, value) VALUES (?, ?)
                   ON CONFLICT (name) DO UPDATE SET value = excluded.value""",
                (name, value),
            )

    def forget(self, name: str) -> None:
        """Keeps nothing under a name.

        Raises:
            StorageError: it could not be written.
        """
        with self._database.transaction():
            self._database.execute("DELETE FROM setting WHERE name = ?", (name,))
