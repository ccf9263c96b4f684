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

# The tables of records: their kind, and a heading for each member, which ends in its name.
_RECORDS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "samples": (
        "sample",
        (
            "样品编号 number", "采样时间 sampled_at", "介质 medium", "采样点位 point",
            "点位类型 point_type", "采样方式 mode", "容器 container", "容器数量 container_count",
            "样品量 amount", "样品量单位 amount_unit", "固定剂及保存条件 preservation",
            "封条编号 seal_number", "监测项目 analytes", "质控类型 qc_kind", "所对应的样品 parent",
            "采样人员 samplers",
        ),
    ),
    "measurements": (
        "measurement",
        (
            "监测项目 analyte", "结果（按报告原样） value", "单位 unit", "测定方式 place",
            "样品 sample", "测定点位 point", "方法 method", "检出限 detection_limit",
            "不确定度 uncertainty", "仪器 instrument", "测定时间 analysed_at", "测定人 analyst",
            "检测机构 laboratory", "CMA编号 cma_number", "报告编号 report_number",
        ),
    ),
    "quantities": (
        "quantity",
        (
            "对象 subject", "量的类别 dimension", "数值（按原样） value", "单位 unit",
            "认定方式 determined", "计算过程 arithmetic", "所依据的书证 documents",
            "危险废物类别或代码 waste_code", "认定时间 determined_at", "计量器具 instrument",
            "认定人 determined_by",
        ),
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
    for name, (kind, columns) in _RECORDS.items():
        members = [heading.rpartition(" ")[2] for heading in columns]
        rows = (
            _record_row(record, sealed, members) for sealed in entries if sealed.entry.kind == kind
        )
        found[name] = write_csv((*_PLACE, *columns, *_SEALED, "其他（JSON） other"), rows)
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
