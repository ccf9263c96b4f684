"""Bottles by what is measured, as the standards' tables ask."""

from datetime import UTC, datetime, timedelta

from fieldkit.reference.bottles import bottles_for
from fieldkit.reference.tables import held

SAMPLED = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_analytes_that_are_kept_alike_share_a_bottle() -> None:
    found = bottles_for(held(), "wastewater", ["cu", "zn", "cod_cr"])
    together = {each.analytes for each in found.bottles}
    assert ("cu", "zn") in together
    assert ("cod_cr",) in together
    assert found.standard == "HJ 91.1-2019"
    assert found.without_rule == ()
    metals = found.bottles[0]
    alone = [bottles_for(held(), "wastewater", [code]).bottles[0] for code in ("cu", "zn")]
    assert metals.volume_ml == sum(each.volume_ml or 0 for each in alone)


def test_shortest_holding_time_of_a_bottle_counts() -> None:
    every = list(held().pollutants)
    for bottle in bottles_for(held(), "wastewater", every).bottles:
        hours = [
            row.holding_hours
            for row in held().preservation
            if row.pollutant in bottle.analytes and row.standard_id == "HJ 91.1-2019"
        ]
        known = [each for each in hours if each is not None]
        assert bottle.holding_hours is None or bottle.holding_hours >= min(known)


def test_every_analyte_is_in_just_one_bottle_or_has_no_rule() -> None:
    every = list(held().pollutants)
    for medium in ("wastewater", "surface_water", "groundwater", "soil"):
        found = bottles_for(held(), medium, [*every, *every])
        placed = [code for bottle in found.bottles for code in bottle.analytes]
        assert sorted([*placed, *found.without_rule]) == sorted(every)
    assert bottles_for(held(), "soil", ["pb"]).standard == ""


def test_what_other_standards_say_is_shown_beside() -> None:
    (bottle,) = bottles_for(held(), "wastewater", ["cr6"]).bottles
    others = {row.standard_id: row.holding_hours for row in bottle.differing}
    assert bottle.holding_hours == 14 * 24
    assert others["HJ 164-2020"] == 24


def test_dissolved_oxygen_has_a_bottle_of_its_own() -> None:
    found = bottles_for(held(), "surface_water", ["do", "ph", "ss"])
    assert ("do",) in {each.analytes for each in found.bottles}


def test_due_time_counts_from_sampling() -> None:
    (bottle,) = bottles_for(held(), "wastewater", ["ph"]).bottles
    assert bottle.due(SAMPLED) == SAMPLED + timedelta(hours=12)


def test_without_a_time_nothing_is_due() -> None:
    timeless = next(row for row in held().preservation if row.holding_hours is None)
    medium = {"HJ 91.1-2019": "wastewater", "HJ 493-2009": "surface_water"}.get(
        timeless.standard_id, "groundwater"
    )
    (bottle,) = bottles_for(held(), medium, [timeless.pollutant]).bottles
    if bottle.rule is timeless:
        assert bottle.due(SAMPLED) is None
    assert bottle.holds_until in {"", "analysis", "extraction"}
