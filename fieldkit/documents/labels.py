"""Labels for bottles, on sheets of common sizes and on the rolls of label printers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Final

from fieldkit.documents.sheet import (
    HEIGHT_MM,
    WIDTH_MM,
    Box,
    Code,
    Mark,
    Text,
    cut,
    pdf_of_pages,
    width_mm,
    wrapped,
)
from fieldkit.evidence.label_code import LabelCode
from fieldkit.evidence.samples import Medium, QcKind, Sample
from fieldkit.evidence.things import Thing
from fieldkit.evidence.values import Choice

_PAD: Final = 1.8  # mm
_POINT: Final = 25.4 / 72  # mm
_STEP: Final = 1.22  # baseline to baseline, in sizes of the text
_CODE_PART: Final = 0.37  # of the label's width
_PRACTICE: Final = "演练 PRACTICE"
_WORDS: Final[dict[str, dict[str, str]]] = {
    "zh": {"title": "样品标签", "taken": "采样", "seal": "封条", "kept": "保存", "for": "项目"},
    "en": {
        "title": "Sample labels", "taken": "taken", "seal": "seal", "kept": "keep", "for": "for",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on one label.

    Attributes:
        number: the sample number.
        point: where it was taken.
        medium: what was sampled.
        qc_kind: what it is to quality control.
        parent_number: of the sample it is a duplicate or spike of; "" otherwise.
        taken_at: when it was taken.
        preservation: preservative and storage; may be empty.
        seal_number: may be empty.
        analytes: what it is to be analysed for; may be none.
        sequence: of its entry.
        code: what the QR code holds (`fieldkit.evidence.label_code`).
        is_practice: whether nothing in its vault is evidence.
    """

    number: str
    point: str
    medium: Medium
    qc_kind: QcKind
    parent_number: str
    taken_at: datetime
    preservation: str
    seal_number: str
    analytes: tuple[str, ...]
    sequence: int
    code: str
    is_practice: bool = False

    def marks(self, language: str, width: float, height: float) -> list[Mark]:
        """Everything on a label of a size, from its own upper left corner.

        What finds no room is left out from the end: number, point, time and seal come first.

        Args:
            language: of the label: "zh" or "en".
            width: mm.
            height: mm.
        """
        edge = min(width * _CODE_PART, height - 2 * _PAD - 2.6 - (3 if self.is_practice else 0))
        left = width - edge - _PAD / 2
        low = _PAD / 2 + edge  # where the code ends
        entry = f"#{self.sequence} {' '.join(self._groups)}"
        marks: list[Mark] = [
            Code(left, _PAD / 2, edge, self.code),
            Text(left + edge / 2, low + 0.9, entry, 5, "digits", align="middle"),
        ]
        low += 2
        if self.is_practice:
            wide = width_mm(_PRACTICE, 6) + 1.6
            marks.append(Box(left + (edge - wide) / 2, low - 0.2, wide, 2.9, 0.25))
            marks.append(Text(left + edge / 2, low + 2, _PRACTICE, 6, align="middle"))
            low += 3.4
        beside, whole = left - _PAD, width - 2 * _PAD
        y = _PAD
        for size, most, text in self._lines(language, beside):
            step = size * _POINT * _STEP
            fitting = min(most, int((height - _PAD + 0.6 - y) / step))
            if fitting < 1:
                break
            for line in _broken(text, size, beside if y < low else whole, fitting):
                y += step
                marks.append(Text(_PAD, y, line, size))
        return marks

    @property
    def _groups(self) -> tuple[str, str]:
        digest = self.code.split(":")[3] if self.code.count(":") >= 4 else ""
        return digest[:4].lower(), digest[4:8].lower()

    def _about(self, language: str) -> Iterator[str]:
        if self.qc_kind is not QcKind.NONE:
            yield f"{_said(self.qc_kind, language)} {self.parent_number}".strip()
        yield _said(self.medium, language)

    def _lines(self, language: str, room: float) -> Iterable[tuple[float, int, str]]:
        """Size, most lines, and text of each piece."""
        words = _WORDS[language]
        big = next((size for size in (12, 11, 10, 9, 8) if width_mm(self.number, size) <= room), 7)
        yield big, 2 if big == 7 else 1, self.number
        yield 8.5, 2, self.point
        yield 7, 1, f"{words['taken']} {self.taken_at:%Y-%m-%d %H:%M}"
        if self.seal_number:
            yield 7, 1, f"{words['seal']} {self.seal_number}"
        yield 6.5, 1, " · ".join(self._about(language))
        if self.preservation:
            kept = self.preservation.replace(" ℃", "\u00a0℃")
            yield 6.5, 2, f"{words['kept']} {kept}"
        if self.analytes:
            yield 6.5, 2, f"{words['for']} {'、'.join(self.analytes)}"


@dataclass(frozen=True, slots=True)
class _Cells:
    """How labels lie on a page: all lengths in mm."""

    page: tuple[float, float]
    label: tuple[float, float]
    columns: int = 1
    rows: int = 1
    corner: tuple[float, float] = (0, 0)  # of the first label
    apart: tuple[float, float] = (0, 0)  # gaps between columns and between rows


def label_of(thing: Thing, vault_id: str, *, is_practice: bool) -> Label:
    """The label of a sample as it stands.

    Args:
        thing: a sample.
        vault_id: UUID of its vault.
        is_practice: whether nothing in its vault is evidence.

    Raises:
        TypeError: the thing is no sample.
    """
    sample = thing.record
    if not isinstance(sample, Sample):
        raise TypeError("labels are for samples")
    return Label(
        number=sample.number,
        point=sample.point,
        medium=sample.medium,
        qc_kind=sample.qc_kind,
        parent_number=thing.parent_number,
        taken_at=sample.sampled_at,
        preservation=sample.preservation or "",
        seal_number=sample.seal_number or "",
        analytes=sample.analytes,
        sequence=thing.sequence,
        code=LabelCode.of(vault_id, thing.sequence, thing.digest, sample.number).text,
        is_practice=is_practice,
    )


def _said(choice: Choice, language: str) -> str:
    return choice.zh if language == "zh" else choice.en


class Stock(Enum):
    """What the labels are printed on.

    The sheets are those that most makers offer: 21 of 63.5 × 38.1 mm and 24 of 70 × 37 mm on A4.
    """

    SHEET_21 = _Cells((WIDTH_MM, HEIGHT_MM), (63.5, 38.1), 3, 7, (7.25, 15.15), (2.5, 0))
    SHEET_24 = _Cells((WIDTH_MM, HEIGHT_MM), (70, 37), 3, 8, (0, 0.5))
    ROLL_50 = _Cells((50, 30), (50, 30))

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of a page, mm."""
        return self.value.page

    @property
    def label(self) -> tuple[float, float]:
        """Width and height of a label, mm."""
        return self.value.label

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Left and top of each label of a page, mm, in the order they are filled."""
        return tuple(_corner(self.value, place) for place in range(self.places))

    @property
    def places(self) -> int:
        """How many labels a page has."""
        return self.value.columns * self.value.rows


def pages(
    labels: Sequence[Label], stock: Stock, language: str, *, used: int = 0
) -> list[list[Mark]]:
    """The marks of each page of labels, filled row by row.

    Args:
        labels: in the order of the labels on the sheet.
        stock: what they are printed on.
        language: of the labels: "zh" or "en".
        used: how many labels of the first sheet are gone already.
    """
    used %= stock.places
    made: list[list[Mark]] = []
    for number, label in enumerate(labels, start=used):
        place = number % stock.places
        if place == 0 or not made:
            made.append([])
        x, y = _corner(stock.value, place)
        made[-1] += (_moved(each, x, y) for each in label.marks(language, *stock.label))
    return made


def labels_pdf(labels: Sequence[Label], stock: Stock, language: str, *, used: int = 0) -> bytes:
    """A PDF of labels; see `pages`."""
    title = _WORDS[language]["title"]
    return pdf_of_pages(title, pages(labels, stock, language, used=used), *stock.page)


def _corner(cells: _Cells, place: int) -> tuple[float, float]:
    row, column = divmod(place, cells.columns)
    return (
        cells.corner[0] + column * (cells.label[0] + cells.apart[0]),
        cells.corner[1] + row * (cells.label[1] + cells.apart[1]),
    )


def _moved(mark: Mark, x: float, y: float) -> Mark:
    return replace(mark, x=mark.x + x, y=mark.y + y)


def _broken(text: str, size: float, room: float, most: int) -> list[str]:
    """The text in so many lines at most."""
    lines = wrapped(text, size, room)
    kept = [*lines[: most - 1], "".join(lines[most - 1 :])] if len(lines) > most else lines
    return [cut(each, size, room) for each in kept]
