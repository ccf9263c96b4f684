"""The results of a case against limits, its sums against thresholds; tables of laboratories."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.changes import Changed
from fieldkit.evidence.bases import Basis
from fieldkit.evidence.standards import Standard
from fieldkit.reference import tables
from fieldkit.reference.units import text_of
from fieldkit.screening import ScreenedCase, ScreenedResult
from ui import formatting
from ui.actions import Act
from ui.models.rows import Column, RowsModel
from ui.operations import records, screening
from ui.operations.screening import OnRecord, TableSealed
from ui.pages.page import Page
from ui.pages.record_editor import RecordEditor
from ui.pages.results_file import ask_for_file
from ui.pages.results_table import ResultsTable
from ui.problems.screening import (
    compliance_drawn,
    compliance_told,
    limit_word,
    outcome_drawn,
    outcome_word,
    remark,
)
from ui.session import Session
from ui.widgets.banner import Tone
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_grid import FactGrid
from ui.widgets.form.record_form import RecordForm
from ui.widgets.kept_screening import KeptScreeningBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rows_table import RowsTable
from ui.widgets.screened_result import ScreenedResultView

if TYPE_CHECKING:
    from fieldkit.evidence.register import Item
    from fieldkit.workspace import Sealed

# What is asked for first when somebody says which standard holds.
_BASIS_FIRST: Final = (
    "medium", "standard", "own_standard", "table", "class_grade", "point", "why", "act_ended_on",
)  # fmt: skip


class ScreeningPage(Page):
    """Shows what a case comes to; a standard is said to hold here, a table comes in here."""

    topics = Changed.ITEMS

    def __init__(self, session: Session, case: int) -> None:
        super().__init__(session)
        self._case = case
        self._screened: ScreenedCase | None = None
        self._on_record: OnRecord | None = None
        self._import = Button("", "file-down")
        self._import.clicked.connect(self.choose_table)
        self.export = Button("", "download")
        self.export.clicked.connect(lambda: ask_for_file(self, self._case))
        self._basis = Button("primary", "scale")
        self._basis.clicked.connect(self.begin_basis)
        self._facts = FactGrid()
        self.kept = KeptScreeningBar()
        self.kept.seal.clicked.connect(self.seal_screening)
        self.kept.entry_wanted.connect(lambda which: self.tab_wanted.emit("evidence", which))
        self._said = PlainLabel(role="small", wraps=True)
        self.model: RowsModel[ScreenedResult] = RowsModel(self._columns(), self)
        self.table: RowsTable[ScreenedResult] = RowsTable(self.model)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(
            lambda row: self.tab_wanted.emit("evidence", row.sequence) if row else None
        )
        self._empty = EmptyState("gauge")
        self._empty.pressed.connect(lambda: self.tab_wanted.emit("results", "new"))
        self._detail = self.beside(ScreenedResultView())
        self._detail.entry_wanted.connect(lambda which: self.tab_wanted.emit("evidence", which))
        form = RecordForm(Basis, ("reference_edition",), first=_BASIS_FIRST)
        self.editor = RecordEditor(self, "basis", case=case, form=form)
        self.editor.form.field("own_standard").edited.connect(self._follow_standard)
        self.editor.left.connect(self._show_list)
        self.editor.sealed.connect(self._basis_is_sealed)
        self.incoming = ResultsTable(self, case)
        self.incoming.left.connect(self._show_list)
        self.incoming.sealed.connect(self._table_is_sealed)
        self._lay_out()
        self.retranslate()

    def load(self) -> None:
        """Screens the case as its entries stand."""
        self.follow(screening.screened(self._case), self._show)

    def go(self) -> None:
        """Goes to the list, or into what is open."""
        if self._views.currentWidget() is self.editor:
            self.editor.form.focus_first()
        else:
            self.table.setFocus()

    def begin(self, what: object) -> None:
        """Begins to say which standard holds ("new", "basis"), or takes a table in ("table")."""
        if what == "table":
            self.choose_table()
        elif what in {"new", "basis"}:
            self.begin_basis()

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """In the list: a new basis. In a form: seal, back."""
        shown = self._views.currentWidget()
        if shown is self.editor:
            return {Act.SEAL: self.editor.seal, Act.BACK: self.editor.leave}
        if shown is self.incoming:
            return {Act.SEAL: self.incoming.seal, Act.BACK: self.incoming.leave}
        return {Act.NEW: self.begin_basis}

    def detail(self) -> QWidget | None:
        """The chosen result."""
        has_detail = self._detail.result is not None and self._views.currentWidget() is self._list
        return self._detail if has_detail else None

    def begin_basis(self) -> None:
        """Opens the form in which somebody says which standard holds."""
        self.editor.begin(
            known={"reference_edition": tables.held().edition},
            likely={"medium": "wastewater"},
        )
        self._show_view(self.editor)

    def _follow_standard(self) -> None:
        """The number of a standard or permit of the agency's own goes along with it."""
        chosen = self.editor.form.field("own_standard").value()
        if isinstance(chosen, int):
            self.follow(records.item(chosen), self._take_standard)

    def _take_standard(self, item: "Item") -> None:
        chosen = self.editor.form.field("own_standard").value()
        if isinstance(item.current, Standard) and chosen == item.sealed.entry.sequence:
            self.editor.form.field("standard").set_value(item.current.number)
            self.editor.form.field("table").set_value(None)
            self.editor.form.edited.emit()

    def choose_table(self) -> None:
        """Lets people choose a laboratory's table."""
        kinds = self.tr("Tables (*.csv *.xlsx)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a table"), "", kinds)
        if name:
            self.open_table(Path(name))

    def seal_screening(self) -> None:
        """Puts on record what is shown."""
        if self._screened is None:
            return
        self.kept.seal.setEnabled(False)
        operation = screening.seal_screening(self._case, self._screened)
        operation.ended.connect(lambda: self.kept.seal.setEnabled(True))
        self.follow(operation, self._screening_is_sealed)

    def open_table(self, path: Path) -> None:
        """Looks at a laboratory's table."""
        self.incoming.open(path)
        self._show_view(self.incoming)

    def retranslate(self) -> None:
        """Sets every word."""
        self._import.setText(self.tr("Take in a laboratory's table"))
        self.export.setText(self.tr("Export results"))
        self._basis.setText(self.tr("Say which standard holds"))
        self._say()
        self._empty.say(
            self.tr("No results yet"),
            self.tr("Results stand here beside their limits, once they are sealed."),
            self.tr("Type in results"),
        )
        self.table.setAccessibleName(self.tr("Results beside their limits"))
        self._show_facts()
        self.model.relook()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addStretch()
        head.addWidget(self.export)
        head.addWidget(self._import)
        head.addWidget(self._basis)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addWidget(self.kept)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._said)
        self._views = QStackedWidget()
        for each in (self._list, self.editor, self.incoming):
            self._views.addWidget(each)
        self.column.addWidget(self._views, 1)

    def _columns(self) -> tuple[Column[ScreenedResult], ...]:
        return (
            Column(lambda: self.tr("Number"), lambda row: f"#{row.sequence}", width=7,
                   icon=self._otherwise_drawn),
            Column(lambda: self.tr("Sample"),
                   lambda row: "—" if row.sample is None else row.sample.number, width=9),
            Column(lambda: self.tr("Analyte"), lambda row: row.result.analyte, width=9),
            Column(lambda: self.tr("Result"),
                   lambda row: f"{row.result.value} {row.result.unit}", is_number=True, width=11),
            Column(lambda: self.tr("Limit"), _limit, is_number=True, width=11),
            Column(lambda: "C/S", _ratio, is_number=True, width=8, gives_way=1),
            Column(lambda: self.tr("Against the limit"), _compliance, icon=_compliance_drawn,
                   width=20, takes_rest=True),
            Column(lambda: self.tr("Threshold"), _outcome, icon=_outcome_drawn, width=15),
        )  # fmt: skip

    def _show(self, screened: ScreenedCase) -> None:
        self._screened = screened
        chosen = self._detail.result
        self.model.show_only(screened.results)
        has_results = bool(screened.results)
        self.table.setVisible(has_results)
        self._empty.setVisible(not has_results)
        self.export.setEnabled(has_results)
        at = [each.sequence for each in screened.results]
        if has_results:
            is_there = chosen is not None and chosen.sequence in at
            self.table.choose(at.index(chosen.sequence) if chosen and is_there else 0)
        self._show_facts()
        self._say()
        self.kept.show_edition(screened.edition)
        self.follow(screening.on_record(self._case, screened), self._show_on_record)

    def _say(self) -> None:
        said = [
            self.tr(
                "This screens for a decision to transfer; it finds nobody guilty. Local standards "
                "and permits may be stricter than the tables; those of the agency are kept under "
                "Settings."
            )
        ]
        if self._screened is not None:
            said = [*map(remark, self._screened.warnings), *said]
        unusable = () if self._screened is None else self._screened.unusable
        if unusable:
            told = self.tr("Not used, because this program cannot read it: {entries}.")
            numbers = ", ".join(formatting.entry(each.sequence) for each in unusable)
            said.insert(0, told.replace("{entries}", numbers))
        self._said.setText(" ".join(said))

    def _show_on_record(self, found: OnRecord | None) -> None:
        self._on_record = found
        if found is None:
            self.kept.show_nothing()
        else:
            self.kept.show_record(
                found.sequence,
                found.record,
                otherwise=len(found.otherwise),
                has_other_totals=found.has_other_totals,
                is_of_other_edition=found.is_of_other_edition,
            )
        self.model.relook()
        self._show_chosen(self.table.row())

    def _otherwise_drawn(self, row: ScreenedResult) -> tuple[str, str] | None:
        """Marks a result that comes out otherwise than on record."""
        is_otherwise = self._on_record is not None and row.sequence in self._on_record.otherwise
        return ("triangle-alert", "warning") if is_otherwise else None

    def _show_facts(self) -> None:
        screened = self._screened
        if screened is None:
            return
        outcome = self.tr("nothing to screen")
        if screened.outcome is not None:
            outcome = outcome_word(screened.outcome)
        clauses = () if screened.outcome is None else screened.clauses(screened.outcome)
        above = screened.counts.get("fails", 0)
        tonnes = "—" if screened.tonnes is None else f"{text_of(screened.tonnes)} t"
        self._facts.show_facts(
            [
                (self.tr("Threshold"), outcome),
                (self.tr("Clause"), ", ".join(clauses) or "—"),
                (self.tr("Above the limit"), f"{above} / {len(screened.results)}"),
                (self.tr("Hazardous waste, summed"), tonnes),
            ]
        )

    def _show_chosen(self, row: ScreenedResult | None) -> None:
        if row is not None:
            found = self._on_record
            otherwise = None if found is None else found.otherwise.get(row.sequence)
            self._detail.show_result(
                row,
                () if otherwise is None else otherwise.then_and_now(row),
                None if found is None else found.sequence,
            )
            self.detail_wanted.emit(self.detail())

    def _show_view(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        self.handlers_changed.emit()
        self.detail_wanted.emit(self.detail())

    def _show_list(self) -> None:
        self._show_view(self._list)
        self.table.setFocus()

    def _screening_is_sealed(self, sealed: "Sealed") -> None:
        told = self.tr("The screening is sealed as entry {number}.")
        told = told.replace("{number}", formatting.entry(sealed.sequence))
        self.banner.say(Tone.GOOD, told)
        self.said.emit(told)

    def _basis_is_sealed(self) -> None:
        self.banner.say(Tone.GOOD, self.tr("The applicable standard is sealed."), "")
        self._show_list()
        self.load()

    def _table_is_sealed(self, sealed: TableSealed) -> None:
        told = self.tr("The table is sealed as #{number}.").replace(
            "{number}", str(sealed.document)
        )
        count = self.tr("%n results were taken from it.", "", sealed.results)
        self.banner.say(Tone.GOOD, told, count)
        self._show_list()
        self.load()


def _limit(row: ScreenedResult) -> str:
    return limit_word(None if row.assessment is None else row.assessment.limit)


def _ratio(row: ScreenedResult) -> str:
    ratio = None if row.assessment is None else row.assessment.comparison.ratio
    return "—" if ratio is None else text_of(ratio)


def _compliance(row: ScreenedResult) -> str:
    return remark(row.reason) if row.assessment is None else compliance_told(row.assessment)


def _outcome(row: ScreenedResult) -> str:
    outcome = None if row.assessment is None else row.assessment.outcome
    return "—" if outcome is None else outcome_word(outcome)


def _compliance_drawn(row: ScreenedResult) -> tuple[str, str] | None:
    if row.assessment is None:
        return None
    return compliance_drawn(row.assessment.comparison.compliance)


def _outcome_drawn(row: ScreenedResult) -> tuple[str, str] | None:
    outcome = None if row.assessment is None else row.assessment.outcome
    return None if outcome is None else outcome_drawn(outcome)
