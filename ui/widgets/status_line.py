"""The line at the bottom: what was just done, how the ledger and the clock stand, what runs."""

from enum import Enum, auto

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.formatting import number
from ui.translation import Speaking
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel
from ui.widgets.progress_strip import ProgressStrip


class Reminder(Enum):
    """What should be done about the vault, under Settings."""

    BACKUP = auto()
    SHEET = auto()


class StatusLine(Speaking, QFrame):
    """Quiet facts; nothing here asks for anything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self.setFixedHeight(36)
        self._facts: tuple[int, int, int] | None = None
        self._reminder: Reminder | None = None
        self._reminder_icon = IconLabel("triangle-alert", "warning", 16)
        self.reminder = PlainLabel(role="small")
        self._said = PlainLabel(role="small")
        self.work = ProgressStrip()
        self.work.hide()
        self._clock_icon, self._clock = IconLabel(px=16), PlainLabel(role="small")
        self._ledger_icon, self._ledger = IconLabel(px=16), PlainLabel(role="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(6)
        row.addWidget(self._said, 1)
        row.addWidget(self.work)
        for icon, label in (
            (self._reminder_icon, self.reminder),
            (self._clock_icon, self._clock),
            (self._ledger_icon, self._ledger),
        ):
            row.addSpacing(14)
            row.addWidget(icon)
            row.addWidget(label)
        self.retranslate()

    def say(self, sentence: str) -> None:
        """Shows what was just done."""
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)

    def show_facts(
        self,
        entries: int,
        since_outside: int,
        clock_steps: int,
        reminder: "Reminder | None" = None,
    ) -> None:
        """Shows how the ledger stands.

        Args:
            entries: in the ledger.
            since_outside: of them, not covered by a checkpoint outside of this computer.
            clock_steps: how often the clock was set.
            reminder: what should be done about the vault.
        """
        self._facts = entries, since_outside, clock_steps
        self._reminder = reminder
        self.retranslate()

    def forget(self) -> None:
        """Shows nothing of the vault any more."""
        self._facts = None
        self.say("")
        self.work.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every word but the sentence."""
        for each in (self._clock_icon, self._clock, self._ledger_icon, self._ledger):
            each.setVisible(self._facts is not None)
        for each in (self._reminder_icon, self.reminder):
            each.setVisible(self._facts is not None and self._reminder is not None)
        words = {
            Reminder.BACKUP: self.tr("No backup for over a week"),
            Reminder.SHEET: self.tr("Recovery sheet not shown to be kept"),
        }
        self.reminder.setText("" if self._reminder is None else words[self._reminder])
        if self._facts is None:
            return
        entries, since_outside, steps = self._facts
        if steps:
            self._clock_icon.show_icon("triangle-alert", "warning")
            self._clock.setText(self.tr("Clock was set %n time(s)", "", steps))
        else:
            self._clock_icon.show_icon("clock", "muted")
            self._clock.setText(self.tr("Clock steady"))
        text = self.tr("{entries} entries, {count} since the last outside checkpoint")
        text = text.replace("{entries}", number(entries)).replace("{count}", number(since_outside))
        self._ledger_icon.show_icon("stamp", "muted")
        self._ledger.setText(text)
