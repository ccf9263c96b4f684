"""Whether lines form one ledger: each in its place, chained, and truly signed.

The same rules serve a vault, which holds every line, and a bundle, which holds those of
one case: there, gaps between lines are allowed and the place of each line is proven by
the tree instead (`fieldkit.ledger.merkle`).
"""

from collections.abc import Mapping
from datetime import datetime

from fieldkit.clock import Reading, read_time
from fieldkit.findings import Finding, Severity, error, notice, warning
from fieldkit.ledger.clockwatch import Step, examine
from fieldkit.ledger.entry import NO_PREVIOUS, EntryError, SealedEntry, read_line
from fieldkit.ledger.people import FOUNDING, People
from fieldkit.ledger.signatures import is_signed_by

CORRECTIONS = frozenset({"supplement", "withdrawal"})
CLOCK = "clock"


class Chain:
    """Follows a ledger from its founding on and says what does not fit.

    Attributes:
        people: who may seal, as far as the ledger was followed.
        size: sequence of the next line.
        head: digest (hex) of the last line; NO_PREVIOUS before the first.
    """

    def __init__(self, vault: str, *, with_gaps: bool = False) -> None:
        """Starts before entry 0.

        Args:
            vault: UUID of the ledger's vault, known from elsewhere.
            with_gaps: lines may be left out, as in a bundle.
        """
        self.people = People()
        self.size = 0
        self.head = NO_PREVIOUS
        self._vault = vault
        self._with_gaps = with_gaps
        self._last: Reading | None = None
        self._positions: dict[int, int] = {}
        self._case_of: dict[int, int | None] = {}

    def follow(self, line: bytes) -> tuple[SealedEntry | None, list[Finding]]:
        """Examines the next line.

        After a finding, following goes on from the line as it stands, so that one fault
        is told once and not at every later line.

        Returns:
            The entry, None if the line is none, and what was found.
        """
        try:
            sealed = read_line(line)
        except EntryError as problem:
            where = f"#{self.size}"
            self.size += 1
            return None, [error("ENTRY_UNREADABLE", where, str(problem))]
        found = [*self._place(sealed), *self._signature(sealed), *self._case(sealed)]
        found += [*self._correction(sealed), *self._clock(sealed)]
        entry = sealed.entry
        self.size, self.head = entry.sequence + 1, sealed.digest
        self._case_of[entry.sequence] = entry.case
        return sealed, found

    def _place(self, sealed: SealedEntry) -> list[Finding]:
        entry, where = sealed.entry, f"#{sealed.entry.sequence}"
        found = []
        if entry.vault != self._vault:
            found.append(
                error("ENTRY_OF_ANOTHER_VAULT", where, "The entry belongs to another vault.")
            )
        if (entry.kind == FOUNDING) != (entry.sequence == 0):
            found.append(
                error(
                    "LEDGER_NOT_FOUNDED", where, "A ledger begins with its founding entry, once."
                )
            )
        profile = entry.body.get("profile") if entry.kind == FOUNDING else None
        if isinstance(profile, Mapping) and profile.get("practice") is True:
            told = "The vault was made for practice: nothing in it is evidence."
            found.append(warning("PRACTICE_VAULT", where, told))
        is_next = entry.sequence == self.size
        if not is_next and not (self._with_gaps and entry.sequence > self.size):
            told = "Entry {entry} stands where entry {expected} belongs."
            misplaced = error(
                "ENTRY_OUT_OF_PLACE", where, told, entry=entry.sequence, expected=self.size
            )
            found.append(misplaced)
        elif is_next and entry.previous != self.head:
            told = f"The entry was not written after entry {self.size - 1} as it stands."
            found.append(error("ENTRY_CHAIN_BROKEN", where, told))
        return found

    def _signature(self, sealed: SealedEntry) -> list[Finding]:
        """Checks who signed, and takes note of what the entry says about people."""
        where, actor = f"#{sealed.entry.sequence}", sealed.entry.actor
        own_key = self.people.brings_own_key(sealed)
        found = self.people.apply(sealed) if own_key else []
        key, person = self.people.public_key(actor), self.people.get(actor)
        if key is None or person is None:
            told = "The signer's key was never brought into this ledger."
            return [*found, error("ENTRY_SIGNER_UNKNOWN", where, told)]
        if not is_signed_by(key, sealed.signature, sealed.signed_bytes):
            told = "The signature is not the signer's over this entry."
            return [*found, error("ENTRY_SIGNATURE_WRONG", where, told)]
        if not person.is_active:
            told = "The signer had been locked out or had a new key by then."
            found.append(error("ENTRY_SIGNER_LOCKED", where, told))
        elif not own_key:
            found += self.people.apply(sealed)
        return found

    def _case(self, sealed: SealedEntry) -> list[Finding]:
        entry, where = sealed.entry, f"#{sealed.entry.sequence}"
        if entry.case is None or entry.case_position is None:
            return []
        last = self._positions.get(entry.case, 0)
        self._positions[entry.case] = entry.case_position
        if entry.case_position == last + 1 or (self._with_gaps and entry.case_position > last):
            return []
        told = f"The entry is number {entry.case_position} of its case, after number {last}."
        return [error("CASE_POSITION_WRONG", where, told)]

    def _correction(self, sealed: SealedEntry) -> list[Finding]:
        entry, where = sealed.entry, f"#{sealed.entry.sequence}"
        if entry.kind not in CORRECTIONS:
            return []
        target = entry.body.get("corrects")
        if type(target) is not int or not 0 <= target < entry.sequence:
            return [
                error("CORRECTION_OF_NOTHING", where, "The correction names no earlier entry.")
            ]
        if target not in self._case_of and self._with_gaps:
            told = "The correction is of entry {entry}, which is not disclosed here."
            return [notice("CORRECTION_OF_UNDISCLOSED", where, told, entry=target)]
        if self._case_of.get(target) != entry.case:
            told = f"The correction is of entry {target}, which belongs to another case."
            return [error("CORRECTION_OF_NOTHING", where, told)]
        return []

    def _clock(self, sealed: SealedEntry) -> list[Finding]:
        """Tells of recorded clock steps, and of steps nobody recorded."""
        entry, where = sealed.entry, f"#{sealed.entry.sequence}"
        now = Reading(read_time(entry.time), entry.boot, entry.monotonic_ns)
        steps = examine(self._last, now)
        is_next, self._last = entry.sequence == self.size, now
        if entry.kind == CLOCK:
            step = entry.body.get("step")
            known = step if isinstance(step, str) and step in set(Step) else "in an unknown way"
            told = "The computer's clock was not steady: {step}."
            return [warning("CLOCK_STEP", where, told, step=known)]
        if steps and is_next:
            told = "The clock stepped before this entry and the program did not record it."
            return [warning("CLOCK_STEP_UNRECORDED", where, told)]
        return []


def claimed_time(sealed: SealedEntry) -> datetime:
    """What the wall clock claimed when the entry was sealed."""
    return read_time(sealed.entry.time)


def errors_among(findings: list[Finding]) -> list[Finding]:
    """Those findings that make the ledger unsound."""
    return [each for each in findings if each.severity is Severity.ERROR]
