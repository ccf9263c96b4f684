"""Transfers of custody (交接): who held something, who holds it from then on."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Final

from fieldkit.evidence.parts import Part, rule
from fieldkit.evidence.record import SCAN, SUPPORT, Record, Role, line
from fieldkit.evidence.values import LONG, About, Choice, Fault

HELD: Final = frozenset({"sample", "exhibit", "photo", "video", "audio", "document"})
_KEY_ID = re.compile(r"[0-9a-f]{64}")


def key_id_fault(text: str) -> Fault | None:
    """What is wrong with a text as a key id."""
    if _KEY_ID.fullmatch(text):
        return None
    return Fault("not_a_key_id", "A key id is 64 small hexadecimal digits.")


class Purpose(Choice):
    """What the things are handed over for."""

    TO_LABORATORY = "to_laboratory", "送检", "to the laboratory"
    TO_STORE = "to_store", "入库保管", "to the store"
    TO_POLICE = "to_police", "移送公安机关", "to the police"
    RETURN = "return", "返还"
    OTHER = "other", "其他"


class Means(Choice):
    """How a side confirms."""

    KEY = "key", "电子密钥", "with its own key"
    HANDWRITING = "handwriting", "手写签名", "by hand"
    REFUSED = "refused", "拒绝确认"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side(Part):
    """One side of a transfer and its confirmation.

    Confirmed with a key means: that key sealed the transfer, or a later signing of it. By
    hand: an image of the signature is attached, or comes with a later signing.
    """

    kind: ClassVar[str] = "side"

    name: Annotated[str, About("name", "姓名", by="HJ589")]
    unit: Annotated[str, About("unit", "单位", by="HJ589")]
    key_id: Annotated[str | None, About("key id", "密钥标识", check=key_id_fault)] = None
    means: Annotated[Means, About("confirms", "确认方式", by="HJ589")]
    refusal_reason: Annotated[str | None, About("why not confirmed", "拒绝确认的原因")] = None

    @rule("missing", "Say which key confirms.", "key_id", "means")
    def _key_unnamed(self) -> bool:
        return self.means is Means.KEY and self.key_id is None

    @rule("missing", "Say why it was not confirmed.", "refusal_reason", "means")
    def _refusal_unexplained(self) -> bool:
        return self.means is Means.REFUSED and self.refusal_reason is None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferredItem(Part):
    """One thing handed over."""

    kind: ClassVar[str] = "transferred_item"

    item: Annotated[int, About("item", "样品（物品）", by="HJ589", refers=HELD)]
    seal_before: Annotated[str | None, About("seal number before", "交接前封条编号")] = None
    seal_after: Annotated[str | None, About("seal number after", "交接后封条编号")] = None
    is_seal_intact: Annotated[bool | None, About("seal intact", "封条是否完好", by="practice")] = (
        None
    )
    condition: Annotated[
        str | None, About("condition", "状态", by="practice", help="Whole, leaking, thawed, ...")
    ] = None

    @rule("missing", "The seal was not intact; describe it.", "condition", "is_seal_intact")
    def _damage_untold(self) -> bool:
        return self.is_seal_intact is False and self.condition is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(Record):
    """One handing over, from one holder to the next."""

    kind: ClassVar[str] = "transfer"
    en: ClassVar[str] = "transfer of custody"
    zh: ClassVar[str] = "交接"
    files: ClassVar[tuple[Role, ...]] = (
        Role("giver_signature", "signature of the giver", "移交人签名", most=10),
        Role("receiver_signature", "signature of the receiver", "接收人签名", most=10),
        SCAN,
        SUPPORT,
    )

    sheet_number: Annotated[
        str | None, About("number of the sheet", "交接单编号", by="practice")
    ] = None
    items: Annotated[
        tuple[TransferredItem, ...], About("items", "样品（物品）", by="HJ589", least=1)
    ]
    giver: Annotated[Side, About("from", "移交人", by="HJ589")]
    receiver: Annotated[Side, About("to", "接收人", by="HJ589")]
    handed_at: Annotated[datetime, About("time", "交接时间", by="practice")]
    place: Annotated[str, About("place", "交接地点")]
    purpose: Annotated[Purpose, About("purpose", "交接目的")]
    purpose_note: Annotated[str | None, About("other purpose", "其他目的")] = None
    preservation: Annotated[
        str | None, About("kept how on the way", "保存（运输）条件", by="HJ589")
    ] = None
    temperature: Annotated[
        str | None, About("temperature", "温度", help="As read, such as 4 ℃.")
    ] = None
    hazard_told: Annotated[bool | None, About("danger told", "已告知危险性")] = None
    note: Annotated[str | None, About("remarks", "异常及处理", most=LONG)] = None

    @rule("missing", "Say what for.", "purpose_note", "purpose")
    def _purpose_untold(self) -> bool:
        return self.purpose is Purpose.OTHER and self.purpose_note is None

    @rule("same_holder", "Giver and receiver are the same person.", "receiver", "giver")
    def _to_oneself(self) -> bool:
        return (self.giver.name, self.giver.unit) == (self.receiver.name, self.receiver.unit)

    @rule("named_twice", "An item is named twice.", "items")
    def _item_twice(self) -> bool:
        return len({each.item for each in self.items}) < len(self.items)

    @property
    def occurred_at(self) -> datetime:
        """When it was handed over."""
        return self.handed_at

    @property
    def title(self) -> str:
        """From whom to whom."""
        return line(f"{self.giver.name} → {self.receiver.name}", self.purpose.zh)
