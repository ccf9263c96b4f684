"""A verdict as separate facts, each with its findings; never one green tick for everything."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fieldkit.bundle.verdict import SOUNDNESS, BottomLine, Fact, State
from fieldkit.clock import TimeTextError, read_time
from fieldkit.findings import Finding, Severity
from ui.formatting import exact_moment, number, short_digest
from ui.problems import verdicts
from ui.translation import Speaking
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel, set_property

if TYPE_CHECKING:
    from fieldkit.bundle.verdict import Verdict

MOST_SHOWN: Final = 40  # findings under one fact; the report has all of them
DIGEST_LENGTH: Final = 64  # of SHA-256 in hex
_FACT_PX: Final = 190
_STATES: Final = {
    State.PASS: ("circle-check", "good"),
    State.NOT_PROVIDED: ("circle-minus", "muted"),
    State.NOT_CHECKED: ("circle-question-mark", "warning"),
}
_ANSWERS: Final = {
    BottomLine.SOUND_AND_TRUSTED: ("shield-check", "good"),
    BottomLine.SOUND_SIGNER_UNKNOWN: ("shield-alert", "warning"),
    BottomLine.NOT_SOUND: ("shield-x", "danger"),
}
_WEIGHTS: Final = {
    Severity.ERROR: ("circle-alert", "danger"),
    Severity.WARNING: ("triangle-alert", "warning"),
    Severity.NOTICE: ("info", "muted"),
}


class VerdictView(Speaking, QScrollArea):
    """The answer, the facts with what was found, and what all of it does not prove."""

    def __init__(self) -> None:
        super().__init__()
        self._verdict: Verdict | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.retranslate()

    def show_verdict(self, verdict: "Verdict | None") -> None:
        """Shows another verdict, or nothing."""
        self._verdict = verdict
        self.retranslate()
        self.verticalScrollBar().setValue(0)

    def retranslate(self) -> None:
        """Writes all of it anew."""
        self.setAccessibleName(self.tr("Verdict"))
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, 16, 16)
        column.setSpacing(12)
        if self._verdict is not None:
            column.addWidget(_answer(self._verdict.bottom_line))
            for fact in Fact:
                column.addWidget(_rule())
                column.addLayout(self._fact(self._verdict, fact))
            column.addWidget(_rule())
            column.addLayout(self._unproven(self._verdict))
        column.addStretch()
        self.setWidget(inside)

    def _fact(self, verdict: "Verdict", fact: Fact) -> QHBoxLayout:
        state = verdict.states[fact]
        drawing, role = _drawing_of(fact, state)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(IconLabel(drawing, role), 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(2)
        word = PlainLabel(verdicts.word_of_state(state))
        set_property(word, "tone", role)
        for each in (PlainLabel(verdicts.name_of_fact(fact)), word):
            each.setFixedWidth(_FACT_PX)
            names.addWidget(each)
        names.addStretch()
        line.addLayout(names)
        told = QVBoxLayout()
        told.setSpacing(8)
        found = verdict.by_fact.get(fact, ())
        if state is not State.FAIL or not found:
            told.addWidget(PlainLabel(self._what_it_says(fact, state), "muted", wraps=True))
        for finding in found[:MOST_SHOWN]:
            told.addLayout(_finding(finding))
        if len(found) > MOST_SHOWN:
            more = self.tr("And {count} more; the report has all of them.")
            told.addWidget(PlainLabel(more.replace("{count}", number(len(found) - MOST_SHOWN))))
        told.addStretch()
        line.addLayout(told, 1)
        return line

    def _what_it_says(self, fact: Fact, state: State) -> str:
        if state is State.NOT_CHECKED and fact is Fact.TRUSTED:
            return self.tr("Bring along a trust file, or have the sender remembered.")
        if state is State.NOT_PROVIDED and fact is Fact.CONSISTENT:
            return self.tr("Bring along a checkpoint that you hold, if there is one.")
        if state is State.NOT_PROVIDED and fact is Fact.TIMED:
            return self.tr("No outside authority fixed the time; all times are claims.")
        if state is State.NOT_PROVIDED and fact is Fact.CUSTODY:
            return self.tr("The bundle holds no physical things.")
        if state is State.NOT_CHECKED:
            return self.tr("Something that it stands on does not hold or cannot be read.")
        return verdicts.meaning_of_fact(fact)

    def _unproven(self, verdict: "Verdict") -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("What this does not prove"), "heading"))
        for caveat in verdict.not_proven:
            line = QHBoxLayout()
            line.setSpacing(12)
            line.addWidget(IconLabel("minus", "muted"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(PlainLabel(verdicts.sentence_of_caveat(caveat), wraps=True), 1)
            column.addLayout(line)
        return column


def _answer(line: BottomLine) -> QFrame:
    """The bottom line as a card."""
    drawing, role = _ANSWERS[line]
    card = QFrame()
    card.setProperty("role", "banner")
    set_property(card, "tone", role)
    answer, follows = verdicts.bottom_line(line)
    row = QHBoxLayout(card)
    row.setContentsMargins(16, 12, 16, 12)
    row.setSpacing(12)
    row.addWidget(IconLabel(drawing, role, 32), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(4)
    words.addWidget(PlainLabel(answer, "heading", wraps=True))
    words.addWidget(PlainLabel(follows, wraps=True))
    row.addLayout(words, 1)
    card.setAccessibleName(f"{answer} {follows}")
    return card


def _finding(finding: Finding) -> QHBoxLayout:
    drawing, role = _WEIGHTS[finding.severity]
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(IconLabel(drawing, role, 16), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    if place := verdicts.place_of(finding):
        words.addWidget(PlainLabel(place, "digits", wraps=True))
    sentence = verdicts.sentence_of(finding, shown=_in_short)
    words.addWidget(PlainLabel(sentence, wraps=True))
    if technical := verdicts.technical_detail(finding):
        words.addWidget(PlainLabel(technical, "small", wraps=True))
    line.addLayout(words, 1)
    return line


def _in_short(value: str) -> str:
    """A digest by its beginning, for the report has all of it; a moment as people read it."""
    if len(value) == DIGEST_LENGTH and value.isalnum():
        return short_digest(value)
    try:
        return exact_moment(read_time(value))
    except TimeTextError:
        return value


def _drawing_of(fact: Fact, state: State) -> tuple[str, str]:
    """A fact that says nothing about soundness warns where it fails."""
    if state is State.FAIL:
        return ("circle-x", "danger") if fact in SOUNDNESS else ("triangle-alert", "warning")
    return _STATES[state]


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    return rule
