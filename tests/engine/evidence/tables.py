"""Workbooks as laboratories write them, and as nobody should."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

HEADING = ("样品编号", "项目", "结果", "单位")
GOOD = (HEADING, ("S-1", "镍", "0.50", "mg/L"))
Rows = Iterable[tuple[object, ...]]


def workbook(
    *rows: tuple[object, ...],
    more: Callable[[xlsxwriter.Workbook, Worksheet], object] | None = None,
    name: str = "Sheet1",
) -> bytes:
    """A workbook with these rows; `more` does something else to it."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if more is not None:
            more(book, sheet)
    return made.getvalue()


def another_sheet(name: str, rows: Rows, *, is_hidden: bool = False) -> Callable[..., None]:
    """Adds a sheet after the first one."""

    def add(book: xlsxwriter.Workbook, _sheet: Worksheet) -> None:
        added = book.add_worksheet(name)
        for number, row in enumerate(rows):
            added.write_row(number, 0, row)
        if is_hidden:
            added.hide()

    return add


def altered(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one of its parts changed."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for each in before.namelist():
            body = before.read(each)
            after.writestr(each, change(body) if each == part else body)
    return made.getvalue()


def bomb(path: Path, unpacked: int) -> None:
    """A sound workbook whose sheet is followed by blanks that unpack to so many bytes."""
    piece = b" " * (1 << 20)
    with (
        zipfile.ZipFile(io.BytesIO(workbook(*GOOD))) as before,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as after,
    ):
        for each in before.namelist():
            if each != "xl/worksheets/sheet1.xml":
                after.writestr(each, before.read(each))
        with after.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(before.read("xl/worksheets/sheet1.xml"))
            for _ in range(unpacked // len(piece)):
                sheet.write(piece)


def lying_bomb(unpacked: int) -> bytes:
    """A workbook whose sheet says that it unpacks to nothing and unpacks to so many bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(unpacked >> 20))
    body += packer.flush()
    sound = workbook(*GOOD)
    return altered(sound, "xl/worksheets/sheet1.xml", lambda _: b"#" * len(body)).replace(
        b"#" * len(body), body
    )


def long_workbook(path: Path, rows: int) -> None:
    """A workbook of so many rows of results."""
    cells = "".join(f'<c t="inlineStr"><is><t>{each}</t></is></c>' for each in GOOD[1])
    piece = f"<row>{cells}</row>".encode() * 1000
    with (
        zipfile.ZipFile(io.BytesIO(workbook(HEADING))) as before,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as after,
    ):
        for each in before.namelist():
            if each != "xl/worksheets/sheet1.xml":
                after.writestr(each, before.read(each))
        head, tail = before.read("xl/worksheets/sheet1.xml").split(b"</sheetData>")
        with after.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(head)
            for _ in range(rows // 1000):
                sheet.write(piece)
            sheet.write(b"</sheetData>" + tail)
