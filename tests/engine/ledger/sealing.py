"""Sealed entries and keys to try the ledger's rules on."""

from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric import ec

from fieldkit.ledger.entry import NO_PREVIOUS, Attachment, Entry, SealedEntry, seal
from fieldkit.ledger.signatures import KeySigner

VAULT = "0f8b6a52-5d0e-4d8a-9f0c-6a1f7a9d2c11"

KEY = ec.derive_private_key(0x0F1E2D3C4B5A69788796A5B4C3D2E1F0, ec.SECP256R1())
OTHER_KEY = ec.derive_private_key(0x123456789ABCDEF0FEDCBA9876543210, ec.SECP256R1())
SIGNER = KeySigner(KEY, b"certificate")
OTHER_SIGNER = KeySigner(OTHER_KEY, b"another certificate")

PHOTO = Attachment(
    name="排污口 1.jpg",
    media_type="image/jpeg",
    role="original",
    size=123_456,
    sha256="5b" * 32,
)

SAMPLE = Entry(
    vault=VAULT,
    sequence=42,
    previous="ab" * 32,
    kind="sample",
    case=3,
    case_position=7,
    body={"code": "W-01", "values": ["6.5", None, True], "where": {"latitude": "31.2304"}},
    attachments=(PHOTO,),
    actor=SIGNER.key_id,
    time="2026-11-24T09:30:00.123+08:00",
    boot="9f3f9709-1205-4893-887a-15c9c4218429",
    monotonic_ns=1_461_010_243_633,
)

FOUNDING = replace(
    SAMPLE,
    sequence=0,
    previous=NO_PREVIOUS,
    kind="vault",
    case=None,
    case_position=None,
    body={},
    attachments=(),
)


def sealed_sample() -> SealedEntry:
    """A fresh sealing; ECDSA signatures differ each time."""
    return seal(SAMPLE, SIGNER)
