"""Writing a bundle's ZIP: bodies by several workers, each at its own position."""

import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from fieldkit.bundle.checksum import crc32
from fieldkit.bundle.names import name_findings
from fieldkit.bundle.zipform import Plan, directory_and_end, local_header
from fieldkit.host.durable import disk_errors, forget_cached, sync_file
from fieldkit.host.positioned import PositionedFile

_SYNC_EVERY: Final = 64 << 20  # bytes left to the system's cache before they go to the disk


class ArchiveWriter:
    """Writes one archive as planned; used as a context manager.

    Files may be written in any order and by several threads, best in the plan's order: FAT
    file systems fill what was skipped with zeros.

    Whatever ends the `with` block before `finish` removes the file.
    """

    def __init__(self, path: Path, plan: Plan) -> None:
        """Makes the new file; its folder must exist, the file must not.

        Raises:
            StorageError: it cannot be made there.
            ValueError: a name of the plan is not lawful; that is a bug of the caller.
        """
        for finding in name_findings(place.name for place in plan.places):
            raise ValueError(f"{finding.path}: {finding.detail}")
        self._path = path
        self._plan = plan
        self._by_name = {place.name: place for place in plan.places}
        self._crcs: dict[str, int] = {}
        self._unsynced = 0
        self._lock = threading.Lock()
        self._is_finished = False
        with disk_errors(path, plan.total):
            self._file = PositionedFile(path, new=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._is_finished:
            return
        with suppress(OSError):  # a drive that is gone keeps its remains
            self._file.close()
            self._path.unlink(missing_ok=True)

    def write(self, name: str, pieces: Iterable[bytes | memoryview]) -> None:
        """Writes the body of one planned file; different files in different threads.

        Args:
            name: as planned.
            pieces: the body in order; 256 KiB to 1 MiB each is best. A piece may be used
                again by its maker once the next one is asked for.

        Raises:
            StorageError: the disk is full, gone or cannot be written.
            ValueError: the name was not planned or is written already, or the body is
                not of the planned size; a bug of the caller.
        """
        place = self._by_name[name]
        if name in self._crcs:
            raise ValueError(f"written twice: {name}")
        crc = 0
        offset = place.body
        for piece in pieces:
            if offset + len(piece) > place.end:
                raise ValueError(f"longer than planned: {name}")
            crc = crc32(piece, crc)
            self._put(piece, offset)
            offset += len(piece)
        if offset != place.end:
            raise ValueError(f"shorter than planned: {name}")
        self._put(local_header(place, crc), place.offset)
        self._crcs[name] = crc

    def finish(self) -> None:
        """Writes directory and end; the archive is whole and on the disk afterwards.

        Raises:
            StorageError: the disk is full, gone or cannot be written.
            ValueError: a planned file was not written; a bug of the caller.
        """
        places = self._plan.places
        missing = [place.name for place in places if place.name not in self._crcs]
        if missing:
            raise ValueError(f"not written: {missing[0]}")
        end = directory_and_end(places, [self._crcs[place.name] for place in places])
        self._put(end, self._plan.directory)
        self._to_disk()
        with disk_errors(self._path, self._plan.total):
            self._file.close()
        self._is_finished = True

    def _put(self, data: bytes | memoryview, offset: int) -> None:
        with disk_errors(self._path, self._plan.total):
            self._file.write(data, offset)
        with self._lock:
            self._unsynced += len(data)
            due = self._unsynced >= _SYNC_EVERY
            if due:
                self._unsynced = 0
        if due:
            self._to_disk()

    def _to_disk(self) -> None:
        """Waits until the disk has everything, so that it never piles up in memory."""
        with disk_errors(self._path, self._plan.total):
            sync_file(self._file.descriptor)
        forget_cached(self._file.descriptor, 0, 0)
