"""A verdict in words: its facts, their states, findings and what is not proven; translated."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from fieldkit.bundle.names import visible
from fieldkit.bundle.verdict import BottomLine, Caveat, Fact, State
from fieldkit.findings import Finding
from ui.problems.findings import FINDINGS

FACTS: Final[Mapping[Fact, tuple[object, object]]] = {
    Fact.STRUCTURE: (
        QT_TRANSLATE_NOOP("verdict", "Form"),
        QT_TRANSLATE_NOOP("verdict", "The file is of the one form that a bundle has."),
    ),
    Fact.INTACT: (
        QT_TRANSLATE_NOOP("verdict", "Intact"),
        QT_TRANSLATE_NOOP("verdict", "Every file has the bytes that were signed and sealed."),
    ),
    Fact.COMPLETE: (
        QT_TRANSLATE_NOOP("verdict", "Complete"),
        QT_TRANSLATE_NOOP("verdict", "Nothing is missing, extra, or left out in silence."),
    ),
    Fact.CHAINED: (
        QT_TRANSLATE_NOOP("verdict", "Chained"),
        QT_TRANSLATE_NOOP("verdict", "Every entry is truly signed and stands in its place."),
    ),
    Fact.SIGNED: (
        QT_TRANSLATE_NOOP("verdict", "Signed"),
        QT_TRANSLATE_NOOP("verdict", "The sender signed the bundle with a key of the vault."),
    ),
    Fact.TRUSTED: (
        QT_TRANSLATE_NOOP("verdict", "Known to you"),
        QT_TRANSLATE_NOOP("verdict", "You know the signers from elsewhere than this bundle."),
    ),
    Fact.TIMED: (
        QT_TRANSLATE_NOOP("verdict", "Outside time"),
        QT_TRANSLATE_NOOP("verdict", "An outside authority fixed the time."),
    ),
    Fact.CUSTODY: (
        QT_TRANSLATE_NOOP("verdict", "Custody"),
        QT_TRANSLATE_NOOP("verdict", "The keeping of physical things has no gap."),
    ),
    Fact.CONSISTENT: (
        QT_TRANSLATE_NOOP("verdict", "As shown before"),
        QT_TRANSLATE_NOOP("verdict", "The ledger still holds what your checkpoint states."),
    ),
}
"""Name of each fact, and what it says where it holds."""

STATES: Final[Mapping[State, object]] = {
    State.PASS: QT_TRANSLATE_NOOP("verdict", "Holds"),
    State.FAIL: QT_TRANSLATE_NOOP("verdict", "Does not hold"),
    State.NOT_PROVIDED: QT_TRANSLATE_NOOP("verdict", "Nothing to check"),
    State.NOT_CHECKED: QT_TRANSLATE_NOOP("verdict", "Not checked"),
}

BOTTOM_LINES: Final[Mapping[BottomLine, tuple[object, object]]] = {
    BottomLine.SOUND_AND_TRUSTED: (
        QT_TRANSLATE_NOOP("verdict", "Sound, and signed by people you know"),
        QT_TRANSLATE_NOOP("verdict", "This is what was sealed and signed."),
    ),
    BottomLine.SOUND_SIGNER_UNKNOWN: (
        QT_TRANSLATE_NOOP("verdict", "Sound, but you do not know the signers"),
        QT_TRANSLATE_NOOP(
            "verdict",
            "This is what was sealed and signed; by whom is open until you compare fingerprints.",
        ),
    ),
    BottomLine.NOT_SOUND: (
        QT_TRANSLATE_NOOP("verdict", "Not sound"),
        QT_TRANSLATE_NOOP(
            "verdict",
            "This is not what was sealed and signed. Rely on nothing in it, and ask the sender "
            "for a new copy.",
        ),
    ),
}
"""The answer, and what follows from it."""

_SIDES: Final = {
    "giver": QT_TRANSLATE_NOOP("verdict", "giver"),
    "receiver": QT_TRANSLATE_NOOP("verdict", "receiver"),
}
# Where the engine's own sentence says more than the table's, down to field and reason.
_TECHNICAL: Final = frozenset(
    {
        "CHECKPOINT_MALFORMED", "CMS_FORM", "DATABASE_DAMAGED", "ENTRY_UNREADABLE",
        "FILE_TOO_LARGE", "LEDGER_TOO_LARGE", "MANIFEST_MALFORMED", "PERSON_UNLAWFUL",
        "PROOFS_MALFORMED", "STATEMENT_MALFORMED", "CHECKPOINT_UNREADABLE", "ROW_ALTERED",
    }
)  # fmt: skip

CAVEATS: Final[Mapping[str, object]] = {
    "SCENE": QT_TRANSLATE_NOOP(
        "verdict", "That a scene, a reading or a statement was as it was recorded."
    ),
    "CLOCK": QT_TRANSLATE_NOOP(
        "verdict", "That the sender's clocks were right: times are claims, order is not."
    ),
    "GUILT": QT_TRANSLATE_NOOP("verdict", "That anybody is guilty, or that a limit applies."),
    "NEVER_RECORDED": QT_TRANSLATE_NOOP(
        "verdict", "That nothing was left out by never being recorded."
    ),
    "LATER_ENTRIES": QT_TRANSLATE_NOOP(
        "verdict", "That the case has no entries after the last one named here."
    ),
    "OUTSIDE_THE_CASE": QT_TRANSLATE_NOOP(
        "verdict",
        "That no entry outside of the case was left out: one that locks a signer out, "
        "corrects the party, or tells of a step of the clock.",
    ),
    "WHO": QT_TRANSLATE_NOOP(
        "verdict", "That the keys belong to the people they name: compare fingerprints."
    ),
    "OMITTED": QT_TRANSLATE_NOOP(
        "verdict", "What the left out entries say, and that the case is theirs."
    ),
    "SINCE_LAST_CHECKPOINT": QT_TRANSLATE_NOOP(
        "verdict", "That {count} newest entries were not rewritten by their own authors before."
    ),
    "HISTORY": QT_TRANSLATE_NOOP(
        "verdict",
        "That the ledger is the one shown to others before: no checkpoint of yours fits.",
    ),
}
"""What a verdict does not prove, by code."""


def name_of_fact(fact: Fact) -> str:
    """The fact in a word or two."""
    return _verdict(FACTS[fact][0])


def meaning_of_fact(fact: Fact) -> str:
    """What the fact says where it holds."""
    return _verdict(FACTS[fact][1])


def word_of_state(state: State) -> str:
    """What became of a fact."""
    return _verdict(STATES[state])


def bottom_line(line: BottomLine) -> tuple[str, str]:
    """The answer, and what follows from it."""
    answer, follows = BOTTOM_LINES[line]
    return _verdict(answer), _verdict(follows)


def sentence_of(finding: Finding, shown: Callable[[str], str] = str) -> str:
    """The finding as a sentence; in the engine's English if its code is not known here.

    Args:
        finding: what was found.
        shown: how a value that the sentence names is written.
    """
    if finding.code not in FINDINGS:
        return visible(finding.detail)
    text = QCoreApplication.translate("findings", str(FINDINGS[finding.code]))
    for name, value in finding.values.items():
        said = _verdict(_SIDES[value]) if value in _SIDES else visible(shown(str(value)))
        text = text.replace(f"{{{name}}}", said)
    return text


def technical_detail(finding: Finding) -> str:
    """What the engine says more about the finding, in English; empty where it says no more."""
    says_more = finding.code in _TECHNICAL or finding.code.startswith("ZIP_")
    return visible(finding.detail) if says_more else ""


def place_of(finding: Finding) -> str:
    """What the finding is about; empty for the whole."""
    if finding.path == "your checkpoint":
        return QCoreApplication.translate("verdict", "Your checkpoint")
    return visible(finding.path)


def sentence_of_caveat(caveat: Caveat) -> str:
    """Something that is not proven; in the engine's English if its code is not known here."""
    if caveat.code not in CAVEATS:
        return caveat.sentence
    return _verdict(CAVEATS[caveat.code]).replace("{count}", str(caveat.count))


def _verdict(text: object) -> str:
    return QCoreApplication.translate("verdict", str(text))
