"""A pane that tells of one thing, line by line: headings, sentences, drawings, entries."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel


class ToldLines(Speaking, QFrame):
    """What a pane writes its lines into; who inherits writes them in `retranslate`.

    Signals:
        entry_wanted: sequence of an entry to be seen.
    """

    entry_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(20, 16, 20, 16)
        self._lines.setSpacing(6)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def _add_heading(self, text: str) -> None:
        self._lines.addSpacing(8)
        self._add(text, "label")

    def _add(self, text: str, role: str) -> None:
        self._lines.addWidget(PlainLabel(text, role, wraps=True))

    def _add_drawn(self, drawing: str, role: str, words: str) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(drawing, role, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(words, wraps=True), 1)
        self._lines.addWidget(line)

    def _add_link(self, sequence: int, words: str) -> None:
        link = Button("entry")
        link.setText(f"#{sequence} {words}")
        link.clicked.connect(lambda: self.entry_wanted.emit(sequence))
        self._lines.addWidget(link)
