"""Results that a laboratory sends as a table: which column is what, and what will not go in."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Final

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.clock import time_text
from fieldkit.errors import InputError
from fieldkit.evidence.measurements import Measurement
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
}
NEEDED: Final = ("sample", "analyte", "value", "unit")
# Year first, because 3/5/2026 is one day in Britain and another in America.
_MOMENT: Final = re.compile(
    r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"(?:(?:[ T]|(?<=日))(?P<hour>\d{1,2})[:时](?P<minute>\d{1,2})"
    r"(?:[:分](?P<second>\d{1,2})(?:\.0+)?秒?|分)?)?"
    r" ?(?P<offset>Z|[+-]\d{2}:\d{2})?",
    re.ASCII,
)
_DIGITS_OF_DAY: Final = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)


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
        encoding: of CSV files of this kind.
    """

    by_member: Mapping[str, str]
    fixed: Mapping[str, str]
    encoding: str = "utf-8"

    def as_json(self) -> JsonObject:
        """The same, to be remembered or written to a file."""
        return {
            "columns": dict(self.by_member),
            "fixed": dict(self.fixed),
            "encoding": self.encoding,
        }


@dataclass(frozen=True, slots=True)
class Row:
    """What becomes of one row.

    Attributes:
        line: as it stands in the file.
        result: the record it makes; None if it makes none.
        problems: why it makes none.
    """

    line: Line
    result: Measurement | None
    problems: tuple[FieldProblem, ...]


def read_columns(value: JsonValue) -> Columns:
    """A mapping that was written down before.

    Raises:
        MappingError: it is not of its form, or names members that no column fills.
    """
    if not isinstance(value, Mapping) or not set(value) <= {"columns", "fixed", "encoding"}:
        raise MappingError(reason="a mapping has the members columns, fixed and encoding")
    columns, fixed = _texts(value.get("columns", {})), _texts(value.get("fixed", {}))
    encoding = value.get("encoding", "utf-8")
    unknown = sorted((columns.keys() | fixed.keys()) - COLUMNS.keys())
    if unknown:
        known = ", ".join(COLUMNS)
        raise MappingError(reason=f"{unknown[0]} is none of {known}")
    if encoding not in {"utf-8", "gb18030"}:
        raise MappingError(reason="the encoding is utf-8 or gb18030")
    return Columns(columns, fixed, str(encoding))


def propose(heading: tuple[str, ...], known: Columns | None = None) -> Columns:
    """Which column is what, by what was said before and by the usual headings.

    Args:
        heading: of the table.
        known: what was said before; a column of it that is not there is left out.
    """
    found: dict[str, str] = {}
    for member, names in COLUMNS.items():
        usual = {same(name) for name in names}
        column = None if known is None else known.by_member.get(member)
        if column not in heading:
            column = next((each for each in heading if same(each) in usual), None)
        if column is not None and column not in found.values():
            found[member] = column
    fixed = {} if known is None else known.fixed
    return Columns(found, fixed, "utf-8" if known is None else known.encoding)


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
        self._codes: dict[str, str | None] = {}

    def row(self, line: Line) -> Row:
        """One row."""
        texts = dict(self._columns.fixed)
        for member, column in self._columns.by_member.items():
            if text := line.cells[self._at[column]]:
                texts[member] = text
        problems = [
            FieldProblem(member, "missing", "It is needed.")
            for member in NEEDED
            if member not in texts
        ]
        body: dict[str, JsonValue] = {"place": "laboratory", **texts}
        self._name_sample(texts, body, problems)
        self._name_moment(texts, body, problems)
        self._name_analyte(texts, body)
        self._name_unit(texts, problems)
        missing = [each for each in ("cma_number", "report_number") if each not in texts]
        if missing:
            body["no_report_reason"] = "导入的表中没有"
        result = None
        try:
            result = read_body(Measurement, body)
        except RecordError as wrong:
            told = {each.field for each in problems}
            problems += [each for each in wrong.problems if each.field not in told]
        return Row(line, None if problems else result, tuple(problems))

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

    def _name_unit(self, texts: Mapping[str, str], problems: list[FieldProblem]) -> None:
        if "unit" not in texts:
            return
        try:
            self._reference.units.find(texts["unit"])
        except UnitUnknownError as problem:
            problems.append(FieldProblem("unit", "unknown_unit", str(problem)))


def read_moment(text: str, timezone: tzinfo) -> datetime | None:
    """The moment that a cell names, or the start of the day; None if it names none.

    Args:
        text: such as "2026-11-24", "2026/11/24 9:30" or "2026年11月24日9时30分".
        timezone: where the cell names no offset.
    """
    signs = " ".join(unicodedata.normalize("NFKC", text).split())
    found = _MOMENT.fullmatch(_DIGITS_OF_DAY.sub(r"\1-\2-\3", signs, count=1))
    if found is None:
        return None
    names = ("year", "month", "day", "hour", "minute", "second")
    year, month, day, hour, minute, second = (int(found[name] or 0) for name in names)
    try:
        zone = timezone if found["offset"] is None else _zone(found["offset"])
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def _zone(text: str) -> tzinfo:
    return UTC if text == "Z" else datetime.strptime(text, "%z").tzinfo or UTC


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
