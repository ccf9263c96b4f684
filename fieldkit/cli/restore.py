"""`fieldkit restore`: a vault from its backup."""

from pathlib import Path

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.passphrases import PASSPHRASE, RECOVERY_KEY
from fieldkit.cli.printing import Answer
from fieldkit.cli.progress_bar import progress_bar
from fieldkit.cli.vaults import PATH, passphrase_option, recovery_key_option


@click.command(cls=Command)
@click.argument("backup", type=PATH)
@click.argument("vault", type=PATH)
@passphrase_option
@click.option(
    "--with-recovery-key", is_flag=True, help="Open it with the recovery key, not a passphrase."
)
@recovery_key_option
@click.option(
    "--accept-damage",
    is_flag=True,
    help="Leave out files that are damaged in the backup, instead of refusing.",
)
def command(
    *,
    backup: Path,
    vault: Path,
    passphrase_file: Path | None,
    with_recovery_key: bool,
    recovery_key_file: Path | None,
    accept_damage: bool,
) -> Answer:
    """Restore a vault from its backup, and verify it.

    VAULT must not exist yet, or be an empty folder: a backup never overwrites anything.
    """
    from fieldkit.vault.backup import restore  # noqa: PLC0415 - help starts fast

    passphrase = recovery_key = None
    if with_recovery_key or recovery_key_file is not None:
        recovery_key = RECOVERY_KEY.read(recovery_key_file)
    else:
        passphrase = PASSPHRASE.read(passphrase_file)
    with progress_bar() as progress:
        restore(
            backup,
            vault,
            passphrase=passphrase,
            recovery_key=recovery_key,
            accept_damage=accept_damage,
            progress=progress,
        )
    return Answer({"vault": str(vault)}, [f"Restored to {vault}, and verified."])
