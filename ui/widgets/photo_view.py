"""One picture, upright, as wide as its place at most; nearer by wheel, keys or double click."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

_NEAREST: Final = 16.0  # times the fitted size
_STEP: Final = 1.25
_PAN_PX: Final = 60


class PhotoView(QWidget):
    """Shows one picture.

    Signals:
        opened: the person wants to see it larger; only while it does not zoom by itself.
    """

    opened = Signal()

    def __init__(self, highest_px: int, parent: QWidget | None = None) -> None:
        """An empty view.

        Args:
            highest_px: the most height it takes.
            parent: the widget it is in.
        """
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._highest_px = highest_px
        self._zooms = False
        self._nearness = 1.0
        self._middle = QPointF(0.5, 0.5)  # of the picture, which stands in the middle of the view
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # until there is something to see
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Photo"))
        self.setFixedHeight(1)

    @property
    def nearness(self) -> float:
        """How many times larger than fitted it is drawn."""
        return self._nearness

    def show_jpeg(self, jpeg: bytes, name: str) -> None:
        """Shows a picture.

        Args:
            jpeg: its bytes; none take the picture away.
            name: for screen readers.
        """
        self._pixmap = QPixmap()
        if jpeg:
            self._pixmap.loadFromData(jpeg)
        is_there = not self._pixmap.isNull()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_there else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self._fit_height()
        self.update()

    def take_room(self, highest_px: int, *, zooms: bool) -> None:
        """Says how high it may be, and whether it goes nearer or asks to be opened."""
        self._highest_px, self._zooms = highest_px, zooms
        self.show_whole()
        self._fit_height()

    def show_whole(self) -> None:
        """Goes back to the fitted size."""
        self._nearness, self._middle = 1.0, QPointF(0.5, 0.5)
        self.update()

    def go_nearer(self, times: float) -> None:
        """Draws it larger or smaller, never smaller than fitted."""
        self._nearness = min(_NEAREST, max(1.0, self._nearness * times))
        self._move(QPointF(0, 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws what is in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.look().colour("hover"))
        if not self._pixmap.isNull():
            painter.drawPixmap(self._place(), self._pixmap, QRectF(self._pixmap.rect()))
        if self.hasFocus():
            painter.setPen(theme.look().colour("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the picture's shape."""
        super().resizeEvent(event)
        self._fit_height()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Goes nearer with Ctrl; without, the page scrolls."""
        if self._zooms and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go_nearer(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            event.accept()
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Opens it, or goes near and back."""
        if not self._zooms:
            self.opened.emit()
        elif self._nearness > 1:
            self.show_whole()
        else:
            self.go_nearer(3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the picture."""
        self.setFocus()
        self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves it about."""
        if self._grip is not None:
            self._move(self._grip - event.position())
            self._grip = event.position()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Lets go."""
        self._grip = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus, minus, 0 and the arrows; Enter opens."""
        key = event.key()
        by = {
            Qt.Key.Key_Left: QPointF(-_PAN_PX, 0),
            Qt.Key.Key_Right: QPointF(_PAN_PX, 0),
            Qt.Key.Key_Up: QPointF(0, -_PAN_PX),
            Qt.Key.Key_Down: QPointF(0, _PAN_PX),
        }.get(Qt.Key(key))
        if not self._zooms and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif self._zooms and key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.go_nearer(_STEP)
        elif self._zooms and key == Qt.Key.Key_Minus:
            self.go_nearer(1 / _STEP)
        elif self._zooms and key == Qt.Key.Key_0:
            self.show_whole()
        elif by is not None and self._nearness > 1:
            self._move(by)
        else:
            super().keyPressEvent(event)

    def _fit_height(self) -> None:
        if self._pixmap.isNull():
            self.setFixedHeight(1)
            return
        size = self._pixmap.size()
        height = self.width() * size.height() // max(1, size.width())
        self.setFixedHeight(max(1, min(self._highest_px, height, size.height())))

    def _place(self) -> QRectF:
        """Where the whole picture would be drawn."""
        drawn = self._fitted() * self._nearness
        left = self.width() / 2 - self._middle.x() * drawn.width()
        top = self.height() / 2 - self._middle.y() * drawn.height()
        return QRectF(QPointF(left, top), drawn)

    def _fitted(self) -> QSizeF:
        whole = QSizeF(self._pixmap.size())
        fitted = whole.scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        return fitted if fitted.width() < whole.width() else whole

    def _move(self, by: QPointF) -> None:
        """Moves the view over the picture, not beyond its edges."""
        drawn = self._fitted() * self._nearness
        if drawn.isEmpty():
            return
        self._middle = QPointF(
            _within(self._middle.x() + by.x() / drawn.width(), self.width() / drawn.width()),
            _within(self._middle.y() + by.y() / drawn.height(), self.height() / drawn.height()),
        )
        self.update()


def _within(middle: float, seen: float) -> float:
    """The middle of a view that sees so much of the whole, kept inside of it."""
    half = seen / 2
    return 0.5 if seen >= 1 else min(1 - half, max(half, middle))
