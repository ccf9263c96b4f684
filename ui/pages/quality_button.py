"""The way to the quality control of a case; it says what is missing."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions import Act
from ui.operations import quality
from ui.pages.page import Page
from ui.translation import Speaking
from ui.widgets.button import Button

if TYPE_CHECKING:
    from ui.pages.quality_view import QualityView


class QualityButton(Speaking, Button):
    """Makes the view when it is first wanted.

    Signals:
        shown: the QWidget that is to be shown in place of the list.
        changed: something else is shown in it.
        left: back to the list.
    """

    shown = Signal(object)
    changed = Signal()
    left = Signal()

    def __init__(self, page: Page, case: int) -> None:
        """A button that knows nothing yet.

        Args:
            page: through which it works.
            case: sequence of the case.
        """
        super().__init__("", "badge-check")
        self._page, self._case = page, case
        self._missing = 0
        self.view: QualityView | None = None
        self.clicked.connect(self.open)
        self.retranslate()

    @property
    def is_open(self) -> bool:
        """Whether the view is what is seen."""
        return self.view is not None and not self.view.isHidden()

    @property
    def pane(self) -> QWidget | None:
        """What belongs into the pane on the right while it is open."""
        return None if self.view is None else self.view.chosen

    def load(self) -> None:
        """Fetches what is missing, and all of it where it is seen."""
        self._page.follow(quality.missing(self._case), self._take)
        if self.view is not None and self.is_open:
            self.view.load()

    def open(self) -> None:
        """Shows the quality control of the case."""
        if self.view is None:
            from ui.pages.quality_view import QualityView  # noqa: PLC0415 - loads the tables

            self.view = QualityView(self._page, self._case)
            self.view.left.connect(self.left)
            self.view.changed.connect(self.changed)
        self.shown.emit(self.view)
        self.view.load()
        self.view.table.setFocus()

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """The actions of the view."""
        if self.view is None:
            return {}
        if self.view.is_editing:
            return {Act.SEAL: self.view.editor.seal, Act.BACK: self.view.editor.leave}
        return {Act.NEW: self.view.begin_rule, Act.BACK: self.left.emit}

    def retranslate(self) -> None:
        """Says how many samples for quality control are missing."""
        missing = self.tr("Quality control · %n missing", "", self._missing)
        self.setText(missing if self._missing else self.tr("Quality control"))

    def _take(self, missing: int) -> None:
        self._missing = missing
        self.retranslate()
