"""What an empty page says: what belongs here, and the one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel


class EmptyState(QWidget):
    """Stands in the middle of a page that has nothing to show.

    Signals:
        pressed: the one thing was chosen.
    """

    pressed = Signal()

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = PlainLabel(role="heading")
        self._words = PlainLabel(role="muted", wraps=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words.setFixedWidth(420)
        self._button = Button("primary", "plus")
        self._button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(IconLabel(icon, "disabled", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignHCenter)
        line = QHBoxLayout()  # a widget that is set to the middle does not get the height it needs
        line.addStretch()
        line.addWidget(self._words)
        line.addStretch()
        column.addLayout(line)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def go(self) -> None:
        """Goes to the button."""
        self._button.setFocus()

    def say(self, heading: str, words: str, button: str = "") -> None:
        """Sets the words; without words for it there is no button."""
        self._heading.setText(heading)
        self._words.setText(words)
        self._button.setText(button)
        self._button.setVisible(bool(button))
