"""Handing things over: what, from whom, to whom, and how both sides confirm."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldkit.canonical import JsonObject
from fieldkit.clock import SystemClock, time_text
from fieldkit.errors import AccessError, FieldkitError
from fieldkit.evidence.parts import FieldProblem, RecordError
from fieldkit.evidence.record import read_body
from fieldkit.evidence.things import Thing
from fieldkit.evidence.transfers import Transfer
from ui.operations import custody
from ui.operations.custody import HandedOver, Holdings
from ui.pages.page import Page
from ui.pages.record_editor import RecordEditor
from ui.widgets.form.field import inside
from ui.widgets.form.record_form import RecordForm
from ui.widgets.handed_items import HandedItems
from ui.widgets.handover_side import HandoverSide, Somebody
from ui.widgets.waiting_warning import WaitingWarning

if TYPE_CHECKING:
    from ui.engine_thread import Operation

_ELSEWHERE = frozenset({"items", "giver", "receiver"})
_FIRST = ("handed_at", "place", "purpose", "purpose_note", "preservation", "temperature")


class TransferEditor(RecordEditor):
    """One transfer of several things; what was typed comes back, passphrases never do."""

    def __init__(self, page: Page, case: int) -> None:
        """An editor for transfers of one case.

        Args:
            page: through which it works.
            case: sequence of the case.
        """
        self._of_case = case
        form = RecordForm(Transfer, _ELSEWHERE, first=_FIRST)
        super().__init__(page, custody.KIND, case=case, form=form)
        for side in (self.giver, self.receiver):
            side.edited.connect(self._note_edit)
            side.passphrase.entered.connect(self.seal)
        self.items.edited.connect(self._note_edit)

    def above_form(self) -> list[QWidget]:
        """From whom to whom, and what."""
        self.items = HandedItems()
        self.giver, self.receiver = HandoverSide(gives=True), HandoverSide(gives=False)
        self.waiting = WaitingWarning()
        people = _beside(self.giver.person_box, self.receiver.person_box)
        return [self.waiting, people, self.items]

    def below_form(self) -> list[QWidget]:
        """How both sides confirm."""
        return [_beside(self.giver, self.receiver)]

    def begin_with(self, things: Sequence[Thing], holdings: Holdings) -> None:
        """Starts a transfer of these things, or takes up the draft of it.

        Args:
            things: held by the same people.
            holdings: who else there is.
        """
        self.items.show_things(things)
        self.waiting.show_things(things)
        givers = _givers(things, holdings)
        self.giver.offer(givers, with_others=False)
        others = [
            Somebody(each.name, each.unit, each.key_id, each.is_me)
            for each in holdings.keepers
            if (each.name, each.unit) != (givers[0].name, givers[0].unit)
        ]
        self.receiver.offer(others, with_others=True)
        now = SystemClock().read().wall.replace(second=0, microsecond=0)
        likely: JsonObject = {"handed_at": time_text(now)}
        last = things[0].now.transfer
        if last is not None and last.preservation is not None:
            likely = {**likely, "preservation": last.preservation}
        self.begin(likely=likely, name=draft_name(self._of_case, things))
        self.retranslate()

    def heading(self) -> str:
        """What is done."""
        return self.tr("Hand over")

    def typed(self) -> JsonObject:
        """What was typed; neither passphrase nor signature."""
        return {
            **self.form.body(),
            "items": self.items.value(),
            "giver": self.giver.typed(),
            "receiver": self.receiver.typed(),
        }

    def show_typed(self, body: JsonObject) -> None:
        """Shows what a draft kept."""
        own = {name: value for name, value in body.items() if name not in _ELSEWHERE}
        self.form.set_body(own)
        self.items.set_value(body.get("items"))
        self.giver.set_value(body.get("giver"))
        self.receiver.set_value(body.get("receiver"))

    def can_be_sealed(self) -> bool:
        """Whether the transfer is as it should be, and both sides have confirmed as chosen."""
        self._known = {
            "items": self.items.value(),
            "giver": self.giver.value(),
            "receiver": self.receiver.value(),
        }
        try:
            read_body(Transfer, {**self.form.body(), **self._known})
        except RecordError as wrong:
            self._show_all(wrong.problems)
            return False
        self._show_all(())
        waiting = [side for side in (self.giver, self.receiver) if not side.is_ready()]
        if waiting:
            self._scroll.ensureWidgetVisible(waiting[0])
        return not waiting

    def sealing(self, body: JsonObject) -> "Operation[HandedOver]":  # type: ignore[override]  # two entries
        """What seals the transfer, and the receiver's confirmation."""
        pictures = {
            "giver_signature": self.giver.signature,
            "receiver_signature": self.receiver.signature,
        }
        return custody.hand_over(
            body,
            self._of_case,
            passphrase=self.receiver.typed_passphrase,
            signatures={role: each for role, each in pictures.items() if each is not None},
            draft=self._draft_name,
        )

    def _show_all(self, problems: Sequence[FieldProblem]) -> None:
        steps = [inside(each) for each in problems]
        self.form.show_problems([each for each in problems if inside(each)[0] not in _ELSEWHERE])
        self.items.show_problems(
            [
                FieldProblem(f"[{at}].{rest.field}", rest.problem, rest.sentence)
                for name, at, rest in steps
                if name == "items" and at is not None
            ]
        )
        for name, side in (("giver", self.giver), ("receiver", self.receiver)):
            side.show_problems([rest for found, _, rest in steps if found == name])

    def _show_problems(self, wrong: RecordError) -> None:
        self._show_all(wrong.problems)

    def _tell(self, problem: FieldkitError) -> None:
        super()._tell(problem)
        if isinstance(problem, AccessError):
            self.receiver.passphrase.clear()
            self.receiver.passphrase.setFocus()

    def _is_sealed(self, sealed: HandedOver) -> None:  # type: ignore[override]  # two entries
        self.giver.forget()
        self.receiver.forget()
        self.sealed.emit(sealed)


def _beside(left: QWidget, right: QWidget) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(left, 1)
    row.addWidget(right, 1)
    return both


def draft_name(case: int, things: Sequence[Thing]) -> str:
    """Under which name the draft of a transfer is kept: one for each choice of things."""
    return f"{custody.KIND} {case} {','.join(str(each.sequence) for each in things)}"


def _givers(things: Sequence[Thing], holdings: Holdings) -> list[Somebody]:
    """Who may give the things away: their holders, and who sealed the first record of them."""
    keepers = {(each.name, each.unit): each for each in holdings.keepers}
    now = things[0].now
    found = []
    for each in (*now.holders, *((now.sealer,) if now.sealer else ())):
        keeper = keepers.get((each.name, each.unit))
        key_id = keeper.key_id if keeper else each.key_id
        found.append(Somebody(each.name, each.unit, key_id, keeper is not None and keeper.is_me))
    unique = list(dict.fromkeys(found))
    return sorted(unique, key=lambda each: not each.is_me)
