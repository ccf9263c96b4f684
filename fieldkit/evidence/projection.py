"""The rows that make sealed entries quick to list and find; all of it follows from the line.

The ledger is the truth. `project` is a pure function of one sealed entry, so every row can
be made anew and compared (`fieldkit.evidence.audit`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fieldkit.canonical import JsonValue
from fieldkit.clock import time_text
from fieldkit.evidence.kinds import from_body, is_evidence
from fieldkit.evidence.parts import RecordError
from fieldkit.evidence.wording import spaced
from fieldkit.ledger.entry import SealedEntry
from fieldkit.vault.database import Database

RecordRow = tuple[
    int, str, int | None, int | None, int | None, int | None, str, str | None, str, str
]
AttachmentRow = tuple[int, int, str, str, str, int, str]

INSERT_RECORD = """
    INSERT INTO record (sequence, kind, case_sequence, case_position, inspection, corrects,
                        title, occurred_at, sealed_at, actor)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
INSERT_ATTACHMENT = """
    INSERT INTO attachment (sequence, number, role, name, media_type, size, sha256)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
INSERT_WORDS = "INSERT INTO search (rowid, words) VALUES (?, ?)"
_RECORDS = """
    SELECT sequence, kind, case_sequence, case_position, inspection, corrects,
           title, occurred_at, sealed_at, actor
    FROM record WHERE sequence BETWEEN ? AND ?"""
_ATTACHMENTS = """
    SELECT sequence, number, role, name, media_type, size, sha256
    FROM attachment WHERE sequence BETWEEN ? AND ? ORDER BY sequence, number"""
_WORDS = "SELECT rowid, words FROM search WHERE rowid BETWEEN ? AND ?"
_SIZES = """
    SELECT sha256, object.size FROM object JOIN attachment USING (sha256)
    WHERE attachment.sequence BETWEEN ? AND ?"""


@dataclass(frozen=True, slots=True)
class Projection:
    """The rows of one entry.

    Attributes:
        record: the row of table `record`.
        attachments: the rows of table `attachment`, in order.
        words: what the full-text index holds, spaced for Chinese.
    """

    record: RecordRow
    attachments: tuple[AttachmentRow, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that the database holds for a stretch of the ledger.

    Attributes:
        records: rows of table `record`, by sequence.
        attachments: rows of table `attachment` in order, by sequence.
        words: what the full-text index holds, by sequence.
        sizes: bytes of the files named there, by digest.
    """

    records: Mapping[int, RecordRow]
    attachments: Mapping[int, list[AttachmentRow]]
    words: Mapping[int, str]
    sizes: Mapping[str, int]


def rows_of(database: Database, first: int, last: int) -> Rows:
    """The rows held for the entries from `first` to `last`, as they are."""
    bounds = (first, last)
    attachments: dict[int, list[AttachmentRow]] = {}
    for row in database.rows(_ATTACHMENTS, bounds):
        attachments.setdefault(row[0], []).append(row)
    return Rows(
        records={row[0]: row for row in database.rows(_RECORDS, bounds)},
        attachments=attachments,
        words=dict(database.rows(_WORDS, bounds)),
        sizes=dict(database.rows(_SIZES, bounds)),
    )


def project(sealed: SealedEntry) -> Projection:
    """The rows that belong to a sealed entry. Never fails on a valid entry."""
    entry, body = sealed.entry, sealed.entry.body
    title, occurred_at, words = _describe(sealed)
    return Projection(
        record=(
            entry.sequence,
            entry.kind,
            entry.case,
            entry.case_position,
            _reference(body.get("inspection")),
            _reference(body.get("corrects")),
            title,
            occurred_at,
            entry.time,
            entry.actor,
        ),
        attachments=tuple(
            (entry.sequence, number, each.role, each.name, each.media_type, each.size, each.sha256)
            for number, each in enumerate(entry.attachments, start=1)
        ),
        words=spaced("\n".join((title, words, *(each.name for each in entry.attachments)))),
    )


def _describe(sealed: SealedEntry) -> tuple[str, str | None, str]:
    """Title, claimed time of the event, and words to be found by."""
    entry = sealed.entry
    if is_evidence(entry.kind):
        try:
            record = from_body(entry.kind, entry.body)
        except RecordError:
            # A newer program may have written it; the line stays readable as JSON.
            return "", None, "\n".join(_texts(entry.body))
        moment = record.occurred_at
        return record.title, None if moment is None else time_text(moment), record.search_text
    return _house_title(sealed), None, "\n".join(_texts(entry.body))


def _house_title(sealed: SealedEntry) -> str:
    """What lists show for entries about the vault itself."""
    body = sealed.entry.body
    person = body.get("person")
    for value in (
        person.get("name") if isinstance(person, Mapping) else None,
        body.get("title"),
        body.get("purpose"),
        body.get("step"),
        body.get("version"),
    ):
        if isinstance(value, str):
            return value
    return ""


def _texts(value: JsonValue) -> list[str]:
    """Every text inside a JSON value, in order."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in _texts(each)]
    return []


def _reference(value: JsonValue) -> int | None:
    return value if type(value) is int else None
