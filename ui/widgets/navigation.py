"""The places on the left, who is signed in, and the lock."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from ui import theme
from ui.translation import Speaking
from ui.widgets.plain_label import PlainLabel

WIDTH_PX = 176


class Navigation(Speaking, QFrame):
    """One button for each place.

    Signals:
        gone_to: name of the place.
        lock_wanted: the lock was pressed.
    """

    gone_to = Signal(str)
    lock_wanted = Signal()

    def __init__(self, icons: Mapping[str, str], parent: QWidget | None = None) -> None:
        """A list of places, without words yet.

        Args:
            icons: the drawing of each place, by its name, in order.
            parent: the widget it is in.
        """
        super().__init__(parent)
        self.setProperty("role", "navigation")
        self.setFixedWidth(WIDTH_PX)
        self._icons = dict(icons)
        self._group = QButtonGroup(self)
        self._buttons = {name: self._button() for name in icons}
        self._lock = self._button()
        self._lock.setCheckable(False)
        self._lock.clicked.connect(self.lock_wanted)
        self._who, self._unit = PlainLabel(wraps=True), PlainLabel(role="small", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(4)
        for name, button in self._buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _, to=name: self.gone_to.emit(to))
            column.addWidget(button)
        column.addStretch()
        for label in (self._who, self._unit):
            label.setContentsMargins(10, 0, 10, 0)
            column.addWidget(label)
        column.addWidget(self._lock)
        self.show_person(None, "")
        self.retranslate()
        self._draw()

    def name_places(self, names: Mapping[str, str]) -> None:
        """Gives the places their words, by name."""
        for name, button in self._buttons.items():
            button.setText(names[name])

    def go_to(self, name: str) -> None:
        """Marks a place as the one shown."""
        self._buttons[name].setChecked(True)

    def show_person(self, name: str | None, unit: str) -> None:
        """Shows who is signed in; None while the vault is locked."""
        is_open = name is not None
        self._who.setText(name or "")
        self._unit.setText(unit)
        for each in (self._who, self._unit, self._lock):
            each.setVisible(is_open)

    def retranslate(self) -> None:
        """Names the lock."""
        self._lock.setText(self.tr("Lock"))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() is QEvent.Type.StyleChange:
            self._draw()
        super().changeEvent(event)

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "place")
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(18 + 8, 18))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setFixedWidth(WIDTH_PX - 17)
        return button

    def _draw(self) -> None:
        look = theme.look()
        for name, button in self._buttons.items():
            button.setIcon(look.icon(self._icons[name], "muted", 18, 8))
        self._lock.setIcon(look.icon("lock", "muted", 18, 8))
