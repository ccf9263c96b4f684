"""`fieldkit inspection`: putting a visit on record and listing visits."""

import click

from fieldkit.cli.frame import Family
from fieldkit.cli.printing import Answer
from fieldkit.cli.record_command import record_command
from fieldkit.cli.rows import rows_answer
from fieldkit.cli.vaults import Access, vault_access


@click.group(cls=Family)
def command() -> None:
    """Put inspections on record and list them."""


command.add_command(
    record_command(
        "inspection",
        "start",
        "Put an inspection on record. What is known only later is added by `supplement`.",
    )
)


@command.command("list")
@vault_access
@click.argument("case", required=False)
def list_inspections(access: Access, case: str | None) -> Answer:
    """List the inspections of CASE (its number, or "#12"), or all."""
    with access.open() as workspace:
        register = workspace.register
        of_case = None if case is None else register.find_case(case)
        return rows_answer(register.rows(case=of_case, kinds=("inspection",), limit=10_000))
