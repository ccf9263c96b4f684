"""Handing a case over: what it lacks, what would go, and the bundle itself."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fieldkit.bundle.names import safe_name
from fieldkit.changes import Changed
from fieldkit.delivery import Order, gather
from fieldkit.evidence.exports import Export
from fieldkit.evidence.originals import FileTakenError
from fieldkit.evidence.readiness import readiness
from fieldkit.findings import Finding
from fieldkit.host.durable import DriveGoneError, write_atomically
from fieldkit.ledger import checkpoint
from fieldkit.ledger.certificates import fingerprint_in_groups
from fieldkit.progress import Progress
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.evidence.completeness import Completeness
    from fieldkit.workspace import Workspace

_SOME_REASON: Final = "-"  # nothing is written with it
_NAME_BYTES: Final = 80
_MOST_IN_SHORT: Final = 2000  # entries of a case


@dataclass(frozen=True, slots=True)
class Outlook:
    """What people look at before they hand a case over.

    Attributes:
        case_number: as people call the case.
        lacking: what a reader will miss.
        exports: bundles of the case, oldest first.
        readers: who got bundles of this vault before, the last one first.
        file_name: proposed for the next bundle.
    """

    case_number: str
    lacking: tuple[Finding, ...]
    exports: tuple[Export, ...]
    readers: tuple[str, ...]
    file_name: str


@dataclass(frozen=True, slots=True)
class Load:
    """What a bundle would hold.

    Attributes:
        going: sequences of the entries of the case that go.
        left_out: sequences of those that do not.
        size: bytes of their files; tables and proofs come on top.
    """

    going: tuple[int, ...]
    left_out: tuple[int, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Handed:
    """A bundle that was written, read back and verified, with what the reader must be told.

    Attributes:
        path: where it is.
        size: bytes.
        export: what the ledger says of it.
        signer: name and unit of who signed it.
        fingerprint: of the signer's certificate, in groups of four.
        root: of the checkpoint, in groups of four.
        covered: how many entries the checkpoint covers.
        changed: what screens have to load anew.
    """

    path: Path
    size: int
    export: Export
    signer: str
    fingerprint: str
    root: str
    covered: int
    changed: Changed = Changed.ITEMS | Changed.LEDGER | Changed.DELIVERIES


def outlook(case: int) -> Operation[Outlook]:
    """What people look at before they hand a case over."""

    def look(workspace: "Workspace", _progress: Progress) -> Outlook:
        register = workspace.register
        every = workspace.overview.exports()
        of_case = tuple(each for each in every if each.case == case)
        number = register.case_number(case)
        readers = dict.fromkeys(each.reader for each in reversed(every) if each.reader)
        return Outlook(
            case_number=number,
            lacking=tuple(readiness(register, workspace.drafts.all(), case)),
            exports=of_case,
            readers=tuple(readers),
            file_name=safe_name(f"{number}-{len(of_case) + 1}.zip", _NAME_BYTES),
        )

    return Operation(look)


def file_of(case: int) -> "Operation[Completeness]":
    """What the file of a case has and lacks, piece by piece."""

    def look(workspace: "Workspace", _progress: Progress) -> "Completeness":
        from fieldkit.evidence.casefile import look_at_file  # noqa: PLC0415 - rare

        return look_at_file(workspace.register, case)

    return Operation(look)


def file_in_short(case: int) -> "Operation[Completeness | None]":
    """As `file_of`, beside a page that is about something else.

    None for a case with so many entries that other work would have to wait.
    """

    def look(workspace: "Workspace", _progress: Progress) -> "Completeness | None":
        from fieldkit.evidence.casefile import look_at_file  # noqa: PLC0415 - as above
        from fieldkit.evidence.overview import Selection  # noqa: PLC0415

        if len(workspace.overview.numbers(Selection(case=case))) > _MOST_IN_SHORT:
            return None
        return look_at_file(workspace.register, case)

    return Operation(look)


def load(order: Order) -> Operation[Load]:
    """What a bundle would hold; nothing is written."""

    def weigh(workspace: "Workspace", _progress: Progress) -> Load:
        trial = replace(order, reason=_SOME_REASON)
        sender = workspace.personnel.signer.key_id
        gathered = gather(workspace.register, trial, sender=sender)
        files = {
            each.sha256: each.size
            for sealed in gathered.entries
            for each in sealed.entry.attachments
        }
        return Load(
            going=tuple(
                each.entry.sequence for each in gathered.entries if each.entry.case == order.case
            ),
            left_out=tuple(each.entry.sequence for each in gathered.omitted),
            size=sum(files.values()),
        )

    return Operation(weigh)


def check(*, name: str) -> Operation[tuple[Finding, ...]]:
    """The quick check of the whole vault: every entry, and that every file is there.

    Args:
        name: what the status line calls it.
    """
    return Operation(
        lambda workspace, progress: tuple(workspace.check(progress=progress)), name=name
    )


def export(order: Order, target: Path, *, name: str) -> Operation[Handed]:
    """Writes a bundle, reads it back and verifies it before it gets its name.

    Args:
        order: what is wanted.
        target: the new file.
        name: what the status line calls it.
    """

    def hand_over(workspace: "Workspace", progress: Progress) -> Handed:
        if not target.parent.is_dir():
            raise DriveGoneError(path=target.parent, reason="there is no such folder")
        written = workspace.export(order, target, progress)
        (*_, made) = workspace.overview.exports(order.case)
        note = checkpoint.read(made.checkpoint)
        me = workspace.personnel.me
        return Handed(
            path=written.path,
            size=written.size,
            export=made,
            signer=f"{me.name} · {me.unit}",
            fingerprint=fingerprint_in_groups(me.certificate),
            root=checkpoint.in_groups(note.root),
            covered=note.size,
        )

    return Operation(hand_over, writes=True, name=name)


def save_trust(target: Path) -> Operation[Path]:
    """Writes everybody's certificates to a new file, for readers to pin; gives it back."""

    def save(workspace: "Workspace", _progress: Progress) -> Path:
        if target.exists():
            raise FileTakenError(path=target)
        write_atomically(target, workspace.personnel.trust_file())
        return target

    return Operation(save)
