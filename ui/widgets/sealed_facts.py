"""What is known about an entry beside its content, and what is not proven, in the same type."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.clock import read_time
from ui import formatting
from ui.translation import Speaking
from ui.widgets.button import IconButton
from ui.widgets.digest_label import DigestLabel
from ui.widgets.entry_link import EntryLink
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_view import clear

if TYPE_CHECKING:
    from fieldkit.evidence.overview import View
    from fieldkit.ledger.entry import SealedEntry
    from fieldkit.ledger.people import Person


class SealedFacts(Speaking, QWidget):
    """Digest, signer, clock, checkpoint and bundles of one entry.

    Signals:
        asked: the number of an entry the person wants to see.
    """

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sealed: SealedEntry | None = None
        self._signer: Person | None = None
        self._view: View | None = None
        self.digest = DigestLabel()
        self._copy = IconButton("copy")
        self._copy.clicked.connect(self.digest.copy)
        self._digest_label = PlainLabel(role="small")
        self._rest = QVBoxLayout()
        self._rest.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(self._digest_label, 1)
        head.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.digest)
        column.addSpacing(8)
        column.addLayout(self._rest)
        self.retranslate()

    def show_entry(self, sealed: "SealedEntry", signer: "Person", view: "View | None") -> None:
        """Shows another entry; without a view what others say about it is not told yet."""
        self._sealed, self._signer, self._view = sealed, signer, view
        self.retranslate()

    def retranslate(self) -> None:
        """Writes all of it anew."""
        self._digest_label.setText(self.tr("Digest of the entry (SHA-256)"))
        self._copy.say(self.tr("Copy digest"))
        clear(self._rest)
        if self._sealed is None or self._signer is None:
            return
        self.digest.show_digest(self._sealed.digest)
        person = self._signer
        self._put(
            self.tr("Sealed by"),
            " · ".join((person.name, person.unit, person.certificate_number)),
        )
        self._put(
            self.tr("This computer's clock said"),
            formatting.exact_moment(read_time(self._sealed.entry.time)),
        )
        if self._view is not None:
            self._tell_clock(self._view)
            self._tell_cover(self._view)
            self._tell_bundles(self._view)

    def _tell_clock(self, view: "View") -> None:
        for step in view.clock_steps:
            self._warn(step_words(step))

    def _tell_cover(self, view: "View") -> None:
        if view.cover is None:
            self._label(self.tr("Outside checkpoint"))
            self._warn(
                self.tr(
                    "None covers this entry yet. Until one leaves this computer, nothing proves "
                    "that its author has not rewritten it."
                )
            )
        else:
            told = self.tr("{size} entries, left on {time}: {purpose}")
            told = told.replace("{size}", formatting.number(view.cover.checkpoint.size))
            told = told.replace("{time}", formatting.moment(read_time(view.cover.time)))
            told = told.replace("{purpose}", view.cover.left_for)
            self._put(self.tr("First checkpoint outside that covers it"), told)
            self._link(view.cover.sequence, self.tr("Show the checkpoint"))
        self._put(
            self.tr("Not proven"),
            self.tr("That what was recorded is true, and that the clock was right."),
        )

    def _tell_bundles(self, view: "View") -> None:
        if view.row.case is None:
            return
        self._label(self.tr("In bundles"))
        if not view.exports:
            self._value(self.tr("In none yet."))
        for each in view.exports:
            self._link(each.sequence, " · ".join(filter(None, (each.file, each.reader))))

    def _put(self, label: str, text: str) -> None:
        self._label(label)
        self._value(text)

    def _label(self, text: str) -> None:
        self._rest.addWidget(PlainLabel(text, "small"))

    def _value(self, text: str) -> None:
        value = PlainLabel(text, wraps=True)
        value.setContentsMargins(0, 0, 0, 8)
        self._rest.addWidget(value)

    def _warn(self, text: str) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(6)
        row.addWidget(IconLabel("triangle-alert", "warning", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(text, wraps=True), 1)
        self._rest.addWidget(line)

    def _link(self, sequence: int, words: str) -> None:
        link = EntryLink(sequence, words)
        link.asked.connect(self.asked)
        self._rest.addWidget(link)


def step_words(step: "SealedEntry") -> str:
    """What the clock was found to have done, in a sentence."""
    translate = QCoreApplication.translate
    body = step.entry.body
    sentence = {
        "set_back": translate("clock", "Just before, the clock was set back by {span}."),
        "jumped_forward": translate("clock", "Just before, the clock was set ahead by {span}."),
        "slowed": translate("clock", "Just before, the clock fell behind by {span}."),
        "zone_changed": translate("clock", "Just before, the time zone changed by {span}."),
    }.get(str(body.get("step")), translate("clock", "Just before, the clock changed."))
    digits = str(body.get("seconds", "")).lstrip("-").partition(".")[0]
    seconds = int(digits) if digits.isascii() and digits.isdigit() else 0
    span = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return sentence.replace("{span}", span)
