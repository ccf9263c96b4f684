"""A small drawing of where a photo was taken, as seen from the place of the visit."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.formatting import length, tip
from ui.models.positions import Way, round_length

_EDGE_PX: Final = 20
_NEAREST_M: Final = 20.0  # the drawing never shows less than that around the middle


class PositionMap(QWidget):
    """North is up; the place of the visit is in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._way: Way | None = None
        self._others: tuple[Way, ...] = ()
        self.setFixedSize(148, 112)

    def show_way(self, way: Way | None, others: Sequence[Way], words: str) -> None:
        """Shows where the photo lies.

        Args:
            way: from the place of the visit to the photo; None hides the drawing.
            others: to other photos, drawn faintly.
            words: the same said in a sentence.
        """
        self._way, self._others = way, tuple(others)
        self.setAccessibleName(words)
        self.setToolTip(tip(words))
        self.setVisible(way is not None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it."""
        if self._way is None:
            return
        look = theme.look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("navigation"))
        middle = QPointF(self.width() / 2, self.height() / 2)
        room = min(middle.x(), middle.y()) - _EDGE_PX
        px_per_m = room / max(self._way.distance_m, _NEAREST_M)

        def at(way: Way) -> QPointF:
            return middle + QPointF(way.east_m * px_per_m, -way.north_m * px_per_m)

        for other in self._others:
            _dot(painter, at(other), 2.5, "disabled")
        painter.setPen(QPen(look.colour("edge"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(middle, at(self._way))
        painter.setPen(QPen(look.colour("text"), 1.5))
        painter.setBrush(look.colour("surface"))
        painter.drawRect(int(middle.x()) - 4, int(middle.y()) - 4, 8, 8)
        _dot(painter, at(self._way), 5, "accent")
        self._draw_north(painter)
        self._draw_scale(painter, px_per_m)

    def _draw_north(self, painter: QPainter) -> None:
        ink = theme.look().colour("muted")
        painter.setPen(ink)
        painter.setBrush(ink)
        tip = QPointF(12, 6)
        left, right = tip + QPointF(-4, 11), tip + QPointF(4, 11)
        painter.drawPolygon(QPolygonF([tip, left, right]))
        painter.setFont(_small())
        painter.drawText(QPointF(20, 16), "N")

    def _draw_scale(self, painter: QPainter, px_per_m: float) -> None:
        long_m = round_length(56 / px_per_m)
        long_px = long_m * px_per_m
        y, x = self.height() - 7.0, 7.0
        painter.setPen(QPen(theme.look().colour("muted"), 1.5))
        painter.drawPolyline(
            QPolygonF(
                [QPointF(x, y - 4), QPointF(x, y), QPointF(x + long_px, y),
                 QPointF(x + long_px, y - 4)]
            )
        )  # fmt: skip
        painter.setFont(_small())
        painter.drawText(QPointF(x + long_px + 5, y + 1), length(long_m))


def _dot(painter: QPainter, place: QPointF, radius: float, role: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.look().colour(role))
    painter.drawEllipse(place, radius, radius)


def _small() -> QFont:
    font = theme.text_font()
    font.setPixelSize(theme.TEXT_PX - 2)
    return font
