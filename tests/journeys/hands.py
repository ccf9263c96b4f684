"""Eyes and hands of somebody in front of the window: looks for words, presses, types, drops.

Nothing here reaches into the program. What is on the screen is found by its words or by the name
that a screen reader hears; keys, texts from an input method, clicks and drops go to it as Qt
delivers them.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import (
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from ui.application import Application

Kind = type[QWidget] | tuple[type[QWidget], ...]
CTRL = Qt.KeyboardModifier.ControlModifier
PATIENCE_MS = 20_000


class Hands:
    """One person's eyes, mouse and keyboard."""

    def __init__(self, application: Application) -> None:
        self._application = application

    # Eyes

    @property
    def window(self) -> QWidget:
        return self._application.window

    @property
    def text(self) -> str:
        """Everything that can be read on the screen now."""
        found = [each.text() for each in _visible(self.window, QLabel)]
        found += [each.text() for each in _visible(self.window, QAbstractButton)]
        return "\n".join(found)

    def sees(self, *words: str) -> None:
        """Waits until the words are on the screen."""
        self.waits(lambda: all(each in self.text for each in words), words)

    def sees_no(self, *words: str) -> None:
        """Waits until none of the words is on the screen."""
        self.waits(lambda: not any(each in self.text for each in words), words)

    def sees_row(self, table: str, *words: str) -> int:
        """Waits until a row of a table has all the words; tells which, from 0."""
        found: list[int] = []

        def has() -> bool:
            found[:] = [at for at, row in enumerate(self.rows(table))
                        if all(word in row for word in words)]  # fmt: skip
            return bool(found)

        self.waits(has, (table, *words))
        return found[0]

    def count(self, listing: str) -> int:
        """How many things are in a list."""
        view = self.find(listing, QAbstractItemView)
        assert isinstance(view, QAbstractItemView)
        return view.model().rowCount()

    def rows(self, table: str) -> list[str]:
        """Every row of a table that was fetched, as one line of text."""
        model = self.find(table, QAbstractItemView).model()
        return [
            " | ".join(
                str(model.index(row, column).data() or "") for column in range(model.columnCount())
            )
            for row in range(model.rowCount())
        ]

    def idles(self, milliseconds: int) -> None:
        """Does nothing for a while."""
        deadline = QDeadlineTimer(milliseconds)
        while not deadline.hasExpired():
            _go_round(5)

    def waits(self, until: Callable[[], object], what: object = "") -> None:
        """Lets the window work until something holds."""
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not until():
            if deadline.hasExpired():
                raise AssertionError(f"waited for {what}; the screen says:\n{self.text}")
            _go_round(10)

    def find(self, name: str, kind: Kind = QWidget) -> QWidget:
        """The first thing of that name that can be seen and used."""
        found: list[QWidget] = []

        def is_there() -> bool:
            found[:] = [each for each in _visible(self.window, kind)
                        if each.isEnabled() and name in _names_of(each)]  # fmt: skip
            return bool(found)

        self.waits(is_there, name)
        return found[0]

    # Hands

    def clicks(self, name: str) -> None:
        """Presses a button by its words."""
        QTest.mouseClick(self.find(name, QAbstractButton), Qt.MouseButton.LeftButton)
        self._lets_it_show()

    def presses(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Gives a key to whatever has the focus."""
        QTest.keyClick(self._focus(), key, held)
        self._lets_it_show()

    def goes_to(self, name: str) -> QWidget:
        """Clicks into a field."""
        field = self.find(name, (QComboBox, QLineEdit, QPlainTextEdit, QAbstractSpinBox))
        if isinstance(field, QComboBox):
            field.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            inside = getattr(field, "viewport", lambda: field)()
            QTest.mouseClick(inside, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
        self.waits(lambda: QApplication.focusWidget() is field, f"focus in {name}")
        return field

    def types(self, text: str, into: str = "") -> None:
        """Types text as an input method does, into a field or where the focus is."""
        if into:
            self.goes_to(into)
            self.presses(Qt.Key.Key_A, CTRL)
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self._focus(), event)

    def fills(self, *texts: str) -> None:
        """Types into the field that has the focus, and goes on by Tab for each further text."""
        for at, text in enumerate(texts):
            if at:
                self.presses(Qt.Key.Key_Tab)
            self.types(text)

    def chooses(self, name: str, text: str) -> None:
        """Chooses from a list by keys."""
        box = self.goes_to(name)
        assert isinstance(box, QComboBox)
        wanted = box.findText(text, Qt.MatchFlag.MatchContains)
        assert wanted >= 0, [box.itemText(at) for at in range(box.count())]
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box.count()):
            if box.currentIndex() == wanted:
                break
            QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() == wanted

    def goes_to_row(self, table: str, *words: str) -> None:
        """Clicks on the row of a table that has the words."""
        view = self.find(table, QAbstractItemView)
        assert isinstance(view, QAbstractItemView)
        index = view.model().index(self.sees_row(table, *words), 0)
        view.scrollTo(index)
        at = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self.waits(view.hasFocus, f"focus in {table}")

    def goes_to_first(self, listing: str) -> None:
        """Goes to the head of a list by key."""
        view = self.find(listing, QAbstractItemView)
        view.setFocus(Qt.FocusReason.TabFocusReason)
        self.presses(Qt.Key.Key_Home)

    def signs(self, name: str) -> None:
        """Writes something on a pad with the mouse."""
        pad = self.find(name)
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(pad, left, pos=QPoint(20, 60))
        for step in range(8):
            QTest.mouseMove(pad, QPoint(30 + 12 * step, 40 + 20 * (step % 2)))
        QTest.mouseRelease(pad, left, pos=QPoint(130, 60))
        self._lets_it_show()

    def goes_into_table(self, table: str) -> None:
        """Clicks into the first cell of a table's last row."""
        view = self.find(table, QAbstractItemView)
        assert isinstance(view, QAbstractItemView)
        index = view.model().index(view.model().rowCount() - 1, 0)
        at = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self.waits(view.hasFocus, f"focus in {table}")

    def types_cells(self, *texts: str) -> None:
        """Types a row of a table, cell by cell, and Enter for the next one."""
        for at, text in enumerate(texts):
            if at:
                self.presses(Qt.Key.Key_Tab)
            if text:
                self.types(text)
        self.presses(Qt.Key.Key_Return)

    def goes_to_tab(self, text: str) -> None:
        """Clicks on a tab by its word."""
        for bar in _visible(self.window, QTabBar):
            for at in range(bar.count()):
                if bar.tabText(at).startswith(text):
                    place = bar.tabRect(at).center()
                    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)
                    return
        raise AssertionError(f"no tab {text!r}")

    def drops(self, paths: Iterable[Path]) -> None:
        """Lets files fall onto the largest part of the window that takes them."""
        takers = [each for each in _visible(self.window, QWidget) if each.acceptDrops()]
        target = max(takers, key=lambda each: each.width() * each.height())
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
        how = (
            Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        at = QPointF(target.rect().center())
        enter = QDragEnterEvent(at, *how)
        QApplication.sendEvent(target, enter)
        assert enter.isAccepted(), "this takes no files"
        QApplication.sendEvent(target, QDropEvent(at, *how))

    def names_file(self, press: Callable[[], object], path: Path) -> None:
        """Presses what opens a file dialog, types a path there and Enter."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QFileDialog), dialog
            line = dialog.findChild(QLineEdit)
            assert line is not None
            line.setText(str(path))
            QTest.keyClick(line, Qt.Key.Key_Return)

        QTimer.singleShot(0, answer)
        press()
        self.is_in_front()

    def _focus(self) -> QWidget:
        """What gets the keys; after a list was open the desktop gives them back to the window."""
        if QApplication.focusWidget() is None:
            self.is_in_front()
        return QApplication.focusWidget() or self.window

    def _lets_it_show(self) -> None:
        """Nobody is quicker than the next picture on the screen."""
        for _ in range(3):
            _go_round(5)

    def is_in_front(self) -> None:
        """Activates the window, as a desktop does when a dialog has gone."""
        self.window.activateWindow()
        self.waits(self.window.isActiveWindow, "the window")


def _go_round(milliseconds: int) -> None:
    """One turn of the event loop, with what it deletes at its end."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, milliseconds)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.qSleep(1)


def _visible(root: QWidget, kind: Kind) -> list[QWidget]:
    kinds = kind if isinstance(kind, tuple) else (kind,)
    return [each for one in kinds for each in root.findChildren(one) if each.isVisible()]


def _names_of(widget: QWidget) -> set[str]:
    """What a person calls the widget: its words, or the name that screen readers say."""
    names = {widget.accessibleName().strip()}
    if isinstance(widget, QAbstractButton):
        names.add(widget.text().strip())
    labels = widget.window().findChildren(QLabel)
    names |= {each.text().strip() for each in labels if each.buddy() is widget}
    names |= {each.partition(" (")[0] for each in names}  # what is needed says so
    return names - {""}
