"""Reading and sealing records of any kind."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fieldkit.canonical import JsonObject
from fieldkit.evidence.corrections import Supplement
from fieldkit.evidence.kinds import KINDS, from_body
from fieldkit.evidence.record import Scope
from fieldkit.progress import Progress
from ui.engine_thread import Operation
from ui.operations import standards

if TYPE_CHECKING:
    from fieldkit.evidence.listing import Row
    from fieldkit.evidence.register import Item
    from fieldkit.workspace import Sealed, Workspace

PAGE = 100  # rows fetched at a time
# What stands in no case.
SHARED = frozenset(
    kind for kind, each in KINDS.items() if each.scope in {Scope.VAULT, Scope.OPENS_CASE}
)
MOST_CANDIDATES = 1000


def seal(
    kind: str, body: JsonObject, *, case: int | None = None, draft: str = ""
) -> "Operation[Sealed]":
    """Seals a record, with the files of its draft.

    Args:
        kind: of the record.
        body: its members, as `RecordForm.body` gives them.
        case: sequence of its case, None for what belongs to none.
        draft: name of the draft that it was until now; empty if there was none.
    """

    def seal_it(workspace: "Workspace", _: Progress) -> "Sealed":
        held = workspace.drafts.find(draft)
        return workspace.seal(
            from_body(kind, body),
            case=case,
            files=() if held is None else held.files,
            draft=None if held is None else draft,
        )

    return Operation(seal_it, writes=True)


def supplement(
    sequence: int, changes: JsonObject, reason: str, *, draft: str = ""
) -> "Operation[Sealed]":
    """Seals a supplement.

    Args:
        sequence: of the entry it is about.
        changes: members with their new values; None takes one away.
        reason: why.
        draft: name of the draft that it was until now; empty if there was none.
    """

    def seal_it(workspace: "Workspace", _: Progress) -> "Sealed":
        record = Supplement(corrects=sequence, changes=changes, reason=reason)
        return workspace.seal(record, draft=draft or None)

    return Operation(seal_it, writes=True)


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
    if case is not None and kinds <= standards.OWN:
        return standards.of_case(kinds, case)
    of_case = None if kinds <= SHARED else case
    return rows(case=of_case, kinds=sorted(kinds), limit=MOST_CANDIDATES)
