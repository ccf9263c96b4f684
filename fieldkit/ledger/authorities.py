"""Certificates of the agencies that may vouch for people."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from fieldkit.ledger.certificates import (
    Certificate,
    CertificateKeyError,
    CertificateUsageError,
    extension_of,
    key_of,
    load,
    require_own_signature,
    understood_extensions,
)

_SOUND_CURVES: Final = (ec.SECP256R1, ec.SECP384R1, ec.SECP521R1)
_SHORTEST_RSA: Final = 2048


@dataclass(frozen=True, slots=True)
class Authority:
    """The facts of an agency's certificate that vouches for people.

    Attributes:
        der: its bytes.
        name: the subject as RFC 4514 text.
        not_before: first moment of its life, aware.
        not_after: last moment of its life, aware.
        fingerprint: SHA-256 (hex) of `der`.
    """

    der: bytes
    name: str
    not_before: datetime
    not_after: datetime
    fingerprint: str


def read_authority(der: bytes) -> Authority:
    """The facts of an agency's certificate that may vouch for people.

    The profile: version 3; an authority with key usage keyCertSign; a key on P-256, P-384
    or P-521, or RSA from 2048 bits; signed with SHA-2; nothing critical that is not
    understood, so that no constraint is passed over. Its life is not judged here.

    Raises:
        CertificateError: the subclass says what is outside the profile.
    """
    certificate = load(der)
    key = key_of(certificate)
    sound = (
        isinstance(key.curve, _SOUND_CURVES)
        if isinstance(key, ec.EllipticCurvePublicKey)
        else isinstance(key, rsa.RSAPublicKey) and key.key_size >= _SHORTEST_RSA
    )
    if not sound:
        raise CertificateKeyError(reason="an authority's must be P-256 or stronger, or RSA 2048")
    extensions = understood_extensions(certificate)
    constraints = extension_of(extensions, x509.BasicConstraints)
    usage = extension_of(extensions, x509.KeyUsage)
    if constraints is None or not constraints.ca:
        raise CertificateUsageError(reason="it is not an authority's")
    if usage is None or not usage.key_cert_sign:
        raise CertificateUsageError(reason="its key usage is not to sign certificates")
    if certificate.subject == certificate.issuer:
        require_own_signature(certificate)
    return Authority(
        der=der,
        name=certificate.subject.rfc4514_string(),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        fingerprint=hashlib.sha256(der).hexdigest(),
    )


def is_issued_by(certificate: Certificate, authority: Authority, at: datetime) -> bool:
    """Whether the authority itself issued the person's certificate and both lived `at` then.

    Args:
        certificate: a person's.
        authority: trusted by the reader; no chain above it is looked for.
        at: the moment, aware, at which the certificate was used.
    """
    if not (authority.not_before <= at <= authority.not_after and certificate.is_valid_at(at)):
        return False
    try:
        load(certificate.der).verify_directly_issued_by(load(authority.der))
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True
