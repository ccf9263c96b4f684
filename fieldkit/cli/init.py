"""`fieldkit init`: a new vault with its first person."""

from pathlib import Path

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.passphrases import PASSPHRASE
from fieldkit.cli.printing import Answer
from fieldkit.cli.vaults import PATH, passphrase_option


@click.command(cls=Command)
@click.argument("vault", type=PATH)
@click.option("--name", required=True, help="Your name, as on the enforcement certificate.")
@click.option("--unit", required=True, help="Your agency or laboratory.")
@click.option(
    "--certificate-number", required=True, help="Your enforcement certificate's number (执法证号)."
)
@click.option("--sm3", is_flag=True, help="Give every file an SM3 digest beside SHA-256.")
@passphrase_option
def command(
    *,
    vault: Path,
    name: str,
    unit: str,
    certificate_number: str,
    sm3: bool,
    passphrase_file: Path | None,
) -> Answer:
    """Make a new vault in the folder VAULT.

    The folder must not exist yet. You become the vault's first person and administrator. The
    recovery key is shown once: print it and keep it away from the computer. Without it, a
    forgotten passphrase is lost evidence.
    """
    from fieldkit.evidence.staff import Applicant  # noqa: PLC0415 - help starts fast
    from fieldkit.ledger.people import Role  # noqa: PLC0415
    from fieldkit.vaults import require_good_place  # noqa: PLC0415
    from fieldkit.workspace import Workspace  # noqa: PLC0415

    founder = Applicant(name, unit, certificate_number, Role.ADMINISTRATOR)
    require_good_place(vault)  # told before a passphrase is asked for
    passphrase = PASSPHRASE.read(passphrase_file, is_new=True)
    workspace, recovery_key = Workspace.create(vault, founder, passphrase, sm3=sm3)
    with workspace:
        facts = {
            "vault": str(workspace.folder),
            "vault_id": workspace.vault_id,
            "key": workspace.personnel.me.key_id,
            "recovery_key": recovery_key,
        }
    lines = (
        f"Made the vault {facts['vault_id']} in {facts['vault']}.",
        "",
        "Recovery key, shown this once. Print or write it down and keep it locked away:",
        "",
        f"    {recovery_key}",
    )
    return Answer(facts, lines)
