"""One figure of quality control: arithmetic, rule and its source, and what is to be minded."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.problems.quality import VERDICT_DRAWN, figure_word, remark, verdict_word
from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_view import clear

if TYPE_CHECKING:
    from fieldkit.quality import Check


class QualityCheckView(Speaking, QFrame):
    """Shows one check.

    Signals:
        entry_wanted: sequence of an entry to be seen.
    """

    entry_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.check: Check | None = None
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
        self.retranslate()

    def show_check(self, check: "Check | None") -> None:
        """Shows another check."""
        self.check = check
        self.retranslate()

    def retranslate(self) -> None:
        """Writes all of it anew."""
        self._scroll.setAccessibleName(self.tr("Arithmetic and rule"))
        clear(self._lines)
        if self.check is None:
            return
        judged = self.check.judged
        self._add(self.check.analyte, "heading")
        self._add(figure_word(self.check.figure), "muted")
        self._add_drawn(*VERDICT_DRAWN[judged.verdict], verdict_word(judged.verdict))
        for code in judged.remarks:
            self._add(remark(code), "")
        if judged.arithmetic:
            self._add_heading(self.tr("Arithmetic"))
        for line in judged.arithmetic:
            self._add(line, "digits")
        self._add_heading(self.tr("Rule"))
        self._add(self._rule(), "")
        if judged.allowed is not None:
            self._add_link(judged.allowed.entry, self.tr("Show the rule"))
        self._add_heading(self.tr("Results"))
        samples = self.check.samples[-len(self.check.results) :]
        for sample, result in zip(samples, self.check.results, strict=True):
            self._add_link(result, sample)
        self._lines.addStretch()

    def _rule(self) -> str:
        from fieldkit.reference.quality import Figure  # noqa: PLC0415 - loads the tables

        if self.check is None:
            return ""
        allowed = self.check.judged.allowed
        if allowed is not None:
            return f"{allowed.told} · {allowed.source}"
        if self.check.figure is Figure.BLANK:
            return self.tr(
                "A blank above the detection limit is a hit. This reading is the program's own; "
                "no clause is held."
            )
        return self.tr("No rule is held. Put the one that holds on record, with its source.")

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
