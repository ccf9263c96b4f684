"""Bundles from anyone: verified, looked at, originals saved. None of it needs a vault."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fieldkit.progress import Progress
from ui.engine_thread import Operation
from ui.session import BundleOpener

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fieldkit.bundle.trust import Pin, TrustList
    from fieldkit.bundle.verdict import Verdict
    from fieldkit.evidence.listing import Row
    from fieldkit.evidence.register import Item
    from fieldkit.evidence.things import Keeping
    from fieldkit.ledger.entry import Attachment, SealedEntry
    from fieldkit.ledger.people import Person
    from fieldkit.received import Received

# Modules that are slow to import wait for the first bundle.
# ruff: noqa: PLC0415

_LARGEST_NOTE: Final = 64 << 10  # bytes


@dataclass(frozen=True, slots=True)
class Brought:
    """What the reader brings along.

    Attributes:
        trust_file: people known from elsewhere; None without one.
        checkpoint: of this ledger, as text or typed from paper; empty without one.
    """

    trust_file: Path | None = None
    checkpoint: str = ""


@dataclass(frozen=True, slots=True)
class OpenBundle:
    """The open bundle, as the window shows it.

    Attributes:
        path: the file.
        verdict: the separate facts.
        rows: every entry.
        people: those whom the entries bring in.
        things: sequences of the physical things.
        photos: sequences of the entries that hold a picture, with the file's digest.
        certificate: that of the bundle's signature, DER; None where it cannot be read.
        remembered: certificates (DER) of all whom this computer's user had remembered.
        digests: of the entries, hex, by sequence.
    """

    path: Path
    verdict: "Verdict"
    rows: "tuple[Row, ...]"
    people: "tuple[Person, ...]"
    things: frozenset[int]
    photos: tuple[tuple[int, str], ...]
    certificate: bytes | None
    remembered: frozenset[bytes]
    digests: "Mapping[int, str]"


@dataclass(frozen=True, slots=True)
class BundleEntry:
    """One entry of the open bundle.

    Attributes:
        sealed: as it stands in the ledger.
        item: the record with its history; None where the entry holds none.
        keepings: of a physical thing, through whose hands it went.
        has_picture: whether its first file can be asked for a small picture.
    """

    sealed: "SealedEntry"
    item: "Item | None"
    keepings: "tuple[Keeping, ...]"
    has_picture: bool


def verify(path: Path, brought: Brought) -> BundleOpener[OpenBundle]:
    """Verifies a bundle with what the reader brings along, and whom they had remembered."""

    def open_it(progress: Progress) -> "tuple[Received, OpenBundle]":
        from fieldkit.received import Received

        known = _remembered()
        pins = (*known.pins, *(_trust_in(brought.trust_file).pins if brought.trust_file else ()))
        received = Received.open(
            path,
            trust=_trust(pins) if pins or brought.trust_file else None,
            checkpoint=brought.checkpoint if brought.checkpoint.strip() else None,
            progress=progress,
        )
        examined = received.examined
        photos = tuple(
            (row.sequence, received.attachment(row.sequence, 1).sha256)
            for row in received.rows
            if row.kind == "photo" and received.sealed(row.sequence).entry.attachments
        )
        return received, OpenBundle(
            path=path,
            verdict=examined.verdict,
            rows=received.rows,
            people=tuple(examined.people),
            things=frozenset(examined.custody.items),
            photos=photos,
            certificate=examined.certificate,
            remembered=frozenset(each.certificate for each in known.pins),
            digests={each.entry.sequence: each.digest for each in examined.entries},
        )

    return open_it


def entry(sequence: int) -> Operation[BundleEntry]:
    """One entry of the open bundle."""

    def look(received: "Received", _progress: Progress) -> BundleEntry:
        sealed = received.sealed(sequence)
        files = sealed.entry.attachments
        has_picture = bool(files) and files[0].media_type.startswith("image/")
        return BundleEntry(
            sealed, received.item(sequence), received.keepings(sequence), has_picture
        )

    return Operation.on_bundle(look)


def preview(sequence: int, longest_edge_px: int) -> Operation[bytes]:
    """A small upright JPEG of an entry's first file; empty if it cannot be shown."""

    def make(received: "Received", _progress: Progress) -> bytes:
        from fieldkit.evidence.camera import Preview
        from fieldkit.received import NotAsSealedError

        try:
            picture = received.preview(sequence, 1, longest_edge_px)
        except NotAsSealedError:
            return b""
        return picture.jpeg if isinstance(picture, Preview) else b""

    return Operation.on_bundle(make)


def save_original(sequence: int, number: int, target: Path, name: str) -> Operation[Path]:
    """Writes a file of an entry as it was sealed, and reads it back.

    Args:
        sequence: of the entry.
        number: of its file, from 1.
        target: where to.
        name: translated, for the status line.
    """
    return Operation.on_bundle(
        lambda received, progress: received.save(sequence, number, target, progress), name=name
    )


def name_for(attachment: "Attachment") -> str:
    """A name for a saved file that every system takes."""
    from fieldkit.received import proposed_name

    return proposed_name(attachment)


def read_note(path: Path) -> Operation[str]:
    """The text of a checkpoint's file; what is no text stays something no checkpoint has."""

    def read(_progress: Progress) -> str:
        return _read(path, _LARGEST_NOTE).decode("utf-8", "replace").removeprefix("\ufeff")

    return Operation.on_nothing(read)


def write_report(target: Path, content: bytes) -> Operation[Path]:
    """Writes a report under that name, at once or not at all."""

    def write(_progress: Progress) -> Path:
        from fieldkit.host.durable import write_atomically

        write_atomically(target, content)
        return target

    return Operation.on_nothing(write)


def remembered() -> "Operation[tuple[Pin, ...]]":
    """Everybody whom this computer's user had remembered."""
    return Operation.on_nothing(lambda _progress: _remembered().pins)


def remember(certificate: bytes, label: str) -> "Operation[tuple[Pin, ...]]":
    """Has somebody remembered, by their certificate (DER); gives everybody who is then."""

    def keep(_progress: Progress) -> "tuple[Pin, ...]":
        from fieldkit.bundle import remembered as store
        from fieldkit.bundle.trust import LONGEST_LABEL, Pin
        from fieldkit.host.profile import profile_folder

        pin = Pin.of_person(certificate, label[:LONGEST_LABEL])
        return store.remember(profile_folder(), pin).pins

    return Operation.on_nothing(keep)


def forget(certificate: bytes) -> "Operation[tuple[Pin, ...]]":
    """Forgets somebody; gives everybody who is left."""

    def drop(_progress: Progress) -> "tuple[Pin, ...]":
        from fieldkit.bundle import remembered as store
        from fieldkit.host.profile import profile_folder

        return store.forget(profile_folder(), certificate).pins

    return Operation.on_nothing(drop)


def _remembered() -> "TrustList":
    from fieldkit.bundle import remembered as store
    from fieldkit.host.profile import profile_folder

    return store.remembered(profile_folder())


def _trust_in(path: Path) -> "TrustList":
    from fieldkit.bundle.trust import LARGEST, read_trust

    return read_trust(_read(path, LARGEST))


def _trust(pins: "Iterable[Pin]") -> "TrustList":
    """A list of these, each once."""
    from fieldkit.bundle.trust import TrustList

    return TrustList(tuple({each.certificate: each for each in pins}.values()))


def _read(path: Path, most: int) -> bytes:
    """The beginning of a file, one byte more than there may be."""
    from fieldkit.host.durable import disk_errors

    with disk_errors(path), path.open("rb") as file:
        return file.read(most + 1)
