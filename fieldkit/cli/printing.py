"""What the program prints, and how it stays harmless and whole on any terminal.

Answers go to stdout, everything else to stderr. Text that came from outside is shown with
control and direction characters written out, so that no file name can redraw the terminal.
"""

import io
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TextIO

from fieldkit.bundle.names import visible
from fieldkit.errors import StorageError


class ReaderGoneError(Exception):
    """Whoever read our output has closed it, such as `head`; there is nobody left to tell."""


class OutputError(StorageError):
    """The answer could not be written to where stdout leads."""

    code = "output.failed"
    sentence = "The work is done, but its answer cannot be written: {reason}."


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command has to say when it has done its work.

    Attributes:
        facts: what is told in JSON: an object, or for a plain list of rows an array.
        lines: the same for people; they may hold foreign text.
        status: the program's exit status.
    """

    facts: Mapping[str, object] | Sequence[object]
    lines: Iterable[str] = ()
    status: int = 0


def prepare_streams() -> None:
    """Lets stdout and stderr write every character, if need be as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def print_answer(answer: Answer, *, as_json: bool) -> None:
    """Writes the answer to stdout.

    Raises:
        ReaderGoneError: nobody reads it any more.
        OutputError: it cannot be written, for instance to a full disk.
    """
    text = json_text(answer.facts) if as_json else "".join(map(_line, answer.lines))
    try:
        print(text, end="", flush=True)
    except OSError as problem:
        _silence(sys.stdout)
        # On Windows a pipe that was closed gives "invalid argument".
        if isinstance(problem, BrokenPipeError) or (os.name == "nt" and problem.errno == 22):
            raise ReaderGoneError from None
        raise OutputError(reason=problem.strerror or "unknown reason") from problem


def say(text: str) -> None:
    """Writes lines to stderr; quietly nothing if it is closed."""
    if sys.stderr is None:  # print would take stdout instead
        return
    try:
        print("".join(map(_line, text.split("\n"))), end="", file=sys.stderr, flush=True)
    except OSError:
        _silence(sys.stderr)


def json_text(facts: Mapping[str, object] | Sequence[object]) -> str:
    """JSON on lines of their own, in ASCII: any console and any pipe carries it."""
    return json.dumps(facts, indent=2, ensure_ascii=True, default=str) + "\n"


def _line(text: str) -> str:
    return "".join(visible(each) + "\n" for each in text.split("\n"))


def _silence(stream: TextIO) -> None:
    """Points a stream nowhere, so that Python's own flush at the end finds nothing wrong."""
    with suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), stream.fileno())
