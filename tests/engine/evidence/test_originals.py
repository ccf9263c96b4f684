"""Originals leave byte for byte, are read back, and replace nothing."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.errors import IntegrityError
from fieldkit.evidence.originals import FileTakenError, save_original, verify_original
from fieldkit.host.durable import DiskFullError
from fieldkit.ledger.entry import Attachment
from fieldkit.progress import Cancelled
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.disks import small_disk
from tests.builders.vaults import a_file, new_vault

CONTENT = bytes(range(256)) * 20_000  # several pieces


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Workspace, Attachment]]:
    with new_vault(tmp_path / "vault") as workspace:
        party = workspace.seal(records.party()).sequence
        case = workspace.seal(records.case(party=party)).sequence
        file = workspace.take_in(a_file(tmp_path / "files", "长视频.bin", CONTENT))
        sealed = workspace.seal(records.photo(inspection=None), case=case, files=[file])
        yield workspace, sealed.entry.entry.attachments[0]


def test_original_leaves_byte_for_byte(
    opened: tuple[Workspace, Attachment], tmp_path: Path
) -> None:
    workspace, attachment = opened
    steps: list[tuple[int, int, str]] = []
    target = tmp_path / "导出.bin"
    save_original(workspace.register, attachment, target, lambda *step: steps.append(step))
    assert hashlib.sha256(target.read_bytes()).hexdigest() == attachment.sha256
    assert steps[-1] == (2 * len(CONTENT), 2 * len(CONTENT), "reading back")
    assert [each.name for each in tmp_path.glob("*.partial")] == []


def test_nothing_is_replaced(opened: tuple[Workspace, Attachment], tmp_path: Path) -> None:
    workspace, attachment = opened
    target = tmp_path / "taken.bin"
    target.write_bytes(b"somebody's")
    with pytest.raises(FileTakenError):
        save_original(workspace.register, attachment, target)
    assert target.read_bytes() == b"somebody's"


def test_stopping_leaves_nothing(opened: tuple[Workspace, Attachment], tmp_path: Path) -> None:
    def stop(done: int, _total: int, _stage: str) -> None:
        if done:
            raise Cancelled

    workspace, attachment = opened
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Cancelled):
        save_original(workspace.register, attachment, folder / "a.bin", stop)
    assert list(folder.iterdir()) == []


def test_full_disk_leaves_nothing(opened: tuple[Workspace, Attachment], tmp_path: Path) -> None:
    workspace, attachment = opened
    with small_disk(tmp_path / "disk", 9) as disk:
        with pytest.raises(DiskFullError):
            save_original(workspace.register, attachment, disk / "a.bin")
        assert list(disk.iterdir()) == []


def test_damaged_file_is_told_and_not_saved(
    opened: tuple[Workspace, Attachment], tmp_path: Path
) -> None:
    workspace, attachment = opened
    verify_original(workspace.register, attachment)
    largest = max((tmp_path / "vault" / "objects").rglob("*.fko"), key=lambda p: p.stat().st_size)
    content = bytearray(largest.read_bytes())
    content[len(content) // 2] ^= 1
    largest.chmod(0o600)
    largest.write_bytes(content)
    with pytest.raises(IntegrityError):
        verify_original(workspace.register, attachment)
    with pytest.raises(IntegrityError):
        save_original(workspace.register, attachment, tmp_path / "a.bin")
    assert not list(tmp_path.glob("a.bin*"))
