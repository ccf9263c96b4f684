"""What an open vault will need is loaded while its passphrase is being typed.

First the engine, on a thread of its own; then the pages, a module at a time with room for keys
between. So opening the vault, and then each page, is not kept waiting for files to be read.
"""

import gc
import sys
from collections import deque
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from ui.engine_thread import Operation
from ui.session import Session

_ENGINE: Final = "fieldkit.workspace"
_PAUSE_MS: Final = 10  # between two modules
# What others need first, so that no step takes long.
MODULES: Final = (
    "ui.problems",
    "ui.models.rows",
    "ui.widgets.rows_table",
    "ui.widgets.form.members_form",
    "ui.widgets.form.record_form",
    "ui.pages.files_view",
    "ui.pages.item_detail",
    "ui.pages.record_editor",
    "ui.pages.cases",
    "ui.operations.ledger",
    "ui.pages.case_view",
    "ui.operations.visits",
    "ui.pages.visit_overview",
    "ui.pages.inspection",
    "ui.widgets.photo_grid",
    "ui.operations.capture",
    "ui.pages.capture.bench",
    "ui.pages.capture.page",
    "ui.pages.thing_detail",
    "ui.pages.samples",
    "ui.operations.screening",
    "ui.widgets.grid.view",
    "ui.pages.results",
    "ui.pages.custody",
    "ui.widgets.record_paper",
    "ui.pages.signing",
    "ui.pages.evidence",
    "ui.pages.handover",
)


class Preparation(QObject):
    """Loads from now on, until everything is there or a vault is open."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = deque(MODULES)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._load_next)
        session.opened.connect(self.stop)
        if session.vault is None:
            loading = Operation.on_nothing(lambda _: import_module(_ENGINE))
            session.start(loading).succeeded.connect(self._go_on)

    @Slot()
    def stop(self) -> None:
        """Loads nothing more ahead."""
        self._left.clear()
        self._timer.stop()

    @Slot()
    def _go_on(self) -> None:
        if self._left:
            self._timer.start(_PAUSE_MS)

    @Slot()
    def _load_next(self) -> None:
        name = self._left.popleft()
        if name not in sys.modules:
            import_module(name)
            # Classes and functions stay for good. Python's collector, which would look through
            # all of them again and again while people work, is told so; nothing of a vault is
            # there yet.
            gc.freeze()
        if not self._left:
            self._timer.stop()
