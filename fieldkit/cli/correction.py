"""Commands that seal an entry about an earlier entry."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fieldkit.cli.form import ENTRY, form_body, form_options, read_form
from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.cli.sealing import file_options, named_files, seal_with_files, sealed_answer
from fieldkit.cli.vaults import Access, vault_access
from fieldkit.evidence.corrections import Correction, Supplement

if TYPE_CHECKING:
    from fieldkit.canonical import JsonValue


def correction_command(record: type[Correction], summary: str) -> Command:
    """A command that seals a correction of that kind.

    Args:
        record: supplement or withdrawal.
        summary: what help says of the command.
    """

    @vault_access
    def seal(
        access: Access,
        entry: int,
        files: Sequence[Path],
        attachments: Sequence[tuple[str, Path]],
        **options: object,
    ) -> Answer:
        given: dict[str, JsonValue] = {"corrects": entry}
        if record is Supplement and "changes" not in form_body(record, options):
            given["changes"] = {}  # a note alone adds something too
        filled = read_form(record, options, given)
        with access.open() as workspace:
            named = named_files(record, files, attachments)
            return sealed_answer(seal_with_files(workspace, filled, None, named).entry)

    command = click.command(cls=Command, help=summary)(seal)
    command.params.insert(1, click.Argument(["entry"], type=ENTRY))
    command.params[-1:-1] = [*file_options(record), *form_options(record, without=["corrects"])]
    return command
