"""Buttons with a drawing that follows the theme."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui import theme
from ui.formatting import tip
from ui.widgets.plain_label import set_property

GAP = 6  # between drawing and words
_INK = {"primary": "on_accent", "link": "accent", "entry": "accent"}


class Button(QPushButton):
    """A push button.

    Set its words in `retranslate`.
    """

    def __init__(self, role: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        """A button without words yet.

        Args:
            role: "primary" for a page's one main thing, "quiet", "link", "row" or "".
            icon: name of a drawing, or "".
            parent: the widget it is in.
        """
        super().__init__(parent)
        self._icon, self._ink = icon, _INK.get(role, "text")
        if role:
            self.setProperty("role", role)
        self.setIconSize(QSize(18 + GAP, 18))
        self.setAutoDefault(True)  # Enter presses the button that has the focus
        self._draw()

    def become(self, role: str) -> None:
        """Takes another role, such as when something else is the main thing now."""
        self._ink = _INK.get(role, "text")
        set_property(self, "role", role)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() is QEvent.Type.StyleChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        if self._icon:
            self.setIcon(theme.look().icon(self._icon, self._ink, 18, GAP))


class IconButton(QToolButton):
    """A button that is a drawing alone; `say` gives it its name."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setProperty("role", "quiet")
        self.setIconSize(QSize(18, 18))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._draw()

    def say(self, name: str) -> None:
        """Names the button for screen readers and under the pointer."""
        self.setToolTip(tip(name))
        self.setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() is QEvent.Type.StyleChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        self.setIcon(theme.look().icon(self._icon, "muted", 18))
