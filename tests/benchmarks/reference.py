"""How fast results are looked up, screened and imported.

    python tests/benchmarks/reference.py [--results 10000] [--json]

Screening is compared with reading the same table of limits once by `csv.DictReader`, which is
what a script that looks up one limit would do. The import of a laboratory's table is one
transaction; its peer writes the same rows to a plain SQLite table, with one transaction too.
"""

import csv
import io
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from measuring import arguments, compare, report, scratch

import resources
from fieldkit.evidence.laboratory import Columns
from fieldkit.reference import statutes, tables
from fieldkit.reference.assessment import Result, assess
from fieldkit.reference.limits import Mode, Wanted, find_limit
from fieldkit.results_file import export_results
from tests.builders import records
from tests.builders.vaults import new_vault

ANALYTES = (
    ("cr6", None), ("ni", None), ("pb", None), ("cd", None), ("hg", None),
    ("cod_cr", "一级"), ("nh3_n", "一级"), ("cu", "一级"), ("zn", "一级"), ("ss", "一级"),
)  # fmt: skip
NAMES = ("六价铬", "总镍", "总铅", "总镉", "总汞", "总铜", "总锌", "悬浮物")
FIXED = {"laboratory": "演练检测有限公司", "cma_number": "000000000001", "report_number": "演练"}


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--results", type=int, default=10_000)
    options = parser.parse_args()
    reference, law = tables.held(), statutes.held()
    questions = [_question(number) for number in range(options.results)]
    day = date(2026, 11, 24)

    def look_up() -> float:
        began = time.perf_counter()
        for each in questions:
            find_limit(reference, each.wanted)
        return time.perf_counter() - began

    def screen() -> float:
        began = time.perf_counter()
        for each in questions:
            assess(each, reference=reference, statutes=law, act=each.wanted.day, today=day)
        return time.perf_counter() - began

    looking = min(look_up() for _ in range(options.runs))
    screening = min(screen() for _ in range(options.runs))
    one = compare(
        "looking up one limit / reading the table by csv.DictReader",
        lambda: find_limit(reference, questions[0].wanted),
        _read_plainly,
        runs=options.runs,
    )
    with scratch(options.where) as folder:
        took = _tables(folder, options.results)
    report(
        options,
        [one],
        results=options.results,
        looking_up_s=round(looking, 3),
        screening_s=round(screening, 3),
        **{name: round(seconds, 2) for name, seconds in took.items()},
    )


def _question(number: int) -> Result:
    code, grade = ANALYTES[number % len(ANALYTES)]
    wanted = Wanted(
        pollutant=code,
        day=date(2018 + number % 8, 5, 1 + number % 28),
        standard="GB 8978-1996",
        class_grade=grade,
        point="workshop_outlet",
        mode=Mode.GRAB,
    )
    return Result(wanted=wanted, value=f"{number % 1000 / 100:.2f}", unit="mg/L")


def _read_plainly() -> list[dict[str, str]]:
    text = resources.read_text("reference/limits.csv")
    return [
        row
        for row in csv.DictReader(io.StringIO(text))
        if row["pollutant_code"] == "cr6" and row["standard_id"] == "GB 8978-1996"
    ]


def _tables(folder: Path, number: int) -> dict[str, float]:
    """Seconds that tables take on their way in and out, and writing rows to a plain table."""
    took: dict[str, float] = {}
    rows = [
        (f"S-{each % 50}", NAMES[each % len(NAMES)], f"{each % 1000 / 100:.2f}", "mg/L")
        for each in range(number)
    ]
    table = folder / "results.csv"
    lines = ["样品编号,监测项目,检测结果,单位", *map(",".join, rows)]
    table.write_text("\n".join(lines), "utf-8")
    with new_vault(folder / "vault") as workspace:
        party = workspace.seal(records.party()).sequence
        case = workspace.seal(records.case(party=party)).sequence
        inspection = workspace.seal(records.inspection(), case=case).sequence
        for each in range(50):
            sample = records.sample(inspection=inspection, number=f"S-{each}", parent=None)
            workspace.seal(sample, case=case)
        columns = Columns(
            {"sample": "样品编号", "analyte": "监测项目", "value": "检测结果", "unit": "单位"},
            FIXED,
        )
        signer, intake = workspace.personnel.signer, workspace.intake
        with _timed(took, "importing_s"):
            workspace.results.take(table, case, columns, signer=signer, intake=intake)
        basis = records.basis(
            inspection=inspection, standard="GB 8978-1996", point=None,
            table=None, class_grade=None, limit_scope=None,
        )  # fmt: skip
        workspace.seal(basis, case=case)
        with _timed(took, "screening_case_s"):
            workspace.screening.of_case(case)
        for ending in ("csv", "xlsx"):
            path = folder / f"out.{ending}"
            with _timed(took, f"exporting_{ending}_s"):
                export_results(workspace, case, path, language="zh")
            with _timed(took, f"looking_at_{ending}_s"):
                workspace.results.preview(path, case)
    began = time.perf_counter()
    with sqlite3.connect(folder / "plain.db") as plain:
        plain.execute("CREATE TABLE result (sample TEXT, analyte TEXT, value TEXT, unit TEXT)")
        plain.executemany("INSERT INTO result VALUES (?, ?, ?, ?)", rows)
    plain.close()
    took["plain_sqlite_s"] = time.perf_counter() - began
    return took


@contextmanager
def _timed(took: dict[str, float], name: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    took[name] = time.perf_counter() - began


if __name__ == "__main__":
    main()
