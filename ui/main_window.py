"""The window: places on the left, the page in the middle, details on the right, facts below."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui import theme
from ui.actions import Act, make_actions, retranslate_actions
from ui.engine_thread import Operation
from ui.pages import PLACES
from ui.pages.page import Page
from ui.pages.start import StartPage
from ui.session import OpenVault, Session
from ui.settings import Settings
from ui.translation import Speaking
from ui.widgets.navigation import Navigation
from ui.widgets.practice_stripe import PracticeStripe
from ui.widgets.status_line import Reminder, StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.documents.recovery_sheet import RecoverySheet

DETAIL_PX: Final = 340
FIRST_SIZE: Final = QSize(1200, 720)
SMALLEST: Final = QSize(840, 480)
_CASES: Final = "cases"
_GATE: Final = "gate"


class MainWindow(Speaking, QMainWindow):
    """Shows one session. Pages of a vault live from its opening to its locking.

    Signals:
        settings_changed: look, language or waiting time is another now.
    """

    settings_changed = Signal()

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        theme.dress(self)
        self._session = session
        self._settings = settings
        self._pages: dict[str, Page] = {}
        self._places = {each.name: each for each in PLACES}
        self._place = _CASES
        self._gate: Page | None = None
        self._pane_owner: QWidget | None = None
        self.start = StartPage(session, settings)
        self.navigation = Navigation({each.name: each.icon for each in PLACES})
        self.status = StatusLine()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self.practice = PracticeStripe()
        self._pane = QFrame()
        self._actions = make_actions(self)
        self._lay_out()
        self._listen()
        self.retranslate()
        self.go_to(_CASES)
        self._restore()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        if not isinstance(shown, Page):
            raise TypeError("the middle of the window shows pages")
        return shown

    def go_to(self, name: str) -> None:
        """Shows a place; one that needs a vault shows how to open one until then."""
        if self._gate is not None:
            self.navigation.go_to(self._place)
            self._show(self._gate)
            return
        self._place = name
        self.navigation.go_to(name)
        if self._places[name].needs_vault and self._session.vault is None:
            self._show(self.start)
            return
        if name not in self._pages:
            self._take_in(name, self._places[name].make(self._session, self._settings))
        self._show(self._pages[name])

    def open_case(self, case: int, page: str = "") -> None:
        """Shows a case in place of the list, at its first page unless another is named."""
        from ui.pages.case_view import CaseView  # noqa: PLC0415 - the first window comes sooner

        self._drop("case")
        view = CaseView(self._session, case, self._leave_case)
        self._take_in("case", view)
        self._show(view)
        if page:
            view.go_to(page)

    def retranslate(self) -> None:
        """Sets every word of the frame."""
        retranslate_actions(self._actions)
        self.navigation.name_places({each.name: each.translated for each in PLACES})
        self._name_window()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers where the window was, and closes the vault."""
        self._settings.geometry = self.saveGeometry()
        self._session.end()
        super().closeEvent(event)

    # Layout

    def _lay_out(self) -> None:
        self._pane.setProperty("role", "pane")
        self._pane_column = QVBoxLayout(self._pane)
        self._pane_column.setContentsMargins(0, 0, 0, 0)
        self._pane.setMinimumWidth(DETAIL_PX - 60)
        self._pane.hide()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self._stack)
        self._splitter.addWidget(self._pane)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([FIRST_SIZE.width(), DETAIL_PX])
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addWidget(self._splitter, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.practice)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        self.setMinimumSize(SMALLEST)

    def _restore(self) -> None:
        if not self.restoreGeometry(self._settings.geometry):
            self.resize(FIRST_SIZE)

    def _name_window(self) -> None:
        vault = self._session.vault
        name = self.tr("FieldKit")
        parts = [] if vault is None else [vault.folder.name]
        if vault is not None and vault.is_practice:
            parts.append(self.tr("Practice"))
        self.setWindowTitle(" — ".join([*parts, name]))

    # Listening

    def _listen(self) -> None:
        self.start.handlers_changed.connect(self._enable_actions)
        self.navigation.gone_to.connect(self.go_to)
        self.navigation.lock_wanted.connect(self._session.lock)
        self._session.opened.connect(self._opened)
        self._session.locked.connect(self._locked)
        self._session.changed.connect(lambda _: self._ask_facts())
        self._session.began.connect(self._show_work)
        self._session.label_scanned.connect(self._follow_label)
        own: dict[Act, Callable[[], object]] = {
            **{each.act: partial(self.go_to, each.name) for each in PLACES},
            Act.LOCK: self._session.lock,
            Act.QUIT: self.close,
        }
        for act, action in self._actions.items():
            self.addAction(action)
            handler = own.get(act)
            if handler is None:
                action.triggered.connect(lambda _, asked=act: self.page.handlers()[asked]())
            else:
                action.triggered.connect(lambda _, do=handler: do())
        self._own = frozenset(own)

    def _take_in(self, name: str, page: Page) -> None:
        self._pages[name] = page
        page.said.connect(self.status.say)
        page.case_opened.connect(self.open_case)
        page.case_page_wanted.connect(self.open_case)
        page.detail_wanted.connect(lambda wanted: self._show_detail(page, wanted))
        page.handlers_changed.connect(self._enable_actions)
        if hasattr(page, "changed"):
            page.changed.connect(self.settings_changed)
        if hasattr(page, "restore_wanted"):
            page.restore_wanted.connect(self._restore_another)
        page.sheet_made.connect(self.show_recovery_sheet)
        self._stack.addWidget(page)

    def _drop(self, name: str) -> None:
        page = self._pages.pop(name, None)
        if page is not None:
            if page is self._stack.currentWidget():
                self._show_detail(page, None)
            self._stack.removeWidget(page)
            page.deleteLater()

    def _show(self, page: Page) -> None:
        self._stack.setCurrentWidget(page)
        self._show_detail(page, page.detail())
        self._enable_actions()
        page.go()

    def _show_detail(self, page: Page, widget: QWidget | None) -> None:
        if page is not self._stack.currentWidget():
            return
        while (item := self._pane_column.takeAt(0)) is not None:
            shown = item.widget()
            if shown is not None and shown is not widget:
                shown.hide()
                shown.setParent(self._pane_owner)  # with which it goes
        if widget is not None:
            if widget.parentWidget() is not self._pane:
                self._pane_owner = widget.parentWidget()
            self._pane_column.addWidget(widget)
            widget.show()
        self._pane.setVisible(widget is not None)

    def _enable_actions(self) -> None:
        answered = self.page.handlers()
        for act, action in self._actions.items():
            action.setEnabled(act in self._own or act in answered)
        self._actions[Act.LOCK].setEnabled(self._session.vault is not None)

    def _leave_case(self) -> None:
        self.go_to(_CASES)
        self._drop("case")

    def _follow_label(self, text: str) -> None:
        """Shows the sample whose label was scanned, in whichever case it is."""
        if self._session.vault is None or self._gate is not None:
            return
        from ui.operations.samples import find_labelled  # noqa: PLC0415 - as above
        from ui.pages.case_view import CaseView  # noqa: PLC0415

        told_on = self.page.page if isinstance(self.page, CaseView) else self.page
        told_on.follow(find_labelled(text), lambda found: self._show_labelled(*found))

    def _show_labelled(self, sequence: int, kind: str, case: int | None) -> None:
        from ui.pages.case_view import CaseView  # noqa: PLC0415 - as above

        if case is None:
            return  # labels are of samples, which are of a case
        if not (isinstance(self.page, CaseView) and self.page.case == case):
            self.open_case(case)
        if isinstance(self.page, CaseView):
            self.page.go_to("samples" if kind == "sample" else "evidence", sequence)

    # The vault

    def _opened(self, vault: OpenVault) -> None:
        self._leave_gate()
        self.navigation.show_person(vault.name, vault.unit)
        self.practice.setVisible(vault.is_practice)
        self._name_window()
        self._ask_facts()
        if vault.role is None:
            from ui.pages.come_back import ComeBackPage  # noqa: PLC0415 - rare

            self._put_up(ComeBackPage(self._session))
        elif vault.recovery_sheet is not None:
            self.show_recovery_sheet(vault.recovery_sheet)
        else:
            self.go_to(_CASES)

    def show_recovery_sheet(self, sheet: "RecoverySheet") -> None:
        """Shows a sheet before everything else, until it is shown to be kept."""
        from ui.pages.recovery_sheet import RecoverySheetPage  # noqa: PLC0415 - rare

        page = RecoverySheetPage(self._session, sheet)
        page.kept.connect(self._sheet_is_kept)
        self._put_up(page)

    def _put_up(self, gate: Page) -> None:
        """Shows a page that stands before all others."""
        self._take_in(_GATE, gate)
        self._gate = gate
        self._show(gate)

    def _leave_gate(self) -> None:
        self._gate = None
        self._drop(_GATE)

    def _sheet_is_kept(self) -> None:
        self._session.forget_recovery_sheet()
        self._leave_gate()
        self.go_to(self._place)

    def _locked(self) -> None:
        self._leave_gate()
        self.practice.hide()
        for name in list(self._pages):
            if name not in self._places or self._places[name].needs_vault:
                self._drop(name)
        self.navigation.show_person(None, "")
        self.status.forget()
        self._name_window()
        self.go_to(self._place)
        self.start.load()

    def _restore_another(self) -> None:
        self._session.lock()
        self.go_to(_CASES)
        self.start.show_restore()

    def _ask_facts(self) -> None:
        from ui.operations.ledger import LedgerState, ledger_state  # noqa: PLC0415 - as above

        def show(state: LedgerState) -> None:
            if self._session.vault is not None:
                sheet = Reminder.SHEET if state.is_sheet_unproven else None
                reminder = Reminder.BACKUP if state.is_backup_due else sheet
                self.status.show_facts(
                    state.entries, state.since_outside, state.clock_steps, reminder
                )

        self._session.start(ledger_state()).succeeded.connect(show)

    def _show_work(self, operation: Operation[object]) -> None:
        work = self.status.work
        work.begin(operation.name)
        work.show()
        work.stopped.connect(operation.cancel)
        operation.progressed.connect(lambda done, total, _: self._show_progress(done, total))
        operation.ended.connect(lambda: self._hide_work(operation))

    def _show_progress(self, done: int, total: int) -> None:
        if isValid(self):
            self.status.work.step(done, total)

    def _hide_work(self, operation: Operation[object]) -> None:
        if not isValid(self):
            return  # the window is gone; the work ended with it
        self.status.work.stopped.disconnect(operation.cancel)
        self.status.work.setVisible(self._session.is_busy)
