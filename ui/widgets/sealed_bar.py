"""What stands below a form once it is sealed: its number, and what can come next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.state_chip import Stage, State, StateChip


class SealedBar(Speaking, QWidget):
    """Says "sealed #42"; Enter begins one more.

    Signals:
        another: one more like it is wanted.
        left: the person is done.
    """

    another = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = StateChip()
        self._words = PlainLabel(role="small", wraps=True)
        self._another = Button("", "plus")
        self._another.clicked.connect(self.another)
        self._done = Button("primary", "check")
        self._done.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.chip)
        row.addWidget(self._words, 1)
        row.addWidget(self._another)
        row.addWidget(self._done)
        self.retranslate()

    def show_sealed(self, sequence: int) -> None:
        """Shows the number of what was just sealed, and takes the focus."""
        self.chip.show_state(State(Stage.SEALED, sequence))
        self._done.setFocus()

    def retranslate(self) -> None:
        """Sets the words."""
        self._words.setText(self.tr("It stands in the ledger under this number."))
        self._another.setText(self.tr("Another one like it"))
        self._done.setText(self.tr("Done"))
