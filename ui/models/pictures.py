"""A list of photos: what is known at once, and small pictures as they are made.

Only so many small pictures are held; those go that were not seen for longest. So two thousand
photos take no more memory than two hundred.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal
from PySide6.QtGui import QPixmap

from ui.formatting import tip
from ui.models.rows import NOWHERE, Index

ROOM_BYTES: Final = 48 << 20  # some two hundred small pictures


@dataclass(frozen=True, slots=True)
class Picture:
    """One photo in the grid.

    Attributes:
        key: names its small picture: the SHA-256 of the file.
        caption: what people wrote about it.
        state: the word of its state, such as "#42".
        is_sealed: drawn with the seal's colour.
        name: tells it from other photos of the same content; the key unless given.
        drawing: shown where there is no picture, such as for a recording.
        tone: role of the colour of `state`; by the state unless given.
    """

    key: str
    caption: str
    state: str
    is_sealed: bool
    name: str = ""
    drawing: str = "file-text"
    tone: str = ""

    @property
    def own_name(self) -> str:
        """What tells it from the others."""
        return self.name or self.key


class PicturesRole(IntEnum):
    """What the delegate draws."""

    PICTURE = Qt.ItemDataRole.UserRole  # Picture
    PIXMAP = Qt.ItemDataRole.UserRole + 1  # QPixmap, or None while it is being made


class PicturesModel(QAbstractListModel):
    """Photos in their order. Small pictures are asked for when a photo is seen.

    Signals:
        wanted: the Picture whose small picture somebody should `develop`, or `put_off`.
    """

    wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures: list[Picture] = []
        self._places: dict[str, int] = {}
        self._asked: set[str] = set()
        self._small = SmallPictures(ROOM_BYTES)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All photos, in order."""
        return tuple(self._pictures)

    def show_all(self, pictures: Iterable[Picture]) -> None:
        """Shows these photos."""
        self.beginResetModel()
        self._pictures = list(pictures)
        self._note_places()
        self.endResetModel()

    def add(self, pictures: Sequence[Picture]) -> None:
        """Puts photos at the end."""
        self.insert(len(self._pictures), pictures)

    def insert(self, at: int, pictures: Sequence[Picture]) -> None:
        """Puts photos in before the one of that number."""
        if pictures:
            self.beginInsertRows(NOWHERE, at, at + len(pictures) - 1)
            self._pictures[at:at] = pictures
            self._note_places()
            self.endInsertRows()

    def replace(self, number: int, picture: Picture) -> None:
        """Shows a photo with other words."""
        self._pictures[number] = picture
        self.dataChanged.emit(self.index(number), self.index(number))

    def replace_several(self, pictures: Mapping[int, Picture]) -> None:
        """Shows photos with other words; by their numbers."""
        for number, picture in pictures.items():
            self._pictures[number] = picture
        if pictures:
            self.dataChanged.emit(self.index(min(pictures)), self.index(max(pictures)))

    def remove(self, number: int) -> None:
        """Takes a photo out."""
        self.beginRemoveRows(NOWHERE, number, number)
        del self._pictures[number]
        self._note_places()
        self.endRemoveRows()

    def find(self, name: str) -> int | None:
        """The number of the photo of that name; None if there is none."""
        return self._places.get(name)

    def develop(self, key: str, jpeg: bytes) -> None:
        """Takes a small picture; empty bytes for a file that cannot be shown."""
        pixmap = QPixmap()
        if jpeg:
            pixmap.loadFromData(jpeg)
        self._small.put(key, pixmap)
        self._asked.discard(key)
        for number, picture in enumerate(self._pictures):
            if picture.key == key:
                at = self.index(number)
                self.dataChanged.emit(at, at, [PicturesRole.PIXMAP])

    def put_off(self, key: str) -> None:
        """The small picture was not made; it is asked for again when it is seen again."""
        self._asked.discard(key)

    def forget(self) -> None:
        """Drops every photo and every small picture, as locking asks."""
        self.show_all(())
        self._asked.clear()
        self._small.clear()

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
            is_tip = role == Qt.ItemDataRole.ToolTipRole
            return tip(picture.caption) if is_tip else picture.caption
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{picture.state}: {picture.caption}"
        return None

    def _note_places(self) -> None:
        self._places = {each.own_name: at for at, each in enumerate(self._pictures)}

    def _pixmap(self, picture: Picture) -> QPixmap | None:
        found = self._small.get(picture.key)
        if found is None and picture.key not in self._asked:
            self._asked.add(picture.key)
            self.wanted.emit(picture)
        return found


class SmallPictures:
    """Small pictures, as many as there is room for."""

    def __init__(self, room_bytes: int) -> None:
        self._room_bytes = room_bytes
        self._held: OrderedDict[str, QPixmap] = OrderedDict()
        self._bytes = 0

    def put(self, key: str, pixmap: QPixmap) -> None:
        """Takes a picture, and lets those go that were not asked for for longest."""
        self._let_go(self._held.pop(key, None))
        self._held[key] = pixmap
        self._bytes += _bytes(pixmap)
        while self._bytes > self._room_bytes and len(self._held) > 1:
            self._let_go(self._held.popitem(last=False)[1])

    def get(self, key: str) -> QPixmap | None:
        """The picture, null for a file that cannot be shown; None if it is not held."""
        if key in self._held:
            self._held.move_to_end(key)
        return self._held.get(key)

    def clear(self) -> None:
        """Lets all go."""
        self._held.clear()
        self._bytes = 0

    def _let_go(self, pixmap: QPixmap | None) -> None:
        self._bytes -= 0 if pixmap is None else _bytes(pixmap)


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
