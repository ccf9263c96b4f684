"""Commands that seal one record, with options made from the record's own description."""

from collections.abc import Sequence
from pathlib import Path

import click

from fieldkit.cli.form import form_options, read_form
from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.cli.sealing import file_options, named_files, seal_with_files, sealed_answer
from fieldkit.cli.vaults import Access, vault_access
from fieldkit.evidence.kinds import record_class
from fieldkit.evidence.record import Scope


def record_command(kind: str, name: str, summary: str) -> Command:
    """A command that seals one record of that kind.

    Args:
        kind: of the record; a kind that belongs to a case gets the argument CASE.
        name: the command's.
        summary: what help says of it.
    """
    record = record_class(kind)

    @vault_access
    def seal(
        access: Access,
        files: Sequence[Path],
        attachments: Sequence[tuple[str, Path]],
        case: str | None = None,
        **options: object,
    ) -> Answer:
        filled = read_form(record, options, {})
        with access.open() as workspace:
            of_case = None if case is None else workspace.register.find_case(case)
            named = named_files(record, files, attachments)
            return sealed_answer(seal_with_files(workspace, filled, of_case, named).entry)

    command = click.command(name, cls=Command, help=summary)(seal)
    if record.scope is Scope.CASE:
        command.params.insert(1, click.Argument(["case"]))
    command.params[-1:-1] = [*file_options(record), *form_options(record)]
    return command
