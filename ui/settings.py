"""What the program remembers about its user: one file in the profile, with no word of evidence."""

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QLocale, QSettings

from fieldkit.errors import StorageError
from fieldkit.host.profile import profile_folder
from ui.theme.colours import Theme

LANGUAGES: Final = ("zh_CN", "en")
MOST_RECENT: Final = 8
IDLE_MINUTES: Final = (2, 5, 10, 15, 30)
_RECENT: Final = "vaults/recent"
_PRACTICE: Final = "vaults/practice"


class Settings:
    """Read and written at once; every value has a default."""

    def __init__(self, folder: Path | None = None) -> None:
        """The settings in a folder, by default the user's profile.

        Where that cannot be used, nothing is remembered beyond this run.
        """
        try:
            folder = folder or profile_folder()
        except StorageError:
            folder = Path(os.devnull)  # nothing can lie below it
        self._store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """One of LANGUAGES; Chinese on a Chinese system unless chosen otherwise."""
        chosen = self._text("language")
        if chosen in LANGUAGES:
            return chosen
        is_chinese = QLocale.system().language() is QLocale.Language.Chinese
        return "zh_CN" if is_chinese else "en"

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("language", code)

    @property
    def theme(self) -> Theme:
        """The chosen theme; that of the system unless chosen otherwise."""
        chosen = self._text("theme")
        return Theme(chosen) if chosen in list(Theme) else Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._store.setValue("theme", theme.value)

    @property
    def for_touch(self) -> bool:
        """Whether what is pressed is made larger."""
        return self._text("touch") == "yes"

    @for_touch.setter
    def for_touch(self, is_so: bool) -> None:
        self._store.setValue("touch", "yes" if is_so else "no")

    @property
    def idle_minutes(self) -> int:
        """After how many minutes without a key or a touch the vault locks."""
        chosen = self._text("idle_minutes")
        return int(chosen) if chosen in {str(each) for each in IDLE_MINUTES} else 10

    @idle_minutes.setter
    def idle_minutes(self, minutes: int) -> None:
        self._store.setValue("idle_minutes", str(minutes))

    @property
    def recent_vaults(self) -> tuple[Path, ...]:
        """The folders of vaults opened before, newest first; some may be gone."""
        return tuple(Path(line) for line in self._text(_RECENT).split("\n") if line)

    def is_practice(self, folder: Path) -> bool:
        """Whether that recent vault is for practice, with a passphrase known to all."""
        return str(folder) in self._text(_PRACTICE).split("\n")

    def note_vault(self, folder: Path, *, is_practice: bool = False) -> None:
        """Puts a vault at the head of the recent ones."""
        if is_practice and not self.is_practice(folder):
            known = [*self._text(_PRACTICE).split("\n"), str(folder)]
            self._store.setValue(_PRACTICE, "\n".join(known[-MOST_RECENT:]))
        others = [each for each in self.recent_vaults if each != folder]
        kept = [folder, *others][:MOST_RECENT]
        self._store.setValue(_RECENT, "\n".join(str(each) for each in kept))

    def forget_vault(self, folder: Path) -> None:
        """Takes a vault from the recent ones; the vault itself is not touched."""
        kept = [each for each in self.recent_vaults if each != folder]
        self._store.setValue(_RECENT, "\n".join(str(each) for each in kept))

    @property
    def geometry(self) -> QByteArray:
        """Where the window was; empty at first."""
        value = self._store.value("window")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("window", value)

    def _text(self, name: str) -> str:
        value = self._store.value(name)
        return value if isinstance(value, str) else ""
