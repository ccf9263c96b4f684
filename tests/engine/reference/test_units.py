from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.reference.tables import held
from fieldkit.reference.units import (
    UnitIncompatibleError,
    UnitUnknownError,
    convert,
    text_of,
)

UNITS = held().units
NAMES = sorted(UNITS.names())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mg/L", "mg/L"),
        ("mg/l", "mg/L"),
        ("MG/L", "mg/L"),
        (" mg / L ", "mg/L"),
        ("毫克/升", "mg/L"),
        ("毫克每升", "mg/L"),
        ("mg·L-1", "mg/L"),
        ("mg·L⁻¹", "mg/L"),
        ("ｍｇ／Ｌ", "mg/L"),
        ("ug/L", "µg/L"),
        ("μg/L", "µg/L"),
        ("µg/L", "µg/L"),
        ("mg/m³", "mg/m3"),
        ("mg·m-3", "mg/m3"),
        ("mg/m^3", "mg/m3"),
        ("mg·kg-1", "mg/kg"),
        ("无量纲", "dimensionless"),
        ("MPN/100ml", "MPN/100mL"),
        ("dBA", "dB(A)"),
        ("dB（A）", "dB(A)"),
        ("°C", "℃"),
    ],
)
def test_every_way_of_writing_a_unit_is_understood(text: str, name: str) -> None:
    assert UNITS.find(text).name == name


@pytest.mark.parametrize("text", ["", "mgg/L", "ppm", "mg/dL", "毫克/斤"])
def test_what_is_no_unit_of_the_tables_is_refused(text: str) -> None:
    with pytest.raises(UnitUnknownError):
        UNITS.find(text)


@pytest.mark.parametrize(
    ("value", "given", "wanted", "expected"),
    [
        ("1600", "µg/L", "mg/L", "1.6"),
        ("0.05", "g/L", "mg/L", "50"),
        ("3", "t", "kg", "3000"),
        ("24", "m3/d", "m3/h", "1"),
        ("90", "min", "h", "1.5"),
        ("2", "MPN/100mL", "个/L", "20"),
        ("1", "mS/m", "µS/cm", "10"),
        ("1", "m3/s", "m3/d", "86400"),
    ],
)
def test_conversion_is_exact(value: str, given: str, wanted: str, expected: str) -> None:
    converted = convert(Fraction(Decimal(value)), UNITS.find(given), UNITS.find(wanted))
    assert converted == Fraction(Decimal(expected))


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("mg/L", "mg/m3"), ("倍", "度"), ("mg/kg", "mg/L"), ("ng-TEQ/m3", "ng/m3"), ("%", "mg/kg")],
)
def test_units_of_different_things_never_convert(given: str, wanted: str) -> None:
    with pytest.raises(UnitIncompatibleError):
        convert(Fraction(1), UNITS.find(given), UNITS.find(wanted))


@given(
    st.fractions(min_value=0, max_value=10**9, max_denominator=10**6),
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
)
def test_there_and_back_is_the_same_number(value: Fraction, first: str, second: str) -> None:
    one, other = UNITS.find(first), UNITS.find(second)
    if one.dimension == other.dimension:
        assert convert(convert(value, one, other), other, one) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(56, 5), "11.2"),
        (Fraction(0), "0"),
        (Fraction(-2, 5), "-0.4"),
        (Fraction(7, 3), "2.33333"),
        (Fraction(2, 3), "0.666667"),
        (Fraction(10**9), "1000000000"),
        (Fraction(1, 8), "0.125"),
        (Fraction(1, 10**7), "0.0000001"),
    ],
)
def test_number_is_written_out_or_rounded_to_six_digits(value: Fraction, text: str) -> None:
    assert text_of(value) == text


@given(st.decimals(min_value=0, max_value=10**6, places=6))
def test_number_that_ends_is_never_rounded(value: Decimal) -> None:
    assert Decimal(text_of(Fraction(value))) == value
