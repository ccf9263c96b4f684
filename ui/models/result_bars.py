"""Results as bars: grouped so that no axis mixes units, read from what was reported."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fieldkit.canonical import JsonObject
from fieldkit.reference.reported import ReportedError, read_reported

MOST_BARS: Final = 120  # of one group; the newest ones
_SPAN: Final = 100.0  # largest to smallest, from which on the axis is logarithmic


@dataclass(frozen=True, slots=True)
class Bar:
    """One result.

    Attributes:
        sequence: of its entry.
        name: what stands below: the number of the sample, or the point.
        text: the value as reported, which stands above.
        height: what it is drawn as; None where no number was reported.
        is_hollow: it says that nothing above the detection limit was found.
    """

    sequence: int
    name: str
    text: str
    height: float | None
    is_hollow: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Results of one analyte in one unit.

    Attributes:
        analyte: as reported.
        unit: likewise.
        bars: the newest ones, in the order sealed.
        total: how many results there are.
    """

    analyte: str
    unit: str
    bars: tuple[Bar, ...]
    total: int


def groups_of(
    results: Iterable[tuple[int, JsonObject]], numbers: Mapping[int, str]
) -> tuple[Group, ...]:
    """Results by analyte and unit, those with most results first.

    Args:
        results: number and body of each.
        numbers: numbers of samples by their entries.
    """
    found: dict[tuple[str, str], list[Bar]] = {}
    for sequence, body in results:
        key = (str(body.get("analyte", "")), str(body.get("unit", "")))
        found.setdefault(key, []).append(_bar(sequence, body, numbers))
    every = [Group(*key, tuple(bars[-MOST_BARS:]), len(bars)) for key, bars in found.items()]
    return tuple(sorted(every, key=lambda each: -each.total))


def is_logarithmic(group: Group, lines: Sequence[float] = ()) -> bool:
    """Whether values and lines span so much that a plain axis would hide the small ones.

    Lines at 3 and 10 times a limit always do; nought and below stand on no logarithmic axis.
    """
    values = [each.height for each in group.bars if each.height is not None]
    every = [*values, *lines]
    if not values or min(every) <= 0:
        return False
    return len(lines) > 1 or max(every) / min(every) > _SPAN


def bounds(group: Group, lines: Sequence[float]) -> tuple[float, float]:
    """Least and most of the axis: powers of ten on a logarithmic one, from nought on others."""
    heights = [each.height for each in group.bars if each.height is not None]
    values = [*heights, *lines]
    most = max(values, default=1.0)
    if not is_logarithmic(group, lines):
        return min(0.0, *values, 0.0), most * 1.18 if most > 0 else 1.0
    least = min(each for each in values if each > 0)
    low = high = 1.0
    while low > least / 1.5:
        low /= 10
    while low * 10 <= least / 1.5:
        low *= 10
    while high < most * 1.5:
        high *= 10
    return low, high


def _bar(sequence: int, body: JsonObject, numbers: Mapping[int, str]) -> Bar:
    text, sample = str(body.get("value", "")), body.get("sample")
    name = numbers.get(sample, f"#{sample}") if isinstance(sample, int) else body.get("point")
    height, is_hollow = _read(text)
    if height is None and is_hollow:  # no number was reported; its limit says how high it may be
        height, _ = _read(str(body.get("detection_limit", "")))
    return Bar(sequence, str(name or f"#{sequence}"), text, height, is_hollow)


def _read(text: str) -> tuple[float | None, bool]:
    """The number to draw, that of the high end of a range; and whether it is below detection."""
    try:
        reported = read_reported(text)
    except ReportedError:
        return None, False
    value = reported.high if reported.high is not None else reported.value
    return None if value is None else float(value), reported.below_detection
