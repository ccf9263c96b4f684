"""Verifying a bundle from anybody: dropped, judged fact by fact, and looked into."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fieldkit.errors import FieldkitError
from ui.actions import Act
from ui.operations import bundles
from ui.operations.bundles import OpenBundle
from ui.pages.bundle_view import BundleView
from ui.pages.page import Page
from ui.pages.verify_start import VerifyStart
from ui.session import Session
from ui.translation import Speaking
from ui.widgets.plain_label import PlainLabel
from ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from ui.engine_thread import Operation


class VerifyPage(Page):
    """Works without a vault, and beside an open one."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.start = VerifyStart(self)
        self.start.chosen.connect(self.verify)
        self._working = _Working()
        self._working.strip.stopped.connect(self._stop)
        self.bundle = BundleView(self)
        self.bundle.another_wanted.connect(self._begin_anew)
        self.bundle.again_wanted.connect(self._go_back)
        self.bundle.verify_wanted.connect(self.verify)
        self._views = QStackedWidget()
        for each in (self.start, self._working, self.bundle):
            self._views.addWidget(each)
        self.column.addWidget(self._views, 1)
        self._running: Operation[OpenBundle] | None = None
        self.setAcceptDrops(True)

    def load(self) -> None:
        """Fetches whom the user had remembered."""
        self.start.load()

    def go(self) -> None:
        """Goes to the one thing to do."""
        if self._views.currentWidget() is self.bundle:
            self.bundle.go()
        else:
            self.start.go()

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """Back to where a bundle is chosen."""
        if self._views.currentWidget() is self.start:
            return {}
        return {
            Act.BACK: self._go_back,
            Act.NEXT_TAB: lambda: self.bundle.step(1),
            Act.PREVIOUS_TAB: lambda: self.bundle.step(-1),
        }

    def detail(self) -> QWidget | None:
        """What belongs beside the open bundle."""
        if self._views.currentWidget() is self.bundle:
            return self.bundle.detail()
        return None

    def verify(self, path: Path) -> None:
        """Verifies a file, whatever it is, with what the reader brings along."""
        self._stop()
        self.banner.hide()
        self.start.keep(path)
        self._working.name_file(path.name)
        self._show(self._working)
        name = self.tr("Verifying")
        operation = self.session.open_bundle(bundles.verify(path, self.start.brought), name)
        operation.progressed.connect(lambda done, total, _: self._working.strip.step(done, total))
        operation.cancelled.connect(lambda: self._leave_work(operation))
        self._running = self.attend(
            operation, lambda bundle: self._show_bundle(operation, bundle), failed=self._tell
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes one file of this computer."""
        if _file_in(event) is not None:
            event.acceptProposedAction()
            self.start.show_dragging(is_over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self.start.show_dragging(is_over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Verifies it."""
        self.start.show_dragging(is_over=False)
        path = _file_in(event)
        if path is not None:
            event.acceptProposedAction()
            self.verify(path)

    def _stop(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _leave_work(self, operation: "Operation[OpenBundle]") -> None:
        if operation is self._running:
            self._running = None
            self._show(self.start)

    def _tell(self, problem: FieldkitError) -> None:
        self._running = None
        self._show(self.start)
        self.tell(problem)

    def _show_bundle(self, operation: "Operation[OpenBundle]", bundle: OpenBundle) -> None:
        if operation is not self._running:
            return  # another one was dropped meanwhile
        self._running = None
        self.bundle.show_bundle(bundle)
        self._show(self.bundle)

    def _begin_anew(self) -> None:
        self.start.keep(None)
        self._go_back()

    def _go_back(self) -> None:
        """To the start; the bundle's file is given back."""
        self._stop()
        self.session.close_bundle()
        self.bundle.show_bundle(None)
        self.banner.hide()
        self._show(self.start)
        self.start.load()

    def _show(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        self.handlers_changed.emit()
        self.detail_wanted.emit(self.detail())
        self.go()


class _Working(Speaking, QWidget):
    """Says what is being verified and how far that is."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = PlainLabel(role="title")
        self._name = PlainLabel(role="muted", wraps=True)
        self.strip = ProgressStrip()
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(12)
        for each in (self._heading, self._name, self.strip):
            column.addWidget(each)
        column.addStretch()
        self.retranslate()

    def name_file(self, name: str) -> None:
        """Begins with another file."""
        self._name.setText(name)
        self.strip.begin(self.tr("Reading every byte"))

    def retranslate(self) -> None:
        """Sets the heading."""
        self._heading.setText(self.tr("Verifying"))


def _file_in(event: QDropEvent) -> Path | None:
    """The one local file that is dragged; None if it is anything else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
