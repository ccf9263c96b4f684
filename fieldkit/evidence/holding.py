"""How long a bottle may wait for each of its analytes, as the standards for its medium say.

The standards give different times for different ways of preserving. Where a bottle was preserved
in the very words of one of them, that one's time counts. Other words no program reads with
certainty: for them the shortest time is told.
"""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from fieldkit.evidence.samples import Sample
from fieldkit.reference.bottles import rules_of, waiting
from fieldkit.reference.tables import PollutantUnknownError, Reference, held

if TYPE_CHECKING:
    from fieldkit.reference.rows import Preservation


_SOON: Final = timedelta(hours=6)


class Pressing(StrEnum):
    """How much time an analyte has."""

    TIME_LEFT = "time_left"
    SOON = "soon"  # less than six hours
    PAST = "past"


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

    def pressing(self, now: datetime) -> Pressing:
        """How much time it has at a moment."""
        if now > self.until:
            return Pressing.PAST
        return Pressing.SOON if self.until - now < _SOON else Pressing.TIME_LEFT


class HoldingTimes:
    """The times of the reference tables, at hand for many bottles."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._codes: dict[str, str] = {}
        self._rules: dict[tuple[str, str], tuple[Preservation, ...]] = {}

    def of(self, sample: Sample, measured: Collection[str] = ()) -> tuple[Holding, ...]:
        """The analytes that wait and whose time is known; the one to be begun first is first.

        Args:
            sample: as it stands.
            measured: names of analytes of which there is a result already.
        """
        done = {self._code(each) for each in measured}
        left = [each for each in sample.analytes if self._code(each) not in done]
        found = [held for each in left if (held := self.of_analyte(sample, each)) is not None]
        return tuple(sorted(found, key=lambda each: each.until))

    def of_analyte(self, sample: Sample, analyte: str) -> Holding | None:
        """How long a bottle may wait for one analyte; None where that is not known."""
        row = self._rule(self._code(analyte), sample)
        if row is None or not row.holding_hours:
            return None
        until = (sample.ended_at or sample.sampled_at) + waiting(row.holding_hours)
        return Holding(analyte, row.holding_hours, until, row.standard_id, row.holds_until)

    def _rule(self, code: str, sample: Sample) -> "Preservation | None":
        """The rule with the shortest time among those by which the bottle may be kept."""
        place = (sample.medium.value, code)
        if place not in self._rules:
            rules = rules_of(self._reference, *place)
            self._rules[place] = tuple(row for row in rules if row.holding_hours)
        rows = self._rules[place]
        followed = [row for row in rows if row.preservation == sample.preservation]
        return min(followed or rows, key=lambda row: row.holding_hours or 0, default=None)

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
