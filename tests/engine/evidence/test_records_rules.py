"""Every rule between members has an example that breaks it and one that keeps it."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest

from fieldkit.evidence.kinds import KINDS
from fieldkit.evidence.media import DocumentType, Extraction
from fieldkit.evidence.parts import Part, RecordError, members, rules
from fieldkit.evidence.people import Person
from fieldkit.evidence.reckonings import Figure, Reckoning
from fieldkit.evidence.transfers import Side, TransferredItem
from tests.builders import records as make
from tests.builders.practice import BEGAN, SCALE
from tests.builders.standards import own_limit

LATER = make.at(10_000)


def side(**members: object) -> Side:
    return Side(**{"name": "演练员丙", "unit": "演练监测站", "means": "handwriting", **members})


def transferred(**members: object) -> TransferredItem:
    return TransferredItem(**{"item": 4, "is_seal_intact": True, **members})


def extraction(**members: object) -> Extraction:
    sound = make.extracted_data().extraction
    assert sound is not None
    return Extraction(**{name: getattr(sound, name) for name in _names(Extraction)} | members)


def reckoning(method: str = "volume", *figures: str, **members: object) -> Reckoning:
    """With figures as "volume=2 m3"."""
    given = []
    for each in figures or ("volume=2 m3", "density=1 t/m3"):
        name, _, rest = each.partition("=")
        value, unit, *doubt = rest.split()
        given.append(Figure(name=name, value=value, unit=unit, uncertainty=(*doubt, None)[0]))
    return Reckoning(method=method, figures=tuple(given), **members)


def _names(part: type[Part]) -> list[str]:
    return [member.name for member in members(part)]


PROCESS = ("production=120 t", "factor=0.1 t/t")
PERIOD = {"from_day": "2026-01-01", "to_day": "2026-01-31"}

Example = tuple[Callable[..., Part], dict[str, object], str, str]

BROKEN: list[Example] = [
    (make.person, {"id_number": "E00000000"}, "id_type", "missing"),
    (make.person, {"id_type": "passport"}, "id_number", "missing"),
    (
        make.person,
        {"id_type": "resident_id", "id_number": "110105194912310021"},
        "id_number",
        "check_character",
    ),
    (make.witness, {"is_independent": False}, "is_independent", "witness_not_independent"),
    (make.party, {"credit_code": None}, "credit_code", "missing"),
    (make.standard, {"party": None}, "party", "missing"),
    (make.standard, {"nature": "approval", "party": None}, "party", "missing"),
    (make.standard, {"valid_to": date(2024, 1, 1)}, "valid_to", "ends_before_start"),
    (make.point, {"valid_to": date(2024, 1, 1)}, "valid_to", "ends_before_start"),
    (own_limit, {"high": None}, "high", "wrong_ends"),
    (own_limit, {"low": "6"}, "low", "wrong_ends"),
    (own_limit, {"form": "range"}, "low", "wrong_ends"),
    (own_limit, {"form": "nd"}, "high", "wrong_ends"),
    (own_limit, {"high": "1e3"}, "high", "not_a_limit"),
    (own_limit, {"unit": "mg/m3"}, "unit", "unit_of_another_medium"),
    (own_limit, {"unit": "mg/kg"}, "unit", "unit_of_another_medium"),
    (own_limit, {"form": "range", "low": "9", "high": "6"}, "high", "not_a_limit"),
    (make.case, {"party": None}, "party", "missing"),
    (make.case, {"is_urgent": True}, "urgent_reason", "missing"),
    (
        make.inspection,
        {"ended_at": BEGAN - timedelta(minutes=1)},
        "ended_at",
        "ends_before_start",
    ),
    (make.inspection, {"officers": (make.OFFICER_A,)}, "officers", "too_few_officers"),
    (make.inspection, {"certificates_shown": False}, "not_told_reason", "missing"),
    (make.inspection, {"site_person": None}, "site_person", "missing"),
    (make.inspection, {"party_presence": "absent"}, "absence_reason", "missing"),
    (
        make.inspection,
        {"witness": make.witness(name=make.OFFICER_B.name)},
        "witness",
        "witness_is_officer",
    ),
    (make.inspection, {"supplements_inspection": 3}, "supplementary_reason", "missing"),
    (make.sample, {"ended_at": BEGAN}, "ended_at", "ends_before_start"),
    (make.sample, {"amount_unit": None}, "amount_unit", "missing"),
    (make.sample, {"mode": "point_composite"}, "increments", "missing"),
    (make.sample, {"mode": "time_composite", "increments": 4}, "interval", "missing"),
    (make.sample, {"increments": 4}, "increments", "not_a_composite"),
    (make.sample, {"qc_kind": "spike"}, "parent", "missing"),
    (make.sample, {"parent": 4}, "parent", "has_no_parent"),
    (make.sample, {"point_type": "total_outlet"}, "other_point_reason", "missing"),
    (make.measurement, {"sample": None}, "sample", "missing"),
    (make.field_reading, {"sample": None}, "point", "missing"),
    (make.field_reading, {"analysed_at": None}, "analysed_at", "missing"),
    (make.measurement, {"laboratory": None}, "laboratory", "missing"),
    (make.measurement, {"cma_number": None}, "no_report_reason", "missing"),
    (make.quality_rule, {"held": "duplicates", "analyte": None}, "least", "missing"),
    (make.quality_rule, {"held": "duplicates", "least": "10"}, "analyte", "is_for_all"),
    (make.quality_rule, {"most": None, "least": "1"}, "most", "missing"),
    (make.quality_rule, {"least": "11"}, "least", "wrong_ends"),
    (make.quantity, {"arithmetic": None}, "arithmetic", "missing"),
    (make.quantity, {"determined": "documents"}, "documents", "missing"),
    (make.quantity, {"determined": "weighed"}, "instrument", "missing"),
    (make.quantity, {"reckoning": reckoning()}, "value", "not_the_result"),
    (
        make.quantity,
        {"reckoning": reckoning(), "value": "2", "unit": "kg"},
        "unit",
        "not_the_result",
    ),
    (
        make.quantity,
        {"reckoning": reckoning("process", *PROCESS, **PERIOD), "value": "12"},
        "documents",
        "missing",
    ),
    *(
        (partial(reckoning, method, *figures), {}, "figures", problem)
        for method, problem, figures in (
            ("volume", "missing", ["volume=2 m3"]),
            ("volume", "too_many", ["volume=2 m3", "volume=2 m3", "density=1 t/m3"]),
            ("volume", "not_asked", ["volume=2 m3", "density=1 t/m3", "tare=1 t"]),
            ("volume", "wrong_unit", ["volume=2 m3", "density=1 t"]),
            ("volume", "not_above_zero", ["volume=0 m3", "density=1 t/m3"]),
            ("volume", "bad_uncertainty", ["volume=2 m3 3", "density=1 t/m3"]),
            ("pieces", "not_whole", ["count=2.5 桶", "weighed=1 t"]),
            ("pieces", "more_weighed", ["count=1 桶", "weighed=1 t", "weighed=1 t"]),
            ("weighings", "tare", ["gross=1 t", "tare=1 t"]),
            ("lying_cylinder", "too_deep", ["diameter=1 m", "length=2 m", "depth=1.1 m"]),
            (
                "heap",
                "top_larger",
                [
                    "bottom_length=1 m",
                    "bottom_width=1 m",
                    "top_length=2 m",
                    "top_width=1 m",
                    "height=1 m",
                ],
            ),
        )
    ),
    (partial(reckoning, "process", *PROCESS), {}, "from_day", "missing"),
    (reckoning, {"from_day": "2026-02-01", "to_day": "2026-01-31"}, "to_day", "ends_before_start"),
    (make.photo, {"taken_by": None}, "taken_by", "missing"),
    (make.video, {"is_edited": True}, "edit_note", "missing"),
    (make.document, {"original_at": None}, "original_at", "missing"),
    (make.document, {"document_type": DocumentType.MONITORING_REPORT}, "report", "missing"),
    (make.document, {"document_type": DocumentType.ELECTRONIC}, "extraction", "missing"),
    (extraction, {"ended_at": BEGAN}, "ended_at", "ends_before_start"),
    (extraction, {"not_seized_reason": None}, "not_seized_reason", "missing"),
    (make.statement, {"has_signed_pages": False}, "refusal_reason", "missing"),
    (
        make.statement,
        {"witness": make.witness(name=make.OFFICER_A.name)},
        "witness",
        "witness_is_officer",
    ),
    (make.exhibit, {"origin": (), "inspection": None}, "origin", "missing"),
    (make.refusal, {"reason": None}, "reason", "missing"),
    (make.refusal, {"noted_by": ()}, "noted_by", "missing"),
    (make.refusal, {"signer": "holder", "witness": None}, "witness", "missing"),
    (side, {"means": "key"}, "key_id", "missing"),
    (side, {"means": "refused"}, "refusal_reason", "missing"),
    (transferred, {"is_seal_intact": False}, "condition", "missing"),
    (make.transfer, {"purpose": "other"}, "purpose_note", "missing"),
    (make.transfer, {"receiver": make.transfer().giver}, "receiver", "same_holder"),
    (make.transfer, {"items": (transferred(), transferred())}, "items", "named_twice"),
    (make.supplement, {"changes": {}}, "changes", "nothing_changed"),
]

SOUND: list[tuple[Callable[..., Part], dict[str, object]]] = [
    (make.person, {"id_type": "passport", "id_number": "E00000000"}),
    (make.person, {"id_type": "resident_id", "id_number": "11010519491231002x"}),
    (make.party, {"credit_code": None, "no_credit_code_reason": "自然人"}),
    (make.case, {"party": None, "unknown_party_reason": "夜间倾倒，行为人已离开"}),
    (make.case, {"is_urgent": True, "urgent_reason": "行为人可能逃匿"}),
    (make.inspection, {"ended_at": None}),
    (make.inspection, {"ended_at": BEGAN}),
    (make.inspection, {"officers": (make.OFFICER_A,), "fewer_officers_reason": "途中走散"}),
    (make.inspection, {"certificates_shown": False, "not_told_reason": "暗查"}),
    (
        make.inspection,
        {"party_presence": "absent", "absence_reason": "厂内无人", "site_person": None},
    ),
    (make.inspection, {"witness": make.witness()}),
    (make.inspection, {"supplements_inspection": 3, "supplementary_reason": "补采平行样"}),
    (make.sample, {"amount": None, "amount_unit": None}),
    (make.sample, {"mode": "point_composite", "increments": 5}),
    (make.sample, {"mode": "time_composite", "increments": 4, "interval": "2 h"}),
    (make.sample, {"qc_kind": "duplicate", "parent": 4}),
    (make.sample, {"qc_kind": "field_blank", "point_type": "other"}),
    (make.sample, {"point_type": "total_outlet", "other_point_reason": "车间排口被水泥封死"}),
    (make.sample, {"point_type": "total_outlet", "has_first_class_pollutants": False}),
    (make.measurement, {"sample": None, "no_sample_reason": "样品由公安机关采集"}),
    (make.measurement, {"cma_number": None, "no_report_reason": "应急快报"}),
    (make.measurement, {"analysed_at": None}),
    (make.field_reading, {"sample": None, "point": "总排口"}),
    (make.quantity, {"determined": "documents", "arithmetic": None, "documents": (5,)}),
    (make.quantity, {"determined": "weighed", "arithmetic": None, "instrument": SCALE}),
    (make.quantity, {"determined": "counted", "arithmetic": None}),
    (make.quantity, {"reckoning": reckoning(), "value": "2"}),
    (
        make.quantity,
        {"reckoning": reckoning("process", *PROCESS, **PERIOD), "value": "12", "documents": (5,)},
    ),
    (make.photo, {"taken_by": None, "provided_by": make.person()}),
    (make.video, {"is_edited": True, "edit_note": "截取前10分钟，原件另存"}),
    (make.document, {"is_copy": False, "original_at": None}),
    (make.report, {}),
    (make.extracted_data, {}),
    (extraction, {"is_carrier_seized": True, "not_seized_reason": None}),
    (make.statement, {"has_signed_pages": False, "refusal_reason": "称不识字"}),
    (make.statement, {"has_signed_pages": None}),
    (own_limit, {"form": "range", "low": "6", "high": "9", "pollutant": "ph", "unit": "无量纲"}),
    (own_limit, {"form": "nd", "high": None}),
    (own_limit, {"form": "min", "low": "0.5", "high": None}),
    (make.standard, {"nature": "local_emission", "party": None, "valid_to": None}),
    (make.exhibit, {"origin": ()}),
    (make.refusal, {"outcome": "unable", "reason": "手部受伤", "witness": None}),
    (make.refusal, {"signer": "holder"}),
    (make.refusal, {"signer": "holder", "witness": None, "no_witness_reason": "荒野无人"}),
    (side, {"means": "key", "key_id": "0" * 64}),
    (side, {"means": "refused", "refusal_reason": "称数量不符"}),
    (transferred, {"is_seal_intact": False, "condition": "封条破损，瓶盖完好"}),
    (make.transfer, {"purpose": "other", "purpose_note": "送第三方鉴定"}),
    (make.supplement, {"changes": {}, "note": "补充：当日有雨"}),
]


@pytest.mark.parametrize(("build", "members", "field", "problem"), BROKEN)
def test_broken_rule_is_told(
    build: Callable[..., Part], members: dict[str, object], field: str, problem: str
) -> None:
    with pytest.raises(RecordError) as refused:
        build(**members)
    assert [(each.field, each.problem) for each in refused.value.problems] == [(field, problem)]


@pytest.mark.parametrize(("build", "members"), SOUND)
def test_kept_rule_is_no_trouble(build: Callable[..., Part], members: dict[str, object]) -> None:
    build(**members)


def test_every_rule_has_an_example_that_breaks_it() -> None:
    shown = set()
    for build, changes, field, problem in BROKEN:
        with pytest.raises(RecordError) as refused:
            build(**changes)
        shown |= {(field, problem, each.sentence) for each in refused.value.problems}
    declared = {
        (each.members[0], each.problem, each.sentence)
        for part in _all_parts()
        for each in rules(part)
    }
    assert declared == shown


def _all_parts() -> set[type[Part]]:
    """Every class of records with the parts inside of them."""
    found: set[type[Part]] = set()
    waiting: list[type[Part]] = list(KINDS.values())
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            waiting += [each.holds for each in members(part) if issubclass(each.holds, Part)]
    assert Person in found
    return found
