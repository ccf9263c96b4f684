"""Reading and sealing records of any kind."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fieldkit.canonical import JsonObject
from fieldkit.evidence.kinds import from_body
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.evidence.listing import Row
    from fieldkit.evidence.register import Item
    from fieldkit.workspace import Sealed

PAGE = 100  # rows fetched at a time
MOST_CANDIDATES = 1000


def seal(kind: str, body: JsonObject, *, case: int | None = None) -> "Operation[Sealed]":
    """Seals a record that has no files.

    Args:
        kind: of the record.
        body: its members, as `RecordForm.body` gives them.
        case: sequence of its case, None for what belongs to none.
    """
    return Operation(
        lambda workspace, _: workspace.seal(from_body(kind, body), case=case), writes=True
    )


def item(sequence: int) -> "Operation[Item]":
    """An item of evidence as it stands, with its history."""
    return Operation(lambda workspace, _: workspace.register.item(sequence))


def rows(
    *,
    case: int | None = None,
    kinds: Iterable[str] = (),
    inspection: int | None = None,
    after: int = -1,
    limit: int = PAGE,
) -> "Operation[tuple[Row, ...]]":
    """A page of entries in ledger order, after the entry of that number."""
    wanted = tuple(kinds)
    return Operation(
        lambda workspace, _: workspace.register.rows(
            case=case, kinds=wanted, inspection=inspection, after=after, limit=limit
        )
    )


def candidates(kinds: frozenset[str], case: int | None) -> "Operation[tuple[Row, ...]]":
    """What a reference may point at: of the case, or of the vault for what several cases share.

    Args:
        kinds: what the entry may be.
        case: sequence of the case, None where there is none.
    """
    of_case = None if kinds <= {"party", "case"} else case
    return rows(case=of_case, kinds=sorted(kinds), limit=MOST_CANDIDATES)
