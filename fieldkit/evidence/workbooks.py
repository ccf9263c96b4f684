"""Foreign workbooks (XLSX), read in a confined child; what it answers is checked, not believed.

This process unpacks and decodes nothing of them: it gets texts back, within bounds.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import fieldkit
from fieldkit.evidence.darkroom import receive, send
from fieldkit.evidence.headings import LOOKED_AT
from fieldkit.evidence.workbook_child import LIMITS, MOST_COLUMNS, MOST_MERGED, MOST_ROWS
from fieldkit.host.confinement import ConfinedProcess

# -I: no module is taken from the folder one stands in, from PYTHON* variables or the user's own
# site-packages; the child is of this very program, wherever it lies. -B: nothing is written.
_PROGRAM: Final = f"""import sys
sys.path.insert(0, {str(Path(fieldkit.__file__).parents[1])!r})
from fieldkit.evidence.workbook_child import main
sys.exit(main())"""
_COMMAND: Final = (sys.executable, "-I", "-B", "-c", _PROGRAM)
_START_SECONDS: Final = 30  # virus scanners take their time
_SECONDS: Final = 60
_LARGEST_ANSWER: Final = 128 << 20  # bytes
_REFUSALS: Final = frozenset({"none", "sheets", "rows", "columns", "unpacked", "formulas"})

Cell = tuple[int, int]  # row and column, from 0


class WorkbookRefusedError(Exception):
    """A workbook is not taken.

    Attributes:
        why: "none" (it cannot be read), "sheets" (none is seen, or too many), "rows", "columns",
            "unpacked" (more memory or time than any table needs), "formulas", or "child" (the
            reader could not be started).
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a workbook.

    Attributes:
        sheet: its name.
        others: names of the other sheets that are seen.
        hidden: names of those that are not.
        rows: its cells as text, from the first row of the sheet.
        left: number of blank columns before the first of `rows`.
        merged: first and last cell of each merged range.
        has_numbers: whether a cell holds a number, whose last zeros the file does not keep.
    """

    sheet: str
    others: tuple[str, ...]
    hidden: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left: int
    merged: tuple[tuple[Cell, Cell], ...]
    has_numbers: bool


def read_workbook(content: bytes, *, sheet: str, usual: Iterable[str]) -> Page:
    """One sheet of a workbook.

    Args:
        content: of the file.
        sheet: its name; empty, or a name that is not there, for the one whose heading looks
            most like that of a table of results.
        usual: headings of such tables, in the form of `headings.key`.

    Raises:
        WorkbookRefusedError: it is not taken.
    """
    try:
        child = ConfinedProcess(_COMMAND, LIMITS)
    except OSError:
        raise WorkbookRefusedError("child") from None
    try:
        head, body = _asked(child, {"sheet": sheet, "usual": sorted(usual)}, content)
        return _page(head, body)
    except TimeoutError:
        raise WorkbookRefusedError("unpacked") from None
    except (OSError, EOFError, ValueError, RecursionError):
        # It died: of what the file made it need, mostly. Or it answers what it cannot mean.
        raise WorkbookRefusedError("unpacked") from None
    finally:
        child.end()


def _asked(
    child: ConfinedProcess, request: Mapping[str, object], content: bytes
) -> tuple[dict[str, object], bytes]:
    try:
        with child.deadline(_START_SECONDS):
            receive(child.stdout, 0)
    except (OSError, EOFError, ValueError):
        raise WorkbookRefusedError("child") from None
    with child.deadline(_SECONDS):
        send(child.stdin, request, content)
        return receive(child.stdout, _LARGEST_ANSWER)


def _page(head: Mapping[str, object], body: bytes) -> Page:
    """The answer, checked.

    Raises:
        WorkbookRefusedError: it is a refusal.
        ValueError: the child cannot mean this.
    """
    if "refused" in head:
        why = head["refused"]
        raise WorkbookRefusedError(why if isinstance(why, str) and why in _REFUSALS else "none")
    rows = json.loads(body)
    if not isinstance(rows, list) or len(rows) > MOST_ROWS + LOOKED_AT + 1:
        raise ValueError("not rows")
    left, has_numbers = head.get("left"), head.get("has_numbers")
    if type(left) is not int or not 0 <= left < MOST_COLUMNS or type(has_numbers) is not bool:
        raise ValueError("not a place")
    (name,) = _texts([head.get("sheet")])
    return Page(
        sheet=name,
        others=_texts(head.get("others")),
        hidden=_texts(head.get("hidden")),
        rows=tuple(map(_texts, rows)),
        left=left,
        merged=_ranges(head.get("merged")),
        has_numbers=has_numbers,
    )


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MOST_COLUMNS:
        raise ValueError("not texts")
    if not all(isinstance(each, str) for each in value):
        raise ValueError("not a text")
    return tuple(value)


def _ranges(value: object) -> tuple[tuple[Cell, Cell], ...]:
    if not isinstance(value, list) or len(value) > MOST_MERGED:
        raise ValueError("not ranges")
    ranges = []
    for each in value:
        if not isinstance(each, list) or not all(type(place) is int for place in each):
            raise ValueError("not a range")
        top, left, bottom, right = each
        ranges.append(((top, left), (bottom, right)))
    return tuple(ranges)
