"""Map and pictures of a case: site plan, results as bars, who held what."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget

from fieldkit.changes import Changed
from ui.actions import Act
from ui.pages.chart_pane import ChartPane
from ui.pages.custody_pane import CustodyPane
from ui.pages.page import Page
from ui.pages.plan_pane import PlanPane
from ui.session import Session
from ui.widgets.button import Button


class MapPage(Page):
    """Three views of one case."""

    topics = Changed.ITEMS | Changed.CUSTODY

    def __init__(self, session: Session, case: int) -> None:
        super().__init__(session)
        self.plan = PlanPane(self, case)
        self.chart = ChartPane(self, case)
        self.custody = CustodyPane(self, case)
        self._panes = (self.plan, self.chart, self.custody)
        self._stack = QStackedWidget()
        self._buttons: list[Button] = []
        self._group = QButtonGroup(self)
        head = QHBoxLayout()
        head.setSpacing(4)
        for number, pane in enumerate(self._panes):
            self._stack.addWidget(pane)
            button = Button("quiet")
            button.setCheckable(True)
            self._group.addButton(button, number)
            self._buttons.append(button)
            head.addWidget(button)
        head.addStretch()
        self._group.idClicked.connect(self.show_pane)
        self._buttons[0].setChecked(True)
        self.column.addLayout(head)
        self.column.addWidget(self._stack, 1)
        self.retranslate()

    def load(self) -> None:
        """Fetches what each view draws."""
        for pane in self._panes:
            pane.load()

    def go(self) -> None:
        """Goes into the view that is shown."""
        views = (self.plan.plan, self.chart.pick, self.custody.chart)
        views[self._stack.currentIndex()].setFocus()

    def begin(self, what: object) -> None:
        """Shows an entry's point on the plan, or the view of that name."""
        names = {"plan": 0, "chart": 1, "custody": 2}
        if isinstance(what, int):
            self.show_pane(0)
            self.plan.plan.choose(what)
        elif what in names:
            self.show_pane(names[str(what)])

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """Sealing the plan, while it is shown."""
        return {Act.SEAL: self.plan.seal} if self._stack.currentIndex() == 0 else {}

    def show_pane(self, number: int) -> None:
        """Shows one of the views, from 0."""
        self._buttons[number].setChecked(True)
        self._stack.setCurrentIndex(number)
        self.handlers_changed.emit()
        self.go()

    def retranslate(self) -> None:
        """Names the views."""
        names = (self.tr("Site plan"), self.tr("Results as bars"), self.tr("Who held what"))
        for button, name in zip(self._buttons, names, strict=True):
            button.setText(name)
