"""What a case still lacks before it is handed over, as findings in words.

None of it stops an export: whoever hands over knows why something is not there. Whether the
ledger itself agrees is the full check's to say (`fieldkit.evidence.audit`).
"""

from collections.abc import Iterable, Iterator
from typing import Final

from fieldkit.evidence.drafts import Draft
from fieldkit.evidence.kinds import KINDS, is_evidence
from fieldkit.evidence.record import Scope
from fieldkit.evidence.register import Register
from fieldkit.evidence.signings import Signer
from fieldkit.evidence.visits import look_at
from fieldkit.findings import Finding, notice, warning
from fieldkit.ledger import checkpoint
from fieldkit.ledger.custody import follow_custody
from fieldkit.ledger.entry import SealedEntry
from fieldkit.ledger.standing import Standing, standings

ITEMS: Final = tuple(
    kind
    for kind, record in KINDS.items()
    if record.scope is Scope.CASE and kind not in {"inspection", "signing", "transfer"}
)
"""Kinds that stand by themselves; the others tell of the case, of a visit, or of other entries."""

_OF_THE_PARTY: Final = frozenset({Signer.PARTY, Signer.INTERVIEWEE, Signer.HOLDER})


def readiness(register: Register, drafts: Iterable[Draft], case: int) -> list[Finding]:
    """Everything that a reader of the case will miss, what weighs most first.

    Args:
        register: of the vault.
        drafts: all that there are.
        case: sequence of the case.

    Raises:
        EntryAlteredError: an entry of the case is no longer what was sealed.
    """
    whole = register.case_entries(case)
    stand = standings(whole)
    found = list(follow_custody(whole, register.people()).findings)
    found += _visits(register, whole, stand.values())
    for draft in drafts:
        if draft.case == case:
            told = "A draft of a {kind} is not sealed; it stays on this computer."
            found.append(warning("DRAFT_UNSEALED", draft.name, told, kind=draft.kind))
    if not any(
        each.sealed.entry.kind in ITEMS and each.withdrawn_by is None for each in stand.values()
    ):
        found.append(warning("CASE_EMPTY", f"#{case}", "The case has no item of evidence."))
    found += _uncovered(register, whole)
    return found


def _visits(
    register: Register, whole: Iterable[SealedEntry], stand: Iterable[Standing]
) -> Iterator[Finding]:
    signed = {
        number
        for each in stand
        if each.sealed.entry.kind == "signing"
        and each.withdrawn_by is None
        and each.body.get("signer") in _OF_THE_PARTY
        for number in _numbers(each.body.get("entries"))
    }
    for sealed in whole:
        sequence = sealed.entry.sequence
        if sealed.entry.kind != "inspection" or register.is_withdrawn(sequence):
            continue
        where = f"#{sequence}"
        if sequence not in signed:
            told = "The party has neither signed the visit's record nor refused to."
            yield warning("VISIT_UNSIGNED", where, told)
        visit = look_at(register, sequence)
        if visit.lacking:
            told = "The visit's record lacks {count} of {due} things that it needs."
            yield warning("VISIT_LACKING", where, told, count=visit.lacking, due=visit.due)


def _uncovered(register: Register, whole: list[SealedEntry]) -> Iterator[Finding]:
    """The bundle brings its own checkpoint; an earlier one on paper proves more."""
    issued = register.issued_checkpoints()
    covered = max((checkpoint.read(text).size for text in issued), default=0)
    count = sum(each.entry.sequence >= covered and is_evidence(each.entry.kind) for each in whole)
    if count:
        told = (
            "{count} entries of the case are covered by no checkpoint that left this computer "
            "before; the bundle brings the first."
        )
        yield notice("CASE_UNCOVERED", "", told, count=count)


def _numbers(value: object) -> tuple[int, ...]:
    every = value if isinstance(value, list | tuple) else ()
    return tuple(each for each in every if isinstance(each, int))
