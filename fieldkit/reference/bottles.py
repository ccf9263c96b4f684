"""Which bottles a sample needs: container, preservation, volume and time, by what is measured.

The rule of the analytical method comes first; these tables hold only where it has none
(HJ 91.1-2019, 6.5.5 and 7.1.1). Three standards disagree in places. They are never merged: one
is followed for an analyte, and what the others say is told beside it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from fieldkit.reference.rows import Preservation
from fieldkit.reference.tables import Reference

_WASTEWATER: Final = ("HJ 91.1-2019", "HJ 493-2009")
# Which tables speak of which medium, its own one first. HJ 493 covers natural water, sewage and
# industrial wastewater; a rain outlet is sampled by HJ 91.1 (5.2.3).
APPLYING: Final[Mapping[str, tuple[str, ...]]] = {
    "wastewater": _WASTEWATER,
    "rain_outlet": _WASTEWATER,
    "surface_water": ("HJ 493-2009",),
    "groundwater": ("HJ 164-2020", "HJ 493-2009"),
}
# Bottles of a kind of their own, which hold nothing for others.
_NEVER_SHARED: Final = frozenset({"DO", "G_brown_40mL", "G_sterile", "bag_sterile"})
_ALONE: Final = ("单独采样", "单独采集")
# 1 % is the same as 10 ml to 1 L; both wordings stand in the tables.
_ADDITION: Final = re.compile(r"1 L水样中加浓(\w+?) ?(\d+) ml(?:酸化)?$")
_GROUP: Final = re.compile(r"“(.+?)”")


class Why(StrEnum):
    """Why a standard is followed for an analyte."""

    ALONE = "alone"  # no other that applies speaks of it
    OWN = "own"  # they give the same time, and it is the medium's own
    STRICTEST = "strictest"  # it gives the shortest time
    ASKED = "asked"  # somebody chose it


@dataclass(frozen=True, slots=True)
class Kept:
    """How an analyte is kept.

    Attributes:
        row: the rule that is followed.
        why: that one.
        others: every other row about it that says something else: alternatives of the same
            standard, of others that apply, and of those for other waters.
    """

    row: Preservation
    why: Why
    others: tuple[Preservation, ...]


@dataclass(frozen=True, slots=True)
class Bottle:
    """One bottle, or several alike, and what goes into it.

    Attributes:
        kept: its analytes, in the order in which they were asked for.
        containers: any of these will do for all of them.
    """

    kept: tuple[Kept, ...]
    containers: tuple[str, ...]

    @property
    def analytes(self) -> tuple[str, ...]:
        """Their codes."""
        return tuple(each.row.pollutant for each in self.kept)

    @property
    def rule(self) -> Preservation:
        """How it is kept, and for how long: the rule of the one that may wait the shortest."""
        rows = [each.row for each in self.kept]
        timed = [row for row in rows if row.holding_hours is not None]
        return min(timed, key=lambda row: row.holding_hours or 0, default=rows[0])

    @property
    def volumes_ml(self) -> tuple[Decimal, ...]:
        """What each asks for, as far as it is stated; a group of analytes asks for it once."""
        asked: dict[str, Decimal] = {}
        for each in self.kept:
            if each.row.volume_ml is not None:
                asked[group_of(each.row)] = each.row.volume_ml
        return tuple(asked.values())

    @property
    def volume_ml(self) -> Decimal | None:
        """What all ask for together; None where none of them says."""
        return sum(self.volumes_ml, Decimal(0)) if self.volumes_ml else None

    def due(self, sampled_at: datetime) -> datetime | None:
        """Until when it is to be analysed or extracted; None where the standard gives no time."""
        hours = self.rule.holding_hours
        return None if hours is None else sampled_at + waiting(hours)


@dataclass(frozen=True, slots=True)
class Bottles:
    """What a sample needs.

    Attributes:
        bottles: in the order in which their first analyte was asked for.
        without_rule: codes of which no table that applies has a row.
        standards: which tables apply, the medium's own first; none for other than water.
    """

    bottles: tuple[Bottle, ...]
    without_rule: tuple[str, ...]
    standards: tuple[str, ...]


@dataclass(slots=True)
class _Open:
    """A bottle while it is filled."""

    key: object
    containers: tuple[str, ...]
    kept: list[Kept] = field(default_factory=list)


def bottles_for(
    reference: Reference, medium: str, codes: Iterable[str], following: str = ""
) -> Bottles:
    """The bottles for some analytes in a medium.

    Analytes share a bottle where preservative, cooling, light, freezing, filling and washing
    are the same and some container suits all; those that are to be sampled alone never do,
    except with others of the same group entry.

    Args:
        reference: the tables.
        medium: what is sampled.
        codes: of the analytes.
        following: a standard to be followed where it has a rule, whatever others say.
    """
    standards = APPLYING.get(medium, ())
    by_code: dict[str, list[Preservation]] = {}
    for row in reference.preservation:
        by_code.setdefault(row.pollutant, []).append(row)
    begun: list[_Open] = []
    without = []
    for code in dict.fromkeys(codes):
        kept = _choose(by_code.get(code, ()), standards, following)
        if kept is None:
            without.append(code)
            continue
        key = _keeping(kept.row)
        for each in begun:
            common = tuple(one for one in each.containers if one in kept.row.containers)
            if each.key == key and common:
                each.containers = common
                each.kept.append(kept)
                break
        else:
            begun.append(_Open(key, kept.row.containers, [kept]))
    made = tuple(Bottle(tuple(each.kept), each.containers) for each in begun)
    return Bottles(made, tuple(without), standards)


def rules_of(reference: Reference, medium: str, code: str) -> tuple[Preservation, ...]:
    """What the tables that apply to a medium say of an analyte, its own table first."""
    standards = APPLYING.get(medium, ())
    rows = [
        row
        for row in reference.preservation
        if row.pollutant == code and row.standard_id in standards
    ]
    return tuple(sorted(rows, key=lambda row: standards.index(row.standard_id)))


def waiting(hours: Decimal) -> timedelta:
    """A holding time; the tables give five minutes as 0.0833 h."""
    return timedelta(minutes=round(hours * 60))


def group_of(row: Preservation) -> str:
    """The name of the group entry that a row was repeated from; the analyte's code otherwise."""
    named = _GROUP.search(row.note)
    return row.pollutant if named is None else named[1]


def _choose(
    rows: Iterable[Preservation], standards: tuple[str, ...], following: str
) -> Kept | None:
    """The row to follow. Rows of one standard are alternatives, of which the first counts."""
    all_rows = tuple(rows)
    first: dict[str, Preservation] = {}
    for standard in standards:
        own = [row for row in all_rows if row.standard_id == standard]
        if own:
            first[standard] = own[0]
    if not first:
        return None
    strictest = min(
        first.values(), key=lambda row: (row.holding_hours is None, row.holding_hours or 0)
    )
    if following in first:
        row, why = first[following], Why.ASKED
    elif len(first) == 1:
        row, why = strictest, Why.ALONE
    elif len({each.holding_hours for each in first.values()}) == 1:
        row, why = strictest, Why.OWN
    else:
        row, why = strictest, Why.STRICTEST
    others = tuple(each for each in all_rows if each is not row and _told(each) != _told(row))
    return Kept(row, why, others)


def _told(row: Preservation) -> tuple[object, ...]:
    """What of a row people can tell apart from another's."""
    return row.standard_id, row.containers, row.preservation, row.holding_hours, row.holds_until


def _keeping(row: Preservation) -> tuple[object, ...]:
    """What has to be the same for two analytes to share a bottle."""
    is_alone = bool(_NEVER_SHARED & set(row.containers)) or any(
        words in row.note or words in row.preservation for words in _ALONE
    )
    addition = _ADDITION.search(row.preservation)
    return (
        group_of(row) if is_alone else "",
        row.preservation if addition is None else addition.groups(),
        row.ph_low,
        row.ph_high,
        row.temperature_low,
        row.temperature_high,
        row.is_dark,
        row.is_frozen,
        row.is_full,
        row.washing,
    )
