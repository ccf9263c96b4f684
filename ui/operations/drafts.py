"""What is being typed, kept encrypted until it is sealed or thrown away, with its files."""

from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit.canonical import JsonObject
from fieldkit.progress import Progress
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.evidence.drafts import Draft
    from fieldkit.ledger.entry import Attachment
    from fieldkit.workspace import Workspace


def keep(name: str, kind: str, case: int | None, body: JsonObject) -> Operation[None]:
    """Keeps a draft in place of the one of the same name; its files stay with it."""
    return Operation(
        lambda workspace, _: workspace.drafts.keep(name, kind, case, body), writes=True
    )


def throw_away(name: str) -> Operation[None]:
    """Deletes a draft with its files."""
    return Operation(lambda workspace, _: workspace.drafts.throw_away(name), writes=True)


def find(name: str) -> "Operation[Draft | None]":
    """The draft of that name; None if there is none."""
    return Operation(lambda workspace, _: workspace.drafts.find(name))


def add_file(
    name: str, kind: str, case: int | None, path: Path, *, role: str, words: str
) -> "Operation[Attachment]":
    """Takes a file into the vault for a draft, which need not be there yet.

    Args:
        name: of the draft.
        kind: what it will become.
        case: sequence of its case, None for none.
        path: of the file.
        role: what the file is to the record.
        words: for the status line, in the language of the window.
    """

    def add(workspace: "Workspace", progress: Progress) -> "Attachment":
        taken = workspace.take_in(path, role, progress)
        # What was typed while the file was read is newer than what was typed before.
        draft = workspace.drafts.find(name)
        workspace.drafts.keep(name, kind, case, {} if draft is None else draft.body, [taken])
        return taken.attachment

    return Operation(add, writes=True, gives_way=True, name=words)


def drop_file(name: str, role: str, sha256: str) -> Operation[None]:
    """Takes a file out of a draft, and of the vault if nothing else names it."""
    return Operation(
        lambda workspace, _: workspace.drafts.drop_file(name, role, sha256), writes=True
    )
