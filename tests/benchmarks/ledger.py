"""How fast a ledger of many entries is written, opened, listed, searched and checked.

    python tests/benchmarks/ledger.py [--entries 100000] [--json]

The peer of writing is a plain SQLite table with the same line and the same durability; of
listing, the same page fetched by OFFSET; of searching, a LIKE over the same text.
"""

import sqlite3
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from measuring import arguments, compare, report, scratch

from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import new_vault, reopened

WORDS = ("暗管", "渗坑", "雨水沟", "电镀车间", "含铬污泥", "加药泵停运", "在线监测")


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--entries", type=int, default=100_000)
    options = parser.parse_args()
    with scratch(options.where) as folder:
        workspace = new_vault(folder / "vault")
        party = workspace.seal(records.party()).sequence
        case = workspace.seal(records.case(party=party)).sequence
        inspection = workspace.seal(records.inspection(), case=case).sequence
        began = time.perf_counter()
        for number in range(options.entries):
            text = f"第{number}处：{WORDS[number % len(WORDS)]}，{WORDS[number // 7 % len(WORDS)]}"
            record = records.observation(inspection=inspection, text=text)
            workspace.seal(record, case=case)
        sealing_s = time.perf_counter() - began
        page = next(workspace.register.pages(after=inspection))
        commits = _plain_commits(folder / "plain.db", [bytes(line) for _, _, line in page])
        workspace.close()
        opening = _time(lambda: reopened(folder / "vault").close(), options.runs)
        workspace = reopened(folder / "vault")
        register = workspace.register
        middle = options.entries // 2
        comparisons = [
            compare(
                "a page of 100 in the middle / the same by OFFSET",
                lambda: register.rows(case=case, after=middle),
                lambda: _by_offset(workspace, case, middle),
                runs=options.runs,
            ),
            compare(
                "searching two Chinese characters / LIKE",
                lambda: register.search("暗管", case=case),
                lambda: _by_like(workspace, "%暗 管%"),
                runs=options.runs,
            ),
        ]
        one_character = _time(lambda: register.search("坑", case=case), options.runs)
        began = time.perf_counter()
        findings = workspace.check()
        checking_s = time.perf_counter() - began
        workspace.close()
        report(
            options,
            comparisons,
            entries=options.entries,
            sealed_durably_per_second=round(options.entries / sealing_s),
            plain_sqlite_durable_commits_per_second=round(commits),
            ratio_of_sealing_to_plain_commits=round(options.entries / sealing_s / commits, 2),
            open_ms_with_light_key_derivation=round(opening * 1000, 1),
            search_one_character_ms=round(one_character * 1000, 2),
            full_check_s=round(checking_s, 1),
            full_check_entries_per_second=round(options.entries / checking_s),
            errors=sum(each.severity.value == "error" for each in findings),
        )


def _plain_commits(path: Path, lines: list[bytes]) -> float:
    """Commits a second of a plain SQLite table, one line each, WAL and synchronous FULL."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE entry (sequence INTEGER PRIMARY KEY, line BLOB)")
    began = time.perf_counter()
    for line in lines:
        connection.execute("INSERT INTO entry (line) VALUES (?)", (line,))
    took = time.perf_counter() - began
    connection.close()
    return len(lines) / took


def _by_offset(workspace: Workspace, case: int, offset: int) -> object:
    return workspace.drafts.database.rows(
        """SELECT sequence, kind, title, sealed_at FROM record WHERE case_sequence = ?
           ORDER BY sequence LIMIT 100 OFFSET ?""",
        (case, offset),
    )


def _by_like(workspace: Workspace, pattern: str) -> object:
    return workspace.drafts.database.rows(
        "SELECT rowid FROM search WHERE words LIKE ? ORDER BY rowid DESC LIMIT 100", (pattern,)
    )


def _time(work: Callable[[], object], runs: int) -> float:
    """Median seconds of a few runs."""
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
