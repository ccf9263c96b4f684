"""Signing and checking with one person's ECDSA P-256 key.

Every signature in the program is ECDSA over P-256 with SHA-256, DER encoded (FIPS 186-5,
RFC 3279 section 2.2.3), over a context line followed by the message, so that a signature
made for one purpose can never stand for another.
"""

import hashlib
from typing import Final, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

ALGORITHM: Final = "ecdsa-p256-sha256"

ENTRY_CONTEXT: Final = b"FieldKit ledger entry v1\n"

_ECDSA = ec.ECDSA(hashes.SHA256())


class Signer(Protocol):
    """Someone's signing key, wherever it lives: unlocked in memory or on a token."""

    @property
    def key_id(self) -> str:
        """SHA-256 (hex) of the public key's SubjectPublicKeyInfo."""

    @property
    def certificate(self) -> bytes:
        """The person's X.509 certificate, DER."""

    def sign(self, message: bytes) -> bytes:
        """DER ECDSA-SHA256 signature over `message`, which already holds its context."""


class KeySigner:
    """Signs with a private key held in memory."""

    def __init__(self, private_key: ec.EllipticCurvePrivateKey, certificate: bytes) -> None:
        self._private_key = private_key
        self._certificate = certificate
        self._key_id = key_id_of(private_key.public_key())

    @property
    def key_id(self) -> str:
        """SHA-256 (hex) of the public key's SubjectPublicKeyInfo."""
        return self._key_id

    @property
    def certificate(self) -> bytes:
        """The person's X.509 certificate, DER."""
        return self._certificate

    def sign(self, message: bytes) -> bytes:
        """DER ECDSA-SHA256 signature over `message`."""
        return self._private_key.sign(message, _ECDSA)


def key_id_of(public_key: ec.EllipticCurvePublicKey) -> str:
    """SHA-256 (hex) of the key's SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7)."""
    spki = public_key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return hashlib.sha256(spki).hexdigest()


def is_signed_by(public_key: ec.EllipticCurvePublicKey, signature: bytes, message: bytes) -> bool:
    """Whether `signature` over `message`, context included, was made by that key.

    Never true for a key on another curve than P-256.
    """
    if not isinstance(public_key.curve, ec.SECP256R1):
        return False
    try:
        public_key.verify(signature, message, _ECDSA)
    except InvalidSignature:
        return False
    return True
