"""How the ledger stands, as the status line says it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.workspace import Workspace

_CLOCK = "clock"  # kind of the entries that put a step of the clock on record
_MOST = 1000


@dataclass(frozen=True, slots=True)
class LedgerState:
    """The ledger now.

    Attributes:
        entries: how many it holds.
        outside: how many of them the last checkpoint that left the laptop covers; 0 if none did.
        clock_steps: how often the wall clock did not do what running time does.
        is_backup_due: whether the last backup is more than seven days past.
        is_sheet_unproven: whether an administrator is signed in, and nobody has shown that the
            recovery sheet is kept.
    """

    entries: int
    outside: int
    clock_steps: int
    is_backup_due: bool
    is_sheet_unproven: bool

    @property
    def since_outside(self) -> int:
        """Entries that no checkpoint outside of the laptop covers yet."""
        return self.entries - self.outside


def ledger_state() -> Operation[LedgerState]:
    """How the ledger stands now."""
    return Operation(lambda workspace, _: _state(workspace))


def _state(workspace: "Workspace") -> LedgerState:
    from fieldkit.clock import read_time  # noqa: PLC0415 - the first window comes sooner
    from fieldkit.ledger import checkpoint  # noqa: PLC0415
    from fieldkit.ledger.people import Role  # noqa: PLC0415

    register = workspace.register
    issued = register.issued_checkpoints()
    outside = checkpoint.read(issued[-1]).size if issued else 0
    steps = len(register.rows(kinds=(_CLOCK,), limit=_MOST))
    founded_at = read_time(register.sealed(0).entry.time)
    is_backup_due = workspace.settings.is_backup_due(founded_at)
    personnel = workspace.personnel
    is_sheet_unproven = (
        workspace.settings.recovery_proven_at is None
        and not workspace.is_practice
        and personnel.is_signed_in
        and personnel.me.role is Role.ADMINISTRATOR
    )
    return LedgerState(register.size(), outside, steps, is_backup_due, is_sheet_unproven)
