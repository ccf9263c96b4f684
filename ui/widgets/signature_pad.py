"""A place to sign by finger, pen or mouse."""

from itertools import pairwise

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QImage,
    QImageWriter,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldkit.canonical import JsonValue
from ui import theme
from ui.translation import Speaking

INK = QColor("#000000")
PAPER = QColor("#ffffff")  # a signature is black on white in every theme: it is printed
_PEN_PX = 2.6
_MARGIN_PX = 12


class SignaturePad(Speaking, QWidget):
    """Keeps the strokes as they were made, and gives them as a picture.

    Signals:
        signed: a stroke ended.
        cleared: all strokes were taken away.
    """

    signed = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[QPolygonF] = []
        self._is_pen_down = False  # by the space bar
        self.setMinimumSize(320, 140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

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

    def strokes(self) -> list[JsonValue]:
        """The strokes as a draft keeps them: across and down in tenths of a pixel, by turns."""
        return [
            [round(10 * each) for point in range(stroke.count()) for each in _xy(stroke.at(point))]
            for stroke in self._strokes
        ]

    def show_strokes(self, strokes: JsonValue) -> None:
        """Shows strokes that a draft kept; whatever is none is left out."""
        self._strokes = []
        for each in strokes if isinstance(strokes, list) else []:
            numbers = (
                [at / 10 for at in each if isinstance(at, int)] if isinstance(each, list) else []
            )
            if len(numbers) > 2:
                pairs = zip(numbers[::2], numbers[1::2], strict=False)
                self._strokes.append(QPolygonF([QPointF(x, y) for x, y in pairs]))
        self.update()

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

    def retranslate(self) -> None:
        """Names the place for screen readers."""
        self.setAccessibleName(self.tr("Place to sign"))
        self.setAccessibleDescription(self.tr("Space puts the pen down and lifts it."))

    def sizeHint(self) -> QSize:
        """About as wide as a signature on paper."""
        return QSize(480, 180)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space puts the pen down and lifts it, for touch pads whose button is hard to hold."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        self._is_pen_down = not self._is_pen_down
        self.setMouseTracking(self._is_pen_down)
        if self._is_pen_down:
            self._strokes.append(QPolygonF([QPointF(self.mapFromGlobal(QCursor.pos()))]))
        else:
            self._end_stroke()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a stroke."""
        self._strokes.append(QPolygonF([event.position()]))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on with it."""
        is_drawing = self._is_pen_down or event.buttons() & Qt.MouseButton.LeftButton
        if is_drawing and self._strokes:
            self._strokes[-1].append(event.position())
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Ends it; a touch alone makes a dot."""
        self._end_stroke()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws paper, the line to sign on, and the strokes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.look().colour("accent" if self.hasFocus() else "edge"))
        painter.setBrush(PAPER)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        base = self.height() - 36
        painter.setPen(QPen(QColor("#9aa1ac"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(24, base, self.width() - 24, base)
        self._draw(painter)

    def _end_stroke(self) -> None:
        if self._strokes:
            if self._strokes[-1].count() == 1:
                self._strokes[-1].append(self._strokes[-1].first() + QPointF(0.5, 0.5))
            self.update()
            self.signed.emit()

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(INK, _PEN_PX, Qt.PenStyle.SolidLine, cap, join))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            painter.drawPath(_smooth(stroke))


def _xy(point: QPointF) -> tuple[float, float]:
    return point.x(), point.y()


def _smooth(stroke: QPolygonF) -> QPainterPath:
    """The stroke as a curve through the middles between its points, which bend it."""
    points = [stroke.at(number) for number in range(stroke.count())]
    path = QPainterPath(points[0])
    for here, there in pairwise(points[1:]):
        path.quadTo(here, (here + there) / 2)
    path.lineTo(points[-1])
    return path
