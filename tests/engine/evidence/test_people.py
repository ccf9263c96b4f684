import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.evidence.parts import RecordError
from fieldkit.evidence.people import Officer, resident_id_fault
from tests.builders import records as make

KNOWN = "11010519491231002X"  # the example of GB 11643-1999


def test_number_of_the_standard_is_sound() -> None:
    assert resident_id_fault(KNOWN) is None


@given(st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_found(place: int, digit: str) -> None:
    wrong = KNOWN[:place] + digit + KNOWN[place + 1 :]
    assert (resident_id_fault(wrong) is None) == (wrong == KNOWN)


@pytest.mark.parametrize("place", range(17))
def test_two_neighbours_swapped_are_found(place: int) -> None:
    wrong = KNOWN[:place] + KNOWN[place + 1] + KNOWN[place] + KNOWN[place + 2 :]
    assert (resident_id_fault(wrong) is None) == (wrong == KNOWN)


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("", "not_an_id_number"),
        (KNOWN[:17], "not_an_id_number"),
        ("0" + KNOWN[1:], "not_an_id_number"),
        ("١١٠١٠٥١٩٤٩١٢٣١٠٠٢X", "not_an_id_number"),
        ("11010519490231002X", "not_an_id_number"),
        ("110105194912310021", "check_character"),
    ],
)
def test_other_numbers_are_told_why_not(number: str, problem: str) -> None:
    fault = resident_id_fault(number)
    assert fault is not None
    assert fault.problem == problem


def test_officers_with_the_same_certificate_count_once() -> None:
    twin = Officer(name="演练员乙", certificate_number=" 演练０００ 0001 ")
    with pytest.raises(RecordError, match="different certificate numbers"):
        make.inspection(officers=(make.OFFICER_A, twin))


def test_officer_without_a_certificate_number_does_not_count() -> None:
    with pytest.raises(RecordError, match="different certificate numbers"):
        make.inspection(officers=(make.OFFICER_A, Officer(name="演练员乙")))
