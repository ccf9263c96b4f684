import base64
import contextlib
import hashlib
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.errors import InputError
from fieldkit.ledger.checkpoint import (
    CheckpointError,
    NoteSignature,
    in_groups,
    issue,
    origin_of,
    read,
    read_held,
)
from tests.engine.ledger.sealing import KEY, OTHER_KEY, OTHER_SIGNER, SIGNER, VAULT

ORIGIN = origin_of(VAULT)
ROOT = bytes(range(32))
BODY = f"{ORIGIN}\n42\n{base64.b64encode(ROOT).decode()}\n"
POLICE = "police.example/receipts"


def note(
    origin: str = ORIGIN,
    size: str = "42",
    root: str = base64.b64encode(ROOT).decode(),
    gap: str = "\n",
    signatures: str = "\N{EM DASH} a AAAAAAA=\n",
) -> str:
    return f"{origin}\n{size}\n{root}\n{gap}{signatures}"


def ecdsa_line(body: str, name: str = ORIGIN) -> str:
    """A second signature line, put together by hand."""
    packed = bytes.fromhex(OTHER_SIGNER.key_id)[:4] + OTHER_SIGNER.sign(body.encode())
    return f"\N{EM DASH} {name} {base64.b64encode(packed).decode()}\n"


def test_issued_checkpoint_says_what_it_was_given() -> None:
    checkpoint = read(issue(ORIGIN, 42, ROOT, SIGNER))
    assert (checkpoint.origin, checkpoint.size, checkpoint.root) == (ORIGIN, 42, ROOT)
    assert checkpoint.body == BODY.encode()
    assert checkpoint.is_signed_by(KEY.public_key())
    assert not checkpoint.is_signed_by(OTHER_KEY.public_key())


def test_issued_text_has_the_published_form() -> None:
    text = issue(ORIGIN, 42, ROOT, SIGNER)
    head, signature = text[: len(BODY)], text[len(BODY) :]
    assert head == f"fieldkit.local/{VAULT}\n42\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
    start, name, packed = signature.rstrip("\n").split(" ")
    der = KEY.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    assert (start, name) == ("\n\u2014", ORIGIN)
    assert base64.b64decode(packed)[:4] == hashlib.sha256(der).digest()[:4]
    assert signature.count("\n") == 2


def test_text_and_bytes_read_alike() -> None:
    text = issue(ORIGIN, 42, ROOT, SIGNER)
    assert read(text) == read(text.encode())
    assert read(text).text == text


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here")
def test_openssl_verifies_the_signature(tmp_path: Path) -> None:
    checkpoint = read(issue(ORIGIN, 42, ROOT, SIGNER))
    (tmp_path / "body").write_bytes(checkpoint.body)
    (tmp_path / "signature").write_bytes(checkpoint.signatures[0].signature)
    (tmp_path / "key.pem").write_bytes(
        KEY.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
    )
    command = ["openssl", "dgst", "-sha256", "-verify", "key.pem", "-signature", "signature"]
    good = subprocess.run([*command, "body"], cwd=tmp_path, capture_output=True, check=False)
    assert (good.returncode, good.stdout.strip()) == (0, b"Verified OK")
    (tmp_path / "body").write_bytes(checkpoint.body + b"\n")
    bad = subprocess.run([*command, "body"], cwd=tmp_path, capture_output=True, check=False)
    assert bad.returncode != 0


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace("\n42\n", "\n43\n"),
        BODY.replace("AAEC", "AAED"),
        BODY.replace("fieldkit", "fjeldkit"),
    ],
)
def test_signature_does_not_hold_for_another_statement(body: str) -> None:
    text = issue(ORIGIN, 42, ROOT, SIGNER).replace(BODY, body)
    assert read(text).text.startswith(body)
    assert not read(text).is_signed_by(KEY.public_key())
    assert not read(text).is_signed_by(KEY.public_key(), ORIGIN)


def test_every_flipped_bit_of_a_checkpoint_is_refused() -> None:
    text = issue(ORIGIN, 42, ROOT, SIGNER).encode()
    accepted = []
    for bit in range(len(text) * 8):
        flipped = bytearray(text)
        flipped[bit // 8] ^= 1 << bit % 8
        try:
            checkpoint = read(bytes(flipped))
        except CheckpointError:
            continue
        if checkpoint.is_signed_by(KEY.public_key(), ORIGIN):
            accepted.append(bit)
    assert accepted == []


def test_receivers_signature_is_kept_and_told_apart() -> None:
    text = issue(ORIGIN, 42, ROOT, SIGNER) + ecdsa_line(BODY, POLICE)
    checkpoint = read(text)
    assert checkpoint.text == text
    assert [each.name for each in checkpoint.signatures] == [ORIGIN, POLICE]
    assert checkpoint.is_signed_by(KEY.public_key())
    assert checkpoint.is_signed_by(OTHER_KEY.public_key(), POLICE)
    assert not checkpoint.is_signed_by(OTHER_KEY.public_key())
    assert not checkpoint.is_signed_by(KEY.public_key(), POLICE)
    assert not checkpoint.is_signed_by(OTHER_KEY.public_key(), "")


def test_signature_of_another_type_is_kept_unread() -> None:
    key = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(32))
    public = key.public_key().public_bytes_raw()
    hint = hashlib.sha256(b"witness.example\n\x01" + public).digest()[:4]
    packed = base64.b64encode(hint + key.sign(BODY.encode())).decode()
    text = f"{issue(ORIGIN, 42, ROOT, SIGNER)}\N{EM DASH} witness.example {packed}\n"
    checkpoint = read(text)
    assert checkpoint.is_signed_by(KEY.public_key())
    assert checkpoint.signatures[1] == NoteSignature(
        "witness.example", hint, key.sign(BODY.encode())
    )


def test_false_line_under_a_known_key_spoils_the_true_one() -> None:
    text = issue(ORIGIN, 42, ROOT, SIGNER)
    false = base64.b64encode(bytes.fromhex(SIGNER.key_id)[:4] + SIGNER.sign(b"else")).decode()
    spoilt = f"{text}\N{EM DASH} {ORIGIN} {false}\n"
    assert not read(spoilt).is_signed_by(KEY.public_key())
    elsewhere = f"{text}\N{EM DASH} elsewhere {false}\n"
    assert read(elsewhere).is_signed_by(KEY.public_key())


@pytest.mark.parametrize("size", ["0", "1", "20852163", "999999999999999"])
def test_size_is_read(size: str) -> None:
    assert read(note(size=size)).size == int(size)


def test_origin_may_be_any_text() -> None:
    assert read(note(origin="go.sum 数据库 tree")).origin == "go.sum 数据库 tree"


def test_sixty_four_kibibytes_are_read_and_no_more() -> None:
    spare = 65_536 - len(note(origin="").encode())
    assert read(note(origin="x" * spare)).size == 42
    with pytest.raises(CheckpointError, match="longer than 64 KiB"):
        read(note(origin="x" * (spare + 1)))


def test_sixteen_signatures_are_read() -> None:
    assert len(read(note(signatures="\N{EM DASH} a AAAAAAA=\n" * 16)).signatures) == 16


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "three lines"),
        ("\n", "three lines"),
        ("\n\n", "three lines"),
        (note(gap=""), "three lines"),
        (note(gap="extension line\n\n"), "three lines"),
        (note(gap="\n\n"), "three lines"),
        ("\n" + note(), "three lines"),
        (note(origin=""), "the origin is empty"),
        (note(size=""), "plain number"),
        (note(size="042"), "plain number"),
        (note(size="00"), "plain number"),
        (note(size="-1"), "plain number"),
        (note(size="+1"), "plain number"),
        (note(size="1_0"), "plain number"),
        (note(size="0x1f"), "plain number"),
        (note(size=" 42"), "plain number"),
        (note(size="4.0"), "plain number"),
        (note(size="٤٢"), "plain number"),
        (note(size="1" + "0" * 15), "plain number"),
        (note(root=""), "root"),
        (note(root=base64.b64encode(bytes(31)).decode()), "root"),
        (note(root=base64.b64encode(bytes(33)).decode()), "root"),
        (note(root=base64.b64encode(ROOT).decode() + " "), "root"),
        (note(root=base64.b64encode(ROOT).decode().rstrip("=")), "root"),
        (note(root=base64.b64encode(ROOT).decode().replace("8=", "9=")), "root"),
        (note(root=base64.urlsafe_b64encode(b"\xff" * 32).decode()), "root"),
        (note(root="根" * 44), "root"),
        (note(signatures=""), "signature lines"),
        (note(signatures="\N{EM DASH} a AAAAAAA="), "signature lines"),
        (note(signatures="\N{EM DASH} a AAAAAAA=\n" * 17), "signature lines"),
        (note(signatures="\N{EM DASH} a AAAAAAA=\n\n"), "three lines"),
        (note(signatures="\N{EM DASH} a AAAAAAA=\nmore\n"), "signature line"),
        (note(signatures="- a AAAAAAA=\n"), "signature line"),
        (note(signatures="\N{EN DASH} a AAAAAAA=\n"), "signature line"),
        (note(signatures="\N{EM DASH}a AAAAAAA=\n"), "signature line"),
        (note(signatures="\N{EM DASH}  AAAAAAA=\n"), "signature line"),
        (note(signatures="\N{EM DASH} AAAAAAA=\n"), "signature line"),
        (note(signatures="\N{EM DASH} a b AAAAAAA=\n"), "signature line"),
        (note(signatures="\N{EM DASH} a\u3000b AAAAAAA=\n"), "signature line"),
        (note(signatures="\N{EM DASH} a+b AAAAAAA=\n"), "signature line"),
        (note(signatures="\N{EM DASH} a AAAAAAA= \n"), "signature line"),
        (note(signatures="\N{EM DASH} a AAAAAAA\n"), "signature line"),
        (note(signatures="\N{EM DASH} a AAAAAAB=\n"), "signature line"),
        (note(signatures="\N{EM DASH} a AAAAAA==\n"), "signature line"),
        (note(signatures="\N{EM DASH} a AAAA\n"), "signature line"),
        (note(signatures="\N{EM DASH} a 签名\n"), "signature line"),
        (note().replace("\n", "\r\n"), "control characters"),
        (note() + "\0", "control characters"),
        (note(origin="a\tb"), "control characters"),
        (note(origin="a\x7fb"), "control characters"),
        (note(origin="a\x85b"), "control characters"),
        (note(origin="\ud800"), "not text in UTF-8"),
        (note(origin="证" * 30_000), "longer than 64 KiB"),
    ],
)
def test_text_of_another_form_is_refused(text: str, reason: str) -> None:
    with pytest.raises(CheckpointError, match=reason):
        read(text)


@pytest.mark.parametrize("data", [b"\xff\xfe", note().encode("utf-16")])
def test_bytes_in_another_encoding_are_refused(data: bytes) -> None:
    with pytest.raises(CheckpointError, match="not text in UTF-8"):
        read(data)


def test_byte_order_mark_makes_another_origin() -> None:
    assert read("\ufeff" + note()).origin != ORIGIN


def test_refusal_is_for_the_giver_to_mend() -> None:
    with pytest.raises(InputError) as caught:
        read("")
    assert caught.value.code == "checkpoint.unreadable"


@given(st.text() | st.text(alphabet="\n\N{EM DASH} a0A=/"))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(CheckpointError):
        assert read(text).text == text


@pytest.mark.parametrize(
    ("origin", "size", "root"),
    [("", 1, ROOT), ("a b", 1, ROOT), ("a\nb", 1, ROOT), (ORIGIN, -1, ROOT), (ORIGIN, 1, b"")],
)
def test_checkpoint_that_nobody_could_read_is_not_issued(
    origin: str, size: int, root: bytes
) -> None:
    with pytest.raises(CheckpointError):
        issue(origin, size, root, SIGNER)


def test_root_is_grouped_for_paper() -> None:
    assert in_groups(ROOT) == (
        "0001 0203 0405 0607 0809 0A0B 0C0D 0E0F 1011 1213 1415 1617 1819 1A1B 1C1D 1E1F"
    )


@pytest.mark.parametrize("change", [
    lambda text: text,
    lambda text: text.rstrip("\n"),
    lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    lambda text: f"\n  {text}\n\n",
])  # fmt: skip
def test_held_note_may_have_been_through_an_editor(change: Callable[[str], str]) -> None:
    text = issue(ORIGIN, 42, ROOT, SIGNER)
    assert read_held(change(text)) == read(text)


@pytest.mark.parametrize("typed", [
    f"42\n{in_groups(ROOT)}",
    f"  42 \n{ROOT.hex()[:32]}\n{ROOT.hex()[32:]}\n",
])  # fmt: skip
def test_checkpoint_is_typed_from_paper(typed: str) -> None:
    held = read_held(typed)
    assert (held.origin, held.size, held.root, held.signatures) == ("", 42, ROOT, ())


@pytest.mark.parametrize("text", ["", "42", "42\nABCD EF01", f"x\n{in_groups(ROOT)}", "\ufeff"])
def test_what_is_neither_note_nor_typed_root_is_told(text: str) -> None:
    with pytest.raises(CheckpointError):
        read_held(text)
