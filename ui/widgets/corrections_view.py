"""What was later said about an entry: the old value beside the new one, and the reason."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from fieldkit.clock import read_time
from fieldkit.evidence.corrections import Supplement, apply
from fieldkit.evidence.kinds import from_body
from fieldkit.evidence.parts import members
from fieldkit.evidence.record import Record
from ui import formatting
from ui.translation import Speaking
from ui.widgets.entry_link import EntryLink
from ui.widgets.form.field import label_of
from ui.widgets.plain_label import PlainLabel, set_property
from ui.widgets.record_view import clear, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.evidence.register import Item
    from fieldkit.ledger.entry import SealedEntry
    from fieldkit.ledger.people import Person


class CorrectionsView(Speaking, QWidget):
    """Every supplement and withdrawal of one item, in order.

    Signals:
        asked: the number of a correction the person wants to see as an entry.
    """

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Item | None = None
        self._people: Mapping[str, Person] = {}
        self._void: frozenset[int] = frozenset()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_item(
        self, item: "Item | None", people: "Mapping[str, Person]", void: frozenset[int]
    ) -> None:
        """Shows what was said about another item.

        Args:
            item: with its corrections.
            people: who sealed them, by key id.
            void: sequences of supplements that were withdrawn.
        """
        self._item, self._people, self._void = item, people, void
        self.retranslate()

    def retranslate(self) -> None:
        """Writes all of it anew."""
        clear(self._column)
        if self._item is None:
            return
        record = self._item.original
        for sealed in self._item.corrections:
            record = self._add(sealed, record)

    def _add(self, sealed: "SealedEntry", before: Record) -> Record:
        """Shows one correction; the record as it stands after it."""
        card = QFrame()
        card.setProperty("role", "part")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(2)
        self._column.addWidget(card)
        correction = from_body(sealed.entry.kind, sealed.entry.body)
        is_void = sealed.entry.sequence in self._void
        after = before
        if not isinstance(correction, Supplement):
            column.addWidget(_toned(self.tr("Withdrawn: it no longer counts."), "warning"))
        else:
            after = apply(before, correction.changes)
            if is_void:
                told = self.tr("This supplement was withdrawn: it no longer counts.")
                column.addWidget(_toned(told, "warning"))
            self._add_changes(column, before, after, correction)
        reason = str(sealed.entry.body.get("reason", ""))
        column.addWidget(PlainLabel(self.tr("Reason"), "small"))
        column.addWidget(PlainLabel(reason, wraps=True))
        person = self._people.get(sealed.entry.actor)
        who = (formatting.moment(read_time(sealed.entry.time)), person.name if person else "")
        link = EntryLink(sealed.entry.sequence, " · ".join(filter(None, who)))
        link.asked.connect(self.asked)
        column.addWidget(link)
        return before if is_void else after

    def _add_changes(
        self, column: QVBoxLayout, before: Record, after: Record, supplement: Supplement
    ) -> None:
        for member in members(type(before)):
            if member.name not in supplement.changes:
                continue
            was, now = (getattr(each, member.name) for each in (before, after))
            column.addWidget(PlainLabel(label_of(member), "small"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(12)
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 1)
            nothing = self.tr("(nothing)")
            old = PlainLabel(text_of(member, was) if was not in (None, ()) else nothing, "was")
            new = PlainLabel(text_of(member, now) if now not in (None, ()) else nothing)
            for place, (label, name) in enumerate(
                ((old, self.tr("Before")), (new, self.tr("Now")))
            ):
                label.setWordWrap(True)
                label.setAccessibleName(f"{name}: {label.text()}")
                grid.addWidget(PlainLabel(name, "small"), 0, place)
                grid.addWidget(label, 1, place, Qt.AlignmentFlag.AlignTop)
            column.addLayout(grid)
        if supplement.note is not None:
            column.addWidget(PlainLabel(self.tr("What is added"), "small"))
            column.addWidget(PlainLabel(supplement.note, wraps=True))


def _toned(text: str, tone: str) -> PlainLabel:
    label = PlainLabel(text, wraps=True)
    set_property(label, "tone", tone)
    return label
