"""Starting the window: `main`. What is slow to import waits until the window is there."""

import signal
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSocketNotifier, QTimer
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


_ENDING: Final = (signal.SIGINT, signal.SIGTERM)


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
        self._qt = qt
        self.settings = settings
        self._translation = Translation(qt)
        qt.setApplicationName("FieldKit")
        qt.setStyle("Fusion")
        theme.load_fonts()
        self._translation.speak(settings.language)
        theme.put_on(qt, settings.theme, for_touch=settings.for_touch)
        self.session = Session()
        self.window = MainWindow(self.session, settings)
        self.window.settings_changed.connect(self.apply_settings)
        qt.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._idle: IdleWatch | None = None

    def show(self, vault: Path | None = None) -> None:
        """Shows the window.

        Args:
            vault: to be opened; the passphrase is asked for.
        """
        if vault is not None:
            self.window.start.choose(vault.absolute())
        self.window.show()
        QTimer.singleShot(0, self._after_first_window)

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
        self.session.end()
        if self._idle is not None:
            self._idle.stop()
        self._translation.fall_silent()

    def _after_first_window(self) -> None:
        from ui.idle import IdleWatch  # noqa: PLC0415 - the first window comes sooner
        from ui.scanning import ScanWatch  # noqa: PLC0415
        from ui.suspend import SuspendWatch  # noqa: PLC0415

        self._idle = IdleWatch(self.settings.idle_minutes)
        self._idle.expired.connect(self.session.lock_when_idle)
        self._scans = ScanWatch()
        self._scans.scanned.connect(self.session.label_scanned)
        self._suspend = SuspendWatch(self._qt)
        self._suspend.suspending.connect(self.session.lock)

    def _follow_system(self) -> None:
        if self.settings.theme is Theme.SYSTEM:
            self.apply_settings()


def main(arguments: Sequence[str] = ()) -> int:
    """Opens the window and returns when it is closed.

    Args:
        arguments: at most one, the folder of a vault.

    Returns:
        The exit status.
    """
    sys.excepthook = _show_bug
    qt = QApplication(sys.argv[:1])
    application = Application(qt, Settings())
    application.show(Path(arguments[0]) if arguments else None)
    with _closing_on_signals(qt):
        try:
            return qt.exec()
        finally:
            application.end()


@contextmanager
def _closing_on_signals(qt: QApplication) -> Iterator[None]:
    """Ctrl-C and the end of the desktop's session close the window as its own button does.

    Python runs a signal's function only when it next runs anything at all; so each signal
    writes to a socket that Qt waits for.
    """
    told, tell = socket.socketpair()
    with told, tell:
        told.setblocking(False)
        tell.setblocking(False)
        waiting = QSocketNotifier(told.fileno(), QSocketNotifier.Type.Read, qt)
        waiting.activated.connect(lambda: told.recv(16))
        former_fd = signal.set_wakeup_fd(tell.fileno(), warn_on_full_buffer=False)
        former = [(each, signal.signal(each, lambda *_: qt.quit())) for each in _ENDING]
        try:
            yield
        finally:
            for each, handler in former:
                signal.signal(each, handler)
            signal.set_wakeup_fd(former_fd)
            waiting.setEnabled(False)


def _show_bug(
    kind: type[BaseException], problem: BaseException, trace: "TracebackType | None"
) -> None:
    from ui.bug_report import show_bug  # noqa: PLC0415 - hoped never to be needed

    show_bug(kind, problem, trace)
