"""The pane on the right for one entry: what is proven first, then what was recorded."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from fieldkit.clock import read_time
from fieldkit.evidence.kinds import record_class
from ui import formatting
from ui.operations import entries
from ui.pages.page import Page
from ui.translation import Speaking, is_chinese
from ui.widgets.button import Button
from ui.widgets.digest_label import DigestLabel
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_view import RecordView
from ui.widgets.state_chip import Stage, State, StateChip

if TYPE_CHECKING:
    from fieldkit.evidence.overview import View
    from fieldkit.evidence.register import Item


class ItemDetail(Speaking, QFrame):
    """Shows one item.

    Signals:
        opened: the button was pressed that leads on; only where the page gave it words.
        filled: an entry is shown.
    """

    opened = Signal(int)
    filled = Signal()

    def __init__(self, page: Page, case: int | None = None) -> None:
        """An empty pane; `show_entry` or `show_item` fills it.

        Args:
            page: through which it works.
            case: sequence of the case whose pages it may jump to; None outside of a case.
        """
        super().__init__()
        self._page = page
        self._wanted: int | None = None
        self._case = case
        self.item: Item | None = None
        self._kind = PlainLabel(role="small")
        self._title = PlainLabel(role="heading", wraps=True)
        self._chip = StateChip()
        self._open = Button("primary")
        self._open.clicked.connect(lambda: self.item and self.opened.emit(self._sequence))
        self._open.hide()
        self._sealed_by_label, self._sealed_by = PlainLabel(role="small"), PlainLabel(wraps=True)
        self._time_label, self._time = PlainLabel(role="small"), PlainLabel(wraps=True)
        self._digest_label, self._digest = PlainLabel(role="small"), DigestLabel()
        self._corrections = PlainLabel(role="muted", wraps=True)
        self._record = RecordView()
        rule = QFrame()
        rule.setProperty("role", "rule")
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(4)
        for each in (self._kind, self._title, self._chip, self._corrections, self._open):
            column.addWidget(each)
        column.addSpacing(8)
        for label, value in (
            (self._sealed_by_label, self._sealed_by),
            (self._time_label, self._time),
            (self._digest_label, self._digest),
        ):
            column.addWidget(label)
            column.addWidget(value)
            column.addSpacing(4)
        column.addSpacing(8)
        column.addWidget(rule)
        column.addSpacing(8)
        column.addWidget(self._record)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.setAccessibleName(self.tr("Details"))
        self._scroll = scroll
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self.retranslate()

    def show_entry(self, sequence: int) -> None:
        """Fetches an entry and shows it."""
        self._wanted = sequence
        self._page.follow(entries.view(sequence), self._show_view)

    def _show_view(self, view: "View") -> None:
        if view.row.sequence == self._wanted and view.item is not None:
            self.show_item(view.item)

    def show_item(self, item: "Item") -> None:
        """Shows another item."""
        self.item = item
        self.retranslate()
        self.filled.emit()

    def offer_to_open(self, words: str) -> None:
        """Shows the button that leads on."""
        self._open.setText(words)
        self._open.show()

    def retranslate(self) -> None:
        """Writes all of it anew."""
        self._sealed_by_label.setText(self.tr("Sealed by"))
        self._time_label.setText(self.tr("Sealed at, by this computer's clock"))
        self._digest_label.setText(self.tr("Digest of the entry (SHA-256)"))
        self._scroll.setAccessibleName(self.tr("Details"))
        if self.item is None:
            return
        entry = self.item.sealed.entry
        record = record_class(entry.kind)
        self._kind.setText(record.zh if is_chinese() else record.en.capitalize())
        self._title.setText(self.item.current.title)
        stage = Stage.WITHDRAWN if self.item.is_withdrawn else Stage.SEALED
        self._chip.show_state(State(stage, entry.sequence))
        person = self.item.sealed_by
        self._sealed_by.setText(f"{person.name} · {person.unit}")
        self._time.setText(formatting.exact_moment(read_time(entry.time)))
        self._digest.show_digest(self.item.sealed.digest)
        numbers = "、".join(
            formatting.entry(each.entry.sequence) for each in self.item.corrections
        )
        self._corrections.setText(
            self.tr("Supplemented by {entries}").replace("{entries}", numbers)
        )
        self._corrections.setVisible(bool(numbers))
        self._record.show_record(self.item.current)

    @property
    def _sequence(self) -> int:
        return -1 if self.item is None else self.item.sealed.entry.sequence
