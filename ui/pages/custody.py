"""Who holds what of a case now, and handing it on."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.changes import Changed
from fieldkit.evidence.things import Thing
from fieldkit.ledger.custody import NOT_CONFIRMED
from ui import formatting
from ui.actions import Act
from ui.operations import custody
from ui.operations.custody import HandedOver, Holdings
from ui.pages.page import Page
from ui.pages.thing_detail import ThingDetail
from ui.pages.transfer_editor import TransferEditor
from ui.session import Session
from ui.widgets.banner import Tone
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.holders_list import HoldersList
from ui.widgets.plain_label import PlainLabel


class CustodyPage(Page):
    """The things of a case under their holders; what is ticked is handed over together."""

    topics = Changed.ITEMS | Changed.CUSTODY | Changed.PEOPLE

    def __init__(self, session: Session, case: int) -> None:
        super().__init__(session)
        self._case = case
        self._holdings = Holdings((), (), ())
        self._to_begin: object = None
        self.list = HoldersList()
        self.list.chosen.connect(self._show_chosen)
        self.list.ticked.connect(self.retranslate)
        self.list.handed.connect(self.begin_new)
        self._count = PlainLabel(role="muted")
        self._resume = Button("", "pencil-line")
        self._resume.clicked.connect(self._go_on_with_draft)
        self._confirm = Button("", "check")
        self._confirm.clicked.connect(self._confirm_receipt)
        self._new = Button("primary", "arrow-left-right")
        self._new.clicked.connect(self.begin_new)
        self._empty = EmptyState("package")
        self._empty.pressed.connect(lambda: self.tab_wanted.emit("samples", "new"))
        self._detail = self.beside(ThingDetail(self, case))
        self._detail.entry_wanted.connect(lambda which: self.tab_wanted.emit("evidence", which))
        self._detail.handover_wanted.connect(self._begin_current)
        self._detail.label_wanted.connect(self._show_in_samples)
        self._has_detail = False
        self.editor = TransferEditor(self, case)
        self.editor.left.connect(self._show_list)
        self.editor.sealed.connect(self._is_handed_over)
        self._lay_out()
        self.retranslate()

    def load(self) -> None:
        """Fetches who holds what."""
        self.follow(custody.holdings(self._case), self._show_holdings)

    def go(self) -> None:
        """Goes to the list, or into the form that is open."""
        if self._is_editing:
            self.editor.items.focus_first()
        else:
            self.list.setFocus()

    def begin(self, what: object) -> None:
        """Begins a transfer, or shows a thing.

        Args:
            what: "new" for what is ticked, the sequences of the things to hand over, or the
                sequence of one thing to be shown.
        """
        if self._holdings.things:
            self._begin(what)
        else:
            self._to_begin = what  # once it is known what there is

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """In the list: hand over. In the form: seal, back."""
        if self._is_editing:
            return {Act.SEAL: self.editor.seal, Act.BACK: self.editor.leave}
        return {Act.NEW: self.begin_new}

    def detail(self) -> QWidget | None:
        """The chosen thing."""
        return self._detail if self._has_detail and not self._is_editing else None

    def begin_new(self) -> None:
        """Begins a transfer of what is ticked, or else of what is chosen."""
        self._hand_over(self.list.things_ticked or self.list.current)

    def retranslate(self) -> None:
        """Sets every word of the list."""
        ticked = len(self.list.things_ticked)
        self._new.setText(
            self.tr("Hand over %n things", "", ticked) if ticked else self.tr("Hand over")
        )
        self._count.setText(self.tr("%n things are kept", "", len(self._holdings.things)))
        self._resume.setText(self.tr("Go on with the draft"))
        self._resume.setVisible(bool(self._holdings.drafts))
        waiting = len(self._mine_to_confirm)
        self._confirm.setText(self.tr("Confirm %n receipts", "", waiting))
        self._confirm.setVisible(bool(waiting))
        self._empty.say(
            self.tr("Nothing to hand over yet"),
            self.tr("Samples and exhibits stand here with who holds them, once they are sealed."),
            self.tr("New sample"),
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self._resume)
        head.addWidget(self._confirm)
        head.addWidget(self._new)
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self._listing = listing
        self._views = QStackedWidget()
        for each in (listing, self._empty, self.editor):
            self._views.addWidget(each)
        self.column.addWidget(self._views, 1)

    @property
    def _is_editing(self) -> bool:
        return self._views.currentWidget() is self.editor

    @property
    def _mine_to_confirm(self) -> dict[int, str]:
        """Transfers to who is signed in that they have still to confirm, and where they were."""
        me = next((each.key_id for each in self._holdings.keepers if each.is_me), "")
        return {
            keeping.came_by.transfer: keeping.transfer.place
            for thing in self._holdings.things
            for keeping in thing.keepings
            if keeping.came_by is not None
            and keeping.transfer is not None
            and me
            and keeping.came_by.receiver.key_id == me
            and keeping.came_by.receiver_confirms == NOT_CONFIRMED
        }

    # The list

    def _show_holdings(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self.list.show_things(holdings.things)
        self.retranslate()
        if not self._is_editing:
            self._show_listing()
        if self._to_begin is not None:
            what, self._to_begin = self._to_begin, None
            self._begin(what)

    def _show_listing(self) -> None:
        has_things = bool(self._holdings.things)
        self._views.setCurrentWidget(self._listing if has_things else self._empty)
        if not has_things:
            self._has_detail = False
        self._say_changed()

    def _show_chosen(self, thing: Thing | None) -> None:
        if thing is not None:
            self._detail.show_thing(thing)
            self._has_detail = True
            self.detail_wanted.emit(self.detail())

    def _show_in_samples(self) -> None:
        if self._detail.thing is not None:
            self.tab_wanted.emit("samples", self._detail.thing.sequence)

    def _show_list(self) -> None:
        self._show_listing()
        self.list.setFocus()
        self.load()

    def _say_changed(self) -> None:
        self.handlers_changed.emit()
        self.detail_wanted.emit(self.detail())

    # Handing over

    def _begin(self, what: object) -> None:
        if what == "new":
            self.begin_new()
        elif isinstance(what, tuple):
            wanted = set(what)
            self.list.tick(wanted)
            self._hand_over([each for each in self._holdings.things if each.sequence in wanted])
        elif isinstance(what, int):
            self._views.setCurrentWidget(self._listing)
            of_transfer = (
                thing.sequence
                for thing in self._holdings.things
                for keeping in thing.keepings
                if keeping.came_by is not None and keeping.came_by.transfer == what
            )
            if not self.list.choose(what):
                self.list.choose(next(of_transfer, -1))
            self._say_changed()

    def _begin_current(self) -> None:
        if self._detail.thing is not None:
            self._hand_over([self._detail.thing])

    def _hand_over(self, things: Sequence[Thing]) -> None:
        if not things:
            self.banner.say(Tone.NOTICE, self.tr("Tick what is handed over first."))
            return
        if len({each.now.names for each in things}) > 1:
            self.banner.say(
                Tone.NOTICE,
                self.tr("These things are held by different people."),
                self.tr("Hand over what one of them holds, then the rest."),
            )
            return
        self.banner.hide()
        self._views.setCurrentWidget(self.editor)
        self.editor.begin_with(things, self._holdings)
        self.go()
        self._say_changed()

    def _go_on_with_draft(self) -> None:
        rows = self._holdings.drafts[-1].body.get("items")
        every = rows if isinstance(rows, list | tuple) else ()
        self._begin(tuple(row.get("item") for row in every if isinstance(row, Mapping)))

    def _is_handed_over(self, handed: HandedOver) -> None:
        self.list.tick(())
        numbers = [formatting.entry(each) for each in handed.entries]
        told = self.tr("The handover is sealed as entry {entry}.").replace("{entry}", numbers[0])
        if len(numbers) > 1:
            more = self.tr("The receiver confirmed it as entry {entry}.")
            told = f"{told} {more.replace('{entry}', numbers[1])}"
        self._show_list()
        self.banner.say(Tone.GOOD, told)
        self.said.emit(told)

    def _confirm_receipt(self) -> None:
        for transfer, place in self._mine_to_confirm.items():
            operation = custody.confirm(transfer, self._case, place)
            self.follow(operation, partial(self._is_confirmed, transfer))

    def _is_confirmed(self, transfer: int, handed: HandedOver) -> None:
        told = self.tr("Receipt of {transfer} is confirmed as entry {entry}.")
        told = told.replace("{transfer}", formatting.entry(transfer))
        self.banner.say(Tone.GOOD, told.replace("{entry}", formatting.entry(handed.entries[0])))
