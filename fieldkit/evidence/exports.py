"""Bundles that were made, as the ledger tells of them."""

from dataclasses import dataclass

from fieldkit.evidence.listing import Row
from fieldkit.evidence.register import EntryAlteredError
from fieldkit.ledger.entry import SealedEntry


@dataclass(frozen=True, slots=True)
class Export:
    """A bundle that was made.

    Attributes:
        sequence: of the entry that says so.
        case: sequence of the case.
        file: the name it was written under.
        reader: who it was for; may be empty.
        time: when, RFC 3339 text.
        number: 1 for the first of the case to that reader, then 2, ...
        entries: how many entries it discloses.
        omitted: sequences of the entries of the case that it leaves out.
        reason: why; empty if none are.
        manifest_sha256: digest (hex) that covers every file of the bundle.
        checkpoint: text of the checkpoint in it.
    """

    sequence: int
    case: int
    file: str
    reader: str
    time: str
    number: int
    entries: int
    omitted: frozenset[int]
    reason: str
    manifest_sha256: str
    checkpoint: str

    def discloses(self, row: Row) -> bool:
        """Whether an entry of the case is in the bundle."""
        is_of_case = row.case == self.case and row.sequence < self.sequence
        return is_of_case and row.sequence not in self.omitted


def read_export(sealed: SealedEntry) -> Export:
    """What an entry of kind "export" says.

    Raises:
        EntryAlteredError: it is of no case.
    """
    entry, body = sealed.entry, sealed.entry.body
    omitted, count, number = body.get("omitted"), body.get("entries"), body.get("number")
    every = omitted if isinstance(omitted, list | tuple) else ()
    if entry.case is None:
        raise EntryAlteredError(entry=entry.sequence, reason="it is of no case")
    return Export(
        sequence=entry.sequence,
        case=entry.case,
        file=str(body.get("title", "")),
        reader=str(body.get("reader", "")),
        time=entry.time,
        number=number if isinstance(number, int) else 0,
        entries=count if isinstance(count, int) else 0,
        omitted=frozenset(each for each in every if isinstance(each, int)),
        reason=str(body.get("reason", "")),
        manifest_sha256=str(body.get("manifest_sha256", "")),
        checkpoint=str(body.get("checkpoint", "")),
    )
