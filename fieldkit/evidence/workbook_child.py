"""The confined child that reads one foreign workbook, and what it says of it.

Run as a program (`python -m fieldkit.evidence.workbook_child`), it takes limits upon itself,
loads its readers, gives up files, network and programs, says that it is ready, reads one workbook
from standard input and answers on standard output. `fieldkit.evidence.workbooks` is the other
side; messages are those of `fieldkit.evidence.darkroom`.

A workbook is an archive that may unpack to more than any memory, and the reader, written in Rust,
ends its whole process when memory is short. Here that costs the child alone.
"""

import codecs
import io
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final
from xml.etree import ElementTree as ET

from fieldkit.evidence.darkroom import receive, send
from fieldkit.evidence.headings import LOOKED_AT, best_heading
from fieldkit.host.confinement import Limits, confine, seal

LIMITS: Final = Limits(memory_bytes=1 << 30, cpu_seconds=60)
LARGEST_WORKBOOK: Final = 32 << 20  # bytes
MOST_ROWS: Final = 100_000  # of results; a heading and what stands above it come beside
MOST_COLUMNS: Final = 200
MOST_MERGED: Final = 1_000  # ranges that are told
LARGEST_UNPACKED: Final = 256 << 20  # bytes
_MOST_SHEETS: Final = 50
_PIECE: Final = 1 << 20
_OVERLAP: Final = 32  # bytes, so that no tag falls between two pieces
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ROW: Final = re.compile(rb"<(?:\w+:)?row[\s/>]")
_SIZE: Final = re.compile(rb'<(?:\w+:)?dimension\s+ref="[^":]*:([A-Z]{1,3})(\d{1,7})"')
# What archives and XML that are none make their readers raise.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    ET.ParseError,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    RuntimeError,
)
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class _RefusedError(Exception):
    """The workbook is not taken; the text is the word of `workbooks` that says why."""


def read(content: bytes, wanted: str, usual: frozenset[str]) -> tuple[dict[str, object], bytes]:
    """What a workbook holds: of one sheet the rows as text, and the names of the others.

    Args:
        content: of the file.
        wanted: name of the sheet; empty for the one whose heading looks most like results.
        usual: headings of results, in the form of `headings.key`.

    Returns:
        Head and body of the answer: the body is the rows as JSON.
    """
    # Loaded under the limits.
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415

    parts = _parts(content)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    tables = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    seen = [each.name for each in tables if each.visible == SheetVisibleEnum.Visible]
    if not seen or len(tables) > _MOST_SHEETS:
        raise _RefusedError("sheets")
    candidates = [wanted] if wanted in seen else seen
    found = None
    for name in candidates:
        _require_harmless(content, parts.get(name, ""), only_size=len(candidates) > 1)
        sheet = book.get_sheet_by_name(name)
        if sheet.total_width > MOST_COLUMNS:
            raise _RefusedError("columns")
        first = [list(map(_text, row)) for row in sheet.to_python(nrows=LOOKED_AT)]
        score = best_heading(first, usual)[1]
        if found is None or score > found[0]:
            found = (score, name, sheet)
    if found is None:
        raise _RefusedError("sheets")
    _, name, sheet = found
    _require_harmless(content, parts.get(name, ""), only_size=False)
    merged = sheet.merged_cell_ranges or []
    rows: list[list[str]] = []
    has_numbers = False
    for row in sheet.iter_rows():
        if len(rows) > MOST_ROWS + LOOKED_AT:
            raise _RefusedError("rows")
        has_numbers = has_numbers or any(type(cell) is float for cell in row)
        rows.append([_text(cell) for cell in row])
    head = {
        "sheet": name,
        "others": [each for each in seen if each != name],
        "hidden": [each.name for each in tables if each.name not in seen],
        "merged": [[*start, *end] for start, end in merged[:MOST_MERGED]],
        "left": 0 if sheet.start is None else sheet.start[1],
        "has_numbers": has_numbers,
    }
    return head, json.dumps(rows, ensure_ascii=False).encode("utf-8", "replace")


def _parts(content: bytes) -> dict[str, str]:
    """The name in the archive of each sheet's part; everything is unpacked once and counted."""
    left = LARGEST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" not in names:
            raise _RefusedError("none")
        for part in archive.infolist():
            for piece in _pieces(archive, part.filename):
                left -= len(piece)
                if left < 0:
                    raise _RefusedError("unpacked")
        targets = {}
        for each in ET.fromstring(archive.read("xl/_rels/workbook.xml.rels")):  # noqa: S314 - confined
            target = each.get("Target", "").lstrip("/")
            targets[each.get("Id", "")] = target if target.startswith("xl/") else f"xl/{target}"
        book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - confined
    return {
        each.get("name", ""): targets.get(each.get(_RELATION, ""), "")
        for each in book.iter(f"{_MAIN}sheet")
    }


def _require_harmless(content: bytes, part: str, *, only_size: bool) -> None:
    """Looks through a sheet for formulas and for more rows than are taken."""
    rows = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if part not in archive.namelist():
            raise _RefusedError("none")
        tail = b""
        for piece in _pieces(archive, part):
            text = tail + piece
            size = _SIZE.search(text)
            if size is not None and _column(size[1]) > MOST_COLUMNS:
                raise _RefusedError("columns")
            if _FORMULA.search(text) and not only_size:
                raise _RefusedError("formulas")
            rows += len(_ROW.findall(text)) - len(_ROW.findall(tail))
            if rows > MOST_ROWS + LOOKED_AT:
                raise _RefusedError("rows")
            tail = text[-_OVERLAP:]


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as file:
        while piece := file.read(_PIECE):
            yield piece


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _text(cell: object) -> str:
    """What a cell holds, as text; numbers with the digits that are stored."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        # A workbook shows 15 digits at most; the rest is what binary fractions leave over.
        whole = cell.is_integer() and abs(cell) < 1e15
        return format(cell, ".0f") if whole else _without_exponent(format(cell, ".15g"))
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds" if cell.second else "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return "" if cell is None else str(cell)


def _without_exponent(text: str) -> str:
    """1e-05 as 0.00001: a program's way of writing is not the laboratory's."""
    digits, _, exponent = text.partition("e")
    power = int(exponent or 0)
    if not -15 <= power < 0:
        return text
    sign, plain = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    return f"{sign}0.{'0' * (-power - 1)}{plain.replace('.', '')}"


def answer(head: dict[str, object], content: bytes) -> tuple[dict[str, object], bytes]:
    """The answer to a request; a refusal is one too."""
    from python_calamine import CalamineError  # noqa: PLC0415 - as in `read`

    usual = head.get("usual")
    wanted = head.get("sheet")
    known = frozenset(map(str, usual)) if isinstance(usual, Sequence) else frozenset()
    try:
        return read(content, wanted if isinstance(wanted, str) else "", known)
    except _RefusedError as refused:
        return {"refused": str(refused)}, b""
    except MemoryError:
        return {"refused": "unpacked"}, b""
    except (CalamineError, *_BROKEN):
        return {"refused": "none"}, b""


def main() -> int:
    """Answer one request."""
    confine(LIMITS)
    import python_calamine  # noqa: F401, PLC0415 - loaded under the limits, before the seal

    codecs.lookup("cp437")  # names in archives may be written so

    # Not sys.stdin: a program without a console has none, even with a pipe.
    with open(0, "rb", closefd=False) as requests, open(1, "wb", closefd=False) as answers:
        seal()
        send(answers, {"ready": True})
        send(answers, *answer(*receive(requests, LARGEST_WORKBOOK)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
