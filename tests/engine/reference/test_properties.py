"""What holds for every reported value, unit and limit."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from fieldkit.reference import tables
from fieldkit.reference.comparison import Comparison, Compliance, compare
from fieldkit.reference.limits import Wanted, limits_in_force
from fieldkit.reference.reported import Qualifier, Reported, read_reported
from fieldkit.reference.rows import Limit, LimitType
from fieldkit.reference.units import Unit, convert

HELD = tables.held()
BY_DIMENSION: dict[str, list[Unit]] = {}
for each in HELD.units.names().values():
    BY_DIMENSION.setdefault(each.dimension, []).append(each)
PAIRS = [(one, other) for units in BY_DIMENSION.values() for one in units for other in units]
NICKEL = limits_in_force(
    HELD, Wanted(pollutant="ni", day=date(2026, 5, 1), standard="GB 8978-1996")
)[0]
PER_LITRE = BY_DIMENSION[NICKEL.unit.dimension]
LIMITS = [row for rows in HELD.limits_of.values() for row in rows]
AMOUNTS = st.decimals(min_value=0, max_value=10**7, places=4)
FULL_WIDTH = str.maketrans("0123456789.,<>", "０１２３４５６７８９．，＜＞")
ORDER = [Compliance.COMPLIES, Compliance.UNDETERMINED, Compliance.FAILS]


def against(text: str, unit: str = "mg/L") -> Comparison:
    return compare(read_reported(text), HELD.units.find(unit), NICKEL)


@given(
    st.integers(0, 10**12),
    st.integers(0, 6),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "<", ">", "≤", "≥"]),
)
def test_ways_of_writing_change_neither_value_nor_digits(
    number: int, places: int, has_thousands: bool, is_wide: bool, sign: str
) -> None:
    value = Decimal(number).scaleb(-places)
    text = sign + format(value, ",f" if has_thousands else "f")
    read = read_reported(text.translate(FULL_WIDTH) if is_wide else text)
    assert read.value == value
    assert read.digits == (len(str(number)) if number else 1)
    assert read.qualifier.value == (sign or "=")
    assert read.below_detection is (sign == "<")


@given(st.integers(1, 10**8), st.integers(-9, 9), st.sampled_from(["E{}", "×10^{}", "*10^{}"]))
def test_powers_of_ten_keep_their_digits(number: int, power: int, form: str) -> None:
    read = read_reported(f"{number}{form.format(power)}")
    assert read.value is not None
    assert Fraction(read.value) == number * Fraction(10) ** power
    assert read.digits == len(str(number))


@given(AMOUNTS)
def test_the_mark_l_is_the_sign_below(amount: Decimal) -> None:
    marked, signed = read_reported(f"{amount}L"), read_reported(f"<{amount}")
    assert replace(marked, text="") == replace(signed, text="")


@given(AMOUNTS, AMOUNTS)
def test_ranges_run_upwards(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    read = read_reported(f"{low}~{high}")
    assert (read.qualifier, read.value, read.high) == (Qualifier.RANGE, low, high)


@given(st.fractions(min_value=0, max_value=10**9), st.sampled_from(PAIRS))
def test_there_and_back_in_one_dimension_is_exact(
    value: Fraction, pair: tuple[Unit, Unit]
) -> None:
    one, other = pair
    assert convert(convert(value, one, other), other, one) == value
    assert (convert(value, one, other) == value) is (one.factor == other.factor or value == 0)


@given(AMOUNTS, st.sampled_from(PER_LITRE))
def test_the_unit_changes_no_multiple(amount: Decimal, unit: Unit) -> None:
    same = convert(Fraction(amount), NICKEL.unit, unit)
    scaled = Decimal(same.numerator) / Decimal(same.denominator)
    if Fraction(scaled) == same:
        text = format(scaled, "f")
        if len(text) <= 40:
            told, other = against(str(amount)), against(text, unit.name)
            assert (told.ratio, told.compliance) == (other.ratio, other.compliance)


@given(AMOUNTS)
def test_both_readings_of_times_differ_by_one(amount: Decimal) -> None:
    told = against(str(amount))
    assert told.ratio is not None
    assert told.exceedance is not None
    assert told.ratio - told.exceedance == 1
    assert (told.compliance is Compliance.FAILS) is (told.exceedance > 0)


@given(AMOUNTS, AMOUNTS, st.sampled_from(["", "<", ">", "≤", "≥"]))
def test_more_is_never_better_under_a_limit_from_above(
    one: Decimal, other: Decimal, sign: str
) -> None:
    low, high = sorted((one, other))
    order = [ORDER.index(against(f"{sign}{each}").compliance) for each in (low, high)]
    assert order == sorted(order)


@given(AMOUNTS, st.sampled_from(LIMITS))
def test_no_limit_tells_a_multiple_that_it_must_not(amount: Decimal, limit: Limit) -> None:
    told = compare(Reported("x", Qualifier.EQUAL, amount, None, 1), limit.unit, limit)
    is_linear = limit.pollutant != "ph" and limit.unit.dimension != "sound_level"
    has_one = limit.type is LimitType.MAX and is_linear and bool(limit.high)
    assert (told.ratio is not None) is has_one
