"""`fieldkit app`: the window."""

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.cli.vaults import PATH
from fieldkit.errors import InputError


class NoWindowError(InputError):
    """The window was asked for and cannot be opened on this computer."""

    code = "app.no-window"
    sentence = "No window can be opened: {reason}. Try: fieldkit demo FOLDER, or fieldkit --help."


@click.command(cls=Command)
@click.argument("vault", type=PATH, required=False)
def command(vault: Path | None) -> Answer:
    """Open the window; with VAULT, at the passphrase of that vault.

    The same as `fieldkit` alone.
    """
    if vault is not None:
        from fieldkit.vault.keyslot_file import require_vault  # noqa: PLC0415 - slow

        require_vault(vault)
    if not _has_display():
        raise NoWindowError(reason="there is no display here")
    try:
        # By name: the engine is complete without the window, and must not lean on it.
        window = import_module("ui.application")
    except ImportError as problem:
        raise NoWindowError(reason=str(problem)) from problem
    status: int = window.main([] if vault is None else [str(vault)])
    return Answer({}, (), status)


def _has_display() -> bool:
    """Whether Qt would find a screen; it ends the process where it finds none."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, wanted))
