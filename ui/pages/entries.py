"""Everything sealed in one case, in the order of the ledger."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldkit.changes import Changed
from fieldkit.evidence.kinds import KINDS
from fieldkit.evidence.listing import Row
from fieldkit.evidence.register import Item
from ui import formatting
from ui.models.rows import Column, RowsModel
from ui.operations import records
from ui.operations.records import PAGE
from ui.pages.item_detail import ItemDetail
from ui.pages.page import Page
from ui.session import Session
from ui.translation import is_chinese
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows_table import RowsTable


class EntriesPage(Page):
    """A long list: it fetches pages of entries as people scroll."""

    topics = Changed.ITEMS | Changed.CUSTODY

    def __init__(self, session: Session, case: int) -> None:
        super().__init__(session)
        self._case = case
        self.model: RowsModel[Row] = RowsModel(
            [
                Column(
                    lambda: self.tr("Entry"), lambda row: formatting.entry(row.sequence),
                    width=8, sort=lambda row: row.sequence, icon=lambda _: ("stamp", "sealed"),
                ),
                Column(lambda: self.tr("Kind"), kind_of, width=15),
                Column(
                    lambda: self.tr("Happened at"),
                    lambda row: formatting.moment(row.occurred_at) if row.occurred_at else "—",
                    width=15, sort=lambda row: row.occurred_at or row.sealed_at,
                ),
                Column(
                    lambda: self.tr("Sealed at"), lambda row: formatting.moment(row.sealed_at),
                    width=15, sort=lambda row: row.sealed_at,
                ),
                Column(lambda: self.tr("What"), lambda row: row.title),
            ],
            self,
        )  # fmt: skip
        self.model.wanted.connect(self._fetch)
        self.table: RowsTable[Row] = RowsTable(self.model)
        self.table.chosen.connect(self._show_detail)
        self._empty = EmptyState("stamp")
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        self.column.addWidget(self._body, 1)
        self._detail = ItemDetail()
        self._has_detail = False
        self.retranslate()

    def load(self) -> None:
        """Fetches the first page."""
        self.model.begin_anew()

    def go(self) -> None:
        """Goes to the list."""
        self.table.setFocus()

    def detail(self) -> QWidget | None:
        """The chosen entry."""
        return self._detail if self._has_detail else None

    def retranslate(self) -> None:
        """Sets every word."""
        self.table.setAccessibleName(self.tr("Evidence"))
        self._empty.say(
            self.tr("Nothing sealed yet"),
            self.tr("Photos, samples, readings and statements stand here once they are sealed."),
        )

    def _fetch(self, last: Row | None) -> None:
        after = -1 if last is None else last.sequence
        self.follow(records.rows(case=self._case, after=after), self._add)

    def _add(self, rows: tuple[Row, ...]) -> None:
        self.model.add(rows, is_last=len(rows) < PAGE)
        self._body.setCurrentWidget(self.table if self.model.rows else self._empty)
        if self.model.rows and not self.table.currentIndex().isValid():
            self.table.choose(0)

    def _show_detail(self, row: Row | None) -> None:
        if row is not None and row.kind in KINDS:
            self.follow(records.item(row.sequence), self._show_item)

    def _show_item(self, item: Item) -> None:
        row = self.table.row()
        if row is not None and row.sequence == item.sealed.entry.sequence:
            self._detail.show_item(item)
            self._has_detail = True
            self.detail_wanted.emit(self._detail)


def kind_of(row: Row) -> str:
    """What the entry is, in the language of the window."""
    record = KINDS.get(row.kind)
    if record is None:
        return row.kind
    return record.zh if is_chinese() else record.en.capitalize()
