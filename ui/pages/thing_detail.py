"""The pane on the right for one bottle or exhibit: label, and through whose hands it went."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fieldkit.evidence.holding import Pressing
from fieldkit.evidence.samples import Sample
from fieldkit.evidence.things import Thing
from ui import formatting
from ui.operations import samples
from ui.pages.page import Page
from ui.translation import Speaking, is_chinese
from ui.widgets.button import Button
from ui.widgets.custody_timeline import CustodyTimeline
from ui.widgets.icon_label import IconLabel
from ui.widgets.paper import PaperView
from ui.widgets.plain_label import PlainLabel, set_property
from ui.widgets.state_chip import Stage, State, StateChip
from ui.widgets.waiting import PRESSING_DRAWN, pressing_of

if TYPE_CHECKING:
    from fieldkit.documents.labels import Label

_LABEL_MM = (63.5, 38.1)  # of the preview; the commonest size


class ThingDetail(Speaking, QFrame):
    """Shows one thing.

    Signals:
        entry_wanted: sequence of the thing, whose sealed entry is to be seen.
        label_wanted: its label is to be printed.
        handover_wanted: it is to be handed over.
    """

    entry_wanted = Signal(int)
    label_wanted = Signal()
    handover_wanted = Signal()

    def __init__(self, page: Page, case: int) -> None:
        """An empty pane; `show_thing` fills it.

        Args:
            page: through which it works.
            case: sequence of the case.
        """
        super().__init__()
        self._page = page
        self._case = case
        self.thing: Thing | None = None
        self._label: Label | None = None
        self._title = PlainLabel(role="heading", wraps=True)
        self._about = PlainLabel(role="muted", wraps=True)
        self._chip = StateChip()
        self._clock, self._waits = IconLabel(px=16), PlainLabel(wraps=True)
        self.paper = PaperView()
        self.paper.setMaximumHeight(200)
        self._print = Button("", "printer")
        self._print.clicked.connect(self.label_wanted)
        self._hand_over = Button("", "arrow-left-right")
        self._hand_over.clicked.connect(self.handover_wanted)
        self._entry = Button("link")
        self._entry.clicked.connect(
            lambda: self.thing and self.entry_wanted.emit(self.thing.sequence)
        )
        self._heading = PlainLabel(role="small")
        self.timeline = CustodyTimeline()
        self._lay_out()
        self.retranslate()

    def show_thing(self, thing: Thing) -> None:
        """Shows another thing."""
        self.thing = thing
        self._label = None
        self.paper.show_page((), *_LABEL_MM)  # never the label of another bottle
        self.timeline.show_keepings(thing.keepings)
        self.retranslate()
        if isinstance(thing.record, Sample):
            self._page.follow(samples.labels(self._case, (thing.sequence,)), self._take_label)

    def retranslate(self) -> None:
        """Writes all of it anew."""
        self._print.setText(self.tr("Label …"))
        self._hand_over.setText(self.tr("Hand over …"))
        self._entry.setText(self.tr("Show the sealed entry"))
        self._heading.setText(self.tr("Chain of custody"))
        self.paper.setAccessibleName(self.tr("Label"))
        self._scroll.setAccessibleName(self.tr("Details"))
        if self.thing is None:
            return
        record = self.thing.record
        is_sample = isinstance(record, Sample)
        self._title.setText(record.number if isinstance(record, Sample) else record.title)
        self._about.setText(record.point if isinstance(record, Sample) else "")
        self._about.setVisible(is_sample)
        stage = Stage.WITHDRAWN if self.thing.is_withdrawn else Stage.SEALED
        self._chip.show_state(State(stage, self.thing.sequence))
        self.paper.setVisible(is_sample)
        self._print.setVisible(is_sample and not self.thing.is_withdrawn)
        self._hand_over.setVisible(not self.thing.is_withdrawn)
        self._draw_label()
        self._tell_time()

    def _tell_time(self) -> None:
        """How long the most pressing analyte may still wait."""
        pressing = pressing_of(self.thing) if self.thing is not None else None
        for each in (self._clock, self._waits):
            each.setVisible(pressing is not None)
        if self.thing is None or pressing is None:
            return
        first = self.thing.holding[0]
        is_past = pressing is Pressing.PAST
        if first.ends_with == "extraction":
            words = self.tr("{analyte} had to be extracted by {moment} ({hours} h, {standard}).")
            ahead = self.tr("{analyte} has to be extracted by {moment} ({hours} h, {standard}).")
        else:
            words = self.tr("{analyte} had to be analysed by {moment} ({hours} h, {standard}).")
            ahead = self.tr("{analyte} has to be analysed by {moment} ({hours} h, {standard}).")
        words = words if is_past else ahead
        for name, value in (
            ("analyte", first.analyte), ("moment", formatting.moment(first.until)),
            ("hours", f"{first.hours.normalize():f}"), ("standard", first.standard_id),
        ):  # fmt: skip
            words = words.replace(f"{{{name}}}", value)
        if is_past:
            words += " " + self.tr("No result is recorded.")
        icon, role = PRESSING_DRAWN[pressing]
        self._clock.show_icon(icon, role)
        self._waits.setText(words)
        set_property(self._waits, "tone", role)

    def _draw_label(self) -> None:
        if self._label is not None:
            language = "zh" if is_chinese() else "en"
            self.paper.show_page(self._label.marks(language, *_LABEL_MM), *_LABEL_MM)

    def _take_label(self, made: "tuple[Label, ...]") -> None:
        if self.thing is not None and made[0].sequence == self.thing.sequence:
            self._label = made[0]
            self._draw_label()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        for each in (self._title, self._about, self._chip):
            column.addWidget(each)
        waits = QHBoxLayout()
        waits.setSpacing(6)
        waits.addWidget(self._clock, 0, Qt.AlignmentFlag.AlignTop)
        waits.addWidget(self._waits, 1)
        column.addLayout(waits)
        column.addSpacing(6)
        column.addWidget(self.paper)
        column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._print)
        row.addWidget(self._hand_over)
        row.addStretch()
        column.addLayout(row)
        column.addSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self.timeline)
        column.addSpacing(4)
        column.addWidget(self._entry, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
