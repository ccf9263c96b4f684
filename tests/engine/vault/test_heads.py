"""The newest head outlives a database that lost its newest rows."""

from pathlib import Path

import pytest

from fieldkit.errors import StorageError
from fieldkit.vault.heads import USER_PROFILE, VAULT_FOLDER, Head, Heads
from tests.engine.vault.making import flip

VAULT = "00000000-0000-4000-8000-000000000000"
KEY = bytes(range(32))
BLOCK = 4096


def head(size: int) -> Head:
    return Head(size, f"{size:064x}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vault").mkdir()
    return tmp_path / "vault"


def opened(folder: Path, profile: Path | None, key: bytes = KEY, vault: str = VAULT) -> Heads:
    return Heads(folder, vault, bytearray(key), profile)


def remembered(folder: Path, profile: Path | None) -> dict[str, Head | None]:
    heads = opened(folder, profile)
    try:
        return dict(heads.remembered())
    finally:
        heads.close()


def write(folder: Path, profile: Path | None, *sizes: int) -> None:
    heads = opened(folder, profile)
    for size in sizes:
        heads.remember(head(size))
    heads.close()
    heads.close()


def test_new_vault_remembers_nothing(folder: Path, profile: Path) -> None:
    profile.mkdir()
    assert remembered(folder, profile) == {VAULT_FOLDER: None, USER_PROFILE: None}


def test_newest_head_is_remembered_in_both_places(folder: Path, profile: Path) -> None:
    profile.mkdir()
    write(folder, profile, 1, 2, 3)
    assert remembered(folder, profile) == {VAULT_FOLDER: head(3), USER_PROFILE: head(3)}
    write(folder, profile, 4)
    assert remembered(folder, profile)[VAULT_FOLDER] == head(4)


def test_last_head_counts_though_it_is_a_shorter_ledger(folder: Path) -> None:
    """After a loss was accepted the ledger goes on from fewer entries."""
    write(folder, None, 100, 80)
    assert remembered(folder, None) == {VAULT_FOLDER: head(80)}


def test_write_cut_short_leaves_the_head_before(folder: Path) -> None:
    write(folder, None, 1, 2)
    content = bytearray((folder / "heads").read_bytes())
    for cut in (1, 12, 40, 75):
        torn = bytearray(content)
        torn[cut:76] = bytes(76 - cut)  # block 0 holds head 2
        (folder / "heads").write_bytes(torn)
        assert remembered(folder, None) == {VAULT_FOLDER: head(1)}
    (folder / "heads").write_bytes(content)
    write(folder, None, 3)
    assert remembered(folder, None) == {VAULT_FOLDER: head(3)}


def test_every_flipped_bit_is_noticed(folder: Path) -> None:
    write(folder, None, 1, 2)
    for position in range(76):
        flip(folder / "heads", position)
        flip(folder / "heads", BLOCK + position)
        assert remembered(folder, None) == {VAULT_FOLDER: None}
        flip(folder / "heads", position)
        flip(folder / "heads", BLOCK + position)


@pytest.mark.parametrize("content", [b"", b"short", bytes(2 * BLOCK), b"x" * 3 * BLOCK])
def test_garbage_remembers_nothing_and_is_written_over(folder: Path, content: bytes) -> None:
    (folder / "heads").write_bytes(content)
    assert remembered(folder, None) == {VAULT_FOLDER: None}
    write(folder, None, 5)
    assert remembered(folder, None) == {VAULT_FOLDER: head(5)}


def test_head_of_another_vault_key_or_place_is_not_taken(folder: Path, profile: Path) -> None:
    profile.mkdir()
    write(folder, profile, 7)
    for key, vault in ((bytes(32), VAULT), (KEY, VAULT.replace("4000", "4001"))):
        other = opened(folder, None, key, vault)
        assert dict(other.remembered()) == {VAULT_FOLDER: None}
        other.close()
    (in_profile,) = (profile / "heads").iterdir()
    (folder / "heads").write_bytes(in_profile.read_bytes())
    assert remembered(folder, None) == {VAULT_FOLDER: None}


def test_nothing_readable_is_in_the_files(folder: Path, profile: Path) -> None:
    profile.mkdir()
    write(folder, profile, 0x1234567890)
    for path in (folder / "heads", *(profile / "heads").iterdir()):
        assert bytes.fromhex("1234567890") not in path.read_bytes()
        assert VAULT not in path.name


def test_profile_that_cannot_be_used_is_no_hindrance(folder: Path, profile: Path) -> None:
    profile.write_bytes(b"a file in place of the folder")
    heads = opened(folder, profile)
    heads.remember(head(1))
    assert dict(heads.remembered()) == {VAULT_FOLDER: head(1)}
    assert isinstance(heads.profile_problem, StorageError)
    heads.close()


def test_profile_that_fails_later_is_noted(folder: Path, profile: Path) -> None:
    profile.mkdir()
    heads = opened(folder, profile)
    assert heads.profile_problem is None
    heads._profile._file.close()  # type: ignore[union-attr]  # as if its drive were gone
    with Path("/dev/full").open("r+b", buffering=0) as full:
        heads._profile._file = full  # type: ignore[union-attr, assignment]
        heads.remember(head(1))
    assert isinstance(heads.profile_problem, StorageError)
    assert remembered(folder, None) == {VAULT_FOLDER: head(1)}
    heads.close()


def test_vault_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="heads"):
        opened(tmp_path / "missing" / "deeper", None)
