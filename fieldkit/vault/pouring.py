"""A file on its way into the vault: read once, hashed, encrypted and written.

A large file goes through threads side by side: the caller's reads and hashes, one encrypts
and writes, one waits for the disk, and one more hashes by SM3 if that is asked for.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Final, NamedTuple, TypeVar

from cryptography.hazmat.primitives import hashes

from fieldkit.progress import Progress
from fieldkit.vault.frames import FRAME, FrameWriter
from fieldkit.vault.sources import Source
from fieldkit.vault.stage import Stage

BETWEEN_SYNCS: Final = 64 * 1024 * 1024  # bytes

_SMALL: Final = 8 * 1024 * 1024  # bytes; up to here threads cost more than they bring
_PIECE: Final = 4 * FRAME  # what is handed from thread to thread
_AHEAD: Final = 8  # pieces

Piece = TypeVar("Piece")


class Poured(NamedTuple):
    """What went through.

    Attributes:
        size: bytes.
        sha256: hex.
        sm3: hex, if asked for.
        content: the bytes themselves, if they were to be kept and are not too many.
    """

    size: int
    sha256: str
    sm3: str | None
    content: bytes


def pour(
    source: Source, writer: FrameWriter, *, progress: Progress, with_sm3: bool, keep_bytes: int
) -> Poured:
    """Brings the source to its end; what was written is not yet synced to the end.

    Raises:
        SourceChangedError: the source is not what it was at the start.
        StorageError: the source cannot be read.
        OSError: the object cannot be written.
        Cancelled: by `progress`, between two pieces.
    """
    sha256, sm3 = hashlib.sha256(), hashes.Hash(hashes.SM3())
    kept = bytearray()
    size = 0
    is_large = source.size is None or source.size > _SMALL
    piece_size, ahead = (_PIECE, _AHEAD) if is_large else (FRAME, 0)
    with ExitStack() as stages:

        def aside(work: Callable[[Piece], object]) -> Callable[[Piece], object]:
            return stages.enter_context(Stage(work, ahead)).hand if is_large else work

        write = aside(_Writing(writer, aside(writer.sync)).write)
        update_sm3 = aside(sm3.update) if with_sm3 else None
        for piece, is_last in _pieces(source, piece_size, ahead + 2):
            write((piece, is_last))
            sha256.update(piece)
            if update_sm3 is not None:
                update_sm3(piece)
            size += len(piece)
            if size <= keep_bytes:
                kept += piece
            progress(size, source.size or 0, "taking in")
    source.require_unchanged()
    return Poured(
        size,
        sha256.hexdigest(),
        sm3.finalize().hex() if with_sm3 else None,
        bytes(kept) if size <= keep_bytes else b"",
    )


def _pieces(source: Source, size: int, count: int) -> Iterator[tuple[memoryview, bool]]:
    """The bytes of a source, and whether a piece is the last; at least one piece.

    A piece is valid until `count - 1` more have been asked for.
    """
    buffers = [memoryview(bytearray(size)) for _ in range(count)]
    number = forgotten = 0
    piece = buffers[0][: source.fill(buffers[0])]
    while True:
        number += 1
        buffer = buffers[number % count]
        following = buffer[: source.fill(buffer)]
        yield piece, not following
        if not following:
            return
        piece = following
        if number * size - forgotten >= BETWEEN_SYNCS:
            source.forget_cached(forgotten, number * size)
            forgotten = number * size


class _Writing:
    """Writes pieces, and asks now and then for what was written to be put on the disk."""

    def __init__(self, writer: FrameWriter, sync: Callable[[int], object]) -> None:
        self._writer = writer
        self._sync = sync
        self._synced = 0

    def write(self, piece: tuple[memoryview, bool]) -> None:
        content, is_last = piece
        self._writer.write(content, is_last=is_last)
        if self._writer.written - self._synced >= BETWEEN_SYNCS:
            self._synced = self._writer.written
            self._sync(self._synced)
