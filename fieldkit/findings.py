"""One thing found wrong, or worth knowing, while evidence was examined."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
        values: what the sentence names, such as counts and numbers of entries, for whoever
            says it in another language.
    """

    code: str
    severity: Severity
    path: str
    detail: str
    values: Mapping[str, str | int] = field(default_factory=dict, compare=False)


def error(code: str, path: str, detail: str, **values: str | int) -> Finding:
    """A finding that makes the evidence unsound.

    Args:
        code: its name.
        path: what it is about.
        detail: the sentence; where values are given, `{name}` stands for one of them.
        **values: what the sentence names.
    """
    return _finding(Severity.ERROR, code, path, detail, values)


def warning(code: str, path: str, detail: str, **values: str | int) -> Finding:
    """A finding a reader must know, which leaves the evidence sound; arguments as of `error`."""
    return _finding(Severity.WARNING, code, path, detail, values)


def notice(code: str, path: str, detail: str, **values: str | int) -> Finding:
    """A finding said for completeness; arguments as of `error`."""
    return _finding(Severity.NOTICE, code, path, detail, values)


def _finding(
    severity: Severity, code: str, path: str, detail: str, values: Mapping[str, str | int]
) -> Finding:
    sentence = detail.format_map(values) if values else detail
    return Finding(code, severity, path, sentence, values)
