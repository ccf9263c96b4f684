"""How much there was, and how that is known."""

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Annotated, ClassVar

from fieldkit.evidence.instruments import Instrument
from fieldkit.evidence.parts import FieldProblem, RecordError, rule
from fieldkit.evidence.people import Officer
from fieldkit.evidence.reckonings import Method, Reckoning, number_fault
from fieldkit.evidence.record import Item, line
from fieldkit.evidence.reported import positive_fault
from fieldkit.evidence.values import LONG, About, Choice, Fault
from fieldkit.reference.reported import Qualifier, Reported, read_reported
from fieldkit.reference.units import plain

_WASTE_CODE = re.compile(r"HW\d{2}|\d{3}-\d{3}-\d{2}", re.ASCII)


def waste_code_fault(text: str) -> Fault | None:
    """What is wrong with a text as category or code of the list of hazardous wastes."""
    if _WASTE_CODE.fullmatch(text):
        return None
    return Fault("not_a_waste_code", "Write a category such as HW17 or a code such as 336-054-17.")


class Dimension(Choice):
    """What is counted."""

    MASS = "mass", "质量"
    VOLUME = "volume", "体积"
    COUNT = "count", "数量（个、桶、件）", "number of pieces"
    AREA = "area", "面积"
    FLOW = "flow", "流量"
    DURATION = "duration", "持续时间"
    MONEY = "money", "金额"


class Determined(Choice):
    """How the quantity is known (法释〔2023〕7号 Art. 15 allows more than weighing)."""

    WEIGHED = "weighed", "称量"
    MEASURED = "measured", "测量"
    COUNTED = "counted", "清点"
    CALCULATED = "calculated", "计算（核算）"
    DOCUMENTS = "documents", "依据书证", "from documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Item):
    """One quantity of one thing."""

    kind: ClassVar[str] = "quantity"
    en: ClassVar[str] = "quantity"
    zh: ClassVar[str] = "数量"

    subject: Annotated[str, About("of what", "对象", by="JO13", help="Waste, sludge, water, ...")]
    dimension: Annotated[Dimension, About("kind of quantity", "量的类别")]
    value: Annotated[
        str, About("value as reported", "数值（按原样）", by="JO13", check=positive_fault)
    ]
    unit: Annotated[str, About("unit", "单位", by="JO13")]
    determined: Annotated[Determined, About("how known", "认定方式", by="INT23")]
    arithmetic: Annotated[
        str | None,
        About("the arithmetic", "计算过程", most=LONG, help="Such as 12 桶 × 0.2 t = 2.4 t."),
    ] = None
    reckoning: Annotated[
        Reckoning | None, About("figures and calculation", "核算数据和方法", by="INT23")
    ] = None
    uncertainty: Annotated[
        str | None,
        About(
            "standard uncertainty",
            "标准不确定度",
            check=number_fault,
            is_code=True,
            help="In the unit of the value.",
        ),
    ] = None
    documents: Annotated[
        tuple[int, ...],
        About(
            "documents it rests on",
            "所依据的书证",
            refers=frozenset({"document", "photo", "video", "statement", "observation"}),
        ),
    ] = ()
    waste_code: Annotated[
        str | None,
        About("hazardous waste code", "危险废物类别或代码", check=waste_code_fault, is_code=True),
    ] = None
    waste_list: Annotated[
        str | None,
        About("edition of the list", "名录版本", help="That was in force when it was determined."),
    ] = None
    determined_at: Annotated[datetime | None, About("determined at", "认定时间")] = None
    place: Annotated[str | None, About("place", "地点")] = None
    instrument: Annotated[Instrument | None, About("instrument", "计量器具")] = None
    determined_by: Annotated[tuple[Officer, ...], About("determined by", "认定人")] = ()

    @property
    def reading(self) -> Reported:
        """What the value says."""
        return read_reported(self.value)

    @property
    def occurred_at(self) -> datetime | None:
        """When it was determined, if that is known."""
        return self.determined_at

    @property
    def title(self) -> str:
        """Of what, how much."""
        return line(self.subject, f"{self.value} {self.unit}")

    @rule("not_the_result", "The figures do not give this value.", "value", "reckoning")
    def _not_the_result(self) -> bool:
        if self.reckoning is None:
            return False
        reading = self.reading
        if reading.value is None or reading.qualifier is not Qualifier.EQUAL:
            return True
        return not self.reckoning.tally.gives(reading.value)

    @rule("not_the_result", "The figures give another unit.", "unit", "reckoning")
    def _not_the_unit(self) -> bool:
        return self.reckoning is not None and self.unit != self.reckoning.tally.unit

    @rule("missing", "Name the records the figures come from.", "documents", "reckoning")
    def _records_missing(self) -> bool:
        is_process = self.reckoning is not None and self.reckoning.method is Method.PROCESS
        return is_process and not self.documents

    @rule("missing", "Write down the arithmetic.", "arithmetic", "determined")
    def _arithmetic_missing(self) -> bool:
        return self.determined is Determined.CALCULATED and self.arithmetic is None

    @rule("missing", "Name the documents it rests on.", "documents", "determined")
    def _documents_missing(self) -> bool:
        return self.determined is Determined.DOCUMENTS and not self.documents

    @rule("missing", "Name what it was weighed or measured with.", "instrument", "determined")
    def _instrument_missing(self) -> bool:
        by_instrument = {Determined.WEIGHED, Determined.MEASURED}
        return self.determined in by_instrument and self.instrument is None


def require_own_arithmetic(quantity: Quantity) -> None:
    """Makes sure that value, uncertainty and arithmetic are those that the figures give.

    Asked when a quantity is sealed: a reader of an old one holds the value alone against the
    figures, however it was rounded.

    Raises:
        RecordError: any of them is another.
    """
    if quantity.reckoning is None:
        return
    tally = quantity.reckoning.tally
    stated = None if quantity.uncertainty is None else Decimal(quantity.uncertainty)
    wrong = {
        "value": plain(tally.value) if quantity.reading.value != tally.value else "",
        "arithmetic": tally.arithmetic if quantity.arithmetic != tally.arithmetic else "",
        # What the figures say nothing of may be stated beside them.
        "uncertainty": ""
        if tally.uncertainty in {None, stated}
        else plain(tally.uncertainty or Decimal(0)),
    }
    problems = [
        FieldProblem(name, "not_the_result", f"The figures give: {told}.")
        for name, told in wrong.items()
        if told
    ]
    if problems:
        raise RecordError(quantity.kind, problems)
