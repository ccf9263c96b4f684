"""Which program this is: its version and the digest of its very files."""

import hashlib
import sys
from functools import cache
from pathlib import Path

import fieldkit
from fieldkit.canonical import JsonObject


@cache
def identity() -> JsonObject:
    """Version and build digest (SHA-256, hex) of the running program.

    The digest covers the name and content of every source file of the engine, or the
    whole executable when the program is frozen into one. It stands in the ledger at
    each opening, so that it can be told later which program sealed what.
    """
    return {"build": _build(), "version": fieldkit.__version__}


def _build() -> str:
    digest = hashlib.sha256()
    if getattr(sys, "frozen", False):
        with Path(sys.executable).open("rb") as program:
            while block := program.read(1 << 20):
                digest.update(block)
        return digest.hexdigest()
    root = Path(fieldkit.__file__).parent
    for path in sorted(root.rglob("*")):
        if path.suffix in {".py", ".sql"} and path.is_file():
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{content}  {path.relative_to(root).as_posix()}\n".encode())
    return digest.hexdigest()
