"""The ledger as a long list, and single entries with what others say about them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fieldkit.evidence.overview import Line, Selection, View
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.evidence.listing import Row

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
