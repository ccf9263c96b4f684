"""Where a new passphrase is typed twice, with an honest word on how long it would hold."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.passphrases import SHORTEST_PASSPHRASE, Strength, strength
from ui.translation import Speaking
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.plain_label import PlainLabel, set_property
from ui.widgets.strength_bar import StrengthBar

_TONES = {
    Strength.REFUSED: "danger",
    Strength.WEAK: "danger",
    Strength.FAIR: "warning",
    Strength.GOOD: "good",
    Strength.STRONG: "good",
}


class NewPassphrase(Speaking, QWidget):
    """Two fields; pasting, input methods and any characters are welcome.

    Signals:
        entered: Enter was given in the second field.
    """

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.again = PassphraseField(), PassphraseField()
        self._first_label, self._again_label = PlainLabel(role="label"), PlainLabel(role="label")
        self._bar, self._word = StrengthBar(), PlainLabel(role="small", wraps=True)
        self._problem = PlainLabel(role="problem", wraps=True)
        self._problem.hide()
        self.first.changed.connect(self._show_strength)
        self.again.changed.connect(self._problem.hide)
        self.first.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.entered)
        self.setFocusProxy(self.first)
        meter = QHBoxLayout()
        meter.setSpacing(10)
        meter.addWidget(self._bar)
        meter.addWidget(self._word, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._first_label)
        column.addWidget(self.first)
        column.addLayout(meter)
        column.addSpacing(8)
        column.addWidget(self._again_label)
        column.addWidget(self.again)
        column.addWidget(self._problem)
        self.retranslate()

    def text(self) -> str:
        """What was typed first."""
        return self.first.text()

    def clear(self) -> None:
        """Forgets what was typed."""
        self.first.clear()
        self.again.clear()
        self._problem.hide()

    def is_right(self) -> bool:
        """Whether a vault takes it and both are the same; otherwise says what is wrong."""
        if strength(self.first.text()) is Strength.REFUSED:
            problem, field = self._too_short(), self.first
        elif self.first.text() != self.again.text():
            problem, field = self.tr("Both passphrases must be the same."), self.again
        else:
            self._problem.hide()
            return True
        self._problem.setText(problem)
        self._problem.show()
        field.select_all()
        field.setFocus()
        return False

    def retranslate(self) -> None:
        """Sets every word."""
        self._first_label.setText(self.tr("New passphrase"))
        self._again_label.setText(self.tr("New passphrase once more"))
        self.first.name_for_readers(self.tr("New passphrase"))
        self.again.name_for_readers(self.tr("New passphrase once more"))
        self._show_strength()

    def _show_strength(self) -> None:
        self._problem.hide()
        found = strength(self.first.text())
        is_typed = bool(self.first.text())
        self._bar.show_strength(found.value if is_typed else 0)
        words = {
            Strength.REFUSED: self._too_short(),
            Strength.WEAK: self.tr(
                "Weak: guessed within days. Add words that do not belong together."
            ),
            Strength.FAIR: self.tr("Fair: holds for months or a few years."),
            Strength.GOOD: self.tr("Good: holds for decades."),
            Strength.STRONG: self.tr("Strong: nobody waits that long."),
        }
        hint = self.tr(
            "Four or five words that do not belong together, in Chinese or any language. "
            "No name, no date, no saying."
        )
        self._word.setText(words[found] if is_typed else hint)
        self._word.setAccessibleName(self._word.text())
        set_property(self._word, "tone", _TONES[found] if is_typed else "")

    def _too_short(self) -> str:
        return self.tr("At least %n characters, not all alike.", "", SHORTEST_PASSPHRASE)
