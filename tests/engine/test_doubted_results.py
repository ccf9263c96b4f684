"""What speaks against results and sums is told where they are screened."""

from datetime import timedelta

import pytest

from fieldkit.evidence.quality_rules import Held
from fieldkit.evidence.samples import QcKind, Spike
from tests.builders import records
from tests.engine.screened_case import Case, case, workspace

__all__ = ["case", "workspace"]


def told(case: Case) -> list[tuple[object, list[str]]]:
    """Outcome and warnings of quality control of each screened result."""
    return [
        (each.assessment.outcome, [w for w in each.assessment.warnings if w.endswith("_OUTSIDE")])
        for each in case.screened().results
        if each.assessment is not None
    ]


def rule(case: Case, **members: object) -> None:
    case.seal(records.quality_rule(inspection=case.inspection, **{"analyte": None, **members}))


def test_duplicate_outside_the_rule_leaves_the_result_to_review(case: Case) -> None:
    case.basis()
    sample = case.sample()
    twin = case.sample(qc_kind=QcKind.DUPLICATE, parent=sample)
    case.result(sample, "5.6")
    case.result(twin, "3.0")
    case.result(sample, "0.6", "六价铬")
    assert told(case) == [("MET", []), ("REVIEW", [])]
    rule(case, most="10")
    assert told(case) == [("REVIEW", ["DUPLICATE_OUTSIDE"]), ("REVIEW", [])]


def test_spike_outside_the_rule_is_told(case: Case) -> None:
    case.basis()
    sample = case.sample()
    added = (Spike(analyte="总镍", added="1.0", unit="mg/L"),)
    spiked = case.sample(qc_kind=QcKind.SPIKE, parent=sample, spikes=added)
    case.result(sample, "5.6")
    case.result(spiked, "6.0")
    rule(case, held=Held.RECOVERY, least="80", most="120")
    assert told(case) == [("REVIEW", ["SPIKE_OUTSIDE"])]


@pytest.mark.parametrize(
    ("value", "expected"), [("0.08", ("REVIEW", ["BLANK_OUTSIDE"])), ("0.05L", ("MET", []))]
)
def test_blank_that_holds_the_analyte_is_told(
    case: Case, value: str, expected: tuple[object, list[str]]
) -> None:
    case.basis()
    blank = case.sample(qc_kind=QcKind.FIELD_BLANK)
    case.result(case.sample(), "5.6")
    case.result(case.sample(), "0.7", "六价铬")
    case.result(blank, value, detection_limit="0.05")
    assert told(case) == [expected, ("REVIEW", [])]


@pytest.mark.parametrize(("days", "is_late"), [(1, False), (200, True)])
def test_sample_that_waited_too_long_leaves_the_result_to_review(
    case: Case, days: int, is_late: bool
) -> None:
    case.workspace._clock.go(days=days + 1)  # type: ignore[attr-defined]  # of tests
    case.basis()
    case.result(case.sample(), "3.92", "六价铬", analysed_at=records.at(40) + timedelta(days=days))
    (only,) = case.screened().results
    assert only.assessment is not None
    assert ("HOLDING_TIME_PAST" in only.assessment.warnings) is is_late
    assert only.assessment.outcome == ("REVIEW" if is_late else "MET")


def test_sum_of_waste_is_not_said_to_be_illegal(case: Case) -> None:
    made = {"subject": "污泥", "value": "3.1", "unit": "t", "waste_code": "HW17"}
    case.seal(records.quantity(inspection=case.inspection, **made, uncertainty=None))
    screened = case.screened()
    assert screened.warnings == ("WASTE_TAKEN_AS_ILLEGAL", "WASTE_WITHOUT_UNCERTAINTY")
    assert case.screened("hazardous_waste_illegal_tonnes=2").warnings == ()
