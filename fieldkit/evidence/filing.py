"""What a file that was just taken in probably is, to be looked at by a person before sealing."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.clock import time_text
from fieldkit.evidence.camera_data import CameraData
from fieldkit.evidence.intake import TakenPicture
from fieldkit.evidence.media import Audio, Document, Photo, Video, camera_json
from fieldkit.evidence.places import Datum
from fieldkit.evidence.values import SHORT

NEAR: Final = timedelta(hours=36)  # a visit may last over night
SLACK: Final = timedelta(minutes=2)  # what two clocks may differ without a word

# Endings that a system's own tables may not know.
_ENDINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(
            (".dng", ".cr2", ".cr3", ".nef", ".arw", ".raf", ".rw2", ".orf", ".heic", ".heif",
             ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp", ".gif"), Photo.kind,
        ),
        **dict.fromkeys(
            (".mp4", ".mov", ".m4v", ".avi", ".mkv", ".mts", ".m2ts", ".3gp", ".wmv", ".webm",
             ".mpg", ".mpeg"), Video.kind,
        ),
        **dict.fromkeys(
            (".wav", ".mp3", ".m4a", ".aac", ".amr", ".flac", ".ogg", ".opus", ".wma"), Audio.kind,
        ),
    }
)  # fmt: skip


def kind_of(path: Path, media_type: str) -> str:
    """The kind of record for a file: "photo", "video", "audio", or else "document".

    Args:
        path: its name; only the ending counts.
        media_type: what was found out about its content, or what the ending promises.
    """
    if path.suffix.lower() in _ENDINGS:
        return _ENDINGS[path.suffix.lower()]
    family = media_type.partition("/")[0]
    return {"image": Photo.kind, "video": Video.kind, "audio": Audio.kind}.get(
        family, Document.kind
    )


def proposed(
    picture: TakenPicture, *, now: datetime, began: datetime | None
) -> tuple[str, JsonObject]:
    """Kind and members of the record that the file suggests.

    A time that does not go with laptop and inspection is not proposed: a wrong clock in a
    camera shall not become a person's word.

    Args:
        picture: the file.
        now: what the laptop's clock shows.
        began: start of the inspection it goes with, if there is one.
    """
    kind = kind_of(picture.path, picture.taken.attachment.media_type)
    if kind == Document.kind:
        return kind, {"name": picture.path.stem[:SHORT]}
    camera = picture.look.camera
    body: dict[str, JsonValue] = {}
    if kind == Photo.kind:
        if camera is not None:
            body["camera"] = camera_json(camera)
        elif picture.look.reason is not None:
            body["no_camera_data"] = str(picture.look.reason)
    if camera is not None:
        body |= _told_by(camera, now, began)
    return kind, body


def camera_moment(taken_at: str, here: datetime) -> datetime:
    """When a camera says that it took a photo; on the clock of `here` where it names no zone.

    Args:
        taken_at: as in `CameraData`.
        here: any moment with the offset of this place.
    """
    moment = datetime.fromisoformat(taken_at)
    return moment.replace(tzinfo=here.tzinfo) if moment.tzinfo is None else moment


def _told_by(camera: CameraData, now: datetime, began: datetime | None) -> JsonObject:
    told: dict[str, JsonValue] = {}
    if camera.taken_at is not None:
        moment = camera_moment(camera.taken_at, now)
        if moment <= now + SLACK and (began is None or abs(moment - began) <= NEAR):
            told["taken_at"] = time_text(moment)
    if camera.latitude is not None and camera.longitude is not None:
        position: dict[str, JsonValue] = {
            "latitude": camera.latitude,
            "longitude": camera.longitude,
            "datum": str(Datum.WGS84),
        }
        if camera.gps_accuracy_m is not None:
            position["accuracy_m"] = camera.gps_accuracy_m
        told["coordinates"] = position
    make, model = camera.make or "", camera.model or ""
    if device := model if model.startswith(make) else f"{make} {model}".strip():
        told["device"] = device
    return told
