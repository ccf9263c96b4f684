"""`fieldkit completeness`: what the file of a case still lacks."""

from typing import TYPE_CHECKING

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.cli.vaults import Access, vault_access
from fieldkit.evidence.completeness import PIECES, REVIEW, State
from fieldkit.evidence.kinds import SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.evidence.completeness import Completeness, Piece

_SIGNS = {State.THERE: "+", State.IN_PART: "~", State.LACKING: "-", State.NONE: " "}


@click.command(cls=Command)
@vault_access
@click.argument("case")
def command(access: Access, case: str) -> Answer:
    """List what the file of a case has and lacks before it goes to the police.

    Weights are those of the file review of crime transfers (2024), of a hundred. Nothing here
    stops a hand-over: the police may not refuse a file that lacks something.
    """
    from fieldkit.evidence.casefile import look_at_file  # noqa: PLC0415 - help starts fast

    with access.open() as workspace:
        found = look_at_file(workspace.register, workspace.register.find_case(case))
    return Answer(_facts(found), _lines(found))


def _facts(found: "Completeness") -> dict[str, object]:
    weights = {state.value: str(found.weight(state)) for state in State if state != State.NONE}
    return {
        "transfer_for": str(found.transfer),
        "is_said": found.is_said,
        "source": SOURCES[REVIEW],
        "weights": weights,
        "pieces": [_piece(each) for each in found.pieces],
    }


def _piece(piece: "Piece") -> dict[str, object]:
    place = piece.place
    return {
        "piece": piece.key,
        "zh": PIECES[piece.key][1],
        "weight": None if piece.weight is None else str(piece.weight),
        "state": piece.state,
        "entries": list(piece.entries),
        "reasons": [
            {"code": each.code, "entry": each.entry, "sentence": each.sentence}
            for each in piece.reasons
        ],
        "added_at": {
            "page": place.tab,
            "kind": place.kind or None,
            "document_type": None if place.document_type is None else str(place.document_type),
            "entry": place.entry,
        },
    }


def _lines(found: "Completeness") -> "Iterator[str]":
    told = "" if found.is_said else " (taken, as the case does not say)"
    yield f"A file for: {found.transfer.en}{told}"
    for piece in found.pieces:
        weight = "" if piece.weight is None else str(piece.weight)
        entries = ", ".join(f"#{each}" for each in piece.entries)
        yield f"{_SIGNS[piece.state]} {weight:>3}  {PIECES[piece.key][0]}  {entries}".rstrip()
        yield from (f"         {each.sentence}" for each in piece.reasons)
    if any(each.weight for each in found.pieces):
        there, part = found.weight(State.THERE), found.weight(State.IN_PART)
        yield f"There: {there}; in part: {part}; lacking: {found.weight(State.LACKING)}; of 100."
