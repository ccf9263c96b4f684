"""Visits: what was recorded in one, what it lacks, what is likely next, and its review."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.canonical import JsonObject
from fieldkit.changes import Changed
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.evidence.listing import Row
    from fieldkit.evidence.overview import Line as EntryLine
    from fieldkit.evidence.people import Officer
    from fieldkit.evidence.review import Review
    from fieldkit.evidence.visits import Visit
    from fieldkit.ledger.people import Role
    from fieldkit.workspace import Sealed, Workspace

_MOST_VISITS = 1000
SHOWN = 200  # newest entries of a visit; the others stand in the list of evidence


@dataclass(frozen=True, slots=True)
class CaseVisits:
    """The visits of a case, one of them looked at.

    Attributes:
        visits: inspections that were not withdrawn, oldest first.
        visit: the one looked at; None if there is none.
        newest: its newest entries, newest first, up to SHOWN.
        drafts: names of what is begun in the case and not sealed.
    """

    visits: "tuple[Row, ...]"
    visit: "Visit | None"
    newest: "tuple[EntryLine, ...]"
    drafts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class IssuedCheckpoint:
    """A checkpoint that was just put on record as having left.

    Attributes:
        text: the signed note.
        size: entries it covers.
        root: of their tree (32 bytes).
        changed: what screens have to load anew.
    """

    text: str
    size: int
    root: bytes
    changed: Changed = Changed.LEDGER


def visits(case: int, inspection: int | None = None) -> Operation[CaseVisits]:
    """The visits of a case; looked at is the one given, else the newest."""
    return Operation(lambda workspace, _: _visits(workspace, case, inspection))


def arrival(case: int) -> Operation[JsonObject]:
    """What is likely in a new inspection of a case."""
    return Operation(lambda workspace, _: _arrival(workspace, case))


def proposal(kind: str, inspection: int) -> Operation[JsonObject]:
    """What is likely in a new record of a visit."""
    return Operation(lambda workspace, _: _proposal(workspace, kind, inspection))


def officers() -> Operation[tuple[JsonObject, ...]]:
    """The active people of the vault, as records name officers; who is signed in first."""
    return Operation(lambda workspace, _: _bodies(workspace))


def review(inspection: int) -> "Operation[Review]":
    """The record of a visit as people are shown it before they sign."""
    return Operation(lambda workspace, _: _review(workspace, inspection))


def sign(
    body: JsonObject, *, case: int, drawn: bytes = b"", draft: str = ""
) -> "Operation[Sealed]":
    """Seals a signature, a refusal, or a confirmation with the key of who is signed in.

    Args:
        body: members of the signing.
        case: sequence of the case.
        drawn: the signature by hand as a PNG; empty where nothing was drawn.
        draft: name of the draft that it was until now; empty if there was none.
    """
    return Operation(lambda workspace, _: _sign(workspace, body, case, drawn, draft), writes=True)


def last_checkpoint() -> Operation[IssuedCheckpoint | None]:
    """The newest checkpoint that left the laptop; None if none did."""
    return Operation(lambda workspace, _: _last_checkpoint(workspace))


def issue_checkpoint(purpose: str) -> Operation[IssuedCheckpoint]:
    """Issues a checkpoint for paper or a phone.

    Args:
        purpose: where it goes.
    """
    return Operation(lambda workspace, _: _issue(workspace, purpose), writes=True)


def _visits(workspace: "Workspace", case: int, inspection: int | None) -> CaseVisits:
    from fieldkit.evidence.visits import look_at  # noqa: PLC0415 - the first window comes sooner

    register = workspace.register
    rows = register.rows(case=case, kinds=("inspection",), limit=_MOST_VISITS)
    standing = tuple(row for row in rows if not register.is_withdrawn(row.sequence))
    numbers = [row.sequence for row in standing]
    if not numbers:
        return CaseVisits((), None, ())
    chosen = inspection if inspection in numbers else numbers[-1]
    numbers = [row.sequence for row in register.newest_of(chosen, limit=SHOWN)]
    newest = workspace.overview.lines(numbers)
    begun = frozenset(each.name for each in workspace.drafts.all() if each.case == case)
    return CaseVisits(standing, look_at(register, chosen), newest, begun)


def _arrival(workspace: "Workspace", case: int) -> JsonObject:
    from fieldkit.clock import SystemClock  # noqa: PLC0415 - as above
    from fieldkit.evidence.cases import Case  # noqa: PLC0415
    from fieldkit.evidence.inspections import Inspection  # noqa: PLC0415
    from fieldkit.evidence.parties import Party  # noqa: PLC0415
    from fieldkit.evidence.proposals import for_arrival  # noqa: PLC0415
    from fieldkit.ledger.people import Role  # noqa: PLC0415

    register = workspace.register
    me, *others = _officers(workspace)
    colleagues = [officer for officer, role in others if role is not Role.TECHNICIAN]
    current = register.item(case).current
    number = current.party if isinstance(current, Case) else None
    party = None if number is None else register.item(number).current
    rows = register.rows(case=case, kinds=("inspection",), limit=_MOST_VISITS)
    is_same_case = bool(rows)
    if not rows:
        rows = register.rows(kinds=("inspection",), limit=1_000_000)[-1:]
    earlier = register.item(rows[-1].sequence).current if rows else None
    return for_arrival(
        now=SystemClock().read().wall,
        me=me[0],
        colleagues=colleagues,
        party=party if isinstance(party, Party) else None,
        earlier=earlier if isinstance(earlier, Inspection) else None,
        is_same_case=is_same_case,
    )


def _proposal(workspace: "Workspace", kind: str, inspection: int) -> JsonObject:
    from fieldkit.clock import SystemClock  # noqa: PLC0415 - as above
    from fieldkit.evidence.inspections import Inspection  # noqa: PLC0415
    from fieldkit.evidence.proposals import for_record  # noqa: PLC0415

    register = workspace.register
    visit = register.item(inspection).current
    if not isinstance(visit, Inspection):
        return {}
    rows = register.rows(inspection=inspection, kinds=(kind,), limit=1_000_000)
    last = register.item(rows[-1].sequence).current if rows else None
    return for_record(kind, visit, last, SystemClock().read().wall)


def _officers(workspace: "Workspace") -> "list[tuple[Officer, Role]]":
    """Who is signed in, then the other active people, each with what they do."""
    from fieldkit.evidence.people import Officer  # noqa: PLC0415 - as above

    me = workspace.personnel.me
    others = [
        each
        for each in workspace.personnel.everybody
        if each.is_active and each.key_id != me.key_id
    ]
    return [
        (
            Officer(name=each.name, certificate_number=each.certificate_number, unit=each.unit),
            each.role,
        )
        for each in (me, *others)
    ]


def _bodies(workspace: "Workspace") -> tuple[JsonObject, ...]:
    from fieldkit.evidence.record import to_body  # noqa: PLC0415 - as above

    if not workspace.personnel.is_signed_in:
        return ()
    return tuple(to_body(officer) for officer, _ in _officers(workspace))


def _review(workspace: "Workspace", inspection: int) -> "Review":
    from fieldkit.evidence.review import review as read  # noqa: PLC0415 - as above

    return read(inspection, workspace.register.entries_of_inspection(inspection))


def _sign(
    workspace: "Workspace", body: JsonObject, case: int, drawn: bytes, draft: str
) -> "Sealed":
    from fieldkit.evidence.intake import Made  # noqa: PLC0415 - as above
    from fieldkit.evidence.record import read_body  # noqa: PLC0415
    from fieldkit.evidence.signings import Signing  # noqa: PLC0415

    record = read_body(Signing, body)
    held = workspace.drafts.find(draft)
    files = [] if held is None else list(held.files)
    if drawn:
        made = Made(f"{record.signer.zh}-{record.name}.png", drawn)
        files.append(workspace.take_in(made, "signature"))
    return workspace.seal(record, case=case, files=files, draft=draft if held else None)


def _last_checkpoint(workspace: "Workspace") -> IssuedCheckpoint | None:
    from fieldkit.ledger import checkpoint  # noqa: PLC0415 - as above

    issued = workspace.register.issued_checkpoints()
    if not issued:
        return None
    read = checkpoint.read(issued[-1])
    return IssuedCheckpoint(read.text, read.size, read.root, Changed.NOTHING)


def _issue(workspace: "Workspace", purpose: str) -> IssuedCheckpoint:
    from fieldkit.ledger import checkpoint  # noqa: PLC0415 - as above

    read = checkpoint.read(workspace.issue_checkpoint(purpose))
    return IssuedCheckpoint(read.text, read.size, read.root)
