"""The catalogue: every kind of record, by the word that stands in its entries."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from fieldkit.canonical import JsonObject
from fieldkit.errors import InputError
from fieldkit.evidence.cases import Case
from fieldkit.evidence.corrections import Supplement, Withdrawal
from fieldkit.evidence.exhibits import Exhibit
from fieldkit.evidence.inspections import Inspection
from fieldkit.evidence.measurements import Measurement
from fieldkit.evidence.media import Audio, Document, Photo, Video
from fieldkit.evidence.parties import Party
from fieldkit.evidence.parts import Member, members
from fieldkit.evidence.quantities import Quantity
from fieldkit.evidence.record import Record, read_body
from fieldkit.evidence.samples import Sample
from fieldkit.evidence.signings import Signing
from fieldkit.evidence.statements import Observation, Statement
from fieldkit.evidence.transfers import Transfer

KINDS: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {
        each.kind: each
        for each in (
            Party,
            Case,
            Inspection,
            Sample,
            Measurement,
            Quantity,
            Photo,
            Video,
            Audio,
            Document,
            Statement,
            Observation,
            Exhibit,
            Signing,
            Transfer,
            Supplement,
            Withdrawal,
        )
    }
)

SOURCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "JO13": "环发〔2013〕126号 关于加强环境保护与公安部门执法衔接配合工作的意见",
        "R17": "环环监〔2017〕17号 环境保护行政执法与刑事司法衔接工作办法",
        "APL": "行政处罚法（2021）",
        "MEE30": "生态环境行政处罚办法（2023）",
        "PC24": "环执法发〔2024〕4号 生态环境行政执法案卷评查细则（2024年版）",
        "SPC21": "最高人民法院关于适用刑事诉讼法的解释（2021）",
        "EL22": "法发〔2016〕22号 电子数据收集提取和审查判断规定",
        "MPS": "公安机关办理刑事案件程序规定（2020）",
        "INT23": "法释〔2023〕7号 环境污染刑事案件解释",
        "HJ589": "HJ 589-2021 突发环境事件应急监测技术规范",
        "practice": "forms in use; no legal text was found",
    }
)


class UnknownKindError(InputError):
    """There is no such kind of record."""

    code = "record.unknown-kind"
    sentence = "{kind!r} is no kind of record. There are: {known}."


def record_class(kind: str) -> type[Record]:
    """The class of a kind's records.

    Raises:
        UnknownKindError: no such kind.
    """
    if kind not in KINDS:
        raise UnknownKindError(kind=kind[:40], known=", ".join(KINDS))
    return KINDS[kind]


def is_evidence(kind: str) -> bool:
    """Whether entries of a kind are people's records, and not about the vault itself."""
    return kind in KINDS


def options(kind: str) -> tuple[Member, ...]:
    """What can be filled in for a kind, in the order of the form.

    Raises:
        UnknownKindError: no such kind.
    """
    return members(record_class(kind))


def from_body(kind: str, body: JsonObject) -> Record:
    """The record that an entry's body holds.

    Raises:
        UnknownKindError: no such kind.
        RecordError: members are missing, of a wrong type or against a rule; all are listed.
    """
    return read_body(record_class(kind), body)


def references(kind: str, body: JsonObject) -> tuple[int, ...]:
    """Sequences of the entries that an entry's body points at; none for the vault's own kinds.

    Raises:
        RecordError: the body cannot be read.
    """
    if not is_evidence(kind):
        return ()
    return tuple(each.sequence for each in from_body(kind, body).references)
