"""Results: readings on the spot, of a laboratory, and of automatic monitors."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from fieldkit.evidence.instruments import Instrument
from fieldkit.evidence.parts import rule
from fieldkit.evidence.record import Item, line
from fieldkit.evidence.reported import reported_fault
from fieldkit.evidence.values import About, Choice, Fault
from fieldkit.reference.reported import Reported, read_reported

_ANALYTE_CODE = re.compile(r"[a-z0-9_]{1,60}", re.ASCII)


def analyte_code_fault(text: str) -> Fault | None:
    """What is wrong with a text as an analyte's short name in the reference tables."""
    if _ANALYTE_CODE.fullmatch(text):
        return None
    return Fault("not_a_code", "Small letters, digits and _ only, such as cod_cr.")


class MeasuredBy(Choice):
    """Where the value comes from."""

    FIELD = "field", "现场测定", "reading on the spot"
    LABORATORY = "laboratory", "实验室检测", "laboratory"
    AUTOMATIC = "automatic", "自动监测", "automatic monitor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement(Item):
    """One value of one analyte, exactly as reported."""

    kind: ClassVar[str] = "measurement"
    en: ClassVar[str] = "measurement"
    zh: ClassVar[str] = "监测结果"

    place: Annotated[MeasuredBy, About("measured by", "测定方式")]
    analyte: Annotated[str, About("analyte", "监测项目", by="PC24", help="As in the report.")]
    analyte_code: Annotated[
        str | None,
        About("code of the analyte", "项目代码", check=analyte_code_fault, help="Such as cod_cr."),
    ] = None
    value: Annotated[
        str,
        About(
            "value as reported",
            "结果（按报告原样）",
            by="PC24",
            check=reported_fault,
            help="Such as 6.8, <0.05, 0.004L, 未检出, 1.2×10³.",
        ),
    ]
    unit: Annotated[str, About("unit", "单位", by="PC24", help="无量纲 where there is none.")]
    sample: Annotated[
        int | None, About("sample", "样品", by="PC24", refers=frozenset({"sample"}))
    ] = None
    no_sample_reason: Annotated[
        str | None, About("why no sample is named", "未对应样品的原因")
    ] = None
    point: Annotated[str | None, About("point", "测定点位", help="Where no sample says it.")] = (
        None
    )
    method: Annotated[
        str | None, About("method", "方法", by="PC24", help="Standard number with year.")
    ] = None
    detection_limit: Annotated[
        str | None,
        About("detection limit as reported", "检出限", check=reported_fault, help="In `unit`."),
    ] = None
    uncertainty: Annotated[str | None, About("uncertainty as reported", "不确定度")] = None
    instrument: Annotated[Instrument | None, About("instrument", "仪器", by="PC24")] = None
    analysed_at: Annotated[
        datetime | None, About("measured at", "测定（分析）时间", by="PC24")
    ] = None
    analyst: Annotated[str | None, About("analyst", "测定（分析）人", by="PC24")] = None
    laboratory: Annotated[str | None, About("laboratory", "检测机构")] = None
    cma_number: Annotated[str | None, About("CMA number", "资质认定（CMA）编号", is_code=True)] = (
        None
    )
    report_number: Annotated[str | None, About("report number", "报告编号")] = None
    report: Annotated[int | None, About("report", "监测报告", refers=frozenset({"document"}))] = (
        None
    )
    no_report_reason: Annotated[
        str | None,
        About("why report or CMA number is missing", "无报告编号或CMA编号的原因"),
    ] = None

    @property
    def reading(self) -> Reported:
        """What the reported value says."""
        return read_reported(self.value)

    @property
    def occurred_at(self) -> datetime | None:
        """When it was measured, if that is known."""
        return self.analysed_at

    @property
    def title(self) -> str:
        """Analyte, value and unit."""
        return line(self.analyte, f"{self.value} {self.unit}")

    @rule(
        "missing",
        "A laboratory's result belongs to a sample; name it, or say why not.",
        "sample",
        "no_sample_reason",
        "place",
    )
    def _sample_missing(self) -> bool:
        """刑诉法解释(2021) Art. 98: a sample of unclear origin fails."""
        is_laboratory = self.place is MeasuredBy.LABORATORY
        return is_laboratory and self.sample is None and self.no_sample_reason is None

    @rule("missing", "Say where it was measured.", "point", "sample", "place")
    def _point_missing(self) -> bool:
        is_here = self.place is not MeasuredBy.LABORATORY
        return is_here and self.sample is None and self.point is None

    @rule("missing", "A value read on the spot needs its time.", "analysed_at", "place")
    def _time_missing(self) -> bool:
        return self.place is not MeasuredBy.LABORATORY and self.analysed_at is None

    @rule("missing", "Name the laboratory.", "laboratory", "place")
    def _laboratory_missing(self) -> bool:
        return self.place is MeasuredBy.LABORATORY and self.laboratory is None

    @rule(
        "missing",
        "Give report number and CMA number, or say why they are missing.",
        "no_report_reason",
        "place",
        "cma_number",
        "report_number",
    )
    def _report_missing(self) -> bool:
        """监测条例 Art. 28; a report without CMA counts for nothing in file review."""
        return (
            self.place is MeasuredBy.LABORATORY
            and (self.cma_number is None or self.report_number is None)
            and self.no_report_reason is None
        )
