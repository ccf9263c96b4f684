"""How long a bottle may wait for each of its analytes, as the standards for its medium say.

The standards give different times for different ways of preserving; how a bottle was truly
preserved stands in words that no program reads with certainty. So the shortest of them is told.
"""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from fieldkit.evidence.samples import Sample
from fieldkit.reference.tables import PollutantUnknownError, Reference

_HOUR_SECONDS = Decimal(3600)


@dataclass(frozen=True, slots=True)
class Holding:
    """One analyte that waits.

    Attributes:
        analyte: as the record calls it.
        hours: the shortest that the standard gives.
        until: when they are over, counted from the end of sampling.
        standard_id: such as "HJ 91.1-2019".
        ends_with: "analysis" or "extraction": what has to be begun by then.
    """

    analyte: str
    hours: Decimal
    until: datetime
    standard_id: str
    ends_with: str


def holdings(
    sample: Sample, reference: Reference, measured: Collection[str] = ()
) -> tuple[Holding, ...]:
    """The analytes that wait and whose time is known; the one to be begun first stands first.

    Args:
        sample: as it stands.
        reference: the tables.
        measured: names of analytes of which there is a result already.
    """
    done = {_code(each, reference) for each in measured}
    since = sample.ended_at or sample.sampled_at
    found = []
    for analyte in sample.analytes:
        code = _code(analyte, reference)
        rows = [
            (each.holding_hours, each)
            for each in reference.preservation
            if each.pollutant == code and each.medium == sample.medium and each.holding_hours
        ]
        if rows and code not in done:
            hours, row = min(rows, key=lambda pair: pair[0])
            until = since + timedelta(seconds=int(hours * _HOUR_SECONDS))
            found.append(Holding(analyte, hours, until, row.standard_id, row.holds_until))
    return tuple(sorted(found, key=lambda each: each.until))


def _code(analyte: str, reference: Reference) -> str:
    with suppress(PollutantUnknownError):
        return reference.pollutant(analyte).code
    return analyte
