"""`fieldkit checkpoint`: a signed statement of how far the ledger reached."""

from pathlib import Path

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.inputs import require_new, write_output
from fieldkit.cli.printing import Answer
from fieldkit.cli.vaults import PATH, Access, vault_access
from fieldkit.ledger.checkpoint import in_groups, read


@click.command(cls=Command)
@vault_access
@click.option("--purpose", default="command line", show_default=True, help="Where it goes.")
@click.option("--out", type=PATH, metavar="FILE", help="Write it to a new file too.")
def command(access: Access, purpose: str, out: Path | None) -> Answer:
    """Issue a checkpoint over the whole ledger.

    Give it away or put it on paper: whoever holds it can tell later whether anything before it
    was changed or removed.
    """
    if out is not None:
        require_new(out)
    with access.open() as workspace:
        note = workspace.issue_checkpoint(purpose)
    if out is not None:
        write_output(out, note.encode("utf-8"))
    issued = read(note)
    facts = {
        "checkpoint": note,
        "size": issued.size,
        "root": issued.root.hex(),
        "file": None if out is None else str(out),
    }
    return Answer(facts, [note.rstrip("\n"), "", f"Root for paper: {in_groups(issued.root)}"])
