"""What does not fit about the keeping of a thing, in the language of the window: by code."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from fieldkit.findings import Finding

FAULTS: Final[Mapping[str, object]] = {
    "CUSTODY_CORRECTED": QT_TRANSLATE_NOOP(
        "custody", "The transfer was corrected after it was confirmed."
    ),
    "CUSTODY_GAP": QT_TRANSLATE_NOOP(
        "custody", "Given away by somebody who did not hold it: the chain has a gap here."
    ),
    "CUSTODY_NAME_DIFFERS": QT_TRANSLATE_NOOP(
        "custody", "A key belongs to somebody of another name or unit."
    ),
    "CUSTODY_NOT_CONFIRMED": QT_TRANSLATE_NOOP("custody", "Not confirmed by both sides."),
    "CUSTODY_REFUSED": QT_TRANSLATE_NOOP("custody", "One side refused to confirm."),
    "CUSTODY_SEAL_BROKEN": QT_TRANSLATE_NOOP("custody", "The seal was broken."),
    "CUSTODY_SEAL_DIFFERS": QT_TRANSLATE_NOOP(
        "custody", "It came with another seal number than it had."
    ),
    "CUSTODY_SEAL_UNTOLD": QT_TRANSLATE_NOOP(
        "custody", "Nobody wrote down the seal number it came with."
    ),
    "CUSTODY_TIME_WRONG": QT_TRANSLATE_NOOP(
        "custody", "The time is missing, or lies before what happened before it."
    ),
    "CUSTODY_UNREADABLE": QT_TRANSLATE_NOOP("custody", "The transfer cannot be read."),
}


def explain_fault(fault: Finding) -> str:
    """The sentence to show; the engine's English if the code is not known."""
    if fault.code in FAULTS:
        return QCoreApplication.translate("custody", str(FAULTS[fault.code]))
    return fault.detail
