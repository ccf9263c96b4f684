"""Pages of paper on the screen and on a printer, drawn from the marks that a PDF is made of."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QColorConstants,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

if TYPE_CHECKING:
    from fieldkit.documents.sheet import Mark

_POINT_MM: Final = 25.4 / 72
_FACES: Final = {"text": theme.FAMILY, "digits": theme.DIGITS}
_FONT_PX: Final = 200  # text is drawn large and scaled down, so that it is as wide as in the PDF


def draw(painter: QPainter, marks: "Iterable[Mark]", unit: float) -> None:
    """Draws a page whose upper left corner is the painter's origin.

    Args:
        painter: on any device.
        marks: what is on the page.
        unit: units of the painter in a millimetre.
    """
    from fieldkit.documents.sheet import Box, Text  # noqa: PLC0415 - the first window comes sooner

    painter.save()
    painter.scale(unit, unit)
    for mark in marks:
        if isinstance(mark, Text):
            painter.setPen(_grey(mark.grey))
            font = QFont([_FACES[mark.face], theme.FAMILY])
            font.setPixelSize(_FONT_PX)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            size = mark.size * _POINT_MM / _FONT_PX
            width = QFontMetricsF(font).horizontalAdvance(mark.text) * size
            left = mark.x - {"left": 0.0, "middle": width / 2, "right": width}[mark.align]
            painter.save()
            painter.translate(left, mark.y)
            painter.scale(size, size)
            painter.setFont(font)
            painter.drawText(QPointF(0, 0), mark.text)
            painter.restore()
        elif isinstance(mark, Box):
            painter.setPen(QPen(_grey(mark.grey), mark.line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(mark.x, mark.y, mark.width, mark.height))
        else:
            # Bars that touch must not show a gap: no antialiasing.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            for bar in mark.bars():
                painter.fillRect(QRectF(*bar), QColorConstants.Black)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.restore()


def print_pages(
    printer: QPrinter, pages: "Sequence[Iterable[Mark]]", width: float, height: float
) -> None:
    """Prints pages in their true size, the printer's own margins not counted.

    Args:
        printer: as the person has set it up.
        pages: what is on each page.
        width: of a page, mm.
        height: of a page, mm.
    """
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter)
    printer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    printer.setFullPage(True)
    painter = QPainter(printer)
    for number, marks in enumerate(pages):
        if number:
            printer.newPage()
        draw(painter, marks, printer.resolution() / 25.4)
    painter.end()


class PaperView(QWidget):
    """Shows one page, as large as there is room; paper is white in every theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: Sequence[Mark] = ()
        self._page = QSizeF(1, 1)
        self._grid: Sequence[QRectF] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_page(
        self,
        marks: "Sequence[Mark]",
        width: float,
        height: float,
        outlines: Sequence[QRectF] = (),
    ) -> None:
        """Shows another page.

        Args:
            marks: what is on it.
            width: mm.
            height: mm.
            outlines: edges of labels and the like, mm; only on the screen.
        """
        self._marks, self._page, self._grid = marks, QSizeF(width, height), outlines
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """What the page's form asks for."""
        return round(width * self._page.height() / self._page.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the paper, and what is on it."""
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        unit = min(room.width() / self._page.width(), room.height() / self._page.height())
        paper = QRectF(0, 0, self._page.width() * unit, self._page.height() * unit)
        paper.moveCenter(room.center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.look().colour("edge"))
        painter.setBrush(QColorConstants.White)
        painter.drawRoundedRect(paper, 3, 3)
        corner = paper.topLeft()
        painter.translate(corner)
        painter.setPen(QPen(QColorConstants.LightGray, 1, Qt.PenStyle.DotLine))
        for each in self._grid:
            painter.drawRoundedRect(
                QRectF(each.topLeft() * unit, each.size() * unit), 2 * unit, 2 * unit
            )
        draw(painter, self._marks, unit)
        painter.end()


def _grey(part: int) -> QColor:
    """0 black to 100 white."""
    return QColor.fromRgbF(part / 100, part / 100, part / 100)
