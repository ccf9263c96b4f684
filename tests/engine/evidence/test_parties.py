import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.evidence.parties import CodeBeingTyped, code_being_typed, credit_code_fault
from fieldkit.evidence.record import to_body
from tests.builders import records as make

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
TEXTBOOK = "91350100M000100Y43"  # the example of GB 32100-2015


def with_check_character(stem: str) -> str:
    """The code that a stem of 17 signs belongs to: the only one of 31 that is sound."""
    (code,) = [stem + sign for sign in SIGNS if credit_code_fault(stem + sign) is None]
    return code


def test_code_of_the_standard_is_sound() -> None:
    assert credit_code_fault(TEXTBOOK) is None


@given(st.text(SIGNS, min_size=17, max_size=17))
def test_every_stem_has_exactly_one_check_character(stem: str) -> None:
    assert len(with_check_character(stem)) == 18


@given(st.text(SIGNS, min_size=17, max_size=17), st.integers(0, 17), st.sampled_from(SIGNS))
def test_one_wrong_character_is_found(stem: str, place: int, sign: str) -> None:
    code = with_check_character(stem)
    wrong = code[:place] + sign + code[place + 1 :]
    fault = credit_code_fault(wrong)
    assert (fault is None) == (wrong == code)
    assert fault is None or fault.problem == "check_character"


@given(st.text(SIGNS, min_size=17, max_size=17), st.integers(0, 16))
def test_two_neighbours_swapped_are_found(stem: str, place: int) -> None:
    code = with_check_character(stem)
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert (credit_code_fault(wrong) is None) == (wrong == code)


@pytest.mark.parametrize(
    "code", ["", TEXTBOOK[:-1], TEXTBOOK + "0", "I" + TEXTBOOK[1:], "信" * 18]
)
def test_other_signs_are_no_credit_code(code: str) -> None:
    fault = credit_code_fault(code)
    assert fault is not None
    assert fault.problem == "not_a_credit_code"


def test_code_is_taken_however_it_is_typed() -> None:
    assert make.party(credit_code=" 91350100ｍ000100y43 ").credit_code == TEXTBOOK


def test_person_without_credit_code_is_told_by_the_identity_number() -> None:
    party = make.party(
        name="演练员子",
        credit_code=None,
        no_credit_code_reason="自然人",
        resident_id="11010519491231002x",
    )
    assert to_body(party)["resident_id"] == "11010519491231002X"
    assert party.title == "演练员子"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", CodeBeingTyped(18, "", "", False)),
        ("91350100M", CodeBeingTyped(9, "", "", False)),
        ("91350100m000100y4", CodeBeingTyped(1, "", "3", False)),
        ("91350100M000100Y43", CodeBeingTyped(0, "", "3", True)),
        ("91350100M000100Y44", CodeBeingTyped(0, "", "3", False)),
        ("91350100M000100Y433", CodeBeingTyped(-1, "", "3", False)),
        ("9135O100MO", CodeBeingTyped(8, "O", "", False)),
        ("９１３５ ０１００", CodeBeingTyped(10, "", "", False)),
    ],
)
def test_a_code_is_followed_while_it_is_typed(typed: str, told: CodeBeingTyped) -> None:
    assert code_being_typed(typed) == told
