"""A case: one matter against one party."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Final

from fieldkit.evidence.parts import rule
from fieldkit.evidence.people import Officer
from fieldkit.evidence.record import Record, Scope, line
from fieldkit.evidence.values import LONG, About, Choice, Fault, seen_whole


class CaseSource(Choice):
    """How the agency came to know."""

    PATROL = "patrol", "日常检查", "routine inspection"
    SPECIAL_CAMPAIGN = "special_campaign", "专项执法行动", "special campaign"
    COMPLAINT = "complaint", "投诉举报", "complaint or report"
    MONITORING = "monitoring", "监测数据", "monitoring data"
    ASSIGNED = "assigned", "上级交办", "assigned by a higher agency"
    TRANSFERRED = "transferred", "其他部门移送", "transferred by another body"
    INCIDENT = "incident", "突发环境事件", "pollution incident"
    OTHER = "other", "其他", "other"


class Transfer(Choice):
    """What the police are to get the case for; each has a file of its own."""

    CRIME = "crime", "涉嫌犯罪移送", "suspected crime"
    DETENTION = "detention", "行政拘留移送", "administrative detention"


_LIKE_ENTRY: Final = re.compile(r"[#＃]\s*\d*")


def _case_number(text: str) -> Fault | None:
    if _LIKE_ENTRY.fullmatch(text):
        return Fault("like_entry", "This is how entries are named, such as #5, not a case.")
    return seen_whole(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Record):
    """A case as it is opened in the vault."""

    kind: ClassVar[str] = "case"
    en: ClassVar[str] = "case"
    zh: ClassVar[str] = "案件"
    scope: ClassVar[Scope] = Scope.OPENS_CASE

    number: Annotated[
        str,
        About(
            "case number",
            "案件编号",
            help="The agency's own; the 立案号 once filed.",
            check=_case_number,
        ),
    ]
    cause: Annotated[str, About("cause", "案由", by="EL22")]
    agency: Annotated[str, About("agency", "执法机关", by="PC24")]
    party: Annotated[
        int | None, About("party", "当事人", by="PC24", refers=frozenset({"party"}))
    ] = None
    unknown_party_reason: Annotated[
        str | None,
        About("what is known instead of the party", "当事人不明的情况说明"),
    ] = None
    source: Annotated[CaseSource, About("source", "案件来源", by="R17")]
    source_note: Annotated[str | None, About("more about the source", "来源说明")] = None
    filed_on: Annotated[date | None, About("filed on", "立案日期")] = None
    handled_by: Annotated[tuple[Officer, ...], About("case officers", "案件承办人", by="R17")] = ()
    is_urgent: Annotated[
        bool,
        About(
            "urgent",
            "紧急",
            by="JO13",
            help="The person is unknown or may flee, or evidence may be lost.",
        ),
    ] = False
    urgent_reason: Annotated[str | None, About("why urgent", "紧急原因")] = None
    transfer_for: Annotated[
        Transfer | None,
        About("to be transferred for", "拟移送事由", help="As far as it is known."),
    ] = None
    summary: Annotated[str | None, About("summary", "案情摘要", most=LONG)] = None

    @rule(
        "missing",
        "Name the party, or say what is known instead.",
        "party",
        "unknown_party_reason",
    )
    def _no_party(self) -> bool:
        return self.party is None and self.unknown_party_reason is None

    @rule("missing", "Say why the case is urgent.", "urgent_reason", "is_urgent")
    def _urgent_without_reason(self) -> bool:
        """环发〔2013〕126号 二(五)."""
        return self.is_urgent and self.urgent_reason is None

    @property
    def title(self) -> str:
        """Number and cause."""
        return line(self.number, self.cause)
