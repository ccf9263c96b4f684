"""The demonstration, from an empty folder to plain tools that agree."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import bagit
import pytest

from fieldkit.cli.demo import _lines
from fieldkit.evidence.kinds import KINDS
from fieldkit.host import durable
from tests.engine.cli.conftest import Run

KEYS = {"vault", "passphrase", "bundle", "trust", "checkpoint", "case"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What `fieldkit demo` answered, run as people run it."""
    folder = tmp_path_factory.mktemp("demo")
    photos = folder / "photos"
    (photos / "deeper").mkdir(parents=True)
    (photos / "deeper" / "unseen.jpg").write_bytes(b"x")
    (photos / "笔记.txt").write_text("not a photo", encoding="utf-8")
    (photos / "empty.jpg").write_bytes(b"")
    (photos / "b.jpg").write_bytes(b"\xff\xd8 broken")
    ran = subprocess.run(
        [sys.executable, "-m", "fieldkit", "demo", folder / "out", "--photos", photos, "--json"],
        env=os.environ | {"FIELDKIT_PROFILE": str(folder / "profile")},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    assert ran.stderr == b""
    answer = json.loads(ran.stdout)
    return {**answer, "profile": str(folder / "profile"), "out": folder / "out"}


def test_demo_prints_commands_that_can_be_pasted(run: Run, demo: dict, tmp_path: Path) -> None:
    """The program need not be on the PATH; here it is run as a module."""
    practice = SimpleNamespace(users=(), recovery_key="")
    lines = list(_lines({**demo, "entries": 1}, practice))
    shown = [each.strip() for each in lines if " verify " in each or " list " in each]
    assert len(shown) == 2
    for command in shown:
        ran = subprocess.run(command, shell=True, capture_output=True, check=False)
        assert ran.returncode == 0, ran


def test_demo_prints_the_command_that_it_was_started_by(
    demo: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDKIT_COMMAND", "python3 packaging/bootstrap.py run --")
    text = "\n".join(_lines({**demo, "entries": 1}, SimpleNamespace(users=(), recovery_key="")))
    assert f'  python3 packaging/bootstrap.py run -- verify "{demo["bundle"]}"' in text


@pytest.fixture(autouse=True)
def as_inspector(demo: dict, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDKIT_PROFILE", demo["profile"])
    monkeypatch.setenv("FIELDKIT_PASSPHRASE", demo["passphrase"])


def test_demo_answers_with_the_fixed_keys(demo: dict) -> None:
    assert demo.keys() >= KEYS
    for key in KEYS - {"passphrase", "case"}:
        assert Path(demo[key]).is_absolute()
        assert Path(demo[key]).exists()
    assert demo["bottom_line"] == "SOUND_AND_TRUSTED"
    assert {each.name for each in demo["out"].iterdir()} == {
        *["vault", "bundle.zip", "trust.json", "checkpoint.txt"]
    }


def test_demo_holds_every_kind_of_record_and_every_file(run: Run, demo: dict) -> None:
    rows = run("list", demo["vault"], "--case", demo["case"], "--limit", "200", "--json")
    kinds = {each["kind"] for each in rows.json["entries"]}
    assert set(KINDS) - {"party", "standard", "point"} <= kinds  # a party is of no case
    photos = [each["sequence"] for each in rows.json["entries"] if each["kind"] == "photo"]
    assert len(photos) == 3
    shown = run("show", demo["vault"], photos[-1], "--json").json
    assert [each["name"] for each in shown["attachments"]] == ["笔记.txt"]


def test_demo_has_four_people_with_keys_of_their_own(run: Run, demo: dict) -> None:
    users = run("user", "list", demo["vault"], "--json").json["users"]
    assert sorted(each["role"] for each in users) == [
        *["administrator", "inspector", "inspector", "technician"]
    ]
    rows = run("list", demo["vault"], "--case", demo["case"], "--json").json["entries"]
    assert len({each["actor"] for each in rows}) == 3


def test_demo_shows_each_way_to_hand_over(run: Run, demo: dict) -> None:
    items = run("custody", "show", demo["vault"], demo["case"], "--json").json["items"]
    steps = [each for item in items for each in item["handovers"]]
    assert {each["receiver_confirms"] for each in steps} == {"key", "handwriting", "refused"}


def test_checkpoint_was_issued_before_the_bundle(run: Run, demo: dict) -> None:
    asked = ["--trust", demo["trust"], "--checkpoint", demo["checkpoint"], "--json"]
    ran = run("verify", demo["bundle"], *asked)
    assert ran.status == 0, ran
    assert ran.json["facts"]["consistent"] == "PASS"
    assert ran.json["facts"]["custody"] == "PASS"


def test_case_can_be_exported_again(run: Run, demo: dict, tmp_path: Path) -> None:
    out = tmp_path / "again.zip"
    assert run("export", demo["vault"], demo["case"], out).status == 0
    assert run("verify", out, "--trust", demo["trust"]).status == 0
    assert run("check", demo["vault"], "--all").status == 0


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_plain_tools_agree(demo: dict, tmp_path: Path) -> None:
    with zipfile.ZipFile(demo["bundle"]) as bundle:
        assert bundle.testzip() is None
        bundle.extractall(tmp_path)
    (top,) = tmp_path.iterdir()
    assert bagit.Bag(str(top)).is_valid()
    cms = [
        *["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-noverify"],
        *["-in", "tagmanifest-sha256.txt.p7s", "-content", "tagmanifest-sha256.txt"],
        *["-out", os.devnull],
    ]
    subprocess.run(cms, cwd=top, check=True, capture_output=True)


def test_demo_keeps_out_of_a_folder_that_holds_something(run: Run, demo: dict) -> None:
    before = {each: each.stat().st_mtime_ns for each in demo["out"].iterdir()}
    assert run("demo", demo["out"]).status == 2
    assert before == {each: each.stat().st_mtime_ns for each in demo["out"].iterdir()}


@pytest.mark.parametrize("is_new", [True, False])
def test_demo_that_fails_leaves_nothing(
    is_new: bool, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "free_bytes", lambda path: 0)
    out = tmp_path / "out"
    if not is_new:
        out.mkdir()
    ran = run("demo", out)
    assert ran.status == 5, ran
    assert out.exists() != is_new
    assert is_new or not list(out.iterdir())
