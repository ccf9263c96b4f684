import base64
from datetime import timedelta

import pytest

from fieldkit.findings import Finding, Severity
from fieldkit.ledger.certificates import issue_self_signed
from fieldkit.ledger.chain import Chain
from fieldkit.ledger.people import (
    ADDED,
    CHANGED,
    COUNTERSIGNED,
    Introduced,
    People,
    Role,
)
from tests.builders.ledger import (
    ADMIN,
    INSPECTOR,
    NEW_INSPECTOR,
    START,
    TECHNICIAN,
    LedgerBuilder,
    Somebody,
    key,
    somebody,
)

SECOND_ADMIN = somebody(21, "周强", Role.ADMINISTRATOR)


def founded(*people: Somebody) -> LedgerBuilder:
    ledger = LedgerBuilder()
    ledger.found()
    for each in people:
        ledger.bring_in(each)
    return ledger


def follow(ledger: LedgerBuilder) -> tuple[People, list[Finding]]:
    chain = Chain(ledger.vault)
    found = []
    for each in ledger.entries:
        found += chain.follow(each.line)[1]
    return chain.people, found


def refusal(ledger: LedgerBuilder) -> str:
    """The sentence of the one unlawful entry."""
    _, found = follow(ledger)
    (unlawful,) = [each for each in found if each.code == "PERSON_UNLAWFUL"]
    assert unlawful.severity is Severity.ERROR
    return unlawful.detail


def recover(ledger: LedgerBuilder, person: Somebody, replaces: Somebody, **more: object) -> int:
    body = {"person": person.card, "replaces": replaces.key_id, "introduced": "recovery", **more}
    return ledger.seal(ADDED, body, person)


def test_founder_is_an_administrator_with_the_key_of_entry_0() -> None:
    people, found = follow(founded())
    assert found == []
    founder = people.get(ADMIN.key_id)
    assert founder is not None
    assert (founder.name, founder.role, founder.since) == ("王伟", Role.ADMINISTRATOR, 0)
    assert founder.introduced is Introduced.FOUNDER
    assert founder.is_confirmed
    assert people.administrators() == (founder,)
    assert people.public_key(ADMIN.key_id) is not None
    assert people.public_key(INSPECTOR.key_id) is None


def test_administrator_brings_people_in() -> None:
    people, found = follow(founded(INSPECTOR, TECHNICIAN))
    assert found == []
    assert [each.key_id for each in people] == [
        each.key_id for each in (ADMIN, INSPECTOR, TECHNICIAN)
    ]
    inspector = people.get(INSPECTOR.key_id)
    assert inspector is not None
    assert inspector.introduced is Introduced.ADMINISTRATOR
    assert inspector.certificate == INSPECTOR.signer.certificate
    assert inspector.certificate_number == INSPECTOR.number


def test_inspector_brings_nobody_in() -> None:
    ledger = founded(INSPECTOR)
    ledger.bring_in(TECHNICIAN, INSPECTOR)
    assert refusal(ledger) == "Only an administrator may do this."
    assert follow(ledger)[0].get(TECHNICIAN.key_id) is None


def test_key_enters_once() -> None:
    ledger = founded(INSPECTOR)
    ledger.bring_in(INSPECTOR)
    assert refusal(ledger) == "The key is already in this ledger."


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        (None, "The person's card is missing."),
        ({}, "The member certificate is missing or not text."),
        ({"certificate": "%%%"}, "The certificate is not base64."),
        ({"certificate": "AAAA"}, "not of the profile"),
        ({**TECHNICIAN.card, "name": ""}, "The member name is missing or not text."),
        ({**TECHNICIAN.card, "unit": 5}, "The member unit is missing or not text."),
        ({**TECHNICIAN.card, "role": "chief"}, "The role is unknown."),
    ],
)
def test_card_that_is_not_whole_brings_nobody_in(card: object, sentence: str) -> None:
    ledger = founded()
    ledger.seal(ADDED, {"person": card}, ADMIN)
    assert sentence in refusal(ledger)


def test_founding_must_be_signed_by_the_founder() -> None:
    ledger = LedgerBuilder()
    ledger.seal("vault", {"person": ADMIN.card}, INSPECTOR)
    _, found = follow(ledger)
    assert [each.code for each in found] == ["PERSON_UNLAWFUL", "ENTRY_SIGNER_UNKNOWN"]


# A lost key


def test_new_key_after_recovery_is_signed_by_itself_and_not_confirmed() -> None:
    ledger = founded(INSPECTOR)
    since = recover(ledger, NEW_INSPECTOR, INSPECTOR)
    people, found = follow(ledger)
    assert [(each.code, each.path) for each in found] == [("PERSON_NEW_KEY", f"#{since}")]
    new, old = people.get(NEW_INSPECTOR.key_id), people.get(INSPECTOR.key_id)
    assert new is not None
    assert old is not None
    assert (new.introduced, new.replaces) == (Introduced.RECOVERY, INSPECTOR.key_id)
    assert not new.is_confirmed
    assert new.is_active
    assert not old.is_active


def test_somebody_else_confirms_a_new_key() -> None:
    ledger = founded(INSPECTOR, TECHNICIAN)
    recover(ledger, NEW_INSPECTOR, INSPECTOR)
    for _ in range(2):
        ledger.seal(COUNTERSIGNED, {"key": NEW_INSPECTOR.key_id}, TECHNICIAN)
    people, _ = follow(ledger)
    new = people.get(NEW_INSPECTOR.key_id)
    assert new is not None
    assert new.is_confirmed
    assert new.countersigned_by == (TECHNICIAN.key_id,)


def test_nobody_confirms_their_own_key() -> None:
    ledger = founded(INSPECTOR)
    recover(ledger, NEW_INSPECTOR, INSPECTOR)
    ledger.seal(COUNTERSIGNED, {"key": NEW_INSPECTOR.key_id}, NEW_INSPECTOR)
    assert refusal(ledger) == "Nobody countersigns their own key."


def test_administrator_may_bring_the_new_key_in_too() -> None:
    ledger = founded(INSPECTOR)
    ledger.bring_in(NEW_INSPECTOR, replaces=INSPECTOR.key_id)
    people, found = follow(ledger)
    assert [each.code for each in found] == ["PERSON_NEW_KEY"]
    new, old = people.get(NEW_INSPECTOR.key_id), people.get(INSPECTOR.key_id)
    assert new is not None
    assert old is not None
    assert new.is_confirmed
    assert not old.is_active


def test_recovery_is_for_people_known_before() -> None:
    ledger = founded()
    recover(ledger, NEW_INSPECTOR, INSPECTOR)
    assert refusal(ledger) == "The key said to be replaced was never in this ledger."
    ledger = founded()
    ledger.seal(ADDED, {"person": NEW_INSPECTOR.card, "introduced": "recovery"}, NEW_INSPECTOR)
    assert "only a person known before" in refusal(ledger)


def test_recovered_key_signs_its_own_entry() -> None:
    ledger = founded(INSPECTOR, TECHNICIAN)
    body = {
        "person": NEW_INSPECTOR.card, "replaces": INSPECTOR.key_id, "introduced": "recovery",
    }  # fmt: skip
    ledger.seal(ADDED, body, TECHNICIAN)
    assert refusal(ledger) == "The entry is not signed with the key it brings in."


# Changes


def test_administrator_changes_role_and_locks() -> None:
    ledger = founded(INSPECTOR)
    ledger.seal(CHANGED, {"key": INSPECTOR.key_id, "role": "case_officer", "active": False}, ADMIN)
    people, found = follow(ledger)
    assert found == []
    person = people.get(INSPECTOR.key_id)
    assert person is not None
    assert (person.role, person.is_active) == (Role.CASE_OFFICER, False)


@pytest.mark.parametrize("change", [{"role": "administrator"}, {"active": True}])
def test_inspector_changes_nobody(change: dict[str, object]) -> None:
    ledger = founded(INSPECTOR, TECHNICIAN)
    ledger.seal(CHANGED, {"key": TECHNICIAN.key_id, **change}, INSPECTOR)
    assert refusal(ledger) == "Only an administrator may do this."


def test_last_administrator_stays() -> None:
    ledger = founded(INSPECTOR)
    ledger.seal(CHANGED, {"key": ADMIN.key_id, "active": False}, ADMIN)
    assert "last administrator" in refusal(ledger)
    ledger = founded(INSPECTOR)
    ledger.seal(CHANGED, {"key": ADMIN.key_id, "role": "inspector"}, ADMIN)
    assert "last administrator" in refusal(ledger)
    ledger = founded(SECOND_ADMIN)
    ledger.seal(CHANGED, {"key": ADMIN.key_id, "role": "inspector"}, SECOND_ADMIN)
    assert follow(ledger)[1] == []


def test_person_replaces_the_own_certificate() -> None:
    renewed = certificate_of(INSPECTOR, moment=START + timedelta(days=30))
    body = {"key": INSPECTOR.key_id, "certificate": base64.b64encode(renewed).decode()}
    for by, lawful in ((INSPECTOR, True), (ADMIN, True), (TECHNICIAN, False)):
        ledger = founded(INSPECTOR, TECHNICIAN)
        ledger.seal(CHANGED, body, by)
        people, found = follow(ledger)
        person = people.get(INSPECTOR.key_id)
        assert person is not None
        assert (person.certificate == renewed) is lawful
        assert (found == []) is lawful


OTHERS = [{"name": "李红"}, {"unit": "别处"}, {"certificate_number": "粤A99999"}]


@pytest.mark.parametrize("other", OTHERS)
def test_new_certificate_is_for_the_same_person(other: dict[str, str]) -> None:
    certificate = base64.b64encode(certificate_of(INSPECTOR, **other)).decode()
    ledger = founded(INSPECTOR)
    ledger.seal(CHANGED, {"key": INSPECTOR.key_id, "certificate": certificate}, ADMIN)
    assert refusal(ledger) == "The new certificate is for somebody else."


@pytest.mark.parametrize("other", OTHERS)
def test_nobody_is_brought_in_under_a_name_that_the_certificate_does_not_have(
    other: dict[str, str],
) -> None:
    ledger = founded()
    ledger.seal(ADDED, {"person": {**INSPECTOR.card, **other}}, ADMIN)
    assert refusal(ledger) == "The person's certificate is for somebody else."


@pytest.mark.parametrize("other", [*OTHERS, {"role": "administrator"}])
def test_recovered_key_makes_nobody_somebody_else(other: dict[str, str]) -> None:
    said = {name: text for name, text in other.items() if name != "role"}
    certificate = certificate_of(NEW_INSPECTOR, number=20, **said)
    card = {
        **NEW_INSPECTOR.card, **other, "certificate": base64.b64encode(certificate).decode(),
    }  # fmt: skip
    ledger = founded(INSPECTOR)
    body = {"person": card, "replaces": INSPECTOR.key_id, "introduced": "recovery"}
    ledger.seal(ADDED, body, NEW_INSPECTOR)
    assert refusal(ledger) == (
        "After a recovery a person keeps name, unit, certificate number and role."
    )


def certificate_of(person: Somebody, number: int = 2, **other: object) -> bytes:
    """A self-issued certificate for the person's key, or one that says something else."""
    said: dict[str, object] = {
        "name": person.name,
        "unit": person.unit,
        "certificate_number": person.number,
        "moment": START,
    }
    return issue_self_signed(key(number), **{**said, **other})


def test_new_certificate_is_for_the_same_key() -> None:
    other = base64.b64encode(TECHNICIAN.signer.certificate).decode()
    ledger = founded(INSPECTOR)
    ledger.seal(CHANGED, {"key": INSPECTOR.key_id, "certificate": other})
    assert refusal(ledger) == "The new certificate is for another key."
    ledger = founded(INSPECTOR)
    ledger.seal(CHANGED, {"key": INSPECTOR.key_id, "certificate": "AAAA"})
    assert "not of the profile" in refusal(ledger)


@pytest.mark.parametrize("kind", [CHANGED, COUNTERSIGNED])
def test_change_of_somebody_unknown_is_refused(kind: str) -> None:
    ledger = founded()
    ledger.seal(kind, {"key": INSPECTOR.key_id}, ADMIN)
    assert refusal(ledger) == "The person meant is not in this ledger."


def test_entries_about_other_things_change_nobody() -> None:
    ledger = founded()
    before = list(follow(ledger)[0])
    ledger.seal("case", {"person": INSPECTOR.card}, ADMIN)
    assert list(follow(ledger)[0]) == before
