"""The program's state has one place for each user, which the user can choose."""

import os
import sys
from pathlib import Path

import pytest

from fieldkit.errors import StorageError
from fieldkit.host.profile import NoProfileError, profile_folder


def test_chosen_folder_is_made_for_this_user_alone(tmp_path: Path) -> None:
    folder = profile_folder({"FIELDKIT_PROFILE": str(tmp_path / "a" / "b")})
    assert folder == tmp_path / "a" / "b"
    assert folder.is_dir()
    if os.name != "nt":
        assert folder.stat().st_mode & 0o777 == 0o700


def test_folder_that_is_there_is_used(tmp_path: Path) -> None:
    assert profile_folder({"FIELDKIT_PROFILE": str(tmp_path)}) == tmp_path
    assert profile_folder({"FIELDKIT_PROFILE": str(tmp_path)}) == tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="XDG")
def test_state_lies_where_the_desktop_standard_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    chosen = profile_folder({"XDG_STATE_HOME": str(tmp_path / "state")})
    assert chosen == tmp_path / "state" / "fieldkit"
    assert profile_folder({}) == tmp_path / "home" / ".local" / "state" / "fieldkit"
    relative = profile_folder({"XDG_STATE_HOME": "relative"})
    assert relative == tmp_path / "home" / ".local" / "state" / "fieldkit"


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("win32", {"LOCALAPPDATA": "{home}/Local"}, "{home}/Local/FieldKit"),
        ("win32", {}, "{home}/AppData/Local/FieldKit"),
        ("darwin", {}, "{home}/Library/Application Support/FieldKit"),
    ],
)
def test_other_systems_have_their_own_places(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    environment: dict[str, str],
    expected: str,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", system)
    given = {name: value.format(home=tmp_path) for name, value in environment.items()}
    assert profile_folder(given) == Path(expected.format(home=tmp_path))


def test_user_without_a_home_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/nowhere")
    monkeypatch.setattr(Path, "home", no_home)
    with pytest.raises(NoProfileError, match="FIELDKIT_PROFILE"):
        profile_folder({})


def no_home() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_place_that_cannot_be_a_folder_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageError, match="file"):
        profile_folder({"FIELDKIT_PROFILE": str(tmp_path / "file" / "below")})
