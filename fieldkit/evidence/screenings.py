"""Screening put on record: what results came to, by which limits and which edition."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Final

from fieldkit.evidence.bases import edition_fault
from fieldkit.evidence.parts import Part
from fieldkit.evidence.record import SUPPORT, Record, Role, line
from fieldkit.evidence.values import LONG, About, Choice

WHOLE: Final = Role("whole", "the whole screening", "完整筛查结果", least=1, most=1)
MOST_SHOWN: Final = 200  # results in the record itself; the file has all


class Weight(Choice):
    """What a criminal threshold comes to; it says nothing of guilt."""

    MET = "MET", "达到", "MET"
    REVIEW = "REVIEW", "需复核", "REVIEW"
    NOT_MET = "NOT_MET", "未达到", "NOT MET"
    NOT_APPLICABLE = "NOT_APPLICABLE", "不适用", "not applicable"


class Kept(Choice):
    """Whether a result keeps its limit."""

    COMPLIES = "complies", "未超限值", "within the limit"
    FAILS = "fails", "超过限值", "above the limit"
    UNDETERMINED = "undetermined", "无法判断", "open"
    NO_LIMIT = "no_limit", "无限值", "no limit held"
    REFUSED = "refused", "不可比较", "not comparable"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenedLine(Part):
    """One result as it was screened."""

    kind: ClassVar[str] = "screened_line"

    result: Annotated[int, About("result", "监测结果", refers=frozenset({"measurement"}))]
    analyte: Annotated[str, About("analyte", "监测项目")]
    value: Annotated[str, About("value as reported", "结果（按报告原样）")]
    unit: Annotated[str, About("unit", "单位")]
    compliance: Annotated[Kept | None, About("against the limit", "与限值比较")] = None
    limit: Annotated[str | None, About("limit", "限值")] = None
    standard: Annotated[str | None, About("standard", "标准")] = None
    ratio: Annotated[str | None, About("C/S", "比值 C/S")] = None
    exceedance: Annotated[str | None, About("(C-S)/S", "超标倍数 (C-S)/S")] = None
    outcome: Annotated[Weight | None, About("criminal threshold", "入罪标准比对")] = None
    clause: Annotated[str | None, About("clause", "条款")] = None
    arithmetic: Annotated[str | None, About("arithmetic", "计算过程", most=LONG)] = None
    warnings: Annotated[tuple[str, ...], About("to be minded", "提示")] = ()
    reason: Annotated[str | None, About("why not screened", "未筛查的原因")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningRecord(Record):
    """What screening a case came to at that moment; it helps to decide and finds nobody guilty."""

    kind: ClassVar[str] = "screening"
    en: ClassVar[str] = "screening record"
    zh: ClassVar[str] = "筛查记录"
    files: ClassVar[tuple[Role, ...]] = (WHOLE, SUPPORT)

    screened_at: Annotated[datetime, About("screened at", "筛查时间")]
    outcome: Annotated[Weight | None, About("criminal threshold", "入罪标准比对")] = None
    met: Annotated[tuple[str, ...], About("clauses met", "达到的条款")] = ()
    to_review: Annotated[tuple[str, ...], About("clauses to review", "需复核的条款")] = ()
    above: Annotated[int, About("results above the limit", "超标结果数")]
    total: Annotated[int, About("results screened", "筛查结果数")]
    highest: Annotated[str | None, About("highest (C-S)/S", "最大超标倍数 (C-S)/S")] = None
    tonnes: Annotated[str | None, About("hazardous waste, t", "危险废物合计（吨）")] = None
    reference_edition: Annotated[
        str, About("edition of the tables", "参考数据版本", check=edition_fault)
    ]
    bases: Annotated[
        tuple[int, ...],
        About("applicable standards", "适用标准", refers=frozenset({"basis"})),
    ] = ()
    own_standards: Annotated[
        tuple[int, ...],
        About("own standards and permits", "地方标准（许可证）", refers=frozenset({"standard"})),
    ] = ()
    own_points: Annotated[
        tuple[int, ...],
        About("own outlets", "已登记的排放口", refers=frozenset({"point"})),
    ] = ()
    results: Annotated[
        tuple[ScreenedLine, ...],
        About("results", "结果", help="The highest first; the file has all of them."),
    ] = ()
    note: Annotated[str | None, About("remarks", "备注", most=LONG)] = None

    @property
    def occurred_at(self) -> datetime:
        """When it was screened."""
        return self.screened_at

    @property
    def title(self) -> str:
        """How many results are above their limit, and what the thresholds come to."""
        return line(
            f"{self.above}/{self.total} 超标", None if self.outcome is None else self.outcome.zh
        )
