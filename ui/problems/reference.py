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
    "results.refused": (
        QT_TRANSLATE_NOOP("problems", "{count} of {total} rows cannot be taken, so none was."),
        QT_TRANSLATE_NOOP("problems", "Look at the rows that are marked, and mend the table."),
    ),
    "screening.unreadable": (
        QT_TRANSLATE_NOOP("problems", "The file of screening record #{entry} cannot be read."),
        QT_TRANSLATE_NOOP("problems", "Run the full check; then seal the screening anew."),
    ),
    "sheet.unreadable": (
        QT_TRANSLATE_NOOP("problems", "{name} cannot be taken as a table."),
        QT_TRANSLATE_NOOP(
            "problems",
            "Save it as CSV in UTF-8 or as XLSX with plain values and no merged cells.",
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
