"""A file on its way into the vault: read once, hashed, encrypted and written.

A large file goes through threads side by side: the caller's reads and hashes, one encrypts
and writes, one waits for the disk, and one more hashes by SM3 if that is asked for.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import cycle
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
        content: the bytes themselves, if they were to be kept; else nothing.
    """

    size: int
    sha256: str
    sm3: str | None
    content: memoryview


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
    size = source.size
    is_large = size is None or size > _SMALL
    piece_size, ahead = (_PIECE, _AHEAD) if is_large else (FRAME, 0)
    kept = memoryview(bytearray(size if size is not None and size <= keep_bytes else 0))
    buffers = _parts_of(kept, piece_size) if kept else _taking_turns(piece_size, ahead + 2)
    done = 0
    with ExitStack() as stages:

        def aside(work: Callable[[Piece], object]) -> Callable[[Piece], object]:
            return stages.enter_context(Stage(work, ahead)).hand if is_large else work

        write = aside(_Writing(writer, aside(writer.sync)).write)
        update_sm3 = aside(sm3.update) if with_sm3 else None
        for piece, is_last in _pieces(source, buffers):
            write((piece, is_last))
            sha256.update(piece)
            if update_sm3 is not None:
                update_sm3(piece)
            done += len(piece)
            progress(done, size or 0, "taking in")
    source.require_unchanged()
    return Poured(
        done,
        sha256.hexdigest(),
        sm3.finalize().hex() if with_sm3 else None,
        kept.toreadonly(),
    )


def _parts_of(whole: memoryview, size: int) -> Iterator[memoryview]:
    """The parts of a buffer that takes all of a file, and one more to meet its end with."""
    for start in range(0, len(whole), size):
        yield whole[start : start + size]
    yield memoryview(bytearray(1))


def _taking_turns(size: int, count: int) -> Iterator[memoryview]:
    """So many buffers, again and again."""
    return cycle([memoryview(bytearray(size)) for _ in range(count)])


def _pieces(source: Source, buffers: Iterator[memoryview]) -> Iterator[tuple[memoryview, bool]]:
    """The bytes of a source, and whether a piece is the last; at least one piece.

    When a piece is given, the next one lies in its buffer already.
    """
    done = forgotten = 0
    piece = _filled(source, buffers)
    while True:
        following = _filled(source, buffers)
        yield piece, not following
        if not following:
            return
        done += len(piece)
        piece = following
        if done - forgotten >= BETWEEN_SYNCS:
            source.forget_cached(forgotten, done)
            forgotten = done


def _filled(source: Source, buffers: Iterator[memoryview]) -> memoryview:
    buffer = next(buffers)
    return buffer[: source.fill(buffer)]


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
