"""What the benchmark programs share: paired runs, ratios, the machine, and their output.

A benchmark times our way and a peer's way in turn, in one run, on the same files, and says
how many times faster ours is (above 1: ours is faster). Seconds differ from machine to
machine and from minute to minute; ratios of pairs do so much less.
"""

import argparse
import hashlib
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BLOCK = 1 << 20
# The programs are started by their path; what they measure stands at the project's root.
sys.path.insert(0, str(Path(__file__).parents[2]))


@dataclass(frozen=True)
class Comparison:
    """Our way against a peer's.

    Attributes:
        name: what was compared.
        ours_s: seconds of each run.
        peer_s: seconds of the peer's run right after or before it.
        aim: the ratio asked for, None if it is only told.
    """

    name: str
    ours_s: tuple[float, ...]
    peer_s: tuple[float, ...]
    aim: float | None

    @property
    def ratios(self) -> tuple[float, ...]:
        """How many times faster ours was, run by run."""
        return tuple(peer / ours for ours, peer in zip(self.ours_s, self.peer_s, strict=True))

    def as_json(self) -> dict[str, object]:
        """The figures, rounded."""
        return {
            "name": self.name,
            "ours_s": [round(each, 3) for each in self.ours_s],
            "peer_s": [round(each, 3) for each in self.peer_s],
            "ratio": round(statistics.median(self.ratios), 2),
            "ratio_min": round(min(self.ratios), 2),
            "ratio_max": round(max(self.ratios), 2),
            "aim": self.aim,
        }


def compare(
    name: str,
    ours: Callable[[], object],
    peer: Callable[[], object],
    *,
    runs: int,
    aim: float | None = None,
    between: Callable[[], object] = lambda: None,
) -> Comparison:
    """Times both in turn, after one run of each that does not count.

    Args:
        name: what is compared.
        ours: our way; may return seconds itself if only a part counts.
        peer: the other way; likewise.
        runs: counted pairs.
        aim: the ratio asked for.
        between: tidies up before every single run; not timed.
    """
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(runs + 1):
        for way, seconds in zip((ours, peer), times, strict=True):
            between()
            began = time.perf_counter()
            returned = way()
            took = time.perf_counter() - began
            if number:
                seconds.append(returned if isinstance(returned, float) else took)
    return Comparison(name, tuple(times[0]), tuple(times[1]), aim)


@contextmanager
def scratch(where: Path | None) -> Iterator[Path]:
    """A folder for the benchmark's files, gone afterwards; the user's profile points there."""
    with tempfile.TemporaryDirectory(dir=where, prefix="fieldkit-benchmark-") as name:
        os.environ["FIELDKIT_PROFILE"] = str(Path(name) / "profile")
        yield Path(name)


def plain_copy(source: Path, target: Path) -> str:
    """The peer of sealing: a copy in plain Python with SHA-256 and fsync, made durable."""
    digest = hashlib.sha256()
    partial = target.with_name(target.name + ".tmp")
    with source.open("rb", buffering=0) as reader, partial.open("wb", buffering=0) as writer:
        while block := reader.read(BLOCK):
            digest.update(block)
            writer.write(block)
        os.fsync(writer.fileno())
    partial.rename(target)
    if os.name != "nt":
        folder = os.open(target.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
    return digest.hexdigest()


def random_file(path: Path, size: int, head: bytes = b"") -> Path:
    """A file of that many bytes which cannot be compressed, on the disk."""
    with path.open("wb") as file:
        file.write(head)
        left = size - len(head)
        while left > 0:
            file.write(os.urandom(min(left, 8 * BLOCK)))
            left -= 8 * BLOCK
        file.flush()
        os.fsync(file.fileno())
    return path


def settle() -> None:
    """Lets the disk come to rest, so that one run does not pay for the one before."""
    if hasattr(os, "sync"):
        os.sync()


def peak_memory_mb() -> int:
    """The most memory this process has had, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1 << 20 if sys.platform == "darwin" else 1 << 10)


def run(*command: str | Path, cwd: Path | None = None) -> None:
    """Runs a peer's program, quietly; raises if it fails."""
    subprocess.run([str(each) for each in command], cwd=cwd, check=True, capture_output=True)


def program(name: str) -> str:
    """The path of a peer's program; ends the benchmark in words if it is not there."""
    found = shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is not installed; it is the peer of this benchmark.")
    return found


def machine() -> dict[str, object]:
    """What the figures were taken on."""
    return {
        "cores": os.cpu_count(),
        "processor": _processor(),
        "python": platform.python_version(),
        "system": platform.platform(),
    }


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.processor()
    names = [line.split(":", 1)[1].strip() for line in text.splitlines() if "model name" in line]
    return names[0] if names else platform.processor()


def arguments(description: str) -> argparse.ArgumentParser:
    """The options that every benchmark has."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--runs", type=int, default=5, help="counted pairs (default 5)")
    parser.add_argument("--where", type=Path, help="folder on the disk to measure")
    return parser


def report(options: argparse.Namespace, comparisons: list[Comparison], **figures: object) -> None:
    """Prints what was measured."""
    told = [each.as_json() for each in comparisons]
    if options.json:
        print(json.dumps({"machine": machine(), "comparisons": told, **figures}, indent=1))
        return
    for name, value in machine().items():
        print(f"{name}: {value}")
    for each in told:
        aim = "" if each["aim"] is None else f", aim {each['aim']}"
        span = f"{each['ratio_min']} to {each['ratio_max']}"
        print(f"{each['name']}: {each['ratio']} times ({span}{aim})")
    for name, value in figures.items():
        print(f"{name.replace('_', ' ')}: {value}")
