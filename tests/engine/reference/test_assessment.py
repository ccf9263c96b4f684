"""Limits and criminal thresholds together: preconditions, evidence, the time rule."""

from datetime import date

import pytest

import resources
from fieldkit.reference import statutes, tables
from fieldkit.reference.assessment import Assessment, Result, assess
from fieldkit.reference.facts import read_facts
from fieldkit.reference.limits import Mode, Wanted
from fieldkit.reference.remarks import REMARKS

TODAY = date(2026, 11, 24)


def assessed(
    value: str,
    pollutant: str = "cr6",
    *,
    unit: str = "mg/L",
    standard: str = "GB 8978-1996",
    day: str = "2026-05-01",
    act: str | None = None,
    point: str | None = "workshop_outlet",
    mode: Mode | None = Mode.DAILY_MEAN,
    facts: tuple[str, ...] = (),
    **more: str,
) -> Assessment:
    wanted = Wanted(
        pollutant=pollutant,
        standard=standard,
        day=date.fromisoformat(day),
        point=point,
        mode=mode,
        **more,
    )
    law = statutes.held()
    return assess(
        Result(wanted=wanted, value=value, unit=unit),
        reference=tables.held(),
        statutes=law,
        act=date.fromisoformat(act or day),
        today=TODAY,
        facts=read_facts(facts, law.fields),
    )


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        ("1.49", "NOT_MET"),
        ("1.5", "REVIEW"),  # C/S = 3, (C-S)/S = 2
        ("1.99", "REVIEW"),
        ("2", "MET"),  # (C-S)/S = 3
        ("50", "MET"),
        ("0.5", "NOT_MET"),
        (">2", "MET"),
        (">1.4", "REVIEW"),
        (">0.6", "REVIEW"),
    ],
)
def test_three_times_by_both_readings(value: str, outcome: str) -> None:
    assert assessed(value).outcome == outcome


@pytest.mark.parametrize(
    ("value", "outcome"), [("9.99", "NOT_MET"), ("10", "REVIEW"), ("11", "MET")]
)
def test_ten_times_for_the_other_metals(value: str, outcome: str) -> None:
    assert assessed(value, "ni").outcome == outcome


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"value": "2", "unit": "mg/m3"}, "UNIT_INCOMPATIBLE"),
        (
            {"value": "2", "standard": "GB 3838-2002", "class_grade": "Ⅲ类"},
            "NOT_EMISSION_STANDARD",
        ),
        ({"value": "2", "day": "1997-12-31", "act": "2024-01-01"}, "NO_LIMIT_ON_DATE"),
        ({"value": "2", "standard": "GB 13271-2014"}, "NO_LIMIT_IN_TABLE"),
        ({"value": "2", "pollutant": "alkyl_hg"}, "ND_LIMIT"),
        ({"value": "0.004L"}, "BELOW_DETECTION"),
        ({"value": "0.6L"}, "DL_ABOVE_LIMIT"),
        ({"value": "200", "pollutant": "cod_cr", "class_grade": "一级"}, "NOT_A_LISTED_METAL"),
        ({"value": "≤0.6"}, "NO_MULTIPLE"),
        ({"value": "2", "pollutant": "ni", "standard": "GB 21900-2008"}, "LIMIT_AMBIGUOUS"),
    ],
)
def test_condition_that_is_not_there_ends_the_screening(
    asked: dict[str, str], reason: str
) -> None:
    assessment = assessed(**asked)  # type: ignore[arg-type]  # by name
    assert assessment.outcome == "NOT_APPLICABLE"
    assert assessment.laws[0].reason == reason
    assert reason in assessment.warnings


def test_sample_from_elsewhere_is_left_to_a_lawyer() -> None:
    for point, codes in (
        ("total_outlet", ("FIRST_CLASS_NOT_AT_WORKSHOP",)),
        (None, ("FIRST_CLASS_NOT_AT_WORKSHOP", "POINT_NOT_STATED")),
        ("workshop_treatment_outlet", ()),
    ):
        assessment = assessed("5", point=point)
        assert assessment.warnings == codes
        assert assessment.outcome == ("REVIEW" if codes else "MET")


def test_grab_sample_against_a_daily_mean_is_left_to_a_lawyer() -> None:
    for mode, codes in (
        (Mode.GRAB, ("AVERAGING_MISMATCH",)),
        (None, ("AVERAGING_MISMATCH", "MODE_NOT_STATED")),
        (Mode.COMPOSITE, ()),
    ):
        assessment = assessed("5", mode=mode)
        assert assessment.warnings == codes
        assert assessment.outcome == ("REVIEW" if codes else "MET")


def test_weak_evidence_makes_nothing_of_what_is_not_met() -> None:
    assert assessed("1.4", mode=Mode.GRAB, point="total_outlet").outcome == "NOT_MET"


def test_the_place_of_first_class_is_a_matter_of_wastewater_alone() -> None:
    assessment = assessed(
        "100", "ni", unit="mg/m3", standard="GB 16297-1996", point="stack_outlet",
        mode=Mode.HOURLY_MEAN,
    )  # fmt: skip
    assert assessment.warnings == ()
    assert assessment.outcome == "MET"


def test_law_at_the_act_and_law_of_today_are_both_told() -> None:
    assessment = assessed("5", "ni", day="2015-05-01")
    assert [each.outcome for each in assessment.laws] == ["MET", "NOT_MET"]
    assert assessment.outcome == "REVIEW"
    assert assessment.warnings == ("FAVOURABLE_LAW_CHECK",)
    assessment = assessed("2", day="2015-05-01")
    assert (assessment.outcome, assessment.warnings) == ("MET", ())


def test_act_governs_and_not_the_day_of_sampling() -> None:
    assert assessed("5", "ni", day="2017-01-03", act="2016-12-31").laws[0].outcome == "MET"


def test_act_before_every_interpretation_held_is_screened_by_none() -> None:
    assessment = assessed("50", day="2013-06-18")
    assert (assessment.outcome, assessment.lead) == ("NOT_APPLICABLE", None)
    assert "NO_INSTRUMENT_HELD" in assessment.warnings
    assert assessment.comparison.compliance == "fails"


def test_heavy_metal_outside_the_list_of_2013_is_doubtful() -> None:
    assert assessed("5", "be", day="2015-05-01").outcome == "REVIEW"
    assert assessed("5", "be", day="2018-05-01").laws[0].reason == "NOT_A_LISTED_METAL"


def test_facts_beside_a_result_can_lead() -> None:
    assessment = assessed("0.1", facts=("hazardous_waste_illegal_tonnes=150",))
    assert assessment.lead is not None
    assert assessment.lead.rule.clause == "第二条(三)"
    assert assessment.outcome == "MET"


def test_not_screened_result_leaves_the_word_to_the_facts() -> None:
    assessment = assessed("0.004L", facts=("hazardous_waste_illegal_tonnes=1",))
    assert assessment.outcome == "NOT_MET"
    assert "BELOW_DETECTION" not in assessment.warnings


def test_facts_that_touch_no_clause_of_pollution_give_no_outcome() -> None:
    law = statutes.held()
    assessment = assess(
        None,
        reference=tables.held(),
        statutes=law,
        act=TODAY,
        today=TODAY,
        facts=read_facts(["obstructed_inspection=true"], law.fields),
    )
    assert (assessment.outcome, assessment.lead) == (None, None)
    assert assessment.reported is None


def test_two_tiers_under_two_laws_ask_for_the_more_favourable_one() -> None:
    law = statutes.held()
    given = ("light_injury_or_equiv=3", "light_injury=3")
    assessment = assess(
        None,
        reference=tables.held(),
        statutes=law,
        act=date(2018, 1, 1),
        today=TODAY,
        facts=read_facts(given, law.fields),
    )
    assert [each.outcome for each in assessment.laws] == ["MET", "MET"]
    assert assessment.warnings == ("FAVOURABLE_LAW_CHECK",)


def test_rows_from_memory_and_standards_replaced_in_part_are_pointed_out() -> None:
    assert "SOURCE_NEEDS_CHECKING" in assessed("10", "ni", standard="GB 5085.3-2007").warnings
    row = next(each for each in tables.held().limits if each.superseded_by and not each.valid_to)
    assessment = assessed(
        "1", row.pollutant, unit=row.unit.name, standard=row.standard_id,
        class_grade=row.class_grade, scope=row.scope,
    )  # fmt: skip
    assert "SUPERSEDED_IN_PART" in assessment.warnings


def test_every_remark_is_explained() -> None:
    for assessment in (assessed("5", point=None, mode=None), assessed("ND"), assessed("≤9")):
        assert set(assessment.warnings) <= REMARKS.keys()
    assert not [each for each in REMARKS.values() if "guilty" in each]


def test_assessment_names_the_edition_it_rests_on() -> None:
    assert assessed("5").edition == tables.held().edition


def test_page_about_screening_lists_every_remark() -> None:
    page = resources.read_text("docs/screening.md")
    for code, sentence in REMARKS.items():
        assert f"| `{code}` | {sentence} |" in page
