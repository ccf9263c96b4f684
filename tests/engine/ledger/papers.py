"""Certificates of people and agencies, lawful ones and others, with fixed keys and dates."""

from datetime import UTC, datetime, timedelta

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID, ObjectIdentifier

from fieldkit.ledger.certificates import DOCUMENT_SIGNING

MOMENT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
YEAR = timedelta(days=365)

KEY = ec.derive_private_key(0x0F1E2D3C4B5A69788796A5B4C3D2E1F0, ec.SECP256R1())
OTHER_KEY = ec.derive_private_key(0x123456789ABCDEF0FEDCBA9876543210, ec.SECP256R1())
AGENCY_KEY = ec.derive_private_key(0x5566778899AABBCCDDEEFF0011223344, ec.SECP384R1())
PERSON = "张三"
AGENCY = "某省生态环境厅 CA"

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
Extensions = list[tuple[x509.ExtensionType, bool]]


def name_of(text: str, *more: tuple[ObjectIdentifier, str]) -> x509.Name:
    parts = [(NameOID.COMMON_NAME, text), *more]
    return x509.Name([x509.NameAttribute(*part) for part in parts])


def usage(**granted: bool) -> x509.KeyUsage:
    kinds = [
        *["digital_signature", "content_commitment", "key_encipherment", "data_encipherment"],
        *["key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"],
    ]
    return x509.KeyUsage(**{kind: granted.get(kind, False) for kind in kinds})


def constraints(ca: bool) -> tuple[x509.ExtensionType, bool]:
    return x509.BasicConstraints(ca=ca, path_length=0 if ca else None), True


def person_extensions() -> Extensions:
    return [
        constraints(False),
        (usage(digital_signature=True, content_commitment=True), True),
        (x509.ExtendedKeyUsage([DOCUMENT_SIGNING]), False),
    ]


def agency_extensions() -> Extensions:
    return [constraints(True), (usage(key_cert_sign=True, crl_sign=True), True)]


def certificate(
    *,
    key: PrivateKey = KEY,
    subject: x509.Name | str = PERSON,
    issuer: x509.Name | str | None = None,
    issuer_key: PrivateKey | None = None,
    extensions: Extensions | None = None,
    begin: datetime = MOMENT,
    life: timedelta = 10 * YEAR,
    digest: hashes.HashAlgorithm | None = None,
    serial: int = 42,
) -> bytes:
    """A certificate (DER), lawful for a person unless told otherwise."""
    subject = name_of(subject) if isinstance(subject, str) else subject
    issuer = subject if issuer is None else issuer
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(name_of(issuer) if isinstance(issuer, str) else issuer)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(begin)
        .not_valid_after(begin + life)
    )
    for extension, critical in person_extensions() if extensions is None else extensions:
        builder = builder.add_extension(extension, critical=critical)
    made = builder.sign(issuer_key or key, digest or hashes.SHA256())
    return made.public_bytes(serialization.Encoding.DER)


def agency(key: PrivateKey = AGENCY_KEY, **given: object) -> bytes:
    """A certificate (DER), lawful for an agency's authority unless told otherwise."""
    facts: dict[str, object] = {"subject": AGENCY, "extensions": agency_extensions()}
    return certificate(key=key, **{**facts, **given})  # type: ignore[arg-type] # passed on


def issued_by_agency(**given: object) -> bytes:
    """A person's certificate that the agency issued."""
    facts: dict[str, object] = {"issuer": AGENCY, "issuer_key": AGENCY_KEY}
    return certificate(**{**facts, **given})  # type: ignore[arg-type] # passed on


def certified(key: ec.EllipticCurvePublicKey, subject: x509.Name) -> bytes:
    """What the agency issues for a key of which it sees the public half only."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(name_of(AGENCY))
        .public_key(key)
        .serial_number(43)
        .not_valid_before(MOMENT)
        .not_valid_after(MOMENT + YEAR)
    )
    for extension, critical in person_extensions():
        builder = builder.add_extension(extension, critical=critical)
    return builder.sign(AGENCY_KEY, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def with_sha1(der: bytes) -> bytes:
    """The certificate, said to be signed by ECDSA with SHA-1; no library signs so any more."""
    parts = asn1_x509.Certificate.load(der)
    body = parts["tbs_certificate"]
    body["signature"] = {"algorithm": "sha1_ecdsa"}
    parts["signature_algorithm"] = {"algorithm": "sha1_ecdsa"}
    spoiled: bytes = parts.dump()
    return spoiled


def pem(der: bytes) -> bytes:
    return x509.load_der_x509_certificate(der).public_bytes(serialization.Encoding.PEM)
