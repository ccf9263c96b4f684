from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.canonical import decode, encode
from fieldkit.clock import Reading, read_time, time_text
from fieldkit.ledger.clockwatch import ClockFinding, Step, examine

CHINA = timezone(timedelta(hours=8))
START = datetime(2026, 11, 24, 9, 30, tzinfo=CHINA)
BEFORE = Reading(START, "boot one", 1_000_000_000_000)


def later(
    wall: timedelta,
    monotonic: timedelta | None = None,
    boot: str = "boot one",
    zone: timezone = CHINA,
) -> Reading:
    """A reading after BEFORE; by the monotonic clock as much later, unless said."""
    ran = wall if monotonic is None else monotonic
    ran_ns = ran // timedelta(microseconds=1) * 1000
    moment = (START + wall).astimezone(zone)
    return Reading(moment, boot, BEFORE.monotonic_ns + ran_ns)


def steps(now: Reading) -> list[Step]:
    return [each.step for each in examine(BEFORE, now)]


def test_first_entry_has_nothing_to_compare_with() -> None:
    assert examine(None, BEFORE) == ()


@pytest.mark.parametrize("hours", [0, 1, 24, 24 * 400])
def test_steady_clock_gives_nothing(hours: int) -> None:
    assert steps(later(timedelta(hours=hours))) == []


def test_clock_set_back_by_a_day_is_found() -> None:
    now = later(timedelta(days=-1), timedelta(minutes=5))
    assert examine(BEFORE, now) == (
        ClockFinding(
            Step.SET_BACK,
            timedelta(days=-1),
            "2026-11-24T09:30:00.000+08:00",
            "2026-11-23T09:30:00.000+08:00",
        ),
    )


@pytest.mark.parametrize("boot", ["boot one", "boot two"])
@pytest.mark.parametrize(
    ("milliseconds", "found"), [(-2000, []), (-2001, [Step.SET_BACK]), (-600_001, [Step.SET_BACK])]
)
def test_clock_set_back_by_more_than_two_seconds_is_found_whatever_the_boot(
    boot: str, milliseconds: int, found: list[Step]
) -> None:
    back = timedelta(milliseconds=milliseconds)
    assert steps(later(back, timedelta(seconds=1), boot)) == found


@pytest.mark.parametrize(
    ("ahead", "found"),
    [
        (timedelta(minutes=10), []),
        (timedelta(minutes=10, milliseconds=1), [Step.JUMPED_FORWARD]),
        (timedelta(days=365), [Step.JUMPED_FORWARD]),
        (timedelta(minutes=-10), []),
        (timedelta(minutes=-10, milliseconds=-1), [Step.SLOWED]),
        (timedelta(minutes=-59), [Step.SLOWED]),
    ],
)
def test_drift_of_more_than_ten_minutes_is_found(ahead: timedelta, found: list[Step]) -> None:
    hour = timedelta(hours=1)
    assert steps(later(hour + ahead, hour)) == found


def test_milliseconds_are_told_exactly() -> None:
    (finding,) = examine(BEFORE, later(timedelta(microseconds=-2_001_999)))
    assert finding.by == timedelta(milliseconds=-2002)


def test_drift_against_the_monotonic_clock_is_what_is_told() -> None:
    (finding,) = examine(BEFORE, later(timedelta(hours=3), timedelta(hours=1)))
    assert finding.by == timedelta(hours=2)
    (finding,) = examine(BEFORE, later(timedelta(hours=1), timedelta(hours=3)))
    assert finding.by == timedelta(hours=-2)


def test_clock_held_still_within_the_two_seconds_counts_as_slowed() -> None:
    assert steps(later(timedelta(seconds=-1), timedelta(hours=1))) == [Step.SLOWED]


def test_time_while_the_machine_was_off_is_no_jump() -> None:
    days = timedelta(days=3)
    assert steps(later(days, timedelta(seconds=-900), "boot two")) == []
    assert steps(later(timedelta(seconds=1), days, "boot two")) == []


def test_monotonic_clock_gone_back_within_a_boot_shows_as_a_jump() -> None:
    # A virtual machine put back to an earlier state, its wall clock corrected since.
    assert steps(later(timedelta(minutes=5), timedelta(minutes=-6))) == [Step.JUMPED_FORWARD]


def test_changed_zone_is_found_though_time_ran_on() -> None:
    now = later(timedelta(hours=1), zone=timezone(timedelta(hours=9)))
    (finding,) = examine(BEFORE, now)
    assert finding.step is Step.ZONE_CHANGED
    assert finding.by == timedelta(hours=1)
    assert finding.now == "2026-11-24T11:30:00.000+09:00"


def test_zone_changed_and_clock_set_back_are_both_found() -> None:
    now = later(timedelta(hours=-1), timedelta(hours=1), zone=UTC)
    assert steps(now) == [Step.SET_BACK, Step.ZONE_CHANGED]


def test_end_of_summer_time_is_a_change_of_zone_and_nothing_else() -> None:
    # 1991-09-15 02:00 in Shanghai, when China's summer time ended for good.
    before = Reading(read_time("1991-09-15T01:30:00+09:00"), "b", 0)
    now = Reading(read_time("1991-09-15T01:30:00+08:00"), "b", 3_600_000_000_000)
    (finding,) = examine(before, now)
    assert finding.step is Step.ZONE_CHANGED
    assert finding.by == timedelta(hours=-1)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("2026-12-31T23:59:59.999+08:00", "2027-01-01T00:00:00.999+08:00"),
        ("2028-02-28T23:59:59.500+08:00", "2028-02-29T00:00:00.500+08:00"),
        ("2038-01-19T03:14:07.000Z", "2038-01-19T03:14:08.000Z"),
        ("1969-12-31T23:59:59.000Z", "1970-01-01T00:00:00.000Z"),
        ("9999-12-31T23:59:58.000-08:00", "9999-12-31T23:59:59.000-08:00"),
        ("0001-01-01T00:00:00.000+08:00", "0001-01-01T00:00:01.000+08:00"),
    ],
)
def test_edges_of_the_calendar_are_ordinary_seconds(before: str, now: str) -> None:
    readings = Reading(read_time(before), "b", 5), Reading(read_time(now), "b", 1_000_000_005)
    assert examine(*readings) == ()


def test_whole_range_of_years_is_told_without_failing() -> None:
    first = Reading(read_time("0001-01-01T00:00:00.000+14:00"), "b", 0)
    last = Reading(read_time("9999-12-31T23:59:59.999-12:00"), "b", 10**20 - 1)
    there = [each.step for each in examine(first, last)]
    back = [each.step for each in examine(last, first)]
    assert there == [Step.JUMPED_FORWARD, Step.ZONE_CHANGED]
    assert back == [Step.SET_BACK, Step.ZONE_CHANGED]
    for finding in examine(first, last):
        assert decode(encode(finding.body)) == finding.body


@pytest.mark.parametrize(
    ("by", "text"),
    [
        (timedelta(days=-1), "-86400.000"),
        (timedelta(milliseconds=-2001), "-2.001"),
        (timedelta(microseconds=1_999_999), "1.999"),
        (timedelta(microseconds=-1_999_999), "-1.999"),
        (timedelta(hours=1), "3600.000"),
    ],
)
def test_body_tells_seconds_as_decimal_text(by: timedelta, text: str) -> None:
    finding = ClockFinding(Step.SET_BACK, by, "earlier", "later")
    assert finding.body == {
        "before": "earlier",
        "now": "later",
        "seconds": text,
        "step": "set_back",
    }


@given(
    st.integers(0, 999_999),
    st.sampled_from([-2, 0, 600, -600]),
    st.integers(-1500, 1500),
    st.integers(0, 10**7),
)
def test_readings_and_the_entries_made_of_them_give_the_same_findings(
    start: int, seconds: int, microseconds: int, ran_ns: int
) -> None:
    def written(reading: Reading) -> Reading:
        text = time_text(reading.wall)
        return Reading(read_time(text), reading.boot, reading.monotonic_ns)

    wall = START + timedelta(microseconds=start)
    before = Reading(wall, "boot one", 0)
    ahead = timedelta(seconds=seconds, microseconds=microseconds + ran_ns // 1000)
    now = Reading(wall + ahead, "boot one", ran_ns)
    assert examine(before, now) == examine(written(before), written(now))


def test_clock_without_an_offset_is_a_bug_and_loud() -> None:
    naive = Reading(START.replace(tzinfo=None), "boot one", 0)
    with pytest.raises(ValueError, match="offset"):
        examine(BEFORE, naive)
    with pytest.raises(ValueError, match="offset"):
        examine(naive, BEFORE)
