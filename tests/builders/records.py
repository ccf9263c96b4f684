"""Believable and clearly fictitious records, one builder for each kind.

Each builder gives a sound record; named members replace the defaults. References point at
`PARTY`, `CASE`, ... unless others are given.
"""

from collections.abc import Callable
from datetime import date

from fieldkit.evidence.bases import Basis
from fieldkit.evidence.cases import Case, CaseSource
from fieldkit.evidence.corrections import Supplement, Withdrawal
from fieldkit.evidence.exhibits import Exhibit
from fieldkit.evidence.inspections import Inspection, Presence
from fieldkit.evidence.instruments import Instrument
from fieldkit.evidence.measurements import MeasuredBy, Measurement
from fieldkit.evidence.parties import Party
from fieldkit.evidence.people import IdType
from fieldkit.evidence.quality_rules import Held, QualityRule
from fieldkit.evidence.quantities import Determined, Dimension, Quantity
from fieldkit.evidence.record import Record
from fieldkit.evidence.samples import Condition, Hazard, Medium, PointType, Sample, SamplingMode
from fieldkit.evidence.signings import Outcome, Signer, Signing
from fieldkit.evidence.statements import (
    Observation,
    QuestionAnswer,
    Standing,
    Statement,
    Topic,
)
from fieldkit.evidence.transfers import Means, Purpose, Side, Transfer, TransferredItem
from tests.builders.media import audio, document, extracted_data, photo, report, video
from tests.builders.practice import (
    FIRM,
    INSPECTION,
    OFFICER_A,
    OFFICER_B,
    PARTY,
    PH_METER,
    POINT,
    SAMPLE,
    SAMPLER_A,
    SAMPLER_B,
    SITE,
    at,
    filled,
    person,
    witness,
)
from tests.builders.standards import point, screening, standard


def party(**members: object) -> Party:
    return Party(
        **filled(
            members,
            name=FIRM,
            credit_code="91350100M000100Y43",
            address=SITE,
            legal_representative="演练员戊",
            phone="00000000000",
            permit_number="91350100M000100Y43001P",
            coordinates=POINT,
        )
    )


def case(**members: object) -> Case:
    return Case(
        **filled(
            members,
            number="演练环立〔2026〕1号",
            cause="涉嫌通过暗管排放电镀废水（演练数据）",
            agency="演练市生态环境局（演练数据）",
            party=PARTY,
            source=CaseSource.COMPLAINT,
            filed_on=date(2026, 11, 3),
            handled_by=(OFFICER_A, OFFICER_B),
        )
    )


def inspection(**members: object) -> Inspection:
    return Inspection(
        **filled(
            members,
            started_at=at(0),
            ended_at=at(150),
            place=SITE,
            coordinates=POINT,
            officers=(OFFICER_A, OFFICER_B),
            recorder=OFFICER_B,
            certificates_shown=True,
            rights_told=True,
            party_presence=Presence.PRESENT,
            site_person=person(),
            other_participants=(person(name="演练员丙", unit="演练监测站（演练数据）"),),
            weather="多云，18 ℃，东北风2级",
            production_status="电镀车间2条生产线正在运行，负荷约八成。",
            permits="持有排污许可证（演练数据）。",
            treatment="废水处理站停运，加药泵未开启。",
            findings="车间北墙外见一根直径110 mm的塑料管，正在向雨水沟排水。",
            discharge_method="经暗管排入厂区雨水沟，去向为示范河（演练数据）。",
            party_opinion="无异议。",
        )
    )


def sample(**members: object) -> Sample:
    return Sample(
        **filled(
            members,
            inspection=INSPECTION,
            number="FS20261103-01",
            record_number="CY20261103-1",
            sampled_at=at(40),
            medium=Medium.WASTEWATER,
            point="电镀车间排放口",
            point_number="W1",
            point_type=PointType.WORKSHOP_OUTLET,
            landmark="车间北门东侧2 m",
            coordinates=POINT,
            destination="厂区雨水沟",
            weather="多云",
            production_load="约八成",
            treatment_status="停运",
            mode=SamplingMode.GRAB,
            method_standard="HJ 91.1-2019",
            container="聚乙烯瓶",
            container_count=2,
            amount="500",
            amount_unit="mL",
            preservation="加硝酸至pH≤2，0～5 ℃冷藏",
            seal_number="YL-F-0001",
            appearance="黄绿色，无油膜",
            analytes=("总铬", "六价铬", "总镍"),
            has_first_class_pollutants=True,
            conditions=(Condition(name="流量", value="1.2", unit="m3/h"),),
            instruments=(PH_METER,),
            hazards=(Hazard.TOXIC,),
            samplers=(SAMPLER_A, SAMPLER_B),
            checker=OFFICER_A,
        )
    )


def quality_rule(**members: object) -> QualityRule:
    return QualityRule(
        **filled(
            members,
            inspection=INSPECTION,
            held=Held.DEVIATION,
            analyte="六价铬",
            most="10",
            source="演练质控计划（演练数据）第3条",
            note="演练数据",
        )
    )


def basis(**members: object) -> Basis:
    return Basis(
        **filled(
            members,
            inspection=INSPECTION,
            medium=Medium.WASTEWATER,
            point="电镀车间排放口",
            standard="GB 21900-2008",
            table="表2",
            class_grade="existing",
            limit_scope="现有设施",
            why="电镀企业（演练数据）",
            act_ended_on=date(2026, 11, 3),
            reference_edition="0" * 64,
        )
    )


def measurement(**members: object) -> Measurement:
    """A laboratory's result; `field_reading` is one taken on the spot."""
    return Measurement(
        **filled(
            members,
            inspection=INSPECTION,
            place=MeasuredBy.LABORATORY,
            analyte="六价铬",
            analyte_code="cr6",
            value="3.92",
            unit="mg/L",
            sample=SAMPLE,
            method="GB/T 7467-1987",
            detection_limit="0.004",
            instrument=Instrument(name="分光光度计", number="YL-FG-01"),
            analysed_at=at(1600),
            analyst="演练员庚",
            laboratory="演练监测站（演练数据）",
            cma_number="000000000001",
            report_number="演练监（2026）第001号",
        )
    )


def field_reading(**members: object) -> Measurement:
    return Measurement(
        **filled(
            members,
            inspection=INSPECTION,
            place=MeasuredBy.FIELD,
            analyte="pH值",
            analyte_code="ph",
            value="6.8",
            unit="无量纲",
            sample=SAMPLE,
            method="HJ 1147-2020",
            instrument=PH_METER,
            analysed_at=at(45),
            analyst="演练员丙",
        )
    )


def quantity(**members: object) -> Quantity:
    return Quantity(
        **filled(
            members,
            inspection=INSPECTION,
            subject="含铬污泥",
            dimension=Dimension.MASS,
            value="2.4",
            unit="t",
            determined=Determined.CALCULATED,
            arithmetic="12 桶 × 0.2 t = 2.4 t",
            waste_code="336-054-17",
            determined_at=at(90),
            place="厂区东侧棚内",
            determined_by=(OFFICER_A,),
        )
    )


def statement(**members: object) -> Statement:
    return Statement(
        **filled(
            members,
            inspection=INSPECTION,
            started_at=at(160),
            ended_at=at(220),
            place="演练市生态环境局询问室（演练数据）",
            officers=(OFFICER_A, OFFICER_B),
            recorder=OFFICER_B,
            certificates_shown=True,
            rights_told=True,
            interviewee=person(
                id_type=IdType.RESIDENT_ID, id_number="11010519491231002X", relation="厂长"
            ),
            standing=Standing.STAFF,
            duty_told=True,
            exchanges=(
                QuestionAnswer(question="这根管子是什么时候装的？", answer="今年九月。"),
                QuestionAnswer(question="排的是什么水？", answer="镀铬槽的清洗水。"),
            ),
            topics=(Topic.PRODUCTION, Topic.FACTS, Topic.DURATION),
            service_address=SITE,
            is_read_back=True,
            has_signed_pages=True,
        )
    )


def observation(**members: object) -> Observation:
    return Observation(
        **filled(
            members,
            inspection=INSPECTION,
            text="雨水沟内水呈黄绿色，自塑料管出口起约30 m。",
            observed_at=at(22),
            place="厂区北侧雨水沟",
            coordinates=POINT,
            observed_by=(OFFICER_A, OFFICER_B),
        )
    )


def exhibit(**members: object) -> Exhibit:
    return Exhibit(
        **filled(
            members,
            inspection=INSPECTION,
            name="塑料管",
            features="PVC，直径110 mm，长1.2 m，一端有锯痕",
            amount="1",
            unit="根",
            found_at="车间北墙外",
            obtained_at=at(130),
            obtained_by=(OFFICER_A, OFFICER_B),
            holder=FIRM,
            kept_at="证据室1号柜",
            seal_number="YL-F-0009",
            measure="扣押决定书 演练环扣〔2026〕1号",
            origin=(INSPECTION,),
        )
    )


def signing(**members: object) -> Signing:
    return Signing(
        **filled(
            members,
            entries=(INSPECTION,),
            signer=Signer.PARTY,
            name="演练员戊",
            outcome=Outcome.SIGNED,
            signed_at=at(155),
            place=SITE,
            words="以上笔录已阅，无误。",
            pages=3,
        )
    )


def refusal(**members: object) -> Signing:
    return signing(
        **filled(
            members,
            outcome=Outcome.REFUSED,
            reason="称须先问过律师",
            words=None,
            pages=None,
            noted_by=(OFFICER_A, OFFICER_B),
            witness=witness(),
        )
    )


def transfer(**members: object) -> Transfer:
    return Transfer(
        **filled(
            members,
            sheet_number="JJ20261103-1",
            items=(
                TransferredItem(
                    item=SAMPLE,
                    seal_before="YL-F-0001",
                    seal_after="YL-F-0001",
                    is_seal_intact=True,
                ),
            ),
            giver=Side(name="演练员丙", unit="演练监测站（演练数据）", means=Means.HANDWRITING),
            receiver=Side(
                name="演练员庚", unit="演练监测站实验室（演练数据）", means=Means.HANDWRITING
            ),
            handed_at=at(240),
            place="演练监测站收样室（演练数据）",
            purpose=Purpose.TO_LABORATORY,
            preservation="冷藏箱",
            temperature="4 ℃",
            hazard_told=True,
        )
    )


def supplement(**members: object) -> Supplement:
    return Supplement(
        **filled(
            members,
            corrects=SAMPLE,
            reason="容器数量抄写有误",
            changes={"container_count": 3},
        )
    )


def withdrawal(**members: object) -> Withdrawal:
    return Withdrawal(**filled(members, corrects=SAMPLE, reason="重复登记"))


BUILDERS: dict[str, Callable[..., Record]] = {
    "party": party,
    "standard": standard,
    "point": point,
    "case": case,
    "inspection": inspection,
    "sample": sample,
    "measurement": measurement,
    "basis": basis,
    "screening": screening,
    "quality_rule": quality_rule,
    "quantity": quantity,
    "photo": photo,
    "video": video,
    "audio": audio,
    "document": document,
    "statement": statement,
    "observation": observation,
    "exhibit": exhibit,
    "signing": signing,
    "transfer": transfer,
    "supplement": supplement,
    "withdrawal": withdrawal,
}

VARIANTS: dict[str, Callable[..., Record]] = {
    "field_reading": field_reading,
    "report": report,
    "extracted_data": extracted_data,
    "refusal": refusal,
}
