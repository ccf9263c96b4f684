"""What the sender of a bundle states and signs: `proof/statement.json`.

The statement is canonical JSON and is read strictly. It lists every file of the bundle but
itself, the manifests and the signature, so a bundle cannot gain or lose a file unseen.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fieldkit.canonical import CanonicalError, JsonObject, JsonValue, decode, encode
from fieldkit.clock import TimeTextError, read_time
from fieldkit.errors import InputError
from fieldkit.ledger.checkpoint import Checkpoint, origin_of

FORMAT: Final = "fieldkit-bundle/1"
LONGEST_LABEL: Final = 200  # characters
LONGEST_REASON: Final = 2_000

_DIGEST = re.compile(r"[0-9a-f]{64}")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_VERSION = re.compile(r"[0-9A-Za-z.+-]{1,40}")
_MEMBERS = frozenset(
    {
        "bundle", "case", "checkpoint", "created", "files", "format", "number", "omitted",
        "previous", "program", "reader", "signer", "sm3", "vault",
    }
)  # fmt: skip


class StatementError(InputError):
    """Bytes are not a statement of this format."""

    code = "bundle.not-a-statement"
    sentence = "This is not a bundle's statement: {reason}."


@dataclass(frozen=True, slots=True)
class FileFact:
    """Size in bytes and SHA-256 (hex) of one file of the bundle."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Omitted:
    """An entry of the case that the bundle does not disclose.

    Attributes:
        sequence: its place in the ledger.
        case_position: its place in the case; the sender's word alone.
        digest: the entry's digest (hex), which the tree proves to stand at that place.
    """

    sequence: int
    case_position: int
    digest: str


@dataclass(frozen=True, slots=True)
class Head:
    """All that a statement says apart from the list of files.

    Attributes:
        bundle: UUID of the bundle.
        vault: UUID of the vault it comes from.
        case: sequence of the case's own entry.
        signer: key id of the sender.
        reader: who it is for, in the sender's words; may be empty.
        number: 1 for the first bundle of this case to this reader, then 2, ...
        previous: SHA-256 (hex) of the statement of bundle `number` - 1; None for the first.
        created: RFC 3339 text: what the sender's clock claimed.
        version: version of the program that wrote it.
        build: digest (hex) of that program.
        sm3: whether the bundle carries a manifest of SM3 digests too.
        origin: of the checkpoint.
        size: of the checkpoint.
        root: of the checkpoint, hex.
        omitted: entries of the case left out, in order of sequence.
        reason: why they were left out; empty if none were.
    """

    bundle: str
    vault: str
    case: int
    signer: str
    reader: str
    number: int
    previous: str | None
    created: str
    version: str
    build: str
    sm3: bool
    origin: str
    size: int
    root: str
    omitted: tuple[Omitted, ...]
    reason: str

    @property
    def top(self) -> str:
        """Name of the bundle's one top folder."""
        return f"fieldkit-{self.bundle[:8]}"

    def speaks_of(self, checkpoint: Checkpoint) -> bool:
        """Whether the checkpoint is the one the statement names."""
        said = (checkpoint.origin, checkpoint.size, checkpoint.root.hex())
        return said == (self.origin, self.size, self.root)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as read; its signature is checked elsewhere.

    Attributes:
        head: what it says.
        files: the files it lists, by path inside the top folder.
    """

    head: Head
    files: Mapping[str, FileFact]


def write_statement(head: Head, files: Mapping[str, FileFact]) -> bytes:
    """The canonical bytes of a statement.

    Raises:
        StatementError: the head is not of the format.
    """
    content = encode(_as_json(head, files))
    read_statement(content)
    return content


def read_statement(data: bytes) -> Statement:
    """The statement that canonical bytes hold, checked for form.

    Raises:
        StatementError: any deviation from the format, however small.
    """
    try:
        value = decode(data)
    except CanonicalError as problem:
        raise StatementError(reason=problem.details["reason"]) from None
    if not isinstance(value, Mapping) or set(value) != _MEMBERS:
        raise StatementError(reason="members are missing or unknown")
    if value["format"] != FORMAT:
        raise StatementError(reason="it is of another format or version")
    return Statement(_head(value), _files(value["files"]))


def _as_json(head: Head, files: Mapping[str, FileFact]) -> JsonObject:
    return {
        "bundle": head.bundle,
        "case": head.case,
        "checkpoint": {"origin": head.origin, "root": head.root, "size": head.size},
        "created": head.created,
        "files": [
            {"path": path, "sha256": files[path].sha256, "size": files[path].size}
            for path in sorted(files)
        ],
        "format": FORMAT,
        "number": head.number,
        "omitted": {
            "entries": [
                {
                    "case_position": each.case_position,
                    "digest": each.digest,
                    "sequence": each.sequence,
                }
                for each in head.omitted
            ],
            "reason": head.reason,
        },
        "previous": head.previous,
        "program": {"build": head.build, "version": head.version},
        "reader": head.reader,
        "signer": head.signer,
        "sm3": head.sm3,
        "vault": head.vault,
    }


def _head(value: JsonObject) -> Head:
    checkpoint = _object(value["checkpoint"], "checkpoint", {"origin", "root", "size"})
    program = _object(value["program"], "program", {"build", "version"})
    omitted = _object(value["omitted"], "omitted", {"entries", "reason"})
    left_out = tuple(_omitted(each) for each in _list(omitted["entries"], "omitted.entries"))
    reason = _text(omitted["reason"], "omitted.reason", LONGEST_REASON)
    if bool(left_out) != bool(reason.strip()):
        raise StatementError(reason="left out entries and a reason go together")
    if list(left_out) != sorted(left_out, key=lambda each: each.sequence):
        raise StatementError(reason="the left out entries are not in order")
    number, previous = _count(value["number"], "number"), value["previous"]
    if number < 1 or (number == 1) != (previous is None):
        raise StatementError(reason="number and previous do not go together")
    created = _text(value["created"], "created", 40)
    try:
        read_time(created)
    except TimeTextError:
        raise StatementError(reason="the time is not RFC 3339 with an offset") from None
    if not isinstance(value["sm3"], bool):
        raise StatementError(reason="sm3 is neither true nor false")
    vault = _matching(value["vault"], "vault", _UUID)
    if checkpoint["origin"] != origin_of(vault):
        raise StatementError(reason="the checkpoint is of another vault")
    return Head(
        bundle=_matching(value["bundle"], "bundle", _UUID),
        vault=vault,
        case=_count(value["case"], "case"),
        signer=_matching(value["signer"], "signer", _DIGEST),
        reader=_text(value["reader"], "reader", LONGEST_LABEL),
        number=number,
        previous=None if previous is None else _matching(previous, "previous", _DIGEST),
        created=created,
        version=_matching(program["version"], "version", _VERSION),
        build=_matching(program["build"], "build", _DIGEST),
        sm3=value["sm3"],
        origin=origin_of(vault),
        size=_count(checkpoint["size"], "checkpoint.size"),
        root=_matching(checkpoint["root"], "checkpoint.root", _DIGEST),
        omitted=left_out,
        reason=reason,
    )


def _omitted(value: JsonValue) -> Omitted:
    members = _object(value, "omitted.entries", {"case_position", "digest", "sequence"})
    return Omitted(
        sequence=_count(members["sequence"], "sequence"),
        case_position=_count(members["case_position"], "case_position"),
        digest=_matching(members["digest"], "digest", _DIGEST),
    )


def _files(value: JsonValue) -> dict[str, FileFact]:
    files: dict[str, FileFact] = {}
    for each in _list(value, "files"):
        members = _object(each, "files", {"path", "sha256", "size"})
        path = _text(members["path"], "path", 400)
        if path in files:
            raise StatementError(reason="a file is listed twice")
        fact = FileFact(
            _count(members["size"], "size"), _matching(members["sha256"], "sha256", _DIGEST)
        )
        files[path] = fact
    if list(files) != sorted(files):
        raise StatementError(reason="the files are not in order")
    return files


def _object(value: JsonValue, member: str, names: set[str]) -> JsonObject:
    if not isinstance(value, Mapping) or set(value) != names:
        raise StatementError(reason=f"{member} has other members than it must")
    return value


def _list(value: JsonValue, member: str) -> list[JsonValue]:
    if not isinstance(value, list):
        raise StatementError(reason=f"{member} is not a list")
    return value


def _count(value: JsonValue, member: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise StatementError(reason=f"{member} is not a count")
    return value


def _text(value: JsonValue, member: str, most: int) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise StatementError(reason=f"{member} is not a text of up to {most} characters")
    return value


def _matching(value: JsonValue, member: str, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise StatementError(reason=f"{member} is not of its form")
    return value
