"""What a file says of time and place, held against laptop and visit, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from fieldkit.canonical import JsonValue
from fieldkit.clock import TimeTextError, read_time
from fieldkit.evidence.filing import SLACK, camera_moment
from ui.formatting import exact_moment, length, moment, size, span
from ui.models.positions import Position, Way, position_of, way
from ui.operations.capture import Shot, Visit

translate = QCoreApplication.translate

_FAR_M: Final = 5000.0
_WINDS: Final = (
    QT_TRANSLATE_NOOP("capture", "north"), QT_TRANSLATE_NOOP("capture", "north-east"),
    QT_TRANSLATE_NOOP("capture", "east"), QT_TRANSLATE_NOOP("capture", "south-east"),
    QT_TRANSLATE_NOOP("capture", "south"), QT_TRANSLATE_NOOP("capture", "south-west"),
    QT_TRANSLATE_NOOP("capture", "west"), QT_TRANSLATE_NOOP("capture", "north-west"),
)  # fmt: skip
_REASONS: Final[Mapping[str, object]] = {
    "no-camera-data": QT_TRANSLATE_NOOP(
        "capture", "No camera data: the file says nothing about camera, time and place."
    ),
    "not-an-image": QT_TRANSLATE_NOOP(
        "capture", "No preview, no camera data: not a picture that can be shown."
    ),
    "damaged": QT_TRANSLATE_NOOP("capture", "No preview, no camera data: the file is damaged."),
    "too-large": QT_TRANSLATE_NOOP(
        "capture", "No preview, no camera data: too large to be looked at."
    ),
}
_NOT_READ: Final = QT_TRANSLATE_NOOP(
    "capture", "No preview, no camera data: the picture could not be read."
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line.

    Attributes:
        text: in the language of the window.
        is_flagged: a person must look at it.
    """

    text: str
    is_flagged: bool = False


def facts(shot: Shot, visit: Visit | None, way_there: Way | None) -> list[Fact]:
    """Everything to be said of a file beside its picture.

    Args:
        shot: the file.
        visit: the inspection it goes with.
        way_there: from the place of the visit to where it was taken.
    """
    found = [Fact(f"{shot.file.name} · {size(shot.file.size)}")]
    camera = shot.record.get("camera")
    reason = shot.record.get("no_camera_data")
    if isinstance(camera, Mapping):
        found += _of_camera(camera, shot.taken_in_at, visit)
    elif isinstance(reason, str):
        found.append(Fact(_translated(_REASONS.get(reason, _NOT_READ)), is_flagged=True))
    if way_there is not None:
        found.append(Fact(way_words(way_there), is_flagged=way_there.distance_m > _FAR_M))
    elif "coordinates" in shot.record:
        found.append(
            Fact(
                translate(
                    "capture", "Its position cannot be compared with the place of the visit."
                )
            )
        )
    elif isinstance(camera, Mapping):
        found.append(Fact(translate("capture", "The file names no position.")))
    return found


def way_from_visit(shot: Shot, visit: Visit | None, party: JsonValue) -> Way | None:
    """The way from the place of the visit, or else from the party, to where it was taken."""
    end = position_of(shot.record.get("coordinates"))
    start = position_of(party)
    if visit is not None and visit.record.coordinates is not None:
        own = visit.record.coordinates
        start = Position(float(own.latitude), float(own.longitude), str(own.datum))
    if start is None or end is None or not start.is_comparable(end):
        return None
    return way(start, end)


def way_words(there: Way) -> str:
    """Distance and direction in a sentence."""
    wind = _translated(_WINDS[round(there.bearing / 45) % 8])
    text = translate("capture", "{distance} {direction} of the place of the visit")
    return text.replace("{distance}", length(there.distance_m)).replace("{direction}", wind)


def _of_camera(
    camera: Mapping[str, JsonValue], taken_in_at: datetime | None, visit: Visit | None
) -> Iterator[Fact]:
    make, model = str(camera.get("make", "")), str(camera.get("model", ""))
    if device := model if model.startswith(make) else f"{make} {model}".strip():
        yield Fact(device)
    here = taken_in_at or (None if visit is None else visit.record.started_at)
    text = camera.get("taken_at")
    if not isinstance(text, str) or here is None:
        yield Fact(translate("capture", "The camera wrote no time."), is_flagged=True)
        return
    taken = camera_moment(text, here)
    has_zone = datetime.fromisoformat(text).tzinfo is not None
    told = (
        translate("capture", "Camera: {time}")
        if has_zone
        else translate("capture", "Camera: {time} (no time zone)")
    )
    yield Fact(told.replace("{time}", exact_moment(taken) if has_zone else moment(taken)))
    if taken_in_at is not None:
        yield _against_laptop(taken_in_at - taken)
    if visit is not None:
        yield _against_visit(taken, visit)
    satellites = camera.get("gps_time")
    if isinstance(satellites, str):
        yield from _against_satellites(taken, satellites)


def _against_laptop(passed: timedelta) -> Fact:
    if passed < -SLACK:
        text = translate(
            "capture", "Camera clock {span} ahead of this laptop: one of them is wrong."
        )
        return Fact(text.replace("{span}", span(passed)), is_flagged=True)
    return Fact(
        translate("capture", "Taken in {span} later by the laptop's clock").replace(
            "{span}", span(passed)
        )
    )


def _against_visit(taken: datetime, visit: Visit) -> Fact:
    began, ended = visit.record.started_at, visit.record.ended_at
    if taken < began - SLACK:
        text = translate("capture", "{span} before the inspection began")
        return Fact(text.replace("{span}", span(began - taken)), is_flagged=True)
    if ended is not None and taken > ended + SLACK:
        text = translate("capture", "{span} after the inspection ended")
        return Fact(text.replace("{span}", span(taken - ended)), is_flagged=True)
    return Fact(
        translate("capture", "{span} into the inspection").replace("{span}", span(taken - began))
    )


def _against_satellites(taken: datetime, text: str) -> Iterator[Fact]:
    try:
        apart = taken - read_time(text)
    except TimeTextError:
        return
    if abs(apart) > SLACK:
        told = translate("capture", "Camera clock {span} off the satellites' time")
        yield Fact(told.replace("{span}", span(apart)), is_flagged=True)


def _translated(text: object) -> str:
    return translate("capture", str(text))
