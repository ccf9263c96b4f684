"""Finding parties and pollutants as people type them: by name, by code, by initials of pinyin."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from fieldkit.canonical import JsonObject
from fieldkit.reference.rows import Pollutant

MOST: Final = 20  # parties to choose from
_FEWEST_SIGNS: Final = 2  # of a code or of initials; one letter says too little


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A party of the vault as it stands now.

    Attributes:
        sequence: of its entry.
        name: 名称（姓名）.
        credit_code: 统一社会信用代码; empty where there is none.
        address: 地址; empty where it was not given.
    """

    sequence: int
    name: str
    credit_code: str
    address: str


def known_parties(bodies: Mapping[int, JsonObject]) -> tuple[KnownParty, ...]:
    """The parties, newest first.

    Args:
        bodies: of the parties as they stand, by sequence.
    """
    return tuple(
        KnownParty(
            sequence,
            *(str(body.get(member) or "") for member in ("name", "credit_code", "address")),
        )
        for sequence, body in sorted(bodies.items(), reverse=True)
    )


def find_parties(asked: str, parties: Iterable[KnownParty]) -> tuple[KnownParty, ...]:
    """The parties that somebody may mean, the likeliest first, at most MOST of them.

    A name is found by any part of it, a credit code by its beginning or its end, a name by the
    first letters of its characters' pinyin too: "hjdd" finds 华建电镀. A character that is read
    in several ways is found by each.
    """
    text = _plain(asked)
    ranked = ((rank, each) for each in parties if (rank := _rank(text, each)) is not None)
    best = sorted(ranked, key=lambda found: found[0])  # equal ones stay newest first
    return tuple(each for _, each in best[:MOST])


def find_pollutants(asked: str, pollutants: Iterable[Pollutant]) -> tuple[Pollutant, ...]:
    """The pollutants that somebody may mean, the likeliest first; all where nothing is asked.

    Each is found by any part of its names, by the beginning of its code, of its CAS number or
    of a national code, and by the first letters of its characters' pinyin: "ljg" finds 六价铬.
    """
    text = _plain(asked)
    if not text:
        return tuple(pollutants)
    ranked = ((rank, each) for each in pollutants if (rank := _match(text, each)) is not None)
    return tuple(each for _, each in sorted(ranked, key=lambda found: found[0]))


def _match(text: str, pollutant: Pollutant) -> int | None:
    """How likely the pollutant is meant, 0 first; None if it is not."""
    names = [_plain(each) for each in (pollutant.zh, pollutant.en, *pollutant.aliases)]
    codes = [_plain(each) for each in (pollutant.code, pollutant.cas, *pollutant.national_codes)]
    if text in {*names, *codes}:
        return 0
    if any(each.startswith(text) for each in (*names, *codes)):
        return 1
    if any(text in each for each in names):
        return 2
    if len(text) < _FEWEST_SIGNS or not text.isascii():
        return None
    at = _found_by_initials(text, names[0])
    return None if at is None else 3 + (at > 0)


def _rank(text: str, party: KnownParty) -> int | None:
    """How likely the party is meant, 0 first; None if it is not."""
    name, code = _plain(party.name), _plain(party.credit_code)
    if name.startswith(text):
        return 0
    if text in name:
        return 1
    if len(text) < _FEWEST_SIGNS or not text.isascii():
        return None
    if code and (code.startswith(text) or code.endswith(text)):
        return 2
    at = _found_by_initials(text, name)
    return None if at is None else 3 + (at > 0)


def _found_by_initials(text: str, name: str) -> int | None:
    """Where in the name the characters begin that `text` gives the initials of."""
    initials = _initials(name)
    for first in range(len(initials) - len(text) + 1):
        if all(
            letter in letters
            for letter, letters in zip(text, initials[first : first + len(text)], strict=True)
        ):
            return first
    return None


@lru_cache(maxsize=4096)
def _initials(name: str) -> tuple[str, ...]:
    """For each character of a name, every letter that its pinyin may begin with."""
    # Imported where it is needed: its tables take a while to load.
    from pypinyin import Style, pinyin  # noqa: PLC0415

    letters = []
    for sign in name:
        read = pinyin(sign, style=Style.FIRST_LETTER, heteronym=True)
        letters.append("".join(read[0]) if read else sign)
    return tuple(letters)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
