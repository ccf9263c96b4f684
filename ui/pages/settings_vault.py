"""Care of the vault: its backup, the full check, the recovery sheet, the numbers of samples."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QScrollArea, QVBoxLayout, QWidget

from fieldkit.changes import Changed
from fieldkit.ledger.people import Role
from ui import formatting
from ui.operations import care, people
from ui.operations.care import BackedUp, Keeping
from ui.pages.care_cards import BackupCard, CheckCard, RecoveryCard, SeriesCard
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.banner import Banner, Tone
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from fieldkit.documents.recovery_sheet import RecoverySheet
    from ui.engine_thread import Operation

WIDTH_PX = 760


class VaultSettings(Page):
    """One card for each thing to look after.

    Signals:
        restore_wanted: a vault is to be restored, which needs this one closed.
    """

    topics = Changed.SETTINGS
    restore_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._kept: Keeping | None = None
        self._where = PlainLabel(role="muted", wraps=True)
        self.backup, self.check = BackupCard(), CheckCard()
        self.recovery, self.series = RecoveryCard(), SeriesCard()
        self.backup.again.clicked.connect(self._back_up_again)
        self.backup.elsewhere.clicked.connect(self._choose_folder)
        self.backup.restore.clicked.connect(self.restore_wanted)
        self.check.quick.clicked.connect(lambda: self._check(every_byte=False))
        self.check.thorough.clicked.connect(lambda: self._check(every_byte=True))
        self.recovery.do.clicked.connect(self._renew)
        self.series.do.clicked.connect(self._keep_series)
        self.series.line.returnPressed.connect(self._keep_series)
        self._lay_out()
        self.retranslate()

    def load(self) -> None:
        """Asks how well the vault is kept."""
        self.follow(care.keeping(), self._show)

    def go(self) -> None:
        """Goes to the backup."""
        again = self.backup.again
        (self.backup.elsewhere if again.isHidden() else again).setFocus()

    def retranslate(self) -> None:
        """Sets the words about the vault itself."""
        kept = self._kept
        if kept is not None:
            told = self.tr("{folder} · number {id} · made on {day}")
            told = told.replace("{folder}", str(kept.folder)).replace("{id}", kept.vault_id[:8])
            self._where.setText(told.replace("{day}", formatting.day(kept.founded_at.date())))

    def _show(self, kept: Keeping) -> None:
        self._kept = kept
        vault = self.session.vault
        is_administrator = vault is not None and vault.role is Role.ADMINISTRATOR
        self.backup.show_kept(kept)
        self.recovery.show_kept(kept, is_administrator)
        self.series.show_pattern(kept.sample_series)
        self.retranslate()

    # Backup

    def _back_up_again(self) -> None:
        if self._kept is not None and self._kept.last_backup is not None:
            self._back_up(self._kept.last_backup.folder)

    def _choose_folder(self) -> None:
        title = self.tr("Choose an empty folder, or one with a backup of this vault")
        chosen = QFileDialog.getExistingDirectory(self, title)
        if chosen:
            self._back_up(Path(chosen))

    def _back_up(self, folder: Path) -> None:
        self.banner.hide()
        self.backup.result.hide()
        backing = care.back_up(folder, self.tr("Backing up"))
        self._run(backing, self.backup.work, self.backup.result, self.backup.buttons)
        self.follow(backing, self._is_backed_up, failed=self.backup.result.tell)

    def _is_backed_up(self, done: BackedUp) -> None:
        told = self.tr("The backup in {folder} holds all {count} entries, and was read back.")
        told = told.replace("{folder}", str(done.backup.folder))
        self.backup.result.say(
            Tone.GOOD,
            told.replace("{count}", formatting.number(done.entries)),
            self.tr("Keep that drive apart from this computer."),
        )

    # Check

    def _check(self, *, every_byte: bool) -> None:
        self.check.begin()
        name = self.tr("Checking every byte") if every_byte else self.tr("Checking the vault")
        checking = care.check(name, every_byte=every_byte)
        self._run(checking, self.check.work, self.check.result, self.check.buttons)
        self.follow(
            checking,
            lambda found: self.check.show_findings(found, every_byte),
            failed=self.check.result.tell,
        )

    # Recovery key and numbers

    def _renew(self) -> None:
        self.follow(people.renew_recovery_key(), self._is_renewed)

    def _is_renewed(self, sheet: "RecoverySheet") -> None:
        self.recovery.ask(False)
        self.sheet_made.emit(sheet)
        self.load()

    def _keep_series(self) -> None:
        pattern = self.series.pattern
        if pattern is not None:
            self.follow(
                care.set_sample_series(pattern),
                lambda _: self.said.emit(
                    self.tr("New samples are numbered like this from now on.")
                ),
            )

    def _run(
        self,
        operation: "Operation[object]",
        work: ProgressStrip,
        result: Banner,
        buttons: Sequence[Button],
    ) -> None:
        """Shows long work in its card, with a way to stop it."""

        def set_busy(is_busy: bool) -> None:
            work.setVisible(is_busy)
            for each in buttons:
                each.setEnabled(not is_busy)

        work.begin(operation.name)
        set_busy(True)
        work.stopped.connect(operation.cancel)
        operation.progressed.connect(lambda done, total, _: work.step(done, total))
        operation.ended.connect(lambda: set_busy(False))
        operation.cancelled.connect(
            lambda: result.say(Tone.NOTICE, self.tr("Stopped. Everything is as it was before."))
        )

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        inside.setMaximumWidth(WIDTH_PX)
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, 12, 12)
        column.setSpacing(16)
        column.addWidget(self._where)
        for card in (self.backup, self.check, self.recovery, self.series):
            column.addWidget(card)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        self.column.addWidget(scroll, 1)
