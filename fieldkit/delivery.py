"""What leaves the laptop: checkpoints, and bundles with what belongs into them."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from fieldkit import program
from fieldkit.bundle.layout import Contents
from fieldkit.bundle.statement import LONGEST_REASON, Omitted
from fieldkit.bundle.writer import Written, write_bundle
from fieldkit.canonical import JsonObject
from fieldkit.clock import time_text
from fieldkit.errors import InputError
from fieldkit.evidence.kinds import references
from fieldkit.evidence.recorder import Recorder
from fieldkit.evidence.register import Register
from fieldkit.evidence.values import SHORT, About, Fault, normal, seen_whole
from fieldkit.ledger import checkpoint
from fieldkit.ledger.chain import CLOCK
from fieldkit.ledger.entry import SealedEntry
from fieldkit.ledger.merkle import Tree
from fieldkit.ledger.people import ADDED, CHANGED, COUNTERSIGNED, FOUNDING
from fieldkit.ledger.signatures import Signer
from fieldkit.progress import Progress, silent

EXPORT: Final = "export"
CHECKPOINT: Final = "checkpoint"
# Without these a reader could not tell whose case it is, where, or who was there.
_ALWAYS: Final = frozenset({"case", "inspection"})
_ABOUT_OTHERS: Final = frozenset({"transfer", "signing"})


class OmissionUnexplainedError(InputError):
    """Items are left out of a bundle without a reason."""

    code = "export.reason-missing"
    sentence = "{count} items of the case are left out; say why."


class NotOfThisCaseError(InputError):
    """An item chosen for the bundle is not of its case."""

    code = "export.not-of-case"
    sentence = "Entry #{entry} is not an item of this case."


class WordsRefusedError(InputError):
    """Words that would leave with a bundle or checkpoint cannot stand there."""

    code = "words.refused"
    sentence = "The {what} cannot be taken. {reason}"


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants in a bundle.

    Attributes:
        case: sequence of the case.
        items: sequences of the chosen items; None for the whole case.
        reason: why items are left out; empty if none are.
        reader: who it is for; may be empty.
        sm3: whether a manifest of SM3 digests is wanted too.
    """

    case: int
    items: frozenset[int] | None = None
    reason: str = ""
    reader: str = ""
    sm3: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """The entries of a bundle.

    Attributes:
        entries: what is disclosed, in ledger order: the case, the people who signed in
            it with those who brought them in, and the clock's steps since the case began.
        omitted: entries of the case that stay undisclosed.
    """

    entries: tuple[SealedEntry, ...]
    omitted: tuple[SealedEntry, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The bundle that went to the same reader before.

    Attributes:
        number: how many there were.
        statement_sha256: digest of the last one's statement, None if there was none.
    """

    number: int
    statement_sha256: str | None


def issue_checkpoint(register: Register, recorder: Recorder, signer: Signer, purpose: str) -> str:
    """A signed checkpoint over the ledger as it stands, put on record as having left.

    Args:
        register: the vault's register.
        recorder: the vault's recorder.
        signer: who signs it.
        purpose: where it goes, such as "printed on the inspection record".

    Returns:
        The note's text.

    Raises:
        WordsRefusedError: the purpose is no plain text.
    """
    purpose = _plain(purpose, "purpose")
    note = _checkpoint(register, signer)
    recorder.seal(CHECKPOINT, {"checkpoint": note, "purpose": purpose}, signer)
    return note


def export(
    register: Register,
    recorder: Recorder,
    signer: Signer,
    order: Order,
    target: Path,
    *,
    progress: Progress = silent,
) -> Written:
    """Writes a bundle, reads it back, verifies it, and puts it on record before it gets its name.

    Raises:
        InputError: of `gather` or `write_bundle`.
        WordsRefusedError: reader, reason or the file's name is no plain text.
        IntegrityError: stored evidence is not what was sealed.
        StorageError: no room, drive gone. Nothing stays under the final name.
        Cancelled: by `progress`; likewise.
    """
    order = replace(
        order,
        reader=_plain(order.reader, "reader"),
        reason=_plain(order.reason, "reason", most=LONGEST_REASON),
    )
    for part in (target.name[:SHORT], target.name[SHORT:]):  # no disk takes more than 255
        _plain(part, "name of the new file")
    gathered = gather(register, order, sender=signer.key_id)
    earlier = earlier_bundles(register, order.case, order.reader)
    identity = program.identity()
    contents = Contents(
        vault=gathered.entries[0].entry.vault,
        case=order.case,
        entries=gathered.entries,
        omitted=tuple(_omitted(each) for each in gathered.omitted),
        reason=order.reason if gathered.omitted else "",
        tree=tree_of(register),
        checkpoint=_checkpoint(register, signer),
        earlier_checkpoints=register.issued_checkpoints(),
        bundle=str(uuid.uuid4()),
        reader=order.reader,
        number=earlier.number + 1,
        previous=earlier.statement_sha256,
        created=time_text(recorder.now.wall),
        version=str(identity["version"]),
        build=str(identity["build"]),
        sm3=order.sm3,
    )

    def record(written: Written) -> None:
        recorder.seal(EXPORT, _on_record(contents, written), signer, case=order.case)

    return write_bundle(
        contents, register.open_attachment, signer, target, progress=progress, record=record
    )


def gather(register: Register, order: Order, *, sender: str) -> Gathered:
    """What a bundle discloses and what it leaves out.

    Args:
        register: the vault's register.
        order: what is wanted. What chosen items stand on (case, inspections, what they
            refer to, corrections of them, their custody and signatures) comes along.
        sender: key id of who will sign the bundle.

    Raises:
        NotOfThisCaseError: a chosen item belongs elsewhere.
        OmissionUnexplainedError: something is left out without a reason.
    """
    whole = tuple(register.case_entries(order.case))
    wanted = _with_footing(whole, order.items)
    chosen = [each for each in whole if each.entry.sequence in wanted]
    omitted = tuple(each for each in whole if each.entry.sequence not in wanted)
    if omitted and not order.reason.strip():
        raise OmissionUnexplainedError(count=len(omitted))
    shared = _shared(register, chosen)
    signers = {sender, *(each.entry.actor for each in (*chosen, *shared))}
    entries = [*chosen, *shared, *_surroundings(register, signers, since=order.case)]
    return Gathered(tuple(sorted(entries, key=_sequence)), omitted)


def tree_of(register: Register) -> Tree:
    """The ledger's RFC 9162 tree as it stands."""
    tree = Tree()
    for digest in register.digests():
        tree.append(digest)
    return tree


def earlier_bundles(register: Register, case: int, reader: str) -> Earlier:
    """What already went to a reader about a case."""
    statements = [
        str(sealed.entry.body["statement_sha256"])
        for sealed in register.case_entries(case)
        if sealed.entry.kind == EXPORT and sealed.entry.body.get("reader") == reader
    ]
    return Earlier(len(statements), statements[-1] if statements else None)


def _plain(text: str, what: str, *, most: int = SHORT) -> str:
    """The text in its normal form; empty if there is nothing to be seen in it.

    Raises:
        WordsRefusedError: it is too long, or holds characters that cannot be seen or turn it.
    """
    found = normal(text, str, About(what, "", most=most, check=seen_whole))
    if isinstance(found, Fault):
        raise WordsRefusedError(what=what, reason=found.sentence)
    return found if isinstance(found, str) else ""


def _checkpoint(register: Register, signer: Signer) -> str:
    tree = tree_of(register)
    origin = checkpoint.origin_of(register.vault_id)
    return checkpoint.issue(origin, tree.size, tree.root(), signer)


def _on_record(contents: Contents, written: Written) -> JsonObject:
    """The body of the entry that says what left."""
    return {
        "bundle": written.bundle,
        "checkpoint": contents.checkpoint,
        "entries": len(contents.entries),
        "manifest_sha256": written.manifest_sha256,
        "number": contents.number,
        "omitted": [each.sequence for each in contents.omitted],
        "reader": contents.reader,
        "reason": contents.reason,
        "statement_sha256": written.statement_sha256,
        "title": written.path.name,
    }


def _omitted(sealed: SealedEntry) -> Omitted:
    entry = sealed.entry
    return Omitted(entry.sequence, entry.case_position or 0, sealed.digest)


def _sequence(sealed: SealedEntry) -> int:
    return sealed.entry.sequence


def _with_footing(whole: tuple[SealedEntry, ...], items: Collection[int] | None) -> set[int]:
    """Sequences of the chosen items and of all they stand on inside the case."""
    of_case = {each.entry.sequence for each in whole}
    if items is None:
        return of_case
    for item in items:
        if item not in of_case:
            raise NotOfThisCaseError(entry=item)
    wanted = {each.entry.sequence for each in whole if each.entry.kind in _ALWAYS} | set(items)
    size = -1
    while size != len(wanted):
        size = len(wanted)
        for sealed in whole:
            entry = sealed.entry
            if entry.sequence in wanted:
                # These name all their bottles and pages; those not chosen stay undisclosed.
                if entry.kind not in _ABOUT_OTHERS:
                    wanted |= _references(sealed) & of_case
            elif entry.body.get("corrects") in wanted or _is_about(sealed, wanted):
                wanted.add(entry.sequence)
    return wanted


def _shared(register: Register, chosen: Iterable[SealedEntry]) -> list[SealedEntry]:
    """What the case refers to outside of itself, such as its party, with its corrections."""
    of_case = {each.entry.sequence for each in chosen}
    waiting = {ref for each in chosen for ref in _references(each)} - of_case
    found: dict[int, SealedEntry] = {}
    while waiting:
        sequence = waiting.pop()
        sealed = register.sealed(sequence)
        if sealed.entry.case is None:
            found[sequence] = sealed
            later = {each.entry.sequence for each in register.corrections(sequence)}
            waiting |= (later | _references(sealed)) - found.keys()  # a permit is a party's
    return list(found.values())


def _is_about(sealed: SealedEntry, wanted: set[int]) -> bool:
    """Transfers and signatures go along with their items: without them these prove less."""
    return sealed.entry.kind in _ABOUT_OTHERS and bool(_references(sealed) & wanted)


def _references(sealed: SealedEntry) -> set[int]:
    return set(references(sealed.entry.kind, sealed.entry.body))


def _surroundings(register: Register, signers: set[str], *, since: int) -> list[SealedEntry]:
    """The founding entry, all about the signers and those who let them in, the clock's steps."""
    house = register.entries_of((FOUNDING, ADDED, CHANGED, COUNTERSIGNED, CLOCK))
    brought_in = {person.since: person for person in register.people()}
    needed = set(signers)
    found: dict[int, SealedEntry] = {}
    size = -1
    while size != len(needed):
        size = len(needed)
        for sealed in house:
            entry = sealed.entry
            person = brought_in.get(entry.sequence)
            about = entry.body.get("key") if person is None else person.key_id
            steps = entry.kind == CLOCK and entry.sequence > since
            if entry.kind == FOUNDING or steps or about in needed:
                found[entry.sequence] = sealed
                needed.add(entry.actor)
                if person is not None and person.replaces is not None:
                    needed.add(person.replaces)
    return list(found.values())
