"""One program in a folder; a dead one holds nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fieldkit.errors import StorageError
from fieldkit.host.lock import FolderLock, VaultInUseError

HOLDER = """
import sys
from pathlib import Path
from fieldkit.host.lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def start_holder(folder: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_second_holder_is_refused_and_told_who_is_there(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    with pytest.raises(VaultInUseError, match=rf"process {os.getpid()} on "):
        FolderLock(tmp_path)
    lock.release()


def test_released_folder_can_be_taken_again(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    lock.release()
    lock.release()
    FolderLock(tmp_path).release()


def test_other_program_is_refused_until_this_one_dies(tmp_path: Path) -> None:
    with start_holder(tmp_path) as holder:
        with pytest.raises(VaultInUseError, match=f"process {holder.pid} on "):
            FolderLock(tmp_path)
        os.kill(holder.pid, signal.SIGKILL)
    FolderLock(tmp_path).release()


@pytest.mark.parametrize("note", [b"", b"\x1b[31m", b"\xff\xfe"])
def test_unreadable_note_names_nobody(tmp_path: Path, note: bytes) -> None:
    lock = FolderLock(tmp_path)
    (tmp_path / "lock").write_bytes(note)
    with pytest.raises(VaultInUseError, match=r"another program|\ufffd"):
        FolderLock(tmp_path)
    lock.release()


def test_file_left_behind_locks_nothing(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(b"process 1 on elsewhere, a long time ago" * 10)
    lock = FolderLock(tmp_path)
    assert b"elsewhere" not in (tmp_path / "lock").read_bytes()
    lock.release()


def test_folder_without_write_access_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "lock").mkdir()  # also stops root, whom no mode stops
    with pytest.raises(StorageError, match="lock"):
        FolderLock(tmp_path)
