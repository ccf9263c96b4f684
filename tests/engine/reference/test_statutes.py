"""The criminal clauses as they ship: dates, facts, tiers."""

import json
from datetime import date

import pytest

import resources
from fieldkit.reference.facts import FactMalformedError, FactUnknownError, read_facts
from fieldkit.reference.reading import ReferenceDamagedError
from fieldkit.reference.statutes import (
    Outcome,
    Screened,
    held,
    leading,
    read_statutes,
    screen,
)

STATUTES = held()
TODAY = date(2026, 11, 24)


def screened(day: date, *stated: str) -> dict[str, Screened]:
    facts = read_facts(stated, STATUTES.fields)
    return {each.rule.rule_id: each for each in screen(STATUTES, day, facts)}


@pytest.mark.parametrize(
    ("day", "instrument"),
    [
        ("2013-06-18", None),
        ("2013-06-19", "法释〔2013〕15号"),
        ("2016-12-31", "法释〔2013〕15号"),
        ("2017-01-01", "法释〔2016〕29号"),
        ("2023-08-14", "法释〔2016〕29号"),
        ("2023-08-15", "法释〔2023〕7号"),
        ("2026-11-24", "法释〔2023〕7号"),
    ],
)
def test_the_day_of_the_act_chooses_the_interpretation(day: str, instrument: str | None) -> None:
    assert STATUTES.instrument(date.fromisoformat(day)) == instrument


def test_clauses_whose_text_nobody_has_seen_are_left_out() -> None:
    assert not [each for each in STATUTES.rules if each.startswith("A2026")]


@pytest.mark.parametrize(
    ("code", "day", "times"),
    [
        ("ni", "2016-12-31", 3),
        ("ni", "2017-01-01", 10),
        ("pb", "2013-06-19", 3),
        ("pb", "2026-01-01", 3),
        ("methyl_hg", "2026-01-01", 3),
        ("cobalt", "2023-08-15", 10),
        ("fe", "2026-01-01", None),
        ("ni", "2013-06-18", None),
    ],
)
def test_multiple_of_a_metal_goes_by_the_day_of_the_act(
    code: str, day: str, times: int | None
) -> None:
    multiple = STATUTES.multiple(code, date.fromisoformat(day))
    assert (None if multiple is None else multiple.times) == times


@pytest.mark.parametrize(
    ("tonnes", "first", "second"),
    [
        ("2.999", Outcome.NOT_MET, Outcome.NOT_MET),
        ("3", Outcome.MET, Outcome.NOT_MET),
        ("99.999999", Outcome.MET, Outcome.NOT_MET),
        ("100", Outcome.MET, Outcome.MET),
    ],
)
def test_tonnes_meet_a_threshold_from_the_figure_itself(
    tonnes: str, first: Outcome, second: Outcome
) -> None:
    found = screened(TODAY, f"hazardous_waste_illegal_tonnes={tonnes}")
    assert (found["F2023-1-2"].outcome, found["F2023-2-3"].outcome) == (first, second)


def test_only_clauses_are_told_to_which_something_was_stated() -> None:
    found = screened(TODAY, "hazardous_waste_illegal_tonnes=3")
    assert set(found) == {"F2023-1-2", "F2023-2-3"}
    assert screened(TODAY) == {}


def test_an_open_fact_of_a_clause_leaves_it_to_a_lawyer() -> None:
    found = screened(TODAY, "evasion_method=hidden_pipe")
    assert found["F2023-1-5"].outcome is Outcome.REVIEW
    assert "material_toxic_substance" in found["F2023-1-5"].unstated
    found = screened(TODAY, "evasion_method=hidden_pipe", "material_toxic_substance=true")
    assert found["F2023-1-5"].outcome is Outcome.MET
    found = screened(TODAY, "evasion_method=none", "material_toxic_substance=true")
    assert found["F2023-1-5"].outcome is Outcome.NOT_MET


def test_a_list_that_the_law_leaves_open_is_never_not_met_for_another_word() -> None:
    given = ("is_key_discharger=true", "auto_monitoring_data_falsified=true")
    assert (
        screened(TODAY, *given, "pollutants_discharged=COD,TP")["F2023-1-7"].outcome is Outcome.MET
    )
    assert (
        screened(TODAY, *given, "pollutants_discharged=TP")["F2023-1-7"].outcome is Outcome.REVIEW
    )


def test_a_clause_that_refers_to_others_follows_them() -> None:
    assert screened(TODAY, "people_poisoned=30")["F2023-4"].outcome is Outcome.MET
    assert screened(TODAY, "people_poisoned=29")["F2023-4"].outcome is Outcome.NOT_MET


def test_the_highest_tier_that_is_met_leads() -> None:
    found = screened(TODAY, "hazardous_waste_illegal_tonnes=100", "light_injury=1")
    lead = leading(list(found.values()))
    assert lead is not None
    assert lead.rule.rule_id == "F2023-2-3"


def test_of_clauses_not_met_the_lowest_tier_leads() -> None:
    lead = leading(list(screened(TODAY, "hazardous_waste_illegal_tonnes=1").values()))
    assert lead is not None
    assert (lead.rule.rule_id, lead.outcome) == ("F2023-1-2", Outcome.NOT_MET)


def test_aggravation_and_other_offences_never_lead() -> None:
    assert leading(list(screened(TODAY, "obstructed_inspection=true").values())) is None


@pytest.mark.parametrize(
    "stated", ["tonnes=3", "=3", "", "hazardous_waste_illegal_tonne=3", "__class__=1"]
)
def test_fact_that_no_clause_asks_for_is_refused(stated: str) -> None:
    with pytest.raises(FactUnknownError):
        read_facts([stated], STATUTES.fields)


@pytest.mark.parametrize(
    "stated",
    [
        "hazardous_waste_illegal_tonnes=",
        "hazardous_waste_illegal_tonnes=-3",
        "hazardous_waste_illegal_tonnes=3,2",
        "hazardous_waste_illegal_tonnes=NaN",
        "hazardous_waste_illegal_tonnes=1e9",
        "material_toxic_substance=perhaps",
        "water_supply_level=village",
        "pollutants_discharged=",
    ],
)
def test_fact_of_the_wrong_kind_is_refused(stated: str) -> None:
    with pytest.raises(FactMalformedError):
        read_facts([stated], STATUTES.fields)


WHOLE = resources.read_text("reference/criminal_thresholds.json")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"rules"', '"rule"'),
        ('"effective_from": "2023-08-15"', '"effective_from": "2023-15-08"'),
        ('"op": ">="', '"op": ">"'),
        ('"threshold_rule": "F2013-1-3"', '"threshold_rule": "F2013-1-99"'),
        ('"op": "is_true"', '"op": ">="'),
        (
            "{",
            "[",
        ),
    ],
)
def test_file_of_clauses_that_is_not_of_its_form_is_refused(old: str, new: str) -> None:
    compact = json.dumps(json.loads(WHOLE), ensure_ascii=False)
    assert old in compact
    with pytest.raises(ReferenceDamagedError):
        read_statutes(compact.replace(old, new, 1).encode())
