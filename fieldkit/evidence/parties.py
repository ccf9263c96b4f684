"""The party of a case: the firm or person against whom it is."""

import re
from dataclasses import dataclass
from typing import Annotated, ClassVar, Final

from fieldkit.evidence.parts import rule
from fieldkit.evidence.people import resident_id_fault
from fieldkit.evidence.places import Coordinates
from fieldkit.evidence.record import Record, Scope, line
from fieldkit.evidence.values import About, Fault, code_form

_CREDIT_CODE_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I, O, S, V, Z
_CREDIT_CODE_LENGTH: Final = 18
_CREDIT_CODE = re.compile(rf"[{_CREDIT_CODE_SIGNS}]{{18}}")


def credit_code_fault(code: str) -> Fault | None:
    """What is wrong with a unified social credit code: its signs or its check character.

    Source: GB 32100-2015, 3 and appendix A: weights are powers of 3, the modulus is 31.
    """
    if not _CREDIT_CODE.fullmatch(code):
        return Fault(
            "not_a_credit_code", "It must be 18 digits and capitals, without I, O, S, V and Z."
        )
    if _check_character(code) != code[-1]:
        return Fault("check_character", "The check character does not fit; a character is wrong.")
    return None


@dataclass(frozen=True, slots=True)
class CodeBeingTyped:
    """How far a unified social credit code has come while somebody types it.

    Attributes:
        missing: characters still to come; below 0 if there are too many.
        unlawful: characters that no such code has, in order, each once.
        expected: the check character that belongs to the first 17; empty until they are there.
        is_sound: whether the code is whole and its check character fits.
    """

    missing: int
    unlawful: str
    expected: str
    is_sound: bool


def code_being_typed(text: str) -> CodeBeingTyped:
    """What can be said of a code that is being typed (GB 32100-2015)."""
    code = code_form(text)
    unlawful = "".join(dict.fromkeys(each for each in code if each not in _CREDIT_CODE_SIGNS))
    is_told = len(code) >= _CREDIT_CODE_LENGTH - 1 and not unlawful
    return CodeBeingTyped(
        missing=_CREDIT_CODE_LENGTH - len(code),
        unlawful=unlawful,
        expected=_check_character(code) if is_told else "",
        is_sound=credit_code_fault(code) is None,
    )


def _check_character(code: str) -> str:
    """What the first 17 characters ask for as the 18th."""
    values = (_CREDIT_CODE_SIGNS.index(each) for each in code[: _CREDIT_CODE_LENGTH - 1])
    weighted = sum(value * pow(3, place, 31) for place, value in enumerate(values))
    return _CREDIT_CODE_SIGNS[(31 - weighted % 31) % 31]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Record):
    """A firm or a person, as on the licence or identity card."""

    kind: ClassVar[str] = "party"
    en: ClassVar[str] = "party"
    zh: ClassVar[str] = "当事人"
    scope: ClassVar[Scope] = Scope.VAULT

    name: Annotated[str, About("name", "名称（姓名）", by="PC24", help="As on the licence.")]
    credit_code: Annotated[
        str | None,
        About(
            "unified social credit code",
            "统一社会信用代码",
            by="PC24",
            check=credit_code_fault,
            is_code=True,
        ),
    ] = None
    no_credit_code_reason: Annotated[
        str | None,
        About("why there is no credit code", "无统一社会信用代码的原因", help="Such as 自然人."),
    ] = None
    resident_id: Annotated[
        str | None,
        About(
            "resident identity number",
            "居民身份证号码",
            check=resident_id_fault,
            is_code=True,
            help="Of a person or of the owner of a household business.",
        ),
    ] = None
    address: Annotated[str | None, About("address", "地址", by="PC24")] = None
    legal_representative: Annotated[
        str | None,
        About("legal representative or person in charge", "法定代表人（负责人）", by="PC24"),
    ] = None
    phone: Annotated[str | None, About("telephone", "电话")] = None
    permit_number: Annotated[
        str | None, About("discharge permit number", "排污许可证编号", by="PC24")
    ] = None
    coordinates: Annotated[Coordinates | None, About("coordinates", "坐标")] = None

    @rule(
        "missing",
        "Give the credit code, or say why there is none.",
        "credit_code",
        "no_credit_code_reason",
    )
    def _nothing_to_tell_it_by(self) -> bool:
        return self.credit_code is None and self.no_credit_code_reason is None

    @property
    def title(self) -> str:
        """The name."""
        return line(self.name)
