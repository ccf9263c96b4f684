"""A table of frozen rows that grows page by page as people scroll."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui import theme

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


class RowsRole(IntEnum):
    """What else a cell can be asked for."""

    ROW = Qt.ItemDataRole.UserRole  # the row itself, through any proxy
    SORT = Qt.ItemDataRole.UserRole + 1  # the raw value, for sorting


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column.

    Attributes:
        title: gives its heading in the language of the window.
        text: what the cell shows.
        sort: the raw value; the text if None.
        icon: name of a drawing and the role of its colour, or None.
        is_number: set to the right, so that figures stand under each other.
        width: in average characters.
        takes_rest: takes what the others leave; the last column where none does.
        gives_way: above 0, it is hidden where there is no room for all, the highest first.
        is_code: shown in figures of one width, such as digests.
    """

    title: Callable[[], str]
    text: Callable[[R], str]
    sort: Callable[[R], object] | None = None
    icon: Callable[[R], tuple[str, str] | None] | None = None
    is_number: bool = False
    width: int = 20
    takes_rest: bool = False
    gives_way: int = 0
    is_code: bool = False


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows and the columns that show them.

    Signals:
        wanted: the last row there is, or None; somebody should `add` what comes after it.
    """

    wanted = Signal(object)

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        """An empty model that has everything; `begin_anew` makes it ask for the first page."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[R] = []
        self._is_complete = True
        self._is_asking = False
        self._order: tuple[Column[R], bool] | None = None  # and whether it is turned round

    @property
    def rows(self) -> tuple[R, ...]:
        """What has been fetched so far."""
        return tuple(self._rows)

    @property
    def is_complete(self) -> bool:
        """Whether nothing more is to come."""
        return self._is_complete

    def begin_anew(self) -> None:
        """Forgets all rows and asks for the first page."""
        self.show_only(())
        self._is_complete = False
        self._ask()

    def show_only(self, rows: Iterable[R]) -> None:
        """Shows these rows, with none to follow."""
        self.beginResetModel()
        self._rows = self._sorted(rows)
        self._is_complete = True
        self._is_asking = False
        self.endResetModel()

    def add(self, rows: Sequence[R], *, is_last: bool) -> None:
        """Takes the page that was `wanted`.

        Args:
            rows: the page.
            is_last: nothing comes after it.
        """
        self._is_asking = False
        self._is_complete = is_last
        if rows:
            first = len(self._rows)
            self.beginInsertRows(NOWHERE, first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def row(self, index: Index) -> R | None:
        """The row at an index; None if there is none."""
        return self._rows[index.row()] if index.isValid() else None

    def relook(self) -> None:
        """Shows all cells and headings anew, in the language and theme of now."""
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    # QAbstractTableModel

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Orders the rows by a column; only what is complete can be ordered."""
        if not 0 <= column < len(self.columns):
            return
        self._order = (self.columns[column], order == Qt.SortOrder.DescendingOrder)
        if self._is_complete:
            self.layoutAboutToBeChanged.emit()
            before, chosen = self._rows, self.persistentIndexList()
            self._rows = self._sorted(before)
            places = {id(row): number for number, row in enumerate(self._rows)}
            self.changePersistentIndexList(
                chosen,
                [self.index(places[id(before[at.row()])], at.column()) for at in chosen],
            )
            self.layoutChanged.emit()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows were fetched."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are more rows and nobody is fetching them."""
        return not (parent.isValid() or self._is_complete or self._is_asking)

    def fetchMore(self, parent: Index) -> None:
        """Asks for the next page."""
        if self.canFetchMore(parent):
            self._ask()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.row(index)
        if row is None:
            return None
        answer: object = None
        if role == Qt.ItemDataRole.DisplayRole:
            answer = column.text(row)
        elif role == Qt.ItemDataRole.TextAlignmentRole:
            answer = _alignment(column)
        elif role == Qt.ItemDataRole.DecorationRole:
            drawing = None if column.icon is None else column.icon(row)
            answer = None if drawing is None else theme.look().icon(*drawing, px=16)
        elif role == Qt.ItemDataRole.FontRole:
            answer = theme.digits_font() if column.is_code else None
        elif role == RowsRole.ROW:
            answer = row
        elif role == RowsRole.SORT:
            answer = column.text(row) if column.sort is None else column.sort(row)
        elif role == Qt.ItemDataRole.AccessibleTextRole:
            answer = f"{column.title()}: {column.text(row)}"
        return answer

    def _sorted(self, rows: Iterable[R]) -> list[R]:
        if self._order is None:
            return list(rows)
        column, is_turned = self._order
        key: Callable[[R], Any] = column.text if column.sort is None else column.sort
        return sorted(rows, key=key, reverse=is_turned)

    def _ask(self) -> None:
        self._is_asking = True
        self.wanted.emit(self._rows[-1] if self._rows else None)


def _alignment(column: Column[R]) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
