"""Readings and results: three sheets that are typed in like a spreadsheet."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout
from shiboken6 import isValid

from fieldkit.changes import Changed
from fieldkit.evidence.measurements import MeasuredBy
from ui import formatting
from ui.actions import Act
from ui.operations import results, screening
from ui.operations.results import RowRefused, RowSealed, SealedRows, Surroundings, Written
from ui.pages.kept_rows import KeptRows
from ui.pages.page import Page
from ui.pages.results_file import ask_for_file
from ui.problems.screening import against_limit
from ui.session import Session
from ui.translation import is_chinese
from ui.widgets.banner import Tone
from ui.widgets.button import Button, IconButton
from ui.widgets.grid.columns import Samples, body_of, texts_of
from ui.widgets.grid.model import ResultsModel, RowState
from ui.widgets.grid.typed_rows import DraftRow
from ui.widgets.grid.view import ResultsView
from ui.widgets.plain_label import PlainLabel
from ui.widgets.state_chip import Stage, State, StateChip

if TYPE_CHECKING:
    from fieldkit.evidence.overview import Standing
    from fieldkit.reference.assessment import Assessment

_UNITS: Final = ("mg/L", "μg/L", "mg/m³", "mg/kg", "dB(A)", "℃", "m³/h", "mS/cm", "NTU", "无量纲")


class ResultsPage(Page):
    """Rows that are typed stay drafts until they are sealed; sealed ones stand above them."""

    topics = Changed.ITEMS | Changed.CASES

    def __init__(self, session: Session, case: int) -> None:
        super().__init__(session)
        self._case = case
        self.sheets = {place: ResultsModel(place, self) for place in MeasuredBy}
        self._kept = KeptRows(self, case, self.sheets, self._say_state)
        self._to_show: int | None = None
        self._around = Surroundings((), None, "", (), (), ())
        self.view = ResultsView(self.sheets[MeasuredBy.FIELD], self._offers)
        self._buttons: dict[MeasuredBy, Button] = {}
        self._group = QButtonGroup(self)
        self.undo, self.redo = IconButton("undo-2"), IconButton("redo-2")
        self.remove = Button("quiet", "x")
        self.export = Button("quiet", "download")
        self._cell = PlainLabel(role="small", wraps=True)
        self._open = Button("link")
        self._chip = StateChip()
        self._before = PlainLabel(role="small", wraps=True)
        self._seal_selected, self._seal_all = Button("quiet"), Button("primary", "stamp")
        self._lay_out()
        self._listen()
        self.retranslate()

    @property
    def sheet(self) -> ResultsModel:
        """The sheet that is shown."""
        return self.view.sheet

    def load(self) -> None:
        """Fetches what is sealed, what rows can point at, and once what was being typed."""
        self.follow(results.surroundings(self._case), self._take_surroundings)
        for place in MeasuredBy:
            asked = results.numbers(self._case, place)
            self.follow(asked, partial(self._show_numbers, place))
        self._kept.load()
        limits = screening.against_limits(self._case)
        self.follow(limits, self._take_limits, failed=lambda _: None)  # screening tells why

    def go(self) -> None:
        """Goes to the grid."""
        self.view.setFocus()
        if not self.view.currentIndex().isValid():
            self.view.begin_new()

    def begin(self, what: object) -> None:
        """Begins a new row, or shows the result of that number."""
        if isinstance(what, int):
            self._to_show = what
            self._show_wanted()
        else:
            self.view.begin_new()

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """A new row; sealing."""
        return {Act.NEW: self.view.begin_new, Act.SEAL: self.seal}

    def seal(self) -> None:
        """Seals all rows of the sheet that were typed."""
        self.view.finish()
        self._seal(self.sheet.rows)

    def seal_selected(self) -> None:
        """Seals the rows in which a cell is selected."""
        self.view.finish()
        keys = {self.sheet.key(row) for row in self.view.selected_rows()}
        self._seal([row for row in self.sheet.rows if row.key in keys])

    def retranslate(self) -> None:
        """Sets every word."""
        self._name_sheets()
        self.view.setAccessibleName(self.tr("Results"))
        self.undo.say(self.tr("Undo (Ctrl+Z)"))
        self.redo.say(self.tr("Redo (Ctrl+Y)"))
        self.remove.setText(self.tr("Remove rows"))
        self.export.setText(self.tr("Export results"))
        self._seal_selected.setText(self.tr("Seal selected rows"))
        self._seal_all.setText(self.tr("Seal all rows"))
        self._say_before()
        self._say_cell()

    def _name_sheets(self) -> None:
        """The sheets, with how many rows wait in each to be sealed."""
        for place, button in self._buttons.items():
            name = place.zh if is_chinese() else place.en[:1].upper() + place.en[1:]
            waiting = sum(bool(row.texts) for row in self.sheets[place].rows)
            button.setText(f"{name} · {waiting}" if waiting else name)

    # Layout

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        for place in MeasuredBy:
            button = Button("quiet")
            button.setCheckable(True)
            button.clicked.connect(partial(self.show_sheet, place))
            self._group.addButton(button)
            self._buttons[place] = button
            head.addWidget(button)
        self._buttons[MeasuredBy.FIELD].setChecked(True)
        head.addStretch()
        for each in (self.undo, self.redo, self.remove, self.export):
            head.addWidget(each)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._cell, 1)
        line.addWidget(self._open)
        self._cell.setMinimumHeight(36)
        rule = QFrame()
        rule.setProperty("role", "rule")
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._chip)
        foot.addWidget(self._before, 1)
        foot.addWidget(self._seal_selected)
        foot.addWidget(self._seal_all)
        self.column.addLayout(head)
        self.column.addWidget(self.view, 1)
        self.column.addLayout(line)
        self.column.addWidget(rule)
        self.column.addLayout(foot)

    def _listen(self) -> None:
        for place, sheet in self.sheets.items():
            sheet.edited.connect(self._note_edit)
            sheet.wanted.connect(partial(self._fetch, place))
        self.view.moved.connect(self._say_cell)
        self.view.opened.connect(lambda sequence: self.tab_wanted.emit("evidence", sequence))
        self.view.refused.connect(self._tell_closed)
        self.view.rows_wanted.connect(self._fetch_to_copy)
        self.view.left_out.connect(self._tell_left_out)
        self._open.clicked.connect(self._open_sealed)
        self.undo.clicked.connect(self.view.undo)
        self.redo.clicked.connect(self.view.redo)
        self.remove.clicked.connect(self.view.remove_rows)
        self.export.clicked.connect(lambda: ask_for_file(self, self._case))
        self._seal_selected.clicked.connect(self.seal_selected)
        self._seal_all.clicked.connect(self.seal)
        self.session.closing.connect(self._keep_what_is_new)

    def show_sheet(self, place: MeasuredBy) -> None:
        """Shows the results that were measured there, at the blank row."""
        self._buttons[place].setChecked(True)
        self.view.show_sheet(self.sheets[place])
        self.view.begin_new()
        self._enable()
        self._say_state()
        self._say_cell()

    # What came

    def _take_surroundings(self, around: Surroundings) -> None:
        self._around = around
        samples = Samples(
            {each.number: each.sequence for each in around.samples},
            {
                each.sequence: each.inspection
                for each in around.samples
                if each.inspection is not None
            },
            around.inspection,
        )
        for place, sheet in self.sheets.items():
            sheet.set_samples(samples)
            known, of_case = (
                [texts_of(body, samples) for body in bodies if body.get("place") == place.value]
                for bodies in (around.known, around.of_case)
            )
            sheet.known, sheet.of_case = known, of_case
        self._say_before()

    def _take_limits(self, found: "Mapping[int, Assessment]") -> None:
        words = {number: against_limit(each) for number, each in found.items()}
        for sheet in self.sheets.values():
            sheet.show_limits(words if any(each in words for each in sheet.numbers) else None)

    def _show_numbers(self, place: MeasuredBy, numbers: tuple[int, ...]) -> None:
        sheet = self.sheets[place]
        is_first = sheet is self.sheet and not self.view.currentIndex().isValid()
        was_blank = self._is_at_blank
        sheet.show_sealed(numbers)
        if sheet is self.sheet and (is_first or was_blank):
            self.view.go_to(sheet.rowCount() - 1, max(0, self.view.currentIndex().column()))
        self._show_wanted()

    @property
    def _is_at_blank(self) -> bool:
        row = self.view.currentIndex().row()
        return row >= 0 and self.sheet.state(row) is RowState.BLANK

    def _fetch(self, place: MeasuredBy, numbers: Sequence[int]) -> None:
        asked = tuple(numbers)

        def take(rows: "tuple[Standing, ...]") -> None:
            self.sheets[place].take(asked, rows)
            self._say_cell()

        self.follow(results.standing(asked), take)

    def _fetch_to_copy(self, numbers: Sequence[int]) -> None:
        self.follow(results.standing(tuple(numbers)), self.view.copy_with)

    def _show_wanted(self) -> None:
        """Goes to the result that another page asked for, once it is there."""
        for place, sheet in self.sheets.items():
            if self._to_show is not None and self._to_show in sheet.numbers:
                at = sheet.numbers.index(self._to_show)
                self._to_show = None
                if sheet is not self.sheet:
                    self.show_sheet(place)
                self.view.go_to(at, 0)

    def _note_edit(self) -> None:
        self._say_cell()
        self._enable()
        self._kept.note_edit()
        self._say_state()

    def _keep_what_is_new(self) -> None:
        self.view.finish()
        if self._kept.is_typing:
            self._kept.keep()

    def _say_state(self) -> None:
        stage = Stage.TYPING if self._kept.is_typing else Stage.DRAFT
        is_there = self._kept.is_typing or any(row.texts for row in self.sheet.rows)
        self._chip.show_state(State(stage) if is_there else None)
        self._name_sheets()

    # Sealing

    def _seal(self, rows: Sequence[DraftRow]) -> None:
        sheet, now = self.sheet, self.sheet.clock.read().wall
        written = [
            Written(
                self._kept.name(sheet.place, row),
                body_of(row.texts, sheet.place, sheet.samples, now),
            )
            for row in rows
            if row.texts
        ]
        if not written:
            self.banner.say(Tone.NOTICE, self.tr("There is nothing to seal here yet."))
            return
        self.banner.hide()
        self._kept.keep()
        operation = results.seal_rows(self._case, written, self.tr("Sealing results"))
        operation.noted.connect(partial(self._note, sheet))
        sheet.is_closed = True
        operation.ended.connect(partial(self._open_again, sheet))
        self.follow(operation, partial(self._tell_sealed, sheet))
        self._enable(is_sealing=True)

    def _note(self, sheet: ResultsModel, note: RowSealed | RowRefused) -> None:
        key = self._kept.key(note.draft)
        if isinstance(note, RowSealed):
            self._kept.forget(note.draft)
            sheet.note_sealed(key, note.sequence)
        else:
            sheet.refuse(key, note.problems)

    def _tell_sealed(self, sheet: ResultsModel, told: SealedRows) -> None:
        self._say_state()
        if told.sealed:
            self.said.emit(self.tr("%n results sealed", "", told.sealed))
        if told.problem is not None:
            self.tell(told.problem)
        elif told.refused:
            self.banner.say(
                Tone.WARNING,
                self.tr("%n rows stay drafts.", "", told.refused),
                self.tr("What is missing stands in their cells."),
            )
        at = sheet.first_problem()
        if at is not None and sheet is self.sheet:
            self.view.go_to(*at)
            self.view.setFocus()

    def _open_again(self, sheet: ResultsModel) -> None:
        if isValid(sheet):
            sheet.is_closed = False
            self._enable()

    def _enable(self, *, is_sealing: bool = False) -> None:
        self._seal_all.setEnabled(not is_sealing)
        self._seal_selected.setEnabled(not is_sealing)
        self.undo.setEnabled(self.sheet.undo.canUndo() and not is_sealing)
        self.redo.setEnabled(self.sheet.undo.canRedo() and not is_sealing)

    # Words about where one is

    def _say_before(self) -> None:
        words = self.tr(
            "Sealing signs each row and gives it a number. "
            "From then on it can only be supplemented."
        )
        if self._around.inspection is not None:
            visit = self.tr("Readings without a sample belong to the inspection {number}.")
            number = formatting.entry(self._around.inspection)
            words = f"{words} {visit.replace('{number}', number)}"
        self._before.setText(words)

    def _say_cell(self) -> None:
        """The whole cell in words: what is drawn may be cut off."""
        index = self.view.currentIndex()
        if not index.isValid():
            self._cell.setText("")
            self._open.hide()
            return
        row, column = index.row(), index.column()
        text = str(index.data() or "")
        title = self.sheet.columns[column].translated
        pieces = [f"{title}: {text}" if text else title]
        problem = self.sheet.problem(row, column)
        if problem:
            pieces.append(problem)
        sequence = self.sheet.sequence(row)
        if self.sheet.state(row) is RowState.WITHDRAWN:
            pieces.append(State(Stage.WITHDRAWN, sequence).word)
        elif sequence is not None:
            stage = Stage.SUPPLEMENTED if self.sheet.is_supplemented(row) else Stage.SEALED
            pieces.append(State(stage, sequence).word)
        elif not text:
            pieces.append(self._hint(self.sheet.columns[column].member))
        self._cell.setText("   ·   ".join(each for each in pieces if each))
        self._open.setVisible(sequence is not None)
        if sequence is not None:
            told = self.tr("Open or supplement {number}")
            self._open.setText(told.replace("{number}", formatting.entry(sequence)))

    def _hint(self, member: str) -> str:
        hints = {
            "sample": self.tr("its number; Alt+↓ shows the samples of the case"),
            "value": self.tr("exactly as reported, such as 6.8, <0.05, 0.004L, 未检出, 1.2×10³"),
            "analysed_at": self.tr("such as 2026-11-24 09:30; Ctrl+; writes the time of now"),
            "point": self.tr("where no sample says it"),
            "method": self.tr("number of the standard with its year"),
        }
        return hints.get(member, "")

    def _offers(self, member: str) -> list[tuple[str, str]]:
        """What may be meant in a column: samples of the case, or what was written before."""
        if member == "sample":
            return [(each.number, each.point) for each in self._around.samples]
        if member in {"value", "analysed_at", "uncertainty", "note"}:
            return []
        texts = [row.texts.get(member, "") for row in reversed(self.sheet.rows)]
        texts += [each.get(member, "") for each in reversed(self.sheet.known)]
        if member == "analyte":
            texts += [name for each in self._around.samples for name in each.analytes]
        if member == "unit":
            texts += _UNITS
        beside = dict.fromkeys(filter(None, texts), "")
        if member == "analyte":
            beside |= {zh: en for zh, en in self._around.pollutants if zh not in beside}
        return list(beside.items())

    def _tell_left_out(self, headings: str) -> None:
        told = self.tr("These columns have no place here and were left out: {names}")
        self.banner.say(Tone.NOTICE, told.replace("{names}", headings))

    def _tell_closed(self) -> None:
        self.banner.say(
            Tone.NOTICE,
            self.tr("Sealed results cannot be changed."),
            self.tr("Open one to supplement it; type new ones below."),
        )

    def _open_sealed(self) -> None:
        sequence = self.sheet.sequence(self.view.currentIndex().row())
        if sequence is not None:
            self.tab_wanted.emit("evidence", sequence)
