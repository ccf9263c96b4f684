"""`fieldkit restore`: a vault from its backup."""

from pathlib import Path

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.passphrases import PASSPHRASE
from fieldkit.cli.printing import Answer
from fieldkit.cli.progress_bar import progress_bar
from fieldkit.cli.vaults import PATH, passphrase_option


@click.command(cls=Command)
@click.argument("backup", type=PATH)
@click.argument("vault", type=PATH)
@passphrase_option
def command(backup: Path, vault: Path, passphrase_file: Path | None) -> Answer:
    """Restore the folder BACKUP as the new vault VAULT, and verify it.

    VAULT must not exist yet: a backup never overwrites anything.
    """
    from fieldkit.vault.backup import restore  # noqa: PLC0415 - help starts fast

    passphrase = PASSPHRASE.read(passphrase_file)
    with progress_bar() as progress:
        restore(backup, vault, passphrase=passphrase, progress=progress)
    return Answer({"vault": str(vault)}, [f"Restored to {vault}, and verified."])
