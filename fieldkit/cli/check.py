"""`fieldkit check`: whether a vault still holds what was sealed in it."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.inputs import read_input
from fieldkit.cli.printing import Answer
from fieldkit.cli.progress_bar import progress_bar
from fieldkit.cli.vaults import PATH, Access, vault_access
from fieldkit.cli.verify import finding_line
from fieldkit.errors import IntegrityError
from fieldkit.findings import Finding, Severity
from fieldkit.ledger.checkpoint import read as read_checkpoint

_DAMAGED: Final = IntegrityError.exit_status


@click.command(cls=Command)
@vault_access
@click.option("--all", "every_byte", is_flag=True, help="Decrypt and hash every file too.")
@click.option(
    "--checkpoint",
    "checkpoint_files",
    type=PATH,
    metavar="FILE",
    multiple=True,
    help="A checkpoint held outside, to compare with. May be repeated.",
)
def command(access: Access, every_byte: bool, checkpoint_files: tuple[Path, ...]) -> Answer:
    """Check the whole vault. Exit status 6 if anything is damaged or altered."""
    notes = [read_checkpoint(read_input(path)).text for path in checkpoint_files]
    with access.open() as workspace, progress_bar() as progress:
        found = workspace.check(every_byte=every_byte, checkpoints=notes, progress=progress)
    errors = sum(each.severity is Severity.ERROR for each in found)
    facts = {"sound": not errors, "findings": [asdict(each) for each in found]}
    return Answer(facts, _lines(found, errors), _DAMAGED if errors else 0)


def _lines(found: list[Finding], errors: int) -> Iterator[str]:
    yield "The vault is sound." if not errors else f"The vault is NOT sound: {errors} errors."
    yield from map(finding_line, found)
