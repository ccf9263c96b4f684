"""A field for the words under a picture, from which keys lead to the next picture."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_EDGES = {
    Qt.Key.Key_Down: QTextCursor.MoveOperation.Down,
    Qt.Key.Key_Up: QTextCursor.MoveOperation.Up,
}


class CaptionField(QPlainTextEdit):
    """Some lines of text. Enter goes on, Shift+Enter begins a line, arrows leave at the edges.

    Signals:
        typed: the person changed the text.
        went: by how many pictures the person wants to go: 1 or -1.
        came: the field got the focus.
        pasted: QMimeData with files or a picture, which do not belong into a text.
    """

    typed = Signal()
    went = Signal(int)
    came = Signal()
    pasted = Signal(object)

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        """An empty field.

        Args:
            lines: that it shows at once.
            parent: the widget it is in.
        """
        super().__init__(parent)
        self._is_set_by_program = False
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # files dropped here are for the page
        self.viewport().setAcceptDrops(False)
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * lines + 22)
        self.textChanged.connect(self._say_typed)

    @property
    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Shows other words, the cursor behind them. `typed` is not said."""
        if text != self.text:
            self._is_set_by_program = True
            self.setPlainText(text)
            self._is_set_by_program = False
        self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves the field where its keys say so."""
        key = Qt.Key(event.key())
        with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        by = 0
        if key in _ENTER and not with_shift:
            by = 1
        elif key in _EDGES and not with_shift and self._is_at_edge(_EDGES[key]):
            by = 1 if key == Qt.Key.Key_Down else -1
        if by:
            self.went.emit(by)
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Says that it came."""
        super().focusInEvent(event)
        self.came.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text is inserted; files and pictures are passed on."""
        return source.hasText() or source.hasUrls() or source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Takes text, and passes files and pictures on."""
        if source.hasUrls() or (source.hasImage() and not source.hasText()):
            self.pasted.emit(source)
        else:
            self.insertPlainText(source.text())

    def _is_at_edge(self, step: QTextCursor.MoveOperation) -> bool:
        cursor = self.textCursor()
        return not cursor.movePosition(step)

    def _say_typed(self) -> None:
        if not self._is_set_by_program:
            self.typed.emit()
