"""A link to another entry: its number and as much of its title as fits."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.formatting import entry, tip, visible
from ui.widgets.button import Button

_EDGES_PX = 6


class EntryLink(Button):
    """One line, whatever room there is.

    Signals:
        asked: the number of the entry the person wants to see.
    """

    asked = Signal(int)

    def __init__(self, sequence: int, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__("entry", parent=parent)
        self._whole = visible(f"{entry(sequence)}  {title}".strip())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._whole)
        self.setToolTip(tip(self._whole))
        self.clicked.connect(lambda: self.asked.emit(sequence))
        self._cut()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its place is."""
        return QSize(80, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cuts the words to the room there is."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = max(60, self.width() - _EDGES_PX)
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))
