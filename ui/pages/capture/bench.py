"""The widgets of the page in their places: sources above, grid and panel, sealing below."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.models.pictures import PicturesModel
from ui.pages.capture.panel import Panel
from ui.pages.capture.sources import SourceBar
from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.photo_grid import PhotoGrid
from ui.widgets.plain_label import PlainLabel, set_property

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})
_PANEL_PX: Final = 560
_BAR_PX: Final = 20


class Bench(Speaking, QWidget):
    """Files come in above, lie on the left, are described on the right, and sealed below.

    Signals:
        removal_wanted: the chosen drafts shall be thrown away.
        dropped: QMimeData with files or a picture.
    """

    removal_wanted = Signal()
    dropped = Signal(object)

    def __init__(self, model: PicturesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sources = SourceBar()
        self.grid = PhotoGrid(model)
        self.panel = Panel()
        self.empty = EmptyState("image-plus")
        self.empty.pressed.connect(self.sources.choose_files)
        self.count = PlainLabel(role="muted")
        self._before = PlainLabel(role="small")
        self.remove, self.details = Button("quiet", "trash-2"), Button("quiet", "pencil-line")
        self.seal_chosen, self.seal_all = Button("", "stamp"), Button("primary", "stamp")
        self.remove.clicked.connect(self.removal_wanted)
        self._has_own_sizes = False
        self.grid.installEventFilter(self)
        self.setAcceptDrops(True)
        self._lay_out()
        self.retranslate()

    def show_counts(self, files: int, drafts: int, missing: int, ready: int) -> None:
        """Says how much there is.

        Args:
            files: in all.
            drafts: not sealed.
            missing: drafts without words.
            ready: drafts that can be sealed now.
        """
        self._cards.setCurrentWidget(self._split if files else self.empty)
        words = self.tr("%n draft(s)", "", drafts)
        if missing:
            words += " · " + self.tr("%n without words", "", missing)
        self.count.setText(words if drafts else "")
        self._before.setVisible(drafts > 0)
        self.seal_all.setText(self.tr("Seal all (%n)", "", ready))
        self.seal_all.setEnabled(ready > 0)

    def retranslate(self) -> None:
        """Sets all words that stay."""
        self.empty.say(
            self.tr("No photos yet"),
            self.tr(
                "Drop files or folders here, paste them, or take them from a card. Each is "
                "encrypted into the vault at once, and is a draft until it is sealed."
            ),
            self.tr("Choose files"),
        )
        self._before.setText(self.tr("What is sealed can only be supplemented."))
        self.remove.setText(self.tr("Throw away"))
        self.details.setText(self.tr("All details"))
        self.seal_chosen.setText(self.tr("Seal chosen"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys in the grid: what is typed is the caption, + and - zoom, Delete throws away."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._takes(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files and pictures."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            set_property(self._frame, "target", "true")

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        set_property(self._frame, "target", "false")

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes them in; they are always copied, never moved."""
        set_property(self._frame, "target", "false")
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the grid as many columns as leave the panel what it needs."""
        super().resizeEvent(event)
        if self._has_own_sizes:
            return
        width = event.size().width()
        columns = max(2, (width - _PANEL_PX) // self.grid.column_px)
        grid = columns * self.grid.column_px + _BAR_PX
        self._split.setSizes([grid, max(0, width - grid)])

    def _keep_sizes(self) -> None:
        """The person moved the border; it stays there."""
        self._has_own_sizes = True

    def _takes(self, event: QKeyEvent) -> bool:
        key, text = Qt.Key(event.key()), event.text()
        if key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.panel.caption.setFocus()
        elif key == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif text.strip() and text.isprintable() and not self.panel.picture.takes(event):
            self.panel.caption.setFocus()
            QGuiApplication.sendEvent(self.panel.caption, event)
        elif not (text.strip() and text.isprintable()):
            return False
        return True

    def _lay_out(self) -> None:
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(12)
        self._split.setProperty("role", "gap")
        self._split.addWidget(self.grid)
        self._split.addWidget(self.panel)
        self._split.splitterMoved.connect(self._keep_sizes)
        self._split.setStretchFactor(1, 1)
        self.grid.setMinimumWidth(190)
        self._cards = QStackedWidget()
        self._cards.addWidget(self.empty)
        self._cards.addWidget(self._split)
        self._frame = QFrame()
        self._frame.setProperty("role", "landing")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.addWidget(self._cards)
        rule = QFrame()
        rule.setProperty("role", "rule")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.count)
        foot.addSpacing(8)
        foot.addWidget(self._before)
        foot.addStretch()
        for each in (self.remove, self.details, self.seal_chosen, self.seal_all):
            foot.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sources)
        column.addWidget(self._frame, 1)
        column.addWidget(rule)
        column.addLayout(foot)
