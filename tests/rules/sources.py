"""The files of the project, as the rules see them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def project_files() -> list[str]:
    """Every file that belongs to the project, relative to its root, with forward slashes.

    Files that are to be added count too; what .gitignore names does not. Outside of a git
    checkout the answer is what lies in the project's own folders.
    """
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        answer = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True, text=True)
        names = [name for name in answer.stdout.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        parts = ("fieldkit", "ui", "resources", "tests", "packaging")
        names = [
            path.relative_to(ROOT).as_posix()
            for part in parts
            for path in (ROOT / part).rglob("*")
            if "__pycache__" not in path.parts
        ]
    return sorted(name for name in names if (ROOT / name).is_file())


def modules(*folders: str) -> list[str]:
    """The Python files among `project_files` that lie in any of the folders."""
    return [
        name
        for name in project_files()
        if name.endswith(".py") and any(name.startswith(f"{folder}/") for folder in folders)
    ]


def source(name: str) -> str:
    return (ROOT / name).read_text("utf-8")
