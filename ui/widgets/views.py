"""Views of a page, one of which is seen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class Views(QStackedWidget):
    """Asks for the room that the view on top needs, and not for that of the largest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """What the view on top cannot do without."""
        shown = self.currentWidget()
        return QSize() if shown is None else shown.minimumSizeHint()
