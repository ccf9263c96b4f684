"""One page of paper as a list of marks, and a PDF of it.

The list is the page: the PDF is drawn from it here, and the window draws the same list on a
printer, so that nothing to be printed ever lies on the disk. Lengths are millimetres from the
upper left corner, sizes of text are points; text stands on its baseline.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import as_file
from typing import Final, Literal

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


Mark = Text | Box


def pdf(title: str, marks: Iterable[Mark]) -> bytes:
    """A PDF of one A4 page, with its fonts embedded.

    Args:
        title: for the window's title of a viewer; must hold nothing secret.
        marks: what is on the page.
    """
    _know_fonts()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH_MM * mm, HEIGHT_MM * mm), pageCompression=1)
    canvas.setTitle(title)
    canvas.setAuthor("FieldKit")
    canvas.setCreator("FieldKit")
    for each in marks:
        if isinstance(each, Text):
            _write(canvas, each)
        else:
            canvas.setStrokeGray(each.grey / 100)
            canvas.setLineWidth(each.line * mm)
            bottom = (HEIGHT_MM - each.y - each.height) * mm
            canvas.rect(each.x * mm, bottom, each.width * mm, each.height * mm)
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


def _write(canvas: Canvas, text: Text) -> None:
    canvas.setFont(text.face, text.size)
    canvas.setFillGray(text.grey / 100)
    at = text.x * mm, (HEIGHT_MM - text.y) * mm, text.text
    draw = {
        "left": canvas.drawString,
        "middle": canvas.drawCentredString,
        "right": canvas.drawRightString,
    }
    draw[text.align](*at)


def _know_fonts() -> None:
    known = pdfmetrics.getRegisteredFontNames()
    for face, name in FONT_FILES.items():
        if face not in known:
            with as_file(resources.path(f"fonts/{name}")) as path:
                pdfmetrics.registerFont(TTFont(face, str(path)))
