"""One entry in full: what is proven first, then what was recorded, later corrections, files.

In the pane on the right it stands in one column; widened, in two.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fieldkit.errors import FieldkitError
from fieldkit.evidence.corrections import SUPPLEMENTED, WITHDRAWN
from fieldkit.evidence.kinds import KINDS
from ui.operations import entries
from ui.pages.files_view import FilesView
from ui.pages.page import Page
from ui.translation import Speaking
from ui.widgets.button import Button, IconButton
from ui.widgets.corrections_view import CorrectionsView
from ui.widgets.house_view import HouseView
from ui.widgets.kinds import kind_name
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_view import RecordView
from ui.widgets.sealed_facts import SealedFacts
from ui.widgets.state_chip import Stage, State, StateChip

if TYPE_CHECKING:
    from fieldkit.evidence.overview import View
    from fieldkit.evidence.record import Record
    from fieldkit.evidence.register import Item
    from fieldkit.ledger.entry import SealedEntry

EVIDENCE: Final = "evidence"  # the page of a case that shows entries
SUPPLEMENT: Final = "supplement"
WITHDRAWAL: Final = "withdrawal"
_SEEN_FIRST: Final = frozenset({"photo"})  # kinds whose files stand before what was recorded


class ItemDetail(Speaking, QFrame):
    """Shows one entry. Links lead to the evidence page of the case.

    Signals:
        opened: the button was pressed that leads on; only where the page gave it words.
        filled: an entry is shown.
        widened: the person wants the full view.
        correction_wanted: "supplement" or "withdrawal" and the entry, where no page of a case
            corrects it.
    """

    opened = Signal(int)
    filled = Signal()
    widened = Signal()
    correction_wanted = Signal(str, int)

    def __init__(self, page: Page, case: int | None = None, *, corrects: bool = False) -> None:
        """An empty pane; `show_entry` or `show_item` fills it.

        Args:
            page: through which it works.
            case: sequence of the case whose pages it may jump to; None outside of a case.
            corrects: whether the page itself corrects entries, outside of a case.
        """
        super().__init__()
        self._corrects = corrects or case is not None
        self._page = page
        self._case = case
        self._wanted: int | None = None
        self._shown: int | None = None
        self._is_asking = False
        self.item: Item | None = None
        self.view: View | None = None
        self._kind = PlainLabel(role="small")
        self._title = PlainLabel(role="heading", wraps=True)
        self._chip, self._second_chip = StateChip(), StateChip()
        self._open = Button("primary")
        self._open.clicked.connect(lambda: self._wanted and self.opened.emit(self._wanted))
        self._open.hide()
        self._widen = IconButton("maximize-2")
        self._widen.clicked.connect(self.widened)
        self._supplement = Button("entry", "pencil-line")
        self._supplement.clicked.connect(lambda: self._ask_for(SUPPLEMENT))
        self._withdraw = Button("entry", "undo-2")
        self._withdraw.clicked.connect(lambda: self._ask_for(WITHDRAWAL))
        self._facts = SealedFacts()
        self._record = RecordView()
        self._house = HouseView()
        self._corrections_heading = PlainLabel(role="heading")
        self._corrections = CorrectionsView()
        self.files = FilesView(page)
        self.files.widened.connect(self.widened)
        for each in (self._facts, self._record, self._corrections):
            each.asked.connect(self._jump)
        self._lay_out()
        self.retranslate()

    def show_entry(self, sequence: int) -> None:
        """Fetches an entry and shows it; while one is being fetched, only the last one asked."""
        self._wanted = sequence
        if not self._is_asking:
            self._is_asking = True
            operation = entries.view(sequence)
            operation.ended.connect(lambda: self._go_on(sequence))
            self._page.follow(operation, self._show_view, failed=self._show_failure)

    def show_item(self, item: "Item") -> None:
        """Shows an item that is known already, and fetches what others say about it."""
        self._show(item.sealed, item, None)
        self.show_entry(item.sealed.entry.sequence)

    def offer_to_open(self, words: str) -> None:
        """Shows the button that leads on."""
        self._open.setText(words)
        self._open.show()

    def put_first(self, widget: QWidget) -> None:
        """Shows something of the page's own before what is proven."""
        self._first.insertWidget(self._first.indexOf(self._facts) - 1, widget)

    def set_wide(self, is_wide: bool) -> None:
        """Lays it out for a full view, or for the pane."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.RightToLeft
        self._columns.setDirection(across if is_wide else down)
        self._columns.setSpacing(40 if is_wide else 16)
        self._columns.setContentsMargins(*((0, 8, 16, 8) if is_wide else (20, 12, 20, 16)))
        self._left.setMaximumWidth(340 if is_wide else 16_777_215)
        self._rule.setVisible(not is_wide)
        self._widen.setVisible(not is_wide and self._case is not None)
        self.files.widen(is_wide)

    def go(self) -> None:
        """Takes the focus, so that the keys scroll it."""
        self._scroll.setFocus()

    def copy_digest(self) -> None:
        """Puts the digest of the entry on the clipboard."""
        self._facts.digest.copy()

    def retranslate(self) -> None:
        """Writes all of it anew."""
        self._scroll.setAccessibleName(self.tr("Details"))
        self._widen.say(self.tr("Full view"))
        self._supplement.setText(self.tr("Supplement"))
        self._withdraw.setText(self.tr("Withdraw"))
        self._corrections_heading.setText(self.tr("Supplements and withdrawals"))
        if self.view is not None:
            self._kind.setText(kind_name(self.view.row.kind))
        elif self.item is not None:
            self._kind.setText(kind_name(self.item.sealed.entry.kind))

    def _lay_out(self) -> None:
        self._rule = QFrame()
        self._rule.setProperty("role", "rule")
        self._inside = inside = QWidget()
        inside.setProperty("role", "scrolled")
        self._left, right = QWidget(), QWidget()
        chips = QHBoxLayout()
        chips.setSpacing(12)
        chips.addWidget(self._chip)
        chips.addWidget(self._second_chip)
        chips.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(20)
        for button in (self._supplement, self._withdraw):
            buttons.addWidget(button)
        buttons.addStretch()
        self._first = first = QVBoxLayout(self._left)
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._kind, 1)
        head.addWidget(self._widen)
        first.addLayout(head)
        first.addWidget(self._title)
        first.addLayout(chips)
        first.addWidget(self._open)
        first.addLayout(buttons)
        first.addSpacing(4)
        first.addWidget(self._facts)
        first.addStretch()
        self._second = QVBoxLayout(right)
        self._second.setContentsMargins(0, 0, 0, 0)
        self._second.setSpacing(12)
        self._second.addWidget(self._rule)
        self._second.addWidget(self._corrections_heading)
        self._second.addWidget(self._corrections)
        self._second.addWidget(self._record)
        self._second.addWidget(self._house)
        self._second.addWidget(self.files)
        self._second.addStretch()
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, inside)
        self._columns.setContentsMargins(20, 16, 20, 16)
        self._columns.addWidget(self._left)
        self._columns.addWidget(right, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self.set_wide(False)

    # What came

    def _go_on(self, fetched: int) -> None:
        self._is_asking = False
        if self._wanted is not None and self._wanted != fetched:
            self.show_entry(self._wanted)

    def _show_view(self, view: "View") -> None:
        if view.row.sequence == self._wanted:
            self._show(view.sealed, view.item, view)

    def _show_failure(self, problem: FieldkitError) -> None:
        """Shows nothing rather than what was shown before: it is about another entry."""
        self._page.tell(problem)
        self._shown = self.item = self.view = None
        self._inside.hide()

    def _show(self, sealed: "SealedEntry", item: "Item | None", view: "View | None") -> None:
        is_same = self._shown == sealed.entry.sequence
        self._shown = self._wanted = sealed.entry.sequence
        self._inside.show()
        self.item, self.view = item, view
        self.retranslate()
        record = None if item is None else item.current
        title = "" if record is None else record.title
        if view is not None:
            title = title or view.row.title
        self._title.setText(title or kind_name(sealed.entry.kind))
        self._show_states(sealed.entry.sequence)
        signer = view.signer if view is not None else None
        if signer is None and item is not None:
            signer = item.sealed_by
        if signer is not None:
            self._facts.show_entry(sealed, signer, view)
        titles = {} if view is None else {each: row.title for each, row in view.named.items()}
        self._record.show_record(
            record, titles if self._case is not None else None, self._corrected_kind()
        )
        self._record.setVisible(record is not None)
        self._house.show_body(sealed.entry.body if record is None else {})
        self._house.setVisible(record is None)
        corrections = () if item is None else item.corrections
        self._corrections_heading.setVisible(bool(corrections))
        self._corrections.setVisible(bool(corrections))
        self._corrections.show_item(
            item,
            {} if view is None else view.correctors,
            frozenset() if view is None else view.void,
        )
        if not is_same:
            self._second.removeWidget(self.files)
            before = self._record if sealed.entry.kind in _SEEN_FIRST else self._house
            at = self._second.indexOf(before) + (before is self._house)
            self._second.insertWidget(at, self.files)
            self.files.show_files(sealed.entry.kind, sealed.entry.attachments)
            self._scroll.verticalScrollBar().setValue(0)
        self._show_buttons(sealed)
        self.filled.emit()

    def _corrected_kind(self) -> "type[Record] | None":
        """What kind of record the entry corrects, where it is a supplement."""
        if self.view is None or self.view.row.corrects is None:
            return None
        corrected = self.view.named.get(self.view.row.corrects)
        return None if corrected is None else KINDS.get(corrected.kind)

    def _show_states(self, sequence: int) -> None:
        is_withdrawn = self.item is not None and self.item.is_withdrawn
        stage = Stage.WITHDRAWN if is_withdrawn else Stage.SEALED
        self._chip.show_state(State(stage, sequence))
        is_exported = self.view is not None and bool(self.view.exports)
        self._second_chip.show_state(State(Stage.EXPORTED) if is_exported else None)

    def _show_buttons(self, sealed: "SealedEntry") -> None:
        stands = self.item is not None and not self.item.is_withdrawn and self._corrects
        self._supplement.setVisible(stands and sealed.entry.kind in SUPPLEMENTED)
        self._withdraw.setVisible(stands and sealed.entry.kind in WITHDRAWN)

    # Going elsewhere

    def _jump(self, sequence: int) -> None:
        self._page.tab_wanted.emit(EVIDENCE, sequence)

    def _ask_for(self, what: str) -> None:
        if self._wanted is not None and self._case is None:
            self.correction_wanted.emit(what, self._wanted)
        elif self._wanted is not None:
            self._page.tab_wanted.emit(EVIDENCE, (what, self._wanted))
