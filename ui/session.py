"""Which vault is open, and whose session it is. What needs the engine goes through here."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from fieldkit.progress import Progress
from ui.engine_thread import EngineThread, Needs, Operation

if TYPE_CHECKING:
    from fieldkit.documents.recovery_sheet import RecoverySheet
    from fieldkit.ledger.people import Role
    from fieldkit.received import Received
    from fieldkit.workspace import Workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OpenVault:
    """The open vault, as the window needs to know it.

    Attributes:
        folder: where it is.
        vault_id: its UUID.
        name: of who is signed in; empty after opening with the recovery key.
        unit: theirs.
        certificate_number: theirs.
        role: theirs; None after opening with the recovery key.
        is_practice: nothing in it is evidence.
        has_known_passphrases: of its invented people, for practice.
        recovery_sheet: of a vault just made, to be shown once; None otherwise.
    """

    folder: Path
    vault_id: str
    name: str
    unit: str
    certificate_number: str
    role: "Role | None"
    is_practice: bool = False
    has_known_passphrases: bool = False
    recovery_sheet: "RecoverySheet | None" = field(default=None, repr=False)


BundleOpener = Callable[[Progress], tuple["Received", T]]
Opener = Callable[[Progress], tuple["Workspace", OpenVault]]


class Session(QObject):
    """One window's session.

    Signals:
        opened: OpenVault.
        closing: the vault is about to be closed; the last moment to keep a draft.
        locked: the vault is closed; nothing of it may stay on the screen.
        left_alone: nobody was there for a while; no passphrase half typed may stay.
        changed: Changed; screens that show such things load anew.
        began: an Operation with a name, for the status line.
        label_scanned: text of a label's code, wherever it was typed by a scanner.
    """

    opened = Signal(object)
    closing = Signal()
    locked = Signal()
    left_alone = Signal()
    changed = Signal(object)
    began = Signal(object)
    label_scanned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.vault: OpenVault | None = None
        self._engine = EngineThread()
        self._engine.changed.connect(self.changed)
        self._engine.began.connect(self.began)
        # A bundle from outside has nothing to do with the vault: looking into it neither waits
        # for the vault nor keeps it open.
        self._desk = EngineThread()
        self._desk.began.connect(self.began)
        self._has_copied = False
        QGuiApplication.clipboard().dataChanged.connect(self._note_copy)

    def open(self, opener: Opener) -> Operation[OpenVault]:
        """Opens or makes a vault; one of `ui.operations.vaults`."""
        operation = self._engine.open(opener)
        operation.succeeded.connect(self._take_up)
        return operation

    def open_bundle(self, opener: BundleOpener[T], name: str) -> Operation[T]:
        """Verifies and opens a bundle, in place of the one before; needs no vault.

        Args:
            opener: one of `ui.operations.bundles`.
            name: translated, for the status line.
        """
        return self._desk.open(opener, name)

    def close_bundle(self) -> None:
        """Stops all work on the bundle and gives its file back to the system."""
        self._desk.close()

    def start(self, operation: Operation[T]) -> Operation[T]:
        """Runs an operation on what it needs, the open vault mostly; gives it back."""
        thread = self._engine if operation.needs is Needs.VAULT else self._desk
        return thread.start(operation)

    @property
    def is_busy(self) -> bool:
        """Whether work that is shown to people is under way."""
        return self._engine.is_busy or self._desk.is_busy

    @Slot()
    def lock(self) -> None:
        """Stops all work, closes the vault, and lets the screen and the clipboard go blank."""
        self.left_alone.emit()
        if self.vault is None:
            return
        self.closing.emit()
        self.vault = None
        self._engine.close()
        self._forget_clipboard()
        self.locked.emit()

    @Slot()
    def lock_when_idle(self) -> bool:
        """As `lock`, unless work that people wait for is under way; tells whether it locked."""
        if self._engine.is_busy:
            self.left_alone.emit()
            return False
        self.lock()
        return True

    def forget_recovery_sheet(self) -> None:
        """Keeps no copy of the key that was shown."""
        if self.vault is not None:
            self.vault = replace(self.vault, recovery_sheet=None)

    def sign_in(self, vault: OpenVault) -> None:
        """Takes up that somebody got a new key after the recovery key opened the vault."""
        self._take_up(vault)

    def end(self) -> None:
        """Locks, and ends all work; returns when the vault and the bundle are closed."""
        self.lock()
        self._desk.end()
        self._engine.end()

    @Slot(object)
    def _take_up(self, vault: OpenVault) -> None:
        self.vault = vault
        self.opened.emit(vault)

    @Slot()
    def _note_copy(self) -> None:
        """What is copied while a window of ours has the focus is ours."""
        self._has_copied = QGuiApplication.focusWindow() is not None

    def _forget_clipboard(self) -> None:
        if self._has_copied:
            QGuiApplication.clipboard().clear()
