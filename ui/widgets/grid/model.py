"""The rows of one sheet of results: sealed ones above, those being typed below, a blank one last.

Sealed rows come a page at a time when they are first seen. Rows being typed are frozen; a change
replaces the list of them, so that undoing is showing the former list.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, IntEnum, auto
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QUndoStack

from fieldkit.clock import Clock, SystemClock
from fieldkit.evidence.measurements import MeasuredBy
from fieldkit.evidence.overview import Standing
from fieldkit.evidence.parts import FieldProblem
from ui import formatting, theme
from ui.models.long_rows import LongRowsModel
from ui.models.rows import NOWHERE, Column, Index
from ui.models.undo import Replacement
from ui.problems.fields import explain_field
from ui.widgets.grid.columns import (
    LIMIT,
    Samples,
    Texts,
    column_of,
    columns_of,
    fault_of,
    read,
    reading_words,
    texts_of,
)
from ui.widgets.grid.typed_rows import DraftRow, likely_beside, tidy, with_text

MOST_UNDONE: Final = 200


class RowState(Enum):
    """What a row of the grid is."""

    SEALED = auto()
    WITHDRAWN = auto()
    DRAFT = auto()
    JUST_SEALED = auto()  # until the list of sealed rows is loaded anew
    BLANK = auto()


class GridRole(IntEnum):
    """What else a cell can be asked for."""

    STATE = Qt.ItemDataRole.UserRole  # RowState
    PROBLEM = Qt.ItemDataRole.UserRole + 1  # why it cannot be sealed, in words
    READING = Qt.ItemDataRole.UserRole + 2  # what a reported value was read as
    MEMBER = Qt.ItemDataRole.UserRole + 3  # of the record


class ResultsModel(QAbstractTableModel):
    """One sheet.

    Signals:
        edited: rows were typed, or undone; the time to keep them.
        wanted: numbers of sealed results that somebody should `take`.
    """

    edited = Signal()
    wanted = Signal(object)

    def __init__(
        self, place: MeasuredBy, parent: QObject | None = None, clock: Clock | None = None
    ) -> None:
        super().__init__(parent)
        self.place = place
        self.columns = columns_of(place)
        self.undo = QUndoStack(self)
        self.undo.setUndoLimit(MOST_UNDONE)
        self.clock = clock or SystemClock()
        self.samples = Samples({}, {})
        self.known: Sequence[Texts] = ()  # results of the vault, the last one last
        self.of_case: Sequence[Texts] = ()
        self.is_closed = False  # while rows are being sealed, none can be changed
        self._rows: tuple[DraftRow, ...] = ()
        self._next_key = 1
        self._refused: dict[int, dict[str, FieldProblem]] = {}
        self._just_sealed: dict[int, int] = {}
        self._limits: Mapping[int, str] | None = None
        nothing: Column[Standing] = Column(str, lambda _: "")
        self._sealed: LongRowsModel[Standing] = LongRowsModel([nothing], self)
        self._sealed.wanted.connect(self.wanted)
        self._sealed.dataChanged.connect(lambda first, last: self._relook(first.row(), last.row()))

    # Sealed rows

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of the sealed rows, in order."""
        return self._sealed.numbers

    def show_sealed(self, numbers: Sequence[int]) -> None:
        """Shows these sealed rows; rows that were just sealed stand among them now."""
        self._put(tuple(row for row in self._rows if row.key not in self._just_sealed))
        self._just_sealed.clear()
        held = len(self.numbers)
        if list(numbers[:held]) != list(self.numbers):
            self.beginResetModel()
            self._sealed.show_numbers(numbers)
            self.endResetModel()
        elif len(numbers) > held:
            self.beginInsertRows(NOWHERE, held, len(numbers) - 1)
            self._sealed.show_numbers(numbers)
            self.endInsertRows()
        else:
            self._sealed.show_numbers(numbers)

    def take(self, asked: Sequence[int], rows: Sequence[Standing]) -> None:
        """Takes what was `wanted`."""
        self._sealed.take(asked, rows)

    def show_limits(self, limits: Mapping[int, str] | None) -> None:
        """Shows limit and exceedance of sealed rows beside the unit; None takes the column away.

        Args:
            limits: words by the number of the result.
        """
        at = [each.member for each in self.columns].index("unit") + 1
        if self._limits is None and limits is not None:
            self.beginInsertColumns(NOWHERE, at, at)
            self.columns = (*self.columns[:at], LIMIT, *self.columns[at:])
            self.endInsertColumns()
        elif self._limits is not None and limits is None:
            self.beginRemoveColumns(NOWHERE, at, at)
            self.columns = (*self.columns[:at], *self.columns[at + 1 :])
            self.endRemoveColumns()
        self._limits = limits
        self.relook()

    def set_samples(self, samples: Samples) -> None:
        """Takes the samples that rows can name."""
        if samples != self.samples:
            self.samples = samples
            self.relook()

    # Rows being typed

    @property
    def rows(self) -> tuple[DraftRow, ...]:
        """The rows being typed, those that were just sealed left out."""
        return tuple(row for row in self._rows if row.key not in self._just_sealed)

    def show_rows(self, rows: Iterable[DraftRow]) -> None:
        """Shows rows that were kept; nothing of it can be undone."""
        self._put(tuple(sorted(rows, key=lambda row: row.key)))
        self._next_key = max((row.key for row in self._rows), default=0) + 1
        self.undo.clear()

    def write(self, cells: Mapping[tuple[int, int], str], words: str) -> None:
        """Writes texts into cells of rows being typed; rows that are not there yet come to be.

        Args:
            cells: text by row and column of the model; sealed rows are passed over.
            words: what was done, for undoing.
        """
        rows = list(self._rows)
        for (row, column), text in sorted(cells.items()):
            at = row - len(self.numbers)
            if not self.columns[column].member or at < 0 or not self._can_be_typed(row):
                continue
            while at >= len(rows):
                rows.append(DraftRow(self._next_key))
                self._next_key += 1
            rows[at] = with_text(rows[at], self.columns[column].member, text)
        self._change(tuple(rows), words)

    def remove(self, rows: Iterable[int], words: str) -> None:
        """Takes rows being typed out of the sheet; sealed ones stay."""
        gone = {row - len(self.numbers) for row in rows if self._can_be_typed(row)}
        self._change(tuple(row for at, row in enumerate(self._rows) if at not in gone), words)

    def refuse(self, key: int, problems: Iterable[FieldProblem]) -> None:
        """Shows in a row why it cannot be sealed."""
        told: dict[str, FieldProblem] = {}
        for each in problems:
            told.setdefault(column_of(each, self.columns), each)
        self._refused[key] = told
        self._relook_key(key)

    def note_sealed(self, key: int, sequence: int) -> None:
        """Shows that a row is sealed now; it can be neither changed nor undone."""
        self._just_sealed[key] = sequence
        self.undo.clear()
        self._relook_key(key)

    def row_of_key(self, key: int) -> int | None:
        """Where a row being typed stands, from 0; None if it is gone."""
        found = (at for at, row in enumerate(self._rows) if row.key == key)
        at = next(found, None)
        return None if at is None else at + len(self.numbers)

    def first_problem(self) -> tuple[int, int] | None:
        """Row and column of the first cell that kept a row from being sealed."""
        for at, row in enumerate(self._rows):
            for column, each in enumerate(self.columns):
                if each.member in self._refused.get(row.key, {}):
                    return at + len(self.numbers), column
        return None

    # What stands in a row

    def state(self, row: int) -> RowState:
        """What the row is."""
        at = row - len(self.numbers)
        if at < 0:
            standing = self._standing(row)
            is_withdrawn = standing is not None and standing.is_withdrawn
            return RowState.WITHDRAWN if is_withdrawn else RowState.SEALED
        if at >= len(self._rows):
            return RowState.BLANK
        is_sealed = self._rows[at].key in self._just_sealed
        return RowState.JUST_SEALED if is_sealed else RowState.DRAFT

    def sequence(self, row: int) -> int | None:
        """The number of a sealed row; None for a row being typed."""
        at = row - len(self.numbers)
        if at < 0:
            return self.numbers[row]
        return self._just_sealed.get(self._rows[at].key) if at < len(self._rows) else None

    def key(self, row: int) -> int | None:
        """The key of a row being typed; None for a sealed or the blank one."""
        at = row - len(self.numbers)
        is_typed = 0 <= at < len(self._rows) and self._rows[at].key not in self._just_sealed
        return self._rows[at].key if is_typed else None

    def texts(self, row: int) -> Texts:
        """What stands in a row; nothing while a sealed one has not come yet."""
        at = row - len(self.numbers)
        if at < 0:
            standing = self._standing(row)
            return {} if standing is None else texts_of(standing.body, self.samples)
        return self._rows[at].texts if at < len(self._rows) else {}

    def text(self, row: int, column: int, fetched: Mapping[int, Standing] | None = None) -> str:
        """What stands in a cell.

        Args:
            row: from 0.
            column: from 0.
            fetched: sealed rows to be used where they have not come into the model.
        """
        if self.columns[column] is LIMIT:
            sequence = self.sequence(row)
            return "" if sequence is None or not self._limits else self._limits.get(sequence, "")
        standing = (fetched or {}).get(self.numbers[row]) if row < len(self.numbers) else None
        texts = self.texts(row) if standing is None else texts_of(standing.body, self.samples)
        return texts.get(self.columns[column].member, "")

    def missing(self, first: int, last: int) -> tuple[int, ...]:
        """The numbers of sealed rows among these that have not come yet."""
        rows = range(first, min(last + 1, len(self.numbers)))
        return tuple(self.numbers[row] for row in rows if self._standing(row) is None)

    def is_supplemented(self, row: int) -> bool:
        """Whether a sealed row was corrected by a supplement."""
        standing = self._standing(row) if row < len(self.numbers) else None
        return standing is not None and standing.is_supplemented

    def problem(self, row: int, column: int) -> str:
        """Why a cell keeps its row from being sealed, in words; empty if nothing does."""
        key = self.key(row)
        if key is None:
            return ""
        member, texts = self.columns[column].member, self._rows[row - len(self.numbers)].texts
        text = texts.get(member, "")
        now = self.clock.read().wall
        fault = fault_of(member, text, self.place, self.samples, now) if text else None
        fault = fault or self._refused.get(key, {}).get(member)
        if fault is None:
            return ""
        if fault.problem == "no_such_sample":
            return QCoreApplication.translate("results", "No sample of this case has this number.")
        return explain_field(fault)

    # QAbstractTableModel

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Sealed rows, rows being typed, and the blank one."""
        return 0 if parent.isValid() else len(self.numbers) + len(self._rows) + 1

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are now."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows being typed can be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_open = index.isValid() and self.columns[index.column()] is not LIMIT
        if is_open and self._can_be_typed(index.row()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Headings; at the left the number of a sealed row, or the place among those typed."""
        if orientation is Qt.Orientation.Horizontal:
            return (
                self.columns[section].translated if role == Qt.ItemDataRole.DisplayRole else None
            )
        sequence = self.sequence(section)
        if role == Qt.ItemDataRole.DisplayRole:
            if sequence is not None:
                return formatting.entry(sequence)
            at = section - len(self.numbers)
            return str(at + 1) if at < len(self._rows) else "+"
        if role == Qt.ItemDataRole.DecorationRole and sequence is not None:
            is_withdrawn = self.state(section) is RowState.WITHDRAWN
            drawing = ("undo-2", "warning") if is_withdrawn else ("stamp", "sealed")
            return theme.look().icon(*drawing, px=16)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell holds."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        answer: object = None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            answer = self.text(row, column)
        elif role == GridRole.STATE:
            answer = self.state(row)
        elif role == GridRole.PROBLEM:
            answer = self.problem(row, column)
        elif role == GridRole.READING:
            answer = self._reading(row, column)
        elif role == GridRole.MEMBER:
            answer = self.columns[column].member
        elif role == Qt.ItemDataRole.AccessibleTextRole:
            said = (self.text(row, column), self._reading(row, column), self.problem(row, column))
            answer = (
                f"{self.columns[column].translated}: {' · '.join(each for each in said if each)}"
            )
        return answer

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Takes what was typed, and what is likely beside it in the row."""
        is_typed = index.isValid() and self._can_be_typed(index.row())
        if not is_typed or role != Qt.ItemDataRole.EditRole:
            return False
        text, row, column = tidy(str(value)), index.row(), index.column()
        if text != self.text(row, column):
            names = {each.member: at for at, each in enumerate(self.columns)}
            typed = [each.texts for each in self._rows]
            member, own = self.columns[column].member, self.texts(row)
            likely = likely_beside(own, member, text, [*self.of_case, *typed], self.known)
            cells = {(row, names[member]): likely[member] for member in likely if member in names}
            words = QCoreApplication.translate("results", "Typing")
            self.write({**cells, (row, column): text}, words)
        return True

    # Inside

    def _reading(self, row: int, column: int) -> str:
        if self.columns[column].member != "value":
            return ""
        reported = read(self.text(row, column))
        return "" if reported is None else reading_words(reported)

    def _standing(self, row: int) -> Standing | None:
        return self._sealed.row(self._sealed.index(row, 0))

    def _can_be_typed(self, row: int) -> bool:
        is_open = self.state(row) in {RowState.DRAFT, RowState.BLANK}
        return is_open and not self.is_closed

    def _change(self, rows: tuple[DraftRow, ...], words: str) -> None:
        if rows != self._rows:
            self.undo.push(Replacement(self.put, self._rows, rows, words))

    def put(self, rows: tuple[DraftRow, ...]) -> None:
        """Shows these rows in place of the former ones; for undoing."""
        self._put(rows)
        self.edited.emit()

    def _put(self, rows: tuple[DraftRow, ...]) -> None:
        """Says as little as possible about what is another now."""
        old, first = self._rows, 0
        shorter = min(len(old), len(rows))
        while first < shorter and old[first] is rows[first]:
            first += 1
        same = 0
        while same < shorter - first and old[-1 - same] is rows[-1 - same]:
            same += 1
        if self._refused:
            held = {id(row) for row in old}
            kept = {row.key for row in rows if id(row) in held}
            self._refused = {key: it for key, it in self._refused.items() if key in kept}
        begin, grown = len(self.numbers) + first, len(rows) - len(old)
        if first == shorter:  # the blank row became one that is typed, or is blank again
            begin += 1
        if grown > 0:
            self.beginInsertRows(NOWHERE, begin, begin + grown - 1)
        elif grown < 0:
            self.beginRemoveRows(NOWHERE, begin, begin - grown - 1)
        self._rows = rows
        if grown > 0:
            self.endInsertRows()
        elif grown < 0:
            self.endRemoveRows()
        self._relook(len(self.numbers) + first, self.rowCount() - 1)

    def relook(self) -> None:
        """Shows all cells and headings anew."""
        self._relook(0, self.rowCount() - 1)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def _relook_key(self, key: int) -> None:
        row = self.row_of_key(key)
        if row is not None:
            self._relook(row, row)

    def _relook(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)
