"""People of a vault: coming in, being locked out, losing a passphrase."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509

from fieldkit.evidence.staff import (
    Applicant,
    CertificateOfAnotherKeyError,
    CertificateOfAnotherNameError,
    LastAdministratorError,
    NotAdministratorError,
    OwnKeyError,
    PersonFieldError,
    PersonKnownError,
    PersonUnknownError,
    new_key,
)
from fieldkit.ledger.people import Role
from fieldkit.personnel import LockedOutError, NobodySignedInError
from fieldkit.vault.keyslots import (
    PassphraseInUseError,
    PassphraseTooWeakError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import (
    FOUNDER,
    LIGHT,
    OTHER_PASSPHRASE,
    PASSPHRASE,
    SECOND,
    HandClock,
    new_vault,
)
from tests.engine.ledger.papers import certified, name_of


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_vault(tmp_path / "vault") as opened:
        yield opened


def as_second(workspace: Workspace) -> Workspace:
    """The same vault, opened by the second person."""
    folder = workspace.folder
    workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
    workspace.close()
    return Workspace.open(folder, OTHER_PASSPHRASE, clock=HandClock())


def test_the_founder_becomes_administrator(workspace: Workspace) -> None:
    me = workspace.personnel.me
    assert (me.name, me.role) == (FOUNDER.name, Role.ADMINISTRATOR)


def test_each_person_signs_with_a_key_of_their_own(workspace: Workspace) -> None:
    founder = workspace.personnel.signer.key_id
    with as_second(workspace) as second:
        sealed = second.seal(records.party())
        assert sealed.entry.entry.actor == second.personnel.me.key_id != founder
        assert [each.code for each in second.check()] == ["UNPROVEN_ENTRIES"]


@pytest.mark.parametrize(
    "name", ["演练员甲", " 演练员甲".strip(), "演\u200b练员甲", "演练员甲\u3000".strip()]
)
def test_somebody_of_the_same_name_is_refused(name: str, workspace: Workspace) -> None:
    with pytest.raises((PersonKnownError, PersonFieldError)):
        workspace.personnel.add(
            Applicant(name, "别的单位（演练数据）", "演练0000099", Role.INSPECTOR), "another pass"
        )


def test_a_certificate_number_is_given_once(workspace: Workspace) -> None:
    twice = Applicant("演练员丁", SECOND.unit, "演练０００0001", Role.INSPECTOR)
    with pytest.raises(PersonKnownError):
        workspace.personnel.add(twice, "another pass")


@pytest.mark.parametrize("field", ["name", "unit", "certificate_number"])
@pytest.mark.parametrize("text", ["", " x", "x\n", "x\u202e", "字" * 101])
def test_what_cannot_stand_on_a_certificate_is_refused(field: str, text: str) -> None:
    members = {"name": "a", "unit": "b", "certificate_number": "c"} | {field: text}
    with pytest.raises(PersonFieldError):
        Applicant(role=Role.INSPECTOR, **members)


def test_only_an_administrator_brings_people_in_or_locks_them_out(workspace: Workspace) -> None:
    with as_second(workspace) as second:
        third = Applicant("演练员丙", SECOND.unit, "演练0000003", Role.TECHNICIAN)
        with pytest.raises(NotAdministratorError):
            second.personnel.add(third, "third passphrase")
        founder = second.personnel.find(FOUNDER.name)
        with pytest.raises(NotAdministratorError):
            second.personnel.change(founder, active=False)
        with pytest.raises(NotAdministratorError):
            second.personnel.renew_recovery_key()
        with pytest.raises(NotAdministratorError):
            second.personnel.renew_key(founder, "stolen passphrase")


def test_somebody_locked_out_opens_nothing_any_more(workspace: Workspace) -> None:
    workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
    workspace.personnel.change(workspace.personnel.find(SECOND.name), active=False)
    folder = workspace.folder
    workspace.close()
    with pytest.raises((WrongPassphraseError, LockedOutError)):
        Workspace.open(folder, OTHER_PASSPHRASE, clock=HandClock())
    Workspace.open(folder, PASSPHRASE, clock=HandClock()).close()


def test_the_last_administrator_stays(workspace: Workspace) -> None:
    me = workspace.personnel.me
    with pytest.raises(LastAdministratorError):
        workspace.personnel.change(me, active=False)
    with pytest.raises(LastAdministratorError):
        workspace.personnel.change(me, role=Role.INSPECTOR)


def test_another_administrator_lets_the_first_one_go(workspace: Workspace) -> None:
    workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
    second = workspace.personnel.find(SECOND.certificate_number)
    workspace.personnel.change(second, role=Role.ADMINISTRATOR)
    workspace.personnel.change(workspace.personnel.me, role=Role.INSPECTOR)
    assert [each.code for each in workspace.check()] == ["UNPROVEN_ENTRIES"]


def test_a_passphrase_belongs_to_one_person(workspace: Workspace) -> None:
    with pytest.raises(PassphraseInUseError):
        workspace.personnel.add(SECOND, PASSPHRASE)
    assert len(list(workspace.personnel.everybody)) == 1


def test_a_weak_passphrase_is_refused(workspace: Workspace) -> None:
    with pytest.raises(PassphraseTooWeakError):
        workspace.personnel.add(SECOND, "short")


def test_a_changed_passphrase_opens_and_the_old_one_does_not(workspace: Workspace) -> None:
    key = workspace.personnel.signer.key_id
    workspace.personnel.change_passphrase("a quite different one")
    folder = workspace.folder
    workspace.close()
    with pytest.raises(WrongPassphraseError):
        Workspace.open(folder, PASSPHRASE, clock=HandClock())
    with Workspace.open(folder, "a quite different one", clock=HandClock()) as again:
        assert again.personnel.signer.key_id == key


def test_a_lost_passphrase_is_replaced_after_the_recovery_key(tmp_path: Path) -> None:
    """U5: the old seals stay good, the new key counts once somebody else has signed for it."""
    workspace, recovery_key = Workspace.create(
        tmp_path / "vault", FOUNDER, PASSPHRASE, clock=HandClock(), cost=LIGHT
    )
    with workspace:
        workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
        party = workspace.seal(records.party()).sequence
    with Workspace.recover(tmp_path / "vault", recovery_key, clock=HandClock()) as recovered:
        assert not recovered.personnel.is_signed_in
        with pytest.raises(NobodySignedInError):
            recovered.seal(records.party())
        lost = recovered.personnel.find(FOUNDER.name)
        recovered.personnel.renew_key(lost, "new passphrase now")
        assert recovered.personnel.me.name == FOUNDER.name
        assert not recovered.personnel.me.is_confirmed
        assert recovered.register.item(party).sealed_by.key_id == lost.key_id
    with Workspace.open(tmp_path / "vault", OTHER_PASSPHRASE, clock=HandClock()) as second:
        renewed = second.personnel.find(FOUNDER.name)
        second.personnel.countersign(renewed)
        assert second.personnel.find(FOUNDER.name).is_confirmed
        with pytest.raises(OwnKeyError):
            second.personnel.countersign(second.personnel.me)
        assert {each.code for each in second.check()} == {"PERSON_NEW_KEY", "UNPROVEN_ENTRIES"}
    with pytest.raises((WrongPassphraseError, LockedOutError)):
        Workspace.open(tmp_path / "vault", PASSPHRASE, clock=HandClock())


def test_an_administrator_gives_somebody_a_new_key(workspace: Workspace) -> None:
    workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
    former = workspace.personnel.find(SECOND.name)
    workspace.personnel.renew_key(former, "a fresh passphrase")
    renewed = workspace.personnel.find(SECOND.name)
    assert renewed.key_id != former.key_id
    assert renewed.replaces == former.key_id
    with pytest.raises((WrongPassphraseError, LockedOutError)):
        workspace.personnel.another(OTHER_PASSPHRASE)
    assert workspace.personnel.another("a fresh passphrase").key_id == renewed.key_id


def test_a_renewed_recovery_key_replaces_the_former(tmp_path: Path) -> None:
    workspace, former = Workspace.create(
        tmp_path / "vault", FOUNDER, PASSPHRASE, clock=HandClock(), cost=LIGHT
    )
    with workspace:
        renewed = workspace.personnel.renew_recovery_key()
    with pytest.raises(WrongRecoveryKeyError):
        Workspace.recover(tmp_path / "vault", former, clock=HandClock())
    Workspace.recover(tmp_path / "vault", renewed, clock=HandClock()).close()


def test_nobody_is_found_by_a_name_that_is_not_there(workspace: Workspace) -> None:
    with pytest.raises(PersonUnknownError):
        workspace.personnel.find("演练员癸")


def test_a_certificate_request_carries_the_persons_names(workspace: Workspace) -> None:
    request = x509.load_pem_x509_csr(workspace.personnel.certificate_request().encode("ascii"))
    assert request.is_signature_valid
    assert FOUNDER.name in request.subject.rfc4514_string()


def test_a_certificate_for_another_key_is_refused(workspace: Workspace) -> None:
    _, foreign = new_key(FOUNDER, records.at(0))
    with pytest.raises(CertificateOfAnotherKeyError):
        workspace.personnel.import_certificate(foreign)


@pytest.mark.parametrize("named", [True, False])
def test_an_agencys_certificate_is_taken_for_the_person_it_names(
    workspace: Workspace, named: bool
) -> None:
    request = x509.load_pem_x509_csr(workspace.personnel.certificate_request().encode("ascii"))
    subject = request.subject if named else name_of("演练员癸")
    issued = certified(request.public_key(), subject)
    if named:
        workspace.personnel.import_certificate(issued)
        assert workspace.personnel.me.certificate == issued
    else:
        with pytest.raises(CertificateOfAnotherNameError):
            workspace.personnel.import_certificate(issued)
        assert workspace.personnel.me.certificate != issued
