"""Tables as CSV that spreadsheets show and never run.

RFC 4180 with a byte order mark, so that Excel reads Chinese; every cell stands in quotes.
Written the same by every version of Python: what counts as hidden is a fixed list and not
the running Unicode tables, because a verifier writes the tables again and compares.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from fieldkit.bundle.limits import LARGEST_TABLE, TooLargeForBundleError
from fieldkit.canonical import JsonValue

# Controls, soft hyphen, joiners, marks that turn the line, fillers that look like nothing,
# byte order mark, specials, tags. Line feeds are dealt with before.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc"
    "\ufffe\uffff\U000e0000-\U000e0fff]"
)
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_LINE_END = " ⏎ "


def write_csv(heading: Sequence[str], rows: Iterable[Sequence[JsonValue]]) -> bytes:
    """The bytes of a table.

    Args:
        heading: one text for each column.
        rows: as many values each; parts and lists are written out as text.

    Raises:
        TooLargeForBundleError: the table is larger than any in a bundle; no more rows are asked
            for then.
    """
    lines = [b"\xef\xbb\xbf" + _line(heading)]
    size = len(lines[0])
    for row in rows:
        lines.append(_line([cell_text(value) for value in row]))
        size += len(lines[-1])
        if size > LARGEST_TABLE:
            raise TooLargeForBundleError(what=f"a table would have over {LARGEST_TABLE} bytes")
    return b"".join(lines)


def cell_text(value: JsonValue) -> str:
    """A value of a record as people read it in one cell; not yet made safe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return ", ".join(f"{name}={cell_text(value[name])}" for name in sorted(value))
    return "; ".join(cell_text(each) for each in value)


def safe_cell(text: str) -> str:
    """The text with hidden characters shown, and no formula to any spreadsheet."""
    shown = shown_cell(text)
    if _FORMULA.match(shown) and not _NUMBER.fullmatch(shown):
        return "'" + shown
    return shown


def shown_cell(text: str) -> str:
    """The text in one line, with hidden characters shown."""
    lines = text.replace("\r\n", "\n").replace("\n", _LINE_END)
    return _HIDDEN.sub(lambda found: f"<U+{ord(found.group()):04X}>", lines)


def _line(cells: Sequence[str]) -> bytes:
    return (",".join(_quoted(cell) for cell in cells) + "\r\n").encode("utf-8")


def _quoted(cell: str) -> str:
    if cell.isascii() and cell.isalnum():  # nothing to hide, to run or to double
        return f'"{cell}"'
    return '"' + safe_cell(cell).replace('"', '""') + '"'
