"""Fields for a day and for a moment: typed in a few keys, or taken from the clock."""

import contextlib
import re
from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QWidget,
    QWidgetAction,
)

from fieldkit.canonical import JsonValue
from fieldkit.clock import Clock, SystemClock, TimeTextError, read_time, time_text
from fieldkit.evidence.parts import FieldProblem, Member
from ui.formatting import from_utc, moment
from ui.translation import Speaking
from ui.widgets.button import Button, IconButton
from ui.widgets.form.field import Field
from ui.widgets.plain_label import PlainLabel, set_property

_CLOCK = re.compile(r"(?P<hour>\d{1,2})[:：]?(?P<minute>\d\d)(?:[:：](?P<second>\d\d))?", re.ASCII)
_DAY = re.compile(
    r"(?:(?P<year>\d{4})[-/.年])?(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?", re.ASCII
)


def read_day(text: str, today: date) -> date | None:
    """The day that was typed: "2026-11-24", "11-24" of this year, "11月24日"; None if none."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return date(int(found["year"] or today.year), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def read_moment(text: str, now: datetime, zone: tzinfo | None = None) -> datetime | None:
    """The moment that was typed; None if it is none.

    "2026-11-24 09:30", "11-24 9:30:05", or "0930" for today.

    Args:
        text: what was typed.
        now: by the clock of this computer.
        zone: of the place that is meant; that of this computer unless given.
    """
    now = now if zone is None else now.astimezone(zone)
    *days, clock = text.split() or [""]
    found = _CLOCK.fullmatch(clock)
    day = read_day(" ".join(days), now.date()) if days else now.date()
    if found is None or day is None:
        return None
    try:
        clock = f"{int(found['hour']):02}:{found['minute']}:{found['second'] or '00'}"
        naive = datetime.fromisoformat(f"{day.isoformat()}T{clock}")
    except ValueError:
        return None
    return naive.astimezone() if zone is None else naive.replace(tzinfo=zone)


class DayField(Speaking, Field):
    """A day, typed or picked."""

    def __init__(
        self, _member: Member, parent: QWidget | None = None, clock: Clock | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock or SystemClock()
        self._line = QLineEdit()
        self._line.textEdited.connect(lambda _: self.edited.emit())
        self._line.editingFinished.connect(self._tidy)
        self._now = Button("quiet")
        self._now.clicked.connect(self._take_now)
        self._calendar = IconButton("calendar")
        self._calendar.clicked.connect(self._pick)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self._line, 1, Qt.AlignmentFlag.AlignTop)  # level with its neighbours
        self._row.addWidget(self._now)
        self._row.addWidget(self._calendar)
        self.setFocusProxy(self._line)
        self.retranslate()

    def value(self) -> JsonValue:
        """The day as ISO 8601 text; what was typed if it is no day."""
        text = self._line.text().strip()
        day = read_day(text, self._clock.read().wall.date())
        return text or None if day is None else day.isoformat()

    def set_value(self, value: JsonValue) -> None:
        """Shows a day."""
        self._line.setText("" if value is None else str(value))

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Draws the edge in the colour of problems."""
        set_property(self._line, "problem", "true" if problems else "false")

    def retranslate(self) -> None:
        """Names the buttons."""
        self._line.setPlaceholderText(self.tr("year-month-day"))
        self._now.setText(self.tr("Today"))
        self._calendar.say(self.tr("Pick the day"))

    def _take_now(self) -> None:
        self.set_value(self._clock.read().wall.date().isoformat())
        self.edited.emit()

    def _tidy(self) -> None:
        self.set_value(self.value())

    def _pick(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        shown = read_day(self._line.text().split(" ")[0], self._clock.read().wall.date())
        if shown is not None:
            calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        calendar.activated.connect(lambda day: self._picked(day, menu))
        calendar.clicked.connect(lambda day: self._picked(day, menu))
        menu.popup(self._line.mapToGlobal(QPoint(0, self._line.height())))
        calendar.setFocus()

    def _picked(self, day: QDate, menu: QMenu) -> None:
        menu.close()
        menu.deleteLater()
        self._take_day(date(day.year(), day.month(), day.day()))
        self.edited.emit()
        self._line.setFocus()

    def _take_day(self, day: date) -> None:
        self.set_value(day.isoformat())


class MomentField(DayField):
    """A moment to the minute, typed or taken from the clock, with its offset from UTC beside it.

    One that was given, such as a camera's or that of a sealed record, keeps its seconds unless it
    is edited, and its offset always: it is corrected on the clock it was read from.
    """

    _given = ("", "")  # as shown, and as it was given
    _zone: tzinfo | None = None  # of what was given

    def __init__(
        self, member: Member, parent: QWidget | None = None, clock: Clock | None = None
    ) -> None:
        self._offset = PlainLabel(role="muted")
        super().__init__(member, parent, clock)
        self._row.insertWidget(1, self._offset)
        self._line.textChanged.connect(lambda _: self._show_offset())
        self._show_offset()

    def value(self) -> JsonValue:
        """The moment as RFC 3339 text; what was typed if it is none."""
        text = self._line.text().strip()
        if text and text == self._given[0]:
            return self._given[1]
        read = self._read()
        return text or None if read is None else time_text(read)

    def set_value(self, value: JsonValue) -> None:
        """Shows a moment, on the clock of its own place."""
        given = "" if value is None else str(value)
        shown, self._zone = given, None
        with contextlib.suppress(TimeTextError):  # what was typed, and is no moment
            read = read_time(given)
            shown, self._zone = moment(read), read.tzinfo
        self._given = (shown, given)
        self._line.setText(shown)
        self._show_offset()

    def retranslate(self) -> None:
        """Names the buttons."""
        super().retranslate()
        self._line.setPlaceholderText(self.tr("year-month-day hour:minute"))
        self._now.setText(self.tr("Now"))

    def _take_now(self) -> None:
        self.set_value(time_text(self._clock.read().wall.replace(second=0, microsecond=0)))
        self.edited.emit()

    def _take_day(self, day: date) -> None:
        clock = self._line.text().split(" ")[-1] if " " in self._line.text() else "00:00"
        self._line.setText(f"{day.isoformat()} {clock}")

    def _read(self) -> datetime | None:
        return read_moment(self._line.text(), self._clock.read().wall, self._zone)

    def _show_offset(self) -> None:
        meant = self._read() or self._clock.read().wall.astimezone(self._zone)
        self._offset.setText(from_utc(meant))
