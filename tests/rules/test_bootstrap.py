"""Set-up decides right and speaks plainly. No environment is made here: that takes minutes."""

import ast
import os
import sys
from pathlib import Path

import bootstrap
import chores
import environment
import pytest
import system_libraries
from environment import SetUpError

from tests.rules.sources import ROOT, source

WANTED = {
    "requirements-build.txt": "b1",
    "requirements.txt": "r1",
    "python": "3.11",
    "root": "here",
    "project": "p1",
}


# An old Python


def test_bootstrap_can_be_read_by_python_3_6() -> None:
    ast.parse(source("packaging/bootstrap.py"), feature_version=(3, 6))


def test_supported_pythons_are_those_of_pyproject() -> None:
    versions = bootstrap.SUPPORTED
    bounds = f'requires-python = ">=3.{versions[0][1]},<3.{versions[-1][1] + 1}"'
    assert bounds in source("pyproject.toml")
    assert bootstrap.is_supported((3, 11))
    assert not bootstrap.is_supported((3, 10))
    assert not bootstrap.is_supported((3, 14))


def test_old_python_without_another_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "SUPPORTED", ())
    assert bootstrap.main(["test"]) == bootstrap.EXIT_SET_UP_FAILED
    said = capsys.readouterr().err
    assert "needs Python 3.11, 3.12 or 3.13" in said
    assert f"this is Python {sys.version_info[0]}.{sys.version_info[1]}" in said


@pytest.mark.skipif(os.name == "nt", reason="writes a shell script")
def test_name_on_the_path_that_starts_nothing_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = tmp_path / "python3.13"
    shell.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    shell.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bootstrap.other_python() is None


def test_running_python_is_recognised() -> None:
    assert bootstrap.is_python([sys.executable], sys.version_info[:2])
    assert not bootstrap.is_python([sys.executable], (3, 6))


def test_environment_is_made_by_a_python_outside_of_it() -> None:
    (python,) = bootstrap.outside_any_venv()
    assert not Path(python).is_relative_to(ROOT / ".venv")


# What an environment was made from


def test_finished_environment_is_kept() -> None:
    assert environment.reason_to_remake(WANTED, WANTED) is None
    assert environment.missing_parts(WANTED, WANTED) == []


def test_environment_without_a_stamp_is_made_again(tmp_path: Path) -> None:
    assert environment.read_stamp(tmp_path) is None
    assert environment.reason_to_remake(None, WANTED) == "It was not finished."


@pytest.mark.parametrize("text", ["", "{", "[]", "\x00"])
def test_damaged_stamp_is_no_stamp(tmp_path: Path, text: str) -> None:
    (tmp_path / environment.STAMP).write_text(text, encoding="utf-8")
    assert environment.read_stamp(tmp_path) is None


def test_stamp_is_read_as_written(tmp_path: Path) -> None:
    environment.write_stamp(tmp_path, WANTED)
    assert environment.read_stamp(tmp_path) == WANTED


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("python", "It is for Python 3.12."),
        ("root", "It was made in another place, 3.12."),
        ("requirements.txt", "The locked packages have changed."),
    ],
)
def test_environment_made_from_something_else_is_made_again(name: str, reason: str) -> None:
    assert environment.reason_to_remake(WANTED | {name: "3.12"}, WANTED) == reason


def test_environment_for_running_is_completed_for_testing() -> None:
    wanted = WANTED | {"requirements-dev.txt": "d1"}
    assert environment.reason_to_remake(WANTED, wanted) is None
    assert environment.missing_parts(WANTED, wanted) == ["requirements-dev.txt"]


def test_environment_for_testing_serves_for_running() -> None:
    found = WANTED | {"requirements-dev.txt": "d1"}
    assert environment.reason_to_remake(found, WANTED) is None
    assert environment.missing_parts(found, WANTED) == []


def test_changed_project_settings_ask_for_the_project_alone() -> None:
    found = WANTED | {"project": "p0"}
    assert environment.reason_to_remake(found, WANTED) is None
    assert environment.missing_parts(found, WANTED) == ["project"]


def test_line_ends_of_a_checkout_do_not_count_as_a_change(tmp_path: Path) -> None:
    (tmp_path / "packaging").mkdir()
    (tmp_path / "pyproject.toml").write_bytes(b"a\nb\n")
    before = environment.current_stamp(tmp_path, [])
    (tmp_path / "pyproject.toml").write_bytes(b"a\r\nb\r\n")
    assert environment.current_stamp(tmp_path, []) == before


# What is said when it fails


@pytest.mark.parametrize(
    ("complaint", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "has 5 MB free"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM", "its hash differs"),
        ("SSLError([SSL: CERTIFICATE_VERIFY_FAILED] certificate", "does not trust"),
        ("connection broken by 'NewConnectionError(...)'", "package index cannot be reached"),
        ("ERROR: something new", "Installing failed. It said:\n  ERROR: something new"),
    ],
)
def test_failure_is_explained(complaint: str, sentence: str) -> None:
    said = environment.explain("Installing", complaint, 5_000_000)
    assert sentence in said
    assert "Traceback" not in said


def test_step_that_fails_ends_set_up_with_a_sentence() -> None:
    command = [sys.executable, "-c", "raise SystemExit('no such thing')"]
    with pytest.raises(SetUpError, match=r"Trying failed\. It said:\n  no such thing"):
        environment.run_set_up_step(command, "Trying")


def test_program_that_is_not_there_ends_set_up_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SetUpError, match="Trying did not start"):
        environment.run_set_up_step([str(tmp_path / "nothing")], "Trying")


def test_environment_whose_python_has_gone_is_not_alive(tmp_path: Path) -> None:
    assert not environment.is_alive(environment.program("python", tmp_path))
    assert environment.is_alive(Path(sys.executable))


# What the system brings


def test_missing_library_and_tool_are_named_by_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    libraries = {"libnothing-of-the-kind.so.9": "libnothing9"}
    tools = {"no-such-program": "nosuch"}
    assert system_libraries.missing_packages(libraries, tools) == ["libnothing9", "nosuch"]
    assert system_libraries.missing_packages({}, {Path(sys.executable).name: "python"}) == []


def test_advice_is_a_command_where_there_is_apt() -> None:
    said = system_libraries.advice(["libegl1", "unzip"], has_apt=True)
    assert said.endswith("sudo apt-get update && sudo apt-get install --yes libegl1 unzip")
    assert "apt-get" not in system_libraries.advice(["libegl1"], has_apt=False)


# What is asked


def test_demo_folder_is_a_fresh_one(tmp_path: Path) -> None:
    first = chores.fresh_folder(tmp_path)
    first.mkdir()
    second = chores.fresh_folder(tmp_path)
    assert first == tmp_path / "fieldkit-demo"
    assert second == tmp_path / "fieldkit-demo-2"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_there_is_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert chores.window_obstacle() == "There is no display here."


def test_unknown_chore_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        chores.main(["fly"])
    assert stop.value.code == 2
    assert "bootstrap.py" in capsys.readouterr().err
