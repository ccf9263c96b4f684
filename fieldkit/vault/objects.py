"""The files of the evidence, each encrypted by itself beside the database.

    objects/ab/ab12...fko   one object; its name is random and says nothing
    objects/ab12...tmp      one that is being written

A file is read once: on the way in it is hashed, encrypted under a random key of its own and
written; it gets its final name when it is on the disk. Whoever takes it in keeps the key.
`frames` has the form of the files.
"""

import hashlib
import io
import os
import re
import secrets
from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fieldkit.host.durable import (
    ROOM_TO_GO_ON,
    disk_errors,
    forget_cached,
    open_new,
    require_room,
    sync_file,
    sync_folder,
    write_all,
)
from fieldkit.progress import Progress, silent
from fieldkit.vault.frames import (
    FRAME,
    FrameReader,
    FrameWriter,
    ObjectDamagedError,
    frame_count,
    sealed_length,
)
from fieldkit.vault.pouring import BETWEEN_SYNCS, pour
from fieldkit.vault.sources import Readable, Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_ID: Final = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Stored:
    """A file taken in.

    Attributes:
        object_id: names it in the store.
        key: 32 bytes; without it the object is lost.
        size: bytes.
        sha256: hex.
        sm3: hex, if asked for.
        content: the bytes themselves, if they were to be kept; else nothing.
    """

    object_id: str
    key: bytes
    size: int
    sha256: str
    sm3: str | None
    content: memoryview


class ObjectStore:
    """The objects of one vault. Every method may be called by several threads at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Where the objects are."""
        return self._folder

    def make(self) -> None:
        """Makes what is missing of the folder and its 256 parts, before anything is written.

        All at once, because syncing a new part with each file would cost as much as the file.

        Raises:
            StorageError: it cannot be made.
        """
        parts = [self._folder, *(self._folder / f"{number:02x}" for number in range(256))]
        with disk_errors(self._folder):
            if missing := [part for part in parts if not part.is_dir()]:
                for part in missing:
                    part.mkdir(mode=0o700)
                sync_folder(self._folder)

    def take_in(
        self,
        source: Path | Readable,
        *,
        progress: Progress = silent,
        sm3: bool = False,
        keep_bytes: int = 0,
    ) -> Stored:
        """A file's bytes, encrypted, hashed and on the disk under a new id.

        Args:
            source: a regular file, or a stream that is read to its end.
            progress: units are bytes.
            sm3: also hash by SM3 (GB/T 32905), which is about three times slower.
            keep_bytes: the content of a file no longer than this is returned too.

        Raises:
            SourceMissingError: there is no such file.
            NotARegularFileError: a folder, pipe or device.
            SourceChangedError: it was written to meanwhile.
            DiskFullError: the vault's disk has no room for it.
            StorageError: a drive is gone.
            Cancelled: by `progress`. In all these cases nothing of it stays in the vault.
        """
        object_id, key = secrets.token_hex(16), os.urandom(32)
        with Source(source) as opened:
            needed = sealed_length(opened.size or 0)
            require_room(self._folder, needed)
            with (
                disk_errors(self._folder, needed + ROOM_TO_GO_ON),
                self._new_object(object_id) as file,
            ):
                poured = pour(
                    opened,
                    FrameWriter(file, object_id, key),
                    progress=progress,
                    with_sm3=sm3,
                    keep_bytes=keep_bytes,
                )
        return Stored(object_id, key, *poured)

    def read(self, object_id: str, key: bytes, size: int) -> Iterator[memoryview]:
        """The content, piece by piece; a piece is valid until the next is asked for.

        Raises:
            ObjectDamagedError: it is missing or not what was taken in.
            StorageError: it may not be read.
        """
        reader = FrameReader(self.path_of(object_id), object_id, key, size)
        try:
            forgotten = 0
            for number in range(frame_count(size)):
                yield reader.frame(number)
                done = number * FRAME
                if done - forgotten >= BETWEEN_SYNCS:
                    forget_cached(reader.descriptor, forgotten, done - forgotten)
                    forgotten = done
        finally:
            reader.close()

    def open_reader(self, object_id: str, key: bytes, size: int) -> io.RawIOBase:
        """The content as a file open for reading at any position.

        Raises:
            ObjectDamagedError: as `read`; also from reading.
        """
        return _Opened(FrameReader(self.path_of(object_id), object_id, key, size), size)

    def verify(self, object_id: str, key: bytes, size: int, sha256: str) -> None:
        """Reads every byte.

        Raises:
            ObjectDamagedError: the content is not that of the digest, or as `read`.
        """
        digest = hashlib.sha256()
        for piece in self.read(object_id, key, size):
            digest.update(piece)
        if digest.hexdigest() != sha256:
            raise ObjectDamagedError(object=object_id, reason="its content has another digest")

    def has(self, object_id: str, size: int) -> bool:
        """Whether the object is there in the right length; its bytes are not looked at."""
        path = self.path_of(object_id)
        with disk_errors(path):
            return path.is_file() and path.stat().st_size == sealed_length(size)

    def remove(self, object_id: str) -> None:
        """Removes an object; quietly nothing if it is not there."""
        path = self.path_of(object_id)
        with disk_errors(path):
            path.unlink(missing_ok=True)

    def copy_from(self, other: "ObjectStore", object_id: str) -> None:
        """Copies an object, as it is, from another store; durable on return.

        Raises:
            ObjectDamagedError: the other store does not have it.
            StorageError: no room, or a drive is gone.
        """
        path = other.path_of(object_id)
        with disk_errors(path):
            try:
                source = path.open("rb", buffering=0)
            except FileNotFoundError:
                raise ObjectDamagedError(object=object_id, reason="the file is missing") from None
        with source:
            with disk_errors(path):
                needed = os.fstat(source.fileno()).st_size
            require_room(self._folder, needed)
            with (
                disk_errors(self._folder, needed + ROOM_TO_GO_ON),
                self._new_object(object_id) as file,
            ):
                buffer = memoryview(bytearray(FRAME))
                done = 0
                while count := _next(source, buffer, object_id):
                    write_all(file, buffer[:count])
                    done += count
                    if done % BETWEEN_SYNCS < count:
                        sync_file(file.fileno())
                        forget_cached(file.fileno(), 0, done)
                        forget_cached(source.fileno(), 0, done)

    def ids(self) -> Iterator[str]:
        """The ids of all objects that lie in the store."""
        with disk_errors(self._folder):
            for path in self._folder.glob("[0-9a-f][0-9a-f]/*.fko"):
                if _ID.fullmatch(path.stem) and path.parent.name == path.stem[:2]:
                    yield path.stem

    def sweep(self, known: Container[str]) -> int:
        """Removes what a crash left: unfinished objects, and finished ones that nobody knows.

        Only for when nothing is being taken in.

        Args:
            known: the ids that the database names.

        Returns:
            How many files were removed.
        """
        unknown = [object_id for object_id in self.ids() if object_id not in known]
        with disk_errors(self._folder):
            left = [path for path in self._folder.glob("*.tmp") if _ID.fullmatch(path.stem)]
            for path in left:
                path.unlink()
        for object_id in unknown:
            self.remove(object_id)
        return len(unknown) + len(left)

    def path_of(self, object_id: str) -> Path:
        """Where an object lies or would lie.

        Raises:
            ObjectDamagedError: the id is none that this store gives.
        """
        if not _ID.fullmatch(object_id):
            raise ObjectDamagedError(object=object_id[:40], reason="no object is named so")
        return self._folder / object_id[:2] / f"{object_id}.fko"

    @contextmanager
    def _new_object(self, object_id: str) -> Iterator[io.FileIO]:
        """A file that gets its place in the store, durably, when the block is left well."""
        temporary, final = self._folder / f"{object_id}.tmp", self.path_of(object_id)
        try:
            with open_new(temporary) as file:
                yield file
                sync_file(file.fileno())
            temporary.replace(final)
            sync_folder(final.parent)
        except BaseException:
            temporary.unlink(missing_ok=True)
            final.unlink(missing_ok=True)
            raise


def _next(source: io.FileIO, buffer: memoryview, object_id: str) -> int:
    try:
        return source.readinto(buffer) or 0
    except OSError as problem:
        told = f"the disk cannot read it ({problem.strerror})"
        raise ObjectDamagedError(object=object_id, reason=told) from problem


class _Opened(io.RawIOBase):
    """An object as a file for reading."""

    def __init__(self, reader: FrameReader, size: int) -> None:
        self._reader = reader
        self._size = size
        self._position = 0
        self._number = -1
        self._frame = memoryview(b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError("a position before the start")
        self._position = start + offset
        return self._position

    def tell(self) -> int:
        return self._position

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        if self._position >= self._size:
            return 0
        number, start = divmod(self._position, FRAME)
        if number != self._number:
            self._number = -1  # a frame that fails takes the buffer of the one before
            self._frame, self._number = self._reader.frame(number), number
        target = memoryview(buffer)
        piece = self._frame[start : start + len(target)]
        target[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)

    def close(self) -> None:
        self._reader.close()
        super().close()
