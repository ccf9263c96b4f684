"""`fieldkit show`: one entry with everything that was later said about it."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.cli.form import ENTRY
from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.cli.sealing import entry_facts
from fieldkit.cli.vaults import Access, vault_access
from fieldkit.evidence.kinds import is_evidence
from fieldkit.evidence.record import to_body
from fieldkit.ledger.entry import Attachment, SealedEntry

if TYPE_CHECKING:
    from fieldkit.evidence.register import Item


@click.command(cls=Command)
@vault_access
@click.argument("entry", type=ENTRY)
def command(access: Access, entry: int) -> Answer:
    """Show ENTRY and all that was said about it later."""
    with access.open() as workspace:
        register = workspace.register
        sealed = register.sealed(entry)
        if not is_evidence(sealed.entry.kind):
            facts = {**entry_facts(sealed), "body": sealed.entry.body}
            return Answer(facts, [_head(sealed), *_tree(sealed.entry.body)])
        item = register.item(entry)
    return Answer(_facts(item), _lines(item))


def _facts(item: "Item") -> dict[str, object]:
    return {
        **entry_facts(item.sealed),
        "title": item.current.title,
        "body": item.sealed.entry.body,
        "current": to_body(item.current),
        "is_withdrawn": item.is_withdrawn,
        "corrections": [
            {**entry_facts(each), "body": each.entry.body} for each in item.corrections
        ],
        "attachments": [asdict(each) for each in item.attachments],
        "sealed_by": {
            "name": item.sealed_by.name,
            "unit": item.sealed_by.unit,
            "certificate_number": item.sealed_by.certificate_number,
        },
    }


def _lines(item: "Item") -> Iterator[str]:
    yield _head(item.sealed)
    yield f"Sealed by {item.sealed_by.name}, {item.sealed_by.unit}"
    if item.is_withdrawn:
        yield "WITHDRAWN: it no longer counts."
    yield from _tree(to_body(item.current))
    for each in item.attachments:
        yield _file(each)
    for correction in item.corrections:
        yield _head(correction)
        yield from _tree(correction.entry.body)


def _head(sealed: SealedEntry) -> str:
    entry = sealed.entry
    return f"#{entry.sequence} {entry.kind}, sealed {entry.time}, digest {sealed.digest}"


def _file(attachment: Attachment) -> str:
    return (
        f"  file ({attachment.role}): {attachment.name}, {attachment.media_type}, "
        f"{attachment.size} bytes, SHA-256 {attachment.sha256}"
    )


def _tree(body: JsonObject, indent: str = "  ") -> Iterator[str]:
    """The members of a body, one on a line, what is inside of them indented."""
    for name, value in body.items():
        yield from _branch(f"{indent}{name}:", value, indent + "  ")


def _branch(label: str, value: JsonValue, indent: str) -> Iterator[str]:
    if isinstance(value, list | tuple):
        yield label
        for each in value:
            yield from _branch(f"{indent}-", each, indent + "  ")
    elif isinstance(value, str) and "\n" in value:
        yield label
        yield from (indent + line for line in value.split("\n"))
    elif isinstance(value, Mapping):
        yield label
        yield from _tree(value, indent)
    else:
        yield f"{label} {value}"
