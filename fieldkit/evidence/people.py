"""People as records name them, and acts that officers do two by two."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar, Final

from fieldkit.evidence.parts import Part, rule
from fieldkit.evidence.places import Coordinates
from fieldkit.evidence.record import Record
from fieldkit.evidence.values import About, Choice, Fault

_RESIDENT_ID = re.compile(r"[1-9]\d{5}(\d{8})\d{3}[\dX]", re.ASCII)
_FEWEST_OFFICERS: Final = 2


class IdType(Choice):
    """What a person identified himself with."""

    RESIDENT_ID = "resident_id", "居民身份证", "resident identity card"
    PASSPORT = "passport", "护照"
    OTHER = "other", "其他证件", "other document"


class Gender(Choice):
    """As on the identity document."""

    MALE = "male", "男"
    FEMALE = "female", "女"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Part):
    """A person who is not here as an officer."""

    kind: ClassVar[str] = "person"

    name: Annotated[str, About("name", "姓名", by="PC24")]
    id_type: Annotated[IdType | None, About("identity document", "证件种类", by="PC24 SPC21")] = (
        None
    )
    id_number: Annotated[
        str | None, About("document number", "证件号码", by="PC24 SPC21", is_code=True)
    ] = None
    gender: Annotated[Gender | None, About("gender", "性别")] = None
    age: Annotated[int | None, About("age in years", "年龄")] = None
    unit: Annotated[str | None, About("unit", "工作单位", by="PC24")] = None
    position: Annotated[str | None, About("position", "职务", by="PC24")] = None
    address: Annotated[str | None, About("address", "住址")] = None
    phone: Annotated[str | None, About("telephone", "电话", by="SPC21")] = None
    relation: Annotated[str | None, About("relation to the case", "与本案关系", by="PC24")] = None

    @rule("missing", "Say what kind of document the number is of.", "id_type", "id_number")
    def _number_without_document(self) -> bool:
        return self.id_number is not None and self.id_type is None

    @rule("missing", "A document was named; its number is needed.", "id_number", "id_type")
    def _document_without_number(self) -> bool:
        return self.id_type is not None and self.id_number is None

    @rule("check_character", "This is no resident identity number.", "id_number", "id_type")
    def _resident_id_wrong(self) -> bool:
        is_resident = self.id_type is IdType.RESIDENT_ID and self.id_number is not None
        return is_resident and resident_id_fault(self.id_number or "") is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness(Person):
    """Somebody who saw what was done and has no part in it."""

    kind: ClassVar[str] = "witness"

    is_independent: Annotated[
        bool,
        About(
            "neither officer nor hired by the agency",
            "非执法人员且未受执法机关聘用",
            by="SPC21",
            help="Also able to understand what is seen, and without interest in the case.",
        ),
    ]

    @rule("witness_not_independent", "This person cannot be a witness.", "is_independent")
    def _has_a_part_in_it(self) -> bool:
        """刑诉法解释(2021) Art. 80."""
        return not self.is_independent


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer(Part):
    """An enforcement officer, or a technician who acts for the agency."""

    kind: ClassVar[str] = "officer"

    name: Annotated[str, About("name", "姓名", by="APL PC24")]
    certificate_number: Annotated[
        str | None, About("certificate number", "执法证号", by="APL PC24", is_code=True)
    ] = None
    unit: Annotated[str | None, About("unit", "单位", by="PC24")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialAct(Record):
    """An act that officers do in somebody's presence: an inspection, an interview."""

    started_at: Annotated[datetime, About("start", "开始时间", by="MEE30 PC24")]
    ended_at: Annotated[datetime | None, About("end", "结束时间", by="MEE30 PC24")] = None
    place: Annotated[str, About("place", "地点", by="MEE30 PC24")]
    coordinates: Annotated[Coordinates | None, About("coordinates", "坐标")] = None
    officers: Annotated[
        tuple[Officer, ...],
        About("officers, two or more", "执法人员（两名以上）", by="APL PC24", least=1),
    ]
    fewer_officers_reason: Annotated[
        str | None,
        About(
            "why fewer than two officers with certificates", "执法人员不足两名（或无证号）的原因"
        ),
    ] = None
    recorder: Annotated[Officer | None, About("recorder", "记录人", by="PC24")] = None
    certificates_shown: Annotated[
        bool, About("certificates shown and acknowledged", "已出示执法证件并经确认", by="APL PC24")
    ]
    rights_told: Annotated[
        bool,
        About(
            "rights and duties told and acknowledged",
            "已告知申请回避、陈述申辩权利和配合义务并经确认",
            by="MEE30 PC24",
        ),
    ]
    not_told_reason: Annotated[
        str | None,
        About(
            "why certificates were not shown or rights not told",
            "未出示证件或未告知的原因",
            help="For instance a check that had to stay unnoticed.",
        ),
    ] = None

    @property
    def occurred_at(self) -> datetime:
        """When it began."""
        return self.started_at

    @rule("ends_before_start", "The end lies before the start.", "ended_at", "started_at")
    def _ends_before_start(self) -> bool:
        return self.ended_at is not None and self.ended_at < self.started_at

    @rule(
        "too_few_officers",
        "Two officers with different certificate numbers are needed, or the reason why not.",
        "officers",
        "fewer_officers_reason",
    )
    def _too_few_officers(self) -> bool:
        """行政处罚法(2021) Art. 42."""
        numbers = {each.certificate_number for each in self.officers} - {None}
        return len(numbers) < _FEWEST_OFFICERS and self.fewer_officers_reason is None

    @rule(
        "missing",
        "Say why certificates were not shown or rights not told.",
        "not_told_reason",
        "certificates_shown",
        "rights_told",
    )
    def _not_told(self) -> bool:
        """行政处罚法(2021) Arts. 44, 55."""
        is_told = self.certificates_shown and self.rights_told
        return not is_told and self.not_told_reason is None


def resident_id_fault(number: str) -> Fault | None:
    """What is wrong with a resident identity number: form, day of birth or check character.

    Source: GB 11643-1999; the check character is ISO 7064 MOD 11-2.
    """
    found = _RESIDENT_ID.fullmatch(number)
    if found is None:
        return Fault("not_an_id_number", "It must be 18 digits, the last of which may be X.")
    birth = found[1]
    try:
        date(int(birth[:4]), int(birth[4:6]), int(birth[6:]))
    except ValueError:
        return Fault("not_an_id_number", "The day of birth in it does not exist.")
    weighted = sum(int(each) * pow(2, 17 - place, 11) for place, each in enumerate(number[:17]))
    if "10X98765432"[weighted % 11] != number[17]:
        return Fault("check_character", "The check character does not fit; a digit is wrong.")
    return None
