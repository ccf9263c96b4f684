"""A plan of a site in metres: points, and what an inspector draws between them.

The plan is an equirectangular projection about its origin, on a sphere of the earth's mean
radius: east = R cos(latitude of the origin) x difference of longitude, north = R x difference of
latitude. Over the few kilometres of a site, distances are right to half a per cent. What is
drawn is kept in whole centimetres from the origin, so that nothing sealed holds a float.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, NamedTuple

from fieldkit.canonical import JsonObject, JsonValue
from ui.models.positions import Position, position_of

_RADIUS_M: Final = 6_371_008.8  # mean radius of the earth (IUGG)
_MOST_MARKS: Final = 2_000
_MOST_CORNERS: Final = 5_000


class Spot(NamedTuple):
    """A place on the plan, in metres from its origin."""

    east: float
    north: float


class Ink(StrEnum):
    """What a mark is drawn in; the word says it where colours do not."""

    PLAIN = "plain"
    RED = "red"
    BLUE = "blue"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class PlanPoint:
    """Something that lies, or may lie, on the plan.

    Attributes:
        sequence: of its entry.
        kind: of its record.
        name: short, beside the point.
        words: what it is.
        position: where; None where the record does not say.
    """

    sequence: int
    kind: str
    name: str
    words: str
    position: Position | None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something drawn: a line through corners, or a text beginning at one.

    Attributes:
        ink: its colour.
        corners: whole centimetres east and north of the origin.
        text: empty for a line.
    """

    ink: Ink
    corners: tuple[tuple[int, int], ...]
    text: str = ""

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Its corners in metres."""
        return tuple(Spot(east / 100, north / 100) for east, north in self.corners)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What was drawn on a plan.

    Attributes:
        latitude: of the origin, decimal degrees as text; empty for a plan without a place.
        longitude: likewise.
        datum: the system in which they count.
        marks: in the order drawn.
    """

    latitude: str = ""
    longitude: str = ""
    datum: str = ""
    marks: tuple[Mark, ...] = field(default=())

    @property
    def origin(self) -> Position | None:
        """Where the plan lies; None for a plan without a place."""
        if not self.latitude:
            return None
        return Position(float(self.latitude), float(self.longitude), self.datum)

    def spot(self, position: Position) -> Spot:
        """Where a position lies on the plan."""
        origin = self.origin
        if origin is None:
            return Spot(0.0, 0.0)
        apart = math.remainder(math.radians(position.longitude - origin.longitude), 2 * math.pi)
        east = _RADIUS_M * math.cos(math.radians(origin.latitude)) * apart
        north = _RADIUS_M * math.radians(position.latitude - origin.latitude)
        return Spot(east, north)


def mark_of(ink: Ink, spots: Sequence[Spot], text: str = "") -> Mark:
    """A mark through these places, in whole centimetres, without corners that repeat."""
    corners: list[tuple[int, int]] = []
    for spot in spots:
        corner = (round(spot.east * 100), round(spot.north * 100))
        if not corners or corner != corners[-1]:
            corners.append(corner)
    return Mark(ink, tuple(corners), text)


def empty_sketch(points: Sequence[PlanPoint]) -> Sketch:
    """A plan about the middle of the points that can be compared with most others.

    Positions on the Chinese internet's system lie some hundred metres beside those of satellite
    receivers, and there is no published way to convert them, so they are not mixed.
    """
    positions = [each.position for each in points if each.position is not None]
    if not positions:
        return Sketch()
    alike = max(
        ([each for each in positions if each.is_comparable(one)] for one in positions), key=len
    )
    latitudes = [each.latitude for each in alike]
    longitudes = [each.longitude for each in alike]
    return Sketch(
        f"{(min(latitudes) + max(latitudes)) / 2:.7f}",
        f"{(min(longitudes) + max(longitudes)) / 2:.7f}",
        alike[0].datum,
    )


def placed(sketch: Sketch, points: Sequence[PlanPoint]) -> tuple[tuple[PlanPoint, Spot], ...]:
    """The points that can be drawn on the plan, with their places."""
    origin = sketch.origin
    return tuple(
        (each, sketch.spot(each.position))
        for each in points
        if origin is not None and each.position is not None and each.position.is_comparable(origin)
    )


def body_of(sketch: Sketch, points: Sequence[PlanPoint] = ()) -> JsonObject:
    """The plan as JSON without floats: for its draft, and for the file that is sealed."""
    marks: list[JsonValue] = [
        {
            "ink": each.ink.value,
            "corners": [list(corner) for corner in each.corners],
            **({"text": each.text} if each.text else {}),
        }
        for each in sketch.marks
    ]
    body: dict[str, JsonValue] = {
        "format": "fieldkit-site-plan-1",
        "projection": "equirectangular about the origin, sphere of radius 6371008.8 m",
        "unit": "cm east and north of the origin",
        "origin": {
            "latitude": sketch.latitude, "longitude": sketch.longitude, "datum": sketch.datum,
        },
        "marks": marks,
    }  # fmt: skip
    if points:
        body["points"] = [
            {"entry": each.sequence, "kind": each.kind, "name": each.name,
             "at": list(mark_of(Ink.PLAIN, [spot]).corners[0])}
            for each, spot in placed(sketch, points)
        ]  # fmt: skip
    return body


def sketch_of(body: JsonObject) -> Sketch:
    """The sketch that a draft holds; what cannot be read of it is left out."""
    origin, marks = body.get("origin"), body.get("marks")
    told = origin if isinstance(origin, dict) else {}
    sketch = Sketch()
    if position_of(told) is not None:
        sketch = Sketch(str(told["latitude"]), str(told["longitude"]), str(told.get("datum", "")))
    every = marks if isinstance(marks, list) else []
    read = [_mark(each) for each in every[:_MOST_MARKS] if isinstance(each, dict)]
    return replace(sketch, marks=tuple(each for each in read if each is not None))


def _mark(told: JsonObject) -> Mark | None:
    corners, ink = told.get("corners"), told.get("ink")
    every = corners if isinstance(corners, list) else []
    whole = [
        (each[0], each[1])
        for each in every[:_MOST_CORNERS]
        if isinstance(each, list) and len(each) == 2 and all(type(n) is int for n in each)
    ]
    if not whole or ink not in set(Ink):
        return None
    return Mark(Ink(str(ink)), tuple(whole), str(told.get("text", "")))
