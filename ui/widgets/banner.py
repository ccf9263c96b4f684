"""A sentence across the page: what went wrong, or what a person should know."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.translation import Speaking
from ui.widgets.button import Button, IconButton
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel, set_property

if TYPE_CHECKING:
    from collections.abc import Callable


class Tone(StrEnum):
    """How much it weighs."""

    NOTICE = "notice"
    GOOD = "good"
    WARNING = "warning"
    DANGER = "danger"


_DRAWINGS = {
    Tone.NOTICE: ("info", "muted"),
    Tone.GOOD: ("circle-check", "good"),
    Tone.WARNING: ("triangle-alert", "warning"),
    Tone.DANGER: ("circle-alert", "danger"),
}


class Banner(Speaking, QFrame):
    """Hidden until there is something to say; stays until it is closed or replaced.

    Signals:
        pressed: the offered way out was chosen.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._do: Callable[[], object] | None = None
        self._is_laid_out = False
        self.hide()

    def _lay_out(self) -> None:
        """Makes what is inside; most banners of most pages never say anything."""
        self._is_laid_out = True
        self._icon = IconLabel()
        self._sentence = PlainLabel(wraps=True)
        self._next_step = PlainLabel(role="muted", wraps=True)
        self._detail = PlainLabel(role="small", wraps=True)
        self._detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._more = Button("link")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._detail.setVisible)
        self._way_out = Button()
        self._way_out.clicked.connect(self._go_out)
        self._close = IconButton("x")
        self._close.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(4)
        for each in (self._sentence, self._next_step, self._detail):
            words.addWidget(each)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 8, 8)
        line.setSpacing(8)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        for button in (self._way_out, self._more, self._close):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()

    def say(
        self,
        tone: Tone,
        sentence: str,
        next_step: str = "",
        *,
        detail: str = "",
        offer: str = "",
        way_out: "Callable[[], object] | None" = None,
    ) -> None:
        """Shows a sentence, and tells it to screen readers.

        Args:
            tone: how much it weighs.
            sentence: what happened, and to what.
            next_step: what to do now.
            detail: for somebody who helps; shown when asked for.
            offer: words of a button that does it; `pressed` follows.
            way_out: what the button does, unless the page listens to `pressed`.
        """
        # Imported here, because it is slow and the first window has nothing to say.
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415

        if not self._is_laid_out:
            self._lay_out()
        set_property(self, "tone", tone.value)
        self._icon.show_icon(*_DRAWINGS[tone])
        self._sentence.setText(sentence)
        self._next_step.setText(next_step)
        self._next_step.setVisible(bool(next_step))
        self._detail.setText(detail)
        self._more.setChecked(False)
        self._detail.hide()
        self._more.setVisible(bool(detail))
        self._do = way_out
        self._way_out.setText(offer)
        self._way_out.setVisible(bool(offer))
        self.setAccessibleName(f"{sentence} {next_step}".strip())
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def take_offer(self) -> None:
        """Does what is offered, as its button."""
        self._way_out.click()

    def _go_out(self) -> None:
        self.pressed.emit()
        if self._do is not None:
            self._do()

    @property
    def sentence(self) -> str:
        """What is said now; empty while hidden."""
        return "" if self.isHidden() else self._sentence.text()

    @property
    def next_step(self) -> str:
        """What is said to do; empty while hidden."""
        return "" if self.isHidden() else self._next_step.text()

    def retranslate(self) -> None:
        """Names the buttons; the sentence stays in the language it was said in."""
        if self._is_laid_out:
            self._more.setText(self.tr("Details"))
            self._close.say(self.tr("Close this message"))
