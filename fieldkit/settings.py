"""What a vault remembers that is no evidence: number series, last backup, proof of the sheet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from fieldkit.canonical import decode, encode
from fieldkit.clock import Clock, read_time, time_text
from fieldkit.evidence.laboratory import Columns, read_columns
from fieldkit.evidence.series import DEFAULT_SERIES, Series
from fieldkit.vault.setting_table import RECOVERY_PROVEN, SettingTable

BACKUP_DUE_AFTER: Final = timedelta(days=7)
_SERIES: Final = "sample series"
_COLUMNS: Final = "columns of results"
_BACKUP_AT: Final = "last backup at"
_PASSPHRASES: Final = "passphrases for practice"
_BACKUP_FOLDER: Final = "last backup folder"


@dataclass(frozen=True, slots=True)
class Backup:
    """The last backup that was made and read back.

    Attributes:
        folder: where it is, or was.
        made_at: when it was finished.
    """

    folder: Path
    made_at: datetime


class VaultSettings:
    """Belongs to one workspace and its thread."""

    def __init__(self, table: SettingTable, clock: Clock) -> None:
        self._table = table
        self._clock = clock

    @property
    def sample_series(self) -> Series:
        """How new samples are numbered, unless the technician types something else."""
        return Series(self._table.get(_SERIES) or DEFAULT_SERIES)

    @sample_series.setter
    def sample_series(self, series: Series) -> None:
        self._table.put(_SERIES, series.pattern)

    @property
    def last_backup(self) -> Backup | None:
        """The last backup of this vault; None if none was made."""
        made_at, folder = self._table.get(_BACKUP_AT), self._table.get(_BACKUP_FOLDER)
        if made_at is None or folder is None:
            return None
        return Backup(Path(folder), read_time(made_at))

    def note_backup(self, folder: Path) -> None:
        """Remembers that a backup has just been made and read back."""
        # A name that is not UTF-8 can be a folder's, but is no text.
        place = str(folder.absolute()).encode("utf-8", "backslashreplace").decode("utf-8")
        self._table.put(_BACKUP_FOLDER, place)
        self._table.put(_BACKUP_AT, time_text(self._clock.read().wall))

    @property
    def result_columns(self) -> Columns | None:
        """Which column was what in the last table of results; None before the first."""
        kept = self._table.get(_COLUMNS)
        return None if kept is None else read_columns(decode(kept.encode()))

    @result_columns.setter
    def result_columns(self, columns: Columns) -> None:
        self._table.put(_COLUMNS, encode(columns.as_json()).decode())

    def is_backup_due(self, founded_at: datetime) -> bool:
        """Whether the last backup, or the founding of the vault, is more than 7 days past."""
        backup = self.last_backup
        last = founded_at if backup is None else backup.made_at
        return self._clock.read().wall - last > BACKUP_DUE_AFTER

    @property
    def passphrases_are_known(self) -> bool:
        """Whether everybody may know the passphrases of the invented people."""
        return self._table.get(_PASSPHRASES) is not None

    def note_known_passphrases(self) -> None:
        """Remembers that the vault is for practice, with passphrases known to all."""
        self._table.put(_PASSPHRASES, "known")

    @property
    def recovery_proven_at(self) -> datetime | None:
        """When somebody showed that the paper with the present recovery key is kept."""
        proven_at = self._table.get(RECOVERY_PROVEN)
        return None if proven_at is None else read_time(proven_at)

    def note_recovery_proven(self) -> None:
        """Remembers that somebody has just typed part of the recovery key from its paper."""
        self._table.put(RECOVERY_PROVEN, time_text(self._clock.read().wall))
