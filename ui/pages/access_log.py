"""Who opened the vault, when, with which program, after how many wrong passphrases."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from fieldkit.changes import Changed
from fieldkit.evidence.access_log import Access
from ui import formatting
from ui.models.rows import Column, RowsModel
from ui.operations import people
from ui.operations.records import PAGE
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rows_table import RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable


class AccessLogPage(Page):
    """Newest first; each line is a sealed entry of the ledger."""

    topics = Changed.PEOPLE

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._words = PlainLabel(role="muted", wraps=True)
        self.model: RowsModel[Access] = RowsModel(self._columns(), self)
        self.model.wanted.connect(self._fetch)
        self.table: RowsTable[Access] = RowsTable(self.model)
        self._empty = EmptyState("clock")
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        self.column.addWidget(self._words)
        self.column.addWidget(self._body, 1)
        self.retranslate()

    def load(self) -> None:
        """Fetches the newest page."""
        self.model.begin_anew()

    def go(self) -> None:
        """Goes to the list."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Sets every word."""
        self._words.setText(
            self.tr(
                "Every opening and every change of people is a signed entry of the ledger. Wrong "
                "passphrases are counted and put on record with the next opening."
            )
        )
        self.table.setAccessibleName(self.tr("Access log"))
        self._empty.say(self.tr("Nothing yet"), self.tr("Openings of the vault stand here."))

    def _columns(self) -> list[Column[Access]]:
        return [
            Column(
                lambda: self.tr("Entry"), lambda row: formatting.entry(row.sequence), width=9,
                sort=lambda row: row.sequence, icon=lambda _: ("stamp", "sealed"),
            ),
            Column(lambda: self.tr("When"), lambda row: formatting.moment(row.at), width=15,
                   sort=lambda row: row.at),
            Column(lambda: self.tr("Who"), _name, width=16),
            Column(lambda: self.tr("What"), self._what, width=38, icon=_weight),
            Column(
                lambda: self.tr("Wrong tries before"),
                lambda row: "" if row.failed_attempts is None
                else formatting.number(row.failed_attempts),
                width=14, is_number=True,
            ),
            Column(lambda: self.tr("Program"), lambda row: row.version, width=9),
            Column(lambda: self.tr("Computer"), lambda row: row.system),
        ]  # fmt: skip

    def _what(self, row: Access) -> str:
        words: dict[str, Callable[[Access], str]] = {
            "vault": lambda _: self.tr("Made the vault"),
            "opening": lambda _: self.tr("Opened the vault"),
            "loss_accepted": lambda _: self.tr("Went on from an older state"),
            "person": self._added,
            "person_change": self._changed,
            "person_countersigned": lambda _: self.tr("Confirmed the key of {name}"),
        }
        about = "" if row.about is None else row.about.name
        return words[row.kind](row).replace("{name}", about)

    def _added(self, row: Access) -> str:
        if row.about is not None and row.by is not None and row.about.key_id == row.by.key_id:
            return self.tr("Came back with the recovery key")
        return self.tr("New key for {name}") if row.replaces else self.tr("Added {name}")

    def _changed(self, row: Access) -> str:
        if row.role is not None:
            told = self.tr("Made {name}: {role}")
            return told.replace("{role}", formatting.role(row.role))
        if row.is_active is not None:
            let_in, out = self.tr("Let {name} in again"), self.tr("Locked {name} out")
            return let_in if row.is_active else out
        return self.tr("New certificate for {name}")

    def _fetch(self, last: Access | None) -> None:
        before = None if last is None else last.sequence
        self.follow(people.access_log(before=before), self._add)

    def _add(self, rows: tuple[Access, ...]) -> None:
        self.model.add(rows, is_last=len(rows) < PAGE)
        self._body.setCurrentWidget(self.table if self.model.rows else self._empty)
        if self.model.rows and not self.table.currentIndex().isValid():
            self.table.choose(0)


def _name(row: Access) -> str:
    return "—" if row.by is None else row.by.name


def _weight(row: Access) -> tuple[str, str] | None:
    is_grave = row.kind == "loss_accepted" or bool(row.failed_attempts)
    return ("triangle-alert", "warning") if is_grave else None
