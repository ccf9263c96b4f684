"""Everything sealed: the list, one entry in full, and the forms that correct it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.changes import Changed
from ui import formatting
from ui.actions import Act
from ui.pages.correction_editor import CorrectionEditor
from ui.pages.evidence_list import EvidenceList
from ui.pages.item_detail import SUPPLEMENT, WITHDRAWAL, ItemDetail
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.banner import Tone
from ui.widgets.button import IconButton
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from fieldkit.workspace import Sealed


class EvidencePage(Page):
    """The list, with what is chosen in the pane beside; Enter gives it the whole page."""

    topics = Changed.ITEMS | Changed.CUSTODY | Changed.LEDGER | Changed.DELIVERIES

    def __init__(self, session: Session, case: int) -> None:
        super().__init__(session)
        self.list = EvidenceList(self, case)
        self.item = self.beside(ItemDetail(self, case))
        self.editor = CorrectionEditor(self)
        self._has_item = False
        self._back, self._previous, self._next = (
            IconButton(name) for name in ("arrow-left", "chevron-left", "chevron-right")
        )
        self._place = PlainLabel(role="muted")
        self._full = QWidget()
        self._views = QStackedWidget()
        for view in (self.list, self._full, self.editor):
            self._views.addWidget(view)
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self.show_full)
        self.item.filled.connect(self._show_item)
        self.item.widened.connect(self.show_full)
        self.editor.left.connect(self.show_list)
        self.editor.sealed.connect(self._is_sealed)
        self._back.clicked.connect(self.show_list)
        self._previous.clicked.connect(lambda: self.list.step(-1))
        self._next.clicked.connect(lambda: self.list.step(1))
        self._lay_out()
        self.retranslate()

    def load(self) -> None:
        """Fetches the list anew."""
        self.list.load()

    def go(self) -> None:
        """Goes to the list, into the entry that is shown in full, or into the form."""
        shown = self._views.currentWidget()
        if shown is self.editor:
            self.editor.focus_first()
        elif shown is self._full:
            self.item.go()
        else:
            self.list.table.setFocus()

    def begin(self, what: object) -> None:
        """Shows the entry of a number, or begins to correct it.

        Args:
            what: a number, or ("supplement" or "withdrawal", a number).
        """
        match what:
            case int():
                if self._views.currentWidget() is self.editor:
                    self.editor.leave()
                self.list.show_entry(what)
            case (kind, int(sequence)) if kind in {SUPPLEMENT, WITHDRAWAL}:
                self.list.show_entry(sequence)
                self.banner.hide()
                self.editor.begin(str(kind), sequence)
                self._show(self.editor)

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """In the list: search. In the full view: on and back. In the form: seal, back."""
        shown = self._views.currentWidget()
        if shown is self.editor:
            return {Act.SEAL: self.editor.seal, Act.BACK: self.editor.leave}
        common = {Act.SEARCH: self._search, Act.COPY_DIGEST: self._copy_digest}
        if shown is self.list:
            return common
        return {
            **common,
            Act.BACK: self.show_list,
            Act.NEXT_ENTRY: lambda: self.list.step(1),
            Act.PREVIOUS_ENTRY: lambda: self.list.step(-1),
        }

    def detail(self) -> QWidget | None:
        """The chosen entry, while the list is shown."""
        in_list = self._views.currentWidget() is self.list
        return self.item if self._has_item and in_list else None

    def show_full(self) -> None:
        """Gives the chosen entry the whole page."""
        if self._has_item and self._views.currentWidget() is self.list:
            self._show(self._full)
            self.item.set_wide(True)
            self._full_column.addWidget(self.item, 1)
            self.item.show()
            self.item.go()

    def show_list(self) -> None:
        """Goes back to the list."""
        self._show(self.list)
        self.list.table.setFocus()

    def retranslate(self) -> None:
        """Names the buttons of the full view."""
        self._back.say(self.tr("Back to the list"))
        self._previous.say(self.tr("Previous entry"))
        self._next.say(self.tr("Next entry"))
        self._place.setText(self.list.place_words)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._back)
        head.addStretch()
        head.addWidget(self._place)
        head.addSpacing(8)
        head.addWidget(self._previous)
        head.addWidget(self._next)
        self._full_column = QVBoxLayout(self._full)
        self._full_column.setContentsMargins(0, 0, 0, 0)
        self._full_column.addLayout(head)
        self.column.addWidget(self._views, 1)

    def _show(self, view: QWidget) -> None:
        if view is not self._full and self._views.currentWidget() is self._full:
            self._full_column.removeWidget(self.item)
            self.item.set_wide(False)
        self._views.setCurrentWidget(view)
        self.handlers_changed.emit()
        self.detail_wanted.emit(self.detail())

    def _search(self) -> None:
        self.show_list()
        self.list.go_to_search()

    def _copy_digest(self) -> None:
        if self._has_item:
            self.item.copy_digest()
            self.said.emit(self.tr("The digest is on the clipboard."))

    def _show_chosen(self, sequence: int | None) -> None:
        self._place.setText(self.list.place_words)
        if sequence is not None:
            self.item.show_entry(sequence)
            return
        self._has_item = False
        self._show(self.list)

    def _show_item(self) -> None:
        if not self._has_item:
            self._has_item = True
            self.detail_wanted.emit(self.detail())

    def _is_sealed(self, sealed: "Sealed") -> None:
        self.show_list()
        corrected = sealed.entry.entry.body.get("corrects")
        told = self.tr("Sealed as entry {number}, beside entry {corrected}.")
        told = told.replace("{number}", formatting.entry(sealed.sequence))
        told = told.replace("{corrected}", f"#{corrected}")
        self.banner.say(Tone.GOOD, told)
        self.said.emit(told)
