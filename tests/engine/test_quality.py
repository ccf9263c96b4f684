"""Quality control of a case: pairs found by their samples, counts by visit and medium."""

from fieldkit.evidence.quality_rules import Held
from fieldkit.evidence.samples import Medium, QcKind, Spike
from fieldkit.quality import CaseQuality, Check, Count, QualityControl
from fieldkit.reference.quality import Verdict
from tests.builders import records
from tests.engine.screened_case import Case, case, workspace

__all__ = ["case", "workspace"]


def quality(case: Case) -> CaseQuality:
    return QualityControl(case.workspace.overview).of_case(case.case)


def only(case: Case) -> Check:
    (check,) = quality(case).checks
    return check


def count(case: Case, kind: QcKind, analyte: str = "") -> Count:
    (found,) = [each for each in quality(case).counts
                if (each.kind, each.analyte) == (kind, analyte)]  # fmt: skip
    return found


def rule(case: Case, **members: object) -> int:
    return case.seal(
        records.quality_rule(inspection=case.inspection, **{"analyte": None, **members})
    )


def test_duplicate_stands_beside_its_sample(case: Case) -> None:
    sample = case.sample()
    twin = case.sample(qc_kind=QcKind.DUPLICATE, parent=sample)
    first = case.result(sample, "3.92", "六价铬")
    second = case.result(twin, "3.80", "cr6")
    check = only(case)
    assert (check.samples, check.results) == (("S-1", "S-2"), (first, second))
    assert check.judged.remarks == ("NO_RULE_HELD",)
    stated = rule(case, most="2")
    assert only(case).judged.verdict is Verdict.WITHIN
    assert only(case).judged.allowed is not None
    assert only(case).judged.allowed.entry == stated
    rule(case, most="1", analyte="六价铬")
    assert only(case).judged.verdict is Verdict.OUTSIDE


def test_rule_for_another_medium_or_analyte_does_not_count(case: Case) -> None:
    sample = case.sample()
    twin = case.sample(qc_kind=QcKind.DUPLICATE, parent=sample)
    case.result(sample, "3.92", "六价铬")
    case.result(twin, "3.80", "六价铬")
    rule(case, most="2", medium=Medium.GROUNDWATER)
    rule(case, most="2", analyte="总铬")
    assert only(case).judged.remarks == ("NO_RULE_HELD",)


def test_withdrawn_result_is_left_out(case: Case) -> None:
    sample = case.sample()
    twin = case.sample(qc_kind=QcKind.DUPLICATE, parent=sample)
    first = case.result(sample, "3.92", "六价铬")
    case.result(twin, "3.80", "六价铬")
    case.workspace.withdraw(first, "录入错误")
    assert only(case).judged.remarks == ("NO_RESULT",)


def test_spike_is_recovered_by_what_its_sample_says_was_added(case: Case) -> None:
    sample = case.sample()
    added = (Spike(analyte="六价铬", added="0.50", unit="mg/L"),)
    spiked = case.sample(qc_kind=QcKind.SPIKE, parent=sample, spikes=added)
    case.result(sample, "0.50", "六价铬")
    case.result(spiked, "0.98", "六价铬")
    rule(case, held=Held.RECOVERY, least="80", most="120")
    judged = only(case).judged
    assert (judged.high, judged.verdict) == (96, Verdict.WITHIN)


def test_spike_without_what_was_added_cannot_be_judged(case: Case) -> None:
    sample = case.sample()
    spiked = case.sample(qc_kind=QcKind.SPIKE, parent=sample)
    case.result(sample, "0.50", "六价铬")
    case.result(spiked, "0.98", "六价铬")
    assert only(case).judged.remarks == ("ADDED_NOT_STATED",)


def test_blank_is_held_against_the_methods_own_limit(case: Case) -> None:
    sample = case.sample(qc_kind=QcKind.FIELD_BLANK)
    case.result(sample, "0.005", "六价铬", method="GB/T 7467-1987")
    judged = only(case).judged
    assert judged.verdict is Verdict.OUTSIDE
    assert judged.remarks == ("DETECTION_LIMIT_FROM_TABLES",)
    case.sample(qc_kind=QcKind.TRANSPORT_BLANK)
    assert len(quality(case).checks) == 1


def test_unknown_unit_is_said(case: Case) -> None:
    sample = case.sample(qc_kind=QcKind.FIELD_BLANK)
    case.result(sample, "0.005", "六价铬", unit="瓶盖")
    assert only(case).judged.remarks == ("UNIT_UNKNOWN",)


def test_without_a_rule_samples_are_only_counted(case: Case) -> None:
    sample = case.sample()
    case.sample(qc_kind=QcKind.DUPLICATE, parent=sample)
    duplicates = count(case, QcKind.DUPLICATE)
    assert (duplicates.samples, duplicates.taken, duplicates.needed) == (1, 1, None)
    assert (duplicates.missing, duplicates.source) == (0, "")


def test_share_of_duplicates_is_rounded_up_to_whole_samples(case: Case) -> None:
    stated = rule(case, held=Held.DUPLICATES, least="10", most=None)
    assert quality(case).counts == ()
    samples = [case.sample() for _ in range(11)]
    duplicates = count(case, QcKind.DUPLICATE)
    assert (duplicates.needed, duplicates.missing, duplicates.entry) == (2, 2, stated)
    case.sample(qc_kind=QcKind.DUPLICATE, parent=samples[0])
    assert count(case, QcKind.DUPLICATE).missing == 1


def test_blanks_are_counted_by_visit_and_medium(case: Case) -> None:
    rule(case, held=Held.FIELD_BLANKS, least="1", most=None)
    case.sample()
    case.sample(medium=Medium.GROUNDWATER)
    case.sample(qc_kind=QcKind.FIELD_BLANK)
    found = {each.medium: each.missing for each in quality(case).counts
             if each.kind is QcKind.FIELD_BLANK}  # fmt: skip
    assert found == {Medium.WASTEWATER: 0, Medium.GROUNDWATER: 1}


def test_what_the_table_wants_in_duplicate_is_counted_by_analyte(case: Case) -> None:
    one = case.sample(analytes=("三氯甲烷", "总镍"))
    case.sample(analytes=("三氯甲烷",))
    case.sample(qc_kind=QcKind.DUPLICATE, parent=one, analytes=("chloroform",))
    found = count(case, QcKind.DUPLICATE, "三氯甲烷")
    assert (found.samples, found.needed, found.taken) == (2, 2, 1)
    assert found.source == "HJ 91.1-2019 表A.1"
    assert found.row is not None


def test_case_without_samples_has_no_counts(case: Case) -> None:
    assert quality(case).counts == quality(case).checks == ()
