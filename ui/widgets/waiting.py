"""How long analytes may still wait, in words and with a drawing."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from fieldkit.clock import SystemClock
from fieldkit.evidence.holding import Pressing
from fieldkit.evidence.things import Thing
from ui import formatting

# Drawing and role of its colour.
PRESSING_DRAWN: Final[Mapping[Pressing, tuple[str, str]]] = {
    Pressing.TIME_LEFT: ("clock", "muted"),
    Pressing.SOON: ("triangle-alert", "warning"),
    Pressing.PAST: ("circle-alert", "danger"),
}


class Countdown(QTimer):
    """Says each minute that times left are to be told anew, while somebody sees them.

    Signals:
        timeout: they are others than a minute ago.
    """

    def __init__(self, seen: QWidget) -> None:
        """Runs while a widget is seen; `run` starts it.

        Args:
            seen: what tells the times.
        """
        super().__init__(seen)
        self._seen = seen
        self.setInterval(60_000)
        self.setTimerType(Qt.TimerType.VeryCoarseTimer)
        seen.installEventFilter(self)

    def run(self, things: Iterable[Thing]) -> None:
        """Runs where anything of these things waits."""
        self._is_wanted = any(pressing_of(each) is not None for each in things)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rests while nobody looks; tells the times anew when somebody does again."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._follow()
        return super().eventFilter(watched, event)

    _is_wanted = False

    def _follow(self) -> None:
        if not (self._is_wanted and self._seen.isVisible()):
            self.stop()
        elif not self.isActive():
            self.start()
            self.timeout.emit()


def pressing_of(thing: Thing) -> Pressing | None:
    """How much time the most pressing analyte of a thing has; None where that is not known."""
    if thing.is_withdrawn or not thing.holding:
        return None
    return thing.holding[0].pressing(SystemClock().read().wall)


def time_left(thing: Thing) -> str:
    """How long the most pressing analyte may still wait: "5 h 20 min left", "past by 2 d"."""
    pressing = pressing_of(thing)
    if pressing is None:
        return "—"
    span = formatting.span(thing.holding[0].until - SystemClock().read().wall)
    translate = QCoreApplication.translate
    if pressing is Pressing.PAST:
        return translate("waiting", "past by {span}").replace("{span}", span)
    return translate("waiting", "{span} left").replace("{span}", span)
