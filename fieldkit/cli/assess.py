"""`fieldkit assess`: the calculator behind the screens, without a vault."""

from datetime import date

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.inputs import DAY
from fieldkit.cli.printing import Answer
from fieldkit.clock import SystemClock
from fieldkit.errors import InputError
from fieldkit.reference import statutes, tables
from fieldkit.reference.assessment import Assessment, Result, assess
from fieldkit.reference.facts import read_facts
from fieldkit.reference.limits import Mode, Wanted
from fieldkit.reference.remarks import REMARKS
from fieldkit.reference.telling import assessment_facts


class QuestionIncompleteError(InputError):
    """A result is assessed with its value, unit, standard and day, or not at all."""

    code = "assess.incomplete"
    sentence = "To assess {what}, give also {missing}."


@click.command(cls=Command)
@click.option("--pollutant", metavar="CODE", help="Code, name, CAS or w-code.")
@click.option("--value", metavar="TEXT", help="As reported.")
@click.option("--unit", metavar="U", help="Of the value.")
@click.option("--standard", metavar="ID", help='Such as "GB 21900-2008".')
@click.option("--table", metavar="T", help="Of the standard, such as 2 or 表2.")
@click.option("--class", "class_grade", metavar="K", help="Such as 一级A, or new.")
@click.option("--scope", metavar="TEXT", help="Part of the words for whom the limit holds.")
@click.option("--medium", metavar="M", help="Such as wastewater.")
@click.option("--point", metavar="P", help="Where it was taken, such as workshop_outlet.")
@click.option("--sampled", type=DAY, help="Day of sampling.")
@click.option("--mode", type=click.Choice([each.value for each in Mode]), help="How it was taken.")
@click.option("--act-date", "act", type=DAY, help="Day of the act; else that of sampling.")
@click.option(
    "--fact",
    "stated",
    multiple=True,
    metavar="KEY=VALUE",
    help="What else is known, such as hazardous_waste_illegal_tonnes=3.2.",
)
def command(
    *,
    pollutant: str | None,
    value: str | None,
    unit: str | None,
    standard: str | None,
    table: str | None,
    class_grade: str | None,
    scope: str | None,
    medium: str | None,
    point: str | None,
    sampled: date | None,
    mode: str | None,
    act: date | None,
    stated: tuple[str, ...],
) -> Answer:
    """Hold a result against its limit and the criminal thresholds.

    This screens for a decision to transfer and shows the arithmetic; it finds nobody guilty.
    Without --pollutant the facts alone are assessed.
    """
    law = statutes.held()
    facts = read_facts(stated, law.fields)
    today = SystemClock().read().wall.date()
    result = None
    if pollutant is not None:
        given = {"--value": value, "--unit": unit, "--standard": standard, "--sampled": sampled}
        missing = ", ".join(name for name, each in given.items() if each is None)
        if value is None or unit is None or standard is None or sampled is None:
            raise QuestionIncompleteError(what="a pollutant", missing=missing)
        wanted = Wanted(
            pollutant=pollutant,
            day=sampled,
            standard=standard,
            table=table,
            class_grade=class_grade,
            scope=scope,
            medium=medium,
            point=point,
            mode=None if mode is None else Mode(mode),
        )
        result = Result(wanted=wanted, value=value, unit=unit)
    elif not facts:
        raise QuestionIncompleteError(what="anything", missing="--pollutant or --fact")
    assessment = assess(
        result,
        reference=tables.held(),
        statutes=law,
        act=act or sampled or today,
        today=today,
        facts=facts,
    )
    return Answer(assessment_facts(assessment), _lines(assessment))


def _lines(assessment: Assessment) -> list[str]:
    lines = list(assessment.arithmetic)
    if assessment.reported is not None:
        lines.append(f"Limit: {assessment.comparison.compliance}")
    lead = assessment.lead
    where = "" if lead is None else f" ({lead.rule.instrument} {lead.rule.clause})"
    lines.append(f"Screening: {assessment.outcome or 'nothing to screen'}{where}")
    lines += [f"  {code}: {REMARKS[code]}" for code in assessment.warnings]
    lines.append("This screens for a decision to transfer; it finds nobody guilty.")
    return lines
