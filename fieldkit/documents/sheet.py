"""Pages of paper as lists of marks, and a PDF of them.

The list is the page: the PDF is drawn from it here, and the window draws the same list on a
printer, so that nothing to be printed ever lies on the disk. Lengths are millimetres from the
upper left corner, sizes of text are points; text stands on its baseline.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import as_file
from itertools import groupby
from typing import Final, Literal

import segno
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import resources

WIDTH_MM: Final = 210  # A4, ISO 216
HEIGHT_MM: Final = 297
Face = Literal["text", "digits"]
FONT_FILES: Final[dict[Face, str]] = {
    "text": "NotoSansSC-Regular.ttf",
    "digits": "JetBrainsMono-Regular.ttf",
}
_QUIET: Final = 4  # modules
_NOT_FIRST: Final = frozenset("，。、；：！？）》」』”’…—,.;:!?)%")  # of a line (CLREQ 3.1.3)
_NOT_LAST: Final = frozenset("（《「『“‘(")


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text.

    Attributes:
        x: left end, mm.
        y: baseline, mm from the top.
        text: plain.
        size: points.
        face: which of the fonts that come with the program.
        grey: 0 black to 100 white.
        align: which point of the line stands at `x`.
    """

    x: float
    y: float
    text: str
    size: float = 10
    face: Face = "text"
    grey: int = 0
    align: Literal["left", "middle", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle's outline; without height or width, a line.

    Attributes:
        x: left, mm.
        y: top, mm.
        width: mm.
        height: mm.
        line: thickness, mm.
        grey: 0 black to 100 white.
    """

    x: float
    y: float
    width: float
    height: float
    line: float = 0.2
    grey: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code (ISO/IEC 18004) with the four modules of white around it that readers need.

    Attributes:
        x: left, mm.
        y: top, mm.
        edge: mm, the white included.
        text: what it holds.
    """

    x: float
    y: float
    edge: float
    text: str

    def bars(self) -> Iterator[tuple[float, float, float, float]]:
        """What is black: left, top, width and height of bars, mm from the page's corner."""
        rows = tuple(segno.make_qr(self.text, error="m", boost_error=False).matrix)
        module = self.edge / (len(rows) + 2 * _QUIET)
        for down, row in enumerate(rows):
            at = 0
            for is_dark, run in groupby(row):
                length = len(list(run))
                if is_dark:
                    left, top = self.x + (at + _QUIET) * module, self.y + (down + _QUIET) * module
                    yield left, top, length * module, module
                at += length


Mark = Text | Box | Code


def pdf(title: str, marks: Iterable[Mark]) -> bytes:
    """A PDF of one A4 page, with its fonts embedded.

    Args:
        title: for the window's title of a viewer; must hold nothing secret.
        marks: what is on the page.
    """
    return pdf_of_pages(title, [marks], WIDTH_MM, HEIGHT_MM)


def pdf_of_pages(
    title: str, pages: Iterable[Iterable[Mark]], width: float, height: float
) -> bytes:
    """A PDF of several pages of one size, with its fonts embedded.

    Args:
        title: for the window's title of a viewer; must hold nothing secret.
        pages: what is on each page.
        width: of a page, mm.
        height: of a page, mm.
    """
    _know_fonts()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width * mm, height * mm), pageCompression=1)
    canvas.setTitle(title)
    canvas.setAuthor("FieldKit")
    canvas.setCreator("FieldKit")
    for marks in pages:
        canvas.translate(0, height * mm)  # from here on, up is negative
        for each in marks:
            _draw(canvas, each)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def width_mm(text: str, size: float, face: Face = "text") -> float:
    """How wide a line of text is."""
    _know_fonts()
    width: float = pdfmetrics.stringWidth(text, face, size) / mm
    return width


def wrapped(text: str, size: float, room_mm: float) -> list[str]:
    """Text broken into lines, between Chinese characters or at blanks.

    A line begins with no mark that closes, and ends with none that opens.
    """
    lines, line = [], ""
    for piece in _pieces(text):
        if line and width_mm((line + piece).rstrip(), size) > room_mm:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def paragraph(
    x: float, y: float, text: str, room_mm: float, *, size: float = 10, grey: int = 0
) -> tuple[list[Mark], float]:
    """Lines of running text.

    Returns:
        The lines, and the baseline on which the next line would stand.
    """
    step = size * 0.56
    lines = wrapped(text, size, room_mm)
    marks: list[Mark] = [
        Text(x, y + number * step, line, size, grey=grey) for number, line in enumerate(lines)
    ]
    return marks, y + len(lines) * step


def _pieces(text: str) -> Iterator[str]:
    """What stays together: words with the blank after them, characters with their marks."""
    piece = ""
    for number, character in enumerate(text):
        piece += character
        following = text[number + 1 : number + 2]
        is_open = character in _NOT_LAST or following in _NOT_FIRST
        is_inside = character < "\u2e80" and following < "\u2e80" and character != " "
        if following and not is_open and not is_inside:
            yield piece
            piece = ""
    yield piece


def _draw(canvas: Canvas, mark: Mark) -> None:
    if isinstance(mark, Text):
        _write(canvas, mark)
    elif isinstance(mark, Box):
        canvas.setStrokeGray(mark.grey / 100)
        canvas.setLineWidth(mark.line * mm)
        bottom = -(mark.y + mark.height) * mm
        canvas.rect(mark.x * mm, bottom, mark.width * mm, mark.height * mm)
    else:
        canvas.setFillGray(0)
        for x, y, width, height in mark.bars():
            canvas.rect(x * mm, -(y + height) * mm, width * mm, height * mm, stroke=0, fill=1)


def _write(canvas: Canvas, text: Text) -> None:
    canvas.setFont(text.face, text.size)
    canvas.setFillGray(text.grey / 100)
    at = text.x * mm, -text.y * mm, text.text
    draw = {
        "left": canvas.drawString,
        "middle": canvas.drawCentredString,
        "right": canvas.drawRightString,
    }
    draw[text.align](*at)


def cut(text: str, size: float, room_mm: float) -> str:
    """The text on one line, with its end left out where there is no room."""
    if width_mm(text, size) <= room_mm:
        return text
    while text and width_mm(f"{text}…", size) > room_mm:
        text = text[:-1]
    return f"{text}…"


def _know_fonts() -> None:
    known = pdfmetrics.getRegisteredFontNames()
    for face, name in FONT_FILES.items():
        if face not in known:
            with as_file(resources.path(f"fonts/{name}")) as path:
                pdfmetrics.registerFont(TTFont(face, str(path)))
