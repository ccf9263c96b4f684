"""Days and moments as people write them into tables."""

import re
import unicodedata
from datetime import UTC, datetime, tzinfo
from typing import Final

# Year first, because 3/5/2026 is one day in Britain and another in America.
_MOMENT: Final = re.compile(
    r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"(?:(?:[ T]|(?<=日))(?P<hour>\d{1,2})[:时](?P<minute>\d{1,2})"
    r"(?:[:分](?P<second>\d{1,2})(?:\.0+)?秒?|分)?)?"
    r" ?(?P<offset>Z|[+-]\d{2}:\d{2})?",
    re.ASCII,
)
_DIGITS_OF_DAY: Final = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)


def read_moment(text: str, timezone: tzinfo) -> datetime | None:
    """The moment that a cell names, or the start of the day; None if it names none.

    Args:
        text: such as "2026-11-24", "2026/11/24 9:30" or "2026年11月24日9时30分".
        timezone: where the cell names no offset.
    """
    signs = " ".join(unicodedata.normalize("NFKC", text).split())
    found = _MOMENT.fullmatch(_DIGITS_OF_DAY.sub(r"\1-\2-\3", signs, count=1))
    if found is None:
        return None
    names = ("year", "month", "day", "hour", "minute", "second")
    year, month, day, hour, minute, second = (int(found[name] or 0) for name in names)
    try:
        zone = timezone if found["offset"] is None else _zone(found["offset"])
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def _zone(text: str) -> tzinfo:
    return UTC if text == "Z" else datetime.strptime(text, "%z").tzinfo or UTC
