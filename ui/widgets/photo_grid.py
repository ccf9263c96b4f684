"""Photos as a grid: picture, caption, state; nothing moves when a picture arrives."""

from typing import Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPixmap, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.formatting import visible
from ui.models.pictures import Picture, PicturesModel, PicturesRole
from ui.translation import Speaking

PICTURE: Final = QSize(160, 120)
_EDGE: Final = 8
_LINE: Final = 20
_CAPTION_LINES: Final = 2


class PhotoDelegate(QStyledItemDelegate):
    """Draws one photo; a placeholder of the final size until its small picture is there."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The same for every photo."""
        words = _LINE * (_CAPTION_LINES + 1)
        return PICTURE + QSize(2 * _EDGE, 2 * _EDGE + 4 + words)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draws it."""
        picture = index.data(PicturesRole.PICTURE)
        if not isinstance(picture, Picture):
            return
        look = theme.look()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if is_chosen:
            painter.fillRect(option.rect.adjusted(2, 2, -2, -2), look.colour("chosen"))
        frame = QRect(option.rect.topLeft(), PICTURE).translated(_EDGE, _EDGE)
        painter.fillRect(frame, look.colour("navigation"))
        _draw_picture(painter, frame, index.data(PicturesRole.PIXMAP), picture.drawing)
        state = QRect(frame.left(), frame.bottom() + 4, frame.width(), _LINE)
        painter.setPen(look.colour("on_chosen" if is_chosen else _ink(picture)))
        shown = painter.fontMetrics().elidedText(
            picture.state, Qt.TextElideMode.ElideRight, state.width()
        )
        painter.drawText(state, Qt.AlignmentFlag.AlignVCenter, shown)
        words = state.translated(0, _LINE)
        words.setHeight(_LINE * _CAPTION_LINES)
        painter.setPen(look.colour("on_chosen" if is_chosen else "text"))
        _draw_words(painter, words, visible(picture.caption))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(look.colour("accent"))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()


class PhotoGrid(Speaking, QListView):
    """A grid that shows a `PicturesModel`; arrows go from photo to photo."""

    def __init__(self, model: PicturesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(PhotoDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.retranslate()

    @property
    def column_px(self) -> int:
        """How wide one photo is with what is around it."""
        return PICTURE.width() + 2 * _EDGE

    @property
    def chosen(self) -> tuple[str, ...]:
        """Names of the photos that are selected, in their order."""
        rows = sorted(each.row() for each in self.selectionModel().selectedIndexes())
        found = (self.model().index(row, 0).data(PicturesRole.PICTURE) for row in rows)
        return tuple(each.own_name for each in found if isinstance(each, Picture))

    def choose(self, number: int) -> None:
        """Goes to a photo and selects it alone."""
        index = self.model().index(number, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def is_seen(self, number: int) -> bool:
        """Whether any of that photo is on the screen."""
        place = self.visualRect(self.model().index(number, 0))
        return self.isVisible() and place.intersects(self.viewport().rect())

    def retranslate(self) -> None:
        """Names the grid."""
        self.setAccessibleName(self.tr("Photos"))


def _ink(picture: Picture) -> str:
    return picture.tone or ("sealed" if picture.is_sealed else "draft")


def _draw_words(painter: QPainter, place: QRect, text: str) -> None:
    """Draws what there is room for; an ellipsis says that the text goes on."""
    option = QTextOption(Qt.AlignmentFlag.AlignTop)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    metrics = painter.fontMetrics()
    room = place.width() * _CAPTION_LINES - metrics.averageCharWidth() * _CAPTION_LINES
    one_line = " ".join(text.split())
    shown = metrics.elidedText(one_line, Qt.TextElideMode.ElideRight, room)
    painter.drawText(place.toRectF(), shown, option)


def _draw_picture(painter: QPainter, frame: QRect, pixmap: object, drawing: str) -> None:
    if not isinstance(pixmap, QPixmap) or pixmap.isNull():
        ink = "muted" if isinstance(pixmap, QPixmap) else "line"  # faint while it is being made
        drawn = theme.look().pixmap(drawing, ink, 40, painter.device().devicePixelRatioF())
        painter.drawPixmap(frame.center().x() - 20, frame.center().y() - 20, drawn)
        return
    size = pixmap.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(frame.topLeft(), size)
    place.moveCenter(frame.center())
    painter.drawPixmap(place, pixmap)
