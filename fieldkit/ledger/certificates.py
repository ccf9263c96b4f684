"""X.509 certificates of people.

A person's certificate binds a name, a unit and an enforcement certificate number to one
ECDSA P-256 key (RFC 5280, profile below). It is self-signed when the person enters a
vault; an agency's authority (`fieldkit.ledger.authorities`) may issue another one for the
same key. Neither is trusted
for being there: `fieldkit.bundle.trust` says whose key counts.
"""

import hashlib
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.name import _ASN1Type
from cryptography.x509.oid import ExtensionOID, NameOID, ObjectIdentifier

from fieldkit.errors import InputError
from fieldkit.ledger.signatures import key_id_of

# RFC 9336: for certificates whose signatures stand under documents.
DOCUMENT_SIGNING: Final = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
LONGEST_FIELD: Final = 64  # characters; the upper bounds of RFC 5280, appendix A.1
LARGEST: Final = 16 << 10  # bytes; ours take some 700

_Kind = TypeVar("_Kind", bound=x509.ExtensionType)

_FINAL_MOMENT = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)  # RFC 5280 section 4.1.2.5
_PRINTABLE = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '()+,-./:=?"
)
_UNDERSTOOD = frozenset(
    {
        ExtensionOID.BASIC_CONSTRAINTS,
        ExtensionOID.KEY_USAGE,
        ExtensionOID.EXTENDED_KEY_USAGE,
    }
)
_SOUND_HASHES = (hashes.SHA256, hashes.SHA384, hashes.SHA512)
# All that the library raises on bytes that are no certificate, found by tests that change
# every byte.
UNREADABLE = (
    ValueError,
    TypeError,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.DuplicateExtension,
    x509.UnsupportedGeneralNameType,
)


class CertificateError(InputError):
    """A certificate is outside the profile; subclasses say in which way."""

    code = "certificate.unreadable"
    sentence = "This is not an X.509 certificate: {reason}."


class CertificateKeyError(CertificateError):
    """The key is of another kind than P-256, or too weak for an authority."""

    code = "certificate.wrong-key"
    sentence = "The certificate's key is not of the right kind: {reason}."


class CertificateSignatureError(CertificateError):
    """The certificate's own signature does not hold or is of an unsound kind."""

    code = "certificate.wrong-signature"
    sentence = "The certificate's signature is not sound: {reason}."


class CertificateUsageError(CertificateError):
    """The certificate is not for what it is to be used for."""

    code = "certificate.wrong-usage"
    sentence = "The certificate is not meant for this use: {reason}."


class CertificateFieldError(InputError):
    """A text cannot stand in a certificate."""

    code = "certificate.field"
    sentence = "The {field} must have 1 to {longest} characters to stand in a certificate."


@dataclass(frozen=True, slots=True)
class Certificate:
    """The facts of one certificate.

    Attributes:
        der: its bytes.
        key_id: SHA-256 (hex) of the SubjectPublicKeyInfo.
        public_key: the person's key.
        name: common name.
        unit: organisation, "" if there is none.
        number: 执法证号 or staff number, "" if there is none.
        not_before: first moment of its life, aware.
        not_after: last moment of its life, aware.
        serial: the issuer's number for it.
        issuer: the issuer's name as RFC 4514 text.
        fingerprint: SHA-256 (hex) of `der`.
        is_self_issued: whether the person is the issuer.
    """

    der: bytes
    key_id: str
    public_key: ec.EllipticCurvePublicKey
    name: str
    unit: str
    number: str
    not_before: datetime
    not_after: datetime
    serial: int
    issuer: str
    fingerprint: str
    is_self_issued: bool

    def is_valid_at(self, moment: datetime) -> bool:
        """Whether the moment, aware, lies in the certificate's life, ends included."""
        return self.not_before <= moment <= self.not_after


def issue_self_signed(
    private_key: ec.EllipticCurvePrivateKey,
    *,
    name: str,
    unit: str,
    certificate_number: str,
    moment: datetime,
    years: int = 10,
) -> bytes:
    """A certificate (DER) in which a person states whose key it is.

    Args:
        private_key: P-256.
        name: the person's, 1 to 64 characters, as the other two texts.
        unit: the agency or laboratory.
        certificate_number: 执法证号 or staff number.
        moment: aware; the life begins here, at the full second.
        years: length of the life.

    Raises:
        CertificateFieldError: a text is empty or too long.
    """
    subject = _subject(name, unit, certificate_number)
    begin = moment.astimezone(UTC).replace(microsecond=0)
    key = private_key.public_key()
    identifier = x509.SubjectKeyIdentifier.from_public_key(key)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(_years_later(begin, years))
        .add_extension(identifier, critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier),
            critical=False,
        )
    )
    for extension, critical in _person_extensions():
        builder = builder.add_extension(extension, critical=critical)
    certificate = builder.sign(private_key, hashes.SHA256())
    return certificate.public_bytes(serialization.Encoding.DER)


def request_certificate(
    private_key: ec.EllipticCurvePrivateKey, *, name: str, unit: str, certificate_number: str
) -> str:
    """A PKCS #10 request (RFC 2986, PEM) for an agency's authority to certify the key.

    Raises:
        CertificateFieldError: a text is empty or longer than 64 characters.
    """
    builder = x509.CertificateSigningRequestBuilder().subject_name(
        _subject(name, unit, certificate_number)
    )
    for extension, critical in _person_extensions():
        builder = builder.add_extension(extension, critical=critical)
    request = builder.sign(private_key, hashes.SHA256())
    return request.public_bytes(serialization.Encoding.PEM).decode("ascii")


def certificate_in(content: bytes) -> bytes:
    """The DER bytes of the one certificate in a file, which may be DER or PEM (RFC 7468).

    Raises:
        CertificateError: there is none, or more than one.
    """
    if b"-----BEGIN" not in content:
        return load(content).public_bytes(serialization.Encoding.DER)
    if content.count(b"-----BEGIN") != 1 or len(content) > 2 * LARGEST:
        raise CertificateError(reason="the file must hold one certificate and nothing else")
    try:
        return x509.load_pem_x509_certificate(content).public_bytes(serialization.Encoding.DER)
    except UNREADABLE:
        raise CertificateError(reason="it is not PEM of a certificate") from None


def read_certificate(der: bytes) -> Certificate:
    """The facts of a person's certificate that is within the profile.

    The profile: version 3; a P-256 key; no authority; key usage digitalSignature and not
    keyCertSign; extended key usage documentSigning (RFC 9336); one common name; signed with
    SHA-2; if self-issued, by its own key; nothing critical that is not understood. Its life
    is not judged here.

    Raises:
        CertificateError: the subclass says what is outside the profile.
    """
    certificate = load(der)
    key = key_of(certificate)
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise CertificateKeyError(reason="it must be ECDSA on P-256")
    extensions = understood_extensions(certificate)
    _require_person(extensions)
    subject = certificate.subject
    self_issued = subject == certificate.issuer
    if self_issued:
        require_own_signature(certificate)
    return Certificate(
        der=der,
        key_id=key_id_of(key),
        public_key=key,
        name=_one_text(subject, NameOID.COMMON_NAME, least=1),
        unit=_one_text(subject, NameOID.ORGANIZATION_NAME, least=0),
        number=_one_text(subject, NameOID.SERIAL_NUMBER, least=0),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        serial=certificate.serial_number,
        issuer=certificate.issuer.rfc4514_string(),
        fingerprint=hashlib.sha256(der).hexdigest(),
        is_self_issued=self_issued,
    )


def fingerprint_in_groups(der: bytes) -> str:
    """SHA-256 of a certificate in groups of four digits, to be compared by voice or eye."""
    fingerprint = hashlib.sha256(der).hexdigest()
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))


def _subject(name: str, unit: str, certificate_number: str) -> x509.Name:
    texts = {"name": name, "unit": unit, "certificate number": certificate_number}
    for field, text in texts.items():
        if not 1 <= len(text) <= LONGEST_FIELD:
            raise CertificateFieldError(field=field, longest=LONGEST_FIELD)
    # X.520 wants a PrintableString here, which cannot hold a number such as 粤A0123.
    printable = _PRINTABLE.issuperset(certificate_number)
    kind = _ASN1Type.PrintableString if printable else _ASN1Type.UTF8String
    with warnings.catch_warnings():
        # WORKAROUND cryptography 50: it counts bytes of UTF-8 where the bound is on characters,
        # which a name of 22 characters would meet.
        warnings.simplefilter("ignore")
        return x509.Name(
            [
                x509.NameAttribute(NameOID.COMMON_NAME, name, _validate=False),
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, unit),
                x509.NameAttribute(NameOID.SERIAL_NUMBER, certificate_number, kind),
            ]
        )


def _years_later(moment: datetime, years: int) -> datetime:
    if moment.year + years > _FINAL_MOMENT.year:
        return _FINAL_MOMENT
    if (moment.month, moment.day) == (2, 29):
        moment = moment.replace(day=28)
    return moment.replace(year=moment.year + years)


def _person_extensions() -> list[tuple[x509.ExtensionType, bool]]:
    """What a person's certificate is for, each with whether it is critical."""
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return [
        (x509.BasicConstraints(ca=False, path_length=None), True),
        (usage, True),
        (x509.ExtendedKeyUsage([DOCUMENT_SIGNING]), False),
    ]


def load(der: bytes) -> x509.Certificate:
    """A certificate as the library reads it, of which every part can be read.

    Raises:
        CertificateError: it has a part that cannot be read or cannot be, or its signature
            is of an unsound kind.
    """
    if len(der) > LARGEST:
        raise CertificateError(reason=f"it has more than {LARGEST} bytes")
    try:
        with warnings.catch_warnings():
            # The library warns of some of what is judged here.
            warnings.simplefilter("ignore")
            certificate = x509.load_der_x509_certificate(der)
            certificate.extensions  # noqa: B018 - they are read, and kept, when asked for
            positive = certificate.serial_number > 0
            named = len(certificate.subject) > 0 and len(certificate.issuer) > 0
        version, algorithm = certificate.version, certificate.signature_hash_algorithm
        lives = certificate.not_valid_before_utc <= certificate.not_valid_after_utc
    except UNREADABLE:
        raise CertificateError(reason="its bytes are not DER of one") from None
    if version is not x509.Version.v3 or not (positive and lives and named):
        raise CertificateError(reason="its version, serial number, dates or names cannot be")
    if not isinstance(algorithm, _SOUND_HASHES):
        raise CertificateSignatureError(reason="it is not made with SHA-2")
    return certificate


def key_of(certificate: x509.Certificate) -> object:
    """The certificate's public key, of whatever kind.

    Raises:
        CertificateKeyError: the library does not know the kind.
    """
    try:
        return certificate.public_key()
    except UNREADABLE:
        raise CertificateKeyError(reason="it is of no kind known here") from None


def understood_extensions(certificate: x509.Certificate) -> x509.Extensions:
    """The certificate's extensions.

    Raises:
        CertificateUsageError: one is critical and not understood here (RFC 5280 section 4.2).
    """
    extensions = certificate.extensions
    for each in extensions:
        if each.critical and each.oid not in _UNDERSTOOD:
            raise CertificateUsageError(reason=f"extension {each.oid.dotted_string} is unknown")
    return extensions


def _require_person(extensions: x509.Extensions) -> None:
    constraints = extension_of(extensions, x509.BasicConstraints)
    usage = extension_of(extensions, x509.KeyUsage)
    purposes = extension_of(extensions, x509.ExtendedKeyUsage)
    if constraints is not None and constraints.ca:
        raise CertificateUsageError(reason="it is an authority's")
    if usage is None or not usage.digital_signature or usage.key_cert_sign:
        raise CertificateUsageError(reason="its key usage is not digital signatures")
    if purposes is None or DOCUMENT_SIGNING not in purposes:
        raise CertificateUsageError(reason="its extended key usage is not signing documents")


def extension_of(extensions: x509.Extensions, kind: type[_Kind]) -> _Kind | None:
    """The extension of that kind, if there is one."""
    try:
        return extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def require_own_signature(certificate: x509.Certificate) -> None:
    """Lets only certificates pass that their own key signed.

    Raises:
        CertificateSignatureError: the signature does not hold.
    """
    try:
        certificate.verify_directly_issued_by(certificate)
    except (ValueError, TypeError, InvalidSignature):
        raise CertificateSignatureError(reason="it does not hold") from None


def _one_text(subject: x509.Name, kind: ObjectIdentifier, least: int) -> str:
    found = subject.get_attributes_for_oid(kind)
    if not least <= len(found) <= 1:
        raise CertificateError(reason="a part of the name is missing or stands twice")
    return str(found[0].value) if found else ""
