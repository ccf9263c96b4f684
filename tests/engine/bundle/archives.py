"""Archives of the profile, and others that differ from it in one thing."""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from zlib import crc32

from fieldkit.bundle import zipform
from fieldkit.bundle.archive import Archive, Limits

FILES = {
    "fieldkit-0f8b6a52/bagit.txt": b"BagIt-Version: 1.0\n",
    "fieldkit-0f8b6a52/data/排污口 1.jpg": bytes(range(64)),
    "fieldkit-0f8b6a52/data/empty": b"",
}

LOCAL_FIELDS = {"signature": 0, "needed": 4, "flags": 6, "method": 8, "time": 10, "date": 12,
                "crc": 14, "compressed": 18, "size": 22, "name_length": 26,
                "extra_length": 28}  # fmt: skip
CENTRAL_FIELDS = {"signature": 0, "made_by": 4, "needed": 6, "flags": 8, "method": 10,
                  "time": 12, "date": 14, "crc": 16, "compressed": 20, "size": 24,
                  "name_length": 28, "extra_length": 30, "comment_length": 32, "disk": 34,
                  "internal": 36, "external": 38, "offset": 42}  # fmt: skip
END_FIELDS = {"signature": 0, "disk": 4, "first_disk": 6, "here": 8, "count": 10,
              "directory_size": 12, "directory": 16, "comment_length": 20}  # fmt: skip
_LONG = {"signature", "crc", "compressed", "size", "external", "offset", "directory_size",
         "directory"}  # fmt: skip


class Forgery:
    """An archive in parts, each of which a test may spoil before it is put together."""

    def __init__(self, files: Mapping[str, bytes] | Sequence[tuple[str, bytes]] = FILES) -> None:
        pairs = list(files.items()) if isinstance(files, Mapping) else list(files)
        plan = zipform.plan((name, len(body)) for name, body in pairs)
        self.places = list(plan.places)
        crcs = [crc32(body) for _, body in pairs]
        headers = list(zip(self.places, crcs, strict=True))
        self.local = [bytearray(zipform.local_header(*each)) for each in headers]
        self.bodies = [bytearray(body) for _, body in pairs]
        self.central = [bytearray(zipform.central_header(*each)) for each in headers]
        self.end = bytearray(
            zipform.end_records(
                len(pairs), plan.directory, sum(len(each) for each in self.central)
            )
        )

    def set_local(self, number: int, field: str, value: int) -> "Forgery":
        _patch(self.local[number], LOCAL_FIELDS[field], field, value)
        return self

    def set_central(self, number: int, field: str, value: int) -> "Forgery":
        _patch(self.central[number], CENTRAL_FIELDS[field], field, value)
        return self

    def set_end(self, field: str, value: int) -> "Forgery":
        _patch(self.end, len(self.end) - zipform.END.size + END_FIELDS[field], field, value)
        return self

    def settle(self) -> "Forgery":
        """Corrects offsets and the end record to what the parts have become."""
        offset = 0
        for number, (local, body) in enumerate(zip(self.local, self.bodies, strict=True)):
            self.set_central(number, "offset", offset)
            offset += len(local) + len(body)
        self.set_end("directory", offset)
        self.set_end("directory_size", sum(len(each) for each in self.central))
        return self

    def bytes(self) -> bytes:
        parts = [part for pair in zip(self.local, self.bodies, strict=True) for part in pair]
        return b"".join([*parts, *self.central, self.end])


def _patch(header: bytearray, at: int, field: str, value: int) -> None:
    struct.pack_into("<I" if field in _LONG else "<H", header, at, value)


def codes(content: bytes, folder: Path, limits: Limits | None = None) -> set[str]:
    """The codes of all that is wrong with an archive, its bodies' CRCs included."""
    path = folder / "bundle.zip"
    path.write_bytes(content)
    with Archive.open(path, limits or Limits()) as archive:
        _, wrong = archive.digest(archive.sizes)
        return {finding.code for finding in [*archive.findings, *wrong]}
