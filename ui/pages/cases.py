"""The list of cases, and opening a new one."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.changes import Changed
from fieldkit.evidence.summaries import CaseSummary
from fieldkit.reference.statutes import Outcome
from ui import formatting, theme
from ui.actions import Act
from ui.models.rows import Column, RowsModel
from ui.operations import cases, records, screening
from ui.operations.screening import Brief
from ui.pages.item_detail import ItemDetail
from ui.pages.page import Page
from ui.pages.record_editor import RecordEditor
from ui.session import Session
from ui.widgets.banner import Tone
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.form.single import QuietComboBox
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rows_table import RowsTable
from ui.widgets.screening_brief import ScreeningBrief

if TYPE_CHECKING:
    from fieldkit.evidence.register import Item
    from fieldkit.workspace import Sealed

SEARCH_AFTER_MS = 200  # without a key
LAST_ACTIVITY: Final = 5  # the column by which the list is sorted at first

# What may be shown alone, and which cases that are.
FILTERS: Final[tuple[tuple[object, Callable[[CaseSummary], bool]], ...]] = (
    (QT_TRANSLATE_NOOP("CasesPage", "All cases"), lambda _: True),
    (QT_TRANSLATE_NOOP("CasesPage", "Something not exported"), lambda row: row.undelivered > 0),
    (QT_TRANSLATE_NOOP("CasesPage", "No visit yet"), lambda row: row.inspections == 0),
    (QT_TRANSLATE_NOOP("CasesPage", "Urgent"), lambda row: row.is_urgent),
    (QT_TRANSLATE_NOOP("CasesPage", "Party unknown"), lambda row: row.party is None),
)


class CasesPage(Page):
    """All cases of the vault; Enter opens one."""

    topics = Changed.CASES | Changed.ITEMS | Changed.DELIVERIES | Changed.LEDGER

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._heading = PlainLabel(role="title")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(360)
        self._drawing = QAction(self)
        self.search.addAction(self._drawing, QLineEdit.ActionPosition.LeadingPosition)
        self.filter = QuietComboBox()
        for _ in FILTERS:
            self.filter.addItem("")
        self.filter.activated.connect(lambda _: self._show_rows())
        self._found: tuple[CaseSummary, ...] = ()
        self._about_delivery = PlainLabel(role="small", wraps=True)
        self._new = Button("primary", "plus")
        self._new.clicked.connect(self.begin_new)
        self.model: RowsModel[CaseSummary] = RowsModel(self._columns(), self)
        self.table: RowsTable[CaseSummary] = RowsTable(self.model)
        self.table.sort_by(LAST_ACTIVITY, descending=True)
        self.table.chosen.connect(self._show_detail)
        self.table.opened.connect(lambda row: self.case_opened.emit(row.sequence))
        self._empty = EmptyState("briefcase")
        self._empty.pressed.connect(self.begin_new)
        self._briefed = -1  # the case about which the screening says something
        self._has_detail = False
        self._to_choose: int | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.load)
        self.search.textChanged.connect(lambda _: self._timer.start(SEARCH_AFTER_MS))
        self._lay_out()
        self.retranslate()

    # What is not seen at first is made when it is: the list comes sooner

    @cached_property
    def editor(self) -> RecordEditor:
        """The form for a new case."""
        editor = RecordEditor(self, "case")
        editor.left.connect(self._show_list)
        editor.sealed.connect(self._is_opened)
        self._views.addWidget(editor)
        return editor

    @cached_property
    def _detail(self) -> ItemDetail:
        detail = self.beside(ItemDetail(self))
        detail.opened.connect(self.case_opened)
        detail.offer_to_open(self.tr("Open the case"))
        detail.put_first(self.screening)
        return detail

    @cached_property
    def screening(self) -> ScreeningBrief:
        """What the screening says of the chosen case."""
        brief = ScreeningBrief()
        brief.hide()
        brief.wanted.connect(self._open_screening)
        return brief

    @property
    def _is_listing(self) -> bool:
        return self._views.currentWidget() is self._list

    def load(self) -> None:
        """Fetches the cases, or those that the search finds."""
        self._draw_search()
        self.follow(cases.case_list(self.search.text()), self._show_found)

    def go(self) -> None:
        """Goes to the list, or into the form that is open."""
        if self._is_listing:
            self.table.setFocus()
        else:
            self.editor.form.focus_first()

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """In the list: new, search. In the form: seal, back."""
        if self._is_listing:
            return {Act.NEW: self.begin_new, Act.SEARCH: self._go_to_search}
        return {Act.SEAL: self.editor.seal, Act.BACK: self.editor.leave}

    def detail(self) -> QWidget | None:
        """The chosen case."""
        return self._detail if self._has_detail and self._is_listing else None

    def begin_new(self) -> None:
        """Shows the form for a new case."""
        self.banner.hide()
        self._views.setCurrentWidget(self.editor)
        vault = self.session.vault
        likely = {} if vault is None else {"agency": vault.unit}
        self.editor.begin(likely=likely)
        self._say_changed()

    def retranslate(self) -> None:
        """Sets every word of the list."""
        self._heading.setText(self.tr("Cases"))
        self._new.setText(self.tr("New case"))
        self.search.setPlaceholderText(self.tr("Number, party, any word of the evidence"))
        self.search.setAccessibleName(self.tr("Search cases"))
        self.table.setAccessibleName(self.tr("Cases"))
        if self._has_detail:
            self._detail.offer_to_open(self.tr("Open the case"))
        self.filter.setAccessibleName(self.tr("Which cases"))
        for number, (words, _) in enumerate(FILTERS):
            self.filter.setItemText(number, QCoreApplication.translate("CasesPage", str(words)))
        self._about_delivery.setText(
            self.tr(
                "“Exported” says that a bundle was written and read back. An item counts as "
                "delivered only when a signed receipt of the reader names it."
            )
        )
        self._say_empty()

    def _say_empty(self) -> None:
        if self.search.text().strip() or self.filter.currentIndex() > 0:
            self._empty.say(
                self.tr("Nothing found"),
                self.tr("No case of this kind has all these words, in itself or its evidence."),
            )
        else:
            self._empty.say(
                self.tr("No case yet"),
                self.tr("A case is one matter against one party, with all its evidence."),
                self.tr("New case"),
            )

    def _columns(self) -> list[Column[CaseSummary]]:
        return [
            Column(
                lambda: self.tr("Case number"), lambda row: row.number, width=20,
                icon=lambda row: ("triangle-alert", "warning") if row.is_urgent
                else ("briefcase", "muted"),
            ),
            Column(lambda: self.tr("Party"), lambda row: row.party_name or "—", width=14),
            Column(
                lambda: self.tr("State"), self._state, width=12,
                icon=lambda row: ("package-check", "delivered") if row.is_exported
                else ("stamp", "sealed"),
            ),
            Column(
                lambda: self.tr("Not exported"), lambda row: formatting.number(row.undelivered),
                sort=lambda row: row.undelivered, is_number=True, width=11,
            ),
            Column(
                lambda: self.tr("Visits"), lambda row: formatting.number(row.inspections),
                sort=lambda row: row.inspections, is_number=True, width=6, gives_way=2,
            ),
            Column(
                lambda: self.tr("Last activity"),
                lambda row: formatting.moment(row.last_activity), width=14,
                sort=lambda row: row.last_activity,
            ),
            Column(
                lambda: self.tr("Cause"), lambda row: row.cause, width=14, gives_way=1,
            ),
        ]  # fmt: skip

    def _state(self, row: CaseSummary) -> str:
        if row.is_exported:
            return self.tr("Partly exported") if row.undelivered else self.tr("Exported")
        return self.tr("Sealed") if row.entries else self.tr("Opened")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self.filter)
        head.addWidget(self.search, 1)
        head.addWidget(self._new)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._body, 1)
        column.addWidget(self._about_delivery)
        self._views = QStackedWidget()
        self._views.addWidget(self._list)
        self.column.addWidget(self._views, 1)

    def _draw_search(self) -> None:
        self._drawing.setIcon(theme.look().icon("search", "muted", 16))

    def _go_to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _show_found(self, rows: tuple[CaseSummary, ...]) -> None:
        self._found = rows
        self._show_rows()

    def _show_rows(self) -> None:
        _, is_wanted = FILTERS[self.filter.currentIndex()]
        chosen = self.table.row()
        wanted = chosen.sequence if chosen and self._to_choose is None else self._to_choose
        self.model.show_only(row for row in self._found if is_wanted(row))
        rows = self.model.rows
        self._body.setCurrentWidget(self.table if rows else self._empty)
        self._about_delivery.setVisible(any(row.is_exported for row in rows))
        self._say_empty()
        places = [number for number, row in enumerate(rows) if row.sequence == wanted]
        if rows:
            self.table.choose(places[0] if places else 0)
        else:
            self._show_detail(None)
        if places and self._to_choose is not None:
            self._to_choose = None
            self.table.setFocus()

    def _show_detail(self, row: CaseSummary | None) -> None:
        if row is None:
            self._has_detail = False
            self.detail_wanted.emit(None)
        else:
            self.follow(records.item(row.sequence), self._show_item)

    def _show_item(self, item: "Item") -> None:
        row = self.table.row()
        if row is not None and row.sequence == item.sealed.entry.sequence:
            self._detail.show_item(item)
            self._has_detail = True
            if row.sequence != self._briefed:
                self.screening.hide()  # until it is known what this case comes to
            self.detail_wanted.emit(self.detail())
            looking = screening.brief(row.sequence)
            self.follow(looking, self._show_brief, failed=lambda _: None)  # screening tells why

    def _show_brief(self, found: Brief) -> None:
        row = self.table.row()
        if row is None or row.sequence != found.case:
            return
        self._briefed = found.case
        if found.is_left_out:
            self.screening.show_nothing()
        else:
            clauses = [(Outcome.MET, each) for each in found.met]
            clauses += [(Outcome.REVIEW, each) for each in found.to_review]
            self.screening.show_brief(
                found.above, found.total, found.highest, tuple(clauses), found.without_basis
            )
        self.screening.show()

    def _open_screening(self) -> None:
        row = self.table.row()
        if row is not None:
            self.case_page_wanted.emit(row.sequence, "screening")

    def _is_opened(self, sealed: "Sealed") -> None:
        number = formatting.entry(sealed.sequence)
        self._to_choose = sealed.sequence
        self._show_list()
        self.search.clear()
        said = self.tr("The case is sealed as entry {number}.").replace("{number}", number)
        self.banner.say(Tone.GOOD, said)
        self.said.emit(said)

    def _show_list(self) -> None:
        self._views.setCurrentWidget(self._list)
        self.table.setFocus()
        self._say_changed()

    def _say_changed(self) -> None:
        self.handlers_changed.emit()
        self.detail_wanted.emit(self.detail())
