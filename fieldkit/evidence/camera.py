"""What foreign images look like and say of camera, time and place, read in a confined child.

`Darkroom` keeps one child (`fieldkit.evidence.darkroom`) and asks it. This process decodes
nothing that came from outside: it gets text, whole numbers and bare pixels back, believes none of
it, and makes `CameraData` of it by itself. A hostile image that took the
child over could therefore make it lie, about itself and about images that the same child reads
later (at most 100, then comes another child), and could reach no further. What is evidence are
the original bytes; this is what FieldKit read in them.
"""

import io
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self, TypeVar

from fieldkit.evidence.camera_data import CameraData, camera_data
from fieldkit.evidence.darkroom import (
    LARGEST_IMAGE_BYTES,
    LARGEST_IMAGE_PIXELS,
    LIMITS,
    Reason,
    receive,
    send,
)
from fieldkit.host.confinement import ConfinedProcess

DARKROOM_ARGUMENT: Final = "--darkroom"
"""First argument with which a frozen program must call `darkroom.main` and nothing else."""

SMALLEST_EDGE_PX: Final = 16
LARGEST_EDGE_PX: Final = 4096

_IMAGES_PER_CHILD = 100
_MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "HEIC": "image/heic",
    "TIFF": "image/tiff",
    "PNG": "image/png",
    "WEBP": "image/webp",
}
_Understood = TypeVar("_Understood")


@dataclass(frozen=True, slots=True)
class Look:
    """What was found in one image.

    Attributes:
        format: "JPEG", "HEIC", "TIFF", "PNG" or "WEBP", by content; None if none of these.
        width: pixels, upright; None with `format`.
        height: likewise.
        camera: what the camera wrote; None if nothing, or if it could not be read.
        reason: why `camera` is None; None if it is there.
    """

    format: str | None = None
    width: int | None = None
    height: int | None = None
    camera: CameraData | None = None
    reason: Reason | None = None

    @property
    def media_type(self) -> str | None:
        """The media type by content, such as "image/jpeg"; None where `format` is None."""
        return None if self.format is None else _MEDIA_TYPES[self.format]


@dataclass(frozen=True, slots=True)
class Preview:
    """A small upright picture made anew from pixels, so nothing else of the original is in it.

    Attributes:
        jpeg: the encoded picture.
        width: pixels.
        height: pixels.
    """

    jpeg: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class NoPreview:
    """There is no preview, and why."""

    reason: Reason


def darkroom_command() -> tuple[str, ...]:
    """The program and arguments that start the child of this program."""
    if getattr(sys, "frozen", False):
        return (sys.executable, DARKROOM_ARGUMENT)
    # -I: no module is taken from the folder one stands in, from PYTHON* variables or the user's
    # own site-packages. -B: nothing is written.
    return (sys.executable, "-I", "-B", "-m", "fieldkit.evidence.darkroom")


class Darkroom:
    """Looks at foreign images, one at a time, in a child that starts with the first of them.

    May be used from several threads; they wait for each other. Close it, or use it in `with`.
    """

    def __init__(
        self,
        command: Sequence[str] | None = None,
        *,
        deadline_seconds: float = 5,
        start_seconds: float = 30,
    ) -> None:
        """Prepare, and start nothing yet.

        Args:
            command: what to start as the child; `darkroom_command()` if None.
            deadline_seconds: how long one image may take before the child is killed.
            start_seconds: how long the child may take to start; virus scanners take their time.
        """
        self._command = tuple(command or darkroom_command())
        self._deadline_seconds = deadline_seconds
        self._start_seconds = start_seconds
        self._lock = threading.Lock()
        self._child: ConfinedProcess | None = None
        self._served = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child. Another look starts another one."""
        with self._lock:
            self._retire()

    def look(self, image: bytes | bytearray | memoryview) -> Look:
        """What the image says of itself; never an exception, whatever the bytes are.

        Args:
            image: the whole file. Over 128 MiB it is not looked at.
        """
        found = self._ask({"ask": "look"}, image, 0, lambda head, _body: _look(head))
        return Look(reason=found) if isinstance(found, Reason) else found

    def preview(
        self, image: bytes | bytearray | memoryview, longest_edge_px: int
    ) -> Preview | NoPreview:
        """A JPEG of the image, upright and at most so large, without anything else of the file.

        Args:
            image: the whole file. Over 128 MiB it is not looked at.
            longest_edge_px: 16 to 4096. Small images are not made larger.

        Raises:
            ValueError: `longest_edge_px` out of range.
        """
        if not SMALLEST_EDGE_PX <= longest_edge_px <= LARGEST_EDGE_PX:
            raise ValueError(f"longest edge of {longest_edge_px} pixels")
        picture = self._ask(
            {"ask": "preview", "longest_edge_px": longest_edge_px},
            image,
            longest_edge_px * longest_edge_px * 3,
            lambda head, body: _picture(head, body, longest_edge_px),
        )
        return NoPreview(picture) if isinstance(picture, Reason) else _encode(*picture)

    def _ask(
        self,
        request: Mapping[str, object],
        image: bytes | bytearray | memoryview,
        largest_answer_bytes: int,
        understand: Callable[[dict[str, object], bytes], _Understood | Reason],
    ) -> _Understood | Reason:
        """What the child answers, understood; or why there is no answer."""
        body = memoryview(image).cast("B")
        if len(body) > LARGEST_IMAGE_BYTES:
            return Reason.TOO_LARGE
        with self._lock:
            try:
                child = self._ready_child()
            except (OSError, EOFError, ValueError):
                return Reason.READER_UNAVAILABLE
            self._served += 1
            worn_out = True
            try:
                with child.deadline(self._deadline_seconds):
                    send(child.stdin, request, body)
                    head, answer = receive(child.stdout, largest_answer_bytes)
                understood = understand(head, answer)
                short_of_memory = head.get("reason") == Reason.OUT_OF_MEMORY
                worn_out = short_of_memory or self._served >= _IMAGES_PER_CHILD
            except TimeoutError:
                return Reason.TIMED_OUT
            except (OSError, EOFError):
                return Reason.READER_CRASHED
            except ValueError:
                return Reason.READER_UNTRUSTWORTHY
            else:
                return understood
            finally:
                if worn_out:
                    self._retire()

    def _ready_child(self) -> ConfinedProcess:
        if self._child is not None and not self._child.is_running():
            self._retire()
        if self._child is None:
            child = ConfinedProcess(self._command, LIMITS)
            try:
                with child.deadline(self._start_seconds):
                    greeting, _ = receive(child.stdout, 0)
                if greeting != {"ready": True}:
                    raise ValueError("not the greeting of a darkroom")
            except BaseException:
                child.end()
                raise
            self._child = child
            self._served = 0
        return self._child

    def _retire(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


_REASONS_OF_THE_CHILD = frozenset(
    {
        Reason.NO_CAMERA_DATA,
        Reason.NOT_AN_IMAGE,
        Reason.DAMAGED,
        Reason.TOO_LARGE,
        Reason.OUT_OF_MEMORY,
    }
)


def _look(head: Mapping[str, object]) -> Look:
    """The answer to "look", checked.

    Raises:
        ValueError: the child cannot mean this.
    """
    match dict(head):
        case {"reason": reason, **others} if not others:
            return Look(reason=_reason(reason))
        case {"format": str(name), "width": width, "height": height, **others}:
            if name not in _MEDIA_TYPES or len(others) != 1:
                raise ValueError("unknown format, or not one of exif and reason")
            if "exif" not in others:
                return Look(name, *_size(width, height), None, _reason(others.get("reason")))
            camera = camera_data(others["exif"])
            reason = None if camera else Reason.NO_CAMERA_DATA
            return Look(name, *_size(width, height), camera, reason)
    raise ValueError("not an answer to look")


def _picture(
    head: Mapping[str, object], pixels: bytes, longest_edge_px: int
) -> tuple[int, int, bytes] | Reason:
    """The answer to "preview", checked: width, height, and three bytes for each pixel.

    Raises:
        ValueError: the child cannot mean this.
    """
    if "reason" in head:
        if pixels or len(head) != 1:
            raise ValueError("a reason and more")
        return _reason(head["reason"])
    if head.keys() != {"width", "height"}:
        raise ValueError("not an answer to preview")
    width, height = _size(head["width"], head["height"])
    if max(width, height) > longest_edge_px or len(pixels) != width * height * 3:
        raise ValueError("pixels do not fit the size")
    return width, height, pixels


def _reason(value: object) -> Reason:
    if not isinstance(value, str) or value not in _REASONS_OF_THE_CHILD:
        raise ValueError("not a reason that the child can know")
    return Reason(value)


def _size(width: object, height: object) -> tuple[int, int]:
    if (
        type(width) is not int
        or type(height) is not int
        or min(width, height) < 1
        or width * height > LARGEST_IMAGE_PIXELS
    ):
        raise ValueError("not a size")
    return width, height


def _encode(width: int, height: int, pixels: bytes) -> Preview:
    # Only for those who need previews: it takes its time to load.
    from PIL import Image  # noqa: PLC0415

    encoded = io.BytesIO()
    Image.frombytes("RGB", (width, height), pixels).save(encoded, "JPEG", quality=85)
    return Preview(encoded.getvalue(), width, height)
