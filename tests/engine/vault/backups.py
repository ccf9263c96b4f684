"""What a backup holds, and what comes out of it."""

from pathlib import Path

from fieldkit.vault.backup import restore
from fieldkit.vault.vault import examine
from tests.engine.vault.making import PASSPHRASE, open_again, stored_files, write_entry

FIRST, SECOND = b"content of the first file", b"2" * 300_000
FILES = {1: FIRST, 2: SECOND}


def restored(backup: Path, target: Path) -> dict[int, bytes]:
    """The files of the vault that a backup gives, which must be without any finding."""
    restore(backup, target, passphrase=PASSPHRASE)
    return contents(target)


def contents(path: Path) -> dict[int, bytes]:
    # By another user, or on another computer: nothing newer was ever seen there.
    profile = path.with_name(f"profile of {path.name}")
    profile.mkdir()
    with open_again(path, profile=profile) as again:
        assert again.notices == []
        assert examine(again, every_byte=True) == []
        write_entry(again)
        return stored_files(again)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def objects_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("objects/*/*.fko"))
