"""The agency's own local standards, permits and outlets, with their versions."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.changes import Changed
from fieldkit.evidence.standards import Point, Standard
from ui import formatting
from ui.actions import Act
from ui.models.rows import Column, RowsModel
from ui.operations import standards
from ui.operations.standards import OwnRecord, Validity
from ui.pages.correction_editor import CorrectionEditor
from ui.pages.item_detail import ItemDetail
from ui.pages.page import Page
from ui.pages.record_editor import RecordEditor
from ui.pages.standard_editor import StandardEditor
from ui.session import Session
from ui.widgets.banner import Tone
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.form.record_form import RecordForm
from ui.widgets.kinds import kind_drawing
from ui.widgets.own_limits import OwnLimits, days
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rows_table import RowsTable

if TYPE_CHECKING:
    from fieldkit.workspace import Sealed

# What is asked for first, in the order of the paper.
_FIRST_OF_OUTLET: Final = (
    "party", "number", "name", "point_type", "medium", "coordinates", "destination", "source",
)  # fmt: skip
_VALIDITY_DRAWN: Final = {
    Validity.IN_FORCE: ("circle-check", "good"),
    Validity.LATER: ("clock", "muted"),
    Validity.ENDED: ("circle-minus", "muted"),
    Validity.WITHDRAWN: ("undo-2", "muted"),
    Validity.UNUSABLE: ("triangle-alert", "warning"),
}


class StandardsPage(Page):
    """A list, the chosen record with its versions beside it, and forms in its place."""

    topics = Changed.ITEMS | Changed.CASES

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._words = PlainLabel(role="muted", wraps=True)
        self.add_point = Button("", "plus")
        self.add_standard = Button("primary", "plus")
        self.model: RowsModel[OwnRecord] = RowsModel(self._columns(), self)
        self.table: RowsTable[OwnRecord] = RowsTable(self.model)
        self.limits = OwnLimits()
        self._empty = EmptyState("ruler")
        self.item = self.beside(ItemDetail(self, corrects=True))
        outlet = RecordForm(Point, first=_FIRST_OF_OUTLET)
        self.editors: dict[str, RecordEditor] = {
            Standard.kind: StandardEditor(self),
            Point.kind: RecordEditor(self, Point.kind, with_files=True, form=outlet),
        }
        self.correction = CorrectionEditor(self)
        self._to_choose: int | None = None
        self._list, self._body, self._views = QWidget(), QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._listen()
        self.retranslate()

    def load(self) -> None:
        """Fetches the records."""
        self.follow(standards.own_records(), self._show_records)

    def go(self) -> None:
        """Goes to the list, or into the form that is open."""
        shown = self._views.currentWidget()
        if isinstance(shown, RecordEditor):
            shown.form.focus_first()
        elif shown is self.correction:
            self.correction.focus_first()
        elif self.model.rows:
            self.table.setFocus()
        else:
            self._empty.go()

    def begin(self, what: object) -> None:
        """Begins a record of a kind ("standard", "point"), or shows the one of a number."""
        if isinstance(what, int):
            self._to_choose = what
            self._show_list()
            self.load()
        elif what in self.editors:
            self.banner.hide()
            editor = self.editors[str(what)]
            self._show(editor)
            editor.begin()

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """In the list: new. In a form: seal, back."""
        shown = self._views.currentWidget()
        if isinstance(shown, RecordEditor | CorrectionEditor):
            return {Act.SEAL: shown.seal, Act.BACK: shown.leave}
        return {Act.NEW: partial(self.begin, "standard")}

    def detail(self) -> QWidget | None:
        """The chosen record."""
        is_list = self._views.currentWidget() is self._list
        return self.item if is_list and self.table.row() is not None else None

    def retranslate(self) -> None:
        """Sets every word of the list."""
        self._words.setText(
            self.tr(
                "Beside the national tables. Each is sealed and signed; a new version is a "
                "supplement with the day from which it holds, and screening uses the version of "
                "the day of sampling."
            )
        )
        self.add_standard.setText(self.tr("New standard or permit"))
        self.add_point.setText(self.tr("New outlet"))
        self.table.setAccessibleName(self.tr("Standards and outlets"))
        self._empty.say(
            self.tr("Nothing of your own yet"),
            self.tr("Local standards, limits of permits and outlets stand here."),
            self.tr("New standard or permit"),
        )
        self.model.relook()

    def _columns(self) -> list[Column[OwnRecord]]:
        return [
            Column(lambda: self.tr("Number"), lambda row: row.number, width=26,
                   icon=lambda row: (kind_drawing(row.kind), "muted")),
            Column(lambda: self.tr("Name"), lambda row: row.name, width=17, takes_rest=True),
            Column(lambda: self.tr("Party"), lambda row: row.party or "—", width=16,
                   gives_way=2),
            Column(lambda: self.tr("Valid"), self._days, width=21),
            Column(lambda: self.tr("Versions"),
                   lambda row: formatting.number(len(row.versions)), width=7, is_number=True,
                   gives_way=3),
            Column(lambda: self.tr("State"), self._state, width=12,
                   icon=lambda row: _VALIDITY_DRAWN[row.validity]),
            Column(lambda: self.tr("Entry"), lambda row: formatting.entry(row.sequence), width=7,
                   gives_way=4),
        ]  # fmt: skip

    def _days(self, row: OwnRecord) -> str:
        if row.shown is None:
            return "—"
        if row.shown.first == date.min and row.shown.last is None:
            return self.tr("always")
        return days(row.shown.first, row.shown.last)

    def _state(self, row: OwnRecord) -> str:
        return {
            Validity.IN_FORCE: self.tr("in force"),
            Validity.LATER: self.tr("not yet"),
            Validity.ENDED: self.tr("ended"),
            Validity.WITHDRAWN: self.tr("withdrawn"),
            Validity.UNUSABLE: self.tr("cannot be read"),
        }[row.validity]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._words, 1)
        head.addWidget(self.add_point)
        head.addWidget(self.add_standard)
        both = QWidget()
        whole = QVBoxLayout(both)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.limits, 1)
        self._body.addWidget(both)
        self._body.addWidget(self._empty)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._body, 1)
        for view in (self._list, *self.editors.values(), self.correction):
            self._views.addWidget(view)
        self.column.addWidget(self._views, 1)

    def _listen(self) -> None:
        self.table.chosen.connect(self._show_chosen)
        self.add_standard.clicked.connect(partial(self.begin, "standard"))
        self.add_point.clicked.connect(partial(self.begin, "point"))
        self._empty.pressed.connect(partial(self.begin, "standard"))
        self.item.correction_wanted.connect(self._correct)
        for editor in self.editors.values():
            editor.left.connect(self._show_list)
            editor.sealed.connect(self._is_sealed)
        self.correction.left.connect(self._show_list)
        self.correction.sealed.connect(self._is_sealed)

    def _show_records(self, records: tuple[OwnRecord, ...]) -> None:
        chosen = self.table.row()
        wanted = self._to_choose
        if wanted is None and chosen is not None:
            wanted = chosen.sequence
        self._to_choose = None
        self.model.show_only(records)
        self._body.setCurrentIndex(0 if records else 1)
        numbers = [each.sequence for each in records]
        if numbers:
            self.table.choose(numbers.index(wanted) if wanted in numbers else 0)
            self._show_chosen(self.table.row())  # a version may have been added
        self.detail_wanted.emit(self.detail())

    def _show_chosen(self, row: OwnRecord | None) -> None:
        if row is None:
            return
        self.item.show_entry(row.sequence)
        versions = [each for each in row.versions if isinstance(each.record, Standard)]
        shown = row.shown
        self.limits.setVisible(bool(versions))
        if shown is not None and isinstance(shown.record, Standard):
            self.limits.show_versions(versions, shown)
        self.detail_wanted.emit(self.detail())

    def _correct(self, kind: str, sequence: int) -> None:
        self.banner.hide()
        self._show(self.correction)
        self.correction.begin(kind, sequence)

    def _is_sealed(self, sealed: "Sealed") -> None:
        corrected = sealed.entry.entry.body.get("corrects")
        self._to_choose = corrected if isinstance(corrected, int) else sealed.sequence
        self._show_list()
        self.load()
        told = self.tr("Sealed as entry {number}.")
        told = told.replace("{number}", formatting.entry(sealed.sequence))
        self.banner.say(Tone.GOOD, told)
        self.said.emit(told)

    def _show_list(self) -> None:
        self._show(self._list)
        self.go()

    def _show(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        self.handlers_changed.emit()
        self.detail_wanted.emit(self.detail())
