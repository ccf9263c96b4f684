"""What every header byte of a bundle's ZIP must be, given names, sizes and CRCs.

The profile of PKWARE's APPNOTE.TXT 6.3.10 that bundles keep: entries are stored, lie
back to back from byte 0 in directory order, and every field is either a fact of the entry
or the constant below. There is thus one lawful file for given contents, and a reader needs
no judgement: it writes the headers again and compares. ZIP64 fields stand where a value does
not fit its short field, and nowhere else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from struct import Struct
from typing import Final

LOCAL: Final = Struct("<4s5H3I2H")
CENTRAL: Final = Struct("<4s6H3I5H2I")
END: Final = Struct("<4s4H2IH")
END64: Final = Struct("<4sQ2H2I4Q")
LOCATOR64: Final = Struct("<4sIQI")

LOCAL_SIGNATURE: Final = b"PK\x03\x04"
CENTRAL_SIGNATURE: Final = b"PK\x01\x02"
END_SIGNATURE: Final = b"PK\x05\x06"
END64_SIGNATURE: Final = b"PK\x06\x06"
LOCATOR64_SIGNATURE: Final = b"PK\x06\x07"

SHORT_COUNT: Final = 0xFFFF  # 16- and 32-bit values that mean "see the ZIP64 field"
SHORT_SIZE: Final = 0xFFFFFFFF
ZIP64_FIELD: Final = 0x0001

VERSION: Final = 20  # 2.0: the first with files in folders
VERSION_64: Final = 45
MADE_ON_UNIX: Final = 3 << 8
FLAGS: Final = 0x0800  # the name is UTF-8, and nothing else
STORED: Final = 0
TIME: Final = 0
DATE: Final = 1 << 5 | 1  # 1980-01-01, the earliest there is
MODE: Final = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Place:
    """Where one file lies in the archive.

    Attributes:
        name: "/"-separated.
        size: bytes of the body.
        offset: of the local header.
        body: offset of the body's first byte.
    """

    name: str
    size: int
    offset: int
    body: int

    @property
    def end(self) -> int:
        """Offset of the byte after the body."""
        return self.body + self.size


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything lies in an archive of known names and sizes.

    Attributes:
        places: one for each file, in order.
        directory: offset of the central directory.
        total: bytes of the whole archive.
    """

    places: tuple[Place, ...]
    directory: int
    total: int


def plan(files: Iterable[tuple[str, int]]) -> Plan:
    """Where each of the files, given by name and size in bytes, lies in the archive."""
    places: list[Place] = []
    offset = 0
    directory_size = 0
    for name, size in files:
        place = place_at(offset, name, size)
        places.append(place)
        offset = place.end
        directory_size += len(central_header(place, 0))
    end = len(end_records(len(places), offset, directory_size))
    return Plan(tuple(places), offset, offset + directory_size + end)


def place_at(offset: int, name: str, size: int) -> Place:
    """The place of a file whose local header stands at `offset`."""
    extra = 20 if size >= SHORT_SIZE else 0
    return Place(name, size, offset, offset + LOCAL.size + len(raw_name(name)) + extra)


def raw_name(name: str) -> bytes:
    """The bytes of a name; those that were not UTF-8 when read come out as they were."""
    return name.encode("utf-8", "surrogateescape")


def local_header(place: Place, crc: int) -> bytes:
    """The local header of a file (APPNOTE 4.3.7)."""
    name = raw_name(place.name)
    large = place.size >= SHORT_SIZE
    extra = _zip64_field(place.size, place.size) if large else b""
    size = SHORT_SIZE if large else place.size
    fixed = LOCAL.pack(
        LOCAL_SIGNATURE,
        VERSION_64 if large else VERSION,
        FLAGS,
        STORED,
        TIME,
        DATE,
        crc,
        size,
        size,
        len(name),
        len(extra),
    )
    return fixed + name + extra


def central_header(place: Place, crc: int) -> bytes:
    """The directory's header of a file (APPNOTE 4.3.12)."""
    name = raw_name(place.name)
    large = place.size >= SHORT_SIZE
    far = place.offset >= SHORT_SIZE
    values = [place.size, place.size] * large + [place.offset] * far
    extra = _zip64_field(*values) if values else b""
    version = VERSION_64 if values else VERSION
    size = SHORT_SIZE if large else place.size
    fixed = CENTRAL.pack(
        CENTRAL_SIGNATURE,
        MADE_ON_UNIX | version,
        version,
        FLAGS,
        STORED,
        TIME,
        DATE,
        crc,
        size,
        size,
        len(name),
        len(extra),
        0,
        0,
        0,
        MODE,
        SHORT_SIZE if far else place.offset,
    )
    return fixed + name + extra


def end_records(count: int, directory: int, directory_size: int) -> bytes:
    """What follows the directory (APPNOTE 4.3.14 to 4.3.16).

    Args:
        count: number of files.
        directory: offset of the directory.
        directory_size: bytes of the directory.
    """
    end = END.pack(
        END_SIGNATURE,
        0,
        0,
        min(count, SHORT_COUNT),
        min(count, SHORT_COUNT),
        min(directory_size, SHORT_SIZE),
        min(directory, SHORT_SIZE),
        0,
    )
    if count < SHORT_COUNT and max(directory, directory_size) < SHORT_SIZE:
        return end
    end64 = END64.pack(
        END64_SIGNATURE,
        END64.size - 12,
        MADE_ON_UNIX | VERSION_64,
        VERSION_64,
        0,
        0,
        count,
        count,
        directory_size,
        directory,
    )
    return end64 + LOCATOR64.pack(LOCATOR64_SIGNATURE, 0, directory + directory_size, 1) + end


def directory_and_end(places: Sequence[Place], crcs: Sequence[int]) -> bytes:
    """Everything behind the last body."""
    directory = b"".join(
        central_header(place, crc) for place, crc in zip(places, crcs, strict=True)
    )
    return directory + end_records(len(places), places[-1].end if places else 0, len(directory))


def _zip64_field(*values: int) -> bytes:
    """The extra field that holds what does not fit (APPNOTE 4.5.3)."""
    return Struct(f"<2H{len(values)}Q").pack(ZIP64_FIELD, 8 * len(values), *values)
