"""`fieldkit screen`: the results and sums of a case against limits and thresholds."""

from typing import TYPE_CHECKING

import click

from fieldkit.cli.assess import assessment_facts, law_facts
from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.cli.vaults import Access, vault_access
from fieldkit.reference import statutes
from fieldkit.reference.facts import Between, read_facts
from fieldkit.reference.units import plain, text_of

if TYPE_CHECKING:
    from fieldkit.evidence.waste_totals import WasteTotal, WasteTotals
    from fieldkit.screening import ScreenedCase, ScreenedResult


@click.command(cls=Command)
@vault_access
@click.argument("case")
@click.option("--fact", "stated", multiple=True, metavar="KEY=VALUE", help="What else is known.")
def command(access: Access, case: str, stated: tuple[str, ...]) -> Answer:
    """Screen a case: each result against its limit, sums and facts against the thresholds.

    Which standard holds is said by sealing a basis: `fieldkit add basis`. Results of blanks,
    duplicates and spikes are left out. This screens for a decision to transfer; it finds
    nobody guilty.
    """
    facts = read_facts(stated, statutes.held().fields)
    with access.open() as workspace:
        sequence = workspace.register.find_case(case)
        screened = workspace.screening.of_case(sequence, facts)
    return Answer(_facts(screened), _lines(screened))


def _facts(screened: "ScreenedCase") -> dict[str, object]:
    return {
        "results": [_result_facts(each) for each in screened.results],
        "totals": {
            "results": str(len(screened.results)),
            "compliance": {name: str(count) for name, count in screened.counts.items()},
            "outcome": screened.outcome,
            "hazardous_waste_tonnes": None
            if screened.tonnes is None
            else text_of(screened.tonnes),
            "hazardous_waste": waste_facts(screened.waste),
            "not_summed": list(screened.waste.unsummed),
            "facts": {name: str(value) for name, value in screened.facts.items()},
            "by_instrument": [law_facts(each) for each in screened.laws],
        },
        "reference_edition": screened.edition,
    }


def _result_facts(each: "ScreenedResult") -> dict[str, object]:
    assessed = None if each.assessment is None else assessment_facts(each.assessment)
    return {
        "entry": each.sequence,
        "sample": None if each.sample is None else each.sample.number,
        "analyte": each.result.analyte,
        "value": each.result.value,
        "unit": each.result.unit,
        "basis": each.basis,
        "reason": each.reason or None,
        **(assessed or {"compliance": None, "outcome": None}),
    }


def waste_facts(waste: "WasteTotals") -> dict[str, object]:
    """What scripts are told of the hazardous waste of a case; numbers are texts."""
    return {
        "by_category": {code: _sum_facts(each) for code, each in waste.by_category.items()},
        "whole": None if waste.whole is None else _sum_facts(waste.whole),
        "without_uncertainty": list(waste.uncertain),
    }


def waste_lines(waste: "WasteTotals") -> list[str]:
    """The hazardous waste of a case in lines: each category, then the sum."""
    lines = [f"{code}: {_sum_text(each)}" for code, each in waste.by_category.items()]
    if waste.whole is not None:
        lines.append(f"Hazardous waste: {_sum_text(waste.whole)}")
    return lines


def _sum_facts(total: "WasteTotal") -> dict[str, object]:
    fact = total.fact
    return {
        "tonnes": text_of(total.tonnes),
        "uncertainty": None if total.uncertainty is None else plain(total.uncertainty),
        "low": plain(fact.low if isinstance(fact, Between) else fact),
        "high": plain(fact.high if isinstance(fact, Between) else fact),
        "entries": list(total.entries),
    }


def _sum_text(total: "WasteTotal") -> str:
    fact = total.fact
    told = f"{text_of(total.tonnes)} t"
    return f"{told} ({fact.low:f} to {fact.high:f} t)" if isinstance(fact, Between) else told


def _lines(screened: "ScreenedCase") -> list[str]:
    lines = []
    for each in screened.results:
        told = each.reason
        if each.assessment is not None:
            outcome = each.assessment.outcome or ""
            told = f"{each.assessment.comparison.compliance} {outcome}".strip()
        sample = "" if each.sample is None else f"{each.sample.number} "
        result = each.result
        lines.append(
            f"{'#' + str(each.sequence):>7}  {sample}{result.analyte} {result.value} "
            f"{result.unit}: {told}"
        )
    lines += waste_lines(screened.waste)
    lines.append(f"Screening: {screened.outcome or 'nothing to screen'}")
    lines.append("This screens for a decision to transfer; it finds nobody guilty.")
    return lines
