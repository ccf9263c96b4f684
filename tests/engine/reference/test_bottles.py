"""Bottles by what is measured, as the standards' tables ask."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fieldkit.reference.bottles import APPLYING, Bottle, Why, bottles_for, rules_of
from fieldkit.reference.tables import held

SAMPLED = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
EVERY = sorted(held().pollutants)


def one(medium: str, *codes: str, following: str = "") -> Bottle:
    """The bottle in which all of these go."""
    (bottle,) = bottles_for(held(), medium, codes, following).bottles
    return bottle


def test_analytes_that_are_kept_alike_share_a_bottle() -> None:
    found = bottles_for(held(), "wastewater", ["cu", "zn", "cod_cr"])
    assert [each.analytes for each in found.bottles] == [("cu", "zn"), ("cod_cr",)]
    assert found.standards == ("HJ 91.1-2019", "HJ 493-2009")
    assert found.without_rule == ()
    assert found.bottles[0].volume_ml == 500


def test_container_has_to_suit_all_that_share_it() -> None:
    metals = one("wastewater", "ni", "cu")  # plastic or glass; plastic only
    assert metals.containers == ("P",)


def test_one_percent_is_as_ten_millilitres_to_the_litre() -> None:
    assert one("wastewater", "cu", "pb").analytes == ("cu", "pb")


@pytest.mark.parametrize("code", ["petroleum", "animal_veg_oil", "total_cyanide", "sulfide"])
def test_what_is_sampled_alone_shares_with_nothing(code: str) -> None:
    every = bottles_for(held(), "wastewater", EVERY).bottles
    assert (code,) in {each.analytes for each in every}


def test_group_entry_takes_its_volume_once() -> None:
    vials = one("groundwater", "chloroform", "tce", "ccl4")
    assert vials.containers == ("G_brown_40mL",)
    assert vials.volumes_ml == (Decimal(40),)


def test_strictest_of_the_standards_that_apply_is_followed() -> None:
    (las,) = one("wastewater", "las").kept  # HJ 91.1-2019: 24 h; HJ 493-2009: 2 d
    assert (las.row.standard_id, las.row.holding_hours) == ("HJ 91.1-2019", 24)
    assert las.why is Why.STRICTEST
    (chromium,) = one("groundwater", "cr6").kept  # HJ 164-2020: 24 h; HJ 493-2009: 14 d
    assert (chromium.row.standard_id, chromium.row.holding_hours) == ("HJ 164-2020", 24)
    assert {(each.standard_id, each.holding_hours) for each in chromium.others} == {
        ("HJ 91.1-2019", 336), ("HJ 493-2009", 336),
    }  # fmt: skip


def test_standards_for_other_waters_are_told_but_not_followed() -> None:
    (chromium,) = one("wastewater", "cr6").kept
    assert (chromium.row.holding_hours, chromium.why) == (336, Why.OWN)
    assert ("HJ 164-2020", 24) in {
        (each.standard_id, each.holding_hours) for each in chromium.others
    }


def test_somebody_may_choose_the_standard() -> None:
    (las,) = one("wastewater", "las", following="HJ 493-2009").kept
    assert (las.row.holding_hours, las.why) == (48, Why.ASKED)
    (oil,) = one("wastewater", "cr6", following="HJ 164-2020").kept  # does not apply here
    assert oil.why is Why.OWN


@given(
    codes=some.lists(some.sampled_from(EVERY), max_size=8),
    medium=some.sampled_from([*APPLYING, "soil", "stack_gas"]),
    following=some.sampled_from(["", "HJ 91.1-2019", "HJ 493-2009", "HJ 164-2020"]),
)
def test_every_analyte_is_in_just_one_bottle_or_has_no_rule(
    codes: list[str], medium: str, following: str
) -> None:
    found = bottles_for(held(), medium, codes, following)
    placed = [code for bottle in found.bottles for code in bottle.analytes]
    assert sorted([*placed, *found.without_rule]) == sorted(set(codes))
    for bottle in found.bottles:
        for each in bottle.kept:
            row = each.row
            assert row.standard_id in APPLYING[medium]
            assert set(bottle.containers) <= set(row.containers)
            assert row in rules_of(held(), medium, row.pollutant)
            shortest, own = bottle.rule.holding_hours, row.holding_hours
            assert own is None or (shortest is not None and shortest <= own)
        assert bottle.containers


def test_other_than_water_has_no_rule() -> None:
    found = bottles_for(held(), "soil", ["pb"])
    assert (found.bottles, found.without_rule, found.standards) == ((), ("pb",), ())


def test_due_time_counts_from_sampling() -> None:
    assert one("wastewater", "ph").due(SAMPLED) == SAMPLED + timedelta(hours=12)
    assert one("wastewater", "residual_chlorine").due(SAMPLED) == SAMPLED + timedelta(minutes=5)


def test_without_a_time_nothing_is_due() -> None:
    assert one("wastewater", "alkyl_hg").due(SAMPLED) is None
