"""Changes to the signature, and signatures that are good but not the right ones."""

import base64
import hashlib
from collections.abc import Callable
from datetime import timedelta

from asn1crypto import algos, cms, core
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

from fieldkit.bundle.layout import SIGNATURE, SIGNER, TAG_MANIFEST, pem
from fieldkit.bundle.signature import sign
from fieldkit.clock import read_time
from fieldkit.ledger.certificates import issue_self_signed
from fieldkit.ledger.signatures import KeySigner
from tests.builders.bundles import CREATED, pack, remanifest, signed
from tests.builders.ledger import (
    INSPECTOR,
    START,
    STRANGER,
    TECHNICIAN,
    Somebody,
    key,
)
from tests.corpus.bundles.recipes import Sound, add, tampering

P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def with_signature(change: Callable[[bytes], bytes]) -> Callable[[Sound], bytes]:
    return lambda sound: pack({**sound.files, SIGNATURE: change(sound.files[SIGNATURE])})


def edited(change: Callable[[cms.SignedData], None]) -> Callable[[Sound], bytes]:
    """The signature with something changed in its structure, written as DER again."""

    def make(der: bytes) -> bytes:
        whole = cms.ContentInfo.load(der)
        change(whole["content"])
        return bytes(whole.dump(force=True))

    return with_signature(make)


def signed_anew(by: Somebody, created: str = CREATED) -> Callable[[Sound], bytes]:
    return lambda sound: pack(signed(sound.files, by, created))


def digest_of(sound: Sound) -> bytes:
    return hashlib.sha256(sound.files[TAG_MANIFEST]).digest()


def another_certificate(name: str) -> bytes:
    """A new certificate for the inspector's own key."""
    return issue_self_signed(
        key(2), name=name, unit=INSPECTOR.unit, certificate_number=INSPECTOR.number, moment=START
    )


add("signature_emptied", "CMS_FORM", with_signature(lambda der: b""))
add("signature_with_bytes_behind", "CMS_FORM", with_signature(lambda der: der + bytes(16)))
add("signature_cut", "CMS_FORM", with_signature(lambda der: der[:-1]))
add("signature_as_text", "CMS_FORM", with_signature(base64.encodebytes))
add(
    "signature_of_indefinite_length",
    "CMS_FORM",
    with_signature(lambda der: b"\x30\x80" + der[4:] + b"\0\0"),
)
add("signature_by_a_stranger", "SENDER_DIFFERS", signed_anew(STRANGER))
add("signature_by_a_colleague", "SENDER_DIFFERS", signed_anew(TECHNICIAN))
add(
    "signature_at_another_time",
    "CMS_TIME_DIFFERS",
    signed_anew(INSPECTOR, "2026-11-24T10:00:05.000+08:00"),
)


def change_value(
    change: Callable[[int, int], tuple[int, int]],
) -> Callable[[cms.SignedData], None]:
    def edit(data: cms.SignedData) -> None:
        signer = data["signer_infos"][0]
        signer["signature"] = encode_dss_signature(
            *change(*decode_dss_signature(signer["signature"].native))
        )

    return edit


add("signature_value_exchanged", "CMS_SIGNATURE", edited(change_value(lambda r, s: (s, r))))
add("signature_value_of_ones", "CMS_SIGNATURE", edited(change_value(lambda r, s: (1, 1))))
add("signature_value_of_zeros", "CMS_SIGNATURE", edited(change_value(lambda r, s: (0, 0))))
add(
    "signature_value_out_of_range",
    "CMS_SIGNATURE",
    edited(change_value(lambda r, s: (r + P256_ORDER, s))),
)


def wrong_algorithm(data: cms.SignedData) -> None:
    """What openssl cms -verify lets pass."""
    data["signer_infos"][0]["signature_algorithm"] = algos.SignedDigestAlgorithm(
        {"algorithm": "sha384_ecdsa"}
    )


def wrong_digest_name(data: cms.SignedData) -> None:
    data["signer_infos"][0]["digest_algorithm"] = algos.DigestAlgorithm({"algorithm": "sha512"})


def wrong_digest_set(data: cms.SignedData) -> None:
    data["digest_algorithms"] = [algos.DigestAlgorithm({"algorithm": "sha512"})]


def second_signer(data: cms.SignedData) -> None:
    signer = data["signer_infos"][0].copy()
    signer["signature"] = bytes(71)
    data["signer_infos"] = [data["signer_infos"][0], signer]


def no_signer(data: cms.SignedData) -> None:
    data["signer_infos"] = []


def no_attributes(data: cms.SignedData) -> None:
    data["signer_infos"][0]["signed_attrs"] = None


def attribute_removed(data: cms.SignedData) -> None:
    signer = data["signer_infos"][0]
    kept = [each for each in signer["signed_attrs"] if each["type"].native != "signing_time"]
    signer["signed_attrs"] = cms.CMSAttributes(kept)


def unsigned_attribute(data: cms.SignedData) -> None:
    data["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes(
        [cms.CMSAttribute({"type": "1.2.3.4", "values": [core.Integer(1)]})]
    )


def content_inside(data: cms.SignedData) -> None:
    data["encap_content_info"] = {"content_type": "data", "content": b"what is shown"}


def another_time(data: cms.SignedData) -> None:
    for each in data["signer_infos"][0]["signed_attrs"]:
        if each["type"].native == "signing_time":
            earlier = each["values"][0].native - timedelta(days=30)
            each["values"] = [cms.Time({"utc_time": earlier})]


def no_certificate(data: cms.SignedData) -> None:
    data["certificates"] = None


def certificate_of_a_stranger(data: cms.SignedData) -> None:
    data["certificates"] = [cms.CertificateChoices.load(STRANGER.signer.certificate)]


def second_certificate(data: cms.SignedData) -> None:
    stranger = cms.CertificateChoices.load(STRANGER.signer.certificate)
    data["certificates"] = [data["certificates"][0], stranger]


def same_key_other_name(data: cms.SignedData) -> None:
    data["certificates"] = [cms.CertificateChoices.load(another_certificate("李 娜"))]


for _edit, _code in (
    (wrong_algorithm, "CMS_FORM"),
    (wrong_digest_name, "CMS_FORM"),
    (wrong_digest_set, "CMS_FORM"),
    (second_signer, "CMS_FORM"),
    (no_signer, "CMS_FORM"),
    (no_attributes, "CMS_FORM"),
    (attribute_removed, "CMS_FORM"),
    (unsigned_attribute, "CMS_FORM"),
    (content_inside, "CMS_FORM"),
    (another_time, "CMS_SIGNATURE"),
    (no_certificate, "CMS_FORM"),
    (certificate_of_a_stranger, "CMS_FORM"),
    (second_certificate, "CMS_FORM"),
    (same_key_other_name, "CMS_FORM"),
):
    add(f"signature_{_edit.__name__}", _code, edited(_edit))


@tampering("CMS_DIGEST")
def signature_of_another_bundle(sound: Sound) -> bytes:
    other = sign(hashlib.sha256(b"another").digest(), INSPECTOR.signer, read_time(CREATED))
    return pack({**sound.files, SIGNATURE: other})


@tampering("CMS_FORM")
def signature_by_an_ordinary_program(sound: Sound) -> bytes:
    """Made by the right key over the right bytes, as S/MIME programs do it."""
    der = (
        pkcs7.PKCS7SignatureBuilder()
        .set_data(sound.files[TAG_MANIFEST])
        .add_signer(
            x509.load_der_x509_certificate(INSPECTOR.signer.certificate), key(2), hashes.SHA256()
        )
        .sign(
            Encoding.DER,
            [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary],
        )
    )
    return pack({**sound.files, SIGNATURE: der})


@tampering("SENDER_CERTIFICATE_DIFFERS")
def signed_with_another_certificate_for_the_same_key(sound: Sound) -> bytes:
    twin = KeySigner(key(2), another_certificate("李娜（局长）"))
    return pack({**sound.files, SIGNATURE: sign(digest_of(sound), twin, read_time(CREATED))})


@tampering("FILE_CHANGED")
def certificate_beside_the_signature_exchanged(sound: Sound) -> bytes:
    return pack({**sound.files, SIGNER: pem(STRANGER.signer.certificate)})


@tampering("FILE_NOT_AS_SEALED")
def certificate_exchanged_and_signed_by_its_holder(sound: Sound) -> bytes:
    files = {**sound.files, SIGNER: pem(another_certificate("局长"))}
    return pack(remanifest(files))
