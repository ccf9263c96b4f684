"""One result beside its limit: arithmetic, law, source, and what is to be minded."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fieldkit.canonical import JsonValue
from fieldkit.reference.rows import Limit
from fieldkit.screening import ScreenedResult
from ui.problems.screening import (
    compliance_drawn,
    compliance_word,
    member_text,
    member_word,
    outcome_drawn,
    outcome_word,
    remark,
    source_word,
)
from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_view import clear


class ScreenedResultView(Speaking, QFrame):
    """Shows one result.

    Signals:
        entry_wanted: sequence of an entry to be seen.
    """

    entry_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result: ScreenedResult | None = None
        self._otherwise: tuple[tuple[str, JsonValue, JsonValue], ...] = ()
        self._record: int | None = None
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

    def show_result(
        self,
        result: ScreenedResult,
        otherwise: Sequence[tuple[str, JsonValue, JsonValue]] = (),
        record: int | None = None,
    ) -> None:
        """Shows another result.

        Args:
            result: to be shown.
            otherwise: what came out otherwise when it was put on record: name, then, now.
            record: sequence of that record.
        """
        self.result = result
        self._otherwise, self._record = tuple(otherwise), record
        self.retranslate()

    def retranslate(self) -> None:
        """Writes all of it anew."""
        self._scroll.setAccessibleName(self.tr("The result and its limit"))
        clear(self._lines)
        if self.result is None:
            return
        result = self.result.result
        self._add(f"{result.analyte} {result.value} {result.unit}", "heading")
        self._add_link(self.result.sequence, self.tr("Show the result"))
        if self.result.basis is not None:
            self._add_link(self.result.basis, self.tr("Show the applicable standard"))
        if self.result.reason:
            self._add_drawn("circle-minus", "muted", remark(self.result.reason))
        self._add_otherwise()
        self._add_assessment()
        self._lines.addStretch()

    def _add_otherwise(self) -> None:
        if self._record is None or not self._otherwise:
            return
        self._add_heading(self.tr("Otherwise than on record"))
        for name, then, now in self._otherwise:
            said = f"{member_word(name)}: {member_text(name, then)} → {member_text(name, now)}"
            self._add_drawn("triangle-alert", "warning", said)
        self._add_link(self._record, self.tr("Show the screening record"))

    def _add_assessment(self) -> None:
        assessment = None if self.result is None else self.result.assessment
        if assessment is None:
            return
        compliance = assessment.comparison.compliance
        self._add_heading(self.tr("Limit"))
        self._add_drawn(*compliance_drawn(compliance), compliance_word(compliance))
        for line in assessment.comparison.arithmetic:
            self._add(line, "digits")
        if assessment.limit is not None:
            self._add_source(assessment.limit)
        self._add_heading(self.tr("Criminal thresholds"))
        for law in assessment.laws:
            when = self.tr("at the act") if law.is_of_act else self.tr("today")
            clause = "" if law.lead is None else f" {law.lead.rule.clause}"
            self._add(f"{law.instrument or '—'}{clause} · {when}", "small")
            if law.outcome is not None:
                self._add_drawn(*outcome_drawn(law.outcome), outcome_word(law.outcome))
            for line in law.arithmetic:
                self._add(line, "digits")
        if assessment.warnings:
            self._add_heading(self.tr("To be minded"))
        for code in assessment.warnings:
            self._add_drawn("triangle-alert", "warning", remark(code))
        for candidate in assessment.candidates:
            grade = " ".join(each for each in (candidate.grade, candidate.scope) if each)
            self._add(f"{candidate.table} {grade}: {candidate.high or '—'}", "small")

    def _add_source(self, limit: Limit) -> None:
        said = source_word(limit.source)
        self._add(f"{limit.standard_id} {limit.title} · {limit.amendment or said}", "small")
        if limit.amendment:
            self._add(said, "small")
        if limit.note:
            self._add(limit.note, "small")
        if limit.entry is not None:
            self._add(limit.source.copy, "small")
            self._add_link(limit.entry, self.tr("Show the standard or permit"))

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
