"""The fields of one part of a record, laid out in one column or two."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.evidence.parties import credit_code_fault
from fieldkit.evidence.parts import FieldProblem, Member
from fieldkit.evidence.people import Officer
from fieldkit.evidence.quantities import waste_code_fault
from fieldkit.evidence.reckonings import Reckoning
from ui.problems.fields import explain_field, help_of
from ui.theme import GAP
from ui.translation import Speaking
from ui.widgets.button import Button, IconButton
from ui.widgets.form.credit_code import CreditCodeField
from ui.widgets.form.field import Field, inside, label_of, name_of
from ui.widgets.form.moments import DayField, MomentField
from ui.widgets.form.officer import OfficerField
from ui.widgets.form.party import PartyField
from ui.widgets.form.reckoning import ReckoningField
from ui.widgets.form.reference import ReferenceField
from ui.widgets.form.several import SeveralField
from ui.widgets.form.single import (
    ChoiceField,
    ChoicesField,
    LongTextField,
    NumberField,
    TextField,
    YesNoField,
)
from ui.widgets.form.tab_order import keep_tab_order
from ui.widgets.form.waste_code import WasteCodeField
from ui.widgets.plain_label import PlainLabel, set_property

TWO_COLUMNS_PX: Final = 600  # from this width on

_SINGLE: Final[Mapping[str, Callable[[Member], Field]]] = {
    "text": TextField,
    "long_text": LongTextField,
    "choice": ChoiceField,
    "yes_no": YesNoField,
    "whole_number": NumberField,
    "moment": MomentField,
    "day": DayField,
    "reference": ReferenceField,
}
_BY_CHECK: Final[Mapping[object, Callable[[Member], Field]]] = {
    credit_code_fault: CreditCodeField,
    waste_code_fault: WasteCodeField,
}


def can_be_typed(member: Member) -> bool:
    """Whether people fill it in; JSON objects are filled in by the program."""
    return member.form != "json"


def field_for(member: Member) -> Field:
    """The field for a member: one value, or several of them."""
    if member.is_many:
        if member.form == "choice":
            return ChoicesField(member)
        return SeveralField(member, lambda: one_field(member))
    return one_field(member)


def one_field(member: Member) -> Field:
    """The field for one value of a member."""
    if member.about.refers == frozenset({"party"}):
        return PartyField(member)
    if issubclass(member.holds, Officer):
        return OfficerField(member)
    if issubclass(member.holds, Reckoning):
        return ReckoningField(member)
    if member.about.check in _BY_CHECK:
        return _BY_CHECK[member.about.check](member)
    return PartField(member) if member.form == "part" else _SINGLE[member.form](member)


class MembersForm(Speaking, QWidget):
    """Label, field and, where there is one, problem for each member.

    Signals:
        edited: the person changed something.
    """

    edited = Signal()

    def __init__(self, members: Iterable[Member], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = {each.name: _Cell(each) for each in members if can_be_typed(each)}
        self._columns = 0
        self._hidden: frozenset[str] = frozenset()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GAP)
        self._grid.setVerticalSpacing(GAP + 4)
        for cell in self._cells.values():
            cell.setParent(self)  # without one, to be shown would make it a window
            cell.field.edited.connect(self.edited)
        self._arrange(1)

    def hide_members(self, names: Collection[str]) -> None:
        """Leaves members out of sight, such as what need not be said now; shows all others."""
        hidden = frozenset(names)
        if hidden != self._hidden:
            self._hidden = hidden
            columns, self._columns = self._columns, 0
            self._arrange(columns)

    def body(self) -> JsonObject:
        """What was filled in."""
        values = ((name, cell.field.value()) for name, cell in self._cells.items())
        return {name: value for name, value in values if value is not None}

    def set_body(self, body: JsonObject) -> None:
        """Fills the fields in; those that are not in `body` become empty."""
        for name, cell in self._cells.items():
            cell.field.set_value(body.get(name))
            cell.say_below()

    def add_defaults(self, body: JsonObject) -> None:
        """Fills fields in that are named in `body`, and leaves the others."""
        for name, value in body.items():
            if name in self._cells:
                self._cells[name].field.set_value(value)
                self._cells[name].say_below()

    def field(self, name: str) -> Field:
        """The field of a member."""
        return self._cells[name].field

    def has(self, name: str) -> bool:
        """Whether there is a field of that name."""
        return name in self._cells

    def fields(self) -> Iterator[Field]:
        """All fields, those inside of parts too."""
        for cell in self._cells.values():
            yield cell.field
            yield from cell.field.fields()

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Shows each problem at its field, and none at the others."""
        steps = [inside(each) for each in problems]
        for name, cell in self._cells.items():
            cell.show_problems(
                [
                    rest if number is None else _at(number, rest)
                    for found, number, rest in steps
                    if found == name
                ]
            )

    def first_with_problem(self) -> Field | None:
        """The first field that was told of a problem."""
        return next((cell.field for cell in self._cells.values() if cell.has_problem), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Goes from one column to two and back."""
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() >= TWO_COLUMNS_PX else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        row = column = 0
        for name, cell in self._cells.items():
            cell.setVisible(name not in self._hidden)
            if name in self._hidden:
                continue
            span = columns if cell.field.is_wide else 1
            if column + span > columns:
                row, column = row + 1, 0
            self._grid.addWidget(cell, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
        for number in range(2):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)


def _at(number: int, rest: FieldProblem) -> FieldProblem:
    path = f"[{number}].{rest.field}" if rest.field else f"[{number}]"
    return FieldProblem(path, rest.problem, rest.sentence)


class _Cell(Speaking, QWidget):
    """One member: label above, field, and what is wrong with it below."""

    def __init__(self, member: Member) -> None:
        super().__init__()
        self._member = member
        self._problems: Sequence[FieldProblem] = ()
        self.field = field_for(member)
        self._label = PlainLabel(role="label")
        self._label.setBuddy(self.field)
        self._below = PlainLabel(role="small", wraps=True)
        self.field.edited.connect(self._note_edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self.field)
        column.addWidget(self._below)
        column.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.retranslate()

    @property
    def has_problem(self) -> bool:
        """Whether it was told of one."""
        return bool(self._problems)

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Shows what is wrong here; what is inside of the field shows itself there."""
        self._problems = problems
        self.field.show_problems(problems)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets label, help and problem."""
        label = label_of(self._member)
        if self._member.is_required or (self._member.is_many and self._member.about.least):
            label = self.tr("{label} (needed)").replace("{label}", label)
        self._label.setText(label)
        self.say_below()

    def say_below(self) -> None:
        """Says what is wrong; else what the field has to remark; else what to enter."""
        own = [each for each in self._problems if not each.field]
        told = " ".join(explain_field(each) for each in own)
        remark = self.field.remark()
        text = told or remark or help_of(self._member.about.help)
        set_property(self._below, "role", "problem" if told else "small")
        self._below.setText(text)
        self._below.setVisible(bool(text))
        name = self._label.text()
        self.field.name_for_readers(f"{name}. {text}" if told or remark else name)

    def _note_edit(self) -> None:
        """What was wrong with one value is out of date once it was changed."""
        if self._problems and not isinstance(self.field, PartField | SeveralField):
            self.show_problems(())
        self.say_below()


class PartField(Speaking, Field):
    """A part of a record, such as an officer. One that need not be is added when asked for."""

    is_wide = True

    def __init__(self, member: Member, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._member = member
        self._form: MembersForm | None = None
        self._frame = QFrame()
        self._frame.setProperty("role", "part")
        self._inner = QHBoxLayout(self._frame)
        self._inner.setContentsMargins(12, 4, 0, 4)
        self._add = Button("link", "plus")
        self._add.clicked.connect(self._open_by_hand)
        self._remove = IconButton("x")
        self._remove.clicked.connect(self._remove_by_hand)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._add)
        column.addWidget(self._frame)
        if member.is_required and not member.is_many:
            self._open()
        else:
            self._close()
        self.retranslate()

    def open(self) -> None:
        """Shows the fields, as adding one to a list does."""
        self._open()
        self._remove.hide()

    def value(self) -> JsonValue:
        """The part's members; None if it was not added, or nothing was given."""
        return None if self._form is None else self._form.body() or None

    def set_value(self, value: JsonValue) -> None:
        """Shows a part, or none."""
        if isinstance(value, Mapping):
            self._open().set_body(value)
        elif self._member.is_required and self._form is not None:
            self._form.set_body({})
        else:
            self._close()

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Shows those inside at their fields."""
        within = [each for each in problems if each.field]
        if within or self._form is not None:
            self._open().show_problems(within)

    def fields(self) -> Iterator[Field]:
        """The fields inside."""
        if self._form is not None:
            yield from self._form.fields()

    def name_for_readers(self, name: str) -> None:
        """The buttons say what they add and remove."""
        self.setAccessibleName(name)
        self._add.setAccessibleName(f"{self._add.text()}: {name}")

    def retranslate(self) -> None:
        """Names the buttons."""
        label = name_of(self._member)
        self._add.setText(self.tr("Add {what}").replace("{what}", label))
        self._remove.say(self.tr("Remove {what}").replace("{what}", label))

    def _open(self) -> MembersForm:
        if self._form is None:
            self._form = MembersForm(self._member.members)
            self._form.edited.connect(self.edited)
            self._inner.addWidget(self._form, 1)
            self._inner.addWidget(self._remove)
            keep_tab_order(self)
            self._remove.setVisible(not self._member.is_required)
            first = next(self._form.fields(), None)
            if first is not None:  # a hidden proxy would keep Tab where it is
                self.setFocusProxy(first.focusProxy() or first)
        self._add.hide()
        self._frame.show()
        return self._form

    def _close(self) -> None:
        if self._form is not None:
            self._inner.removeWidget(self._form)
            self._form.hide()  # out of the way of Tab; without a parent it would be a window
            self._form.deleteLater()
            self._form = None
        self._frame.hide()
        self.setFocusProxy(self._add)
        self._add.show()

    def _open_by_hand(self) -> None:
        form = self._open()
        first = next(form.fields(), None)
        if first is not None:
            first.setFocus()
        self.edited.emit()

    def _remove_by_hand(self) -> None:
        self._close()
        self._add.setFocus()
        self.edited.emit()
