"""Number series: the next sample number, from a pattern that an agency chose for its bottles."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldkit.errors import InputError

DEFAULT_SERIES: Final = "{YYYYMMDD}-{inspection}-{NN}"
_LONGEST: Final = 60  # characters, so that a label has room for what comes out
_PLACE: Final = re.compile(r"\{([^{}]*)\}")
_COUNTER: Final = re.compile(r"N{1,6}")
_DAYS: Final = {"YYYYMMDD": "%Y%m%d", "YYMMDD": "%y%m%d", "YYYY": "%Y", "MM": "%m", "DD": "%d"}
_INSPECTION: Final = "inspection"


class SeriesPatternError(InputError):
    """The text is no pattern of a number series."""

    code = "series.pattern"
    sentence = "The pattern {pattern!r} makes no series: {reason}."


@dataclass(frozen=True, slots=True)
class Series:
    """A number series.

    Attributes:
        pattern: text with places in braces: `{YYYYMMDD}`, `{YYMMDD}`, `{YYYY}`, `{MM}`, `{DD}`
            for the day, `{inspection}` for the visit, and exactly one counter `{N}` to
            `{NNNNNN}`, as many digits as letters.
    """

    pattern: str

    def __post_init__(self) -> None:
        """Refuses what would not count.

        Raises:
            SeriesPatternError: an unknown place, no counter or several, a stray brace, blanks
                around it, or longer than 60 characters.
        """
        places = _PLACE.findall(self.pattern)
        unknown = [each for each in places if not _is_known(each)]
        counters = [each for each in places if _COUNTER.fullmatch(each)]
        rest = _PLACE.sub("", self.pattern)
        reason = ""
        if unknown:
            reason = f"{{{unknown[0]}}} is not known"
        elif len(counters) != 1:
            reason = "it needs one counter such as {NN}"
        elif "{" in rest or "}" in rest or not rest.isprintable():
            reason = "a character in it cannot be used"
        elif self.pattern != self.pattern.strip() or len(self.pattern) > _LONGEST:
            reason = "it has blanks around it, or is too long"
        if reason:
            raise SeriesPatternError(pattern=self.pattern, reason=reason)

    def next(self, day: date, inspection: str, taken: Iterable[str]) -> str:
        """The number that follows the highest one taken of the same day and visit.

        Args:
            day: of sampling.
            inspection: how the visit is called in numbers, such as "1".
            taken: the numbers given so far, in any order; others than of this series too.
        """
        before, width, after = self._around(day, inspection)
        highest = 0
        for each in taken:
            inside = each[len(before) : len(each) - len(after)]
            fits = each.startswith(before) and each.endswith(after) and len(inside) >= width
            if fits and inside.isascii() and inside.isdigit():
                highest = max(highest, int(inside))
        return f"{before}{highest + 1:0{width}d}{after}"

    def _around(self, day: date, inspection: str) -> tuple[str, int, str]:
        """What stands before the counter, its digits, and what stands after it."""
        sides, width = ["", ""], 0
        for number, piece in enumerate(_PLACE.split(self.pattern)):
            if number % 2 and _COUNTER.fullmatch(piece):
                width = len(piece)
            else:
                sides[width > 0] += _filled(piece, day, inspection) if number % 2 else piece
        return sides[0], width, sides[1]


def _is_known(place: str) -> bool:
    return place == _INSPECTION or place in _DAYS or _COUNTER.fullmatch(place) is not None


def _filled(place: str, day: date, inspection: str) -> str:
    return inspection if place == _INSPECTION else day.strftime(_DAYS[place])
