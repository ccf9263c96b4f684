"""A full disk is told with its name and the room needed, and costs nothing that was sealed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.delivery import Order
from fieldkit.findings import Severity
from fieldkit.host.durable import DiskFullError
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import (
    PASSPHRASE,
    HandClock,
    PracticeCase,
    new_vault,
    practice_case,
)

MIB = 1 << 20
DISK_BYTES = 64 * MIB


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "fieldkit-test", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this machine does not let a test mount a disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def opened(disk: Path, tmp_path: Path) -> Iterator[tuple[Workspace, PracticeCase]]:
    with new_vault(disk / "vault") as workspace:
        yield workspace, practice_case(workspace, tmp_path / "files")


def fill(disk: Path, leave: int = 0) -> Path:
    """Writes to the disk until only so many bytes are free."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        left = shutil.disk_usage(disk).free - leave
        try:
            while left > 0:
                left -= file.write(b"\0" * min(left, MIB))
        except OSError:
            pass
    return filler


def require_told(problem: pytest.ExceptionInfo[DiskFullError], disk: Path) -> None:
    details = problem.value.details
    assert details["disk"] == str(disk)
    assert isinstance(details["needed"], int)
    assert details["needed"] > 0
    assert str(disk) in str(problem.value)


def require_whole(workspace: Workspace, size: int) -> None:
    assert workspace.register.size() == size
    findings = workspace.check(every_byte=True)
    assert not [each for each in findings if each.severity is not Severity.NOTICE]


def test_taking_in_a_file_that_does_not_fit_leaves_nothing(
    opened: tuple[Workspace, PracticeCase], disk: Path, tmp_path: Path
) -> None:
    workspace, _ = opened
    size = workspace.register.size()
    big = tmp_path / "big.mp4"
    big.write_bytes(os.urandom(DISK_BYTES))
    with pytest.raises(DiskFullError) as problem:
        workspace.take_in(big)
    require_told(problem, disk)
    assert problem.value.details["needed"] >= DISK_BYTES
    require_whole(workspace, size)


def test_a_disk_that_fills_while_a_file_is_taken_in_leaves_nothing(
    opened: tuple[Workspace, PracticeCase], disk: Path, tmp_path: Path
) -> None:
    workspace, _ = opened
    size = workspace.register.size()
    big = tmp_path / "big.mp4"
    big.write_bytes(os.urandom(20 * MIB))
    filled = []

    def fill_meanwhile(done: int, _total: int, _stage: str) -> None:
        if done > 4 * MIB and not filled:
            filled.append(fill(disk))

    with pytest.raises(DiskFullError) as problem:
        workspace.take_in(big, progress=fill_meanwhile)
    assert filled
    require_told(problem, disk)
    filled[0].unlink()
    require_whole(workspace, size)


def test_sealing_on_a_full_disk_acknowledges_nothing_and_goes_on_afterwards(
    opened: tuple[Workspace, PracticeCase], disk: Path
) -> None:
    workspace, case = opened
    size = workspace.register.size()
    acknowledged = []
    workspace.seal(records.observation(inspection=case.inspection), case=case.case)

    def seal_until_it_fails() -> None:
        fill(disk)
        for number in range(10_000):
            record = records.observation(inspection=case.inspection, text=f"第{number}条" * 800)
            acknowledged.append(workspace.seal(record, case=case.case))

    with pytest.raises(DiskFullError) as problem:
        seal_until_it_fails()
    require_told(problem, disk)
    (disk / "filler").unlink()
    workspace.seal(records.observation(inspection=case.inspection), case=case.case)
    require_whole(workspace, size + len(acknowledged) + 2)


def test_an_export_without_room_leaves_no_bundle(tmp_path: Path, disk: Path) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        case = practice_case(workspace, tmp_path / "files")
        big = tmp_path / "big.mp4"
        big.write_bytes(os.urandom(20 * MIB))
        video = records.video(inspection=case.inspection)
        workspace.seal(video, case=case.case, files=[workspace.take_in(big)])
        size = workspace.register.size()
        fill(disk, leave=10 * MIB)
        with pytest.raises(DiskFullError) as problem:
            workspace.export(Order(case.case), disk / "bundle.zip")
        require_told(problem, disk)
        assert [each.name for each in disk.iterdir()] == ["filler"]
        require_whole(workspace, size)


def test_a_disk_that_fills_during_an_export_leaves_no_bundle(tmp_path: Path, disk: Path) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        case = practice_case(workspace, tmp_path / "files")
        big = tmp_path / "big.mp4"
        big.write_bytes(os.urandom(20 * MIB))
        video = records.video(inspection=case.inspection)
        workspace.seal(video, case=case.case, files=[workspace.take_in(big)])
        size = workspace.register.size()
        filled = []

        def fill_meanwhile(done: int, _total: int, _stage: str) -> None:
            if done > 2 * MIB and not filled:
                filled.append(fill(disk))

        with pytest.raises(DiskFullError):
            workspace.export(Order(case.case), disk / "bundle.zip", progress=fill_meanwhile)
        assert [each.name for each in disk.iterdir()] == ["filler"]
        require_whole(workspace, size)


def test_a_backup_without_room_keeps_the_former_backup(tmp_path: Path, disk: Path) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        case = practice_case(workspace, tmp_path / "files")
        workspace.back_up(disk / "backup")
        big = tmp_path / "big.mp4"
        big.write_bytes(os.urandom(20 * MIB))
        video = records.video(inspection=case.inspection)
        workspace.seal(video, case=case.case, files=[workspace.take_in(big)])
        size = workspace.register.size()
        filler = fill(disk, leave=5 * MIB)
        with pytest.raises(DiskFullError) as problem:
            workspace.back_up(disk / "backup")
        require_told(problem, disk)
        require_whole(workspace, size)
        filler.unlink()
        workspace.back_up(disk / "backup")


@pytest.mark.parametrize("leave", [0, 1, 5])
def test_a_first_backup_without_room_leaves_nothing(
    tmp_path: Path, disk: Path, leave: int
) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        practice_case(workspace, tmp_path / "files")
        filler = fill(disk, leave=leave * MIB)
        with pytest.raises(DiskFullError) as problem:
            workspace.back_up(disk / "backup")
        require_told(problem, disk)
        assert not [path for path in disk.rglob("*") if path.name not in {"filler", "backup"}]
        filler.unlink()
        workspace.back_up(disk / "backup")


def test_a_vault_on_a_full_disk_says_so_when_it_is_opened(disk: Path, tmp_path: Path) -> None:
    clock = HandClock()
    with new_vault(disk / "vault", clock) as workspace:
        practice_case(workspace, tmp_path / "files")
        size = workspace.register.size()
    filler = fill(disk)
    with pytest.raises(DiskFullError) as problem:
        Workspace.open(disk / "vault", PASSPHRASE, clock=clock).close()
    require_told(problem, disk)
    filler.unlink()
    with Workspace.open(disk / "vault", PASSPHRASE, clock=clock) as workspace:
        require_whole(workspace, size + 1)
