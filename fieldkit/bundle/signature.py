"""The signature of a bundle: CMS (RFC 5652), detached, with one lawful form.

The profile, which CAdES-BES readers accept too (ETSI EN 319 122-1): DER; SignedData of version
1 without content; one signer, named by issuer and serial number, and the signer's certificate
only; ECDSA on P-256 with SHA-256, said alike in all places; signed attributes content-type,
message-digest, signing-time, signing-certificate-v2 (RFC 5035) and CMSAlgorithmProtection
(RFC 6211); no unsigned attributes.

Only four values are free: certificate, digest, time and signature value. A reader takes them
out, writes the whole again and compares bytes, so nothing else can hide in the file.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509

from fieldkit.errors import InputError
from fieldkit.findings import Finding, error, warning
from fieldkit.ledger.certificates import LARGEST as LARGEST_CERTIFICATE
from fieldkit.ledger.certificates import Certificate, read_certificate
from fieldkit.ledger.signatures import Signer, is_signed_by

LARGEST: Final = LARGEST_CERTIFICATE + 1024  # bytes

_UTC_TIME_YEARS = range(1950, 2050)  # RFC 5652 section 11.3
_SHA256 = bytes.fromhex("300b0609608648016503040201")
_SHA256_SIZE = 32
# All that the lazy decoder raises on bytes that are no such structure, found by tests that
# change every byte.
_UNREADABLE = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RecursionError,
)


class SignatureFormError(InputError):
    """Bytes are not a bundle's signature."""

    code = "bundle.not-a-signature"
    sentence = "This is not a bundle's signature: {reason}."


@dataclass(frozen=True, slots=True)
class BundleSignature:
    """A signature in lawful form, of which nothing has been checked but the form.

    Attributes:
        certificate: the signer's; whether it counts is for the reader's trust list to say.
        signing_time: aware; the signer's own word.
        content_sha256: digest of the signed bytes.
        signed: what the signature is over, the attributes in DER.
        value: ECDSA signature, DER.
    """

    certificate: Certificate
    signing_time: datetime
    content_sha256: bytes
    signed: bytes
    value: bytes

    def verify(self, content_sha256: bytes) -> list[Finding]:
        """What is wrong with the signature, if it is to be over bytes of this digest."""
        findings = []
        if content_sha256 != self.content_sha256:
            findings.append(error("CMS_DIGEST", "", "The signature is over other bytes."))
        if not is_signed_by(self.certificate.public_key, self.value, self.signed):
            findings.append(
                error("CMS_SIGNATURE", "", "The signature was not made with the signer's key.")
            )
        if not self.certificate.is_valid_at(self.signing_time):
            findings.append(
                warning(
                    "CMS_TIME",
                    "",
                    "The signer's clock stood outside the life of the signer's certificate.",
                )
            )
        return findings


def sign(content_sha256: bytes, signer: Signer, signing_time: datetime) -> bytes:
    """The signature (DER) over bytes of that digest.

    Args:
        content_sha256: digest of the bytes, 32 bytes.
        signer: a P-256 key with its certificate.
        signing_time: aware; only full seconds are kept.
    """
    moment = signing_time.astimezone(UTC).replace(microsecond=0)
    attributes = _signed_attributes(signer.certificate, moment, content_sha256)
    return _whole(signer.certificate, attributes, signer.sign(attributes.dump()))


def read(der: bytes) -> BundleSignature:
    """A signature whose form is lawful to the last byte; nothing else is checked.

    Raises:
        SignatureFormError: the form is another; says in what.
        CertificateError: the signer's certificate is outside the profile.
    """
    if len(der) > LARGEST:
        raise SignatureFormError(reason=f"it has more than {LARGEST} bytes")
    try:
        signed = cms.ContentInfo.load(der, strict=True)["content"]
        reason = _foreign_part(signed)
        if reason:
            raise SignatureFormError(reason=reason)
        signer = signed["signer_infos"][0]
        values = {each["type"].native: each["values"][0] for each in signer["signed_attrs"]}
        certificate = read_certificate(signed["certificates"][0].chosen.dump())
        moment, content_sha256 = values["signing_time"].native, values["message_digest"].native
        attributes = _signed_attributes(certificate.der, moment, content_sha256)
        value = signer["signature"].native
        found = BundleSignature(certificate, moment, content_sha256, attributes.dump(), value)
        lawful = _whole(certificate.der, attributes, value)
    except _UNREADABLE:
        raise SignatureFormError(reason="it is not CMS SignedData in DER") from None
    if lawful != der or len(found.content_sha256) != _SHA256_SIZE:
        raise SignatureFormError(reason="it differs from the one form it may have")
    return found


def _foreign_part(signed: cms.SignedData) -> str | None:
    """The first part of SignedData that the profile does not know, in words."""
    signers = signed["signer_infos"]
    if len(signers) != 1 or len(signed["certificates"]) != 1:
        return "it has not exactly one signer with one certificate"
    if not isinstance(signed["encap_content_info"]["content"], core.Void):
        return "it holds the signed content itself"
    signer = signers[0]
    if not signer["signed_attrs"]:
        return "it has no signed attributes"
    if signer["unsigned_attrs"]:
        return "it has unsigned attributes"
    used = {
        signer["digest_algorithm"]["algorithm"].native,
        signer["signature_algorithm"]["algorithm"].native,
    }
    if used != {"sha256", "sha256_ecdsa"}:
        return "its algorithms are not ECDSA with SHA-256"
    return None


def _digest_algorithm() -> algos.DigestAlgorithm:
    # RFC 5754 section 2: without parameters; the library would put NULL there.
    return algos.DigestAlgorithm.load(_SHA256)


def _signature_algorithm() -> algos.SignedDigestAlgorithm:
    return algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"})


def _signed_attributes(
    certificate: bytes, moment: datetime, content_sha256: bytes
) -> cms.CMSAttributes:
    kind = "utc_time" if moment.year in _UTC_TIME_YEARS else "generalized_time"
    certificate_id = tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(certificate).digest()})
    protection = cms.CMSAlgorithmProtection(
        {
            "digest_algorithm": _digest_algorithm(),
            "signature_algorithm": _signature_algorithm(),
        }
    )
    values = {
        "content_type": "data",
        "signing_time": cms.Time({kind: moment}),
        "message_digest": content_sha256,
        "signing_certificate_v2": tsp.SigningCertificateV2({"certs": [certificate_id]}),
        "cms_algorithm_protection": protection,
    }
    return cms.CMSAttributes(
        [cms.CMSAttribute({"type": name, "values": [value]}) for name, value in values.items()]
    )


def _whole(certificate: bytes, attributes: cms.CMSAttributes, value: bytes) -> bytes:
    whole_certificate = asn1_x509.Certificate.load(certificate)
    facts = whole_certificate["tbs_certificate"]
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {
                    "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                        {"issuer": facts["issuer"], "serial_number": facts["serial_number"]}
                    )
                }
            ),
            "digest_algorithm": _digest_algorithm(),
            "signed_attrs": attributes,
            "signature_algorithm": _signature_algorithm(),
            "signature": value,
        }
    )
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [_digest_algorithm()],
            "encap_content_info": {"content_type": "data"},
            "certificates": [whole_certificate],
            "signer_infos": [signer],
        }
    )
    whole: bytes = cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()
    return whole
