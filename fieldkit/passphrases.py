"""How long a passphrase would hold against guessing: an honest estimate, made on this computer.

It asks what somebody would try who knows how people choose: words, names, dates, keyboard rows,
the same again. Without dictionaries it counts every word as a frequent one, so it rather says
too little than too much. It cannot know that a line is from a famous poem.

What is left is measured as bits, in tenths: each bit doubles the work.
"""

import re
import unicodedata
from enum import IntEnum
from typing import Final

SHORTEST_PASSPHRASE: Final = 8  # characters
FEWEST_DIFFERENT: Final = 4

_RUNS: Final = re.compile(
    r"[^\W\d_\u2e80-\u9fff\uf900-\ufaff]+|\d+|[\u2e80-\u9fff\uf900-\ufaff]+|."
)
_ROWS: Final = (
    "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890",
    "qazwsxedcrfv", "1qaz2wsx", "一二三四五六七八九十",
)  # fmt: skip
_FREQUENT: Final = frozenset(
    {
        *["password", "passwort", "passw", "admin", "administrator", "root", "welcome", "letmein"],
        *[
            "iloveyou",
            "woaini",
            "woaizhongguo",
            "monkey",
            "dragon",
            "sunshine",
            "princess",
            "test",
        ],
        *["secret", "login", "master", "huanbao", "huanjing", "zhifa", "mima", "guest", "user"],
        *[
            "密码",
            "口令",
            "我爱你",
            "生态环境",
            "环境执法",
            "环保局",
            "生态环境局",
            "执法",
            "你好",
        ],
    }
)
_YEAR: Final = re.compile(r"(19|20)\d\d")
_DATE: Final = re.compile(r"((19|20)?\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_PHONE: Final = re.compile(r"1[3-9]\d{9}")


class Strength(IntEnum):
    """How long a passphrase holds where somebody has copied the vault's folder.

    Reckoned with ten thousand tries a second, which Argon2id with 256 MiB and three passes
    leaves to about a thousand graphics cards.
    """

    REFUSED = 0  # the vault does not take it
    WEAK = 1  # days
    FAIR = 2  # months to years
    GOOD = 3  # decades and more
    STRONG = 4  # longer than anybody waits


_AT_LEAST: Final = ((600, Strength.STRONG), (450, Strength.GOOD), (350, Strength.FAIR))


def is_taken(passphrase: str) -> bool:
    """Whether a vault takes it as a new passphrase at all."""
    text = unicodedata.normalize("NFC", passphrase)
    return len(text) >= SHORTEST_PASSPHRASE and len(set(text)) >= FEWEST_DIFFERENT


def strength(passphrase: str) -> Strength:
    """How long the passphrase would hold."""
    if not is_taken(passphrase):
        return Strength.REFUSED
    bits = tenths_of_bits(passphrase)
    return next((each for least, each in _AT_LEAST if bits >= least), Strength.WEAK)


def tenths_of_bits(passphrase: str) -> int:
    """The work of guessing it, as ten times the binary logarithm of the tries."""
    seen: set[str] = set()
    total = 0
    for run in _RUNS.findall(unicodedata.normalize("NFKC", passphrase)):
        folded = run.casefold()
        if folded in seen:
            total += 0 if len(run) == 1 and not run.isalnum() else 20
            continue
        seen.add(folded)
        total += _of_run(run, folded)
    return total


def _of_run(run: str, folded: str) -> int:
    length = len(run)
    if folded in _FREQUENT or (length > 2 and _is_pattern(folded)):
        return 40
    if run.isdigit():
        return _of_digits(run)
    if run[0] >= "\u2e80":
        return _of_chinese(run)
    if run.isalpha():
        capitals = 0 if run in {folded, run.upper()} else 10
        return min(47 * length, 110 + 15 * max(0, length - 8)) + capitals
    return 30


def _of_chinese(run: str) -> int:
    """Two characters are a word; in a longer run, each is half given away by the ones before."""
    bits = 0
    for word in sorted(_FREQUENT, key=len, reverse=True):
        if word in run:
            run, bits = run.replace(word, "", 1), bits + 40
    return bits + (0, 90)[len(run)] if len(run) < 2 else bits + 130 + 45 * (len(run) - 2)


def _of_digits(run: str) -> int:
    if _YEAR.fullmatch(run):
        return 70
    if _DATE.fullmatch(run):
        return 150
    if _PHONE.fullmatch(run):
        return 200
    return 33 * len(run)


def _is_pattern(folded: str) -> bool:
    """Whether it is one character again and again, or a piece of a row or of the alphabet."""
    if len(set(folded)) == 1:
        return True
    return any(folded in row or folded[::-1] in row for row in _ROWS)
