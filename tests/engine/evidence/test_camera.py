"""Photos of many cameras are read as exiftool reads them, and shown the right way up."""

import hashlib
import io
import re
import struct
from collections.abc import Iterator
from decimal import Decimal

import pi_heif
import pytest
from PIL import Image, ImageChops, ImageStat

from fieldkit.evidence.camera import Darkroom, Look, NoPreview, Preview
from fieldkit.evidence.camera_data import CameraData
from fieldkit.evidence.darkroom import Reason
from tests.engine.evidence.photos import SHARED, SHIPPED, Known, shared, shipped, table

KNOWN = table(SHIPPED) + table(SHARED)
EXIF_IFD, GPS_IFD = 0x8769, 0x8825
UPRIGHT_FROM_STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.fixture(scope="module")
def darkroom() -> Iterator[Darkroom]:
    with Darkroom() as opened:
        yield opened


def picture_of(preview: Preview | NoPreview) -> Image.Image:
    assert isinstance(preview, Preview), preview
    picture = Image.open(io.BytesIO(preview.jpeg), formats=["JPEG"])
    picture.load()
    assert picture.size == (preview.width, preview.height)
    return picture


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of the colours, 0 to 255."""
    assert one.size == other.size
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def encoded(picture: Image.Image, kind: str, **settings: object) -> bytes:
    written = io.BytesIO()
    picture.save(written, kind, **settings)
    return written.getvalue()


def exif(**directories: dict[int, object]) -> bytes:
    made = Image.Exif()
    for tag, value in directories.pop("image", {}).items():
        made[tag] = value
    for name, number in (("exif", EXIF_IFD), ("gps", GPS_IFD)):
        if name in directories:
            made.get_ifd(number).update(directories[name])
    return made.tobytes()


def quarters() -> Image.Image:
    """96 x 64, its quarters red, green, blue and yellow: no turn leaves it as it is."""
    picture = Image.new("RGB", (96, 64))
    for colour, corner in (
        ("red", (0, 0)),
        ("green", (48, 0)),
        ("blue", (0, 32)),
        ("yellow", (48, 32)),
    ):
        picture.paste(Image.new("RGB", (48, 32), colour), corner)
    return picture


# Against exiftool


def test_shipped_photos_are_those_of_their_table() -> None:
    listed = {known.path for known in table(SHIPPED)}
    there = {path for path in SHIPPED.iterdir() if path.suffix != ".md"}
    assert listed == there
    sums = dict(
        reversed(line.split())
        for line in (SHIPPED / "README.md").read_text("utf-8").splitlines()
        if re.match(r"[0-9a-f]{64} ", line)
    )
    assert sums == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in there}
    assert sum(path.stat().st_size for path in there) <= 2_500_000


def test_larger_set_of_photos_is_here() -> None:
    if not table(SHARED):
        pytest.skip("the larger set of sample photos is not on this machine")
    assert len(table(SHARED)) == 21


@pytest.mark.parametrize("known", KNOWN, ids=str)
def test_photo_says_what_exiftool_says(known: Known, darkroom: Darkroom) -> None:
    look = darkroom.look(known.path.read_bytes())
    assert look.media_type == known.media_type
    turned = known.orientation in {5, 6, 7, 8}
    assert (look.width, look.height) == (known.stored[::-1] if turned else known.stored)
    if not known.camera and known.orientation is None:
        assert look.camera is None
        assert look.reason is Reason.NO_CAMERA_DATA
        return
    camera = look.camera
    assert camera is not None
    assert look.reason is None
    assert " ".join(filter(None, (camera.make, camera.model))) == known.camera
    assert camera.orientation == known.orientation
    assert camera.taken_at_text == known.taken
    if known.taken is None:
        assert camera.taken_at is None
    else:
        iso = known.taken[:10].replace(":", "-") + "T" + known.taken[11:]
        assert camera.taken_at == iso + (known.offset or "")
    if not known.place:
        assert (camera.latitude, camera.longitude, camera.altitude_m) == (None, None, None)
        return
    assert camera.latitude is not None
    assert camera.longitude is not None
    assert camera.altitude_m is not None
    latitude, longitude, altitude = (Decimal(part) for part in known.place)
    assert abs(Decimal(camera.latitude) - latitude) <= Decimal("0.000001")
    assert abs(Decimal(camera.longitude) - longitude) <= Decimal("0.000001")
    assert abs(Decimal(camera.altitude_m) - altitude) <= Decimal("0.0005")


@pytest.mark.parametrize("known", KNOWN, ids=str)
def test_photo_has_a_preview_that_fits(known: Known, darkroom: Darkroom) -> None:
    preview = darkroom.preview(known.path.read_bytes(), 200)
    picture = picture_of(preview)
    longest = max(known.stored)
    assert max(picture.size) == min(200, longest)
    if longest > 1:
        assert max(ImageStat.Stat(picture).stddev) > 1, "nothing to be seen"


def test_iphone_tells_accuracy_and_offset(darkroom: Darkroom) -> None:
    assert darkroom.look(shipped("iPhone7_GPS.heic")).camera == CameraData(
        make="Apple",
        model="iPhone 7",
        orientation=1,
        taken_at_text="2019:10:20 18:34:30",
        taken_at="2019-10-20T18:34:30+02:00",
        latitude="38.046642",
        longitude="12.994411",
        altitude_m="1.4",
        gps_accuracy_m="6.001",
    )


def test_satellite_time_is_told(darkroom: Darkroom) -> None:
    camera = darkroom.look(shipped("png_with_exif_and_gps.png")).camera
    assert camera is not None
    assert camera.gps_time == "2018-07-25T14:34:23Z"


# The right way up


@pytest.mark.parametrize("orientation", range(1, 9))
def test_real_photo_comes_upright(orientation: int, darkroom: Darkroom) -> None:
    first = picture_of(darkroom.preview(shared("Landscape_1.jpg"), 320))
    turned = picture_of(darkroom.preview(shared(f"Landscape_{orientation}.jpg"), 320))
    assert difference(first, turned) < 3  # the digit in the middle differs
    assert difference(first, first.transpose(Image.Transpose.FLIP_LEFT_RIGHT)) > 30


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_format_comes_upright(kind: str, orientation: int, darkroom: Darkroom) -> None:
    turn = UPRIGHT_FROM_STORED[orientation]
    stored = quarters() if turn is None else quarters().transpose(turn)
    image = encoded(stored, kind, exif=exif(image={0x0112: orientation}))
    look = darkroom.look(image)
    assert (look.format, look.width, look.height) == (kind, 96, 64)
    assert look.camera == CameraData(orientation=orientation)
    assert difference(picture_of(darkroom.preview(image, 96)), quarters()) < 12


def test_heic_is_turned_once(darkroom: Darkroom) -> None:
    upright = bytearray(shipped("iPhone7_GPS.heic"))
    orientation = upright.index(bytes.fromhex("0112 0003 00000001 0001"))
    rotation = upright.index(b"irot")
    turned = upright.copy()
    turned[orientation + 9] = 6
    turned[rotation + 4] = 3  # 270 degrees anticlockwise, as telephones write beside EXIF's 6
    look = darkroom.look(turned)
    assert (look.width, look.height) == (3024, 4032)
    assert look.camera is not None
    assert look.camera.orientation == 6
    clockwise = picture_of(darkroom.preview(upright, 160)).transpose(Image.Transpose.ROTATE_270)
    assert difference(picture_of(darkroom.preview(turned, 160)), clockwise) < 3


# Previews


def test_preview_has_nothing_of_the_original_but_its_looks(darkroom: Darkroom) -> None:
    image = shipped("Hasselblad_L1D_drone_GPS.jpg")
    assert b"Hasselblad" in image
    preview = darkroom.preview(image, 320)
    picture = picture_of(preview)
    assert dict(picture.getexif()) == {}
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert isinstance(preview, Preview)
    for trace in (b"Exif", b"Hasselblad", b"http", b"ICC"):
        assert trace not in preview.jpeg


def test_small_picture_is_not_made_larger(darkroom: Darkroom) -> None:
    assert picture_of(darkroom.preview(shipped("noexif.jpg"), 4096)).size == (250, 188)


@pytest.mark.parametrize("edge", [-1, 0, 15, 4097])
def test_edge_out_of_range_is_refused(edge: int) -> None:
    with pytest.raises(ValueError, match="longest edge"):
        Darkroom().preview(b"", edge)


@pytest.mark.parametrize("kind", ["TIFF", "PNG"])
def test_sixteen_bit_grey_is_spread_over_what_can_be_seen(kind: str, darkroom: Darkroom) -> None:
    heat = Image.new("I;16", (100, 50))
    heat.putdata([29_000 + column * 4 for _ in range(50) for column in range(100)])
    heat.putpixel((0, 0), 65_535)  # one hot spot must not make all else black
    shown = picture_of(darkroom.preview(encoded(heat, kind), 100)).convert("L")
    row = [shown.getpixel((column, 25)) for column in (5, 30, 55, 80, 95)]
    assert row == sorted(row)
    assert row[0] < 30
    assert row[-1] > 225


def test_uniform_sixteen_bit_grey_has_a_preview(darkroom: Darkroom) -> None:
    flat = encoded(Image.new("I;16", (40, 40), 3000), "TIFF")
    assert picture_of(darkroom.preview(flat, 40)).size == (40, 40)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        *[("1", "PNG"), ("L", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("RGBA", "PNG")],
        *[("L", "JPEG"), ("CMYK", "JPEG"), ("RGBA", "WEBP")],
        *[("F", "TIFF"), ("I", "TIFF"), ("CMYK", "TIFF"), ("LAB", "TIFF"), ("YCbCr", "TIFF")],
    ],
)
def test_every_kind_of_pixel_has_a_preview(mode: str, kind: str, darkroom: Darkroom) -> None:
    picture = Image.new(mode, (64, 48)) if mode == "LAB" else quarters().convert(mode)
    assert picture_of(darkroom.preview(encoded(picture, kind), 48)).width == 48


def test_transparent_parts_become_white(darkroom: Darkroom) -> None:
    clear = Image.new("RGBA", (32, 32), (0, 0, 0, 0))
    assert picture_of(darkroom.preview(encoded(clear, "PNG"), 32)).getpixel((9, 9)) == (255,) * 3


def test_colours_come_out_as_the_profile_means_them(darkroom: Darkroom) -> None:
    display_p3 = pi_heif.open_heif(io.BytesIO(shipped("iPhone7_GPS.heic"))).info["icc_profile"]
    red = Image.new("RGB", (32, 32), (200, 60, 60))
    with_profile = encoded(red, "JPEG", quality=95, icc_profile=display_p3)
    without = encoded(red, "JPEG", quality=95, icc_profile=b"not a profile")
    more, less = (
        picture_of(darkroom.preview(image, 32)).getpixel((9, 9))
        for image in (with_profile, without)
    )
    assert more[0] > less[0] + 8
    assert abs(less[0] - 200) < 4


def test_first_of_several_pictures_is_shown(darkroom: Darkroom) -> None:
    pictures = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    for kind in ("TIFF", "WEBP", "MPO"):
        several = encoded(pictures[0], kind, save_all=True, append_images=pictures[1:])
        assert darkroom.look(several).format == ("JPEG" if kind == "MPO" else kind)
        red, _, blue = picture_of(darkroom.preview(several, 40)).getpixel((9, 9))
        assert red > 200 > 50 > blue


# Where EXIF hides


def test_exif_after_the_pixels_of_a_png_is_found(darkroom: Darkroom) -> None:
    image = encoded(quarters(), "PNG", exif=exif(image={0x010F: "Maker"}))
    start = image.index(b"eXIf") - 4
    end = start + 12 + struct.unpack(">I", image[start : start + 4])[0]
    last = image.index(b"IEND") - 4
    moved = image[:start] + image[end:last] + image[start:end] + image[last:]
    assert darkroom.look(moved).camera == CameraData(make="Maker")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_south_west_below_the_sea_is_negative(kind: str, darkroom: Darkroom) -> None:
    place = {1: "S", 2: (33.0, 30.0, 36.0), 3: "W", 4: (70.0, 15.0, 0.0), 5: b"\x01", 6: 12.5}
    image = encoded(quarters(), kind, exif=exif(gps=place))
    camera = darkroom.look(image).camera
    assert camera is not None
    assert (camera.latitude, camera.longitude) == ("-33.510000", "-70.250000")
    assert camera.altitude_m == "-12.5"


def test_chinese_and_unreadable_names_are_text(darkroom: Darkroom) -> None:
    image = encoded(
        quarters(),
        "JPEG",
        exif=exif(image={0x010F: "华为".encode(), 0x0110: "海康".encode("gbk")}),
    )
    camera = darkroom.look(image).camera
    assert camera is not None
    assert camera.make == "华为"
    assert camera.model is not None
    assert camera.model.isprintable()


def test_broken_exif_is_said_to_be_damaged_and_the_picture_shown(darkroom: Darkroom) -> None:
    image = encoded(quarters(), "JPEG", exif=b"Exif\x00\x00this is no EXIF at all")
    assert darkroom.look(image) == Look("JPEG", 96, 64, None, Reason.DAMAGED)
    assert picture_of(darkroom.preview(image, 96)).size == (96, 64)
