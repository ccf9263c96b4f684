"""The vaults used before, and the passphrase of the chosen one."""

from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ui.settings import Settings
from ui.translation import Speaking
from ui.widgets.button import Button, IconButton
from ui.widgets.icon_label import IconLabel
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.plain_label import PlainLabel

CARD_PX = 460
EASY = "practice inspector b"  # what everybody may know: `fieldkit.practice.easy_passphrase`


class Unlock(Speaking, QWidget):
    """Waits for a passphrase; after too many wrong ones it counts the seconds down.

    Signals:
        asked: the chosen vault is to be opened with what was typed.
        vaults_shown: tuple of Path; somebody should say which of them are there.
    """

    asked = Signal()
    vaults_shown = Signal(object)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._choose)
        self._rows: list[_RecentVault] = []
        self._heading, self._words = PlainLabel(role="title"), PlainLabel(role="muted", wraps=True)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(8)
        self._label = PlainLabel(role="label")
        self.passphrase = PassphraseField()
        self.passphrase.entered.connect(self._ask)
        self._hint = PlainLabel(role="small", wraps=True)
        self.open = Button("primary", "lock-open")
        self.open.clicked.connect(self._ask)
        self.by_key, self.elsewhere = Button("link"), Button("", "folder-open")
        self.new, self.practice = Button("", "folder-plus"), Button("link")
        self.restore = Button("link")
        self._until = QDeadlineTimer(0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._count_down)
        self._is_waiting = False
        self._lay_out()
        self.show_recent()
        self.retranslate()

    @property
    def folder(self) -> Path | None:
        """The chosen vault."""
        chosen = self._group.checkedButton()
        return None if chosen is None else Path(str(chosen.property("folder")))

    def show_recent(self) -> None:
        """Shows the vaults used before; the newest is chosen."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for button in self._group.buttons():
            self._group.removeButton(button)
        self._rows = [
            _RecentVault(folder, self._settings.is_practice(folder))
            for folder in self._settings.recent_vaults
        ]
        for row in self._rows:
            row.forgotten.clicked.connect(lambda _, gone=row.folder: self._forget(gone))
            self._group.addButton(row.button)
            self._recent.addWidget(row)
        if self._rows:
            self._rows[0].button.setChecked(True)
        self._show_parts()
        self.vaults_shown.emit(tuple(row.folder for row in self._rows))

    def show_there(self, there: frozenset[Path]) -> None:
        """Marks the vaults whose folder is not there now."""
        for row in self._rows:
            row.show_missing(row.folder not in there)
        first = next((row for row in self._rows if row.folder in there), None)
        chosen = self.folder
        if first is not None and chosen is not None and chosen not in there:
            first.button.setChecked(True)
        self._show_parts()

    def go(self) -> None:
        """Goes to where one types."""
        (self.passphrase if self.folder is not None else self.new).setFocus()

    def wait(self, is_waiting: bool) -> None:
        """Shows that the vault is being opened; the passphrase takes its second on purpose."""
        self._is_waiting = is_waiting
        self.passphrase.setEnabled(not is_waiting)
        self._say_open()

    def pause(self, seconds: int) -> None:
        """Lets nobody try again for a while, and counts the seconds down."""
        self._until.setRemainingTime(seconds * 1000, Qt.TimerType.PreciseTimer)
        self._count_down()

    def retranslate(self) -> None:
        """Sets every word."""
        self._heading.setText(self.tr("FieldKit"))
        self._label.setText(self.tr("Passphrase"))
        self.passphrase.name_for_readers(self.tr("Passphrase"))
        self.by_key.setText(self.tr("Passphrase lost? Open with the recovery key"))
        self.elsewhere.setText(self.tr("Another vault …"))
        self.new.setText(self.tr("New vault"))
        self.practice.setText(self.tr("Practise first, with an invented case"))
        self.restore.setText(self.tr("Restore a vault from its backup"))
        self._show_parts()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconLabel("shield-check", "accent", 32))
        head.addWidget(self._heading, 1)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addSpacing(8)
        column.addLayout(self._recent)
        column.addSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self.passphrase)
        column.addWidget(self._hint)
        column.addSpacing(4)
        column.addWidget(self.open)
        column.addWidget(self.by_key, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(12)
        self._others = QHBoxLayout()
        self._others.setSpacing(8)
        self._others.addWidget(self.new, 1)
        self._others.addWidget(self.elsewhere, 1)
        column.addLayout(self._others)
        for each in (self.restore, self.practice):
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def _show_parts(self) -> None:
        """Shows what can be done with the vault that is chosen, or without any."""
        folder = self.folder
        row = next((each for each in self._rows if each.folder == folder), None)
        is_missing = row is not None and row.is_missing
        for each in (self._label, self.passphrase, self.open, self.by_key):
            each.setVisible(row is not None and not is_missing)
        known = [
            each
            for each in self._rows
            if not each.is_missing and self._settings.is_practice(each.folder)
        ]
        self.practice.setVisible(not known)
        self.new.become("" if self._rows else "primary")
        is_easy = folder is not None and self._settings.is_practice(folder) and not is_missing
        self._hint.setVisible(is_easy)
        self._hint.setText(
            self.tr("Practice vault. Its passphrase: {passphrase}").replace("{passphrase}", EASY)
        )
        if row is None:
            self._words.setText(
                self.tr(
                    "Evidence lies in a vault: one encrypted folder on this computer. Make a new "
                    "one, or open one you were given."
                )
            )
        elif is_missing:
            self._words.setText(
                self.tr("This vault is not there now. Plug in its drive, or choose another.")
            )
        else:
            self._words.setText(self.tr("Open a vault to go on."))
        self._say_open()

    def _say_open(self) -> None:
        left = -(-self._until.remainingTime() // 1000)
        self.open.setEnabled(not self._is_waiting and left <= 0)
        if self._is_waiting:
            self.open.setText(self.tr("Opening …"))
        elif left > 0:
            self.open.setText(self.tr("Wait %n second(s)", "", left))
        else:
            self.open.setText(self.tr("Open"))

    def _count_down(self) -> None:
        self._say_open()
        left_ms = self._until.remainingTime()
        if left_ms > 0:
            self._timer.start(left_ms % 1000 or 1000)

    def _ask(self) -> None:
        if self.open.isEnabled() and self.folder is not None and self.passphrase.text():
            self.asked.emit()

    def _choose(self) -> None:
        self._show_parts()
        self.go()

    def _forget(self, folder: Path) -> None:
        self._settings.forget_vault(folder)
        self.show_recent()
        self.go()


class _RecentVault(Speaking, QWidget):
    """One vault used before."""

    def __init__(self, folder: Path, is_practice: bool) -> None:
        super().__init__()
        self.folder = folder
        self._is_practice = is_practice
        self.is_missing = False
        self.button = Button("row", "folder-lock")
        self.button.setCheckable(True)
        self.button.setProperty("folder", str(folder))
        self.forgotten = IconButton("x")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.button, 1)
        row.addWidget(self.forgotten)
        self.retranslate()

    def show_missing(self, is_missing: bool) -> None:
        """Says whether the folder is not there now."""
        self.is_missing = is_missing
        self.retranslate()

    def retranslate(self) -> None:
        """Names the vault by its folder, and where that is."""
        where = str(self.folder.parent)
        if self._is_practice:
            where = self.tr("Practice · {folder}").replace("{folder}", where)
        if self.is_missing:
            where = self.tr("Not there now: {folder}").replace("{folder}", where)
        shown = self.fontMetrics().elidedText(where, Qt.TextElideMode.ElideMiddle, CARD_PX - 140)
        self.button.setText(f"{self.folder.name}\n{shown}")
        self.button.setAccessibleName(f"{self.folder.name}, {where}")
        told = self.tr("Forget {vault} (the vault itself stays)")
        self.forgotten.say(told.replace("{vault}", self.folder.name))
