"""The confined child that reads foreign images: how it starts, and how one talks with it.

Run as a program (`python -m fieldkit.evidence.darkroom`), it takes limits upon itself, loads the
image libraries, gives up files, network and programs, says that it is ready, and then answers
requests from standard input on standard output until that ends. It never gets a path: the image
comes through the pipe. `fieldkit.evidence.camera` is the other side.

A message is a length (4 bytes, big-endian), that many bytes of JSON (an object whose member
`size` counts the bytes that follow), and those bytes. Requests: `{"ask": "look"}` and
`{"ask": "preview", "longest_edge_px": …}`, with the image. Answers: see `imagery`.
"""

import json
import struct
import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import IO

from fieldkit.host.confinement import Limits, allow_cpu, confine, seal

LIMITS = Limits(memory_bytes=512 << 20, cpu_seconds=3600)
LARGEST_IMAGE_BYTES = 128 << 20
LARGEST_IMAGE_PIXELS = 200_000_000
CPU_SECONDS_PER_REQUEST = 30  # several threads for the five seconds that the parent waits
_LARGEST_HEAD_BYTES = 64 << 10


class Reason(StrEnum):
    """Why there is no preview or no camera data. The file itself is sealed all the same."""

    NO_CAMERA_DATA = "no-camera-data"  # an image that says nothing about camera, time and place
    NOT_AN_IMAGE = "not-an-image"  # none of JPEG, HEIC, TIFF, PNG, WebP, whatever its name
    DAMAGED = "damaged"  # begins like an image and cannot be read
    TOO_LARGE = "too-large"  # more bytes or pixels than are read
    OUT_OF_MEMORY = "out-of-memory"
    TIMED_OUT = "timed-out"
    READER_CRASHED = "reader-crashed"  # the child died over it
    READER_UNTRUSTWORTHY = "reader-untrustworthy"  # the child gave an answer that cannot be
    READER_UNAVAILABLE = "reader-unavailable"  # the child could not be started


def send(stream: IO[bytes], head: Mapping[str, object], body: bytes | memoryview = b"") -> None:
    """Write one message.

    Raises:
        OSError: nobody reads any more.
    """
    encoded = json.dumps({**head, "size": len(body)}).encode("ascii")
    stream.write(struct.pack(">I", len(encoded)) + encoded)
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes], largest_body_bytes: int) -> tuple[dict[str, object], bytes]:
    """Read one message.

    Returns:
        Its head without `size`, and its body.

    Raises:
        EOFError: the stream ended, before the message or within it.
        ValueError: this is not a message, or it is larger than allowed.
    """
    (length,) = struct.unpack(">I", _exactly(stream, 4))
    if length > _LARGEST_HEAD_BYTES:
        raise ValueError(f"head of {length} bytes")
    try:
        head = json.loads(_exactly(stream, length))
    except RecursionError as error:
        raise ValueError("head nested too deep") from error
    size = head.pop("size", None) if isinstance(head, dict) else None
    if type(size) is not int or not 0 <= size <= largest_body_bytes:
        raise ValueError("size of the body missing, or beyond what is allowed")
    return head, _exactly(stream, size)


def _exactly(stream: IO[bytes], count: int) -> bytes:
    read = stream.read(count)
    if len(read) < count:
        raise EOFError
    return read


def main() -> int:
    """Answer requests until standard input ends."""
    confine(LIMITS)
    # Loaded under the limits, not before.
    from fieldkit.evidence import imagery  # noqa: PLC0415

    imagery.prepare()

    # Not sys.stdin: a program without a console has none, even with a pipe.
    with open(0, "rb", closefd=False) as requests, open(1, "wb", closefd=False) as answers:
        seal()
        send(answers, {"ready": True})
        while True:
            try:
                request, image = receive(requests, LARGEST_IMAGE_BYTES)
            except EOFError:
                return 0
            allow_cpu(CPU_SECONDS_PER_REQUEST)
            edge_px = request.get("longest_edge_px")
            if isinstance(edge_px, int):
                send(answers, *imagery.preview(image, edge_px))
            else:
                send(answers, imagery.look(image))


if __name__ == "__main__":
    sys.exit(main())
