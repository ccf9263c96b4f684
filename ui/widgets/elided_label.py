"""A label of one line that says with three dots that there is more."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.formatting import tip, visible
from ui.widgets.plain_label import PlainLabel

LEAST_PX = 80


class ElidedLabel(PlainLabel):
    """Takes what room there is; screen readers and the pointer get all of the text."""

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        self._whole = ""
        super().__init__(role=role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Shows as much of the text as there is room for."""
        self._whole = visible(text)
        self.setAccessibleName(self._whole)
        self._cut()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows more of it, or less."""
        super().resizeEvent(event)
        self._cut()

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        width = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(min(LEAST_PX, self.sizeHint().width()), super().minimumSizeHint().height())

    def _cut(self) -> None:
        room = max(LEAST_PX, self.width())
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        super().setText(cut)
        self.setToolTip(tip(self._whole) if cut != self._whole else "")
