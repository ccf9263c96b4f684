"""Writes the lock files from pyproject.toml. For developers; needs `uv` on the PATH.

    python packaging/lock.py              keep what is locked, add what is missing
    python packaging/lock.py --upgrade    take the newest versions

Each file is good for Linux and Windows and Python 3.11 to 3.13, and holds names, versions and
hashes only. A later file takes the versions of the earlier ones:

    requirements-build.txt  what builds packages; installed first, so that nothing unlocked is
                            ever fetched to build with
    requirements.txt        what the program needs
    requirements-dev.txt    the same, and what the tests need
"""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = [
    *["uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes"],
    *["--no-annotate", "--no-header", "--no-emit-index-url", "--no-emit-find-links", "--quiet"],
]
# `bagit` is published as source only; this is what it names for its own build.
BUILD_OF_OTHERS = ["setuptools-scm>=8"]


def lock(name: str, wanted: list[str], options: list[str]) -> None:
    """Write packaging/<name> from the requirements `wanted` and from uv's `options`."""
    target = f"packaging/{name}"
    command = [*COMPILE, "--output-file", target, *options, *(["-"] if wanted else [])]
    subprocess.run(command, input="\n".join(wanted), cwd=ROOT, text=True, check=True)
    print(f"{target}: {(ROOT / target).read_text('utf-8').count('==')} packages")


def main(arguments: list[str]) -> int:
    """Write all the lock files; `arguments` go to uv."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    build, program = "requirements-build.txt", "requirements.txt"
    lock(build, project["build-system"]["requires"] + BUILD_OF_OTHERS, arguments)
    like = ["--constraint", f"packaging/{build}"]
    lock(program, [], ["pyproject.toml", *like, *arguments])
    like += ["--constraint", f"packaging/{program}"]
    lock("requirements-dev.txt", [], ["pyproject.toml", "--extra", "dev", *like, *arguments])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
