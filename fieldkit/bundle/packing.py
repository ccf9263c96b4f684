"""Writing a bundle's ZIP: bodies by several workers, each at its own position."""

import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from fieldkit.bundle.checksum import crc32
from fieldkit.bundle.names import name_findings
from fieldkit.bundle.zipform import Plan, directory_and_end, local_header, place_at
from fieldkit.host.durable import disk_errors, forget_cached, sync_file
from fieldkit.host.positioned import PositionedFile

_SYNC_EVERY: Final = 64 << 20  # bytes left to the system's cache before they go to the disk
_PIECE: Final = 1 << 20


class ArchiveWriter:
    """Writes one archive; used as a context manager.

    Files whose sizes are known beforehand come from a plan and may be written in any
    order and by several threads, best in the plan's order: FAT file systems fill what was
    skipped with zeros. Files that are known only later are appended behind them.

    Whatever ends the `with` block before `finish` removes the file.
    """

    def __init__(self, path: Path, plan: Plan) -> None:
        """Makes the new file; its folder must exist, the file must not.

        Raises:
            StorageError: it cannot be made there.
            ValueError: a name of the plan is not lawful; that is a bug of the caller.
        """
        self._path = path
        self._places = list(plan.places)
        self._refuse_unlawful_names()
        self._by_name = {place.name: place for place in self._places}
        self._crcs: dict[str, int] = {}
        self._total = plan.total
        self._unsynced = 0
        self._lock = threading.Lock()
        self._finished = False
        with disk_errors(path, self._total):
            self._file = PositionedFile(path, new=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
        if not self._finished:
            self._path.unlink(missing_ok=True)

    @property
    def crcs(self) -> Mapping[str, int]:
        """CRC-32 of each file written so far."""
        return self._crcs

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

    def append(self, name: str, body: bytes) -> None:
        """Writes a file that was not planned behind all others; by one thread only.

        Raises:
            StorageError: the disk is full, gone or cannot be written.
            ValueError: the name is not lawful or there already; a bug of the caller.
        """
        place = place_at(self._places[-1].end if self._places else 0, name, len(body))
        self._places.append(place)
        self._refuse_unlawful_names()
        self._by_name[name] = place
        self.write(name, [body])

    def finish(self) -> Plan:
        """Writes directory and end; the archive is whole and on the disk afterwards.

        Returns:
            Where everything lies, appended files included.

        Raises:
            StorageError: the disk is full, gone or cannot be written.
            ValueError: a planned file was not written; a bug of the caller.
        """
        missing = [place.name for place in self._places if place.name not in self._crcs]
        if missing:
            raise ValueError(f"not written: {missing[0]}")
        crcs = [self._crcs[place.name] for place in self._places]
        end = directory_and_end(self._places, crcs)
        directory = self._places[-1].end if self._places else 0
        self._put(end, directory)
        self._to_disk()
        self._file.close()
        self._finished = True
        return Plan(tuple(self._places), directory, directory + len(end))

    def _put(self, data: bytes | memoryview, offset: int) -> None:
        with disk_errors(self._path, self._total):
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
        with disk_errors(self._path, self._total):
            sync_file(self._file.descriptor)
        forget_cached(self._file.descriptor, 0, 0)

    def _refuse_unlawful_names(self) -> None:
        for finding in name_findings(place.name for place in self._places):
            raise ValueError(f"{finding.path}: {finding.detail}")
