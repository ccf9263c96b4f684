"""A place to sign by finger, pen or mouse."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageWriter,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

INK = QColor("#000000")
PAPER = QColor("#ffffff")  # a signature is black on white in every theme: it is printed
_PEN_PX = 2.6
_MARGIN_PX = 12


class SignaturePad(QWidget):
    """Keeps the strokes as they were made, and gives them as a picture.

    Signals:
        signed: the first stroke ended.
        cleared: all strokes were taken away.
    """

    signed = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[QPolygonF] = []
        self.setMinimumSize(320, 140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Place to sign"))

    @property
    def is_blank(self) -> bool:
        """Whether nobody has signed."""
        return not self._strokes

    def clear(self) -> None:
        """Takes all strokes away."""
        if self._strokes:
            self._strokes.clear()
            self.update()
            self.cleared.emit()

    def png(self) -> bytes:
        """The signature, black on white, cut to its strokes, at twice the size it was made in."""
        frame = QRectF()
        for stroke in self._strokes:
            frame = frame.united(stroke.boundingRect())
        frame.adjust(-_MARGIN_PX, -_MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        image = QImage(frame.size().toSize() * 2, QImage.Format.Format_Grayscale8)
        image.fill(PAPER)
        painter = QPainter(image)
        painter.scale(2, 2)
        painter.translate(-frame.topLeft())
        self._draw(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(buffer.data().data())

    def sizeHint(self) -> QSize:
        """About as wide as a signature on paper."""
        return QSize(480, 180)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a stroke."""
        self._strokes.append(QPolygonF([event.position()]))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on with it."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._strokes:
            self._strokes[-1].append(event.position())
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Ends it; a touch alone makes a dot."""
        if self._strokes:
            if self._strokes[-1].count() == 1:
                self._strokes[-1].append(self._strokes[-1].first() + QPointF(0.5, 0.5))
            self.update()
            if len(self._strokes) == 1:
                self.signed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws paper, the line to sign on, and the strokes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.look().colour("edge"))
        painter.setBrush(PAPER)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        base = self.height() - 36
        painter.setPen(QPen(QColor("#9aa1ac"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(24, base, self.width() - 24, base)
        self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(INK, _PEN_PX, Qt.PenStyle.SolidLine, cap, join))
        for stroke in self._strokes:
            painter.drawPolyline(stroke)
