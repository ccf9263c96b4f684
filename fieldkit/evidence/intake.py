"""Taking files in: each is read once, and from then on its bytes lie encrypted in the vault."""

import io
import mimetypes
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fieldkit.errors import FieldkitError
from fieldkit.evidence.camera import Darkroom, Look
from fieldkit.evidence.darkroom import Reason
from fieldkit.evidence.recorder import Taken
from fieldkit.ledger.entry import Attachment
from fieldkit.progress import Cancelled, Progress, silent
from fieldkit.vault.vault import Vault

LARGEST_PICTURE: Final = 128 << 20  # bytes; beyond that nobody looks for camera data
UNKNOWN: Final = "application/octet-stream"
_PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/tiff", "image/webp", "image/heic"})
_NO_PICTURES: Final = ("video/", "audio/")
_WORKERS: Final = 4  # on two processors: half of them wait for the disk
_PATIENCE_SECONDS: Final = 0.05  # how long other work may have to wait for a large file


@dataclass(frozen=True, slots=True)
class Made:
    """A file whose bytes the program has in memory, such as a photo from its own camera.

    Attributes:
        name: what it shall be called.
        content: its bytes.
    """

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class TakenPicture:
    """A file taken in, and what the darkroom saw in it.

    Attributes:
        path: where it came from; the bare name of what the program made.
        taken: the file in the vault.
        look: camera data and format, or the reason why there are none.
    """

    path: Path
    taken: Taken
    look: Look


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A file that could not be taken in; nothing of it is in the vault.

    Attributes:
        path: the file.
        problem: why not.
    """

    path: Path
    problem: FieldkitError


class Intake:
    """Brings files into one vault."""

    def __init__(self, vault: Vault, darkroom: Darkroom, *, sm3: bool) -> None:
        self._vault = vault
        self._darkroom = darkroom
        self._sm3 = sm3

    def take_in(
        self, source: Path | Made, role: str = "original", progress: Progress = silent
    ) -> Taken:
        """The file as it lies in the vault; read once, encrypted, hashed, on the disk.

        Raises:
            FieldkitError: unreadable, not a regular file, changed while being read, no
                room. Nothing of it stays in the vault then.
            Cancelled: by `progress`; likewise.
        """
        path = _path(source)
        stored = self._vault.objects.take_in(
            io.BytesIO(source.content) if isinstance(source, Made) else path,
            progress=progress,
            sm3=self._sm3,
        )
        attachment = Attachment(
            name=lawful_name(path.name),
            media_type=media_type(path),
            role=role,
            size=stored.size,
            sha256=stored.sha256,
            sm3=stored.sm3,
        )
        return Taken(attachment, stored.object_id, stored.key)

    def take_in_picture(self, source: Path | Made, progress: Progress = silent) -> TakenPicture:
        """The file as it lies in the vault, with what its camera wrote into it.

        A file that is no picture, or a damaged one, is taken in all the same.
        """
        path = _path(source)
        kind = media_type(path)
        is_film = kind.startswith(_NO_PICTURES)  # long, and nothing for the darkroom
        made = source.content if isinstance(source, Made) else None
        stored = self._vault.objects.take_in(
            path if made is None else io.BytesIO(made),
            progress=progress,
            sm3=self._sm3,
            keep_bytes=0 if is_film or made is not None else LARGEST_PICTURE,
        )
        if is_film:
            look = Look(reason=Reason.NOT_AN_IMAGE)
        else:
            look = self._darkroom.look(stored.content if made is None else made)
        attachment = Attachment(
            name=lawful_name(path.name),
            media_type=look.media_type or (UNKNOWN if kind in _PICTURES else kind),
            role="original",
            size=stored.size,
            sha256=stored.sha256,
            sm3=stored.sm3,
        )
        return TakenPicture(path, Taken(attachment, stored.object_id, stored.key), look)

    def take_in_pictures(
        self, sources: Iterable[Path | Made], progress: Progress = silent
    ) -> Iterator[TakenPicture | NotTaken]:
        """Many pictures, some at a time, in the order given.

        Only a few are ahead of what the caller has dealt with, so that stopping leaves
        little to take back; those few are removed from the vault.

        Args:
            sources: the files.
            progress: units are files; it is called while a large one is read, too.
        """
        waiting = list(sources)
        stop = threading.Event()
        with ThreadPoolExecutor(_WORKERS, thread_name_prefix="intake") as pool:
            ahead = [pool.submit(self._try, each, stop) for each in waiting[: _WORKERS + 1]]
            try:
                for number, _ in enumerate(waiting):
                    progress(number, len(waiting), "taking in")
                    while not wait([ahead[0]], _PATIENCE_SECONDS).done:
                        progress(number, len(waiting), "taking in")
                    result = ahead.pop(0).result()
                    if number + _WORKERS + 1 < len(waiting):
                        following = waiting[number + _WORKERS + 1]
                        ahead.append(pool.submit(self._try, following, stop))
                    yield result
            finally:
                stop.set()
                self._take_back(ahead)

    def put_back(self, taken: Taken) -> None:
        """Removes a file that no entry and no draft names."""
        self._vault.give_up_object(taken.object_id)

    def _try(self, source: Path | Made, stop: threading.Event) -> TakenPicture | NotTaken:
        def go_on(done: int, total: int, stage: str) -> None:
            if stop.is_set():
                raise Cancelled

        try:
            return self.take_in_picture(source, go_on)
        except FieldkitError as problem:
            return NotTaken(_path(source), problem)

    def _take_back(self, ahead: "Iterable[Future[TakenPicture | NotTaken]]") -> None:
        wait(ahead)
        for future in ahead:
            if isinstance(future.exception(), Cancelled):
                continue  # nothing of it stayed
            left = future.result()
            if isinstance(left, TakenPicture):
                self.put_back(left.taken)


def _path(source: Path | Made) -> Path:
    return Path(source.name) if isinstance(source, Made) else source


def media_type(path: Path) -> str:
    """The media type that the file's ending promises; UNKNOWN where it promises none."""
    guess, packed = mimetypes.guess_type(path.name, strict=False)
    return UNKNOWN if guess is None or packed is not None else guess


def lawful_name(name: str) -> str:
    """A file's own name as it can stand in the ledger: NFC, valid Unicode, 1 to 255 characters."""
    valid = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", valid)[:255] or "_"
