"""Sound bundles for tests, and the means to change them into unsound ones."""

from pathlib import Path

from fieldkit.bundle.layout import Contents
from fieldkit.bundle.statement import Omitted
from fieldkit.bundle.trust import Pin, TrustList
from fieldkit.bundle.writer import Written, write_bundle
from fieldkit.ledger.entry import SealedEntry
from tests.builders.ledger import ADMIN, INSPECTOR, TECHNICIAN, LedgerBuilder, Somebody

BUNDLE = "1a2b3c4d-0000-4000-8000-00000000b001"
CREATED = "2026-11-24T10:00:00.000+08:00"
BUILD = "c0de" * 16

TRUST = TrustList(
    tuple(
        Pin.of_person(each.signer.certificate, each.name)
        for each in (ADMIN, INSPECTOR, TECHNICIAN)
    )
)


def case_of(ledger: LedgerBuilder) -> int:
    """Sequence of the ledger's first case."""
    return next(each.entry.sequence for each in ledger.entries if each.entry.kind == "case")


def contents_of(
    ledger: LedgerBuilder,
    *,
    left_out: frozenset[int] = frozenset(),
    by: Somebody = INSPECTOR,
    earlier: tuple[str, ...] = (),
    **changed: object,
) -> Contents:
    """The ledger's first case with all entries that belong to none."""
    case = case_of(ledger)
    chosen = [each for each in ledger.entries if each.entry.case in {None, case}]
    kept = tuple(each for each in chosen if each.entry.sequence not in left_out)
    members: dict[str, object] = {
        "vault": ledger.vault,
        "case": case,
        "entries": kept,
        "omitted": tuple(omitted(each) for each in chosen if each not in kept),
        "reason": "属于另案侦查" if left_out else "",
        "tree": ledger.tree,
        "checkpoint": ledger.checkpoint(by),
        "earlier_checkpoints": earlier,
        "bundle": BUNDLE,
        "reader": "华建市公安局",
        "number": 1,
        "previous": None,
        "created": CREATED,
        "version": "0.1.0",
        "build": BUILD,
    }
    return Contents(**{**members, **changed})  # type: ignore[arg-type]  # named above


def omitted(sealed: SealedEntry) -> Omitted:
    position = sealed.entry.case_position
    assert position is not None
    return Omitted(sealed.entry.sequence, position, sealed.digest)


def write(
    ledger: LedgerBuilder, target: Path, *, by: Somebody = INSPECTOR, **how: object
) -> Written:
    """A sound bundle of the ledger's first case."""
    contents = contents_of(ledger, by=by, **how)  # type: ignore[arg-type]  # named above
    return write_bundle(contents, ledger.open_attachment, by.signer, target)
