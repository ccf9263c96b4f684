"""What else can go wrong around a vault, as the command line tells it."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fieldkit.workspace import Workspace
from tests.engine.cli.conftest import CASE, Place, Run


def test_vault_that_is_open_elsewhere_is_refused(run: Run, place: Place) -> None:
    with Workspace.open(place.vault, place.practice.inspector.passphrase):
        ran = run("list", place.vault, "--json")
    assert ran.status == 5
    assert ran.json["code"] == "vault.in-use"


def test_wrong_passphrases_make_one_wait(
    run: Run, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDKIT_PASSPHRASE", "not the passphrase")
    codes = {run("list", place.vault, "--json").json["code"] for _ in range(8)}
    assert codes == {"vault.wrong-passphrase", "vault.wait"}
    assert run("list", place.vault).status == 7


def test_older_copy_put_back_is_noticed_and_can_be_accepted(
    run: Run, place: Place, tmp_path: Path
) -> None:
    older = shutil.copytree(place.vault, tmp_path / "older")
    assert run("checkpoint", place.vault).status == 0
    shutil.rmtree(place.vault)
    older.rename(place.vault)
    ran = run("list", place.vault, "--json")
    assert ran.status == 6
    assert ran.json["code"] == "ledger.rolled-back"
    assert run("list", place.vault, "--accept-loss").status == 0
    assert run("list", place.vault).status == 0


def test_damaged_file_is_found_by_the_full_check(run: Run, place: Place) -> None:
    files = [each for each in (place.vault / "objects").rglob("*") if each.is_file()]
    largest = max(files, key=lambda each: each.stat().st_size)
    content = bytearray(largest.read_bytes())
    content[len(content) // 2] ^= 1
    largest.write_bytes(content)
    ran = run("check", place.vault, "--all", "--json")
    assert ran.status == 6
    assert ran.json["sound"] is False
    assert "NOT sound" in run("check", place.vault, "--all").out
    told = run("export", place.vault, CASE, place.vault.parent / "b.zip", "--json")
    assert told.status == 6
    assert not (place.vault.parent / "b.zip").exists()


def test_backup_that_is_none_is_refused(run: Run, place: Place, tmp_path: Path) -> None:
    assert run("restore", place.vault, tmp_path / "new").status == 2
    assert not (tmp_path / "new").exists()


def test_backup_opens_with_the_recovery_key(
    run: Run, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("backup", place.vault, tmp_path / "backup").status == 0
    monkeypatch.delenv("FIELDKIT_PASSPHRASE")
    monkeypatch.setenv("FIELDKIT_RECOVERY_KEY", place.practice.recovery_key)
    ran = run("restore", tmp_path / "backup", tmp_path / "new", "--with-recovery-key")
    assert ran.status == 0, ran


@pytest.mark.skipif(os.name == "nt", reason="a console is needed to press Ctrl-C there")
def test_demo_stopped_by_ctrl_c_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with subprocess.Popen(
        [sys.executable, "-m", "fieldkit", "demo", out],
        env=os.environ | {"FIELDKIT_PROFILE": str(tmp_path / "profile")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as demo:
        while not out.exists():
            with pytest.raises(subprocess.TimeoutExpired):
                demo.wait(0.05)
        demo.send_signal(signal.SIGINT)
        told, complaint = demo.communicate()
    assert demo.returncode == 130
    assert told == b""
    assert complaint.endswith(b"[cancelled]\n")
    assert not out.exists()


@pytest.mark.skipif(os.name == "nt", reason="streams are closed otherwise there")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_do_no_harm(closed: str) -> None:
    ran = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m fieldkit verify /nowhere --json {closed}', sys.executable],
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr
