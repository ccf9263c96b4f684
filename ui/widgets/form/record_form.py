"""The form for one record, from its own description."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from fieldkit.canonical import JsonObject
from fieldkit.evidence.parts import (
    FieldProblem,
    Member,
    RecordError,
    members,
    read_part,
    rules,
)
from fieldkit.evidence.record import Record, read_body
from ui.theme import GAP
from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.form.field import Field, inside
from ui.widgets.form.members_form import MembersForm, can_be_typed
from ui.widgets.form.officer import OfficerField
from ui.widgets.form.reference import ReferenceField

R = TypeVar("R", bound=Record)
_LEFT_BY_ENTER: Final = (QLineEdit, QComboBox, QRadioButton, QCheckBox)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RecordForm(Speaking, QWidget):
    """What must be said, and what some source asks for, stands first; the rest unfolds.

    Enter goes on to the next field, Ctrl+Enter is for the page to seal with.

    Signals:
        edited: the person changed something; the time to keep a draft.
        entries_wanted: a ReferenceField to which somebody should `offer` entries.
        new_wanted: the name of a reference whose entry the person wants to make.
        ended: Enter was pressed in the last of the fields that it stops at.
        people_wanted: an OfficerField to which somebody should `offer_people`.
    """

    edited = Signal()
    entries_wanted = Signal(object)
    new_wanted = Signal(str)
    ended = Signal()
    people_wanted = Signal(object)

    def __init__(
        self,
        record: type[Record],
        without: Collection[str] = (),
        parent: QWidget | None = None,
        *,
        first: Sequence[str] = (),
        stops: Sequence[str] = (),
    ) -> None:
        """An empty form.

        Args:
            record: the kind of record.
            without: members that the page fills in by itself.
            parent: the widget it is in.
            first: the members that stand first, in this order, in place of those that anybody
                asks for.
            stops: the members among them at which Enter stops; at every field unless given.
        """
        super().__init__(parent)
        self.record = record
        self._stops = tuple(stops)
        shown = [each for each in members(record) if each.name not in without]
        if first:
            above = sorted(
                (each for each in shown if each.name in first),
                key=lambda each: first.index(each.name),
            )
        else:
            above = [each for each in shown if is_for_everybody(record, each)]
        rest = [each for each in shown if each not in above and can_be_typed(each)]
        self._first, self._rest = MembersForm(above), MembersForm(rest)
        self._more = Button("link", "chevron-down")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._rest.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP + 4)
        for each in (self._first, self._more, self._rest):
            column.addWidget(each)
        self._more.setVisible(bool(rest))
        self._rest.hide()
        for form in (self._first, self._rest):
            form.edited.connect(self._say_edited)
        self._only_if_needed = only_if_needed(record)
        self._follow_fields()
        self.retranslate()

    def body(self) -> JsonObject:
        """What was filled in, as the record's body."""
        return {**self._first.body(), **self._rest.body()}

    def set_body(self, body: JsonObject) -> None:
        """Fills the form in, as a draft does; what is not in `body` becomes empty."""
        for form in self._forms:
            form.set_body(body)
        if self._rest.body():
            self._more.setChecked(True)
        self._follow_fields()

    def propose(self, body: JsonObject) -> None:
        """Fills some fields in with what is likely, such as taken from the last record."""
        for form in self._forms:
            form.add_defaults(body)
        self._follow_fields()

    def read(self, known: JsonObject | None = None) -> bool:
        """Holds what was filled in against the record's rules, and shows what is wrong.

        Args:
            known: members that the page fills in by itself.

        Returns:
            Whether it can be sealed, as far as the record alone tells.
        """
        try:
            read_body(self.record, {**self.body(), **(known or {})})
        except RecordError as problem:
            self.show_problems(problem.problems)
            return False
        self.show_problems(())
        return True

    def show_problems(self, problems: Collection[FieldProblem]) -> None:
        """Shows each problem at its field, and goes to the first; none takes them away."""
        told = list(problems)
        if any(self._rest.has(inside(each)[0]) for each in told):
            self._more.setChecked(True)
        for form in self._forms:
            form.show_problems(told)
        found = (form.first_with_problem() for form in self._forms)
        first = next((each for each in found if each is not None), None)
        if first is not None:
            first.setFocus()

    def field(self, name: str) -> Field:
        """The field of a member.

        Raises:
            KeyError: the form has none.
        """
        return (self._first if self._first.has(name) else self._rest).field(name)

    def focus_first(self) -> None:
        """Goes to the first field that asks for an answer and has none, else to the first."""
        asked = (self.field(each) for each in self._needed if self.field(each).value() is None)
        first = next(asked, None) or next(self.fields(), None)
        if first is not None:
            first.setFocus()

    def fields(self) -> Iterator[Field]:
        """All fields, those inside of parts too."""
        for form in self._forms:
            yield from form.fields()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets Enter go on to the next field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_plain = event.modifiers() in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            }
            if event.key() in _ENTER and is_plain:
                self._go_on(watched)
                return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Names the button that unfolds the rest."""
        self._more.setText(self.tr("More that can be said"))

    def unfold(self, *, is_open: bool) -> None:
        """Shows or hides what does not stand first."""
        self._more.setChecked(is_open)

    def _go_on(self, watched: QObject) -> None:
        """Goes from the field that was left by Enter to the next."""
        at = [
            number
            for number, name in enumerate(self._stops)
            if self.field(name).focusProxy() in {watched, watched.parent()}
        ]
        if not at:
            self.focusNextChild()
        elif at[0] + 1 < len(self._stops):
            field = self.field(self._stops[at[0] + 1])
            (field.focusProxy() or field).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.ended.emit()

    @property
    def _needed(self) -> list[str]:
        """Members that must be given and that the form asks for."""
        return [
            each.name
            for each in members(self.record)
            if (each.is_required or (each.is_many and each.about.least))
            and any(form.has(each.name) for form in self._forms)
        ]

    @property
    def _forms(self) -> tuple[MembersForm, MembersForm]:
        return self._first, self._rest

    def _say_edited(self) -> None:
        self._follow_fields()
        self.edited.emit()

    def _follow_fields(self) -> None:
        """Takes up new fields, and asks for what the answers so far make necessary."""
        self._meet_fields()
        body = self.body()
        problems: list[FieldProblem] = []
        read_part(self.record, body, "", problems)
        told = {each.sentence for each in problems}
        asked = {
            name for rule in rules(self.record) if rule.sentence in told for name in rule.members
        }
        for form in self._forms:
            form.hide_members(self._only_if_needed - asked - body.keys())
            for name in asked:
                if form.has(name):
                    form.field(name).open()  # a part that is asked for need not be added first
        self._meet_fields()

    def _meet_fields(self) -> None:
        """Takes up fields that are new, such as those of a part just added."""
        for field in self.fields():
            if field.property("met"):
                continue
            field.setProperty("met", True)
            if isinstance(field, ReferenceField):
                field.new_wanted.connect(lambda found=field: self._want_new(found))
            self._want_offer(field)
            for inner in field.findChildren(QWidget):
                if isinstance(inner, _LEFT_BY_ENTER):
                    inner.installEventFilter(self)

    def offer_to_all(self) -> None:
        """Asks again for what fields offer, as a page does once it listens."""
        for field in self.fields():
            self._want_offer(field)

    def _want_offer(self, field: Field) -> None:
        if isinstance(field, ReferenceField):
            self.entries_wanted.emit(field)
        elif isinstance(field, OfficerField):
            self.people_wanted.emit(field)

    def _want_new(self, wanted: ReferenceField) -> None:
        for member in members(self.record):
            if any(form.has(member.name) for form in self._forms) and (
                self.field(member.name) is wanted
            ):
                self.new_wanted.emit(member.name)


def only_if_needed(record: type[Record]) -> frozenset[str]:
    """Members that nothing but a rule asks for: a reason why, papers it rests on."""
    optional = {
        each.name for each in members(record) if not each.is_required and not each.about.by
    }
    return frozenset(
        name
        for rule in rules(record)
        if rule.problem in {"missing", "too_few_officers"}
        for name in rule.members
        if name in optional
    )


def is_for_everybody(record: type[Record], member: Member) -> bool:
    """Whether the member stands among the first: needed, asked for, or tied to such by a rule."""
    if not can_be_typed(member):
        return False
    asked = {each.name for each in members(record) if each.is_required or each.about.by}
    tied = {
        name for rule in rules(record) for name in rule.members if asked.intersection(rule.members)
    }
    return member.name in asked | tied
