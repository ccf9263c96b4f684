"""Small files that a person names on the command line, and JSON that people write."""

import io
import json
import os
import re
import sys
from datetime import date
from pathlib import Path
from typing import Final

import click

from fieldkit.canonical import JsonValue
from fieldkit.errors import InputError
from fieldkit.host.durable import disk_errors, write_among_others
from fieldkit.host.regular import NotARegularFileError, open_regular

STDIN: Final = Path("-")
MOST_BYTES: Final = 4 << 20


class InputUnreadableError(InputError):
    """A file named on the command line cannot be read."""

    code = "input.unreadable"
    sentence = "{path} cannot be read: {reason}."


class InputTooLargeError(InputError):
    """A file named on the command line is larger than anything of its kind."""

    code = "input.too-large"
    sentence = "{path} is larger than {most} bytes, which nothing of this kind is."


class NotJsonError(InputError):
    """A text that has to be a JSON object is none."""

    code = "input.not-json"
    sentence = "{source} cannot be taken: {reason}."


class OutputExistsError(InputError):
    """A file to be written is there already."""

    code = "output.exists"
    sentence = "{path} exists already; give another name."


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NO_DAY = "Give the day as 2026-11-24."


class Day(click.ParamType[date]):
    """A day as 2026-11-24."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day; a usage error if it is none."""
        if not _DAY.fullmatch(str(value)):
            raise click.BadParameter(_NO_DAY, ctx, param)
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise click.BadParameter(_NO_DAY, ctx, param) from None


DAY: Final = Day()


def read_input(path: Path, *, most: int = MOST_BYTES) -> bytes:
    """The whole content of a small file; of stdin for "-". Nothing else is waited for.

    Raises:
        InputUnreadableError: missing, a folder, a pipe, not allowed, not to be read.
        InputTooLargeError: it has more than `most` bytes.
    """
    try:
        if path == STDIN:
            content = b"" if sys.stdin is None else sys.stdin.buffer.read(most + 1)
        else:
            with io.BufferedReader(open_regular(path)) as file:
                content = file.read(most + 1)
    except NotARegularFileError as problem:
        reason = 'it is not a regular file (give "-" to read from a pipe)'
        raise InputUnreadableError(path=path, reason=reason) from problem
    except OSError as problem:
        reason = problem.strerror or "unknown reason"
        raise InputUnreadableError(path=path, reason=reason) from problem
    if len(content) > most:
        raise InputTooLargeError(path=path, most=most)
    return content


def require_new(path: Path) -> None:
    """Makes sure, before the work, that a file of that name can be made after it.

    Raises:
        OutputExistsError: it exists.
        InsideVaultError: it would lie inside a vault or backup.
        StorageError: there is no such folder.
    """
    from fieldkit.vault.keyslot_file import require_outside  # noqa: PLC0415 - help starts fast

    if os.path.lexists(path):
        raise OutputExistsError(path=path)
    require_outside(path)
    with disk_errors(path.parent):
        next(path.parent.iterdir(), None)


def write_output(path: Path, content: bytes) -> None:
    """A new small file with that content, whole or not at all.

    Raises:
        OutputExistsError: it exists.
        StorageError: no such folder, not allowed, no room.
    """
    require_new(path)
    write_among_others(path, content)


def read_json(content: bytes | str, source: str) -> JsonValue:
    """What a JSON text holds, which a person may have written.

    Args:
        content: in UTF-8, or in UTF-16 as Windows PowerShell writes it.
        source: what to call it in an error.

    Raises:
        NotJsonError: it is no JSON, has a member twice, or numbers that are none.
    """
    try:
        if isinstance(content, str):
            content = content.encode("utf-8", "strict")
        value: JsonValue = json.loads(
            content, object_pairs_hook=_without_doubles, parse_constant=_no_number
        )
    except json.JSONDecodeError as problem:
        reason = f"it is not JSON (line {problem.lineno}, column {problem.colno})"
        raise NotJsonError(source=source, reason=reason) from None
    except UnicodeError:
        raise NotJsonError(source=source, reason="it is not text in UTF-8") from None
    except RecursionError:
        raise NotJsonError(source=source, reason="it is nested too deeply") from None
    except ValueError as problem:
        raise NotJsonError(source=source, reason=str(problem)) from None
    return value


def read_json_object(content: bytes | str, source: str) -> dict[str, JsonValue]:
    """As `read_json`, for what has to be a JSON object.

    Raises:
        NotJsonError: it is none.
    """
    value = read_json(content, source)
    if not isinstance(value, dict):
        raise NotJsonError(source=source, reason="it is not a JSON object")
    return value


def _without_doubles(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member stands in it twice")
    return found


def _no_number(_text: str) -> JsonValue:
    raise ValueError("a number in it is none")
