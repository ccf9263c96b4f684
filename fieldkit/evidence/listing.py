"""Entries as lists show them, and the questions that fetch a page of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from fieldkit.clock import read_time

# One literal for each way of asking, so that each finds its index.
ROWS: Final = """
    SELECT sequence, kind, case_sequence, case_position, inspection, corrects, title,
           occurred_at, sealed_at, actor
    FROM record WHERE sequence > ? ORDER BY sequence LIMIT ?"""
ROWS_OF_KINDS: Final = """
    SELECT sequence, kind, case_sequence, case_position, inspection, corrects, title,
           occurred_at, sealed_at, actor
    FROM record
    WHERE kind IN (SELECT value FROM json_each(?)) AND sequence > ?
    ORDER BY sequence LIMIT ?"""
ROWS_OF_CASE: Final = """
    SELECT sequence, kind, case_sequence, case_position, inspection, corrects, title,
           occurred_at, sealed_at, actor
    FROM record
    WHERE case_sequence = ? AND sequence > ?
      AND (? = '[]' OR kind IN (SELECT value FROM json_each(?)))
    ORDER BY sequence LIMIT ?"""
ROWS_OF_INSPECTION: Final = """
    SELECT sequence, kind, case_sequence, case_position, inspection, corrects, title,
           occurred_at, sealed_at, actor
    FROM record
    WHERE inspection = ? AND sequence > ?
      AND (? = '[]' OR kind IN (SELECT value FROM json_each(?)))
    ORDER BY sequence LIMIT ?"""
NEWEST_OF_INSPECTION: Final = """
    SELECT sequence, kind, case_sequence, case_position, inspection, corrects, title,
           occurred_at, sealed_at, actor
    FROM record WHERE (inspection = ? OR corrects = ?) AND sequence < ?
    ORDER BY sequence DESC LIMIT ?"""
KINDS_OF_INSPECTION: Final = """
    SELECT kind, count(*) FROM record
    WHERE inspection = ? AND NOT EXISTS (
        SELECT 1 FROM record AS later
        WHERE later.corrects = record.sequence AND later.kind = 'withdrawal')
    GROUP BY kind"""
# The inspection, what was recorded in it, and what corrects or takes back any of these.
OF_INSPECTION: Final = """
    WITH own AS (
        SELECT sequence FROM record WHERE inspection = ?1 OR sequence = ?1
    ), later AS (
        SELECT sequence FROM record WHERE corrects IN (SELECT sequence FROM own)
    )
    SELECT sequence, digest, line FROM entry
    WHERE sequence IN (
        SELECT sequence FROM own UNION SELECT sequence FROM later
        UNION SELECT sequence FROM record WHERE corrects IN (SELECT sequence FROM later)
    ) ORDER BY sequence"""
ROWS_PICTURED: Final = """
    SELECT record.sequence, kind, case_sequence, case_position, inspection, corrects, title,
           occurred_at, sealed_at, actor, name, media_type, role, size, sha256,
           EXISTS (SELECT 1 FROM record AS later
                   WHERE later.corrects = record.sequence AND later.kind = 'withdrawal')
    FROM record JOIN attachment ON attachment.sequence = record.sequence AND number = 1
    WHERE case_sequence = ? AND record.sequence > ?
      AND kind IN ('photo', 'video', 'audio', 'document')
    ORDER BY record.sequence LIMIT ?"""
ROWS_FOUND: Final = """
    SELECT sequence, kind, case_sequence, case_position, inspection, corrects, title,
           occurred_at, sealed_at, actor
    FROM record
    WHERE sequence IN (SELECT rowid FROM search WHERE search MATCH ?)
      AND (? IS NULL OR case_sequence = ?)
    ORDER BY sequence DESC LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as lists show it.

    Attributes:
        sequence: number in the ledger.
        kind: what it is.
        case: sequence of its case, None without.
        case_position: number within the case, None without.
        inspection: sequence of its inspection, None without.
        corrects: sequence of the entry it corrects or withdraws, None otherwise.
        title: short text from its own fields.
        occurred_at: when it happened, as claimed; None where the record does not say.
        sealed_at: when it was sealed, as the wall clock claimed.
        actor: key id of who sealed it.
    """

    sequence: int
    kind: str
    case: int | None
    case_position: int | None
    inspection: int | None
    corrects: int | None
    title: str
    occurred_at: datetime | None
    sealed_at: datetime
    actor: str


def row_of(columns: Sequence[Any]) -> Row:
    """The row that the columns of any of these questions stand for."""
    *first, occurred_at, sealed_at, actor = columns
    sequence, kind, case, case_position, inspection, corrects, title = first
    return Row(
        sequence=sequence,
        kind=kind,
        case=case,
        case_position=case_position,
        inspection=inspection,
        corrects=corrects,
        title=title,
        occurred_at=None if occurred_at is None else read_time(occurred_at),
        sealed_at=read_time(sealed_at),
        actor=actor,
    )
