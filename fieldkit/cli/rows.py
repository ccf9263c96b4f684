"""Entries as lists show them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from fieldkit.cli.printing import Answer
from fieldkit.clock import time_text
from fieldkit.errors import InputError

if TYPE_CHECKING:
    from fieldkit.evidence.listing import Row
    from fieldkit.evidence.register import Register


class NotAnInspectionError(InputError):
    """The number is not that of an inspection."""

    code = "inspection.unknown"
    sentence = "Entry #{entry} is not an inspection."


limit_option = click.option(
    "--limit",
    type=click.IntRange(1, 10_000),
    default=100,
    show_default=True,
    help="Most entries to list.",
)


def require_inspection(register: "Register", entry: int) -> None:
    """Makes sure that an entry is an inspection.

    Raises:
        NotAnInspectionError: it is something else.
        NoSuchEntryError: there is none.
    """
    if register.place(entry)[0] != "inspection":
        raise NotAnInspectionError(entry=entry)


def rows_answer(rows: Iterable["Row"]) -> Answer:
    """Lists entries, one on a line: number, kind, when it happened, title."""
    found = tuple(rows)
    return Answer({"entries": [row_facts(row) for row in found]}, _lines(found))


def row_facts(row: "Row") -> dict[str, object]:
    """What scripts are told of a listed entry."""
    return {
        "sequence": row.sequence,
        "kind": row.kind,
        "case": row.case,
        "case_position": row.case_position,
        "inspection": row.inspection,
        "corrects": row.corrects,
        "title": row.title,
        "occurred_at": None if row.occurred_at is None else time_text(row.occurred_at),
        "sealed_at": time_text(row.sealed_at),
        "actor": row.actor,
    }


def _lines(rows: tuple["Row", ...]) -> Iterator[str]:
    if not rows:
        yield "Nothing."
    for row in rows:
        moment = (row.occurred_at or row.sealed_at).isoformat(" ", "minutes")
        yield f"{'#' + str(row.sequence):>7}  {row.kind:<12} {moment}  {row.title}"
