"""No change of a bundle goes unseen: each bit, each cut, each byte more.

The short form tries a share of them, the long form (`--full`) every single bit.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from fieldkit.bundle import verifier
from fieldkit.bundle.archive import NotABundleError
from fieldkit.bundle.signature import BundleSignature
from fieldkit.bundle.verifier import verify_bundle
from fieldkit.findings import Finding
from tests.builders.bundles import TRUST, write
from tests.builders.ledger import ADMIN, LedgerBuilder

LARGEST = 40 << 10  # bytes; what a small bundle is
WORKERS = 2


def small_bundle(folder: Path) -> bytes:
    """A sound bundle as small as one with a photo can be."""
    ledger = LedgerBuilder()
    ledger.found()
    case = ledger.seal("case", {"number": "1", "cause": "排污"}, ADMIN)
    photo = ledger.file(b"\xff\xd8 tiny \xff\xd9", "a.jpg")
    ledger.seal("photo", {"shows": "暗管"}, ADMIN, case=case, attachments=[photo])
    write(ledger, folder / "small.zip", by=ADMIN)
    content = (folder / "small.zip").read_bytes()
    assert len(content) < LARGEST
    return content


def accepted(content: bytes, path: Path) -> bool:
    """Whether a person who looks at the answer could take the file for a sound bundle."""
    path.write_bytes(content)
    try:
        return verify_bundle(path, trust=TRUST, workers=1).exit_status != 1
    except NotABundleError:
        return False


def remember_signatures(patch: pytest.MonkeyPatch) -> None:
    """Reads and checks each signature once: most changes are not in it, and it takes longest."""
    patch.setattr(verifier, "read_signature", cache(verifier.read_signature))
    check: Callable[[BundleSignature, bytes], list[Finding]] = BundleSignature.verify
    known: dict[tuple[bytes, bytes], list[Finding]] = {}

    def verify(signature: BundleSignature, digest: bytes) -> list[Finding]:
        seen = (signature.value, digest)
        if seen not in known:
            known[seen] = check(signature, digest)
        return known[seen]

    patch.setattr(BundleSignature, "verify", verify)


def flips(content: bytes, places: Iterable[tuple[int, int]]) -> Iterator[tuple[str, bytes]]:
    for at, bit in places:
        flipped = bytes([content[at] ^ (1 << bit)])
        yield f"bit {bit} of byte {at}", content[:at] + flipped + content[at + 1 :]


def survivors(changes: Iterable[tuple[str, bytes]], folder: Path) -> list[str]:
    """The changes that went unseen."""
    path = folder / f"changed-{os.getpid()}.zip"
    with pytest.MonkeyPatch.context() as patch:
        remember_signatures(patch)
        return [what for what, content in changes if accepted(content, path)]


def survivors_in(content: bytes, folder: Path, start: int, stop: int) -> list[str]:
    places = ((at, bit) for at in range(start, stop) for bit in range(8))
    return survivors(flips(content, places), folder)


def test_one_bit_of_a_share_of_all_bytes(tmp_path: Path) -> None:
    content = small_bundle(tmp_path)
    assert accepted(content, tmp_path / "same.zip")
    places = ((at, at % 8) for at in range(len(content) % 53, len(content), 53))
    assert survivors(flips(content, places), tmp_path) == []


def test_a_share_of_all_cuts(tmp_path: Path) -> None:
    content = small_bundle(tmp_path)
    sizes = [*range(0, len(content), 211), *range(len(content) - 40, len(content))]
    assert survivors(((f"cut to {size}", content[:size]) for size in sizes), tmp_path) == []


def test_bytes_added_anywhere(tmp_path: Path) -> None:
    content = small_bundle(tmp_path)
    changes = (
        (f"byte added at {at}", content[:at] + b"\0" + content[at:])
        for at in range(0, len(content) + 1, 331)
    )
    assert survivors(changes, tmp_path) == []


@pytest.mark.full
@pytest.mark.timeout(3600)
def test_every_bit_of_every_byte(tmp_path: Path) -> None:
    content = small_bundle(tmp_path)
    share = 500
    starts = range(0, len(content), share)
    with ProcessPoolExecutor(WORKERS) as pool:
        work = [
            pool.submit(survivors_in, content, tmp_path, at, min(at + share, len(content)))
            for at in starts
        ]
        assert [each for part in work for each in part.result()] == []


@pytest.mark.full
@pytest.mark.timeout(3600)
def test_every_cut(tmp_path: Path) -> None:
    content = small_bundle(tmp_path)
    changes = ((f"cut to {size}", content[:size]) for size in range(len(content)))
    assert survivors(changes, tmp_path) == []
