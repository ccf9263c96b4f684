"""The field for how a quantity is calculated: the way, its figures, and what they give, live."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.canonical import JsonValue
from fieldkit.evidence.parts import FieldProblem, Member, members, read_part
from fieldkit.evidence.reckonings import Method, Reckoning
from fieldkit.reference.formulas import METHODS
from fieldkit.reference.reckoning import Tally
from fieldkit.reference.units import plain
from ui.models.undo import Replacement
from ui.problems.fields import explain_field
from ui.translation import Speaking, is_chinese
from ui.widgets.button import Button, IconButton
from ui.widgets.form.field import Field, inside, label_of
from ui.widgets.form.figure_row import FigureRow, Typed, figure_name
from ui.widgets.form.moments import DayField
from ui.widgets.form.tab_order import keep_tab_order
from ui.widgets.pick import Pick
from ui.widgets.plain_label import PlainLabel, set_property

MOST_UNDONE: Final = 200
_WIDTHS_PX: Final = {1: 128, 2: 104, 4: 128}
_PERIOD: Final = ("from_day", "to_day")


@dataclass(frozen=True)
class _Sheet:
    """Everything that stands in the field; also what was typed for other ways."""

    method: Method | None = None
    figures: tuple[tuple[str, tuple[Typed, ...]], ...] = ()
    period: tuple[JsonValue, ...] = (None, None)

    def of(self, name: str) -> tuple[Typed, ...]:
        """What was typed for a figure."""
        return dict(self.figures).get(name, ())


class ReckoningField(Speaking, Field):
    """Lines for the figures of the way that was chosen; what they give stands below.

    Figures that two ways share stay when another way is chosen. Ctrl+Z takes back.
    """

    is_wide = True

    def __init__(self, member: Member, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members = {each.name: each for each in members(Reckoning)}
        self._name = label_of(member)
        self._kept: dict[str, tuple[Typed, ...]] = {}
        self._told: list[FieldProblem] = []
        self._is_showing = False
        self.rows: list[FigureRow] = []
        self.more: dict[str, Button] = {}
        self.method_pick = Pick()
        self.method_pick.setMinimumWidth(320)
        self.method_pick.setMaximumWidth(420)
        self.method_pick.picked.connect(self._take_method)
        self.period = {name: DayField(self._members[name]) for name in _PERIOD}
        self._period_labels = {name: PlainLabel(role="label") for name in _PERIOD}
        self.undo, self.redo = IconButton("undo-2"), IconButton("redo-2")
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(MOST_UNDONE)
        self._stack.canUndoChanged.connect(self.undo.setEnabled)
        self._stack.canRedoChanged.connect(self.redo.setEnabled)
        self._last = _Sheet()
        self.result, self.line = PlainLabel(role="heading"), PlainLabel(role="small", wraps=True)
        self._lay_out()
        for each in self.period.values():
            each.edited.connect(self._note)
            each.edited.connect(self._settle)
        self.undo.clicked.connect(self._take_back)
        self.redo.clicked.connect(self._stack.redo)
        self.setFocusProxy(self.method_pick)
        self.retranslate()
        self._rebuild()

    @property
    def method(self) -> Method | None:
        """The way that was chosen; None where the value is typed by hand."""
        found = self.method_pick.value()
        return found if isinstance(found, Method) else None

    @property
    def tally(self) -> Tally | None:
        """What the figures give; None as long as they give nothing."""
        value = self.value()
        if not isinstance(value, Mapping):
            return None
        problems: list[FieldProblem] = []
        read = read_part(Reckoning, value, "", problems)
        return None if any(each.field not in _PERIOD for each in problems) else read.tally

    def value(self) -> JsonValue:
        """Way and figures as a record keeps them; None where no way was chosen."""
        if self.method is None:
            return None
        figures = []
        for row in self.rows:
            typed = row.typed
            if typed.value:
                figure = {"name": row.slot.name, "value": typed.value, "unit": typed.unit}
                doubt = {"uncertainty": typed.doubt} if typed.doubt else {}
                figures.append({**figure, **doubt})
        body: dict[str, JsonValue] = {"method": str(self.method), "figures": figures}
        if self.method is Method.PROCESS:
            days = {name: field.value() for name, field in self.period.items()}
            body |= {name: day for name, day in days.items() if day is not None}
        return body

    def set_value(self, value: JsonValue) -> None:
        """Shows a calculation, or none."""
        body = value if isinstance(value, Mapping) else {}
        figures: dict[str, list[Typed]] = {}
        every = body.get("figures")
        for each in every if isinstance(every, list | tuple) else ():
            if isinstance(each, Mapping):
                said = [str(each.get(name) or "") for name in ("value", "unit", "uncertainty")]
                figures.setdefault(str(each.get("name")), []).append(Typed(*said))
        known = {str(each): each for each in Method}
        self._stack.clear()
        self._show(
            _Sheet(
                known.get(str(body.get("method"))),
                tuple((name, tuple(typed)) for name, typed in figures.items()),
                tuple(body.get(name) for name in _PERIOD),
            )
        )

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Marks the lines that are wrong; the reasons are told below."""
        self._told = [each for each in problems if each.field]
        steps = [inside(each) for each in problems]
        wrong = {number for name, number, _ in steps if name == "figures" and number is not None}
        given = [row for row in self.rows if row.typed.value]
        for row in self.rows:
            row.mark(is_wrong=row in given and given.index(row) in wrong)
        for name, field in self.period.items():
            field.show_problems([rest for found, _, rest in steps if found == name])

    def remark(self) -> str:
        """What is wrong inside."""
        told = dict.fromkeys(explain_field(inside(each)[2]) for each in self._told)
        return " ".join(told)

    def name_for_readers(self, name: str) -> None:
        """The list names itself; the lines are named by their figures."""
        self.setAccessibleName(name)
        self._name = name
        self._name_methods()

    def retranslate(self) -> None:
        """Names everything."""
        self.undo.say(self.tr("Undo (Ctrl+Z)"))
        self.redo.say(self.tr("Redo (Ctrl+Y)"))
        for name, label in self._period_labels.items():
            label.setText(label_of(self._members[name]))
            self.period[name].name_for_readers(label_of(self._members[name]))
        self._name_methods()
        self._name_rows()
        self._say_result()

    # Layout

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.method_pick)
        head.addStretch()
        head.addWidget(self.undo)
        head.addWidget(self.redo)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        for column, width in _WIDTHS_PX.items():
            self._grid.setColumnMinimumWidth(column, width)
        self._grid.setColumnStretch(6, 1)
        self._figures = QWidget()
        self._figures.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        period = QHBoxLayout()
        period.setSpacing(8)
        for name in _PERIOD:
            period.addWidget(self._period_labels[name])
            period.addWidget(self.period[name], 1)
        self._days = QWidget()
        self._days.setLayout(period)
        period.setContentsMargins(0, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(head)
        for each in (self._figures, self._days, self.result, self.line):
            whole.addWidget(each)
        for each in (self.undo, self.redo):
            each.setEnabled(False)

    def _rebuild(self) -> None:
        """Lines for the way that is chosen, filled with what was typed for it before."""
        rows, more, self.rows, self.more = self.rows, self.more, [], {}
        for widget in (*(each for row in rows for each in row.widgets()), *more.values()):
            self._grid.removeWidget(widget)
            widget.hide()  # out of the way of Tab; without a parent it would be a window
            widget.deleteLater()
        for gone in rows:
            gone.blockSignals(True)  # a line that loses the focus says that it was left
            gone.deleteLater()
        at = 0
        for slot in METHODS[str(self.method)].slots if self.method else ():
            typed = self._kept.get(slot.name) or (Typed(),)
            for number, each in enumerate(typed if slot.is_many else typed[:1]):
                row = FigureRow(slot, each, is_first=number == 0)
                row.setParent(self)
                row.lay_into(self._grid, at)
                self._listen(row)
                self.rows.append(row)
                at += 1
            if slot.is_many:
                self._put_more(slot.name, at)
                at += 1
        self._figures.setVisible(bool(self.rows))
        self._days.setVisible(self.method is Method.PROCESS)
        keep_tab_order(self)
        self._name_rows()
        self._say_result()

    def _put_more(self, name: str, at: int) -> None:
        more = Button("link", "plus")
        more.clicked.connect(lambda: self._add(name))
        self._grid.addWidget(more, at, 1, 1, 4)
        more.show()
        self.more[name] = more

    def _listen(self, row: FigureRow) -> None:
        row.edited.connect(self._note)
        row.settled.connect(self._settle)
        row.removed.connect(lambda: self._remove(row))
        for line in row.lines():
            line.undo_wanted.connect(self._take_back)
            line.redo_wanted.connect(self._stack.redo)

    # Words

    def _name_methods(self) -> None:
        choices: list[tuple[object, str]] = [(None, self.tr("Type the value by hand"))]
        for each in Method:
            choices.append((each, each.zh if is_chinese() else each.en.capitalize()))
        self.method_pick.say(self._name, choices)

    def _name_rows(self) -> None:
        for row in self.rows:
            alike = [each for each in self.rows if each.slot is row.slot]
            number = alike.index(row) + 1 if len(alike) > 1 else 0
            row.name(
                number,
                uncertainty=self.tr("uncertainty"),
                unit=self.tr("unit"),
                remove=self.tr("Remove"),
                optional=self.tr("may be left out"),
            )
        for name, more in self.more.items():
            more.setText(self.tr("One more: {figure}").replace("{figure}", figure_name(name)))

    def _say_result(self) -> None:
        tally, value = self.tally, self.value()
        self.result.setVisible(tally is not None)
        self.line.setVisible(isinstance(value, Mapping))
        set_property(self.line, "role", "small")
        if tally is not None:
            told = f"= {plain(tally.value)} {tally.unit}"
            if tally.uncertainty is not None:
                told += f"    u = {plain(tally.uncertainty)} {tally.unit}"
            self.result.setText(told)
            self.line.setText(tally.arithmetic)
        elif isinstance(value, Mapping):
            self.line.setText(self._lacking() or self._wrong(value))

    def _lacking(self) -> str:
        """The figures that are still needed; empty where all are there."""
        empty = [
            figure_name(row.slot.name)
            for row in self.rows
            if not row.typed.value
            and not row.slot.is_optional
            and not any(each.typed.value for each in self.rows if each.slot is row.slot)
        ]
        comma = "、" if is_chinese() else ", "
        needed = comma.join(dict.fromkeys(empty))
        return self.tr("Still needed: {figures}").replace("{figures}", needed) if needed else ""

    def _wrong(self, value: Mapping[str, JsonValue]) -> str:
        problems: list[FieldProblem] = []
        read_part(Reckoning, value, "", problems)
        set_property(self.line, "role", "problem")
        inner = [inside(each)[2] for each in problems if each.field not in _PERIOD]
        return " ".join(dict.fromkeys(map(explain_field, inner)))

    # Edits

    @property
    def _sheet(self) -> _Sheet:
        days = tuple(field.value() for field in self.period.values())
        return _Sheet(self.method, tuple(sorted(self._keep().items())), days)

    def _keep(self) -> dict[str, tuple[Typed, ...]]:
        """Everything that was typed, for this way and for others."""
        shown: dict[str, list[Typed]] = {}
        for row in self.rows:
            shown.setdefault(row.slot.name, []).append(row.typed)
        self._kept |= {name: tuple(typed) for name, typed in shown.items()}
        return {name: typed for name, typed in self._kept.items() if any(e.value for e in typed)}

    def _show(self, sheet: _Sheet) -> None:
        """Shows a sheet, such as one that is gone back to."""
        self._is_showing = True
        self._kept = dict(sheet.figures)
        self.method_pick.pick(sheet.method)
        for field, day in zip(self.period.values(), sheet.period, strict=True):
            field.set_value(day)
        self._last = sheet
        self._rebuild()
        self._is_showing = False

    def _go_to(self, sheet: _Sheet) -> None:
        if sheet != self._sheet:
            self._show(sheet)
        self.edited.emit()

    def _note(self) -> None:
        self._told = []
        self._say_result()
        self.edited.emit()

    def _settle(self) -> None:
        """A step that can be undone, if anything has changed since the last."""
        if not self._is_showing:
            self._push(self._sheet)

    def _push(self, after: _Sheet) -> None:
        if after != self._last:
            before, self._last = self._last, after
            self._stack.push(Replacement(self._go_to, before, after, ""))

    def _take_back(self) -> None:
        self._settle()  # what is being typed goes back first
        self._stack.undo()

    def _take_method(self) -> None:
        typed = replace(self._sheet, method=self._last.method)
        method = self.method
        self._push(typed)
        self.method_pick.pick(method)
        self._rebuild()
        self._settle()
        self._note()

    def _add(self, name: str) -> None:
        self._keep()
        last = self._kept[name][-1]
        self._kept[name] = (*self._kept[name], Typed(unit=last.unit, doubt=last.doubt))
        self._rebuild()
        [row for row in self.rows if row.slot.name == name][-1].value.setFocus()
        self._note()

    def _remove(self, row: FigureRow) -> None:
        self._keep()
        alike = [each for each in self.rows if each.slot is row.slot]
        at = alike.index(row)
        typed = self._kept[row.slot.name]
        self._kept[row.slot.name] = typed[:at] + typed[at + 1 :]
        self._rebuild()
        self._settle()
        self._note()
        self.more[row.slot.name].setFocus()
