"""`fieldkit search`: finding entries by their words."""

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.cli.rows import limit_option, rows_answer
from fieldkit.cli.vaults import Access, vault_access


@click.command(cls=Command)
@vault_access
@click.argument("words", nargs=-1, required=True)
@click.option("--case", metavar="CASE", help='Only in this case: its number, or "#12".')
@limit_option
def command(access: Access, words: tuple[str, ...], case: str | None, limit: int) -> Answer:
    """Find entries that hold all WORDS.

    The newest come first. One Chinese character is enough.
    """
    with access.open() as workspace:
        register = workspace.register
        of_case = None if case is None else register.find_case(case)
        return rows_answer(register.search(" ".join(words), case=of_case, limit=limit))
