"""The language of the window: chosen, loaded, changed while the program runs.

Words are English in the code and go through `tr`. On a change Qt sends every widget a
LanguageChange; whoever shows words sets them in `retranslate`, and derives from `Speaking`.
"""

from importlib.resources import as_file
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator

import resources

CHINESE: Final = "zh_CN"


class Translation:
    """The translators that are installed in the application."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self.language = "en"

    def speak(self, language: str) -> None:
        """Changes every word on the screen.

        Args:
            language: "zh_CN" or "en".
        """
        self.fall_silent()
        self.language = language
        QLocale.setDefault(QLocale(language))
        qt_own = QTranslator(self._application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if qt_own.load(f"qtbase_{language}", folder):
            self._install(qt_own)
        ours = QTranslator(self._application)
        with as_file(resources.path(f"i18n/fieldkit_{language}.qm")) as path:
            is_loaded = ours.load(str(path))
        if is_loaded:
            self._install(ours)

    def fall_silent(self) -> None:
        """Leaves the words as they stand in the code."""
        for each in self._installed:
            self._application.removeTranslator(each)
        self._installed.clear()

    def _install(self, translator: QTranslator) -> None:
        self._application.installTranslator(translator)
        self._installed.append(translator)


def is_chinese() -> bool:
    """Whether the window speaks Chinese now: which label of a record is to be shown."""
    return QLocale().language() is QLocale.Language.Chinese


class Speaking:
    """For widgets whose words follow the language: `class X(Speaking, QWidget)`.

    Call `retranslate` at the end of `__init__`.
    """

    def retranslate(self) -> None:
        """Sets every word the widget shows. Widgets inside look after their own."""

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]  # QWidget's, which stands behind
