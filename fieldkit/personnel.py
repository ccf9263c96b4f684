"""The people of an open vault: who is signed in, who may come in, whose key is replaced."""

from cryptography.hazmat.primitives.asymmetric import ec

from fieldkit.bundle.trust import Pin, write_trust
from fieldkit.errors import AccessError
from fieldkit.evidence import staff
from fieldkit.evidence.access_log import Access, access_log
from fieldkit.evidence.opening import Opening
from fieldkit.evidence.recorder import Recorder
from fieldkit.evidence.register import PAGE, Register
from fieldkit.evidence.staff import Applicant
from fieldkit.ledger.certificates import certificate_in, request_certificate
from fieldkit.ledger.entry import SealedEntry
from fieldkit.ledger.people import (
    ADDED,
    CHANGED,
    COUNTERSIGNED,
    Introduced,
    People,
    Person,
    Role,
)
from fieldkit.ledger.signatures import KeySigner, Signer, key_id_of
from fieldkit.vault.setting_table import RECOVERY_PROVEN, SettingTable
from fieldkit.vault.vault import Vault


class NobodySignedInError(AccessError):
    """The vault was opened with the recovery key, which can read but not sign."""

    code = "access.recovery-only"
    sentence = "The recovery key opens the vault but signs nothing; make a new key first."


class LockedOutError(AccessError):
    """The passphrase is right, but its key may no longer seal."""

    code = "access.locked-out"
    sentence = "This person was locked out of the vault, or was given a new key."


class NotTheReceiverError(AccessError):
    """The second passphrase is not that of the receiver."""

    code = "custody.not-the-receiver"
    sentence = "This passphrase is not that of the receiver named in the transfer."


class Personnel:
    """Belongs to one workspace and its thread."""

    def __init__(
        self, vault: Vault, recorder: Recorder, register: Register, opening: Opening
    ) -> None:
        """Signs in whoever's passphrase opened the vault, and puts the opening on record.

        Raises:
            LockedOutError: that person may no longer seal.
        """
        self._vault = vault
        self._recorder = recorder
        self._register = register
        self._opening = opening
        self._settings = SettingTable(vault.database)
        self._slots = _SlotsOfPeople(self._settings)
        self._signer: Signer | None = None
        if vault.signing_key is not None:
            self._signer = self._signer_with(vault.signing_key)
            opening.record(self._signer)
            if self._slots.of(self._signer.key_id) != vault.slot_id:
                self._slots.note(self._signer.key_id, vault.slot_id)

    @property
    def everybody(self) -> People:
        """All who ever held a key in this vault."""
        return self._register.people()

    @property
    def signer(self) -> Signer:
        """The signing key of who is signed in.

        Raises:
            NobodySignedInError: the recovery key opened the vault.
        """
        if self._signer is None:
            raise NobodySignedInError()
        return self._signer

    @property
    def is_signed_in(self) -> bool:
        """Whether somebody can seal; False after opening with the recovery key."""
        return self._signer is not None

    @property
    def me(self) -> Person:
        """Who is signed in.

        Raises:
            NobodySignedInError: the recovery key opened the vault.
        """
        person = self.everybody.get(self.signer.key_id)
        if person is None:
            raise NobodySignedInError()
        return person

    def another(self, passphrase: str) -> Signer:
        """The signing key of a second person, for one confirmation at this laptop.

        Raises:
            WrongPassphraseError: it is nobody's.
            LockedOutError: that person may no longer seal.
        """
        return self._signer_with(self._vault.signing_key_of(passphrase))

    def find(self, given: str) -> Person:
        """The active person meant by a name, a certificate number or the start of a key.

        Raises:
            PersonUnknownError: nobody or several.
        """
        return staff.find(self.everybody, given)

    def add(self, applicant: Applicant, passphrase: str) -> SealedEntry:
        """Brings somebody in with a key and passphrase of their own.

        Raises:
            NotAdministratorError: only administrators may.
            PersonKnownError: somebody of that name or number is there.
            PassphraseError: too weak, or in use here already.
        """
        staff.require_administrator(self.me, "add people")
        staff.require_newcomer(self.everybody, applicant)
        return self._introduce(applicant, passphrase, Introduced.ADMINISTRATOR, None)

    def change(
        self, person: Person, *, role: Role | None = None, active: bool | None = None
    ) -> SealedEntry:
        """Gives somebody another role, locks somebody out, or lets them in again.

        Raises:
            NotAdministratorError: only administrators may.
            LastAdministratorError: nobody could administrate the vault any more.
        """
        staff.require_administrator(self.me, "change people")
        body: dict[str, str | bool] = {"key": person.key_id}
        if role is not None:
            body["role"] = role.value
        if active is not None:
            body["active"] = active
        if active is False or role not in {None, Role.ADMINISTRATOR}:
            staff.require_another_administrator(self.everybody, person)
        sealed = self._recorder.seal(CHANGED, body, self.signer)
        if active is False:
            self._shut_out(person)
        return sealed

    def countersign(self, person: Person) -> SealedEntry:
        """Confirms that a key which came in after a recovery belongs to its person.

        Raises:
            OwnKeyError: nobody confirms their own key.
            NothingToConfirmError: the key counts already.
        """
        if person.key_id == self.signer.key_id:
            raise staff.OwnKeyError()
        if person.is_confirmed:
            raise staff.NothingToConfirmError()
        return self._recorder.seal(COUNTERSIGNED, {"key": person.key_id}, self.signer)

    def change_passphrase(self, passphrase: str) -> None:
        """Gives the person signed in a new passphrase; the key stays.

        Raises:
            PassphraseError: too weak, or in use here already.
        """
        self._vault.change_passphrase(passphrase)

    def renew_recovery_key(self) -> str:
        """A new recovery key to be printed; the former one no longer opens the vault.

        Raises:
            NotAdministratorError: only administrators may.
        """
        staff.require_administrator(self.me, "renew the recovery key")
        self._settings.forget(RECOVERY_PROVEN)
        return self._vault.renew_recovery_key()

    def renew_key(self, person: Person, passphrase: str) -> SealedEntry:
        """A new key for somebody who lost the passphrase; the old key may no longer seal.

        By an administrator, or by the person after the recovery key opened the vault; the
        new key then counts as unconfirmed until somebody else countersigns it.

        Raises:
            NotAdministratorError: somebody else is signed in.
        """
        applicant = Applicant(person.name, person.unit, person.certificate_number, person.role)
        if self._signer is None:
            return self._introduce(applicant, passphrase, Introduced.RECOVERY, person)
        staff.require_administrator(self.me, "replace a lost key")
        return self._introduce(applicant, passphrase, Introduced.ADMINISTRATOR, person)

    def certificate_request(self) -> str:
        """A PKCS #10 request (PEM) with which an agency's CA can certify the person's key.

        Raises:
            NobodySignedInError: the recovery key opened the vault.
        """
        person, private_key = self.me, self._vault.signing_key
        if private_key is None:
            raise NobodySignedInError()
        return request_certificate(
            private_key,
            name=person.name,
            unit=person.unit,
            certificate_number=person.certificate_number,
        )

    def import_certificate(self, content: bytes) -> SealedEntry:
        """Puts an agency's certificate (DER or PEM) for the own key on record.

        Raises:
            CertificateError: not a certificate of the profile.
            CertificateOfAnotherKeyError: it is for another key.
        """
        body = staff.change_of_certificate(self.me, certificate_in(content))
        sealed = self._recorder.seal(CHANGED, body, self.signer)
        if self._vault.signing_key is not None:
            self._signer = self._signer_with(self._vault.signing_key)
        return sealed

    def access_log(self, *, before: int | None = None, limit: int = PAGE) -> tuple[Access, ...]:
        """A page of who came in and what was changed about people, newest first.

        Args:
            before: only entries with a lower sequence; the last one of the page before.
            limit: most lines of the page.
        """
        return access_log(self._vault.database, self._register, before=before, limit=limit)

    def trust_file(self) -> bytes:
        """Everybody's certificates, for readers to pin after comparing the fingerprints."""
        return write_trust(
            Pin.of_person(each.certificate, label=f"{each.name} {each.unit}")
            for each in self.everybody
            if each.is_active
        )

    def _introduce(
        self, applicant: Applicant, passphrase: str, introduced: Introduced, former: Person | None
    ) -> SealedEntry:
        """Key slot first, then the entry: a crash between leaves a slot that opens nothing."""
        moment = self._recorder.now.wall
        private_key, certificate = staff.new_key(applicant, moment)
        replaces = None if former is None else former.key_id
        body = staff.introduction(applicant, certificate, introduced, replaces)
        own = KeySigner(private_key, certificate)
        slot = self._vault.add_person(passphrase, private_key)
        try:
            signer = own if introduced is Introduced.RECOVERY else self.signer
            sealed = self._recorder.seal(ADDED, body, signer)
        except BaseException:
            self._vault.remove_slot(slot)
            raise
        self._slots.note(own.key_id, slot)
        if former is not None:
            self._shut_out(former)
        if introduced is Introduced.RECOVERY:
            self._signer = own
            self._opening.record(own)
        return sealed

    def _shut_out(self, person: Person) -> None:
        """Removes the person's key slot, if it is known which one it is."""
        slot = self._slots.of(person.key_id)
        if slot is not None:
            self._vault.remove_slot(slot)
            self._slots.forget(person.key_id)

    def _signer_with(self, private_key: ec.EllipticCurvePrivateKey) -> Signer:
        key_id = key_id_of(private_key.public_key())
        person = self.everybody.get(key_id)
        if person is None or not person.is_active:
            raise LockedOutError()
        return KeySigner(private_key, person.certificate)


class _SlotsOfPeople:
    """Which key slot is whose: known to the vault, not to who reads the key slot file."""

    def __init__(self, settings: SettingTable) -> None:
        self._settings = settings

    def of(self, key_id: str) -> str | None:
        return self._settings.get(_slot_name(key_id))

    def note(self, key_id: str, slot_id: str) -> None:
        self._settings.put(_slot_name(key_id), slot_id)

    def forget(self, key_id: str) -> None:
        self._settings.forget(_slot_name(key_id))


def _slot_name(key_id: str) -> str:
    return f"slot of {key_id}"
