"""Writes the two lock files from pyproject.toml. For developers; needs `uv` on the PATH.

packaging/requirements.txt holds what the program needs, packaging/requirements-dev.txt the
same versions plus what the tests need. Both are good for Linux and Windows and Python 3.11 to
3.13, and hold names, versions and hashes only.

    python packaging/lock.py              keep what is locked, add what is missing
    python packaging/lock.py --upgrade    take the newest versions
"""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"requirements.txt": [], "requirements-dev.txt": ["--extra", "dev"]}


def compile_lock(name: str, options: list[str]) -> str:
    """The text of one lock file, as written to packaging/<name>."""
    backend = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]
    target = ROOT / "packaging" / name
    command = ["uv", "pip", "compile", "pyproject.toml", "-", "--universal", "--generate-hashes"]
    command += ["--python-version", "3.11", "--no-annotate", "--no-header", "--quiet"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--output-file", str(target)]
    # The build backend is installed from the lock too: nothing is fetched behind its back.
    wanted = "\n".join(backend["requires"])
    subprocess.run([*command, *options], input=wanted, cwd=ROOT, text=True, check=True)
    return target.read_text("utf-8")


def main(arguments: list[str]) -> int:
    """Write both files, the small one first: the large one must agree with it."""
    for name, options in LOCKS.items():
        constraint = [] if not options else ["--constraint", "packaging/requirements.txt"]
        text = compile_lock(name, [*options, *constraint, *arguments])
        print(f"{name}: {text.count('==')} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
