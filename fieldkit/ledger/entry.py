"""One sealed entry: what it holds, its canonical bytes, and its digest.

A line of the ledger is the canonical JSON of `{"entry": E, "signature": S}`. The signature
covers `ENTRY_CONTEXT` and the canonical bytes of E; canonical JSON nests, so those bytes
stand unchanged inside the line. The digest of an entry is the RFC 9162 leaf hash of its
line (section 2.1.1): it covers the signature too, which nobody without the key can
foretell, so the digest of an undisclosed entry gives nothing away about its content.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from fieldkit.canonical import (
    CanonicalError,
    JsonObject,
    JsonValue,
    decode,
    encode,
    read_base64,
)
from fieldkit.clock import TimeTextError, read_time
from fieldkit.errors import InputError
from fieldkit.ledger.signatures import ENTRY_CONTEXT, Signer

FORMAT: Final = "fieldkit-entry/1"
NO_PREVIOUS: Final = "0" * 64
LONGEST_LINE: Final = 1 << 20  # bytes; a reader of bundles takes no longer one
_SIGNATURE_ROOM: Final = 96  # characters of base64; DER of a P-256 signature has 72 bytes

_HEX = re.compile(r"[0-9a-f]{64}")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_KIND = re.compile(r"[a-z][a-z_]{1,39}")
_DIGITS = re.compile(r"0|[1-9][0-9]{0,19}")
_MEDIA_TYPE = re.compile(r"[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}")
# What stands in a line before the entry, between it and the signature, and at the end.
_BEFORE, _BETWEEN, _AFTER = b'{"entry":', b',"signature":"', b'"}'
_MEMBERS = frozenset(
    {
        "actor", "attachments", "body", "boot", "case", "case_position", "format", "kind",
        "monotonic_ns", "previous", "sequence", "time", "vault",
    }
)  # fmt: skip


class EntryError(InputError):
    """Bytes are not a ledger entry of this format."""

    code = "ledger.not-an-entry"
    sentence = "This is not a ledger entry: {reason}."


class EntryTooLongError(EntryError):
    """A record is longer than one entry may be."""

    code = "ledger.entry-too-long"
    sentence = "The record is too long: {size} bytes of at most {most}. Spread it over several."


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to an entry, named by its digest.

    Attributes:
        name: the file's own name when it was taken in; any text, up to 255 characters.
        media_type: such as "image/jpeg".
        role: what it is to the entry: "original", "signature", ...
        size: bytes.
        sha256: hex digest of the bytes.
        sm3: hex digest by SM3 (GB/T 32905) where the vault's profile asks for it.
    """

    name: str
    media_type: str
    role: str
    size: int
    sha256: str
    sm3: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What one person put on record at one moment.

    Attributes:
        vault: the vault's UUID; binds the entry to its ledger.
        sequence: position in the ledger, from 0; also the leaf index.
        previous: digest (hex) of the entry before, NO_PREVIOUS for entry 0.
        kind: what is recorded, such as "sample".
        case: sequence of the case's own entry, None for what belongs to no case.
        case_position: 1 for the case's own entry, then 2, 3, ...; None without a case.
        body: the record itself: canonical JSON, numbers as people wrote them in text.
        attachments: the entry's files.
        actor: key id of the person who sealed it.
        time: RFC 3339 text: what the wall clock claimed.
        boot: which start of the machine the monotonic clock counts from.
        monotonic_ns: what the monotonic clock showed, nanoseconds.
    """

    vault: str
    sequence: int
    previous: str
    kind: str
    case: int | None
    case_position: int | None
    body: JsonObject
    attachments: tuple[Attachment, ...]
    actor: str
    time: str
    boot: str
    monotonic_ns: int


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """An entry with its signature and the bytes they stand in.

    Attributes:
        entry: what is recorded.
        signature: DER ECDSA signature. Its form is checked on reading, not its truth.
        line: the canonical bytes; what is stored, exported and hashed.
    """

    entry: Entry
    signature: bytes
    line: bytes

    @property
    def digest(self) -> str:
        """The entry's digest (hex): RFC 9162 leaf hash of the line."""
        return digest_of(self.line)

    @property
    def signed_bytes(self) -> bytes:
        """What the signature covers, context included."""
        # Canonical JSON nests and base64 holds no quote, so the signed bytes are a slice.
        return ENTRY_CONTEXT + self.line[len(_BEFORE) : self.line.rindex(_BETWEEN)]


def digest_of(line: bytes) -> str:
    """RFC 9162 leaf hash (section 2.1.1) of a ledger line, hex."""
    return hashlib.sha256(b"\x00" + line).hexdigest()


def seal(entry: Entry, signer: Signer) -> SealedEntry:
    """The entry, signed by the person it names as its actor.

    Raises:
        EntryError: the entry is not of the format.
        EntryTooLongError: no bundle could carry it.
        CanonicalError: the body holds something canonical JSON cannot.
        ValueError: the signer is not the entry's actor; that is a bug of the caller.
    """
    if signer.key_id != entry.actor:
        raise ValueError("an entry is signed by its actor")
    content = encode(_as_json(entry))
    unsigned = read_line(_line(content, b""))  # refuses what nobody could read afterwards
    size = len(unsigned.line) + _SIGNATURE_ROOM
    if size > LONGEST_LINE:
        raise EntryTooLongError(size=size, most=LONGEST_LINE)
    signature = signer.sign(ENTRY_CONTEXT + content)
    return replace(unsigned, signature=signature, line=_line(content, signature))


def read_line(line: bytes) -> SealedEntry:
    """The sealed entry that a ledger line holds, checked for form only.

    Not checked here: whether the signature is true, the actor known, or the entry in
    its place (`fieldkit.ledger.chain`).

    Raises:
        EntryError: any deviation from the format, however small.
    """
    try:
        value = decode(line)
    except CanonicalError as problem:
        raise EntryError(reason=problem.details["reason"]) from None
    if not isinstance(value, Mapping) or set(value) != {"entry", "signature"}:
        raise EntryError(reason="members other than entry and signature")
    return SealedEntry(_entry(value["entry"]), _signature(value["signature"]), line)


def _line(content: bytes, signature: bytes) -> bytes:
    return _BEFORE + content + _BETWEEN + base64.b64encode(signature) + _AFTER


def _as_json(entry: Entry) -> JsonObject:
    return {
        "actor": entry.actor,
        "attachments": [_attachment_json(each) for each in entry.attachments],
        "body": entry.body,
        "boot": entry.boot,
        "case": entry.case,
        "case_position": entry.case_position,
        "format": FORMAT,
        "kind": entry.kind,
        "monotonic_ns": str(entry.monotonic_ns),
        "previous": entry.previous,
        "sequence": entry.sequence,
        "time": entry.time,
        "vault": entry.vault,
    }


def _attachment_json(attachment: Attachment) -> JsonObject:
    members: dict[str, JsonValue] = {
        "media_type": attachment.media_type,
        "name": attachment.name,
        "role": attachment.role,
        "sha256": attachment.sha256,
        "size": attachment.size,
    }
    if attachment.sm3 is not None:
        members["sm3"] = attachment.sm3
    return members


def _signature(value: JsonValue) -> bytes:
    if not isinstance(value, str):
        raise EntryError(reason="the signature is not text")
    signature = read_base64(value)
    if signature is None:
        raise EntryError(reason="the signature is not base64")
    return signature


def _entry(value: JsonValue) -> Entry:
    if not isinstance(value, Mapping) or set(value) != _MEMBERS:
        raise EntryError(reason="an entry's members are missing or unknown")
    if value["format"] != FORMAT:
        raise EntryError(reason=f"unknown format {str(value['format'])[:40]!r}")
    body, attachments = value["body"], value["attachments"]
    if not isinstance(body, Mapping):
        raise EntryError(reason="the body is not an object")
    if not isinstance(attachments, list):
        raise EntryError(reason="the attachments are not a list")
    sequence = _count(value["sequence"], "sequence")
    case, position = value["case"], value["case_position"]
    if (case is None) != (position is None):
        raise EntryError(reason="case and case_position go together")
    if case is not None and _count(case, "case") > sequence:
        raise EntryError(reason="the case is opened later than the entry")
    if position is not None and _count(position, "case_position") < 1:
        raise EntryError(reason="case_position starts at 1")
    if (case == sequence) != (position == 1):
        raise EntryError(reason="position 1 is the case's own entry and no other")
    moment = _text(value["time"], "time", 40)
    try:
        read_time(moment)
    except TimeTextError:
        raise EntryError(reason="the time is not RFC 3339 with an offset") from None
    return Entry(
        vault=_matching(value["vault"], "vault", _UUID),
        sequence=sequence,
        previous=_matching(value["previous"], "previous", _HEX),
        kind=_matching(value["kind"], "kind", _KIND),
        case=case if isinstance(case, int) else None,
        case_position=position if isinstance(position, int) else None,
        body=body,
        attachments=tuple(_attachment(each) for each in attachments),
        actor=_matching(value["actor"], "actor", _HEX),
        time=moment,
        boot=_text(value["boot"], "boot", 64),
        monotonic_ns=int(_matching(value["monotonic_ns"], "monotonic_ns", _DIGITS)),
    )


def _attachment(value: JsonValue) -> Attachment:
    if not isinstance(value, Mapping) or set(value) - {"sm3"} != {
        "media_type", "name", "role", "sha256", "size",
    }:  # fmt: skip
        raise EntryError(reason="an attachment's members are missing or unknown")
    return Attachment(
        name=_text(value["name"], "name", 255),
        media_type=_matching(value["media_type"], "media_type", _MEDIA_TYPE),
        role=_matching(value["role"], "role", _KIND),
        size=_count(value["size"], "size"),
        sha256=_matching(value["sha256"], "sha256", _HEX),
        sm3=_matching(value["sm3"], "sm3", _HEX) if "sm3" in value else None,
    )


def _count(value: JsonValue, member: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise EntryError(reason=f"{member} is not a count")
    return value


def _text(value: JsonValue, member: str, most: int) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= most:
        raise EntryError(reason=f"{member} is not a text of 1 to {most} characters")
    return value


def _matching(value: JsonValue, member: str, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise EntryError(reason=f"{member} is not of its form")
    return value
