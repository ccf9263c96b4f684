"""One figure of quality control: arithmetic, rule and its source, and what is to be minded."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.problems.quality import VERDICT_DRAWN, figure_word, remark, verdict_word
from ui.widgets.record_view import clear
from ui.widgets.told_lines import ToldLines

if TYPE_CHECKING:
    from fieldkit.quality import Check


class QualityCheckView(ToldLines):
    """Shows one check."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.check: Check | None = None
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
