"""What the ledger part of a bundle shows: entries, their places, checkpoints, omissions.

No files are read here; the caller hands over bytes and gets findings under the facts they
bear on.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec

from fieldkit.bundle.layout import (
    CHECKPOINT,
    LEDGER,
    PROOFS,
    SIGNATURE,
    STATEMENT,
)
from fieldkit.bundle.limits import MOST_ENTRIES, MOST_HANDOVERS, MOST_PEOPLE
from fieldkit.bundle.names import visible
from fieldkit.bundle.proofs import EarlierCheckpoint, Proofs
from fieldkit.bundle.signature import BundleSignature
from fieldkit.bundle.statement import Head
from fieldkit.bundle.verdict import Fact
from fieldkit.clock import read_time
from fieldkit.findings import Finding, Severity, error, notice, warning
from fieldkit.ledger.chain import CORRECTIONS, Chain, claimed_time
from fieldkit.ledger.checkpoint import Checkpoint
from fieldkit.ledger.custody import count_handovers
from fieldkit.ledger.entry import LONGEST_LINE, SealedEntry
from fieldkit.ledger.merkle import verify_consistency, verify_inclusion
from fieldkit.ledger.people import ADDED, People

_NAMED: Final = 20  # so many places are named in one sentence
_QUOTED: Final = 300  # characters of foreign text in one sentence

Keys = dict[str, list[ec.EllipticCurvePublicKey]]


@dataclass
class Findings:
    """Findings collected under the facts they bear on."""

    by_fact: dict[Fact, list[Finding]] = field(default_factory=lambda: defaultdict(list))

    def tell(self, fact: Fact, *findings: Finding) -> None:
        """Takes note of findings."""
        self.by_fact[fact] += findings

    def has_error(self, fact: Fact) -> bool:
        """Whether something found speaks against the fact."""
        return any(each.severity is Severity.ERROR for each in self.by_fact[fact])


@dataclass(frozen=True, slots=True)
class Disclosed:
    """The entries of a bundle as far as they could be read.

    Attributes:
        entries: in the order of the file.
        people: those whom they bring in.
    """

    entries: tuple[SealedEntry, ...]
    people: People


def follow_lines(ledger: bytes, head: Head, findings: Findings) -> Disclosed:
    """Reads the lines, follows them from the founding entry on, checks each signature."""
    chain = Chain(head.vault, with_gaps=True)
    entries: list[SealedEntry] = []
    if ledger.count(b"\n") > MOST_ENTRIES:
        told = f"The bundle holds more than {MOST_ENTRIES} entries."
        findings.tell(Fact.STRUCTURE, error("LEDGER_TOO_LARGE", LEDGER, told))
        return Disclosed((), chain.people)
    *lines, rest = ledger.split(b"\n")
    if rest:
        told = "The last line does not end as lines do."
        findings.tell(Fact.CHAINED, error("LEDGER_LINE_UNENDED", LEDGER, told))
    digests = {each.sequence: each.digest for each in head.omitted}
    brought_in = 0
    for line in lines:
        if len(line) > LONGEST_LINE:
            told = f"A line is longer than {LONGEST_LINE} bytes."
            findings.tell(Fact.STRUCTURE, error("LEDGER_TOO_LARGE", LEDGER, told))
            continue
        sealed, found = chain.follow(line)
        findings.tell(
            Fact.CHAINED, *(replace(each, detail=visible(each.detail)) for each in found)
        )
        if sealed is None:
            continue
        before = digests.get(sealed.entry.sequence - 1, sealed.entry.previous)
        if before != sealed.entry.previous:
            told = "The entry was not written after the left out entry before it."
            where = f"#{sealed.entry.sequence}"
            findings.tell(Fact.CHAINED, error("ENTRY_CHAIN_BROKEN", where, told))
        entries.append(sealed)
        brought_in += sealed.entry.kind == ADDED
        if brought_in > MOST_PEOPLE:
            told = f"More than {MOST_PEOPLE} people are brought in."
            findings.tell(Fact.STRUCTURE, error("LEDGER_TOO_LARGE", LEDGER, told))
            return Disclosed((), chain.people)
    if count_handovers(entries) > MOST_HANDOVERS:
        told = f"Its transfers hand over more than {MOST_HANDOVERS} things."
        findings.tell(Fact.STRUCTURE, error("LEDGER_TOO_LARGE", LEDGER, told))
        return Disclosed((), chain.people)
    return Disclosed(tuple(entries), chain.people)


def check_case(head: Head, disclosed: Disclosed, findings: Findings) -> None:
    """Whether the entries are those of one case, each of its numbers there or accounted for."""
    case = [each.entry for each in disclosed.entries if each.entry.sequence == head.case]
    if [(each.kind, each.case) for each in case] != [("case", head.case)]:
        told = "The case's own entry {case} is not in the bundle."
        findings.tell(Fact.COMPLETE, error("CASE_ENTRY_MISSING", LEDGER, told, case=head.case))
    places = {each.sequence: each.case_position for each in head.omitted}
    for sealed in disclosed.entries:
        entry, where = sealed.entry, f"#{sealed.entry.sequence}"
        if entry.sequence in places:
            told = "The entry is said to be left out and is there."
            findings.tell(Fact.COMPLETE, error("OMITTED_ENTRY_DISCLOSED", where, told))
        if entry.case == head.case and entry.case_position is not None:
            places[entry.sequence] = entry.case_position
        elif entry.case is not None:
            told = "The entry belongs to another case."
            findings.tell(Fact.CHAINED, error("ENTRY_OF_ANOTHER_CASE", where, told))
    findings.tell(Fact.COMPLETE, *_position_findings(places))
    if head.omitted:
        named = _some(f"#{each.sequence}" for each in head.omitted)
        told = "The sender left out {entries} of the case ({named}). The reason given: {reason}"
        left_out = warning(
            "ENTRIES_LEFT_OUT",
            STATEMENT,
            told,
            entries=_entries(len(head.omitted)),
            count=len(head.omitted),
            named=named,
            reason=quoted(head.reason),
        )
        findings.tell(Fact.COMPLETE, left_out)


def _position_findings(places: Mapping[int, int]) -> Iterable[Finding]:
    """Holds the case's numbers, in order of the ledger, against 1, 2, 3, ..."""
    positions = [places[sequence] for sequence in sorted(places)]
    if positions == list(range(1, len(positions) + 1)):
        return
    twice = [str(each) for each, times in Counter(positions).items() if times > 1]
    if twice:
        told = "Numbers of the case stand twice: {named}."
        yield error("CASE_POSITION_TWICE", LEDGER, told, named=_some(twice))
    # Positions are a stranger's numbers: count gaps, never walk through them.
    numbers = sorted({0, *positions})
    gaps = [(low + 1, high - 1) for low, high in pairwise(numbers) if high > low + 1]
    if gaps:
        named = _some(str(low) if low == high else f"{low}–{high}" for low, high in gaps)
        told = "Entries of the case are neither there nor accounted for: number {named}."
        yield error("CASE_POSITION_MISSING", LEDGER, told, named=named)
    if not twice and not gaps:
        told = "The numbers of the case do not follow the order of the ledger."
        yield error("CASE_POSITION_WRONG", LEDGER, told)


def check_checkpoint(
    head: Head, checkpoint: Checkpoint, people: People, findings: Findings
) -> None:
    """Whether the checkpoint is the stated one and signed by somebody of the vault."""
    if not head.speaks_of(checkpoint):
        told = "The checkpoint is not the one that the statement names."
        findings.tell(Fact.CHAINED, error("CHECKPOINT_DIFFERS", CHECKPOINT, told))
    if not is_signed_by_any(checkpoint, keys_by_hint(people)):
        told = "Nobody whom the entries bring in has truly signed the checkpoint."
        findings.tell(Fact.SIGNED, error("CHECKPOINT_SIGNATURE_WRONG", CHECKPOINT, told))


def check_sender(
    head: Head, signature: BundleSignature, people: People, findings: Findings
) -> None:
    """Whether the signature is that of the stated sender, who is one of the vault's people."""
    person = people.get(head.signer)
    wrong: list[Finding] = []
    if signature.certificate.key_id != head.signer:
        told = "The bundle was signed with another key than stated."
        wrong.append(error("SENDER_DIFFERS", SIGNATURE, told))
    if person is None:
        told = "No entry brings in the key of the sender."
        wrong.append(error("SENDER_NOT_OF_VAULT", SIGNATURE, told))
    elif signature.certificate.der != person.certificate:
        told = "The signer's certificate is not the one that the ledger knows."
        wrong.append(error("SENDER_CERTIFICATE_DIFFERS", SIGNATURE, told))
    elif not person.is_active:
        told = "The sender had been locked out or had a new key."
        wrong.append(error("SENDER_LOCKED", SIGNATURE, told))
    if signature.signing_time != read_time(head.created).replace(microsecond=0):
        told = "Signature and statement give different times."
        wrong.append(error("CMS_TIME_DIFFERS", SIGNATURE, told))
    findings.tell(Fact.SIGNED, *wrong)


def keys_by_hint(people: People) -> Keys:
    """The people's keys by the first bytes of their ids (hex), as signed notes name them."""
    found: Keys = {}
    for key_id, key in people.public_keys.items():
        found.setdefault(key_id[:8], []).append(key)
    return found


def is_signed_by_any(checkpoint: Checkpoint, keys: Keys) -> bool:
    """Whether one of the keys truly signed the checkpoint."""
    hints = {each.hint.hex() for each in checkpoint.signatures}
    return any(checkpoint.is_signed_by(key) for hint in hints for key in keys.get(hint, ()))


def check_places(head: Head, disclosed: Disclosed, proofs: Proofs, findings: Findings) -> None:
    """Whether each entry, disclosed or left out, is proven to stand in the tree."""
    root = bytes.fromhex(head.root)
    leaves = {each.sequence: each.digest for each in head.omitted}
    leaves |= {each.entry.sequence: each.digest for each in disclosed.entries}
    for sequence, digest in leaves.items():
        where = f"#{sequence}"
        proof = proofs.inclusion.get(sequence)
        if proof is None:
            told = "No proof shows that the entry is in the ledger."
            findings.tell(Fact.CHAINED, error("PROOF_MISSING", where, told))
        elif not verify_inclusion(sequence, head.size, bytes.fromhex(digest), proof, root):
            told = "The proof does not show that the entry is in the checkpoint's ledger."
            findings.tell(Fact.CHAINED, error("PROOF_WRONG", where, told))
    for sequence in proofs.inclusion.keys() - leaves.keys():
        told = "There is a proof for entry {entry}, which the bundle does not speak of."
        for_nothing = error("PROOF_OF_NOTHING", PROOFS, told, entry=sequence)
        findings.tell(Fact.STRUCTURE, for_nothing)


def check_history(
    head: Head, disclosed: Disclosed, proofs: Proofs, findings: Findings
) -> tuple[EarlierCheckpoint, ...]:
    """Whether the ledger still begins with what each earlier checkpoint stated.

    Returns:
        The earlier checkpoints that are proven.
    """
    proven = []
    keys = keys_by_hint(disclosed.people)
    for earlier in proofs.consistency:
        checkpoint = earlier.checkpoint
        if checkpoint.origin != head.origin or not verify_consistency(
            checkpoint.size, head.size, checkpoint.root, bytes.fromhex(head.root), earlier.proof
        ):
            told = "The ledger does not begin with the {size} entries of an earlier checkpoint."
            rewritten = error("HISTORY_REWRITTEN", PROOFS, told, size=checkpoint.size)
            findings.tell(Fact.CHAINED, rewritten)
            continue
        proven.append(earlier)
        if not is_signed_by_any(checkpoint, keys):
            told = "Nobody disclosed here signed the earlier checkpoint of {size} entries."
            unsigned = warning("EARLIER_CHECKPOINT_UNSIGNED", PROOFS, told, size=checkpoint.size)
            findings.tell(Fact.SIGNED, unsigned)
    return tuple(proven)


def tell_unproven(entries: Sequence[SealedEntry], covered: int, findings: Findings) -> int:
    """Says which entries no checkpoint covers that left the laptop before this bundle.

    Args:
        entries: the disclosed entries.
        covered: size of the largest such checkpoint, 0 if there is none.
        findings: where it is said.

    Returns:
        How many entries that are.
    """
    bare = [each for each in entries if each.entry.sequence >= covered]
    if bare:
        told = (
            "{entries} since {since} (claimed times {begin} to {end}) had left the laptop in no "
            "form before this bundle; until then their own authors could have rewritten them."
        )
        uncovered = notice(
            "ENTRIES_SINCE_LAST_CHECKPOINT",
            LEDGER,
            told,
            entries=_entries(len(bare)),
            count=len(bare),
            since=f"the checkpoint of {covered} entries" if covered else "the ledger began",
            covered=covered,
            begin=bare[0].entry.time,
            end=bare[-1].entry.time,
        )
        findings.tell(Fact.CHAINED, uncovered)
    return len(bare)


def tell_circumstances(head: Head, disclosed: Disclosed, findings: Findings) -> None:
    """Says what a reader should know of sound entries: corrections, keys, times."""
    for sealed in disclosed.entries:
        target, reason = sealed.entry.body.get("corrects"), sealed.entry.body.get("reason")
        if sealed.entry.kind in CORRECTIONS and type(target) is int:
            corrected = notice(
                "ENTRY_CORRECTED",
                f"#{sealed.entry.sequence}",
                "Entry {entry} has a later {kind}. The reason given: {reason}",
                entry=target,
                kind=sealed.entry.kind,
                reason=quoted(reason) if isinstance(reason, str) else "—",
            )
            findings.tell(Fact.CHAINED, corrected)
    signers = {each.entry.actor for each in disclosed.entries} | {head.signer}
    for person in disclosed.people:
        if person.key_id in signers and not person.is_confirmed:
            told = "The signer's key came in by the recovery key and nobody confirmed it yet."
            where = f"#{person.since}"
            findings.tell(Fact.SIGNED, warning("PERSON_NOT_CONFIRMED", where, told))
    last = max((claimed_time(each) for each in disclosed.entries), default=None)
    if last is not None and read_time(head.created) < last:
        told = "The bundle claims to be older than the newest entry in it."
        findings.tell(Fact.TIMED, warning("CREATED_BEFORE_ENTRIES", STATEMENT, told))


def quoted(text: str) -> str:
    """Foreign text for a sentence: made visible, of bounded length."""
    short = text if len(text) <= _QUOTED else text[:_QUOTED] + "…"
    return f"“{visible(short)}”"


def _some(names: Iterable[str]) -> str:
    """The first names, and how many more there are."""
    every = list(names)
    more = [f"… (+{len(every) - _NAMED})"] if len(every) > _NAMED else []
    return ", ".join(every[:_NAMED] + more)


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"
