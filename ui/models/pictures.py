"""A list of photos: what is known at once, small pictures as they are made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal
from PySide6.QtGui import QPixmap, QPixmapCache

from ui.models.rows import NOWHERE, Index


@dataclass(frozen=True, slots=True)
class Picture:
    """One photo in the grid.

    Attributes:
        key: names its small picture: the SHA-256 of the file.
        caption: what people wrote about it.
        state: the word of its state, such as "#42".
        is_sealed: drawn with the seal's colour.
    """

    key: str
    caption: str
    state: str
    is_sealed: bool


class PicturesRole(IntEnum):
    """What the delegate draws."""

    PICTURE = Qt.ItemDataRole.UserRole  # Picture
    PIXMAP = Qt.ItemDataRole.UserRole + 1  # QPixmap, or None while it is being made


class PicturesModel(QAbstractListModel):
    """Photos in their order. Small pictures are asked for when a photo is first seen.

    Signals:
        wanted: the Picture whose small picture somebody should `develop`.
    """

    wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures: list[Picture] = []
        self._asked: set[str] = set()

    def show_all(self, pictures: Iterable[Picture]) -> None:
        """Shows these photos."""
        self.beginResetModel()
        self._pictures = list(pictures)
        self.endResetModel()

    def add(self, pictures: Sequence[Picture]) -> None:
        """Puts photos at the end."""
        if pictures:
            first = len(self._pictures)
            self.beginInsertRows(NOWHERE, first, first + len(pictures) - 1)
            self._pictures.extend(pictures)
            self.endInsertRows()

    def develop(self, key: str, jpeg: bytes) -> None:
        """Takes a small picture; empty bytes for a file that cannot be shown."""
        pixmap = QPixmap()
        if jpeg:
            pixmap.loadFromData(jpeg)
        QPixmapCache.insert(_cached(key), pixmap)
        for number, picture in enumerate(self._pictures):
            if picture.key == key:
                at = self.index(number)
                self.dataChanged.emit(at, at, [PicturesRole.PIXMAP])

    def forget(self) -> None:
        """Drops every photo and every small picture, as locking asks."""
        self.show_all(())
        self._asked.clear()
        QPixmapCache.clear()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many photos there are."""
        return 0 if parent.isValid() else len(self._pictures)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the delegate and screen readers ask for."""
        if not index.isValid():
            return None
        picture = self._pictures[index.row()]
        if role == PicturesRole.PICTURE:
            return picture
        if role == PicturesRole.PIXMAP:
            return self._pixmap(picture)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return picture.caption
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{picture.state}: {picture.caption}"
        return None

    def _pixmap(self, picture: Picture) -> QPixmap | None:
        found = QPixmap()
        if QPixmapCache.find(_cached(picture.key), found):
            return found
        if picture.key not in self._asked:
            self._asked.add(picture.key)
            self.wanted.emit(picture)
        return None


def _cached(key: str) -> str:
    return f"picture {key}"
