"""What the tests of stored files share."""

from pathlib import Path

from fieldkit.vault.objects import ObjectStore, Stored


def made(folder: Path) -> ObjectStore:
    store = ObjectStore(folder)
    store.make()
    return store


def bytes_of(size: int) -> bytes:
    """Bytes that differ from place to place, so that an exchange shows."""
    # An odd length, so that no two frames of an object begin alike.
    block = b"".join(number.to_bytes(4, "big") for number in range(65536)) + b"-"
    return (block * (size // len(block) + 1))[:size]


def file_of(folder: Path, content: bytes, name: str = "photo.jpg") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def everything(store: ObjectStore, stored: Stored) -> bytes:
    return b"".join(map(bytes, store.read(stored.object_id, stored.key, stored.size)))


def is_empty(store: ObjectStore) -> bool:
    return not [path for path in store.folder.rglob("*") if path.is_file()]
