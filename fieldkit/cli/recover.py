"""`fieldkit recover`: back into a vault with the printed recovery key."""

from pathlib import Path

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.passphrases import NEW_PASSPHRASE, RECOVERY_KEY
from fieldkit.cli.printing import Answer
from fieldkit.cli.sealing import entry_facts
from fieldkit.cli.vaults import (
    PATH,
    accept_loss_option,
    new_passphrase_option,
    recovery_key_option,
)


@click.command(cls=Command)
@click.argument("vault", type=PATH)
@click.argument("person")
@recovery_key_option
@new_passphrase_option
@accept_loss_option
def command(
    *,
    vault: Path,
    person: str,
    recovery_key_file: Path | None,
    new_passphrase_file: Path | None,
    accept_loss: bool,
) -> Answer:
    """Get back into a vault with the recovery key.

    PERSON, who lost the passphrase, gets a new key and passphrase. PERSON is a name, a
    certificate number or the start of a key. What was sealed with the lost key stays valid. The
    new key counts as unconfirmed until somebody else countersigns it.
    """
    from fieldkit.vault.keyslot_file import require_vault  # noqa: PLC0415 - help starts fast
    from fieldkit.workspace import Workspace  # noqa: PLC0415

    require_vault(vault)
    key = RECOVERY_KEY.read(recovery_key_file)
    with Workspace.recover(vault, key, accept_loss=accept_loss) as workspace:
        somebody = workspace.personnel.find(person)
        passphrase = NEW_PASSPHRASE.read(new_passphrase_file, is_new=True)
        sealed = workspace.personnel.renew_key(somebody, passphrase)
        facts = {**entry_facts(sealed), "key": sealed.entry.actor}
    lines = (
        f"New key {sealed.entry.actor[:16]}, on record as #{sealed.entry.sequence}.",
        "Somebody else should confirm it: fieldkit user countersign VAULT PERSON",
    )
    return Answer(facts, lines)
