"""Who held what, and when: all things of a case under one another."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.clock import SystemClock
from fieldkit.evidence.samples import Sample
from ui.operations import plans
from ui.pages.page import Page
from ui.pages.picture_file import save_picture
from ui.theme.colours import COLOURS, Theme
from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.custody_chart import CustodyChart, CustodyRow, KeepingBar
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from fieldkit.evidence.things import Thing

_PICTURE_SCALE = 2


class CustodyPane(Speaking, QWidget):
    """An overview; the page of custody has the details."""

    def __init__(self, page: Page, case: int) -> None:
        """An empty chart; `load` fills it.

        Args:
            page: through which it works.
            case: sequence of the case.
        """
        super().__init__(page)
        self._page, self._case = page, case
        self.chart = CustodyChart()
        self.chart.opened.connect(lambda number: page.tab_wanted.emit("evidence", number))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.chart)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.chart.seen.connect(lambda top, _: self._scroll.ensureVisible(0, top, 0, 60))
        self._empty = EmptyState("package")
        self._body = QStackedWidget()
        self._body.addWidget(self._scroll)
        self._body.addWidget(self._empty)
        self._words = PlainLabel(role="small", wraps=True)
        self.chart.told.connect(self._words.setText)
        self._save = Button("quiet", "image-down")
        self._save.clicked.connect(self._save_picture)
        foot = QHBoxLayout()
        foot.addWidget(self._words, 1)
        foot.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._body, 1)
        column.addLayout(foot)
        self.retranslate()

    def load(self) -> None:
        """Fetches the things."""
        self._page.follow(plans.things(self._case), self._show)

    def png(self) -> bytes:
        """The chart, dark on white as on paper, at twice the size."""
        size = self.chart.size()
        image = QImage(size * _PICTURE_SCALE, QImage.Format.Format_RGB32)
        colours = COLOURS[Theme.LIGHT]
        image.fill(colours.colour("surface"))
        painter = QPainter(image)
        painter.scale(_PICTURE_SCALE, _PICTURE_SCALE)
        self.chart.draw(painter, size.width(), colours, chosen=False)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(buffer.data().data())

    def retranslate(self) -> None:
        """Sets every word."""
        self._save.setText(self.tr("Save picture"))
        self._empty.say(
            self.tr("Nothing to follow yet"),
            self.tr("Samples and exhibits stand here with everybody who held them."),
        )

    def _show(self, things: "tuple[Thing, ...]") -> None:
        rows = [_row(each) for each in things if not each.is_withdrawn]
        self.chart.show_rows(rows, SystemClock().read().wall)
        self._body.setCurrentWidget(self._scroll if rows else self._empty)
        self._save.setEnabled(bool(rows))

    def _save_picture(self) -> None:
        save_picture(self._page, self.png(), self.tr("Custody"))


def _row(thing: "Thing") -> CustodyRow:
    record = thing.record
    name = record.number if isinstance(record, Sample) else record.title
    bars = tuple(
        KeepingBar(each.names, each.since, each.until, each.is_broken) for each in thing.keepings
    )
    return CustodyRow(thing.sequence, name, bars)
