"""Secrets come from a file, the environment or the terminal; never from an argument."""

import getpass
import io
from pathlib import Path

import click
import pytest

from fieldkit.cli import COMMANDS
from fieldkit.cli.endings import program
from tests.engine.cli.conftest import Place, Run

WEAK = "short"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What somebody will type when asked, in order."""
    words: list[str] = []
    monkeypatch.setattr(getpass, "getpass", lambda prompt: words.pop(0))
    return words


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no terminal."""

    def ask(prompt: str) -> str:
        raise getpass.GetPassWarning

    monkeypatch.setattr(getpass, "getpass", ask)


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_passphrase_comes_from_a_file_without_its_line_end(
    end: str, run: Run, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDKIT_PASSPHRASE", "wrong, and the file goes first")
    path = tmp_path / "passphrase"
    path.write_bytes((place.practice.inspector.passphrase + end).encode())
    assert run("list", place.vault, "--passphrase-file", path).status == 0


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\n", b"\xef\xbb\xbf"])
def test_empty_passphrase_is_a_slip_and_no_try(
    content: bytes, run: Run, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "passphrase"
    path.write_bytes(content)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    for _ in range(4):
        for source in (path, "-"):
            ran = run("list", place.vault, "--passphrase-file", source, "--json")
            assert ran.status == 2
            assert ran.json["code"] == "secret.empty"
    assert not (place.vault / "attempts.json").exists()
    monkeypatch.setenv("FIELDKIT_PASSPHRASE", "")
    assert run("list", place.vault, "--json").json["code"] == "secret.empty"


def test_second_line_end_is_part_of_the_passphrase(run: Run, place: Place, tmp_path: Path) -> None:
    path = tmp_path / "passphrase"
    path.write_text(place.practice.inspector.passphrase + "\n\n", encoding="utf-8")
    ran = run("list", place.vault, "--passphrase-file", path, "--json")
    assert ran.status == 7
    assert ran.json["code"] == "vault.wrong-passphrase"


def test_passphrase_is_asked_for_when_it_is_nowhere(
    run: Run, place: Place, typed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FIELDKIT_PASSPHRASE")
    typed.append(place.practice.inspector.passphrase)
    assert run("list", place.vault).status == 0
    assert typed == []


@pytest.mark.usefixtures("nobody")
def test_without_passphrase_and_terminal_the_ways_to_give_it_are_told(
    run: Run, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FIELDKIT_PASSPHRASE")
    ran = run("list", place.vault)
    assert ran.status == 2
    assert "--passphrase-file" in ran.err
    assert "FIELDKIT_PASSPHRASE" in ran.err


def test_new_passphrase_is_asked_for_twice(run: Run, place: Place, typed: list[str]) -> None:
    typed += ["演练 another passphrase", "演练 anothr passphrase"]
    ran = run("user", "passphrase", place.vault, "--json")
    assert ran.status == 2
    assert ran.json["code"] == "secret.differs"
    typed += ["演练 another passphrase"] * 2
    assert run("user", "passphrase", place.vault).status == 0


def test_weak_passphrase_is_refused_and_never_repeated(
    run: Run, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDKIT_NEW_PASSPHRASE", WEAK)
    ran = run("user", "passphrase", place.vault, "--json")
    assert ran.status == 2
    assert ran.json["code"] == "passphrase.too-weak"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"\xff\xfe", "secret.unreadable"), (b"x" * 70_000, "input.too-large")],
)
def test_file_that_holds_no_passphrase_is_refused(
    content: bytes, code: str, run: Run, place: Place, tmp_path: Path
) -> None:
    path = tmp_path / "passphrase"
    path.write_bytes(content)
    ran = run("list", place.vault, "--passphrase-file", path, "--json")
    assert ran.status == 2
    assert ran.json["code"] == code


def test_mistyped_recovery_key_is_told_from_a_wrong_one(
    run: Run, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDKIT_NEW_PASSPHRASE", "演练 another passphrase")
    key = place.practice.recovery_key
    other = next(each for each in "23456789" if each != key[0])
    monkeypatch.setenv("FIELDKIT_RECOVERY_KEY", other + key[1:])
    ran = run("recover", place.vault, "演练员甲", "--json")
    assert ran.status == 2
    assert ran.json["code"] == "recovery.mistyped"


def test_no_option_takes_a_secret_itself() -> None:
    def parameters(command: click.Command, context: click.Context):
        yield from command.params
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                yield from parameters(inner, click.Context(inner, context, name))

    whole = program(COMMANDS)
    asked = {
        option
        for each in parameters(whole, click.Context(whole, info_name="fieldkit"))
        for option in each.opts
        if not getattr(each, "is_flag", False)
        if "passphrase" in option or "recovery-key" in option
    }
    assert {each for each in asked if not each.endswith("-file")} == set()
