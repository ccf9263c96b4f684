"""Labels. Whatever a person or a file wrote is shown as it is, never as markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.formatting import visible


class PlainLabel(QLabel):
    """A label of plain text; characters that hide or turn text about are made visible."""

    def __init__(
        self, text: str = "", role: str = "", parent: QWidget | None = None, *, wraps: bool = False
    ) -> None:
        """A label.

        Args:
            text: to show.
            role: in the style sheet, such as "title", "heading", "muted", "small".
            parent: the widget it is in.
            wraps: break lines instead of growing wide.
        """
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if wraps:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Shows the text."""
        super().setText(visible(text))

    def setTextFormat(self, text_format: Qt.TextFormat) -> None:
        """Plain it stays.

        Raises:
            ValueError: another format was asked for.
        """
        if text_format is not Qt.TextFormat.PlainText:
            raise ValueError("a PlainLabel shows plain text")
        super().setTextFormat(text_format)


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Sets a property that the style sheet looks at, and lets it look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # it was styled before
        widget.style().unpolish(widget)
        widget.style().polish(widget)
