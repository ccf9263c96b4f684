"""What is no photo, too large or cut gets a reason, no helper program, and harms nothing."""

import io
import struct
import zlib
from collections.abc import Iterator

import pytest
from PIL import Image

from fieldkit.evidence.camera import Darkroom, Look, NoPreview
from fieldkit.evidence.darkroom import Reason
from tests.engine.evidence.photos import shipped


@pytest.fixture(scope="module")
def darkroom() -> Iterator[Darkroom]:
    with Darkroom() as opened:
        yield opened


def encoded(kind: str) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (96, 64), "red").save(written, kind)
    return written.getvalue()


@pytest.mark.parametrize(
    "image",
    [
        b"",
        b"\xff\xd8",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/bin/true) run\nshowpage\n",
        b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
        b"<!DOCTYPE html><img src='http://localhost/'>",
        b"MZ\x90\x00" + bytes(200),
        b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(100),
        b"#!/bin/sh\nexit 1\n",
        encoded("GIF"),
        encoded("BMP"),
        encoded("EPS"),
        encoded("PDF"),
    ],
    ids=[
        "nothing",
        "cut",
        "eps",
        "pdf",
        "svg",
        "html",
        "exe",
        "lnk",
        "script",
        "gif",
        "bmp",
        "real-eps",
        "real-pdf",
    ],
)
def test_what_is_not_on_the_list_is_no_image(image: bytes, darkroom: Darkroom) -> None:
    assert darkroom.look(image) == Look(reason=Reason.NOT_AN_IMAGE)
    assert darkroom.look(image).media_type is None
    assert darkroom.preview(image, 64) == NoPreview(Reason.NOT_AN_IMAGE)


def png_that_promises(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    shape = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1 << 20))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", shape) + chunk(b"IDAT", pixels)


def test_more_pixels_than_the_limit_are_refused(darkroom: Darkroom) -> None:
    bomb = png_that_promises(20_000, 10_001)
    assert darkroom.look(bomb) == Look(reason=Reason.TOO_LARGE)
    assert darkroom.preview(bomb, 64) == NoPreview(Reason.TOO_LARGE)


def test_picture_beyond_the_memory_costs_its_own_preview_only(darkroom: Darkroom) -> None:
    large = png_that_promises(14_000, 14_000)  # 784 MB in memory
    assert darkroom.preview(large, 64) == NoPreview(Reason.OUT_OF_MEMORY)
    assert darkroom.look(shipped("noexif.jpg")).format == "JPEG"


def test_text_that_swells_in_a_png_is_harmless(darkroom: Darkroom) -> None:
    plain = encoded("PNG")
    body = b"Comment\x00\x00" + zlib.compress(bytes(200 << 20), 1)
    chunk = (
        struct.pack(">I", len(body))
        + b"zTXt"
        + body
        + struct.pack(">I", zlib.crc32(b"zTXt" + body))
    )
    assert darkroom.look(plain[:33] + chunk + plain[33:]).camera is None


def test_cut_photo_still_says_who_took_it(darkroom: Darkroom) -> None:
    whole = shipped("Hasselblad_L1D_drone_GPS.jpg")
    cut = whole[: len(whole) - 500]
    assert darkroom.look(cut) == darkroom.look(whole)
    assert darkroom.preview(cut, 64) == NoPreview(Reason.DAMAGED)


def test_more_bytes_than_the_limit_are_not_even_sent() -> None:
    with Darkroom(["no such program"]) as darkroom:
        large = bytearray((128 << 20) + 1)
        assert darkroom.look(large) == Look(reason=Reason.TOO_LARGE)
        assert darkroom.preview(large, 64) == NoPreview(Reason.TOO_LARGE)


def test_any_kind_of_bytes_can_be_looked_at(darkroom: Darkroom) -> None:
    image = shipped("noexif.jpg")
    assert (
        darkroom.look(bytearray(image)) == darkroom.look(memoryview(image)) == darkroom.look(image)
    )
