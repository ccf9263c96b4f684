"""Correcting a sealed entry (补正) or withdrawing it: a later entry beside it, with a reason."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.errors import FieldkitError
from fieldkit.evidence.kinds import record_class
from fieldkit.evidence.parts import RecordError, members
from fieldkit.evidence.quantities import Quantity
from fieldkit.evidence.record import to_body
from ui import formatting
from ui.operations import cases, drafts, records, visits
from ui.pages.item_detail import SUPPLEMENT
from ui.pages.page import Page
from ui.translation import Speaking
from ui.widgets.banner import Tone
from ui.widgets.button import Button, IconButton
from ui.widgets.form.field import name_of
from ui.widgets.form.party import PartyField
from ui.widgets.form.quantity_form import QuantityForm
from ui.widgets.form.record_form import RecordForm
from ui.widgets.form.reference import ReferenceField
from ui.widgets.kinds import kind_name
from ui.widgets.plain_label import PlainLabel
from ui.widgets.state_chip import Stage, State, StateChip

if TYPE_CHECKING:
    from fieldkit.evidence.drafts import Draft
    from fieldkit.evidence.listing import Row
    from fieldkit.evidence.record import Record
    from fieldkit.evidence.register import Item
    from fieldkit.workspace import Sealed

KEEP_AFTER_MS: Final = 500  # without a key
_GIVEN: Final = ("corrects", "changes")  # not typed in the form of the reason


class CorrectionEditor(Speaking, QWidget):
    """Shows the values as they stand; only what is changed in them is sealed, with the reason.

    What is typed is kept as an encrypted draft, one for each entry, and comes back.

    Signals:
        sealed: fieldkit.workspace.Sealed.
        left: the person wants back; the draft stays.
    """

    sealed = Signal(object)
    left = Signal()

    def __init__(self, page: Page) -> None:
        """An empty editor, which works through a page; `begin` fills it."""
        super().__init__(page)
        self._page = page
        self._kind = SUPPLEMENT
        self._item: Item | None = None
        self._known: JsonObject = {}
        self._before: JsonObject = {}
        self.form: RecordForm | None = None
        self.reason = RecordForm(record_class(SUPPLEMENT), _GIVEN)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep_draft)
        self._heading = PlainLabel(role="title")
        self._what = PlainLabel(role="muted", wraps=True)
        self._back = IconButton("arrow-left")
        self._back.clicked.connect(self.leave)
        self._changes = PlainLabel(wraps=True)
        self._said_before = PlainLabel(role="small", wraps=True)
        self._chip = StateChip()
        self._throw_away = Button("quiet")
        self._throw_away.clicked.connect(self._throw_draft_away)
        self._seal = Button("primary", "stamp")
        self._seal.clicked.connect(self.seal)
        self._lay_out()
        page.session.closing.connect(self._keep_what_is_new)
        self.retranslate()

    def begin(self, kind: str, sequence: int) -> None:
        """Starts to correct an entry, or takes up what was begun.

        Args:
            kind: "supplement" or "withdrawal".
            sequence: the entry.
        """
        self._keep_what_is_new()
        self._kind, self._item = kind, None
        self._drop_forms()
        self.reason = RecordForm(record_class(kind), _GIVEN)
        self.reason.edited.connect(self._note_edit)
        self._column.insertWidget(1, self.reason)
        self._chip.show_state(None)
        self._throw_away.hide()
        self._seal.setEnabled(False)
        self.retranslate()
        self._page.follow(records.item(sequence), self._show_item)

    def seal(self) -> None:
        """Seals what was changed, if it can be."""
        if self._item is None:
            return
        body = self._body()
        if self.form is not None:
            if not self.form.read(self._known):
                return
            if not body["changes"] and "note" not in body:
                self._page.banner.say(
                    Tone.NOTICE,
                    self.tr("Nothing was changed."),
                    self.tr("Change a value, or say what is added."),
                )
                return
        if self.reason.read({name: body[name] for name in _GIVEN if name in body}):
            self._seal.setEnabled(False)
            operation = records.seal(self._kind, body)
            operation.ended.connect(lambda: self._seal.setEnabled(True))
            self._page.follow(operation, self._is_sealed, failed=self._tell)

    def leave(self) -> None:
        """Keeps the draft and goes."""
        self._keep_what_is_new()
        self.left.emit()

    def focus_first(self) -> None:
        """Goes to the first field."""
        self.reason.focus_first()

    def retranslate(self) -> None:
        """Sets the words, and says what sealing will do."""
        is_supplement = self._kind == SUPPLEMENT
        number = "" if self._item is None else formatting.entry(self._sequence)
        heading = self.tr("Supplement {number}") if is_supplement else self.tr("Withdraw {number}")
        self._heading.setText(heading.replace("{number}", number))
        if self._item is not None:
            kind = kind_name(self._item.sealed.entry.kind)
            self._what.setText(f"{kind} · {self._item.current.title}")
        self._back.say(self.tr("Back to the list"))
        self._throw_away.setText(self.tr("Throw draft away"))
        self._seal.setText(
            self.tr("Seal the supplement") if is_supplement else self.tr("Seal the withdrawal")
        )
        self._said_before.setText(
            self.tr(
                "Sealing makes a new entry. The values you change stay readable beside the new "
                "ones, with your reason."
            )
            if is_supplement
            else self.tr(
                "Sealing makes a new entry that says this one no longer counts. It stays "
                "readable, with your reason, and cannot be corrected any more."
            )
        )
        self._tell_changes()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._heading)
        head.addStretch()
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(2, 2, 12, 2)
        self._column.setSpacing(16)
        self._column.addWidget(self._what)
        self._column.addWidget(self.reason)
        self._column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        rule = QFrame()
        rule.setProperty("role", "rule")
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._chip)
        foot.addWidget(self._throw_away)
        foot.addWidget(self._said_before, 1)
        foot.addWidget(self._seal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addWidget(rule)
        column.addWidget(self._changes)
        column.addLayout(foot)

    def _drop_forms(self) -> None:
        for form in (self.form, self.reason):
            if form is not None:
                self._column.removeWidget(form)
                form.hide()
                form.deleteLater()
        self.form = None

    # What stands, and what is another now

    def _show_item(self, item: "Item") -> None:
        self._item = item
        if self._kind == SUPPLEMENT:
            self._show_form(item.current)
        self._seal.setEnabled(True)
        self.retranslate()
        self.focus_first()
        self._page.follow(drafts.find(self._draft_name), self._take_up)

    def _show_form(self, record: "Record") -> None:
        body = to_body(record)
        kind = type(record)
        form = QuantityForm() if kind is Quantity else RecordForm(kind)
        form.entries_wanted.connect(self._offer)
        form.people_wanted.connect(
            lambda field: self._page.follow(visits.officers(), field.offer_people)
        )
        self._column.insertWidget(2, form)  # under the reason
        form.set_body(body)
        form.offer_to_all()
        self._before = form.body()
        self._known = {name: each for name, each in body.items() if name not in self._before}
        form.edited.connect(self._note_edit)
        self.form = form

    def _offer(self, field: ReferenceField) -> None:
        if isinstance(field, PartyField):
            self._page.follow(cases.parties(), field.offer_parties)
            return

        def offer(rows: "tuple[Row, ...]") -> None:
            if isValid(field):  # another entry may be corrected by now
                field.offer([(row.sequence, row.title) for row in reversed(rows)])

        self._page.follow(records.candidates(field.kinds, self._case), offer)

    def changes(self) -> dict[str, JsonValue]:
        """The members that are another now; None for what was taken away."""
        if self.form is None:
            return {}
        now = self.form.body()
        return {
            name: now.get(name)
            for name in {**self._before, **now}
            if now.get(name) != self._before.get(name)
        }

    def _tell_changes(self) -> None:
        changed = self.changes()
        if self._item is None or not changed:
            self._changes.hide()
            return
        names = [
            name_of(member)
            for member in members(type(self._item.current))
            if member.name in changed
        ]
        told = self.tr("Changed: {members}").replace("{members}", "、".join(names))
        self._changes.setText(told)
        self._changes.show()

    def _body(self) -> dict[str, JsonValue]:
        body: dict[str, JsonValue] = {"corrects": self._sequence, **self.reason.body()}
        if self._kind == SUPPLEMENT:
            body["changes"] = self.changes()
        return body

    @property
    def _case(self) -> int | None:
        """The case of the entry, which may be another than the page's; None if it is of none."""
        return None if self._item is None else self._item.sealed.entry.case

    @property
    def _sequence(self) -> int:
        return -1 if self._item is None else self._item.sealed.entry.sequence

    # Drafts

    @property
    def _draft_name(self) -> str:
        return f"{self._kind} {self._sequence}"

    def _note_edit(self) -> None:
        self._tell_changes()
        self._chip.show_state(State(Stage.TYPING))
        self._timer.start(KEEP_AFTER_MS)

    def _keep_what_is_new(self) -> None:
        if self._timer.isActive():
            self._keep_draft()

    def _keep_draft(self) -> None:
        self._timer.stop()
        if self._item is not None:
            keep = drafts.keep(self._draft_name, self._kind, self._case, self._body())
            self._page.follow(keep, lambda _: self._show_kept())

    def _take_up(self, draft: "Draft | None") -> None:
        if draft is None or self._timer.isActive():
            return
        changed = draft.body.get("changes")
        if self.form is not None and isinstance(changed, dict):
            self.form.set_body({**self._before, **changed})
        self.reason.set_body(draft.body)
        self._show_kept()
        self._tell_changes()

    def _show_kept(self) -> None:
        if not self._timer.isActive():
            self._chip.show_state(State(Stage.DRAFT))
            self._throw_away.show()

    def _throw_draft_away(self) -> None:
        self._timer.stop()
        self._page.follow(drafts.throw_away(self._draft_name), lambda _: self.left.emit())

    # Sealing

    def _is_sealed(self, sealed: "Sealed") -> None:
        self._timer.stop()
        self._page.follow(drafts.throw_away(self._draft_name), lambda _: None)
        self._item = None
        self.sealed.emit(sealed)

    def _tell(self, problem: FieldkitError) -> None:
        if isinstance(problem, RecordError):
            for form in filter(None, (self.form, self.reason)):
                form.show_problems(problem.problems)
        self._page.tell(problem)
