"""Where a bundle is written to: a drive that is in, or any folder, and the name of the file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import formatting
from ui.operations import drives
from ui.operations.drives import Drive
from ui.pages.page import Page
from ui.translation import Speaking
from ui.widgets.button import Button, IconButton
from ui.widgets.plain_label import PlainLabel, set_property

_ACROSS: Final = 2  # drives beside each other
ROOM_FOR_THE_REST: Final = 4_000_000  # bytes; tables, proofs and certificates beside the files


class PlacePicker(Speaking, QWidget):
    """Drives to take along stand first. They are looked for when asked, not all the time.

    Signals:
        picked: another place or name.
    """

    picked = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._drives: tuple[Drive, ...] = ()
        self._needed = 0
        self._again = IconButton("refresh-cw")
        self._again.clicked.connect(self.look)
        self._rows = QGridLayout()
        self._rows.setSpacing(8)
        self._group = QButtonGroup(self)
        self._folder_label, self._name_label = PlainLabel(role="label"), PlainLabel(role="label")
        self.folder, self.name = QLineEdit(), QLineEdit()
        self._choose = Button("", "folder-open")
        self._choose.clicked.connect(self._choose_folder)
        self._room = PlainLabel(role="small", wraps=True)
        self.folder.textChanged.connect(self._note)
        self.name.textChanged.connect(self._note)
        self._lay_out()
        self.retranslate()

    @property
    def target(self) -> Path | None:
        """The new file; None while folder or name are missing."""
        folder, name = self.folder.text().strip(), self.name.text().strip()
        if not folder or not name:
            return None
        return Path(folder) / (name if name.lower().endswith(".zip") else f"{name}.zip")

    def look(self) -> None:
        """Looks for drives."""
        self._page.follow(drives.drives(), self._show_drives)

    def need(self, size: int) -> None:
        """Takes how many bytes the files have that are to be written."""
        self._needed = size
        self._say_room()

    def retranslate(self) -> None:
        """Sets the words."""
        self._again.say(self.tr("Look for drives again"))
        self._folder_label.setText(self.tr("Folder"))
        self._name_label.setText(self.tr("Name of the file"))
        self.folder.setAccessibleName(self._folder_label.text())
        self.name.setAccessibleName(self._name_label.text())
        self._choose.setText(self.tr("Another folder …"))
        for button, drive in zip(self._group.buttons(), self._drives, strict=False):
            button.setText(self._words(drive))
        self._say_room()

    def _lay_out(self) -> None:
        folder = QHBoxLayout()
        folder.setSpacing(8)
        folder.addWidget(self.folder, 1)
        folder.addWidget(self._choose)
        folder.addWidget(self._again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._rows)
        column.addSpacing(4)
        column.addWidget(self._folder_label)
        column.addLayout(folder)
        column.addWidget(self._room)
        column.addWidget(self._name_label)
        column.addWidget(self.name)

    def _show_drives(self, found: Sequence[Drive]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._rows.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._drives = tuple(found)
        for place, drive in enumerate(self._drives):
            row = Button("row", "usb" if drive.is_removable else "hard-drive")
            row.setCheckable(True)
            row.setToolTip(formatting.tip(str(drive.folder)))
            row.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            row.setText(self._words(drive))
            row.clicked.connect(lambda _, picked=drive: self.folder.setText(str(picked.folder)))
            self._group.addButton(row)
            self._rows.addWidget(row, place // _ACROSS, place % _ACROSS)
        if not self.folder.text() and self._drives:
            self.folder.setText(str(self._drives[0].folder))
        self._note()

    def _words(self, drive: Drive) -> str:
        name = drive.label or drive.folder.name or str(drive.folder)
        if not drive.is_removable:
            name = self.tr("This computer, {name}").replace("{name}", name)
        room = self.tr("{free} free of {total}").replace("{free}", formatting.size(drive.free))
        room = room.replace("{total}", formatting.size(drive.total))
        return f"{name}\n{room}".replace("&", "&&")

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Folder for the bundle"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _note(self) -> None:
        chosen = self.folder.text().strip()
        for button, drive in zip(self._group.buttons(), self._drives, strict=False):
            button.setChecked(str(drive.folder) == chosen)
        self._say_room()
        self.picked.emit()

    def _say_room(self) -> None:
        """Says how much is needed, and warns where a drive that is known has less."""
        chosen = self.folder.text().strip()
        drive = next((each for each in self._drives if str(each.folder) == chosen), None)
        needed = self._needed + ROOM_FOR_THE_REST
        is_short = drive is not None and drive.free < needed
        told = (
            self.tr("About {size} are needed, which is more than is free there.")
            if is_short
            else self.tr("About {size} are needed.")
        )
        self._room.setText(told.replace("{size}", formatting.size(needed)))
        set_property(self._room, "tone", "warning" if is_short else "")
