"""The line in which one cell of a grid is typed; it is left as in a spreadsheet."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from ui.widgets.finder import Finder

MOST_SHOWN: Final = 12
_STEPS: Final = {
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
}
_ARROWS: Final = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class CellEdit(QLineEdit):
    """Types one cell.

    Signals:
        left: rows and columns to go from here; what stands in the line is to be taken.
    """

    left = Signal(int, int)

    def __init__(self, parent: QWidget, *, arrows_leave: bool) -> None:
        """An empty line.

        Args:
            parent: the grid's viewport.
            arrows_leave: whether arrows go to the next cell, as after typing into a cell, and
                not to the next character, as after F2.
        """
        super().__init__(parent)
        self._arrows_leave = arrows_leave
        self._list: QAbstractItemView | None = None
        self.setFrame(False)
        self.setProperty("role", "cell")

    def suggest(self, offers: Sequence[tuple[str, str]]) -> None:
        """Offers texts in a list, in which arrows choose; what is typed stays as it is.

        Args:
            offers: the text, and words beside it in the list.
        """
        completer = _Completer(offers, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(MOST_SHOWN)
        self._list = completer.popup()
        self.setCompleter(completer)

    def open_list(self) -> None:
        """Shows everything that is offered."""
        completer = self.completer()
        if self._list is not None:
            completer.setCompletionPrefix("")
            completer.complete()

    def event(self, event: QEvent) -> bool:
        """Leaves by Tab, Enter and arrows, wherever the key came from (a list sends it here)."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = self._step(event)
            if opens_list(event):
                self.open_list()
                return True
            if step is not None:
                event.accept()
                self.left.emit(*step)
                return True
        return super().event(event)

    def _step(self, event: QKeyEvent) -> tuple[int, int] | None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        key = Qt.Key(event.key())
        if key in _STEPS:
            rows, columns = _STEPS[key]
            back = key is not Qt.Key.Key_Backtab and (
                event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            )
            return (-rows, -columns) if back else (rows, columns)
        has_list = self._list is not None and self._list.isVisible()
        return _ARROWS.get(key) if self._arrows_leave and not has_list else None


def opens_list(event: QKeyEvent) -> bool:
    """Whether a key asks for what may be chosen, as Alt and the arrow down do everywhere."""
    has_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
    return bool(has_alt) and event.key() == Qt.Key.Key_Down


class _Completer(Finder):
    """Shows text and words beside it, and gives the text alone."""

    def __init__(self, offers: Sequence[tuple[str, str]], parent: QObject) -> None:
        model = QStandardItemModel()
        for text, words in offers:
            item = QStandardItem(f"{text}  {words}".rstrip())
            item.setData(text, Qt.ItemDataRole.UserRole)
            model.appendRow(item)
        super().__init__(model, parent)
        model.setParent(self)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What is put into the line."""
        return str(index.data(Qt.ItemDataRole.UserRole))
