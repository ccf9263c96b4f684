"""A practice town, clearly fictitious: its people, places and instruments."""

from datetime import date, datetime, timedelta, timezone

from fieldkit.evidence.instruments import Instrument
from fieldkit.evidence.people import IdType, Officer, Person, Witness
from fieldkit.evidence.places import Coordinates, Datum

# Sequences that references point at by default.
PARTY, CASE, INSPECTION, SAMPLE, DOCUMENT, TRANSFER = 1, 2, 3, 4, 5, 6

CHINA = timezone(timedelta(hours=8))
BEGAN = datetime(2026, 11, 3, 9, 30, tzinfo=CHINA)
FIRM = "练习化工有限公司（演练数据）"
SITE = "演练市练习区示范路1号（演练数据）"

OFFICER_A = Officer(
    name="演练员甲", certificate_number="演练0000001", unit="演练市生态环境局（演练数据）"
)
OFFICER_B = Officer(
    name="演练员乙", certificate_number="演练0000002", unit="演练市生态环境局（演练数据）"
)
SAMPLER_A = Officer(
    name="演练员丙", certificate_number="演练采0001", unit="演练监测站（演练数据）"
)
SAMPLER_B = Officer(
    name="演练员丁", certificate_number="演练采0002", unit="演练监测站（演练数据）"
)
POINT = Coordinates(
    latitude="30.274150", longitude="120.155150", datum=Datum.WGS84, accuracy_m="4.5"
)
PH_METER = Instrument(
    name="便携式pH计",
    model="演练-100",
    number="YL-PH-01",
    calibration="4.00与9.18标准缓冲液校准，偏差0.02",
    calibrated_on=date(2026, 11, 3),
)
SCALE = Instrument(name="地磅", number="YL-DB-01", calibration="检定证书 演练-2026-001")


def at(minutes: int) -> datetime:
    """So many minutes after the inspection began."""
    return BEGAN + timedelta(minutes=minutes)


def person(**members: object) -> Person:
    return Person(
        **filled(members, name="演练员戊", unit=FIRM, position="厂长", phone="00000000000")
    )


def witness(**members: object) -> Witness:
    return Witness(
        **filled(
            members,
            name="演练员己",
            id_type=IdType.RESIDENT_ID,
            id_number="11010519491231002X",
            phone="00000000001",
            is_independent=True,
        )
    )


def filled(members: dict[str, object], **defaults: object) -> dict[str, object]:
    """The members given, and the defaults for the others."""
    return defaults | members
