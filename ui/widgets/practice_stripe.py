"""Across the whole window of a practice vault: nothing in it is evidence."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.translation import Speaking
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel


class PracticeStripe(Speaking, QFrame):
    """Hidden unless the vault is for practice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "practice")
        self._words = PlainLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("triangle-alert", "warning", 16))
        row.addWidget(self._words, 1)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Sets the words."""
        self._words.setText(
            self.tr("Practice vault: people and firm are invented, nothing in it is evidence.")
        )
