import hashlib
import os
import shutil
import subprocess
import threading
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes

from fieldkit.bundle import checksum, digests, zipform
from fieldkit.bundle.archive import (
    Archive,
    ArchiveWriter,
    Limits,
    NotABundleError,
    TooLargeError,
    plan,
)
from fieldkit.errors import StorageError
from fieldkit.progress import Cancelled
from tests.engine.bundle.archives import FILES, Forgery, codes

BIG = digests._BIG


def write(path: Path, files: dict[str, bytes]) -> Path:
    with ArchiveWriter(path, plan((name, len(body)) for name, body in files.items())) as writer:
        for name, body in files.items():
            writer.write(name, [body])
        writer.finish()
    return path


def run(*command: str | Path) -> str:
    program = str(command[0])
    if shutil.which(program) is None:
        pytest.skip(f"the program {program} is not installed")
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    with Archive.open(write(tmp_path / "a.zip", FILES)) as archive:
        assert archive.findings == ()
        assert list(archive.sizes.items()) == [(name, len(body)) for name, body in FILES.items()]
        found, wrong = archive.digest(archive.sizes)
        assert wrong == []
        for name, body in FILES.items():
            assert archive.read(name, 10_000) == body
            assert found[name].sha256 == hashlib.sha256(body).hexdigest()
            assert found[name].size == len(body)
            assert found[name].sm3 is None


def test_the_file_is_as_large_as_planned(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", FILES)
    assert path.stat().st_size == plan((name, len(body)) for name, body in FILES.items()).total
    assert path.read_bytes() == Forgery().bytes()


def test_order_and_number_of_writing_threads_do_not_show(tmp_path: Path) -> None:
    files = {f"top/{number:02}.bin": os.urandom(number * 5_000) for number in range(20)}
    path = tmp_path / "a.zip"
    with ArchiveWriter(path, plan((name, len(body)) for name, body in files.items())) as writer:
        start = threading.Barrier(4)

        def work(first: int) -> None:
            start.wait()
            for name in reversed(list(files)[first::4]):
                body = files[name]
                writer.write(name, (body[at : at + 999] for at in range(0, len(body), 999)))

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(work, range(4)))
        writer.finish()
    assert path.read_bytes() == Forgery(files).bytes()


def test_zipfile_reads_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(write(tmp_path / "a.zip", FILES)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
        info = archive.infolist()[1]
        assert (info.create_system, info.external_attr >> 16) == (3, 0o100644)
        assert info.date_time == (1980, 1, 1, 0, 0, 0)


def test_unzip_finds_it_sound(tmp_path: Path) -> None:
    assert "No errors detected" in run("unzip", "-t", write(tmp_path / "a.zip", FILES))


def test_7z_finds_it_sound(tmp_path: Path) -> None:
    assert "Everything is Ok" in run("7z", "t", write(tmp_path / "a.zip", FILES))


def test_zipdetails_finds_nothing_to_warn_of(tmp_path: Path) -> None:
    told = run("zipdetails", write(tmp_path / "a.zip", FILES))
    assert "WARNING" not in told
    assert "ERROR" not in told


def test_bodies_may_be_large_and_few(tmp_path: Path) -> None:
    giant = os.urandom(1 << 20) * 17 + b"tail"
    files = {"top/giant.mp4": giant, "top/a": b"abc", "top/b": b""}
    with Archive.open(write(tmp_path / "a.zip", files)) as archive:
        found, wrong = archive.digest(archive.sizes, sm3={"top/giant.mp4"})
        assert wrong == []
        sm3 = hashes.Hash(hashes.SM3())
        sm3.update(giant)
        assert found["top/giant.mp4"].sm3 == sm3.finalize().hex()
        for name, body in files.items():
            assert found[name].sha256 == hashlib.sha256(body).hexdigest()
        assert archive.digest(archive.sizes, sm3={"top/giant.mp4"}, workers=1)[0] == found


@pytest.mark.parametrize("is_cached", [True, False])
def test_digests_do_not_depend_on_what_is_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_cached: bool
) -> None:
    piece = os.urandom(1 << 20)
    files = {f"top/{number}": piece * (17 + number) for number in range(2)}
    path = write(tmp_path / "a.zip", files)
    with Archive.open(path) as archive:
        # Whether the system holds a page is not for a test to decide.
        monkeypatch.setattr(archive._file, "is_cached", lambda offset: is_cached)
        found, wrong = archive.digest(archive.sizes)
    assert wrong == []
    for name, body in files.items():
        assert found[name].sha256 == hashlib.sha256(body).hexdigest()


def test_sm3_is_told_where_asked_for(tmp_path: Path) -> None:
    # GB/T 32905-2016, example 1.
    expected = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    with Archive.open(write(tmp_path / "a.zip", {"top/a": b"abc", "top/b": b"abc"})) as archive:
        found, _ = archive.digest(archive.sizes, sm3={"top/a"})
    assert (found["top/a"].sm3, found["top/b"].sm3) == (expected, None)


def test_progress_ends_with_all_bytes(tmp_path: Path) -> None:
    told = []
    with Archive.open(write(tmp_path / "a.zip", FILES)) as archive:
        archive.digest(archive.sizes, progress=lambda *each: told.append(each))
    total = sum(len(body) for body in FILES.values())
    assert told[-1] == (total, total, "reading files")


@pytest.mark.parametrize("files", [FILES, {"top/giant": bytes(BIG * 2)}])
def test_digesting_can_be_cancelled(tmp_path: Path, files: dict[str, bytes]) -> None:
    def cancel(done: int, total: int, stage: str) -> None:
        raise Cancelled

    with Archive.open(write(tmp_path / "a.zip", files)) as archive, pytest.raises(Cancelled):
        archive.digest(archive.sizes, progress=cancel)


def test_body_that_was_changed_is_named(tmp_path: Path) -> None:
    forgery = Forgery()
    forgery.bodies[1][50] ^= 1
    assert codes(forgery.bytes(), tmp_path) == {"ZIP_CRC"}


def test_file_cut_after_opening_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", FILES)
    with Archive.open(path) as archive:
        os.truncate(path, 150)
        _, wrong = archive.digest(archive.sizes)
    assert {finding.code for finding in wrong} == {"ZIP_CUT"}


def test_reading_more_than_allowed_is_refused(tmp_path: Path) -> None:
    with Archive.open(write(tmp_path / "a.zip", FILES)) as archive:
        name = "fieldkit-0f8b6a52/bagit.txt"
        with pytest.raises(TooLargeError):
            archive.read(name, len(FILES[name]) - 1)


def test_missing_file_is_told_as_trouble_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        Archive.open(tmp_path / "none.zip")


def test_folder_is_not_a_bundle(tmp_path: Path) -> None:
    with pytest.raises(NotABundleError):
        Archive.open(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotABundleError):
        Archive.open(tmp_path / "pipe")


def test_unreadable_medium_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.zip", FILES)

    def fail(buffer: memoryview, offset: int) -> int:
        raise OSError(5, "Input/output error")

    with Archive.open(path) as archive:
        monkeypatch.setattr(archive._file, "read_into", fail)  # a broken stick
        with pytest.raises(StorageError):
            archive.digest(archive.sizes)
        with pytest.raises(StorageError):
            archive.read("fieldkit-0f8b6a52/bagit.txt", 100)


def test_unfinished_archive_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with ArchiveWriter(path, plan([("top/a", 3)])) as writer:
        writer.write("top/a", [b"abc"])
    assert list(tmp_path.iterdir()) == []


def test_archive_never_replaces_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"mine")
    with pytest.raises(StorageError):
        ArchiveWriter(tmp_path / "a.zip", plan([("top/a", 3)]))
    assert (tmp_path / "a.zip").read_bytes() == b"mine"


@pytest.mark.parametrize("body", [b"ab", b"abcd"])
def test_body_of_another_size_than_planned_is_a_bug(tmp_path: Path, body: bytes) -> None:
    with ArchiveWriter(tmp_path / "a.zip", plan([("top/a", 3)])) as writer:
        with pytest.raises(ValueError, match="than planned"):
            writer.write("top/a", [body])
        with pytest.raises(ValueError, match="not written"):
            writer.finish()


def test_writing_twice_is_a_bug(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path / "a.zip", plan([("top/a", 3)])) as writer:
        writer.write("top/a", [b"abc"])
        with pytest.raises(ValueError, match="twice"):
            writer.write("top/a", [b"abc"])


def test_unlawful_name_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="device"):
        ArchiveWriter(tmp_path / "a.zip", plan([("top/con.txt", 3)]))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_full_disk_is_told_with_the_room_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ArchiveWriter(tmp_path / "a.zip", plan([("top/a", 3)])) as writer:
        full = os.open("/dev/full", os.O_WRONLY)
        os.dup2(full, writer._file.descriptor)
        os.close(full)
        with pytest.raises(StorageError) as told:
            writer.write("top/a", [b"abc"])
    assert told.value.code == "disk.full"
    assert list(tmp_path.iterdir()) == []


def test_much_data_goes_to_the_disk_in_between(tmp_path: Path) -> None:
    size = 65 << 20
    piece = bytes(1 << 20)
    with ArchiveWriter(tmp_path / "a.zip", plan([("top/a", size)])) as writer:
        writer.write("top/a", (piece for _ in range(65)))
        writer.finish()
    with Archive.open(tmp_path / "a.zip") as archive:
        assert archive.findings == ()


def test_checksum_without_the_fast_library_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = checksum.crc32(b"abc", 7)
    monkeypatch.setattr(checksum, "_isal", None)
    assert checksum.crc32(b"abc", 7) == fast == zlib.crc32(b"abc", 7)


def test_many_files_need_zip64_and_are_read(tmp_path: Path) -> None:
    files = {f"top/{number:05}": b"" for number in range(65_535)}
    content = Forgery(files).bytes()
    assert content[-22 - 20 : -22 - 16] == b"PK\x06\x07"
    assert codes(content, tmp_path, Limits(files=65_535)) == set()
    with zipfile.ZipFile(tmp_path / "bundle.zip") as archive:
        assert len(archive.namelist()) == 65_535


def test_one_file_fewer_needs_no_zip64() -> None:
    content = Forgery({f"top/{number:05}": b"" for number in range(65_534)}).bytes()
    assert b"PK\x06\x06" not in content


LARGE = {"top/a": 0xFFFFFFFE, "top/b": 0xFFFFFFFF, "top/c": 1 << 33, "top/d": 3}


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """An archive whose files are mostly holes; their CRCs are not theirs."""
    planned = plan(LARGE.items())
    path = tmp_path / "a.zip"
    with path.open("wb") as file:
        for place in planned.places:
            file.seek(place.offset)
            file.write(zipform.local_header(place, 0))
        file.seek(planned.directory)
        file.write(zipform.directory_and_end(planned.places, [0] * len(LARGE)))
    return path


def test_large_sizes_and_offsets_stand_in_zip64_fields(large: Path) -> None:
    with Archive.open(large) as archive:
        assert archive.findings == ()
        assert dict(archive.sizes) == LARGE
    with zipfile.ZipFile(large) as other:
        assert {info.filename: info.file_size for info in other.infolist()} == LARGE
        assert [info.extract_version for info in other.infolist()] == [20, 45, 45, 45]
    with Archive.open(large, Limits(total_bytes=1 << 33)) as archive:
        assert {finding.code for finding in archive.findings} == {"ZIP_TOO_LARGE"}


def test_every_changed_byte_of_zip64_headers_is_found(large: Path) -> None:
    planned = plan(LARGE.items())
    heads = [range(place.offset, place.body) for place in planned.places]
    with large.open("r+b", buffering=0) as file:
        for position in chain(*heads, range(planned.directory, planned.total)):
            file.seek(position)
            old = file.read(1)
            file.seek(position)
            file.write(bytes([old[0] ^ (1 << position % 8)]))
            try:
                with Archive.open(large) as archive:
                    assert archive.findings != (), position
            except NotABundleError:
                assert position >= planned.total - zipform.END.size
            file.seek(position)
            file.write(old)


def test_wrong_zip64_field_is_named(large: Path) -> None:
    place = plan(LARGE.items()).places[1]
    with large.open("r+b") as file:
        file.seek(place.body - 1)
        file.write(b"\x01")
    with Archive.open(large) as archive:
        assert [finding.detail for finding in archive.findings] == [
            "Wrong in its own header: extra field."
        ]


@pytest.mark.full
def test_archive_beyond_4_gib_is_written_and_read(tmp_path: Path) -> None:
    sizes = {"top/a.mp4": (1 << 32) + 5, "top/b.txt": 3}
    piece = memoryview(bytes(1 << 20))
    path = tmp_path / "a.zip"
    with ArchiveWriter(path, plan(sizes.items())) as writer:
        for name, size in sizes.items():
            whole, rest = divmod(size, len(piece))
            writer.write(name, [*[piece] * whole, piece[:rest]])
        writer.finish()
    with Archive.open(path) as archive:
        assert archive.findings == ()
        _, wrong = archive.digest(archive.sizes)
        assert wrong == []
    assert "Everything is Ok" in run("7z", "t", path)
    assert "No errors detected" in run("unzip", "-t", path)
