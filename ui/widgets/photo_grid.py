"""Photos as a grid: picture, caption, state; nothing moves when a picture arrives."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.models.pictures import Picture, PicturesModel, PicturesRole

PICTURE = QSize(200, 150)
_EDGE = 8
_LINE = 22


class PhotoDelegate(QStyledItemDelegate):
    """Draws one photo; a placeholder of the final size until its small picture is there."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The same for every photo."""
        return PICTURE + QSize(2 * _EDGE, 2 * _EDGE + 2 * _LINE)

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
        painter.fillRect(frame, look.colour("hover"))
        _draw_picture(painter, frame, index.data(PicturesRole.PIXMAP))
        words = QRect(frame.left(), frame.bottom() + 4, frame.width(), _LINE)
        metrics = painter.fontMetrics()
        for text, role in (
            (picture.caption, "on_chosen" if is_chosen else "text"),
            (picture.state, "on_chosen" if is_chosen else _ink(picture)),
        ):
            painter.setPen(look.colour(role))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
            words.moveTop(words.top() + _LINE - 2)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(look.colour("accent"))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()


class PhotoGrid(QListView):
    """A grid that shows a `PicturesModel`; arrows go from photo to photo."""

    def __init__(self, model: PicturesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(PhotoDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Photos"))


def _ink(picture: Picture) -> str:
    return "sealed" if picture.is_sealed else "draft"


def _draw_picture(painter: QPainter, frame: QRect, pixmap: object) -> None:
    if not isinstance(pixmap, QPixmap):
        return
    if pixmap.isNull():
        drawn = theme.look().pixmap("file-text", "muted", 40, painter.device().devicePixelRatioF())
        painter.drawPixmap(frame.center().x() - 20, frame.center().y() - 20, drawn)
        return
    size = pixmap.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(frame.topLeft(), size)
    place.moveCenter(frame.center())
    painter.drawPixmap(place, pixmap)
