"""What the confined child does with the bytes of a foreign image.

Loaded by `fieldkit.evidence.darkroom` only: here foreign bytes meet libraries written in C. `look`
and `preview` answer whatever the bytes are, and what they answer is not to be believed before
`fieldkit.evidence.camera` has checked it.
"""

import io
import logging
import warnings
from array import array
from numbers import Rational

import exifread
import pi_heif

# Pillow would load these with the first image, when nothing can be loaded any more.
from PIL import (
    Image,
    ImageCms,
    JpegImagePlugin,  # noqa: F401
    MpoImagePlugin,  # noqa: F401
    PngImagePlugin,  # noqa: F401
    TiffImagePlugin,  # noqa: F401
    UnidentifiedImageError,
    WebPImagePlugin,  # noqa: F401
)

from fieldkit.evidence.darkroom import LARGEST_IMAGE_PIXELS, Reason

_LONGEST_TEXT = 256
_FORMATS = ("JPEG", "HEIF", "TIFF", "PNG", "WEBP")
# A JPEG with several pictures (MPO) begins with an ordinary one.
_OUR_NAME = {"HEIF": "HEIC", "MPO": "JPEG"}

# Name in the answer: where EXIF keeps it. Source: CIPA DC-008 (Exif 2.32), tables 3 to 5 and 15.
_TAGS = {
    "make": ("Image", 0x010F),
    "model": ("Image", 0x0110),
    "orientation": ("Image", 0x0112),
    "taken": ("EXIF", 0x9003),
    "taken_offset": ("EXIF", 0x9011),
    "latitude_ref": ("GPS", 0x0001),
    "latitude": ("GPS", 0x0002),
    "longitude_ref": ("GPS", 0x0003),
    "longitude": ("GPS", 0x0004),
    "altitude_ref": ("GPS", 0x0005),
    "altitude": ("GPS", 0x0006),
    "gps_time": ("GPS", 0x0007),
    "gps_date": ("GPS", 0x001D),
    "gps_accuracy": ("GPS", 0x001F),
}
_EXIF_DIRECTORY, _GPS_DIRECTORY = 0x8769, 0x8825

# What makes a picture upright that was stored with this orientation (Exif 2.32, 4.6.4.A).
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def prepare() -> None:
    """Load and set what reading will need; call before files are out of reach."""
    Image.preinit()
    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    Image.MAX_IMAGE_PIXELS = LARGEST_IMAGE_PIXELS
    logging.disable()
    warnings.simplefilter("ignore")
    # Pillow only warns up to twice the limit.
    warnings.simplefilter("error", Image.DecompressionBombWarning)


def look(image: bytes) -> dict[str, object]:
    """What an image says of itself, without reading its pixels where that can be helped.

    Returns:
        `reason` alone, or `format`, `width`, `height` (upright) and either `exif` or `reason`.
        `exif` has names of `_TAGS`, each with text, a whole number, or one to three pairs
        [numerator, denominator] as they stand in the file.
    """
    try:
        picture = _open(image)
    except Exception as error:  # noqa: BLE001 -- see _reason
        return {"reason": _reason(error)}
    try:
        exif = _exif(image, picture)
        told: dict[str, object] = {"exif": exif} if exif else {"reason": Reason.NO_CAMERA_DATA}
    except Exception as error:  # noqa: BLE001 -- see _reason
        exif = {}
        told = {"reason": _reason(error)}
    width, height = picture.size
    if _turn(picture, exif) in {5, 6, 7, 8}:
        width, height = height, width
    name = str(picture.format)
    return {"format": _OUR_NAME.get(name, name), "width": width, "height": height, **told}


def preview(image: bytes, longest_edge_px: int) -> tuple[dict[str, object], bytes]:
    """The pixels of an image, upright, made smaller to fit, never larger.

    Transparent parts become white; 16-bit grey (thermal cameras) is spread over 8 bits from
    nearly its darkest to nearly its brightest; of several pictures the first is taken.

    Returns:
        `width` and `height`, and three bytes (red, green, blue) for each pixel, row by row; or
        `reason`, and nothing.
    """
    try:
        picture = _open(image)
        try:
            exif = _exif(image, picture)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 -- see _reason; a picture with broken EXIF is shown as stored
            exif = {}
        box = (longest_edge_px, longest_edge_px)
        picture.draft(None, box)
        small = _eight_bit(picture)
        small.thumbnail(box, reducing_gap=None)
        if small.mode == "RGBA":
            white = Image.new("RGBA", small.size, "white")
            small = Image.alpha_composite(white, small)
        small = _in_srgb(small.convert("RGB"), picture)
        turn = _UPRIGHT.get(_turn(picture, exif))
        if turn is not None:
            small = small.transpose(turn)
        return {"width": small.width, "height": small.height}, small.tobytes()
    except Exception as error:  # noqa: BLE001 -- see _reason
        return {"reason": _reason(error)}, b""


def _reason(error: Exception) -> Reason:
    """What to answer in place of a result.

    Whatever a library raises over foreign bytes means "cannot be read": the libraries promise no
    list of exceptions, and the image must be sealed all the same.
    """
    match error:
        case UnidentifiedImageError():
            return Reason.NOT_AN_IMAGE
        case Image.DecompressionBombError() | Image.DecompressionBombWarning():
            return Reason.TOO_LARGE
        case MemoryError():
            return Reason.OUT_OF_MEMORY
        case _:
            return Reason.DAMAGED


def _open(image: bytes) -> Image.Image:
    return Image.open(io.BytesIO(image), formats=_FORMATS)


def _turn(picture: Image.Image, exif: dict[str, object]) -> int:
    """The orientation that is left to be applied; 1 where nothing is.

    libheif turns a picture as its container says, whatever EXIF repeats; Pillow turns a TIFF.
    """
    orientation = exif.get("orientation")
    turned = picture.format in {"HEIF", "TIFF"}
    return 1 if turned or not isinstance(orientation, int) else orientation


def _eight_bit(picture: Image.Image) -> Image.Image:
    """The picture decoded, as L, RGB or RGBA."""
    if picture.mode in {"I", "F"} or picture.mode.startswith("I;16"):
        wide = picture.convert("F")
        sample = wide.resize((128, 128), Image.Resampling.NEAREST)
        ordered = sorted(array("f", sample.tobytes()))
        # One hundredth at either end may be lost: a single hot spot would make all else black.
        darkest, brightest = ordered[len(ordered) // 100], ordered[-len(ordered) // 100]
        scale = 255 / (brightest - darkest or 1)
        return wide.point(lambda value: value * scale - darkest * scale).convert("L")
    if picture.has_transparency_data:
        return picture if picture.mode == "RGBA" else picture.convert("RGBA")
    return picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")


def _in_srgb(small: Image.Image, picture: Image.Image) -> Image.Image:
    """The RGB picture in sRGB colours, if the original says in which colours it is."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA"}:
        return small
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(small, source, ImageCms.createProfile("sRGB"))
    except (OSError, ImageCms.PyCMSError):
        return small  # a profile that cannot be used
    return turned or small


def _exif(image: bytes, picture: Image.Image) -> dict[str, object]:
    """The tags of `_TAGS` that are there; empty where the image has no EXIF.

    Raises:
        ValueError: there is EXIF, and neither library can read it.
    """
    if picture.format == "TIFF":
        block = image
    else:
        if picture.format == "PNG" and "exif" not in picture.info:
            picture.load()  # PNG may have it after the pixels
        block = picture.info.get("exif") or b""
        block = block.removeprefix(b"Exif\x00\x00")
    if not block:
        return {}
    try:
        found = _by_exifread(block)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- see _reason
        found = {}
    if not found:
        found = _by_pillow(block)
    original = picture.info.get("original_orientation")
    if isinstance(original, int):
        # pi_heif has set it to 1 in the block, because the picture comes turned.
        found["orientation"] = original
    return found


def _by_exifread(block: bytes) -> dict[str, object]:
    tags = exifread.process_file(io.BytesIO(block), details=False, extract_thumbnail=False)
    by_place = {(key.partition(" ")[0], tag.tag): tag.values for key, tag in tags.items()}
    return _plain({name: by_place.get(place) for name, place in _TAGS.items()})


def _by_pillow(block: bytes) -> dict[str, object]:
    exif = Image.Exif()
    exif.load(block)
    directories = {
        "Image": exif,
        "EXIF": exif.get_ifd(_EXIF_DIRECTORY),
        "GPS": exif.get_ifd(_GPS_DIRECTORY),
    }
    return _plain({name: directories[place].get(tag) for name, (place, tag) in _TAGS.items()})


def _plain(values: dict[str, object]) -> dict[str, object]:
    """Those values that are text, one whole number, or one to three fractions, fit for JSON."""
    plain: dict[str, object] = {}
    for name, value in values.items():
        several = list(value) if isinstance(value, list | tuple) else [value]
        match several:
            case [str(text)]:
                plain[name] = text[:_LONGEST_TEXT]
            case [bytes(raw)] if len(raw) == 1:
                plain[name] = raw[0]
            case [bytes(raw)]:
                plain[name] = raw[:_LONGEST_TEXT].decode("utf-8", "replace")
            case [int(number)]:
                plain[name] = number
            case [Rational(), *others] if len(others) < 3:
                pairs = [
                    [part.numerator, part.denominator]
                    for part in several
                    if isinstance(part, Rational)
                ]
                if len(pairs) == len(several):
                    plain[name] = pairs
    return plain
