"""Quality control: cases worked by hand, and what holds for all values."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

import resources
from fieldkit.reference.quality import (
    REMARKS,
    Allowed,
    Judged,
    Value,
    Verdict,
    blank,
    detection_limit,
    deviation,
    in_duplicate,
    recovery,
)
from fieldkit.reference.reported import read_reported
from fieldkit.reference.tables import held
from fieldkit.reference.units import text_of

CASES = [
    line
    for line in Path(__file__).with_name("quality_cases.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
TEN = Allowed(None, Decimal(10), "演练", 1)
AMOUNTS = some.decimals(0, 1000, places=3, allow_nan=False)


def value(text: str, unit: str = "mg/L", limit: str = "-") -> Value:
    """A result."""
    known = None if limit == "-" else Decimal(limit)
    return Value(read_reported(text), held().units.find(unit), known)


def allowed(low: str, high: str) -> Allowed | None:
    """What is allowed, if anything is held."""
    if low == high == "-":
        return None
    ends = [None if each == "-" else Decimal(each) for each in (low, high)]
    return Allowed(ends[0], ends[1], "演练", 1)


def judged(kind: str, given: Sequence[Sequence[str]]) -> Judged:
    """What a case of the table comes to."""
    if kind == "duplicate":
        return deviation(value(*given[0]), value(*given[1]), allowed(*given[2]))
    if kind == "spike":
        return recovery(value(*given[0]), value(*given[1]), value(*given[2]), allowed(*given[3]))
    of_method = None if given[1] == ["-"] else value(*given[1])
    return blank(value(*given[0]), of_method)


@pytest.mark.parametrize("case", CASES)
def test_case_comes_out_as_worked_by_hand(case: str) -> None:
    asked, expected = case.split(" = ")
    kind, rest = asked.split(" ", 1)
    found = judged(kind, [each.split() for each in rest.split(" / ")])
    *figures, verdict, remarks = expected.split(" / ")
    for text, end in zip("".join(figures).split(), (found.low, found.high), strict=False):
        assert (end is None) == (text == "-")
        assert end is None or Decimal(text_of(end)) == Decimal(text)
    assert found.verdict.value == verdict
    assert (",".join(found.remarks) or "-") == remarks
    assert set(found.remarks) <= set(REMARKS)
    assert found.arithmetic


def test_arithmetic_is_printed_with_the_values_as_reported() -> None:
    found = deviation(value("3.92"), value("3800", "μg/L"), TEN)
    assert found.arithmetic == (
        "a = 3.92 mg/L, b = 3800 μg/L = 3.8 mg/L".replace("μ", held().units.find("ug/L").name[0]),
        "|a-b|/(a+b) = |3.92 - 3.8| / (3.92 + 3.8) × 100 % = 1.55440 %",
    )
    spiked = recovery(value("0.04L"), value("0.20"), value("0.20"), None)
    assert spiked.arithmetic == (
        "c0 = 0.04L mg/L (0~0.04 mg/L), c1 = 0.20 mg/L, c+ = 0.20 mg/L",
        "(c1-c0)/c+ × 100 % = 80~100 %",
    )


def test_ph_has_a_difference_and_no_deviation() -> None:
    found = deviation(value("6.8", "无量纲"), value("6.9", "无量纲"), TEN, is_ph=True)
    assert found.arithmetic[-1] == "|a-b| = 0.1"
    assert (found.verdict, found.remarks) == (Verdict.UNJUDGED, ("NO_RELATIVE_DEVIATION",))


@given(AMOUNTS, AMOUNTS)
def test_deviation_is_the_same_either_way_and_never_above_a_hundred(
    a: Decimal, b: Decimal
) -> None:
    one, other = value(str(a)), value(str(b))
    there, back = deviation(one, other, TEN), deviation(other, one, TEN)
    assert (there.low, there.high, there.verdict) == (back.low, back.high, back.verdict)
    if there.high is not None:
        assert 0 <= there.high <= 100
        assert there.high == Fraction(abs(a - b)) / Fraction(a + b) * 100
        assert there.verdict is (Verdict.WITHIN if there.high <= 10 else Verdict.OUTSIDE)


@given(AMOUNTS, some.decimals("0.001", 10, places=3), some.integers(0, 10))
def test_what_a_value_below_detection_may_be_lies_within_the_range(
    a: Decimal, limit: Decimal, tenths: int
) -> None:
    below = deviation(value(str(a)), value(f"<{limit}"), TEN)
    possible = limit * tenths / 10
    exact = deviation(value(str(a)), value(str(possible)), TEN)
    if exact.high is not None and below.low is not None and below.high is not None:
        assert below.low <= exact.high <= below.high
        if below.verdict is not Verdict.UNJUDGED:
            assert exact.verdict is below.verdict


@given(AMOUNTS, AMOUNTS, some.decimals("0.001", 100, places=3))
def test_recovery_turns_back_into_what_was_added(
    before: Decimal, after: Decimal, added: Decimal
) -> None:
    found = recovery(value(str(before)), value(str(after)), value(str(added)), None)
    assert found.low == found.high
    assert found.low is not None
    assert found.low / 100 * Fraction(added) + Fraction(before) == Fraction(after)


def test_detection_limit_of_the_method_is_taken_from_the_tables() -> None:
    row = detection_limit(held(), "wastewater", "cr6", "GB/T 7467-1987")
    assert row is not None
    assert (row.detection_limit, row.unit and row.unit.name) == (Decimal("0.004"), "mg/L")
    assert detection_limit(held(), "wastewater", "cr6", "") is None
    assert detection_limit(held(), "soil", "cr6", "GB/T 7467-1987") is None


def test_table_asks_for_some_in_duplicate_always() -> None:
    found = {code for code in held().pollutants if in_duplicate(held(), "wastewater", code)}
    # HJ 91.1-2019, table A.1, item 61: volatile halocarbons.
    assert found == {"chloroform", "ccl4", "tce", "pce", "dcm", "dca_12"}


def test_page_about_sampling_lists_every_remark() -> None:
    page = resources.read_text("docs/sampling.md")
    for code, sentence in REMARKS.items():
        assert f"| `{code}` | {sentence} |" in page
