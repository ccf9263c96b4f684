"""The command line: `fieldkit`. English always; every command answers in JSON when asked.

How each run ends is decided in `fieldkit.cli.endings`.
"""

import sys
from collections.abc import Sequence
from typing import Final

from fieldkit.cli.endings import run
from fieldkit.cli.printing import prepare_streams

COMMANDS: Final = (
    "demo", "app", "init", "user", "case", "inspection", "add", "custody", "supplement",
    "withdraw", "show", "list", "search", "checkpoint", "export", "verify", "trust", "check",
    "backup", "restore", "recover",
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command.

    Args:
        arguments: what stands after the program's name; that of this process unless given.

    Returns:
        The exit status; resources/docs/command-line.md lists them.
    """
    prepare_streams()
    return run(COMMANDS, sys.argv[1:] if arguments is None else arguments)
