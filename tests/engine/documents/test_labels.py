"""Labels: complete, inside of their edges, where the sheet has them, and read by a scanner."""

from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from fieldkit.documents.labels import Label, Stock, labels_pdf, pages
from fieldkit.documents.sheet import Code, Mark, Text, width_mm
from fieldkit.evidence.label_code import LabelCode, read_label_code
from fieldkit.evidence.samples import Medium, QcKind
from tests.builders.practice import at

CODE = LabelCode.of("3f2a91bc-0000-4000-8000-000000000000", 42, "9c1d22e0a1b2c3d4" * 4, "FS-01")
LABEL = Label(
    number="FS-01",
    point="电镀车间排放口",
    medium=Medium.WASTEWATER,
    qc_kind=QcKind.DUPLICATE,
    parent_number="FS-00",
    taken_at=at(40),
    preservation="加硝酸至pH≤2，0～5 ℃冷藏",
    seal_number="YL-F-0010",
    analytes=("六价铬", "总铬", "总镍"),
    sequence=42,
    code=CODE.text,
    is_practice=True,
)
LONG = replace(
    LABEL,
    number="演练" * 30,
    point="处理设施排放口东侧二号井" * 9,
    preservation="避光" * 90,
    analytes=("化学需氧量",) * 40,
    code=LabelCode.of("3f2a91bc", 10**9, "9c1d22e0a1b2c3d4" * 4, "演练" * 30).text,
)
DOTS_PER_MM = 8  # what common label printers do, 203 dpi


def drawn(marks: list[Mark], size_mm: tuple[float, float]) -> Image.Image:
    """The codes of a page as a label printer prints them."""
    paper = Image.new("L", [round(each * DOTS_PER_MM) for each in size_mm], 255)
    pen = ImageDraw.Draw(paper)
    for code in (each for each in marks if isinstance(each, Code)):
        for x, y, width, height in code.bars():
            corners = (x, y, x + width, y + height)
            left, top, right, low = (round(each * DOTS_PER_MM) for each in corners)
            pen.rectangle((left, top, right - 1, low - 1), fill=0)
    return paper


@pytest.mark.parametrize("stock", Stock)
@pytest.mark.parametrize("label", [LABEL, LONG])
def test_scanner_reads_every_label_of_a_sheet(stock: Stock, label: Label) -> None:
    for page in pages([label] * (stock.places + 1), stock, "zh"):
        codes = [each for each in page if isinstance(each, Code)]
        found = zxingcpp.read_barcodes(drawn(page, stock.page))
        assert {each.text for each in found} == {label.code}
        assert len(found) == len(codes)
    assert read_label_code(label.code).digest == "9C1D22E0A1B2C3D4"


@pytest.mark.parametrize("stock", Stock)
@pytest.mark.parametrize("label", [LABEL, LONG])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_written_over_the_edge_or_into_the_code(
    stock: Stock, label: Label, language: str
) -> None:
    width, height = stock.label
    marks = label.marks(language, width, height)
    (code,) = (each for each in marks if isinstance(each, Code))
    for text in (each for each in marks if isinstance(each, Text) and each.align == "left"):
        right = text.x + width_mm(text.text, text.size)
        assert right <= width
        assert 0 < text.y <= height - 1
        assert right <= code.x or text.y - text.size * 25.4 / 72 >= code.y + code.edge - 1


@pytest.mark.parametrize("stock", Stock)
def test_label_says_all_that_is_known(stock: Stock) -> None:
    written = "".join(
        each.text for each in LABEL.marks("zh", *stock.label) if isinstance(each, Text)
    )
    for text in (
        "FS-01", "电镀车间排放口", "2026-11-03 10:10", "YL-F-0010", "加硝酸至pH≤2，0～5",
        "平行样FS-00",         "六价铬、总铬、总镍",
        "#42 9c1d 22e0", "演练",
    ):  # fmt: skip
        assert text.replace(" ", "") in written.replace(" ", "")


def test_sheet_goes_on_after_the_labels_that_are_gone() -> None:
    first, second = pages([LABEL] * 3, Stock.SHEET_21, "zh", used=19)
    assert sum(isinstance(each, Code) for each in first) == 2
    assert sum(isinstance(each, Code) for each in second) == 1
    lowest = max(each.y for each in first if isinstance(each, Code))
    assert lowest == pytest.approx(15.15 + 6 * 38.1 + 0.9)


@pytest.mark.parametrize("stock", Stock)
def test_pdf_embeds_its_fonts(stock: Stock) -> None:
    content = labels_pdf([LABEL, LONG], stock, "en")
    assert content.startswith(b"%PDF")
    assert content.count(b"/FontFile2") == 2
