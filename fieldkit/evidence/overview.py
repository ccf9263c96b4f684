"""The ledger as one long list, and one entry with all that other entries say about it.

A list of any length is asked for in two steps: the numbers of all entries wanted, in order,
which are small, and then the rows of those that come into sight.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.evidence.exports import Export, read_export
from fieldkit.evidence.kinds import is_evidence, references
from fieldkit.evidence.listing import Row, row_of
from fieldkit.evidence.measurements import MeasuredBy
from fieldkit.evidence.parts import RecordError
from fieldkit.evidence.register import EntryAlteredError, Item, Register
from fieldkit.evidence.summaries import standing_bodies
from fieldkit.evidence.wording import question
from fieldkit.ledger import checkpoint
from fieldkit.ledger.chain import CLOCK
from fieldkit.ledger.checkpoint import Checkpoint
from fieldkit.ledger.entry import EntryError, SealedEntry, read_line
from fieldkit.ledger.people import Person
from fieldkit.vault.database import Database

_NUMBERS: Final = """
    SELECT sequence FROM record
    WHERE (? = '[]' OR kind IN (SELECT value FROM json_each(?)))
      AND (? IS NULL OR inspection = ?)
    ORDER BY CASE ? WHEN 'kind' THEN kind WHEN 'title' THEN title
             WHEN 'happened' THEN julianday(coalesce(occurred_at, sealed_at)) END, sequence"""
_NUMBERS_OF_CASE: Final = """
    SELECT sequence FROM record
    WHERE case_sequence = ? AND (? = '[]' OR kind IN (SELECT value FROM json_each(?)))
      AND (? IS NULL OR inspection = ?)
    ORDER BY CASE ? WHEN 'kind' THEN kind WHEN 'title' THEN title
             WHEN 'happened' THEN julianday(coalesce(occurred_at, sealed_at)) END, sequence"""
_FOUND: Final = "SELECT rowid FROM search WHERE search MATCH ?"
_LINES: Final = """
    SELECT record.sequence, record.kind, record.case_sequence, record.case_position,
           record.inspection, record.corrects, record.title, record.occurred_at,
           record.sealed_at, record.actor, entry.digest,
           EXISTS (SELECT 1 FROM record AS later
                   WHERE later.corrects = record.sequence AND later.kind = 'withdrawal'),
           EXISTS (SELECT 1 FROM record AS later
                   WHERE later.corrects = record.sequence AND later.kind = 'supplement'
                     AND NOT EXISTS (SELECT 1 FROM record AS last
                                     WHERE last.corrects = later.sequence
                                       AND last.kind = 'withdrawal'))
    FROM record JOIN entry USING (sequence)
    WHERE record.sequence IN (SELECT value FROM json_each(?))"""
_EXPORTS: Final = """
    SELECT line FROM record JOIN entry USING (sequence)
    WHERE kind = 'export' ORDER BY sequence"""
# A checkpoint covers what was there when it was made, so the first entries after one decide.
_CHECKPOINTS_AFTER: Final = """
    SELECT line FROM record JOIN entry USING (sequence)
    WHERE kind IN ('checkpoint', 'export') AND sequence > ? ORDER BY sequence LIMIT 10"""

# Entries, what corrects them, and what takes such corrections back.
_STANDING: Final = """
    WITH named AS (
        SELECT value AS sequence FROM json_each(?)
    ), later AS (
        SELECT sequence FROM record WHERE corrects IN (SELECT sequence FROM named)
    )
    SELECT sequence, digest, line FROM entry
    WHERE sequence IN (
        SELECT sequence FROM named UNION SELECT sequence FROM later
        UNION SELECT sequence FROM record WHERE corrects IN (SELECT sequence FROM later)
    ) ORDER BY sequence"""
_MEASURED: Final = """
    SELECT record.sequence FROM record JOIN entry USING (sequence)
    WHERE case_sequence = ? AND kind = 'measurement' AND json_valid(CAST(line AS TEXT))
      AND json_extract(CAST(line AS TEXT), '$.entry.body.place') = ?
    ORDER BY record.sequence"""


class SortBy(StrEnum):
    """In which order a list stands; entries that are equal in it stand by number."""

    NUMBER = "number"
    HAPPENED = "happened"  # when it happened as claimed, or else when it was sealed
    KIND = "kind"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which entries are wanted.

    Attributes:
        case: only entries of this case; None for the whole ledger.
        kinds: only these kinds; all when empty.
        inspection: only entries of this inspection.
        text: only entries that hold every word of it; one Chinese character will do.
        by: the order.
        is_reversed: the other way round.
    """

    case: int | None = None
    kinds: tuple[str, ...] = ()
    inspection: int | None = None
    text: str = ""
    by: SortBy = SortBy.NUMBER
    is_reversed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as the list of the ledger shows it.

    Attributes:
        row: what every list shows.
        digest: of the entry, hex.
        signer: name of who sealed it; empty if the ledger does not know the key.
        is_withdrawn: a withdrawal says that it no longer counts.
        is_supplemented: a supplement that still counts corrects it.
        is_exported: a bundle of its case discloses it.
    """

    row: Row
    digest: str
    signer: str
    is_withdrawn: bool
    is_supplemented: bool
    is_exported: bool

    @property
    def sequence(self) -> int:
        """Its number in the ledger."""
        return self.row.sequence


@dataclass(frozen=True, slots=True)
class Standing:
    """What an entry says now.

    Attributes:
        sequence: of the entry.
        kind: of its record.
        body: its members with all standing supplements applied.
        is_withdrawn: a standing withdrawal says that it no longer counts.
        is_supplemented: a standing supplement corrects it.
    """

    sequence: int
    kind: str
    body: JsonObject
    is_withdrawn: bool
    is_supplemented: bool


@dataclass(frozen=True, slots=True)
class Cover:
    """The first checkpoint over an entry that left the computer.

    Attributes:
        sequence: of the entry that says so.
        time: when, RFC 3339 text.
        left_for: where it went, as noted; for a bundle its file name.
        checkpoint: as read from that entry.
    """

    sequence: int
    time: str
    left_for: str
    checkpoint: Checkpoint


@dataclass(frozen=True, slots=True)
class View:
    """One entry, with what others say about it.

    Attributes:
        row: as lists show it.
        sealed: the entry, its signature checked.
        signer: who sealed it.
        item: the item of evidence with its history; None where the entry is about the vault
            itself, or of a kind that a newer program wrote.
        cover: the first checkpoint outside that covers it; None if there is none yet.
        exports: the bundles of its case that disclose it, oldest first.
        clock_steps: what the clock was found to have done just before.
        correctors: who sealed its supplements and withdrawals, by key id.
        void: sequences of the supplements among them that were withdrawn.
        named: the entries it points at, as lists show them, by number.
    """

    row: Row
    sealed: SealedEntry
    signer: Person
    item: Item | None
    cover: Cover | None
    exports: tuple[Export, ...]
    clock_steps: tuple[SealedEntry, ...]
    correctors: Mapping[str, Person]
    void: frozenset[int]
    named: Mapping[int, Row]


class Overview:
    """Reads one vault's ledger as lists show it. Belongs to the thread that opened it."""

    def __init__(self, database: Database, register: Register) -> None:
        self._database = database
        self._register = register

    def numbers(self, wanted: Selection) -> tuple[int, ...]:
        """The sequence of every entry that is wanted, in the order wanted."""
        kinds = json.dumps(list(wanted.kinds))
        filters = (kinds, kinds, wanted.inspection, wanted.inspection, wanted.by.value)
        if wanted.case is None:
            found = self._database.rows(_NUMBERS, filters)
        else:
            found = self._database.rows(_NUMBERS_OF_CASE, (wanted.case, *filters))
        numbers = [row[0] for row in found]
        if wanted.text.strip():
            asked = question(wanted.text)
            hits = {row[0] for row in self._database.rows(_FOUND, (asked,))} if asked else set()
            numbers = [each for each in numbers if each in hits]
        return tuple(reversed(numbers) if wanted.is_reversed else numbers)

    def lines(self, numbers: Sequence[int]) -> tuple[Line, ...]:
        """The entries of these numbers, in the order given; what there is not is left out.

        Raises:
            EntryAlteredError: an entry about people or a bundle is not what was sealed.
        """
        people = self._register.people()
        exports = self.exports()
        found = {}
        for columns in self._database.rows(_LINES, (json.dumps(list(numbers)),)):
            *listed, digest, is_withdrawn, is_supplemented = columns
            row = row_of(listed)
            signer = people.get(row.actor)
            found[row.sequence] = Line(
                row=row,
                digest=bytes(digest).hex(),
                signer="" if signer is None else signer.name,
                is_withdrawn=bool(is_withdrawn),
                is_supplemented=bool(is_supplemented),
                is_exported=any(each.discloses(row) for each in exports),
            )
        return tuple(found[each] for each in numbers if each in found)

    def measured(self, case: int, place: MeasuredBy) -> tuple[int, ...]:
        """The sequence of every result of a case that was sealed as measured there, in order."""
        found = self._database.rows(_MEASURED, (case, place.value))
        return tuple(row[0] for row in found)

    def standing(self, numbers: Sequence[int]) -> tuple[Standing, ...]:
        """What the records of these numbers say now, by number; what there is not is left out.

        Raises:
            EntryAlteredError: a line is no longer what was sealed.
        """
        entries = [
            _sound(*row) for row in self._database.rows(_STANDING, (json.dumps(list(numbers)),))
        ]
        taken_back = {_corrected(each) for each in entries if each.entry.kind == "withdrawal"}
        counting = [each for each in entries if each.entry.sequence not in taken_back]
        corrected = {
            kind: {_corrected(each) for each in counting if each.entry.kind == kind}
            for kind in ("withdrawal", "supplement")
        }
        bodies = standing_bodies(entries)
        wanted = set(numbers)
        return tuple(
            Standing(
                sequence=each.entry.sequence,
                kind=each.entry.kind,
                body=bodies[each.entry.sequence],
                is_withdrawn=each.entry.sequence in corrected["withdrawal"],
                is_supplemented=each.entry.sequence in corrected["supplement"],
            )
            for each in entries
            if each.entry.sequence in wanted and each.entry.sequence in bodies
        )

    def standing_of(self, case: int, kinds: Sequence[str]) -> tuple[Standing, ...]:
        """What the records of some kinds in a case say now, those withdrawn too, by number.

        Raises:
            EntryAlteredError: a line is no longer what was sealed.
        """
        return self.standing(self.numbers(Selection(case=case, kinds=tuple(kinds))))

    def exports(self, case: int | None = None) -> tuple[Export, ...]:
        """The bundles that were made, of all cases or of one, oldest first."""
        found = (read_export(read_line(bytes(row[0]))) for row in self._database.rows(_EXPORTS))
        return tuple(each for each in found if case is None or each.case == case)

    def view(self, sequence: int) -> View:
        """One entry with what others say about it.

        Raises:
            NoSuchEntryError: no such entry.
            EntryAlteredError: a line is no longer what was sealed.
        """
        sealed = self._register.sealed(sequence)
        item = self._item(sealed)
        people = self._register.people()
        signer = self._register.signer_of(sealed, people)
        (line,) = self.lines((sequence,))
        corrections = () if item is None else item.corrections
        keys = {each.entry.actor for each in corrections}
        sequences = (each.entry.sequence for each in corrections)
        named = () if item is None else references(sealed.entry.kind, sealed.entry.body)
        return View(
            row=line.row,
            sealed=sealed,
            signer=signer,
            item=item,
            cover=self._cover(sequence),
            exports=tuple(each for each in self.exports() if each.discloses(line.row)),
            clock_steps=self._clock_steps(sequence),
            correctors={key: person for key in keys if (person := people.get(key)) is not None},
            void=frozenset(each for each in sequences if self._register.is_withdrawn(each)),
            named={each.sequence: each.row for each in self.lines(named)},
        )

    def _item(self, sealed: SealedEntry) -> Item | None:
        if not is_evidence(sealed.entry.kind):
            return None
        try:
            return self._register.item(sealed.entry.sequence)
        except RecordError:
            return None  # a newer program may have written it

    def _cover(self, sequence: int) -> Cover | None:
        for row in self._database.rows(_CHECKPOINTS_AFTER, (sequence,)):
            entry = read_line(bytes(row[0])).entry
            read = checkpoint.read(str(entry.body.get("checkpoint", "")))
            if read.size > sequence:
                left_for = entry.body.get("purpose") or entry.body.get("title") or ""
                return Cover(entry.sequence, entry.time, str(left_for), read)
        return None

    def _clock_steps(self, sequence: int) -> tuple[SealedEntry, ...]:
        """Steps are put on record right before the entry that was about to be sealed."""
        found: list[SealedEntry] = []
        while sequence > 0 and self._register.place(sequence - 1)[0] == CLOCK:
            sequence -= 1
            found.insert(0, self._register.sealed(sequence))
        return tuple(found)


def _sound(sequence: int, digest: bytes, line: bytes) -> SealedEntry:
    try:
        sealed = read_line(bytes(line))
    except EntryError as problem:
        raise EntryAlteredError(entry=sequence, reason=str(problem)) from problem
    if bytes.fromhex(sealed.digest) != bytes(digest):
        raise EntryAlteredError(entry=sequence, reason="its digest differs")
    return sealed


def _corrected(sealed: SealedEntry) -> JsonValue:
    return sealed.entry.body.get("corrects")
