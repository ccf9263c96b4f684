import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fieldkit.host.positioned import PositionedFile


def test_many_threads_write_and_read_at_their_own_places(tmp_path: Path) -> None:
    parts = [bytes([number]) * 10_000 for number in range(64)]
    file = PositionedFile(tmp_path / "a", new=True)
    with ThreadPoolExecutor(8) as pool:
        offsets = [number * 10_000 for number in range(64)]
        list(pool.map(file.write, reversed(parts), reversed(offsets)))
        found = list(pool.map(lambda offset: file.read(10_000, offset), offsets))
    assert found == parts
    assert file.size() == 640_000
    file.close()
    file.close()


def test_reading_beyond_the_end_gives_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abcdef")
    file = PositionedFile(tmp_path / "a")
    assert file.read(10, 4) == b"ef"
    assert file.read(10, 40) == b""
    file.close()


def test_existing_file_is_not_made_anew(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        PositionedFile(tmp_path / "a", new=True)


def test_advice_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abcdef")
    file = PositionedFile(tmp_path / "a")
    file.expect_order()
    assert isinstance(file.is_cached(3), bool)
    assert file.read(6, 0) == b"abcdef"
    file.close()


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no such files here")
def test_what_cannot_be_asked_counts_as_cached() -> None:
    file = PositionedFile(Path("/proc/self/status"))
    assert file.is_cached(0)
    file.close()


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="the system takes no advice")
def test_fresh_data_is_cached_until_forgotten(tmp_path: Path) -> None:
    file = PositionedFile(tmp_path / "a", new=True)
    file.write(bytes(1 << 20), 0)
    assert file.is_cached(1000)
    os.fsync(file.descriptor)
    os.posix_fadvise(file.descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    if file.is_cached(1 << 19):
        pytest.skip("this file system does not forget")
    assert file.read(1, 1 << 19) == b"\0"
    file.close()
