"""The grid itself: keys, clipboard and widths as people know them from spreadsheets."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from fieldkit.evidence.overview import Standing
from ui import theme
from ui.formatting import moment
from ui.translation import Speaking
from ui.widgets.grid.cell_edit import opens_list
from ui.widgets.grid.delegate import CellDelegate, Offers
from ui.widgets.grid.model import ResultsModel
from ui.widgets.grid.pasting import Area, paste
from ui.widgets.grid.tabbed_text import read_cells, write_cells

_NUMBERS_PX: Final = 84  # at the left
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex


class ResultsView(Speaking, QTableView):
    """Shows one `ResultsModel` at a time.

    Tab goes to the right, and Enter down, back to where Tab began. What is typed replaces the
    cell; F2 changes it, Alt and the arrow down show what may be chosen. Ctrl+C, Ctrl+X and
    Ctrl+V work with spreadsheets, Ctrl+D fills down, Ctrl+; writes the time, Ctrl+Z and Ctrl+Y
    undo and redo.

    Signals:
        opened: number of a sealed row on which Enter or a double click was given.
        refused: sealed rows were to be changed.
        moved: another cell is the current one.
        rows_wanted: numbers of sealed rows that are to be copied; `copy_with` takes them.
        left_out: headings of columns that were pasted and have no place here.
    """

    opened = Signal(int)
    refused = Signal()
    moved = Signal()
    rows_wanted = Signal(object)
    left_out = Signal(str)

    def __init__(self, model: ResultsModel, offers: Offers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._tab_began: int | None = None
        self._delegate = CellDelegate(offers, self)
        self._delegate.left.connect(self._step)
        self.setItemDelegate(self._delegate)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.look().control_px + 4)
        rows.setFixedWidth(_NUMBERS_PX)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.show_sheet(model)

    @property
    def sheet(self) -> ResultsModel:
        """The sheet that is shown."""
        return self._model

    def show_sheet(self, model: ResultsModel) -> None:
        """Shows another sheet."""
        self.finish()
        self._model = model
        self.setModel(model)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())
        for changed in (model.columnsInserted, model.columnsRemoved):
            changed.connect(self._give_widths, Qt.ConnectionType.UniqueConnection)
        self._give_widths()

    def go_to(self, row: int, column: int) -> None:
        """Makes a cell the current one, and shows it."""
        index = self._model.index(row, column)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.scrollTo(index)

    def begin_new(self) -> None:
        """Goes to the first cell of the blank row."""
        self.finish()
        self.setFocus()
        self.go_to(self._model.rowCount() - 1, 0)

    def finish(self) -> None:
        """Takes what is being typed."""
        self._delegate.finish()

    def selected_rows(self) -> tuple[int, ...]:
        """The rows in which a cell is selected, from above."""
        area = self._area()
        return () if area is None else tuple(range(area.top, area.bottom + 1))

    def remove_rows(self) -> None:
        """Takes the selected rows out, as far as they are not sealed."""
        self.finish()
        first = min(self.selected_rows(), default=0)
        column = max(0, self.currentIndex().column())
        self._model.remove(self.selected_rows(), self.tr("Removing rows"))
        self.go_to(min(first, self._model.rowCount() - 1), column)

    def undo(self) -> None:
        """Takes the last change back."""
        self._model.undo.undo()

    def redo(self) -> None:
        """Makes the change again that was taken back last."""
        self._model.undo.redo()

    # Keys

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays within the grid until its last cell, Shift+Tab until its first."""
        last = (self._model.rowCount() - 1, self._model.columnCount() - 1)
        current = self.currentIndex()
        at = (current.row(), current.column())
        if not self.hasFocus() or at == (last if forward else (0, 0)) or at[0] < 0:
            return super().focusNextPrevChild(forward)
        self._step(0, 1 if forward else -1)
        return True

    def _leave_by_key(self, *, forwards: bool) -> None:
        """Tab goes from cell to cell; with Ctrl it goes on to what stands beside the grid."""
        QAbstractScrollArea.focusNextPrevChild(self, forwards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of a spreadsheet; the others are those of any table."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        row = self.currentIndex().row()
        self._delegate.arrows_leave = key is not Qt.Key.Key_F2
        if control and key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._leave_by_key(forwards=key is Qt.Key.Key_Tab)
        elif key in _ENTER and not control:
            if self._is_sealed(row):
                self._open(row)
            else:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self._step(-1 if back else 1, 0)
        elif opens_list(event) and self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())
            self._delegate.open_list()
        elif self._edits(event, key, control=control):
            event.accept()
        else:
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}:
                self._tab_began = None
            if event.text().isprintable() and event.text() and self._is_sealed(row):
                self.refused.emit()
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Lets an input method begin a cell; Qt would lose what comes without composing."""
        self._delegate.arrows_leave = True
        is_whole = bool(event.commitString()) and not event.preeditString()
        if not is_whole or self.state() is QAbstractItemView.State.EditingState:
            super().inputMethodEvent(event)
        elif self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())
            self._delegate.pass_on(event)
        else:
            self.refused.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offers what keys do, with the keys."""
        menu = QMenu(self)
        for words, keys, do in (
            (self.tr("Cut"), "Ctrl+X", self.cut),
            (self.tr("Copy"), "Ctrl+C", self.copy),
            (self.tr("Paste"), "Ctrl+V", self.paste),
            (self.tr("Clear"), "Del", self.clear),
            (self.tr("Fill down"), "Ctrl+D", self.fill_down),
            (self.tr("Write the time of now"), "Ctrl+;", self.write_now),
            (self.tr("Remove rows"), "", self.remove_rows),
        ):
            menu.addAction(f"{words}\t{keys}" if keys else words).triggered.connect(do)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens a cell whose characters arrows then go along."""
        self._delegate.arrows_leave = False
        super().mouseDoubleClickEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives columns what is left over."""
        super().resizeEvent(event)
        self._give_widths()

    def retranslate(self) -> None:
        """Shows everything in the language of now."""
        self._model.relook()

    def _edits(self, event: QKeyEvent, key: Qt.Key, *, control: bool) -> bool:
        standard = QKeySequence.StandardKey
        done = True
        if event.matches(standard.Copy):
            self.copy()
        elif event.matches(standard.Cut):
            self.cut()
        elif event.matches(standard.Paste):
            self.paste()
        elif event.matches(standard.Undo):
            self.undo()
        elif event.matches(standard.Redo) or (control and key == Qt.Key.Key_Y):
            self.redo()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not control:
            self.clear()
        elif control and key == Qt.Key.Key_D:
            self.fill_down()
        elif control and key == Qt.Key.Key_Semicolon:
            self.write_now()
        else:
            done = False
        return done

    def _step(self, rows: int, columns: int) -> None:
        """Goes on from the current cell; along a row at its ends to the next or former row."""
        current, width = self.currentIndex(), self._model.columnCount()
        row, column = current.row() + rows, current.column()
        if columns:
            self._tab_began = column if self._tab_began is None else self._tab_began
            over, column = divmod(column + columns, width)
            row += over
        elif rows:
            column = column if self._tab_began is None else self._tab_began
            self._tab_began = None
        if 0 <= row < self._model.rowCount():
            self.go_to(row, column)

    def _is_sealed(self, row: int) -> bool:
        return row >= 0 and self._model.sequence(row) is not None

    def _open(self, row: int) -> None:
        sequence = self._model.sequence(row)
        if sequence is not None:
            self.opened.emit(sequence)

    # Cells

    def _area(self) -> Area | None:
        """What is selected; None if nothing is."""
        areas = self.selectionModel().selection().toList()
        if not areas:
            return None
        return Area(
            min(each.top() for each in areas),
            min(each.left() for each in areas),
            max(each.bottom() for each in areas),
            max(each.right() for each in areas),
        )

    def _cells(self) -> list[tuple[int, int]]:
        area = self._area()
        return [] if area is None else area.cells

    def _write(self, cells: dict[tuple[int, int], str], words: str) -> None:
        """Writes into what can be typed in; says so if nothing could."""
        open_cells = {
            (row, column): text
            for (row, column), text in cells.items()
            if self._model.columns[column].member
            and (row >= self._model.rowCount() or self._model.sequence(row) is None)
        }
        if cells and not open_cells:
            self.refused.emit()
        elif open_cells:
            self._model.write(open_cells, words)

    def copy(self) -> None:
        """Copies what is selected; sealed rows that have not come yet are asked for first."""
        area = self._area()
        if area is None:
            return
        missing = self._model.missing(area.top, area.bottom)
        if missing:
            self.rows_wanted.emit(missing)
        else:
            self._put_on_clipboard(area)

    def copy_with(self, rows: Sequence[Standing]) -> None:
        """Copies what is selected, with rows that were asked for.

        Args:
            rows: as they stand.
        """
        area = self._area()
        if area is not None:
            self._put_on_clipboard(area, {each.sequence: each for each in rows})

    def _put_on_clipboard(self, area: Area, fetched: Mapping[int, Standing] | None = None) -> None:
        columns = [
            column
            for column in range(area.left, area.right + 1)
            if self._model.columns[column].member or area.left == area.right
        ]  # as pasting takes them
        cells = [
            [self._model.text(row, column, fetched) for column in columns]
            for row in range(area.top, area.bottom + 1)
        ]
        QGuiApplication.clipboard().setText(write_cells(cells))

    def cut(self) -> None:
        """Copies and clears what is selected."""
        self.copy()
        self.clear()

    def clear(self) -> None:
        """Empties what is selected."""
        filled = [(row, column) for row, column in self._cells()
                  if row < self._model.rowCount() - 1]  # fmt: skip
        self._write(dict.fromkeys(filled, ""), self.tr("Clearing"))

    def paste(self) -> None:
        """Puts the clipboard where the selection begins."""
        area, text = self._area(), QGuiApplication.clipboard().text()
        if area is None or not text:
            return
        pasted = paste(read_cells(text), area, [each.member for each in self._model.columns])
        self._write(pasted.cells, self.tr("Pasting"))
        self._select(pasted.area)
        if pasted.left_out:
            self.left_out.emit("、".join(pasted.left_out))

    def fill_down(self) -> None:
        """Repeats the first row of the selection; that above it if only one row is selected."""
        area = self._area()
        if area is None:
            return
        source = area.top - 1 if area.top == area.bottom else area.top
        if source >= 0:
            cells = {
                (row, column): self._model.text(source, column)
                for row, column in area.cells
                if row > source
            }
            self._write(cells, self.tr("Filling down"))

    def write_now(self) -> None:
        """Writes the time of now."""
        now = moment(self._model.clock.read().wall)
        self._write(dict.fromkeys(self._cells(), now), self.tr("Writing the time"))

    def _select(self, area: Area) -> None:
        model, flags = self._model, QItemSelectionModel.SelectionFlag
        last = model.index(
            min(area.bottom, model.rowCount() - 1), min(area.right, model.columnCount() - 1)
        )
        first = model.index(area.top, area.left)
        self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
        self.selectionModel().select(QItemSelection(first, last), flags.ClearAndSelect)

    # Widths

    def _give_widths(self, *_: object) -> None:
        wanted = [each.width_px for each in self._model.columns]
        room = self.viewport().width()
        total = sum(wanted)
        for column, width in enumerate(wanted):
            self.setColumnWidth(column, width * max(room, total) // total)
