"""Sound bundles for tests, and the means to change them into unsound ones.

`write` makes a bundle as the program does. `forge` makes one as a dishonest sender would,
whose own program checks nothing. `restate` signs files again after they were changed.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from fieldkit.bundle import zipform
from fieldkit.bundle.layout import (
    MANIFEST,
    SIGNATURE,
    STATEMENT,
    TAG_MANIFEST,
    Contents,
    Given,
    lay_out,
)
from fieldkit.bundle.proofs import write_proofs
from fieldkit.bundle.signature import sign
from fieldkit.bundle.statement import FileFact, Head, Omitted, read_statement, write_statement
from fieldkit.bundle.trust import Pin, TrustList
from fieldkit.bundle.writer import Written, write_bundle
from fieldkit.clock import read_time
from fieldkit.ledger import checkpoint
from fieldkit.ledger.chain import Chain
from fieldkit.ledger.entry import SealedEntry
from tests.builders.ledger import ADMIN, INSPECTOR, TECHNICIAN, LedgerBuilder, Somebody

BUNDLE = "1a2b3c4d-0000-4000-8000-00000000b001"
CREATED = "2026-11-24T10:00:00.000+08:00"
BUILD = "c0de" * 16

TRUST = TrustList(
    tuple(
        Pin.of_person(each.signer.certificate, each.name)
        for each in (ADMIN, INSPECTOR, TECHNICIAN)
    )
)

Files = dict[str, bytes]  # by path inside the top folder


def case_of(ledger: LedgerBuilder) -> int:
    """Sequence of the ledger's first case."""
    return next(each.entry.sequence for each in ledger.entries if each.entry.kind == "case")


def contents_of(
    ledger: LedgerBuilder,
    *,
    left_out: frozenset[int] = frozenset(),
    by: Somebody = INSPECTOR,
    earlier: tuple[str, ...] = (),
    **changed: object,
) -> Contents:
    """The ledger's first case with all entries that belong to none."""
    case = case_of(ledger)
    chosen = [each for each in ledger.entries if each.entry.case in {None, case}]
    kept = tuple(each for each in chosen if each.entry.sequence not in left_out)
    members: dict[str, object] = {
        "vault": ledger.vault,
        "case": case,
        "entries": kept,
        "omitted": tuple(omitted(each) for each in chosen if each.entry.sequence in left_out),
        "reason": "属于另案侦查" if left_out else "",
        "tree": ledger.tree,
        "checkpoint": ledger.checkpoint(by),
        "earlier_checkpoints": earlier,
        "bundle": BUNDLE,
        "reader": "华建市公安局",
        "number": 1,
        "previous": None,
        "created": CREATED,
        "version": "0.1.0",
        "build": BUILD,
    }
    return Contents(**{**members, **changed})


def omitted(sealed: SealedEntry) -> Omitted:
    return Omitted(sealed.entry.sequence, sealed.entry.case_position or 0, sealed.digest)


def write(
    ledger: LedgerBuilder, target: Path, *, by: Somebody = INSPECTOR, **how: object
) -> Written:
    """A sound bundle of the ledger's first case."""
    contents = contents_of(ledger, by=by, **how)
    return write_bundle(contents, ledger.open_attachment, by.signer, target)


def head_of(contents: Contents, by: Somebody, **changed: object) -> Head:
    note = checkpoint.read(contents.checkpoint)
    members: dict[str, object] = {
        "bundle": contents.bundle,
        "vault": contents.vault,
        "case": contents.case,
        "signer": by.key_id,
        "reader": contents.reader,
        "number": contents.number,
        "previous": contents.previous,
        "created": contents.created,
        "version": contents.version,
        "build": contents.build,
        "sm3": contents.sm3,
        "origin": note.origin,
        "size": note.size,
        "root": note.root.hex(),
        "omitted": contents.omitted,
        "reason": contents.reason,
    }
    return Head(**{**members, **changed})


def forge(
    ledger: LedgerBuilder,
    contents: Contents | None = None,
    *,
    by: Somebody = INSPECTOR,
    proofs: bytes | None = None,
    note: bytes | None = None,
    **head: object,
) -> Files:
    """The files of a bundle that looks right, whatever its contents are."""
    contents = contents_of(ledger, by=by) if contents is None else contents
    chain = Chain(contents.vault, with_gaps=True)
    for each in contents.entries:
        chain.follow(each.line)
    size = checkpoint.read(contents.checkpoint).size
    sequences = [each.entry.sequence for each in contents.entries]
    sequences += [each.sequence for each in contents.omitted]
    if proofs is None:
        earlier = [checkpoint.read(each) for each in contents.earlier_checkpoints]
        proofs = write_proofs(contents.tree, size, sequences, earlier)
    given = Given(
        head_of(contents, by, **head),
        contents.entries,
        chain.people,
        contents.checkpoint.encode() if note is None else note,
        proofs,
    )
    layout = lay_out(given)
    files = dict(layout.written)
    files |= {path: ledger.files[each.sha256] for path, each in layout.attachments.items()}
    return signed(files, by)


def restate(files: Mapping[str, bytes], by: Somebody = INSPECTOR, **head: object) -> Files:
    """The files listed, stated and signed again after somebody changed them."""
    kept = {path: content for path, content in files.items() if path not in _MADE}
    changed = replace(read_statement(files[STATEMENT]).head, **head)
    facts = {path: FileFact(len(content), _sha256(content)) for path, content in kept.items()}
    return remanifest({**kept, STATEMENT: write_statement(changed, facts)}, by)


def remanifest(files: Mapping[str, bytes], by: Somebody = INSPECTOR) -> Files:
    """The manifests and the signature made anew, the statement left as it is."""
    kept = {path: content for path, content in files.items() if path not in _MADE - {STATEMENT}}
    payload = {path: content for path, content in kept.items() if path.startswith("data/")}
    tags = {path: content for path, content in kept.items() if path not in payload}
    tags[MANIFEST] = manifest(payload)
    return signed({**payload, **tags, TAG_MANIFEST: manifest(tags)}, by)


def signed(files: Mapping[str, bytes], by: Somebody = INSPECTOR, created: str = CREATED) -> Files:
    """The files with a signature over their tag manifest."""
    digest = hashlib.sha256(files[TAG_MANIFEST]).digest()
    return {**files, SIGNATURE: sign(digest, by.signer, read_time(created))}


def manifest(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{_sha256(files[path])}  {path}\n" for path in sorted(files)).encode()


def unpack(bundle: bytes) -> Files:
    """The files of a sound bundle."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def pack(files: Mapping[str, bytes], top: str = f"fieldkit-{BUNDLE[:8]}") -> bytes:
    """A lawful ZIP of the files, in lawful order."""
    return pack_names({f"{top}/{path}": files[path] for path in sorted(files)})


def pack_names(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of the profile with these whole names, in this order."""
    planned = zipform.plan((name, len(content)) for name, content in files.items())
    crcs = [zlib.crc32(content) for content in files.values()]
    parts = []
    for place, crc, content in zip(planned.places, crcs, files.values(), strict=True):
        parts += [zipform.local_header(place, crc), content]
    return b"".join([*parts, zipform.directory_and_end(planned.places, crcs)])


_MADE = frozenset({STATEMENT, MANIFEST, TAG_MANIFEST, SIGNATURE})


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
