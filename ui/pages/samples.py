"""The samples of a case: listed, begun in a few keys, labelled, found by scanning a label."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fieldkit.changes import Changed
from fieldkit.evidence.label_code import is_label_code
from fieldkit.evidence.samples import QcKind
from fieldkit.evidence.things import Order, Thing
from ui import formatting, theme
from ui.actions import Act
from ui.models.long_rows import LongRowsModel
from ui.models.rows import Column
from ui.operations import drafts, samples
from ui.pages import sample_cells
from ui.pages.bottling import Bottling
from ui.pages.page import Page
from ui.pages.quality_button import QualityButton
from ui.pages.sample_cells import sample_of
from ui.pages.sample_editor import SampleEditor, draft_name
from ui.pages.thing_detail import ThingDetail
from ui.session import Session
from ui.translation import is_chinese
from ui.widgets.banner import Tone
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.pick import Pick
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rows_table import RowsTable
from ui.widgets.waiting import Countdown

if TYPE_CHECKING:
    from fieldkit.evidence.sampling import Proposal
    from fieldkit.workspace import Sealed
    from ui.pages.labels_view import LabelsView

SEARCH_AFTER_MS: Final = 200  # without a key


class SamplesPage(Page):
    """A table of bottles; the chosen one stands beside with its label and its keepers."""

    topics = Changed.ITEMS | Changed.CUSTODY

    def __init__(self, session: Session, case: int) -> None:
        super().__init__(session)
        self._case = case
        self._to_choose: int | None = None
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self._drawing = QAction(self)
        self.search.addAction(self._drawing, QLineEdit.ActionPosition.LeadingPosition)
        self.order = Pick()
        self._new = Button("primary", "plus")
        self._new.clicked.connect(self.begin_new)
        self._resume = Button("", "pencil-line")
        self._resume.clicked.connect(self.begin_new)
        self._resume.hide()
        self._go_on = Button("", "flask-conical")
        self._go_on.clicked.connect(self._go_on_with_plan)
        self.model: LongRowsModel[Thing] = LongRowsModel(self._columns(), self)
        self.model.wanted.connect(self._fetch)
        self.table: RowsTable[Thing] = RowsTable(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self._countdown = Countdown(self.table)
        self._countdown.timeout.connect(self.model.relook)
        self._count = PlainLabel(role="small")
        self._empty = EmptyState("flask-conical")
        self._empty.pressed.connect(self.begin_new)
        self._detail = self.beside(ThingDetail(self, case))
        self._detail.entry_wanted.connect(lambda which: self.tab_wanted.emit("evidence", which))
        self._detail.handover_wanted.connect(self._hand_over)
        self._has_detail = False
        self.editor = SampleEditor(self, case)
        self.editor.left.connect(self._leave_form)
        self.editor.sealed.connect(self._is_sealed)
        self.labels: LabelsView | None = None  # made when it is first wanted
        self._detail.label_wanted.connect(self.show_labels)
        self.quality = QualityButton(self, case)
        self.quality.shown.connect(self._show_view)
        self.quality.changed.connect(self._say_changed)
        self.quality.left.connect(self._show_list)
        self.bottles = Bottling(self, case, self.editor)
        self.bottles.shown.connect(self._show_view)
        self.bottles.labels_wanted.connect(self._label)
        self.bottles.left.connect(self._show_list)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.load)
        self.search.textChanged.connect(self._note_search)
        self.search.returnPressed.connect(self._go_from_search)
        self.order.picked.connect(self.load)
        self._lay_out()
        self.retranslate()

    def load(self) -> None:
        """Fetches which samples there are; their rows come when they are seen."""
        self._timer.stop()
        wanted = self._wanted
        self.follow(
            samples.numbers(self._case, *wanted), lambda found: self._show_numbers(wanted, found)
        )
        name = draft_name(self._case, QcKind.NONE, None)
        self.follow(drafts.find(name), lambda draft: self._resume.setVisible(draft is not None))
        self.bottles.load()
        self.quality.load()

    def go(self) -> None:
        """Goes to the list, or into the form that is open."""
        if self._is_editing:
            self.editor.form.focus_first()
        elif self._views.currentWidget() is self._list:
            self.table.setFocus()

    def begin(self, what: object) -> None:
        """Begins a new sample, or shows quality control, what is planned, or one sample.

        Args:
            what: "new", "quality", "planned", or the sequence of a sample.
        """
        if what == "new":
            self.begin_new()
        elif what == "quality":
            self.quality.open()
        elif what == "planned":
            self.bottles.go_on()
        elif isinstance(what, int):
            self.show_sample(what)

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """In the list: new, twin, blank, labels, search, scan. In the form: seal, back."""
        if self._is_editing:
            return {Act.SEAL: self.editor.seal, Act.BACK: self.editor.leave}
        if self.labels is not None and self._views.currentWidget() is self.labels:
            return {Act.PRINT: self.labels.ask_printer, Act.BACK: self._show_list}
        if self.quality.is_open:
            return self.quality.handlers()
        if self._views.currentWidget() is not self._list:
            return self.bottles.handlers()
        return {
            Act.PRINT: self.show_labels,
            Act.SCAN: self.wait_for_scan,
            Act.NEW: self.begin_new,
            Act.DUPLICATE: self.begin_duplicate,
            Act.BLANK: self.begin_blank,
            Act.SEARCH: self._search_by_words,
        }

    def detail(self) -> QWidget | None:
        """The chosen sample, or figure of quality control."""
        if self.quality.is_open:
            return self.quality.pane
        is_listing = self._views.currentWidget() is self._list
        return self._detail if self._has_detail and is_listing else None

    def begin_new(self) -> None:
        """Begins a sample like the chosen one."""
        self._propose(QcKind.NONE)

    def begin_duplicate(self) -> None:
        """Begins a duplicate of the chosen sample."""
        if self._chosen is None:
            self.banner.say(Tone.NOTICE, self.tr("Choose the sample that it is a duplicate of."))
        else:
            self._propose(QcKind.DUPLICATE)

    def begin_blank(self) -> None:
        """Begins the field blank of this visit."""
        self._propose(QcKind.FIELD_BLANK)

    def show_labels(self) -> None:
        """Shows the label of the chosen sample, and what it can be printed on."""
        if self.model.numbers:
            self._label(() if self._chosen is None else (self._chosen,))

    def _label(self, chosen: Sequence[int]) -> None:
        """Shows the labels of these samples."""
        if self.labels is None:
            from ui.pages.labels_view import LabelsView  # noqa: PLC0415 - loads a PDF library

            self.labels = LabelsView(self, self._case)
            self.labels.left.connect(self._show_list)
        self.banner.hide()
        self._show_view(self.labels)
        self.labels.begin(chosen, (*self.model.numbers, *chosen))

    def wait_for_scan(self) -> None:
        """Goes to the search, without the input method, which would take a scanner's keys."""
        self.search.clear()
        self.search.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self._go_to_search()

    def show_sample(self, sequence: int) -> None:
        """Chooses a sample, whatever was searched for before."""
        self._show_list()
        place = self.model.place_of(sequence)
        if place is not None:
            self.table.choose(place)
            self.table.setFocus()
            return
        self._to_choose = sequence
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.load()

    def retranslate(self) -> None:
        """Sets every word of the list."""
        self._drawing.setIcon(theme.look().icon("search", "muted", 16))
        self.search.setPlaceholderText(self.tr("Scan a label (F2), or type number, point, seal"))
        self.search.setAccessibleName(self.tr("Search samples"))
        self.table.setAccessibleName(self.tr("Samples"))
        self._new.setText(self.tr("New sample"))
        self._resume.setText(self.tr("Go on with the draft"))
        self._go_on.setText(self.tr("%n bottles are planned", "", self.bottles.count))
        self._go_on.setVisible(bool(self.bottles.count))
        words = (
            self.tr("Newest first"), self.tr("By number"), self.tr("By point"),
            self.tr("By time"), self.tr("By holder"),
        )  # fmt: skip
        self.order.say(self.tr("Order"), list(zip(Order, words, strict=True)))
        self._count.setText(self.tr("%n samples", "", len(self.model.numbers)))
        if self.search.text().strip():
            self._empty.say(
                self.tr("Nothing found"), self.tr("No sample of this case has all these words.")
            )
        else:
            self._empty.say(
                self.tr("No sample yet"),
                self.tr(
                    "Each bottle gets a number, a seal and a label here, and is followed from "
                    "hand to hand."
                ),
                self.tr("New sample"),
            )

    # Layout

    def _columns(self) -> list[Column[Thing]]:
        return [
            Column(lambda: self.tr("Number"), sample_cells.number_of, width=17,
                   icon=sample_cells.drawing_of),
            Column(lambda: self.tr("Point"), lambda row: sample_of(row).point, width=12,
                   takes_rest=True),
            Column(lambda: self.tr("Quality control"), self._qc, width=16),
            Column(lambda: self.tr("Medium"), sample_cells.medium_of, width=9, gives_way=4),
            Column(lambda: self.tr("Container"), sample_cells.container_of, width=16,
                   gives_way=2),
            Column(lambda: self.tr("Preservation"), lambda row: sample_of(row).preservation or "—",
                   width=18, gives_way=3),
            Column(lambda: self.tr("Seal"), lambda row: row.now.seal_number or "—", width=10),
            Column(lambda: self.tr("Taken at"), sample_cells.taken_at, width=15, gives_way=1),
            Column(lambda: self.tr("Time left"), sample_cells.due_of, width=14,
                   icon=sample_cells.waits_drawn),
            Column(lambda: self.tr("Held by"), self._held, width=12, icon=sample_cells.chain_of),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.search, 1)
        head.addWidget(self.order)
        head.addWidget(self._resume)
        head.addWidget(self._new)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._body, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._count)
        foot.addStretch()
        foot.addWidget(self._go_on)
        foot.addWidget(self.quality)
        column.addLayout(foot)
        self._views = QStackedWidget()
        self._views.addWidget(self._list)
        self._views.addWidget(self.editor)
        self.column.addWidget(self._views, 1)

    def _qc(self, row: Thing) -> str:
        sample = sample_of(row)
        if sample.qc_kind is QcKind.NONE:
            return "—"
        name = sample.qc_kind.zh if is_chinese() else sample.qc_kind.en.capitalize()
        return f"{name} {row.parent_number}".strip()

    def _held(self, row: Thing) -> str:
        return self.tr("Withdrawn") if row.is_withdrawn else row.now.names

    # The list

    @property
    def _is_editing(self) -> bool:
        return self._views.currentWidget() is self.editor

    @property
    def _wanted(self) -> tuple[Order, str]:
        order = self.order.value()
        text = self.search.text().strip()
        return (
            order if isinstance(order, Order) else Order.NEWEST,
            "" if is_label_code(text) else text,
        )

    @property
    def _chosen(self) -> int | None:
        at = self.table.currentIndex()
        return self.model.numbers[at.row()] if at.isValid() else None

    def _fetch(self, numbers: Sequence[int]) -> None:
        asked = tuple(numbers)
        self.follow(samples.rows(self._case, asked), lambda rows: self._take(asked, rows))

    def _take(self, asked: Sequence[int], rows: Sequence[Thing]) -> None:
        self.model.take(asked, rows)
        self._countdown.run(rows)
        self._show_chosen(self.table.currentIndex())

    def _show_numbers(self, wanted: tuple[Order, str], numbers: tuple[int, ...]) -> None:
        if wanted != self._wanted:
            return  # something else is wanted by now
        chosen = self._chosen if self._to_choose is None else self._to_choose
        self._to_choose = None
        self.model.show_numbers(numbers)
        self._body.setCurrentWidget(self.table if numbers else self._empty)
        self.retranslate()
        if numbers:
            place = None if chosen is None else self.model.place_of(chosen)
            self.table.choose(place or 0)
        else:
            self._has_detail = False
            self.detail_wanted.emit(None)

    def _show_chosen(self, current: QModelIndex) -> None:
        row = self.model.row(current)
        if row is not None and row is not self._detail.thing:
            self._detail.show_thing(row)
            self._has_detail = True
            self.detail_wanted.emit(self.detail())

    def _note_search(self, text: str) -> None:
        if not is_label_code(text):
            self._timer.start(SEARCH_AFTER_MS)

    def _search_by_words(self) -> None:
        self.search.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=True)
        self._go_to_search()

    def _go_to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _go_from_search(self) -> None:
        """Enter follows a label that was scanned, or goes to what was found."""
        text = self.search.text()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_label_code(text):
            self.search.clear()
            self.session.label_scanned.emit(text)
        else:
            self.load()

    # A new one

    def _propose(self, qc_kind: QcKind) -> None:
        asked = samples.propose(self._case, like=self._chosen, qc_kind=qc_kind)
        self.follow(asked, self._begin_with)

    def _begin_with(self, proposal: "Proposal") -> None:
        self.banner.hide()
        self.editor.begin_with(proposal)
        self._show_view(self.editor)

    def _go_on_with_plan(self) -> None:
        self.bottles.go_on()

    def _leave_form(self) -> None:
        """Back to where the form was opened: the plan, or the list."""
        if not self.bottles.return_to_plan():
            self._show_list()

    def _hand_over(self) -> None:
        if self._chosen is not None:
            self.tab_wanted.emit("custody", (self._chosen,))

    def _is_sealed(self, sealed: "Sealed") -> None:
        body = sealed.entry.entry.body
        told = self.tr("Sample {sample} is sealed as entry {entry}.")
        told = told.replace("{sample}", str(body.get("number", "")))
        told = told.replace("{entry}", formatting.entry(sealed.sequence))
        if not self.bottles.return_to_plan(sealed.sequence):
            self.show_sample(sealed.sequence)
        self.banner.say(Tone.GOOD, told)
        self.said.emit(told)

    def _show_view(self, view: QWidget) -> None:
        """Shows something in place of the list."""
        if self._views.indexOf(view) < 0:
            # What is wide while it is seen must not widen the list, beside which a pane stands.
            view.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._views.addWidget(view)
        self.banner.hide()
        self._views.setCurrentWidget(view)
        self._say_changed()

    def _show_list(self) -> None:
        if self._views.currentWidget() is not self._list:
            self._views.setCurrentWidget(self._list)
            self.table.setFocus()
            self.load()
            self._say_changed()

    def _say_changed(self) -> None:
        self.handlers_changed.emit()
        self.detail_wanted.emit(self.detail())
