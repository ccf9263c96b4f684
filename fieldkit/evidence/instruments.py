"""Instruments that samples and readings were taken with."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from fieldkit.evidence.parts import Part
from fieldkit.evidence.values import About


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Part):
    """One instrument and how it was known to be right."""

    kind: ClassVar[str] = "instrument"

    name: Annotated[str, About("name", "名称", by="HJ589")]
    model: Annotated[str | None, About("model", "型号", by="HJ589")] = None
    number: Annotated[str | None, About("number", "编号", by="HJ589")] = None
    calibration: Annotated[
        str | None,
        About(
            "calibration",
            "校准（检定）情况",
            by="HJ589",
            help="Certificate, or what it was checked with and the result.",
        ),
    ] = None
    calibrated_on: Annotated[date | None, About("calibrated on", "校准（检定）日期")] = None
    valid_until: Annotated[date | None, About("valid until", "有效期至")] = None
