"""Who may seal in a ledger, as the ledger itself says, entry by entry.

Entry 0 founds the vault and its first person, an administrator. Others enter by entries
that an administrator signs. A person who lost the passphrase has lost the signing key too:
a new key enters by an entry that either an administrator signs, or, after the printed
recovery key opened the vault, the new key itself; such a key counts as not yet confirmed
until somebody else countersigns it.

Whether these keys belong to the people they name is not decided here: trust comes from
outside (`fieldkit.bundle.trust`).
"""

import base64
import binascii
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec

from fieldkit.canonical import JsonObject
from fieldkit.findings import Finding, error, notice
from fieldkit.ledger.certificates import Certificate, CertificateError, read_certificate
from fieldkit.ledger.entry import SealedEntry

FOUNDING: Final = "vault"
ADDED: Final = "person"
CHANGED: Final = "person_change"
COUNTERSIGNED: Final = "person_countersigned"
# What a person does not change by getting a new key.
_KEPT: Final = ("name", "unit", "certificate_number", "role")


class Role(StrEnum):
    """What a person does with the vault."""

    INSPECTOR = "inspector"  # 执法人员
    TECHNICIAN = "technician"  # 采样/监测人员
    CASE_OFFICER = "case_officer"  # 案件承办人
    ADMINISTRATOR = "administrator"  # 管理员


class Introduced(StrEnum):
    """By what right a key entered the ledger."""

    FOUNDER = "founder"
    ADMINISTRATOR = "administrator"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Person:
    """One person with one key, at one point of the ledger.

    Attributes:
        key_id: SHA-256 (hex) of the public key.
        name: as on the enforcement certificate.
        unit: the agency or laboratory.
        certificate_number: 执法证号 or staff number.
        role: what the person may do.
        certificate: X.509 certificate, DER; the newest one for this key.
        since: sequence of the entry that brought the key in.
        introduced: by what right.
        replaces: key id of the person's lost key, None if this is the first.
        is_active: False once locked out or replaced.
        countersigned_by: key ids of those who confirmed the key.
    """

    key_id: str
    name: str
    unit: str
    certificate_number: str
    role: Role
    certificate: bytes
    since: int
    introduced: Introduced
    replaces: str | None = None
    is_active: bool = True
    countersigned_by: tuple[str, ...] = ()

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody other than the person vouches for the key in the ledger."""
        return self.introduced is not Introduced.RECOVERY or bool(self.countersigned_by)


def card(
    name: str, unit: str, certificate_number: str, role: Role, certificate: bytes
) -> JsonObject:
    """The body member that brings a person in."""
    return {
        "certificate": base64.b64encode(certificate).decode("ascii"),
        "certificate_number": certificate_number,
        "name": name,
        "role": role.value,
        "unit": unit,
    }


def names(facts: Certificate, name: str, unit: str, certificate_number: str) -> bool:
    """Whether a certificate names the person that a card names.

    An agency may leave the number out and write its own name in its own way; a certificate
    that people issue to themselves has to say the same as the card.
    """
    if facts.is_self_issued:
        return (facts.name, facts.unit, facts.number) == (name, unit, certificate_number)
    return facts.name == name and facts.number in {"", certificate_number}


class _UnlawfulError(Exception):
    """An entry about people breaks a rule; the text says which."""


class People:
    """The people of a ledger, kept up to date entry by entry."""

    def __init__(self) -> None:
        self._people: dict[str, Person] = {}
        self._keys: dict[str, ec.EllipticCurvePublicKey] = {}

    def __iter__(self) -> Iterator[Person]:
        """Everybody who ever held a key, in order of entering."""
        return iter(self._people.values())

    def get(self, key_id: str) -> Person | None:
        """The person with that key, locked or not."""
        return self._people.get(key_id)

    def public_key(self, key_id: str) -> ec.EllipticCurvePublicKey | None:
        """The public key with that id, if the ledger ever brought it in."""
        return self._keys.get(key_id)

    @property
    def public_keys(self) -> Mapping[str, ec.EllipticCurvePublicKey]:
        """The public keys of all who ever held one, by their ids."""
        return MappingProxyType(self._keys)

    def administrators(self) -> tuple[Person, ...]:
        """Those who may still add and lock people."""
        return tuple(each for each in self if each.is_active and each.role is Role.ADMINISTRATOR)

    def brings_own_key(self, sealed: SealedEntry) -> bool:
        """Whether the entry lawfully signs with the very key it brings in."""
        kind, body = sealed.entry.kind, sealed.entry.body
        if kind == FOUNDING:
            return sealed.entry.sequence == 0
        return kind == ADDED and body.get("introduced") == Introduced.RECOVERY

    def apply(self, sealed: SealedEntry) -> list[Finding]:
        """Takes note of an entry about people; others change nothing.

        Args:
            sealed: the next entry. Its signature is checked by the caller, after this
                call where `brings_own_key`, before it otherwise.

        Returns:
            Findings about entries that no lawful program would have written; those
            change nothing either.
        """
        change = {
            FOUNDING: self._found,
            ADDED: self._add,
            CHANGED: self._change,
            COUNTERSIGNED: self._countersign,
        }.get(sealed.entry.kind)
        if change is None:
            return []
        where = f"#{sealed.entry.sequence}"
        try:
            change(sealed)
        except _UnlawfulError as reason:
            return [error("PERSON_UNLAWFUL", where, str(reason))]
        if sealed.entry.kind == ADDED and "replaces" in sealed.entry.body:
            told = "A person's lost key was replaced by a new one."
            return [notice("PERSON_NEW_KEY", where, told)]
        return []

    def _found(self, sealed: SealedEntry) -> None:
        if sealed.entry.sequence != 0:
            raise _UnlawfulError("A vault is founded by entry 0 only.")
        self._enter(sealed, Introduced.FOUNDER, None)

    def _add(self, sealed: SealedEntry) -> None:
        body = sealed.entry.body
        replaces = _text(body, "replaces") if "replaces" in body else None
        old = self._people.get(replaces) if replaces is not None else None
        if replaces is not None and old is None:
            raise _UnlawfulError("The key said to be replaced was never in this ledger.")
        if body.get("introduced") == Introduced.RECOVERY:
            if old is None:
                raise _UnlawfulError(
                    "After a recovery, only a person known before may bring a new key."
                )
            given = _card(body)
            before = (old.name, old.unit, old.certificate_number, old.role.value)
            if tuple(given.get(member) for member in _KEPT) != before:
                raise _UnlawfulError(
                    "After a recovery a person keeps name, unit, certificate number and role."
                )
            self._enter(sealed, Introduced.RECOVERY, replaces)
        else:
            self._require_administrator(sealed)
            self._enter(sealed, Introduced.ADMINISTRATOR, replaces)
        if old is not None:
            self._people[old.key_id] = replace(old, is_active=False)

    def _change(self, sealed: SealedEntry) -> None:
        body = sealed.entry.body
        person = self._known(body)
        if "certificate" in body:
            certificate = _certificate(body)
            facts = _facts_of(certificate)
            if facts.key_id != person.key_id:
                raise _UnlawfulError("The new certificate is for another key.")
            if not names(facts, person.name, person.unit, person.certificate_number):
                raise _UnlawfulError("The new certificate is for somebody else.")
            if sealed.entry.actor != person.key_id:
                self._require_administrator(sealed)
            person = replace(person, certificate=certificate)
        if "role" in body:
            self._require_administrator(sealed)
            person = replace(person, role=_role(body))
        if "active" in body:
            self._require_administrator(sealed)
            person = replace(person, is_active=body["active"] is True)
        others = [each for each in self.administrators() if each.key_id != person.key_id]
        if not others and not (person.is_active and person.role is Role.ADMINISTRATOR):
            raise _UnlawfulError("The last administrator was locked out or lost the role.")
        self._people[person.key_id] = person

    def _countersign(self, sealed: SealedEntry) -> None:
        person = self._known(sealed.entry.body)
        if sealed.entry.actor == person.key_id:
            raise _UnlawfulError("Nobody countersigns their own key.")
        if sealed.entry.actor not in person.countersigned_by:
            names = (*person.countersigned_by, sealed.entry.actor)
            self._people[person.key_id] = replace(person, countersigned_by=names)

    def _enter(self, sealed: SealedEntry, introduced: Introduced, replaces: str | None) -> None:
        given = _card(sealed.entry.body)
        certificate = _certificate(given)
        facts = _facts_of(certificate)
        name, unit = _text(given, "name"), _text(given, "unit")
        number = _text(given, "certificate_number")
        if not names(facts, name, unit, number):
            raise _UnlawfulError("The person's certificate is for somebody else.")
        if facts.key_id in self._people:
            raise _UnlawfulError("The key is already in this ledger.")
        if introduced is not Introduced.ADMINISTRATOR and sealed.entry.actor != facts.key_id:
            raise _UnlawfulError("The entry is not signed with the key it brings in.")
        self._keys[facts.key_id] = facts.public_key
        self._people[facts.key_id] = Person(
            key_id=facts.key_id,
            name=name,
            unit=unit,
            certificate_number=number,
            role=_role(given),
            certificate=certificate,
            since=sealed.entry.sequence,
            introduced=introduced,
            replaces=replaces,
        )

    def _known(self, body: JsonObject) -> Person:
        person = self._people.get(_text(body, "key"))
        if person is None:
            raise _UnlawfulError("The person meant is not in this ledger.")
        return person

    def _require_administrator(self, sealed: SealedEntry) -> None:
        actor = self._people.get(sealed.entry.actor)
        if actor is None or actor.role is not Role.ADMINISTRATOR:
            raise _UnlawfulError("Only an administrator may do this.")


def _text(body: JsonObject, member: str) -> str:
    value = body.get(member)
    if not isinstance(value, str) or not value:
        raise _UnlawfulError(f"The member {member} is missing or not text.")
    return value


def _role(body: JsonObject) -> Role:
    try:
        return Role(_text(body, "role"))
    except ValueError:
        raise _UnlawfulError("The role is unknown.") from None


def _certificate(body: JsonObject) -> bytes:
    try:
        return base64.b64decode(_text(body, "certificate"), validate=True)
    except (binascii.Error, ValueError):
        raise _UnlawfulError("The certificate is not base64.") from None


def _card(body: JsonObject) -> JsonObject:
    given = body.get("person")
    if not isinstance(given, Mapping):
        raise _UnlawfulError("The person's card is missing.")
    return given


def _facts_of(certificate: bytes) -> Certificate:
    try:
        return read_certificate(certificate)
    except CertificateError as problem:
        raise _UnlawfulError(f"The certificate is not of the profile: {problem}") from None
