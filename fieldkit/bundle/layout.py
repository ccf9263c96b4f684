"""Which files a bundle has and, but for the originals, every byte of them.

Given by the sender are the ledger lines, the checkpoint, the proofs, the head of the
statement and the attachments' bytes. Everything else follows from those by `lay_out`: the
writer writes what it gives, and the verifier compares what it finds with what it gives. A
sender can therefore not show a table, a manifest or an instruction that says anything else
than the sealed lines.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives import hashes

import resources
from fieldkit.bundle.limits import (
    LARGEST_LEDGER,
    MOST_ENTRIES,
    MOST_FILES,
    MOST_HANDOVERS,
    MOST_PEOPLE,
    MOST_VALUES,
    TooLargeForBundleError,
)
from fieldkit.bundle.names import safe_name
from fieldkit.bundle.statement import FileFact, Head, Omitted, write_statement
from fieldkit.bundle.tables import case_json, place_of, tables
from fieldkit.errors import InputError
from fieldkit.ledger.custody import count_handovers
from fieldkit.ledger.entry import Attachment, SealedEntry
from fieldkit.ledger.merkle import Tree
from fieldkit.ledger.people import ADDED, People

LEDGER: Final = "data/ledger.jsonl"
CASE: Final = "data/case.json"
TABLES: Final = "data/tables/"
ATTACHMENTS: Final = "data/attachments/"
STATEMENT: Final = "proof/statement.json"
CHECKPOINT: Final = "proof/checkpoint.txt"
PROOFS: Final = "proof/proofs.json"
SIGNER: Final = "proof/signer.pem"
CERTIFICATES: Final = "proof/certificates/"
BAGIT: Final = "bagit.txt"
BAG_INFO: Final = "bag-info.txt"
GUIDE: Final = "VERIFY.txt"
MANIFEST: Final = "manifest-sha256.txt"
MANIFEST_SM3: Final = "manifest-sm3.txt"
TAG_MANIFEST: Final = "tagmanifest-sha256.txt"
SIGNATURE: Final = "tagmanifest-sha256.txt.p7s"

# The most bytes that a file may have which is read as a whole.
LIMITS: Final[Mapping[str, int]] = {
    LEDGER: LARGEST_LEDGER,
    STATEMENT: 16 << 20,
    CHECKPOINT: 64 << 10,
    PROOFS: 16 << 20,
    MANIFEST: 16 << 20,
    TAG_MANIFEST: 16 << 20,
    SIGNATURE: 64 << 10,
}

_BAGIT_TEXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_PEM_WIDTH = 64  # RFC 7468 section 2


class NoSm3Error(InputError):
    """A bundle with SM3 digests was asked for, and an attachment was sealed without."""

    code = "bundle.no-sm3"
    sentence = "The attachment {number} of entry #{sequence} was sealed without its SM3 digest."


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a bundle, gathered from the ledger by whoever exports.

    Attributes:
        vault: UUID of the vault.
        case: sequence of the case's own entry.
        entries: the founding entry, the entries about people that the signers need
            (those who brought them in included), what the case refers to outside of
            itself, and its own entries, all or selected; in ledger order.
        omitted: entries of the case left out, in ledger order.
        reason: why they are left out; empty if none are.
        tree: the whole ledger's tree, as large as the checkpoint at least.
        checkpoint: text of the note.
        earlier_checkpoints: texts of those that left the laptop before.
        bundle: UUID of the new bundle.
        reader: who it is for; may be empty.
        number: 1 for the first bundle of the case to this reader, then 2, ...
        previous: SHA-256 (hex) of the statement before; None for the first.
        created: RFC 3339 text of the time.
        version: version of the program.
        build: digest (hex) of the program.
        sm3: whether a manifest of SM3 digests is wanted too.
    """

    vault: str
    case: int
    entries: tuple[SealedEntry, ...]
    omitted: tuple[Omitted, ...]
    reason: str
    tree: Tree
    checkpoint: str
    earlier_checkpoints: tuple[str, ...]
    bundle: str
    reader: str
    number: int
    previous: str | None
    created: str
    version: str
    build: str
    sm3: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What the rest of a bundle follows from.

    Attributes:
        head: what the sender states.
        entries: the disclosed entries, in ledger order.
        people: those whom the disclosed entries bring in.
        checkpoint: bytes of the note.
        proofs: bytes of the proofs.
    """

    head: Head
    entries: tuple[SealedEntry, ...]
    people: People
    checkpoint: bytes
    proofs: bytes


@dataclass(frozen=True, slots=True)
class Layout:
    """All files of a bundle but the signature, by path inside the top folder.

    Attributes:
        written: those whose bytes are known.
        attachments: the originals, of which size and digests are known.
    """

    written: Mapping[str, bytes]
    attachments: Mapping[str, Attachment]

    def require_readable(self) -> None:
        """Makes sure that every verifier will read the bundle.

        Raises:
            TooLargeForBundleError: a part is larger than verifiers read.
        """
        for path, limit in LIMITS.items():
            content = self.written.get(path, b"")
            if len(content) > limit:
                raise TooLargeForBundleError(what=f"{path} would have {len(content)} bytes")
            if values_in(content) > MOST_VALUES:
                raise TooLargeForBundleError(what=f"{path} would hold too many values")
        if len(self.written) + len(self.attachments) >= MOST_FILES:
            raise TooLargeForBundleError(what=f"more than {MOST_FILES} files")
        if self.written[LEDGER].count(b"\n") > MOST_ENTRIES:
            raise TooLargeForBundleError(what=f"more than {MOST_ENTRIES} entries")

    def facts(self) -> dict[str, FileFact]:
        """Size and SHA-256 of each file."""
        return {**_facts(self.written), **_attachment_facts(self.attachments)}


def lay_out(given: Given) -> Layout:
    """The files of the bundle that follows from what is given.

    Raises:
        NoSm3Error: SM3 digests are wanted that were never sealed.
        TooLargeForBundleError: the entries ask for more than any bundle holds.
        StatementError: the head is not of the format.
    """
    head = given.head
    if count_handovers(given.entries) > MOST_HANDOVERS:
        raise TooLargeForBundleError(what=f"more than {MOST_HANDOVERS} things handed over")
    if sum(each.entry.kind == ADDED for each in given.entries) > MOST_PEOPLE:
        raise TooLargeForBundleError(what=f"more than {MOST_PEOPLE} people")
    attachments = attachment_paths(given.entries)
    payload: dict[str, bytes] = {
        LEDGER: b"".join(each.line + b"\n" for each in given.entries),
        CASE: case_json(head, given.entries, given.people, attachments),
    }
    for name, table in tables(given.entries, given.people, attachments).items():
        payload[f"{TABLES}{name}.csv"] = table
    payload_facts = {**_facts(payload), **_attachment_facts(attachments)}
    tags: dict[str, bytes] = {
        BAGIT: _BAGIT_TEXT,
        BAG_INFO: _bag_info(head, payload_facts),
        # A checkout on Windows may have turned the line ends.
        GUIDE: resources.read_bytes("bundle/VERIFY.txt").replace(b"\r\n", b"\n"),
        CHECKPOINT: given.checkpoint,
        PROOFS: given.proofs,
    }
    for person in given.people:
        tags[f"{CERTIFICATES}{person.key_id[:16]}.pem"] = pem(person.certificate)
        if person.key_id == head.signer:
            tags[SIGNER] = pem(person.certificate)
    tags[STATEMENT] = write_statement(head, {**payload_facts, **_facts(tags)})
    tags[MANIFEST] = _manifest({path: fact.sha256 for path, fact in payload_facts.items()})
    if head.sm3:
        tags[MANIFEST_SM3] = _sm3_manifest(payload, given.entries, attachments)
    tags[TAG_MANIFEST] = _manifest({path: fact.sha256 for path, fact in _facts(tags).items()})
    return Layout({**payload, **tags}, attachments)


def values_in(content: bytes) -> int:
    """How many values JSON text holds at the most; counted without reading it."""
    return sum(content.count(sign) for sign in (b"{", b"[", b","))


def attachment_paths(entries: Iterable[SealedEntry]) -> dict[str, Attachment]:
    """The entries' attachments by their path in the bundle, in ledger order."""
    return {
        f"{ATTACHMENTS}{sealed.entry.sequence:06}-{number}-{safe_name(each.name)}": each
        for sealed in entries
        for number, each in enumerate(sealed.entry.attachments, start=1)
    }


def pem(certificate: bytes) -> bytes:
    """A DER certificate as RFC 7468 text."""
    text = base64.b64encode(certificate).decode("ascii")
    lines = [text[at : at + _PEM_WIDTH] for at in range(0, len(text), _PEM_WIDTH)]
    framed = ["-----BEGIN CERTIFICATE-----", *lines, "-----END CERTIFICATE-----", ""]
    return "\n".join(framed).encode("ascii")


def _bag_info(head: Head, payload: Mapping[str, FileFact]) -> bytes:
    """Metadata of the bag (RFC 8493 section 2.2.2); no word of it is foreign text."""
    octets = sum(fact.size for fact in payload.values())
    lines = [
        f"Bag-Software-Agent: FieldKit {head.version}",
        f"Bagging-Date: {head.created[:10]}",
        f"External-Identifier: urn:uuid:{head.bundle}",
        f"Internal-Sender-Identifier: {head.origin}/{head.case}",
        f"Payload-Oxum: {octets}.{len(payload)}",
        "",
    ]
    return "\n".join(lines).encode("ascii")


def _manifest(digests: Mapping[str, str]) -> bytes:
    """A manifest (RFC 8493 section 2.1.3), sorted by path; readable by `sha256sum -c`."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode("utf-8")


def _sm3_manifest(
    payload: Mapping[str, bytes],
    entries: Iterable[SealedEntry],
    attachments: Mapping[str, Attachment],
) -> bytes:
    digests = {path: sm3_of(content) for path, content in payload.items()}
    for path, attachment in attachments.items():
        if attachment.sm3 is None:
            sequence, number = place_of(path)
            raise NoSm3Error(sequence=sequence, number=number)
        digests[path] = attachment.sm3
    return _manifest(digests)


def sm3_of(content: bytes) -> str:
    """SM3 (GB/T 32905), hex."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize().hex()


def _facts(files: Mapping[str, bytes]) -> dict[str, FileFact]:
    return {
        path: FileFact(len(content), hashlib.sha256(content).hexdigest())
        for path, content in files.items()
    }


def _attachment_facts(attachments: Mapping[str, Attachment]) -> dict[str, FileFact]:
    return {path: FileFact(each.size, each.sha256) for path, each in attachments.items()}
