"""Tables of laboratories, good ones and all that can be wrong with them."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from fieldkit.evidence.spreadsheet import MOST_ROWS, Sheet, SheetUnreadableError, read_sheet

HEADING = ("样品编号", "项目", "结果", "单位")


def workbook(*rows: tuple[object, ...], **more: str) -> bytes:
    """A workbook as a laboratory would write it; `merge` and `formula` name cells."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    if "merge" in more:
        sheet.merge_range(more["merge"], "merged")
    if "formula" in more:
        sheet.write_formula(more["formula"], "=1+1", value=2)
    book.close()
    return made.getvalue()


def refused(content: bytes, match: str, encoding: str = "utf-8") -> None:
    with pytest.raises(SheetUnreadableError, match=match):
        read_sheet("r.csv", content, encoding)


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [each.cells for each in sheet.lines]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_csv_is_read_with_and_without_its_mark(mark: bytes) -> None:
    content = mark + '样品编号,项目,结果,单位\r\nS-1,"镍, 总",0.50,mg/L\r\n'.encode()
    sheet = read_sheet("r.csv", content)
    assert sheet.heading == HEADING
    assert cells(sheet) == [("S-1", "镍, 总", "0.50", "mg/L")]


def test_blank_rows_are_left_out_and_numbers_are_those_of_the_file() -> None:
    sheet = read_sheet("r.csv", "\n样品编号,结果\n\nS-1,1\n,\nS-2,2\n".encode())
    assert [(each.number, each.cells) for each in sheet.lines] == [
        (4, ("S-1", "1")),
        (6, ("S-2", "2")),
    ]


def test_row_may_be_shorter_than_the_heading() -> None:
    assert cells(read_sheet("r.csv", b"a,b,c\n1,2\n")) == [("1", "2", "")]


def test_other_encoding_is_named_and_taken_when_said() -> None:
    content = "样品编号,结果\nS-1,未检出\n".encode("gb18030")
    refused(content, "not written in UTF-8 but perhaps in GB18030")
    assert cells(read_sheet("r.csv", content, "gb18030")) == [("S-1", "未检出")]
    refused("样,品\n甲,乙".encode("utf-16"), "not written in UTF-8")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no rows"),
        (b"a,b\n", "no rows"),
        (b"a,a\n1,2\n", "two have the same"),
        (b"a,,b\n1,2,3\n", "has no name"),
        (b"a,b\n1,2,3\n", "row 2 has more cells"),
        (b'a,b\n"1,2\n', "no CSV"),
        (b"a,b\n1,\0\n", "no text"),
        (b"a,b\n1," + b"x" * 2001, "too long"),
        (",".join(f"c{n}" for n in range(201)).encode() + b"\n1", "columns"),
        (b"\xd0\xcf\x11\xe0 old", "old or a protected"),
        (b"PK\x03\x04 broken", "no workbook"),
        (b"x" * ((32 << 20) + 1), "more than 32 MB"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(content: bytes, reason: str) -> None:
    refused(content, reason)


def test_too_many_rows_are_refused() -> None:
    refused(b"a,b\n" + b"1,2\n" * (MOST_ROWS + 1), "more than 100000 rows")


def test_workbook_is_read_with_the_digits_that_are_stored() -> None:
    content = workbook(
        HEADING,
        ("S-1", "镍", "0.50", "mg/L"),
        ("S-2", "镍", 0.5, "mg/L"),
        ("S-3", "镍", 12, "mg/L"),
    )
    assert [row[2] for row in cells(read_sheet("r.xlsx", content))] == ["0.50", "0.5", "12"]


def test_merged_cells_and_formulas_are_refused() -> None:
    rows = (HEADING, ("S-1", "镍", "0.5", "mg/L"))
    refused(workbook(*rows, merge="A3:B3"), "merged cells")
    refused(workbook(*rows, formula="C2"), "formulas")


def test_workbook_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (300 << 20))
    assert path.stat().st_size < 1 << 20
    refused(path.read_bytes(), "unpacks to more")


def test_archive_that_is_no_workbook_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "hello")
    refused(made.getvalue(), "no workbook")
