from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.canonical import JsonObject
from fieldkit.clock import time_text
from fieldkit.evidence.values import (
    LONG,
    MOST_JSON_BYTES,
    MOST_NUMBER,
    SHORT,
    About,
    Choice,
    Fault,
    form_of,
    normal,
    seen_whole,
)

NAME = About("name", "名称")
ACCOUNT = About("account", "经过", most=LONG)
CODE = About("code", "代码", is_code=True)
JSON = Mapping


class Weather(Choice):
    CLEAR = "clear", "晴"
    HEAVY_RAIN = "heavy_rain", "大雨"


def problem(value: object, holds: type, about: About = NAME) -> str:
    found = normal(value, holds, about)
    assert isinstance(found, Fault), f"was taken: {found!r}"
    return found.problem


# Text


def test_text_is_kept_as_written_apart_from_blanks_around_it() -> None:
    assert normal("　 练习 化工\t", str, NAME) == "练习 化工"


def test_text_is_composed() -> None:
    assert normal("e\u0301", str, NAME) == "é"


def test_blank_text_is_no_text() -> None:
    assert normal(" \u3000\n", str, NAME) is None


def test_line_ends_become_one_kind() -> None:
    assert normal("一\r\n二\r三\n\t四", str, ACCOUNT) == "一\n二\n三\n\t四"


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\ud800"])
@pytest.mark.parametrize("about", [NAME, ACCOUNT])
def test_control_character_is_refused(sign: str, about: About) -> None:
    assert problem(f"一{sign}二", str, about) == "control_character"


@pytest.mark.parametrize("sign", ["\n", "\t"])
def test_short_text_is_one_line(sign: str) -> None:
    assert problem(f"一{sign}二", str) == "control_character"


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\ufeff"])
def test_invisible_and_turning_characters_are_kept(sign: str) -> None:
    assert normal(f"一{sign}二", str, NAME) == f"一{sign}二"


@pytest.mark.parametrize(("about", "most"), [(NAME, SHORT), (ACCOUNT, LONG)])
def test_text_is_bounded(about: About, most: int) -> None:
    assert normal("字" * most, str, about) == "字" * most
    assert problem("字" * (most + 1), str, about) == "too_long"


def test_code_is_written_in_one_way() -> None:
    assert normal(" ９１３５ ０１00ｍ0 ", str, CODE) == "91350100M0"


def test_number_is_no_text() -> None:
    assert problem(3, str) == "wrong_type"


@given(st.text(), st.sampled_from([NAME, ACCOUNT, CODE]))
def test_normal_text_stays_as_it_is(text: str, about: About) -> None:
    once = normal(text, str, about)
    if isinstance(once, str):
        assert normal(once, str, about) == once


@pytest.mark.parametrize("sign", ["\u00af", "\u00b8", "\u0384", "\u0385", "\u1fed", "\uffe3"])
def test_code_with_an_accent_that_stands_alone_stays_as_it_is(sign: str) -> None:
    """NFKC makes a blank and a combining accent of these."""
    for text in (sign, f"A{sign}", f"A {sign}B", f"{sign}A"):
        once = normal(text, str, CODE)
        assert once is None or normal(once, str, CODE) == once


@pytest.mark.parametrize(
    "text", ["\u200b", "\ufeff \u2060", "\u202e", "\u3164", "\u2800\u00ad", "\ufe0f"]
)
@pytest.mark.parametrize("about", [NAME, ACCOUNT, CODE])
def test_text_of_which_nothing_is_seen_is_no_text(text: str, about: About) -> None:
    assert normal(text, str, about) is None


SEEN = About("seen", "可见", check=seen_whole)


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200b", "\ufeff", "\u00ad", "\U000e0041"])
def test_text_that_must_be_seen_whole_hides_nothing(sign: str) -> None:
    assert problem(f"一{sign}二", str, SEEN) == "invisible_character"


@pytest.mark.parametrize(
    "text",
    [
        "演练〔2026〕1号",
        "👨\u200d👩\u200d👧",
        "❤\ufe0f 👍🏽 🇨🇳",
        "葛\U000e0100城",
        "ئۇيغۇر",
        "می\u200cخواهم",
    ],
)
def test_text_that_must_be_seen_whole_may_be_of_any_script(text: str) -> None:
    assert normal(text, str, SEEN) == text


# Whole numbers, yes and no


def test_whole_number_is_bounded() -> None:
    count = About("count", "数量", least=2)
    assert normal(2, int, count) == 2
    assert problem(1, int, count) == "out_of_range"
    assert problem(MOST_NUMBER + 1, int, count) == "out_of_range"


@pytest.mark.parametrize("value", [True, 1.0, "1"])
def test_other_things_are_no_whole_number(value: object) -> None:
    assert problem(value, int) == "wrong_type"


def test_yes_and_no_are_not_numbers_or_words() -> None:
    assert normal(False, bool, NAME) is False
    assert problem(0, bool) == "wrong_type"
    assert problem("yes", bool) == "wrong_type"


# Moments and days


def test_moment_is_taken_as_it_will_be_read_back() -> None:
    zone = timezone(timedelta(hours=8))
    moment = datetime(2026, 11, 3, 9, 30, 0, 123_456, tzinfo=zone)
    expected = moment.replace(microsecond=123_000)
    assert normal(moment, datetime, NAME) == expected
    assert normal("2026-11-03T09:30:00.123+08:00", datetime, NAME) == expected


def test_moment_without_offset_is_refused() -> None:
    assert problem(datetime(2026, 11, 3, 9, 30), datetime) == "no_offset"  # noqa: DTZ001
    assert problem("2026-11-03T09:30:00", datetime) == "not_a_moment"


def test_moment_with_an_offset_nobody_can_write_is_refused() -> None:
    odd = timezone(timedelta(hours=8, minutes=5, seconds=43))
    assert problem(datetime(1900, 1, 1, tzinfo=odd), datetime) == "not_a_moment"


@pytest.mark.parametrize("value", [20261103, date(2026, 11, 3)])
def test_other_things_are_no_moment(value: object) -> None:
    assert problem(value, datetime) == "wrong_type"


@given(st.datetimes(timezones=st.just(UTC)))
def test_normal_moment_stays_as_it_is(moment: datetime) -> None:
    once = normal(moment, datetime, NAME)
    assert isinstance(once, datetime)
    assert normal(time_text(once), datetime, NAME) == once


def test_day_is_taken_as_a_day_or_its_text() -> None:
    assert normal("2026-11-03", date, NAME) == date(2026, 11, 3)
    assert normal(date(2026, 11, 3), date, NAME) == date(2026, 11, 3)


@pytest.mark.parametrize("text", ["20261103", "2026-W45-2", "2026-02-30", "昨天"])
def test_other_text_is_no_day(text: str) -> None:
    assert problem(text, date) == "not_a_day"


@pytest.mark.parametrize("value", [20261103, datetime(2026, 11, 3, tzinfo=UTC)])
def test_other_things_are_no_day(value: object) -> None:
    assert problem(value, date) == "wrong_type"


# Choices


def test_choice_is_taken_by_its_word() -> None:
    assert normal("heavy_rain", Weather, NAME) is Weather.HEAVY_RAIN
    assert normal(Weather.CLEAR, Weather, NAME) is Weather.CLEAR


def test_choice_has_labels() -> None:
    assert (Weather.HEAVY_RAIN.zh, Weather.HEAVY_RAIN.en) == ("大雨", "heavy rain")


@pytest.mark.parametrize("value", ["snow", 3, "大雨"])
def test_unknown_choice_names_what_may_be_chosen(value: object) -> None:
    found = normal(value, Weather, NAME)
    assert found == Fault("unknown_choice", "It must be one of: clear, heavy_rain.")


# JSON


def test_json_object_is_a_copy_that_cannot_be_changed() -> None:
    given_object = {"make": "Practice", "orientation": 1}
    kept = normal(given_object, JSON, NAME)
    assert kept == given_object
    given_object["make"] = "Other"
    assert isinstance(kept, Mapping)
    assert kept["make"] == "Practice"
    with pytest.raises(TypeError):
        kept["make"] = "Other"  # type: ignore[index] # that it cannot be done is the point


@pytest.mark.parametrize("value", [{"a": 1.5}, {1: "a"}, {"a": 2**53}, {"a": object()}])
def test_what_canonical_json_cannot_hold_is_refused(value: object) -> None:
    assert problem(value, JSON) == "not_json"


def test_other_things_are_no_json_object() -> None:
    assert problem(["a"], JSON) == "wrong_type"


def test_json_object_is_bounded() -> None:
    assert problem({"a": "x" * MOST_JSON_BYTES}, JSON) == "too_long"


# Forms


@pytest.mark.parametrize(
    ("holds", "about", "form"),
    [
        (str, NAME, "text"),
        (str, ACCOUNT, "long_text"),
        (int, NAME, "whole_number"),
        (int, About("sample", "样品", refers=frozenset({"sample"})), "reference"),
        (bool, NAME, "yes_no"),
        (datetime, NAME, "moment"),
        (date, NAME, "day"),
        (Weather, NAME, "choice"),
        (JSON, NAME, "json"),
    ],
)
def test_form_follows_from_the_type(holds: type, about: About, form: str) -> None:
    assert form_of(holds, about) == form


def test_json_member_is_declared_with_the_canonical_type() -> None:
    assert get_args(JsonObject)[0] is str
