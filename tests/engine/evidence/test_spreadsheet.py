"""Tables of laboratories as text, good ones and all that can be wrong with them."""

import pytest

from fieldkit.evidence.laboratory import USUAL
from fieldkit.evidence.spreadsheet import (
    MOST_ROWS,
    Sheet,
    SheetEmptyError,
    SheetEncodingError,
    SheetOldError,
    SheetRowError,
    SheetTooLargeError,
    SheetUnreadableError,
    read_sheet,
)
from tests.engine.evidence.tables import HEADING

CHINESE = "样品编号,项目,结果,单位\r\nS-1,总镍,未检出,mg/L\r\n"


def read(content: bytes, **more: str) -> Sheet:
    return read_sheet("r.csv", content, usual=USUAL, **more)


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [each.cells for each in sheet.lines]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_csv_is_read_with_and_without_its_mark(mark: bytes) -> None:
    sheet = read(mark + '样品编号,项目,结果,单位\r\nS-1,"镍, 总",0.50,mg/L\r\n'.encode())
    assert sheet.heading == HEADING
    assert cells(sheet) == [("S-1", "镍, 总", "0.50", "mg/L")]
    assert (sheet.form.encoding, sheet.form.separator) == ("utf-8", ",")


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("gb18030", "gb18030"), ("gbk", "gb18030"), ("gb2312", "gb18030"), ("utf-16", "utf-16")],
)
def test_what_chinese_spreadsheets_write_is_read_and_told(encoding: str, told: str) -> None:
    sheet = read(CHINESE.encode(encoding))
    assert cells(sheet) == [("S-1", "总镍", "未检出", "mg/L")]
    assert sheet.form.encoding == told


@pytest.mark.parametrize("mark", [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")])
def test_unicode_text_of_excel_is_read(mark: tuple[str, bytes]) -> None:
    encoding, begins = mark
    sheet = read(
        begins + "样品编号\t项目\t结果\t单位\r\nS-1\t镍\t1,200\tmg/L\r\n".encode(encoding)
    )
    assert cells(sheet) == [("S-1", "镍", "1,200", "mg/L")]
    assert (sheet.form.encoding, sheet.form.separator) == ("utf-16", "\t")


@pytest.mark.parametrize(
    "content",
    [
        "測試編號,項目,結果\nS-1,鎳,未檢出\n".encode("big5"),
        "試料番号,項目,ひらがなカタカナ\nS-1,ニッケル,ヒソ\n".encode("shift-jis"),
        "sample,analyte,value,unit\nS-1,Nickel gelöst,5,µg/L\n".encode("latin-1"),
        "样,品\n甲,乙".encode("utf-16-le"),
        b"a,b\n1,\0\n",
        bytes(range(256)) * 4,
    ],
)
def test_text_that_would_be_read_wrong_is_refused(content: bytes) -> None:
    with pytest.raises(SheetEncodingError):
        read(content)


def test_encoding_that_is_said_is_held_to() -> None:
    with pytest.raises(SheetEncodingError):
        read(CHINESE.encode("gb18030"), encoding="utf-8")
    assert cells(read(CHINESE.encode("gb18030"), encoding="gb18030"))


def test_units_outside_gb2312_do_not_make_a_table_strange() -> None:
    content = "sample,analyte,value,unit\nS-1,SO2,35,mg/m³\n".encode("gb18030")
    assert cells(read(content)) == [("S-1", "SO2", "35", "mg/m³")]


@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("said", [True, False])
def test_separators_are_found_out(separator: str, said: bool) -> None:
    rows = ["样品编号,项目,结果,单位", "S-1,镍,0.5,mg/L"]
    lines = [row.replace(",", separator) for row in rows]
    first = [f"sep={separator}"] if said else []
    sheet = read("\r\n".join([*first, *lines]).encode())
    assert sheet.heading == HEADING
    assert [(each.number, each.cells) for each in sheet.lines] == [
        (3 if said else 2, ("S-1", "镍", "0.5", "mg/L"))
    ]


def test_blank_rows_are_left_out_and_numbers_are_those_of_the_file() -> None:
    sheet = read("\n样品编号,结果\n\nS-1,1\n,\nS-2,2\n".encode())
    assert [(each.number, each.cells) for each in sheet.lines] == [
        (4, ("S-1", "1")),
        (6, ("S-2", "2")),
    ]


def test_title_above_the_heading_is_told() -> None:
    content = "演练检测报告\n报告编号：001,,\n\n样品编号,项目,结果\nS-1,镍,1\n".encode()
    sheet = read(content)
    assert sheet.heading == ("样品编号", "项目", "结果")
    assert sheet.above == (1, 2)
    assert sheet.lines[0].number == 5


def test_line_breaks_in_quotes_are_blanks() -> None:
    sheet = read('样品编号,"检测\r\n结果",项目\n"S-1","1.2\n(3)",镍\n'.encode())
    assert sheet.heading == ("样品编号", "检测 结果", "项目")
    assert cells(sheet) == [("S-1", "1.2 (3)", "镍")]


def test_columns_without_a_name_of_their_own_get_their_letter() -> None:
    sheet = read("样品编号,结果,,结果,单位\nS-1,1,,2,mg/L\n".encode())
    assert sheet.heading == ("样品编号", "结果 [B]", "[C]", "结果 [D]", "单位")


def test_row_may_be_shorter_than_the_heading() -> None:
    assert cells(read(b"a,b,c\n1,2\n")) == [("1", "2", "")]


def test_apostrophe_that_guards_a_cell_is_taken_off() -> None:
    assert cells(read(b"a,b\n'-1~2,'=x\n'a,-5\n")) == [("-1~2", "=x"), ("'a", "-5")]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", SheetEmptyError),
        (b"a,b\n", SheetEmptyError),
        (b"\n\n,,\n", SheetEmptyError),
        (b"a,b\n1,2,3\n", SheetRowError),
        (b'a,b\n"1,2\n', SheetRowError),
        (b'a,b\n1,"2"x\n', SheetRowError),
        (b"a,b\n1," + b"x" * 2001, SheetTooLargeError),
        (b"a,b\n1," + b"x" * 200_000, SheetRowError),
        (",".join(f"c{n}" for n in range(201)).encode() + b"\n1", SheetTooLargeError),
        (b"\xd0\xcf\x11\xe0 old", SheetOldError),
        (b"PK\x03\x04 broken", SheetUnreadableError),
        (b"<html><table><tr><td>a</td></tr></table></html>", SheetUnreadableError),
        (b"x" * ((32 << 20) + 1), SheetTooLargeError),
        (b"a,b\n" + b"1,2\n" * (MOST_ROWS + 1), SheetTooLargeError),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(
    content: bytes, problem: type[SheetUnreadableError]
) -> None:
    with pytest.raises(problem) as told:
        read(content)
    assert type(told.value) is problem
    assert "\n" not in str(told.value)
