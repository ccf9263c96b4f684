"""Bundles are read, and checked, by programs that know nothing of FieldKit."""

import hashlib
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import bagit
import pytest

import resources
from fieldkit.bundle.layout import SIGNATURE, sm3_of
from tests.builders.bundles import pack, signed, unpack, write
from tests.builders.ledger import INSPECTOR, PHOTO, STRANGER, small_ledger

GUIDE = resources.read_text("bundle/VERIFY.txt")


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    write(small_ledger(photo_sm3=sm3_of(PHOTO)), tmp_path / "b.zip", sm3=True)
    return tmp_path / "b.zip"


def unpacked(bundle: Path) -> Path:
    folder = bundle.with_name("unpacked")
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(folder)
    (top,) = folder.iterdir()
    return top


def commands(section: str) -> list[str]:
    """The commands of one list of VERIFY.txt, as a person would copy them."""
    (found,) = re.findall(rf"^\[{section}\]$(.*?)^\[end\]$", GUIDE, re.MULTILINE | re.DOTALL)
    return [line.strip() for line in found.strip().splitlines()]


def follow_guide(folder: Path) -> list[subprocess.CompletedProcess[str]]:
    for name in ("openssl", "sha256sum", "sh"):
        tool(name)
    return [
        subprocess.run(["sh", "-c", each], cwd=folder, capture_output=True, check=False, text=True)
        for each in commands("sh")
    ]


def is_accepted(answers: list[subprocess.CompletedProcess[str]], fingerprint: str) -> bool:
    """Whether a person who does what VERIFY.txt says would rely on the bundle."""
    certificate, signature, tags, payload, count = answers
    return (
        fingerprint in certificate.stdout
        and "Verification successful" in signature.stdout + signature.stderr
        and all(
            line.endswith(": OK") for each in (tags, payload) for line in each.stdout.splitlines()
        )
        and tags.stderr + payload.stderr == ""
        and count.stdout == "NO EXTRA FILES\n"
    )


def colons(certificate: bytes) -> str:
    """A certificate's fingerprint as openssl writes it."""
    return ":".join(f"{byte:02X}" for byte in hashlib.sha256(certificate).digest())


def test_guide_accepts_a_sound_bundle(bundle: Path) -> None:
    answers = follow_guide(unpacked(bundle))
    assert is_accepted(answers, colons(INSPECTOR.signer.certificate)), answers
    assert len(answers[2].stdout.splitlines() + answers[3].stdout.splitlines()) == 22


@pytest.mark.parametrize("path", ["data/ledger.jsonl", "VERIFY.txt", "proof/signer.pem"])
def test_guide_refuses_a_changed_file(bundle: Path, path: str) -> None:
    folder = unpacked(bundle)
    content = (folder / path).read_bytes()
    (folder / path).write_bytes(content[:-60] + b"A" + content[-59:])
    assert not is_accepted(follow_guide(folder), colons(INSPECTOR.signer.certificate))


def test_guide_refuses_missing_and_extra_files_and_a_changed_signature(bundle: Path) -> None:
    folder, good = unpacked(bundle), colons(INSPECTOR.signer.certificate)
    (folder / "data" / "more.txt").write_bytes(b"")
    assert not is_accepted(follow_guide(folder), good)
    (folder / "data" / "more.txt").unlink()
    assert is_accepted(follow_guide(folder), good)
    case = (folder / "data" / "case.json").read_bytes()
    (folder / "data" / "case.json").unlink()
    assert not is_accepted(follow_guide(folder), good)
    (folder / "data" / "case.json").write_bytes(case)
    signature = folder / "tagmanifest-sha256.txt.p7s"
    signature.write_bytes(signature.read_bytes()[:-1] + b"\0")
    assert not is_accepted(follow_guide(folder), good)


def test_guide_refuses_a_signature_by_another_key_than_that_of_the_fingerprint(
    bundle: Path,
) -> None:
    folder = unpacked(bundle)
    files = signed(unpack(bundle.read_bytes()), STRANGER)
    (folder / SIGNATURE).write_bytes(files[SIGNATURE])
    assert not is_accepted(follow_guide(folder), colons(INSPECTOR.signer.certificate))


def test_guide_is_in_chinese_first_and_says_what_it_misses() -> None:
    chinese, _, english = GUIDE.partition("-" * 40)
    assert chinese.index("核验") < 20
    for told, words in ((chinese, ["ZIP", "openssl", "账目"]), (english, ["ZIP", "openssl"])):
        assert all(word in told for word in words)
    assert "does not prove" in english
    assert "不能证明" in chinese
    assert len(commands("sh")) == 5
    assert "Get-FileHash" in " ".join(commands("powershell"))
    assert "certutil" in GUIDE
    assert "\r" not in resources.read_bytes("bundle/VERIFY.txt").decode().replace("\r\n", "\n")


def test_bagit_python_calls_it_valid(bundle: Path) -> None:
    folder = unpacked(bundle)
    bag = bagit.Bag(str(folder))
    bag.validate()
    assert bag.version_info == (1, 0)
    assert set(bag.payload_files()) == {
        path.relative_to(folder).as_posix()
        for path in (folder / "data").rglob("*")
        if path.is_file()
    }


def test_python_zipfile_reads_every_file(bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 24


@pytest.mark.parametrize("command", [["unzip", "-t"], ["7z", "t"], ["bsdtar", "-tf"]])
def test_other_programs_read_it(bundle: Path, command: list[str]) -> None:
    program = tool(command[0])
    run = subprocess.run(
        [program, *command[1:], bundle], capture_output=True, check=False, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "warning" not in (run.stdout + run.stderr).lower()


def test_openssl_says_what_is_in_the_signature(bundle: Path) -> None:
    openssl = tool("openssl")
    folder = unpacked(bundle)
    run = subprocess.run(
        [
            openssl,
            "cms",
            "-cmsout",
            "-print",
            "-inform",
            "DER",
            "-in",
            "tagmanifest-sha256.txt.p7s",
        ],
        cwd=folder,
        capture_output=True,
        check=True,
        text=True,
    )
    for part in ("signingTime", "id-smime-aa-signingCertificateV2", "ecdsa-with-SHA256"):
        assert part in run.stdout


def test_packing_again_gives_the_same_file(bundle: Path) -> None:
    content = bundle.read_bytes()
    assert pack(unpack(content)) == content
    assert zipfile.is_zipfile(io.BytesIO(content))
