"""Screening put on record: what stands in it, and what comes out otherwise later."""

import json
from dataclasses import replace

import pytest

from fieldkit.evidence.intake import Made
from fieldkit.evidence.record import to_body
from fieldkit.evidence.samples import PointType
from fieldkit.kept_screenings import (
    KeptScreening,
    ScreeningUnreadableError,
    case_facts,
    differences,
    newest_screening,
    seal_screening,
)
from fieldkit.reference import tables
from fieldkit.screening import ScreenedResult
from tests.builders import records
from tests.builders.standards import PERMIT_NUMBER, own_limit
from tests.engine.screened_case import Case, case, workspace

__all__ = ["case", "workspace"]


def put_on_record(case: Case) -> KeptScreening:
    seal_screening(case.workspace, case.case, case.screened())
    return kept(case)


def kept(case: Case) -> KeptScreening:
    found = newest_screening(case.workspace, case.case)
    assert found is not None
    return found


def test_record_says_what_screening_came_to(case: Case) -> None:
    high = case.result(case.sample(), "5.6")
    case.result(case.sample(), "0.1")
    basis = case.basis()
    found = put_on_record(case)
    record = found.record
    assert (record.above, record.total, record.highest, record.outcome) == (1, 2, "10.2", "MET")
    assert record.met == ("法释〔2023〕7号 第一条(四)",)
    assert record.bases == (basis,)
    assert record.reference_edition == tables.held().edition
    first = record.results[0]
    assert (first.result, first.limit, first.ratio) == (high, "≤ 0.5 mg/L", "11.2")
    assert first.standard == "GB 21900-2008 表2 新建"
    assert "C/S = 11.2" in str(first.arithmetic)
    assert record.title == "1/2 超标 · 达到"


def test_file_of_the_record_is_the_whole_answer(case: Case) -> None:
    case.result(case.sample(), "5.6")
    case.basis()
    screened = case.screened("people_poisoned=3")
    sealed = seal_screening(case.workspace, case.case, screened)
    register = case.workspace.register
    (file,) = register.item(sealed.sequence).attachments
    content = b"".join(bytes(each) for each in register.open_attachment(file))
    assert json.loads(content) == json.loads(json.dumps(case_facts(screened)))
    assert json.loads(content)["totals"]["facts"] == {"people_poisoned": "3"}


def test_case_without_results_can_be_put_on_record(case: Case) -> None:
    found = put_on_record(case)
    assert (found.record.above, found.record.total, found.record.outcome) == (0, 0, None)
    assert found.record.title == "0/0 超标"
    assert found.facts == {}


def test_same_results_do_not_differ(case: Case) -> None:
    case.result(case.sample(), "5.6")
    case.basis()
    assert differences(put_on_record(case), case.screened()) == ()


def test_new_gone_and_changed_results_are_told(case: Case) -> None:
    sample = case.sample()
    changed, gone = case.result(sample, "5.6"), case.result(sample, "0.1")
    case.basis()
    found = put_on_record(case)
    case.workspace.supplement(changed, {"value": "0.2"}, "演练：报告更正")
    case.workspace.withdraw(gone, "演练：录入错误")
    new = case.result(sample, "0.3")
    told = differences(found, case.screened())
    assert [(each.result, each.is_new, each.is_gone) for each in told] == [
        (changed, False, False),
        (gone, False, True),
        (new, True, False),
    ]
    assert {"value", "ratio", "compliance", "outcome"} <= set(told[0].members)


def test_other_tables_are_told_by_what_comes_out(case: Case) -> None:
    case.result(case.sample(), "5.6")
    case.basis()
    found = put_on_record(case)
    screened = case.screened()
    (only,) = screened.results
    assert only.assessment is not None
    assert only.assessment.limit is not None
    other = replace(only.assessment, limit=replace(only.assessment.limit, limit_id="other"))
    result = ScreenedResult(only.sequence, only.result, only.sample, only.basis, other, "")
    (told,) = differences(found, replace(screened, results=(result,), edition="1" * 64))
    assert told.members == ("limit_id",)


def test_permit_that_was_used_is_named_and_its_new_version_differs(case: Case) -> None:
    permit = case.workspace.seal(
        records.standard(party=case.party, limits=(own_limit(pollutant="总镍"),))
    ).sequence
    outlet = case.workspace.seal(records.point(party=case.party)).sequence
    case.result(case.sample(own_point=outlet), "5.6")
    case.basis(standard=PERMIT_NUMBER, table=None, own_standard=permit)
    found = put_on_record(case)
    assert (found.record.own_standards, found.record.own_points) == ((permit,), (outlet,))
    changes = {"limits": [to_body(own_limit(pollutant="总镍", high="0.3"))]}
    case.workspace.supplement(permit, changes, "演练：许可证变更")
    (told,) = differences(found, case.screened())
    assert {"limit", "limit_id", "ratio"} <= set(told.members)


def test_newest_record_that_stands_is_compared(case: Case) -> None:
    assert newest_screening(case.workspace, case.case) is None
    first, second = put_on_record(case), put_on_record(case)
    assert second.sequence > first.sequence
    case.workspace.withdraw(second.sequence, "演练：误操作")
    assert kept(case).sequence == first.sequence


def test_file_that_is_none_of_ours_is_told(case: Case) -> None:
    taken = case.workspace.take_in(Made("screening.json", b"[]"), "whole")
    record = records.screening(results=(), bases=(), own_standards=(), own_points=())
    case.workspace.seal(record, case=case.case, files=[taken])
    with pytest.raises(ScreeningUnreadableError):
        kept(case)


@pytest.mark.parametrize(
    ("point", "code"),
    [
        ({"point_type": PointType.TOTAL_OUTLET}, "POINT_DIFFERS"),
        ({"valid_from": None, "valid_to": None}, None),
    ],
)
def test_outlet_of_another_type_is_to_be_minded(
    case: Case, point: dict[str, object], code: str | None
) -> None:
    outlet = case.workspace.seal(records.point(party=case.party, **point)).sequence
    case.result(case.sample(own_point=outlet), "5.6")
    case.basis()
    (only,) = case.screened().results
    assert only.assessment is not None
    doubts = {"POINT_DIFFERS", "POINT_NOT_IN_USE"} & set(only.assessment.warnings)
    assert doubts == ({code} if code else set())
    assert only.assessment.outcome == ("REVIEW" if code else "MET")


def test_outlet_that_was_not_in_use_is_to_be_minded(case: Case) -> None:
    outlet = case.workspace.seal(records.point(party=case.party)).sequence
    case.result(case.sample(own_point=outlet), "5.6")
    case.basis()
    case.workspace.withdraw(outlet, "演练：误登记")
    (only,) = case.screened().results
    assert only.assessment is not None
    assert "POINT_NOT_IN_USE" in only.assessment.warnings


def test_stricter_limit_of_the_agencys_own_is_to_be_minded(case: Case) -> None:
    limit = own_limit(pollutant="总镍", high="0.2", outlet=None)
    case.workspace.seal(records.standard(party=case.party, limits=(limit,)))
    case.result(case.sample(), "5.6")
    case.basis()
    (only,) = case.screened().results
    assert only.assessment is not None
    assert only.assessment.limit is not None
    assert only.assessment.limit.entry is None
    assert "STRICTER_OWN_LIMIT" in only.assessment.warnings


@pytest.mark.parametrize(
    "members",
    [
        {"high": "0.6"},
        {"outlet": "DW009"},
        {"medium": "surface_water"},
        {"point": "total_outlet"},
        {"pollutant": "总铬"},
    ],
)
def test_limit_that_is_not_stricter_for_the_sample_is_not_told(
    case: Case, members: dict[str, object]
) -> None:
    given = {"pollutant": "总镍", "high": "0.2", "outlet": None, **members}
    case.workspace.seal(records.standard(party=case.party, limits=(own_limit(**given),)))
    case.result(case.sample(outlet_number="DW001"), "5.6")
    case.basis()
    (only,) = case.screened().results
    assert only.assessment is not None
    assert "STRICTER_OWN_LIMIT" not in only.assessment.warnings


def test_local_emission_standard_counts_for_the_metal_clauses(case: Case) -> None:
    limit = own_limit(pollutant="总镍", high="0.1", outlet=None)
    members = {"nature": "local_emission", "number": "DB00/1-2020", "party": None}
    case.workspace.seal(records.standard(limits=(limit,), **members))
    case.result(case.sample(), "5.6")
    case.basis(standard="DB00/1-2020", table=None)
    (only,) = case.screened().results
    assert only.assessment is not None
    assert only.assessment.lead is not None
    assert only.assessment.comparison.ratio == 56
    assert "NOT_EMISSION_STANDARD" not in only.assessment.warnings


def test_permit_is_no_emission_standard(case: Case) -> None:
    limit = own_limit(pollutant="总镍", high="0.1", outlet=None)
    case.workspace.seal(records.standard(party=case.party, limits=(limit,)))
    case.result(case.sample(), "5.6")
    case.basis(standard=PERMIT_NUMBER, table=None)
    (only,) = case.screened().results
    assert only.assessment is not None
    assert (only.assessment.comparison.compliance, only.assessment.outcome) == (
        "fails",
        "NOT_APPLICABLE",
    )


def test_row_of_the_outlet_goes_before_those_for_all(case: Case) -> None:
    limits = (
        own_limit(pollutant="总镍", high="0.1", outlet=None),
        own_limit(pollutant="总镍", high="0.3", outlet="DW001"),
        own_limit(pollutant="总镍", high="0.2", outlet="DW002"),
    )
    case.workspace.seal(records.standard(party=case.party, limits=limits))
    for number in ("DW001", "DW003"):
        case.result(case.sample(outlet_number=number), "5.6")
    case.basis(standard=PERMIT_NUMBER, table=None)
    found = [
        str(each.assessment.limit.high)
        for each in case.screened().results
        if each.assessment is not None and each.assessment.limit is not None
    ]
    assert found == ["0.3", "0.1"]


def test_clause_that_is_met_once_need_not_be_reviewed(case: Case) -> None:
    case.result(case.sample(), "5.6")
    doubtful = {"point_type": PointType.TOTAL_OUTLET, "other_point_reason": "演练"}
    case.result(case.sample(**doubtful), "5.6")
    case.basis()
    screened = case.screened()
    outcomes = [each.assessment.outcome for each in screened.results if each.assessment]
    assert outcomes == ["MET", "REVIEW"]
    record = put_on_record(case).record
    assert (record.met, record.to_review) == (("法释〔2023〕7号 第一条(四)",), ())
