"""Camera, time and place as a camera wrote them, made from tags that cannot be trusted.

The tags come from the confined child (`fieldkit.evidence.imagery`): text, whole numbers, and
pairs [numerator, denominator]. Everything here is exact; no float is involved.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction

_LONGEST_TEXT = 128
_LARGEST_NUMBER = (1 << 32) - 1
_DATE = re.compile(r"(\d{4})[:/-](\d\d)[:/-](\d\d)", re.ASCII)
_DATE_TIME = re.compile(_DATE.pattern + r"[ T](\d\d):(\d\d):(\d\d)", re.ASCII)
_OFFSET = re.compile(r"[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00", re.ASCII)


@dataclass(frozen=True, slots=True)
class CameraData:
    """What a camera wrote into a file; None is "not recorded".

    All text is free of control and invisible characters and at most 128 characters long. Values
    that cannot be (no date, 0/0, latitude above 90, position exactly 0, 0) count as not recorded.

    Attributes:
        make: maker of the camera.
        model: its model.
        orientation: 1 to 8 as in the file (Exif 2.32, Orientation). Previews are upright already.
        taken_at_text: DateTimeOriginal as in the file, such as "2019:10:20 18:34:30".
        taken_at: the same in ISO 8601, with offset only if the file has one; else it is the
            camera's local time, wherever that was. None if the text is no date.
        latitude: decimal degrees, six decimals, north positive, such as "38.046642".
        longitude: likewise, east positive.
        altitude_m: metres above sea level (or as the camera understood it), at most three
            decimals, negative below.
        gps_accuracy_m: horizontal positioning error in metres, at most three decimals.
        gps_time: time of the satellites, UTC, whole seconds, such as "2018-07-25T14:34:23Z".
    """

    make: str | None = None
    model: str | None = None
    orientation: int | None = None
    taken_at_text: str | None = None
    taken_at: str | None = None
    latitude: str | None = None
    longitude: str | None = None
    altitude_m: str | None = None
    gps_accuracy_m: str | None = None
    gps_time: str | None = None


def camera_data(tags: object) -> CameraData | None:
    """What the tags say; None if they record nothing.

    Args:
        tags: text, whole numbers and one to three pairs, by the names of `imagery`. Names that
            are not known are passed over, and so is a value that is not of its name's kind.

    Raises:
        ValueError: this is not such an object.

    Source: CIPA DC-008-2019 (Exif 2.32), tables 3 to 5 and 15.
    """
    told = _Told(tags)
    taken_at_text = told.text("taken")
    if taken_at_text is not None and not re.search(r"[1-9]", taken_at_text):
        taken_at_text = None  # 0000:00:00 00:00:00, or blanks and colons
    latitude, longitude = _position(told)
    orientation = told.number("orientation")
    data = CameraData(
        make=told.text("make"),
        model=told.text("model"),
        orientation=orientation if orientation in range(1, 9) else None,
        taken_at_text=taken_at_text,
        taken_at=_local_time(taken_at_text, told.text("taken_offset")),
        latitude=latitude,
        longitude=longitude,
        altitude_m=_altitude(told),
        gps_accuracy_m=_accuracy(told),
        gps_time=_gps_time(told),
    )
    return None if data == CameraData() else data


class _Told:
    """Tags of the right shape; each question answers None where there is nothing usable."""

    def __init__(self, tags: object) -> None:
        if not isinstance(tags, dict):
            raise ValueError("tags are not an object")
        self._tags: dict[str, str | int | tuple[Fraction | None, ...]] = {
            name: _value(value) for name, value in tags.items()
        }

    def text(self, name: str) -> str | None:
        value = self._tags.get(name)
        return _clean(value) if isinstance(value, str) else None

    def number(self, name: str) -> int | None:
        value = self._tags.get(name)
        return value if isinstance(value, int) else None

    def fractions(self, name: str, count: int) -> tuple[Fraction, ...] | None:
        value = self._tags.get(name)
        if not isinstance(value, tuple) or len(value) != count:
            return None
        present = tuple(part for part in value if part is not None)
        return present if len(present) == count else None


def _value(value: object) -> str | int | tuple[Fraction | None, ...]:
    match value:
        case str():
            return value
        case list() if 1 <= len(value) <= 3:
            return tuple(_fraction(pair) for pair in value)
        case _:
            return _whole(value)


def _fraction(pair: object) -> Fraction | None:
    """None for n/0, which cameras write for "unknown"."""
    if not isinstance(pair, list) or len(pair) != 2:
        raise ValueError("not a pair of numbers")
    numerator, denominator = _whole(pair[0]), _whole(pair[1])
    return Fraction(numerator, denominator) if denominator else None


def _whole(value: object) -> int:
    if type(value) is not int or abs(value) > _LARGEST_NUMBER:
        raise ValueError("not a number that EXIF can hold")
    return value


def _clean(text: str) -> str | None:
    """The text up to its first NUL, without what cannot be seen, on one line; None if blank."""
    visible = (
        " " if unicodedata.category(character) in {"Cc", "Zl", "Zp"} else character
        for character in text.partition("\0")[0]
        if unicodedata.category(character) not in {"Cf", "Cs"}
    )
    return " ".join("".join(visible).split())[:_LONGEST_TEXT].strip() or None


def _local_time(text: str | None, offset: str | None) -> str | None:
    match = _DATE_TIME.fullmatch(text or "")
    if match is None:
        return None
    moment = _moment(match.groups())
    if moment is None:
        return None
    known_offset = offset if offset and _OFFSET.fullmatch(offset) else ""
    return f"{moment:%Y-%m-%dT%H:%M:%S}{known_offset}"


def _moment(parts: Iterable[str | Fraction]) -> datetime | None:
    """The moment of year, month … second, if there is such a one since 1900.

    UTC stands for whatever zone it is.
    """
    year, month, day, hour, minute, second = (int(part) for part in parts)
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
    return moment if year >= 1900 else None


def _position(told: _Told) -> tuple[str, str] | tuple[None, None]:
    latitude = _degrees(told, "latitude", "NS", 90)
    longitude = _degrees(told, "longitude", "EW", 180)
    # Receivers without a fix write 0, 0.
    if latitude is None or longitude is None or latitude == longitude == 0:
        return None, None
    return _decimal(latitude, 6), _decimal(longitude, 6)


def _degrees(told: _Told, name: str, directions: str, most: int) -> Fraction | None:
    parts = told.fractions(name, 3)
    direction = (told.text(f"{name}_ref") or " ")[0].upper()
    if parts is None or direction not in directions:
        return None
    degrees, minutes, seconds = parts
    angle = degrees + minutes / 60 + seconds / 3600
    # 60 is what rounding makes of 59.99…
    if min(parts) < 0 or max(minutes, seconds) > 60 or angle > most:
        return None
    return -angle if direction == directions[1] else angle


def _altitude(told: _Told) -> str | None:
    parts = told.fractions("altitude", 1)
    # 0 above and 1 below sea level, above if not said; Exif 3.0 adds 2 above and 3 below.
    reference = told.number("altitude_ref") or 0
    if parts is None or not 0 <= reference <= 3:
        return None
    metres = -parts[0] if reference in {1, 3} else parts[0]
    return _decimal(metres, 3, shorten=True) if -12_000 <= metres <= 100_000 else None


def _accuracy(told: _Told) -> str | None:
    parts = told.fractions("gps_accuracy", 1)
    if parts is None or not 0 < parts[0] <= 100_000:
        return None
    return _decimal(parts[0], 3, shorten=True)


def _gps_time(told: _Told) -> str | None:
    date = _DATE.fullmatch(told.text("gps_date") or "")
    clock = told.fractions("gps_time", 3)
    if date is None or clock is None or clock[0].denominator != 1 or clock[1].denominator != 1:
        return None
    moment = _moment((*date.groups(), *clock))
    return None if moment is None else f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _decimal(value: Fraction, places: int, *, shorten: bool = False) -> str:
    """The value in decimal, rounded half to even; `shorten` drops zeros at the end."""
    scaled = round(value * 10**places)
    whole, part = divmod(abs(scaled), 10**places)
    digits = f"{whole}.{part:0{places}d}"
    if shorten:
        digits = digits.rstrip("0").rstrip(".")
    return f"-{digits}" if scaled < 0 else digits
