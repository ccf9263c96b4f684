"""What people said, and what officers saw."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from fieldkit.evidence.parts import Part, rule
from fieldkit.evidence.people import Officer, OfficialAct, Person, Witness
from fieldkit.evidence.places import Coordinates
from fieldkit.evidence.record import SCAN, SUPPORT, Item, Role, line
from fieldkit.evidence.values import LONG, About, Choice


class Standing(Choice):
    """What the person who speaks is to the case."""

    PARTY = "party", "当事人（法定代表人）", "party or legal representative"
    STAFF = "staff", "当事人的工作人员", "staff of the party"
    VICTIM = "victim", "受害人"
    WITNESS = "witness", "证人"
    OTHER = "other", "其他"


class Topic(Choice):
    """What an interview has to cover (案卷评查细则 2024)."""

    PRODUCTION = "production", "生产情况"
    PERMITS = "permits", "环保手续", "approvals and permits"
    POLLUTION = "pollution", "产污治污", "pollution and its treatment"
    FACTS = "facts", "违法事实", "facts of the violation"
    INTENT = "intent", "主观过错"
    DURATION = "duration", "持续时间和次数", "duration and how often"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswer(Part):
    """One question and what was answered."""

    kind: ClassVar[str] = "question_answer"

    question: Annotated[str, About("question", "问", most=LONG)]
    answer: Annotated[str, About("answer", "答", most=LONG, help="Silence too: 沉默.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(OfficialAct):
    """An interview record (调查询问笔录) of one person."""

    kind: ClassVar[str] = "statement"
    en: ClassVar[str] = "statement"
    zh: ClassVar[str] = "询问笔录"
    files: ClassVar[tuple[Role, ...]] = (
        SCAN,
        Role("id_copy", "copy of the identity document", "身份证明复印件"),
        Role("recording", "recording of the interview", "询问录音录像"),
        SUPPORT,
    )

    inspection: Annotated[
        int | None, About("inspection", "现场检查", refers=frozenset({"inspection"}))
    ] = None
    session: Annotated[int, About("interview number", "第几次询问", least=1)] = 1
    interviewee: Annotated[Person, About("interviewee", "被询问人", by="PC24")]
    standing: Annotated[Standing, About("standing", "被询问人身份", by="PC24")]
    duty_told: Annotated[
        bool, About("duty to answer truthfully told", "已告知如实回答义务", by="APL")
    ]
    exchanges: Annotated[
        tuple[QuestionAnswer, ...], About("questions and answers", "问答内容", by="PC24", least=1)
    ]
    topics: Annotated[tuple[Topic, ...], About("topics covered", "已询问事项", by="PC24")] = ()
    result_told: Annotated[
        bool | None, About("test results told", "已告知监测（检测、鉴定）结果")
    ] = None
    service_address: Annotated[str | None, About("address for service", "送达地址")] = None
    is_read_back: Annotated[
        bool, About("read by or to the interviewee", "已交阅（宣读）核对", by="PC24")
    ]
    has_signed_pages: Annotated[
        bool | None, About("every page signed", "已逐页签名", by="PC24")
    ] = None
    refusal_reason: Annotated[
        str | None, About("why not read or not signed", "未核对或拒绝签名的情况和原因")
    ] = None
    witness: Annotated[Witness | None, About("witness", "见证人")] = None

    @rule(
        "missing",
        "Say why the record was not read or its pages not signed.",
        "refusal_reason",
        "is_read_back",
        "has_signed_pages",
    )
    def _refusal_unexplained(self) -> bool:
        is_missing = not self.is_read_back or self.has_signed_pages is False
        return is_missing and self.refusal_reason is None

    @rule("witness_is_officer", "An officer cannot be the witness.", "witness", "officers")
    def _officer_as_witness(self) -> bool:
        """刑诉法解释(2021) Art. 80."""
        return self.witness is not None and self.witness.name in {
            each.name for each in self.officers
        }

    @property
    def title(self) -> str:
        """Who spoke, and as what."""
        return line(self.interviewee.name, self.standing.zh)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Item):
    """Something officers saw, heard or smelled."""

    kind: ClassVar[str] = "observation"
    en: ClassVar[str] = "observation"
    zh: ClassVar[str] = "现场情况"

    text: Annotated[
        str, About("what was found", "情况记录", by="PC24", most=LONG, help="Facts, no inference.")
    ]
    observed_at: Annotated[datetime, About("observed at", "时间", by="PC24")]
    place: Annotated[str, About("place", "地点", by="PC24")]
    coordinates: Annotated[Coordinates | None, About("coordinates", "坐标")] = None
    observed_by: Annotated[tuple[Officer, ...], About("observed by", "记录人", by="PC24", least=1)]
    proves: Annotated[str | None, About("fact to be proven", "证明对象", most=LONG)] = None

    @property
    def occurred_at(self) -> datetime:
        """When it was observed."""
        return self.observed_at

    @property
    def title(self) -> str:
        """Its beginning."""
        return line(self.text)
