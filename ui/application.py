"""Starting the window: `main`. What is slow to import waits until the window is there."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings
from ui.theme.colours import Theme
from ui.translation import Translation

if TYPE_CHECKING:
    from types import TracebackType

    from ui.idle import IdleWatch

_STYLE: Final = "fusion"  # what the style sheet is written for
_SWITCH_S: Final = 0.001  # the engine's threads give way to the window's five times sooner
_SETTLED_MS: Final = 100  # by then the first window has been painted
# ruff: noqa: PLC0415


class Application:
    """The window with all it needs; one for each process.

    Attributes:
        session: which vault is open.
        settings: what is remembered.
        window: the window.
    """

    def __init__(self, qt: QApplication, settings: Settings) -> None:
        """Makes the window; `show` shows it.

        Args:
            qt: Qt's own application.
            settings: of the user.
        """
        sys.setswitchinterval(_SWITCH_S)
        self._qt = qt
        self.settings = settings
        self._translation = Translation(qt)
        qt.setApplicationName("FieldKit")
        theme.load_fonts()
        self._translation.speak(settings.language)
        theme.put_on(qt, settings.theme, for_touch=settings.for_touch)
        self.session = Session()
        self.window = MainWindow(self.session, settings)
        self.window.settings_changed.connect(self.apply_settings)
        qt.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._idle: IdleWatch | None = None
        self._settling = QTimer()
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self.settle)

    def show(self, vault: Path | None = None) -> None:
        """Shows the window.

        Args:
            vault: to be opened; the passphrase is asked for.
        """
        if vault is not None:
            self.window.start.choose(vault.absolute())
        self.window.show()
        self._settling.start(_SETTLED_MS)

    def apply_settings(self) -> None:
        """Takes look, language and waiting time from the settings."""
        if self._translation.language != self.settings.language:
            self._translation.speak(self.settings.language)
        theme.put_on(self._qt, self.settings.theme, for_touch=self.settings.for_touch)
        if self._idle is not None:
            self._idle.minutes = self.settings.idle_minutes
            self._idle.look()

    def end(self) -> None:
        """Closes the vault and ends all that runs; returns when that is done."""
        self._settling.stop()
        self.session.end()
        if self._idle is not None:
            self._idle.stop()
            self._preparation.stop()
        self._translation.fall_silent()

    def settle(self) -> None:
        """Begins what nobody waits for, unless it has begun."""
        if self._idle is not None:
            return
        from ui.idle import IdleWatch
        from ui.preparing import Preparation
        from ui.scanning import ScanWatch
        from ui.suspend import SuspendWatch

        self._idle = IdleWatch(self.settings.idle_minutes)
        self._idle.expired.connect(self.session.lock_when_idle)
        self._scans = ScanWatch()
        self._scans.scanned.connect(self.session.label_scanned)
        self._suspend = SuspendWatch(self._qt)
        self._suspend.suspending.connect(self.session.lock)
        self._preparation = Preparation(self.session)

    def _follow_system(self) -> None:
        if self.settings.theme is Theme.SYSTEM:
            self.apply_settings()


def qt_application() -> QApplication:
    """Qt's own application, in the style that the program is drawn in.

    Asked for by its argument, because `setStyle` makes PySide6 describe the whole of QStyle first.
    """
    return QApplication([*sys.argv[:1], "-style", _STYLE])


def main(arguments: Sequence[str] = ()) -> int:
    """Opens the window and returns when it is closed.

    Args:
        arguments: at most one, the folder of a vault.

    Returns:
        The exit status.
    """
    sys.excepthook = _show_bug
    qt = qt_application()
    application = Application(qt, Settings())
    application.show(Path(arguments[0]) if arguments else None)
    qt.processEvents()  # the window is painted before anything else is loaded

    from ui.ending import quitting_on_signals

    with quitting_on_signals(qt):
        try:
            return qt.exec()
        finally:
            application.end()


def _show_bug(
    kind: type[BaseException], problem: BaseException, trace: "TracebackType | None"
) -> None:
    from ui.bug_report import show_bug

    show_bug(kind, problem, trace)
