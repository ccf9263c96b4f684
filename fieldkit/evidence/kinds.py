"""The catalogue: every kind of record, by the word that stands in its entries.

    python -m fieldkit.evidence.kinds > resources/docs/records.md

writes the page that lists them.
"""

import inspect
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from fieldkit.canonical import JsonObject
from fieldkit.errors import InputError
from fieldkit.evidence.bases import Basis
from fieldkit.evidence.cases import Case
from fieldkit.evidence.corrections import Supplement, Withdrawal
from fieldkit.evidence.exhibits import Exhibit
from fieldkit.evidence.inspections import Inspection
from fieldkit.evidence.measurements import Measurement
from fieldkit.evidence.media import Audio, Document, Photo, Video
from fieldkit.evidence.parties import Party
from fieldkit.evidence.parts import Member, Part, members, rules
from fieldkit.evidence.quality_rules import QualityRule
from fieldkit.evidence.quantities import Quantity
from fieldkit.evidence.record import Record, read_body
from fieldkit.evidence.samples import Sample
from fieldkit.evidence.screenings import ScreeningRecord
from fieldkit.evidence.signings import Signing
from fieldkit.evidence.standards import Point, Standard
from fieldkit.evidence.statements import Observation, Statement
from fieldkit.evidence.transfers import Transfer

KINDS: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {
        each.kind: each
        for each in (
            Party,
            Standard,
            Point,
            Case,
            Inspection,
            Sample,
            Measurement,
            Basis,
            ScreeningRecord,
            QualityRule,
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


_FORMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "text": "text",
        "long_text": "long text",
        "whole_number": "whole number",
        "yes_no": "yes or no",
        "moment": "moment (RFC 3339)",
        "day": "day",
        "json": "JSON object",
    }
)
_INTRODUCTION: Final = """# What people record

<!-- Written by `python -m fieldkit.evidence.kinds`; a test compares. -->

Every record is the body of one sealed ledger entry: a JSON object with the members below. A
member that was not filled in is absent. Numbers that people reported are text, as written.
\\* = must be given. "Asked by" names the sources that want a member filled in, even where a
record may be sealed without it, because on the spot not everything is known.
"""


def page() -> str:
    """The page resources/docs/records.md: every kind, its members, files and rules."""
    blocks = [_INTRODUCTION, "## Sources\n", *_table("Name", "Source")]
    blocks += [_row(name, source) for name, source in SOURCES.items()]
    pieces: dict[str, type[Part]] = {}
    for each in KINDS.values():
        blocks += [f"\n## {each.zh} · {each.en} (`{each.kind}`)\n", *_described(each, pieces)]
        files = (f"`{role.name}` {role.zh} ({role.least} to {role.most})" for role in each.files)
        blocks.append("\nFiles: " + ", ".join(files) + ".")
    blocks.append("\n# Pieces of records")
    waiting = list(pieces)
    for name in waiting:
        blocks += [f"\n## `{name}`\n", *_described(pieces[name], pieces)]
        waiting += [found for found in pieces if found not in waiting]
    return "\n".join(blocks) + "\n"


def _described(part: type[Part], pieces: dict[str, type[Part]]) -> list[str]:
    """What the page says of one class; adds the parts it holds to `pieces`."""
    first_line = (inspect.getdoc(part) or "").partition("\n")[0]
    blocks = [first_line, "", *_table("Member", "中文", "English", "Holds", "Asked by")]
    for member in members(part):
        about = member.about
        star = "\\*" if member.is_required else ""
        english = about.en + (f". {about.help}" if about.help else "")
        sources = ", ".join(about.sources)
        blocks.append(_row(f"`{member.name}`{star}", about.zh, english, _holds(member), sources))
        if issubclass(member.holds, Part):
            pieces.setdefault(member.holds.kind, member.holds)
    found = [f"- `{each.members[0]}`: {each.sentence} (`{each.problem}`)" for each in rules(part)]
    return [*blocks, "\nRules:\n", *found] if found else blocks


def _holds(member: Member) -> str:
    if member.form == "reference":
        kinds = member.about.refers or frozenset()
        text = "number of " + ", ".join(f"`{kind}`" for kind in KINDS if kind in kinds)
    elif member.form == "choice":
        text = ", ".join(f"`{choice}` {choice.zh}" for choice in member.choices)
    elif issubclass(member.holds, Part):
        text = f"`{member.holds.kind}`"
    else:
        text = _FORMS[member.form]
    return f"several: {text}" if member.is_many else text


def _table(*names: str) -> tuple[str, str]:
    return _row(*names), _row(*("---" for _ in names))


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    sys.stdout.buffer.write(page().encode("utf-8"))
