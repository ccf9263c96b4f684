"""The field for another entry: picked from a list by number or by any part of its name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QWidget

from fieldkit.canonical import JsonValue
from fieldkit.evidence.parts import FieldProblem, Member
from ui.formatting import entry
from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.finder import Finder
from ui.widgets.form.field import Field
from ui.widgets.form.single import QuietComboBox
from ui.widgets.plain_label import set_property


class ReferenceField(Speaking, Field):
    """Shows what may be chosen once somebody has offered it.

    Signals:
        new_wanted: the person wants to make the entry that is to be pointed at.
    """

    new_wanted = Signal()

    def __init__(self, member: Member, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds = member.about.refers or frozenset()
        self._waiting: int | None = None  # to be chosen once it is offered
        self._box = QuietComboBox()
        self._line = QLineEdit()
        self._box.setLineEdit(self._line)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._box.setCompleter(self._finder())
        self._box.activated.connect(lambda _: self.edited.emit())
        self._line.textEdited.connect(lambda _: self.edited.emit())
        self._new = Button("", "plus")
        self._new.clicked.connect(self.new_wanted)
        self._new.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._box, 1)
        row.addWidget(self._new)
        self.setFocusProxy(self._box)
        self.retranslate()

    def _finder(self) -> QCompleter:
        """What proposes entries while somebody types."""
        completer = Finder(self._box.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        return completer

    def offer(self, entries: Sequence[tuple[int, str]], *, with_new: bool = False) -> None:
        """Takes what may be chosen.

        Args:
            entries: number and title of each.
            with_new: whether a new one can be made on the way.
        """
        chosen = self.value()
        self._box.clear()
        self._box.addItem("", None)
        for sequence, title in entries:
            self._box.addItem(f"{title}  {entry(sequence)}", sequence)
        self._new.setVisible(with_new)
        self.set_value(chosen if self._waiting is None else self._waiting)

    def value(self) -> JsonValue:
        """The number of the entry; what was typed if it names none of them."""
        text = self._box.currentText().strip()
        if not text:
            return self._waiting
        at = self._box.findText(text, Qt.MatchFlag.MatchFixedString)
        sequence = self._box.itemData(at) if at >= 0 else None
        return sequence if isinstance(sequence, int) else text

    def set_value(self, value: JsonValue) -> None:
        """Chooses an entry, at the latest when it is offered."""
        at = self._box.findData(value)
        self._waiting = value if at < 0 and isinstance(value, int) else None
        self._box.setCurrentIndex(at)
        if at < 0:
            self._box.setEditText("")
        self._line.setCursorPosition(0)  # names tell more at their beginning

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Draws the edge in the colour of problems."""
        set_property(self._box, "problem", "true" if problems else "false")

    def name_for_readers(self, name: str) -> None:
        """The line inside is what gets the focus."""
        super().name_for_readers(name)
        self._line.setAccessibleName(name)
        self._new.setAccessibleName(f"{self._new.text()} {name}")

    def retranslate(self) -> None:
        """Names the button."""
        self._new.setText(self.tr("New …"))
        self._line.setPlaceholderText(self.tr("Type a part of its name"))
