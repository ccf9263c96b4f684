"""What quality control comes to, in words and with a drawing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from fieldkit.reference.quality import REMARKS, Figure, Verdict

VERDICT_DRAWN: Final[Mapping[Verdict, tuple[str, str]]] = {
    Verdict.WITHIN: ("circle-check", "good"),
    Verdict.OUTSIDE: ("circle-alert", "danger"),
    Verdict.UNJUDGED: ("circle-question-mark", "muted"),
}


def verdict_word(verdict: Verdict) -> str:
    """What a figure comes to, in a word."""
    translate = QCoreApplication.translate
    words = {
        Verdict.WITHIN: translate("quality", "within"),
        Verdict.OUTSIDE: translate("quality", "outside"),
        Verdict.UNJUDGED: translate("quality", "cannot be judged"),
    }
    return words[verdict]


def figure_word(figure: Figure) -> str:
    """What is judged."""
    translate = QCoreApplication.translate
    words = {
        Figure.DUPLICATE: translate("quality", "Duplicate"),
        Figure.SPIKE: translate("quality", "Spike"),
        Figure.BLANK: translate("quality", "Blank"),
    }
    return words[figure]


def remark(code: str) -> str:
    """The sentence of a remark, in the language of the window."""
    return QCoreApplication.translate("records", REMARKS[code])
