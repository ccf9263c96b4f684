"""Signing on site: the record to be read, who signs it or refuses, and the checkpoint."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fieldkit.changes import Changed
from fieldkit.clock import Clock, SystemClock
from fieldkit.evidence.proposals import expected_signers, for_refusal, for_signing
from fieldkit.evidence.signings import Outcome, Signer
from ui import formatting
from ui.actions import Act
from ui.operations import visits
from ui.operations.visits import CaseVisits, IssuedCheckpoint
from ui.pages.checkpoint_view import CheckpointView
from ui.pages.page import Page
from ui.pages.signing_editor import SigningEditor
from ui.session import Session
from ui.widgets.banner import Tone
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.pick import Pick
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_paper import RecordPaper
from ui.widgets.record_view import clear
from ui.widgets.signer_row import SignerRow

if TYPE_CHECKING:
    from fieldkit.evidence.review import Review
    from fieldkit.evidence.visits import Visit
    from fieldkit.workspace import Sealed

SIDE_PX: Final = 384
_PURPOSE: Final = "现场签字后印于或拍摄自现场检查记录"  # stands in the ledger


class SigningPage(Page):
    """The record of one visit on the left, the signers on the right."""

    topics = Changed.ITEMS | Changed.CASES | Changed.CUSTODY | Changed.LEDGER

    def __init__(self, session: Session, case: int, clock: Clock | None = None) -> None:
        super().__init__(session)
        self._case = case
        self._clock = clock or SystemClock()
        self._wanted: int | None = None
        self._shown: CaseVisits | None = None
        self._review: Review | None = None
        self._last: IssuedCheckpoint | None = None
        self.visits = Pick()
        self.visits.picked.connect(self._say_picked)
        self.paper = RecordPaper()
        self._who = PlainLabel(role="heading")
        self._rows = QVBoxLayout()
        self.signers: dict[tuple[Signer, str], SignerRow] = {}
        self._other = Button("link", "plus")
        self._other.clicked.connect(lambda: self._sign(Signer.PARTY, ""))
        self._about_last = PlainLabel(role="small", wraps=True)
        self.issue = Button("", "badge-check")
        self.issue.clicked.connect(self._issue)
        self.editor = SigningEditor(self, case=case)
        self.editor.left.connect(self._show_record)
        self.editor.sealed.connect(self._is_signed)
        self.checkpoint = CheckpointView()
        self.checkpoint.left.connect(self._show_record)
        self._empty = EmptyState("signature")
        self._empty.pressed.connect(partial(self.tab_wanted.emit, "inspection", "new"))
        self._lay_out()
        self.retranslate()

    def load(self) -> None:
        """Fetches the visit and its record."""
        self.follow(visits.visits(self._case, self._wanted), self._show)
        self.follow(visits.last_checkpoint(), self._show_last)

    def go(self) -> None:
        """Goes to the first who has to sign."""
        shown = self._views.currentWidget()
        if shown is self.editor:
            self.editor.form.focus_first()
        elif shown is self._empty:
            self._empty.go()
        else:
            open_ = [row for row in self.signers.values() if not row.is_done]
            (open_[0].first_button if open_ else self.issue).setFocus()

    def begin(self, what: object) -> None:
        """Shows the record of the visit of that number."""
        if isinstance(what, int):
            self._wanted = what
            self._show_record()
            self.load()

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """In the form: seal, back. With the checkpoint: back."""
        shown = self._views.currentWidget()
        if shown is self.editor:
            return {Act.SEAL: self.editor.seal, Act.BACK: self.editor.leave}
        return {Act.BACK: self._show_record} if shown is self.checkpoint else {}

    def retranslate(self) -> None:
        """Sets every word."""
        self._who.setText(self.tr("Who signs"))
        self._other.setText(self.tr("Somebody else signs"))
        self.issue.setText(self.tr("Issue a checkpoint"))
        self._empty.say(
            self.tr("Nothing to sign yet"),
            self.tr("Once a visit was begun, its record can be read and signed here."),
            self.tr("Begin the visit"),
        )
        self._tell_last()
        if self._shown is not None:
            self._name_visits(self._shown)

    def _lay_out(self) -> None:
        signers = QFrame()
        signers.setProperty("role", "card")
        inside = QVBoxLayout(signers)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        self._rows.setSpacing(12)
        inside.addWidget(self._who)
        inside.addLayout(self._rows)
        inside.addWidget(self._other)
        last = QFrame()
        last.setProperty("role", "card")
        below = QVBoxLayout(last)
        below.setContentsMargins(16, 12, 16, 12)
        below.addWidget(self._about_last)
        below.addWidget(self.issue)
        held = QWidget()
        held.setProperty("role", "scrolled")
        side = QVBoxLayout(held)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        side.addWidget(signers)
        side.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(held)
        right = QWidget()
        right.setFixedWidth(SIDE_PX)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(scroll, 1)
        beside.addWidget(last)
        self._record = QWidget()
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.visits, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.paper, 1)
        row = QHBoxLayout(self._record)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(right)
        self._views = QStackedWidget()
        for each in (QWidget(), self._record, self._empty, self.editor, self.checkpoint):
            self._views.addWidget(each)
        self.column.addWidget(self._views, 1)

    # What is shown

    @property
    def _visit(self) -> "Visit | None":
        return None if self._shown is None else self._shown.visit

    def _show(self, shown: CaseVisits) -> None:
        is_first = self._shown is None
        self._shown = shown
        visit = shown.visit
        if visit is None:
            self._open(self._empty)
            return
        self._name_visits(shown)
        self.follow(
            visits.review(visit.item.sealed.entry.sequence), partial(self._show_review, is_first)
        )
        if self._views.currentWidget() not in {self.editor, self.checkpoint}:
            self._open(self._record)

    def _show_review(self, is_first: bool, review: "Review") -> None:
        visit = self._visit
        if visit is None:
            return
        self._review = review
        self.paper.show_review(visit.case.title, review)
        self._fill_rows(visit, review)
        if is_first and self.isVisible():
            self.go()

    def _fill_rows(self, visit: "Visit", review: "Review") -> None:
        clear(self._rows)
        self.signers = {}
        expected = list(expected_signers(visit.inspection))
        signed = {(each.signer, each.name): (at, each) for at, each in visit.signings.items()}
        named = {signer for signer, name in signed if name}
        for signer, name in [*expected, *(each for each in signed if each not in expected)]:
            if not name and signer in named:
                continue  # somebody signed as that whom the inspection does not name
            vault = self.session.vault
            is_me = signer is Signer.OFFICER and vault is not None and vault.name == name
            row = SignerRow(signer, name, is_me=is_me)
            row.sign.connect(partial(self._sign, signer, name))
            row.refuse.connect(partial(self._sign, signer, name, refuses=True))
            row.confirm.connect(partial(self._confirm, name))
            if (signer, name) in signed:
                sequence, signing = signed[signer, name]
                row.show_signing(sequence, signing, len(set(review.signs) - set(signing.entries)))
            self.signers[signer, name] = row
            self._rows.addWidget(row)

    def _name_visits(self, shown: CaseVisits) -> None:
        words = self.tr("Visit {number} · {when}")
        self.visits.say(
            self.tr("Visit"),
            [
                (
                    row.sequence,
                    words.replace("{number}", str(number)).replace(
                        "{when}", formatting.moment(row.occurred_at or row.sealed_at)
                    ),
                )
                for number, row in enumerate(shown.visits, start=1)
            ],
        )
        if shown.visit is not None:
            self.visits.pick(shown.visit.item.sealed.entry.sequence)

    def _say_picked(self) -> None:
        self.begin(self.visits.value())

    def _open(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        self.handlers_changed.emit()

    def _show_record(self) -> None:
        self.banner.hide()
        self._open(self._record if self._visit is not None else self._empty)
        self.go()

    # Signing

    def _sign(self, signer: Signer, name: str, *, refuses: bool = False) -> None:
        visit, review = self._visit, self._review
        if visit is None or review is None:
            return
        now = self._clock.read().wall
        propose = for_refusal if refuses else for_signing
        self.banner.hide()
        self._open(self.editor)
        sequence = visit.item.sealed.entry.sequence
        self.editor.begin(
            known={"entries": list(review.signs)},
            likely=propose(visit.inspection, signer, name, now),
            name=f"signing {sequence} {signer} {name} {refuses}",
        )
        if refuses:
            self.editor.form.field("reason").setFocus()
        else:
            self.editor.focus_pad()

    def _confirm(self, name: str) -> None:
        visit, review = self._visit, self._review
        if visit is None or review is None:
            return
        body = {
            **for_signing(visit.inspection, Signer.OFFICER, name, self._clock.read().wall),
            "outcome": str(Outcome.KEY),
            "entries": list(review.signs),
        }
        self.follow(visits.sign(body, case=self._case), self._is_signed)

    def _is_signed(self, sealed: "Sealed") -> None:
        self._show_record()
        number = formatting.entry(sealed.sequence)
        said = self.tr("Sealed as entry {number}.").replace("{number}", number)
        self.banner.say(Tone.GOOD, said)
        self.said.emit(said)

    # The checkpoint

    def _issue(self) -> None:
        self.issue.setEnabled(False)
        operation = visits.issue_checkpoint(_PURPOSE)
        operation.ended.connect(lambda: self.issue.setEnabled(True))
        self.follow(operation, self._show_checkpoint)

    def _show_checkpoint(self, issued: IssuedCheckpoint) -> None:
        self._open(self.checkpoint)
        self.checkpoint.show_checkpoint(issued)

    def _show_last(self, last: IssuedCheckpoint | None) -> None:
        self._last = last
        self._tell_last()

    def _tell_last(self) -> None:
        if self._last is None:
            told = self.tr("No checkpoint has left this laptop yet.")
        else:
            told = self.tr("The last checkpoint that left covers %n entries.", "", self._last.size)
        advice = self.tr("Issue one when all have signed: it belongs on the paper.")
        self._about_last.setText(f"{told} {advice}")
