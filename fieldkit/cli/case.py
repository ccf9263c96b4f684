"""`fieldkit case`: opening cases and listing them."""

import click

from fieldkit.cli.frame import Family
from fieldkit.cli.printing import Answer
from fieldkit.cli.record_command import record_command
from fieldkit.cli.rows import rows_answer
from fieldkit.cli.vaults import Access, vault_access


@click.group(cls=Family)
def command() -> None:
    """Open cases and list them."""


command.add_command(
    record_command("case", "open", "Open a case: the first entry of everything that is of it.")
)


@command.command("list")
@vault_access
def list_cases(access: Access) -> Answer:
    """List all cases."""
    with access.open() as workspace:
        return rows_answer(workspace.register.cases())
