"""Digests of many bodies of one archive, each read once, on two processors."""

import hashlib
import threading
from collections import deque
from collections.abc import Container, Iterable
from concurrent.futures import FIRST_EXCEPTION, Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives import hashes

from fieldkit.bundle.checksum import crc32
from fieldkit.bundle.zipform import Place
from fieldkit.host.durable import forget_cached
from fieldkit.host.positioned import PositionedFile
from fieldkit.progress import Progress

_PIECE: Final = 1 << 20
_BIG: Final = 16 << 20
_SAMPLES: Final = 16
_ROUND: Final = 0.05  # seconds between two reports of progress


@dataclass(frozen=True, slots=True)
class BodyDigest:
    """What the bytes of one body come to.

    Attributes:
        size: bytes read; fewer than the archive says where the file was cut meanwhile.
        crc: CRC-32.
        sha256: hex.
        sm3: hex (GB/T 32905), where it was asked for.
    """

    size: int
    crc: int
    sha256: str
    sm3: str | None


def digest_bodies(
    file: PositionedFile,
    places: Iterable[Place],
    sm3: Container[str],
    workers: int,
    progress: Progress,
) -> dict[str, BodyDigest]:
    """The digests of the bodies, by name.

    Args:
        file: the archive.
        places: where the bodies lie.
        sm3: names of those whose SM3 is wanted too; it takes three times as long.
        workers: threads that read and hash.
        progress: called from the caller's thread, in bytes.

    Raises:
        OSError: the medium cannot be read.
        Cancelled: `progress` said so.
    """
    work = _Work(file, places, sm3)
    with ThreadPoolExecutor(workers, "digests") as pool:
        try:
            if workers > 1 and work.has_giant:
                running = {pool.submit(work.digest_giant, pool)}
            else:
                running = {pool.submit(work.digest_waiting) for _ in range(workers)}
            while running:
                finished, running = wait(running, _ROUND, FIRST_EXCEPTION)
                for each in finished:
                    each.result()
                progress(work.done, work.total, "reading files")
        finally:
            work.is_stopped = True
    return work.digests


class _Work:
    """What the threads share: the bodies that wait, and the digests found."""

    def __init__(self, file: PositionedFile, places: Iterable[Place], sm3: Container[str]) -> None:
        # The big ones first, so that the threads end together; else in the file's order.
        chosen = sorted(places, key=lambda place: (-(place.size // _BIG), place.offset))
        self.total = sum(place.size for place in chosen)
        self.done = 0
        self.digests: dict[str, BodyDigest] = {}
        self.is_stopped = False
        self._file = file
        self._waiting = deque(chosen)
        self._sm3 = sm3
        self._lock = threading.Lock()
        # What the system had in memory before is left there: somebody may be using it.
        self._is_cold = not all(
            file.is_cached(place.body + place.size // 2)
            for place in chosen[:: max(1, len(chosen) // _SAMPLES)]
            if place.size
        )
        if self._is_cold:
            file.expect_order()

    @property
    def has_giant(self) -> bool:
        """Whether one body outweighs all others so far that threads cannot share evenly."""
        if not self._waiting:
            return False
        biggest = self._waiting[0].size
        return biggest >= _BIG and biggest * 5 > self.total * 4

    def digest_giant(self, pool: Executor) -> None:
        """Takes the biggest body with a second thread of the pool, then all others."""
        self._digest(self._waiting.popleft(), _buffers(), pool)
        other = pool.submit(self.digest_waiting)
        self.digest_waiting()
        other.result()

    def digest_waiting(self) -> None:
        """Takes one body after the other until none waits."""
        buffers = _buffers()
        while not self.is_stopped:
            try:
                place = self._waiting.popleft()
            except IndexError:
                return
            self._digest(place, buffers, None)

    def _digest(self, place: Place, buffers: list[memoryview], pool: Executor | None) -> None:
        crc = 0
        sha256 = hashlib.sha256()
        sm3 = hashes.Hash(hashes.SM3()) if place.name in self._sm3 else None
        read = 0
        kept_from = place.body
        other: Future[None] | None = None
        for number, offset in enumerate(range(place.body, place.end, _PIECE)):
            wanted = min(_PIECE, place.end - offset)
            got = self._file.read_into(buffers[number % 2][:wanted], offset)
            piece = buffers[number % 2][:got]
            crc = crc32(piece, crc)
            # With a second thread, the slower digest goes there while the next piece is read.
            if sm3 and pool:
                sha256.update(piece)
            if other:
                other.result()
            if pool:
                other = pool.submit((sm3 or sha256).update, piece)
            else:
                sha256.update(piece)
                if sm3:
                    sm3.update(piece)
            read += got
            with self._lock:
                self.done += got
            if offset - kept_from >= _BIG:
                self._forget(kept_from, offset)
                kept_from = offset
            if got < wanted or self.is_stopped:
                break
        if other:
            other.result()
        self._forget(kept_from, place.end)
        self.digests[place.name] = BodyDigest(
            read, crc, sha256.hexdigest(), sm3.finalize().hex() if sm3 else None
        )

    def _forget(self, begin: int, end: int) -> None:
        """Has the system drop bytes that nobody had in memory before they were read here."""
        if self._is_cold:
            forget_cached(self._file.descriptor, begin, end - begin)


def _buffers() -> list[memoryview]:
    return [memoryview(bytearray(_PIECE)) for _ in range(2)]
