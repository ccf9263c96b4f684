"""How long a bottle may wait for each of its analytes, as the standards for its medium say.

The standards give different times for different ways of preserving; how a bottle was truly
preserved stands in words that no program reads with certainty. So the shortest of them is told.
"""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from fieldkit.evidence.samples import Sample
from fieldkit.reference.tables import PollutantUnknownError, Reference, held

if TYPE_CHECKING:
    from fieldkit.reference.rows import Preservation

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


class HoldingTimes:
    """The times of the reference tables, at hand for many bottles."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._codes: dict[str, str] = {}
        self._shortest: dict[tuple[str, str], tuple[Decimal, Preservation]] = {}
        for row in reference.preservation:
            place = (row.pollutant, row.medium)
            known = self._shortest.get(place)
            if row.holding_hours and (known is None or row.holding_hours < known[0]):
                self._shortest[place] = (row.holding_hours, row)

    def of(self, sample: Sample, measured: Collection[str] = ()) -> tuple[Holding, ...]:
        """The analytes that wait and whose time is known; the one to be begun first is first.

        Args:
            sample: as it stands.
            measured: names of analytes of which there is a result already.
        """
        done = {self._code(each) for each in measured}
        since = sample.ended_at or sample.sampled_at
        found = []
        for analyte in sample.analytes:
            code = self._code(analyte)
            time = self._shortest.get((code, sample.medium))
            if time is not None and code not in done:
                hours, row = time
                until = since + timedelta(seconds=int(hours * _HOUR_SECONDS))
                found.append(Holding(analyte, hours, until, row.standard_id, row.holds_until))
        return tuple(sorted(found, key=lambda each: each.until))

    def _code(self, analyte: str) -> str:
        """The pollutant's code; the name itself where the tables do not know it."""
        if analyte not in self._codes:
            self._codes[analyte] = analyte
            with suppress(PollutantUnknownError):
                self._codes[analyte] = self._reference.pollutant(analyte).code
        return self._codes[analyte]


@cache
def holding_times() -> HoldingTimes:
    """Those of the tables that travel with the program."""
    return HoldingTimes(held())
