"""Bringing people into a vault, changing what they may do, replacing a lost key."""

import base64
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec

from fieldkit.canonical import JsonObject
from fieldkit.errors import AccessError, InputError
from fieldkit.ledger.certificates import issue_self_signed, read_certificate
from fieldkit.ledger.people import Introduced, People, Person, Role, card, names

_LONGEST: Final = 64  # characters; X.509 has no room for more (RFC 5280 appendix A.1)


class PersonFieldError(InputError):
    """Something about a person is missing or too long."""

    code = "person.field"
    sentence = "The person's {field} must be 1 to 64 characters of plain text."


class PersonKnownError(InputError):
    """Somebody of that name or certificate number is already in the vault."""

    code = "person.known"
    sentence = "Somebody with this {field} is already in the vault (key {fingerprint})."


class PersonUnknownError(InputError):
    """Nobody in the vault answers to what was given."""

    code = "person.unknown"
    sentence = "Nobody in this vault answers to {given!r}; give the name or the start of the key."


class NotAdministratorError(AccessError):
    """Only an administrator may do this."""

    code = "person.not-administrator"
    sentence = "Only an administrator may {act}."


class LastAdministratorError(AccessError):
    """The vault would be left without an administrator."""

    code = "person.last-administrator"
    sentence = "This is the last administrator; make somebody else one first."


class OwnKeyError(InputError):
    """Somebody tried to confirm their own key."""

    code = "person.own-key"
    sentence = "Nobody confirms their own key; somebody else has to."


class NothingToConfirmError(InputError):
    """The key of this person counts already."""

    code = "person.confirmed"
    sentence = "The key of this person needs no confirmation."


class CertificateOfAnotherKeyError(InputError):
    """The certificate is for another key than the person's."""

    code = "person.other-key"
    sentence = "The certificate is for another key, not for the key of this person."


class CertificateOfAnotherNameError(InputError):
    """The certificate names somebody else than the vault does."""

    code = "person.other-name"
    sentence = "The certificate has another name or certificate number than this person."


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody about to get a key.

    Attributes:
        name: as on the enforcement certificate.
        unit: the agency or laboratory.
        certificate_number: 执法证号 or staff number.
        role: what the person may do.
    """

    name: str
    unit: str
    certificate_number: str
    role: Role

    def __post_init__(self) -> None:
        """Refuses what cannot stand on a certificate.

        Raises:
            PersonFieldError: a field is empty, too long or holds control characters.
        """
        for field in ("name", "unit", "certificate_number"):
            text = getattr(self, field)
            lawful = text == text.strip() and not any(
                unicodedata.category(each) in {"Cc", "Cf", "Cs"} for each in text
            )
            if not lawful or not 1 <= len(text) <= _LONGEST:
                raise PersonFieldError(field=field.replace("_", " "))

    @property
    def is_like(self) -> str:
        """The name with look-alike spellings made equal, to find somebody twice."""
        return _folded(self.name)


def new_key(applicant: Applicant, moment: datetime) -> tuple[ec.EllipticCurvePrivateKey, bytes]:
    """A fresh P-256 key and a self-signed certificate for it (DER)."""
    private_key = ec.generate_private_key(ec.SECP256R1())
    certificate = issue_self_signed(
        private_key,
        name=applicant.name,
        unit=applicant.unit,
        certificate_number=applicant.certificate_number,
        moment=moment,
    )
    return private_key, certificate


def introduction(
    applicant: Applicant,
    certificate: bytes,
    introduced: Introduced,
    replaces: str | None = None,
) -> JsonObject:
    """The body of the entry that brings a key in."""
    person = card(
        applicant.name,
        applicant.unit,
        applicant.certificate_number,
        applicant.role,
        certificate,
    )
    body: dict[str, JsonObject | str] = {"introduced": introduced.value, "person": person}
    if replaces is not None:
        body["replaces"] = replaces
    return body


def change_of_certificate(person: Person, certificate: bytes) -> JsonObject:
    """The body of the entry that gives a person's key an agency's certificate.

    Raises:
        CertificateError: not a certificate of the profile.
        CertificateOfAnotherKeyError: it is for another key.
        CertificateOfAnotherNameError: it names somebody else.
    """
    facts = read_certificate(certificate)
    if facts.key_id != person.key_id:
        raise CertificateOfAnotherKeyError()
    if not names(facts, person.name, person.unit, person.certificate_number):
        raise CertificateOfAnotherNameError()
    return {
        "certificate": base64.b64encode(certificate).decode("ascii"),
        "key": person.key_id,
    }


def require_newcomer(people: People, applicant: Applicant) -> None:
    """Lets only somebody in who is not there under the same name or number.

    Spellings that differ in width, case, composition or invisible characters count as
    the same name. Different characters that merely look alike cannot be told apart here:
    lists therefore show each person with the key's fingerprint.

    Raises:
        PersonKnownError: there is such a person.
    """
    for person in people:
        if not person.is_active:
            continue
        if _folded(person.name) == applicant.is_like:
            raise PersonKnownError(field="name", fingerprint=person.key_id[:16])
        if _folded(person.certificate_number) == _folded(applicant.certificate_number):
            raise PersonKnownError(field="certificate number", fingerprint=person.key_id[:16])


def require_administrator(person: Person, act: str) -> None:
    """Lets only administrators pass.

    Raises:
        NotAdministratorError: `person` is none, or locked out.
    """
    if person.role is not Role.ADMINISTRATOR or not person.is_active:
        raise NotAdministratorError(act=act)


def require_another_administrator(people: People, person: Person) -> None:
    """Lets an administrator go only where another one remains.

    Raises:
        LastAdministratorError: none would remain.
    """
    if not [each for each in people.administrators() if each.key_id != person.key_id]:
        raise LastAdministratorError()


def find(people: People, given: str) -> Person:
    """The active person meant by a name, certificate number or start of the key.

    Raises:
        PersonUnknownError: nobody, or several.
    """
    found = [
        person
        for person in people
        if person.is_active
        and (
            given in {person.name, person.certificate_number}
            or (len(given) >= 8 and person.key_id.startswith(given.lower().replace(" ", "")))
        )
    ]
    if len(found) != 1:
        raise PersonUnknownError(given=given)
    return found[0]


def _folded(text: str) -> str:
    compatible = unicodedata.normalize("NFKC", text).casefold()
    return "".join(
        each for each in compatible if unicodedata.category(each) not in {"Cf", "Cc", "Zs", "Mn"}
    )
