"""The ledger as a long list, and single entries with what others say about them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit.errors import IntegrityError
from fieldkit.evidence import originals
from fieldkit.evidence.overview import Line, Selection, View
from fieldkit.progress import Progress
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.evidence.camera import NoPreview, Preview
    from fieldkit.evidence.listing import Row
    from fieldkit.ledger.entry import Attachment
    from fieldkit.workspace import Workspace

_MOST_INSPECTIONS = 1000


def numbers(wanted: Selection) -> Operation[tuple[int, ...]]:
    """The numbers of all entries that are wanted, in order."""
    return Operation(lambda workspace, _: workspace.overview.numbers(wanted))


def lines(wanted: Sequence[int]) -> Operation[tuple[Line, ...]]:
    """The entries of these numbers as the list shows them."""
    return Operation(lambda workspace, _: workspace.overview.lines(wanted))


def view(sequence: int) -> Operation[View]:
    """One entry with what others say about it."""
    return Operation(lambda workspace, _: workspace.overview.view(sequence))


def inspections(case: int) -> "Operation[tuple[Row, ...]]":
    """The inspections of a case, in order."""
    return Operation(
        lambda workspace, _: workspace.register.rows(
            case=case, kinds=("inspection",), limit=_MOST_INSPECTIONS
        )
    )


def preview(attachment: "Attachment", longest_edge_px: int) -> "Operation[Preview | NoPreview]":
    """A small upright picture of a file, or why there is none."""
    return Operation(lambda workspace, _: workspace.preview(attachment, longest_edge_px))


def save_original(attachment: "Attachment", target: Path, *, name: str) -> Operation[Path]:
    """Writes a file as it was sealed, reads it back and hashes it; gives the target back.

    Args:
        attachment: which file.
        target: the new file.
        name: what the status line calls it.
    """

    def save(workspace: "Workspace", progress: Progress) -> Path:
        originals.save_original(workspace.register, attachment, target, progress)
        return target

    return Operation(save, name=name)


def damaged_files(
    attachments: "Sequence[Attachment]", *, name: str
) -> "Operation[tuple[Attachment, ...]]":
    """Reads and hashes files of an entry now; those that are not what was sealed.

    Args:
        attachments: which files.
        name: what the status line calls it.
    """

    def verify(workspace: "Workspace", progress: Progress) -> "tuple[Attachment, ...]":
        damaged = []
        for each in attachments:
            try:
                originals.verify_original(workspace.register, each, progress)
            except IntegrityError:
                damaged.append(each)
        return tuple(damaged)

    return Operation(verify, name=name)
