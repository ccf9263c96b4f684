import pytest

from fieldkit.canonical import JsonObject
from fieldkit.evidence.corrections import apply
from fieldkit.evidence.parts import RecordError
from tests.builders import records as make


def test_supplement_changes_what_it_names_and_leaves_the_record_alone() -> None:
    sample = make.sample()
    current = apply(sample, {"container_count": 3, "seal_number": "YL-F-0002"})
    assert current == make.sample(container_count=3, seal_number="YL-F-0002")
    assert sample == make.sample()


def test_supplement_adds_what_was_not_known() -> None:
    started = make.inspection(ended_at=None, findings=None)
    changes = {"ended_at": "2026-11-03T12:00:00+08:00", "findings": "管道向雨水沟排水。"}
    current = apply(started, changes)
    assert current.ended_at == make.at(150)
    assert current.findings == "管道向雨水沟排水。"


def test_supplement_takes_a_value_away() -> None:
    assert apply(make.sample(), {"seal_number": None}).seal_number is None


def test_supplement_replaces_a_part_as_a_whole() -> None:
    current = apply(make.case(), {"handled_by": [{"name": "演练员丑"}]})
    assert [officer.name for officer in current.handled_by] == ["演练员丑"]


def test_supplement_without_changes_changes_nothing() -> None:
    assert apply(make.sample(), {}) == make.sample()


def test_supplements_follow_each_other() -> None:
    once = apply(make.sample(), {"container_count": 3})
    assert apply(once, {"amount": "250"}) == make.sample(container_count=3, amount="250")


@pytest.mark.parametrize(
    ("changes", "field", "problem"),
    [
        ({"colour": "red"}, "colour", "unknown_field"),
        ({"number": None}, "number", "missing"),
        ({"container_count": "three"}, "container_count", "wrong_type"),
        ({"qc_kind": "duplicate"}, "parent", "missing"),
    ],
)
def test_supplement_must_leave_a_sound_record(
    changes: JsonObject, field: str, problem: str
) -> None:
    with pytest.raises(RecordError) as refused:
        apply(make.sample(), changes)
    assert [(each.field, each.problem) for each in refused.value.problems] == [(field, problem)]


def test_titles_name_the_entry_and_the_reason() -> None:
    assert make.supplement().title == "#4 · 容器数量抄写有误"
    assert make.withdrawal().title == "#4 · 重复登记"
