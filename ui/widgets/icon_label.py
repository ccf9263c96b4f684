"""A drawing of the icon family among text; follows theme and screen."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui import theme


class IconLabel(QLabel):
    """One drawing. It says nothing by itself: the word stands beside it."""

    def __init__(
        self, name: str = "", role: str = "muted", px: int = 20, parent: QWidget | None = None
    ) -> None:
        """A drawing.

        Args:
            name: in resources/icons; nothing is shown for "".
            role: of its colour.
            px: edge in device-independent pixels.
            parent: the widget it is in.
        """
        super().__init__(parent)
        self._name, self._role, self._px = name, role, px
        self.setFixedSize(px, px)
        self._draw()

    def show_icon(self, name: str, role: str) -> None:
        """Shows another drawing."""
        if (name, role) != (self._name, self._role):
            self._name, self._role = name, role
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() is QEvent.Type.StyleChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        if not self._name:
            self.clear()
        else:
            look = theme.look()
            ratio = self.devicePixelRatioF()
            self.setPixmap(look.pixmap(self._name, self._role, self._px, ratio))
