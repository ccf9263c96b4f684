"""What the reader brings: people known from elsewhere, and a checkpoint held before.

Also what a verdict says about the bundle as a whole, and what it must not be taken for.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fieldkit.bundle.layout import SIGNATURE
from fieldkit.bundle.names import visible
from fieldkit.bundle.proofs import EarlierCheckpoint
from fieldkit.bundle.signature import BundleSignature
from fieldkit.bundle.statement import Head
from fieldkit.bundle.trust import TrustList
from fieldkit.bundle.verdict import Caveat, Fact, State
from fieldkit.bundle.verify_ledger import (
    Disclosed,
    Findings,
    is_signed_by_any,
    keys_by_hint,
    quoted,
)
from fieldkit.canonical import JsonObject
from fieldkit.clock import read_time
from fieldkit.findings import error, notice, warning
from fieldkit.ledger.certificates import fingerprint_in_groups
from fieldkit.ledger.chain import claimed_time
from fieldkit.ledger.checkpoint import Checkpoint
from fieldkit.ledger.entry import SealedEntry
from fieldkit.ledger.merkle import EMPTY_ROOT
from fieldkit.ledger.people import Person

_HELD: Final = "your checkpoint"
_LONGEST: Final = 200  # characters of one fact about a bundle


@dataclass(frozen=True, slots=True)
class Reader:
    """What the reader brings along.

    Attributes:
        trust: the people known from outside of any bundle; None without a list.
        held: a checkpoint of this ledger received before; None without one.
    """

    trust: TrustList | None
    held: Checkpoint | None

    def trusted(
        self, head: Head, signature: BundleSignature, disclosed: Disclosed, findings: Findings
    ) -> State:
        """Whether the sender and everybody who sealed an entry are on the reader's list."""
        if self.trust is None:
            return State.NOT_CHECKED
        created = read_time(head.created)
        known = self.trust.knows(signature.certificate.der, created)
        if known is None:
            told = "The sender of the bundle is not on your list of trusted people."
            findings.tell(Fact.TRUSTED, warning("SENDER_UNKNOWN", SIGNATURE, told))
        else:
            told = "Your list knows the sender as “{label}” ({how})."
            how = known.how.value
            is_known = notice("SENDER_KNOWN", SIGNATURE, told, label=known.label, how=how)
            findings.tell(Fact.TRUSTED, is_known)
        strangers = 0
        for person, sealed in _signers(disclosed):
            times = [claimed_time(each) for each in sealed]
            ends = (min(times), max(times))
            if all(self.trust.knows(person.certificate, each) for each in ends):
                continue
            # A key that was self-signed at first may have been certified since then.
            if self.trust.knows(person.certificate, created):
                continue
            strangers += 1
            told = (
                "Whoever sealed this and {others} more entries, by the name of {name}, is not "
                "on your list of trusted people."
            )
            is_strange = warning(
                "ENTRY_SIGNER_NOT_TRUSTED",
                f"#{sealed[0].entry.sequence}",
                told,
                others=len(sealed) - 1,
                name=quoted(person.name),
            )
            findings.tell(Fact.TRUSTED, is_strange)
        return State.FAIL if known is None or strangers else State.PASS

    def consistent(
        self,
        head: Head,
        proven: Iterable[EarlierCheckpoint],
        disclosed: Disclosed,
        findings: Findings,
    ) -> State:
        """Whether the ledger still holds what the reader's checkpoint stated.

        Args:
            head: what the bundle states.
            proven: the earlier checkpoints that the bundle proves.
            disclosed: its entries.
            findings: where it is said.
        """
        held = self.held
        if held is None:
            return State.NOT_PROVIDED
        is_typed = not held.origin
        if not is_typed and held.origin != head.origin:
            told = "Your checkpoint is of another ledger than the bundle."
            findings.tell(Fact.CONSISTENT, error("CHECKPOINT_OF_ANOTHER_LEDGER", _HELD, told))
            return State.FAIL
        if not is_typed and not is_signed_by_any(held, keys_by_hint(disclosed.people)):
            told = "Nobody whom the bundle brings in has signed your checkpoint."
            findings.tell(Fact.CONSISTENT, warning("HELD_CHECKPOINT_UNSIGNED", _HELD, told))
        if held.size > head.size:
            told = (
                "The bundle is older than what you hold: its ledger had {size} entries, "
                "your checkpoint speaks of {held}."
            )
            is_older = warning(
                "BUNDLE_OLDER_THAN_HELD", _HELD, told, size=head.size, held=held.size
            )
            findings.tell(Fact.CONSISTENT, is_older)
            return State.NOT_CHECKED
        roots = {head.size: head.root, 0: EMPTY_ROOT.hex()}
        roots |= {each.checkpoint.size: each.checkpoint.root.hex() for each in proven}
        if held.size not in roots:
            told = "The bundle does not prove that it begins with your {held} entries."
            unproven = error("HELD_CHECKPOINT_NOT_PROVEN", _HELD, told, held=held.size)
            findings.tell(Fact.CONSISTENT, unproven)
            return State.FAIL
        if roots[held.size] != held.root.hex():
            told = "Of the first {held} entries your checkpoint states others: a rewriting."
            is_rewritten = error("LEDGER_REWRITTEN", _HELD, told, held=held.size)
            findings.tell(Fact.CONSISTENT, is_rewritten)
            return State.FAIL
        return State.PASS


def _signers(disclosed: Disclosed) -> list[tuple[Person, list[SealedEntry]]]:
    """Everybody who sealed a disclosed entry, with what they sealed."""
    sealed: dict[str, list[SealedEntry]] = {}
    for each in disclosed.entries:
        sealed.setdefault(each.entry.actor, []).append(each)
    people = {person.key_id: person for person in disclosed.people}
    return [(people[key], entries) for key, entries in sealed.items() if key in people]


def describe(
    head: Head, disclosed: Disclosed, signature: BundleSignature | None, unproven: int
) -> JsonObject:
    """What the bundle says of itself, foreign text made visible."""
    entries = disclosed.entries
    case = next((each for each in entries if each.entry.sequence == head.case), None)
    number = case.entry.body.get("number") if case else None
    own = [each for each in entries if each.entry.case == head.case]
    sender = disclosed.people.get(head.signer)
    attachments = [each for sealed in entries for each in sealed.entry.attachments]
    return {
        "id": head.bundle,
        "case": {
            "number": _shown(number) if isinstance(number, str) else None,
            "sequence": head.case,
        },
        "checkpoint": {"origin": head.origin, "root": head.root, "size": head.size},
        "counts": {
            "attachment_bytes": sum(each.size for each in attachments),
            "attachments": len(attachments),
            "by_kind": dict(sorted(Counter(each.entry.kind for each in own).items())),
            "case_entries": len(own),
            "entries": len(entries),
            "omitted": len(head.omitted),
            "since_last_checkpoint": unproven,
        },
        "created": head.created,
        "number": head.number,
        "previous": head.previous,
        "program": {"build": head.build, "version": head.version},
        "reader": _shown(head.reader),
        "sealed_from": own[0].entry.time if own else None,
        "sealed_to": own[-1].entry.time if own else None,
        "sender": _sender(head.signer, sender, signature),
        "vault": head.vault,
    }


def _sender(key_id: str, person: Person | None, signature: BundleSignature | None) -> JsonObject:
    said: dict[str, str | None] = {"key_id": key_id}
    if person is not None:
        said |= {
            "certificate_number": _shown(person.certificate_number),
            "name": _shown(person.name),
            "unit": _shown(person.unit),
        }
    if signature is not None:
        certificate = signature.certificate
        said |= {
            "fingerprint": fingerprint_in_groups(certificate.der),
            "issuer": _shown(certificate.issuer),
            "valid_from": certificate.not_before.isoformat(),
            "valid_to": certificate.not_after.isoformat(),
        }
    return said


def _shown(text: str) -> str:
    """Foreign text made visible, as much of it as fits a line."""
    return visible(text[:_LONGEST])


def caveats(states: Mapping[Fact, State], head: Head | None, unproven: int) -> tuple[Caveat, ...]:
    """What nobody may read into the verdict.

    Args:
        states: of the facts.
        head: what the bundle states, None if it could not be read.
        unproven: entries that no checkpoint outside the laptop covers.
    """
    said = [
        Caveat("SCENE", "That a scene, a reading or a statement was as it was recorded."),
        Caveat("CLOCK", "That the sender's clocks were right: times are claims, order is not."),
        Caveat("GUILT", "That anybody is guilty, or that a limit applies."),
        Caveat("NEVER_RECORDED", "That nothing was left out by never being recorded."),
        Caveat("LATER_ENTRIES", "That the case has no entries after the last one named here."),
        Caveat(
            "OUTSIDE_THE_CASE",
            "That no entry outside of the case was left out: one that locks a signer out, "
            "corrects the party, or tells of a step of the clock.",
        ),
    ]
    if states[Fact.TRUSTED] is not State.PASS:
        said.append(
            Caveat("WHO", "That the keys belong to the people they name: compare fingerprints.")
        )
    if head is not None and head.omitted:
        said.append(
            Caveat("OMITTED", "What the left out entries say, and that the case is theirs.")
        )
    if unproven:
        told = f"That {unproven} newest entries were not rewritten by their own authors before."
        said.append(Caveat("SINCE_LAST_CHECKPOINT", told, unproven))
    if states[Fact.CONSISTENT] is not State.PASS:
        told = "That the ledger is the one shown to others before: no checkpoint of yours fits."
        said.append(Caveat("HISTORY", told))
    return tuple(said)


def covered_by(held: Checkpoint | None, state: State, proven: Sequence[EarlierCheckpoint]) -> int:
    """Size of the largest checkpoint known to have been outside before this bundle."""
    sizes = [each.checkpoint.size for each in proven]
    if held is not None and state is State.PASS:
        sizes.append(held.size)
    return max(sizes, default=0)
