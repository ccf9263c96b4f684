"""The command line: `fieldkit`. English always; every command answers in JSON when asked.

How each run ends is decided in `fieldkit.cli.endings`.
"""

import sys
from collections.abc import Sequence
from typing import Final

COMMANDS: Final = (
    "demo", "app", "init", "user", "case", "inspection", "add", "custody", "supplement",
    "withdraw", "show", "list", "search", "checkpoint", "export", "verify", "trust", "check",
    "backup", "restore", "recover", "parse-value", "limits", "assess",
    "screen", "completeness", "quality", "import-results", "export-results", "version",
)  # fmt: skip
CANCELLED: Final = 130  # what shells give for Ctrl-C


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command.

    Args:
        arguments: what stands after the program's name; that of this process unless given.

    Returns:
        The exit status; resources/docs/command-line.md lists them.
    """
    try:
        # Loaded here, so that Ctrl-C is no traceback while the program is still starting.
        from fieldkit.cli.endings import run  # noqa: PLC0415
        from fieldkit.cli.printing import prepare_streams  # noqa: PLC0415

        prepare_streams()
        return run(COMMANDS, sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return CANCELLED
