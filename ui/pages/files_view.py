"""The files of one entry: seen, saved as they were sealed, and held against their digests."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from fieldkit.bundle.names import safe_name
from fieldkit.evidence.camera import Preview
from fieldkit.evidence.kinds import KINDS
from ui import formatting
from ui.operations import entries
from ui.pages.page import Page
from ui.translation import Speaking, is_chinese
from ui.widgets.button import Button
from ui.widgets.digest_label import DigestLabel
from ui.widgets.icon_label import IconLabel
from ui.widgets.photo_view import PhotoView
from ui.widgets.plain_label import PlainLabel, set_property
from ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.evidence.camera import NoPreview
    from fieldkit.ledger.entry import Attachment
    from ui.engine_thread import Operation

NARROW_PX: Final = 640  # longest edge of a preview in the pane
WIDE_PX: Final = 2560  # and in the full view
_HIGHEST_PX: Final = {False: 260, True: 520}


class FilesView(Speaking, QWidget):
    """Shows the files of one entry.

    Signals:
        widened: the person wants to see a picture larger.
    """

    widened = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._is_wide = False
        self._kind = ""
        self._files: tuple[_FileCard, ...] = ()
        self._heading = PlainLabel(role="heading")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        self._verify = Button("entry", "scan-search")
        self._verify.clicked.connect(self.verify)
        self._told = PlainLabel(wraps=True)
        self._strip = ProgressStrip()
        self._strip.hide()
        line = QHBoxLayout()
        line.addWidget(self._verify)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addLayout(self._cards)
        column.addLayout(line)
        column.addWidget(self._strip)
        column.addWidget(self._told)
        self.retranslate()

    @property
    def attachments(self) -> "tuple[Attachment, ...]":
        """The files that are shown."""
        return tuple(card.attachment for card in self._files)

    def show_files(self, kind: str, attachments: "Sequence[Attachment]") -> None:
        """Shows the files of another entry of that kind."""
        for card in self._files:
            if card.developing is not None:
                card.developing.cancel()  # nobody waits for it any more
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._kind = kind
        self._files = tuple(_FileCard(self, kind, each) for each in attachments)
        for card in self._files:
            self._cards.addWidget(card)
            card.photo.opened.connect(self.widened)
            self._develop(card)
        self._told.hide()
        self.setVisible(bool(self._files))

    def widen(self, is_wide: bool) -> None:
        """Gives pictures the room of a full view, or of a pane."""
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            for card in self._files:
                self._develop(card)

    def save(self, attachment: "Attachment") -> None:
        """Asks where to, then writes the file there as it was sealed."""
        dialog = QFileDialog(self.window(), self.tr("Save the original"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(safe_name(attachment.name))
        dialog.fileSelected.connect(lambda path: self.save_to(attachment, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, attachment: "Attachment", target: Path) -> None:
        """Writes a file as it was sealed under a new name, with progress."""
        name = self.tr("Saving the original")
        operation = entries.save_original(attachment, target, name=name)
        self._show_work(operation, name)

        def tell(saved: Path) -> None:
            told = self.tr("Saved as {path}, read back: every byte is as sealed.")
            self._tell(told.replace("{path}", str(saved)), "good")

        self._page.follow(operation, tell)

    def verify(self) -> None:
        """Reads and hashes every file now."""
        name = self.tr("Checking the files")
        operation = entries.damaged_files(self.attachments, name=name)
        self._show_work(operation, name)

        def tell(damaged: "tuple[Attachment, ...]") -> None:
            if damaged:
                told = self.tr("Not what was sealed: {names}. Run the full check.")
                self._tell(told.replace("{names}", "、".join(each.name for each in damaged)))
            else:
                self._tell(self.tr("Read and hashed now: every byte is as sealed."), "good")

        self._page.follow(operation, tell)

    def retranslate(self) -> None:
        """Sets the words."""
        self._heading.setText(self.tr("Files"))
        self._verify.setText(self.tr("Check these files now"))

    def _tell(self, sentence: str, tone: str = "danger") -> None:
        self._told.setText(sentence)
        set_property(self._told, "tone", tone)
        self._told.show()

    def _show_work(self, operation: "Operation[object]", name: str) -> None:
        self._told.hide()
        self._strip.begin(name)
        self._strip.show()
        self._strip.stopped.connect(operation.cancel)
        operation.progressed.connect(lambda done, total, _: self._strip.step(done, total))
        operation.ended.connect(self._strip.hide)
        operation.cancelled.connect(lambda: self._tell(self.tr("Stopped."), "warning"))

    def _develop(self, card: "_FileCard") -> None:
        if not card.attachment.media_type.startswith("image/"):
            return
        if card.developing is not None:
            card.developing.cancel()
        edge = WIDE_PX if self._is_wide else NARROW_PX
        card.photo.take_room(_HIGHEST_PX[self._is_wide], zooms=self._is_wide)

        def show(preview: "Preview | NoPreview") -> None:
            if isValid(card):  # another entry may be shown by now
                card.show_preview(preview)

        card.developing = self._page.follow(entries.preview(card.attachment, edge), show)


class _FileCard(Speaking, QWidget):
    """One file."""

    def __init__(self, view: FilesView, kind: str, attachment: "Attachment") -> None:
        super().__init__()
        self.attachment = attachment
        self.developing: Operation[Preview | NoPreview] | None = None
        self._kind = kind
        self.photo = PhotoView(_HIGHEST_PX[False])
        self._no_preview = PlainLabel(role="muted", wraps=True)
        self._no_preview.hide()
        self._name = PlainLabel(attachment.name, wraps=True)
        self._facts = PlainLabel(role="small", wraps=True)
        self._digest_label = PlainLabel(role="small")
        self._digest = DigestLabel(attachment.sha256)
        self._save = Button("entry", "download")
        self._save.clicked.connect(lambda: view.save(attachment))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("file-text", "muted", 16))
        head.addWidget(self._name, 1)
        line = QHBoxLayout()
        line.addWidget(self._save)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.photo)
        column.addWidget(self._no_preview)
        column.addLayout(head)
        for each in (self._facts, self._digest_label, self._digest):
            column.addWidget(each)
        column.addLayout(line)
        self.retranslate()

    def show_preview(self, preview: "Preview | NoPreview") -> None:
        """Shows the picture, or says why there is none."""
        if isinstance(preview, Preview):
            name = self.tr("Upright preview of {name}")
            self.photo.show_jpeg(preview.jpeg, name.replace("{name}", self.attachment.name))
        self._no_preview.setVisible(not isinstance(preview, Preview))

    def retranslate(self) -> None:
        """Sets the words."""
        each = self.attachment
        self._no_preview.setText(
            self.tr(
                "No preview: only pictures are shown in here. "
                "Save the original and open the saved copy."
            )
        )
        self._facts.setText(
            " · ".join((_role_name(self._kind, each.role), each.media_type, self._size()))
        )
        self._digest_label.setText(self.tr("Digest of the file (SHA-256)"))
        self._save.setText(self.tr("Save the original …"))
        named = self.tr("Save the original {name}").replace("{name}", each.name)
        self._save.setAccessibleName(named)

    def _size(self) -> str:
        told = formatting.size(self.attachment.size)
        return (
            told
            if self.attachment.size < 1000
            else self.tr("{size} ({bytes} bytes)")
            .replace("{size}", told)
            .replace("{bytes}", formatting.number(self.attachment.size))
        )


def _role_name(kind: str, role: str) -> str:
    """What the file is to its entry, in the language of the window."""
    record = KINDS.get(kind)
    for each in () if record is None else record.files:
        if each.name == role:
            return each.zh if is_chinese() else each.en[:1].upper() + each.en[1:]
    return role
