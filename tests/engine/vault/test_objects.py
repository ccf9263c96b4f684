"""Files in the vault: read once, encrypted, whole or not there at all."""

import hashlib
import io
import itertools
import os
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldkit.errors import StorageError
from fieldkit.host.durable import DiskFullError
from fieldkit.host.regular import NotARegularFileError
from fieldkit.progress import Cancelled
from fieldkit.vault import pouring
from fieldkit.vault.frames import FRAME, ObjectDamagedError, sealed_length
from fieldkit.vault.objects import ObjectStore, Stored
from fieldkit.vault.sources import SourceChangedError, SourceMissingError
from tests.builders.disks import small_disk
from tests.engine.vault.making import flip
from tests.engine.vault.storing import bytes_of, everything, file_of, is_empty, made

MIB = 1024 * 1024
SIZES = [
    0,
    1,
    15,
    16,
    FRAME - 1,
    FRAME,
    FRAME + 1,
    5 * MIB,
    8 * MIB,
    8 * MIB + 1,
    9 * MIB,
    20 * MIB + 7,
]


# In and out


@pytest.mark.parametrize("size", SIZES)
def test_bytes_come_out_as_they_went_in(tmp_path: Path, store: ObjectStore, size: int) -> None:
    content = bytes_of(size)
    stored = store.take_in(file_of(tmp_path, content), sm3=True)
    sm3 = hashes.Hash(hashes.SM3())
    sm3.update(content)
    assert stored.size == size
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    assert stored.sm3 == sm3.finalize().hex()
    assert stored.content == b""
    assert everything(store, stored) == content
    assert store.path_of(stored.object_id).stat().st_size == sealed_length(size)
    assert store.has(stored.object_id, size)
    assert not store.has(stored.object_id, size + 1)
    store.verify(stored.object_id, stored.key, size, stored.sha256)


@given(content=st.binary(max_size=100), piece=st.integers(1, 30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_stream_of_unknown_length_is_taken_in(
    store: ObjectStore, content: bytes, piece: int
) -> None:
    class Slow(io.BytesIO):
        def readinto(self, buffer: object, /) -> int:
            return super().readinto(memoryview(buffer)[:piece])  # type: ignore[call-overload]

    stored = store.take_in(Slow(content), keep_bytes=1000)
    assert everything(store, stored) == content
    assert stored.content == b""
    assert stored.sm3 is None


def test_long_stream_is_taken_in(store: ObjectStore) -> None:
    stored = store.take_in(io.BytesIO(bytes_of(10 * MIB)), sm3=True)
    assert everything(store, stored) == bytes_of(10 * MIB)


def test_same_content_twice_makes_two_objects_that_share_nothing(
    tmp_path: Path, store: ObjectStore
) -> None:
    path = file_of(tmp_path, bytes_of(1000))
    first, second = store.take_in(path), store.take_in(path)
    assert first.object_id != second.object_id
    assert first.key != second.key
    one, two = (store.path_of(each.object_id).read_bytes()[12:] for each in (first, second))
    assert one != two


def test_nothing_readable_is_in_the_object(tmp_path: Path, store: ObjectStore) -> None:
    stored = store.take_in(file_of(tmp_path, b"secret words " * 1000))
    assert b"secret" not in store.path_of(stored.object_id).read_bytes()


@pytest.mark.parametrize("size", [0, 10, 5 * MIB, 9 * MIB])
def test_content_is_kept_if_it_is_not_too_long(
    tmp_path: Path, store: ObjectStore, size: int
) -> None:
    path = file_of(tmp_path, bytes_of(size))
    assert store.take_in(path, keep_bytes=size).content == bytes_of(size)
    if size:
        assert store.take_in(path, keep_bytes=size - 1).content == b""


def test_symbolic_link_to_a_file_is_followed(tmp_path: Path, store: ObjectStore) -> None:
    link = tmp_path / "link"
    try:
        link.symlink_to(file_of(tmp_path, b"content"))
    except OSError:
        pytest.skip("this user may not make links")
    assert everything(store, store.take_in(link)) == b"content"


def test_many_files_at_once_do_not_mix(tmp_path: Path, store: ObjectStore) -> None:
    paths = [
        file_of(tmp_path, bytes([number]) * (number * 90_001), f"{number}") for number in range(24)
    ]
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(store.take_in, paths))
    for path, stored in zip(paths, taken, strict=True):
        assert everything(store, stored) == path.read_bytes()
    assert set(store.ids()) == {each.object_id for each in taken}


def test_object_is_for_this_user_alone(tmp_path: Path, store: ObjectStore) -> None:
    if os.name == "nt":
        pytest.skip("POSIX modes")
    path = store.path_of(store.take_in(file_of(tmp_path, b"x")).object_id)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


# At any position


@pytest.mark.parametrize("size", [0, 1, FRAME, 3 * FRAME + 5])
def test_reader_gives_any_part(tmp_path: Path, store: ObjectStore, size: int) -> None:
    content = bytes_of(size)
    stored = store.take_in(file_of(tmp_path, content))
    model = io.BytesIO(content)
    with store.open_reader(stored.object_id, stored.key, size) as reader:
        assert reader.readable()
        assert reader.seekable()
        places = (0, 1, FRAME - 1, FRAME, FRAME + 1, size - 1, size, size + 10)
        for place, length in itertools.product(places, (0, 1, 1000, FRAME + 1)):
            if place < 0:
                continue
            assert reader.seek(place) == model.seek(place) == reader.tell()
            part, expected = reader.read(length), model.read(length)
            assert part == expected[: len(part)]
            assert part or not expected
        assert reader.seek(0) == 0
        assert reader.readall() == content
        assert reader.seek(-size, io.SEEK_END) == 0
        assert reader.seek(size, io.SEEK_CUR) == size
        with pytest.raises(ValueError, match="before the start"):
            reader.seek(-1)
    assert reader.closed


def test_buffered_reader_equals_the_file(tmp_path: Path, store: ObjectStore) -> None:
    content = bytes_of(2 * FRAME + 77)
    stored = store.take_in(file_of(tmp_path, content))
    with io.BufferedReader(store.open_reader(stored.object_id, stored.key, stored.size)) as file:
        for place, length in ((FRAME - 10, 20), (5, 2 * FRAME), (2 * FRAME, 500)):
            file.seek(place)
            assert file.read(length) == content[place : place + length]


def test_reader_that_met_damage_gives_no_wrong_bytes(store: ObjectStore, stored: Stored) -> None:
    flip(store.path_of(stored.object_id), -1)
    with store.open_reader(stored.object_id, stored.key, stored.size) as reader:
        assert reader.read(10) == bytes_of(10)
        reader.seek(2 * FRAME)
        with pytest.raises(ObjectDamagedError):
            reader.read(10)
        reader.seek(5)
        assert reader.read(10) == bytes_of(15)[5:]


# What is not taken in


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


def test_pipe_is_refused_without_waiting(store: ObjectStore, pipe: Path) -> None:
    with pytest.raises(NotARegularFileError, match="pipe"):
        store.take_in(pipe)
    assert is_empty(store)


def test_folder_device_and_socket_are_refused(tmp_path: Path, store: ObjectStore) -> None:
    others = [tmp_path, Path("/dev/null")]
    if hasattr(socket, "AF_UNIX"):
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(tmp_path / "s"))
        others.append(tmp_path / "s")
    for path in others:
        with pytest.raises((NotARegularFileError, SourceMissingError)):
            store.take_in(path)
    assert is_empty(store)


def test_missing_source_is_told(tmp_path: Path, store: ObjectStore) -> None:
    file = file_of(tmp_path, b"x")
    for path in (tmp_path / "missing", file / "below"):
        with pytest.raises(SourceMissingError, match="is not there"):
            store.take_in(path)
    assert is_empty(store)


@pytest.mark.parametrize("size", [3 * FRAME, 10 * MIB])
def test_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, store: ObjectStore, size: int
) -> None:
    path = file_of(tmp_path, bytes_of(size))

    def append() -> None:
        with path.open("ab") as file:
            file.write(b"more")

    for change in (
        append,
        lambda: os.truncate(path, size // 2),
        lambda: os.utime(path, ns=(1, 1)),
    ):
        path.write_bytes(bytes_of(size))
        with pytest.raises(SourceChangedError, match="changed while"):
            store.take_in(path, progress=lambda *_: change())  # noqa: B023
        assert is_empty(store)


@pytest.mark.parametrize("size", [0, 3 * FRAME, 20 * MIB])
def test_cancelled_file_leaves_nothing(tmp_path: Path, store: ObjectStore, size: int) -> None:
    seen: list[tuple[int, int, str]] = []

    def cancel(done: int, total: int, stage: str) -> None:
        seen.append((done, total, stage))
        if done * 2 >= total:
            raise Cancelled

    with pytest.raises(Cancelled):
        store.take_in(file_of(tmp_path, bytes_of(size)), progress=cancel, sm3=True)
    assert is_empty(store)
    assert {each[1:] for each in seen} == {(size, "taking in")}
    assert threading.active_count() == 1


def test_lack_of_room_is_known_before_reading(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 32) as disk:
        store = made(disk)
        seen: list[int] = []
        with pytest.raises(DiskFullError) as caught:
            store.take_in(
                file_of(tmp_path, bytes(30 * MIB)), progress=lambda done, *_: seen.append(done)
            )
        assert caught.value.details["disk"] == str(disk)
        assert caught.value.details["needed"] == sealed_length(30 * MIB) + 8 * MIB
        assert not seen
        assert is_empty(store)


@pytest.mark.parametrize("size", [4 * MIB, 20 * MIB])
def test_disk_that_fills_up_meanwhile_leaves_nothing(tmp_path: Path, size: int) -> None:
    with small_disk(tmp_path / "disk", 40) as disk:
        store = made(disk / "objects")
        kept = store.take_in(file_of(tmp_path, b"kept"))

        def fill(done: int, total: int, stage: str) -> None:
            if done <= pouring._PIECE:
                with suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
                    while True:
                        filler.write(bytes(MIB))

        with pytest.raises(DiskFullError) as caught:
            store.take_in(file_of(tmp_path, bytes_of(size)), progress=fill)
        assert caught.value.details["disk"] == str(disk)
        assert list(store.ids()) == [kept.object_id]
        assert not list(store.folder.glob("*.tmp"))
        (disk / "filler").unlink()
        store.take_in(file_of(tmp_path, bytes_of(size)))


def test_file_size_limit_leaves_nothing(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("sets a limit that only POSIX has")
    file_of(tmp_path, bytes_of(10 * MIB))
    program = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from fieldkit.host.durable import FileTooLargeError\n"
        "from fieldkit.vault.objects import ObjectStore\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))\n"
        "try:\n"
        "    store = ObjectStore(Path('objects'))\n"
        "    store.make()\n"
        "    store.take_in(Path('photo.jpg'))\n"
        "except FileTooLargeError:\n"
        "    print('told')\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}

    command = [sys.executable, "-c", program]
    assert subprocess.check_output(command, cwd=tmp_path, env=environment) == b"told\n"
    assert is_empty(ObjectStore(tmp_path / "objects"))


# Tidying


def test_sweep_removes_what_nobody_knows_and_nothing_else(
    tmp_path: Path, store: ObjectStore
) -> None:
    kept, orphan = (store.take_in(file_of(tmp_path, b"x")) for _ in range(2))
    (store.folder / f"{'0' * 32}.tmp").write_bytes(b"half")
    strangers = [
        store.folder / "note.txt",
        store.folder / "ab" / "note.fko",
        store.folder / "x.tmp",
    ]
    for path in strangers:
        path.write_bytes(b"not ours")
    assert store.sweep({kept.object_id}) == 2
    assert list(store.ids()) == [kept.object_id]
    assert not store.has(orphan.object_id, 1)
    assert all(path.exists() for path in strangers)
    assert store.sweep({kept.object_id}) == 0


# Copies


@pytest.mark.parametrize("size", [0, 70 * MIB])
def test_copied_object_is_the_same(
    tmp_path: Path, store: ObjectStore, other: ObjectStore, size: int
) -> None:
    stored = store.take_in(file_of(tmp_path, bytes(size)))
    other.copy_from(store, stored.object_id)
    other.verify(stored.object_id, stored.key, size, stored.sha256)


def test_object_that_is_not_there_is_not_copied(store: ObjectStore, other: ObjectStore) -> None:
    with pytest.raises(ObjectDamagedError, match="missing"):
        other.copy_from(store, "0" * 32)
    assert is_empty(other)


def test_copy_that_does_not_fit_leaves_nothing(tmp_path: Path, store: ObjectStore) -> None:
    stored = store.take_in(file_of(tmp_path, bytes(10 * MIB)))
    with small_disk(tmp_path / "disk", 12) as disk:
        with pytest.raises(DiskFullError, match=str(disk)):
            made(disk).copy_from(store, stored.object_id)
        assert is_empty(ObjectStore(disk))


def test_store_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        made(tmp_path / "missing" / "objects")


def test_missing_parts_of_the_store_are_made_again(tmp_path: Path, store: ObjectStore) -> None:
    """Some tools leave out empty folders when they copy."""
    for part in store.folder.iterdir():
        part.rmdir()
    store.make()
    store.make()
    assert everything(store, store.take_in(file_of(tmp_path, b"x"))) == b"x"
