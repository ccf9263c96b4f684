"""The field for several values of one kind."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.canonical import JsonValue
from fieldkit.evidence.parts import FieldProblem, Member
from ui.theme import GAP
from ui.translation import Speaking
from ui.widgets.button import Button, IconButton
from ui.widgets.form.field import Field, inside, label_of, name_of
from ui.widgets.form.tab_order import keep_tab_order


class SeveralField(Speaking, Field):
    """Any number of values of one kind, each in a line of its own."""

    is_wide = True

    def __init__(
        self, member: Member, make: Callable[[], Field], parent: QWidget | None = None
    ) -> None:
        """The field for all values of a member.

        Args:
            member: which holds several values.
            make: makes the field of one value.
            parent: the widget it is in.
        """
        super().__init__(parent)
        self._member = member
        self._make = make
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._add = Button("link", "plus")
        self._add.clicked.connect(self._add_by_hand)
        self._column.addWidget(self._add)
        self.setFocusProxy(self._add)
        for _ in range(member.about.least):
            self._put(None)
        self.retranslate()

    def value(self) -> JsonValue:
        """The values that were given."""
        values = (line.field.value() for line in self._lines)
        return [each for each in values if each is not None] or None

    def set_value(self, value: JsonValue) -> None:
        """Shows values, each in its line."""
        for line in list(self._lines):
            self._drop(line)
        values: Sequence[JsonValue] = value if isinstance(value, list | tuple) else ()
        for each in values or [None] * self._member.about.least:
            self._put(each)

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Shows each problem in its line; lines that are empty do not count."""
        steps = [inside(each) for each in problems]
        given = [line for line in self._lines if line.field.value() is not None]
        for line in self._lines:
            line.field.show_problems([])
        for number, line in enumerate(given):
            line.field.show_problems([rest for _, at, rest in steps if at == number])

    def fields(self) -> Iterator[Field]:
        """The fields inside."""
        for line in self._lines:
            yield line.field
            yield from line.field.fields()

    def remark(self) -> str:
        """What the lines have to say."""
        return " ".join(each for line in self._lines if (each := line.field.remark()))

    def name_for_readers(self, name: str) -> None:
        """The button and the lines say what they are."""
        self.setAccessibleName(name)
        self._add.setAccessibleName(f"{self._add.text()}: {name}")
        for line in self._lines:
            line.field.name_for_readers(name)

    def retranslate(self) -> None:
        """Names the button."""
        label = name_of(self._member)
        self._add.setText(self.tr("Add {what}").replace("{what}", label))

    def _put(self, value: JsonValue) -> "_Line":
        line = _Line(self._member, self._make())
        line.field.set_value(value)
        line.field.open()
        line.field.edited.connect(self.edited)
        line.removed.connect(lambda: self._remove_by_hand(line))
        line.field.name_for_readers(label_of(self._member))
        self._lines.append(line)
        self._column.insertWidget(self._column.count() - 1, line)
        keep_tab_order(self)
        return line

    def _drop(self, line: "_Line") -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()  # out of the way of Tab; without a parent it would be a window
        line.deleteLater()

    def _add_by_hand(self) -> None:
        line = self._put(None)
        first = next(line.field.fields(), None)
        (first or line.field).setFocus()
        self.edited.emit()

    def _remove_by_hand(self, line: "_Line") -> None:
        self._drop(line)
        self._add.setFocus()
        self.edited.emit()


class _Line(Speaking, QWidget):
    """One value of several, and the button that takes it away."""

    removed = Signal()

    def __init__(self, member: Member, field: Field) -> None:
        super().__init__()
        self._member = member
        self.field = field
        self._remove = IconButton("x")
        self._remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self._remove)
        self.retranslate()

    def retranslate(self) -> None:
        """Names the button."""
        label = name_of(self._member)
        self._remove.say(self.tr("Remove {what}").replace("{what}", label))
