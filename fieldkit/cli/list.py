"""`fieldkit list`: entries of the ledger, page by page."""

from typing import Final

import click

from fieldkit.cli.form import ENTRY
from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.cli.rows import limit_option, require_inspection, rows_answer
from fieldkit.cli.vaults import Access, vault_access

# What a vault puts on record about itself.
_OF_VAULT: Final = (
    "vault", "person", "person_change", "person_countersigned", "opening", "loss_accepted",
    "clock", "checkpoint", "export",
)  # fmt: skip


@click.command(cls=Command)
@vault_access
@click.option("--case", metavar="CASE", help='Only of this case: its number, or "#12".')
@click.option("--kind", "kinds", multiple=True, help="Only of this kind. May be repeated.")
@click.option("--inspection", type=ENTRY, metavar="ENTRY", help="Only of this inspection.")
@click.option("--after", type=ENTRY, metavar="ENTRY", default=-1, help="Only later entries.")
@limit_option
def command(
    access: Access,
    *,
    case: str | None,
    kinds: tuple[str, ...],
    inspection: int | None,
    after: int,
    limit: int,
) -> Answer:
    """List entries: items, and what was done with the vault."""
    from fieldkit.evidence.kinds import KINDS, UnknownKindError  # noqa: PLC0415 - fast help

    for kind in kinds:
        if kind not in KINDS and kind not in _OF_VAULT:
            known = ", ".join([*KINDS, *_OF_VAULT])
            raise UnknownKindError(kind=kind[:40], known=known)
    with access.open() as workspace:
        register = workspace.register
        if inspection is not None:
            require_inspection(register, inspection)
        of_case = None if case is None else register.find_case(case)
        return rows_answer(
            register.rows(
                case=of_case, kinds=kinds, inspection=inspection, after=after, limit=limit
            )
        )
