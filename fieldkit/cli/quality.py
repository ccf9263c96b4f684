"""`fieldkit quality`: the quality control of a case, each figure with its arithmetic and rule."""

from collections.abc import Iterator

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.cli.vaults import Access, vault_access
from fieldkit.quality import CaseQuality, Check, Count, QualityControl
from fieldkit.reference.units import text_of


@click.command(cls=Command)
@vault_access
@click.argument("case")
def command(access: Access, case: str) -> Answer:
    """Show the quality control of CASE: duplicates, spikes, blanks, and how many are missing.

    Relative deviation is |a-b|/(a+b), recovery (spiked-unspiked)/added, both in percent. A value
    below detection stands for anything from 0 to the detection limit. Allowed ranges are held
    only where somebody put them on record: `fieldkit add quality_rule`.
    """
    with access.open() as workspace:
        of_case = workspace.register.find_case(case)
        quality = QualityControl(workspace.overview).of_case(of_case)
    facts = {
        "counts": [_count_facts(each) for each in quality.counts],
        "checks": [_check_facts(each) for each in quality.checks],
        "reference_edition": quality.edition,
    }
    return Answer(facts, _lines(quality))


def _count_facts(each: Count) -> dict[str, object]:
    return {
        "inspection": each.inspection,
        "medium": each.medium.value,
        "kind": each.kind.value,
        "analyte": each.analyte or None,
        "samples": str(each.samples),
        "taken": str(each.taken),
        "needed": None if each.needed is None else str(each.needed),
        "missing": str(each.missing),
        "source": each.source or None,
        "entry": each.entry,
        "confidence": None if each.row is None else each.row.confidence.value,
    }


def _check_facts(each: Check) -> dict[str, object]:
    judged = each.judged
    allowed = None
    if judged.allowed is not None:
        allowed = {
            "range": judged.allowed.told,
            "source": judged.allowed.source,
            "entry": judged.allowed.entry,
        }
    return {
        "figure": each.figure.value,
        "analyte": each.analyte,
        "samples": list(each.samples),
        "results": list(each.results),
        "verdict": judged.verdict.value,
        "percent_low": None if judged.low is None else text_of(judged.low),
        "percent_high": None if judged.high is None else text_of(judged.high),
        "allowed": allowed,
        "arithmetic": list(judged.arithmetic),
        "remarks": list(judged.remarks),
    }


def _lines(quality: CaseQuality) -> Iterator[str]:
    for count in quality.counts:
        needed = "no rule held" if count.needed is None else f"{count.needed} needed"
        analyte = f" for {count.analyte}" if count.analyte else ""
        source = f" ({count.source})" if count.source else ""
        yield (
            f"{count.kind.en} of {count.medium.en}{analyte}: {count.taken} taken, "
            f"{count.samples} samples, {needed}{source}"
        )
    for check in quality.checks:
        told = " ".join((check.judged.verdict.value, *check.judged.remarks))
        if check.judged.allowed is not None:
            told += f" {check.judged.allowed.told} ({check.judged.allowed.source})"
        yield f"{check.figure} {check.analyte} {' / '.join(check.samples)}: {told}"
        yield from (f"    {line}" for line in check.judged.arithmetic)
    if not quality.counts:
        yield "No samples are on record in this case."
