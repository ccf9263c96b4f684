from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.clock import SystemClock, TimeTextError, read_time, time_text

CHINA = timezone(timedelta(hours=8))


def test_system_clock_gives_aware_time_and_runs_forward() -> None:
    clock = SystemClock()
    one, other = clock.read(), clock.read()
    assert one.wall.utcoffset() is not None
    assert other.monotonic_ns >= one.monotonic_ns > 0
    assert one.boot == other.boot
    assert 1 <= len(one.boot) <= 64


def test_boot_is_the_one_the_system_names(tmp_path: Path) -> None:
    named = tmp_path / "boot_id"
    named.write_text("5d9e3f2a-boot\n", "ascii")
    assert SystemClock(named).read().boot == "5d9e3f2a-boot"


def test_without_a_name_each_run_is_a_boot_of_its_own(tmp_path: Path) -> None:
    missing = tmp_path / "boot_id"
    boots = {SystemClock(missing).read().boot for _ in range(3)}
    assert len(boots) == 3


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 11, 24, 9, 30, tzinfo=CHINA), "2026-11-24T09:30:00.000+08:00"),
        (datetime(2026, 11, 24, 9, 30, 1, 999_999, UTC), "2026-11-24T09:30:01.999+00:00"),
        (datetime(1, 1, 1, tzinfo=timezone(-timedelta(hours=3, minutes=30))),
         "0001-01-01T00:00:00.000-03:30"),
    ],
)  # fmt: skip
def test_time_is_written_with_milliseconds_and_offset(moment: datetime, text: str) -> None:
    assert time_text(moment) == text


def test_time_without_an_offset_is_not_written() -> None:
    with pytest.raises(ValueError, match="offset"):
        time_text(datetime(2026, 11, 24))  # noqa: DTZ001 - what is refused


@given(
    st.datetimes(timezones=st.integers(-1439, 1439).map(lambda m: timezone(timedelta(minutes=m))))
)
def test_written_time_reads_back_to_the_millisecond(moment: datetime) -> None:
    read = read_time(time_text(moment))
    assert read == moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    assert read.utcoffset() == moment.utcoffset()


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-24T09:30:00+08:00", datetime(2026, 11, 24, 9, 30, tzinfo=CHINA)),
        ("2026-11-24T09:30:00.5Z", datetime(2026, 11, 24, 9, 30, 0, 500_000, UTC)),
        ("2028-02-29T00:00:00.123456Z", datetime(2028, 2, 29, 0, 0, 0, 123_456, UTC)),
        ("9999-12-31T23:59:59+00:00", datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_time_is_read(text: str, moment: datetime) -> None:
    assert read_time(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-24",
        "2026-11-24T09:30",
        "2026-11-24T09:30:00",
        "2026-11-24 09:30:00+08:00",
        "2026-11-24t09:30:00z",
        "2026-11-24T09:30:00+0800",
        "2026-11-24T09:30:00+8:00",
        "2026-11-24T09:30:00+08:00\n",
        " 2026-11-24T09:30:00+08:00",
        "2026-11-24T09:30:00.+08:00",
        "2026-11-24T09:30:00,5+08:00",
        "2026-11-24T09:30:00.1234567+08:00",
        "2026-11-24T09:30:00+08:60",
        "2026-11-24T09:30:00+24:00",
        "2026-11-24T09:30:00+08:05:43",
        "2026-11-24T24:00:00+08:00",
        "2026-11-24T09:60:00+08:00",
        "2026-11-24T09:30:60+08:00",
        "2026-02-29T09:30:00+08:00",
        "2026-13-01T09:30:00+08:00",
        "0000-01-01T00:00:00Z",
        "12026-11-24T09:30:00Z",
        "2026-W48-2T09:30:00Z",
        "٢٠٢٦-11-24T09:30:00Z",
        "２０２６-11-24T09:30:00Z",
    ],
)
def test_time_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(TimeTextError) as caught:
        read_time(text)
    assert caught.value.code == "time.unreadable"


def test_refusal_shows_no_more_than_forty_characters() -> None:
    with pytest.raises(TimeTextError) as caught:
        read_time("x" * 1000)
    assert len(str(caught.value)) < 100
