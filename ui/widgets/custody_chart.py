"""Who held what, and when: one bar for each keeping, one row for each thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.formatting import period, visible
from ui.theme.colours import Colours
from ui.translation import Speaking

_ROW_PX: Final = 40
_NAME_PX: Final = 190
_AXIS_PX: Final = 34
_EDGE_PX: Final = 12
_NARROWEST_PX: Final = 4
_TICK_PX: Final = 110  # at least between two times
_STEPS: Final = tuple(
    timedelta(minutes=each)
    for each in (5, 15, 30, 60, 180, 360, 720, 1440, 2880, 7200, 14400, 43200, 129600, 525600)
)


@dataclass(frozen=True, slots=True)
class KeepingBar:
    """Somebody's keeping of a thing.

    Attributes:
        holder: who.
        since: from when on; None where nobody said.
        until: to when; None while they hold it.
        is_broken: something does not fit about its beginning.
    """

    holder: str
    since: datetime | None
    until: datetime | None
    is_broken: bool


@dataclass(frozen=True, slots=True)
class CustodyRow:
    """A thing and its keepings.

    Attributes:
        sequence: of its entry.
        name: number of a sample, name of an exhibit.
        bars: in order.
    """

    sequence: int
    name: str
    bars: tuple[KeepingBar, ...]


class CustodyChart(Speaking, QWidget):
    """Shows rows; arrows go from one to the next, Enter opens it.

    Signals:
        opened: number of the thing.
        seen: top and bottom, in pixels, of what should be in sight.
        told: what the chosen row shows, in words.
    """

    opened = Signal(int)
    seen = Signal(int, int)
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CustodyRow, ...] = ()
        self._now: datetime | None = None
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def show_rows(self, rows: Sequence[CustodyRow], now: datetime) -> None:
        """Shows these things.

        Args:
            rows: the things.
            now: how far the keeping of today reaches.
        """
        self._rows, self._now = tuple(rows), now
        self._at = min(self._at, max(0, len(rows) - 1))
        self.setFixedHeight(self.sizeHint().height())
        self._say_row()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as all rows."""
        return QSize(720, _AXIS_PX + _ROW_PX * max(1, len(self._rows)) + _EDGE_PX)

    def draw(self, painter: QPainter, width: float, colours: Colours, *, chosen: bool) -> None:
        """Draws all rows.

        Args:
            painter: where.
            width: to fill, in pixels.
            colours: of the theme, or of paper.
            chosen: whether to show which row is chosen.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.sizeHint().height()
        painter.fillRect(QRectF(0, 0, width, height), colours.colour("surface"))
        if not self._rows or self._now is None:
            return
        axis = _Axis(*self._reach(self._now), _NAME_PX, width - _EDGE_PX)
        _draw_axis(painter, axis, height, colours)
        for number, row in enumerate(self._rows):
            area = QRectF(0, _AXIS_PX + number * _ROW_PX, width, _ROW_PX)
            if chosen and number == self._at:
                painter.fillRect(area, colours.colour("hover"))
            painter.setPen(colours.colour("text"))
            painter.setFont(theme.text_font())
            name = area.adjusted(_EDGE_PX, 0, _NAME_PX - width - 8, 0)
            _draw_text(painter, name, row.name)
            for at, bar in enumerate(row.bars):
                _draw_bar(painter, axis, area, bar, colours, is_odd=bool(at % 2))

    def retranslate(self) -> None:
        """Names it for screen readers."""
        self.setAccessibleName(self.tr("Who held what, and when"))
        self._say_row()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it in the colours of the theme."""
        painter = QPainter(self)
        self.draw(painter, self.width(), theme.look().colours, chosen=self.hasFocus())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes from row to row."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self._go_to(self._at + steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._rows:
            self.opened.emit(self._rows[self._at].sequence)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the row there."""
        self._go_to(int(event.position().y() - _AXIS_PX) // _ROW_PX)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Opens the row."""
        if self._rows:
            self.opened.emit(self._rows[self._at].sequence)

    def _go_to(self, row: int) -> None:
        self._at = min(max(row, 0), max(0, len(self._rows) - 1))
        top = _AXIS_PX + self._at * _ROW_PX
        self._say_row()
        self.seen.emit(top, top + _ROW_PX)
        self.update()

    def _say_row(self) -> None:
        """What the chosen row shows, in words: narrow bars have no room for them."""
        words = _words(self._rows[self._at]) if self._rows else ""
        self.setAccessibleDescription(words)
        self.told.emit(words)

    def _reach(self, now: datetime) -> tuple[datetime, datetime]:
        begins = [bar.since for row in self._rows for bar in row.bars if bar.since is not None]
        first = min(begins, default=now - timedelta(days=1))
        last = max([now, *begins])
        return first, max(last, first + timedelta(hours=1))


def _words(row: CustodyRow) -> str:
    pieces = []
    for bar in row.bars:
        words = f"{bar.holder} {'?' if bar.since is None else period(bar.since, bar.until)}"
        if bar.is_broken:
            words += " · " + QCoreApplication.translate("CustodyChart", "does not fit")
        pieces.append(words)
    return f"{row.name} · {' → '.join(pieces)}"


@dataclass(frozen=True, slots=True)
class _Axis:
    """From times to pixels."""

    first: datetime
    last: datetime
    left: float
    right: float

    def at(self, time: datetime) -> float:
        whole = (self.last - self.first).total_seconds()
        part = (time - self.first).total_seconds() / whole
        return self.left + min(max(part, 0.0), 1.0) * (self.right - self.left)

    def ticks(self) -> list[datetime]:
        """Round times, not too near to one another."""
        whole = self.last - self.first
        most = max(1.0, (self.right - self.left) / _TICK_PX)
        step = next((each for each in _STEPS if whole / each <= most), _STEPS[-1])
        midnight = self.first.replace(hour=0, minute=0, second=0, microsecond=0)
        after = int((self.first - midnight) / step) + 1
        found = []
        while (tick := midnight + after * step) <= self.last:
            found.append(tick)
            after += 1
        return found


def _draw_axis(painter: QPainter, axis: _Axis, height: float, colours: Colours) -> None:
    painter.setFont(_small())
    for tick in axis.ticks():
        x = axis.at(tick)
        painter.setPen(QPen(colours.colour("line"), 1))
        painter.drawLine(QPointF(x, _AXIS_PX - 6), QPointF(x, height - _EDGE_PX))
        painter.setPen(colours.colour("muted"))
        words = f"{tick:%m-%d %H:%M}"
        wide = QFontMetricsF(_small()).horizontalAdvance(words)
        left = min(x - wide / 2, axis.right - wide)
        painter.drawText(QPointF(max(left, axis.left), 18), words)


def _draw_bar(
    painter: QPainter,
    axis: _Axis,
    area: QRectF,
    bar: KeepingBar,
    colours: Colours,
    *,
    is_odd: bool,
) -> None:
    begin = axis.at(bar.since or axis.first)
    end = max(axis.at(bar.until or axis.last), begin + _NARROWEST_PX)
    rect = QRectF(begin, area.top() + 6, end - begin, area.height() - 12)
    ground, ink = ("raised", "text") if is_odd else ("chosen", "on_chosen")
    if bar.is_broken:
        ground, ink = "danger_ground", "danger"
    painter.setBrush(colours.colour(ground))
    painter.setPen(QPen(colours.colour("danger" if bar.is_broken else "edge"), 1))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(colours.colour(ink))
    painter.setFont(_small())
    words = f"! {bar.holder}" if bar.is_broken else bar.holder
    _draw_text(painter, rect.adjusted(6, 0, -6, 0), words)


def _draw_text(painter: QPainter, area: QRectF, text: str) -> None:
    if area.width() < 12:
        return
    widths = QFontMetricsF(painter.font())
    short = widths.elidedText(visible(text), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), short)


def _small() -> QFont:
    font = theme.text_font()
    font.setPixelSize(theme.TEXT_PX - 2)
    return font
