"""Broken images, several hundred of them, are answered in time and harm nothing."""

import io
import random
import struct
import time
from collections.abc import Iterator

import pytest
from PIL import Image

from fieldkit.evidence.camera import Darkroom, Preview
from tests.engine.evidence.photos import SHIPPED, shipped


def seeds() -> dict[str, bytes]:
    """Small images of every format, with camera data."""
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    exif.get_ifd(0x8825).update({1: "N", 2: (1.0, 2.0, 3.0), 3: "E", 4: (1.0, 2.0, 3.0)})
    made = {}
    for kind in ("TIFF", "WEBP", "PNG", "JPEG"):
        written = io.BytesIO()
        Image.linear_gradient("L").convert("RGB").save(written, kind, exif=exif.tobytes())
        made[kind] = written.getvalue()
    written = io.BytesIO()
    Image.linear_gradient("L").save(written, "TIFF", compression="tiff_lzw")
    made["TIFF, packed"] = written.getvalue()
    return made | {path.name: path.read_bytes() for path in sorted(SHIPPED.glob("*.[jp][pn]g"))}


def broken(image: bytes, chance: random.Random) -> bytes:
    """The image cut, or with some bytes changed, gone, doubled or blank."""
    copy = bytearray(image)
    # Mostly where headers and camera data are.
    place = chance.randrange(min(len(copy), chance.choice([200, 2000, len(copy)])))
    match chance.randrange(6):
        case 0:
            del copy[place:]
        case 1:
            for _ in range(chance.randrange(1, 20)):
                copy[chance.randrange(max(0, place - 50), len(copy))] = chance.randrange(256)
        case 2:
            del copy[place : place + chance.randrange(1, 64)]
        case 3:
            copy[place:place] = copy[place : place + chance.randrange(1, 2000)]
        case 4:
            blank = chance.choice([b"\x00", b"\xff"]) * chance.randrange(1, 64)
            copy[place : place + len(blank)] = blank
        case _:
            number = chance.choice([0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF])
            copy[place : place + 4] = struct.pack(chance.choice("<>") + "I", number)
    return bytes(copy)


def mutants(count: int) -> Iterator[tuple[str, bytes]]:
    for name, image in seeds().items():
        for number in range(count):
            yield f"{name} {number}", broken(image, random.Random(f"{name} {number}"))


def answers_in_time(darkroom: Darkroom, name: str, image: bytes) -> tuple[bool, bool]:
    """Whether there were camera data and a preview; fails when it takes more than 5 seconds."""
    began = time.monotonic()
    look = darkroom.look(image)
    assert time.monotonic() - began < 6, name
    assert (look.camera is None) == (look.reason is not None), name
    began = time.monotonic()
    preview = darkroom.preview(image, 64)
    assert time.monotonic() - began < 6, name
    return look.camera is not None, isinstance(preview, Preview)


@pytest.mark.parametrize("count", [60, pytest.param(1500, marks=pytest.mark.full)])
def test_broken_images_are_answered_in_time(count: int) -> None:
    with Darkroom() as darkroom:
        outcomes = [answers_in_time(darkroom, name, image) for name, image in mutants(count)]
    cameras, previews = (sum(column) for column in zip(*outcomes, strict=True))
    # The set is neither harmless nor hopeless.
    assert 0 < cameras < len(outcomes)
    assert 0 < previews < len(outcomes)


@pytest.mark.parametrize("count", [6, pytest.param(300, marks=pytest.mark.full)])
def test_broken_heic_is_answered_in_time(count: int) -> None:
    whole = shipped("iPhone7_GPS.heic")
    with Darkroom() as darkroom:
        for number in range(count):
            image = broken(whole, random.Random(f"heic {number}"))
            answers_in_time(darkroom, f"heic {number}", image)
