"""A vault is not made where it would come to harm."""

import os
import shutil
from pathlib import Path

import pytest

from fieldkit.host.durable import DiskError, DiskFullError, NoAccessError
from fieldkit.vault import place
from fieldkit.vault.keyslot_file import InsideVaultError
from fieldkit.vault.new_folder import FolderTakenError
from fieldkit.vault.place import CopiedPlaceError, require_good_place
from tests.builders.vaults import new_vault


def test_free_room_of_a_good_place_is_told(tmp_path: Path) -> None:
    free = shutil.disk_usage(tmp_path).free
    assert abs(require_good_place(tmp_path / "new") - free) < 200_000_000
    (tmp_path / "empty").mkdir()
    assert require_good_place(tmp_path / "empty") > 0


def test_place_that_is_taken_is_refused(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    for taken in (tmp_path / "full", tmp_path / "full" / "file", Path(tmp_path.anchor)):
        with pytest.raises(FolderTakenError):
            require_good_place(taken)


def test_place_inside_a_vault_or_backup_is_refused(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        workspace.back_up(tmp_path / "backup")
    for inside in (tmp_path / "vault" / "new", tmp_path / "backup" / "a" / "b"):
        with pytest.raises(InsideVaultError):
            require_good_place(inside)


@pytest.mark.parametrize(
    "name", ["OneDrive - 局", "Dropbox", "我的坚果云", "坚果云", "BaiduSyncdisk"]
)
def test_place_that_is_copied_to_other_computers_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    if name.startswith("我的"):
        assert require_good_place(tmp_path / name / "new")
    else:
        with pytest.raises(CopiedPlaceError):
            require_good_place(tmp_path / name / "new")


def test_folder_around_it_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(DiskError):
        require_good_place(tmp_path / "nowhere" / "new")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(NoAccessError):
        require_good_place(tmp_path / "new")


def test_disk_without_room_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "ROOM_FOR_A_VAULT", 1 << 60)
    with pytest.raises(DiskFullError):
        require_good_place(tmp_path / "new")
