"""What a visit lacks, line by line; each line leads to where it is added."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from fieldkit.evidence.visits import Line
from fieldkit.reference.forms import Confidence, shipped_forms
from ui.formatting import number
from ui.translation import Speaking, is_chinese
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel


class Checklist(Speaking, QFrame):
    """Lacking lines first; what may be added, and what is there, unfold.

    Signals:
        wanted: the Line that a person wants to add to.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._lines: Sequence[Line] = ()
        self._buttons: dict[QObject, Line] = {}
        self._heading = PlainLabel(role="heading")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._lacking, self._possible, self._there = _Section(), _Section(), _Section()
        self._source = PlainLabel(role="small", wraps=True)
        self._source.setMinimumHeight(34)
        self._source.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(0)
        for section in (self._lacking, self._possible, self._there):
            column.addWidget(section)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 8, 8)
        whole.setSpacing(8)
        for each in (self._heading, self._bar):
            whole.addWidget(each)
        whole.addWidget(scroll, 1)
        whole.addWidget(self._source)
        self.retranslate()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows another checklist."""
        if lines != self._lines:
            self._lines = lines
            self.retranslate()

    def buttons(self) -> list[Button]:
        """The lines that can be pressed, as they stand."""
        return [each for each in self._buttons if isinstance(each, Button)]

    def retranslate(self) -> None:
        """Writes all of it anew."""
        due = [each for each in self._lines if each.is_due]
        there = [each for each in due if each.is_there]
        self._bar.setRange(0, max(1, len(due)))
        self._bar.setValue(len(there))
        words = self.tr("Record of the visit: {there} of {due}")
        words = words.replace("{there}", number(len(there))).replace("{due}", number(len(due)))
        self._heading.setText(words)
        self._bar.setAccessibleName(words)
        self._buttons = {}
        self._fill(self._lacking, [each for each in due if not each.is_there], "circle-dashed")
        self._lacking.say("" if len(there) < len(due) else self.tr("Nothing is lacking."))
        possible = [each for each in self._lines if not each.is_due and not each.is_there]
        self._fill(self._possible, possible, "plus")
        self._possible.fold(self.tr("May be added"), len(possible))
        filled = [each for each in self._lines if each.is_there]
        self._fill(self._there, filled, "check")
        self._there.fold(self.tr("There"), len(filled))
        self._source.setText("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Says who asks for the line that has the focus or is under the pointer."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.Enter} and watched in self._buttons:
            self._source.setText(self._asked_by(self._buttons[watched]))
        return super().eventFilter(watched, event)

    def _fill(self, section: "_Section", lines: Iterable[Line], icon: str) -> None:
        made = [self._button(each, icon) for each in lines]
        section.fill(made)

    def _button(self, line: Line, icon: str) -> Button:
        button = Button("line", icon)
        whole = line.field.zh if is_chinese() else line.field.en
        short = whole.partition("（")[0].partition(":")[0]
        button.setText(short if not line.count else f"{short} · {number(line.count)}")
        button.setAccessibleName(whole)
        button.setAccessibleDescription(self._asked_by(line))
        button.clicked.connect(lambda: self.wanted.emit(line))
        button.installEventFilter(self)
        self._buttons[button] = line
        return button

    def _asked_by(self, line: Line) -> str:
        table = shipped_forms().sources
        titles = "；".join(table[each].title for each in line.field.sources)
        words = self.tr("Asked for by: {sources}").replace("{sources}", titles)
        doubt = {
            Confidence.HIGH: "",
            Confidence.MEDIUM: self.tr("No official text was seen."),
            Confidence.LOW: self.tr("The source is weak."),
        }[line.field.confidence]
        return f"{words} {doubt}".strip()


class _Section(QWidget):
    """Lines that belong together; some unfold at a press."""

    def __init__(self) -> None:
        super().__init__()
        self._words = PlainLabel(role="muted", wraps=True)
        self._words.hide()
        self._fold = Button("link", "chevron-down")
        self._fold.setCheckable(True)
        self._fold.hide()
        self._inside = QWidget()
        self._fold.toggled.connect(self._inside.setVisible)
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self._words, self._fold, self._inside):
            column.addWidget(each)

    def fill(self, buttons: Iterable[Button]) -> None:
        """Shows these lines."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for each in buttons:
            self._lines.addWidget(each)

    def say(self, words: str) -> None:
        """What stands above the lines; nothing for an empty text."""
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def fold(self, words: str, count: int) -> None:
        """Hides the lines behind a button with a word and their number."""
        self._fold.setText(f"{words} · {number(count)}")
        self._fold.setVisible(count > 0)
        self._inside.setVisible(count > 0 and self._fold.isChecked())
