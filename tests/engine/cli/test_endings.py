"""How runs end: bugs, closed pipes, Ctrl-C, odd encodings, foreign text."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from fieldkit.cli import endings
from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.cli.progress_bar import progress_bar
from fieldkit.progress import Cancelled
from tests.engine.cli.conftest import Place, Run

FIELDKIT = [sys.executable, "-m", "fieldkit"]


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch):
    """Makes a function the program's only command, `try`."""

    def install(function) -> None:
        family = click.Group("fieldkit", commands=[click.command("try", cls=Command)(function)])
        monkeypatch.setattr(endings, "program", lambda commands: family)

    return install


def test_bug_is_one_sentence_and_status_70(run: Run, only) -> None:
    only(lambda: 1 // 0)
    ran = run("try")
    assert ran.status == 70
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert "ZeroDivisionError" in ran.err
    assert "report" in ran.err


def test_bug_in_json_is_an_object(run: Run, only) -> None:
    only(lambda: 1 // 0)
    ran = run("try", "--json")
    assert ran.status == 70
    assert ran.json["code"] == "bug"
    assert ran.json["details"]["type"] == "ZeroDivisionError"
    assert ran.err == ""


def test_debug_shows_where_the_program_stood(
    only, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    only(lambda: 1 // 0)
    monkeypatch.setenv("FIELDKIT_DEBUG", "1")
    assert endings.run((), ["try"]) == 70
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_interrupt_is_status_130(run: Run, only) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    only(interrupted)
    ran = run("try")
    assert ran.status == 130
    assert "[cancelled]" in ran.err


def test_ctrl_c_during_work_stops_at_the_next_step(run: Run, only) -> None:
    def work() -> None:
        with progress_bar() as progress:
            progress(0, 2, "working")
            signal.raise_signal(signal.SIGINT)
            progress(1, 2, "working")
            pytest.fail("it went on")

    only(work)
    ran = run("try", "--json")
    assert ran.status == 130
    assert ran.json["code"] == "cancelled"


def test_second_ctrl_c_stops_at_once(only, run: Run) -> None:
    def work() -> None:
        with progress_bar():
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)
            pytest.fail("it went on")

    only(work)
    assert run("try").status == 130


def test_ctrl_c_is_as_before_after_the_work() -> None:
    before = signal.getsignal(signal.SIGINT)
    with progress_bar() as progress:
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(Cancelled):
            progress(0, 0, "")
    assert signal.getsignal(signal.SIGINT) is before


def test_foreign_text_cannot_steer_the_terminal(run: Run, only) -> None:
    only(lambda: Answer({"name": "a\u202eb\x1b[2J"}, ["a\u202eb\x1b[2J", "two\nlines"]))
    assert run("try").out == "a<U+202E>b<U+001B>[2J\ntwo\nlines\n"
    ran = run("try", "--json")
    assert ran.json == {"name": "a\u202eb\x1b[2J"}
    assert ran.out.isascii()


def test_foreign_text_in_a_failure_is_made_visible(run: Run) -> None:
    ran = run("verify", "no\x1b[31msuch\u202efile")
    assert ran.status == 2
    assert "no<U+001B>[31msuch<U+202E>file" in ran.err


@pytest.mark.parametrize(
    "arguments", [["bogus"], ["verify"], ["verify", "a", "b"], ["--bogus"], ["user", "bogus"]]
)
def test_wrong_usage_is_one_sentence_and_status_2(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert ran.err.endswith("[usage]\n")
    told = run(*arguments, "--json")
    assert told.status == 2
    assert told.json["code"] == "usage"
    assert set(told.json) == {"code", "sentence", "details"}


def test_family_without_a_command_shows_help_and_is_wrong_usage(run: Run) -> None:
    ran = run("trust")
    assert ran.status == 2
    assert ran.out == ""
    assert "make" in ran.err


def test_help_and_version_are_status_0(run: Run) -> None:
    assert run("--help").status == 0
    assert run("verify", "--help").status == 0
    assert run("--version").out.startswith("fieldkit ")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize("asked", [["app"], []])
def test_no_window_is_told_where_there_is_no_display(
    asked: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    ran = run(*asked)
    assert ran.status == 2
    assert "no display" in ran.err
    assert ran.err.endswith("[app.no-window]\n")


def test_window_of_what_is_no_vault_is_not_opened(run: Run, tmp_path: Path) -> None:
    ran = run("app", tmp_path, "--json")
    assert ran.status == 2
    assert ran.json["code"] == "vault.not-a-vault"


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which signals are waited for")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("asked", [["app", "VAULT"], []])
def test_window_opens_and_closes_when_it_is_asked_to(
    asked: list[str], end: signal.Signals, place: Place
) -> None:
    words = [str(place.vault) if each == "VAULT" else each for each in asked]
    with subprocess.Popen(
        [*FIELDKIT, *words],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
    ) as window:
        while not is_waited_for(window.pid):
            with pytest.raises(subprocess.TimeoutExpired):
                window.wait(0.05)
        window.send_signal(end)
        _, complaint = window.communicate(timeout=60)
    assert window.returncode == 0
    assert b"Traceback" not in complaint


def is_waited_for(process: int) -> bool:
    """Whether the window has come as far as to take signals by itself (proc(5))."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt"))
    mask = int(caught.split()[1], 16)
    # Python itself takes SIGINT from the start, but not SIGTERM.
    return bool(mask >> (signal.SIGTERM - 1) & 1)


def ran_outside(*arguments: str, **settings: object) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | settings.pop("environment", {})  # type: ignore[operator]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [*FIELDKIT, *arguments], env=environment, check=False, **settings
    )


def test_console_without_chinese_gets_escapes(tmp_path: Path) -> None:
    ran = ran_outside(
        "verify",
        str(tmp_path / "证据.zip"),
        environment={"PYTHONIOENCODING": "ascii:strict"},
        capture_output=True,
    )
    assert ran.returncode == 2
    assert rb"\u8bc1\u636e.zip" in ran.stderr


def test_closed_pipe_is_quiet() -> None:
    read, write = os.pipe()
    os.close(read)
    ran = ran_outside("verify", "/nowhere", "--json", stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr


def test_answer_to_a_closed_pipe_is_status_141(only) -> None:
    program = (
        "import sys, click\n"
        "from fieldkit.cli import endings, frame, printing\n"
        "done = click.command('try', cls=frame.Command)(lambda: printing.Answer({}, ['x'] * 9))\n"
        "endings.program = lambda _: click.Group(commands=[done])\n"
        "sys.exit(endings.run((), ['try']))\n"
    )
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run(
        [sys.executable, "-c", program], stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert ran.returncode == 141
    assert ran.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_answer_to_a_full_disk_is_a_storage_error() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        ran = ran_outside("trust", "show", str(Path(__file__)), "--json", stdout=full)
        assert ran.returncode == 2
        ran = ran_outside("--version", stdout=full, stderr=subprocess.PIPE)
    assert b"Traceback" not in ran.stderr
