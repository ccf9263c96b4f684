"""Which limit holds: by pollutant, standard, table, class, point and the day of sampling.

The day of sampling decides, not today: a standard that was replaced since still governs the
samples taken under it.
"""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Final

from fieldkit.reference.rows import Limit
from fieldkit.reference.tables import Reference


class Mode(StrEnum):
    """How a sample was taken; the names are those of the scripts' option --mode."""

    GRAB = "grab"  # 瞬时样
    COMPOSITE = "24h_composite"  # 混合样 over 24 h, also continuous
    DAILY_MEAN = "daily_mean"  # mean of single results over 24 h
    HOURLY_MEAN = "1h_mean"  # mean over one hour, or equal intervals within it


# Which ways of sampling fit the averaging that a standard's row names. The last three are our
# reading and not certain: the standard's own text decides.
FITTING: Final = {
    "日均值": frozenset({Mode.COMPOSITE, Mode.DAILY_MEAN}),
    "瞬时值": frozenset({Mode.GRAB}),
    "任何1 h平均值": frozenset({Mode.HOURLY_MEAN}),
    "一次最大监测值": frozenset({Mode.GRAB}),
    "4次采样最大测定值": frozenset({Mode.GRAB}),
    "测定均值": frozenset({Mode.DAILY_MEAN, Mode.HOURLY_MEAN}),
}

# Where people sample (17号 Art. 37), and the points of the standards that this is.
POINTS: Final = {
    "workshop_outlet": frozenset({"workshop_outlet"}),
    "workshop_treatment_outlet": frozenset({"workshop_outlet"}),
    "total_outlet": frozenset({"total_outlet", "wwtp_outlet"}),
    "storm_drain": frozenset[str](),
    "hidden_pipe_pit": frozenset[str](),
    "collection_pit": frozenset[str](),
    "other_external": frozenset[str](),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which limit is asked for; what is None leaves the choice open.

    Attributes:
        pollutant: code.
        day: of sampling.
        standard: number with year, in any way of writing.
        table: such as 表2 or 2.
        class_grade: such as 一级A.
        scope: part of the standard's words for whom it holds.
        medium: code.
        point: where the sample was taken: of `POINTS`, or the tables' own word.
        mode: how it was taken.
        outlet: number of the outlet, for limits that hold for one alone.
        entry: sequence of the entry, for limits of the agency's own.
    """

    pollutant: str
    day: date
    standard: str | None = None
    table: str | None = None
    class_grade: str | None = None
    scope: str | None = None
    medium: str | None = None
    point: str | None = None
    mode: Mode | None = None
    outlet: str | None = None
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The limit that holds, or why there is none.

    Attributes:
        limit: None if none holds or several differ.
        candidates: the rows that were left, when several differ.
        reason: code of why there is none; empty if there is one.
    """

    limit: Limit | None
    candidates: tuple[Limit, ...] = ()
    reason: str = ""


def limits_in_force(reference: Reference, wanted: Wanted) -> tuple[Limit, ...]:
    """Every limit that fits what is wanted and held on the day, in the order of the table."""
    return tuple(row for row in _fitting(reference, wanted) if row.is_in_force(wanted.day))


def find_limit(reference: Reference, wanted: Wanted) -> Found:
    """The one limit that holds.

    Rows that differ neither in figure nor in averaging count as one. A row for the outlet alone
    goes before those for all. Where several are left that do differ, point and way of sampling
    decide, if one of the rows is of these; else it is left open, because the standard's class is
    for a person to choose.
    """
    fitting = _fitting(reference, wanted)
    if not fitting:
        return Found(None, reason="NO_LIMIT_IN_TABLE")
    left = [row for row in fitting if row.is_in_force(wanted.day)]
    if not left:
        return Found(None, reason="NO_LIMIT_ON_DATE")
    left = _preferring(left, lambda row: bool(row.outlet) and wanted.outlet is not None)
    left = _preferring(left, lambda row: is_taken_at(row, wanted.point))
    if _differ(left):
        left = _preferring(left, lambda row: fits(row, wanted.mode) is True)
    if _differ(left):
        return Found(None, tuple(left), "LIMIT_AMBIGUOUS")
    return Found(left[0])


def has_stricter_own(reference: Reference, wanted: Wanted, used: Limit) -> bool:
    """Whether the agency has added an upper limit for such a sample that is below the one used."""
    if used.high is None:
        return False
    others = Wanted(
        pollutant=wanted.pollutant, day=wanted.day, medium=used.medium, outlet=wanted.outlet
    )
    return any(
        row.high is not None
        and row.entry not in {None, used.entry}
        and row.unit.dimension == used.unit.dimension
        and (row.point == used.point or is_taken_at(row, wanted.point))
        and Fraction(row.high) * row.unit.factor < Fraction(used.high) * used.unit.factor
        for row in limits_in_force(reference, others)
    )


def is_taken_at(limit: Limit, point: str | None) -> bool:
    """Whether the sample's point is the one the limit is for; no if that is not known."""
    return point is not None and limit.point in POINTS.get(point, {point})


def fits(limit: Limit, mode: Mode | None) -> bool | None:
    """Whether the way of sampling fits the limit's averaging.

    Returns:
        None where the row names no averaging: no mismatch can be claimed then.
    """
    return None if not limit.averaging else mode in FITTING.get(limit.averaging, frozenset())


@lru_cache(maxsize=4096)
def same(text: str) -> str:
    """What two ways of writing a number, class or table have in common."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _fitting(reference: Reference, wanted: Wanted) -> list[Limit]:
    rows = list(reference.limits_of.get(wanted.pollutant, ()))
    if wanted.standard is not None:
        number = same(wanted.standard)
        rows = [row for row in rows if same(row.standard_id) == number]
    if wanted.table is not None:
        table = same(wanted.table)
        rows = [row for row in rows if same(row.table) in {table, f"表{table}"}]
    if wanted.medium is not None:
        rows = [row for row in rows if row.medium == wanted.medium]
    if wanted.class_grade is not None:
        grade = same(wanted.class_grade)
        names = {grade, f"{grade}类", f"{grade}级"}
        rows = [row for row in rows if same(row.class_grade) in names]
    if wanted.scope is not None:
        scope = same(wanted.scope)
        exact = [row for row in rows if same(row.scope) == scope]
        rows = exact or [row for row in rows if scope in same(row.scope)]
    if wanted.outlet is not None:
        outlet = same(wanted.outlet)
        rows = [row for row in rows if not row.outlet or same(row.outlet) == outlet]
    if wanted.entry is not None:
        rows = [row for row in rows if row.entry == wanted.entry]
    return rows


def _preferring(rows: list[Limit], is_better: Callable[[Limit], bool]) -> list[Limit]:
    return [row for row in rows if is_better(row)] or rows


def _differ(rows: Iterable[Limit]) -> bool:
    ways = {
        (row.type, row.low, row.high, row.strict_low, row.strict_high, row.unit) for row in rows
    }
    places = {(row.averaging, row.point, row.medium) for row in rows}
    return len(ways) > 1 or len(places) > 1
