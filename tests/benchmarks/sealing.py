"""How fast files are sealed, against a plain Python copy with SHA-256 and fsync.

    python tests/benchmarks/sealing.py [--photos 200] [--video-gb 4] [--json]

Sealing does more than the copy: it encrypts, reads the camera data in a confined process,
and makes an entry durable in the database for each photo.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import NamedTuple

from measuring import (
    arguments,
    compare,
    peak_memory_mb,
    plain_copy,
    random_file,
    report,
    scratch,
    settle,
)

from fieldkit.evidence.camera import Look
from fieldkit.evidence.media import Photo
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import new_vault

PHOTO_BYTES = 5_000_000


class Opened(NamedTuple):
    """A vault with a case, ready to seal into."""

    workspace: Workspace
    case: int
    inspection: int


Seal = Callable[[Opened, list[Path]], None]


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--photos", type=int, default=200)
    parser.add_argument("--video-gb", type=int, default=4)
    parser.add_argument("--one-video", type=Path, help="seal this file and tell the memory")
    options = parser.parse_args()
    with scratch(options.where) as folder:
        if options.one_video:
            _seal_video(_with_case(folder / "vault"), [options.one_video])
            print(peak_memory_mb())
            return
        photos = _photos(folder / "photos", options.photos)
        video = random_file(folder / "video.mp4", options.video_gb * 10**9)
        numbers = count()

        def ours(seal: Seal, paths: list[Path]) -> float:
            opened = _with_case(folder / f"vault-{next(numbers)}")
            settle()
            began = time.perf_counter()
            seal(opened, paths)
            took = time.perf_counter() - began
            opened.workspace.close()
            return took

        def copies(paths: list[Path]) -> float:
            target = folder / f"copies-{next(numbers)}"
            target.mkdir()
            settle()
            began = time.perf_counter()
            for path in paths:
                plain_copy(path, target / path.name)
            return time.perf_counter() - began

        def tidy() -> None:
            for old in (*folder.glob("copies-*"), *folder.glob("vault-*")):
                shutil.rmtree(old)

        comparisons = [
            compare(
                f"sealing {len(photos)} photos of 5 MB / plain copy with SHA-256 and fsync",
                lambda: ours(_seal_photos, photos),
                lambda: copies(photos),
                runs=options.runs,
                aim=0.9,
                between=tidy,
            ),
            compare(
                f"sealing one file of {options.video_gb} GB / plain copy with SHA-256 and fsync",
                lambda: ours(_seal_video, [video]),
                lambda: copies([video]),
                runs=min(options.runs, 3),
                aim=0.9,
                between=tidy,
            ),
        ]
        memory = subprocess.run(
            [sys.executable, __file__, "--one-video", str(video), "--where", str(folder)],
            check=True,
            capture_output=True,
            text=True,
        )
        report(options, comparisons, peak_memory_of_the_big_file_mb=int(memory.stdout))


def _photos(folder: Path, number: int) -> list[Path]:
    """Real JPEGs, each made 5 MB long and different by random bytes behind the picture."""
    folder.mkdir()
    heads = [
        path.read_bytes()
        for path in sorted(Path("resources/practice/photos").glob("*.jpg"))
        if path.stat().st_size < PHOTO_BYTES
    ]
    return [
        random_file(folder / f"IMG_{each:04}.jpg", PHOTO_BYTES, heads[each % len(heads)])
        for each in range(number)
    ]


def _with_case(folder: Path) -> Opened:
    workspace = new_vault(folder)
    party = workspace.seal(records.party()).sequence
    case = workspace.seal(records.case(party=party)).sequence
    inspection = workspace.seal(records.inspection(), case=case).sequence
    return Opened(workspace, case, inspection)


def _seal_photos(opened: Opened, paths: list[Path]) -> None:
    def describe(path: Path, _look: Look) -> Photo:
        return records.photo(inspection=opened.inspection, description=path.name, camera=None)

    for _ in opened.workspace.add_photos(paths, describe, case=opened.case):
        pass


def _seal_video(opened: Opened, paths: list[Path]) -> None:
    for path in paths:
        video = records.video(inspection=opened.inspection)
        taken = opened.workspace.take_in(path)
        opened.workspace.seal(video, case=opened.case, files=[taken])


if __name__ == "__main__":
    main()
