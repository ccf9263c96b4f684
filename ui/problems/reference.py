"""What failures about limits, units, facts and tables mean, and what to do next: by code."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

REFERENCE: Final[Mapping[str, tuple[object, object]]] = {
    "fact.malformed": (
        QT_TRANSLATE_NOOP("problems", "The value of {name} is not of its kind."),
        QT_TRANSLATE_NOOP("problems", "Give a number, yes or no, or one of the words offered."),
    ),
    "fact.unknown": (
        QT_TRANSLATE_NOOP("problems", "No clause asks for {name}."),
        QT_TRANSLATE_NOOP("problems", "Choose one of the facts offered."),
    ),
    "pollutant.unknown": (
        QT_TRANSLATE_NOOP("problems", "It is not clear which pollutant {given} is."),
        QT_TRANSLATE_NOOP("problems", "Choose it from the list, or give its code."),
    ),
    "quantity.figures": (
        QT_TRANSLATE_NOOP("problems", "The quantity cannot be calculated from these figures."),
        QT_TRANSLATE_NOOP("problems", "Give every figure that is asked for, each above zero."),
    ),
    "results.form-unknown": (
        QT_TRANSLATE_NOOP("problems", "The name {path} does not say what kind of table it is."),
        QT_TRANSLATE_NOOP("problems", "Let it end in .xlsx or .csv."),
    ),
    "results.mapping": (
        QT_TRANSLATE_NOOP("problems", "It is not clear which column holds what."),
        QT_TRANSLATE_NOOP("problems", "Choose a column for sample, analyte, value and unit."),
    ),
    "results.none": (
        QT_TRANSLATE_NOOP("problems", "{name} holds no result that can be taken."),
        QT_TRANSLATE_NOOP("problems", "Look whether each column is taken for what it is."),
    ),
    "results.refused": (
        QT_TRANSLATE_NOOP("problems", "{count} of {total} rows cannot be taken, so none was."),
        QT_TRANSLATE_NOOP("problems", "Look at the rows that are marked, and mend the table."),
    ),
    "results.table-changed": (
        QT_TRANSLATE_NOOP("problems", "{name} changed while it was read; nothing was sealed."),
        QT_TRANSLATE_NOOP(
            "problems", "Close the spreadsheet that has it open, and take it in again."
        ),
    ),
    "screening.unreadable": (
        QT_TRANSLATE_NOOP("problems", "The file of screening record #{entry} cannot be read."),
        QT_TRANSLATE_NOOP("problems", "Run the full check; then seal the screening anew."),
    ),
    "sheet.empty": (
        QT_TRANSLATE_NOOP("problems", "{name} has no rows below a heading."),
        QT_TRANSLATE_NOOP("problems", "Choose the sheet or file that holds the results."),
    ),
    "sheet.encoding": (
        QT_TRANSLATE_NOOP("problems", "It cannot be told how the text of {name} is written."),
        QT_TRANSLATE_NOOP("problems", "In a spreadsheet, save it as XLSX or as CSV in UTF-8."),
    ),
    "sheet.formulas": (
        QT_TRANSLATE_NOOP("problems", "{name} has formulas."),
        QT_TRANSLATE_NOOP(
            "problems", "Ask for a table of plain values: what was seen must be what is kept."
        ),
    ),
    "sheet.merged": (
        QT_TRANSLATE_NOOP("problems", "{name} has merged cells at {cells}."),
        QT_TRANSLATE_NOOP(
            "problems", "Ask for a table in which each value has a cell of its own."
        ),
    ),
    "sheet.missing": (
        QT_TRANSLATE_NOOP("problems", "There is no file {name} there."),
        QT_TRANSLATE_NOOP("problems", "Choose it again."),
    ),
    "sheet.no-reader": (
        QT_TRANSLATE_NOOP("problems", "The reader of workbooks could not be started."),
        QT_TRANSLATE_NOOP("problems", "Save the table as CSV in UTF-8, or try once more."),
    ),
    "sheet.old": (
        QT_TRANSLATE_NOOP("problems", "{name} is an old or a protected workbook."),
        QT_TRANSLATE_NOOP("problems", "In a spreadsheet, save it as XLSX without a passphrase."),
    ),
    "sheet.row": (
        QT_TRANSLATE_NOOP(
            "problems",
            "Row {row} of {name} has more cells than the heading, or quotes that do not end.",
        ),
        QT_TRANSLATE_NOOP("problems", "Look at that row and the one before it."),
    ),
    "sheet.too-large": (
        QT_TRANSLATE_NOOP("problems", "{name} is larger than any table of results."),
        QT_TRANSLATE_NOOP("problems", "At most 32 MB, 100,000 rows and 200 columns are taken."),
    ),
    "sheet.unreadable": (
        QT_TRANSLATE_NOOP("problems", "{name} is no table that can be read."),
        QT_TRANSLATE_NOOP(
            "problems", "Open it in a spreadsheet, and save it as XLSX or as CSV in UTF-8."
        ),
    ),
    "unit.incompatible": (
        QT_TRANSLATE_NOOP("problems", "{given} and {wanted} measure different things."),
        QT_TRANSLATE_NOOP("problems", "Check the unit against the report."),
    ),
    "unit.unknown": (
        QT_TRANSLATE_NOOP("problems", "The unit {unit} is not known."),
        QT_TRANSLATE_NOOP("problems", "Write it as in the standard, such as mg/L or mg/m3."),
    ),
}
