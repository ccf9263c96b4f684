"""How fast bundles are exported and verified, against the usual tools.

    python tests/benchmarks/bundles.py [--photos 200] [--video-mib 1024] [--json]

Exporting is compared with `bagit.py` and then `zip -0` or `tar`: once up to the moment when the
bundle is written and on the disk, which is all that the peers do, and once with reading it
back and verifying it, which they do not do. Verifying is compared with `bagit.py --validate` on
the unpacked bag, with one process and with two, and with the plain hashing of the bundle's
files by OpenSSL on two threads. Before each run the files that it reads are in memory; for
verifying, both sides' files were brought there by reading them from the disk, since the system
keeps what was written in other pieces than what was read, and reads those faster or slower.
"""

import hashlib
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

from measuring import (
    BLOCK,
    arguments,
    compare,
    peak_memory_mb,
    program,
    random_file,
    report,
    run,
    scratch,
    settle,
)

from fieldkit.bundle.verifier import verify_bundle
from fieldkit.delivery import Order
from fieldkit.host.durable import forget_cached
from tests.builders import records
from tests.builders.vaults import new_vault

PHOTO_BYTES = 5 << 20


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--photos", type=int, default=200)
    parser.add_argument("--video-mib", type=int, default=1024)
    parser.add_argument("--no-export", action="store_true", help="measure verifying alone")
    parser.add_argument("--only-verify", type=Path, help="verify this bundle and tell the memory")
    options = parser.parse_args()
    if options.only_verify:
        verify_bundle(options.only_verify)
        print(peak_memory_mb())
        return
    zip_program, tar_program = program("zip"), program("tar")
    bagit = [sys.executable, "-m", "bagit", "--quiet", "--sha256"]
    with scratch(options.where) as folder:
        originals = folder / "originals"
        originals.mkdir()
        photos = [
            random_file(originals / f"IMG_{each:04}.bin", PHOTO_BYTES)
            for each in range(options.photos)
        ]
        photos.append(random_file(originals / "video.bin", options.video_mib << 20))
        workspace = new_vault(folder / "vault")
        party = workspace.seal(records.party()).sequence
        case = workspace.seal(records.case(party=party)).sequence
        inspection = workspace.seal(records.inspection(), case=case).sequence
        for path in photos:
            photo = records.photo(inspection=inspection, camera=None)
            workspace.seal(photo, case=case, files=[workspace.take_in(path)])
        numbers = count()

        def export(*, whole: bool) -> float:
            """Seconds until the bundle was on the disk, or until it was verified from there."""
            _warm(folder / "vault")
            on_disk: list[float] = []

            def note(_done: int, _total: int, stage: str) -> None:
                if stage == "reading files" and not on_disk:
                    on_disk.append(time.perf_counter() - began)

            began = time.perf_counter()
            workspace.export(Order(case), folder / f"bundle-{next(numbers)}.zip", note)
            return time.perf_counter() - began if whole else on_disk[0]

        def bag() -> Path:
            """The peer's raw material: a fresh folder with the files, hard links, not timed."""
            made = folder / f"bag-{next(numbers)}"
            shutil.copytree(originals, made, copy_function=lambda a, b: Path(b).hardlink_to(a))
            settle()
            _warm(made)
            return made

        def bagit_and(*archiver: str) -> float:
            made = bag()
            began = time.perf_counter()
            run(*bagit, "--processes", "2", made)
            run(*archiver, f"{made}.archive", made.name, cwd=folder)
            with Path(f"{made}.archive").open("rb") as archive:
                subprocess.run(["sync", archive.name], check=True)
            return time.perf_counter() - began

        def tidy() -> None:
            for old in (*folder.glob("bag-*"), *folder.glob("bundle-*")):
                shutil.rmtree(old) if old.is_dir() else old.unlink()
            settle()

        exporting = [
            compare(
                f"exporting {what} / bagit.py and {name}",
                lambda whole=whole: export(whole=whole),
                lambda archiver=archiver: bagit_and(*archiver),
                runs=options.runs,
                aim=aim,
                between=tidy,
            )
            for what, whole in (("until on the disk", False), ("and verifying", True))
            if not options.no_export
            for name, archiver, aim in (
                ("zip -0", (zip_program, "-0", "-q", "-r"), None if whole else 3.5),
                ("tar", (tar_program, "-cf"), None if whole else 1.6),
            )
        ]
        tidy()
        bundle = workspace.export(Order(case), folder / "bundle-last.zip").path
        workspace.close()
        with zipfile.ZipFile(bundle) as archive:
            archive.extractall(folder / "unpacked")
        (unpacked,) = (folder / "unpacked").iterdir()
        settle()
        _forget(bundle, unpacked)
        verifying = [
            compare(
                f"verifying / {name}",
                lambda: verify_bundle(bundle),
                peer,
                runs=options.runs,
                aim=aim,
                between=lambda: _warm(bundle, unpacked),
            )
            for name, peer, aim in (
                (
                    "bagit.py --validate",
                    lambda: run(*bagit[:-1], "--validate", unpacked),
                    1.9,
                ),
                (
                    "bagit.py --validate --processes 2",
                    lambda: run(*bagit[:-1], "--validate", "--processes", "2", unpacked),
                    1.4,
                ),
                ("OpenSSL hashing on two threads", lambda: _hash_on_two_threads(unpacked), 0.9),
            )
        ]
        memory = subprocess.run(
            [sys.executable, __file__, "--only-verify", str(bundle)],
            check=True,
            capture_output=True,
            text=True,
        )
        report(
            options,
            exporting + verifying,
            bundle_mb=bundle.stat().st_size // 10**6,
            peak_memory_of_verifying_mb=int(memory.stdout),
        )


def _warm(*places: Path) -> None:
    """Reads files once, so that they are in memory."""
    for path in _files(places):
        with path.open("rb", buffering=0) as file:
            while file.read(BLOCK):
                pass


def _forget(*places: Path) -> None:
    """Has the system drop files from its memory, where it takes such advice."""
    for path in _files(places):
        with path.open("rb", buffering=0) as file:
            forget_cached(file.fileno(), 0, path.stat().st_size)


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        found = [place] if place.is_file() else place.rglob("*")
        yield from (path for path in found if path.is_file())


def _hash_on_two_threads(folder: Path) -> None:
    """SHA-256 of every file by OpenSSL (hashlib), two at a time, the largest first."""
    files = sorted(
        (path for path in folder.rglob("*") if path.is_file()),
        key=lambda path: path.stat().st_size,
        reverse=True,
    )
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(_sha256, files))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


if __name__ == "__main__":
    main()
