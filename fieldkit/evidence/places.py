"""Where something is, as numbers, and in which system the numbers count."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar

from fieldkit.evidence.parts import Part
from fieldkit.evidence.values import About, Choice, Fault

_DECIMAL = re.compile(r"[+-]?\d{1,6}(\.\d{1,12})?", re.ASCII)


def decimal_between(low: int, high: int) -> Callable[[str], Fault | None]:
    """A check that a text is a decimal number within bounds, both included."""

    def check(text: str) -> Fault | None:
        if not _DECIMAL.fullmatch(text):
            return Fault("not_a_number", "Write a decimal number such as 30.274150.")
        if not low <= Decimal(text) <= high:
            return Fault("out_of_range", f"It must lie between {low} and {high}.")
        return None

    return check


class Datum(Choice):
    """The system in which coordinates count; they differ by up to some hundred metres."""

    WGS84 = "wgs84", "WGS-84", "WGS 84 (satellite receivers)"
    CGCS2000 = "cgcs2000", "2000国家大地坐标系", "CGCS2000 (national)"
    GCJ02 = "gcj02", "GCJ-02（互联网地图）", "GCJ-02 (maps on the Chinese internet)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates(Part):
    """A point on the ground; decimal numbers stay text, as written."""

    kind: ClassVar[str] = "coordinates"

    latitude: Annotated[
        str,
        About(
            "latitude, degrees north",
            "纬度（十进制度）",
            check=decimal_between(-90, 90),
            is_code=True,
        ),
    ]
    longitude: Annotated[
        str,
        About(
            "longitude, degrees east",
            "经度（十进制度）",
            check=decimal_between(-180, 180),
            is_code=True,
        ),
    ]
    datum: Annotated[Datum, About("datum", "坐标系")]
    altitude_m: Annotated[
        str | None,
        About("altitude, m", "海拔（米）", check=decimal_between(-500, 9000), is_code=True),
    ] = None
    accuracy_m: Annotated[
        str | None,
        About("accuracy, m", "精度（米）", check=decimal_between(0, 100_000), is_code=True),
    ] = None
