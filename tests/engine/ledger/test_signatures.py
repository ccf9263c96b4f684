import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from fieldkit.ledger.signatures import (
    ENTRY_CONTEXT,
    KeySigner,
    is_signed_by,
    key_id_of,
)
from tests.engine.ledger.sealing import KEY, OTHER_KEY, SIGNER

VECTORS = Path(__file__).parents[2] / "vectors" / "ecdsa_p256_sha256.json"


def public_vectors() -> Iterator[tuple[ec.EllipticCurvePublicKey, int, str, bytes, bytes, bool]]:
    for group in json.loads(VECTORS.read_text("utf-8"))["groups"]:
        key = ec.EllipticCurvePublicKey.from_encoded_point(
            ec.SECP256R1(), bytes.fromhex(group["key"])
        )
        for number, comment, message, signature, is_valid in group["tests"]:
            yield (
                key,
                number,
                comment,
                bytes.fromhex(message),
                bytes.fromhex(signature),
                is_valid,
            )


def test_every_public_vector_is_judged_as_it_says() -> None:
    wrong = [
        (number, comment)
        for key, number, comment, message, signature, is_valid in public_vectors()
        if is_signed_by(key, signature, message) is not is_valid
    ]
    assert wrong == []


def test_public_vectors_are_all_there() -> None:
    verdicts = [is_valid for *_, is_valid in public_vectors()]
    assert (verdicts.count(True), verdicts.count(False)) == (174, 310)


def test_signature_holds_for_its_message_and_key() -> None:
    signature = SIGNER.sign(b"message")
    assert is_signed_by(KEY.public_key(), signature, b"message")
    assert not is_signed_by(KEY.public_key(), signature, b"message.")
    assert not is_signed_by(OTHER_KEY.public_key(), signature, b"message")


def test_signature_with_a_flipped_bit_is_refused() -> None:
    signature = SIGNER.sign(b"message")
    for bit in range(len(signature) * 8):
        flipped = bytearray(signature)
        flipped[bit // 8] ^= 1 << bit % 8
        assert not is_signed_by(KEY.public_key(), bytes(flipped), b"message")


@pytest.mark.parametrize("signature", [b"", b"\x30", b"\x30\x00", bytes(64), b"\xff" * 72])
def test_what_is_no_signature_is_refused(signature: bytes) -> None:
    assert not is_signed_by(KEY.public_key(), signature, b"message")


def test_true_signature_by_a_key_on_another_curve_is_refused() -> None:
    key = ec.derive_private_key(0x1234567890ABCDEF, ec.SECP384R1())
    signature = key.sign(b"message", ec.ECDSA(hashes.SHA256()))
    assert not is_signed_by(key.public_key(), signature, b"message")


def test_purposes_cannot_be_mistaken_for_each_other() -> None:
    signature = SIGNER.sign(b"fieldkit.local/another purpose\n" + b"message")
    assert not is_signed_by(KEY.public_key(), signature, ENTRY_CONTEXT + b"message")


def test_key_id_is_the_digest_of_the_public_key_info() -> None:
    der = KEY.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    assert key_id_of(KEY.public_key()) == hashlib.sha256(der).hexdigest() == SIGNER.key_id


def test_signer_carries_its_certificate() -> None:
    assert KeySigner(KEY, b"certificate").certificate == b"certificate"
