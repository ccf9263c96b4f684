"""One picture as large as there is room, on a quiet ground; it can be zoomed and moved."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.translation import Speaking
from ui.widgets.button import IconButton

_STEP: Final = 1.25
_LARGEST: Final = 8.0  # screen pixels for one of the picture
_MOVE_PX: Final = 40


class PictureView(Speaking, QWidget):
    """Fits the picture in until it is zoomed: + and -, 0 fits it in again, arrows move it.

    Signals:
        detail_wanted: it was zoomed in; a picture with more pixels would help.
    """

    detail_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._drawing = ""
        self._words = ""
        self._zoom = 0.0  # screen pixels for one of the picture; 0 fits it in
        self._shift = QPointF()
        self._grabbed: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(240, 160))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._in, self._out = IconButton("zoom-in"), IconButton("zoom-out")
        self._fit = IconButton("maximize")
        self._in.clicked.connect(lambda: self.zoom_by(_STEP))
        self._out.clicked.connect(lambda: self.zoom_by(1 / _STEP))
        self._fit.clicked.connect(self.fit)
        self._buttons = QWidget(self)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for each in (self._out, self._fit, self._in):
            each.setProperty("role", "")
            row.addWidget(each)
        self._buttons.hide()
        self.retranslate()

    @property
    def pixmap(self) -> QPixmap:
        """What is shown; null if nothing is."""
        return self._pixmap

    @property
    def zoom(self) -> float:
        """Screen pixels for one pixel of the picture, as it is drawn now."""
        return self._zoom or self._fitting

    @property
    def is_fitted(self) -> bool:
        """Whether all of it is seen."""
        return self._zoom == 0

    def show_picture(self, pixmap: QPixmap, name: str, *, is_same: bool = False) -> None:
        """Shows a picture that is upright already.

        Args:
            pixmap: it.
            name: for screen readers.
            is_same: it is what was shown, with more pixels; the view stays where it is.
        """
        if is_same and not self._pixmap.isNull():
            self._zoom *= self._pixmap.width() / pixmap.width()
        else:
            self._zoom, self._shift = 0.0, QPointF()
        self._pixmap, self._drawing, self._words = pixmap, "", ""
        self.setAccessibleName(name)
        self._buttons.show()
        self.update()

    def show_words(self, drawing: str, words: str) -> None:
        """Shows why there is no picture."""
        self._pixmap, self._drawing, self._words = QPixmap(), drawing, words
        self._zoom, self._shift = 0.0, QPointF()
        self.setAccessibleName(words or self.tr("Picture"))
        self._buttons.hide()
        self.update()

    def zoom_by(self, factor: float) -> None:
        """Makes the picture larger or smaller; never smaller than what fits."""
        if self._pixmap.isNull():
            return
        wanted = min(self.zoom * factor, _LARGEST)
        if wanted <= self._fitting:
            self.fit()
            return
        self._shift *= wanted / self.zoom
        self._zoom = wanted
        self._keep_inside()
        self.update()
        if self._zoom * self.devicePixelRatioF() > 1:
            self.detail_wanted.emit()

    def fit(self) -> None:
        """Shows all of it."""
        self._zoom, self._shift = 0.0, QPointF()
        self.update()

    def retranslate(self) -> None:
        """Names the buttons."""
        self._in.say(self.tr("Larger (+)"))
        self._out.say(self.tr("Smaller (-)"))
        self._fit.say(self.tr("All of it (0)"))
        if not self.accessibleName():
            self.setAccessibleName(self.tr("Picture"))

    def takes(self, event: QKeyEvent) -> bool:
        """Does what a key asks for; tells whether the key was one of the view's."""
        key = event.key()
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_by(_STEP)
        elif key in {Qt.Key.Key_Minus, Qt.Key.Key_Underscore}:
            self.zoom_by(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zooms and moves."""
        moves = {
            Qt.Key.Key_Left: QPointF(_MOVE_PX, 0),
            Qt.Key.Key_Right: QPointF(-_MOVE_PX, 0),
            Qt.Key.Key_Up: QPointF(0, _MOVE_PX),
            Qt.Key.Key_Down: QPointF(0, -_MOVE_PX),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is not None and not self.is_fitted:
            self._move(move)
        elif not self.takes(event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms."""
        self.zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the picture."""
        self._grabbed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves it."""
        if self._grabbed is not None and not self.is_fitted:
            here = event.position().toPoint()
            self._move(QPointF(here - self._grabbed))
            self._grabbed = here

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Lets go."""
        self._grabbed = None

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Pixel for pixel, or all of it again."""
        if self.is_fitted:
            self.zoom_by(1 / self._fitting / self.devicePixelRatioF())
        else:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the buttons in their corner."""
        super().resizeEvent(event)
        self._buttons.adjustSize()
        size = self._buttons.size()
        self._buttons.move(self.width() - size.width() - 8, self.height() - size.height() - 8)
        self._keep_inside()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws ground, picture, and what has the focus."""
        look = theme.look()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("navigation"))
        if self._pixmap.isNull():
            self._paint_words(painter)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self._place, self._pixmap, QRectF(self._pixmap.rect()))
        if self.hasFocus():
            painter.setPen(look.colour("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_words(self, painter: QPainter) -> None:
        look = theme.look()
        centre = self.rect().center()
        if self._drawing:
            drawn = look.pixmap(self._drawing, "muted", 48, self.devicePixelRatioF())
            painter.drawPixmap(centre.x() - 24, centre.y() - 48, drawn)
        painter.setPen(look.colour("muted"))
        below = self.rect().adjusted(16, centre.y() + 12, -16, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(below, int(flags), self._words)

    @property
    def _fitting(self) -> float:
        if self._pixmap.isNull():
            return 1.0
        across = self.width() / self._pixmap.width()
        down = self.height() / self._pixmap.height()
        return min(across, down, 1.0 if self._pixmap.width() > 64 else 4.0)

    @property
    def _place(self) -> QRectF:
        zoom = self.zoom
        place = QRectF(0, 0, self._pixmap.width() * zoom, self._pixmap.height() * zoom)
        place.moveCenter(QRectF(self.rect()).center() + self._shift)
        return place

    def _move(self, by: QPointF) -> None:
        self._shift += by
        self._keep_inside()
        self.update()

    def _keep_inside(self) -> None:
        """Lets no edge of the picture come into the view while it is larger than the view."""
        zoom = self.zoom
        most_x = max(0.0, (self._pixmap.width() * zoom - self.width()) / 2)
        most_y = max(0.0, (self._pixmap.height() * zoom - self.height()) / 2)
        self._shift = QPointF(
            max(-most_x, min(most_x, self._shift.x())), max(-most_y, min(most_y, self._shift.y()))
        )
