"""Where everything begins: the vaults used before, a passphrase; or a new vault."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QFileDialog, QWidget

from fieldkit.errors import FieldkitError
from ui.actions import Act
from ui.operations import care, vaults
from ui.pages.page import Page
from ui.pages.small_form import SmallForm, likely_places
from ui.pages.unlock import CARD_PX, Unlock
from ui.session import Opener, OpenVault, Session
from ui.settings import Settings
from ui.widgets.centred import Centred
from ui.widgets.one_of import OneOf
from ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from ui.engine_thread import Operation
    from ui.pages.new_vault import NewVault
    from ui.pages.start_forms import LostEntries, OpenByKey, RestoreVault

# What is rarely needed is made when it is: the first window comes sooner.
# ruff: noqa: PLC0415

F = TypeVar("F", bound=SmallForm)
_ROLLED_BACK = "ledger.rolled-back"
_WAIT = "vault.wait"
_DAMAGED = frozenset(
    {"vault.database-damaged", "vault.keyslots-damaged", "vault.database-altered"}
)
_IS_BACKUP = "vault.is-a-backup"
_BACKUP_DAMAGED = "backup.damaged"


class StartPage(Page):
    """Shown while no vault is open."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session)
        self._settings = settings
        self._views = OneOf()
        self._forms: list[SmallForm] = []
        self._again: Callable[[], object] | None = None
        self._restored: Path | None = None
        self._offered: Callable[[], object] | None = None
        self.unlock = Unlock(settings)
        self._views.add(self.unlock)
        self.unlock.asked.connect(self.open_vault)
        self.unlock.elsewhere.clicked.connect(self._look_elsewhere)
        self.unlock.new.clicked.connect(lambda: self._show(self.new_vault))
        self.unlock.by_key.clicked.connect(self._show_by_key)
        self.unlock.restore.clicked.connect(lambda _: self.show_restore())
        self.unlock.practice.clicked.connect(self._propose_practice)
        self.unlock.vaults_shown.connect(self._look_for)
        self.work = ProgressStrip()
        self.work.hide()
        self._working: Operation[OpenVault] | None = None
        self.work.stopped.connect(self._stop)
        self.banner.pressed.connect(self._take_offer)
        session.left_alone.connect(self.forget_secrets)
        self._lay_out()
        self.retranslate()

    # The forms, each made when it is first needed

    @cached_property
    def new_vault(self) -> "NewVault":
        """The form for a new vault."""
        from ui.pages.new_vault import NewVault

        form = NewVault()
        form.asked.connect(self._make_vault)
        form.place_wanted.connect(partial(self._propose_place, form.show_place, "FieldKit"))
        return self._adopted(form)

    @cached_property
    def by_key(self) -> "OpenByKey":
        """Where the recovery key is typed."""
        from ui.pages.start_forms import OpenByKey

        form = OpenByKey()
        form.asked.connect(self._open_by_key)
        return self._adopted(form)

    @cached_property
    def restore(self) -> "RestoreVault":
        """Where a vault is made from its backup."""
        from ui.pages.start_forms import RestoreVault

        form = RestoreVault()
        form.asked.connect(self._restore)
        form.stopped.connect(self._stop)
        form.place_wanted.connect(partial(self._propose_place, form.show_place, "FieldKit"))
        return self._adopted(form)

    @cached_property
    def lost(self) -> "LostEntries":
        """Where an older state is accepted or not."""
        from ui.pages.start_forms import LostEntries

        form = LostEntries()
        form.asked.connect(self._accept_loss)
        return self._adopted(form)

    def load(self) -> None:
        """Shows the vaults used before."""
        self.unlock.show_recent()
        self.go()

    def go(self) -> None:
        """Goes to where one types."""
        shown = self._views.shown
        if isinstance(shown, Unlock | SmallForm):
            shown.go()

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """In a form: back."""
        is_form = isinstance(self._views.shown, SmallForm)
        return {Act.BACK: self.show_unlock} if is_form and self._working is None else {}

    def choose(self, folder: Path) -> None:
        """Puts a vault first and waits for its passphrase."""
        self._settings.note_vault(folder)
        self.show_unlock()

    def show_unlock(self) -> None:
        """Shows the vaults used before."""
        self.banner.hide()
        self.forget_secrets()
        self._views.show_only(self.unlock)
        self.handlers_changed.emit()
        self.load()

    def show_restore(self, backup: Path | None = None) -> None:
        """Shows where a vault is made from its backup."""
        if backup is not None:
            self.restore.backup = backup
            self.restore.retranslate()
        self._show(self.restore)

    def open_vault(self, *, accept_loss: bool = False) -> None:
        """Opens the chosen vault with what was typed."""
        folder, passphrase = self.unlock.folder, self.unlock.passphrase.text()
        if folder is not None and passphrase:
            self._again = partial(self.open_vault, accept_loss=True)
            self._open(vaults.unlock(folder, passphrase, accept_loss=accept_loss))

    def forget_secrets(self) -> None:
        """Empties every field in which a passphrase or key may stand."""
        self.unlock.passphrase.clear()
        for form in self._forms:
            form.forget_secrets()

    # Opening and making

    def _open(self, opener: Opener, *, restored: Path | None = None) -> "Operation[OpenVault]":
        self.banner.hide()
        self._restored = restored
        self._wait(True)
        opening = self.session.open(opener)
        self._working = opening
        opening.cancelled.connect(self._is_stopped)
        return self.attend(opening, self._is_open, failed=self._tell)

    def _open_by_key(self, *, accept_loss: bool = False) -> None:
        form = self.by_key
        self._again = partial(self._open_by_key, accept_loss=True)
        self._open(vaults.recover(form.folder, form.key.text(), accept_loss=accept_loss))

    def _make_vault(self) -> None:
        new = self.new_vault
        if new.place is None:
            return
        self._open(
            vaults.create(
                new.place.folder,
                name=new.name,
                unit=new.unit,
                certificate_number=new.certificate_number,
                passphrase=new.passphrase.text(),
            )
        )

    def _propose_practice(self) -> None:
        name = self.tr("FieldKit practice")
        self._propose_place(lambda place: self._make_practice(place.folder), name, likely_places())

    def _make_practice(self, folder: Path) -> None:
        making = self._open(vaults.make_practice(folder))
        self.work.begin(self.tr("Making the practice vault"))
        self.work.show()
        making.progressed.connect(lambda done, total, _: self.work.step(done, total))

    def _restore(self, *, accept_damage: bool = False) -> None:
        form = self.restore
        if form.backup is None or form.place is None:
            return
        # What was restored is opened once more where it is older than what was seen of it.
        folder, secret = form.place.folder, form.secret
        opener = vaults.recover if "recovery_key" in secret else vaults.unlock

        def open_restored() -> None:
            self._open(opener(folder, *secret.values(), accept_loss=True))

        self._again = open_restored
        restoring = self._open(
            vaults.restore(form.backup, folder, **secret, accept_damage=accept_damage),
            restored=folder,
        )
        restoring.progressed.connect(lambda done, total, _: form.work.step(done, total))

    def _accept_loss(self) -> None:
        if self._again is not None:
            self._again()

    def _stop(self) -> None:
        if self._working is not None:
            self._working.cancel()

    def _is_open(self, vault: OpenVault) -> None:
        self._settings.note_vault(vault.folder, is_practice=vault.has_known_passphrases)
        self._wait(False)
        self._again = None
        for form in self._forms:
            form.clear()
        self.show_unlock()

    def _is_stopped(self) -> None:
        self._wait(False)

    def _wait(self, is_waiting: bool) -> None:
        self.unlock.wait(is_waiting)
        for form in self._forms:
            form.wait(is_waiting)
        if not is_waiting:
            self._working = None
            self.work.hide()
        self.unlock.setEnabled(not is_waiting)
        self.handlers_changed.emit()

    # What went wrong

    def _tell(self, problem: FieldkitError) -> None:
        self._wait(False)
        if problem.code == _ROLLED_BACK and self._again is not None:
            made = self._restored
            if made is not None:  # it is whole, and can be opened later
                self._settings.note_vault(made)
            self.lost.show_loss(problem)
            self._show(self.lost)
            return
        offer, self._offered = "", None
        if problem.code == _WAIT:
            self.unlock.pause(int(str(problem.details["wait_seconds"])))
        elif problem.code in _DAMAGED:
            offer, self._offered = self.tr("Restore from a backup"), self.show_restore
        elif problem.code == _IS_BACKUP:
            backup = Path(str(problem.details["path"]))
            offer, self._offered = self.tr("Restore it"), partial(self.show_restore, backup)
        elif problem.code == _BACKUP_DAMAGED:
            offer = self.tr("Restore the rest")
            self._offered = partial(self._restore, accept_damage=True)
        self.tell(problem, offer)
        if self._views.shown is self.unlock:
            self.unlock.passphrase.select_all()
            self.unlock.passphrase.setFocus()

    def _take_offer(self) -> None:
        if self._offered is not None:
            self._offered()

    # Going about

    def _show(self, form: QWidget) -> None:
        self.banner.hide()
        self._views.show_only(form)
        self.handlers_changed.emit()
        self.go()

    def _show_by_key(self) -> None:
        if self.unlock.folder is not None:
            self.by_key.folder = self.unlock.folder
            self.by_key.retranslate()
            self._show(self.by_key)

    def _look_elsewhere(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder of a vault"))
        if chosen:
            self.choose(Path(chosen))

    def _look_for(self, folders: tuple[Path, ...]) -> None:
        if folders:
            self.follow(care.look_for(folders), self.unlock.show_there)

    def _propose_place(
        self, then: "Callable[..., object]", name: str, around: tuple[Path, ...]
    ) -> None:
        self.follow(care.place_in(around, name), then)

    def _adopted(self, form: F) -> F:
        form.left.connect(self.show_unlock)
        self._forms.append(form)
        self._views.add(form)
        return form

    def _lay_out(self) -> None:
        self.banner.setMaximumWidth(CARD_PX)
        self.column.removeWidget(self.banner)
        centred = Centred(CARD_PX)
        centred.column.setSpacing(16)
        for each in (self.banner, self._views, self.work):
            centred.column.addWidget(each)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(centred)
