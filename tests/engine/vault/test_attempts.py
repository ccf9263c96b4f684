"""Waiting grows with wrong passphrases, and no clock can make it endless."""

from datetime import timedelta
from pathlib import Path

import pytest

from fieldkit.vault.attempts import Attempts, TooManyAttemptsError
from tests.engine.vault.making import HandClock


def wait(folder: Path, clock: HandClock) -> int:
    """Seconds that the next attempt has to wait; 0 if it may be made, which then counts."""
    try:
        Attempts(folder, clock).begin()
    except TooManyAttemptsError as problem:
        seconds = problem.details["wait_seconds"]
        assert isinstance(seconds, int)
        return seconds
    return 0


def fail_often(folder: Path, clock: HandClock, times: int) -> None:
    for _ in range(times):
        Attempts(folder, clock).begin()
        clock.go(60)


def test_waits_are_none_for_five_then_double_up_to_a_minute(tmp_path: Path) -> None:
    clock = HandClock()
    waits = []
    for _ in range(14):
        seconds = wait(tmp_path, clock)
        waits.append(seconds)
        if seconds:
            clock.go(seconds)
            assert wait(tmp_path, clock) == 0
    assert waits == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_time_waited_counts(tmp_path: Path) -> None:
    clock = HandClock()
    for _ in range(8):
        fail_often(tmp_path, clock, 1)
    Attempts(tmp_path, clock).begin()
    clock.go(3)
    assert wait(tmp_path, clock) == 13
    clock.go(13)
    assert wait(tmp_path, clock) == 0


def test_success_forgets(tmp_path: Path) -> None:
    clock = HandClock()
    fail_often(tmp_path, clock, 12)
    Attempts(tmp_path, clock).succeeded()
    Attempts(tmp_path, clock).succeeded()
    assert [wait(tmp_path, clock) for _ in range(5)] == [0] * 5
    assert wait(tmp_path, clock) == 1


def test_wall_clock_set_forward_shortens_no_wait(tmp_path: Path) -> None:
    clock = HandClock()
    fail_often(tmp_path, clock, 11)
    Attempts(tmp_path, clock).begin()
    clock.wall += timedelta(days=1)
    assert wait(tmp_path, clock) == 60


def test_wall_clock_set_back_lengthens_no_wait(tmp_path: Path) -> None:
    clock = HandClock()
    fail_often(tmp_path, clock, 11)
    Attempts(tmp_path, clock).begin()
    clock.wall -= timedelta(days=365)
    assert wait(tmp_path, clock) == 60
    clock.go(60)
    assert wait(tmp_path, clock) == 0


def test_clock_set_back_over_a_restart_costs_one_more_wait_at_most(tmp_path: Path) -> None:
    clock = HandClock()
    fail_often(tmp_path, clock, 11)
    Attempts(tmp_path, clock).begin()
    clock.wall -= timedelta(days=365)
    clock.boot, clock.monotonic_ns = "next boot", 1_000_000_000
    assert wait(tmp_path, clock) == 60
    clock.go(59)
    assert wait(tmp_path, clock) == 1
    clock.go(1)
    assert wait(tmp_path, clock) == 0


def test_wait_goes_on_over_a_restart(tmp_path: Path) -> None:
    clock = HandClock()
    fail_often(tmp_path, clock, 11)
    Attempts(tmp_path, clock).begin()
    clock.go(20)
    clock.boot, clock.monotonic_ns = "next boot", 1_000_000_000
    assert wait(tmp_path, clock) == 40


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"boot":"b","count":-1,"monotonic_ns":"1","wall":"2026-11-24T09:30:00.000+00:00"}',
        b'{"boot":"b","count":"9","monotonic_ns":"1","wall":"2026-11-24T09:30:00.000+00:00"}',
        b'{"boot":"b","count":9,"monotonic_ns":"x","wall":"2026-11-24T09:30:00.000+00:00"}',
        b'{"boot":"b","count":9,"monotonic_ns":"1","wall":"yesterday"}',
    ],
)
def test_unreadable_count_is_no_count(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "attempts.json").write_bytes(content)
    assert [wait(tmp_path, HandClock()) for _ in range(5)] == [0] * 5
