"""What quality control is held to: put on record by somebody who knows it, with its source.

The tables of the program hold no allowed ranges for duplicates and spikes, and no share of
duplicates; they stand in each method's standard, in plans of the agency, in contracts.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar

from fieldkit.evidence.parts import rule
from fieldkit.evidence.reckonings import number_fault
from fieldkit.evidence.record import Item, line
from fieldkit.evidence.samples import Medium
from fieldkit.evidence.values import LONG, About, Choice


class Held(Choice):
    """What is held to the rule."""

    DEVIATION = "deviation", "平行样相对偏差（%）", "relative deviation of duplicates, %"
    RECOVERY = "recovery", "加标回收率（%）", "recovery of spikes, %"
    DUPLICATES = "duplicates", "平行样比例（%）", "share of duplicates, %"
    FIELD_BLANKS = "field_blanks", "全程序（现场）空白数量", "number of field blanks"
    TRANSPORT_BLANKS = "transport_blanks", "运输空白数量", "number of transport blanks"


_COUNTED = frozenset({Held.DUPLICATES, Held.FIELD_BLANKS, Held.TRANSPORT_BLANKS})


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityRule(Item):
    """One rule of quality control, for a case."""

    kind: ClassVar[str] = "quality_rule"
    en: ClassVar[str] = "quality control rule"
    zh: ClassVar[str] = "质控要求"

    held: Annotated[Held, About("what is held to it", "质控指标")]
    medium: Annotated[
        Medium | None, About("only for this medium", "仅适用于该介质", help="Else for all.")
    ] = None
    analyte: Annotated[
        str | None, About("only for this analyte", "仅适用于该项目", help="Else for all.")
    ] = None
    least: Annotated[
        str | None, About("at least", "下限", check=number_fault, help="Such as 10 or 80.")
    ] = None
    most: Annotated[
        str | None, About("at most", "上限", check=number_fault, help="Such as 20 or 120.")
    ] = None
    source: Annotated[
        str, About("source", "依据", help="Standard with year and clause, plan or contract.")
    ]
    words: Annotated[
        str | None, About("its words", "原文", most=LONG, help="As they stand in the source.")
    ] = None

    @property
    def title(self) -> str:
        """What it holds, between what, and for what."""
        ends = f"{self.least or ''}~{self.most or ''}" if self.most else f"≥ {self.least}"
        medium = None if self.medium is None else self.medium.zh
        return line(f"{self.held.zh} {ends}", self.analyte, medium)

    @property
    def low(self) -> Decimal | None:
        """The lower end."""
        return None if self.least is None else Decimal(self.least)

    @property
    def high(self) -> Decimal | None:
        """The upper end."""
        return None if self.most is None else Decimal(self.most)

    @rule("missing", "Say at least how many, or how much.", "least", "held")
    def _least_missing(self) -> bool:
        return self.least is None and (self.held in _COUNTED or self.held is Held.RECOVERY)

    @rule("missing", "Say at most how much.", "most", "held")
    def _most_missing(self) -> bool:
        return self.most is None and self.held in {Held.DEVIATION, Held.RECOVERY}

    @rule("is_for_all", "What is counted is counted for all analytes.", "analyte", "held")
    def _is_counted_apart(self) -> bool:
        return self.analyte is not None and self.held in _COUNTED

    @rule("wrong_ends", "The lower end is above the upper one.", "least", "most")
    def _is_turned(self) -> bool:
        if self.least is None or self.most is None:
            return False
        return Decimal(self.least) > Decimal(self.most)
