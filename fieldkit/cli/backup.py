"""`fieldkit backup`: a verified copy of a vault."""

from pathlib import Path

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.cli.progress_bar import progress_bar
from fieldkit.cli.vaults import PATH, Access, vault_access


@click.command(cls=Command)
@vault_access
@click.argument("backup", type=PATH)
def command(access: Access, backup: Path) -> Answer:
    """Bring a backup up to date, and verify it.

    The folder BACKUP is made if it is not there; later only what is new is copied.
    """
    with access.open() as workspace, progress_bar() as progress:
        workspace.back_up(backup, progress)
        size = workspace.register.size()
    facts = {"backup": str(backup), "entries": size}
    return Answer(facts, [f"{backup} now holds all {size} entries, and was verified."])
