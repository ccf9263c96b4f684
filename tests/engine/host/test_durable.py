"""What is written stays, or nothing changed; and disk trouble is told in words."""

import errno
import os
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

import pytest
from typing_extensions import Buffer

from fieldkit.errors import StorageError
from fieldkit.host import durable
from fieldkit.host.durable import (
    DiskError,
    DiskFullError,
    DriveGoneError,
    FileTooLargeError,
    NoAccessError,
    disk_errors,
)
from tests.builders.disks import small_disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MiB."""
    with small_disk(tmp_path / "small disk", 4) as folder:
        yield folder


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_new_content_is_whole_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "file"
    durable.write_atomically(path, b"old")
    durable.write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["file"]


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_only_this_user_can_read_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "file"
    durable.write_atomically(path, b"secret")
    assert path.stat().st_mode & 0o777 == 0o600


def test_left_over_of_a_crash_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "file"
    (tmp_path / "file.tmp").write_bytes(b"half of something long")
    durable.write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_files_of_others_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file.tmp").write_bytes(b"mine")
    for content in (b"old", b"new"):
        durable.write_among_others(tmp_path / "file", content)
        assert (tmp_path / "file").read_bytes() == content
    assert (tmp_path / "file.tmp").read_bytes() == b"mine"
    assert sorted(names(tmp_path)) == ["file", "file.tmp"]


def test_full_disk_leaves_the_old_content_and_names_disk_and_room(disk: Path) -> None:
    path = disk / "file"
    durable.write_atomically(path, b"old")
    with pytest.raises(DiskFullError) as caught:
        durable.write_atomically(path, bytes(5 * 1024 * 1024))
    assert caught.value.details["disk"] == str(disk)
    assert caught.value.details["needed"] == durable.ROOM_TO_GO_ON
    assert str(disk) in str(caught.value)
    assert path.read_bytes() == b"old"
    assert names(disk) == ["file"]


def test_missing_room_is_known_before_anything_is_written(disk: Path) -> None:
    with pytest.raises(DiskFullError) as caught:
        durable.require_room(disk / "not there yet" / "file", 1000)
    assert caught.value.details["needed"] == 1000 + durable.ROOM_TO_GO_ON
    assert caught.value.details["free"] == 4 * 1024 * 1024


def test_enough_room_is_no_error(tmp_path: Path) -> None:
    durable.require_room(tmp_path, 1)


class Slow(FileIO):
    """A file of which the system takes three bytes at a time."""

    def write(self, content: Buffer, /) -> int:
        return super().write(memoryview(content)[:3])


def test_write_goes_on_where_the_system_took_only_a_part(tmp_path: Path) -> None:
    with Slow(tmp_path / "file", "w") as file:
        durable.write_all(file, b"ten bytes!")
    assert (tmp_path / "file").read_bytes() == b"ten bytes!"


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, DiskFullError, "is full"),
        (errno.EDQUOT, DiskFullError, "is full"),
        (errno.EFBIG, FileTooLargeError, "cannot hold a file as large as"),
        (errno.EROFS, NoAccessError, "Read-only"),
        (errno.EACCES, NoAccessError, "Permission denied"),
        (errno.EIO, DriveGoneError, "does not answer"),
        (errno.ENODEV, DriveGoneError, "does not answer"),
        (errno.ENAMETOOLONG, DiskError, "name too long"),
    ],
)
def test_system_error_is_translated(
    tmp_path: Path, number: int, kind: type[StorageError], words: str
) -> None:
    with pytest.raises(kind, match=words) as caught, disk_errors(tmp_path):
        raise OSError(number, os.strerror(number))
    assert caught.value.code.startswith("disk.")
    assert isinstance(caught.value.__cause__, OSError)


class WindowsDiskError(OSError):
    """As Windows raises it: with a number of its own beside errno."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EACCES, "told by Windows")
        self.winerror = winerror


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (19, NoAccessError),  # ERROR_WRITE_PROTECT
        (21, DriveGoneError),  # ERROR_NOT_READY
        (39, DiskFullError),  # ERROR_HANDLE_DISK_FULL
        (112, DiskFullError),  # ERROR_DISK_FULL
        (1167, DriveGoneError),  # ERROR_DEVICE_NOT_CONNECTED
        (5, NoAccessError),  # ERROR_ACCESS_DENIED
    ],
)
def test_windows_error_is_translated(
    tmp_path: Path, number: int, kind: type[StorageError]
) -> None:
    assert type(durable.storage_error(WindowsDiskError(number), tmp_path)) is kind


def test_error_about_a_vanished_place_still_has_words(tmp_path: Path) -> None:
    gone = tmp_path / "gone" / "deeper"
    found = durable.storage_error(OSError(errno.ENOSPC, "full"), gone)
    assert isinstance(found, DiskFullError)


def test_errors_of_ours_pass_through_unchanged(tmp_path: Path) -> None:
    with pytest.raises(KeyError), disk_errors(tmp_path):
        raise KeyError("a bug")


def test_new_file_is_not_made_over_another(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"there")
    with pytest.raises(FileExistsError):
        durable.open_new(tmp_path / "file")


def test_cached_bytes_can_be_forgotten(tmp_path: Path) -> None:
    with durable.open_new(tmp_path / "file") as file:
        durable.write_all(file, b"x" * 10_000)
        durable.sync_file(file.fileno())
        durable.forget_cached(file.fileno(), 0, 10_000)
        file.seek(0)
        assert file.read() == b"x" * 10_000
