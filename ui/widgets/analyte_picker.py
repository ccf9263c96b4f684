"""Analytes to be picked: a few letters and Enter for each, or a tick in the list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui import theme
from ui.formatting import visible
from ui.translation import Speaking, is_chinese

if TYPE_CHECKING:
    from fieldkit.reference.rows import Pollutant

_NAME: Final = Qt.ItemDataRole.UserRole


class AnalytePicker(Speaking, QWidget):
    """A line to search in, above a list in which each analyte has a tick.

    Enter takes what is likeliest and empties the line; in the empty line it says `done`.

    Signals:
        wanted: the text for which somebody should `show_choices`.
        changed: other analytes are picked than before.
        done: Enter was pressed in the empty line.
    """

    wanted = Signal(str)
    changed = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self._choices: Sequence[Pollutant] = ()
        self._shown_for: str | None = None
        self._takes_next = False
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self._drawing = QAction(self)
        self.search.addAction(self._drawing, QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self.wanted)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._note_tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.search)
        self.retranslate()

    def begin(self, names: Sequence[str]) -> None:
        """Starts with these analytes picked."""
        self.names = tuple(names)
        self.search.clear()
        self.wanted.emit("")

    def show_choices(self, asked: str, found: "Sequence[Pollutant]") -> None:
        """Shows what was found; a text that is not in the line any more is passed over."""
        if asked != self.search.text():
            return
        self._choices, self._shown_for = found, asked
        self.retranslate()
        if self._takes_next:
            self._take_likeliest()

    def put(self, name: str, *, is_picked: bool) -> None:
        """Picks an analyte, or takes it back."""
        others = tuple(each for each in self.names if each != name)
        self.names = (*others, name) if is_picked else others
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes, Down goes into the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not (
                event.modifiers() & Qt.KeyboardModifier.ControlModifier
            ):
                self._enter()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                self.list.setCurrentRow(max(0, self.list.currentRow()))
                return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Writes the line and the list anew: what is picked stands first, unless searched for."""
        self._drawing.setIcon(theme.look().icon("search", "muted", 16))
        words = self.tr("Name, pinyin initials or code; Enter")
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(self.tr("Search analytes"))
        self.list.setAccessibleName(self.tr("Analytes"))
        at = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        known = {each.zh for each in self._choices}
        if not self.search.text().strip():
            for name in self.names:
                if name not in known:
                    self._add(name, name)
        for each in sorted(self._choices, key=self._comes_later):
            self._add(each.zh, each.zh if is_chinese() else f"{each.zh} · {each.en}")
        self.list.setCurrentRow(min(at, self.list.count() - 1))
        self.list.blockSignals(False)

    def _comes_later(self, pollutant: "Pollutant") -> bool:
        return not self.search.text().strip() and pollutant.zh not in self.names

    def _add(self, name: str, words: str) -> None:
        item = QListWidgetItem(visible(words), self.list)
        item.setData(_NAME, name)
        item.setSizeHint(QSize(0, theme.look().control_px))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                      | Qt.ItemFlag.ItemIsUserCheckable)  # fmt: skip
        is_picked = name in self.names
        item.setCheckState(Qt.CheckState.Checked if is_picked else Qt.CheckState.Unchecked)

    def _note_tick(self, item: QListWidgetItem) -> None:
        is_picked = item.checkState() is Qt.CheckState.Checked
        self.put(str(item.data(_NAME)), is_picked=is_picked)

    def _enter(self) -> None:
        if not self.search.text().strip():
            self.done.emit()
        elif self._shown_for == self.search.text():
            self._take_likeliest()
        else:
            self._takes_next = True  # what was typed is still being looked for

    def _take_likeliest(self) -> None:
        """Takes the first that was found, or else the name as it was typed."""
        self._takes_next = False
        name = self._choices[0].zh if self._choices else self.search.text().strip()
        self.search.clear()
        self.put(name, is_picked=name not in self.names)
