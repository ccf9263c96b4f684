"""What is being typed, kept encrypted until it is sealed or thrown away."""

from typing import TYPE_CHECKING

from fieldkit.canonical import JsonObject
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.evidence.drafts import Draft


def keep(name: str, kind: str, case: int | None, body: JsonObject) -> Operation[None]:
    """Keeps a draft in place of the one of the same name."""
    return Operation(
        lambda workspace, _: workspace.drafts.keep(name, kind, case, body), writes=True
    )


def throw_away(name: str) -> Operation[None]:
    """Deletes a draft."""
    return Operation(lambda workspace, _: workspace.drafts.throw_away(name), writes=True)


def find(name: str) -> "Operation[Draft | None]":
    """The draft of that name; None if there is none."""
    return Operation(
        lambda workspace, _: next(
            (each for each in workspace.drafts.all() if each.name == name), None
        )
    )
