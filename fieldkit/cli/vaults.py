"""Opening the vault that a command is about, and the options with which secrets are given."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from fieldkit.cli.passphrases import (
    NEW_PASSPHRASE,
    PASSPHRASE,
    RECEIVER_PASSPHRASE,
    RECOVERY_KEY,
    Source,
)
from fieldkit.cli.printing import Answer

if TYPE_CHECKING:
    from fieldkit.workspace import Workspace

P = ParamSpec("P")
R = TypeVar("R")
PATH = click.Path(path_type=Path)


def _secret_option(source: Source) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The option that names the file with a secret."""
    return click.option(
        source.option,
        type=PATH,
        metavar="FILE",
        help=f"File with the {source.what}; else {source.variable}, else the terminal.",
    )


passphrase_option = _secret_option(PASSPHRASE)
new_passphrase_option = _secret_option(NEW_PASSPHRASE)
receiver_passphrase_option = _secret_option(RECEIVER_PASSPHRASE)
recovery_key_option = _secret_option(RECOVERY_KEY)
accept_loss_option = click.option(
    "--accept-loss",
    is_flag=True,
    help="Open a vault whose newest entries are lost; that is put on record for ever.",
)


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
        from fieldkit.vault.keyslot_file import require_vault  # noqa: PLC0415
        from fieldkit.workspace import Workspace  # noqa: PLC0415

        require_vault(self.folder)  # what is no vault needs no passphrase to say so
        passphrase = PASSPHRASE.read(self.passphrase_file)
        return Workspace.open(self.folder, passphrase, accept_loss=self.accept_loss)


def vault_access(command: Callable[..., Answer]) -> Callable[..., Answer]:
    """Gives a command the argument VAULT and the options that open it, as one `Access`."""

    @click.argument("vault", type=PATH)
    @passphrase_option
    @accept_loss_option
    @functools.wraps(command)
    def with_access(
        vault: Path, passphrase_file: Path | None, accept_loss: bool, **options: object
    ) -> Answer:
        access = Access(vault, passphrase_file, accept_loss)
        return command(access, **options)

    return with_access
