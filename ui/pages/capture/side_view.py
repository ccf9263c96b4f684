"""What takes the place of the page for a while, with a way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.translation import Speaking
from ui.widgets.button import IconButton
from ui.widgets.plain_label import PlainLabel


class SideView(Speaking, QWidget):
    """A heading with a way back; more goes into `head`, what is below into `column`.

    Signals:
        left: the person wants back.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("arrow-left")
        self.back.clicked.connect(self.left)
        self.heading = PlainLabel(role="heading")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.back)
        self.head.addWidget(self.heading, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addLayout(self.head)

    def retranslate(self) -> None:
        """Names the way back."""
        self.back.say(self.tr("Back to the photos"))
