"""Which row of a table is its heading: laboratories write titles, numbers and dates above it."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

LOOKED_AT: Final = 30  # rows
_ASIDE: Final = re.compile(r"\(([^()]*)\)$")


def key(text: str) -> str:
    """What all ways of writing one heading have in common."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def without_aside(text: str) -> str:
    """The `key` of a heading without what ends it in brackets, such as of "结果(mg/L)"."""
    return _ASIDE.sub("", key(text))


def aside(text: str) -> str:
    """What ends a heading in brackets, such as "mg/L"; empty if nothing does."""
    found = _ASIDE.search(unicodedata.normalize("NFKC", text).strip())
    return "" if found is None else found[1].strip()


def best_heading(rows: Sequence[Sequence[str]], usual: Iterable[str]) -> tuple[int, int]:
    """The row that looks most like the heading of a table of results.

    Args:
        rows: the first ones of the table.
        usual: headings of results, each in the form of `key`.

    Returns:
        Its place, and how many of its cells are usual headings: the first such row with two or
        more, else the first row that is not blank.
    """
    known = frozenset(usual)
    best, score = -1, 0
    for number, row in enumerate(rows[:LOOKED_AT]):
        if best < 0 and any(cell.strip() for cell in row):
            best = number
        count = len({without_aside(cell) for cell in row} & known)
        if count >= 2 and count > score:
            best, score = number, count
    return max(best, 0), score
