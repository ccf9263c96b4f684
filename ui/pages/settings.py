"""Settings and people: the program, the open vault, its people, and who came in."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QWidget

from ui.actions import Act
from ui.pages.page import Page
from ui.pages.settings_program import ProgramSettings
from ui.session import Session
from ui.settings import Settings
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel

# Pages of the vault are imported when they are first shown.
# ruff: noqa: PLC0415

PROGRAM, VAULT, PEOPLE, ACCESS = "program", "vault", "people", "access"
STANDARDS = "standards"
_TABS = {
    PROGRAM: QT_TRANSLATE_NOOP("settings", "This computer"),
    VAULT: QT_TRANSLATE_NOOP("settings", "Vault and backup"),
    STANDARDS: QT_TRANSLATE_NOOP("settings", "Standards and outlets"),
    PEOPLE: QT_TRANSLATE_NOOP("settings", "People"),
    ACCESS: QT_TRANSLATE_NOOP("settings", "Access log"),
}


class SettingsPage(Page):
    """A quiet row of tabs; those of the vault are empty while none is open.

    Signals:
        changed: look, language or waiting time.
        restore_wanted: a vault is to be restored from its backup, which needs this one closed.
    """

    changed = Signal()
    restore_wanted = Signal()

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session)
        self._heading = PlainLabel(role="title")
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._names = list(_TABS)
        for _ in self._names:
            self.tabs.addTab("")
        self.program = ProgramSettings(session, settings)
        self.program.changed.connect(self.changed)
        self._nothing = EmptyState("lock")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.program)
        self._stack.addWidget(self._nothing)
        self._pages: dict[str, Page] = {}
        self.tabs.currentChanged.connect(lambda _: self._show_tab())
        session.opened.connect(lambda _: self._forget())
        session.locked.connect(self._forget)
        self._lay_out()
        self.retranslate()

    @property
    def page(self) -> Page | None:
        """The page that is shown; None where a vault would have to be open."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def show_tab(self, name: str) -> None:
        """Shows the tab of that name."""
        self.tabs.setCurrentIndex(self._names.index(name))

    def go(self) -> None:
        """Goes into the page that is shown."""
        if self.page is None:
            self.tabs.setFocus()
        else:
            self.page.go()

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """Going from tab to tab, and those of the page that is shown."""
        own = {} if self.page is None else self.page.handlers()
        return {
            Act.NEXT_TAB: lambda: self._step(1),
            Act.PREVIOUS_TAB: lambda: self._step(-1),
            **own,
        }

    def detail(self) -> QWidget | None:
        """That of the page that is shown."""
        return None if self.page is None else self.page.detail()

    def retranslate(self) -> None:
        """Sets every word."""
        self._heading.setText(self.tr("Settings"))
        self.tabs.setAccessibleName(self.tr("Settings"))
        for number, name in enumerate(self._names):
            word = QCoreApplication.translate("settings", str(_TABS[name]))
            self.tabs.setTabText(number, word)
        self._nothing.say(
            self.tr("No vault is open"),
            self.tr("Its people, its backup and who came in are seen once it is open."),
        )

    def _lay_out(self) -> None:
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 24, 0)
        head.addWidget(self._heading)
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        row.addWidget(self.tabs)
        self.column.addLayout(head)
        self.column.addLayout(row)
        self.column.addWidget(self._stack, 1)

    def _show_tab(self) -> None:
        name = self._names[self.tabs.currentIndex()]
        if name == PROGRAM:
            shown: QWidget = self.program
        elif self.session.vault is None or self.session.vault.role is None:
            shown = self._nothing
        else:
            shown = self._page_of(name)
        self._stack.setCurrentWidget(shown)
        self.handlers_changed.emit()
        self.detail_wanted.emit(self.detail())
        if self.isVisible() and not self.tabs.hasFocus():  # arrows go on along the tabs
            self.go()

    def _page_of(self, name: str) -> Page:
        if name in self._pages:
            return self._pages[name]
        page: Page
        if name == VAULT:
            from ui.pages.settings_vault import VaultSettings

            page = VaultSettings(self.session)
            page.restore_wanted.connect(self.restore_wanted)
        elif name == STANDARDS:
            from ui.pages.standards import StandardsPage

            page = StandardsPage(self.session)
        elif name == PEOPLE:
            from ui.pages.people import PeoplePage

            page = PeoplePage(self.session)
        else:
            from ui.pages.access_log import AccessLogPage

            page = AccessLogPage(self.session)
        page.detail_wanted.connect(self.detail_wanted)
        page.said.connect(self.said)
        page.sheet_made.connect(self.sheet_made)
        page.handlers_changed.connect(self.handlers_changed)
        self._pages[name] = page
        self._stack.addWidget(page)
        return page

    def _forget(self) -> None:
        """Nothing of a vault stays when it is locked."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._show_tab()

    def _step(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
