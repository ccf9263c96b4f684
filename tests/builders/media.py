"""Practice photos, recordings and documents; see `tests.builders.records`."""

from datetime import date

from fieldkit.evidence.media import (
    Audio,
    Document,
    DocumentType,
    Extraction,
    MonitoringReport,
    Photo,
    Video,
)
from tests.builders.practice import (
    INSPECTION,
    OFFICER_A,
    OFFICER_B,
    POINT,
    at,
    filled,
    person,
)


def photo(**members: object) -> Photo:
    return Photo(
        **filled(
            members,
            inspection=INSPECTION,
            description="车间北墙外塑料管正在排水",
            proves="通过暗管排放",
            taken_at=at(20),
            place="车间北墙外",
            coordinates=POINT,
            taken_by=OFFICER_A,
            device="执法记录仪 YL-01",
            original_carrier="存储卡 YL-SD-01，存证据室",
            camera={"make": "Practice", "taken_at": "2026-11-03T09:50:00", "orientation": 1},
        )
    )


def video(**members: object) -> Video:
    return Video(
        **filled(
            members,
            inspection=INSPECTION,
            description="沿塑料管走向的连续拍摄",
            proves="暗管连通车间与雨水沟",
            taken_at=at(25),
            place="车间至雨水沟",
            taken_by=OFFICER_B,
            original_carrier="存储卡 YL-SD-02，存证据室",
        )
    )


def audio(**members: object) -> Audio:
    return Audio(
        **filled(
            members,
            inspection=INSPECTION,
            description="厂长在车间内的说明",
            proves="知道废水未经处理",
            taken_at=at(30),
            place="电镀车间",
            taken_by=OFFICER_B,
            original_carrier="执法记录仪 YL-01",
            transcript="甲：处理站为何停运？ 戊：药剂用完了。",
        )
    )


def document(**members: object) -> Document:
    return Document(
        **filled(
            members,
            inspection=INSPECTION,
            name="10月废水处理站加药记录",
            document_type=DocumentType.LEDGER,
            proves="10月20日起停止加药",
            obtained_at=at(100),
            provided_by=person(),
            obtained_by=(OFFICER_A, OFFICER_B),
            pages=3,
            is_copy=True,
            original_at="练习化工有限公司档案室（演练数据）",
            is_checked=True,
        )
    )


def report(**members: object) -> Document:
    return document(
        **filled(
            members,
            name="监测报告 演练监（2026）第001号",
            document_type=DocumentType.MONITORING_REPORT,
            is_copy=False,
            original_at=None,
            report=MonitoringReport(
                laboratory="演练监测站（演练数据）",
                report_number="演练监（2026）第001号",
                cma_number="000000000001",
                client="演练市生态环境局（演练数据）",
                project="电镀废水监测",
                prepared_by="演练员庚",
                checked_by="演练员辛",
                issued_by="演练员壬",
                issued_on=date(2026, 11, 6),
                has_seal=True,
                party_told_at=at(4500),
            ),
        )
    )


def extracted_data(**members: object) -> Document:
    return document(
        **filled(
            members,
            name="在线监测数据导出文件",
            document_type=DocumentType.ELECTRONIC,
            is_copy=True,
            extraction=Extraction(
                source="在线监测数采仪（演练数据）",
                category="监测数据，CSV",
                started_at=at(110),
                ended_at=at(120),
                place="监测站房",
                method="以只读方式复制到新存储卡，FieldKit计算SHA-256",
                is_carrier_seized=False,
                not_seized_reason="设备正在运行；介质仍在监测站房数采仪内",
                operators=(OFFICER_A, OFFICER_B),
                holder=person(),
            ),
        )
    )
