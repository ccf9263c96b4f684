"""Results as people report them, and what can be read from them; the text itself always stays.

Read are plain numbers ("6.8", "1,200"), powers of ten ("1.2×10³", "1.2E3"), bounds ("<0.05",
"≥24000"), ranges ("6.5~8.5"), and the three ways to say "below the detection limit": the limit
with the mark L ("0.004L", HJ/T 91-2002 and its successors), with "<", or no number at all
("未检出", HJ/T 166-2004; "ND"). Full-width signs count as their half-width ones.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from fieldkit.errors import InputError

_MOST: Final = 40  # characters
_NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:E[+-]?\d{1,2}|×10\^[+-]?\d{1,2})?"
_SINGLE = re.compile(rf"(<=|>=|[<>≤≥])?({_NUMBER})(L|\(L\))?", re.ASCII)
_RANGE = re.compile(rf"({_NUMBER})(?:~|-|至)({_NUMBER})", re.ASCII)
_NOT_DETECTED: Final = frozenset({"ND", "N.D.", "未检出"})
_SUPERSCRIPT = re.compile("[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SAME_SIGN: Final = str.maketrans(
    {
        **dict.fromkeys("﹤", "<"),
        **dict.fromkeys("﹥", ">"),
        **dict.fromkeys("≦⩽", "≤"),
        **dict.fromkeys("≧⩾", "≥"),
        **dict.fromkeys("−–—", "-"),
        **dict.fromkeys("〜∼", "~"),
        **dict.fromkeys("*X✕⨯", "×"),
    }
)


class ReportedError(InputError):
    """A reported value cannot be read as a number or as "not detected"."""

    code = "reported.unreadable"
    sentence = "{text!r} cannot be read. {reason}"


class Qualifier(StrEnum):
    """How the number of a reported value is meant."""

    EQUAL = "="
    LESS = "<"
    AT_MOST = "≤"
    MORE = ">"
    AT_LEAST = "≥"
    NOT_DETECTED = "nd"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported value and what it says.

    Attributes:
        text: exactly as reported.
        qualifier: how `value` is meant.
        value: the number, or the low end of a range; None if there is none.
        high: the high end of a range; None otherwise.
        digits: significant digits as written, 0 without a number; those of `value` in a range.
        below_detection: whether it says that nothing above the detection limit was found;
            `value`, if there, is then that limit.
    """

    text: str
    qualifier: Qualifier
    value: Decimal | None
    high: Decimal | None = None
    digits: int = 0
    below_detection: bool = False


def read_reported(text: str) -> Reported:
    """What a reported value says.

    Raises:
        ReportedError: it is none of the forms, or a range that runs downwards.
    """
    signs = _plain_signs(text)
    if signs in _NOT_DETECTED:
        return Reported(text, Qualifier.NOT_DETECTED, None, below_detection=True)
    single = _SINGLE.fullmatch(signs)
    if single is not None and len(signs) <= _MOST:
        return _single(text, single)
    ends = _RANGE.fullmatch(signs)
    if ends is None or len(signs) > _MOST:
        raise ReportedError(
            text=text[:_MOST],
            reason="Write it like 6.8, <0.05, 0.004L, 未检出, 1.2×10³ or 6.5~8.5, without unit.",
        )
    low, high = _number(ends[1]), _number(ends[2])
    if high < low:
        raise ReportedError(text=text, reason="The range runs downwards.")
    return Reported(text, Qualifier.RANGE, low, high, _digits(low))


def _single(text: str, found: re.Match[str]) -> Reported:
    sign, value, mark = found[1], _number(found[2]), found[3]
    qualifier = Qualifier({None: "=", "<=": "≤", ">=": "≥"}.get(sign, sign))
    if mark:
        if qualifier not in {Qualifier.EQUAL, Qualifier.LESS}:
            raise ReportedError(
                text=text, reason="The mark L means below; the sign says otherwise."
            )
        qualifier = Qualifier.LESS
    is_below = qualifier is Qualifier.LESS
    return Reported(text, qualifier, value, None, _digits(value), is_below)


def _plain_signs(text: str) -> str:
    """The text with one way of writing each sign, powers as ^, capitals, and no blanks."""
    marked = _SUPERSCRIPT.sub(lambda found: "^" + found[0], text)
    compatible = unicodedata.normalize("NFKC", marked).upper().translate(_SAME_SIGN)
    return "".join(compatible.split())


def _number(signs: str) -> Decimal:
    return Decimal(signs.replace(",", "").replace("×10^", "E"))


def _digits(value: Decimal) -> int:
    return len("".join(map(str, value.as_tuple().digits)).lstrip("0")) or 1
