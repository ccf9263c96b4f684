"""Which bottles a sample needs: container, preservation, volume and time, by what is measured.

The rule of the analytical method comes first; these tables hold only where it has none
(HJ 91.1-2019, 6.5.5 and 7.1.1). Three standards disagree in places, so that one is followed and
what the others say is shown beside it, never merged.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from fieldkit.reference.rows import Preservation
from fieldkit.reference.tables import Reference

# Which table is for which medium.
FOLLOWED: Final[Mapping[str, str]] = {
    "wastewater": "HJ 91.1-2019",
    "surface_water": "HJ 493-2009",
    "groundwater": "HJ 164-2020",
}
# Glass bottles that stand for others are told apart by more than their glass.
_NEVER_SHARED: Final = frozenset({"DO", "G_brown_40mL", "G_sterile", "bag_sterile"})


@dataclass(frozen=True, slots=True)
class Bottle:
    """One bottle, or several alike, and what goes into it.

    Attributes:
        analytes: codes, in the order in which they were asked for.
        containers: any of these will do.
        rule: how it is kept; that of the first analyte, the same for all.
        volume_ml: sum of what each asks for; None where none of them says.
        holding_hours: the shortest of all; None where the standard gives none.
        holds_until: "analysis" or "extraction"; empty where there is no time.
        differing: what other standards say of one of them, where it differs.
    """

    analytes: tuple[str, ...]
    containers: tuple[str, ...]
    rule: Preservation
    volume_ml: Decimal | None
    holding_hours: Decimal | None
    holds_until: str
    differing: tuple[Preservation, ...]

    def due(self, sampled_at: datetime) -> datetime | None:
        """Until when it is to be analysed or extracted; None where the standard gives no time."""
        if self.holding_hours is None:
            return None
        # The table gives five minutes as 0.0833 h.
        return sampled_at + timedelta(minutes=round(self.holding_hours * 60))


@dataclass(frozen=True, slots=True)
class Bottles:
    """What a sample needs.

    Attributes:
        bottles: in the order in which their first analyte was asked for.
        without_rule: codes for which the followed table has no row.
        standard: the table that was followed; empty if none is for the medium.
    """

    bottles: tuple[Bottle, ...]
    without_rule: tuple[str, ...]
    standard: str


def bottles_for(reference: Reference, medium: str, codes: Iterable[str]) -> Bottles:
    """The bottles for some analytes in a medium.

    Analytes share a bottle where container, preservative, cooling, light, freezing, filling and
    washing are the same; those that need a bottle of a kind of their own never do. Where a table
    has several rows for one analyte they are alternatives, and the first is taken.
    """
    standard = FOLLOWED.get(medium, "")
    rows: dict[str, list[Preservation]] = {}
    for row in reference.preservation:
        rows.setdefault(row.pollutant, []).append(row)
    groups: dict[object, list[Preservation]] = {}
    without = []
    for code in dict.fromkeys(codes):
        own = [row for row in rows.get(code, ()) if row.standard_id == standard]
        if not own:
            without.append(code)
            continue
        row = own[0]
        is_alone = bool(_NEVER_SHARED & set(row.containers))
        groups.setdefault((code,) if is_alone else _keeping(row), []).append(row)
    made = tuple(_bottle(group, rows) for group in groups.values())
    return Bottles(made, tuple(without), standard)


def _keeping(row: Preservation) -> tuple[object, ...]:
    """What has to be the same for two analytes to share a bottle."""
    return (
        row.containers,
        row.preservation,
        row.ph_low,
        row.ph_high,
        row.temperature_low,
        row.temperature_high,
        row.is_dark,
        row.is_frozen,
        row.is_full,
        row.washing,
    )


def _bottle(group: list[Preservation], rows: Mapping[str, list[Preservation]]) -> Bottle:
    volumes = [row.volume_ml for row in group if row.volume_ml is not None]
    timed = [row for row in group if row.holding_hours is not None]
    shortest = min(timed, key=lambda row: row.holding_hours or 0, default=None)
    differing = [
        other
        for row in group
        for other in rows[row.pollutant]
        if other.standard_id != row.standard_id
        and (other.holding_hours, other.containers) != (row.holding_hours, row.containers)
    ]
    return Bottle(
        analytes=tuple(row.pollutant for row in group),
        containers=group[0].containers,
        rule=group[0],
        volume_ml=sum(volumes, Decimal(0)) if volumes else None,
        holding_hours=None if shortest is None else shortest.holding_hours,
        holds_until="" if shortest is None else shortest.holds_until,
        differing=tuple(differing),
    )
