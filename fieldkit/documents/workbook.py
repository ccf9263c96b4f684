"""A table as a workbook (XLSX) in which every cell is text: nothing runs, nothing is a link."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

import xlsxwriter

from fieldkit.bundle.cells import shown_cell

LONGEST_CELL: Final = 32_767  # characters that Excel takes
_WIDEST: Final = 60  # characters


def write_workbook(
    title: str, heading: Sequence[str], rows: Iterable[Sequence[str]], made_at: datetime
) -> bytes:
    """The bytes of a workbook with one sheet.

    Nothing of it touches the disk on the way.

    Args:
        title: of the sheet, at most 31 characters, none of []:*?/ and backslash.
        heading: one text for each column.
        rows: as many texts each; characters that cannot be seen are written out.
        made_at: what it says of its own making.
    """
    made = io.BytesIO()
    nothing_runs = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, {"in_memory": True, **nothing_runs}) as book:
        book.set_properties({"title": title, "created": made_at.replace(tzinfo=None)})
        # The format "text" keeps Excel from reading numbers and formulas into what is typed over.
        plain = book.add_format({"num_format": "@", "valign": "top"})
        bold = book.add_format({"num_format": "@", "bold": True, "bottom": 1})
        sheet = book.add_worksheet(title)
        widths = [_width(each) for each in heading]
        for column, name in enumerate(heading):
            sheet.write_string(0, column, shown_cell(name), bold)
        last = 0
        for last, row in enumerate(rows, 1):
            for column, text in enumerate(row):
                if text:
                    sheet.write_string(last, column, shown_cell(text)[:LONGEST_CELL], plain)
                    widths[column] = max(widths[column], _width(text))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(width + 2, _WIDEST))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(heading) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return made.getvalue()


def _width(text: str) -> int:
    """How wide a text is drawn, in digits; Chinese signs are two wide."""
    return sum(2 if ord(each) > 0x2E7F else 1 for each in text)
