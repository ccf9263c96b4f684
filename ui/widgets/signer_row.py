"""One person who is to sign: as what, and what came of it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.evidence.signings import Outcome, Signing
from fieldkit.evidence.signings import Signer as Role
from ui import formatting
from ui.translation import Speaking, is_chinese
from ui.widgets.button import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel, set_property

_DRAWINGS = {
    Outcome.SIGNED: ("signature", "good"),
    Outcome.FINGERPRINT: ("signature", "good"),
    Outcome.KEY: ("badge-check", "good"),
    Outcome.REFUSED: ("x", "warning"),
    Outcome.UNABLE: ("x", "warning"),
}


class SignerRow(Speaking, QWidget):
    """Offers to sign or to refuse; who has signed may sign again for what was added later.

    Signals:
        sign: by hand.
        refuse: the person will not or cannot.
        confirm: with the key of who is signed in.
    """

    sign = Signal()
    refuse = Signal()
    confirm = Signal()

    def __init__(self, role: Role, name: str, *, is_me: bool = False) -> None:
        """A row without a signature.

        Args:
            role: as what the person signs.
            name: theirs; empty if it is not known yet.
            is_me: whether it is who is signed in.
        """
        super().__init__()
        self._role, self._name, self._is_me = role, name, is_me
        self._state: tuple[int, Signing] | None = None
        self._later = 0
        self._icon = IconLabel("circle-dashed", "muted", 18)
        self._who = PlainLabel(wraps=True)
        self._as_what = PlainLabel(role="small")
        self._told = PlainLabel(role="small", wraps=True)
        self._sign = Button("", "signature")
        self._refuse = Button("quiet")
        self._confirm = Button("", "badge-check")
        for button, signal in (
            (self._sign, self.sign), (self._refuse, self.refuse), (self._confirm, self.confirm),
        ):  # fmt: skip
            button.clicked.connect(partial(signal.emit))
        words = QVBoxLayout()
        words.setSpacing(0)
        for each in (self._who, self._as_what):
            words.addWidget(each)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._icon)
        head.addSpacing(4)
        head.addLayout(words, 1)
        for button in (self._refuse, self._confirm, self._sign):
            head.addWidget(button)
        self._told.setContentsMargins(26, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._told)
        self.retranslate()

    def show_signing(self, sequence: int, signing: Signing, later: int) -> None:
        """Shows what came of it.

        Args:
            sequence: of the entry.
            signing: the signature or refusal.
            later: how many entries came after it that it does not name.
        """
        self._state, self._later = (sequence, signing), later
        self.retranslate()

    @property
    def is_done(self) -> bool:
        """Whether the person has signed or refused."""
        return self._state is not None

    @property
    def first_button(self) -> Button:
        """What is to be pressed first."""
        return self._confirm if self._is_me else self._sign

    def retranslate(self) -> None:
        """Sets words and drawing."""
        role = self._role.zh if is_chinese() else self._role.en.capitalize()
        who = self._name or self.tr("Nobody named yet")
        self._who.setText(who)
        self._as_what.setText(role)
        for button, words, whole in (
            (self._sign, self.tr("Sign"), self.tr("Sign")),
            (self._refuse, self.tr("Refuses"), self.tr("Refuses")),
            (self._confirm, self.tr("My key"), self.tr("Confirm with my key")),
        ):
            button.setText(words)
            button.setAccessibleName(f"{whole}: {role} {who}")
        is_open = not self.is_done or self._later > 0
        self._confirm.setVisible(self._is_me and is_open)
        self._sign.setVisible(is_open)
        self._refuse.setVisible(not self.is_done and not self._is_me)
        self._told.setVisible(self._state is not None)
        if self._state is not None:
            sequence, signing = self._state
            outcome = signing.outcome.zh if is_chinese() else signing.outcome.en.capitalize()
            told = f"{outcome} {formatting.entry(sequence)} · {signing.signed_at:%H:%M}"
            if self._later:
                told += " · " + self.tr("%n later entries not covered", "", self._later)
            drawing, tone = _DRAWINGS[signing.outcome]
            self._icon.show_icon(drawing, tone)
            self._told.setText(told)
            set_property(self._told, "tone", tone)
