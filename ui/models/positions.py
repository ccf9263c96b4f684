"""Where something lies as seen from somewhere else: distance and bearing, for drawings.

Nothing here is reported or signed: a picture on a screen does with floats.
"""

import math
from dataclasses import dataclass
from typing import Final

_RADIUS_M: Final = 6_371_008.8  # mean radius of the earth (IUGG)
_ALIKE: Final = frozenset({"wgs84", "cgcs2000"})  # they differ by less than a metre


@dataclass(frozen=True, slots=True)
class Position:
    """A point on the ground.

    Attributes:
        latitude: degrees north.
        longitude: degrees east.
        datum: the system in which they count, as in `fieldkit.evidence.places.Datum`.
    """

    latitude: float
    longitude: float
    datum: str

    def is_comparable(self, other: "Position") -> bool:
        """Whether the two count in systems that may be compared without conversion."""
        return self.datum == other.datum or {self.datum, other.datum} <= _ALIKE


@dataclass(frozen=True, slots=True)
class Way:
    """From one point to another.

    Attributes:
        east_m: metres to the east.
        north_m: metres to the north.
    """

    east_m: float
    north_m: float

    @property
    def distance_m(self) -> float:
        """Length of the way."""
        return math.hypot(self.east_m, self.north_m)

    @property
    def bearing(self) -> float:
        """Degrees from north over east, 0 to below 360."""
        return math.degrees(math.atan2(self.east_m, self.north_m)) % 360


def way(start: Position, end: Position) -> Way:
    """The way between two points that are not far from each other, on a sphere."""
    apart = math.radians(end.longitude - start.longitude)
    apart = math.remainder(apart, 2 * math.pi)
    middle = math.radians((start.latitude + end.latitude) / 2)
    north = math.radians(end.latitude - start.latitude)
    return Way(_RADIUS_M * apart * math.cos(middle), _RADIUS_M * north)


def position_of(coordinates: object) -> Position | None:
    """The position that a record's `coordinates` hold; None if they hold none."""
    if not isinstance(coordinates, dict):
        return None
    try:
        latitude, longitude = (float(str(coordinates[each])) for each in ("latitude", "longitude"))
    except (KeyError, ValueError):
        return None
    return Position(latitude, longitude, str(coordinates.get("datum", "")))


def round_length(longest_m: float) -> float:
    """The longest of 0.1, 0.2, 0.5, 1, 2, 5, 10 … metres that is not longer than that.

    Raises:
        ValueError: it is shorter than 0.1.
    """
    if longest_m < 0.1:
        raise ValueError("too short for a scale bar")
    power = 10 ** math.floor(math.log10(longest_m))
    return float(max(step * power for step in (1, 2, 5) if step * power <= longest_m))
