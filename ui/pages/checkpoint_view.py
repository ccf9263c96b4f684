"""A checkpoint to be written on the paper or photographed."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.formatting import GROUP, number
from ui.operations.visits import IssuedCheckpoint
from ui.translation import Speaking
from ui.widgets.button import Button, IconButton
from ui.widgets.plain_label import PlainLabel
from ui.widgets.qr_code import QrCode

CODE_PX: Final = 300  # about four pixels for each of its squares


class CheckpointView(Speaking, QWidget):
    """The root in large groups, and the whole signed note as a QR code.

    Signals:
        left: the person is done.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._issued: IssuedCheckpoint | None = None
        self._back = IconButton("arrow-left")
        self._back.clicked.connect(self.left)
        self._heading = PlainLabel(role="title")
        self.code = QrCode()
        self.code.setMinimumSize(CODE_PX, CODE_PX)
        self._size_label = PlainLabel(role="small")
        self._size = PlainLabel(role="checkpoint")
        self._root_label = PlainLabel(role="small")
        self.root = PlainLabel(role="checkpoint")
        self.root.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._good_for = PlainLabel(wraps=True)
        self._not_for = PlainLabel(role="muted", wraps=True)
        self._copy = Button("", "copy")
        self._copy.clicked.connect(self._copy_text)
        self._done = Button("primary", "check")
        self._done.clicked.connect(self.left)
        self._lay_out()
        self.retranslate()

    def show_checkpoint(self, issued: IssuedCheckpoint) -> None:
        """Shows another checkpoint."""
        self._issued = issued
        self.code.show_text(issued.text)
        self.retranslate()
        self._done.setFocus()

    def retranslate(self) -> None:
        """Sets every word."""
        self._heading.setText(self.tr("Checkpoint"))
        self._back.say(self.tr("Back to the record"))
        self._size_label.setText(self.tr("Entries in the ledger"))
        self._root_label.setText(self.tr("Root (SHA-256), in groups of four"))
        self.code.setAccessibleName(self.tr("QR code of the checkpoint"))
        self._good_for.setText(
            self.tr(
                "Write it on the record the party signs, or let the party photograph the code. "
                "Whoever keeps it can show later that nothing that was sealed up to here has "
                "been changed or removed since."
            )
        )
        self._not_for.setText(
            self.tr(
                "It does not show that what was recorded is true, or that the clock was right "
                "before."
            )
        )
        self._copy.setText(self.tr("Copy the text"))
        self._done.setText(self.tr("Done"))
        if self._issued is not None:
            self._size.setText(number(self._issued.size))
            self.root.setText(_in_lines(self._issued.root))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._heading)
        head.addStretch()
        words = QVBoxLayout()
        words.setSpacing(4)
        for each in (self._size_label, self._size, self._root_label, self.root):
            words.addWidget(each)
        words.addSpacing(16)
        words.addWidget(self._good_for)
        words.addSpacing(8)
        words.addWidget(self._not_for)
        words.addStretch()
        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addStretch()
        buttons.addWidget(self._done)
        words.addLayout(buttons)
        card = QFrame()
        card.setProperty("role", "card")
        middle = QHBoxLayout(card)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.setSpacing(32)
        middle.addWidget(self.code, 1)
        middle.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(card, 1)

    def _copy_text(self) -> None:
        if self._issued is not None:
            QGuiApplication.clipboard().setText(self._issued.text)


def _in_lines(root: bytes) -> str:
    """The root as on paper: groups of four, four groups to a line."""
    groups = [root.hex().upper()[at : at + GROUP] for at in range(0, 2 * len(root), GROUP)]
    return "\n".join(" ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))
