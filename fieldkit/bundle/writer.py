"""Writing a bundle: planned whole, streamed once, read back and verified before it counts.

Under its final name a bundle exists only if it was verified from the disk. Whatever stops
the work before that, from a full disk to a person's "cancel", leaves nothing behind.
"""

import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fieldkit.bundle.archive import ArchiveWriter, NotABundleError, plan
from fieldkit.bundle.layout import (
    SIGNATURE,
    STATEMENT,
    TAG_MANIFEST,
    Contents,
    Given,
    Layout,
    lay_out,
)
from fieldkit.bundle.proofs import write_proofs
from fieldkit.bundle.signature import sign
from fieldkit.bundle.statement import Head
from fieldkit.bundle.tables import place_of
from fieldkit.bundle.verdict import BottomLine, Fact, State, Verdict
from fieldkit.bundle.verifier import verify_bundle
from fieldkit.clock import read_time
from fieldkit.errors import InputError, IntegrityError
from fieldkit.findings import Severity
from fieldkit.host.durable import disk_errors, name_beside, require_room, sync_folder
from fieldkit.ledger import checkpoint
from fieldkit.ledger.chain import Chain, errors_among
from fieldkit.ledger.entry import Attachment
from fieldkit.ledger.people import People
from fieldkit.ledger.signatures import Signer
from fieldkit.progress import Cancelled, Progress, silent

_WORKERS: Final = 2
_ROUND: Final = 0.05  # seconds between two reports of progress

Piece = bytes | memoryview
OpenAttachment = Callable[[Attachment], Iterable[Piece]]


class TargetExistsError(InputError):
    """Something has the name already that the bundle is to get."""

    code = "bundle.target-exists"
    sentence = "{path} exists already; a bundle never replaces anything."


class ContentsUnsoundError(IntegrityError):
    """What is to be exported does not agree with itself."""

    code = "bundle.contents-unsound"
    sentence = "This cannot be exported ({where}): {detail}"


class AttachmentChangedError(IntegrityError):
    """A stored file is not the one that was sealed."""

    code = "bundle.attachment-changed"
    sentence = "Attachment {number} of entry #{sequence} has other bytes than were sealed."


class NotWrittenRightError(IntegrityError):
    """What was read back from the disk is not what was written."""

    code = "bundle.reads-back-wrong"
    sentence = "The bundle in {folder} reads back wrong ({finding}) and was removed."


@dataclass(frozen=True, slots=True)
class Written:
    """A bundle that was written and verified.

    Attributes:
        path: where it is, or will be once the caller has recorded it.
        size: bytes.
        bundle: its UUID.
        statement_sha256: digest (hex) of its statement; the next bundle names it.
        manifest_sha256: digest (hex) of its tag manifest, which covers every file.
        verdict: what verifying it came to, without any list of trusted people.
    """

    path: Path
    size: int
    bundle: str
    statement_sha256: str
    manifest_sha256: str
    verdict: Verdict


def record_nothing(written: Written) -> None:
    """Takes no note of a bundle."""


def write_bundle(
    contents: Contents,
    open_attachment: OpenAttachment,
    signer: Signer,
    target: Path,
    *,
    progress: Progress = silent,
    record: Callable[[Written], None] = record_nothing,
) -> Written:
    """Writes, signs and verifies a bundle.

    Args:
        contents: what goes in.
        open_attachment: gives the bytes of an attachment in pieces. Called from this
            thread; what it returns is read by another one.
        signer: the sender; one of the people that the entries bring in.
        target: the new file; its folder must exist.
        progress: called from this thread, in bytes written and read back.
        record: called with the verified bundle just before it gets its name; if it
            raises, there is no bundle.

    Raises:
        TargetExistsError: there is something of that name.
        NoSm3Error: SM3 digests are wanted that were never sealed.
        TooLargeForBundleError: the case is larger than one bundle can be.
        ContentsUnsoundError: the entries do not fit together.
        AttachmentChangedError: a stored file is not what was sealed.
        NotWrittenRightError: the disk gave other bytes back.
        DiskFullError: there is not enough room; nothing was written.
        StorageError: the disk failed in another way.
        Cancelled: `progress` said so.
    """
    _require_free(target)
    layout, top = _lay_out(contents, signer)
    layout.require_readable()
    written = dict(layout.written)
    manifest = hashlib.sha256(written[TAG_MANIFEST]).digest()
    written[SIGNATURE] = sign(manifest, signer, read_time(contents.created))
    sizes = {path: len(content) for path, content in written.items()}
    sizes |= {path: each.size for path, each in layout.attachments.items()}
    planned = plan((f"{top}/{path}", sizes[path]) for path in sorted(sizes))
    require_room(target.parent, planned.total)
    partial = name_beside(target)
    with ArchiveWriter(partial, planned) as archive:
        work = _Work(archive, top, planned.total, progress)
        work.write(written, layout.attachments, open_attachment)
        archive.finish()
    try:
        verdict = _verified(partial, work.verifying)
        result = Written(
            path=target,
            size=planned.total,
            bundle=contents.bundle,
            statement_sha256=hashlib.sha256(written[STATEMENT]).hexdigest(),
            manifest_sha256=manifest.hex(),
            verdict=verdict,
        )
        _require_free(target)
        record(result)
        with disk_errors(target):
            partial.rename(target)
            sync_folder(target.parent)
    except BaseException:
        with suppress(OSError):  # where the drive is gone, so is the file
            partial.unlink(missing_ok=True)
        raise
    return result


def _require_free(target: Path) -> None:
    with disk_errors(target):
        taken = target.exists() or target.is_symlink()
    if taken:
        raise TargetExistsError(path=target)


def _verified(partial: Path, progress: Progress) -> Verdict:
    """The verdict on what was written, which must be that it is sound."""
    try:
        verdict = verify_bundle(partial, progress=progress, workers=_WORKERS)
    except NotABundleError as problem:
        raise NotWrittenRightError(folder=partial.parent, finding=str(problem)) from problem
    if verdict.bottom_line is not BottomLine.NOT_SOUND:
        return verdict
    wrong = next(each for each in verdict.findings if each.severity is Severity.ERROR)
    if State.FAIL in {verdict.states[Fact.STRUCTURE], verdict.states[Fact.INTACT]}:
        told = f"{wrong.code} {wrong.path}".strip()
        raise NotWrittenRightError(folder=partial.parent, finding=told)
    raise ContentsUnsoundError(where=wrong.path, detail=wrong.detail)


def _lay_out(contents: Contents, signer: Signer) -> tuple[Layout, str]:
    """All files of the bundle but the signature, and the name of its top folder."""
    note = checkpoint.read(contents.checkpoint)
    head = Head(
        bundle=contents.bundle,
        vault=contents.vault,
        case=contents.case,
        signer=signer.key_id,
        reader=contents.reader,
        number=contents.number,
        previous=contents.previous,
        created=contents.created,
        version=contents.version,
        build=contents.build,
        sm3=contents.sm3,
        origin=note.origin,
        size=note.size,
        root=note.root.hex(),
        omitted=contents.omitted,
        reason=contents.reason,
    )
    sequences = [each.entry.sequence for each in contents.entries]
    sequences += [each.sequence for each in contents.omitted]
    earlier = [checkpoint.read(text) for text in contents.earlier_checkpoints]
    given = Given(
        head=head,
        entries=contents.entries,
        people=_people_of(contents, signer),
        checkpoint=note.text.encode("utf-8"),
        proofs=write_proofs(contents.tree, note.size, sequences, earlier),
    )
    return lay_out(given), head.top


def _people_of(contents: Contents, signer: Signer) -> People:
    """The people whom the entries bring in; makes sure that these and the sender are sound."""
    chain = Chain(contents.vault, with_gaps=True)
    for sealed in contents.entries:
        _, found = chain.follow(sealed.line)
        for wrong in errors_among(found):
            raise ContentsUnsoundError(where=wrong.path, detail=wrong.detail)
    sender = chain.people.get(signer.key_id)
    if sender is None or sender.certificate != signer.certificate or not sender.is_active:
        told = "the sender, with the certificate in use, is not among the people exported."
        raise ContentsUnsoundError(where="sender", detail=told)
    return chain.people


class _Work:
    """Writes the bodies of one bundle with two workers and tells how far it is."""

    def __init__(self, archive: ArchiveWriter, top: str, total: int, progress: Progress) -> None:
        self._archive = archive
        self._top = top
        self._total = total
        self._progress = progress
        self._done = 0
        self._lock = threading.Lock()
        self._stop = threading.Event()

    def write(
        self,
        written: Mapping[str, bytes],
        attachments: Mapping[str, Attachment],
        open_attachment: OpenAttachment,
    ) -> None:
        """Writes every file; raises what the first failing one raised."""
        running: set[Future[None]] = set()
        with ThreadPoolExecutor(_WORKERS, "export") as pool:
            try:
                for path in sorted({**written, **attachments}):
                    while len(running) >= _WORKERS:
                        running = self._settle(running)
                    name = f"{self._top}/{path}"
                    if path in written:
                        pieces: Iterator[Piece] = self._counted([written[path]])
                    else:
                        each = attachments[path]
                        pieces = self._checked(path, each, open_attachment(each))
                    running.add(pool.submit(self._archive.write, name, pieces))
                while running:
                    running = self._settle(running)
            finally:
                self._stop.set()

    def verifying(self, done: int, total: int, stage: str) -> None:
        """Progress of reading back; goes on where writing ended."""
        share = self._total * done // total if total else 0
        self._progress(self._total + share, 2 * self._total, stage)

    def _settle(self, running: set[Future[None]]) -> set[Future[None]]:
        """Waits a moment; the work that is not done yet."""
        finished, unfinished = wait(running, _ROUND, FIRST_COMPLETED)
        for each in finished:
            each.result()
        self._progress(self._done, 2 * self._total, "writing files")
        return unfinished

    def _checked(
        self, path: str, attachment: Attachment, pieces: Iterable[Piece]
    ) -> Iterator[Piece]:
        """The pieces, of which the last one comes only if all are as sealed."""
        digest = hashlib.sha256()
        size = 0
        for piece in self._counted(pieces):
            size += len(piece)
            if size > attachment.size:
                break
            digest.update(piece)
            yield piece
        if size != attachment.size or digest.hexdigest() != attachment.sha256:
            sequence, number = place_of(path)
            raise AttachmentChangedError(sequence=sequence, number=number)

    def _counted(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        for piece in pieces:
            if self._stop.is_set():
                raise Cancelled
            yield piece
            with self._lock:
                self._done += len(piece)
