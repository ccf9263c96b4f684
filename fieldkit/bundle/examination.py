"""Whether a ZIP is exactly one that we would write, and if not, what is wrong with it.

One function decides: it writes every header again from names, sizes and CRCs and compares
bytes. The rest only finds words for a file that was refused.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from struct import Struct
from typing import Final, NamedTuple

from fieldkit.bundle import zipform
from fieldkit.bundle.limits import MOST_FILES
from fieldkit.bundle.names import LONGEST_NAME, name_findings, shown
from fieldkit.bundle.zipform import Place
from fieldkit.errors import InputError
from fieldkit.findings import Finding, error
from fieldkit.host.positioned import PositionedFile

_MOST_FINDINGS: Final = 200
_LONGEST_COMMENT: Final = 0xFFFF
# The most that a lawful directory needs for one file, and a floor that leaves room to
# read and name what is not lawful.
_DIRECTORY_BYTES_PER_FILE: Final = zipform.CENTRAL.size + LONGEST_NAME + 28
_DIRECTORY_FLOOR: Final = 1 << 20
_ENCRYPTED: Final = 0x0001 | 0x0040 | 0x2000  # encrypted, strongly, headers masked
_DATA_DESCRIPTOR: Final = 0x0008
_AES: Final = 99

_COMMON_FIELDS: Final = (
    "version needed",
    "flags",
    "method",
    "time",
    "date",
    "CRC-32",
    "compressed size",
    "size",
    "name length",
    "extra field length",
)
_LOCAL_FIELDS: Final = ("signature", *_COMMON_FIELDS)
_CENTRAL_FIELDS: Final = (
    "signature",
    "version made by",
    *_COMMON_FIELDS,
    "comment length",
    "disk",
    "internal attributes",
    "external attributes",
    "offset",
)
# Fields whose difference has a finding of its own, or follows from one that has.
_SPOKEN_FOR: Final = frozenset(
    {"flags", "method", "name length", "extra field length", "comment length"}
)


class NotABundleError(InputError):
    """The file cannot be read as an archive at all."""

    code = "bundle.unreadable"
    sentence = "This file is not a bundle: {reason}."
    exit_status = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a stranger's archive is looked at.

    Attributes:
        files: most files in it.
        file_bytes: most bytes in one file.
        total_bytes: most bytes in all files.
    """

    files: int = MOST_FILES
    file_bytes: int = 1 << 40
    total_bytes: int = 1 << 42


class Listed(NamedTuple):
    """A file as the directory lists it, with its header as it stands."""

    place: Place
    crc: int
    header: bytes


class _Refused(Exception):  # noqa: N818 - a turn in the flow of this module, not an error
    """Nothing further can be told about the archive."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code)
        self.finding = error(code, "", detail)


class _End(NamedTuple):
    """What the end records say, and where they begin."""

    files: int
    directory_size: int
    directory: int
    position: int


def examine(file: PositionedFile, limits: Limits) -> tuple[tuple[Listed, ...], list[Finding]]:
    """The files of an archive whose bytes are known to be theirs, and what is wrong.

    Returns:
        The files, none where it is in doubt which bytes belong to which name; and the
        findings. No finding means that every byte outside the bodies is as it must be.

    Raises:
        NotABundleError: not readable as a ZIP at all.
        OSError: the medium cannot be read.
    """
    size = file.size()
    try:
        end = _read_end(file, size)
        listed = _read_directory(file, end, limits)
    except _Refused as refused:
        return (), [refused.finding]
    places = [each.place for each in listed]
    unfit = list(islice(_unfit(places, limits), _MOST_FINDINGS))
    placed = not unfit and _lies_as_planned(places, size)
    if placed and _is_exact(file, size, listed):
        return tuple(listed), []
    findings = unfit + list(islice(_differences(file, end, listed), _MOST_FINDINGS))
    if not findings:
        findings.append(error("ZIP_HEADER_DIFFERS", "", "The end record is not as it must be."))
    return tuple(listed) if placed else (), findings


def _lies_as_planned(places: Sequence[Place], size: int) -> bool:
    planned = zipform.plan((place.name, place.size) for place in places)
    return planned.places == tuple(places) and planned.total == size


def _is_exact(file: PositionedFile, size: int, listed: Sequence[Listed]) -> bool:
    """Whether every header is what we would write; the verdict rests on this alone."""
    for place, crc, _ in listed:
        expected = zipform.local_header(place, crc)
        if file.read(len(expected), place.offset) != expected:
            return False
    expected = zipform.directory_and_end(
        [each.place for each in listed], [each.crc for each in listed]
    )
    return file.read(len(expected) + 1, size - len(expected)) == expected


def _unfit(places: Sequence[Place], limits: Limits) -> Iterator[Finding]:
    """Names and sizes that no bundle may have."""
    yield from name_findings(place.name for place in places)
    for place in places:
        if place.size > limits.file_bytes:
            yield error("ZIP_TOO_LARGE", shown(place.name), f"It holds {place.size} bytes.")
    total = sum(place.size for place in places)
    if total > limits.total_bytes:
        yield error("ZIP_TOO_LARGE", "", f"The files hold {total} bytes together.")


def _read_end(file: PositionedFile, size: int) -> _End:
    window = min(size, zipform.END.size + _LONGEST_COMMENT)
    tail = file.read(window, size - window)
    at = tail.rfind(zipform.END_SIGNATURE, 0, len(tail) - zipform.END.size + 4)
    if at < 0:
        begun = file.read(4, 0) == zipform.LOCAL_SIGNATURE
        raise NotABundleError(
            reason="its end is missing; copy it again" if begun else "it is not a ZIP archive"
        )
    _, disk, first_disk, here, count, directory_size, directory, comment = zipform.END.unpack_from(
        tail, at
    )
    behind = len(tail) - at - zipform.END.size
    if behind:
        if behind == comment:
            raise _Refused("ZIP_COMMENT", f"The archive has a comment of {comment} bytes.")
        raise _Refused("ZIP_TRAILING_BYTES", f"{behind} bytes stand behind the archive's end.")
    if comment:
        raise _Refused("ZIP_COMMENT", "The archive tells of a comment that is not there.")
    if (disk, first_disk) != (0, 0) or here != count:
        raise _Refused("ZIP_HEADER_DIFFERS", "The archive claims to be part of several.")
    position = size - zipform.END.size
    if count == zipform.SHORT_COUNT or zipform.SHORT_SIZE in (directory_size, directory):
        return _read_end64(file, position)
    return _End(count, directory_size, directory, position)


def _read_end64(file: PositionedFile, end: int) -> _End:
    at = end - zipform.LOCATOR64.size
    locator = file.read(zipform.LOCATOR64.size, at) if at >= 0 else b""
    if not locator.startswith(zipform.LOCATOR64_SIGNATURE):
        raise _Refused("ZIP_ZIP64", "The ZIP64 records that the end record tells of are missing.")
    _, _, position, _ = zipform.LOCATOR64.unpack(locator)
    if position != at - zipform.END64.size:
        raise _Refused("ZIP_ZIP64", "The ZIP64 end record is not where it must be.")
    end64 = file.read(zipform.END64.size, position)
    if not end64.startswith(zipform.END64_SIGNATURE):
        raise _Refused("ZIP_ZIP64", "The ZIP64 end record is not where it must be.")
    *_, count, directory_size, directory = zipform.END64.unpack(end64)
    return _End(count, directory_size, directory, position)


def _read_directory(file: PositionedFile, end: _End, limits: Limits) -> list[Listed]:
    if end.files > limits.files:
        raise _Refused("ZIP_TOO_MANY", f"The archive holds {end.files} files.")
    if end.files == 0:
        raise _Refused("ZIP_EMPTY", "The archive holds no files.")
    if end.directory_size > max(_DIRECTORY_FLOOR, end.files * _DIRECTORY_BYTES_PER_FILE):
        raise _Refused("ZIP_DIRECTORY_BROKEN", "The directory is longer than it can be.")
    spare = end.position - end.directory - end.directory_size
    if spare < 0:
        raise _Refused("ZIP_OVERLAP", "The directory overlaps the archive's end.")
    if spare > 0:
        nearest = end.position - end.directory_size
        if file.read(4, nearest) == zipform.CENTRAL_SIGNATURE:
            raise _Refused("ZIP_PREFIX_BYTES", f"{spare} bytes stand before the archive.")
        raise _Refused("ZIP_GAP", f"{spare} bytes stand between the directory and the end.")
    data = file.read(end.directory_size, end.directory)
    listed: list[Listed] = []
    at = 0
    while at < len(data):
        each = _read_listed(data, at)
        listed.append(each)
        at += len(each.header)
    if len(listed) != end.files:
        raise _Refused(
            "ZIP_DIRECTORY_BROKEN",
            f"The directory lists {len(listed)} files where the end record says {end.files}.",
        )
    return listed


def _read_listed(data: bytes, at: int) -> Listed:
    fixed = zipform.CENTRAL.size
    if len(data) - at < fixed or not data.startswith(zipform.CENTRAL_SIGNATURE, at):
        raise _Refused("ZIP_DIRECTORY_BROKEN", "The directory cannot be read.")
    fields = zipform.CENTRAL.unpack_from(data, at)
    crc, _, size, name_length, extra_length, comment_length = fields[7:13]
    length = fixed + name_length + extra_length + comment_length
    if len(data) - at < length:
        raise _Refused("ZIP_DIRECTORY_BROKEN", "The directory cannot be read.")
    header = data[at : at + length]
    name = header[fixed : fixed + name_length].decode("utf-8", "surrogateescape")
    extra = header[fixed + name_length : fixed + name_length + extra_length]
    size, offset = _full_values(extra, size, fields[16])
    return Listed(zipform.place_at(offset, name, size), crc, header)


def _full_values(extra: bytes, size: int, offset: int) -> tuple[int, int]:
    """Size and offset, taken from the ZIP64 field where we would have put them there."""
    large = size == zipform.SHORT_SIZE
    far = offset == zipform.SHORT_SIZE
    layout = Struct(f"<2H{2 * large + far}Q")
    if not (large or far) or len(extra) != layout.size:
        return size, offset
    _, _, *values = layout.unpack(extra)
    return values[0] if large else size, values[-1] if far else offset


def _differences(file: PositionedFile, end: _End, listed: Sequence[Listed]) -> Iterator[Finding]:
    """Words for what makes the archive another than we would have written."""
    expected_offset = 0
    for place, crc, header in listed:
        path = shown(place.name)
        if place.offset > expected_offset:
            code = "ZIP_GAP" if expected_offset else "ZIP_PREFIX_BYTES"
            spare = place.offset - expected_offset
            yield error(code, path, f"{spare} bytes that belong to no file stand before it.")
        elif place.offset < expected_offset:
            yield error("ZIP_OVERLAP", path, "It overlaps the file before it.")
        expected = zipform.central_header(place, crc)
        if header != expected:
            yield from _header_differences(
                path, _CENTRAL_FIELDS, zipform.CENTRAL, header, expected
            )
        expected = zipform.local_header(place, crc)
        length = len(expected)
        # An offset of 64 bits may be more than the system can seek to.
        local = file.read(length, place.offset) if place.offset < end.directory else b""
        if len(local) < zipform.LOCAL.size:
            yield error("ZIP_OUT_OF_BOUNDS", path, "Its place is beyond the archive's end.")
        elif local != expected:
            yield from _header_differences(path, _LOCAL_FIELDS, zipform.LOCAL, local, expected)
            if local.startswith(zipform.LOCAL_SIGNATURE):
                length = zipform.LOCAL.size + sum(zipform.LOCAL.unpack_from(local)[9:11])
        stored = zipform.CENTRAL.unpack_from(header)[_CENTRAL_FIELDS.index("compressed size")]
        stored = place.size if stored == zipform.SHORT_SIZE else stored
        expected_offset = place.offset + length + stored
        if expected_offset > end.directory:
            yield error("ZIP_OUT_OF_BOUNDS", path, "It reaches into the directory.")
    if expected_offset < end.directory:
        spare = end.directory - expected_offset
        yield error("ZIP_GAP", "", f"{spare} bytes stand between the last file and the directory.")


def _header_differences(
    path: str, names: Sequence[str], layout: Struct, actual: bytes, expected: bytes
) -> Iterator[Finding]:
    """Which fields of a file's header are not as they must be."""
    where = "the directory" if layout is zipform.CENTRAL else "its own header"
    is_ = dict(zip(names, layout.unpack_from(actual), strict=True))
    must = dict(zip(names, layout.unpack_from(expected), strict=True))
    flags = is_["flags"]
    if flags & _ENCRYPTED or is_["method"] == _AES:
        yield error("ZIP_ENCRYPTED", path, f"It is encrypted, says {where}.")
    if flags & _DATA_DESCRIPTOR:
        yield error("ZIP_DATA_DESCRIPTOR", path, f"Its sizes stand behind it, says {where}.")
    if is_["method"] not in {zipform.STORED, _AES}:
        yield error("ZIP_COMPRESSED", path, f"It is compressed, says {where}.")
    if is_.get("comment length"):
        yield error("ZIP_COMMENT", path, "It has a comment.")
    if is_["extra field length"] != must["extra field length"]:
        yield error("ZIP_EXTRA_FIELD", path, f"There is an extra field in {where}.")
    begin, stop = layout.size, layout.size + must["name length"]
    if is_["name length"] != must["name length"] or actual[begin:stop] != expected[begin:stop]:
        yield error("ZIP_NAME_DIFFERS", path, f"It has another name in {where}.")
    fields = [name for name in names if is_[name] != must[name] and name not in _SPOKEN_FOR]
    if flags & ~(_ENCRYPTED | _DATA_DESCRIPTOR) != must["flags"]:
        fields.append("flags")
    if not fields and is_ == must and actual[stop:] != expected[stop:]:
        fields.append("extra field")
    if fields:
        yield error("ZIP_HEADER_DIFFERS", path, f"Wrong in {where}: {', '.join(fields)}.")
