"""Stored files that are damaged: found, named, and never given out as if whole."""

import errno
import io
import os
from pathlib import Path

import pytest

from fieldkit.errors import FieldkitError
from fieldkit.vault.frames import FRAME, ObjectDamagedError
from fieldkit.vault.objects import ObjectStore, Stored
from tests.engine.vault.making import flip
from tests.engine.vault.storing import bytes_of, everything, file_of, is_empty

MIB = 1024 * 1024


def damaged(store: ObjectStore, stored: Stored) -> str:
    """What reading it says; the object's name is always said."""
    with pytest.raises(ObjectDamagedError, match=stored.object_id) as caught:
        everything(store, stored)
    return str(caught.value.details["reason"])


def test_every_kind_of_flipped_bit_is_found(store: ObjectStore, stored: Stored) -> None:
    path = store.path_of(stored.object_id)
    whole = path.read_bytes()
    step = len(whole) // 60
    for position in (*range(12), *range(12, len(whole), step), len(whole) - 1):
        path.write_bytes(whole)
        flip(path, position)
        told = damaged(store, stored)
        frame = (position - 12) // (FRAME + 16)
        assert told == (
            "its header is wrong" if position < 12 else f"frame {frame} does not decrypt"
        )


def test_frames_before_the_damage_are_given(store: ObjectStore, stored: Stored) -> None:
    flip(store.path_of(stored.object_id), -1)
    pieces = store.read(stored.object_id, stored.key, stored.size)
    assert bytes(next(pieces)) == bytes_of(FRAME)
    next(pieces)
    with pytest.raises(ObjectDamagedError):
        next(pieces)


def test_cut_and_lengthened_objects_are_found(store: ObjectStore, stored: Stored) -> None:
    path = store.path_of(stored.object_id)
    whole = path.read_bytes()
    for content in (b"", whole[:5], whole[:12], whole[: FRAME + 28], whole[:-1], whole + b"x"):
        path.write_bytes(content)
        assert "bytes, not" in damaged(store, stored)


def test_frames_exchanged_repeated_or_left_out_are_found(
    tmp_path: Path, store: ObjectStore
) -> None:
    stored = store.take_in(file_of(tmp_path, bytes_of(4 * FRAME)))
    path = store.path_of(stored.object_id)
    whole = path.read_bytes()
    header, rest = whole[:12], whole[12:]
    frames = [rest[start : start + FRAME + 16] for start in range(0, len(rest), FRAME + 16)]
    for order in ((1, 0, 2, 3), (0, 0, 2, 3), (0, 1, 3, 2), (3, 1, 2, 0)):
        path.write_bytes(header + b"".join(frames[number] for number in order))
        assert "does not decrypt" in damaged(store, stored)
    # Cut at a frame's end, and the shorter length noted in the database as well.
    path.write_bytes(header + b"".join(frames[:3]))
    with pytest.raises(ObjectDamagedError, match="frame 2 does not decrypt"):
        list(store.read(stored.object_id, stored.key, 3 * FRAME))


def test_object_put_in_place_of_another_is_found(tmp_path: Path, store: ObjectStore) -> None:
    first = store.take_in(file_of(tmp_path, bytes_of(1000)))
    second = store.take_in(file_of(tmp_path, bytes_of(1000)))
    store.path_of(first.object_id).write_bytes(store.path_of(second.object_id).read_bytes())
    assert "does not decrypt" in damaged(store, first)
    with pytest.raises(ObjectDamagedError):
        list(store.read(first.object_id, second.key, 1000))


def test_missing_object_is_damage(store: ObjectStore, stored: Stored) -> None:
    store.remove(stored.object_id)
    store.remove(stored.object_id)
    assert not store.has(stored.object_id, stored.size)
    assert damaged(store, stored) == "the file is missing"


def test_wrong_digest_is_damage(store: ObjectStore, stored: Stored) -> None:
    with pytest.raises(ObjectDamagedError, match="another digest"):
        store.verify(stored.object_id, stored.key, stored.size, "0" * 64)


@pytest.mark.parametrize(
    "name", ["", "..", "../" * 16, "A" * 32, "0" * 31, "0" * 33, "/etc/passwd"]
)
def test_name_that_leads_elsewhere_is_refused(store: ObjectStore, name: str) -> None:
    for use in (store.path_of, store.remove):
        with pytest.raises(ObjectDamagedError, match="no object is named so"):
            use(name)


def test_object_that_may_not_be_read_is_told(store: ObjectStore, stored: Stored) -> None:
    store.remove(stored.object_id)
    store.path_of(stored.object_id).mkdir()
    with pytest.raises(FieldkitError):
        everything(store, stored)


class BrokenSector(io.FileIO):
    """A file of which the disk can give the start only."""

    def readinto(self, buffer: object, /) -> int:
        if self.tell() < FRAME:
            return super().readinto(buffer)  # type: ignore[arg-type]
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_object_on_a_broken_sector_is_damaged(
    store: ObjectStore, stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(io, "FileIO", BrokenSector)
    assert "the disk cannot read it" in damaged(store, stored)


def test_object_on_a_broken_sector_is_not_copied(
    store: ObjectStore, stored: Stored, other: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "open", lambda path, *_, **__: BrokenSector(path))
    with pytest.raises(ObjectDamagedError, match="the disk cannot read it"):
        other.copy_from(store, stored.object_id)
    assert is_empty(other)
