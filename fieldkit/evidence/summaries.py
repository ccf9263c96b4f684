"""Cases as their list shows them, with what is still to be delivered; two questions for all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.clock import read_time
from fieldkit.ledger.entry import SealedEntry

# An entry has left with every later bundle of its case that does not leave it out. The line of
# an export that can no longer be read counts as no delivery.
COUNTS: Final = """
    WITH sent AS (
        SELECT sequence, case_sequence,
               json_extract(CAST(line AS TEXT), '$.entry.body.omitted') AS omitted
        FROM record JOIN entry USING (sequence)
        WHERE kind = 'export' AND json_valid(CAST(line AS TEXT))
    )
    SELECT own.sequence, own.title, own.sealed_at, max(part.sequence), part.sealed_at,
           sum(part.kind = 'inspection' AND NOT EXISTS (
               SELECT 1 FROM record AS later
               WHERE later.corrects = part.sequence AND later.kind = 'withdrawal')),
           sum(part.kind NOT IN ('case', 'export')),
           sum(part.kind NOT IN ('case', 'export') AND NOT EXISTS (
               SELECT 1 FROM sent
               WHERE sent.case_sequence = own.sequence AND sent.sequence > part.sequence
                 AND NOT EXISTS (SELECT 1 FROM json_each(sent.omitted)
                                 WHERE json_each.value = part.sequence)))
    FROM record AS own JOIN record AS part ON part.case_sequence = own.sequence
    WHERE own.kind = 'case'
    GROUP BY own.sequence ORDER BY own.sequence"""

# The entries of some kinds, what corrects them, and what takes such corrections back.
WITH_CORRECTIONS: Final = """
    WITH named AS (
        SELECT sequence FROM record WHERE kind IN (SELECT value FROM json_each(?))
    ), later AS (
        SELECT sequence FROM record WHERE corrects IN (SELECT sequence FROM named)
    )
    SELECT sequence, digest, line FROM entry
    WHERE sequence IN (
        SELECT sequence FROM named UNION SELECT sequence FROM later
        UNION SELECT sequence FROM record WHERE corrects IN (SELECT sequence FROM later)
    ) ORDER BY sequence"""

# A hit counts for its case, and where it is about a party, for that.
CASES_OR_PARTIES_FOUND: Final = """
    SELECT DISTINCT coalesce(case_sequence, corrects, sequence) FROM record
    WHERE sequence IN (SELECT rowid FROM search WHERE search MATCH ?)"""


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """One case as it stands now.

    Attributes:
        sequence: of its entry, which names it.
        number: the agency's own (案件编号).
        cause: 案由.
        party: sequence of the party's entry, None while it is unknown.
        party_name: its name; empty while it is unknown.
        is_urgent: whether it was called urgent.
        opened_at: when it was sealed, as the wall clock claimed.
        last_activity: when the newest entry of the case was sealed.
        inspections: visits that were not withdrawn.
        entries: how many entries it has beside its own, bundles not counted.
        undelivered: how many of these stand in no bundle yet.
    """

    sequence: int
    number: str
    cause: str
    party: int | None
    party_name: str
    is_urgent: bool
    opened_at: datetime
    last_activity: datetime
    inspections: int
    entries: int
    undelivered: int

    @property
    def is_exported(self) -> bool:
        """Whether anything of it has left in a bundle."""
        return self.undelivered < self.entries


def summaries(
    counts: Iterable[Sequence[Any]], bodies: Mapping[int, JsonObject]
) -> tuple[CaseSummary, ...]:
    """The cases, in order of opening.

    Args:
        counts: what COUNTS gives.
        bodies: of cases and parties as they stand. A case that has none there, because its line
            was altered, goes by its listed title.
    """
    return tuple(_summary(row, bodies) for row in counts)


def standing_bodies(entries: Iterable[SealedEntry]) -> dict[int, JsonObject]:
    """The body of each entry with its standing supplements applied, by sequence.

    Args:
        entries: what WITH_CORRECTIONS gives, in order.
    """
    listed = list(entries)
    bodies: dict[int, JsonObject] = {}
    withdrawn = {
        each.entry.body.get("corrects") for each in listed if each.entry.kind == "withdrawal"
    }
    for each in listed:
        entry = each.entry
        corrects = entry.body.get("corrects")
        if entry.kind not in {"supplement", "withdrawal"}:
            bodies[entry.sequence] = entry.body
        elif isinstance(corrects, int) and corrects in bodies and entry.sequence not in withdrawn:
            bodies[corrects] = _applied(bodies[corrects], entry.body.get("changes"))
    return bodies


def _applied(body: JsonObject, changes: JsonValue) -> JsonObject:
    if not isinstance(changes, Mapping):
        return body
    return {name: value for name, value in {**body, **changes}.items() if value is not None}


def _summary(row: Sequence[Any], bodies: Mapping[int, JsonObject]) -> CaseSummary:
    sequence, title, opened_at, _, last_activity, inspections, entries, undelivered = row
    body = bodies.get(sequence, {"number": title})
    party = body.get("party")
    known = bodies.get(party, {}) if isinstance(party, int) else {}
    return CaseSummary(
        sequence=sequence,
        number=_text(body, "number"),
        cause=_text(body, "cause"),
        party=party if isinstance(party, int) else None,
        party_name=_text(known, "name"),
        is_urgent=body.get("is_urgent") is True,
        opened_at=read_time(opened_at),
        last_activity=read_time(last_activity),
        inspections=inspections,
        entries=entries,
        undelivered=undelivered,
    )


def _text(body: JsonObject, member: str) -> str:
    value = body.get(member)
    return value if isinstance(value, str) else ""
