"""What a file that was taken in probably is."""

from pathlib import Path

import pytest

from fieldkit.evidence.camera import Look
from fieldkit.evidence.camera_data import CameraData
from fieldkit.evidence.darkroom import Reason
from fieldkit.evidence.filing import camera_moment, kind_of, proposed
from fieldkit.evidence.intake import TakenPicture
from fieldkit.evidence.recorder import Taken
from fieldkit.ledger.entry import Attachment
from tests.builders.practice import at


def taken(name: str, media_type: str, look: Look) -> TakenPicture:
    file = Attachment(name, media_type, "original", 3, "a" * 64)
    return TakenPicture(Path("/card") / name, Taken(file, "b" * 32, bytes(32)), look)


def camera(**written: str) -> Look:
    return Look("JPEG", 4, 3, CameraData(**written))


@pytest.mark.parametrize(
    ("name", "media_type", "kind"),
    [
        ("a.JPG", "application/octet-stream", "photo"),
        ("a.cr2", "application/octet-stream", "photo"),
        ("a", "image/png", "photo"),
        ("a.MTS", "application/octet-stream", "video"),
        ("a.x", "video/x-new", "video"),
        ("a.amr", "application/octet-stream", "audio"),
        ("a.pdf", "application/pdf", "document"),
        ("a", "application/octet-stream", "document"),
    ],
)
def test_kind_follows_content_and_ending(name: str, media_type: str, kind: str) -> None:
    assert kind_of(Path(name), media_type) == kind


def test_time_place_and_device_of_the_camera_are_proposed() -> None:
    look = camera(
        make="Canon",
        model="Canon R5",
        taken_at="2026-11-03T09:50:00",
        latitude="30.274150",
        longitude="120.155150",
        gps_accuracy_m="4.5",
    )
    kind, body = proposed(taken("a.jpg", "image/jpeg", look), now=at(60), began=at(0))
    assert kind == "photo"
    assert body["taken_at"] == "2026-11-03T09:50:00.000+08:00"
    assert body["device"] == "Canon R5"
    assert body["coordinates"] == {
        "latitude": "30.274150",
        "longitude": "120.155150",
        "datum": "wgs84",
        "accuracy_m": "4.5",
    }
    assert body["camera"]["make"] == "Canon"


@pytest.mark.parametrize("text", ["2019-01-01T00:00:00", "2026-11-03T12:00:00"])
def test_time_that_does_not_fit_becomes_nobodys_word(text: str) -> None:
    look = camera(taken_at=text)
    _, body = proposed(taken("a.jpg", "image/jpeg", look), now=at(60), began=at(0))
    assert "taken_at" not in body
    assert body["camera"] == {"taken_at": text}


def test_without_a_visit_any_past_time_is_proposed() -> None:
    look = camera(taken_at="2019-01-01T00:00:00+01:00", make="Leica", model="Q2")
    _, body = proposed(taken("a.jpg", "image/jpeg", look), now=at(60), began=None)
    assert body["taken_at"] == "2019-01-01T00:00:00.000+01:00"
    assert body["device"] == "Leica Q2"


def test_papers_are_named_after_their_file_and_photos_say_why_nothing_was_read() -> None:
    nothing = Look(reason=Reason.NOT_AN_IMAGE)
    paper = taken("加药记录.2026.pdf", "application/pdf", nothing)
    assert proposed(paper, now=at(0), began=None) == ("document", {"name": "加药记录.2026"})
    film = taken("a.mp4", "video/mp4", nothing)
    assert proposed(film, now=at(0), began=None) == ("video", {})
    broken = taken("a.jpg", "application/octet-stream", nothing)
    assert proposed(broken, now=at(0), began=None) == (
        "photo",
        {"no_camera_data": "not-an-image"},
    )


def test_camera_without_a_zone_is_read_on_the_clock_of_this_place() -> None:
    assert camera_moment("2026-11-03T09:30:00", at(500)) == at(0)
