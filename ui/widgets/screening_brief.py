"""What a case comes to, in a few lines beside it; it never says that anybody is guilty."""

from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.reference.statutes import Outcome
from fieldkit.reference.units import text_of
from ui.problems.screening import outcome_drawn, outcome_word
from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_view import clear


class ScreeningBrief(Speaking, QFrame):
    """Results above their limits, and clauses that are met or to be reviewed.

    Signals:
        wanted: the page of screening is wanted.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._numbers: tuple[int, int, Fraction | None] | None = None
        self._clauses: tuple[tuple[Outcome, str], ...] = ()
        self._without = 0
        self._heading = PlainLabel(role="label")
        self.open = Button("link")
        self.open.clicked.connect(self.wanted)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.open)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._lines)
        self.retranslate()

    def show_nothing(self) -> None:
        """Says that the case was not screened here."""
        self._numbers = None
        self.retranslate()

    def show_brief(
        self,
        above: int,
        total: int,
        highest: Fraction | None,
        clauses: tuple[tuple[Outcome, str], ...],
        without_basis: int,
    ) -> None:
        """Shows what a case comes to.

        Args:
            above: how many results are above their limit.
            total: of how many.
            highest: the highest (C-S)/S; None where none is told.
            clauses: with what they come to, the weightiest first.
            without_basis: results for which nobody has said which standard holds.
        """
        self._numbers = above, total, highest
        self._clauses, self._without = clauses, without_basis
        self.retranslate()

    def retranslate(self) -> None:
        """Writes all of it anew."""
        self._heading.setText(self.tr("Screening"))
        self.open.setText(self.tr("Open the screening"))
        clear(self._lines)
        if self._numbers is None:
            self._add("circle-minus", "muted", self.tr("Too many results to be screened here."))
            return
        above, total, highest = self._numbers
        if not total:
            self._add("circle-minus", "muted", self.tr("No results yet"))
        else:
            self._add_results(above, total, highest)
        for outcome, clause in self._clauses:
            self._add(*outcome_drawn(outcome), f"{outcome_word(outcome)} · {clause}")
        if total and not self._clauses:
            told = self.tr("No clause of the interpretations is touched.")
            self._add("circle-minus", "muted", told)

    def _add_results(self, above: int, total: int, highest: Fraction | None) -> None:
        if self._without:
            told = self.tr("Which standard holds is not said for %n results.", "", self._without)
            self._add("circle-question-mark", "warning", told)
        if self._without == total:
            return
        words = self.tr("Above the limit: {above} of {total}")
        words = words.replace("{above}", str(above)).replace("{total}", str(total))
        if highest is not None:
            most = self.tr("highest {times} times, (C-S)/S")
            words += f" · {most.replace('{times}', text_of(highest))}"
        drawn = ("circle-alert", "danger") if above else ("circle-check", "good")
        self._add(*drawn, words)

    def _add(self, drawing: str, role: str, words: str) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(drawing, role, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(words, wraps=True), 1)
        self._lines.addWidget(line)
