"""What the commands that seal something have in common: its files, and the answer."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fieldkit.cli.printing import Answer
from fieldkit.cli.progress_bar import progress_bar
from fieldkit.evidence.record import Record
from fieldkit.ledger.entry import SealedEntry
from fieldkit.progress import Progress

if TYPE_CHECKING:
    from fieldkit.evidence.recorder import Taken
    from fieldkit.workspace import Sealed, Workspace

PATH = click.Path(path_type=Path)


def file_options(record: type[Record]) -> list[click.Parameter]:
    """The options that name a record's files; the first of its roles needs no name."""
    roles = [role.name for role in record.files]
    first = record.files[0]
    return [
        click.Option(
            ["--file", "files"],
            type=PATH,
            metavar="FILE",
            multiple=True,
            help=f"{first.en[:1].upper()}{first.en[1:]} ({first.zh}). May be repeated.",
        ),
        click.Option(
            ["--attach", "attachments"],
            type=(click.Choice(roles), PATH),
            metavar="ROLE FILE",
            multiple=True,
            help=f"A file and what it is: {', '.join(roles)}. May be repeated.",
        ),
    ]


def named_files(
    record: type[Record], files: Sequence[Path], attachments: Sequence[tuple[str, Path]]
) -> list[tuple[str, Path]]:
    """Role and path of each file that `file_options` named."""
    return [*((record.files[0].name, path) for path in files), *attachments]


def take_in_all(
    workspace: "Workspace", files: Iterable[tuple[str, Path]], progress: Progress
) -> "list[Taken]":
    """The files as they lie in the vault, or none of them.

    Raises:
        FieldkitError: one of them cannot be read, or there is no room.
        Cancelled: by `progress`.
    """
    taken: list[Taken] = []
    try:
        for role, path in files:
            taken.append(workspace.take_in(path, role, progress))
    except BaseException:
        workspace.put_back(taken)
        raise
    return taken


def seal_with_files(
    workspace: "Workspace", record: Record, case: int | None, files: Iterable[tuple[str, Path]]
) -> "Sealed":
    """Takes the files in and seals the record; all of it or nothing.

    Raises:
        FieldkitError: a file cannot be read, the record does not fit.
        Cancelled: the person stopped it.
    """
    # The bar stays open while the entry is sealed: Ctrl-C is then too late, and not half done.
    with progress_bar() as progress:
        return workspace.seal(record, case=case, files=take_in_all(workspace, files, progress))


def sealed_answer(sealed: SealedEntry) -> Answer:
    """Says what was sealed."""
    facts = entry_facts(sealed)
    return Answer(facts, [f"Sealed as #{facts['sequence']} ({facts['kind']})."])


def entry_facts(sealed: SealedEntry) -> dict[str, object]:
    """What scripts are told of an entry."""
    entry = sealed.entry
    return {
        "sequence": entry.sequence,
        "kind": entry.kind,
        "case": entry.case,
        "digest": sealed.digest,
        "sealed_at": entry.time,
        "actor": entry.actor,
    }
