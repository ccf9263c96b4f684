"""`fieldkit limits`: the limits of a pollutant on a day."""

from datetime import date
from pathlib import Path

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.inputs import DAY
from fieldkit.cli.printing import Answer
from fieldkit.cli.vaults import PATH, Access, passphrase_option
from fieldkit.reference import tables
from fieldkit.reference.limits import Wanted, limits_in_force
from fieldkit.reference.rows import Limit
from fieldkit.reference.tables import Reference
from fieldkit.reference.telling import limit_facts
from fieldkit.reference.units import plain


@click.command(cls=Command)
@click.option("--pollutant", required=True, metavar="CODE", help="Code, name, CAS or w-code.")
@click.option("--date", "day", required=True, type=DAY, help="Of sampling.")
@click.option("--standard", metavar="ID", help='Such as "GB 21900-2008".')
@click.option("--medium", metavar="M", help="Such as wastewater or stack_gas.")
@click.option("--vault", type=PATH, metavar="VAULT", help="With its own standards and permits.")
@passphrase_option
def command(
    *,
    pollutant: str,
    day: date,
    standard: str | None,
    medium: str | None,
    vault: Path | None,
    passphrase_file: Path | None,
) -> Answer:
    """List the limits that were in force on a day.

    The day of sampling decides, not today. Each row says how sure it is and where it was read;
    rows that were not read in a good copy should be compared with the standard's own text.
    Local standards and discharge permits may be stricter. Those that an agency keeps in a vault
    are listed with --vault, whichever party they are for, each with the entry that says it.
    """
    reference = tables.held()
    code = reference.pollutant(pollutant).code
    if vault is not None:
        reference = _with_own(Access(vault, passphrase_file, accept_loss=False), reference)
    wanted = Wanted(pollutant=code, day=day, standard=standard, medium=medium)
    found = limits_in_force(reference, wanted)
    lines = map(_line, found) if found else ["No limit is held for that."]
    edition = {"reference_edition": reference.edition}
    return Answer([{**limit_facts(each), **edition} for each in found], lines)


def _with_own(access: Access, reference: Reference) -> Reference:
    from fieldkit.evidence.versions import own_rules  # noqa: PLC0415 - wrong usage is told at once

    with access.open() as workspace:
        return own_rules(workspace.register).added_to(reference, of_all=True)[0]


def _line(limit: Limit) -> str:
    ends = [None if end is None else plain(end) for end in (limit.low, limit.high)]
    figure = "~".join(each for each in ends if each) or limit.type.value
    source = f"{limit.source.confidence} {limit.source.grade or ''}".strip()
    if limit.entry is not None:
        source += f" #{limit.entry}"
    said = [
        limit.table,
        limit.class_grade,
        limit.averaging,
        limit.point,
        limit.outlet,
        limit.scope,
    ]
    return (
        f"{figure:>10} {limit.unit.name:<8} {limit.standard_id} "
        f"{', '.join(each for each in said if each)}  [{source}]"
    )
