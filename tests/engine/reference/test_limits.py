"""Which limit holds, by the day of sampling and what is known of the sample."""

from datetime import date

import pytest

from fieldkit.reference.limits import Mode, Wanted, find_limit, limits_in_force
from fieldkit.reference.tables import held


def found(pollutant: str, standard: str, day: str, **more: object) -> tuple[str | None, str]:
    wanted = Wanted(
        pollutant=pollutant,
        standard=standard,
        day=date.fromisoformat(day),
        **more,  # type: ignore[arg-type]  # members of Wanted, by name
    )
    answer = find_limit(held(), wanted)
    return (None if answer.limit is None else answer.limit.limit_id), answer.reason


@pytest.mark.parametrize("number", ["GB 21900-2008", "GB21900-2008", "gb 21900－2008"])
@pytest.mark.parametrize("table", ["2", "表2", "表２"])
def test_standard_and_table_are_known_in_any_writing(number: str, table: str) -> None:
    assert found("ni", number, "2026-05-01", table=table)[0] == "GB21900-2008_T2_3_ni_1"


@pytest.mark.parametrize("grade", ["Ⅲ类", "III类", "iii", "Ⅲ"])
def test_class_is_known_in_any_writing(grade: str) -> None:
    row, _ = found("nh3_n", "GB 3838-2002", "2026-05-01", class_grade=grade)
    assert row is not None


def test_edition_changes_on_its_day() -> None:
    before, _ = found("ph", "GB 18918-2002", "2026-02-28", class_grade="一级A")
    assert before == "GB18918-2002_T1_11_ph_1"
    after, reason = found("ph", "GB 18918-2002", "2026-03-01", class_grade="一级A")
    assert after != before
    assert reason in {"", "NO_LIMIT_ON_DATE"}


def test_expired_table_gives_no_limit_on_the_day() -> None:
    assert found("ni", "GB 21900-2008", "2010-06-30", table="1")[0] is not None
    assert found("ni", "GB 21900-2008", "2010-07-01", table="1") == (None, "NO_LIMIT_ON_DATE")
    assert found("ni", "GB 8978-1996", "1997-12-31") == (None, "NO_LIMIT_ON_DATE")


def test_pollutant_that_the_table_does_not_have() -> None:
    assert found("fe", "GB 8978-1996", "2026-05-01") == (None, "NO_LIMIT_IN_TABLE")
    assert found("ni", "GB 99999-2030", "2026-05-01") == (None, "NO_LIMIT_IN_TABLE")


def test_limits_that_differ_are_for_a_person_to_choose() -> None:
    wanted = Wanted(pollutant="ni", standard="GB 21900-2008", day=date(2026, 5, 1))
    answer = find_limit(held(), wanted)
    assert (answer.limit, answer.reason) == (None, "LIMIT_AMBIGUOUS")
    assert {each.table for each in answer.candidates} == {"表2", "表3"}


def test_rows_that_say_the_same_are_one() -> None:
    assert found("ni", "GB 21900-2008", "2026-05-01", table="2")[1] == ""


def test_point_and_way_of_sampling_decide_between_rows() -> None:
    stack = found("ni", "GB 16297-1996", "2026-05-01", point="stack_outlet")[0]
    fence = found("ni", "GB 16297-1996", "2026-05-01", point="boundary_max")[0]
    assert (stack, fence) == ("GB16297-1996_T2_13_ni_1", "GB16297-1996_T2_13_ni_2")
    day, grade = "2026-05-01", "一级A"
    grab, _ = found("cod_cr", "GB 18918-2002", day, class_grade=grade, mode=Mode.GRAB)
    mean, _ = found("cod_cr", "GB 18918-2002", day, class_grade=grade, mode=Mode.DAILY_MEAN)
    assert grab != mean


def test_point_that_no_row_has_hides_no_limit() -> None:
    row, _ = found("ni", "GB 8978-1996", "2026-05-01", point="total_outlet")
    assert row == "GB8978-1996_T1_8_ni_1"


def test_every_limit_of_a_day_is_listed_in_the_tables_order() -> None:
    rows = limits_in_force(held(), Wanted(pollutant="ni", day=date(2026, 5, 1)))
    assert len(rows) > 10
    assert all(row.is_in_force(date(2026, 5, 1)) for row in rows)
    only = limits_in_force(
        held(), Wanted(pollutant="ni", day=date(2026, 5, 1), medium="stack_gas")
    )
    assert {row.medium for row in only} == {"stack_gas"}
