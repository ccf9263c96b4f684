"""Tables that laboratories send, as CSV or XLSX: read as text, with bounds, and nothing run.

What cannot be taken is told in one sentence. Formulas and merged cells are refused, because the
figure that a person saw may be another than the one that is stored, or belong to another row.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Never

from fieldkit.errors import InputError
from fieldkit.evidence.delimited import NotCellsError, NotTextError, TooManyRowsError, read_text
from fieldkit.evidence.headings import LOOKED_AT, best_heading, key
from fieldkit.evidence.workbook_child import (
    LARGEST_UNPACKED,
    LARGEST_WORKBOOK,
    MOST_COLUMNS,
    MOST_ROWS,
)
from fieldkit.evidence.workbooks import Page, WorkbookRefusedError, read_workbook

LARGEST_FILE: Final = LARGEST_WORKBOOK
LONGEST_CELL: Final = 2_000  # characters
_WORKBOOK: Final = b"PK\x03\x04"
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"
_GUARD: Final = re.compile(r"^'(?=\s*[=+\-@＝＋－＠])")  # keeps spreadsheets from running a cell


class SheetUnreadableError(InputError):
    """A file is no table that can be read."""

    code = "sheet.unreadable"
    sentence = "{name} is no table that can be read; save it as CSV or as XLSX."


class SheetMissingError(SheetUnreadableError):
    """There is no file of that name."""

    code = "sheet.missing"
    sentence = "There is no file {name} there."


class SheetOldError(SheetUnreadableError):
    """A workbook of the old form, or one with a passphrase; both look alike."""

    code = "sheet.old"
    sentence = "{name} is an old or a protected workbook; save it as .xlsx or .csv without one."


class SheetEncodingError(SheetUnreadableError):
    """A text that is in none of the encodings that are taken."""

    code = "sheet.encoding"
    sentence = "{name} is not written in UTF-8, GB18030 or UTF-16 with a mark; save it as one."


class SheetTooLargeError(SheetUnreadableError):
    """A table larger than any of results."""

    code = "sheet.too-large"
    sentence = "{name} is larger than any table of results: more than {most} {what}."


class SheetFormulasError(SheetUnreadableError):
    """A workbook in which cells are calculated."""

    code = "sheet.formulas"
    sentence = "{name} has formulas; save the values alone, so that what was seen is what is kept."


class SheetMergedError(SheetUnreadableError):
    """A workbook in which cells are merged where results stand."""

    code = "sheet.merged"
    sentence = "{name} has merged cells at {cells}; each value needs a cell of its own."


class SheetEmptyError(SheetUnreadableError):
    """A table without rows."""

    code = "sheet.empty"
    sentence = "{name} has no rows below a heading."


class SheetRowError(SheetUnreadableError):
    """A row that cannot be one of this table."""

    code = "sheet.row"
    sentence = "Row {row} of {name} has quotes that do not end, or more cells than the heading."


class ReaderNotStartedError(SheetUnreadableError):
    """The confined reader of workbooks could not be started."""

    code = "sheet.no-reader"
    sentence = "The reader of workbooks could not be started for {name}; save the table as CSV."


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table.

    Attributes:
        number: of the row in the file, from 1.
        cells: as text, one for each column of the heading.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """How a table was found to be written.

    Attributes:
        encoding: of a text, such as "gb18030"; empty for a workbook.
        separator: what parts its cells; empty for a workbook.
        sheet: of a workbook: the name of the one that was read; empty for a text.
        others: names of its other sheets that are seen.
        hidden: names of its sheets that are not.
        has_numbers: figures stand in it as numbers, whose last zeros it does not keep.
    """

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    others: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    has_numbers: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table.

    Attributes:
        heading: the names of its columns, each once.
        lines: its rows; those that are blank are left out.
        form: how it is written.
        above: numbers of the rows above the heading that are not blank.
    """

    heading: tuple[str, ...]
    lines: tuple[Line, ...]
    form: Form = Form()
    above: tuple[int, ...] = ()


def read_sheet(
    name: str,
    content: bytes,
    *,
    encoding: str = "",
    sheet: str = "",
    usual: Iterable[str] = (),
) -> Sheet:
    """One table of a file.

    Args:
        name: of the file, for messages.
        content: its bytes.
        encoding: of a text; empty to find it out.
        sheet: of a workbook; empty for the one that looks most like results.
        usual: headings of results, in the form of `headings.key`.

    Raises:
        SheetUnreadableError: it is no table, too large, or holds formulas or merged cells.
    """
    if len(content) > LARGEST_FILE:
        raise SheetTooLargeError(name=name, most=LARGEST_FILE >> 20, what="MB")
    if content.startswith(_OLD_WORKBOOK):
        raise SheetOldError(name=name)
    known = frozenset(usual)
    if content.startswith(_WORKBOOK):
        page = _page(name, content, sheet, known)
        form = Form("", "", page.sheet, page.others, page.hidden, page.has_numbers)
        rows: Sequence[Sequence[str]] = page.rows
        left = page.left
    elif content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise SheetUnreadableError(name=name)  # a web page that calls itself a table
    else:
        page, left = None, 0
        rows, form = _text(name, content, encoding)
    at, _ = best_heading(rows[:LOOKED_AT], known)
    if page is not None:
        _require_single_cells(name, page, at)
    return _sheet(name, rows, at, form, left)


def _text(name: str, content: bytes, encoding: str) -> tuple[list[list[str]], Form]:
    try:
        text = read_text(content, encoding, MOST_ROWS + LOOKED_AT)
    except NotTextError:
        raise SheetEncodingError(name=name) from None
    except TooManyRowsError:
        raise SheetTooLargeError(name=name, most=MOST_ROWS, what="rows") from None
    except NotCellsError as problem:
        raise SheetRowError(name=name, row=problem.row) from None
    return text.rows, Form(text.encoding, text.separator)


def _page(name: str, content: bytes, sheet: str, usual: frozenset[str]) -> Page:
    try:
        return read_workbook(content, sheet=sheet, usual=usual)
    except WorkbookRefusedError as refused:
        _tell(name, refused.why)


def _tell(name: str, why: str) -> Never:
    large = {
        "rows": (MOST_ROWS, "rows"),
        "columns": (MOST_COLUMNS, "columns"),
        "unpacked": (LARGEST_UNPACKED >> 20, "MB when unpacked"),
    }
    if why in large:
        most, what = large[why]
        raise SheetTooLargeError(name=name, most=most, what=what)
    errors = {"formulas": SheetFormulasError, "child": ReaderNotStartedError}
    raise errors.get(why, SheetUnreadableError)(name=name)


def _require_single_cells(name: str, page: Page, heading: int) -> None:
    """Cells may be merged above the heading, where titles stand."""
    for (top, left), (bottom, right) in page.merged:
        if bottom >= heading:
            cells = f"{_letters(left)}{top + 1}:{_letters(right)}{bottom + 1}"
            raise SheetMergedError(name=name, cells=cells)


def _sheet(name: str, rows: Sequence[Sequence[str]], at: int, form: Form, left: int) -> Sheet:
    above = tuple(n for n, row in enumerate(rows[:at], 1) if any(cell.strip() for cell in row))
    row = rows[at] if rows else ()
    while row and not row[-1].strip():
        row = row[:-1]
    if form.sheet:  # cells of a workbook have their column, and cannot have slipped into it
        row = [*row, *[""] * (max(map(len, rows), default=0) - len(row))]
    heading = _heading(row, left)
    width = len(heading)
    if width > MOST_COLUMNS:
        raise SheetTooLargeError(name=name, most=MOST_COLUMNS, what="columns")
    lines = []
    for number, row in enumerate(rows[at + 1 :], at + 2):
        cells = [_GUARD.sub("", " ".join(cell.splitlines()).strip()) for cell in row]
        if not any(cells):
            continue
        if any(cells[width:]):
            raise SheetRowError(name=name, row=number)
        if any(len(cell) > LONGEST_CELL for cell in cells):
            what = f"characters in a cell (row {number})"
            raise SheetTooLargeError(name=name, most=LONGEST_CELL, what=what)
        lines.append(Line(number, (*cells[:width], *[""] * (width - len(cells)))))
    if not heading or not lines:
        raise SheetEmptyError(name=name)
    if len(lines) > MOST_ROWS:
        raise SheetTooLargeError(name=name, most=MOST_ROWS, what="rows")
    return Sheet(heading, tuple(lines), form, above)


def _heading(row: Sequence[str], left: int) -> tuple[str, ...]:
    """The names of the columns; those without, or with that of another, get their letter too."""
    names = [" ".join(cell.split()) for cell in row]
    count = {key(name): sum(key(each) == key(name) for each in names) for name in names}
    return tuple(
        name if name and count[key(name)] == 1 else f"{name} [{_letters(number)}]".strip()
        for number, name in enumerate(names, left)
    )


def _letters(column: int) -> str:
    """The letters of a column in a spreadsheet, from 0: A, B, … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
