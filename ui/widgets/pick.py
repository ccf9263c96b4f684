"""A short list to pick one thing from, above a long list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ui.formatting import visible
from ui.widgets.form.single import QuietComboBox


class Pick(QuietComboBox):
    """Keeps what was picked while its words change.

    Signals:
        picked: the person picked something.
    """

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaximumWidth(280)
        self.activated.connect(lambda _: self.picked.emit())

    def say(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        """Sets what can be picked.

        Args:
            name: for screen readers.
            choices: value and words of each; the first one is picked to begin with.
        """
        held = self.value()
        self.setAccessibleName(name)
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in choices]
        self.addItems([visible(words) for _, words in choices])
        self.blockSignals(False)
        self.pick(held)

    def value(self) -> object:
        """What is picked; None before there is anything."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def pick(self, value: object) -> None:
        """Picks something by its value; the first one if it is not there."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
