"""Findings in sentences, each with the place where something can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.findings import Finding, Severity
from ui.problems.verdicts import sentence_of
from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.kinds import kind_name
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_view import clear

_DRAWINGS = {
    Severity.ERROR: ("circle-alert", "danger"),
    Severity.WARNING: ("triangle-alert", "warning"),
    Severity.NOTICE: ("info", "muted"),
}


class FindingsList(Speaking, QWidget):
    """Shows findings in the order given.

    Signals:
        asked: a Finding whose place the person wants to see.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] = ()
        self._nothing = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_findings(self, findings: Sequence[Finding], nothing: str) -> None:
        """Shows other findings.

        Args:
            findings: what was found.
            nothing: what to say where there are none.
        """
        self.findings, self._nothing = tuple(findings), nothing
        self.retranslate()

    def retranslate(self) -> None:
        """Writes all of it anew."""
        clear(self._column)
        for finding in self.findings:
            self._add(*_DRAWINGS[finding.severity], sentence_of(finding, _shown), finding)
        if not self.findings and self._nothing:
            self._add("circle-check", "good", self._nothing, None)

    def _add(self, drawing: str, role: str, sentence: str, finding: Finding | None) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(drawing, role, 16))
        row.addWidget(PlainLabel(sentence, wraps=True), 1)
        if finding is not None and can_be_shown(finding):
            about = finding.path if finding.path.startswith("#") else ""
            show = Button("entry")
            word = self.tr("Show")
            words = f"{word} {about}".strip()
            whole = f"{words}: {sentence}"
            show.setText(words)
            show.setAccessibleName(whole)
            show.clicked.connect(lambda: self.asked.emit(finding))
            row.addWidget(show)
        self._column.addWidget(line)


def can_be_shown(finding: Finding) -> bool:
    """Whether it is about an entry or a draft that can be gone to."""
    is_entry = finding.path.startswith("#") and finding.path[1:].isdigit()
    return is_entry or finding.code == "DRAFT_UNSEALED"


def _shown(value: str) -> str:
    """A value of a finding as people read it: kinds by their names."""
    return kind_name(value)
