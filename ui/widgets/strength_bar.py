"""Four pieces that fill as a passphrase gets stronger; the word stands beside them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme

PIECES = 4
_HEIGHT_PX, _GAP_PX = 6, 4
_COLOURS = ("edge", "danger", "warning", "good", "good")


class StrengthBar(QWidget):
    """Shows how strong, from 0 to 4."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filled = 0
        self.setFixedHeight(_HEIGHT_PX)
        self.setMinimumWidth(80)

    def show_strength(self, filled: int) -> None:
        """Fills so many of the pieces."""
        if filled != self._filled:
            self._filled = filled
            self.update()

    def sizeHint(self) -> QSize:
        """Wide enough to be seen."""
        return QSize(120, _HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the pieces."""
        look = theme.look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() - _GAP_PX * (PIECES - 1)) / PIECES
        for number in range(PIECES):
            is_filled = number < self._filled
            ink = look.colour(_COLOURS[self._filled] if is_filled else "edge")
            painter.setPen(ink)
            painter.setBrush(ink if is_filled else Qt.BrushStyle.NoBrush)
            left = number * (width + _GAP_PX)
            painter.drawRoundedRect(QRectF(left + 0.5, 0.5, width - 1, _HEIGHT_PX - 1), 2.5, 2.5)
        painter.end()
