"""Notices that nobody has touched the program for a while, asleep or awake, without polling."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

from fieldkit.clock import Clock, SystemClock

_TOUCHED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
_MINUTE_NS = 60_000_000_000


class IdleWatch(QObject):
    """Looks at what reaches the window that has the focus.

    Signals:
        expired: nobody touched anything for the time set; or more passed while the machine
            slept, which is said before the first key afterwards gets anywhere.
    """

    expired = Signal()

    def __init__(self, minutes: int, clock: Clock | None = None) -> None:
        """Watches from now on.

        Args:
            minutes: how long is too long.
            clock: whose steady clock goes on while the machine sleeps.
        """
        super().__init__()
        self.minutes = minutes
        self._clock = clock or SystemClock()
        self._touched_ns = self._now_ns()
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._follow)
        self._follow(QGuiApplication.focusWindow())
        self.look()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched_ns = self._now_ns()

    def stop(self) -> None:
        """Watches no longer; until then it must not be thrown away on another thread."""
        self._timer.stop()
        self._follow(None)

    @Slot()
    def look(self) -> None:
        """Says `expired` if it is time, and sleeps until it may be time again."""
        left_ns = self.minutes * _MINUTE_NS - (self._now_ns() - self._touched_ns)
        if left_ns <= 0:
            self.touch()
            left_ns = self.minutes * _MINUTE_NS
            self.expired.emit()
        self._timer.start(left_ns // 1_000_000 + 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes note of keys and touches; swallows none."""
        if event.type() in _TOUCHED:
            if self._now_ns() - self._touched_ns > self.minutes * _MINUTE_NS:
                self.look()
            self.touch()
        return super().eventFilter(watched, event)

    @Slot(QWindow)
    def _follow(self, window: QWindow | None) -> None:
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._lose)

    @Slot()
    def _lose(self) -> None:
        self._window = None

    def _now_ns(self) -> int:
        return self._clock.read().monotonic_ns
