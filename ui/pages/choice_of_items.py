"""Which items of a case go into a bundle: all of them, or all but some, with the reason."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from fieldkit.delivery import Order
from fieldkit.evidence.overview import Line, Selection
from fieldkit.evidence.readiness import ITEMS
from ui import formatting
from ui.models.long_rows import LongRowsModel
from ui.models.rows import Column
from ui.operations import entries
from ui.pages.page import Page
from ui.translation import Speaking
from ui.widgets.kinds import kind_name
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rows_table import RowsTable

_LIST_PX: Final = 260


class ChoiceOfItems(Speaking, QWidget):
    """Everything goes unless it is taken out.

    Signals:
        chosen: the choice or the reason is another now.
    """

    chosen = Signal()

    def __init__(self, page: Page, case: int) -> None:
        super().__init__(page)
        self._page = page
        self._case = case
        self._whole, self._some = QRadioButton(), QRadioButton()
        self._whole.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self._whole)
        group.addButton(self._some)
        self.model = _ChosenModel(
            [
                Column(
                    lambda: self.tr("Entry"), lambda line: formatting.entry(line.sequence),
                    width=11,
                ),
                Column(lambda: self.tr("Kind"), lambda line: kind_name(line.row.kind), width=12),
                Column(lambda: self.tr("What"), lambda line: line.row.title or "—", width=24),
            ]
        )  # fmt: skip
        self.model.setParent(self)
        self.model.wanted.connect(self._fetch)
        self.model.toggled.connect(self.chosen)
        self.table: RowsTable[Line] = RowsTable(self.model)
        self.table.setFixedHeight(_LIST_PX)
        self.table.clicked.connect(self._go_to_mark)
        self.table.opened.connect(lambda line: self.model.toggle(line.sequence))
        self._reason_label = PlainLabel(role="label")
        self.reason = QLineEdit()
        self.reason.textChanged.connect(self.chosen)
        self._told = PlainLabel(role="small", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        kinds = QHBoxLayout()
        kinds.setSpacing(24)
        kinds.addWidget(self._whole)
        kinds.addWidget(self._some)
        kinds.addStretch()
        column.addLayout(kinds)
        for each in (self.table, self._reason_label, self.reason):
            column.addWidget(each)
        column.addWidget(self._told)
        self._some.toggled.connect(self._show_choice)
        self._show_choice(False)
        self.retranslate()

    @property
    def order(self) -> Order:
        """What is wanted, without a reader."""
        left_out = self.model.left_out if self._some.isChecked() else frozenset()
        if not left_out:
            return Order(self._case)
        kept = frozenset(self.model.numbers) - left_out
        return Order(self._case, kept, reason=self.reason.text().strip())

    @property
    def is_explained(self) -> bool:
        """Whether nothing is left out, or the reason is said."""
        order = self.order
        return order.items is None or bool(order.reason)

    def load(self) -> None:
        """Fetches the items."""
        wanted = Selection(case=self._case, kinds=ITEMS)
        self._page.follow(entries.numbers(wanted), self.model.show_numbers)

    def choose_some(self) -> None:
        """Unfolds the list."""
        self._some.setChecked(True)

    def tell_load(self, going: Sequence[int], left_out: Sequence[int]) -> None:
        """Says what goes and what does not, with all that goes along."""
        told = self.tr("%n entries of the case go.", "", len(going))
        if left_out:
            numbers = "、".join(formatting.entry(each) for each in left_out)
            told += " " + self.tr("Left out: {entries}").replace("{entries}", numbers)
        self._told.setText(told)

    def retranslate(self) -> None:
        """Sets the words."""
        self._whole.setText(self.tr("The whole case"))
        self._some.setText(self.tr("Chosen items"))
        self.table.setAccessibleName(self.tr("Items that go; Space takes one out or in again"))
        self._reason_label.setText(self.tr("Why items are left out (needed)"))
        self.reason.setAccessibleName(self._reason_label.text())

    def _go_to_mark(self, index: QModelIndex) -> None:
        """Lets Space work wherever in the row was clicked."""
        if index.column() != 0:
            self.table.choose(index.row())

    def _show_choice(self, is_some: bool) -> None:
        for each in (self.table, self._reason_label, self.reason):
            each.setVisible(is_some)
        self.chosen.emit()

    def _fetch(self, numbers: Sequence[int]) -> None:
        asked = tuple(numbers)
        self._page.follow(entries.lines(asked), lambda lines: self.model.take(asked, lines))


class _ChosenModel(LongRowsModel[Line]):
    """Each row has a check mark in its first cell.

    Signals:
        toggled: something was taken out, or in again.
    """

    toggled = Signal()

    def __init__(self, columns: Sequence[Column[Line]]) -> None:
        super().__init__(columns)
        self._left_out: set[int] = set()

    @property
    def left_out(self) -> frozenset[int]:
        """Numbers of what was taken out."""
        return frozenset(self._left_out)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """The first cell can be checked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """As every row, and whether it goes."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid():
            if index.column() != 0:
                return None
            is_out = self.numbers[index.row()] in self._left_out
            return Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked
        return super().data(index, role)

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: object,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Takes the item out, or in again."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.toggle(self.numbers[index.row()])
        return True

    def toggle(self, sequence: int) -> None:
        """Takes an item out, or in again."""
        self._left_out ^= {sequence}
        place = self.place_of(sequence)
        if place is not None:
            index = self.index(place, 0)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.toggled.emit()
