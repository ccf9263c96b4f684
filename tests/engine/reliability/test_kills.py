"""Whatever moment the process dies at: what was acknowledged is there, and nothing is half."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from fieldkit.clock import SystemClock
from fieldkit.findings import Severity
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import PASSPHRASE, new_vault

FULL = bool(os.environ.get("FIELDKIT_FULL"))
KILLS = 300 if FULL else 25
STEPS = 200 if FULL else 12
ROOT = Path(__file__).parents[3]

# What the kernel is asked to do while an item is sealed; each is a step to die at.
SYSTEM_CALLS = (
    "openat",
    "write",
    "pwrite64",
    "fdatasync",
    "fsync",
    "rename",
    "unlink",
    "ftruncate",
)


@pytest.fixture
def prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    """A vault with a case, files to be sealed, and the child's command."""
    monkeypatch.setenv("FIELDKIT_PROFILE", str(tmp_path / "profile"))
    files = tmp_path / "files"
    files.mkdir()
    for number, size in enumerate((1_000, 300_000, 2_000_000)):
        (files / f"{number}.jpg").write_bytes(os.urandom(size))
    with new_vault(tmp_path / "vault", SystemClock()) as workspace:
        party = workspace.seal(records.party()).sequence
        case = workspace.seal(records.case(party=party)).sequence
        inspection = workspace.seal(records.inspection(), case=case).sequence
    module = "tests.engine.reliability.sealing_child"
    command = [sys.executable, "-m", module, str(tmp_path / "vault"), str(files)]
    return tmp_path, [*command, str(case), str(inspection)]


def test_no_acknowledged_item_is_lost_whenever_the_process_is_killed(
    prepared: tuple[Path, list[str]],
) -> None:
    folder, command = prepared
    moments = random.Random(20261124)
    acknowledged: dict[int, str] = {}
    for _ in range(KILLS):
        child = subprocess.Popen(
            [*command, "1000"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert child.stdout is not None
        # Some die while opening, most while sealing, at a moment inside an item.
        if moments.random() < 0.9:
            assert child.stdout.readline() == "ready\n"
            for _ in range(moments.randrange(8)):
                _note(acknowledged, child.stdout.readline())
        _wait(moments.random() * 0.03)
        child.send_signal(signal.SIGKILL)
        rest, _ = child.communicate()
        for line in rest.splitlines():
            _note(acknowledged, line)
        _require_whole(folder / "vault", acknowledged)
    assert len(acknowledged) > KILLS


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize("call", SYSTEM_CALLS)
def test_no_acknowledged_item_is_lost_at_any_step_of_sealing(
    prepared: tuple[Path, list[str]], call: str
) -> None:
    folder, command = prepared
    quiet = subprocess.run(
        ["strace", "-f", "-qq", "-c", "-e", f"trace={call}", *command, "2"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    # strace counts calls from the start of the process; most of them are Python's own.
    calls = int((re.search(rf"(\d+)\s+(?:\d+\s+)?{call}$", quiet.stderr, re.M) or [0, "0"])[1])
    acknowledged: dict[int, str] = {}
    for line in quiet.stdout.splitlines():
        _note(acknowledged, line)
    steps = random.Random(call).sample(range(1, calls + 1), min(STEPS, calls))
    for step in steps:
        inject = f"inject={call}:signal=KILL:when={step}"
        killed = subprocess.run(
            ["strace", "-f", "-qq", "-e", inject, "-e", f"trace={call}", *command, "2"],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
        for line in killed.stdout.splitlines():
            _note(acknowledged, line)
        _require_whole(folder / "vault", acknowledged)


def _note(acknowledged: dict[int, str], line: str) -> None:
    words = line.split()
    if len(words) == 3 and words[0] == "sealed":
        acknowledged[int(words[1])] = words[2]


def _require_whole(vault: Path, acknowledged: dict[int, str]) -> None:
    with Workspace.open(vault, PASSPHRASE) as workspace:
        for sequence, digest in acknowledged.items():
            item = workspace.register.item(sequence)
            assert item.sealed.digest == digest
            size = sum(
                len(piece) for piece in workspace.register.open_attachment(item.attachments[0])
            )
            assert size == item.attachments[0].size
        findings = workspace.check(every_byte=True)
    assert not [each for each in findings if each.severity is not Severity.NOTICE]
    assert not list(vault.rglob("*.tmp"))


def _wait(seconds: float) -> None:
    """Lets the child go on for a moment; the moment is the point of the test."""
    threading.Event().wait(seconds)
