"""A few facts side by side, each with its label above; as many columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ui.widgets.plain_label import PlainLabel

COLUMN_PX = 168  # the narrowest


class FactGrid(QFrame):
    """Shows facts to be read; nothing in it can be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._cells: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(10)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Shows label and text of each."""
        for each in self._cells:
            self._grid.removeWidget(each)
            each.deleteLater()
        self._cells = [_cell(label, text) for label, text in facts]
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes as many columns as fit."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, min(len(self._cells), (self.width() - 32) // COLUMN_PX))
        if columns == self._columns:
            return
        for number in range(max(self._columns, columns)):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
        self._columns = columns
        for number, each in enumerate(self._cells):
            row, column = divmod(number, columns)
            self._grid.addWidget(each, row, column, Qt.AlignmentFlag.AlignTop)


class _Said(PlainLabel):
    """Is never lower than its lines are, which Qt does not know before it is laid out."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Asks for the height that the text takes at this width."""
        super().resizeEvent(event)
        self.setMinimumHeight(0)  # Qt counts it in
        self.setMinimumHeight(self.heightForWidth(self.width()))


def _cell(label: str, text: str) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(PlainLabel(label, "small"))
    column.addWidget(_Said(text, wraps=True))
    return cell
