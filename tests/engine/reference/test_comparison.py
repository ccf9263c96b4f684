"""Values against limits, at and around every kind of edge."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from fieldkit.reference.comparison import Comparison, compare
from fieldkit.reference.limits import Wanted, find_limit
from fieldkit.reference.reported import read_reported
from fieldkit.reference.tables import held


def compared(
    value: str,
    unit: str,
    wanted: Wanted,
    detection_limit: str | None = None,
) -> Comparison:
    reference = held()
    limit = find_limit(reference, wanted).limit
    assert limit is not None
    known = None if detection_limit is None else Decimal(detection_limit)
    return compare(read_reported(value), reference.units.find(unit), limit, known)


def of(pollutant: str, standard: str, **more: str) -> Wanted:
    return Wanted(pollutant=pollutant, standard=standard, day=date(2026, 5, 1), **more)


NICKEL = of("ni", "GB 21900-2008", table="2")  # ≤ 0.5 mg/L
PH = of("ph", "GB 8978-1996", class_grade="一级")  # 6~9
OXYGEN = of("do", "GB 3838-2002", class_grade="Ⅲ类")  # ≥ 5 mg/L
ALKYL_MERCURY = of("alkyl_hg", "GB 8978-1996")  # not detected
CORROSIVE = of("ph", "GB 5085.1-2007")  # hazardous at ≤ 2.0 and ≥ 12.5


@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("0.49", "complies"),
        ("0.5", "complies"),
        ("0.500", "complies"),
        ("0.5001", "fails"),
        ("500", "fails"),
        ("0", "complies"),
        ("<0.05", "complies"),
        ("0.05L", "complies"),
        ("<0.5", "complies"),
        ("<0.6", "undetermined"),
        ("0.6L", "undetermined"),
        ("未检出", "complies"),
        ("≤0.5", "complies"),
        ("≤0.6", "undetermined"),
        (">0.5", "fails"),
        ("≥0.5", "undetermined"),
        ("≥0.51", "fails"),
        (">0.4", "undetermined"),
        ("0.4~0.5", "complies"),
        ("0.4~0.6", "fails"),
    ],
)
def test_value_against_an_upper_limit(value: str, state: str) -> None:
    assert compared(value, "mg/L", NICKEL).compliance == state


@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("5.99", "fails"),
        ("6", "complies"),
        ("7.2", "complies"),
        ("9.00", "complies"),
        ("9.01", "fails"),
        ("6.5~8.5", "complies"),
        ("5.9~8.5", "fails"),
        (">9", "fails"),
        (">8", "undetermined"),
        ("≥9", "undetermined"),
        ("≤6", "undetermined"),
        ("<6", "fails"),
    ],
)
def test_value_against_both_ends_of_a_range(value: str, state: str) -> None:
    comparison = compared(value, "无量纲", PH)
    assert comparison.compliance == state
    assert (comparison.ratio, comparison.exceedance) == (None, None)


@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("4.99", "fails"),
        ("5", "complies"),
        ("8", "complies"),
        (">5", "complies"),
        (">4", "undetermined"),
        ("≤4", "fails"),
        ("<5", "fails"),
        ("≤5", "undetermined"),
        ("<6", "undetermined"),
    ],
)
def test_value_against_a_limit_from_below_has_no_multiple(value: str, state: str) -> None:
    comparison = compared(value, "mg/L", OXYGEN)
    assert comparison.compliance == state
    assert comparison.ratio is None


@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("2.0", "fails"),
        ("2.1", "complies"),
        ("12.4", "complies"),
        ("12.5", "fails"),
        ("1", "fails"),
    ],
)
def test_hazard_begins_at_the_ends_themselves(value: str, state: str) -> None:
    assert compared(value, "无量纲", CORROSIVE).compliance == state


@pytest.mark.parametrize(
    ("value", "state"), [("未检出", "complies"), ("0.00001L", "complies"), ("0.0002", "fails")]
)
def test_limit_of_not_detected_has_no_multiple(value: str, state: str) -> None:
    comparison = compared(value, "mg/L", ALKYL_MERCURY)
    assert comparison.compliance == state
    assert comparison.ratio is None
    assert comparison.reasons == ("ND_LIMIT",)


def test_wrong_unit_is_refused_even_where_nothing_was_detected() -> None:
    for value in ("5.6", "未检出", "0.05L"):
        comparison = compared(value, "mg/m3", NICKEL)
        assert comparison.compliance == "refused"
        assert comparison.reasons == ("UNIT_INCOMPATIBLE",)


def test_not_detected_is_held_against_the_limit_that_the_method_names() -> None:
    assert compared("ND", "mg/L", NICKEL, "0.6").reasons == ("DL_ABOVE_LIMIT",)
    assert compared("ND", "mg/L", NICKEL, "0.05").reasons == ()
    assert compared("ND", "mg/L", NICKEL).reasons == ("DETECTION_LIMIT_NOT_STATED",)


def test_decibel_have_no_multiple() -> None:
    wanted = of("leq", "GB 12348-2008", class_grade="2类", scope="昼间")
    comparison = compared("72", "dB(A)", wanted)
    assert comparison.compliance == "fails"
    assert comparison.ratio is None


def test_both_readings_of_times_are_exact() -> None:
    comparison = compared("1600", "µg/L", of("cr6", "GB 8978-1996"))
    assert comparison.ratio == Fraction(16, 5)
    assert comparison.exceedance == Fraction(11, 5)
    assert comparison.arithmetic == (
        "C = 1600 µg/L = 1.6 mg/L",
        "S ≤ 0.5 mg/L (GB 8978-1996 表1 不分级)",
        "C/S = 3.2",
        "(C-S)/S = 2.2",
    )


def test_bound_from_below_tells_at_least_so_many_times() -> None:
    assert "C/S = ≥ 10" in compared(">5", "mg/L", NICKEL).arithmetic
    assert compared("≤5", "mg/L", NICKEL).ratio is None


def test_limit_in_words_is_for_a_person_to_judge() -> None:
    row = next(each for each in held().limits if each.type == "qualitative")
    comparison = compare(read_reported("1"), row.unit, row)
    assert (comparison.compliance, comparison.reasons) == ("undetermined", ("QUALITATIVE_LIMIT",))
