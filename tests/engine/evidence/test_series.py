"""Sample numbers follow the pattern that an agency chose."""

from datetime import date

import pytest

from fieldkit.evidence.series import DEFAULT_SERIES, Series, SeriesPatternError

DAY = date(2026, 11, 3)


def test_first_number_of_a_day_and_visit_is_one() -> None:
    assert Series(DEFAULT_SERIES).next(DAY, "2", ()) == "20261103-2-01"


def test_number_follows_the_highest_one_taken() -> None:
    taken = ["20261103-1-01", "20261103-1-09", "20261103-1-04"]
    assert Series(DEFAULT_SERIES).next(DAY, "1", taken) == "20261103-1-10"


def test_numbers_of_other_days_visits_and_series_do_not_count() -> None:
    taken = ["20261102-1-07", "20261103-2-08", "FS-09", "20261103-1-xx", "20261103-1-３３"]
    assert Series(DEFAULT_SERIES).next(DAY, "1", taken) == "20261103-1-01"


def test_counter_grows_beyond_its_digits() -> None:
    series = Series("{YYMMDD}环{N}号")
    assert series.next(DAY, "1", [f"261103环{n}号" for n in range(1, 12)]) == "261103环12号"


def test_places_of_the_day_are_filled() -> None:
    assert Series("{YYYY}/{MM}/{DD}/{NNN}").next(DAY, "", ()) == "2026/11/03/001"


@pytest.mark.parametrize(
    "pattern",
    ["", "FS-01", "{NN}{NN}", "{YYYYMMDD}", "{day}-{NN}", "{NN", "{NN}}", " {NN}",
     "a" * 60 + "{N}", "{NN}\u202e", "{NNNNNNN}"],
)  # fmt: skip
def test_pattern_that_does_not_count_is_refused(pattern: str) -> None:
    with pytest.raises(SeriesPatternError):
        Series(pattern)
