"""Labels that are scanned while nobody types: a scanner with a keyboard's plug types the code.

The code of every label begins with four fixed characters (`fieldkit.evidence.label_code`), so no
timing is needed to tell a scanner from a person. Where text is typed nothing is taken away: there
the code arrives as text. Everywhere else the first four characters pass, as lists may search by
them, and what follows is kept back until Enter ends it.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from fieldkit.evidence.label_code import LONGEST_CODE, PREFIX

_TYPED_IN = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


class ScanWatch(QObject):
    """Looks at the keys that the program gets.

    Signals:
        scanned: the text of a code.
    """

    scanned = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Watches from now on."""
        super().__init__(parent)
        self._typed = ""
        self._window: QWindow | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._follow)
        self._follow(QGuiApplication.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the keys of a code once it has begun, and no others."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            focus = QApplication.focusWidget()
            if focus is None or not is_typed_in(focus):
                return self._take(event)
            self._typed = ""
        elif event.type() is QEvent.Type.MouseButtonPress:
            self._typed = ""
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        is_inside = self._typed.startswith(PREFIX)
        if is_inside and event.key() in _ENTER:
            code, self._typed = self._typed, ""
            self.scanned.emit(code)
            return True
        text = event.text().upper()
        if not text or not text.isprintable():  # Shift, Escape, arrows
            if event.key() not in {Qt.Key.Key_Shift, Qt.Key.Key_CapsLock}:
                self._typed = ""
            return False
        if is_inside:
            self._typed = (self._typed + event.text())[:LONGEST_CODE]
            return True
        begun = self._typed + text
        self._typed = next((each for each in (begun, text) if PREFIX.startswith(each)), "")
        return False

    @Slot(QWindow)
    def _follow(self, window: QWindow | None) -> None:
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        self._typed = ""
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._lose)

    @Slot()
    def _lose(self) -> None:
        self._window = None


def is_typed_in(widget: QWidget) -> bool:
    """Whether keys are text for the widget."""
    if isinstance(widget, _TYPED_IN) or widget.testAttribute(
        Qt.WidgetAttribute.WA_InputMethodEnabled
    ):
        return True
    by_key = QAbstractItemView.EditTrigger.AnyKeyPressed
    return isinstance(widget, QAbstractItemView) and bool(widget.editTriggers() & by_key)
