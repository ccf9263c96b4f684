"""After an export: what the reader must be told, in large groups, to be copied or read out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import formatting
from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel
from ui.widgets.qr_code import QrCode
from ui.widgets.record_view import clear

if TYPE_CHECKING:
    from ui.operations.handover import Handed

_QR_PX = 220
_TRUST_NAME = "fieldkit-trust.json"


class HandoverResult(Speaking, QWidget):
    """Shows one bundle that was handed over.

    Signals:
        trust_wanted: a path for the trust file.
        said: a short sentence for the status line.
        left: the person has seen it.
    """

    trust_wanted = Signal(str)
    said = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handed: Handed | None = None
        self._heading = PlainLabel(role="title")
        self._told = PlainLabel(wraps=True)
        self._not_yet = PlainLabel(wraps=True)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(2)
        self._qr = QrCode()
        self._qr.setFixedSize(_QR_PX, _QR_PX)
        self._qr_words = PlainLabel(role="small", wraps=True)
        self._copy = Button("", "copy")
        self._copy.clicked.connect(self.copy)
        self._trust = Button("", "download")
        self._trust.clicked.connect(self._ask_for_trust)
        self._done = Button("primary", "check")
        self._done.clicked.connect(self.left)
        self._lay_out()
        self.retranslate()

    def show_handed(self, handed: "Handed") -> None:
        """Shows another bundle."""
        self._handed = handed
        self.retranslate()
        self._done.setFocus()

    @property
    def text(self) -> str:
        """All of it as plain text, one fact on a line."""
        return "\n".join(f"{label}: {value}" for label, value, _ in self._lines())

    def copy(self) -> None:
        """Puts all of it on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)
        self.said.emit(self.tr("Copied; send it by another way than the bundle."))

    def retranslate(self) -> None:
        """Writes all of it anew."""
        self._heading.setText(self.tr("Exported, read back and verified"))
        self._told.setText(
            self.tr(
                "Tell the receiver the following by another way than the bundle: by telephone, "
                "on paper, or face to face. With it they find out if anybody changed the file."
            )
        )
        self._not_yet.setText(
            self.tr(
                "This does not count as delivered yet: it does once the receiver's signed "
                "receipt comes back. What was recorded may still be untrue; nobody proves that "
                "with a bundle."
            )
        )
        self._copy.setText(self.tr("Copy as text"))
        self._trust.setText(self.tr("Save the trust file …"))
        self._done.setText(self.tr("Done"))
        self._qr_words.setText(
            self.tr(
                "The checkpoint, for a telephone's camera. Whoever keeps it can tell later "
                "whether the ledger was rewritten."
            )
        )
        clear(self._facts)
        for label, value, is_code in self._lines():
            self._facts.addWidget(PlainLabel(label, "small"))
            shown = PlainLabel(value, "digits" if is_code else "", wraps=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setContentsMargins(0, 0, 0, 8)
            self._facts.addWidget(shown)
        if self._handed is not None:
            self._qr.show_text(self._handed.export.checkpoint)
            self._qr.setAccessibleName(self._qr_words.text())

    def _lines(self) -> list[tuple[str, str, bool]]:
        """Label, value, and whether it is a code."""
        handed = self._handed
        if handed is None:
            return []
        export = handed.export
        size = self.tr("{size} ({bytes} bytes)").replace("{size}", formatting.size(handed.size))
        covered = self.tr("{count} entries").replace("{count}", formatting.number(handed.covered))
        lines = [
            (self.tr("File"), handed.path.name, False),
            (self.tr("Folder"), str(handed.path.parent), False),
            (self.tr("Size"), size.replace("{bytes}", formatting.number(handed.size)), False),
            (self.tr("For"), export.reader, False),
            (
                self.tr("Fingerprint of the bundle (SHA-256 of tagmanifest-sha256.txt)"),
                formatting.digest(export.manifest_sha256),
                True,
            ),
            (self.tr("Signed by"), handed.signer, False),
            (
                self.tr("Fingerprint of the signer's certificate (SHA-256)"),
                handed.fingerprint,
                True,
            ),
            (self.tr("Checkpoint"), f"{covered}\n{handed.root}", True),
        ]
        return [line for line in lines if line[1]]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("circle-check", "good", 24))
        head.addWidget(self._heading, 1)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._told)
        left.addLayout(self._facts)
        left.addWidget(self._not_yet)
        left.addStretch()
        right.setSpacing(8)
        right.addWidget(self._qr)
        right.addWidget(self._qr_words)
        right.addStretch()
        self._qr_words.setFixedWidth(_QR_PX)
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 4, 16, 4)
        columns.setSpacing(40)
        columns.addLayout(left, 1)
        columns.addLayout(right)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._copy)
        foot.addWidget(self._trust)
        foot.addStretch()
        foot.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addLayout(foot)

    def _ask_for_trust(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Save the trust file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(_TRUST_NAME)
        dialog.fileSelected.connect(self.trust_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
