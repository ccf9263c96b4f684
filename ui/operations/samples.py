"""Samples: listed, proposed, labelled, found by their labels."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit.evidence.samples import QcKind
from fieldkit.evidence.things import Order, Thing
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.documents.labels import Label, Stock
    from fieldkit.evidence.sampling import Proposal
    from fieldkit.workspace import Workspace


def numbers(case: int, order: Order, text: str) -> Operation[tuple[int, ...]]:
    """The sequence of each sample of a case that has all words of `text`, in order."""
    return Operation(lambda workspace, _: workspace.things.samples(case, order=order, text=text))


def rows(case: int, wanted: Sequence[int]) -> Operation[tuple[Thing, ...]]:
    """Things of a case by the sequences of their entries."""
    return Operation(lambda workspace, _: workspace.things.rows(case, wanted))


def propose(
    case: int, *, like: int | None = None, qc_kind: QcKind = QcKind.NONE
) -> "Operation[Proposal]":
    """What to begin the next sample of a case with; see `fieldkit.evidence.sampling.propose`."""
    return Operation(lambda workspace, _: _proposed(workspace, case, like, qc_kind))


def labels(case: int, wanted: Sequence[int]) -> "Operation[tuple[Label, ...]]":
    """The labels of some samples of a case, by the sequences of their entries."""
    return Operation(lambda workspace, _: _labels(workspace, case, wanted))


def save_labels(
    path: Path, made: "Sequence[Label]", stock: "Stock", language: str, used: int
) -> Operation[None]:
    """Writes labels as a PDF; a file of that name is replaced."""
    return Operation(lambda _workspace, _: _save(path, made, stock, language, used), writes=True)


def find_labelled(text: str) -> Operation[tuple[int, str, int | None]]:
    """Sequence, kind and case of the entry that a scanned label is about."""
    return Operation(lambda workspace, _: _found(workspace, text))


def _proposed(workspace: "Workspace", case: int, like: int | None, qc_kind: QcKind) -> "Proposal":
    from fieldkit.clock import SystemClock  # noqa: PLC0415 - the first window comes sooner
    from fieldkit.evidence.people import Officer  # noqa: PLC0415
    from fieldkit.evidence.sampling import propose  # noqa: PLC0415

    me = workspace.personnel.me
    return propose(
        workspace.register,
        workspace.things,
        workspace.settings.sample_series,
        case=case,
        me=Officer(name=me.name, certificate_number=me.certificate_number, unit=me.unit),
        now=SystemClock().read().wall,
        like=like,
        qc_kind=qc_kind,
    )


def _labels(workspace: "Workspace", case: int, wanted: Sequence[int]) -> "tuple[Label, ...]":
    from fieldkit.documents.labels import label_of  # noqa: PLC0415 - as above

    return tuple(
        label_of(each, workspace.vault_id, is_practice=workspace.is_practice)
        for each in workspace.things.rows(case, wanted)
    )


def _save(path: Path, made: "Sequence[Label]", stock: "Stock", language: str, used: int) -> None:
    from fieldkit.documents.labels import labels_pdf  # noqa: PLC0415 - as above
    from fieldkit.host.durable import write_atomically  # noqa: PLC0415

    write_atomically(path, labels_pdf(made, stock, language, used=used))


def _found(workspace: "Workspace", text: str) -> tuple[int, str, int | None]:
    from fieldkit.evidence.label_code import find_labelled  # noqa: PLC0415 - as above

    sequence = find_labelled(workspace.register, text)
    kind, case = workspace.register.place(sequence)
    return sequence, kind, case
