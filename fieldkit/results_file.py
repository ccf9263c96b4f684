"""The results of a case as a table that leaves the vault, each beside its limit.

A table is a copy for people and their programs; it proves nothing. What proves is the bundle.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from fieldkit.bundle.cells import write_csv
from fieldkit.clock import SystemClock
from fieldkit.documents.workbook import write_workbook
from fieldkit.errors import InputError
from fieldkit.evidence.kinds import from_body
from fieldkit.evidence.measurements import Measurement
from fieldkit.evidence.samples import QcKind, Sample
from fieldkit.evidence.values import Choice
from fieldkit.host.durable import write_among_others
from fieldkit.progress import Progress, silent
from fieldkit.reference.comparison import Compliance
from fieldkit.reference.rows import Confidence, Limit, LimitType
from fieldkit.reference.statutes import Outcome
from fieldkit.reference.units import plain, text_of
from fieldkit.screening import ScreenedCase, ScreenedResult
from fieldkit.vault.keyslot_file import require_outside

if TYPE_CHECKING:
    from fieldkit.workspace import Workspace

Explain = Callable[[str], str]


class TableFormUnknownError(InputError):
    """The name of a table to be written does not say what kind of file is wanted."""

    code = "results.form-unknown"
    sentence = "{path} names no kind of table; let it end in .csv or .xlsx."


class _Form(StrEnum):
    """What kind of file a table becomes; the value is the ending of its name."""

    CSV = ".csv"
    XLSX = ".xlsx"


@dataclass(frozen=True, slots=True)
class ResultsFile:
    """A table that was written.

    Attributes:
        path: where it is.
        content: its bytes.
        rows: how many results it holds.
    """

    path: Path
    content: bytes
    rows: int


class _Words(NamedTuple):
    """The same in both languages."""

    zh: str
    en: str

    def say(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


class _Told(NamedTuple):
    """What is known of one result."""

    sequence: int
    result: Measurement
    sample: Sample | None
    screened: ScreenedResult | None


_COMPLIANCE: Final[Mapping[Compliance, _Words]] = {
    Compliance.COMPLIES: _Words("未超限值", "within the limit"),
    Compliance.FAILS: _Words("超出限值", "above the limit"),
    Compliance.UNDETERMINED: _Words("无法判定", "cannot be told"),
    Compliance.NO_LIMIT: _Words("未收录限值", "no limit held"),
    Compliance.REFUSED: _Words("不可比较", "not comparable"),
}
_OUTCOME: Final[Mapping[Outcome, _Words]] = {
    Outcome.MET: _Words("达到", "MET"),
    Outcome.REVIEW: _Words("需复核", "REVIEW"),
    Outcome.NOT_MET: _Words("未达到", "NOT MET"),
    Outcome.NOT_APPLICABLE: _Words("不适用", "not applicable"),
}
_CONFIDENCE: Final[Mapping[Confidence, _Words]] = {
    Confidence.SEEN: _Words("见于{grade}级副本", "read in a copy of grade {grade}"),
    Confidence.HIGH: _Words("凭记忆，较可信", "from memory, believed right"),
    Confidence.MEDIUM: _Words("凭记忆，需核对", "from memory, to be checked"),
    Confidence.OWN: _Words("本单位录入并封存", "the agency's own, as sealed"),
}
_NOT_DETECTED: Final = _Words("不得检出", "not detected")
_SHEET: Final = _Words("监测结果", "Results")
# The headings that results are read by again are among those of `evidence.laboratory`.
_HEADINGS: Final = (
    _Words("记录编号", "Entry"), _Words("样品编号", "Sample number"),
    _Words("质控类型", "Quality control"), _Words("采样点位", "Sampling point"),
    _Words("采样时间", "Sampled at"), _Words("监测项目", "Analyte"),
    _Words("项目代码", "Analyte code"), _Words("结果", "Result"), _Words("单位", "Unit"),
    _Words("方法", "Method"), _Words("检出限", "Detection limit"),
    _Words("不确定度", "Uncertainty"), _Words("测定方式", "Measured by"),
    _Words("分析时间", "Analysed at"), _Words("分析人", "Analyst"),
    _Words("检测机构", "Laboratory"), _Words("资质认定编号", "CMA number"),
    _Words("报告编号", "Report number"), _Words("标准", "Standard"), _Words("限值", "Limit"),
    _Words("限值单位", "Unit of the limit"), _Words("限值取值时间", "Averaging of the limit"),
    _Words("倍数 C/S", "C/S"), _Words("超标倍数 (C-S)/S", "(C-S)/S"),
    _Words("与限值比较", "Against the limit"),
    _Words("线索筛查（不作有罪认定）", "Screening (finds nobody guilty)"),
    _Words("限值来源可信度", "Confidence of the limit"), _Words("注意事项", "To be minded"),
    _Words("参考数据版本", "Edition of the tables"),
)  # fmt: skip


def export_results(
    workspace: "Workspace",
    case: int,
    path: Path,
    *,
    language: str,
    explain: Explain = str,
    progress: Progress = silent,
) -> ResultsFile:
    """Writes the results of a case as they stand, none that was withdrawn, in ledger order.

    Those of blanks, duplicates and spikes are there too, held against no limit.

    Args:
        workspace: the open vault.
        case: sequence of the case.
        path: ends in .csv (UTF-8 with a byte order mark) or .xlsx; in both every cell is text.
            It is there whole or not at all; a file of that name is replaced.
        language: of headings and words: "zh" or "en".
        explain: the sentence for a code of `reference.remarks`; the code itself otherwise.
        progress: units are results.

    Raises:
        TableFormUnknownError: the name ends otherwise.
        InsideVaultError: the file would lie inside a vault or backup.
        NoSuchCaseError: there is no such case.
        EntryAlteredError: a line is no longer what was sealed.
        TooLargeForBundleError: the table would be larger than any in a bundle.
        StorageError: no such folder, no room, not allowed.
        Cancelled: by `progress`; nothing was written.
    """
    form = form_of(path)
    require_outside(path)
    told = _told(workspace, case)
    heading = [each.say(language) for each in _HEADINGS]

    def rows() -> Iterator[list[str]]:
        for number, each in enumerate(told.results, 1):
            cells = [*_of_result(each, language), *_of_limit(each, language, explain)]
            yield [*cells, told.screened.edition]
            progress(number, len(told.results), "writing results")

    if form is _Form.CSV:
        content = write_csv(heading, rows())
    else:
        now = SystemClock().read().wall
        content = write_workbook(_SHEET.say(language), heading, rows(), now)
    write_among_others(path, content)
    return ResultsFile(path, content, len(told.results))


def form_of(path: Path) -> _Form:
    """What kind of table the ending of a name asks for.

    Raises:
        TableFormUnknownError: none.
    """
    try:
        return _Form(path.suffix.lower())
    except ValueError:
        raise TableFormUnknownError(path=path) from None


class _Case(NamedTuple):
    screened: ScreenedCase
    results: tuple[_Told, ...]


def _told(workspace: "Workspace", case: int) -> _Case:
    screened = workspace.screening.of_case(case)
    by_sequence = {each.sequence: each for each in screened.results}
    samples: dict[int, Sample] = {}
    results: list[tuple[int, Measurement]] = []
    for each in workspace.overview.standing_of(case, (Sample.kind, Measurement.kind)):
        record = None if each.is_withdrawn else from_body(each.kind, each.body)
        if isinstance(record, Sample):
            samples[each.sequence] = record
        elif isinstance(record, Measurement):
            results.append((each.sequence, record))
    return _Case(
        screened,
        tuple(
            _Told(number, result, samples.get(result.sample or 0), by_sequence.get(number))
            for number, result in results
        ),
    )


def _of_result(told: _Told, language: str) -> list[str]:
    sample, result = told.sample, told.result
    is_control = sample is not None and sample.qc_kind is not QcKind.NONE
    return [
        str(told.sequence),
        "" if sample is None else sample.number,
        _choice(sample.qc_kind, language) if sample is not None and is_control else "",
        (result.point or "") if sample is None else sample.point,
        "" if sample is None else _moment(sample.sampled_at),
        result.analyte,
        result.analyte_code or "",
        result.value,
        result.unit,
        result.method or "",
        result.detection_limit or "",
        result.uncertainty or "",
        _choice(result.place, language),
        "" if result.analysed_at is None else _moment(result.analysed_at),
        result.analyst or "",
        result.laboratory or "",
        result.cma_number or "",
        result.report_number or "",
    ]


def _of_limit(told: _Told, language: str, explain: Explain) -> list[str]:
    screened = told.screened
    assessment = None if screened is None else screened.assessment
    if screened is None or assessment is None:
        reason = explain(screened.reason) if screened is not None and screened.reason else ""
        return ["", "", "", "", "", "", "", "", "", reason]
    comparison, limit = assessment.comparison, assessment.limit
    least = "≥" if "VALUE_IS_BOUND" in comparison.reasons else ""
    ratio, exceedance = comparison.ratio, comparison.exceedance
    return [
        *_limit_cells(limit, language),
        "" if ratio is None else least + text_of(ratio),
        "" if exceedance is None or exceedance <= 0 else least + text_of(exceedance),
        _COMPLIANCE[comparison.compliance].say(language),
        "" if assessment.outcome is None else _OUTCOME[assessment.outcome].say(language),
        "" if limit is None else _confidence(limit, language),
        "; ".join(explain(code) for code in assessment.warnings),
    ]


def _limit_cells(limit: Limit | None, language: str) -> list[str]:
    if limit is None:
        return ["", "", "", ""]
    place = " ".join(each for each in (limit.standard_id, limit.table, limit.grade) if each)
    low, high = ("" if end is None else plain(end) for end in (limit.low, limit.high))
    figure = {
        LimitType.MAX: f"{'<' if limit.strict_high else '≤'}{high}",
        LimitType.MIN: f"{'>' if limit.strict_low else '≥'}{low}",
        LimitType.NOT_DETECTED: _NOT_DETECTED.say(language),
        LimitType.QUALITATIVE: limit.note,
    }.get(limit.type, f"{low}~{high}")
    return [place, figure, limit.unit.name, limit.averaging]


def _confidence(limit: Limit, language: str) -> str:
    words = _CONFIDENCE[limit.source.confidence].say(language)
    return words.replace("{grade}", str(limit.source.grade or ""))


def _choice(choice: Choice, language: str) -> str:
    return choice.zh if language == "zh" else choice.en


def _moment(moment: datetime) -> str:
    """With its offset, such as 2026-05-03 09:30:00+08:00."""
    return moment.isoformat(" ", "seconds")
