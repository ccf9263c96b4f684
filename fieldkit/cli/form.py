"""Options for filling in a record, made from the record's own description of its members.

A text, number, choice, day or moment is given as it is; what has members of its own (an
officer, coordinates) as a JSON object; what there may be several of, by repeating the
option. `--record` takes all of it as one JSON object, which options then add to.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, TypeVar

import click

from fieldkit.canonical import JsonValue
from fieldkit.cli.inputs import read_input, read_json, read_json_object
from fieldkit.evidence.parts import FieldProblem, Member, Part, RecordError, members
from fieldkit.evidence.record import Record, read_body

R = TypeVar("R", bound=Record)

_GIVEN: Final = "member_"  # before the names of members, so that they clash with no option
_RECORD: Final = "record_file"
_FORMS: Final = {
    "text": "TEXT",
    "long_text": "TEXT",
    "moment": "TIME",
    "day": "DAY",
    "part": "JSON",
    "json": "JSON",
}
_YES_NO: Final = {"yes": True, "no": False}


class EntryNumber(click.ParamType[int]):
    """A ledger entry as people write it: 12 or #12."""

    name = "entry"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number."""
        if isinstance(value, int):
            return value
        text = str(value).removeprefix("#")
        if not (text.isascii() and text.isdigit() and len(text) <= 15):
            self.fail(f"{value!r} is not the number of an entry, such as 12 or #12", param, ctx)
        return int(text)


ENTRY: Final = EntryNumber()


def form_options(record: type[Record], without: Iterable[str] = ()) -> list[click.Parameter]:
    """The options that fill in a record of that kind.

    Args:
        record: the kind.
        without: members that the command fills in by itself.
    """
    whole = click.Option(
        ["--record", _RECORD],
        type=click.Path(path_type=Path),
        metavar="FILE",
        help='The record as a JSON object; "-" reads it from stdin.',
    )
    hidden = frozenset(without)
    return [whole, *(_option(each) for each in members(record) if each.name not in hidden)]


def _option(member: Member) -> click.Option:
    form = member.form
    kind: click.ParamType[object] = click.STRING
    metavar = _FORMS.get(form)
    if form == "reference":
        kind, metavar = ENTRY, "ENTRY"
    elif form == "whole_number":
        kind, metavar = click.INT, "NUMBER"
    elif form == "choice":
        kind = click.Choice([str(each) for each in member.choices])
    elif form == "yes_no":
        kind = click.Choice(list(_YES_NO))
    return click.Option(
        ["--" + member.name.replace("_", "-"), _GIVEN + member.name],
        type=kind,
        metavar=metavar,
        multiple=member.is_many,
        help=_help(member),
    )


def _help(member: Member) -> str:
    about = member.about
    label = about.en[:1].upper() + about.en[1:]
    told = [f"{label} ({about.zh})."]
    if about.help:
        told.append(about.help)
    if member.members:
        told.append(f"Members: {', '.join(each.name for each in member.members)}.")
    if member.is_many:
        told.append("May be repeated.")
    if member.is_required:
        told.append("[needed]")
    return " ".join(told)


def read_form(record: type[R], options: Mapping[str, object], given: Mapping[str, JsonValue]) -> R:
    """The record that was filled in.

    Args:
        record: the kind.
        options: what Click read for `form_options`.
        given: members that the command fills in by itself.

    Raises:
        RecordError: members are missing, unknown or wrong; all are listed.
        NotJsonError: a JSON text is none.
    """
    body = {**form_body(record, options), **given}
    problems = list(_unknown(record, body, ""))
    if problems:
        raise RecordError(record.kind, problems)
    return read_body(record, body)


def form_body(record: type[Record], options: Mapping[str, object]) -> dict[str, JsonValue]:
    """The members that were filled in, as JSON; nothing is checked against the record yet.

    Raises:
        NotJsonError: a JSON text is none.
    """
    path = options.get(_RECORD)
    body: dict[str, JsonValue] = {}
    if isinstance(path, Path):
        body |= read_json_object(read_input(path), str(path))
    for member in members(record):
        value = options.get(_GIVEN + member.name)
        if value is not None and value != ():
            body[member.name] = _as_json(member, value)
    return body


def _as_json(member: Member, value: object) -> JsonValue:
    if isinstance(value, tuple):
        found = [_as_json(member, each) for each in value]
        # One option may bring several, as a JSON list.
        return [one for each in found for one in (each if isinstance(each, list) else [each])]
    if member.form in {"part", "json"}:
        return read_json(str(value), "--" + member.name.replace("_", "-"))
    if member.form == "yes_no":
        return _YES_NO[str(value)]
    return value if isinstance(value, int) else str(value)


def _unknown(part: type[Part], body: Mapping[str, JsonValue], path: str) -> Iterable[FieldProblem]:
    """Members that a record does not have: a slip of the pen would else be lost in silence."""
    known = {member.name: member for member in members(part)}
    for name, value in body.items():
        if name not in known:
            yield FieldProblem(path + name, "unknown_member", "There is no such member.")
            continue
        holds = known[name].holds
        if issubclass(holds, Part):
            for number, each in enumerate(value if isinstance(value, list) else [value]):
                place = f"{path}{name}[{number}]." if isinstance(value, list) else f"{path}{name}."
                if isinstance(each, dict):
                    yield from _unknown(holds, each, place)
