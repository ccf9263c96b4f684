"""A record from the first key to its number in the ledger: form, draft, sealing."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fieldkit.canonical import JsonObject
from fieldkit.errors import FieldkitError
from fieldkit.evidence.kinds import record_class
from fieldkit.evidence.parts import RecordError
from ui.operations import drafts, records
from ui.pages.page import Page
from ui.translation import Speaking, is_chinese
from ui.widgets.button import Button, IconButton
from ui.widgets.form.record_form import RecordForm
from ui.widgets.form.reference import ReferenceField
from ui.widgets.plain_label import PlainLabel
from ui.widgets.state_chip import Stage, State, StateChip

if TYPE_CHECKING:
    from fieldkit.evidence.drafts import Draft
    from fieldkit.evidence.listing import Row
    from fieldkit.workspace import Sealed

KEEP_AFTER_MS = 500  # without a key
_MADE_ON_THE_WAY = frozenset({"party"})


class RecordEditor(Speaking, QWidget):
    """Fills the page it is on.

    What is typed is kept as an encrypted draft under the editor's name, and comes back. A
    reference may have its entry made on the way: it is sealed first, in a form above.

    Signals:
        sealed: fieldkit.workspace.Sealed.
        left: the person wants back; the draft stays.
    """

    sealed = Signal(object)
    left = Signal()

    def __init__(
        self,
        page: Page,
        kind: str,
        *,
        case: int | None = None,
        without: Collection[str] = (),
        form: RecordForm | None = None,
    ) -> None:
        """An empty editor; `begin` fills it.

        Args:
            page: through which it works.
            kind: of the record.
            case: sequence of the case the record belongs to.
            without: members that are given to `begin` as known.
            form: for the kind, where not the usual one is to be shown.
        """
        super().__init__(page)
        self._page = page
        self._kind = kind
        self._case = case
        self._draft_name = f"{kind} {case}" if case is not None else kind
        self._known: JsonObject = {}
        self.form = form or RecordForm(record_class(kind), without)
        self._on_the_way: _OnTheWay | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep_draft)
        self._heading = PlainLabel(role="title")
        self._back = IconButton("arrow-left")
        self._back.clicked.connect(self.leave)
        self._said_before = PlainLabel(role="small", wraps=True)
        self._chip = StateChip()
        self._throw_away = Button("quiet")
        self._throw_away.clicked.connect(self._throw_draft_away)
        self._seal = Button("primary", "stamp")
        self._seal.clicked.connect(self.seal)
        self._lay_out()
        page.session.closing.connect(self._keep_what_is_new)
        self.form.edited.connect(self._note_edit)
        self.form.entries_wanted.connect(self._offer)
        self.form.new_wanted.connect(self._make_on_the_way)
        self.form.offer_to_all()
        self.retranslate()

    def begin(self, *, known: JsonObject | None = None, likely: JsonObject | None = None) -> None:
        """Starts a new record, or takes up the draft of one.

        Args:
            known: members the form does not ask for.
            likely: members to propose.
        """
        self._known = known or {}
        self.form.set_body({})
        self.form.show_problems(())
        self.form.propose(likely or {})
        self._chip.show_state(None)
        self._page.follow(drafts.find(self._draft_name), self._take_up)
        self.form.focus_first()

    def seal(self) -> None:
        """Seals what is filled in, if it can be."""
        if self._on_the_way is not None:
            self._on_the_way.seal()
        elif self.form.read(self._known):
            self._seal.setEnabled(False)
            body = {**self.form.body(), **self._known}
            operation = records.seal(self._kind, body, case=self._case)
            operation.ended.connect(lambda: self._seal.setEnabled(True))
            self._page.follow(operation, self._is_sealed, failed=self._tell)

    def leave(self) -> None:
        """Keeps the draft and goes."""
        if self._on_the_way is not None:
            self._drop_on_the_way()
            return
        self._keep_what_is_new()
        self.left.emit()

    def retranslate(self) -> None:
        """Sets heading, buttons, and what is said before sealing."""
        record = self.form.record
        name = record.zh if is_chinese() else record.en
        self._heading.setText(self.tr("New {what}").replace("{what}", name))
        self._back.say(self.tr("Back to the list"))
        self._seal.setText(self.tr("Seal"))
        self._throw_away.setText(self.tr("Throw draft away"))
        self._said_before.setText(
            self.tr(
                "Sealing signs this and gives it a number. "
                "From then on it can only be supplemented."
            )
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._heading)
        head.addStretch()
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        self._above = QVBoxLayout(inside)
        self._above.setContentsMargins(2, 2, 12, 2)
        self._above.setSpacing(16)
        self._above.addWidget(self.form)
        self._above.addStretch()
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
        column.addLayout(foot)
        self._throw_away.hide()

    # Drafts

    def _note_edit(self) -> None:
        self._chip.show_state(State(Stage.TYPING))
        self._timer.start(KEEP_AFTER_MS)

    def _keep_what_is_new(self) -> None:
        if self._timer.isActive():
            self._keep_draft()

    def _keep_draft(self) -> None:
        self._timer.stop()
        keep = drafts.keep(self._draft_name, self._kind, self._case, self.form.body())
        self._page.follow(keep, lambda _: self._show_kept())

    def _take_up(self, draft: "Draft | None") -> None:
        if draft is not None:
            self.form.set_body(draft.body)
            self._show_kept()

    def _show_kept(self) -> None:
        if not self._timer.isActive():
            self._chip.show_state(State(Stage.DRAFT))
            self._throw_away.show()

    def _throw_draft_away(self) -> None:
        self._timer.stop()
        self._page.follow(drafts.throw_away(self._draft_name), lambda _: self.left.emit())
        self._throw_away.hide()

    # Sealing

    def _is_sealed(self, sealed: "Sealed") -> None:
        self._timer.stop()
        self._throw_away.hide()
        self._page.follow(drafts.throw_away(self._draft_name), lambda _: None)
        self.sealed.emit(sealed)

    def _tell(self, problem: FieldkitError) -> None:
        if isinstance(problem, RecordError):
            self.form.show_problems(problem.problems)
        self._page.tell(problem)

    # References

    def _offer(self, field: ReferenceField) -> None:
        with_new = bool(field.kinds & _MADE_ON_THE_WAY)

        def offer(rows: "tuple[Row, ...]") -> None:
            entries = [(row.sequence, row.title) for row in reversed(rows)]
            field.offer(entries, with_new=with_new)

        self._page.follow(records.candidates(field.kinds, self._case), offer)

    def _make_on_the_way(self, member: str) -> None:
        field = self.form.field(member)
        if not isinstance(field, ReferenceField) or self._on_the_way is not None:
            return
        (kind,) = field.kinds & _MADE_ON_THE_WAY
        self._on_the_way = _OnTheWay(self._page, kind)
        self._on_the_way.sealed.connect(lambda sealed: self._take_made(field, sealed))
        self._on_the_way.left.connect(self._drop_on_the_way)
        self._above.insertWidget(0, self._on_the_way)
        self.form.setEnabled(False)
        self._seal.setEnabled(False)
        self._on_the_way.form.focus_first()

    def _take_made(self, field: ReferenceField, sealed: "Sealed") -> None:
        self._drop_on_the_way()
        field.set_value(sealed.sequence)
        self._offer(field)
        field.setFocus()
        self._note_edit()

    def _drop_on_the_way(self) -> None:
        if self._on_the_way is not None:
            self._above.removeWidget(self._on_the_way)
            self._on_the_way.deleteLater()
            self._on_the_way = None
            self.form.setEnabled(True)
            self._seal.setEnabled(True)


class _OnTheWay(Speaking, QFrame):
    """A second, smaller form for an entry that another one is to point at."""

    sealed = Signal(object)
    left = Signal()

    def __init__(self, page: Page, kind: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._page = page
        self._kind = kind
        self.form = RecordForm(record_class(kind))
        self._heading = PlainLabel(role="heading")
        self._cancel = Button("quiet")
        self._cancel.clicked.connect(self.left)
        self._seal = Button("primary", "stamp")
        self._seal.clicked.connect(self.seal)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self._seal)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(self.form)
        column.addLayout(foot)
        self.retranslate()

    def seal(self) -> None:
        """Seals it, if it can be."""
        if self.form.read():
            self._page.follow(
                records.seal(self._kind, self.form.body()), self.sealed.emit, failed=self._tell
            )

    def retranslate(self) -> None:
        """Sets heading and buttons."""
        record = self.form.record
        name = record.zh if is_chinese() else record.en
        self._heading.setText(self.tr("New {what}").replace("{what}", name))
        self._cancel.setText(self.tr("Cancel"))
        self._seal.setText(self.tr("Seal {what}").replace("{what}", name))

    def _tell(self, problem: FieldkitError) -> None:
        if isinstance(problem, RecordError):
            self.form.show_problems(problem.problems)
        self._page.tell(problem)
