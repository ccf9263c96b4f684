"""Several widgets in one place, one of which is seen; the place is only as high as that one."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class OneOf(QWidget):
    """Unlike a QStackedWidget, it does not keep room for the highest of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def shown(self) -> QWidget | None:
        """What is seen."""
        return self._shown

    def add(self, widget: QWidget) -> None:
        """Takes a widget in; the first one is seen."""
        self._column.addWidget(widget)
        widget.setVisible(self._shown is None)
        self._shown = self._shown or widget

    def show_only(self, widget: QWidget) -> None:
        """Shows one of those that were added."""
        if widget is not self._shown and self._shown is not None:
            self._shown.hide()
        self._shown = widget
        widget.show()
