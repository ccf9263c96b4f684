"""What is handed over: a line for each thing, with its seals and how it looks."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.evidence.parts import FieldProblem
from fieldkit.evidence.samples import Sample
from fieldkit.evidence.things import Thing
from ui.problems.fields import explain_field
from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.form.field import inside
from ui.widgets.pick import Pick
from ui.widgets.plain_label import PlainLabel, set_property

_TEXTS = ("seal_before", "seal_after", "condition")


class HandedItems(Speaking, QWidget):
    """The lines of a transfer.

    Signals:
        edited: the person changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._heading = PlainLabel(role="heading")
        self._all_intact = Button("link", "check")
        self._all_intact.clicked.connect(self._set_all_intact)
        self._names = [PlainLabel(role="small") for _ in range(5)]
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        for column, stretch in enumerate((4, 3, 3, 2, 5)):
            self._grid.setColumnStretch(column, stretch)
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self._all_intact)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addLayout(self._grid)
        self.retranslate()

    def show_things(self, things: Sequence[Thing]) -> None:
        """Begins anew with these things, each under the seal it has now."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in self._names:
                widget.deleteLater()
        for column, label in enumerate(self._names):
            self._grid.addWidget(label, 0, column)
        self._lines = [_Line(each) for each in things]
        for number, line in enumerate(self._lines):
            for column, widget in enumerate(line.widgets):
                self._grid.addWidget(widget, 2 * number + 1, column)
            self._grid.addWidget(line.problem, 2 * number + 2, 1, 1, 4)
            line.changed.connect(self.edited)
        every = [self._all_intact, *(each for line in self._lines for each in line.widgets[1:])]
        for before, after in pairwise(every):
            self.setTabOrder(before, after)
        self.retranslate()

    def value(self) -> list[JsonValue]:
        """The lines as a transfer's body has them."""
        return [line.value() for line in self._lines]

    def set_value(self, rows: JsonValue) -> None:
        """Fills lines in as a draft kept them."""
        for row in rows if isinstance(rows, list | tuple) else ():
            if isinstance(row, Mapping):
                for line in self._lines:
                    if line.thing.sequence == row.get("item"):
                        line.set_value(row)

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Shows each problem at its line; the paths begin inside of the list."""
        steps = [inside(each) for each in problems]
        for number, line in enumerate(self._lines):
            line.show_problems([rest for _, at, rest in steps if at == number])

    def focus_first(self) -> None:
        """Goes to the first thing that can be typed in."""
        if self._lines:
            self._lines[0].texts["seal_before"].setFocus()

    def retranslate(self) -> None:
        """Names the columns and what stands in them."""
        self._heading.setText(self.tr("%n things are handed over", "", len(self._lines)))
        self._all_intact.setText(self.tr("All seals are intact"))
        names = (
            self.tr("What"), self.tr("Seal before"), self.tr("Seal after"), self.tr("Seal"),
            self.tr("Condition"),
        )  # fmt: skip
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        for line in self._lines:
            line.name(names)
            line.intact.say(
                f"{names[3]}: {line.called}",
                [(None, "—"), (True, self.tr("intact")), (False, self.tr("broken"))],
            )
            line.texts["seal_after"].setPlaceholderText(self.tr("as before"))
            line.texts["condition"].setPlaceholderText(self.tr("whole, leaking, thawed …"))

    def _set_all_intact(self) -> None:
        for line in self._lines:
            line.intact.pick(True)
        self.edited.emit()


class _Line(QWidget):
    """The widgets of one thing; they lie in the grid, not in here."""

    changed = Signal()

    def __init__(self, thing: Thing) -> None:
        super().__init__()
        self.thing = thing
        record = thing.record
        self.called = record.number if isinstance(record, Sample) else record.title
        self.label = PlainLabel(record.title, wraps=True)
        self.texts = {name: QLineEdit() for name in _TEXTS}
        self.texts["seal_before"].setText(thing.now.seal_number)
        self.intact = Pick()
        self.intact.picked.connect(self.changed)
        self.problem = PlainLabel(role="problem", wraps=True)
        self.problem.hide()
        for text in self.texts.values():
            text.textEdited.connect(lambda _: self.changed.emit())
            text.returnPressed.connect(text.focusNextChild)
            text.setMinimumWidth(90)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """In the order of the columns."""
        before, after, condition = (self.texts[each] for each in _TEXTS)
        return self.label, before, after, self.intact, condition

    def name(self, names: Sequence[str]) -> None:
        """Names the widgets for screen readers."""
        for text, name in zip(self.texts.values(), (names[1], names[2], names[4]), strict=True):
            text.setAccessibleName(f"{name}: {self.called}")

    def value(self) -> JsonObject:
        """The line as a transfer's body has it."""
        row: dict[str, JsonValue] = {"item": self.thing.sequence}
        row |= {name: each.text().strip() for name, each in self.texts.items()}
        intact = self.intact.value()
        row["is_seal_intact"] = intact if isinstance(intact, bool) else None
        return {name: value for name, value in row.items() if value not in {None, ""}}

    def set_value(self, row: JsonObject) -> None:
        """Fills it in."""
        for name, each in self.texts.items():
            each.setText(str(row.get(name) or ""))
        self.intact.pick(row.get("is_seal_intact"))

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Marks what is wrong, and says it below."""
        told = {each.field for each in problems}
        for name, each in self.texts.items():
            set_property(each, "problem", "true" if name in told else "false")
        self.problem.setText(" ".join(explain_field(each) for each in problems))
        self.problem.setVisible(bool(problems))
