"""`fieldkit verify`: its five answers, its JSON, and how little it needs."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from fieldkit.bundle.verdict import Fact
from tests.engine.cli.conftest import CASE, Place, Ran, Run

HEAVY = {"rich", "PIL", "pi_heif", "exifread", "sqlcipher3", "sqlite3", "reportlab", "msgspec"}


@pytest.fixture(scope="session")
def exported(told: Place, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a bundle, a trust file, an empty trust file and a checkpoint."""
    from fieldkit.cli import main  # noqa: PLC0415 - in one place with its settings

    folder = tmp_path_factory.mktemp("exported")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIELDKIT_PROFILE", str(folder / "profile"))
        patch.setenv("FIELDKIT_PASSPHRASE", told.practice.inspector.passphrase)
        shutil.copytree(told.vault.parent / "profile", folder / "profile")
        vault = shutil.copytree(told.vault, folder / "vault")
        assert main(["export", str(vault), CASE, str(folder / "b.zip")]) == 0
        assert main(["trust", "make", str(vault), str(folder / "trust.json")]) == 0
    (folder / "nobody.json").write_text('{"format": "fieldkit-trust/1", "certificates": []}')
    (folder / "note.txt").write_text(told.practice.checkpoint, encoding="utf-8")
    return folder


def facts(ran: Ran) -> dict[str, str]:
    assert set(ran.json) == {"bottom_line", "facts", "findings", "bundle"}
    assert set(ran.json["facts"]) == {fact.value for fact in Fact}
    for finding in ran.json["findings"]:
        assert set(finding) == {"code", "severity", "path", "detail"}
    return ran.json["facts"]


def test_sound_and_trusted_is_0(run: Run, exported: Path) -> None:
    asked = ["verify", exported / "b.zip", "--trust", exported / "trust.json"]
    ran = run(*asked, "--checkpoint", exported / "note.txt", "--json")
    assert ran.status == 0, ran
    assert ran.json["bottom_line"] == "SOUND_AND_TRUSTED"
    found = facts(ran)
    assert found["consistent"] == "PASS"
    assert found["trusted"] == "PASS"
    assert found["timed"] == "NOT_PROVIDED"
    told = run(*asked)
    assert told.status == 0
    assert "SOUND, and signed by people you trust" in told.out
    assert "This does not prove:" in told.out


def test_sound_with_unknown_signer_is_4(run: Run, exported: Path) -> None:
    assert run("verify", exported / "b.zip").status == 4
    ran = run("verify", exported / "b.zip", "--trust", exported / "nobody.json", "--json")
    assert ran.status == 4
    assert ran.json["bottom_line"] == "SOUND_SIGNER_UNKNOWN"
    assert facts(ran)["trusted"] == "FAIL"


def test_altered_bundle_is_1(run: Run, exported: Path, tmp_path: Path) -> None:
    path = tmp_path / "altered.zip"
    content = bytearray((exported / "b.zip").read_bytes())
    with zipfile.ZipFile(exported / "b.zip") as bundle:
        table = next(each for each in bundle.infolist() if each.filename.endswith(".csv"))
    content[table.header_offset + 30 + len(table.filename.encode()) + 20] ^= 1
    path.write_bytes(content)
    ran = run("verify", path, "--trust", exported / "trust.json", "--json")
    assert ran.status == 1
    assert ran.json["bottom_line"] == "NOT_SOUND"
    assert "FAIL" in facts(ran).values()
    assert "NOT SOUND" in run("verify", path).out


@pytest.mark.parametrize("option", ["--trust", "--checkpoint"])
@pytest.mark.parametrize("kind", ["missing", "junk", "folder"])
def test_what_the_reader_brings_must_be_readable(
    option: str, kind: str, run: Run, exported: Path, tmp_path: Path
) -> None:
    path = tmp_path / "brought"
    if kind == "junk":
        path.write_bytes(b"\xff\x00junk")
    elif kind == "folder":
        path.mkdir()
    ran = run("verify", exported / "b.zip", option, path, "--json")
    assert ran.status == 2
    assert set(ran.json) == {"code", "sentence", "details"}


def test_missing_bundle_is_2(run: Run, tmp_path: Path) -> None:
    assert run("verify", tmp_path / "none.zip").status == 2


@pytest.mark.parametrize("content", [None, b"", b"PK", b"no ZIP" * 1000])
def test_what_is_no_bundle_is_3(content: bytes | None, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "thing"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    ran = run("verify", path, "--json")
    assert ran.status == 3
    assert ran.json["code"] == "bundle.unreadable"


def test_zip_of_something_else_is_no_bundle(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("readme.txt", "practice")
    assert run("verify", path).status in {1, 3}


def test_verifying_loads_no_vault_and_draws_no_bar(exported: Path) -> None:
    program = (
        "import sys\n"
        "from fieldkit.cli import main\n"
        f"status = main(['verify', {str(exported / 'b.zip')!r}])\n"
        "print(*sorted({each.split('.')[0] for each in sys.modules}), file=sys.stderr)\n"
        "ours = {each for each in sys.modules if each.startswith('fieldkit.')}\n"
        "print(*sorted({'.'.join(each.split('.')[:2]) for each in ours}), file=sys.stderr)\n"
        "sys.exit(status)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, text=True
    )
    assert ran.returncode == 4, ran.stderr
    loaded, ours = ran.stderr.splitlines()
    assert HEAVY & set(loaded.split()) == set()
    assert {"fieldkit.vault", "fieldkit.evidence", "fieldkit.workspace"} & set(
        ours.split()
    ) == set()


def test_verifying_writes_nothing(run: Run, exported: Path, tmp_path: Path) -> None:
    folder = tmp_path / "read-only"
    folder.mkdir()
    shutil.copy(exported / "b.zip", folder)
    before = {each: each.stat().st_mtime_ns for each in [folder, *folder.iterdir()]}
    run("verify", folder / "b.zip")
    assert before == {each: each.stat().st_mtime_ns for each in [folder, *folder.iterdir()]}
