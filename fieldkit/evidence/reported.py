"""Checks of members that hold a value as reported; the text itself always stays."""

from fieldkit.evidence.values import Fault
from fieldkit.reference.reported import ReportedError, read_reported


def reported_fault(text: str) -> Fault | None:
    """What is wrong with a text as a reported value; a check for members of records."""
    try:
        read_reported(text)
    except ReportedError as problem:
        return Fault("not_reported_value", str(problem.details["reason"]))
    return None


def positive_fault(text: str) -> Fault | None:
    """What is wrong with a text as a number above zero, which may be a bound or a range."""
    try:
        reported = read_reported(text)
    except ReportedError as problem:
        return Fault("not_reported_value", str(problem.details["reason"]))
    if reported.below_detection or reported.value is None or reported.value <= 0:
        return Fault("not_positive", "It must be a number above zero.")
    return None
