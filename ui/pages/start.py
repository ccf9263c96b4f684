"""Where everything begins: the vaults used before, a passphrase; or a new vault."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fieldkit.errors import FieldkitError
from ui.operations import vaults
from ui.pages.page import Page
from ui.session import OpenVault, Session
from ui.settings import Settings
from ui.translation import Speaking
from ui.widgets.button import Button, IconButton
from ui.widgets.icon_label import IconLabel
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from ui.pages.new_vault import NewVault

_ROLLED_BACK = "ledger.rolled-back"
_WAIT = "vault.wait"
CARD_PX = 460


class StartPage(Page):
    """Shown while no vault is open."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session)
        self._settings = settings
        self._views = QStackedWidget()
        self.unlock = _Unlock(settings)
        self._new_vault: NewVault | None = None
        self._views.addWidget(self.unlock)
        self._views.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.unlock.asked.clicked.connect(self.open_vault)
        self.unlock.passphrase.entered.connect(self.open_vault)
        self.unlock.elsewhere.clicked.connect(self._look_elsewhere)
        self.unlock.new.clicked.connect(self._show_new)
        self.banner.pressed.connect(lambda: self.open_vault(accept_loss=True))
        self.banner.setMaximumWidth(CARD_PX)
        self.column.removeWidget(self.banner)
        card = QFrame()
        card.setFixedWidth(CARD_PX)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 24, 0, 24)
        inside.setSpacing(16)
        inside.addStretch(2)
        inside.addWidget(self.banner)
        inside.addWidget(self._views)
        inside.addStretch(3)
        middle = QWidget()
        middle.setProperty("role", "scrolled")
        row = QHBoxLayout(middle)
        row.addStretch()
        row.addWidget(card)
        row.addStretch()
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(scroll)
        self.retranslate()

    @property
    def new_vault(self) -> "NewVault":
        """The form for a new vault, made when it is first needed."""
        if self._new_vault is None:
            from ui.pages.new_vault import NewVault  # noqa: PLC0415 - the window comes sooner

            self._new_vault = NewVault()
            self._new_vault.left.connect(self._show_unlock)
            self._new_vault.asked.connect(self._make_vault)
            self._views.addWidget(self._new_vault)
        return self._new_vault

    def load(self) -> None:
        """Shows the vaults used before."""
        self.unlock.show_recent()
        self.go()

    def go(self) -> None:
        """Goes to where one types."""
        if self._views.currentWidget() is self.unlock:
            self.unlock.go()
        else:
            self.new_vault.go()

    def choose(self, folder: Path) -> None:
        """Puts a vault first and waits for its passphrase."""
        self._settings.note_vault(folder)
        self._show_unlock()

    def open_vault(self, *, accept_loss: bool = False) -> None:
        """Opens the chosen vault with what was typed."""
        folder, passphrase = self.unlock.folder, self.unlock.passphrase.text()
        if folder is None or not passphrase:
            return
        self.banner.hide()
        self.unlock.wait(True)
        opening = self.session.open(
            vaults.unlock(folder, passphrase, accept_loss=accept_loss is True)
        )
        self.attend(opening, self._is_open, failed=self._tell)

    def _make_vault(self) -> None:
        self.banner.hide()
        self.new_vault.wait(True)
        new = self.new_vault
        making = self.session.open(
            vaults.create(
                new.folder,
                name=new.name,
                unit=new.unit,
                certificate_number=new.certificate_number,
                passphrase=new.passphrase,
            )
        )
        self.attend(making, self._is_open, failed=self._tell)

    def _is_open(self, vault: OpenVault) -> None:
        self._settings.note_vault(vault.folder)
        self.unlock.wait(False)
        self.unlock.passphrase.clear()
        if self._new_vault is not None:
            self._new_vault.wait(False)
            self._new_vault.clear()

    def _tell(self, problem: FieldkitError) -> None:
        self.unlock.wait(False)
        if self._new_vault is not None:
            self._new_vault.wait(False)
        offer = ""
        if problem.code == _ROLLED_BACK:
            offer = self.tr("Open it all the same")
        elif problem.code == _WAIT:
            self.unlock.pause(int(str(problem.details["wait_seconds"])))
        self.tell(problem, offer)
        self.unlock.passphrase.select_all()
        if self._views.currentWidget() is self.unlock:
            self.unlock.passphrase.setFocus()

    def _look_elsewhere(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder of a vault"))
        if chosen:
            self.choose(Path(chosen))

    def _show_new(self) -> None:
        self.banner.hide()
        self._views.setCurrentWidget(self.new_vault)
        self.new_vault.go()

    def _show_unlock(self) -> None:
        self.banner.hide()
        self._views.setCurrentWidget(self.unlock)
        self.load()


class _Unlock(Speaking, QWidget):
    """The vaults used before, and the passphrase of the chosen one."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._group = QButtonGroup(self)
        self._heading, self._words = PlainLabel(role="title"), PlainLabel(role="muted", wraps=True)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(8)
        self._label = PlainLabel(role="label")
        self.passphrase = PassphraseField()
        self.asked = Button("primary", "lock-open")
        self.elsewhere = Button("", "folder-open")
        self.new = Button("", "folder-plus")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self.asked.setEnabled(True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconLabel("shield-check", "accent", 32))
        head.addWidget(self._heading, 1)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addSpacing(12)
        column.addLayout(self._recent)
        column.addSpacing(8)
        column.addWidget(self._label)
        column.addWidget(self.passphrase)
        column.addSpacing(4)
        column.addWidget(self.asked)
        column.addSpacing(20)
        others = QHBoxLayout()
        others.setSpacing(8)
        others.addWidget(self.elsewhere, 1)
        others.addWidget(self.new, 1)
        column.addLayout(others)
        column.addStretch()
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
                widget.deleteLater()
        for button in self._group.buttons():
            self._group.removeButton(button)
        for folder in self._settings.recent_vaults:
            row = _RecentVault(folder)
            row.forgotten.clicked.connect(lambda _, gone=folder: self._forget(gone))
            row.button.clicked.connect(self.go)
            self._group.addButton(row.button)
            self._recent.addWidget(row)
        first = next(iter(self._group.buttons()), None)
        if first is not None:
            first.setChecked(True)
        for each in (self._label, self.passphrase, self.asked):
            each.setVisible(first is not None)
        self.retranslate()

    def go(self) -> None:
        """Goes to where one types."""
        (self.passphrase if self.folder is not None else self.new).setFocus()

    def wait(self, is_waiting: bool) -> None:
        """Shows that the vault is being opened; the passphrase takes its second on purpose."""
        self.asked.setEnabled(not is_waiting)
        self.passphrase.setEnabled(not is_waiting)
        self.asked.setText(self.tr("Opening …") if is_waiting else self.tr("Open"))

    def pause(self, seconds: int) -> None:
        """Lets nobody try again for a while."""
        self.asked.setEnabled(False)
        self._timer.start(seconds * 1000)

    def retranslate(self) -> None:
        """Sets every word."""
        self._heading.setText(self.tr("FieldKit"))
        self._words.setText(
            self.tr("Open a vault to go on.")
            if self.folder is not None
            else self.tr(
                "Evidence lies in a vault: one encrypted folder on this computer. Open one you "
                "were given, or make a new one."
            )
        )
        self._label.setText(self.tr("Passphrase"))
        self.passphrase.name_for_readers(self.tr("Passphrase"))
        self.asked.setText(self.tr("Open"))
        self.elsewhere.setText(self.tr("Another vault …"))
        self.new.setText(self.tr("New vault …"))

    def _forget(self, folder: Path) -> None:
        self._settings.forget_vault(folder)
        self.show_recent()
        self.go()


class _RecentVault(Speaking, QWidget):
    """One vault used before."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
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

    def retranslate(self) -> None:
        """Names the vault by its folder, and where that is."""
        where = str(self._folder.parent)
        shown = self.fontMetrics().elidedText(where, Qt.TextElideMode.ElideMiddle, CARD_PX - 140)
        self.button.setText(f"{self._folder.name}\n{shown}")
        self.button.setAccessibleName(f"{self._folder.name}, {where}")
        told = self.tr("Forget {vault} (the vault itself stays)")
        self.forgotten.say(told.replace("{vault}", self._folder.name))
