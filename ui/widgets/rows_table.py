"""The table that shows a `RowsModel`: one row is chosen at a time, by arrows, Enter opens it."""

from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import theme
from ui.models.rows import RowsModel
from ui.translation import Speaking

R = TypeVar("R")
_CHARACTER_PX = 8
_PADDING_PX = 20


class RowsTable(Speaking, QTableView, Generic[R]):
    """Shows rows; widths are fixed, because measuring 100,000 of them takes its time.

    Signals:
        chosen: the row that was moved to, or None.
        opened: the row that Enter or a double click was given on.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, model: RowsModel[R], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.look().control_px + 4)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._say_chosen)

    def sort_by(self, number: int, *, descending: bool = False) -> None:
        """Lets people sort by clicking headings, beginning with a column, from 0.

        Only for models whose rows are all there.
        """
        turned, plain = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(number, turned if descending else plain)
        self.setSortingEnabled(True)

    def row(self) -> R | None:
        """The row that is chosen."""
        return self._rows.row(self.currentIndex())

    def choose(self, number: int) -> None:
        """Moves to a row, from 0."""
        index = self._rows.index(number, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives each column its width; without room for all, some give way, or all get less."""
        super().resizeEvent(event)
        columns = self._rows.columns
        room = self.viewport().width()
        shown = {
            number: each.width * _CHARACTER_PX + _PADDING_PX for number, each in enumerate(columns)
        }
        while sum(shown.values()) > room and any(columns[each].gives_way for each in shown):
            del shown[max(shown, key=lambda each: columns[each].gives_way)]
        total = max(1, sum(shown.values()))
        if total > room:
            shown = {number: width * room // total for number, width in shown.items()}
        taker = next((each for each in shown if columns[each].takes_rest), max(shown))
        shown[taker] += room - sum(shown.values())
        for number in range(len(columns)):
            self.setColumnHidden(number, number not in shown)
            if number in shown:
                self.setColumnWidth(number, shown[number])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Shows headings and cells in the language of now."""
        self._rows.relook()

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row(index)
        if row is not None:
            self.opened.emit(row)

    def _say_chosen(self, current: QModelIndex) -> None:
        self.chosen.emit(self._rows.row(current))
