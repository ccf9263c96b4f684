"""Holds the files that carry the proof at full coverage, of lines and of branches.

    python tests/rules/check_coverage.py coverage.json

The files are those that pyproject.toml gives coverage to measure. A pattern that names no file
yet asks for nothing; as soon as there is a file, all of it must be covered by the suite.
"""

import json
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def gaps(report: dict[str, dict[str, object]], root: Path, patterns: list[str]) -> list[str]:
    """One line for each file that is not fully covered, saying where.

    Args:
        report: the member "files" of coverage's JSON report.
        root: the folder that the patterns and the report's names start from.
        patterns: as in coverage's `include`.
    """
    measured = {Path(name).as_posix(): found for name, found in report.items()}
    found = []
    for path in sorted({path for pattern in patterns for path in root.glob(pattern)}):
        name = path.relative_to(root).as_posix()
        if name not in measured:
            if path.read_text("utf-8").strip():
                found.append(f"{name}: no test imports it")
            continue
        lines, branches = measured[name]["missing_lines"], measured[name]["missing_branches"]
        if lines or branches:
            found.append(f"{name}: lines never run {lines}, branches never taken {branches}")
    return found


def main(report_name: str) -> int:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns = settings["tool"]["coverage"]["run"]["include"]
    report = json.loads(Path(report_name).read_text("utf-8"))["files"]
    found = gaps(report, ROOT, patterns)
    print("\n".join(found) or f"Fully covered: {len(report)} files.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
