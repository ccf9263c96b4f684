"""What else leads into a vault: the recovery key, a backup, and an older state with its loss."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.errors import FieldkitError
from ui import formatting
from ui.pages.small_form import SmallForm, likely_places
from ui.problems import explain
from ui.widgets.button import Button
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.plain_label import PlainLabel, set_property
from ui.widgets.progress_strip import ProgressStrip
from ui.widgets.recovery_key_field import RecoveryKeyField

if TYPE_CHECKING:
    from fieldkit.vaults import Place


class OpenByKey(SmallForm):
    """The recovery key, typed from its paper."""

    def __init__(self) -> None:
        super().__init__("lock-open")
        self.folder = Path()
        self.key = RecoveryKeyField()
        self.key.changed.connect(lambda: self.do.setEnabled(self.key.is_complete))
        self.key.entered.connect(self.ask)
        self.do.setEnabled(False)
        self.column.addWidget(self.key)
        self.close_column()
        self.retranslate()

    def go(self) -> None:
        """Goes to where one types."""
        self.key.setFocus()

    def ask(self) -> None:
        """Says that the key is typed."""
        if self.key.is_complete:
            self.asked.emit()

    def forget_secrets(self) -> None:
        """Empties what was typed."""
        self.key.clear()

    def retranslate(self) -> None:
        """Sets every word."""
        super().retranslate()
        self.heading.setText(self.tr("Open with the recovery key"))
        told = self.tr(
            "Type the eight groups from the recovery sheet of {vault}. Then whoever lost the "
            "passphrase gets a new one."
        )
        self.words.setText(told.replace("{vault}", self.folder.name))
        self.do.setText(self.tr("Open"))


class LostEntries(SmallForm):
    """The vault is older than what was seen of it: the person decides."""

    def __init__(self) -> None:
        super().__init__("", is_grave=True)
        self._remembered, self._held = 0, 0
        self._facts = PlainLabel(wraps=True)
        self._choice = PlainLabel(wraps=True)
        self.column.addWidget(self._facts)
        self.column.addWidget(self._choice)
        self.close_column()
        self.retranslate()

    def go(self) -> None:
        """Goes to the safe answer."""
        self.back.setFocus()

    def show_loss(self, problem: FieldkitError) -> None:
        """Shows what is missing."""
        self._remembered = int(str(problem.details["remembered"]))
        self._held = int(str(problem.details["held"]))
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every word."""
        super().retranslate()
        self.heading.setText(self.tr("Entries of this vault are missing"))
        self.words.setText(
            self.tr("The passphrase is right. But this is not the newest state of the vault.")
        )
        facts = self.tr(
            "{remembered} entries were seen on this computer; the vault in front of you holds "
            "{held}. Either an older copy was put in its place, or the newest entries were lost "
            "or replaced."
        )
        facts = facts.replace("{remembered}", formatting.number(self._remembered))
        self._facts.setText(facts.replace("{held}", formatting.number(self._held)))
        self._choice.setText(
            self.tr(
                "If there is a newer copy or backup, leave this one closed and open that. If the "
                "entries are lost for good, you can go on without them: who decided it, when, and "
                "how many are missing then stands in the ledger for ever, for every reader."
            )
        )
        self.back.setText(self.tr("Leave it closed"))
        self.do.setText(self.tr("Go on without them"))


class RestoreVault(SmallForm):
    """A vault made anew from its backup.

    Signals:
        place_wanted: a place in one of these folders is to be proposed.
        stopped: the work under way is to be stopped.
    """

    place_wanted = Signal(object)
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__("archive-restore")
        self.backup: Path | None = None
        self.place: Place | None = None
        self._backup_label, self._backup = PlainLabel(role="label"), PlainLabel(wraps=True)
        self._place_label, self._place = PlainLabel(role="label"), PlainLabel(wraps=True)
        self._room = PlainLabel(role="small", wraps=True)
        self.choose_backup, self.choose_place = (Button("", "folder-open") for _ in range(2))
        self.choose_backup.clicked.connect(self._choose_backup)
        self.choose_place.clicked.connect(self._choose_place)
        self._label = PlainLabel(role="label")
        self.passphrase = PassphraseField()
        self.passphrase.entered.connect(self.ask)
        self.passphrase.changed.connect(self._look)
        self.by_key = Button("link")
        self.by_key.setCheckable(True)
        self.by_key.toggled.connect(self._switch)
        self.key = RecoveryKeyField()
        self.key.changed.connect(self._look)
        self.key.entered.connect(self.ask)
        self.key.hide()
        self.work = ProgressStrip()
        self.work.stopped.connect(self.stopped)
        self.work.hide()
        self._parts = QWidget()
        inside = QVBoxLayout(self._parts)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        for label, shown, button in (
            (self._backup_label, self._backup, self.choose_backup),
            (self._place_label, self._place, self.choose_place),
        ):
            inside.addWidget(label)
            row = QHBoxLayout()
            row.addWidget(shown, 1)
            row.addWidget(button)
            inside.addLayout(row)
        inside.addWidget(self._room)
        inside.addSpacing(4)
        for each in (self._label, self.passphrase, self.key, self.by_key):
            inside.addWidget(each)
        self.column.addWidget(self._parts)
        self.column.addWidget(self.work)
        self.close_column()
        self.retranslate()

    def go(self) -> None:
        """Goes to the first thing that is missing."""
        self.place_wanted.emit(likely_places())
        (self.choose_backup if self.backup is None else self.passphrase).setFocus()

    def ask(self) -> None:
        """Says that it is filled in."""
        if self.do.isEnabled():
            self.asked.emit()

    def forget_secrets(self) -> None:
        """Empties what was typed."""
        self.passphrase.clear()
        self.key.clear()

    def wait(self, is_waiting: bool) -> None:
        """Shows that the work is under way."""
        for each in (self._parts, self.back):
            each.setEnabled(not is_waiting)
        self.work.setVisible(is_waiting)
        if is_waiting:
            self.work.begin(self.tr("Restoring and verifying"))
        self._look()
        self.do.setEnabled(self.do.isEnabled() and not is_waiting)

    def show_place(self, place: "Place | None") -> None:
        """Shows where the vault will be, or why it cannot be."""
        self.place = place
        self._say_place()
        self._look()

    @property
    def secret(self) -> dict[str, str]:
        """What opens the backup, as `vaults.restore` takes it."""
        if self.by_key.isChecked():
            return {"recovery_key": self.key.text()}
        return {"passphrase": self.passphrase.text()}

    def retranslate(self) -> None:
        """Sets every word."""
        super().retranslate()
        self.heading.setText(self.tr("Restore a vault from its backup"))
        self.words.setText(
            self.tr("The backup is only read. Every byte of the new vault is verified.")
        )
        self._backup_label.setText(self.tr("Folder of the backup"))
        self._place_label.setText(self.tr("Where the vault will be"))
        self.choose_backup.setText(self.tr("Choose …"))
        self.choose_place.setText(self.tr("Another place …"))
        self._label.setText(self.tr("Passphrase of anybody of the vault"))
        self.passphrase.name_for_readers(self._label.text())
        self.do.setText(self.tr("Restore"))
        self._backup.setText("—" if self.backup is None else str(self.backup))
        self._switch(self.by_key.isChecked())
        self._say_place()
        self._look()

    def _switch(self, by_key: bool) -> None:
        self.by_key.setText(
            self.tr("Use a passphrase") if by_key else self.tr("Use the recovery key instead")
        )
        self._label.setVisible(not by_key)
        self.passphrase.setVisible(not by_key)
        self.key.setVisible(by_key)
        self._look()

    def _look(self) -> None:
        is_open = self.key.is_complete if self.by_key.isChecked() else bool(self.passphrase.text())
        is_placed = self.place is not None and self.place.trouble is None
        self.do.setEnabled(self.backup is not None and is_placed and is_open)

    def _say_place(self) -> None:
        place, text, tone = self.place, "", ""
        self._place.setText("—" if place is None else str(place.folder))
        if place is not None and place.trouble is not None:
            told = explain(place.trouble)
            text, tone = f"{told.sentence} {told.next_step}", "danger"
        elif place is not None:
            text = self.tr("{free} free").replace("{free}", formatting.size(place.free))
        self._room.setText(text)
        set_property(self._room, "tone", tone)

    def _choose_backup(self) -> None:
        title = self.tr("Choose the folder of the backup")
        chosen = QFileDialog.getExistingDirectory(self, title)
        if chosen:
            self.backup = Path(chosen)
            self.retranslate()
            self.passphrase.setFocus()

    def _choose_place(self) -> None:
        title = self.tr("Choose the folder in which the vault will be made")
        chosen = QFileDialog.getExistingDirectory(self, title)
        if chosen:
            self.show_place(None)
            self.place_wanted.emit((Path(chosen),))
