"""Making a vault: where, who, and the passphrase."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.plain_label import PlainLabel, set_property


class NewVault(Speaking, QWidget):
    """The form of the first run.

    Signals:
        asked: everything is filled in, and the vault is to be made.
        left: the person wants back.
    """

    asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = PlainLabel(role="title")
        self._lines = {each: QLineEdit() for each in ("place", "name", "unit", "number")}
        self._choose = Button("", "folder-open")
        self._choose.clicked.connect(self._choose_place)
        self._first, self._again = PassphraseField(), PassphraseField()
        self._again.entered.connect(self._ask)
        self._labels = {
            each: PlainLabel(role="label") for each in (*self._lines, "first", "again")
        }
        self._problem = PlainLabel(role="problem", wraps=True)
        self._problem.hide()
        self._back = Button("quiet")
        self._back.clicked.connect(self.left)
        self._make = Button("primary", "lock")
        self._make.clicked.connect(self._ask)
        self._lay_out()
        self.clear()
        self.retranslate()

    @property
    def folder(self) -> Path:
        """Where the vault will be."""
        return Path(self._lines["place"].text().strip()).expanduser()

    @property
    def name(self) -> str:
        """Of its first person."""
        return self._lines["name"].text().strip()

    @property
    def unit(self) -> str:
        """Theirs."""
        return self._lines["unit"].text().strip()

    @property
    def certificate_number(self) -> str:
        """Theirs."""
        return self._lines["number"].text().strip()

    @property
    def passphrase(self) -> str:
        """Theirs."""
        return self._first.text()

    def clear(self) -> None:
        """Forgets all that was typed."""
        for line in self._lines.values():
            line.clear()
        for field in (self._first, self._again):
            field.clear()
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or str(Path.home()))
        self._lines["place"].setText(str(folder / "FieldKit"))

    def go(self) -> None:
        """Goes to the first thing to be typed."""
        self._lines["name"].setFocus()

    def wait(self, is_waiting: bool) -> None:
        """Shows that the vault is being made."""
        self.setEnabled(not is_waiting)

    def retranslate(self) -> None:
        """Sets every word."""
        self._heading.setText(self.tr("New vault"))
        words = {
            "place": self.tr("Folder that will be the vault"),
            "name": self.tr("Your name, as on the enforcement certificate"),
            "unit": self.tr("Your unit"),
            "number": self.tr("Number of your certificate"),
            "first": self.tr("Passphrase: four or five words that do not belong together"),
            "again": self.tr("Passphrase once more"),
        }
        for name, text in words.items():
            self._labels[name].setText(text)
        for name, line in self._lines.items():
            line.setAccessibleName(words[name])
        self._first.name_for_readers(words["first"])
        self._again.name_for_readers(words["again"])
        self._choose.setText(self.tr("Choose …"))
        self._back.setText(self.tr("Back"))
        self._make.setText(self.tr("Make the vault"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addSpacing(12)
        place = QHBoxLayout()
        place.addWidget(self._lines["place"], 1)
        place.addWidget(self._choose)
        column.addWidget(self._labels["place"])
        column.addLayout(place)
        column.addSpacing(8)
        fields: tuple[tuple[str, QWidget], ...] = (
            *((each, self._lines[each]) for each in ("name", "unit", "number")),
            ("first", self._first),
            ("again", self._again),
        )
        for name, field in fields:
            self._labels[name].setBuddy(field)
            column.addWidget(self._labels[name])
            column.addWidget(field)
            column.addSpacing(8)
        column.addWidget(self._problem)
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addStretch()
        foot.addWidget(self._make)
        column.addSpacing(8)
        column.addLayout(foot)

    def _ask(self) -> None:
        empty = [line for line in self._lines.values() if not line.text().strip()]
        for line in self._lines.values():
            set_property(line, "problem", "true" if line in empty else "false")
        differ = self._first.text() != self._again.text() or not self._first.text()
        if empty:
            self._problem.setText(self.tr("Fill in what is marked."))
            empty[0].setFocus()
        elif differ:
            self._problem.setText(self.tr("Both passphrases must be the same."))
            self._first.setFocus()
        self._problem.setVisible(bool(empty) or differ)
        if not empty and not differ:
            self.asked.emit()

    def _choose_place(self) -> None:
        title = self.tr("Choose where the vault will be")
        chosen = QFileDialog.getExistingDirectory(self, title)
        if chosen:
            self._lines["place"].setText(str(Path(chosen) / "FieldKit"))
