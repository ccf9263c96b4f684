"""The columns of the three sheets of results, and a row of texts as a record and back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.clock import TimeTextError, read_time, time_text
from fieldkit.evidence.measurements import MeasuredBy
from fieldkit.evidence.parts import FieldProblem
from fieldkit.reference.reported import Qualifier, Reported, ReportedError, read_reported
from ui import formatting
from ui.widgets.form.moments import read_day, read_moment

Texts = Mapping[str, str]  # what stands in a row, by member; nothing empty
ON_SITE: Final = frozenset({MeasuredBy.FIELD, MeasuredBy.AUTOMATIC})
IN_LABORATORY: Final = frozenset({MeasuredBy.LABORATORY})
_ALL: Final = ON_SITE | IN_LABORATORY
_SIGNS: Final = {
    Qualifier.EQUAL: "=", Qualifier.LESS: "<", Qualifier.AT_MOST: "≤", Qualifier.MORE: ">",
    Qualifier.AT_LEAST: "≥",
}  # fmt: skip


@dataclass(frozen=True)
class GridColumn:
    """One column.

    Attributes:
        member: path of the record's member.
        title: English, of context "results".
        width_px: at least.
        places: the sheets that have it.
    """

    member: str
    title: object
    width_px: int
    places: frozenset[MeasuredBy] = _ALL

    @property
    def translated(self) -> str:
        """Its heading in the language of the window."""
        return QCoreApplication.translate("results", str(self.title))


COLUMNS: Final = (
    GridColumn("sample", QT_TRANSLATE_NOOP("results", "Sample"), 110),
    GridColumn("point", QT_TRANSLATE_NOOP("results", "Point"), 96, ON_SITE),
    GridColumn("analyte", QT_TRANSLATE_NOOP("results", "Analyte"), 90),
    GridColumn("value", QT_TRANSLATE_NOOP("results", "Result as reported"), 160),
    GridColumn("unit", QT_TRANSLATE_NOOP("results", "Unit"), 64),
    GridColumn("analysed_at", QT_TRANSLATE_NOOP("results", "Measured at"), 130, ON_SITE),
    GridColumn("method", QT_TRANSLATE_NOOP("results", "Method"), 126),
    GridColumn("detection_limit", QT_TRANSLATE_NOOP("results", "Det. limit"), 70, IN_LABORATORY),
    GridColumn("instrument.name", QT_TRANSLATE_NOOP("results", "Instrument"), 96),
    GridColumn("instrument.number", QT_TRANSLATE_NOOP("results", "Instr. no."), 90),
    GridColumn("analyst", QT_TRANSLATE_NOOP("results", "Measured by"), 76),
    GridColumn("laboratory", QT_TRANSLATE_NOOP("results", "Laboratory"), 110, IN_LABORATORY),
    GridColumn("report_number", QT_TRANSLATE_NOOP("results", "Report no."), 110, IN_LABORATORY),
    GridColumn("cma_number", QT_TRANSLATE_NOOP("results", "CMA no."), 100, IN_LABORATORY),
    GridColumn(
        "analysed_at", QT_TRANSLATE_NOOP("results", "Analysed at"), 130, IN_LABORATORY
    ),
    GridColumn("uncertainty", QT_TRANSLATE_NOOP("results", "Uncertainty"), 92),
    GridColumn("detection_limit", QT_TRANSLATE_NOOP("results", "Det. limit"), 70, ON_SITE),
    GridColumn(
        "instrument.calibration", QT_TRANSLATE_NOOP("results", "Calibration"), 130, ON_SITE
    ),
    GridColumn(
        "no_report_reason", QT_TRANSLATE_NOOP("results", "Why no report or CMA"), 150,
        IN_LABORATORY,
    ),
    GridColumn(
        "no_sample_reason", QT_TRANSLATE_NOOP("results", "Why no sample"), 130, IN_LABORATORY
    ),
    GridColumn("note", QT_TRANSLATE_NOOP("results", "Remarks"), 130),
)  # fmt: skip


LIMIT: Final = GridColumn("", QT_TRANSLATE_NOOP("results", "Limit and exceedance"), 190)
"""What a result comes to beside a limit; shown, never typed."""


def columns_of(place: MeasuredBy) -> tuple[GridColumn, ...]:
    """The columns of a sheet, in order."""
    return tuple(each for each in COLUMNS if place in each.places)


@dataclass(frozen=True, slots=True)
class Samples:
    """The samples that a row can name.

    Attributes:
        by_number: sequence of each by its number.
        inspections: sequence of the visit each belongs to, by its own sequence.
        inspection: the visit that rows without a sample belong to; None before the first.
    """

    by_number: Mapping[str, int]
    inspections: Mapping[int, int]
    inspection: int | None = None

    def number_of(self, sequence: int) -> str:
        """The number of a sample; the number of its entry where it is no sample of the case."""
        found = (number for number, each in self.by_number.items() if each == sequence)
        return next(found, formatting.entry(sequence))


def body_of(texts: Texts, place: MeasuredBy, samples: Samples, now: datetime) -> JsonObject:
    """The members of the record that a row stands for; what cannot be understood stays text."""
    body: dict[str, JsonValue] = {"place": place.value}
    instrument: dict[str, JsonValue] = {}
    for member, text in texts.items():
        if member.startswith("instrument."):
            instrument[member.removeprefix("instrument.")] = text
        elif member == "sample":
            body[member] = samples.by_number.get(text, text)
        elif member == "analysed_at":
            moment = moment_of(text, place, now)
            body[member] = text if moment is None else time_text(moment)
        else:
            body[member] = text
    if instrument:
        body["instrument"] = instrument
    sample = body.get("sample")
    visit = samples.inspections.get(sample) if isinstance(sample, int) else samples.inspection
    if visit is not None:
        body["inspection"] = visit
    return body


def texts_of(body: JsonObject, samples: Samples) -> dict[str, str]:
    """What a sealed record shows in its row."""
    texts = {}
    instrument = body.get("instrument")
    inside = instrument if isinstance(instrument, Mapping) else {}
    for member in {each.member for each in COLUMNS}:
        value = (
            inside.get(member.partition(".")[2])
            if member.startswith("instrument.")
            else body.get(member)
        )
        if member == "sample" and isinstance(value, int):
            texts[member] = samples.number_of(value)
        elif member == "analysed_at" and isinstance(value, str):
            texts[member] = _moment(value)
        elif isinstance(value, str):
            texts[member] = value
    return texts


def column_of(problem: FieldProblem, columns: tuple[GridColumn, ...]) -> str:
    """The member in whose cell a problem is told; the first one if it has no cell."""
    names = [each.member for each in columns]
    path = problem.field.partition("[")[0]
    if path in names:
        return path
    within = (each for each in names if each.startswith(f"{path}."))
    return next(within, names[0])


def fault_of(
    member: str, text: str, place: MeasuredBy, samples: Samples, now: datetime
) -> FieldProblem | None:
    """What is wrong with the text of one cell by itself; None if nothing is, or it is empty."""
    if member in {"value", "detection_limit"}:
        return None if read(text) is not None else FieldProblem(member, "not_reported_value", "")
    if member == "sample" and text not in samples.by_number:
        return FieldProblem(member, "no_such_sample", "")
    if member == "analysed_at" and moment_of(text, place, now) is None:
        return FieldProblem(member, "not_a_moment", "")
    return None


def moment_of(text: str, place: MeasuredBy, now: datetime) -> datetime | None:
    """The moment that was typed; None if it is none.

    Laboratories mostly tell the day alone; that is its beginning, as where their tables are
    taken in (`fieldkit.evidence.laboratory`). What was read on the spot needs its time.
    """
    moment = read_moment(text, now)
    day = read_day(text, now.date()) if moment is None and place in IN_LABORATORY else None
    return moment if day is None else datetime.combine(day, time.min).astimezone()


def read(text: str) -> Reported | None:
    """What a reported value says; None if it cannot be read."""
    try:
        return read_reported(text)
    except ReportedError:
        return None


def reading_words(reported: Reported) -> str:
    """What a reported value was read as: "= 1200", "< 0.004", "6.5 – 8.5", "not detected"."""
    if reported.value is None:
        return QCoreApplication.translate("results", "not detected")
    if reported.high is not None:
        return f"{reported.value:f} – {reported.high:f}"
    return f"{_SIGNS[reported.qualifier]} {reported.value:f}"


def _moment(text: str) -> str:
    try:
        return formatting.moment(read_time(text))
    except TimeTextError:
        return text
