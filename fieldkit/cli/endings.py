"""How a run of the program ends: its exit status, and what the person or script is told.

No traceback ever reaches a person. A failure that someone can act on has its own sentence;
anything else is a bug, and says so.
"""

import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Final

import click
from click.exceptions import Exit, NoArgsIsHelpError

import fieldkit
from fieldkit.cli import CANCELLED
from fieldkit.cli.frame import LazyFamily
from fieldkit.cli.printing import ReaderGoneError, json_text, say
from fieldkit.errors import FieldkitError, InputError
from fieldkit.progress import Cancelled

BUG: Final = 70  # EX_SOFTWARE of BSD's sysexits.h
READER_GONE: Final = 141  # what shells give for a closed pipe
DEBUG: Final = "FIELDKIT_DEBUG"


class UsageError(InputError):
    """The command was not called as it has to be."""

    code = "usage"
    sentence = "{reason} See: {command} --help"


def run(commands: Sequence[str], arguments: Sequence[str]) -> int:
    """Runs the command that the arguments ask for; gives the exit status.

    Args:
        commands: names of all commands, which are modules of this package.
        arguments: what stands after the program's name.
    """
    # Known before anything is parsed, because parsing may be what fails.
    as_json = "--json" in arguments
    try:
        whole = program(commands)
        # Alone it is what a person starts: the window.
        with whole.make_context("fieldkit", list(arguments) or ["app"]) as context:
            ended = whole.invoke(context)
        status = ended if isinstance(ended, int) else 0
    except Exit as end:
        status = end.exit_code
    except NoArgsIsHelpError as end:
        say(end.format_message())
        status = UsageError.exit_status
    except ReaderGoneError:
        status = READER_GONE
    except FieldkitError as problem:
        status = _tell_failure(problem, as_json=as_json)
    except click.ClickException as problem:
        status = _tell_failure(_as_usage(problem), as_json=as_json)
    except (Cancelled, KeyboardInterrupt, EOFError) as stop:
        facts = stop.args[0] if stop.args and isinstance(stop.args[0], Mapping) else {}
        sentence = "Stopped. What was half done was taken back; what was sealed stays sealed."
        _tell("cancelled", sentence, facts, as_json=as_json)
        status = CANCELLED
    except Exception as bug:  # noqa: BLE001 - the program's outermost edge
        status = _tell_bug(bug, as_json=as_json)
    return status


def program(commands: Sequence[str]) -> click.Group:
    """The program itself: the family of all commands."""
    family = LazyFamily(
        "fieldkit",
        "fieldkit.cli",
        commands,
        "Seal field evidence, hand it over as one signed file, and verify such files.",
    )
    return click.version_option(fieldkit.__version__, message="%(prog)s %(version)s")(family)


def _as_usage(problem: click.ClickException) -> UsageError:
    context = getattr(problem, "ctx", None)
    command = context.command_path if isinstance(context, click.Context) else "fieldkit"
    reason = problem.format_message().strip()
    return UsageError(
        reason=reason if reason.endswith((".", "?")) else f"{reason}.", command=command
    )


def _tell_failure(problem: FieldkitError, *, as_json: bool) -> int:
    _tell(problem.code, str(problem), problem.details, as_json=as_json)
    _debug(problem)
    return problem.exit_status


def _tell_bug(bug: Exception, *, as_json: bool) -> int:
    frames = traceback.extract_tb(bug.__traceback__)
    home = str(PurePath(fieldkit.__file__).parent)
    place = [each for each in frames if each.filename.startswith(home)][-1]
    where = f"{PurePath(place.filename).name}, line {place.lineno}"
    sentence = (
        f"This is a fault in FieldKit {fieldkit.__version__}: {type(bug).__name__} in {where}. "
        "What was sealed before stays sealed. Please report this sentence and the command; "
        f"with {DEBUG}=1 the same command also shows where the program stood."
    )
    _tell("bug", sentence, {"type": type(bug).__name__, "where": where}, as_json=as_json)
    _debug(bug)
    return BUG


def _tell(code: str, sentence: str, details: Mapping[str, object], *, as_json: bool) -> None:
    if not as_json:
        say(f"{sentence} [{code}]")
        return
    text = json_text({"code": code, "sentence": sentence, "details": details})
    try:
        print(text, end="", flush=True)
    except OSError:
        say(f"{sentence} [{code}]")


def _debug(problem: BaseException) -> None:
    if os.environ.get(DEBUG) == "1" and sys.stderr is not None:
        say("".join(traceback.format_exception(problem)).rstrip())
