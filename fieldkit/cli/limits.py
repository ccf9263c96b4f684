"""`fieldkit limits`: the limits of a pollutant on a day."""

from datetime import date

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.inputs import DAY
from fieldkit.cli.printing import Answer
from fieldkit.reference import tables
from fieldkit.reference.limits import Wanted, limits_in_force
from fieldkit.reference.rows import Limit
from fieldkit.reference.units import plain


@click.command(cls=Command)
@click.option("--pollutant", required=True, metavar="CODE", help="Code, name, CAS or w-code.")
@click.option("--date", "day", required=True, type=DAY, help="Of sampling.")
@click.option("--standard", metavar="ID", help='Such as "GB 21900-2008".')
@click.option("--medium", metavar="M", help="Such as wastewater or stack_gas.")
def command(pollutant: str, day: date, standard: str | None, medium: str | None) -> Answer:
    """List the limits that were in force on a day.

    The day of sampling decides, not today. Each row says how sure it is and where it was read;
    rows that were not read in a good copy should be compared with the standard's own text.
    Local standards and discharge permits may be stricter and are not among them.
    """
    reference = tables.held()
    wanted = Wanted(
        pollutant=reference.pollutant(pollutant).code, day=day, standard=standard, medium=medium
    )
    found = limits_in_force(reference, wanted)
    lines = map(_line, found) if found else ["No limit is held for that."]
    return Answer([limit_facts(each) for each in found], lines)


def limit_facts(limit: Limit) -> dict[str, object]:
    """What scripts are told of a limit; numbers are texts."""
    return {
        "limit_id": limit.limit_id,
        "pollutant": limit.pollutant,
        "item": limit.item,
        "value_type": limit.type.value,
        "limit": None if limit.high is None else plain(limit.high),
        "limit_low": None if limit.low is None else plain(limit.low),
        "limit_unit": limit.unit.name,
        "strict": {"low": limit.strict_low, "high": limit.strict_high},
        "standard_id": limit.standard_id,
        "title": limit.title,
        "amendment": limit.amendment,
        "table_no": limit.table,
        "class_grade": limit.class_grade,
        "scope": limit.scope,
        "averaging": limit.averaging,
        "point": limit.point,
        "medium": limit.medium,
        "effective_from": limit.valid_from.isoformat(),
        "effective_to": None if limit.valid_to is None else limit.valid_to.isoformat(),
        "superseded_by": list(limit.superseded_by),
        "note": limit.note,
        "confidence": limit.source.confidence.value,
        "source_grade": limit.source.grade,
        "source": limit.source.copy,
    }


def _line(limit: Limit) -> str:
    ends = [None if end is None else plain(end) for end in (limit.low, limit.high)]
    figure = "~".join(each for each in ends if each) or limit.type.value
    source = f"{limit.source.confidence} {limit.source.grade or ''}".strip()
    said = [limit.table, limit.class_grade, limit.averaging, limit.point, limit.scope]
    return (
        f"{figure:>10} {limit.unit.name:<8} {limit.standard_id} "
        f"{', '.join(each for each in said if each)}  [{source}]"
    )
