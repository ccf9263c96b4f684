"""A case screened as its entries stand: results, sums, facts."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from fieldkit.evidence.corrections import Supplement
from fieldkit.evidence.parts import RecordError
from fieldkit.evidence.quantities import Determined
from fieldkit.evidence.register import EntryAlteredError
from fieldkit.evidence.samples import Medium, PointType, QcKind, SamplingMode
from fieldkit.reference import tables
from fieldkit.reference.limits import Mode
from fieldkit.screening import mode_of
from tests.builders import records
from tests.engine.screened_case import Case, case, workspace

__all__ = ["case", "workspace"]


def test_result_is_held_against_the_standard_that_was_said(case: Case) -> None:
    result = case.result(case.sample(), "5.6")
    basis = case.basis()
    screened = case.screened()
    (only,) = screened.results
    assert (only.sequence, only.basis) == (result, basis)
    assert only.assessment is not None
    assert only.assessment.comparison.compliance == "fails"
    assert (only.assessment.outcome, screened.outcome) == ("MET", "MET")
    assert screened.counts == {"fails": 1}
    assert screened.edition == tables.held().edition


def test_without_a_standard_nothing_is_assessed(case: Case) -> None:
    case.result(case.sample(), "5.6")
    screened = case.screened()
    assert [each.reason for each in screened.results] == ["NO_BASIS"]
    assert (screened.counts, screened.outcome) == ({"not_assessed": 1}, None)


def test_basis_of_a_point_goes_before_that_of_the_medium_and_newer_before_older(
    case: Case,
) -> None:
    here, there = case.sample(point="甲"), case.sample(point="乙")
    case.result(here, "0.3")
    case.result(there, "0.3")
    case.basis(table="表3")
    of_point = case.basis(point="甲")
    of_all = case.basis(table="表2")
    assert [each.basis for each in case.screened().results] == [of_point, of_all]


def test_basis_of_another_medium_does_not_count(case: Case) -> None:
    case.result(case.sample(), "5.6")
    case.basis(medium=Medium.SOIL)
    assert case.screened().results[0].reason == "NO_BASIS"


def test_blanks_duplicates_and_withdrawn_results_are_left_out(case: Case) -> None:
    sample = case.sample()
    case.result(case.sample(qc_kind=QcKind.DUPLICATE, parent=sample), "9")
    kept, gone = case.result(sample, "1"), case.result(sample, "2")
    case.workspace.withdraw(gone, "演练：录入错误")
    assert [each.sequence for each in case.screened().results] == [kept]


def test_supplement_is_what_is_screened(case: Case) -> None:
    result = case.result(case.sample(), "0.4")
    case.basis()
    case.workspace.supplement(result, {"value": "0.6"}, "演练：报告更正")
    assert case.screened().counts == {"fails": 1}


def test_only_what_is_screened_is_read(case: Case) -> None:
    result = case.result(case.sample(), "5.6")
    observation = case.seal(records.observation(inspection=case.inspection))
    database = case.workspace._vault.database
    database.execute("DROP TRIGGER entry_is_final")
    spoil = "UPDATE entry SET line = CAST('spoilt' AS BLOB) WHERE sequence = ?"
    database.execute(spoil, (observation,))
    assert [each.sequence for each in case.screened().results] == [result]
    database.execute(spoil, (result,))
    with pytest.raises(EntryAlteredError):
        case.screened()


def test_what_cannot_be_assessed_says_why(case: Case) -> None:
    sample = case.sample()
    case.result(sample, "5", "不存在的项目")
    case.result(sample, "5", unit="ppm")
    case.basis()
    assert [each.reason for each in case.screened().results] == [
        "POLLUTANT_UNKNOWN",
        "UNIT_UNKNOWN",
    ]


def test_detection_limit_of_the_report_is_held_against_the_limit(case: Case) -> None:
    sample = case.sample()
    for limit in ("0.6", "0.007", "<0.6"):
        case.result(sample, "未检出", detection_limit=limit)
    case.basis()
    states = [
        each.assessment.comparison.compliance
        for each in case.screened().results
        if each.assessment is not None
    ]
    assert states == ["undetermined", "complies", "complies"]


def test_tonnes_of_hazardous_waste_are_summed_exactly(case: Case) -> None:
    def quantity(value: str, unit: str, code: str | None = "HW17") -> int:
        return case.seal(
            records.quantity(
                inspection=case.inspection, value=value, unit=unit, waste_code=code,
                determined=Determined.CALCULATED, arithmetic="演练", documents=(), instrument=None,
            )
        )  # fmt: skip

    quantity("1.2", "t")
    quantity("1800", "kg")
    quantity("99", "t", None)
    volume, about = quantity("3", "m3"), quantity(">5", "t")
    screened = case.screened()
    assert screened.tonnes == Fraction(3)
    assert screened.waste.unsummed == (volume, about)
    assert screened.outcome == "MET"
    assert screened.laws[0].lead is not None
    assert screened.laws[0].lead.rule.clause == "第一条(二)"
    assert case.screened("hazardous_waste_illegal_tonnes=2").outcome == "NOT_MET"


@pytest.mark.parametrize(
    ("value", "uncertainty", "outcome"),
    [
        ("3.1", "0.05", "MET"),
        ("3.1", "0.051", "REVIEW"),
        ("2.9", "0.05", "REVIEW"),
        ("2.9", "0.049", "NOT_MET"),
        ("3", None, "MET"),
        ("2.9", None, "NOT_MET"),
    ],
)
def test_sum_that_may_lie_on_either_side_of_the_threshold_is_to_review(
    case: Case, value: str, uncertainty: str | None, outcome: str
) -> None:
    case.seal(
        records.quantity(
            inspection=case.inspection, value=value, unit="t", uncertainty=uncertainty
        )
    )
    screened = case.screened()
    assert screened.outcome == outcome
    (law,) = screened.laws
    (told,) = [
        line for each in law.screened for line in each.arithmetic if each.rule is law.lead.rule
    ]  # type: ignore[union-attr]  # a sum always leads
    assert value in told


def test_quantity_that_its_figures_do_not_give_is_not_sealed(case: Case) -> None:
    figures = [
        {"name": "volume", "value": "2.5", "unit": "m3"},
        {"name": "density", "value": "1.2", "unit": "t/m3"},
    ]
    drums = {"method": "volume", "figures": figures}
    line = "2.5 m3 × 1.2 t/m3 = 3 t"

    def seal(value: str, arithmetic: str) -> int:
        members = {"value": value, "unit": "t", "arithmetic": arithmetic, "reckoning": drums}
        return case.seal(records.quantity(inspection=case.inspection, **members))

    with pytest.raises(RecordError):
        seal("3.4", line)
    with pytest.raises(RecordError):
        seal("3", "3 t")
    sealed = seal("3", line)
    supplement = Supplement(corrects=sealed, changes={"value": "3.4"}, reason="演练")
    with pytest.raises(RecordError):
        case.workspace.seal(supplement)
    assert case.screened().tonnes == 3


def test_end_of_the_act_chooses_the_law(case: Case) -> None:
    case.result(case.sample(), "2.6")
    case.basis(act_ended_on=date(2015, 1, 1))
    (only,) = case.screened().results
    assert only.assessment is not None
    assert only.assessment.laws[0].instrument == "法释〔2013〕15号"


@pytest.mark.parametrize(
    ("mode", "minutes", "expected"),
    [
        (SamplingMode.GRAB, None, Mode.GRAB),
        (SamplingMode.TIME_COMPOSITE, 24 * 60, Mode.COMPOSITE),
        (SamplingMode.CONTINUOUS, 23 * 60 + 30, Mode.COMPOSITE),
        (SamplingMode.FLOW_COMPOSITE, 60, Mode.HOURLY_MEAN),
        (SamplingMode.FLOW_COMPOSITE, 240, None),
        (SamplingMode.TIME_COMPOSITE, None, None),
        (SamplingMode.POINT_COMPOSITE, 24 * 60, None),
    ],
)
def test_way_of_sampling_goes_by_mode_and_duration(
    mode: SamplingMode, minutes: int | None, expected: Mode | None
) -> None:
    sample = records.sample()
    ended = None if minutes is None else sample.sampled_at + timedelta(minutes=minutes)
    increments = None if mode in {SamplingMode.GRAB, SamplingMode.CONTINUOUS} else 4
    timed = mode in {SamplingMode.TIME_COMPOSITE, SamplingMode.FLOW_COMPOSITE}
    made = records.sample(
        mode=mode, ended_at=ended, increments=increments, interval="2 h" if timed else None
    )
    assert mode_of(made) is expected


def test_stack_is_a_point_of_the_tables(case: Case) -> None:
    sample = case.sample(
        medium=Medium.STACK_GAS, point_type=PointType.STACK, has_first_class_pollutants=None
    )
    case.result(sample, "5", unit="mg/m3")
    case.basis(medium=Medium.STACK_GAS, standard="GB 16297-1996", table=None)
    (only,) = case.screened().results
    assert only.assessment is not None
    assert only.assessment.limit is not None
    assert only.assessment.limit.point == "stack_outlet"
