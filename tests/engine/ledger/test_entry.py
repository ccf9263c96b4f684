import base64
import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.canonical import CanonicalError, JsonObject, encode
from fieldkit.ledger.entry import (
    FORMAT,
    LONGEST_LINE,
    NO_PREVIOUS,
    Entry,
    EntryError,
    EntryTooLongError,
    digest_of,
    read_line,
    seal,
)
from fieldkit.ledger.signatures import ENTRY_CONTEXT, is_signed_by
from tests.engine.ledger.sealing import (
    FOUNDING,
    KEY,
    OTHER_SIGNER,
    PHOTO,
    SAMPLE,
    SIGNER,
    sealed_sample,
)

SEALED_FOUNDING = seal(FOUNDING, SIGNER)


class Untouched:
    """A signer that must not be asked."""

    key_id = SIGNER.key_id
    certificate = b""

    def sign(self, message: bytes) -> bytes:
        raise AssertionError("signed what nobody can read")


def line_with(**members: object) -> bytes:
    """A sample's line with members of the entry changed or, by `...`, left out."""
    value = json.loads(sealed_sample().line)
    value["entry"] = {
        name: each for name, each in {**value["entry"], **members}.items() if each is not ...
    }
    return encode(value)


def line_with_attachment(**members: object) -> bytes:
    attachment = {
        "media_type": "image/jpeg",
        "name": "a.jpg",
        "role": "original",
        "sha256": "5b" * 32,
        "size": 1,
        **members,
    }
    kept = {name: each for name, each in attachment.items() if each is not ...}
    return line_with(attachments=[kept])


@pytest.mark.parametrize(
    "entry",
    [
        SAMPLE,
        FOUNDING,
        replace(SAMPLE, attachments=(replace(PHOTO, sm3="0c" * 32), PHOTO)),
        replace(SAMPLE, case=42, case_position=1),
        replace(SAMPLE, monotonic_ns=0),
        replace(SAMPLE, body={"entry": {"a": 1, "signature": "x"}, "signature": "\",\"}"}),
    ],
)  # fmt: skip
def test_sealed_entry_reads_back_as_it_was(entry: Entry) -> None:
    sealed = seal(entry, SIGNER)
    again = read_line(sealed.line)
    assert sealed.entry == entry
    assert again == sealed
    assert again.signed_bytes == ENTRY_CONTEXT + encode(json.loads(sealed.line)["entry"])
    assert is_signed_by(KEY.public_key(), again.signature, again.signed_bytes)


def test_line_is_the_canonical_form_of_entry_and_signature() -> None:
    sealed = sealed_sample()
    value = json.loads(sealed.line)
    assert encode(value) == sealed.line
    assert value["entry"]["format"] == FORMAT
    assert value["entry"]["monotonic_ns"] == "1461010243633"
    assert base64.b64decode(value["signature"]) == sealed.signature


def test_digest_is_the_leaf_hash_of_the_line() -> None:
    sealed = sealed_sample()
    assert sealed.digest == hashlib.sha256(b"\x00" + sealed.line).hexdigest()


def test_digest_differs_from_sealing_to_sealing() -> None:
    assert sealed_sample().digest != sealed_sample().digest


def is_accepted(line: bytes) -> bool:
    """Whether a line reads and its signature is the actor's."""
    try:
        sealed = read_line(line)
    except EntryError:
        return False
    return is_signed_by(KEY.public_key(), sealed.signature, sealed.signed_bytes)


def test_every_flipped_bit_of_a_line_is_refused() -> None:
    sealed = sealed_sample()
    assert is_accepted(sealed.line)
    accepted = []
    for bit in range(len(sealed.line) * 8):
        flipped = bytearray(sealed.line)
        flipped[bit // 8] ^= 1 << bit % 8
        assert digest_of(bytes(flipped)) != sealed.digest
        if is_accepted(bytes(flipped)):
            accepted.append(bit)
    assert accepted == []


@given(st.integers(min_value=0), st.binary(min_size=1, max_size=2))
def test_line_cut_or_grown_anywhere_is_refused(place: int, more: bytes) -> None:
    line = SEALED_FOUNDING.line
    at = place % len(line)
    for changed in (
        line[:at],
        line[at + 1 :],
        line[:at] + line[at + 1 :],
        line[:at] + more + line[at:],
        line + more,
    ):
        assert not is_accepted(changed)


def test_only_the_actor_seals() -> None:
    with pytest.raises(ValueError, match="signed by its actor"):
        seal(SAMPLE, OTHER_SIGNER)


def nested(levels: int) -> JsonObject:
    return {"a": nested(levels - 1)} if levels else {}


def test_nothing_is_signed_that_could_not_be_read_back() -> None:
    seal(replace(SAMPLE, body=nested(61)), SIGNER)
    with pytest.raises(EntryError, match="nests too deep"):
        seal(replace(SAMPLE, body=nested(62)), Untouched())


def test_entry_that_no_bundle_could_carry_is_not_signed() -> None:
    spare = LONGEST_LINE - len(seal(replace(SAMPLE, body={"note": ""}), SIGNER).line)
    longest = seal(replace(SAMPLE, body={"note": "x" * (spare - 8)}), SIGNER)
    assert len(longest.line) <= LONGEST_LINE
    with pytest.raises(EntryTooLongError, match="Spread it over several"):
        seal(replace(SAMPLE, body={"note": "x" * (spare + 8)}), Untouched())


@pytest.mark.parametrize(
    "entry",
    [
        replace(SAMPLE, kind="Sample"),
        replace(SAMPLE, monotonic_ns=-1),
        replace(SAMPLE, time="2026-11-24 09:30"),
        replace(SAMPLE, attachments=(replace(PHOTO, name=""),)),
    ],
)
def test_entry_outside_the_format_is_not_signed(entry: Entry) -> None:
    with pytest.raises(EntryError):
        seal(entry, Untouched())


@pytest.mark.parametrize("value", [6.5, "\ud800", 2**53, {1: "a"}, b"bytes"])
def test_body_outside_canonical_json_is_not_signed(value: object) -> None:
    with pytest.raises(CanonicalError):
        seal(replace(SAMPLE, body={"value": value}), Untouched())  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"actor": "ab"}, "actor is not of its form"),
        ({"actor": "AB" * 32}, "actor is not of its form"),
        ({"actor": None}, "actor is not of its form"),
        ({"actor": ...}, "members are missing or unknown"),
        ({"more": 1}, "members are missing or unknown"),
        ({"format": "fieldkit-entry/2"}, "unknown format 'fieldkit-entry/2'"),
        ({"format": 1}, "unknown format '1'"),
        ({"body": []}, "the body is not an object"),
        ({"attachments": {}}, "the attachments are not a list"),
        ({"attachments": [1]}, "attachment's members"),
        ({"sequence": -1}, "sequence is not a count"),
        ({"sequence": "42"}, "sequence is not a count"),
        ({"sequence": True}, "sequence is not a count"),
        ({"case": None}, "case and case_position go together"),
        ({"case_position": None}, "case and case_position go together"),
        ({"case": 43}, "opened later"),
        ({"case": False}, "case is not a count"),
        ({"case": "3"}, "case is not a count"),
        ({"case_position": 0}, "case_position starts at 1"),
        ({"case_position": True}, "case_position is not a count"),
        ({"case_position": 1}, "position 1 is the case's own entry"),
        ({"case": 42}, "position 1 is the case's own entry"),
        ({"time": ""}, "time is not a text of 1 to 40"),
        ({"time": 5}, "time is not a text"),
        ({"time": "2026-11-24T09:30:00"}, "time is not RFC 3339"),
        ({"time": "2026-02-30T09:30:00+08:00"}, "time is not RFC 3339"),
        ({"vault": SAMPLE.vault.upper()}, "vault is not of its form"),
        ({"vault": SAMPLE.vault + "\n"}, "vault is not of its form"),
        ({"previous": NO_PREVIOUS[1:]}, "previous is not of its form"),
        ({"kind": "x" * 41}, "kind is not of its form"),
        ({"boot": ""}, "boot is not a text"),
        ({"boot": "x" * 65}, "boot is not a text"),
        ({"monotonic_ns": 5}, "monotonic_ns is not of its form"),
        ({"monotonic_ns": "05"}, "monotonic_ns is not of its form"),
        ({"monotonic_ns": "9" * 21}, "monotonic_ns is not of its form"),
        ({"monotonic_ns": "\u0665"}, "monotonic_ns is not of its form"),
    ],
)
def test_line_with_a_wrong_member_is_refused(members: JsonObject, reason: str) -> None:
    with pytest.raises(EntryError, match=reason):
        read_line(line_with(**members))


@pytest.mark.parametrize(
    "members",
    [
        {"media_type": ...},
        {"more": 1},
        {"name": ""},
        {"name": "x" * 256},
        {"name": None},
        {"media_type": "image"},
        {"media_type": "Image/JPEG"},
        {"role": "Original"},
        {"size": -1},
        {"size": "1"},
        {"sha256": "5B" * 32},
        {"sm3": None},
        {"sm3": "5b"},
    ],
)
def test_line_with_a_wrong_attachment_is_refused(members: JsonObject) -> None:
    read_line(line_with_attachment(sm3="0c" * 32))
    with pytest.raises(EntryError):
        read_line(line_with_attachment(**members))


@pytest.mark.parametrize("length", [1, 255])
def test_shortest_and_longest_name_are_taken(length: int) -> None:
    (attachment,) = read_line(line_with_attachment(name="名" * length)).entry.attachments
    assert len(attachment.name) == length


@pytest.mark.parametrize(
    "signature", [None, 5, "not base64", "QUI", "QUJ=", "QUI= ", "QUI=\n", "\u4e2d"]
)
def test_line_with_a_signature_in_another_form_is_refused(signature: object) -> None:
    value = {**json.loads(sealed_sample().line), "signature": signature}
    with pytest.raises(EntryError, match="signature"):
        read_line(encode(value))


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"entry":{}}',
        b'{"entry":{},"more":1,"signature":""}',
        b"\xff",
    ],
)
def test_what_is_no_line_is_refused(line: bytes) -> None:
    with pytest.raises(EntryError):
        read_line(line)


def test_line_with_the_same_content_written_otherwise_is_refused() -> None:
    value = json.loads(sealed_sample().line)
    for other in (
        json.dumps(value),
        json.dumps(value, separators=(",", ":")),
        json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n",
        json.dumps(dict(reversed(value.items())), ensure_ascii=False, separators=(",", ":")),
    ):
        with pytest.raises(EntryError):
            read_line(other.encode())
