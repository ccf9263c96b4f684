"""The recovery key: 160 random bits as text that can be printed, read out and typed.

    GHW4M-0K7TX-...  eight groups of five characters, the fifth being a check character

The alphabet has 32 characters, no I, L, O or U, so a character is an element of the field
GF(32). In the group at place p (1 to 8) the characters d1 to d4 and the check character c
satisfy

    2 d1 + 3 d2 + 4 d3 + 5 d4 + c = p

with the arithmetic of that field. The weights differ from each other and from zero, so one
wrong character or two exchanged ones in a group always break the equation; p differs from
group to group, so two exchanged groups break both of theirs.
"""

import os
import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from fieldkit.errors import InputError

KEY_BYTES: Final = 20
GROUPS: Final = 8

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {character: value for value, character in enumerate(_ALPHABET)}
_MISREAD: Final = str.maketrans("OIL", "011")
_WEIGHTS: Final = (2, 3, 4, 5)
_GROUP_LENGTH: Final = len(_WEIGHTS) + 1
_SEPARATORS: Final = re.compile(r"[\W_]+")


class RecoveryKeyTypedWrongError(InputError):
    """The text is not a recovery key as printed.

    Details: `groups`, the numbers (from 1) of the groups that hold a mistake; empty if the
    text has the wrong length and nothing can be said about groups.
    """

    code = "recovery.mistyped"
    sentence = "The recovery key is mistyped: {where}."


def new_recovery_key() -> bytes:
    """A new random key."""
    return os.urandom(KEY_BYTES)


def recovery_key_text(key: bytes) -> str:
    """The key as it is printed: groups with check characters, joined by hyphens."""
    number = int.from_bytes(key, "big")
    values = [number >> shift & 31 for shift in range(len(key) * 8 - 5, -5, -5)]
    size = len(_WEIGHTS)
    groups = (values[start : start + size] for start in range(0, len(values), size))
    return "-".join(
        "".join(_ALPHABET[value] for value in (*group, _check(place, group)))
        for place, group in enumerate(groups, start=1)
    )


def read_recovery_key(text: str) -> bytes:
    """The key that a text stands for.

    Lower case, full-width characters, O for 0, I and L for 1, and any spaces and
    punctuation between groups or none are all understood.

    Raises:
        RecoveryKeyTypedWrongError: a mistake, and in which groups it is.
    """
    plain = _plain(text)
    groups = [group for group in _SEPARATORS.split(plain) if group]
    if len(groups) != GROUPS:
        joined = "".join(groups)
        if len(joined) != GROUPS * _GROUP_LENGTH:
            told = f"it has {len(joined)} characters, not {GROUPS * _GROUP_LENGTH}"
            raise RecoveryKeyTypedWrongError(groups=(), where=told)
        groups = re.findall("." * _GROUP_LENGTH, joined)
    wrong = tuple(
        place for place, group in enumerate(groups, start=1) if not is_right(place, group)
    )
    if wrong:
        numbers = ", ".join(str(place) for place in wrong)
        told = f"look at group{'s' if len(wrong) > 1 else ''} {numbers}"
        raise RecoveryKeyTypedWrongError(groups=wrong, where=told)
    number = 0
    for group in groups:
        for character in group[:-1]:
            number = number << 5 | _VALUES[character]
    return number.to_bytes(KEY_BYTES, "big")


def is_same_group(typed: str, group: str) -> bool:
    """Whether a person typed that group, in any of the ways that `read_recovery_key` takes."""
    return "".join(_SEPARATORS.split(_plain(typed))) == group


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).upper().translate(_MISREAD)


def split(text: str) -> list[str]:
    """The groups in a text, however it is spelled, in order; five characters each but the last."""
    joined = "".join(_SEPARATORS.split(_plain(text)))
    return [joined[at : at + _GROUP_LENGTH] for at in range(0, len(joined), _GROUP_LENGTH)]


def is_right(place: int, group: str) -> bool:
    """Whether the check character of a group, as `split` gives it, fits its place from 1."""
    values = [_VALUES.get(character, -1) for character in group]
    if len(values) != _GROUP_LENGTH or -1 in values:
        return False
    return _check(place, values[:-1]) == values[-1]


def _check(place: int, values: Sequence[int]) -> int:
    """The check character's value for a group's other four, at a place counted from 1."""
    check = place
    for weight, value in zip(_WEIGHTS, values, strict=True):
        check ^= _product(weight, value)
    return check


def _product(left: int, right: int) -> int:
    """Product in GF(32), whose elements are polynomials over GF(2) modulo x^5 + x^2 + 1."""
    product = 0
    for bit in range(5):
        if right >> bit & 1:
            product ^= left << bit
    for bit in range(9, 4, -1):
        if product >> bit & 1:
            product ^= 0b100101 << (bit - 5)
    return product
