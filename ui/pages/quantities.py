"""The quantities of a case, and how much hazardous waste they come to."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.canonical import JsonObject
from fieldkit.changes import Changed
from fieldkit.evidence.quantities import Quantity
from fieldkit.evidence.waste_totals import WasteTotal
from fieldkit.reference.facts import Between
from fieldkit.reference.units import plain, text_of
from fieldkit.reference.wastes import category_of
from ui import formatting
from ui.actions import Act
from ui.models.rows import Column, RowsModel
from ui.operations import screening, visits
from ui.operations.visits import CaseVisits
from ui.pages.page import Page
from ui.pages.quantity_editor import QuantityEditor
from ui.pages.visit_overview import draft_name
from ui.problems.screening import outcome_word
from ui.session import Session
from ui.translation import is_chinese
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_grid import FactGrid
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rows_table import RowsTable

if TYPE_CHECKING:
    from fieldkit.screening import ScreenedCase
    from fieldkit.workspace import Sealed

Row = tuple[int, Quantity]


class QuantitiesPage(Page):
    """Every quantity with its arithmetic; tonnes by category, in all, and against the clauses."""

    topics = Changed.ITEMS

    def __init__(self, session: Session, case: int) -> None:
        super().__init__(session)
        self._case = case
        self._screened: ScreenedCase | None = None
        self._new = Button("primary", "plus")
        self._new.clicked.connect(self.begin_quantity)
        self.facts = FactGrid()
        self.model: RowsModel[Row] = RowsModel(self._columns(), self)
        self.table: RowsTable[Row] = RowsTable(self.model)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(
            lambda row: self.tab_wanted.emit("evidence", row[0]) if row else None
        )
        self.arithmetic = PlainLabel(role="small", wraps=True)
        self._said = PlainLabel(role="small", wraps=True)
        self._empty = EmptyState("scale")
        self._empty.pressed.connect(self.begin_quantity)
        self.editor = QuantityEditor(self, case)
        self.editor.left.connect(self._show_list)
        self.editor.sealed.connect(self._is_sealed)
        self.editor.another_wanted.connect(lambda _: self.begin_quantity())
        self._lay_out()
        self.retranslate()

    def load(self) -> None:
        """Sums the quantities as they stand."""
        self.follow(screening.screened(self._case), self._show)

    def go(self) -> None:
        """Goes to the list, or into the form."""
        if self._views.currentWidget() is self.editor:
            self.editor.form.focus_first()
        elif self.model.rows:
            self.table.setFocus()
        else:
            self._empty.go()

    def begin(self, what: object) -> None:
        """Begins a quantity ("new"), or shows that of a number."""
        if isinstance(what, int):
            self._show_list()
            numbers = [sequence for sequence, _ in self.model.rows]
            if what in numbers:
                self.table.choose(numbers.index(what))
        else:
            self.begin_quantity()

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """In the form: seal, back. In the list: a new one."""
        if self._views.currentWidget() is self.editor:
            return {Act.SEAL: self.editor.seal, Act.BACK: self.editor.leave}
        return {Act.NEW: self.begin_quantity}

    def begin_quantity(self) -> None:
        """Shows the form; the newest visit is the one it belongs to."""
        self.follow(visits.visits(self._case), self._begin_in)

    def retranslate(self) -> None:
        """Sets every word."""
        self._new.setText(self.tr("New quantity"))
        self.table.setAccessibleName(self.tr("Quantities of the case"))
        self._said.setText(
            self.tr(
                "Ranges are two standard uncertainties to either side, as far as uncertainties "
                "were stated. This screens for a decision to transfer; it finds nobody guilty."
            )
        )
        self._empty.say(
            self.tr("No quantity yet"),
            self.tr("Weigh, count, measure a tank, or go by records; the sum stands here."),
            self.tr("New quantity"),
        )
        self.model.relook()
        self._show_facts()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addStretch()
        head.addWidget(self._new)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self.arithmetic)
        column.addWidget(self._said)
        self._views = QStackedWidget()
        self._views.addWidget(self._list)
        self._views.addWidget(self.editor)
        self.column.addWidget(self._views, 1)

    def _columns(self) -> tuple[Column[Row], ...]:
        return (
            Column(lambda: self.tr("Number"), lambda row: f"#{row[0]}", width=8),
            Column(lambda: self.tr("Of what"), lambda row: row[1].subject, width=20,
                   takes_rest=True),
            Column(lambda: self.tr("Value"), lambda row: f"{row[1].value} {row[1].unit}",
                   is_number=True, width=15),
            Column(lambda: self.tr("Standard uncertainty"), _doubt, is_number=True, width=18,
                   gives_way=1),
            Column(lambda: self.tr("Waste code"), lambda row: row[1].waste_code or "—", width=13),
            Column(lambda: self.tr("In the sum of"), self._summed, width=14),
            Column(lambda: self.tr("How known"), _known, width=26, gives_way=2),
        )  # fmt: skip

    def _summed(self, row: Row) -> str:
        if row[1].waste_code is None:
            return "—"
        is_left_out = self._screened is not None and row[0] in self._screened.waste.unsummed
        return self.tr("not summed") if is_left_out else category_of(row[1].waste_code)

    def _show(self, screened: "ScreenedCase") -> None:
        chosen = self.table.row()
        self._screened = screened
        self.model.show_only(screened.quantities)
        has_some = bool(screened.quantities)
        for each in (self.table, self.facts, self.arithmetic, self._said):
            each.setVisible(has_some)
        self._empty.setVisible(not has_some)
        if has_some:
            numbers = [sequence for sequence, _ in screened.quantities]
            is_there = chosen is not None and chosen[0] in numbers
            self.table.choose(numbers.index(chosen[0]) if chosen and is_there else 0)
        self._show_facts()

    def _show_facts(self) -> None:
        if self._screened is None:
            return
        waste, lead = self._screened.waste, None
        facts = []
        if waste.whole is not None:
            facts.append((self.tr("Hazardous waste in all"), self._sum(waste.whole)))
            laws = self._screened.laws[:1]
            lead = next((law.lead for law in laws if law.lead is not None), None)
        if lead is not None:
            words = f"{outcome_word(lead.outcome)} · {lead.rule.instrument} {lead.rule.clause}"
            facts.append((self.tr("Threshold"), words))
        facts += [(code, self._sum(each)) for code, each in waste.by_category.items()]
        if waste.uncertain:
            facts.append((self.tr("Without uncertainty"), _entries(waste.uncertain)))
        if waste.unsummed:
            facts.append((self.tr("Not summed"), _entries(waste.unsummed)))
        self.facts.show_facts(facts or [(self.tr("Hazardous waste in all"), "—")])

    def _sum(self, total: WasteTotal) -> str:
        fact, told = total.fact, f"{text_of(total.tonnes)} t"
        if not isinstance(fact, Between):
            return told
        words = self.tr("{sum} ({low} to {high} t)").replace("{sum}", told)
        return words.replace("{low}", plain(fact.low)).replace("{high}", plain(fact.high))

    def _show_chosen(self, row: Row | None) -> None:
        told = "" if row is None else row[1].arithmetic or ""
        self.arithmetic.setText(formatting.visible(told))

    # The form

    def _begin_in(self, shown: CaseVisits) -> None:
        if shown.visit is None:
            self._open()
            self.editor.begin()
            return
        inspection = shown.visit.item.sealed.entry.sequence

        def begin(likely: JsonObject) -> None:
            self._open()
            name = draft_name("quantity", inspection)
            self.editor.begin(known={"inspection": inspection}, likely=likely, name=name)

        self.follow(visits.proposal("quantity", inspection), begin)

    def _open(self) -> None:
        self.banner.hide()
        self._views.setCurrentWidget(self.editor)
        self.handlers_changed.emit()

    def _show_list(self) -> None:
        self._views.setCurrentWidget(self._list)
        self.handlers_changed.emit()
        self.load()
        self.go()

    def _is_sealed(self, sealed: "Sealed") -> None:
        told = self.tr("Sealed as entry {number}.")
        self.said.emit(told.replace("{number}", formatting.entry(sealed.sequence)))


def _doubt(row: Row) -> str:
    quantity = row[1]
    return "—" if quantity.uncertainty is None else f"{quantity.uncertainty} {quantity.unit}"


def _known(row: Row) -> str:
    quantity = row[1]
    how = quantity.determined if quantity.reckoning is None else quantity.reckoning.method
    return how.zh if is_chinese() else how.en.capitalize()


def _entries(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(formatting.entry, numbers))
