"""Opening the vault that a command is about."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fieldkit.cli.passphrases import PASSPHRASE
from fieldkit.cli.printing import Answer

if TYPE_CHECKING:
    from fieldkit.workspace import Workspace

PATH = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class Access:
    """A vault and how to get into it.

    Attributes:
        folder: the vault.
        passphrase_file: where the passphrase is, if it is in a file.
        accept_loss: open it although it is older than what was seen of it.
    """

    folder: Path
    passphrase_file: Path | None
    accept_loss: bool

    def open(self) -> "Workspace":
        """The open vault; to be used in `with`. What can be checked without it comes before.

        Raises:
            FieldkitError: no vault, no or a wrong passphrase, in use, damaged, rolled back.
        """
        # Loaded only here, so that help and wrong usage are told at once.
        from fieldkit.vault.keyslot_file import load_keyslots  # noqa: PLC0415
        from fieldkit.workspace import Workspace  # noqa: PLC0415

        load_keyslots(self.folder)  # what is no vault needs no passphrase to say so
        passphrase = PASSPHRASE.read(self.passphrase_file)
        return Workspace.open(self.folder, passphrase, accept_loss=self.accept_loss)


def vault_access(command: Callable[..., Answer]) -> Callable[..., Answer]:
    """Gives a command the argument VAULT and the options that open it, as one `Access`."""

    @click.argument("vault", type=PATH)
    @passphrase_option
    @click.option(
        "--accept-loss",
        is_flag=True,
        help="Open a vault whose newest entries are lost; that is put on record for ever.",
    )
    @functools.wraps(command)
    def with_access(
        vault: Path, passphrase_file: Path | None, accept_loss: bool, **options: object
    ) -> Answer:
        access = Access(vault, passphrase_file, accept_loss)
        return command(access, **options)

    return with_access


passphrase_option = click.option(
    PASSPHRASE.option,
    "passphrase_file",
    type=PATH,
    metavar="FILE",
    help=f"File with the passphrase; else {PASSPHRASE.variable}, else the terminal.",
)
