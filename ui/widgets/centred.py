"""A narrow column in the middle of a page, which scrolls where the window is small."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


class Centred(QScrollArea):
    """Put widgets into `column`; what is left of the height goes around them."""

    def __init__(self, width_px: int, parent: QWidget | None = None) -> None:
        """An empty column.

        Args:
            width_px: of the column.
            parent: the widget it is in.
        """
        super().__init__(parent)
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        card = QWidget()
        card.setFixedWidth(width_px)
        around = QVBoxLayout(card)
        around.setContentsMargins(0, 24, 0, 24)
        around.addStretch(2)
        around.addLayout(self.column)
        around.addStretch(3)
        middle = QWidget()
        middle.setProperty("role", "scrolled")
        row = QHBoxLayout(middle)
        row.setContentsMargins(8, 0, 8, 0)
        row.addStretch()
        row.addWidget(card)
        row.addStretch()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(middle)
