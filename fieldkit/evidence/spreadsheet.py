"""Tables that laboratories send, as CSV or XLSX: read as text, with bounds, and nothing run.

What cannot be taken is told in one sentence. A workbook is first unpacked against a bound, so
that a small file cannot fill the memory; formulas and merged cells are refused, because the
figure that a person saw may be another than the one that is stored.
"""

import csv
import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook

from fieldkit.errors import InputError

LARGEST_FILE: Final = 32 << 20  # bytes
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 2_000  # characters
ENCODINGS: Final = ("utf-8", "gb18030")
_LARGEST_UNPACKED: Final = 256 << 20  # bytes
_PIECE: Final = 1 << 20
_GUARD: Final = re.compile(r"^'(?=\s*[=+\-@＝＋－＠])")  # keeps spreadsheets from running a cell
_WORKBOOK: Final = b"PK\x03\x04"
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"


class SheetUnreadableError(InputError):
    """A file is no table that can be taken."""

    code = "sheet.unreadable"
    sentence = "{name} cannot be taken as a table: {reason}."


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
class Sheet:
    """A table.

    Attributes:
        heading: the names of its columns, each once.
        lines: its rows; those that are blank are left out.
    """

    heading: tuple[str, ...]
    lines: tuple[Line, ...]


def read_sheet(name: str, content: bytes, encoding: str = "utf-8") -> Sheet:
    """The first sheet of a file, with its first row that is not blank as heading.

    Args:
        name: of the file, for messages.
        content: its bytes.
        encoding: of CSV, one of `ENCODINGS`. Never guessed: a wrong guess changes names.

    Raises:
        SheetUnreadableError: it is no table, too large, or holds formulas or merged cells.
    """
    if len(content) > LARGEST_FILE:
        raise _unreadable(name, f"it has more than {LARGEST_FILE >> 20} MB")
    if content.startswith(_OLD_WORKBOOK):
        raise _unreadable(name, "it is an old or a protected workbook; save it as .xlsx or .csv")
    if content.startswith(_WORKBOOK):
        rows = _workbook(name, content)
    else:
        rows = _csv(name, content, encoding)
    return _sheet(name, rows)


def _csv(name: str, content: bytes, encoding: str) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError:
        raise _unreadable(name, _encoding_hint(content, encoding)) from None
    if "\0" in text:
        raise _unreadable(name, "it is no text")
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), strict=True):
            rows.append(row)
            if len(rows) > MOST_ROWS + 1:
                raise _unreadable(name, f"it has more than {MOST_ROWS} rows")
    except csv.Error as problem:
        raise _unreadable(name, f"row {len(rows) + 1} is no CSV ({problem})") from None
    return rows


def _encoding_hint(content: bytes, encoding: str) -> str:
    other = next(each for each in ENCODINGS if each != encoding)
    try:
        content.decode(other)
    except UnicodeDecodeError:
        return f"it is not written in {encoding.upper()}"
    return f"it is not written in {encoding.upper()} but perhaps in {other.upper()}; say so"


def _workbook(name: str, content: bytes) -> list[list[str]]:
    _require_harmless(name, content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            sheet = book.get_sheet_by_index(0)
            if sheet.merged_cell_ranges:
                raise _unreadable(name, "it has merged cells; each value needs a cell of its own")
            if sheet.height > MOST_ROWS + 1:
                raise _unreadable(name, f"it has more than {MOST_ROWS} rows")
            if sheet.width > MOST_COLUMNS:
                raise _unreadable(name, f"it has more than {MOST_COLUMNS} columns")
            rows = sheet.to_python(skip_empty_area=False)
            return [[_text(cell) for cell in row] for row in rows]
    except (CalamineError, IndexError):
        raise _unreadable(name, "it is no workbook that can be read") from None


def _require_harmless(name: str, content: bytes) -> None:
    """Unpacks every part once, without keeping it, and looks for formulas in sheets."""
    left = _LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.infolist():
                is_sheet = part.filename.startswith("xl/worksheets/")
                tail = b""
                with archive.open(part) as file:
                    while piece := file.read(_PIECE):
                        left -= len(piece)
                        if left < 0:
                            raise _unreadable(name, "it unpacks to more than any table needs")
                        if is_sheet and (b"<f>" in tail + piece or b"<f " in tail + piece):
                            raise _unreadable(name, "it has formulas; save the values alone")
                        tail = piece[-2:]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as problem:
        raise _unreadable(name, "it is no workbook that can be read") from problem


def _text(cell: object) -> str:
    """What a cell holds, as text; numbers with the digits that are stored."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return format(cell, ".0f") if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return "" if cell is None else str(cell)


def _sheet(name: str, rows: list[list[str]]) -> Sheet:
    filled = [
        Line(number, tuple(_GUARD.sub("", cell.strip()) for cell in row))
        for number, row in enumerate(rows, 1)
        if any(cell.strip() for cell in row)
    ]
    if len(filled) < 2:
        raise _unreadable(name, "it has no rows below a heading")
    heading = filled[0].cells
    while heading and not heading[-1]:
        heading = heading[:-1]
    if len(heading) > MOST_COLUMNS:
        raise _unreadable(name, f"it has more than {MOST_COLUMNS} columns")
    if "" in heading or len(set(heading)) < len(heading):
        raise _unreadable(name, "a column has no name, or two have the same")
    width = len(heading)
    lines = []
    for each in filled[1:]:
        if any(each.cells[width:]):
            raise _unreadable(name, f"row {each.number} has more cells than the heading")
        if any(len(cell) > LONGEST_CELL for cell in each.cells):
            raise _unreadable(name, f"row {each.number} has a cell that is too long")
        cells = (*each.cells[:width], *[""] * (width - len(each.cells)))
        lines.append(Line(each.number, cells))
    return Sheet(heading, tuple(lines))


def _unreadable(name: str, reason: str) -> SheetUnreadableError:
    return SheetUnreadableError(name=name, reason=reason)
