"""One thing found wrong, or worth knowing, while evidence was examined."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"  # the evidence is not what it claims to be
    WARNING = "warning"  # sound, but a reader must know this
    NOTICE = "notice"  # said for completeness


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as shown to people and given to scripts.

    Attributes:
        code: stable upper-case name, listed in resources/docs/findings.md.
        severity: how much it weighs.
        path: what it is about: a file inside the bundle, "#42" for a ledger entry,
            a table row, or "" for the whole.
        detail: one English sentence of plain text. Holds text of the evidence only
            with control and format characters made visible.
    """

    code: str
    severity: Severity
    path: str
    detail: str


def error(code: str, path: str, detail: str) -> Finding:
    """A finding that makes the evidence unsound."""
    return Finding(code, Severity.ERROR, path, detail)


def warning(code: str, path: str, detail: str) -> Finding:
    """A finding a reader must know, which leaves the evidence sound."""
    return Finding(code, Severity.WARNING, path, detail)


def notice(code: str, path: str, detail: str) -> Finding:
    """A finding said for completeness."""
    return Finding(code, Severity.NOTICE, path, detail)
