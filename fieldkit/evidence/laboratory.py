"""Results that a laboratory sends as a table: which column is what, and what will not go in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.clock import time_text
from fieldkit.errors import InputError
from fieldkit.evidence.delimited import ENCODINGS
from fieldkit.evidence.headings import aside, key, without_aside
from fieldkit.evidence.measurements import MeasuredBy, Measurement
from fieldkit.evidence.moments import read_moment
from fieldkit.evidence.parts import FieldProblem, RecordError
from fieldkit.evidence.record import read_body
from fieldkit.evidence.spreadsheet import Line, Sheet
from fieldkit.reference.limits import same
from fieldkit.reference.tables import PollutantUnknownError, Reference
from fieldkit.reference.units import UnitUnknownError

# Members of a result that a column can fill, with the headings that laboratories use.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "sample": ("样品编号", "样品号", "样品", "sample", "sample number", "sample id"),
    "analyte": ("监测项目", "检测项目", "分析项目", "项目", "analyte", "parameter", "pollutant"),
    "value": ("结果", "检测结果", "监测结果", "测定结果", "测定值", "value", "result"),
    "unit": ("单位", "计量单位", "unit"),
    "method": ("方法", "检测方法", "分析方法", "方法依据", "检测依据", "method"),
    "detection_limit": ("检出限", "方法检出限", "detection limit", "mdl"),
    "uncertainty": ("不确定度", "uncertainty"),
    "analysed_at": ("分析时间", "分析日期", "检测日期", "测定时间", "analysed at", "date"),
    "analyst": ("分析人", "分析人员", "检测人", "analyst"),
    "laboratory": ("检测机构", "监测机构", "实验室", "laboratory"),
    "cma_number": ("资质认定编号", "cma编号", "cma", "cma number"),
    "report_number": ("报告编号", "report number", "report"),
    "place": ("测定方式", "measured by"),
    "point": ("采样点位", "测定点位", "监测点位", "sampling point"),
}
NEEDED: Final = ("sample", "analyte", "value", "unit")
USUAL: Final = frozenset(key(name) for names in COLUMNS.values() for name in names)
# Of one report alone; a text for all rows of one table is wrong for the next.
_OF_ONE_TABLE: Final = frozenset({"report_number", "analysed_at", "sample", "value"})
_NOTHING: Final = frozenset({"/", "\\", "-", "--", "—", "——", "/ /", "无", "n/a"})
_SUMS: Final = frozenset(
    {"合计", "总计", "小计", "平均", "平均值", "均值", "total", "sum", "average", "mean"}
)
_PLACES: Final = {
    same(word): each for each in MeasuredBy for word in (each.value, each.zh, each.en)
}


class MappingError(InputError):
    """It is not known which column holds what."""

    code = "results.mapping"
    sentence = "The columns cannot be told apart: {reason}."


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column is what.

    Attributes:
        by_member: name of the column for each member that a column fills.
        fixed: members that are the same in every row, such as the laboratory.
        encoding: of a text; empty to find it out.
        sheet: of a workbook; empty for the one that looks most like results.
    """

    by_member: Mapping[str, str]
    fixed: Mapping[str, str]
    encoding: str = ""
    sheet: str = ""

    def as_json(self) -> JsonObject:
        """The same, to be remembered or written to a file."""
        return {
            "columns": dict(self.by_member),
            "fixed": dict(self.fixed),
            "encoding": self.encoding,
            "sheet": self.sheet,
        }


@dataclass(frozen=True, slots=True)
class Row:
    """What becomes of one row.

    Attributes:
        line: as it stands in the file.
        result: the record it makes; None if it makes none.
        problems: why it makes none; none of them for a row that is no result, such as a note
            or a sum below the table.
    """

    line: Line
    result: Measurement | None
    problems: tuple[FieldProblem, ...]

    @property
    def is_aside(self) -> bool:
        """Whether it is no result at all, but a note or a sum."""
        return self.result is None and not self.problems


def read_columns(value: JsonValue) -> Columns:
    """A mapping that was written down before.

    Raises:
        MappingError: it is not of its form, or names members that no column fills.
    """
    members = {"columns", "fixed", "encoding", "sheet"}
    if not isinstance(value, Mapping) or not set(value) <= members:
        raise MappingError(reason="a mapping has the members columns, fixed, encoding and sheet")
    columns, fixed = _texts(value.get("columns", {})), _texts(value.get("fixed", {}))
    encoding, sheet = value.get("encoding", ""), value.get("sheet", "")
    unknown = sorted((columns.keys() | fixed.keys()) - COLUMNS.keys())
    if unknown:
        known = ", ".join(COLUMNS)
        raise MappingError(reason=f"{unknown[0]} is none of {known}")
    if encoding not in {"", *ENCODINGS}:
        raise MappingError(reason="the encoding is utf-8, gb18030 or utf-16, or empty")
    if not isinstance(sheet, str):
        raise MappingError(reason="the sheet is a name, or empty")
    return Columns(columns, fixed, str(encoding), sheet)


def usual_headings(known: Columns | None) -> frozenset[str]:
    """Headings by which a table of results is known, those said before among them."""
    said = () if known is None else known.by_member.values()
    return USUAL | {key(name) for name in said}


def propose(
    heading: tuple[str, ...], known: Columns | None = None, reference: Reference | None = None
) -> Columns:
    """Which column is what, by what was said before and by the usual headings.

    Args:
        heading: of the table.
        known: what was said before; a column of it that is not there is left out, and so is a
            text that holds for one table only, such as the number of a report.
        reference: knows whether "mg/L" in "结果(mg/L)" is a unit.
    """
    found: dict[str, str] = {}
    for member, names in COLUMNS.items():
        usual = {key(name) for name in names}
        said = None if known is None else known.by_member.get(member)
        choices = [said] if said in heading else []
        choices += [each for each in heading if key(each) in usual]
        choices += [each for each in heading if without_aside(each) in usual]
        column = next((each for each in choices if each not in found.values()), None)
        if column is not None:
            found[member] = column
    fixed = {} if known is None else dict(known.fixed)
    fixed = {name: text for name, text in fixed.items() if name not in _OF_ONE_TABLE}
    unit = aside(found.get("value", ""))
    if "unit" not in found and reference is not None and _is_unit(unit, reference):
        fixed["unit"] = unit
    return Columns(found, fixed)


def rows_of(
    sheet: Sheet,
    columns: Columns,
    *,
    samples: Mapping[str, int],
    reference: Reference,
    timezone: tzinfo,
) -> Iterator[Row]:
    """What becomes of each row of a table, in order.

    Args:
        sheet: the table.
        columns: which column is what.
        samples: sequence of each sample of the case, by its number.
        reference: units and pollutants.
        timezone: of days and times, which tables give without one.

    Raises:
        MappingError: a column is named that the table does not have, or one that is needed
            is not known.
    """
    _require_columns(sheet, columns)
    reading = _Reading(sheet, columns, samples, reference, timezone)
    yield from map(reading.row, sheet.lines)


class _Reading:
    """Makes results of rows; remembers what it made of analytes and units."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Columns,
        samples: Mapping[str, int],
        reference: Reference,
        timezone: tzinfo,
    ) -> None:
        self._at = {name: number for number, name in enumerate(sheet.heading)}
        self._columns = columns
        self._samples = {same(number): sequence for number, sequence in samples.items()}
        self._reference = reference
        self._timezone = timezone
        self._has_decimal_commas = sheet.form.separator == ";"
        self._codes: dict[str, str | None] = {}

    def row(self, line: Line) -> Row:
        """One row."""
        own = self._own(line)
        if _is_aside(own):
            return Row(line, None, ())
        texts = {**self._columns.fixed, **own}
        body: dict[str, JsonValue] = {"place": MeasuredBy.LABORATORY.value, **texts}
        problems: list[FieldProblem] = []
        self._name_place(texts, body, problems)
        self._name_analyte(texts, body)
        self._name_unit(texts, body, problems)
        self._name_sample(texts, body, problems)
        self._name_moment(texts, body, problems)
        self._mind_commas(texts, problems)
        is_of_laboratory = body["place"] == MeasuredBy.LABORATORY.value
        needed = NEEDED if is_of_laboratory else NEEDED[1:]
        problems += [
            FieldProblem(member, "missing", "It is needed.")
            for member in needed
            if member not in texts and member not in body
        ]
        missing = [each for each in ("cma_number", "report_number") if each not in texts]
        if missing and is_of_laboratory:
            body["no_report_reason"] = "导入的表中没有"
        result = None
        try:
            result = read_body(Measurement, body)
        except RecordError as wrong:
            told = {each.field for each in problems}
            problems += [each for each in wrong.problems if each.field not in told]
        return Row(line, None if problems else result, tuple(problems))

    def _own(self, line: Line) -> dict[str, str]:
        """What the row says itself; "/" and its like say that there is nothing."""
        found = {}
        for member, column in self._columns.by_member.items():
            text = line.cells[self._at[column]]
            is_said = member in {"sample", "analyte", "value"} or same(text) not in _NOTHING
            if text and is_said:
                found[member] = text
        return found

    def _name_place(
        self, texts: Mapping[str, str], body: dict[str, JsonValue], problems: list[FieldProblem]
    ) -> None:
        if "point" in texts and "sample" in texts:
            del body["point"]  # the sample says it
        if "place" not in texts:
            return
        place = _PLACES.get(same(texts["place"]))
        if place is not None:
            body["place"] = place.value
        else:
            words = ", ".join(each.zh for each in MeasuredBy)
            problems.append(
                FieldProblem("place", "unknown_choice", f"It must be one of: {words}.")
            )

    def _name_sample(
        self, texts: Mapping[str, str], body: dict[str, JsonValue], problems: list[FieldProblem]
    ) -> None:
        if "sample" not in texts:
            return
        sequence = self._samples.get(same(texts["sample"]))
        body["sample"] = sequence
        if sequence is None:
            del body["sample"]
            told = f"The case has no sample {texts['sample']}."
            problems.append(FieldProblem("sample", "no_such_sample", told))

    def _name_moment(
        self, texts: Mapping[str, str], body: dict[str, JsonValue], problems: list[FieldProblem]
    ) -> None:
        if "analysed_at" not in texts:
            return
        del body["analysed_at"]
        moment = read_moment(texts["analysed_at"], self._timezone)
        if moment is None:
            told = "Write it like 2026-11-24 or 2026-11-24 09:30."
            problems.append(FieldProblem("analysed_at", "not_a_moment", told))
        else:
            body["analysed_at"] = time_text(moment)

    def _name_analyte(self, texts: Mapping[str, str], body: dict[str, JsonValue]) -> None:
        """Adds the tables' code, where the name says clearly which pollutant it is."""
        name = texts.get("analyte")
        if name is None:
            return
        if name not in self._codes:
            try:
                self._codes[name] = self._reference.pollutant(name).code
            except PollutantUnknownError:
                self._codes[name] = None
        if self._codes[name] is not None:
            body["analyte_code"] = self._codes[name]

    def _name_unit(
        self, texts: Mapping[str, str], body: dict[str, JsonValue], problems: list[FieldProblem]
    ) -> None:
        """The unit; pH has none, which tables say by a stroke or by nothing."""
        unit = texts.get("unit")
        if unit is None:
            if body.get("analyte_code") == "ph":
                body["unit"] = "无量纲"
            return
        try:
            self._reference.units.find(unit)
        except UnitUnknownError as problem:
            problems.append(FieldProblem("unit", "unknown_unit", str(problem)))
        limit = texts.get("detection_limit", "")
        if limit.endswith(unit):  # "0.004 mg/L"
            body["detection_limit"] = limit[: -len(unit)].strip()

    def _mind_commas(self, texts: Mapping[str, str], problems: list[FieldProblem]) -> None:
        """Where semicolons part cells, 1,234 may be a little more than one."""
        for member in ("value", "detection_limit"):
            if self._has_decimal_commas and "," in texts.get(member, ""):
                told = "Where cells are parted by semicolons, a comma may mean two things."
                problems.append(FieldProblem(member, "comma_unclear", told))


def _is_aside(own: Mapping[str, str]) -> bool:
    """Whether a row is a note, a sum, or the name of a sample without results."""
    said = {name for name in ("analyte", "value") if own.get(name)}
    first = same(own.get("sample") or own.get("analyte") or "")
    return not said or (first in _SUMS and said != {"analyte", "value"})


def _is_unit(text: str, reference: Reference) -> bool:
    try:
        reference.units.find(text)
    except UnitUnknownError:
        return False
    return True


def _require_columns(sheet: Sheet, columns: Columns) -> None:
    for column in columns.by_member.values():
        if column not in sheet.heading:
            raise MappingError(reason=f"there is no column {column}")
    missing = [
        member
        for member in NEEDED
        if member not in columns.by_member and member not in columns.fixed
    ]
    if missing:
        known = ", ".join(sheet.heading)
        reason = f"no column is known for {', '.join(missing)}; the columns are {known}"
        raise MappingError(reason=reason)


def _texts(value: JsonValue) -> dict[str, str]:
    if not isinstance(value, Mapping) or not all(isinstance(each, str) for each in value.values()):
        raise MappingError(reason="columns and fixed map names to texts")
    return {name: str(text) for name, text in value.items()}
