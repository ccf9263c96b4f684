"""`fieldkit app`: the window."""

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.errors import InputError


class NoWindowError(InputError):
    """The window was asked for and this version has none."""

    code = "app.no-window"
    sentence = "This version has no window yet. Try: fieldkit demo FOLDER, or fieldkit --help."


@click.command(cls=Command)
def command() -> Answer:
    """Open the window. This version has none yet and says so."""
    raise NoWindowError()
