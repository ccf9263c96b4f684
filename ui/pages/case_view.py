"""One case: its name above, its pages as a quiet row of tabs."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QWidget

from fieldkit.changes import Changed
from ui.actions import Act
from ui.operations import records
from ui.pages import CASE_PAGES
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.button import IconButton
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.one_of import OneOf
from ui.widgets.roomy import Roomy

if TYPE_CHECKING:
    from fieldkit.evidence.register import Item


class CaseView(Page):
    """Makes each page when its tab is first shown."""

    topics = Changed.CASES

    def __init__(self, session: Session, case: int, leave: Callable[[], object]) -> None:
        """The view of one case.

        Args:
            session: the window's.
            case: sequence of the case.
            leave: goes back to the list of cases.
        """
        super().__init__(session)
        self._case = case
        self._leave = leave
        self._back = IconButton("arrow-left")
        self._back.clicked.connect(leave)
        self._title = ElidedLabel(role="heading")
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for _ in CASE_PAGES:
            self.tabs.addTab("")
        self._pages: dict[int, Page] = {}
        for each in (self._title, self.tabs):  # they stand still whatever a page would like
            each.setSizePolicy(each.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Fixed)
        self._stack = OneOf()
        self.tabs.currentChanged.connect(self._show_page)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 24, 0)
        head.setSpacing(8)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.insertLayout(0, head)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(20, 0, 20, 0)
        tabs.addWidget(self.tabs)
        self.column.insertLayout(1, tabs)
        self.column.addWidget(Roomy(self._stack), 1)
        self.retranslate()
        self._show_page(0)

    def load(self) -> None:
        """Fetches the name of the case."""
        self.follow(records.item(self._case), self._show_case)

    def go(self) -> None:
        """Goes into the page that is shown."""
        self.page.go()

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """Those of the page that is shown, and going from page to page."""
        return {
            Act.BACK: self._leave,
            Act.NEXT_TAB: lambda: self._step(1),
            Act.PREVIOUS_TAB: lambda: self._step(-1),
            **self.page.handlers(),
        }

    def detail(self) -> QWidget | None:
        """That of the page that is shown."""
        return self.page.detail()

    @property
    def case(self) -> int:
        """Sequence of the case."""
        return self._case

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self.tabs.currentIndex()]

    def go_to(self, name: str, what: object = None) -> None:
        """Shows the page of that name, and begins something there unless `what` is None.

        Raises:
            ValueError: there is no such page.
        """
        names = [each.name for each in CASE_PAGES]
        self.tabs.setCurrentIndex(names.index(name))
        self.page.go()
        if what is not None:
            self.page.begin(what)

    def retranslate(self) -> None:
        """Names the tabs."""
        self._back.say(self.tr("Back to the cases"))
        self.tabs.setAccessibleName(self.tr("Pages of the case"))
        for number, page in enumerate(CASE_PAGES):
            self.tabs.setTabText(number, page.translated)

    def _show_page(self, number: int) -> None:
        if number not in self._pages:
            page = CASE_PAGES[number].make(self.session, self._case)
            page.detail_wanted.connect(lambda wanted: self._pass_on(page, wanted))
            page.said.connect(self.said)
            page.case_opened.connect(self.case_opened)
            page.tab_wanted.connect(self.go_to)
            page.handlers_changed.connect(self.handlers_changed)
            self._pages[number] = page
            self._stack.add(page)
        self._stack.show_only(self._pages[number])
        self.handlers_changed.emit()
        self.detail_wanted.emit(self.detail())

    def _pass_on(self, page: Page, detail: QWidget | None) -> None:
        """What a page wants that is not seen now waits until it is."""
        if page is self.page:
            self.detail_wanted.emit(detail)

    def _step(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    def _show_case(self, item: "Item") -> None:
        self._title.setText(item.current.title)
