"""What an agency adds to the tables, and screening put on record; plainly invented."""

from datetime import date

from fieldkit.evidence.samples import Medium, PointType
from fieldkit.evidence.screenings import Kept, ScreenedLine, ScreeningRecord, Weight
from fieldkit.evidence.standards import (
    Averaging,
    LimitForm,
    LimitPoint,
    Nature,
    OwnLimit,
    Point,
    Standard,
)
from tests.builders.practice import PARTY, POINT, at, filled

PERMIT_NUMBER = "91350100M000100Y43001P"


def own_limit(**members: object) -> OwnLimit:
    return OwnLimit(
        **filled(
            members,
            pollutant="六价铬",
            form=LimitForm.MAX,
            high="0.1",
            unit="mg/L",
            averaging=Averaging.DAILY_MEAN,
            point=LimitPoint.WORKSHOP_OUTLET,
            medium=Medium.WASTEWATER,
            outlet="DW001",
            note="演练数据",
        )
    )


def standard(**members: object) -> Standard:
    """A discharge permit."""
    return Standard(
        **filled(
            members,
            nature=Nature.PERMIT,
            number=PERMIT_NUMBER,
            name="排污许可证（演练数据）",
            party=PARTY,
            valid_from=date(2025, 1, 1),
            valid_to=date(2029, 12, 31),
            source="许可证副本第12页（演练数据）",
            limits=(own_limit(),),
            note="演练数据",
        )
    )


def point(**members: object) -> Point:
    return Point(
        **filled(
            members,
            party=PARTY,
            number="DW001",
            name="电镀车间排放口",
            point_type=PointType.WORKSHOP_OUTLET,
            medium=Medium.WASTEWATER,
            coordinates=POINT,
            destination="厂区雨水沟",
            source="排污许可证（演练数据）",
            valid_from=date(2025, 1, 1),
            valid_to=date(2029, 12, 31),
            note="演练数据",
        )
    )


def screening(**members: object) -> ScreeningRecord:
    return ScreeningRecord(
        **filled(
            members,
            screened_at=at(245),
            outcome=Weight.MET,
            met=("法释〔2023〕7号 第一条(三)",),
            above=1,
            total=1,
            highest="6.84",
            reference_edition="0" * 64,
            results=(
                ScreenedLine(
                    result=5,
                    analyte="六价铬",
                    value="3.92",
                    unit="mg/L",
                    compliance=Kept.FAILS,
                    limit="≤ 0.5 mg/L",
                    standard="GB 21900-2008 表2",
                    ratio="7.84",
                    exceedance="6.84",
                    outcome=Weight.MET,
                    clause="法释〔2023〕7号 第一条(三)",
                    arithmetic="C/S = 7.84",
                    warnings=("SUPERSEDED_IN_PART",),
                ),
            ),
            note="演练数据",
        )
    )
