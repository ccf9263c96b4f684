"""Whose signature counts, as a reader was told from outside of any bundle.

A trust file is a text that people can read: certificates of persons, known exactly, and of
authorities that vouch for persons, each beside its fingerprint. It is handed over in person,
or its fingerprints are compared by voice. Names decide nothing; only the bytes of a
certificate, or an authority's signature on it, do.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Self

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from fieldkit.bundle.names import visible
from fieldkit.errors import InputError
from fieldkit.ledger.authorities import is_issued_by, read_authority
from fieldkit.ledger.certificates import (
    CertificateError,
    certificate_in,
    fingerprint_in_groups,
    read_certificate,
)

FORMAT: Final = "fieldkit-trust/1"
LARGEST: Final = 4 << 20  # bytes
LONGEST_LABEL: Final = 200  # characters

_FILE_MEMBERS = frozenset({"certificates", "format"})
_PIN_MEMBERS = frozenset({"fingerprint", "kind", "label", "pem"})


class TrustFileError(InputError):
    """A trust file cannot be taken as it is."""

    code = "trust.unreadable"
    sentence = "This is not a trust file: {reason}."


class PinKind(StrEnum):
    """What a trusted certificate may do."""

    PERSON = "person"  # sign bundles itself
    AUTHORITY = "authority"  # vouch for persons by issuing their certificates


@dataclass(frozen=True, slots=True)
class Pin:
    """One certificate that the reader trusts.

    Attributes:
        kind: what it may do.
        label: the reader's own words for whose it is.
        certificate: DER.
    """

    kind: PinKind
    label: str
    certificate: bytes

    @classmethod
    def of_person(cls, certificate: bytes, label: str) -> Self:
        """Trust in one person's certificate (DER).

        Raises:
            CertificateError: it is outside the profile for persons.
            TrustFileError: the label is empty, too long or has unseen characters.
        """
        read_certificate(certificate)
        return cls(PinKind.PERSON, _lawful_label(label), certificate)

    @classmethod
    def of_authority(cls, certificate: bytes, label: str) -> Self:
        """Trust in all persons whose certificates this one (DER) issued.

        Raises:
            CertificateError: it is outside the profile for authorities.
            TrustFileError: the label is empty, too long or has unseen characters.
        """
        read_authority(certificate)
        return cls(PinKind.AUTHORITY, _lawful_label(label), certificate)


@dataclass(frozen=True, slots=True)
class Known:
    """Why a signer's certificate counts.

    Attributes:
        label: the reader's own words for the person, or for the authority.
        how: whether it is the person's certificate itself that is trusted.
    """

    label: str
    how: PinKind


@dataclass(frozen=True, slots=True)
class TrustList:
    """All that one reader trusts."""

    pins: tuple[Pin, ...] = ()

    def knows(self, certificate: bytes, at: datetime) -> Known | None:
        """Why the signer's certificate counts; None if it does not.

        A pinned certificate counts whenever it was used: the moment is mostly the signer's
        own word, which the holder of an old key would choose to suit. An authority vouches
        only for the time in which its own and the person's certificate lived.

        Args:
            certificate: a person's, DER.
            at: the moment, aware, of the signature.

        Raises:
            CertificateError: the certificate is outside the profile for persons.
        """
        person = read_certificate(certificate)
        for pin in self.pins:
            if pin.kind is PinKind.PERSON and pin.certificate == certificate:
                return Known(pin.label, pin.kind)
        for pin in self.pins:
            if pin.kind is PinKind.AUTHORITY and is_issued_by(
                person, read_authority(pin.certificate), at
            ):
                return Known(pin.label, pin.kind)
        return None


def write_trust(pins: Iterable[Pin]) -> bytes:
    """A trust file of these certificates, in the order given, to be read by people too."""
    certificates = [
        {
            "kind": pin.kind.value,
            "label": pin.label,
            "fingerprint": fingerprint_in_groups(pin.certificate),
            "pem": _pem(pin.certificate),
        }
        for pin in pins
    ]
    content = {"format": FORMAT, "certificates": certificates}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def read_trust(content: bytes) -> TrustList:
    """What a trust file says.

    Line ends, spacing and a byte order mark, which editors change, do not matter.

    Raises:
        TrustFileError: it is too large, not JSON of this format, has doubled or unknown
            members, names a certificate twice or outside the profile, or a fingerprint is
            not that of its certificate.
    """
    if len(content) > LARGEST:
        raise TrustFileError(reason=f"it has more than {LARGEST} bytes")
    try:
        file = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_without_doubles)
    except UnicodeDecodeError:
        raise TrustFileError(reason="it is not UTF-8") from None
    except (ValueError, RecursionError):
        raise TrustFileError(reason="it is not JSON") from None
    if not isinstance(file, dict) or file.get("format") != FORMAT:
        raise TrustFileError(reason=f"it is not of the format {FORMAT}")
    certificates = file.get("certificates")
    if file.keys() != _FILE_MEMBERS or not isinstance(certificates, list):
        raise TrustFileError(reason="a member is missing or unknown")
    pins = tuple(_pin(number, each) for number, each in enumerate(certificates, start=1))
    if len({pin.certificate for pin in pins}) != len(pins):
        raise TrustFileError(reason="a certificate stands in it twice")
    return TrustList(pins)


def _pin(number: int, value: object) -> Pin:
    """The certificate at that place in the file, counted from 1."""
    if (
        not isinstance(value, dict)
        or value.keys() != _PIN_MEMBERS
        or not all(isinstance(each, str) for each in value.values())
    ):
        raise TrustFileError(reason=f"a member of certificate {number} is missing or unknown")
    makers = {PinKind.PERSON.value: Pin.of_person, PinKind.AUTHORITY.value: Pin.of_authority}
    make = makers.get(value["kind"])
    if make is None:
        raise TrustFileError(reason=f"the kind of certificate {number} is unknown")
    try:
        pin = make(certificate_in(value["pem"].encode("utf-8", "replace")), value["label"])
    except CertificateError as problem:
        raise TrustFileError(reason=f"certificate {number}: {problem}") from None
    if value["fingerprint"] != fingerprint_in_groups(pin.certificate):
        raise TrustFileError(reason=f"the fingerprint of certificate {number} is another's")
    return pin


def _lawful_label(label: str) -> str:
    if not 1 <= len(label) <= LONGEST_LABEL or visible(label) != label:
        raise TrustFileError(
            reason=f"a label must have 1 to {LONGEST_LABEL} characters, all of them visible"
        )
    return label


def _pem(certificate: bytes) -> str:
    return (
        x509.load_der_x509_certificate(certificate)
        .public_bytes(serialization.Encoding.PEM)
        .decode("ascii")
    )


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise TrustFileError(reason="a member stands twice in one object")
    return found
