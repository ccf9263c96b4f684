"""A bundle from anyone, open to be looked at: its verdict, its entries, photos and originals.

Needs no vault. Entries are shown as they were found, sound or not; the verdict says what they
are worth. A file is given out only if its bytes are those that its entry names.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from fieldkit.bundle.archive import Archive
from fieldkit.bundle.layout import attachment_paths
from fieldkit.bundle.names import safe_name
from fieldkit.bundle.tables import place_of
from fieldkit.bundle.trust import TrustList
from fieldkit.bundle.verifier import Examined, examine_bundle
from fieldkit.clock import read_time
from fieldkit.errors import IntegrityError
from fieldkit.evidence.camera import Darkroom, NoPreview, Preview
from fieldkit.evidence.darkroom import LARGEST_IMAGE_BYTES, Reason
from fieldkit.evidence.kinds import KINDS, from_body
from fieldkit.evidence.listing import Row
from fieldkit.evidence.parts import RecordError
from fieldkit.evidence.record import Record
from fieldkit.evidence.register import Item
from fieldkit.evidence.things import Keeping, keepings_in
from fieldkit.host.durable import disk_errors, open_new, sync_file, sync_folder, write_all
from fieldkit.ledger.entry import Attachment, SealedEntry
from fieldkit.ledger.standing import Standing, standings
from fieldkit.progress import Progress, silent

_PIECE: Final = 1 << 20


class NotAsSealedError(IntegrityError):
    """A file of a bundle has other bytes than its entry names."""

    code = "bundle.file-not-as-sealed"
    sentence = "File {number} of entry #{sequence} is not what was sealed; it is not given out."


class SavedWrongError(IntegrityError):
    """What was saved does not read back as it was."""

    code = "bundle.saved-wrong"
    sentence = "What was written to {folder} reads back wrong, and was removed."


class Received:
    """One bundle; it stays open until `close`. Belongs to the thread that opened it.

    Attributes:
        path: the file.
        examined: the verdict, the people, and the custody.
        rows: every entry, in the order of the file, for lists.
    """

    def __init__(self, path: Path, archive: Archive, examined: Examined) -> None:
        """Use `open`."""
        self.path = path
        self.examined = examined
        self._archive = archive
        self._darkroom = Darkroom()
        self._standings = standings(examined.entries)
        places = attachment_paths(each.sealed for each in self._standings.values())
        self._names = {place_of(place): examined.top + place for place in places}
        self.rows = tuple(_row(each) for each in self._standings.values())

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        trust: TrustList | None = None,
        checkpoint: str | None = None,
        progress: Progress = silent,
    ) -> Self:
        """A bundle, verified.

        Args:
            path: the file.
            trust: the people whom the reader knows from elsewhere; None if there is no list.
            checkpoint: text of a checkpoint of this ledger that the reader holds, if any.
            progress: in bytes.

        Raises:
            NotABundleError: the file is none.
            CheckpointError: the reader's own checkpoint is none.
            StorageError: the medium cannot be read.
            Cancelled: `progress` said so.
        """
        archive = Archive.open(path)
        try:
            examined = examine_bundle(
                archive, trust=trust, checkpoint=checkpoint, progress=progress
            )
            return cls(path, archive, examined)
        except BaseException:
            archive.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the file back to the system, and ends the reader of its pictures."""
        self._darkroom.close()
        self._archive.close()

    def sealed(self, sequence: int) -> SealedEntry:
        """An entry as it stands in the bundle.

        Raises:
            KeyError: there is none of that number.
        """
        return self._standings[sequence].sealed

    def item(self, sequence: int) -> Item | None:
        """An entry as an item of evidence with what was later said about it.

        None for entries about the vault itself, for those that do not hold a record, and where
        nobody brought the signer in.

        Raises:
            KeyError: there is no entry of that number.
        """
        standing = self._standings[sequence]
        original = _record(standing.sealed.entry.kind, standing)
        sealed_by = self.examined.people.get(standing.sealed.entry.actor)
        if original is None or sealed_by is None:
            return None
        corrections = tuple(
            each.sealed
            for each in self._standings.values()
            if each.sealed.entry.kind in {"supplement", "withdrawal"}
            and each.sealed.entry.body.get("corrects") == sequence
        )
        return Item(
            sealed=standing.sealed,
            original=original,
            current=_record(standing.sealed.entry.kind, standing, is_current=True) or original,
            corrections=corrections,
            is_withdrawn=standing.withdrawn_by is not None,
            sealed_by=sealed_by,
        )

    def keepings(self, sequence: int) -> tuple[Keeping, ...]:
        """Through whose hands a physical thing went; empty for what is none."""
        custody = self.examined.custody
        if sequence not in custody.items:
            return ()
        return keepings_in(self._standings, self.examined.people, custody, sequence)

    def preview(self, sequence: int, number: int, longest_edge_px: int) -> Preview | NoPreview:
        """A small upright picture of a file, made by the confined reader.

        Args:
            sequence: of the entry.
            number: of its file, from 1.
            longest_edge_px: 16 to 4096.

        Raises:
            NotAsSealedError: its bytes are others than the entry names, or not there.
            StorageError: the medium cannot be read.
        """
        attachment = self.attachment(sequence, number)
        if attachment.size > LARGEST_IMAGE_BYTES:
            return NoPreview(Reason.TOO_LARGE)
        content = b"".join(self._pieces(sequence, number))
        if hashlib.sha256(content).hexdigest() != attachment.sha256:
            raise NotAsSealedError(sequence=sequence, number=number)
        return self._darkroom.preview(content, longest_edge_px)

    def save(self, sequence: int, number: int, target: Path, progress: Progress = silent) -> Path:
        """Writes an original file byte for byte, reads it back, and gives where it is.

        Args:
            sequence: of the entry.
            number: of its file, from 1.
            target: where to; a file there is replaced, but only by one that held.
            progress: in bytes.

        Raises:
            NotAsSealedError: its bytes are others than the entry names, or not there.
            SavedWrongError: the medium gave back other bytes than were written.
            StorageError: it cannot be read or written.
            Cancelled: `progress` said so; nothing was left there.
        """
        attachment = self.attachment(sequence, number)
        partial = target.with_name(target.name + ".tmp")
        with disk_errors(target, attachment.size):
            try:
                self._write(sequence, number, partial, progress)
                if _sha256_of(partial) != attachment.sha256:
                    raise SavedWrongError(folder=target.parent)
                partial.replace(target)
            except BaseException:
                partial.unlink(missing_ok=True)
                raise
            sync_folder(target.parent)
        return target

    def attachment(self, sequence: int, number: int) -> Attachment:
        """What an entry says of one of its files, counted from 1.

        Raises:
            KeyError: there is no such entry.
            IndexError: it has fewer files.
        """
        return self._standings[sequence].sealed.entry.attachments[number - 1]

    def _write(self, sequence: int, number: int, partial: Path, progress: Progress) -> None:
        attachment = self.attachment(sequence, number)
        digest, done = hashlib.sha256(), 0
        with open_new(partial, replacing=True) as file:
            for piece in self._pieces(sequence, number):
                digest.update(piece)
                write_all(file, piece)
                done += len(piece)
                progress(done, attachment.size, "saving")
            sync_file(file.fileno())
        if digest.hexdigest() != attachment.sha256:
            raise NotAsSealedError(sequence=sequence, number=number)

    def _pieces(self, sequence: int, number: int) -> Iterator[bytes]:
        """The file's bytes as they are; no more than its entry promises."""
        name, size = self._names[sequence, number], self.attachment(sequence, number).size
        if self._archive.sizes.get(name) != size:
            raise NotAsSealedError(sequence=sequence, number=number)
        return self._archive.pieces(name)


def proposed_name(attachment: Attachment) -> str:
    """A name for a saved file that every system takes."""
    return safe_name(attachment.name)


def _row(standing: Standing) -> Row:
    entry = standing.sealed.entry
    record = _record(entry.kind, standing, is_current=True) or _record(entry.kind, standing)
    inspection, corrects = entry.body.get("inspection"), entry.body.get("corrects")
    return Row(
        sequence=entry.sequence,
        kind=entry.kind,
        case=entry.case,
        case_position=entry.case_position,
        inspection=inspection if type(inspection) is int else None,
        corrects=corrects if type(corrects) is int else None,
        title=record.title if record else _own_title(entry.body.get("name")),
        occurred_at=record.occurred_at if record else None,
        sealed_at=read_time(entry.time),
        actor=entry.actor,
    )


def _record(kind: str, standing: Standing, *, is_current: bool = False) -> Record | None:
    """The record that an entry holds; None where it holds none."""
    if kind not in KINDS:
        return None
    try:
        return from_body(kind, standing.body if is_current else standing.sealed.entry.body)
    except RecordError:
        return None


def _own_title(name: object) -> str:
    return name[:80] if isinstance(name, str) else ""


def _sha256_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
