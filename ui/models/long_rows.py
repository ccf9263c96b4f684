"""A table whose length is known from the start; its rows come when they are first seen."""

from array import array
from collections.abc import Sequence
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QModelIndex, QObject

from ui.models.rows import NOWHERE, Column, Index, RowsModel

PAGE: Final = 100
_MOST_PAGES: Final = 100  # kept; what was seen longest ago goes first
_MOST_MISSED: Final = 3  # pages that one screen can show parts of


class Numbered(Protocol):
    """A row that has a number in the ledger."""

    @property
    def sequence(self) -> int:
        """The number."""


N = TypeVar("N", bound=Numbered)


class LongRowsModel(RowsModel[N], Generic[N]):
    """Rows by their numbers in the ledger, a page of which is fetched when one is drawn.

    The scroll bar tells the truth, every row can be jumped to, and while people scroll far only
    the page where they stop is fetched.

    Signals:
        wanted: numbers of the rows that somebody should `take`.
    """

    def __init__(self, columns: Sequence[Column[N]], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._numbers = array("q")
        self._pages: dict[int, dict[int, N]] = {}
        self._stale: set[int] = set()
        self._missed: list[int] = []
        self._asked: int | None = None

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of all rows, in order."""
        return self._numbers

    def show_numbers(self, numbers: Sequence[int]) -> None:
        """Shows these rows, and fetches what it showed before anew.

        Where they are the former rows and more at the end, people stay where they are.
        """
        wanted = array("q", numbers)
        held = len(self._numbers)
        self._missed.clear()
        self._asked = None
        if held and wanted[:held] == self._numbers:
            self._stale = set(self._pages)
            if len(wanted) > held:
                self.beginInsertRows(NOWHERE, held, len(wanted) - 1)
                self._numbers = wanted
                self.endInsertRows()
            self.dataChanged.emit(self.index(0, 0), self._last_cell(held - 1))
            return
        self.beginResetModel()
        self._numbers = wanted
        self._pages.clear()
        self._stale.clear()
        self.endResetModel()

    def take(self, asked: Sequence[int], rows: Sequence[N]) -> None:
        """Takes what was `wanted`; what was asked for before the last change is passed over.

        Args:
            asked: the numbers, as `wanted` said.
            rows: those of them that there are.
        """
        page = self._asked
        if page is None or self._numbers_of(page) != list(asked):
            return
        self._asked = None
        self._pages[page] = {row.sequence: row for row in rows}
        self._stale.discard(page)
        while len(self._pages) > _MOST_PAGES:
            del self._pages[next(iter(self._pages))]
        first = page * PAGE
        last = min(first + PAGE, len(self._numbers)) - 1
        self.dataChanged.emit(self.index(first, 0), self._last_cell(last))
        self._ask_for_next()

    def place_of(self, sequence: int) -> int | None:
        """Where an entry stands, from 0; None if it is not among the rows."""
        try:
            return self._numbers.index(sequence)
        except ValueError:
            return None

    def row(self, index: Index) -> N | None:
        """The row at an index; None if there is none, or it has not come yet."""
        if not index.isValid():
            return None
        place = index.row()
        number = place // PAGE
        page = self._pages.get(number)
        if page is None or number in self._stale:
            self._miss(number)
        return None if page is None else page.get(self._numbers[place])

    def relook(self) -> None:
        """Shows all cells and headings anew."""
        if self._numbers:
            self.dataChanged.emit(self.index(0, 0), self._last_cell(len(self._numbers) - 1))
        super().relook()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._numbers)

    def _last_cell(self, place: int) -> QModelIndex:
        return self.index(place, len(self.columns) - 1)

    def _numbers_of(self, page: int) -> list[int]:
        return list(self._numbers[page * PAGE : (page + 1) * PAGE])

    def _miss(self, page: int) -> None:
        if page != self._asked and page not in self._missed:
            self._missed = [*self._missed, page][-_MOST_MISSED:]
        self._ask_for_next()

    def _ask_for_next(self) -> None:
        if self._asked is None and self._missed:
            self._asked = self._missed.pop()
            self.wanted.emit(self._numbers_of(self._asked))
