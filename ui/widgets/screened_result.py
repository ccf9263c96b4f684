"""One result beside its limit: arithmetic, law, source, and what is to be minded."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

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
from ui.widgets.record_view import clear
from ui.widgets.told_lines import ToldLines


class ScreenedResultView(ToldLines):
    """Shows one result."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result: ScreenedResult | None = None
        self._otherwise: tuple[tuple[str, JsonValue, JsonValue], ...] = ()
        self._record: int | None = None
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
