"""A visit: begun at arrival, completed at its end, with everything that was recorded in it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from fieldkit.canonical import JsonObject
from fieldkit.changes import Changed
from fieldkit.evidence.kinds import record_class
from fieldkit.evidence.parts import members
from fieldkit.evidence.visits import Line, Where
from ui import formatting
from ui.actions import Act
from ui.operations import handover, visits
from ui.operations.visits import CaseVisits
from ui.pages.page import Page
from ui.pages.quantity_editor import QuantityEditor
from ui.pages.record_editor import RecordEditor
from ui.pages.supplement_editor import SupplementEditor, with_what_is_tied
from ui.pages.visit_overview import VisitOverview, draft_name
from ui.session import Session
from ui.widgets.banner import Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.form.record_form import RecordForm
from ui.widgets.views import Views

if TYPE_CHECKING:
    from fieldkit.evidence.record import Record
    from fieldkit.evidence.visits import Visit
    from fieldkit.workspace import Sealed

# What is known at the end of a visit and not at its beginning.
LATE: Final = (
    "ended_at", "production_status", "permits", "treatment", "findings", "discharge_method",
    "party_opinion",
)  # fmt: skip
# What is asked for at the gate stands first, in the order in which it is done there.
ARRIVAL: Final = (
    "started_at", "place", "officers", "fewer_officers_reason", "certificates_shown",
    "rights_told", "not_told_reason", "party_presence", "site_person", "absence_reason",
    "weather", "witness", "recorder",
)  # fmt: skip
HERE: Final = ("quantity", "statement", "document", "observation", "exhibit")  # edited here
ELSEWHERE: Final[Mapping[str, tuple[str, str]]] = {
    "photo": ("capture", "photo"),
    "recording": ("capture", "recording"),
    "sample": ("samples", "new"),
    "reading": ("results", "new"),
}
# Reasons stand in the ledger, in the language of the record.
_AT_THE_END: Final = "现场检查结束，补充记录。"
_LEFT_OPEN: Final = "封存时尚未填写，现予补充。"


class InspectionPage(Page):
    """The visits of a case, one at a time."""

    topics = Changed.ITEMS | Changed.CASES | Changed.CUSTODY

    def __init__(self, session: Session, case: int) -> None:
        super().__init__(session)
        self._case = case
        self._wanted: int | None = None  # the visit to be shown; None for the newest
        self._shown: CaseVisits | None = None
        self._editors: dict[str, RecordEditor] = {}
        self.overview = VisitOverview()
        self.overview.visit_picked.connect(self._pick)
        self.overview.new_wanted.connect(self.begin_visit)
        self.overview.end_wanted.connect(self.end_visit)
        self.overview.kind_wanted.connect(self.begin)
        self.overview.line_wanted.connect(self._go_to_line)
        self.overview.file_wanted.connect(partial(self.tab_wanted.emit, "handover", None))
        self.overview.entry_opened.connect(partial(self.tab_wanted.emit, "evidence"))
        self._empty = EmptyState("clipboard-list")
        self._empty.pressed.connect(self.begin_visit)
        self.banner.pressed.connect(self._go_to_sign)
        self._views = Views()
        self._views.addWidget(QWidget())  # until it is known whether there is a visit
        self._views.addWidget(self.overview)
        self._views.addWidget(self._empty)
        self.column.addWidget(self._views, 1)
        self.retranslate()

    @property
    def editor(self) -> RecordEditor | None:
        """The form that is open."""
        shown = self._views.currentWidget()
        return shown if isinstance(shown, RecordEditor) else None

    def load(self) -> None:
        """Fetches the visits, and how the one that is shown stands."""
        self.follow(visits.visits(self._case, self._wanted), self._show)
        self.follow(handover.file_in_short(self._case), self.overview.show_file)

    def go(self) -> None:
        """Goes into the form, or to the large buttons."""
        if self.editor is not None:
            self.editor.form.focus_first()
        elif self._views.currentWidget() is self._empty:
            self._empty.go()
        else:
            self.overview.go()

    def begin(self, what: object) -> None:
        """Begins a record of a kind, a new visit ("new"), or shows the visit of a number.

        Args:
            what: also ("document", members) for a paper of the case that belongs to no visit.
        """
        if isinstance(what, int):
            self._pick(what)
        elif isinstance(what, tuple):
            self._begin_paper(*what)
        elif what == "new":
            self.begin_visit()
        elif isinstance(what, str) and what in ELSEWHERE:
            self.tab_wanted.emit(*ELSEWHERE[what])
        elif isinstance(what, str) and what in HERE:
            self._begin_record(what)

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """In a form: seal, back. Otherwise: a new visit."""
        if self.editor is not None:
            return {Act.SEAL: self.editor.seal, Act.BACK: self.editor.leave}
        return {Act.NEW: self.begin_visit}

    def begin_visit(self) -> None:
        """Shows the form for the arrival."""
        editor = self._editor("arrival", self._make_arrival)

        def begin(likely: JsonObject) -> None:
            self._open(editor)
            editor.begin(likely=likely)

        self.follow(visits.arrival(self._case), begin)  # what is typed before would be lost

    def end_visit(self, member: str = "") -> None:
        """Shows the form for what is known at the end.

        Args:
            member: the one to begin with; the first without an answer if empty.
        """
        visit = self._visit
        if visit is not None:
            self._complete(
                visit.item.sealed.entry.sequence,
                visit.inspection,
                LATE,
                member=member,
                reason=_AT_THE_END,
                likely={"ended_at": self.overview.now()},
            )

    def retranslate(self) -> None:
        """Sets the words of the empty page."""
        self._empty.say(
            self.tr("No visit yet"),
            self.tr(
                "A visit is sealed at arrival, with its officers and who was met. "
                "What is found is added piece by piece, and the record is completed at the end."
            ),
            self.tr("Begin the visit"),
        )

    @property
    def _visit(self) -> "Visit | None":
        return None if self._shown is None else self._shown.visit

    def _show(self, shown: CaseVisits) -> None:
        is_first = self._shown is None
        self._shown = shown
        if shown.visit is not None:
            self.overview.show_visits(shown)
        if self.editor is None:
            self._show_overview()
            if is_first and self.isVisible():
                self.go()

    def _show_overview(self) -> None:
        self._views.setCurrentWidget(self._empty if self._visit is None else self.overview)
        self.handlers_changed.emit()

    def _pick(self, inspection: int) -> None:
        self._wanted = inspection
        self.load()

    # Forms

    def _editor(self, name: str, make: Callable[[], RecordEditor]) -> RecordEditor:
        if name not in self._editors:
            editor = make()
            editor.left.connect(self._leave_editor)
            editor.sealed.connect(partial(self._is_sealed, editor))
            self._editors[name] = editor
            self._views.addWidget(editor)
        return self._editors[name]

    def _open(self, editor: RecordEditor) -> None:
        self.banner.hide()
        self._views.setCurrentWidget(editor)
        self.handlers_changed.emit()

    def _leave_editor(self) -> None:
        self.banner.hide()
        self.load()
        self._show_overview()
        self.go()

    def _is_sealed(self, editor: RecordEditor, sealed: "Sealed") -> None:
        if sealed.entry.entry.kind == "inspection":
            self._wanted = sealed.sequence
        number = formatting.entry(sealed.sequence)
        said = self.tr("Sealed as entry {number}.").replace("{number}", number)
        self.said.emit(said)
        if editor.done.isHidden():
            self._show_overview()
            self.go()
            is_end = isinstance(editor, SupplementEditor) and "ended_at" in editor.shown
            self.banner.say(Tone.GOOD, said, offer=self.tr("Read and sign") if is_end else "")

    def _begin_record(self, kind: str, like: JsonObject | None = None) -> None:
        """Shows the form of a kind that belongs to the visit.

        Args:
            kind: one of HERE.
            like: members of one just sealed, to be taken over.
        """
        visit = self._visit
        if visit is None:
            self.begin_visit()
            return
        inspection = visit.item.sealed.entry.sequence
        editor = self._editor(kind, partial(self._make_editor, kind))
        moments = {each.name for each in members(record_class(kind)) if each.form == "moment"}

        def begin(proposed: JsonObject) -> None:
            fresh = {name: each for name, each in proposed.items() if name in moments}
            likely = proposed if like is None else {**like, **fresh}
            self._open(editor)
            editor.begin(
                known={"inspection": inspection},
                likely=likely,
                name=draft_name(kind, inspection),
            )

        self.follow(visits.proposal(kind, inspection), begin)

    def _begin_paper(self, kind: str, members: JsonObject) -> None:
        """Shows the form of a record that belongs to the case and to no visit."""
        editor = self._editor(f"{kind} of the case", partial(self._make_paper, kind))
        self._open(editor)
        name = f"{kind} {members.get('document_type', '')} of case {self._case}"
        editor.begin(likely=members, name=name)

    def _make_paper(self, kind: str) -> RecordEditor:
        editor = RecordEditor(
            self, kind, case=self._case, without=("inspection",), with_files=True, stays=True
        )
        editor.another_wanted.connect(lambda sealed: self._begin_paper(kind, _again(sealed)))
        return editor

    def _make_arrival(self) -> RecordEditor:
        form = RecordForm(record_class("inspection"), LATE, first=ARRIVAL)
        return RecordEditor(self, "inspection", case=self._case, form=form)

    def _make_editor(self, kind: str) -> RecordEditor:
        editor = (
            QuantityEditor(self, self._case)
            if kind == "quantity"
            else RecordEditor(
                self, kind, case=self._case, without=("inspection",), with_files=True, stays=True
            )
        )
        editor.another_wanted.connect(partial(self._begin_record, kind))
        return editor

    def _go_to_sign(self) -> None:
        if self._visit is not None:
            self.banner.hide()
            self.tab_wanted.emit("signing", self._visit.item.sealed.entry.sequence)

    # Completing

    def _go_to_line(self, line: Line) -> None:
        visit = self._visit
        if visit is None:
            return
        if line.where is Where.SAMPLE:
            self.tab_wanted.emit("samples", "new")
        elif line.where is Where.PHOTO:
            self.tab_wanted.emit("capture", "photo")
        elif line.where is Where.DOCUMENT:
            self._begin_record("document")
        elif line.where is Where.SIGNING:
            self._go_to_sign()
        elif line.where is Where.INSPECTION and line.member in LATE:
            self.end_visit(line.member)
        else:
            self._complete_one(visit, line)

    def _complete_one(self, visit: "Visit", line: Line) -> None:
        at: dict[Where, tuple[int | None, Record | None]] = {
            Where.INSPECTION: (visit.item.sealed.entry.sequence, visit.inspection),
            Where.CASE: (visit.case_sequence, visit.case),
            Where.PARTY: (visit.party_sequence, visit.party),
        }
        sequence, record = at[line.where]
        member = line.member
        if sequence is None or record is None:  # the party is unknown: that is said of the case
            sequence, record, member = visit.case_sequence, visit.case, "party"
        shown = with_what_is_tied(record.kind, member)
        self._complete(sequence, record, shown, member=member, reason=_LEFT_OPEN, likely={})

    def _complete(
        self,
        sequence: int,
        record: "Record",
        shown: "tuple[str, ...] | frozenset[str]",
        *,
        member: str,
        reason: str,
        likely: JsonObject,
    ) -> None:
        name = f"{record.kind} {' '.join(sorted(shown))}"
        editor = self._editor(
            name, lambda: SupplementEditor(self, record.kind, shown, case=self._case)
        )
        if isinstance(editor, SupplementEditor):
            editor.complete(sequence, record, reason=reason, likely=likely)
        self._open(editor)
        if member:
            editor.form.field(member).setFocus()


def _again(sealed: JsonObject) -> JsonObject:
    """What the next paper has in common with the one just sealed."""
    return {name: each for name, each in sealed.items() if name in {"document_type", "is_copy"}}
