import hashlib
import random
import re
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from fieldkit.ledger.authorities import is_issued_by, read_authority
from fieldkit.ledger.certificates import (
    LARGEST,
    CertificateError,
    CertificateFieldError,
    CertificateKeyError,
    CertificateSignatureError,
    CertificateUsageError,
    certificate_in,
    fingerprint_in_groups,
    issue_self_signed,
    read_certificate,
    request_certificate,
)
from fieldkit.ledger.signatures import key_id_of
from tests.engine.ledger import papers
from tests.engine.ledger.papers import (
    KEY,
    MOMENT,
    OTHER_KEY,
    YEAR,
    agency,
    agency_extensions,
    certificate,
    constraints,
    issued_by_agency,
    name_of,
    person_extensions,
    usage,
)

UNIT = "某市生态环境局"
NUMBER = "粤A01-0123"
BEIJING = timezone(timedelta(hours=8))
SECOND = timedelta(seconds=1)


def own(
    name: str = "张三", unit: str = UNIT, number: str = NUMBER, moment: datetime = MOMENT
) -> bytes:
    return issue_self_signed(KEY, name=name, unit=unit, certificate_number=number, moment=moment)


def openssl(*arguments: str | Path) -> str:
    if shutil.which("openssl") is None:
        pytest.skip("the program openssl is not installed")
    done = subprocess.run(
        ["openssl", *arguments], capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_was_issued_is_read_back() -> None:
    der = own(moment=datetime(2026, 11, 24, 17, 30, 0, 999_999, tzinfo=BEIJING))
    read = read_certificate(der)
    assert (read.name, read.unit, read.number) == ("张三", UNIT, NUMBER)
    assert read.key_id == key_id_of(KEY.public_key())
    assert read.public_key == KEY.public_key()
    assert read.not_before == datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    assert read.not_after == datetime(2036, 11, 24, 9, 30, tzinfo=UTC)
    assert read.issuer == f"2.5.4.5={NUMBER},O={UNIT},CN=张三"
    assert read.fingerprint == hashlib.sha256(der).hexdigest()
    assert read.is_self_issued
    assert read.der == der


def test_serial_numbers_are_random_and_long() -> None:
    serials = {read_certificate(own()).serial for _ in range(5)}
    assert len(serials) == 5
    assert all(serial.bit_length() > 100 for serial in serials)


def test_life_begins_and_ends_at_the_second() -> None:
    read = read_certificate(own())
    assert read.is_valid_at(read.not_before)
    assert read.is_valid_at(read.not_after)
    assert not read.is_valid_at(read.not_before - SECOND)
    assert not read.is_valid_at(read.not_after + SECOND)


@pytest.mark.parametrize(
    ("moment", "end"),
    [
        (datetime(2028, 2, 29, tzinfo=UTC), datetime(2038, 2, 28, tzinfo=UTC)),
        (datetime(2049, 12, 31, tzinfo=UTC), datetime(2059, 12, 31, tzinfo=UTC)),
        (datetime(1969, 1, 1, tzinfo=UTC), datetime(1979, 1, 1, tzinfo=UTC)),
        (datetime(9995, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_odd_clocks_give_a_certificate_all_the_same(moment: datetime, end: datetime) -> None:
    read = read_certificate(own(moment=moment))
    assert (read.not_before, read.not_after) == (moment, end)


@pytest.mark.parametrize("number", ["1234567890", NUMBER])
def test_openssl_reads_and_verifies_it(tmp_path: Path, number: str) -> None:
    (tmp_path / "a.pem").write_bytes(papers.pem(own(number=number)))
    text = openssl(
        "x509", "-in", tmp_path / "a.pem", "-noout", "-text", "-nameopt", "utf8,sep_comma_plus"
    )
    assert f"Subject: CN=张三,O={UNIT},serialNumber={number}" in text
    assert re.search(r"Basic Constraints: critical\s+CA:FALSE", text)
    assert re.search(r"Key Usage: critical\s+Digital Signature, Non Repudiation", text)
    assert "1.3.6.1.5.5.7.3.36" in text
    assert "Version: 3" in text
    openssl("verify", "-x509_strict", "-check_ss_sig", "-no_check_time", "-partial_chain",
            "-trusted", tmp_path / "a.pem", tmp_path / "a.pem")  # fmt: skip


@pytest.mark.parametrize("field", ["name", "unit", "number"])
@pytest.mark.parametrize("text", ["", "长" * 65])
def test_text_that_no_certificate_can_hold_is_refused(field: str, text: str) -> None:
    with pytest.raises(CertificateFieldError):
        own(**{field: text})


def test_longest_texts_fit() -> None:
    read = read_certificate(own("长" * 64, "长" * 64, "9" * 64))
    assert (len(read.name), len(read.unit), len(read.number)) == (64, 64, 64)


def test_request_is_made_for_an_authority(tmp_path: Path) -> None:
    text = request_certificate(KEY, name="张三", unit=UNIT, certificate_number=NUMBER)
    request = x509.load_pem_x509_csr(text.encode())
    assert request.is_signature_valid
    assert request.public_key() == KEY.public_key()
    given = [(each.value, each.critical) for each in request.extensions]
    assert given == person_extensions()
    (tmp_path / "a.csr").write_text(text, "ascii")
    openssl("req", "-in", tmp_path / "a.csr", "-verify", "-noout")


def test_certificate_is_found_in_either_kind_of_file() -> None:
    der = own()
    assert certificate_in(der) == der
    assert certificate_in(papers.pem(der)) == der
    assert certificate_in(b"\r\n" + papers.pem(der).replace(b"\n", b"\r\n")) == der


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        own()[:-1],
        own() + b"\0",
        papers.pem(own()) * 2,
        papers.pem(own()).replace(b"CERTIFICATE", b"CARTIFICATE"),
        papers.pem(own()).replace(b"MII", b"!!!"),
        b"-----BEGIN CERTIFICATE-----\n" + b"A" * (3 * LARGEST),
    ],
)
def test_file_without_exactly_one_certificate_is_refused(content: bytes) -> None:
    with pytest.raises(CertificateError):
        certificate_in(content)


def test_fingerprint_is_grouped_for_the_voice() -> None:
    groups = fingerprint_in_groups(own()).split(" ")
    assert [len(group) for group in groups] == [4] * 16


def test_agency_certificate_for_a_person_is_read() -> None:
    subject = name_of("李四", (NameOID.ORGANIZATION_NAME, UNIT))
    read = read_certificate(issued_by_agency(subject=subject))
    assert (read.name, read.unit, read.number) == ("李四", UNIT, "")
    assert not read.is_self_issued


RSA_KEY = rsa.generate_private_key(65537, 2048)
WEAK_KEY = rsa.generate_private_key(65537, 1024)  # meant to be refused
K1_KEY = ec.derive_private_key(7, ec.SECP256K1())
P384_KEY = ec.derive_private_key(7, ec.SECP384R1())

WITHOUT_USAGE = [constraints(False), person_extensions()[2]]
WITHOUT_PURPOSE = person_extensions()[:2]
CRITICAL_UNKNOWN = (x509.UnrecognizedExtension(ObjectIdentifier("1.2.3.4"), b"\5\0"), True)
NAME_CONSTRAINTS = (x509.NameConstraints([x509.DNSName("a.example")], None), True)

UNFIT_PERSONS: dict[str, tuple[bytes, type[CertificateError]]] = {
    "RSA": (certificate(key=RSA_KEY), CertificateKeyError),
    "RSA 1024": (certificate(key=WEAK_KEY), CertificateKeyError),
    "P-384": (certificate(key=P384_KEY), CertificateKeyError),
    "secp256k1": (certificate(key=K1_KEY), CertificateKeyError),
    "authority": (
        certificate(extensions=[constraints(True), *person_extensions()[1:]]),
        CertificateUsageError,
    ),
    "no key usage": (certificate(extensions=WITHOUT_USAGE), CertificateUsageError),
    "no purpose": (certificate(extensions=WITHOUT_PURPOSE), CertificateUsageError),
    "key usage for encipherment": (
        certificate(extensions=[*WITHOUT_USAGE, (usage(key_encipherment=True), True)]),
        CertificateUsageError,
    ),
    "key usage for certificates": (
        certificate(
            extensions=[
                *WITHOUT_USAGE,
                (usage(digital_signature=True, key_cert_sign=True), True),
            ]
        ),
        CertificateUsageError,
    ),
    "purpose of a web server": (
        certificate(
            extensions=[
                *WITHOUT_PURPOSE,
                (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False),
            ]
        ),
        CertificateUsageError,
    ),
    "critical and not understood": (
        certificate(extensions=[*person_extensions(), CRITICAL_UNKNOWN]),
        CertificateUsageError,
    ),
    "self-issued with another key": (
        certificate(issuer_key=OTHER_KEY),
        CertificateSignatureError,
    ),
    "SHA-1": (
        papers.with_sha1(issued_by_agency()),
        CertificateSignatureError,
    ),
    "no common name": (
        certificate(subject=x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, UNIT)])),
        CertificateError,
    ),
    "two common names": (
        certificate(subject=name_of("张三", (NameOID.COMMON_NAME, "李四"))),
        CertificateError,
    ),
    "no name at all": (certificate(subject=x509.Name([])), CertificateError),
    "too long": (
        certificate(subject=name_of("张三", (NameOID.ORGANIZATION_NAME, "长" * LARGEST))),
        CertificateError,
    ),
}


@pytest.mark.parametrize("name", UNFIT_PERSONS)
def test_certificate_outside_the_profile_is_refused(name: str) -> None:
    der, kind = UNFIT_PERSONS[name]
    with pytest.raises(CertificateError) as told:
        read_certificate(der)
    assert type(told.value) is kind


def test_key_of_an_unknown_kind_is_refused() -> None:
    der = own().replace(
        bytes.fromhex("06082a8648ce3d030107"), bytes.fromhex("06082a8648ce3d030177")
    )
    with pytest.raises(CertificateKeyError):
        read_certificate(der)


def test_expired_certificate_is_still_read() -> None:
    assert read_certificate(own(moment=datetime(1999, 1, 1, tzinfo=UTC))).name == "张三"


def test_old_version_is_refused() -> None:
    der = own()
    position = der.index(bytes.fromhex("a003020102")) + 4
    with pytest.raises(CertificateError):
        read_certificate(der[:position] + b"\0" + der[position + 1 :])


def test_serial_number_that_is_not_positive_is_refused() -> None:
    der = certificate(serial=0x42)
    at = der.index(bytes.fromhex("a003020102" + "020142")) + 7
    for byte in (b"\0", b"\x80"):
        with pytest.raises(CertificateError):
            read_certificate(der[:at] + byte + der[at + 1 :])


@pytest.mark.parametrize("read", [read_certificate, read_authority, certificate_in])
def test_no_bytes_make_the_reader_fail_in_another_way(read: Callable[[bytes], object]) -> None:
    chance = random.Random(7)
    for der in (own(), agency()):
        for position in range(len(der)):
            spoiled = bytearray(der)
            spoiled[position] = chance.randrange(256)
            with suppress(CertificateError):
                read(bytes(spoiled))


# Authorities


def test_person_is_issued_by_the_agency() -> None:
    theirs = read_authority(agency())
    assert theirs.name == "CN=某省生态环境厅 CA"
    assert theirs.fingerprint == hashlib.sha256(theirs.der).hexdigest()
    assert is_issued_by(read_certificate(issued_by_agency()), theirs, MOMENT + YEAR)


@pytest.mark.parametrize(
    "der",
    [
        agency(RSA_KEY),
        agency(P384_KEY),
        agency(ec.derive_private_key(7, ec.SECP521R1()), digest=hashes.SHA512()),
        agency(issuer="根 CA", issuer_key=OTHER_KEY),
    ],
)
def test_authorities_of_several_kinds_are_read(der: bytes) -> None:
    assert read_authority(der).der == der


def test_agency_with_an_rsa_key_vouches_too() -> None:
    theirs = read_authority(agency(RSA_KEY))
    der = issued_by_agency(issuer_key=RSA_KEY)
    assert is_issued_by(read_certificate(der), theirs, MOMENT)


UNFIT_AUTHORITIES: dict[str, tuple[bytes, type[CertificateError]]] = {
    "RSA 1024": (agency(WEAK_KEY), CertificateKeyError),
    "secp256k1": (agency(K1_KEY), CertificateKeyError),
    "person": (own(), CertificateUsageError),
    "no constraints": (
        agency(extensions=agency_extensions()[1:]),
        CertificateUsageError,
    ),
    "not to sign certificates": (
        agency(extensions=[constraints(True), (usage(crl_sign=True), True)]),
        CertificateUsageError,
    ),
    "no key usage": (agency(extensions=agency_extensions()[:1]), CertificateUsageError),
    "constraints on names": (
        agency(extensions=[*agency_extensions(), NAME_CONSTRAINTS]),
        CertificateUsageError,
    ),
    "SHA-1": (papers.with_sha1(agency(issuer="根 CA")), CertificateSignatureError),
    "own signature of another key": (
        agency(issuer_key=OTHER_KEY),
        CertificateSignatureError,
    ),
}


@pytest.mark.parametrize("name", UNFIT_AUTHORITIES)
def test_authority_outside_the_profile_is_refused(name: str) -> None:
    der, kind = UNFIT_AUTHORITIES[name]
    with pytest.raises(CertificateError) as told:
        read_authority(der)
    assert type(told.value) is kind


@pytest.mark.parametrize(
    "der",
    [
        issued_by_agency(issuer="别的 CA"),
        issued_by_agency(issuer_key=OTHER_KEY),
        issued_by_agency(issuer_key=RSA_KEY),
        issued_by_agency(issuer_key=P384_KEY),
        own(),
    ],
)
def test_person_of_another_issuer_is_not_the_agencys(der: bytes) -> None:
    assert not is_issued_by(read_certificate(der), read_authority(agency()), MOMENT)


@pytest.mark.parametrize(
    ("persons", "agencys", "at", "expected"),
    [
        (MOMENT, MOMENT, MOMENT, True),
        (MOMENT, MOMENT, MOMENT - SECOND, False),
        (MOMENT + YEAR, MOMENT, MOMENT, False),
        (MOMENT, MOMENT + YEAR, MOMENT, False),
        (MOMENT, MOMENT, MOMENT + 10 * YEAR, True),
        (MOMENT, MOMENT, MOMENT + 10 * YEAR + SECOND, False),
        (MOMENT + YEAR, MOMENT, MOMENT + 10 * YEAR + SECOND, False),
        (MOMENT, MOMENT + YEAR, MOMENT + 10 * YEAR + SECOND, False),
    ],
)
def test_both_must_live_at_the_moment(
    persons: datetime, agencys: datetime, at: datetime, expected: bool
) -> None:
    theirs = read_authority(agency(begin=agencys))
    assert is_issued_by(read_certificate(issued_by_agency(begin=persons)), theirs, at) is expected
