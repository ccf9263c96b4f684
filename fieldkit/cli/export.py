"""`fieldkit export`: one signed bundle for the police."""

from pathlib import Path

import click

from fieldkit.cli.form import ENTRY
from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.cli.progress_bar import progress_bar
from fieldkit.cli.rows import require_inspection
from fieldkit.cli.vaults import PATH, Access, vault_access


@click.command(cls=Command)
@vault_access
@click.argument("case")
@click.argument("out", type=PATH)
@click.option(
    "--item",
    "items",
    type=ENTRY,
    metavar="ENTRY",
    multiple=True,
    help="Only this item, and what it stands on. May be repeated; needs --reason.",
)
@click.option(
    "--inspection",
    "inspections",
    type=ENTRY,
    metavar="ENTRY",
    multiple=True,
    help="Only what belongs to this inspection. May be repeated; needs --reason.",
)
@click.option("--reason", default="", help="Why items are left out.")
@click.option("--reader", default="", help="Who it is for, such as the police unit.")
@click.option("--sm3", is_flag=True, help="Add a manifest of SM3 digests.")
def command(
    access: Access,
    *,
    case: str,
    out: Path,
    items: tuple[int, ...],
    inspections: tuple[int, ...],
    reason: str,
    reader: str,
    sm3: bool,
) -> Answer:
    """Export CASE as one signed file.

    CASE is its number, or "#12". The new file OUT is read back and verified.
    """
    from fieldkit.delivery import Order  # noqa: PLC0415 - help starts fast

    with access.open() as workspace, progress_bar() as progress:
        register = workspace.register
        chosen = set(items)
        for inspection in inspections:
            require_inspection(register, inspection)
            of_it = register.entries_of_inspection(inspection)
            chosen |= {each.entry.sequence for each in of_it}
        order = Order(
            case=register.find_case(case),
            items=frozenset(chosen) if chosen else None,
            reason=reason,
            reader=reader,
            sm3=sm3,
        )
        written = workspace.export(order, out, progress)
    facts = {
        "bundle": str(written.path),
        "bundle_id": written.bundle,
        "size": written.size,
        "manifest_sha256": written.manifest_sha256,
        "verdict": written.verdict.to_json(),
    }
    lines = (
        f"Exported to {written.path} ({written.size} bytes), read back and verified.",
        f"SHA-256 of its list of files: {written.manifest_sha256}",
    )
    return Answer(facts, lines)
