"""Each way in which a ZIP can be other than the profile is refused with words of its own."""

import io
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldkit.bundle import zipform
from fieldkit.bundle.archive import Archive, Limits, NotABundleError
from tests.engine.bundle.archives import (
    CENTRAL_FIELDS,
    END_FIELDS,
    FILES,
    LOCAL_FIELDS,
    Forgery,
    codes,
)

Spoil = Callable[[], bytes]
A_FILE = [("top/a.txt", b"abc")]


def prefix_with_offsets_corrected() -> bytes:
    forgery = Forgery().settle()
    content = forgery.bytes()
    for number, place in enumerate(forgery.places):
        forgery.set_central(number, "offset", place.offset + 4)
    directory = len(content) - len(forgery.end) - sum(map(len, forgery.central))
    forgery.set_end("directory", directory + 4)
    return b"#!x\n" + forgery.bytes()


def gap_before(number: int) -> bytes:
    forgery = Forgery()
    forgery.bodies[number - 1] += b"hidden"
    return forgery.settle().bytes()


def gap_behind_directory() -> bytes:
    forgery = Forgery()
    forgery.central.append(bytearray(b"hidden"))
    return forgery.bytes()


def two_names_for_one_body() -> bytes:
    forgery = Forgery([("top/a", b"abc"), ("top/b", b"abc")])
    forgery.local.pop()
    forgery.bodies.pop()
    forgery.set_central(1, "offset", 0)
    directory = len(forgery.local[0]) + 3
    return forgery.set_end("directory", directory).bytes()


def quoted_overlap() -> bytes:
    """The first body holds the second file's header, as in overlapping bombs."""
    inner = Forgery([("top/b", b"abc")])
    body = bytes(inner.local[0] + inner.bodies[0])
    forgery = Forgery([("top/a", body), ("top/b", b"abc")])
    forgery.local.pop()
    forgery.bodies.pop()
    forgery.set_central(1, "offset", len(forgery.local[0]))
    return forgery.set_end("directory", len(forgery.local[0]) + len(body)).bytes()


def order_exchanged() -> bytes:
    forgery = Forgery([("top/a", b"abc"), ("top/b", b"def")])
    forgery.central.reverse()
    return forgery.bytes()


def comment_behind() -> bytes:
    return Forgery().set_end("comment_length", 5).bytes() + b"hello"


def comment_of_a_file() -> bytes:
    forgery = Forgery().set_central(0, "comment_length", 5)
    forgery.central[0] += b"hello"
    return forgery.settle().bytes()


def extra_field(local: bool, central: bool) -> bytes:
    forgery = Forgery()
    field = struct.pack("<HHI", 0x5455, 4, 0)
    if local:
        forgery.set_local(1, "extra_length", len(field)).local[1] += field
    if central:
        forgery.set_central(1, "extra_length", len(field)).central[1] += field
    return forgery.settle().bytes()


def other_name_in_own_header() -> bytes:
    forgery = Forgery()
    forgery.local[0][-1] ^= 1
    return forgery.bytes()


def name_not_utf8() -> bytes:
    forgery = Forgery(A_FILE)
    forgery.local[0][-1] = forgery.central[0][-1] = 0xFF
    return forgery.bytes()


def needless_zip64_field() -> bytes:
    forgery = Forgery(A_FILE)
    field = struct.pack("<HHQQ", 1, 16, 3, 3)
    forgery.local[0] += field
    forgery.central[0] += field
    for field_name in ("size", "compressed"):
        forgery.set_local(0, field_name, 0xFFFFFFFF).set_central(0, field_name, 0xFFFFFFFF)
    forgery.set_local(0, "extra_length", 20).set_central(0, "extra_length", 20)
    return forgery.settle().bytes()


def far_away(offset: int, size: int = 0) -> bytes:
    """A file said to lie, and reach, further than any disk does."""
    forgery = Forgery(A_FILE)
    forgery.central[0] += struct.pack("<HHQQQ", 1, 24, size, size, offset)
    for field in ("offset", "size", "compressed"):
        forgery.set_central(0, field, 0xFFFFFFFF)
    forgery.set_central(0, "extra_length", 28)
    return forgery.set_end("directory_size", len(forgery.central[0])).bytes()


def with_zip64_end(count: int, at: int = 0, short: bool = True) -> bytes:
    """ZIP64 end records in an archive that needs none, asked for by the end record or not."""
    forgery = Forgery()
    content = Forgery().bytes()[:-22]
    size = sum(len(each) for each in forgery.central)
    end64 = zipform.END64.pack(
        b"PK\x06\x06", 44, 3 << 8 | 45, 45, 0, 0, count, count, size, len(content) - size
    )
    locator = zipform.LOCATOR64.pack(b"PK\x06\x07", 0, len(content) + at, 1)
    if short:
        forgery.set_end("count", 0xFFFF).set_end("here", 0xFFFF)
    return content + end64 + locator + bytes(forgery.end)


def by_zipfile(method: int = zipfile.ZIP_STORED, name: str = "top/a.txt") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr(name, b"abc" * 100)
    return target.getvalue()


def flagged(flag: int) -> bytes:
    flags = zipform.FLAGS | flag
    return Forgery().set_local(0, "flags", flags).set_central(0, "flags", flags).bytes()


def method(number: int) -> bytes:
    return Forgery().set_local(0, "method", number).set_central(0, "method", number).bytes()


MALFORMED: dict[str, tuple[Spoil, set[str]]] = {
    "bytes before": (lambda: b"#!x\n" + Forgery().bytes(), {"ZIP_PREFIX_BYTES"}),
    "bytes before, offsets corrected": (prefix_with_offsets_corrected, {"ZIP_PREFIX_BYTES"}),
    "bytes behind": (lambda: Forgery().bytes() + b"x", {"ZIP_TRAILING_BYTES"}),
    "two archives": (lambda: Forgery(A_FILE).bytes() * 2, {"ZIP_PREFIX_BYTES"}),
    "comment": (comment_behind, {"ZIP_COMMENT"}),
    "comment told of only": (
        lambda: Forgery().set_end("comment_length", 1).bytes(),
        {"ZIP_COMMENT"},
    ),
    "comment of a file": (comment_of_a_file, {"ZIP_COMMENT"}),
    "gap between files": (lambda: gap_before(1), {"ZIP_GAP"}),
    "gap before the directory": (lambda: gap_before(3), {"ZIP_GAP"}),
    "gap behind the directory": (gap_behind_directory, {"ZIP_GAP"}),
    "two names for one body": (two_names_for_one_body, {"ZIP_OVERLAP", "ZIP_NAME_DIFFERS"}),
    "quoted overlap": (quoted_overlap, {"ZIP_OVERLAP"}),
    "order exchanged": (order_exchanged, {"ZIP_OVERLAP", "ZIP_PREFIX_BYTES", "ZIP_GAP"}),
    "extra field in both": (lambda: extra_field(True, True), {"ZIP_EXTRA_FIELD"}),
    "extra field in own header": (lambda: extra_field(True, False), {"ZIP_EXTRA_FIELD"}),
    "extra field in directory": (lambda: extra_field(False, True), {"ZIP_EXTRA_FIELD"}),
    "other name in own header": (other_name_in_own_header, {"ZIP_NAME_DIFFERS"}),
    "name not UTF-8": (name_not_utf8, {"ZIP_NAME_FORBIDDEN"}),
    "needless ZIP64 field": (needless_zip64_field, {"ZIP_EXTRA_FIELD", "ZIP_HEADER_DIFFERS"}),
    "needless ZIP64 end": (lambda: with_zip64_end(3), {"ZIP_HEADER_DIFFERS"}),
    "ZIP64 end nobody asked for": (lambda: with_zip64_end(3, short=False), {"ZIP_GAP"}),
    "ZIP64 end with another count": (lambda: with_zip64_end(4), {"ZIP_DIRECTORY_BROKEN"}),
    "ZIP64 end elsewhere": (lambda: with_zip64_end(3, at=1), {"ZIP_ZIP64"}),
    "ZIP64 end missing": (
        lambda: Forgery().set_end("count", 0xFFFF).set_end("here", 0xFFFF).bytes(),
        {"ZIP_ZIP64"},
    ),
    "ZIP64 end without signature": (
        lambda: with_zip64_end(3).replace(b"PK\x06\x06", b"XX\x06\x06"),
        {"ZIP_ZIP64"},
    ),
    "deflated": (
        lambda: by_zipfile(zipfile.ZIP_DEFLATED),
        {"ZIP_COMPRESSED", "ZIP_HEADER_DIFFERS"},
    ),
    "of another program": (by_zipfile, {"ZIP_HEADER_DIFFERS"}),
    "said to be deflated": (lambda: method(8), {"ZIP_COMPRESSED"}),
    "encrypted": (lambda: flagged(1), {"ZIP_ENCRYPTED"}),
    "strongly encrypted": (lambda: flagged(0x41), {"ZIP_ENCRYPTED"}),
    "headers masked": (lambda: flagged(0x2000), {"ZIP_ENCRYPTED"}),
    "AES": (lambda: method(99), {"ZIP_ENCRYPTED"}),
    "data descriptor": (lambda: flagged(8), {"ZIP_DATA_DESCRIPTOR"}),
    "no files": (lambda: zipform.end_records(0, 0, 0), {"ZIP_EMPTY"}),
    "count too small": (
        lambda: Forgery().set_end("count", 2).set_end("here", 2).bytes(),
        {"ZIP_DIRECTORY_BROKEN"},
    ),
    "count too large": (
        lambda: Forgery().set_end("count", 4).set_end("here", 4).bytes(),
        {"ZIP_DIRECTORY_BROKEN"},
    ),
    "directory beyond the end": (
        lambda: Forgery().set_end("directory", 0x7FFFFFFF).bytes(),
        {"ZIP_OVERLAP"},
    ),
    "directory too long": (
        lambda: Forgery().set_end("directory_size", 0x7FFFFFFF).bytes(),
        {"ZIP_DIRECTORY_BROKEN"},
    ),
    "directory entry cut": (
        lambda: Forgery().set_central(2, "name_length", 500).bytes(),
        {"ZIP_DIRECTORY_BROKEN"},
    ),
    "size too large": (
        lambda: Forgery().set_central(2, "size", 5).set_central(2, "compressed", 5).bytes(),
        {"ZIP_OUT_OF_BOUNDS", "ZIP_HEADER_DIFFERS"},
    ),
    "offset beyond the end": (
        lambda: Forgery().set_central(2, "offset", 0x7FFFFFFF).bytes(),
        {"ZIP_OUT_OF_BOUNDS", "ZIP_GAP"},
    ),
    "offset beyond all disks": (
        lambda: far_away(2**64 - 1),
        {"ZIP_OUT_OF_BOUNDS", "ZIP_PREFIX_BYTES", "ZIP_EXTRA_FIELD", "ZIP_HEADER_DIFFERS"},
    ),
    "size beyond all disks": (
        lambda: far_away(0, 2**64 - 1),
        {"ZIP_OUT_OF_BOUNDS", "ZIP_EXTRA_FIELD", "ZIP_HEADER_DIFFERS", "ZIP_TOO_LARGE"},
    ),
    "symbolic link": (
        lambda: Forgery().set_central(0, "external", 0o120777 << 16).bytes(),
        {"ZIP_HEADER_DIFFERS"},
    ),
    "several disks": (lambda: Forgery().set_end("disk", 1).bytes(), {"ZIP_HEADER_DIFFERS"}),
    "folder as an entry": (lambda: Forgery([("top/", b"")]).bytes(), {"ZIP_NAME_FORBIDDEN"}),
    "same name twice": (
        lambda: Forgery([("top/a", b"1"), ("top/a", b"2")]).bytes(),
        {"ZIP_NAME_TWICE"},
    ),
    "file that is a folder": (
        lambda: Forgery([("top/a", b"1"), ("top/a/b", b"2")]).bytes(),
        {"ZIP_NAME_CLASH"},
    ),
}


def test_what_is_spoiled_below_is_sound_before(tmp_path: Path) -> None:
    assert codes(Forgery().bytes(), tmp_path) == set()
    assert codes(Forgery().settle().bytes(), tmp_path) == set()


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_archive_is_refused_by_name(name: str, tmp_path: Path) -> None:
    spoil, expected = MALFORMED[name]
    assert codes(spoil(), tmp_path) == expected


@pytest.mark.parametrize("field", LOCAL_FIELDS)
def test_every_field_of_own_header_is_pinned(field: str, tmp_path: Path) -> None:
    start = LOCAL_FIELDS[field]
    for number in range(len(FILES)):
        forgery = Forgery()
        forgery.local[number][start] ^= 0x10
        assert codes(forgery.bytes(), tmp_path)


@pytest.mark.parametrize("field", CENTRAL_FIELDS)
def test_every_field_of_the_directory_is_pinned(field: str, tmp_path: Path) -> None:
    start = CENTRAL_FIELDS[field]
    for number in range(len(FILES)):
        forgery = Forgery()
        forgery.central[number][start] ^= 0x10
        assert codes(forgery.bytes(), tmp_path)


@pytest.mark.parametrize("field", sorted(END_FIELDS.keys() - {"signature"}))
def test_every_field_of_the_end_is_pinned(field: str, tmp_path: Path) -> None:
    forgery = Forgery()
    forgery.end[END_FIELDS[field]] ^= 0x01
    assert codes(forgery.bytes(), tmp_path)


def test_every_flipped_bit_is_found(tmp_path: Path) -> None:
    content = Forgery().bytes()
    for position in range(len(content)):
        for bit in range(8):
            flipped = bytearray(content)
            flipped[position] ^= 1 << bit
            try:
                assert codes(bytes(flipped), tmp_path), (position, bit)
            except NotABundleError:
                assert position >= len(content) - 22


def test_every_flipped_bit_of_zip64_records_is_found(tmp_path: Path) -> None:
    content = Forgery({f"top/{number:05}": b"" for number in range(65_535)}).bytes()
    path = tmp_path / "bundle.zip"
    path.write_bytes(content)
    with path.open("r+b") as file:
        for position in range(len(content) - 98, len(content)):
            file.seek(position)
            file.write(bytes([content[position] ^ (1 << position % 8)]))
            file.flush()
            try:
                with Archive.open(path, Limits(files=2)) as archive:
                    assert archive.findings
            except NotABundleError:
                assert position >= len(content) - 22
            file.seek(position)
            file.write(content[position : position + 1])


def test_every_truncation_is_refused(tmp_path: Path) -> None:
    content = Forgery().bytes()
    for length in range(len(content)):
        with pytest.raises(NotABundleError):
            codes(content[:length], tmp_path)


def test_where_bodies_are_in_doubt_none_is_given(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(quoted_overlap())
    with Archive.open(tmp_path / "a.zip") as archive:
        assert archive.sizes == {}


def test_where_only_a_field_is_wrong_bodies_can_still_be_judged(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(Forgery().set_central(0, "time", 7).bytes())
    with Archive.open(tmp_path / "a.zip") as archive:
        assert [finding.code for finding in archive.findings] == ["ZIP_HEADER_DIFFERS"]
        assert archive.findings[0].detail == "Wrong in the directory: time."
        assert list(archive.sizes) == list(FILES)


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7" + bytes(100), b"PK\x05\x06"])
def test_other_files_are_no_bundle(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(NotABundleError):
        codes(content, tmp_path)


def test_findings_stay_short(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(Forgery([("\u202e" * 20_000, b"")]).bytes())
    with Archive.open(tmp_path / "a.zip") as archive:
        assert [finding.code for finding in archive.findings] == ["ZIP_NAME_FORBIDDEN"]
        assert archive.findings[0].path.endswith("<U+202E>…")
        assert len(archive.findings[0].path) < 4_000


def test_limits_hold(tmp_path: Path) -> None:
    content = Forgery().bytes()
    assert codes(content, tmp_path, Limits(files=2)) == {"ZIP_TOO_MANY"}
    assert codes(content, tmp_path, Limits(file_bytes=63)) == {"ZIP_TOO_LARGE"}
    assert codes(content, tmp_path, Limits(total_bytes=82)) == {"ZIP_TOO_LARGE"}
    assert codes(content, tmp_path, Limits(3, 64, 83)) == set()


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_no_bytes_get_past_with_anything_but_findings(tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(Forgery().bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        length = data.draw(st.integers(0, 8))
        content[at : at + length] = data.draw(st.binary(max_size=8))
    if content == Forgery().bytes():
        return
    with suppress(NotABundleError):
        assert codes(bytes(content), tmp_path)
