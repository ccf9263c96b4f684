from dataclasses import dataclass
from typing import Annotated, ClassVar

import pytest

from fieldkit.evidence.parts import (
    MOST_VALUES,
    FieldProblem,
    Part,
    RecordError,
    members,
    rule,
    rules,
)
from fieldkit.evidence.record import read_body, to_body
from fieldkit.evidence.values import About


@dataclass(frozen=True, slots=True, kw_only=True)
class Lid(Part):
    kind: ClassVar[str] = "lid"

    colour: Annotated[str, About("colour", "颜色")]
    thickness: Annotated[int | None, About("thickness", "厚度", least=1)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrel(Part):
    kind: ClassVar[str] = "waste_barrel"

    name: Annotated[str, About("name", "名称")]
    full: Annotated[int, About("full", "满", least=1)]
    filled: Annotated[int, About("filled", "已装")] = 0
    lids: Annotated[tuple[Lid, ...], About("lids", "盖")] = ()
    marks: Annotated[tuple[str, ...], About("marks", "标记", least=2)]

    @rule("overfull", "It holds less than that.", "filled", "full")
    def _overfull(self) -> bool:
        return self.filled > self.full


@dataclass(frozen=True, slots=True, kw_only=True)
class Drum(Barrel):
    kind: ClassVar[str] = "drum"

    @rule("unnamed", "A drum is called drum.", "name")
    def _called_otherwise(self) -> bool:
        return self.name != "drum"


def barrel(**members: object) -> Barrel:
    return Barrel(**{"name": "b", "full": 5, "marks": ("x", "y"), **members})


def problems(**members: object) -> list[tuple[str, str]]:
    with pytest.raises(RecordError) as refused:
        barrel(**members)
    return [(each.field, each.problem) for each in refused.value.problems]


def test_sound_part_is_made() -> None:
    assert barrel(lids=[{"colour": " red "}]).lids == (Lid(colour="red"),)


def test_part_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        barrel().name = "other"


def test_every_wrong_member_is_told_in_the_order_of_the_form() -> None:
    found = problems(name="", full=0, lids=[{"thickness": 0}, 7], marks=["x", ""])
    assert found == [
        ("name", "missing"),
        ("full", "out_of_range"),
        ("lids[0].colour", "missing"),
        ("lids[0].thickness", "out_of_range"),
        ("lids[1]", "wrong_type"),
        ("marks[1]", "missing"),
    ]


def test_error_names_the_record_and_never_what_was_typed() -> None:
    with pytest.raises(RecordError) as refused:
        barrel(name="secret\x00name", full=-77)
    said = str(refused.value)
    assert said.startswith("The waste_barrel cannot be taken. name: ")
    assert "secret" not in said
    assert "77" not in said
    assert refused.value.details["problems"] == [
        {
            "field": "name",
            "problem": "control_character",
            "sentence": "A character in it is none that people write.",
        },
        {"field": "full", "problem": "out_of_range", "sentence": "This must be 1 or more."},
    ]
    assert refused.value.exit_status == 2


def test_broken_rule_is_told_of_its_first_member() -> None:
    assert problems(filled=6) == [("filled", "overfull")]


def test_rule_is_not_asked_about_a_member_that_is_wrong_by_itself() -> None:
    assert problems(filled=6, full="five") == [("full", "wrong_type")]


def test_broken_rule_is_told_beside_other_members_that_are_wrong() -> None:
    assert problems(filled=6, name="") == [("name", "missing"), ("filled", "overfull")]


def test_rules_are_inherited() -> None:
    assert [each.problem for each in rules(Drum)] == ["overfull", "unnamed"]
    with pytest.raises(RecordError) as refused:
        Drum(name="b", full=1, filled=2, marks=("x", "y"))
    assert [each.problem for each in refused.value.problems] == ["overfull", "unnamed"]


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ((), [("marks", "missing")]),
        (None, [("marks", "missing")]),
        (("x",), [("marks", "too_few")]),
        ("xy", [("marks", "wrong_type")]),
        (("x",) * (MOST_VALUES + 1), [("marks", "too_many")]),
    ],
)
def test_tuple_is_bounded(marks: object, found: list[tuple[str, str]]) -> None:
    assert problems(marks=marks) == found


def test_part_of_another_class_is_refused() -> None:
    assert problems(lids=[barrel()]) == [("lids[0]", "wrong_type")]


def test_part_that_is_not_a_tuple_is_asked_for() -> None:
    found: list[FieldProblem] = []

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Box(Part):
        kind: ClassVar[str] = "box"
        lid: Annotated[Lid, About("lid", "盖")]

    assert Box(lid=Lid(colour="red")).lid.colour == "red"
    with pytest.raises(RecordError) as refused:
        Box(lid=None)  # type: ignore[arg-type] # what an untyped caller may do
    found += refused.value.problems
    assert found == [FieldProblem("lid", "missing", "This must be given.")]


def test_members_describe_the_declaration() -> None:
    by_name = {member.name: member for member in members(Barrel)}
    assert list(by_name) == ["name", "full", "filled", "lids", "marks"]
    assert [name for name, member in by_name.items() if member.is_required] == [
        "name", "full", "marks",
    ]  # fmt: skip
    assert by_name["lids"].is_many
    assert by_name["lids"].form == "part"
    assert [member.name for member in by_name["lids"].members] == ["colour", "thickness"]
    assert by_name["name"].members == ()
    assert by_name["name"].choices == ()


def test_what_was_not_said_is_left_out_of_the_body() -> None:
    assert to_body(barrel(lids=[{"colour": "red"}])) == {
        "name": "b",
        "full": 5,
        "filled": 0,
        "lids": [{"colour": "red"}],
        "marks": ["x", "y"],
    }


def test_unknown_members_of_a_newer_writer_are_passed_over() -> None:
    body = {
        "name": "b",
        "full": 5,
        "marks": ["x", "y"],
        "lids": [{"colour": "red", "z": 1}],
        "q": 2,
    }
    assert read_body(Barrel, body) == barrel(lids=(Lid(colour="red"),))


def test_missing_members_of_a_body_are_all_told() -> None:
    with pytest.raises(RecordError) as refused:
        read_body(Barrel, {})
    assert [each.field for each in refused.value.problems] == ["name", "full", "marks"]


def test_null_in_a_body_counts_as_absent() -> None:
    body = {"name": "b", "full": 5, "marks": ["x", "y"], "filled": None, "lids": None}
    assert read_body(Barrel, body) == barrel()
