"""Making a vault: who, the passphrase, and where."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from ui import formatting
from ui.pages.small_form import SmallForm, likely_places
from ui.problems import explain
from ui.widgets.button import Button
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.plain_label import PlainLabel, set_property

if TYPE_CHECKING:
    from fieldkit.vaults import Place

LITTLE_ROOM = 5_000_000_000  # bytes: some days of photos and film


class NewVault(SmallForm):
    """The form of the first run: one page, four fields and the passphrase.

    Signals:
        place_wanted: a place in one of these folders is to be proposed.
    """

    place_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("lock")
        self.lines = {each: QLineEdit() for each in ("name", "unit", "number")}
        self._labels = {each: PlainLabel(role="label") for each in (*self.lines, "place")}
        self._role = PlainLabel(role="small", wraps=True)
        self.passphrase = NewPassphrase()
        self.passphrase.entered.connect(self.ask)
        self.place: Place | None = None
        self._path = PlainLabel(wraps=True)
        self._room = PlainLabel(role="small", wraps=True)
        self._choose = Button("", "folder-open")
        self._choose.clicked.connect(self._choose_place)
        self._problem = PlainLabel(role="problem", wraps=True)
        self._problem.hide()
        names = list(self.lines.values())
        for line, following in zip(names, [*names[1:], self.passphrase], strict=True):
            line.returnPressed.connect(following.setFocus)
        self._lay_out()
        self.retranslate()

    @property
    def name(self) -> str:
        """Of the first person."""
        return self.lines["name"].text().strip()

    @property
    def unit(self) -> str:
        """Theirs."""
        return self.lines["unit"].text().strip()

    @property
    def certificate_number(self) -> str:
        """Theirs."""
        return self.lines["number"].text().strip()

    def forget_secrets(self) -> None:
        """Empties the passphrase; the rest stays."""
        self.passphrase.clear()

    def clear(self) -> None:
        """Forgets all that was typed."""
        for line in self.lines.values():
            line.clear()
        self.passphrase.clear()
        self._problem.hide()

    def go(self) -> None:
        """Goes to the first thing to be typed, and lets the place be looked at."""
        self.lines["name"].setFocus()
        self.place_wanted.emit(likely_places())

    def wait(self, is_waiting: bool) -> None:
        """Shows that the vault is being made."""
        super().wait(is_waiting)
        making, make = self.tr("Making the vault …"), self.tr("Make the vault")
        self.do.setText(making if is_waiting else make)

    def show_place(self, place: "Place | None") -> None:
        """Shows where the vault will be and how much room is there, or why it cannot be."""
        self.place = place
        self._say_place()

    def retranslate(self) -> None:
        """Sets every word."""
        super().retranslate()
        self.heading.setText(self.tr("New vault"))
        self.words.setText(
            self.tr("One encrypted folder on this computer. Everything you record goes into it.")
        )
        words = {
            "name": self.tr("Your name, as on the enforcement certificate"),
            "unit": self.tr("Your unit"),
            "number": self.tr("Number of your certificate"),
            "place": self.tr("Where the vault will be"),
        }
        for name, text in words.items():
            self._labels[name].setText(text)
        for name, line in self.lines.items():
            line.setAccessibleName(words[name])
        self._role.setText(
            self.tr("You become its administrator; others are added later under Settings, People.")
        )
        self._choose.setText(self.tr("Another place …"))
        self.do.setText(self.tr("Make the vault"))
        self._say_place()

    def _say_place(self) -> None:
        place, text, tone = self.place, "", ""
        self._path.setText("" if place is None else str(place.folder))
        if place is not None and place.trouble is not None:
            told = explain(place.trouble)
            text, tone = f"{told.sentence} {told.next_step}", "danger"
        elif place is not None:
            text = self.tr("{free} free").replace("{free}", formatting.size(place.free))
            if place.free < LITTLE_ROOM:
                tone = "warning"
                text = f"{text}. {self.tr('Photos and film fill that within days.')}"
        self._room.setText(text)
        set_property(self._room, "tone", tone)

    def _lay_out(self) -> None:
        column = self.column
        for name, line in self.lines.items():
            self._labels[name].setBuddy(line)
            column.addWidget(self._labels[name])
            column.addWidget(line)
            column.addSpacing(6)
        column.addWidget(self._role)
        column.addSpacing(8)
        column.addWidget(self.passphrase)
        column.addSpacing(8)
        column.addWidget(self._labels["place"])
        place = QHBoxLayout()
        place.setSpacing(8)
        where = QVBoxLayout()
        where.setSpacing(0)
        where.addWidget(self._path)
        where.addWidget(self._room)
        place.addLayout(where, 1)
        place.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(place)
        column.addWidget(self._problem)
        self.close_column()

    def ask(self) -> None:
        """Says that it is filled in, or what is missing."""
        empty = [line for line in self.lines.values() if not line.text().strip()]
        for line in self.lines.values():
            set_property(line, "problem", "true" if line in empty else "false")
        self._problem.hide()
        if empty:
            self._problem.setText(self.tr("Fill in what is marked."))
            self._problem.show()
            empty[0].setFocus()
        elif not self.passphrase.is_right():
            return
        elif self.place is None or self.place.trouble is not None:
            self._choose.setFocus()
        else:
            self.asked.emit()

    def _choose_place(self) -> None:
        title = self.tr("Choose the folder in which the vault will be made")
        around = str(Path.home() if self.place is None else self.place.folder.parent)
        chosen = QFileDialog.getExistingDirectory(self, title, around)
        if chosen:
            self.show_place(None)
            self.place_wanted.emit((Path(chosen),))
