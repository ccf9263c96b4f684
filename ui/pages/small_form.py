"""What small forms have in common: a heading, words, fields, and a foot."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel


def likely_places() -> tuple[Path, ...]:
    """Where people would look for a vault: among their documents, or else in their home."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    home = Path.home()
    return (Path(documents), home) if documents else (home,)


class SmallForm(Speaking, QWidget):
    """A heading, words, what is typed, and a foot with the way back and the one main thing.

    Signals:
        asked: it is filled in.
        left: the person wants back.
    """

    asked = Signal()
    left = Signal()

    def __init__(self, icon: str, *, is_grave: bool = False) -> None:
        """An empty form; add fields to `column`, then `close_column`.

        Args:
            icon: of the button that does it.
            is_grave: the way back is the one that stands out.
        """
        super().__init__()
        self.heading, self.words = PlainLabel(role="title"), PlainLabel(role="muted", wraps=True)
        self.back = Button("primary") if is_grave else Button("quiet", "arrow-left")
        self.do = Button("" if is_grave else "primary", icon)
        self.back.clicked.connect(self.left)
        self.do.clicked.connect(self.ask)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.words)
        self.column.addSpacing(8)
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.back)
        self.foot.addStretch()
        self.foot.addWidget(self.do)

    def close_column(self) -> None:
        """Puts the foot below what was added."""
        self.column.addSpacing(8)
        self.column.addLayout(self.foot)

    def ask(self) -> None:
        """Says that it is filled in, if it is."""
        self.asked.emit()

    def go(self) -> None:
        """Goes to where one types."""

    def clear(self) -> None:
        """Forgets what was typed."""
        self.forget_secrets()

    def forget_secrets(self) -> None:
        """Empties every field in which a passphrase or key stands."""

    def wait(self, is_waiting: bool) -> None:
        """Shows that the work is under way."""
        self.setEnabled(not is_waiting)

    def retranslate(self) -> None:
        """Names the way back."""
        self.back.setText(self.tr("Back"))
