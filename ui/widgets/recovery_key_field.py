"""Where a recovery key is typed from its paper, group by group, each checked at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from fieldkit.recovery_key import GROUPS, is_right, split
from ui.theme import digits_font
from ui.translation import Speaking
from ui.widgets.plain_label import PlainLabel, set_property

_IN_ROW = 4
_LENGTH = 5


class RecoveryKeyField(Speaking, QWidget):
    """Eight fields; a whole key may be pasted into any of them.

    Signals:
        entered: Enter was given while all groups are right.
        changed: something else is typed now.
    """

    entered = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = [_Group() for _ in range(GROUPS)]
        self._numbers = [PlainLabel(str(place), "small") for place in range(1, GROUPS + 1)]
        self._problem = PlainLabel(role="problem", wraps=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        for number, line in enumerate(self.lines):
            row, column = divmod(number, _IN_ROW)
            line.textChanged.connect(lambda _, at=number: self._take(at))
            line.returnPressed.connect(self._enter)
            line.left_empty.connect(lambda at=number: self._go_back(at))
            self._numbers[number].setBuddy(line)
            grid.addWidget(self._numbers[number], 2 * row, column)
            grid.addWidget(line, 2 * row + 1, column)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.setSpacing(4)
        column_of_all.addLayout(grid)
        column_of_all.addWidget(self._problem)
        self.setFocusProxy(self.lines[0])
        self.retranslate()

    def text(self) -> str:
        """The key as it is printed, as far as it is typed."""
        return "-".join(self._group(number) for number in range(GROUPS))

    @property
    def is_complete(self) -> bool:
        """Whether every group is there and its check character fits."""
        return all(self._is_right(number) for number in range(GROUPS))

    def clear(self) -> None:
        """Forgets what was typed."""
        for line in self.lines:
            line.clear()

    def retranslate(self) -> None:
        """Names the fields."""
        for number, line in enumerate(self.lines):
            told = self.tr("Group {number}").replace("{number}", str(number + 1))
            line.setAccessibleName(told)
        self._say()

    def _group(self, number: int) -> str:
        return "".join(split(self.lines[number].text()))

    def _is_right(self, number: int) -> bool:
        return is_right(number + 1, self._group(number))

    def _take(self, number: int) -> None:
        groups = split(self.lines[number].text())
        if len(groups) > 1:  # pasted, or typed on
            for line, group in zip(self.lines[number:], groups, strict=False):
                line.blockSignals(True)
                line.setText(group)
                line.blockSignals(False)
            number = min(number + len(groups), GROUPS) - 1
        if len(self._group(number)) == _LENGTH and self._is_right(number) and number + 1 < GROUPS:
            self.lines[number + 1].setFocus()
        elif len(groups) > 1:
            self.lines[number].setFocus()
        self._say()
        self.changed.emit()

    def _go_back(self, number: int) -> None:
        if number:
            self.lines[number - 1].setFocus()

    def _say(self) -> None:
        wrong = [
            number
            for number in range(GROUPS)
            if len(self._group(number)) >= _LENGTH and not self._is_right(number)
        ]
        for number, line in enumerate(self.lines):
            set_property(line, "problem", "true" if number in wrong else "false")
        told = self.tr("A character in group {groups} is wrong. Look at the paper.")
        groups = ", ".join(str(number + 1) for number in wrong)
        self._problem.setText(told.replace("{groups}", groups) if wrong else "")

    def _enter(self) -> None:
        if self.is_complete:
            self.entered.emit()
        else:
            wrong = next(number for number in range(GROUPS) if not self._is_right(number))
            self.lines[wrong].setFocus()


class _Group(QLineEdit):
    """One field.

    Signals:
        left_empty: Backspace was given where nothing is left to be deleted.
    """

    left_empty = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(digits_font(16))
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhPreferUppercase | Qt.InputMethodHint.ImhNoPredictiveText
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes back to the field before."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.left_empty.emit()
        else:
            super().keyPressEvent(event)
