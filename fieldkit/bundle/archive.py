"""Reading a bundle's ZIP in place: nothing is unpacked, written or decompressed."""

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from fieldkit.bundle.digests import BodyDigest, digest_bodies
from fieldkit.bundle.examination import Limits, Listed, NotABundleError, examine
from fieldkit.bundle.names import safe_name, visible
from fieldkit.bundle.packing import ArchiveWriter
from fieldkit.bundle.zipform import Place, Plan, plan
from fieldkit.errors import InputError
from fieldkit.findings import Finding, error
from fieldkit.host.durable import disk_errors
from fieldkit.host.positioned import PositionedFile
from fieldkit.progress import Progress, silent

__all__ = [
    "Archive",
    "ArchiveWriter",
    "BodyDigest",
    "Limits",
    "NotABundleError",
    "Place",
    "Plan",
    "TooLargeError",
    "plan",
    "safe_name",
    "visible",
]

ORDINARY: Final = Limits()
_PIECE: Final = 1 << 20


class TooLargeError(InputError):
    """A file that is read as a whole is larger than such a file can be."""

    code = "bundle.file-too-large"
    sentence = "{name} in the bundle holds {size} bytes, more than the {limit} it may."
    exit_status = 3


class Archive:
    """An archive open for reading; used as a context manager.

    Attributes:
        findings: what is wrong with its structure. None means that every byte outside
            the bodies is as it must be.
    """

    def __init__(
        self, file: PositionedFile, listed: Iterable[Listed], findings: Iterable[Finding]
    ) -> None:
        self.findings = tuple(findings)
        self._file = file
        self._listed = {each.place.name: each for each in listed}

    @classmethod
    def open(cls, path: Path, limits: Limits = ORDINARY) -> Self:
        """An archive with its structure examined; no body has been read yet.

        Raises:
            NotABundleError: the file is no ZIP at all, or no file.
            StorageError: the medium cannot be read.
        """
        with disk_errors(path):
            if path.exists() and not path.is_file():  # a pipe would keep us waiting
                raise NotABundleError(reason="it is not a file")
            file = PositionedFile(path)
            try:
                return cls(file, *examine(file, limits))
            except BaseException:
                file.close()
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
        """Gives the file back to the system; more than once does no harm."""
        self._file.close()

    @property
    def sizes(self) -> Mapping[str, int]:
        """Names and sizes in bytes, in the archive's order.

        Empty where the structure leaves in doubt which bytes belong to which name.
        """
        return {name: listed.place.size for name, listed in self._listed.items()}

    def read(self, name: str, limit: int) -> bytes:
        """The body of one file; its CRC is not checked here but by `digest`.

        Args:
            name: one of `sizes`.
            limit: most bytes that such a file can have.

        Raises:
            TooLargeError: it has more.
            StorageError: the medium cannot be read.
        """
        place = self._listed[name].place
        if place.size > limit:
            raise TooLargeError(name=visible(name), size=place.size, limit=limit)
        with disk_errors(self._file.path):
            return self._file.read(place.size, place.body)

    def pieces(self, name: str) -> Iterator[bytes]:
        """The body of one file, a mebibyte at a time; fewer bytes where the file was cut.

        Args:
            name: one of `sizes`.

        Raises:
            StorageError: the medium cannot be read.
        """
        place = self._listed[name].place
        for at in range(0, place.size, _PIECE):
            with disk_errors(self._file.path):
                yield self._file.read(min(_PIECE, place.size - at), place.body + at)

    def digest(
        self,
        names: Iterable[str],
        sm3: Container[str] = (),
        workers: int = 2,
        progress: Progress = silent,
    ) -> tuple[Mapping[str, BodyDigest], list[Finding]]:
        """SHA-256 of files' bodies, and findings where a CRC or a size does not hold.

        Args:
            names: some of `sizes`.
            sm3: those of them whose SM3 is wanted too; it takes three times as long.
            workers: threads that read and hash.
            progress: called from this thread, in bytes.

        Raises:
            StorageError: the medium cannot be read.
            Cancelled: `progress` said so.
        """
        listed = [self._listed[name] for name in names]
        places = [each.place for each in listed]
        with disk_errors(self._file.path):
            digests = digest_bodies(self._file, places, sm3, workers, progress)
        findings = []
        for place, crc, _ in listed:
            found = digests[place.name]
            if found.size != place.size:
                findings.append(error("ZIP_CUT", visible(place.name), "It ends too early."))
            elif found.crc != crc:
                findings.append(
                    error("ZIP_CRC", visible(place.name), "Its bytes do not have their CRC-32.")
                )
        return digests, findings
