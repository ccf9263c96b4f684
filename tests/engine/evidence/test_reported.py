from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.evidence.reported import positive_fault, reported_fault
from fieldkit.reference.reported import Qualifier, ReportedError, read_reported


@pytest.mark.parametrize(
    ("text", "qualifier", "value", "digits"),
    [
        ("6.8", "=", "6.8", 2),
        ("6.80", "=", "6.80", 3),
        ("0", "=", "0", 1),
        ("0.004", "=", "0.004", 1),
        ("-5.2", "=", "-5.2", 2),
        ("−5.2", "=", "-5.2", 2),
        ("+3", "=", "3", 1),
        ("1,200", "=", "1200", 4),
        ("1，234，567.8", "=", "1234567.8", 8),
        ("６．８", "=", "6.8", 2),
        ("1.2×10³", "=", "1.2E3", 2),
        ("1.2 x 10^3", "=", "1.2E3", 2),
        ("1.20*10^-3", "=", "0.00120", 3),
        ("1.2×10⁻³", "=", "0.0012", 2),
        ("1.2E3", "=", "1.2E3", 2),
        ("1.2e-03", "=", "0.0012", 2),
        ("≥2.4×10⁴", "≥", "24000", 2),
        (">=24000", "≥", "24000", 5),
        ("≧3", "≥", "3", 1),
        ("＞24000", ">", "24000", 5),
        ("≤0.5", "≤", "0.5", 1),
        ("<=0.5", "≤", "0.5", 1),
    ],
)
def test_number_is_read(text: str, qualifier: str, value: str, digits: int) -> None:
    reported = read_reported(text)
    assert reported.text == text
    assert reported.qualifier == qualifier
    assert reported.value == Decimal(value)
    assert reported.high is None
    assert reported.digits == digits
    assert not reported.below_detection


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("0.004L", "0.004"),
        ("0.004 L", "0.004"),
        ("０．００４Ｌ", "0.004"),
        ("0.004l", "0.004"),
        ("3(L)", "3"),
        ("3（L）", "3"),
        ("<0.004L", "0.004"),
        ("<0.05", "0.05"),
        ("＜0.05", "0.05"),
        ("﹤ 0.05", "0.05"),
        ("<2×10²", "200"),
    ],
)
def test_limit_stands_for_less_than_it(text: str, limit: str) -> None:
    reported = read_reported(text)
    assert (reported.text, reported.qualifier) == (text, Qualifier.LESS)
    assert reported.value == Decimal(limit)
    assert reported.below_detection


@pytest.mark.parametrize("text", ["未检出", " 未 检出", "ND", "nd", "N.D.", "ＮＤ"])
def test_not_detected_has_no_number(text: str) -> None:
    reported = read_reported(text)
    assert (reported.text, reported.qualifier) == (text, Qualifier.NOT_DETECTED)
    assert (reported.value, reported.digits) == (None, 0)
    assert reported.below_detection


@pytest.mark.parametrize(
    "text", ["6.5~8.5", "6.5～8.5", "6.5-8.5", "6.5—8.5", "6.5–8.5", "6.5至8.5", "6.5 〜 8.5"]
)
def test_range_has_two_ends(text: str) -> None:
    reported = read_reported(text)
    assert reported.qualifier is Qualifier.RANGE
    assert (reported.value, reported.high) == (Decimal("6.5"), Decimal("8.5"))
    assert reported.digits == 2


def test_range_may_lie_below_zero() -> None:
    reported = read_reported("-5--3")
    assert (reported.value, reported.high) == (Decimal(-5), Decimal(-3))


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "L", "<", "abc", "6.8 mg/L", "6,8", "1,20", "12,34", ".5", "5.", "1.2×103",
        "1.2×10", "10³", "6.8.1", "约3", "3±0.1", "6.5~", "~8.5", "<6.5~8.5", "6.5~8.5~9",
        "1e999", "٣", "½", "未检出L", "<未检出", "--5", "1" * 41, "NaN", "Infinity",
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_examples(text: str) -> None:
    with pytest.raises(ReportedError, match="without unit") as refused:
        read_reported(text)
    assert refused.value.exit_status == 2


def test_range_that_runs_downwards_is_refused() -> None:
    with pytest.raises(ReportedError, match="downwards"):
        read_reported("8.5~6.5")


@pytest.mark.parametrize("text", [">0.004L", "≥0.004L", "≤0.004L"])
def test_mark_against_its_sign_is_refused(text: str) -> None:
    with pytest.raises(ReportedError, match="says otherwise"):
        read_reported(text)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**6), max_value=10**6
    )
)
def test_plain_number_is_its_own_value(number: Decimal) -> None:
    reported = read_reported(str(number))
    assert reported.value == number
    assert reported.value is not None
    assert reported.value.as_tuple() == number.as_tuple()


@given(st.text(max_size=50))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        reported = read_reported(text)
    except ReportedError:
        assert reported_fault(text) is not None
    else:
        assert reported.text == text
        assert reported_fault(text) is None


@pytest.mark.parametrize("text", ["2.4", "≥3", "2~3", "1.2×10³"])
def test_quantity_above_zero_is_taken(text: str) -> None:
    assert positive_fault(text) is None


@pytest.mark.parametrize("text", ["0", "-1", "0~3", "<3", "未检出", "0.00"])
def test_quantity_that_may_be_nothing_is_refused(text: str) -> None:
    fault = positive_fault(text)
    assert fault is not None
    assert fault.problem == "not_positive"


def test_quantity_that_is_no_number_is_refused() -> None:
    fault = positive_fault("很多")
    assert fault is not None
    assert fault.problem == "not_reported_value"
    assert "很多" not in fault.sentence
