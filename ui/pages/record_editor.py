"""A record from the first key to its number in the ledger: form, files, draft, sealing."""

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.errors import FieldkitError
from fieldkit.evidence.kinds import from_body, record_class
from fieldkit.evidence.parties import code_being_typed
from fieldkit.evidence.parts import RecordError
from fieldkit.evidence.record import check_files
from ui.operations import cases, drafts, records, visits
from ui.pages.on_the_way import OnTheWay
from ui.pages.page import Page
from ui.problems import explain
from ui.problems.fields import explain_field
from ui.translation import Speaking, is_chinese
from ui.widgets.button import Button, IconButton
from ui.widgets.form.field import Field
from ui.widgets.form.files import FileLine, FilesField
from ui.widgets.form.officer import OfficerField
from ui.widgets.form.party import PartyField
from ui.widgets.form.record_form import RecordForm
from ui.widgets.form.reference import ReferenceField
from ui.widgets.plain_label import PlainLabel
from ui.widgets.sealed_bar import SealedBar
from ui.widgets.state_chip import Stage, State, StateChip

if TYPE_CHECKING:
    from fieldkit.evidence.drafts import Draft
    from fieldkit.evidence.listing import Row
    from fieldkit.ledger.entry import Attachment
    from fieldkit.workspace import Sealed
    from ui.engine_thread import Operation

T = TypeVar("T")
KEEP_AFTER_MS = 500  # after the first key that is not kept yet
_MADE_ON_THE_WAY = frozenset({"party"})
_FILES = "attachments."  # before the role, in the path of what is wrong with files


class RecordEditor(Speaking, QWidget):
    """Fills the page it is on.

    What is typed is kept as an encrypted draft under the editor's name, and comes back, with the
    files that were added. A reference may have its entry made on the way: it is sealed first, in
    a form above.

    Signals:
        sealed: fieldkit.workspace.Sealed.
        left: the person wants back; the draft stays.
        another_wanted: after sealing, one more like the one just sealed; its body.
    """

    sealed = Signal(object)
    left = Signal()
    another_wanted = Signal(object)

    def __init__(
        self,
        page: Page,
        kind: str,
        *,
        case: int | None = None,
        without: Collection[str] = (),
        form: RecordForm | None = None,
        with_files: bool = False,
        stays: bool = False,
    ) -> None:
        """An empty editor; `begin` fills it.

        Args:
            page: through which it works.
            kind: of the record.
            case: sequence of the case the record belongs to.
            without: members that are given to `begin` as known.
            form: for the kind, where not the usual one is to be shown.
            with_files: whether it takes files, as the kind of record has them.
            stays: whether it stays after sealing, shows the number, and offers one more.
        """
        super().__init__(page)
        self._page = page
        self._kind = kind
        self._case = case
        self._stays = stays
        self._draft_name = f"{kind} {case}" if case is not None else kind
        self._known: JsonObject = {}
        self._begun: JsonObject = {}
        self.form = form or RecordForm(record_class(kind), without)
        self.files = FilesField(record_class(kind).files if with_files else ())
        self._with_files = with_files
        self._on_the_way: OnTheWay | None = None
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
        self.done = SealedBar()
        self.done.another.connect(lambda: self.another_wanted.emit(self._sealed_body))
        self.done.left.connect(self.leave)
        self._sealed_body: JsonObject = {}
        self._lay_out()
        page.session.closing.connect(self._keep_what_is_new)
        self.form.edited.connect(self._note_edit)
        self.form.entries_wanted.connect(self._offer)
        self.form.people_wanted.connect(self._offer_people)
        self.form.new_wanted.connect(self._make_on_the_way)
        self.files.wanted.connect(self._add_files)
        self.files.removed.connect(self._drop_file)
        self.form.offer_to_all()
        self.retranslate()

    def begin(
        self, *, known: JsonObject | None = None, likely: JsonObject | None = None, name: str = ""
    ) -> None:
        """Starts a new record, or takes up the draft of one.

        Args:
            known: members the form does not ask for.
            likely: members to propose.
            name: of the draft, where one kind may have several in a case.
        """
        self._keep_what_is_new()
        if name and name != self._draft_name:
            self._draft_name = name
            self.files.clear()
        self._known = known or {}
        self._open(True)
        self.form.set_body({})
        self.form.show_problems(())
        self.form.propose(likely or {})
        self._chip.show_state(None)
        self._throw_away.hide()
        self._begun = self.typed()
        self._page.follow(drafts.find(self._draft_name), self._take_up)
        self.form.focus_first()

    def seal(self) -> None:
        """Seals what is filled in, if it can be; once it is sealed, begins one more like it."""
        if self._on_the_way is not None:
            self._on_the_way.seal()
        elif self._is_sealed_already:
            self.another_wanted.emit(self._sealed_body)
        elif self.can_be_sealed():
            self._timer.stop()
            self._seal.setEnabled(False)
            operation = self.sealing({**self.form.body(), **self._known})
            operation.ended.connect(lambda: self._seal.setEnabled(True))
            self._page.follow(operation, self._is_sealed, failed=self._tell)

    def leave(self) -> None:
        """Keeps the draft and goes."""
        if self._on_the_way is not None:
            self._drop_on_the_way()
            return
        self._keep_what_is_new()
        self.left.emit()

    def can_be_sealed(self) -> bool:
        """Whether form and files are as the kind of record asks; says what is not."""
        self.files.clear_problems()
        if not self.form.read(self._known):
            return False
        if self.files.is_busy:
            role = next(iter(self.form.record.files)).name
            self.files.show_problem(role, self.tr("A file is still being taken in."))
            return False
        return self._has_its_files({**self.form.body(), **self._known})

    def sealing(self, body: JsonObject) -> "Operation[Sealed]":
        """What seals the record, whose members are sound; its draft goes with it."""
        return records.seal(self._kind, body, case=self._case, draft=self._draft_name)

    def file_roles(self) -> list[str]:
        """The role of each file that will be sealed with the record."""
        return self.files.roles

    def typed(self) -> JsonObject:
        """What was typed, as a draft keeps it."""
        return self.form.body()

    def show_typed(self, body: JsonObject) -> None:
        """Shows what a draft kept."""
        self.form.set_body(body)

    def above_form(self) -> list[QWidget]:
        """What stands before the form; called once, while the editor is made."""
        return []

    def below_form(self) -> list[QWidget]:
        """What else is to be filled in; called once, while the editor is made."""
        return []

    def heading(self) -> str:
        """What stands above the form."""
        record = self.form.record
        name = record.zh if is_chinese() else record.en
        return self.tr("New {what}").replace("{what}", name)

    def retranslate(self) -> None:
        """Sets heading, buttons, and what is said before sealing."""
        self._heading.setText(self.heading())
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
        both: list[QWidget] = [self.form, self.files]
        if any(role.least for role in self.form.record.files):
            both.reverse()  # a paper is its file first of all
        for each in (*self.above_form(), *both, *self.below_form()):
            self._above.addWidget(each)
        self._above.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self._scroll = scroll
        rule = QFrame()
        rule.setProperty("role", "rule")
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
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
        column.addWidget(self._foot)
        column.addWidget(self.done)
        self._throw_away.hide()
        self.done.hide()
        self.files.setVisible(self._with_files)

    # Drafts

    def _note_edit(self) -> None:
        self._chip.show_state(State(Stage.TYPING))
        if not self._timer.isActive():  # who types without a pause is kept up with too
            self._timer.start(KEEP_AFTER_MS)

    def _keep_what_is_new(self) -> None:
        if self._timer.isActive():
            self._keep_draft()

    def _keep_draft(self) -> None:
        self._timer.stop()
        keep = drafts.keep(self._draft_name, self._kind, self._case, self.typed())
        self._page.follow(keep, lambda _: self._show_kept())

    def _take_up(self, draft: "Draft | None") -> None:
        if draft is None:
            self.files.show_files(())
        elif draft.name == self._draft_name:
            if draft.body:
                body = self.typed().items()  # somebody may have begun to type meanwhile
                typed = {name: each for name, each in body if each != self._begun.get(name)}
                self.show_typed({**draft.body, **typed})
            self.files.show_files(each.attachment for each in draft.files)
            self._show_kept()

    def _show_kept(self) -> None:
        if not self._timer.isActive() and not self._is_sealed_already:
            self._chip.show_state(State(Stage.DRAFT))
            self._throw_away.show()

    def _throw_draft_away(self) -> None:
        self._timer.stop()
        self._page.follow(drafts.throw_away(self._draft_name), lambda _: self.left.emit())
        self._throw_away.hide()

    # Files

    def _add_files(self, paths: list[Path], role: str) -> None:
        for path in paths:
            words = self.tr("Taking in {file}").replace("{file}", path.name)
            line = self.files.begin(path.name, role)
            operation = drafts.add_file(
                self._draft_name, self._kind, self._case, path, role=role, words=words
            )
            operation.progressed.connect(line.step)
            line.removed.connect(operation.cancel)
            line.destroyed.connect(operation.cancel)
            self._page.follow(
                operation, partial(_show_taken, line), failed=partial(_show_problem, line)
            )
        self._note_edit()

    def _drop_file(self, role: str, sha256: str) -> None:
        self._page.follow(drafts.drop_file(self._draft_name, role, sha256), lambda _: None)

    # Sealing

    @property
    def _is_sealed_already(self) -> bool:
        return not self.done.isHidden()

    def _has_its_files(self, body: JsonObject) -> bool:
        try:
            check_files(from_body(self._kind, body), self.file_roles())
        except RecordError as wrong:
            self._show_problems(wrong)
            return False
        return True

    def _is_sealed(self, sealed: "Sealed") -> None:
        self._sealed_body = self.form.body()
        if self._stays:
            self._open(False)
            self.done.show_sealed(sealed.sequence)
        self.sealed.emit(sealed)

    def _open(self, is_open: bool) -> None:
        self.form.setEnabled(is_open)
        self.files.setEnabled(is_open)
        self._foot.setVisible(is_open)
        self.done.setVisible(not is_open)

    def _tell(self, problem: FieldkitError) -> None:
        if isinstance(problem, RecordError):
            self._show_problems(problem)
        self._page.tell(problem)

    def _show_problems(self, wrong: RecordError) -> None:
        self.form.show_problems(wrong.problems)
        for each in wrong.problems:
            if each.field.startswith(_FILES):
                self.files.show_problem(each.field.removeprefix(_FILES), explain_field(each))

    # References and people

    def _offer(self, field: ReferenceField) -> None:
        if isinstance(field, PartyField):
            self._fetch(field, cases.parties(), field.offer_parties)
            return

        def offer(rows: "tuple[Row, ...]") -> None:
            field.offer([(row.sequence, row.title) for row in reversed(rows)])

        self._fetch(field, records.candidates(field.kinds, self._case), offer)

    def _offer_people(self, field: OfficerField) -> None:
        self._fetch(field, visits.officers(), field.offer_people)

    def _fetch(self, field: Field, operation: "Operation[T]", then: Callable[[T], None]) -> None:
        """Gives a field what it offers, unless its line was removed meanwhile."""

        def give(found: T) -> None:
            if isValid(field):
                then(found)

        self._page.follow(operation, give)

    def _make_on_the_way(self, member: str) -> None:
        field = self.form.field(member)
        if not isinstance(field, ReferenceField) or self._on_the_way is not None:
            return
        (kind,) = field.kinds & _MADE_ON_THE_WAY
        self._on_the_way = OnTheWay(self._page, kind, _as_party(field.value()))
        self._on_the_way.sealed.connect(partial(self._take_made, field))
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


def _show_taken(line: FileLine, attachment: "Attachment") -> None:
    if isValid(line):  # it may have been removed at that very moment
        line.show_taken(attachment)


def _show_problem(line: FileLine, problem: FieldkitError) -> None:
    if isValid(line):
        line.show_problem(explain(problem).sentence)


def _as_party(typed: JsonValue) -> JsonObject:
    """What was typed to look for a party is the name of a new one, or its credit code."""
    if not isinstance(typed, str):
        return {}
    return {"credit_code" if code_being_typed(typed).is_sound else "name": typed}
