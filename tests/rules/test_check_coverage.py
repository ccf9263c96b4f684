from pathlib import Path

from tests.rules.check_coverage import gaps

PATTERNS = ["fieldkit/ledger/*.py", "fieldkit/canonical.py"]


def write(root: Path, name: str, text: str = "x = 1\n") -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def covered(lines: list[int], branches: list[list[int]]) -> dict[str, object]:
    return {"missing_lines": lines, "missing_branches": branches}


def test_nothing_is_asked_of_files_not_written_yet(tmp_path: Path) -> None:
    assert gaps({}, tmp_path, PATTERNS) == []


def test_full_coverage_is_accepted(tmp_path: Path) -> None:
    write(tmp_path, "fieldkit/canonical.py")
    assert gaps({"fieldkit/canonical.py": covered([], [])}, tmp_path, PATTERNS) == []


def test_report_from_windows_is_understood(tmp_path: Path) -> None:
    write(tmp_path, "fieldkit/canonical.py")
    name = str(Path("fieldkit") / "canonical.py")
    assert gaps({name: covered([], [])}, tmp_path, PATTERNS) == []


def test_missed_line_is_named(tmp_path: Path) -> None:
    write(tmp_path, "fieldkit/ledger/chain.py")
    (gap,) = gaps({"fieldkit/ledger/chain.py": covered([7], [])}, tmp_path, PATTERNS)
    assert gap.startswith("fieldkit/ledger/chain.py: lines never run [7]")


def test_missed_branch_is_named(tmp_path: Path) -> None:
    write(tmp_path, "fieldkit/ledger/chain.py")
    (gap,) = gaps({"fieldkit/ledger/chain.py": covered([], [[3, 9]])}, tmp_path, PATTERNS)
    assert "[[3, 9]]" in gap


def test_file_that_no_test_imports_is_named(tmp_path: Path) -> None:
    write(tmp_path, "fieldkit/ledger/merkle.py")
    write(tmp_path, "fieldkit/ledger/__init__.py", "")
    assert gaps({}, tmp_path, PATTERNS) == ["fieldkit/ledger/merkle.py: no test imports it"]
