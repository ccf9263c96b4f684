"""`fieldkit screen`: the results and sums of a case against limits and thresholds."""

from typing import TYPE_CHECKING

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.cli.sealing import entry_facts
from fieldkit.cli.vaults import Access, vault_access
from fieldkit.reference import statutes
from fieldkit.reference.facts import Between, read_facts
from fieldkit.reference.remarks import REMARKS
from fieldkit.reference.units import text_of

if TYPE_CHECKING:
    from fieldkit.evidence.waste_totals import WasteTotal, WasteTotals
    from fieldkit.kept_screenings import Difference, KeptScreening
    from fieldkit.screening import ScreenedCase


@click.command(cls=Command)
@vault_access
@click.argument("case")
@click.option("--fact", "stated", multiple=True, metavar="KEY=VALUE", help="What else is known.")
@click.option("--seal", "seals", is_flag=True, help="Put what it comes to on record.")
def command(access: Access, case: str, stated: tuple[str, ...], *, seals: bool) -> Answer:
    """Screen a case: each result against its limit, sums and facts against the thresholds.

    Which standard holds is said by sealing a basis: `fieldkit add basis`. Results of blanks,
    duplicates and spikes are left out. The agency's own standards, permits and outlets count
    as `fieldkit add standard` and `fieldkit add point` put them on record. With --seal the whole
    answer is sealed as a screening record, with the edition of the tables; later answers say
    what comes out otherwise. This screens for a decision to transfer; it finds nobody guilty.
    """
    # Loaded only here, so that help and wrong usage are told at once.
    from fieldkit.kept_screenings import (  # noqa: PLC0415
        case_facts,
        differences,
        newest_screening,
        seal_screening,
    )

    facts = read_facts(stated, statutes.held().fields)
    with access.open() as workspace:
        sequence = workspace.register.find_case(case)
        screened = workspace.screening.of_case(sequence, facts)
        kept = newest_screening(workspace, sequence)
        sealed = seal_screening(workspace, sequence, screened) if seals else None
    found = () if kept is None else differences(kept, screened)
    told: dict[str, object] = dict(case_facts(screened))
    told["on_record"] = _on_record(kept, found, screened)
    told["sealed"] = None if sealed is None else entry_facts(sealed.entry)
    lines = _lines(screened)
    if kept is not None:
        lines.append(
            f"Screening record #{kept.sequence}: {len(found)} results come out otherwise now."
        )
    if sealed is not None:
        lines.append(f"Sealed as #{sealed.sequence} (screening).")
    return Answer(told, lines)


def _on_record(
    kept: "KeptScreening | None", found: "tuple[Difference, ...]", screened: "ScreenedCase"
) -> dict[str, object] | None:
    """How this screening differs from the last one on record."""
    if kept is None:
        return None
    return {
        "entry": kept.sequence,
        "same_edition": kept.record.reference_edition == screened.edition,
        "differences": [
            {
                "entry": each.result,
                "members": list(each.members),
                "new": each.is_new,
                "gone": each.is_gone,
            }
            for each in found
        ],
    }


def waste_lines(waste: "WasteTotals") -> list[str]:
    """The hazardous waste of a case in lines: each category, then the sum."""
    lines = [f"{code}: {_sum_text(each)}" for code, each in waste.by_category.items()]
    if waste.whole is not None:
        lines.append(f"Hazardous waste: {_sum_text(waste.whole)}")
    return lines


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
    lines += [f"  {code}: {REMARKS[code]}" for code in screened.warnings]
    lines += [f"#{each.sequence} cannot be used: {each.reason}" for each in screened.unusable]
    lines.append(f"Screening: {screened.outcome or 'nothing to screen'}")
    lines.append("This screens for a decision to transfer; it finds nobody guilty.")
    return lines
