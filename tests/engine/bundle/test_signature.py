import hashlib
import random
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldkit.bundle.signature import LARGEST, BundleSignature, SignatureFormError, read, sign
from fieldkit.ledger.certificates import CertificateError
from fieldkit.ledger.signatures import KeySigner
from tests.engine.ledger.papers import (
    KEY,
    MOMENT,
    OTHER_KEY,
    YEAR,
    agency,
    certificate,
    issued_by_agency,
    pem,
)

CONTENT = b"5b5b  data/case.json\n"
DIGEST = hashlib.sha256(CONTENT).digest()
SIGNER = KeySigner(KEY, certificate())
OTHER_SIGNER = KeySigner(OTHER_KEY, certificate(key=OTHER_KEY, subject="李四"))
GOOD = sign(DIGEST, SIGNER, MOMENT + YEAR)

Spoil = Callable[[cms.SignedData], None]


def found(der: bytes, digest: bytes = DIGEST) -> list[str]:
    return [finding.code for finding in read(der).verify(digest)]


def spoiled(spoil: Spoil) -> bytes:
    """The good signature with one thing changed in its structure."""
    whole = cms.ContentInfo.load(GOOD)
    spoil(whole["content"])
    der: bytes = whole.dump(force=True)
    return der


def test_what_was_signed_is_read_and_holds() -> None:
    moment = datetime(2026, 12, 1, 8, 0, 0, 999_999, tzinfo=timezone(timedelta(hours=8)))
    signature = read(sign(DIGEST, SIGNER, moment))
    assert signature.verify(DIGEST) == []
    assert signature.certificate.der == SIGNER.certificate
    assert signature.signing_time == datetime(2026, 12, 1, tzinfo=UTC)
    assert signature.content_sha256 == DIGEST


def test_the_structure_survives_a_round_trip_of_the_decoder() -> None:
    assert spoiled(lambda signed: None) == GOOD


def test_other_content_is_found() -> None:
    assert found(GOOD, hashlib.sha256(b"other").digest()) == ["CMS_DIGEST"]


def test_signature_of_another_key_is_found() -> None:
    signature = sign(DIGEST, KeySigner(OTHER_KEY, SIGNER.certificate), MOMENT)
    assert found(signature) == ["CMS_SIGNATURE"]


@pytest.mark.parametrize("moment", [MOMENT - timedelta(seconds=1), MOMENT + 11 * YEAR])
def test_clock_outside_the_certificates_life_is_told(moment: datetime) -> None:
    assert found(sign(DIGEST, SIGNER, moment)) == ["CMS_TIME"]


@pytest.mark.parametrize("year", [1901, 1950, 2049, 2050, 9999])
def test_any_year_can_be_written_and_read(year: int) -> None:
    moment = datetime(year, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert read(sign(DIGEST, SIGNER, moment)).signing_time == moment


def openssl(folder: Path, der: bytes, *options: str, content: bytes = CONTENT) -> int:
    if shutil.which("openssl") is None:
        pytest.skip("the program openssl is not installed")
    (folder / "content").write_bytes(content)
    (folder / "signature.p7s").write_bytes(der)
    (folder / "signer.pem").write_bytes(pem(SIGNER.certificate))
    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "signature.p7s",
               "-content", "content", "-out", "out", *options]  # fmt: skip
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


PINNED = ["-certfile", "signer.pem", "-nointern", "-noverify"]
TRUSTED = ["-CAfile", "signer.pem", "-purpose", "any", "-no_check_time"]


@pytest.mark.parametrize("options", [PINNED, TRUSTED, [*TRUSTED, "-cades"]])
def test_openssl_accepts_it(tmp_path: Path, options: list[str]) -> None:
    assert openssl(tmp_path, GOOD, *options) == 0
    assert (tmp_path / "out").read_bytes() == CONTENT
    assert openssl(tmp_path, GOOD, *options, content=b"other") != 0


def test_openssl_accepts_an_agencys_certificate(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_bytes(pem(agency()))
    der = sign(DIGEST, KeySigner(KEY, issued_by_agency()), MOMENT)
    options = ["-CAfile", "ca.pem", "-purpose", "any", "-no_check_time", "-cades"]
    assert openssl(tmp_path, der, *options) == 0


# Everything that is not the one form


def signer_of(signed: cms.SignedData) -> cms.SignerInfo:
    return signed["signer_infos"][0]


def two_signers(signed: cms.SignedData) -> None:
    other = cms.ContentInfo.load(sign(DIGEST, OTHER_SIGNER, MOMENT))["content"]
    signed["signer_infos"] = [signer_of(signed), signer_of(other)]
    signed["certificates"] = [signed["certificates"][0], other["certificates"][0]]


def same_signer_twice(signed: cms.SignedData) -> None:
    signed["signer_infos"] = [signer_of(signed), signer_of(signed)]


def no_signer(signed: cms.SignedData) -> None:
    signed["signer_infos"] = []


def unsigned_attribute(signed: cms.SignedData) -> None:
    attribute = cms.CMSAttribute({"type": "1.2.3.4", "values": [core.Null()]})
    signer_of(signed)["unsigned_attrs"] = [attribute]


def without_signed_attributes(signed: cms.SignedData) -> None:
    """The signed attributes become the content: the same signature, another meaning."""
    signer_of(signed)["signed_attrs"] = cms.CMSAttributes([])


def content_inside(signed: cms.SignedData) -> None:
    signed["encap_content_info"] = {"content_type": "data", "content": CONTENT}


def signature_algorithm(name: str) -> Spoil:
    def spoil(signed: cms.SignedData) -> None:
        signer_of(signed)["signature_algorithm"] = {"algorithm": name}

    return spoil


def digest_algorithm(name: str) -> Spoil:
    def spoil(signed: cms.SignedData) -> None:
        signer_of(signed)["digest_algorithm"] = {"algorithm": name}

    return spoil


def digest_algorithms(*names: str) -> Spoil:
    def spoil(signed: cms.SignedData) -> None:
        signed["digest_algorithms"] = [{"algorithm": name} for name in names]

    return spoil


def null_parameters(signed: cms.SignedData) -> None:
    signer_of(signed)["digest_algorithm"] = {"algorithm": "sha256", "parameters": core.Null()}


def version(name: str) -> Spoil:
    def spoil(signed: cms.SignedData) -> None:
        signed["version"] = name

    return spoil


def named_by_key(signed: cms.SignedData) -> None:
    signer_of(signed)["sid"] = cms.SignerIdentifier({"subject_key_identifier": b"key"})


def named_otherwise(signed: cms.SignedData) -> None:
    signer_of(signed)["sid"].chosen["serial_number"] = 43


def no_certificate(signed: cms.SignedData) -> None:
    signed["certificates"] = []


def two_certificates(signed: cms.SignedData) -> None:
    other = asn1_x509.Certificate.load(OTHER_SIGNER.certificate)
    signed["certificates"] = [signed["certificates"][0], other]


def revocation_list(signed: cms.SignedData) -> None:
    signed["crls"] = []


def attribute(name: str, value: object) -> Spoil:
    """Another value of one signed attribute; the signature over the attributes is renewed."""

    def spoil(signed: cms.SignedData) -> None:
        signer = signer_of(signed)
        kept = [each for each in signer["signed_attrs"] if each["type"].native != name]
        if value is not None:
            kept.append(cms.CMSAttribute({"type": name, "values": [value]}))
        attributes = cms.CMSAttributes(kept)
        signer["signed_attrs"] = attributes
        signer["signature"] = SIGNER.sign(attributes.dump(force=True))

    return spoil


def signing_certificate(der: bytes, **more: object) -> tsp.SigningCertificateV2:
    identifier = tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(der).digest(), **more})
    return tsp.SigningCertificateV2({"certs": [identifier]})


def protection(digest: str, signature: str) -> cms.CMSAlgorithmProtection:
    return cms.CMSAlgorithmProtection(
        {
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": digest}),
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": signature}),
        }
    )


STRUCTURES: dict[str, Spoil] = {
    "two signers": two_signers,
    "same signer twice": same_signer_twice,
    "no signer": no_signer,
    "unsigned attribute": unsigned_attribute,
    "no signed attributes": without_signed_attributes,
    "content inside": content_inside,
    "signature algorithm SHA-384": signature_algorithm("sha384_ecdsa"),
    "signature algorithm RSA": signature_algorithm("sha256_rsa"),
    "digest algorithm SHA-512": digest_algorithm("sha512"),
    "digest algorithms other": digest_algorithms("sha512"),
    "digest algorithms two": digest_algorithms("sha256", "sha512"),
    "digest algorithms none": digest_algorithms(),
    "algorithm with NULL": null_parameters,
    "version 3": version("v3"),
    "signer named by key": named_by_key,
    "signer named otherwise": named_otherwise,
    "no certificate": no_certificate,
    "two certificates": two_certificates,
    "revocation list": revocation_list,
    "no content type": attribute("content_type", None),
    "other content type": attribute("content_type", "enveloped_data"),
    "no time": attribute("signing_time", None),
    "time in the long form": attribute(
        "signing_time", cms.Time({"generalized_time": MOMENT + YEAR})
    ),
    "no digest": attribute("message_digest", None),
    "digest cut": attribute("message_digest", DIGEST[:20]),
    "no signing certificate": attribute("signing_certificate_v2", None),
    "other signing certificate": attribute(
        "signing_certificate_v2", signing_certificate(OTHER_SIGNER.certificate)
    ),
    "digest of the certificate named": attribute(
        "signing_certificate_v2",
        signing_certificate(SIGNER.certificate, hash_algorithm={"algorithm": "sha512"}),
    ),
    "no protection of algorithms": attribute("cms_algorithm_protection", None),
    "protection of other algorithms": attribute(
        "cms_algorithm_protection", protection("sha512", "sha512_ecdsa")
    ),
    "one attribute more": attribute("1.2.3.4", core.Null()),
}


@pytest.mark.parametrize("name", STRUCTURES)
def test_other_structure_is_refused(name: str) -> None:
    der = spoiled(STRUCTURES[name])
    assert der != GOOD
    with pytest.raises(SignatureFormError):
        found(der)


def ber_of_indefinite_length() -> bytes:
    inner = GOOD[4:]
    return b"\x30\x80" + inner + b"\0\0"


def longer_length_than_needed() -> bytes:
    return b"\x30\x83\0" + GOOD[2:4] + GOOD[4:]


def attributes_in_another_order() -> bytes:
    attributes = cms.ContentInfo.load(GOOD)["content"]["signer_infos"][0]["signed_attrs"]
    parts = [each.dump() for each in attributes]
    turned = b"".join(reversed(parts))
    assert b"".join(parts) in GOOD
    return GOOD.replace(b"".join(parts), turned)


def nested(depth: int) -> bytes:
    content = b""
    for _ in range(depth):
        content = core.OctetString(content).dump().replace(b"\x04", b"\x30", 1)
    return content


def constructed_digest(depth: int) -> bytes:
    """A message digest in pieces of pieces, as BER allows."""
    content = b"\x04\x00"
    for _ in range(depth):
        content = b"\x24\x80" + content + b"\0\0"
    return GOOD.replace(b"\x04\x20" + DIGEST, content)


BYTES = {
    "empty": b"",
    "text": b"-----BEGIN CMS-----",
    "null": b"\x05\x00",
    "bytes behind": GOOD + b"\0" * 16,
    "cut": GOOD[:-1],
    "indefinite length": ber_of_indefinite_length(),
    "length too long": longer_length_than_needed(),
    "attributes in another order": attributes_in_another_order(),
    "nested deep": nested(4_000),
    "pieces of pieces": constructed_digest(2_500),
    "too large": GOOD + bytes(LARGEST),
    "certificate": SIGNER.certificate,
    "other content type": cms.ContentInfo({"content_type": "data", "content": b"x"}).dump(),
}


@pytest.mark.parametrize("name", BYTES)
def test_other_bytes_are_refused(name: str) -> None:
    with pytest.raises(SignatureFormError):
        found(BYTES[name])


@pytest.mark.parametrize(
    "der", [agency(), certificate(extensions=[]), certificate(issuer_key=OTHER_KEY)]
)
def test_certificate_outside_the_profile_is_refused(der: bytes) -> None:
    with pytest.raises(CertificateError):
        read(sign(DIGEST, KeySigner(KEY, der), MOMENT))


@pytest.mark.parametrize("value", [b"", b"\x30\x06\x02\x01\x01\x02\x01\x01", bytes(72)])
def test_signature_value_that_is_none_is_found(value: bytes) -> None:
    class Forger:
        key_id = SIGNER.key_id
        certificate = SIGNER.certificate

        def sign(self, message: bytes) -> bytes:
            return value

    assert found(sign(DIGEST, Forger(), MOMENT)) == ["CMS_SIGNATURE"]


def every_change(values: Callable[[int], list[int]]) -> None:
    for position in range(len(GOOD)):
        for value in values(GOOD[position]):
            changed = bytearray(GOOD)
            changed[position] = value
            with suppress(SignatureFormError, CertificateError):
                assert found(bytes(changed)) != [], (position, value)


def test_every_changed_byte_is_found() -> None:
    chance = random.Random(11)
    every_change(lambda old: [old ^ 1 << chance.randrange(8)])


@pytest.mark.full
def test_every_flipped_bit_is_found() -> None:
    every_change(lambda old: [old ^ 1 << bit for bit in range(8)])


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_no_bytes_make_the_reader_fail_in_another_way(data: st.DataObject) -> None:
    changed = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(changed)))
        length = data.draw(st.integers(0, 40))
        changed[at : at + length] = data.draw(st.binary(max_size=40))
    if changed != GOOD:
        with suppress(SignatureFormError, CertificateError):
            assert found(bytes(changed)) != []


@given(st.binary(max_size=300))
def test_no_other_bytes_make_the_reader_fail_in_another_way(content: bytes) -> None:
    with pytest.raises(SignatureFormError):
        read(content)


def test_signature_is_told_whose_it_is() -> None:
    signature = read(sign(DIGEST, OTHER_SIGNER, MOMENT))
    assert isinstance(signature, BundleSignature)
    assert signature.certificate.name == "李四"
    assert signature.certificate.key_id == OTHER_SIGNER.key_id
