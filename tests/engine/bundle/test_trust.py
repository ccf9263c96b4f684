import json
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.bundle.trust import (
    FORMAT,
    LARGEST,
    Known,
    Pin,
    PinKind,
    TrustFileError,
    TrustList,
    read_trust,
    write_trust,
)
from fieldkit.ledger.certificates import CertificateError, fingerprint_in_groups
from tests.engine.ledger.papers import (
    AGENCY,
    AGENCY_KEY,
    KEY,
    MOMENT,
    OTHER_KEY,
    YEAR,
    agency,
    certificate,
    issued_by_agency,
    pem,
)

PERSON = certificate()
PINNED = Pin.of_person(PERSON, "张三，某市生态环境局")
VOUCHING = Pin.of_authority(agency(), "省厅 CA")
CONTENT = write_trust([PINNED, VOUCHING])


def changed(**members: object) -> bytes:
    """A trust file of one person with some members of the certificate changed."""
    file = json.loads(write_trust([PINNED]))
    file["certificates"][0].update(members)
    return json.dumps(file).encode()


def test_what_was_written_is_read_back() -> None:
    assert read_trust(CONTENT) == TrustList((PINNED, VOUCHING))
    assert read_trust(write_trust([])) == TrustList()


def test_people_can_read_the_file() -> None:
    lines = CONTENT.decode().splitlines()
    assert '      "label": "张三，某市生态环境局",' in lines
    assert f'      "fingerprint": "{fingerprint_in_groups(PERSON)}",' in lines
    assert json.loads(CONTENT)["format"] == FORMAT


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + CONTENT,
        CONTENT.replace(b"\n", b"\r\n"),
        CONTENT.replace(b"  ", b""),
        json.dumps(json.loads(CONTENT), sort_keys=True).encode(),
    ],
)
def test_what_an_editor_changes_does_not_matter(content: bytes) -> None:
    assert read_trust(content) == TrustList((PINNED, VOUCHING))


def test_pinned_person_is_known() -> None:
    assert TrustList((PINNED,)).knows(PERSON, MOMENT) == Known(PINNED.label, PinKind.PERSON)


@pytest.mark.parametrize("at", [MOMENT - YEAR, MOMENT + 20 * YEAR])
def test_pinned_person_is_known_at_any_time(at: datetime) -> None:
    assert TrustList((PINNED,)).knows(PERSON, at) is not None


def test_person_of_a_trusted_agency_is_known() -> None:
    known = TrustList((PINNED, VOUCHING)).knows(issued_by_agency(), MOMENT + YEAR)
    assert known == Known(VOUCHING.label, PinKind.AUTHORITY)


def test_persons_own_pin_goes_before_the_agencys() -> None:
    der = issued_by_agency()
    own = Pin.of_person(der, "张三")
    assert TrustList((VOUCHING, own)).knows(der, MOMENT) == Known("张三", PinKind.PERSON)


STRANGERS = {
    "same name and number, another key": certificate(key=OTHER_KEY),
    "same key, another name": certificate(subject="李四"),
    "same key and name, another number": certificate(serial=43),
    "same key and name, another life": certificate(begin=MOMENT + YEAR),
    "name with another script's letter": certificate(key=OTHER_KEY, subject="张 三"),
    "issued by another of the agency's name": issued_by_agency(issuer_key=OTHER_KEY),
    "issued by the agency under another name": issued_by_agency(issuer="CA"),
    "issued by the pinned person": certificate(
        key=OTHER_KEY, subject="李四", issuer="张三", issuer_key=KEY
    ),
}


@pytest.mark.parametrize("name", STRANGERS)
def test_stranger_is_not_known(name: str) -> None:
    assert TrustList((PINNED, VOUCHING)).knows(STRANGERS[name], MOMENT + YEAR) is None


@pytest.mark.parametrize("at", [MOMENT - timedelta(seconds=1), MOMENT + 11 * YEAR])
def test_agency_vouches_only_for_the_lives_of_both(at: datetime) -> None:
    der = issued_by_agency()
    assert TrustList((VOUCHING,)).knows(der, at) is None


def test_nobody_is_known_to_an_empty_list() -> None:
    assert TrustList().knows(PERSON, MOMENT) is None


def test_authoritys_own_certificate_is_no_signer() -> None:
    with pytest.raises(CertificateError):
        TrustList((VOUCHING,)).knows(agency(), MOMENT)


def test_pins_are_within_the_profile() -> None:
    with pytest.raises(CertificateError):
        Pin.of_person(agency(), "省厅")
    with pytest.raises(CertificateError):
        Pin.of_authority(PERSON, "张三")


@pytest.mark.parametrize("label", ["", "x" * 201, "a\nb", "a\u202eb", "a\u200bb"])
def test_label_that_people_cannot_read_is_refused(label: str) -> None:
    for make in (Pin.of_person, Pin.of_authority):
        with pytest.raises(TrustFileError):
            make(PERSON if make == Pin.of_person else agency(), label)
    with pytest.raises(TrustFileError):
        read_trust(changed(label=label))


OTHER = fingerprint_in_groups(certificate(key=OTHER_KEY))
UNREADABLE = {
    "empty": b"",
    "not UTF-8": CONTENT.decode().encode("utf-16"),
    "not JSON": CONTENT[:-10],
    "nested": b"[" * 100_000,
    "number of many digits": b"1" * 5_000,
    "list": b"[]",
    "null": b"null",
    "other format": CONTENT.replace(b"trust/1", b"trust/2"),
    "no certificates": json.dumps({"format": FORMAT}).encode(),
    "certificates no list": json.dumps({"format": FORMAT, "certificates": {}}).encode(),
    "member unknown": json.dumps({"format": FORMAT, "certificates": [], "note": ""}).encode(),
    "member twice": b'{"format":"x",' + CONTENT.lstrip()[1:],
    "certificate no object": json.dumps({"format": FORMAT, "certificates": [1]}).encode(),
    "certificate's member unknown": changed(note=""),
    "certificate's member no text": changed(label=1),
    "certificate's member twice": write_trust([PINNED]).replace(
        b'"kind"', b'"label": "x", "kind"'
    ),
    "kind unknown": changed(kind="robot"),
    "kind wrong": changed(kind="authority"),
    "fingerprint of another": changed(fingerprint=OTHER),
    "fingerprint without groups": changed(
        fingerprint=fingerprint_in_groups(PERSON).replace(" ", "")
    ),
    "certificate of another": changed(pem=pem(certificate(key=OTHER_KEY)).decode()),
    "certificate of nothing": changed(pem="x"),
    "certificate with half a character": changed(pem="\ud800"),
    "two certificates": changed(pem=pem(PERSON).decode() * 2),
    "same certificate twice": write_trust([PINNED, PINNED]),
    "same certificate under two labels": write_trust(
        [PINNED, Pin.of_person(PERSON, "another label")]
    ),
    "too large": CONTENT + b" " * LARGEST,
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_other_file_is_refused(name: str) -> None:
    with pytest.raises(TrustFileError):
        read_trust(UNREADABLE[name])


@given(st.binary(max_size=100))
def test_no_bytes_make_the_reader_fail_in_another_way(content: bytes) -> None:
    with pytest.raises(TrustFileError):
        read_trust(content)


def test_renewed_certificate_of_one_key_may_stand_beside_the_old() -> None:
    pins = (PINNED, Pin.of_person(certificate(begin=MOMENT + YEAR), "张三，新证"))
    assert read_trust(write_trust(pins)) == TrustList(pins)


def test_agencys_renewed_certificate_vouches_too() -> None:
    renewed = Pin.of_authority(agency(begin=MOMENT + YEAR, serial=43), AGENCY)
    der = issued_by_agency(begin=MOMENT + 2 * YEAR)
    at = MOMENT + 10 * YEAR + YEAR / 2
    assert TrustList((VOUCHING,)).knows(der, at) is None
    assert TrustList((VOUCHING, renewed)).knows(der, at) == Known(AGENCY, PinKind.AUTHORITY)


def test_agencys_key_under_another_name_does_not_vouch() -> None:
    other = Pin.of_authority(agency(AGENCY_KEY, subject="别的 CA"), "别的 CA")
    assert TrustList((other,)).knows(issued_by_agency(), MOMENT) is None
