"""Cells as text that spreadsheets put on the clipboard: tabs between cells, lines between rows.

A cell with a tab, a line break or a quotation mark stands in quotation marks, which are doubled
inside (as Excel and LibreOffice write it).
"""

from collections.abc import Sequence

_QUOTED = frozenset('\t\n\r"')


def read_cells(text: str) -> list[list[str]]:
    """The rows of cells in a text; a last line break ends the last row and begins none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    at = 0
    while at <= len(text):
        cell, at = _quoted(text, at) if text.startswith('"', at) else _plain(text, at)
        rows[-1].append(cell)
        if at < len(text) and text[at] == "\n":
            rows.append([])
        at += 1
    if rows[-1] in ([""], []) and len(rows) > 1:
        rows.pop()
    return rows


def write_cells(rows: Sequence[Sequence[str]]) -> str:
    """The text for rows of cells; no line break after the last."""
    return "\n".join("\t".join(map(_written, row)) for row in rows)


def _plain(text: str, at: int) -> tuple[str, int]:
    ends = [found for sign in "\t\n" if (found := text.find(sign, at)) >= 0]
    end = min(ends, default=len(text))
    return text[at:end], end


def _quoted(text: str, at: int) -> tuple[str, int]:
    """A quoted cell; one whose quotation does not end with the cell is taken as it stands."""
    pieces, start = [], at + 1
    while (end := text.find('"', start)) >= 0:
        pieces.append(text[start:end])
        if not text.startswith('"', end + 1):
            is_whole = end + 1 == len(text) or text[end + 1] in "\t\n"
            return ('"'.join(pieces), end + 1) if is_whole else _plain(text, at)
        start = end + 2
    return _plain(text, at)


def _written(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED & set(cell) else cell
