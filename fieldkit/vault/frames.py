"""The form of an encrypted object file, in which each frame is bound to its place.

    header   "FKO" 0x1A, version 1, three zero bytes, frame size (4 bytes, big endian)
    frame 0  AES-256-GCM ciphertext of the first 256 KiB, then its tag of 16 bytes
    frame 1  ...
    last     whatever is left: 0 to 256 KiB, and empty only in an object of no bytes

The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizar: "Online Authenticated-Encryption
and its Nonce-Reuse Misuse-Resistance", 2015): a frame's nonce is its number in 11 bytes and
one byte that is 1 in the last frame, 0 before. The associated data are the object's id and
the header. A key is used for one object only. So a frame that is changed, moved, cut off,
added, or put into another object does not decrypt.
"""

import io
import struct
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fieldkit.errors import IntegrityError
from fieldkit.host.durable import disk_errors, forget_cached, sync_file, write_all

FRAME: Final = 256 * 1024  # bytes of content
_TAG: Final = 16
_SEALED: Final = FRAME + _TAG
_HEADER: Final = struct.Struct(">4sB3xI").pack(b"FKO\x1a", 1, FRAME)
_NONCE: Final = struct.Struct(">3xQB")


class ObjectDamagedError(IntegrityError):
    """A stored file is not what was taken in.

    Details: `object` (its id), `reason`.
    """

    code = "object.damaged"
    sentence = "The stored file {object} is damaged: {reason}."


def sealed_length(size: int) -> int:
    """Bytes of the object file that holds `size` bytes of content."""
    return len(_HEADER) + size + _TAG * frame_count(size)


def frame_count(size: int) -> int:
    """Frames of an object that holds `size` bytes of content."""
    return max(1, -(-size // FRAME))


class FrameWriter:
    """Writes one object from front to back.

    Attributes:
        written: bytes of the object file so far.
    """

    def __init__(self, file: io.FileIO, object_id: str, key: bytes) -> None:
        """Writes the header.

        Raises:
            OSError: the disk is full or gone; also from `write`.
        """
        self._file = file
        self._cipher = AESGCM(key)
        self._bound = object_id.encode("ascii") + _HEADER
        self._sealed = memoryview(bytearray(_SEALED))
        self._number = 0
        self.written = len(_HEADER)
        write_all(file, _HEADER)

    def write(self, content: memoryview, *, is_last: bool) -> None:
        """Writes content as frames.

        Args:
            content: whole frames, or what is left at the end.
            is_last: nothing follows.
        """
        for start in range(0, max(1, len(content)), FRAME):
            frame = content[start : start + FRAME]
            nonce = _NONCE.pack(self._number, is_last and start + FRAME >= len(content))
            sealed = self._sealed[: len(frame) + _TAG]
            self._cipher.encrypt_into(nonce, frame, self._bound, sealed)
            write_all(self._file, sealed)
            self._number += 1
            self.written += len(sealed)

    def sync(self, position: int) -> None:
        """Puts the file up to a position on the disk, and out of the system's memory.

        May run in another thread than `write`.
        """
        sync_file(self._file.fileno())
        forget_cached(self._file.fileno(), 0, position)


class FrameReader:
    """Reads frames of one object, in any order. Belongs to one thread at a time."""

    def __init__(self, path: Path, object_id: str, key: bytes, size: int) -> None:
        """Opens the object.

        Args:
            path: the object file.
            object_id: its id.
            key: 32 bytes.
            size: bytes of content, as the database knows it.

        Raises:
            ObjectDamagedError: it is missing, or its header or length is wrong.
            StorageError: it may not be read.
        """
        self._path = path
        self._object_id = object_id
        self._cipher = AESGCM(key)
        self._bound = object_id.encode("ascii") + _HEADER
        self._last = frame_count(size) - 1
        self._sealed = memoryview(bytearray(_SEALED))
        self._content = memoryview(bytearray(FRAME))
        with disk_errors(path):
            try:
                self._file = io.FileIO(path, "rb")
            except FileNotFoundError:
                raise self.damage("the file is missing") from None
        try:
            length = self._file.seek(0, io.SEEK_END)
            if length != sealed_length(size):
                told = f"the file has {length} bytes, not {sealed_length(size)}"
                raise self.damage(told)
            self._file.seek(0)
            if self._read(len(_HEADER)) != _HEADER:
                raise self.damage("its header is wrong")
        except BaseException:
            self._file.close()
            raise

    @property
    def descriptor(self) -> int:
        """The system's number of the open file."""
        return self._file.fileno()

    def close(self) -> None:
        """Closes the file; more than once does no harm."""
        self._file.close()

    def frame(self, number: int) -> memoryview:
        """The content of a frame; valid until the next is read.

        Raises:
            ObjectDamagedError: it is not what was written there.
        """
        self._file.seek(len(_HEADER) + number * _SEALED)
        sealed = self._read(_SEALED)
        content = self._content[: max(0, len(sealed) - _TAG)]
        nonce = _NONCE.pack(number, number == self._last)
        try:
            self._cipher.decrypt_into(nonce, sealed, self._bound, content)
        except InvalidTag:
            raise self.damage(f"frame {number} does not decrypt") from None
        return content

    def damage(self, reason: str) -> ObjectDamagedError:
        """The error that says what is wrong with this object."""
        return ObjectDamagedError(object=self._object_id, reason=reason)

    def _read(self, length: int) -> memoryview:
        """The next bytes, fewer only at the end of the file."""
        filled = 0
        try:
            while filled < length:
                count = self._file.readinto(self._sealed[filled:length])
                if not count:
                    break
                filled += count
        except OSError as problem:
            # A broken sector costs this object, not the whole check.
            raise self.damage(f"the disk cannot read it ({problem.strerror})") from problem
        return self._sealed[:filled]
