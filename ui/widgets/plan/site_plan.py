"""A plan that is moved about in, and drawn on, by mouse, pen and keys."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QPointF,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme
from ui.models.site_plan import Ink, PlanPoint, Sketch, Spot, mark_of, placed
from ui.theme.colours import COLOURS, Colours, Theme
from ui.translation import Speaking
from ui.widgets.plan.drawing import (
    MARKER_PX,
    Drawn,
    Frame,
    clusters,
    distance_to,
    draw,
    draw_mark,
    fitting,
)

_PAN_PX: Final = 48
_ZOOM: Final = 1.25
_REACH_PX: Final = 14.0
_PICTURE_SCALE: Final = 2
_SMALLEST: Final = QSize(320, 240)
_PANS: Final = {
    Qt.Key.Key_Left: QPointF(_PAN_PX, 0),
    Qt.Key.Key_Right: QPointF(-_PAN_PX, 0),
    Qt.Key.Key_Up: QPointF(0, _PAN_PX),
    Qt.Key.Key_Down: QPointF(0, -_PAN_PX),
}


class Tool(Enum):
    """What the pointer does."""

    MOVE = auto()
    FREEHAND = auto()
    LINE = auto()
    TEXT = auto()
    ERASE = auto()


class SitePlan(Speaking, QWidget):
    """Shows points and marks.

    Arrows move it, + and - make it larger and smaller, 0 shows all. With a tool in hand the
    space bar does at the cross in the middle what a click does under the pointer.

    Signals:
        chosen: number of the point that was clicked.
        opened: number of the point that was double clicked.
        drawn: a Mark was made.
        erased: a Mark is to go.
        undo_wanted: the last change is to be taken back.
        redo_wanted: it is to be made again.
    """

    chosen = Signal(int)
    opened = Signal(int)
    drawn = Signal(object)
    erased = Signal(object)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool, self.ink = Tool.MOVE, Ink.RED
        self._points: tuple[PlanPoint, ...] = ()
        self._sketch = Sketch()
        self._chosen: int | None = None
        self._frame = fitting((), QSizeF(_SMALLEST))
        self._is_fitted = True  # until somebody moves it
        self._stroke: list[Spot] = []
        self._is_by_keys = False  # the stroke follows the cross
        self._grabbed: QPointF | None = None
        self._text_at: Spot | None = None
        self._line = _Words(self)
        self._line.hide()
        self._line.returnPressed.connect(self._take_text)
        self._line.editingFinished.connect(self._end_text)
        self.setMinimumSize(_SMALLEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    @property
    def sketch(self) -> Sketch:
        """What is drawn."""
        return self._sketch

    @property
    def frame(self) -> Frame:
        """Which part is seen."""
        return self._frame

    def show_plan(self, points: Sequence[PlanPoint], sketch: Sketch) -> None:
        """Shows these points and marks."""
        self._points, self._sketch = tuple(points), sketch
        if self._is_fitted:
            self.fit()
        self.update()

    def choose(self, sequence: int | None) -> None:
        """Shows which point is chosen, and moves there if it is out of sight."""
        self._chosen = sequence
        for point, spot in placed(self._sketch, self._points):
            inside = self.rect().adjusted(20, 20, -20, -20)
            if point.sequence == sequence and not inside.contains(self._frame.at(spot).toPoint()):
                self._frame = Frame(spot, self._frame.px_per_m, self._frame.size)
                self._is_fitted = False
        self.update()

    def take_tool(self, tool: Tool) -> None:
        """Takes another tool in hand."""
        self._end_text()
        self._stroke.clear()
        self.tool = tool
        shape = Qt.CursorShape
        self.setCursor(shape.OpenHandCursor if tool is Tool.MOVE else shape.CrossCursor)
        self.update()

    def fit(self) -> None:
        """Shows all there is."""
        spots = [spot for _, spot in placed(self._sketch, self._points)]
        spots += [spot for mark in self._sketch.marks for spot in mark.spots]
        self._frame = fitting(spots, QSizeF(self.size()))
        self._is_fitted = True
        self.update()

    def zoom(self, times: float, about: QPointF | None = None) -> None:
        """Makes everything larger by `times`, about the middle unless another place is given."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        self._look_at(self._frame.zoomed(times, about or middle))

    def zoom_in(self) -> None:
        """One step larger."""
        self.zoom(_ZOOM)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.zoom(1 / _ZOOM)

    def png(self) -> bytes:
        """What is seen, dark on white as on paper, at twice the size."""
        image = QImage(self.size() * _PICTURE_SCALE, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.scale(_PICTURE_SCALE, _PICTURE_SCALE)
        draw(painter, self._frame, self._drawn(chosen=None), COLOURS[Theme.LIGHT])
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(buffer.data().data())

    def retranslate(self) -> None:
        """Names it for screen readers."""
        self.setAccessibleName(self.tr("Site plan"))
        self._line.setAccessibleName(self.tr("Words on the plan"))
        self._line.setPlaceholderText(self.tr("Words, then Enter"))
        self.update()

    # What people do

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the middle, or shows all as long as nobody has moved it."""
        super().resizeEvent(event)
        self._frame = self._frame.resized(QSizeF(self.size()))
        if self._is_fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Makes larger or smaller about the pointer."""
        self.zoom(_ZOOM ** (event.angleDelta().y() / 120), event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins what the tool does."""
        self._press(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on with it."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if self._grabbed is not None:
            self._look_at(self._frame.moved(event.position() - self._grabbed))
            self._grabbed = event.position()
        elif self._stroke:
            spot = self._frame.spot(event.position())
            self._stroke = [*self._stroke, spot] if self.tool is Tool.FREEHAND else [
                self._stroke[0], spot,
            ]  # fmt: skip
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Ends it."""
        self._grabbed = None
        self._end_stroke()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the point there."""
        point = self._point_at(event.position())
        if self.tool is Tool.MOVE and point is not None:
            self.opened.emit(point.sequence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves, zooms, and draws at the cross in the middle."""
        key = Qt.Key(event.key())
        if key in _PANS:
            self._look_at(self._frame.moved(_PANS[key]))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_in()
        elif key is Qt.Key.Key_Minus:
            self.zoom_out()
        elif key is Qt.Key.Key_0:
            self.fit()
        elif key is Qt.Key.Key_Space:
            self._use_at_cross()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) or (
            key is Qt.Key.Key_Y and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.redo_wanted.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._stroke:
            self._end_stroke()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._chosen is not None:
            self.opened.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it in the colours of the theme."""
        colours = theme.look().colours
        painter = QPainter(self)
        draw(painter, self._frame, self._drawn(chosen=self._chosen), colours)
        if self._stroke:
            draw_mark(painter, self._frame, mark_of(self.ink, self._with_cross()), colours)
        if self.tool is not Tool.MOVE and self.hasFocus():
            self._draw_cross(painter, colours)
        painter.setPen(QPen(colours.colour("accent" if self.hasFocus() else "line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    # Inside

    def _drawn(self, *, chosen: int | None) -> Drawn:
        is_placed = self._sketch.origin is not None
        words = (
            self.tr("Drawn by coordinates; distances right to half a per cent")
            if is_placed
            else self.tr("Not to scale: nothing here has coordinates")
        )
        points = placed(self._sketch, self._points)
        return Drawn(points, self._sketch.marks, chosen, is_placed, words)

    def _look_at(self, frame: Frame) -> None:
        self._frame, self._is_fitted = frame, False
        self._end_text()
        self.update()

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _press(self, place: QPointF) -> None:
        spot = self._frame.spot(place)
        if self.tool is Tool.MOVE:
            self._grabbed = place
            point = self._point_at(place)
            if point is not None:
                self.chosen.emit(point.sequence)
        elif self.tool is Tool.TEXT:
            self._begin_text(place, spot)
        elif self.tool is Tool.ERASE:
            self._erase(place)
        else:
            self._stroke = [spot]
        self.update()

    def _end_stroke(self) -> None:
        stroke, self._stroke = self._stroke, []
        self._is_by_keys = False
        mark = mark_of(self.ink, stroke)
        if len(mark.corners) > 1:
            self._is_fitted = False  # what people draw on stays where it is
            self.drawn.emit(mark)
        self.update()

    def _use_at_cross(self) -> None:
        """Puts a corner of a line at the cross; the second press of a straight line ends it."""
        if self.tool in {Tool.FREEHAND, Tool.LINE} and self._stroke:
            self._stroke = self._with_cross()
            if self.tool is Tool.LINE:
                self._end_stroke()
            self.update()
        elif self.tool is not Tool.MOVE:
            self._press(self._middle())
            self._is_by_keys = bool(self._stroke)

    def _with_cross(self) -> list[Spot]:
        """The line that is being drawn; one begun by keys is led on to the cross."""
        cross = [self._frame.spot(self._middle())] if self._is_by_keys else []
        return [*self._stroke, *cross]

    def _point_at(self, place: QPointF) -> PlanPoint | None:
        for cluster in reversed(clusters(placed(self._sketch, self._points), self._frame)):
            if (cluster.place - place).manhattanLength() < MARKER_PX * 1.5:
                numbers = [each.sequence for each in cluster.points]
                again = numbers.index(self._chosen) + 1 if self._chosen in numbers else 0
                return cluster.points[again % len(numbers)]
        return None

    def _erase(self, place: QPointF) -> None:
        near = [(distance_to(self._frame, each, place), each) for each in self._sketch.marks]
        if near:
            distance, mark = min(near, key=lambda each: each[0])
            if distance < _REACH_PX:
                self.erased.emit(mark)

    def _begin_text(self, place: QPointF, spot: Spot) -> None:
        self._end_text()
        self._text_at = spot
        self._line.setGeometry(int(place.x()), int(place.y()) - 18, 200, 36)
        self._line.clear()
        self._line.show()
        self._line.setFocus()

    def _take_text(self) -> None:
        text, at = self._line.text().strip(), self._text_at
        self._text_at = None
        if text and at is not None:
            self._is_fitted = False
            self.drawn.emit(mark_of(self.ink, [at], text))

    def _end_text(self) -> None:
        if not self._line.isHidden():
            self._take_text()
            if self._line.hasFocus():
                self.setFocus()
            self._line.hide()

    def _draw_cross(self, painter: QPainter, colours: Colours) -> None:
        middle = self._middle()
        painter.setPen(QPen(colours.colour("accent"), 1.5))
        painter.drawLine(middle - QPointF(9, 0), middle + QPointF(9, 0))
        painter.drawLine(middle - QPointF(0, 9), middle + QPointF(0, 9))


class _Words(QLineEdit):
    """The line for words on the plan; Esc takes it away and nothing else."""

    def event(self, event: QEvent) -> bool:
        """Keeps Esc to itself."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                self.clear()
                self.editingFinished.emit()
            return True
        return super().event(event)
