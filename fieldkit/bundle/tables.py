"""The case as tables: what people open first, made from the sealed lines alone.

Members of records are read by name; one that is absent leaves its cell empty, and one that
no column knows goes into the last column, so that nothing sealed is passed over.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fieldkit.bundle.cells import write_csv
from fieldkit.bundle.statement import Head
from fieldkit.canonical import JsonValue, encode
from fieldkit.ledger.custody import Handover, Holder, follow_custody
from fieldkit.ledger.entry import Attachment, SealedEntry
from fieldkit.ledger.people import People
from fieldkit.ledger.standing import Standing, standings

CASE_FORMAT: Final = "fieldkit-case/1"

# What each table of records shows: the kinds, and a column for each member.
_RECORDS: Final[Mapping[str, tuple[frozenset[str], Mapping[str, str]]]] = {
    "samples": (
        frozenset({"sample"}),
        {
            "number": "样品编号", "sampled_at": "采样时间", "medium": "介质", "point": "采样点位",
            "point_type": "点位类型", "mode": "采样方式", "container": "容器",
            "container_count": "容器数量", "amount": "样品量", "amount_unit": "样品量单位",
            "preservation": "固定剂及保存条件", "seal_number": "封条编号", "analytes": "监测项目",
            "qc_kind": "质控类型", "parent": "所对应的样品", "samplers": "采样人员",
        },
    ),
    "measurements": (
        frozenset({"measurement"}),
        {
            "analyte": "监测项目", "value": "结果（按报告原样）", "unit": "单位",
            "place": "测定方式", "sample": "样品", "point": "测定点位", "method": "方法",
            "detection_limit": "检出限", "uncertainty": "不确定度", "instrument": "仪器", "analysed_at": "测定时间",
            "analyst": "测定人", "laboratory": "检测机构", "cma_number": "CMA编号",
            "report_number": "报告编号",
        },
    ),
    "quantities": (
        frozenset({"quantity"}),
        {
            "subject": "对象", "dimension": "量的类别", "value": "数值（按原样）", "unit": "单位",
            "determined": "认定方式", "arithmetic": "计算过程", "documents": "所依据的书证",
            "waste_code": "危险废物类别或代码", "determined_at": "认定时间",
            "instrument": "计量器具", "determined_by": "认定人",
        },
    ),
}  # fmt: skip

_PLACE: Final = ("账内序号 sequence", "案内序号 case_position")
_SEALED: Final = ("封存时间（自称） sealed_at", "封存人 sealed_by", "补正情况 corrections")
_ENTRIES: Final = (
    *_PLACE, "类别 kind", *_SEALED, "执法证号 certificate_number", "单位 unit", "密钥标识 key_id",
    "附件数 attachments", "摘要值 digest", "内容（JSON） body",
)  # fmt: skip
_FILES: Final = (
    "账内序号 sequence", "附件号 attachment", "用途 role", "原文件名 name", "类型 media_type",
    "字节数 size", "SHA-256", "SM3", "包内路径 path",
)  # fmt: skip
_CUSTODY: Final = (
    "物品 item", "类别 kind", "编号（名称） number", "交接记录 transfer", "交接时间 handed_at",
    "移交人 giver", "移交人确认 giver_confirms", "接收人 receiver",
    "接收人确认 receiver_confirms", "交接前封条 seal_before", "交接后封条 seal_after",
    "状态 condition",
)  # fmt: skip
_CORRECTIONS: Final = (
    *_PLACE, "类别 kind", "被补正的记录 corrects", "原记录类别 corrected_kind", "原因 reason",
    "修改内容（JSON） changes", "补充说明 note", *_SEALED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """The disclosed entries, and what is told about them more than once.

    Attributes:
        entries: in ledger order.
        people: those whom they bring in.
        files: path in the bundle of each attachment.
        stand: how each entry stands after corrections.
    """

    entries: Sequence[SealedEntry]
    people: People
    files: Mapping[str, Attachment]
    stand: Mapping[int, Standing]


def tables(
    entries: Sequence[SealedEntry], people: People, files: Mapping[str, Attachment]
) -> dict[str, bytes]:
    """The case's tables as CSV, by name without extension.

    Args:
        entries: the disclosed entries, in ledger order.
        people: those whom they bring in.
        files: the attachments by their path in the bundle.
    """
    record = Record(entries, people, files, standings(entries))
    found = {
        "corrections": write_csv(_CORRECTIONS, _correction_rows(record)),
        "custody": write_csv(_CUSTODY, _custody_rows(record)),
        "entries": write_csv(_ENTRIES, _entry_rows(record)),
        "files": write_csv(_FILES, _file_rows(files)),
    }
    for name, (kinds, columns) in _RECORDS.items():
        heading = [f"{label} {member}" for member, label in columns.items()]
        rows = (
            _record_row(record, sealed, tuple(columns))
            for sealed in entries
            if sealed.entry.kind in kinds
        )
        found[name] = write_csv((*_PLACE, *heading, *_SEALED, "其他（JSON） other"), rows)
    return found


def case_json(
    head: Head,
    entries: Sequence[SealedEntry],
    people: People,
    files: Mapping[str, Attachment],
) -> bytes:
    """What case this is, who sealed in it, and which entries and files there are."""
    stand = standings(entries)
    case = stand.get(head.case)
    paths: dict[int, list[str]] = {}
    for path in files:
        paths.setdefault(place_of(path)[0], []).append(path)
    return encode(
        {
            "bundle": head.bundle,
            "case": {"body": case.body if case else None, "sequence": head.case},
            "entries": [
                {
                    "case_position": each.entry.case_position,
                    "digest": each.digest,
                    "files": paths.get(each.entry.sequence, []),
                    "kind": each.entry.kind,
                    "sealed_by": each.entry.actor,
                    "sequence": each.entry.sequence,
                    "supplements": list(stand[each.entry.sequence].supplements),
                    "time": each.entry.time,
                    "withdrawn_by": stand[each.entry.sequence].withdrawn_by,
                }
                for each in entries
            ],
            "format": CASE_FORMAT,
            "omitted": [each.sequence for each in head.omitted],
            "people": [
                {
                    "certificate_number": each.certificate_number,
                    "is_active": each.is_active,
                    "key_id": each.key_id,
                    "name": each.name,
                    "role": each.role.value,
                    "since": each.since,
                    "unit": each.unit,
                }
                for each in people
            ],
            "vault": head.vault,
        }
    )


def place_of(path: str) -> tuple[int, int]:
    """The entry's sequence and the attachment's number that an attachment's path names."""
    sequence, number = path.rpartition("/")[2].split("-")[:2]
    return int(sequence), int(number)


def _entry_rows(record: Record) -> Iterator[list[JsonValue]]:
    for sealed in record.entries:
        entry = sealed.entry
        person = record.people.get(entry.actor)
        yield [
            entry.sequence,
            entry.case_position,
            entry.kind,
            *_sealed(record, sealed),
            person.certificate_number if person else None,
            person.unit if person else None,
            entry.actor,
            len(entry.attachments),
            sealed.digest,
            _json_text(entry.body),
        ]


def _file_rows(files: Mapping[str, Attachment]) -> Iterator[list[JsonValue]]:
    for path, each in files.items():
        yield [
            *place_of(path), each.role, each.name, each.media_type, each.size,
            each.sha256, each.sm3, path,
        ]  # fmt: skip


def _custody_rows(record: Record) -> Iterator[list[JsonValue]]:
    """Each thing as it was sealed, then each of its transfers."""
    custody = follow_custody(record.entries, record.people)
    steps: dict[int, list[Handover]] = {}
    for step in custody.handovers:
        steps.setdefault(step.item, []).append(step)
    for item in custody.items:
        standing = record.stand[item]
        kind = standing.sealed.entry.kind
        name = standing.body.get("number") or standing.body.get("name")
        holder = record.people.get(standing.sealed.entry.actor)
        start = _holder_text(Holder(holder.name, holder.unit, "")) if holder else None
        seal = standing.body.get("seal_number")
        yield [item, kind, name, None, None, None, None, start, None, None, seal, None]
        for step in steps.get(item, ()):
            yield [
                item, kind, name, step.transfer, step.time, _holder_text(step.giver),
                step.giver_confirms, _holder_text(step.receiver), step.receiver_confirms,
                step.seal_before, step.seal_after, step.condition,
            ]  # fmt: skip


def _correction_rows(record: Record) -> Iterator[list[JsonValue]]:
    for sealed in record.entries:
        entry, body = sealed.entry, sealed.entry.body
        if entry.kind not in {"supplement", "withdrawal"}:
            continue
        target = body.get("corrects")
        corrected = record.stand.get(target) if type(target) is int else None
        changes = body.get("changes")
        yield [
            entry.sequence,
            entry.case_position,
            entry.kind,
            target,
            corrected.sealed.entry.kind if corrected else None,
            body.get("reason"),
            None if changes is None else _json_text(changes),
            body.get("note"),
            *_sealed(record, sealed),
        ]


def _record_row(record: Record, sealed: SealedEntry, columns: Iterable[str]) -> list[JsonValue]:
    """A record as it stands after corrections, one member a column."""
    body = dict(record.stand[sealed.entry.sequence].body)
    shown = [body.pop(name, None) for name in columns]
    other = _json_text(body) if body else None
    entry = sealed.entry
    return [entry.sequence, entry.case_position, *shown, *_sealed(record, sealed), other]


def _sealed(record: Record, sealed: SealedEntry) -> list[JsonValue]:
    """When the entry claims to be sealed, by whom, and what later entries say about it."""
    standing = record.stand[sealed.entry.sequence]
    person = record.people.get(sealed.entry.actor)
    later = [f"补正 supplement #{each}" for each in standing.supplements]
    if standing.withdrawn_by is not None:
        later.append(f"撤回 withdrawn #{standing.withdrawn_by}")
    return [sealed.entry.time, person.name if person else sealed.entry.actor, "; ".join(later)]


def _holder_text(holder: Holder) -> str:
    return f"{holder.name} ({holder.unit})" if holder.unit else holder.name


def _json_text(value: JsonValue) -> str:
    return encode(value).decode("utf-8")
