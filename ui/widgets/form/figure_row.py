"""One figure of a calculation: its value, its unit, and how uncertain it is."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit

from fieldkit.evidence.reckonings import FigureName
from fieldkit.reference.figures import Slot
from ui.theme import digits_font
from ui.translation import is_chinese
from ui.widgets.button import IconButton
from ui.widgets.form.single import QuietComboBox
from ui.widgets.plain_label import PlainLabel, set_property


class Typed(NamedTuple):
    """A figure as it was typed; nothing is checked."""

    value: str = ""
    unit: str = ""
    doubt: str = ""


class FigureLine(QLineEdit):
    """A line that leaves undoing to the whole calculation where it has nothing of its own.

    Signals:
        undo_wanted, redo_wanted: of the whole calculation.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z and Ctrl+Y."""
        if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable():
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)


class FigureRow(QObject):
    """The widgets of one figure, laid into a row of a grid.

    Signals:
        edited: the person changed something.
        settled: a change is whole: the line was left, a unit was chosen.
        removed: the person takes this one of several away.
    """

    edited = Signal()
    settled = Signal()
    removed = Signal()

    def __init__(self, slot: Slot, typed: Typed, *, is_first: bool) -> None:
        """A row that shows what was typed.

        Args:
            slot: the figure.
            typed: what is to stand in it.
            is_first: of several; the others can be taken away.
        """
        super().__init__()
        self.slot = slot
        self.label = PlainLabel(role="label" if is_first else "muted")
        self.value, self.doubt = FigureLine(), FigureLine()
        self.plus_minus = PlainLabel("±", "muted")
        self.remove = IconButton("x")
        self.unit: FigureLine | QuietComboBox
        if slot.units:
            self.unit = QuietComboBox()
            self.unit.addItems(list(slot.units))
            self.unit.setCurrentText(typed.unit or next(iter(slot.units)))
            self.unit.activated.connect(self._note_whole)
        else:
            self.unit = FigureLine()
            self.unit.setText(typed.unit)
        self.value.setText(typed.value)
        self.doubt.setText(typed.doubt)
        for line in self.lines():
            line.setFont(digits_font())
            line.textEdited.connect(self.edited)
            line.editingFinished.connect(self.settled)
        self.remove.clicked.connect(self.removed)
        self._is_first = is_first

    def lines(self) -> Iterator[FigureLine]:
        """Its lines in their order."""
        for each in (self.value, self.unit, self.doubt):
            if isinstance(each, FigureLine):
                yield each

    @property
    def typed(self) -> Typed:
        """What stands in it."""
        unit = (
            self.unit.currentText()
            if isinstance(self.unit, QuietComboBox)
            else self.unit.text().strip()
        )
        return Typed(self.value.text().strip(), unit, self.doubt.text().strip())

    def lay_into(self, grid: QGridLayout, row: int) -> None:
        """Puts the widgets into a row, ready for the focus at once."""
        for column, widget in enumerate(self.widgets()):
            is_kept = widget is not self.remove or not self._is_first
            if widget in {self.plus_minus, self.doubt}:
                is_kept = not self.slot.is_counted
            grid.addWidget(widget, row, column)
            widget.setVisible(is_kept)

    def widgets(self) -> Iterator[PlainLabel | FigureLine | QuietComboBox | IconButton]:
        """Everything that it is made of."""
        yield from (self.label, self.value, self.unit, self.plus_minus, self.doubt, self.remove)

    def name(
        self, number: int, *, uncertainty: str, unit: str, remove: str, optional: str
    ) -> None:
        """Says what it is, in the language of the window.

        Args:
            number: 1 for the first of several; 0 where there is one alone.
            uncertainty: what the second line holds.
            unit: what the unit is called.
            remove: what the button does.
            optional: that it may be left out.
        """
        name = figure_name(self.slot.name)
        shown = name if number < 2 else ""  # the first of several names them all
        self.label.setText(shown)
        whole = f"{name} {number}" if number else name
        self.value.setAccessibleName(whole)
        self.unit.setAccessibleName(f"{whole}: {unit}")
        self.doubt.setAccessibleName(f"{whole}: {uncertainty}")
        self.doubt.setPlaceholderText(uncertainty)
        self.value.setPlaceholderText(optional if self.slot.is_optional else "")
        self.remove.say(f"{remove} {whole}")

    def mark(self, *, is_wrong: bool) -> None:
        """Draws the edge in the colour of problems."""
        set_property(self.value, "problem", "true" if is_wrong else "false")

    def _note_whole(self) -> None:
        self.edited.emit()
        self.settled.emit()


def figure_name(word: str) -> str:
    """What a figure is called, in the language of the window."""
    figure = next(each for each in FigureName if str(each) == word)
    return figure.zh if is_chinese() else figure.en[:1].upper() + figure.en[1:]
