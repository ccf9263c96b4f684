"""`fieldkit parse-value`: what a reported value says."""

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.reference import tables
from fieldkit.reference.reported import read_reported
from fieldkit.reference.units import plain


@click.command(cls=Command)
@click.argument("text")
@click.option("--unit", metavar="UNIT", help="Of the value, in any way of writing it.")
def command(text: str, unit: str | None) -> Answer:
    """Read a value as laboratories write it.

    TEXT is such as 6.8, 0.004L, "<0.05", 未检出, 1.2×10³ or 6.5~8.5. Put -- before it, so
    that a sign is not taken for an option.
    """
    reported = read_reported(text)
    name = None if unit is None else tables.held().units.find(unit).name
    value = None if reported.value is None else plain(reported.value)
    high = None if reported.high is None else plain(reported.high)
    facts = {
        "qualifier": reported.qualifier.value,
        "value": value,
        "value_high": high,
        "digits": str(reported.digits) if reported.digits else None,
        "unit": name,
        "below_detection": reported.below_detection,
    }
    told = "below detection" if reported.below_detection else reported.qualifier.value
    return Answer(facts, [" ".join(each for each in (told, value, high, name) if each)])
