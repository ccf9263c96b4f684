"""The way from the sample form over analytes and planned bottles to labels."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.canonical import JsonObject
from ui.actions import Act
from ui.operations import bottles
from ui.operations.bottles import Planned
from ui.pages.page import Page

if TYPE_CHECKING:
    from ui.pages.bottles_view import BottlesView
    from ui.pages.planned_bottles import PlannedBottles
    from ui.pages.sample_editor import SampleEditor


class Bottling(QObject):
    """Makes the two views when they are first wanted, and leads from one to the other.

    Signals:
        shown: a QWidget that is to be shown in place of the list.
        labels_wanted: sequences of the samples that were just sealed.
        left: back to the list.
    """

    shown = Signal(object)
    labels_wanted = Signal(object)
    left = Signal()

    def __init__(self, page: Page, case: int, editor: "SampleEditor") -> None:
        """Listens to the page's form.

        Args:
            page: through which it works.
            case: sequence of the case.
            editor: the form.
        """
        super().__init__(page)
        self._page, self._case, self._editor = page, case, editor
        self.view: BottlesView | None = None
        self.plan: PlannedBottles | None = None
        self._planned: tuple[Planned, ...] = ()
        self._is_in_plan = False
        self._before: tuple[str, JsonObject] = ("", {})
        editor.bottles_wanted.connect(self.begin)

    @property
    def count(self) -> int:
        """How many bottles are planned."""
        return len(self._planned)

    def load(self) -> None:
        """Fetches what is planned."""
        self._page.follow(bottles.planned(self._case), self._take)

    def begin(self) -> None:
        """Opens the choice of analytes, with what the form has."""
        if self.view is None:
            from ui.pages.bottles_view import BottlesView  # noqa: PLC0415 - loads the tables

            self.view = BottlesView(self._page, self._case)
            self.view.left.connect(self._return_to_form)
            self.view.planned.connect(self._show_planned)
        self._editor.keep_draft()
        self._before = (self._editor.draft_name, self._editor.typed())
        self.shown.emit(self.view)
        self.view.begin(self._before[1], self._before[0])

    def go_on(self) -> None:
        """Opens the plan."""
        plan = self._open_plan()
        plan.show_planned(self._planned)
        self.shown.emit(plan)
        plan.load()
        plan.table.setFocus()

    def return_to_plan(self, sealed: int | None = None) -> bool:
        """From the form back to the plan that it was opened from; tells whether it was.

        Args:
            sealed: sequence of the sample that was sealed in the form.
        """
        if not self._is_in_plan or self.plan is None:
            return False
        self._is_in_plan = False
        if sealed is not None:
            self.plan.note_sealed(sealed)
        self.shown.emit(self.plan)
        self.plan.load()
        self.plan.table.setFocus()
        return True

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """The actions of the view that is shown."""
        if self.view is not None and not self.view.isHidden():
            return {Act.BACK: self._return_to_form}
        plan = self._open_plan()
        return {Act.SEAL: plan.seal, Act.BACK: self.left.emit}

    def _open_plan(self) -> "PlannedBottles":
        if self.plan is None:
            from ui.pages.planned_bottles import PlannedBottles  # noqa: PLC0415 - rare

            self.plan = PlannedBottles(self._page, self._case)
            self.plan.left.connect(self.left)
            self.plan.opened.connect(self._open_draft)
            self.plan.sealed.connect(self.labels_wanted)
            self.plan.taken_back.connect(self._take_back)
        return self.plan

    def _take(self, planned: tuple[Planned, ...]) -> None:
        self._planned = planned
        self._page.retranslate()

    def _show_planned(self, planned: Sequence[Planned]) -> None:
        self._planned = tuple(planned)
        plan = self._open_plan()
        plan.show_planned(planned, self._before)
        self.shown.emit(plan)
        plan.seal_all.setFocus()

    def _open_draft(self, name: str) -> None:
        self._is_in_plan = True
        self._editor.begin_draft(name)
        self.shown.emit(self._editor)

    def _take_back(self, common: JsonObject | None) -> None:
        self._planned = ()
        if common is None:
            self.left.emit()
        else:
            self._editor.begin_again()
            self.shown.emit(self._editor)

    def _return_to_form(self) -> None:
        if self.view is not None:
            self._editor.take_analytes(self.view.picker.names)
        self.shown.emit(self._editor)
