"""Things kept as evidence or listed as items of the case (涉案物品)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from fieldkit.evidence.parts import rule
from fieldkit.evidence.people import Officer
from fieldkit.evidence.record import Item, line
from fieldkit.evidence.reported import positive_fault
from fieldkit.evidence.samples import Hazard
from fieldkit.evidence.values import LONG, About


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit(Item):
    """One thing, or several alike."""

    kind: ClassVar[str] = "exhibit"
    en: ClassVar[str] = "exhibit"
    zh: ClassVar[str] = "物证（涉案物品）"

    name: Annotated[str, About("name", "名称", by="R17")]
    features: Annotated[str, About("features", "特征", by="R17", most=LONG)]
    amount: Annotated[str, About("quantity", "数量", by="R17", check=positive_fault)]
    unit: Annotated[str, About("unit", "单位", by="R17")]
    found_at: Annotated[str, About("where it was found", "发现地点", by="SPC21")]
    obtained_at: Annotated[datetime, About("obtained at", "取得时间", by="SPC21")]
    obtained_by: Annotated[
        tuple[Officer, ...], About("obtained by", "取证人", by="SPC21", least=1)
    ]
    holder: Annotated[str | None, About("owner or holder", "所有人（持有人）")] = None
    kept_at: Annotated[str, About("where it is kept", "存放地", by="R17")]
    seal_number: Annotated[str | None, About("seal number", "封条编号")] = None
    measure: Annotated[
        str | None,
        About("coercive measure and number", "所采取的强制措施及文号", by="R17"),
    ] = None
    origin: Annotated[
        tuple[int, ...],
        About(
            "papers that show its origin",
            "表明来源的材料",
            by="R17 SPC21",
            refers=frozenset({"inspection", "document", "photo", "video", "statement"}),
        ),
    ] = ()
    hazards: Annotated[tuple[Hazard, ...], About("hazards", "危险特性")] = ()
    perishable_note: Annotated[
        str | None,
        About("how evidence of a perishable thing was kept", "不易保管物品的留证方式"),
    ] = None

    @property
    def occurred_at(self) -> datetime:
        """When it was obtained."""
        return self.obtained_at

    @property
    def title(self) -> str:
        """Name and quantity."""
        return line(self.name, f"{self.amount} {self.unit}")

    @rule(
        "missing",
        "Name the papers that show its origin, or its inspection.",
        "origin",
        "inspection",
    )
    def _origin_unknown(self) -> bool:
        """刑诉法解释(2021) Art. 86: without a record of its origin it proves nothing."""
        return not self.origin and self.inspection is None
