"""Workbooks are read in a confined child: whatever they hold, one clear sentence at worst."""

import io
import json
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from fieldkit.evidence import workbooks
from fieldkit.evidence.laboratory import USUAL
from fieldkit.evidence.spreadsheet import (
    ReaderNotStartedError,
    Sheet,
    SheetFormulasError,
    SheetMergedError,
    SheetTooLargeError,
    SheetUnreadableError,
    read_sheet,
)
from tests.engine.evidence.tables import (
    GOOD,
    HEADING,
    altered,
    another_sheet,
    bomb,
    long_workbook,
    lying_bomb,
    workbook,
)

MIB = 1 << 20
MEASURED = """
import json, resource, sys, time
from fieldkit.evidence.spreadsheet import SheetUnreadableError, read_sheet
content = open(sys.argv[1], "rb").read()
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
try:
    told = len(read_sheet("r.xlsx", content).lines)
except SheetUnreadableError as problem:
    told = str(problem)
print(json.dumps([told, time.monotonic() - began,
    resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before,
    resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))
"""


def read(content: bytes, **more: str) -> Sheet:
    return read_sheet("r.xlsx", content, usual=USUAL, **more)


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [each.cells for each in sheet.lines]


def measured(path: Path) -> tuple[object, float, int, int]:
    """What reading comes to in a process of its own: seconds, MiB more here, MiB in the child."""
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], capture_output=True, check=True
    )
    told, seconds, own, child = json.loads(ran.stdout)
    return told, seconds, own // 1024, child // 1024


def test_workbook_is_read_with_the_digits_that_are_stored() -> None:
    sheet = read(
        workbook(
            HEADING,
            ("S-1", "镍", "0.50", "mg/L"),
            ("S-2", "镍", 0.5, "mg/L"),
            ("S-3", "镍", 12, "mg/L"),
            ("S-4", "镍", 0.1 + 0.2, "mg/L"),
            ("S-5", "镍", 0.00001, "mg/L"),
        )
    )
    assert [row[2] for row in cells(sheet)] == ["0.50", "0.5", "12", "0.3", "0.00001"]
    assert sheet.form.has_numbers
    assert not read(workbook(*GOOD)).form.has_numbers


def test_days_are_days() -> None:
    def add(book, sheet):
        day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
        sheet.write_datetime(1, 4, datetime(2026, 5, 3), day)  # noqa: DTZ001 - a day of Excel
        sheet.write_datetime(2, 4, datetime(2026, 5, 3, 9, 30), day)  # noqa: DTZ001

    rows = ((*HEADING, "分析日期"), GOOD[1], GOOD[1])
    assert [row[4] for row in cells(read(workbook(*rows, more=add)))] == [
        "2026-05-03",
        "2026-05-03 09:30",
    ]


def test_sheet_that_looks_like_results_is_taken_and_others_are_named() -> None:
    content = workbook(
        ("检测报告", ""), ("委托单位", "演练"), more=another_sheet("结果", GOOD), name="封面"
    )
    sheet = read(content)
    assert sheet.heading == HEADING
    assert (sheet.form.sheet, sheet.form.others) == ("结果", ("封面",))
    assert read(content, sheet="封面").heading == ("检测报告", "[B]")


def test_hidden_sheet_is_not_taken_but_named() -> None:
    content = workbook(*GOOD, more=another_sheet("旧", GOOD * 3, is_hidden=True))
    sheet = read(content, sheet="旧")
    assert len(sheet.lines) == 1
    assert sheet.form.hidden == ("旧",)


def test_cells_merged_above_the_heading_are_titles() -> None:
    def title(_book, sheet):
        sheet.merge_range("A1:D1", "演练检测报告")

    sheet = read(workbook(("",), *GOOD, more=title))
    assert sheet.heading == HEADING
    assert sheet.above == (1,)


@pytest.mark.parametrize("place", ["A1:B1", "A2:A3", "B3:C3", "A1:A2"])
def test_cells_merged_elsewhere_are_refused_by_name(place: str) -> None:
    def merge(_book, sheet):
        sheet.merge_range(place, "样品编号")

    with pytest.raises(SheetMergedError, match=place):
        read(workbook(*GOOD, ("S-2", "镍", "1", "mg/L"), more=merge))


def test_formulas_are_refused_in_the_sheet_that_is_read() -> None:
    def add(_book, sheet):
        sheet.write_formula("C2", "=1+1", value=2)

    with pytest.raises(SheetFormulasError):
        read(workbook(*GOOD, more=add))

    def elsewhere(book, _sheet):
        book.add_worksheet("计算").write_formula("C2", "=1+1", value=2)

    assert len(read(workbook(*GOOD, more=elsewhere)).lines) == 1


@pytest.mark.parametrize("tag", [b"<x:f>1+1</x:f>", b"<f\n>1+1</f>", b'<f t="shared"/>', b"<f/>"])
def test_formulas_are_seen_however_they_are_written(tag: bytes) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    content = altered(workbook(*GOOD), sheet, lambda xml: xml.replace(b"<v>", tag + b"<v>", 1))
    with pytest.raises(SheetUnreadableError):
        read(content)


def test_bomb_of_a_gigabyte_costs_little(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    bomb(path, 1 << 30)
    assert path.stat().st_size < 2 * MIB
    told, seconds, own, child = measured(path)
    assert told == "r.xlsx is larger than any table of results: more than 256 MB when unpacked."
    assert seconds < 10
    assert own < 20
    assert child < 200


def test_bomb_that_lies_about_its_size_costs_little(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(lying_bomb(1 << 30))
    told, seconds, own, child = measured(path)
    assert isinstance(told, str)
    assert seconds < 15
    assert own < 20
    assert child < 1100


def test_cell_far_away_costs_the_child_alone() -> None:
    def add(_book, sheet):
        sheet.write(1_048_575, 16_383, "far")

    with pytest.raises(SheetTooLargeError):
        read(workbook(*GOOD, more=add))
    content = altered(
        workbook(*GOOD, more=add),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'ref="A1:XFD1048576"', b'ref="A1:D2"'),
    )
    with pytest.raises(SheetTooLargeError):
        read(content)


def test_sheet_of_a_million_rows_is_refused_soon(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    long_workbook(path, 1_000_000)
    assert path.stat().st_size > MIB
    told, seconds, own, child = measured(path)
    assert told == "r.xlsx is larger than any table of results: more than 100000 rows."
    assert seconds < 15
    assert own < 60  # the file itself
    assert child < 300


@pytest.mark.parametrize("cut", [10, 100, 1000, -100])
def test_broken_workbook_is_refused(cut: int) -> None:
    with pytest.raises(SheetUnreadableError):
        read(workbook(*GOOD)[:cut])


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"]
)
@pytest.mark.parametrize(
    "put", [b"", b"\xff" * 99, b"<a>" * 100_000, b'<!DOCTYPE x [<!ENTITY a "b">]>']
)
def test_part_that_is_none_is_refused(part: str, put: bytes) -> None:
    with pytest.raises(SheetUnreadableError):
        read(altered(workbook(*GOOD), part, lambda _: put))


def test_archive_that_is_no_workbook_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "hello")
    with pytest.raises(SheetUnreadableError):
        read(made.getvalue())


def program(tmp_path: Path, body: str) -> tuple[str, ...]:
    """A child that greets and then does what it should not."""
    path = tmp_path / "child.py"
    path.write_text(
        "import os\n"
        "from fieldkit.evidence.darkroom import receive, send\n"
        "out = open(1, 'wb', closefd=False)\n"
        f"send(out, {{'ready': True}})\nreceive(open(0, 'rb', closefd=False), 1 << 20)\n{body}\n",
        "utf-8",
    )
    start = f"import sys; sys.path[:0] = {sys.path!r}; exec(open({str(path)!r}).read())"
    return (sys.executable, "-B", "-c", start)


GOOD_HEAD = (
    "{'sheet': 'a', 'others': [], 'hidden': [], 'merged': [], 'left': 0, 'has_numbers': False}"
)


@pytest.mark.parametrize(
    "body",
    [
        "os._exit(1)",
        "send(out, {'refused': 'my reasons'})",
        "send(out, {})",
        f"send(out, {GOOD_HEAD}, b'not JSON')",
        f"send(out, {GOOD_HEAD}, b'[' * 100000)",
        f"send(out, {GOOD_HEAD}, b'[[1]]')",
        f"send(out, {GOOD_HEAD}, b'{{}}')",
        f"send(out, {GOOD_HEAD} | {{'left': 10**9}}, b'[]')",
        f"send(out, {GOOD_HEAD} | {{'left': True}}, b'[]')",
        f"send(out, {GOOD_HEAD} | {{'merged': [[1, 2]]}}, b'[]')",
        f"send(out, {GOOD_HEAD} | {{'merged': 5}}, b'[]')",
        f"send(out, {GOOD_HEAD} | {{'others': ['x'] * 1000}}, b'[]')",
        f"send(out, {GOOD_HEAD} | {{'has_numbers': 1}}, b'[]')",
        f"send(out, {GOOD_HEAD} | {{'sheet': None}}, b'[]')",
        f"send(out, {GOOD_HEAD}, b'[' + b'[],' * 100100 + b'[]]')",
    ],
)
def test_child_is_not_believed(body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "_COMMAND", program(tmp_path, body))
    with pytest.raises(SheetUnreadableError):
        read(workbook(*GOOD))


@pytest.mark.parametrize("command", [("/no/such/program",), (sys.executable, "-c", "pass")])
def test_reader_that_does_not_start_is_told(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "_COMMAND", command)
    with pytest.raises(ReaderNotStartedError):
        read(workbook(*GOOD))


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of Linux")
def test_child_can_open_nothing() -> None:
    code = (
        "from fieldkit.evidence import workbook_child as child\n"
        "real = child.answer\n"
        "def answer(*given):\n"
        "    try: open('/etc/hostname')\n"
        "    except OSError: return real(*given)\n"
        "    return {}, b''\n"
        "child.answer = answer\nchild.main()\n"
    )
    ran = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    from fieldkit.evidence.darkroom import receive, send  # noqa: PLC0415

    assert ran.stdin is not None
    assert ran.stdout is not None
    receive(ran.stdout, 0)
    send(ran.stdin, {"sheet": "", "usual": []}, workbook(*GOOD))
    head, _ = receive(ran.stdout, 1 << 20)
    ran.communicate()
    assert head.get("sheet") == "Sheet1"
