"""Some members of a sealed record, filled in or changed later: sealed as a supplement."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.evidence.kinds import record_class
from fieldkit.evidence.parts import members, rules
from fieldkit.evidence.record import Record, to_body
from ui.operations import records
from ui.pages.page import Page
from ui.pages.record_editor import RecordEditor
from ui.widgets.banner import Tone
from ui.widgets.plain_label import PlainLabel, set_property

if TYPE_CHECKING:
    from fieldkit.workspace import Sealed
    from ui.engine_thread import Operation

_REASON = "reason"  # in the draft, beside the members


class SupplementEditor(RecordEditor):
    """Shows what is to be completed, and asks for the reason.

    Attributes:
        shown: the members that are to be filled in.
    """

    def __init__(self, page: Page, kind: str, shown: Collection[str], *, case: int) -> None:
        """An empty editor; `complete` fills it.

        Args:
            page: through which it works.
            kind: of the record that is completed.
            shown: the members that are to be filled in.
            case: sequence of the case.
        """
        names = {each.name for each in members(record_class(kind))}
        self.shown = frozenset(shown)
        self._sequence = -1
        self._before: JsonObject = {}
        self._reason_label = PlainLabel(role="label")
        self._reason = QLineEdit()
        super().__init__(page, kind, case=case, without=names - self.shown)
        self._reason.textEdited.connect(lambda _: self._note_edit())

    def complete(
        self, sequence: int, current: Record, *, reason: str, likely: JsonObject | None = None
    ) -> None:
        """Begins, or takes up the draft.

        Args:
            sequence: of the entry that is completed.
            current: the record as it stands.
            reason: proposed.
            likely: members to propose where the record has none.
        """
        self._sequence = sequence
        self._before = to_body(current)
        self._reason.setText(reason)
        said = {name: value for name, value in self._before.items() if name in self.shown}
        self.begin(
            known={name: each for name, each in self._before.items() if name not in said},
            likely={**(likely or {}), **said},
            name=f"supplement {sequence} {' '.join(sorted(self.shown))}",
        )
        self.retranslate()

    def can_be_sealed(self) -> bool:
        """Whether the record would be sound, something changes, and a reason is given."""
        has_reason = bool(self._reason.text().strip())
        set_property(self._reason, "problem", "false" if has_reason else "true")
        if not self.form.read(self._known):
            return False
        if not self._changes():
            self._page.banner.say(Tone.NOTICE, self.tr("Nothing was changed."))
            return False
        if not has_reason:
            self._reason.setFocus()
        return has_reason

    def sealing(self, body: JsonObject) -> "Operation[Sealed]":
        """A supplement with what differs."""
        reason = self._reason.text().strip()
        return records.supplement(self._sequence, self._changes(), reason, draft=self._draft_name)

    def typed(self) -> JsonObject:
        """The members and the reason."""
        return {**self.form.body(), _REASON: self._reason.text()}

    def show_typed(self, body: JsonObject) -> None:
        """Shows members and reason again."""
        super().show_typed(body)
        self._reason.setText(str(body.get(_REASON, "")))

    def heading(self) -> str:
        """Which entry is completed."""
        words = self.tr("Complete #{number}")
        return words.replace("#{number}", f"#{self._sequence}")

    def below_form(self) -> list[QWidget]:
        """The reason."""
        return [self._reason_label, self._reason]

    def retranslate(self) -> None:
        """Sets every word."""
        super().retranslate()
        self._reason_label.setText(self.tr("Reason of the supplement (needed)"))
        self._reason.setAccessibleName(self._reason_label.text())

    def _changes(self) -> dict[str, JsonValue]:
        body = self.form.body()
        return {
            name: body.get(name)
            for name in sorted(self.shown)
            if body.get(name) != self._before.get(name)
        }


def with_what_is_tied(kind: str, member: str) -> frozenset[str]:
    """The member, and those without an answer of their own that a rule ties to it."""
    record = record_class(kind)
    optional = {each.name for each in members(record) if not each.is_required}
    tied = {name for rule in rules(record) if member in rule.members for name in rule.members}
    return frozenset({member} | (tied & optional))
