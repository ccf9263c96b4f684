"""What is said of a photo's time and place, word for word."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from fieldkit.canonical import JsonObject
from fieldkit.clock import time_text
from fieldkit.ledger.entry import Attachment
from tests.builders import records
from tests.builders.practice import at
from ui.formatting import length, span
from ui.models.positions import Position, Way, position_of, round_length, way
from ui.operations.capture import Shot, Visit
from ui.pages.capture.facts import facts, way_from_visit, way_words

VISIT = Visit(4, replace(records.inspection(), started_at=at(0), ended_at=at(120)))
FILE = Attachment("DSC_1.jpg", "image/jpeg", "original", 4_200_000, "a" * 64)


@pytest.fixture(autouse=True)
def english(qapp: QCoreApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)


def told(
    camera: JsonObject | None, minutes: int = 200, **record: object
) -> list[tuple[str, bool]]:
    held = dict(record) if camera is None else {"camera": camera, **record}
    shot = Shot("capture 3 a", "photo", held, FILE, at(minutes))
    found = facts(shot, VISIT, way_from_visit(shot, VISIT, None))
    return [(each.text, each.is_flagged) for each in found]


def camera_at(minutes: float, **more: object) -> JsonObject:
    taken = at(0) + timedelta(minutes=minutes)
    return {"taken_at": f"{taken:%Y-%m-%dT%H:%M:%S}", "make": "Canon", "model": "Canon R5", **more}


def test_photo_of_the_visit_has_nothing_flagged() -> None:
    assert told(camera_at(30)) == [
        ("DSC_1.jpg · 4.2 MB", False),
        ("Canon R5", False),
        ("Camera: 2026-11-03 10:00 (no time zone)", False),
        ("Taken in 2 h 50 min later by the laptop's clock", False),
        ("30 min into the inspection", False),
        ("The file names no position.", False),
    ]


@pytest.mark.parametrize(
    ("minutes", "wanted"),
    [
        (-1500, "1 d 1 h before the inspection began"),
        (150, "30 min after the inspection ended"),
        (212, "Camera clock 12 min ahead of this laptop: one of them is wrong."),
    ],
)
def test_camera_that_differs_is_flagged(minutes: int, wanted: str) -> None:
    assert (wanted, True) in told(camera_at(minutes))


def test_satellites_are_believed_before_the_camera() -> None:
    off = camera_at(30, gps_time="2026-11-03T01:00:00Z")  # 09:00 in China
    assert ("Camera clock 1 h off the satellites' time", True) in told(off)
    right = camera_at(30, gps_time="2026-11-03T02:00:30Z")
    assert not any("satellites" in text for text, _ in told(right))


def test_zone_of_the_file_counts() -> None:
    zoned = {"taken_at": "2026-11-03T02:00:00+00:00"}
    assert ("30 min into the inspection", False) in told(zoned)


def test_what_is_missing_is_said() -> None:
    assert ("The camera wrote no time.", True) in told({"orientation": 1})
    for reason in ("damaged", "no-camera-data", "timed-out"):
        assert any(
            "camera data" in text and flag for text, flag in told(None, no_camera_data=reason)
        )


def test_distance_and_direction_are_said_and_far_away_is_flagged() -> None:
    own = VISIT.record.coordinates
    assert own is not None
    near = {"latitude": "30.274420", "longitude": "120.155390", "datum": "wgs84"}
    assert ("38 m north-east of the place of the visit", False) in told(None, coordinates=near)
    far = {"latitude": "47.35", "longitude": "10.19", "datum": "wgs84"}
    ((text, is_flagged),) = (each for each in told(None, coordinates=far) if " km " in each[0])
    assert is_flagged
    assert text.endswith("of the place of the visit")
    other = {"latitude": "30.274420", "longitude": "120.155390", "datum": "gcj02"}
    unlike = "Its position cannot be compared with the place of the visit."
    assert (unlike, False) in told(None, coordinates=other)


def test_party_stands_in_for_a_visit_without_a_position() -> None:
    visit = Visit(4, replace(VISIT.record, coordinates=None))
    shot = Shot("a", "photo", {"coordinates": {"latitude": "0", "longitude": "0.001",
                                               "datum": "cgcs2000"}}, FILE)  # fmt: skip
    party = {"latitude": "0", "longitude": "0", "datum": "wgs84"}
    there = way_from_visit(shot, visit, party)
    assert there is not None
    assert way_words(there) == "111 m east of the place of the visit"
    assert way_from_visit(shot, visit, None) is None


def test_ways_are_measured_across_the_date_line_and_to_every_wind() -> None:
    over = way(Position(0, 179.9995, "wgs84"), Position(0, -179.9995, "wgs84"))
    assert over.distance_m == pytest.approx(111.2, abs=0.1)
    winds = [way_words(Way(east, north)).split()[2] for east, north in
             ((0, 9), (9, 9), (9, 0), (9, -9), (0, -9), (-9, -9), (-9, 0), (-9, 9))]  # fmt: skip
    assert winds == [
        "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west",
    ]  # fmt: skip


def test_positions_that_are_none() -> None:
    assert position_of(None) is None
    assert position_of({"latitude": "x", "longitude": "1"}) is None
    assert position_of({"latitude": "1"}) is None


def test_lengths_of_scale_bars_are_round() -> None:
    lengths = [round_length(each) for each in (0.1, 0.19, 0.5, 1.9, 7, 43, 99, 1234)]
    assert lengths == pytest.approx([0.1, 0.1, 0.5, 1, 5, 20, 50, 1000])
    with pytest.raises(ValueError, match="scale bar"):
        round_length(0.05)
    assert [length(each) for each in (36.4, 1234, 2_000_000)] == ["36 m", "1.2 km", "2,000 km"]


def test_spans_are_said_in_their_two_largest_units() -> None:
    minutes = (0, 1, 61, 1500, 20_000)
    assert [span(timedelta(minutes=each)) for each in minutes] == [
        "less than a minute", "1 min", "1 h 1 min", "1 d 1 h", "13 d",
    ]  # fmt: skip
    assert time_text(at(0)).startswith("2026-11-03T09:30")
