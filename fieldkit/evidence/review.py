"""A visit's record as people are shown it before they sign: every entry with its digest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from fieldkit.clock import read_time
from fieldkit.evidence.kinds import from_body, is_evidence
from fieldkit.evidence.parts import MOST_VALUES, RecordError
from fieldkit.evidence.record import Record
from fieldkit.evidence.signings import SIGNABLE
from fieldkit.evidence.summaries import standing_bodies
from fieldkit.ledger.entry import Attachment, SealedEntry


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One entry as people are shown it.

    Attributes:
        sequence: its number.
        record: as it stands with its supplements; None where a newer program wrote what this
            one cannot read.
        digest: of the entry (hex); it covers the files too.
        attachments: its files.
        sealed_at: as the wall clock claimed.
        supplements: numbers of the standing supplements that are in it already.
        is_withdrawn: whether it no longer counts.
    """

    sequence: int
    record: Record | None
    digest: str
    attachments: tuple[Attachment, ...]
    sealed_at: datetime
    supplements: tuple[int, ...]
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Review:
    """What is signed.

    Attributes:
        entries: the inspection first, then what was recorded in it, in order.
        signs: numbers of the entries that a signature names. Of a visit with more than a
            record can name (1,000), it names the inspection and its supplements; the checkpoint
            covers the others.
    """

    entries: tuple[Reviewed, ...]
    signs: tuple[int, ...]


def review(inspection: int, sealed: Iterable[SealedEntry]) -> Review:
    """The record of a visit.

    Args:
        inspection: its sequence.
        sealed: the inspection, its entries and their corrections, in order.
    """
    listed = list(sealed)
    withdrawn = {
        each.entry.body.get("corrects") for each in listed if each.entry.kind == "withdrawal"
    }
    supplements: dict[object, list[int]] = {}
    for each in listed:
        entry = each.entry
        if entry.kind == "supplement" and entry.sequence not in withdrawn:
            supplements.setdefault(entry.body.get("corrects"), []).append(entry.sequence)
    bodies = standing_bodies(listed)
    own = [each for each in listed if each.entry.kind not in {"supplement", "withdrawal"}]
    entries = tuple(
        Reviewed(
            sequence=each.entry.sequence,
            record=_record(each.entry.kind, bodies[each.entry.sequence]),
            digest=each.digest,
            attachments=each.entry.attachments,
            sealed_at=read_time(each.entry.time),
            supplements=tuple(supplements.get(each.entry.sequence, ())),
            is_withdrawn=each.entry.sequence in withdrawn,
        )
        for each in own
    )
    return Review(entries, _signed(inspection, entries))


def _signed(inspection: int, entries: Iterable[Reviewed]) -> tuple[int, ...]:
    counting = [
        each
        for each in entries
        if not each.is_withdrawn and each.record is not None and each.record.kind in SIGNABLE
    ]
    numbers = sorted(number for each in counting for number in (each.sequence, *each.supplements))
    if len(numbers) <= MOST_VALUES:
        return tuple(numbers)
    return next(
        (each.sequence, *each.supplements) for each in counting if each.sequence == inspection
    )


def _record(kind: str, body: object) -> Record | None:
    if not is_evidence(kind) or not isinstance(body, dict):
        return None
    try:
        return from_body(kind, body)
    except RecordError:
        return None
