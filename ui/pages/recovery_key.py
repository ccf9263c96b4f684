"""The recovery key of a vault just made, shown this once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from ui.pages.page import Page
from ui.session import Session
from ui.theme import digits_font
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel

_GROUPS_IN_LINE = 4


class RecoveryKeyPage(Page):
    """Stands before everything else until the person says that the key was kept.

    Signals:
        kept: it was.
    """

    kept = Signal()

    def __init__(self, session: Session, recovery_key: str) -> None:
        super().__init__(session)
        self._heading = PlainLabel(role="title")
        self._words = PlainLabel(role="muted", wraps=True)
        groups = recovery_key.split("-")
        lines = [
            "-".join(groups[at : at + _GROUPS_IN_LINE])
            for at in range(0, len(groups), _GROUPS_IN_LINE)
        ]
        self._key = PlainLabel("\n".join(lines))
        self._key.setFont(digits_font(20))
        self._key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._is_kept = QCheckBox()
        self._go_on = Button("primary")
        self._go_on.setEnabled(False)
        self._is_kept.toggled.connect(self._go_on.setEnabled)
        self._go_on.clicked.connect(self.kept)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.addWidget(self._key, 0, Qt.AlignmentFlag.AlignHCenter)
        middle = QVBoxLayout()
        middle.setSpacing(16)
        for each in (self._heading, self._words, card, self._is_kept, self._go_on):
            middle.addWidget(each)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(middle, 2)
        row.addStretch(1)
        self.column.addSpacing(40)
        self.column.addLayout(row)
        self.column.addStretch()
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every word."""
        self._heading.setText(self.tr("Write the recovery key down"))
        self._words.setText(
            self.tr(
                "If a passphrase is lost, only this key opens the vault. It is shown this once "
                "and stored nowhere. Keep the paper apart from this computer."
            )
        )
        self._key.setAccessibleName(self.tr("Recovery key"))
        self._is_kept.setText(self.tr("The key is on paper"))
        self._go_on.setText(self.tr("Go on"))
