"""Bottles that are planned and not sealed yet: looked over, sealed together, or taken back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.canonical import JsonObject
from fieldkit.evidence.parts import FieldProblem, members
from fieldkit.evidence.samples import Sample
from ui.models.rows import Column, RowsModel
from ui.operations import bottles, results
from ui.operations.bottles import Planned
from ui.operations.results import RowRefused, RowSealed, SealedRows, Written
from ui.pages.page import Page
from ui.translation import Speaking
from ui.widgets.banner import Tone
from ui.widgets.button import Button, IconButton
from ui.widgets.form.field import inside, label_of
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rows_table import RowsTable
from ui.widgets.state_chip import Stage, State, StateChip


class PlannedBottles(Speaking, QWidget):
    """Fills the page it is on; each row is an encrypted draft.

    Signals:
        left: the person wants to the list; the plan stays.
        opened: name of the draft that is to be seen in the form.
        sealed: sequences of what was sealed, once nothing is left to seal.
        taken_back: the plan was thrown away; members of the form as it was before, or None.
    """

    left = Signal()
    opened = Signal(str)
    sealed = Signal(object)
    taken_back = Signal(object)

    def __init__(self, page: Page, case: int) -> None:
        """An empty view; `show_planned` fills it.

        Args:
            page: through which it works.
            case: sequence of the case.
        """
        super().__init__(page)
        self._page, self._case = page, case
        self._problems: dict[str, tuple[FieldProblem, ...]] = {}
        self._done: list[int] = []
        self._before: tuple[str, JsonObject] | None = None
        self._heading = PlainLabel(role="title")
        self._back = IconButton("arrow-left")
        self._back.clicked.connect(self.left)
        self.model: RowsModel[Planned] = RowsModel(self._columns(), self)
        self.table: RowsTable[Planned] = RowsTable(self.model)
        self.table.opened.connect(lambda row: self.opened.emit(row.draft))
        self._chip = StateChip()
        self._said = PlainLabel(role="small", wraps=True)
        self.undo = Button("", "undo-2")
        self.undo.clicked.connect(self.take_back)
        self._open = Button("", "pencil-line")
        self._open.clicked.connect(self._open_chosen)
        self.seal_all = Button("primary", "stamp")
        self.seal_all.clicked.connect(self.seal)
        self._lay_out()
        self.retranslate()

    def show_planned(
        self, planned: Sequence[Planned], before: tuple[str, JsonObject] | None = None
    ) -> None:
        """Shows what is planned.

        Args:
            planned: in order.
            before: name and members of the form's draft, which taking back brings back.
        """
        if before is not None:
            self._before = before
            self._done = []
        at = self.table.currentIndex().row()
        self.model.show_only(planned)
        if planned:
            self.table.choose(max(0, min(at, len(planned) - 1)))
        self.retranslate()

    def load(self) -> None:
        """Fetches what is still planned, and tells once all of it is sealed."""
        self._page.follow(bottles.planned(self._case), self._take)

    def note_sealed(self, sequence: int) -> None:
        """Takes note that one of them was sealed in the form."""
        self._done.append(sequence)

    def seal(self) -> None:
        """Seals every planned bottle that can be."""
        rows = [Written(each.draft, each.body) for each in self.model.rows]
        if not rows or not self.seal_all.isEnabled():
            return
        self._page.banner.hide()
        self._problems = {}
        operation = results.seal_rows(
            self._case, rows, self.tr("Sealing samples"), kind=bottles.KIND
        )
        operation.noted.connect(self._note)
        self._enable(False)
        operation.ended.connect(lambda: self._enable(True))
        self._page.follow(operation, self._tell_sealed)

    def take_back(self) -> None:
        """Throws the plan away; the form has again what it had."""
        names = [each.draft for each in self.model.rows]
        form, common = self._before or ("", None)
        operation = bottles.take_back(self._case, names, form, common)
        self._page.follow(operation, lambda _: self.taken_back.emit(common))

    def retranslate(self) -> None:
        """Sets every word."""
        count = len(self.model.rows)
        self._heading.setText(self.tr("%n bottles are planned", "", count))
        self._back.say(self.tr("Back to the list"))
        self.table.setAccessibleName(self.tr("Planned bottles"))
        self.undo.setText(self.tr("Take the plan back"))
        self._open.setText(self.tr("Open"))
        self.seal_all.setText(self.tr("Seal %n bottles", "", count))
        self._chip.show_state(State(Stage.DRAFT) if count else None)
        self._said.setText(
            self.tr(
                "Each becomes a sample. Until they are sealed all of it can be changed or taken "
                "back; afterwards only supplemented."
            )
        )
        self.model.relook()

    def _columns(self) -> list[Column[Planned]]:
        return [
            Column(lambda: self.tr("Number"), lambda row: _text(row, "number"), width=17),
            Column(lambda: self.tr("Analytes"), _analytes, width=24, takes_rest=True),
            Column(lambda: self.tr("Container"), lambda row: _text(row, "container"), width=16),
            Column(lambda: self.tr("Amount"), _amount, width=9, is_number=True),
            Column(lambda: self.tr("Preservation"), lambda row: _text(row, "preservation"),
                   width=22, gives_way=1),
            Column(lambda: self.tr("Seal"), lambda row: _text(row, "seal_number"), width=12),
            Column(lambda: self.tr("Lacks"), self._lacks, icon=self._lacks_drawn, width=18,
                   gives_way=2),
        ]  # fmt: skip

    def _lacks(self, row: Planned) -> str:
        """The members that have still to be filled in, or are not as they should be."""
        labels = {each.name: label_of(each) for each in members(Sample)}
        faults = [inside(each)[0] for each in self._problems.get(row.draft, ())]
        return ", ".join(dict.fromkeys(labels.get(each, each) for each in faults)) or "—"

    def _lacks_drawn(self, row: Planned) -> tuple[str, str] | None:
        return ("triangle-alert", "warning") if row.draft in self._problems else None

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self.undo)
        head.addWidget(self._open)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._chip)
        foot.addWidget(self._said, 1)
        foot.addWidget(self.seal_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _open_chosen(self) -> None:
        row = self.table.row()
        if row is not None:
            self.opened.emit(row.draft)

    def _enable(self, is_idle: bool) -> None:
        for each in (self.seal_all, self.undo, self._open):
            each.setEnabled(is_idle)

    def _note(self, note: RowSealed | RowRefused) -> None:
        if isinstance(note, RowSealed):
            self._done.append(note.sequence)
        else:
            self._problems[note.draft] = note.problems

    def _tell_sealed(self, told: SealedRows) -> None:
        if told.problem is not None:
            self._page.tell(told.problem)
        elif told.refused:
            self._page.banner.say(
                Tone.WARNING,
                self.tr("%n bottles cannot be sealed yet.", "", told.refused),
                self.tr("Open each and fill in what it lacks."),
            )
        self.load()

    def _take(self, planned: Sequence[Planned]) -> None:
        self.show_planned(planned)
        if not planned and self._done:
            done, self._done, self._before = tuple(self._done), [], None
            self.sealed.emit(done)


def _text(row: Planned, member: str) -> str:
    return str(row.body.get(member) or "—")


def _analytes(row: Planned) -> str:
    analytes = row.body.get("analytes")
    return "、".join(map(str, analytes)) if isinstance(analytes, list | tuple) else "—"


def _amount(row: Planned) -> str:
    amount = row.body.get("amount")
    return f"{amount} {row.body.get('amount_unit') or ''}".strip() if amount else "—"
