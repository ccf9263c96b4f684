"""Who signed what, or would not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Final

from fieldkit.evidence.parts import rule
from fieldkit.evidence.people import Officer, Witness
from fieldkit.evidence.record import SCAN, SUPPORT, Record, Role, line
from fieldkit.evidence.values import About, Choice

SIGNABLE: Final = frozenset(
    {
        "inspection", "sample", "measurement", "quantity", "photo", "video", "audio", "document",
        "statement", "observation", "exhibit", "transfer", "supplement", "withdrawal",
    }
)  # fmt: skip


class Signer(Choice):
    """As what the person signs."""

    PARTY = "party", "当事人（代表）", "party or its representative"
    INTERVIEWEE = "interviewee", "被询问人"
    HOLDER = "holder", "持有人（提供人）", "holder or provider"
    WITNESS = "witness", "见证人"
    OFFICER = "officer", "执法人员"
    RECORDER = "recorder", "记录人"
    SAMPLER = "sampler", "采样人员"
    CHECKER = "checker", "校核人"
    GIVER = "giver", "移交人"
    RECEIVER = "receiver", "接收人"


class Outcome(Choice):
    """What came of asking for a signature."""

    SIGNED = "signed", "签名"
    FINGERPRINT = "fingerprint", "捺印"
    KEY = "key", "电子密钥确认", "confirmed with the signer's own key"
    REFUSED = "refused", "拒绝签名", "refused to sign"
    UNABLE = "unable", "无法签名", "could not sign"


_BY_HAND: Final = frozenset({Outcome.SIGNED, Outcome.FINGERPRINT})
_NOT_SIGNED: Final = frozenset({Outcome.REFUSED, Outcome.UNABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing(Record):
    """A signature by hand, as an image, or a refusal with its reason.

    With the outcome "key" the entry itself, sealed by that person, is the confirmation.
    """

    kind: ClassVar[str] = "signing"
    en: ClassVar[str] = "signature"
    zh: ClassVar[str] = "签名"
    files: ClassVar[tuple[Role, ...]] = (
        Role("signature", "image of the signature", "签名图像", least=1, most=10),
        SCAN,
        SUPPORT,
    )

    entries: Annotated[
        tuple[int, ...], About("what is signed", "所签内容", by="PC24", least=1, refers=SIGNABLE)
    ]
    signer: Annotated[Signer, About("signs as", "签名人身份", by="PC24")]
    name: Annotated[str, About("name", "姓名", by="PC24")]
    outcome: Annotated[Outcome, About("outcome", "签名情况", by="MEE30 PC24")]
    reason: Annotated[str | None, About("why not signed", "未签名的情况和原因")] = None
    signed_at: Annotated[datetime, About("date and time", "时间", by="PC24")]
    place: Annotated[str | None, About("place", "地点")] = None
    words: Annotated[
        str | None,
        About("in the signer's words", "签署意见", by="PC24", help="Such as 以上笔录已阅，无误."),
    ] = None
    pages: Annotated[int | None, About("pages signed", "签名页数", least=1)] = None
    printed_checkpoint: Annotated[
        str | None,
        About("checkpoint printed on the paper", "纸面所印校验点", help="Size and root."),
    ] = None
    noted_by: Annotated[
        tuple[Officer, ...],
        About("officers who note the refusal", "注明拒签情况的执法人员"),
    ] = ()
    witness: Annotated[Witness | None, About("who witnessed the refusal", "拒签见证人")] = None

    no_witness_reason: Annotated[str | None, About("why no witness", "无见证人的原因")] = None

    @rule("missing", "Say why it was not signed.", "reason", "outcome")
    def _refusal_unexplained(self) -> bool:
        """处罚办法(2023) Art. 28."""
        return self.outcome in _NOT_SIGNED and self.reason is None

    @rule("missing", "Name the officers who note this.", "noted_by", "outcome")
    def _refusal_noted_by_nobody(self) -> bool:
        """处罚办法(2023) Art. 28; 案卷评查细则: officers sign the note."""
        return self.outcome in _NOT_SIGNED and not self.noted_by

    @rule(
        "missing",
        "The holder of data did not sign; name a witness, or say why there is none.",
        "witness",
        "no_witness_reason",
        "outcome",
        "signer",
    )
    def _holder_without_witness(self) -> bool:
        """法发〔2016〕22号 Arts. 14, 15."""
        is_unsigned = self.signer is Signer.HOLDER and self.outcome in _NOT_SIGNED
        return is_unsigned and self.witness is None and self.no_witness_reason is None

    @property
    def occurred_at(self) -> datetime:
        """When it was signed or refused."""
        return self.signed_at

    @property
    def title(self) -> str:
        """Who, as what, and what came of it."""
        return line(self.name, self.signer.zh, self.outcome.zh)

    def fewest(self, role: Role) -> int:
        """An image only where something was written by hand."""
        return role.least if self.outcome in _BY_HAND else 0
