"""Labels before they are printed: which, on what, and how the sheet will look."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QStandardPaths, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from fieldkit.documents.labels import Label, Stock, pages
from ui.operations import samples
from ui.pages.page import Page
from ui.translation import Speaking, is_chinese
from ui.widgets.banner import Tone
from ui.widgets.button import Button, IconButton
from ui.widgets.paper import PaperView, print_pages
from ui.widgets.pick import Pick
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from fieldkit.documents.sheet import Mark

_CHOICES_PX: Final = 280


class LabelsView(Speaking, QWidget):
    """Fills the page it is on.

    Signals:
        left: the person wants back to the list.
    """

    left = Signal()

    def __init__(self, page: Page, case: int) -> None:
        """An empty view; `begin` fills it.

        Args:
            page: through which it works.
            case: sequence of the case.
        """
        super().__init__(page)
        self._page = page
        self._case = case
        self._chosen: tuple[int, ...] = ()
        self._all: tuple[int, ...] = ()
        self._labels: tuple[Label, ...] = ()
        self._at = 0
        self._dialog: QPrintDialog | None = None
        self._heading = PlainLabel(role="title")
        self._back = IconButton("arrow-left")
        self._back.clicked.connect(self.left)
        self._named = [PlainLabel(role="label") for _ in range(4)]
        self.which, self.stock, self.used, self.language = Pick(), Pick(), Pick(), Pick()
        for label, field in zip(
            self._named, (self.which, self.stock, self.used, self.language), strict=True
        ):
            label.setBuddy(field)
            field.setMaximumWidth(_CHOICES_PX)
        self.which.picked.connect(self._fetch)
        self.stock.picked.connect(self._change_stock)
        self.language.picked.connect(self._draw)
        self.used.picked.connect(self._draw)
        self._print = Button("primary", "printer")
        self._print.clicked.connect(self.ask_printer)
        self._save = Button("", "file-down")
        self._save.clicked.connect(self._ask_file)
        self._paper = PaperView()
        self._before, self._after = IconButton("chevron-left"), IconButton("chevron-right")
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._where = PlainLabel(role="muted")
        self._lay_out()
        self.retranslate()

    def begin(self, chosen: Sequence[int], everything: Sequence[int]) -> None:
        """Shows labels.

        Args:
            chosen: sequences of the samples whose labels are wanted; none for those of all.
            everything: sequences of all samples of the case, in the order of the list.
        """
        self._chosen, self._all = tuple(chosen), tuple(dict.fromkeys(everything))
        self._labels = ()
        self.retranslate()
        self.which.pick(not chosen)
        self._fetch()
        self.which.setFocus()

    def ask_printer(self) -> None:
        """Asks for a printer, then prints."""
        from PySide6.QtPrintSupport import (  # noqa: PLC0415 - rare
            QPrintDialog,
            QPrinter,
            QPrinterInfo,
        )

        if not QPrinterInfo.availablePrinterNames():
            self._page.banner.say(
                Tone.WARNING,
                self.tr("No printer is set up on this computer."),
                self.tr("Save the PDF and print it elsewhere."),
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._dialog = QPrintDialog(printer, self)
        self._dialog.accepted.connect(lambda: self.print_on(printer))
        self._dialog.setModal(True)
        self._dialog.show()

    def print_on(self, printer: "QPrinter") -> None:
        """Prints all pages."""
        print_pages(printer, self._pages(), *self._stock.page)
        self._page.said.emit(self.tr("%n labels went to the printer.", "", len(self._labels)))

    def save_to(self, path: Path) -> None:
        """Writes all pages as a PDF."""
        saving = samples.save_labels(path, self._labels, self._stock, self._spoken, self._used_up)

        def tell(_: None) -> None:
            told = self.tr("The labels are saved as {file}.").replace("{file}", path.name)
            self._page.banner.say(Tone.GOOD, told)

        self._page.follow(saving, tell)

    def retranslate(self) -> None:
        """Sets every word."""
        self._heading.setText(self.tr("Labels"))
        self._back.say(self.tr("Back to the list"))
        names = (
            self.tr("Which samples"), self.tr("Printed on"),
            self.tr("Labels gone from the first sheet"), self.tr("Language of the labels"),
        )  # fmt: skip
        for label, name in zip(self._named, names, strict=True):
            label.setText(name)
        everything = self.tr("All %n samples of the case", "", len(self._all))
        some = self.tr("The %n chosen samples", "", len(self._chosen))
        only = [(False, some)] if self._chosen else []
        self.which.say(names[0], [*only, (True, everything)])
        self.stock.say(
            names[1],
            [
                (Stock.SHEET_21, self.tr("A4 sheet, 21 labels of 63.5 × 38.1 mm")),
                (Stock.SHEET_24, self.tr("A4 sheet, 24 labels of 70 × 37 mm")),
                (Stock.ROLL_50, self.tr("Label printer, 50 × 30 mm")),
            ],
        )
        self.used.say(names[2], [(number, str(number)) for number in range(self._stock.places)])
        is_new = self.language.value() is None
        self.language.say(names[3], [("zh", "中文"), ("en", "English")])
        if is_new and not is_chinese():
            self.language.pick("en")
        self._print.setText(self.tr("Print …"))
        self._save.setText(self.tr("Save as PDF …"))
        self._before.say(self.tr("Page before"))
        self._after.say(self.tr("Next page"))
        self._paper.setAccessibleName(self.tr("How the sheet will look"))
        self._draw()

    @property
    def _stock(self) -> Stock:
        stock = self.stock.value()
        return stock if isinstance(stock, Stock) else Stock.SHEET_21

    @property
    def _spoken(self) -> str:
        return str(self.language.value() or "zh")

    @property
    def _used_up(self) -> int:
        used = self.used.value()
        return used if isinstance(used, int) and self._stock.places > 1 else 0

    def _pages(self) -> list[list["Mark"]]:
        return pages(self._labels, self._stock, self._spoken, used=self._used_up)

    def _fetch(self) -> None:
        wanted = self._all if self.which.value() else self._chosen
        self._page.follow(samples.labels(self._case, wanted), self._take)

    def _take(self, labels: tuple[Label, ...]) -> None:
        is_first = not self._labels
        self._labels = labels
        self._at = 0
        self._draw()
        if is_first:
            self._print.setFocus()

    def _change_stock(self) -> None:
        self._at = 0
        has_places = self._stock.places > 1
        self.used.setVisible(has_places)
        self._named[2].setVisible(has_places)
        self.retranslate()

    def _turn(self, by: int) -> None:
        self._at += by
        self._draw()

    def _draw(self) -> None:
        made = self._pages() or [[]]
        self._at = max(0, min(self._at, len(made) - 1))
        outlines = (
            [QRectF(x, y, *self._stock.label) for x, y in self._stock.corners]
            if self._stock.places > 1
            else []
        )
        self._paper.show_page(made[self._at], *self._stock.page, outlines)
        words = self.tr("Page {number} of {count}").replace("{number}", str(self._at + 1))
        self._where.setText(words.replace("{count}", str(len(made))))
        self._before.setEnabled(self._at > 0)
        self._after.setEnabled(self._at + 1 < len(made))
        for button in (self._print, self._save):
            button.setEnabled(bool(self._labels))

    def _ask_file(self) -> None:
        places = QStandardPaths.StandardLocation
        folder = QStandardPaths.writableLocation(places.DesktopLocation) or str(Path.home())
        dialog = QFileDialog(self.window(), self.tr("Save the labels"), folder, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{self._heading.text()}.pdf")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._heading)
        head.addStretch()
        choices = QVBoxLayout()
        choices.setSpacing(4)
        for label, field in zip(
            self._named, (self.which, self.stock, self.used, self.language), strict=True
        ):
            choices.addWidget(label)
            choices.addWidget(field)
            choices.addSpacing(8)
        choices.addSpacing(8)
        choices.addWidget(self._print)
        choices.addSpacing(4)
        choices.addWidget(self._save)
        choices.addStretch()
        turning = QHBoxLayout()
        turning.addStretch()
        for each in (self._before, self._where, self._after):
            turning.addWidget(each)
        turning.addStretch()
        picture = QVBoxLayout()
        picture.setSpacing(8)
        picture.addWidget(self._paper, 1)
        picture.addLayout(turning)
        body = QHBoxLayout()
        body.setSpacing(24)
        body.addLayout(choices)
        body.addLayout(picture, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(body, 1)
