"""A visit to a place, as the site inspection record (现场检查（勘察）笔录) asks for it."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from fieldkit.evidence.parts import rule
from fieldkit.evidence.people import OfficialAct, Person, Witness
from fieldkit.evidence.record import SCAN, SUPPORT, Role, line
from fieldkit.evidence.values import LONG, About, Choice


class Presence(Choice):
    """Whether the party was there."""

    PRESENT = "present", "在场"
    ABSENT = "absent", "不在场"
    REFUSED = "refused", "拒绝到场（配合）", "refused to attend or to cooperate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection(OfficialAct):
    """One visit. What is known only later is added by a supplement."""

    kind: ClassVar[str] = "inspection"
    en: ClassVar[str] = "inspection"
    zh: ClassVar[str] = "现场检查"
    files: ClassVar[tuple[Role, ...]] = (
        Role("sketch", "site sketch", "现场勘验图"),
        SCAN,
        SUPPORT,
    )

    party_presence: Annotated[Presence, About("the party was", "当事人到场情况", by="MEE30 PC24")]
    site_person: Annotated[
        Person | None,
        About("person in charge on site", "现场负责人", by="PC24", help="Speaks for the party."),
    ] = None
    absence_reason: Annotated[
        str | None,
        About("absence or refusal, and why", "不在场或拒绝的情况和原因", help="As far as known."),
    ] = None
    witness: Annotated[
        Witness | None,
        About("witness", "见证人", help="To be asked for where the party is absent or refuses."),
    ] = None
    no_witness_reason: Annotated[
        str | None,
        About("why no witness", "无见证人的原因", help="Then record on video what is done."),
    ] = None
    other_participants: Annotated[
        tuple[Person, ...], About("other participants", "其他参加人")
    ] = ()
    liaison_officers: Annotated[
        tuple[Person, ...],
        About("liaison officers", "联络员", help="Of agency and police: unit, name, telephone."),
    ] = ()
    weather: Annotated[str | None, About("weather", "天气")] = None
    production_status: Annotated[
        str | None,
        About(
            "construction and production",
            "建设、生产情况",
            by="PC24",
            most=LONG,
            help="Process, equipment, materials, products, load.",
        ),
    ] = None
    permits: Annotated[
        str | None,
        About(
            "environmental approvals and permits", "环评、验收、排污许可情况", by="PC24", most=LONG
        ),
    ] = None
    treatment: Annotated[
        str | None,
        About("pollution and its treatment", "污染物产生和治理情况", by="PC24", most=LONG),
    ] = None
    findings: Annotated[
        str | None,
        About(
            "facts found",
            "违法事实（现场情况）",
            by="PC24",
            most=LONG,
            help="Plain facts: course, duration, how often, effect. No inference.",
        ),
    ] = None
    discharge_method: Annotated[
        str | None,
        About("manner and destination of discharge", "排放方式及去向", by="R17", most=LONG),
    ] = None
    party_opinion: Annotated[
        str | None, About("remarks of the party", "当事人意见", most=LONG)
    ] = None
    supplements_inspection: Annotated[
        int | None,
        About("again after inspection", "补充检查的原检查", refers=frozenset({"inspection"})),
    ] = None
    supplementary_reason: Annotated[str | None, About("why inspected again", "补充检查的原因")] = (
        None
    )

    @rule(
        "missing",
        "The party was present; name the person in charge on site.",
        "site_person",
        "party_presence",
    )
    def _nobody_named(self) -> bool:
        return self.party_presence is Presence.PRESENT and self.site_person is None

    @rule(
        "missing",
        "Say how the party was absent or refused, and why.",
        "absence_reason",
        "party_presence",
    )
    def _absence_unexplained(self) -> bool:
        """处罚办法(2023) Art. 28."""
        return self.party_presence is not Presence.PRESENT and self.absence_reason is None

    @rule("witness_is_officer", "An officer cannot be the witness.", "witness", "officers")
    def _officer_as_witness(self) -> bool:
        """刑诉法解释(2021) Art. 80."""
        return self.witness is not None and self.witness.name in {
            each.name for each in self.officers
        }

    @rule(
        "missing",
        "Say why the place was inspected again.",
        "supplementary_reason",
        "supplements_inspection",
    )
    def _again_without_reason(self) -> bool:
        """刑诉法解释(2021) Art. 102(三)."""
        return self.supplements_inspection is not None and self.supplementary_reason is None

    @property
    def title(self) -> str:
        """The place."""
        return line(self.place)
