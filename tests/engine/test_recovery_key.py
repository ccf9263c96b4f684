"""Every slip in typing a recovery key is found, and its group named."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.recovery_key import (
    GROUPS,
    KEY_BYTES,
    RecoveryKeyTypedWrongError,
    is_right,
    new_recovery_key,
    read_recovery_key,
    recovery_key_text,
    split,
)

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEYS = [bytes(KEY_BYTES), b"\xff" * KEY_BYTES, *(new_recovery_key() for _ in range(20))]
MISREADINGS = {("O", "0"), ("I", "1"), ("L", "1")}


def wrong_groups(text: str) -> tuple[int, ...]:
    with pytest.raises(RecoveryKeyTypedWrongError) as caught:
        read_recovery_key(text)
    groups = caught.value.details["groups"]
    assert isinstance(groups, tuple)
    return groups


@given(st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES))
def test_printed_key_is_read_back(key: bytes) -> None:
    text = recovery_key_text(key)
    assert re.fullmatch(rf"([{ALPHABET}]{{5}}-){{7}}[{ALPHABET}]{{5}}", text)
    assert read_recovery_key(text) == key


def test_keys_differ() -> None:
    assert len({new_recovery_key() for _ in range(100)}) == 100


@pytest.mark.parametrize("key", KEYS)
def test_every_wrong_character_is_found_in_its_group(key: bytes) -> None:
    text = recovery_key_text(key)
    for position, right in enumerate(text):
        if right == "-":
            continue
        for character in ALPHABET:
            if character != right:
                typed = text[:position] + character + text[position + 1 :]
                assert wrong_groups(typed) == (position // 6 + 1,), typed


@pytest.mark.parametrize("key", KEYS)
def test_every_exchange_of_neighbours_is_found_in_its_group(key: bytes) -> None:
    text = recovery_key_text(key).replace("-", "")
    for position in range(len(text) - 1):
        left, right = text[position], text[position + 1]
        if left == right:
            continue
        typed = text[:position] + right + left + text[position + 2 :]
        expected = tuple(sorted({position // 5 + 1, (position + 1) // 5 + 1}))
        assert wrong_groups(typed) == expected, typed


@pytest.mark.parametrize("key", KEYS)
def test_any_two_characters_exchanged_in_a_group_are_found(key: bytes) -> None:
    groups = recovery_key_text(key).split("-")
    for place, group in enumerate(groups):
        for first, second in itertools.combinations(range(5), 2):
            if group[first] == group[second]:
                continue
            letters = list(group)
            letters[first], letters[second] = letters[second], letters[first]
            typed = [*groups[:place], "".join(letters), *groups[place + 1 :]]
            assert wrong_groups("-".join(typed)) == (place + 1,)


@pytest.mark.parametrize("key", KEYS)
def test_every_exchange_of_groups_is_found_at_both_places(key: bytes) -> None:
    groups = recovery_key_text(key).split("-")
    for first, second in itertools.combinations(range(GROUPS), 2):
        typed = list(groups)
        typed[first], typed[second] = typed[second], typed[first]
        assert wrong_groups("-".join(typed)) == (first + 1, second + 1)


@pytest.mark.parametrize("key", KEYS[:5])
def test_way_of_writing_does_not_matter(key: bytes) -> None:
    text = recovery_key_text(key)
    ways = [
        text.lower(),
        text.replace("-", ""),
        text.replace("-", " "),
        f"  {text}\n",
        text.replace("-", " \u2013 "),
        text.replace("-", "\n"),
        text.replace("0", "O").replace("1", "I"),
        text.replace("0", "o").replace("1", "l"),
        text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}),  # full width
        " ".join(text.replace("-", "")[start : start + 10] for start in range(0, 40, 10)),
    ]
    for typed in ways:
        assert read_recovery_key(typed) == key, typed


@pytest.mark.parametrize("typed", ["", "-", "ABC", "0" * 39, "0" * 41, "恢复密钥", "ß" * 19])
def test_wrong_length_is_told(typed: str) -> None:
    with pytest.raises(RecoveryKeyTypedWrongError, match="characters, not 40") as caught:
        read_recovery_key(typed)
    assert caught.value.details["groups"] == ()


def test_missing_and_foreign_characters_are_found_in_their_group() -> None:
    groups = recovery_key_text(KEYS[-1]).split("-")
    groups[1] = groups[1][:-1]
    groups[4] = "U" + groups[4][1:]
    groups[6] = "验" + groups[6][1:]
    assert wrong_groups("-".join(groups)) == (2, 5, 7)


def test_message_names_the_groups() -> None:
    groups = recovery_key_text(KEYS[-1]).split("-")
    groups[2] = "UUUUU"
    with pytest.raises(RecoveryKeyTypedWrongError, match=r"look at group 3\.$"):
        read_recovery_key("-".join(groups))
    groups[4] = "UUUUU"
    with pytest.raises(RecoveryKeyTypedWrongError, match=r"look at groups 3, 5\.$"):
        read_recovery_key("-".join(groups))


def test_text_is_split_into_groups_while_it_is_typed() -> None:
    assert split("") == []
    assert split("oil") == ["011"]
    assert split("abcde-fgh") == ["ABCDE", "FGH"]
    key = recovery_key_text(new_recovery_key())
    assert "-".join(split(key.lower().replace("-", " "))) == key
    assert all(is_right(place, group) for place, group in enumerate(split(key), start=1))
    assert not is_right(2, split(key)[0])
    assert not is_right(1, "ABC")
