"""The page resources/docs/command-line.md, written from the commands themselves.

    python -m fieldkit.cli.reference > resources/docs/command-line.md

writes it; a test compares.
"""

import sys
from collections.abc import Iterator
from typing import Final

import click

from fieldkit.cli import COMMANDS
from fieldkit.cli.endings import program

_WIDTH: Final = 96
_INTRODUCTION: Final = """# Command line

<!-- Written by `python -m fieldkit.cli.reference`; a test compares. -->

`fieldkit COMMAND --help` shows the same. The command line is English always.

## How a run ends

| Exit status | Meaning |
| --- | --- |
| 0 | Done. For `verify`: sound, and signed by people the reader trusts. |
| 1 | `verify`: the bundle is not sound. |
| 2 | What was given cannot be taken: wrong usage, a wrong value, no such entry. |
| 3 | `verify`: the file cannot be read as a bundle. |
| 4 | `verify`: sound, but the signer is not known to the reader. |
| 5 | The disk, the folder or the vault's state is in the way: full, in use, damaged, too new. |
| 6 | Evidence does not agree with itself; also `check`, if it found an error. |
| 7 | Not allowed: wrong passphrase, waiting time, role. |
| 70 | A fault of FieldKit itself. Please report it. |
| 130 | Stopped with Ctrl-C. What was half done has been taken back; what was sealed stays. |
| 141 | Whoever read the output closed it. |

A failure is told in one sentence on stderr, followed by its code in brackets; the codes are
listed in [errors.md](errors.md). Answers go to stdout; progress to stderr, if that is a terminal.

With `--json` every command writes one JSON object to stdout, in ASCII. When it fails, that object
has the members `code`, `sentence` and `details`, and the exit status says that it failed.

Text that came from outside is shown with control and direction characters written out, such as
`<U+202E>`; in JSON it is unchanged.

## Secrets

No option takes a secret itself: other programs can see arguments, and shells keep them. A secret
comes from the file named by the option, else from the environment, else from the terminal. One
line end at the end of the file is no part of it.

| Variable | Holds |
| --- | --- |
| `FIELDKIT_PASSPHRASE` | the passphrase of who runs the command |
| `FIELDKIT_NEW_PASSPHRASE` | a passphrase to be set: of somebody new, or the own new one |
| `FIELDKIT_RECEIVER_PASSPHRASE` | the passphrase of the receiver in a transfer of custody |
| `FIELDKIT_RECOVERY_KEY` | the recovery key |
| `FIELDKIT_PROFILE` | the folder in which FieldKit remembers how far each ledger reached |
| `FIELDKIT_COMMAND` | how this program was called, for the commands that `demo` shows |
| `FIELDKIT_DEBUG` | `1` shows on stderr where the program stood when something failed |

## What arguments mean

`VAULT` is the folder of a vault. `CASE` is a case number, or `#12` for the case opened by entry
12. `ENTRY` is the number of an entry, `12` or `#12`. `TIME` is written 2026-11-24T09:30:00+08:00,
`DAY` 2026-11-24. `JSON` is a JSON object with the members listed in [records.md](records.md).
"""


def page() -> str:
    """The whole page."""
    commands = program(COMMANDS)
    context = click.Context(commands, info_name="fieldkit", max_content_width=_WIDTH)
    return _INTRODUCTION + "".join(_described(commands, context, 2))


def _described(command: click.Command, context: click.Context, depth: int) -> Iterator[str]:
    """The command's help under its name, then that of the commands in it."""
    name = context.command_path
    title = "All commands" if depth == 2 else f"`{name}`"
    yield f"\n{'#' * min(depth, 4)} {title}\n\n```\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            inner = command.get_command(context, each)
            if inner is not None:
                own = click.Context(
                    inner, context, each, terminal_width=_WIDTH, max_content_width=_WIDTH
                )
                yield from _described(inner, own, depth + 1)


if __name__ == "__main__":
    sys.stdout.buffer.write(page().encode("utf-8"))
