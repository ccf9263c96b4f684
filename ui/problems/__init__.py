"""What a failure means to the person in front of it: what happened, and what to do next.

The engine's own sentence stays available as the detail that somebody who helps will want.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from fieldkit.errors import FieldkitError, IntegrityError
from ui.problems.evidence import EVIDENCE
from ui.problems.reference import REFERENCE
from ui.problems.storage import STORAGE

PROBLEMS: Final[Mapping[str, tuple[object, object]]] = {**EVIDENCE, **REFERENCE, **STORAGE}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A failure in the language of the window.

    Attributes:
        sentence: what happened, and to what.
        next_step: what to do; empty for a code that is not known here.
        detail: the engine's English sentence.
        is_grave: evidence does not agree with itself.
    """

    sentence: str
    next_step: str
    detail: str
    is_grave: bool


def explain(problem: FieldkitError) -> Explanation:
    """The failure in the language of the window; in the engine's English if it is not known."""
    detail = str(problem)
    is_grave = isinstance(problem, IntegrityError)
    if problem.code not in PROBLEMS:
        return Explanation(detail, "", detail, is_grave)
    sentence, next_step = (
        filled(QCoreApplication.translate("problems", str(each)), problem.details)
        for each in PROBLEMS[problem.code]
    )
    return Explanation(sentence, next_step, detail, is_grave)


def filled(text: str, details: Mapping[str, object]) -> str:
    """The text with its `{named}` places filled from a failure's details."""
    for name, value in details.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
