"""What every page is made of: operations followed, problems told, loading anew when needed."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from fieldkit.changes import Changed
from fieldkit.errors import FieldkitError
from ui.actions import Act
from ui.engine_thread import Operation
from ui.session import Session
from ui.translation import Speaking
from ui.widgets.banner import Banner, Tone

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)


class Page(Speaking, QFrame):
    """A page of the window.

    A page for which nothing was loaded loads when it is first shown. Later it loads anew when
    something it shows (`topics`) was changed: at once if it is seen, else when it is next shown.

    Signals:
        detail_wanted: a QWidget to be shown in the pane on the right, or None.
        said: a short sentence for the status line.
        case_opened: sequence of a case to be shown.
        case_page_wanted: sequence of a case, and the name of its page to be shown.
        sheet_made: a RecoverySheet that must be kept before anything else is done.
        tab_wanted: name of a page of the same case, and what to `begin` there.
        handlers_changed: `handlers` answers something else now.
    """

    topics = Changed.NOTHING
    detail_wanted = Signal(object)
    said = Signal(str)
    case_opened = Signal(int)
    case_page_wanted = Signal(int, str)
    sheet_made = Signal(object)
    tab_wanted = Signal(str, object)
    handlers_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setProperty("role", "page")
        self.banner = Banner()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 16, 24, 16)
        self.column.setSpacing(12)
        self.column.addWidget(self.banner)
        self._is_stale = True
        session.changed.connect(self._take_note, Qt.ConnectionType.UniqueConnection)

    def load(self) -> None:
        """Loads what the page shows, through operations."""

    def go(self) -> None:
        """Puts the focus where work begins."""

    def begin(self, what: object) -> None:
        """Begins something that another page of the case asked for; each page says what it knows.

        Args:
            what: such as the kind of a record to begin, or the sequence of one to show.
        """

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """The actions the page answers to now."""
        return {}

    def detail(self) -> QWidget | None:
        """What belongs into the pane on the right while the page is shown."""
        return None

    def beside(self, pane: W) -> W:
        """Takes a pane for `detail`, which is hidden until it is wanted and goes with the page."""
        pane.setParent(self)
        pane.hide()
        return pane

    def follow(
        self,
        operation: Operation[T],
        then: Callable[[T], object],
        *,
        failed: Callable[[FieldkitError], object] | None = None,
    ) -> Operation[T]:
        """Starts an operation, and goes on with what it returned, if the page is still there.

        Args:
            operation: not started yet.
            then: gets what it returned.
            failed: gets its failure; unless given, the page's banner tells it.
        """
        return self.attend(self.session.start(operation), then, failed=failed)

    def attend(
        self,
        operation: Operation[T],
        then: Callable[[T], object],
        *,
        failed: Callable[[FieldkitError], object] | None = None,
    ) -> Operation[T]:
        """As `follow`, for an operation that was started already."""

        def show(result: T) -> None:
            if isValid(self):
                then(result)

        def tell(problem: FieldkitError) -> None:
            if isValid(self):
                (failed or self.tell)(problem)

        operation.succeeded.connect(show)
        operation.failed.connect(tell)
        return operation

    def tell(self, problem: FieldkitError, offer: str = "") -> None:
        """Shows a failure on the page.

        Args:
            problem: what the engine raised.
            offer: words of a button that offers a way out; `banner.pressed` follows.
        """
        from ui.problems import explain  # noqa: PLC0415 - the first window comes sooner

        told = explain(problem)
        self.banner.say(
            Tone.DANGER, told.sentence, told.next_step, detail=told.detail, offer=offer
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Loads if that has become necessary."""
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.load()

    @Slot(object)
    def _take_note(self, changed: Changed) -> None:
        if not changed & self.topics:
            return
        if self.isVisible():
            self.load()
        else:
            self._is_stale = True
