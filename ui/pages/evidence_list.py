"""The list of entries: of the case or of the whole ledger, narrowed, ordered, jumped about in."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.evidence.kinds import KINDS
from fieldkit.evidence.overview import Line, Selection, SortBy
from ui import formatting, theme
from ui.models.long_rows import LongRowsModel
from ui.models.rows import Column
from ui.operations import entries
from ui.pages.page import Page
from ui.translation import Speaking
from ui.widgets.banner import Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.kinds import HOUSE_KINDS, kind_drawing, kind_name
from ui.widgets.pick import Pick
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rows_table import RowsTable
from ui.widgets.state_chip import Stage, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.evidence.listing import Row

SEARCH_AFTER_MS: Final = 200  # without a key
_ORDERS: Final = (
    (SortBy.NUMBER, False),
    (SortBy.NUMBER, True),
    (SortBy.HAPPENED, False),
    (SortBy.KIND, False),
    (SortBy.TITLE, False),
)

_BY_COLUMN: Final = {1: SortBy.KIND, 2: SortBy.TITLE}


class EvidenceList(Speaking, QWidget):
    """A list of any length, whose rows are fetched when they are seen.

    Signals:
        chosen: number of the entry that was moved to, or loaded anew; None when there is none.
        opened: Enter or a double click was given.
    """

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, page: Page, case: int) -> None:
        """An empty list; `load` fills it.

        Args:
            page: through which it works.
            case: sequence of the case.
        """
        super().__init__(page)
        self._page = page
        self._case = case
        self._to_choose: int | None = None
        self._inspections: tuple[Row, ...] = ()
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self._drawing = QAction(self)
        self.search.addAction(self._drawing, QLineEdit.ActionPosition.LeadingPosition)
        self.kind, self.inspection, self.order, self.scope = Pick(), Pick(), Pick(), Pick()
        self.model: LongRowsModel[Line] = LongRowsModel(self._columns(), self)
        self.model.wanted.connect(self._fetch)
        self.table: RowsTable[Line] = RowsTable(self.model)
        self.table.verticalHeader().setDefaultSectionSize(theme.look().control_px)
        self.table.opened.connect(lambda _: self.opened.emit())
        self.table.selectionModel().currentRowChanged.connect(self._say_chosen)
        self.table.horizontalHeader().setSectionsClickable(True)
        self.table.horizontalHeader().sectionClicked.connect(self._order_by)
        self._count = PlainLabel(role="small")
        self._empty = EmptyState("stamp")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.load)
        self.search.textChanged.connect(self._note_search)
        self.search.returnPressed.connect(self._go_from_search)
        for pick in (self.kind, self.inspection, self.order, self.scope):
            pick.picked.connect(self._narrow)
        self._lay_out()
        self.retranslate()

    def load(self) -> None:
        """Fetches the numbers of what is wanted; the rows come when they are seen."""
        self._timer.stop()
        wanted = self._wanted()
        self._page.follow(entries.numbers(wanted), lambda found: self._show_numbers(wanted, found))
        self._page.follow(entries.inspections(self._case), self._offer_inspections)

    def show_entry(self, sequence: int) -> None:
        """Goes to an entry, in the whole ledger if it is of no case."""
        place = self.model.place_of(sequence)
        if place is not None and not self._timer.isActive():
            self.table.choose(place)
            return
        self._to_choose = sequence
        self._timer.stop()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.kind.pick("")
        self.inspection.pick(None)
        self.load()

    def step(self, by: int) -> None:
        """Goes so many rows on, or back."""
        place = self.table.currentIndex().row() + by
        if 0 <= place < len(self.model.numbers):
            self.table.choose(place)

    def go_to_search(self) -> None:
        """Goes into the search."""
        self.search.setFocus()
        self.search.selectAll()

    @property
    def place_words(self) -> str:
        """Which of how many is chosen."""
        told = self.tr("{place} of {count}")
        told = told.replace("{place}", formatting.number(self.table.currentIndex().row() + 1))
        return told.replace("{count}", formatting.number(len(self.model.numbers)))

    def retranslate(self) -> None:
        """Sets every word."""
        self._drawing.setIcon(theme.look().icon("search", "muted", 16))
        self.search.setPlaceholderText(self.tr("Any words, or #42"))
        self.search.setAccessibleName(self.tr("Search the evidence"))
        self.table.setAccessibleName(self.tr("Evidence"))
        self.kind.say(self.tr("Kind"), [("", self.tr("All kinds")), *self._kinds()])
        self.order.say(self.tr("Order"), list(zip(_ORDERS, self._orders(), strict=True)))
        self.scope.say(
            self.tr("Which entries"),
            [(True, self.tr("This case")), (False, self.tr("Whole ledger"))],
        )
        self._name_inspections()
        self._say_count()
        if self._is_narrowed:
            self._empty.say(
                self.tr("Nothing found"),
                self.tr("No entry has all these words and is of this kind and inspection."),
            )
        else:
            self._empty.say(
                self.tr("Nothing sealed yet"),
                self.tr(
                    "Photos, samples, readings and statements stand here once they are sealed."
                ),
            )

    # Words

    def _columns(self) -> list[Column[Line]]:
        return [
            Column(
                lambda: self.tr("Entry"), lambda line: formatting.entry(line.sequence), width=8,
                icon=lambda line: (kind_drawing(line.row.kind), "muted"),
            ),
            Column(lambda: self.tr("Kind"), lambda line: kind_name(line.row.kind), width=14),
            Column(
                lambda: self.tr("What"), lambda line: line.row.title or "—", width=18,
                takes_rest=True,
            ),
            Column(lambda: self.tr("State"), state_words, width=15, icon=state_drawing),
            Column(
                lambda: self.tr("Sealed at"), lambda line: formatting.moment(line.row.sealed_at),
                width=15,
            ),
            Column(lambda: self.tr("Sealed by"), lambda line: line.signer, width=9, gives_way=2),
            Column(
                lambda: self.tr("Digest"), lambda line: formatting.short_digest(line.digest, 2),
                width=12, is_code=True, gives_way=1,
            ),
        ]  # fmt: skip

    def _kinds(self) -> "list[tuple[object, str]]":
        of_case = [(kind, kind_name(kind)) for kind in KINDS if kind != "party"]
        if self.scope.value() is not False:
            return [*of_case, ("export", kind_name("export"))]
        return [(kind, kind_name(kind)) for kind in (*KINDS, *HOUSE_KINDS)]

    def _orders(self) -> list[str]:
        return [
            self.tr("By number"), self.tr("Newest first"), self.tr("As it happened"),
            self.tr("By kind"), self.tr("By title"),
        ]  # fmt: skip

    def _name_inspections(self) -> None:
        every = [(row.sequence, row.title) for row in self._inspections]
        self.inspection.say(self.tr("Inspection"), [(None, self.tr("All inspections")), *every])
        self.inspection.setVisible(len(every) > 1 and self.scope.value() is not False)

    def _say_count(self) -> None:
        self._count.setText(self.tr("%n entries", "", len(self.model.numbers)))

    # Layout

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.search, 1)
        for pick in (self.kind, self.inspection, self.order, self.scope):
            head.addWidget(pick)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._body, 1)
        column.addWidget(self._count)

    # What is wanted

    @property
    def _is_narrowed(self) -> bool:
        picked = self.kind.value() or self.inspection.value()
        return bool(self.search.text().strip() or picked)

    def _wanted(self) -> Selection:
        text = self.search.text().strip()
        kind, inspection, order = self.kind.value(), self.inspection.value(), self.order.value()
        by, is_reversed = order if isinstance(order, tuple) else _ORDERS[0]
        return Selection(
            case=self._case if self.scope.value() is not False else None,
            kinds=(kind,) if isinstance(kind, str) and kind else (),
            inspection=inspection if isinstance(inspection, int) else None,
            text="" if _number_in(text) is not None else text,
            by=by,
            is_reversed=is_reversed,
        )

    def _note_search(self, text: str) -> None:
        if _number_in(text) is None:
            self._timer.start(SEARCH_AFTER_MS)

    def _go_from_search(self) -> None:
        """Enter goes to the entry of a number that was typed, or to what was found."""
        number = _number_in(self.search.text())
        if number is not None:
            self.show_entry(number)
            self.search.selectAll()
        else:
            self.load()
        self.table.setFocus()

    def _order_by(self, column: int) -> None:
        """A heading was pressed: orders by it; by number, the other way round the second time."""
        by = _BY_COLUMN.get(column, SortBy.NUMBER)
        is_turned = by is SortBy.NUMBER and self.order.value() == (SortBy.NUMBER, False)
        self.order.pick((by, is_turned))
        self._narrow()

    def _narrow(self) -> None:
        if self.scope.value() is False:
            self.inspection.pick(None)
        self.retranslate()
        self.load()

    # What came

    def _fetch(self, numbers: "Sequence[int]") -> None:
        asked = tuple(numbers)
        self._page.follow(entries.lines(asked), lambda lines: self.model.take(asked, lines))

    def _offer_inspections(self, rows: "tuple[Row, ...]") -> None:
        if rows != self._inspections:
            self._inspections = rows
            self._name_inspections()

    def _show_numbers(self, wanted: Selection, numbers: tuple[int, ...]) -> None:
        if wanted != self._wanted():
            return  # something else is wanted by now
        chosen = self._chosen
        self.model.show_numbers(numbers)
        self._body.setCurrentWidget(self.table if numbers else self._empty)
        self.retranslate()
        if not numbers:
            self.chosen.emit(None)
        elif self._to_choose is not None:
            self._go_to_wanted(self._to_choose)
        else:
            place = None if chosen is None else self.model.place_of(chosen)
            if place is not None and self.table.currentIndex().row() == place:
                self.chosen.emit(chosen)  # others may say something new about it
            self.table.choose(place or 0)

    def _go_to_wanted(self, sequence: int) -> None:
        place = self.model.place_of(sequence)
        if place is not None:
            self._to_choose = None
            self.table.choose(place)
        elif self.scope.value() is not False:
            self.scope.pick(False)  # entries of no case stand in the ledger alone
            self._narrow()
        else:
            self._to_choose = None
            told = self.tr("There is no entry {number} in this vault.")
            self._page.banner.say(
                Tone.NOTICE, told.replace("{number}", formatting.entry(sequence))
            )
            self.table.choose(0)

    @property
    def _chosen(self) -> int | None:
        at = self.table.currentIndex()
        return self.model.numbers[at.row()] if at.isValid() else None

    def _say_chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.model.numbers[current.row()])


def state_words(line: Line) -> str:
    """Where the entry stands: withdrawn or not, corrected, in a bundle."""
    if line.is_withdrawn:
        return State(Stage.WITHDRAWN).word
    stages = [
        stage
        for stage, holds in (
            (Stage.SUPPLEMENTED, line.is_supplemented),
            (Stage.EXPORTED, line.is_exported),
        )
        if holds
    ]
    return " · ".join(State(stage).word for stage in stages or (Stage.SEALED,))


def state_drawing(line: Line) -> tuple[str, str]:
    """The drawing of an entry's state, and the role of its colour."""
    if line.is_withdrawn:
        return State(Stage.WITHDRAWN).drawing
    if line.is_supplemented:
        return State(Stage.SUPPLEMENTED).drawing
    return State(Stage.EXPORTED if line.is_exported else Stage.SEALED).drawing


def _number_in(text: str) -> int | None:
    """The number of an entry that a search names, as in "#42"; None if it names none."""
    digits = text.strip().removeprefix("#")
    is_number = text.strip().startswith("#") and digits.isascii() and digits.isdigit()
    return int(digits) if is_number and len(digits) < 16 else None
