"""Values as people read them. The engine's own text forms never reach a screen unformatted."""

from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

GROUP: Final = 4
_UNITS: Final = ("B", "KB", "MB", "GB", "TB")


def moment(value: datetime) -> str:
    """The moment on the clock of its own place, to the minute: "2026-11-24 09:30"."""
    return f"{value:%Y-%m-%d %H:%M}"


def exact_moment(value: datetime) -> str:
    """The moment to the second with its offset: "2026-11-24 09:30:05 +08:00"."""
    return f"{value:%Y-%m-%d %H:%M:%S} {from_utc(value).removeprefix('UTC')}"


def from_utc(value: datetime) -> str:
    """How far the clock of the moment's place is ahead of UTC: "UTC+08:00"."""
    offset = f"{value:%z}"
    return f"UTC{offset[:3]}:{offset[3:5]}"


def period(begin: datetime, end: datetime | None) -> str:
    """From when to when; the day is said once: "2026-11-24 09:30 – 12:00"; since when if open."""
    if end is None:
        since = QCoreApplication.translate("formatting", "since {when}")
        return since.replace("{when}", moment(begin))
    is_same_day = begin.date() == end.date() and begin.utcoffset() == end.utcoffset()
    return f"{moment(begin)} – {end:%H:%M}" if is_same_day else f"{moment(begin)} – {moment(end)}"


def day(value: date) -> str:
    """The day: "2026-11-24"."""
    return value.isoformat()


def size(size_bytes: int) -> str:
    """A size in the unit that people would use, of 1000: "4.2 MB"; exact below 1000 bytes."""
    scaled, unit = size_bytes, 0
    while scaled >= 1000 and unit < len(_UNITS) - 1:
        scaled, unit = scaled // 1000, unit + 1
    if unit == 0:
        return f"{size_bytes} B"
    tenths = size_bytes * 10 // 1000**unit
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth} {_UNITS[unit]}" if whole < 100 else f"{whole} {_UNITS[unit]}"


def digest(digest_hex: str) -> str:
    """A digest in groups of four: "3f2a 91bc …"."""
    return " ".join(digest_hex[at : at + GROUP] for at in range(0, len(digest_hex), GROUP))


def short_digest(digest_hex: str, groups: int = 4) -> str:
    """The first groups of a digest, for lists."""
    return f"{digest(digest_hex[: groups * GROUP])} …"


def number(value: int) -> str:
    """A count with its thousands set apart, as the language does."""
    return QLocale().toString(value)


def length(metres: float) -> str:
    """A length on the ground, to the metre: "36 m", "1.2 km"."""
    if metres < 1000:
        return f"{metres:.0f} m"
    return f"{metres / 1000:.1f} km" if metres < 100_000 else f"{number(round(metres / 1000))} km"


def span(passed: timedelta) -> str:
    """How long something took, in its two largest units: "3 h 12 min"; from ten days on, days."""
    translate = QCoreApplication.translate
    minutes = abs(round(passed.total_seconds() / 60))
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = (
        (days, translate("formatting", "{n} d")),
        (hours, translate("formatting", "{n} h")),
        (minutes, translate("formatting", "{n} min")),
    )
    said = [text.replace("{n}", number(count)) for count, text in parts if count]
    return " ".join(said[: 1 if days >= 10 else 2]) or translate(
        "formatting", "less than a minute"
    )


def entry(sequence: int) -> str:
    """How people name a ledger entry: "#42"."""
    return f"#{sequence}"


def yes_no(value: bool) -> str:
    """Yes or no in the language of the window."""
    translate = QCoreApplication.translate
    return translate("formatting", "Yes") if value else translate("formatting", "No")


def visible(text: str) -> str:
    """The text with characters made visible that would hide or turn it about.

    Direction marks and controls become "<U+202E>"; lines and tabs stay.
    """
    return "".join(
        each if each.isprintable() or each in "\n\t" else f"<U+{ord(each):04X}>" for each in text
    )


def role(value: str) -> str:
    """What a person does with the vault (`fieldkit.ledger.people.Role`), as people say it."""
    translate = QCoreApplication.translate
    words = {
        "inspector": translate("formatting", "Inspector"),
        "technician": translate("formatting", "Technician"),
        "case_officer": translate("formatting", "Case officer"),
        "administrator": translate("formatting", "Administrator"),
    }
    return words.get(value, value)


def tip(text: str) -> str:
    """The text for what is shown under the pointer, which Qt reads as markup where it looks so."""
    shown = visible(text)
    if "<" not in shown:
        return shown
    from html import escape  # noqa: PLC0415 - slow, and rarely needed

    return f"<qt>{escape(shown)}</qt>".replace("\n", "<br>")
