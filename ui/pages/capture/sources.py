"""Where files come from: chosen, dropped, pasted, from a card, from the laptop's own camera."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from fieldkit.evidence.intake import Made
from ui.formatting import moment
from ui.operations.capture import Visit
from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.pick import Pick
from ui.widgets.plain_label import PlainLabel

PASTED: Final = "pasted.png"


class SourceBar(Speaking, QWidget):
    """A row of buttons, and at its end the visit that new files are for.

    Signals:
        given: a list of paths.
        card_given: the folder of a card to be looked through.
        camera_wanted: the laptop's own camera is to be shown.
        paste_wanted: what is in the clipboard is to be taken.
    """

    given = Signal(object)
    card_given = Signal(object)
    camera_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files, self.card = Button("", "image-plus"), Button("", "hard-drive-download")
        self.camera, self.paste = Button("", "camera"), Button("", "clipboard-paste")
        self.files.clicked.connect(self.choose_files)
        self.card.clicked.connect(self.choose_card)
        self.camera.clicked.connect(self.camera_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self._label = PlainLabel(role="label")
        self.visit = Pick()
        self.visit.setMaximumWidth(360)
        self._has_camera = True
        self._visits: tuple[Visit, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for each in (self.files, self.card, self.camera, self.paste):
            row.addWidget(each)
        row.addStretch()
        row.addWidget(self._label)
        row.addWidget(self.visit)
        self.retranslate()

    def choose_files(self) -> None:
        """Lets the person choose files."""
        dialog = QFileDialog(self, self.files.text())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.given.emit([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_card(self) -> None:
        """Lets the person choose a card's folder, or any other."""
        dialog = QFileDialog(self, self.card.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.card_given.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_visits(self, visits: tuple[Visit, ...]) -> None:
        """Offers the inspections of the case; the newest is picked when it is a new one."""
        is_new = visits[:1] != self._visits[:1]
        self._visits = visits
        self._name_visits()
        if visits and is_new:
            self.visit.pick(visits[0].sequence)

    def say_no_camera(self) -> None:
        """Says on the button that this computer has none."""
        self._has_camera = False
        self.camera.setEnabled(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Names the buttons."""
        self.files.setText(self.tr("Choose files"))
        self.card.setText(self.tr("From a card or folder"))
        self.camera.setText(self.tr("Camera") if self._has_camera else self.tr("No camera here"))
        self.paste.setText(self.tr("Paste"))
        self._label.setText(self.tr("For the visit"))
        self._label.setBuddy(self.visit)
        self._name_visits()

    def _name_visits(self) -> None:
        choices: list[tuple[object, str]] = [
            (each.sequence, f"{moment(each.record.started_at)} · {each.record.place}")
            for each in self._visits
        ]
        self.visit.say(self.tr("For the visit"), [*choices, (None, self.tr("No visit"))])


def sources_in(data: QMimeData) -> Sequence[Path | Made]:
    """The files that were dropped or copied, or else the picture; nothing if there is neither."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return paths
    image = data.imageData() if data.hasImage() else None
    return [Made(PASTED, encoded(image, "PNG"))] if isinstance(image, QImage) else []


def encoded(image: QImage, form: str) -> bytes:
    """A picture as the bytes of a file, which never was on a disk."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form, 95)  # type: ignore[call-overload]  # the stubs want bytes, Qt a str
    return bytes(buffer.data().data())
