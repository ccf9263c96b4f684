"""A large button with its drawing above the word, for hands in gloves."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget

from ui import theme

ICON_PX = 24
HEIGHT_PX = 64
WIDTH_PX = 76  # for the longest word
PENCIL_PX = 14


class Tile(QToolButton):
    """One of a row; all have the same width. Set its words with `setText`."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._has_draft = False
        self.setProperty("role", "tile")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_PX)
        self._draw()

    def mark_draft(self, has_draft: bool) -> None:
        """Draws a pencil into the corner while something is begun and not sealed."""
        if has_draft != self._has_draft:
            self._has_draft = has_draft
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the pencil in its corner."""
        super().paintEvent(event)
        if self._has_draft:
            ratio = self.devicePixelRatioF()
            pencil = theme.look().pixmap("pencil-line", "draft", PENCIL_PX, ratio)
            QPainter(self).drawPixmap(self.width() - PENCIL_PX - 6, 6, pencil)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() is QEvent.Type.StyleChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        self.setIcon(theme.look().icon(self._icon, "accent", ICON_PX))


class Tiles(QWidget):
    """Tiles of one width in one row, or in two where their words would be cut."""

    def __init__(self, tiles: Sequence[Tile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles = tuple(tiles)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._arrange(len(self._tiles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes a second row if need be."""
        super().resizeEvent(event)
        every = len(self._tiles)
        fits = self.width() >= every * WIDTH_PX
        self._arrange(every if fits else (every + 1) // 2)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for number in range(max(self._columns, columns)):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
        self._columns = columns
        for number, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, *divmod(number, columns))
