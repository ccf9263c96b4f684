"""The files of a record: dropped or chosen, with what became of each."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from fieldkit.evidence.record import Role
from ui import formatting
from ui.translation import Speaking, is_chinese
from ui.widgets.button import Button, IconButton
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel, set_property

if TYPE_CHECKING:
    from fieldkit.ledger.entry import Attachment


class FilesField(QWidget):
    """One place for each role that files may have.

    Signals:
        wanted: paths (list[Path]) that are to be taken in, and their role.
        removed: role and SHA-256 of a file that is to go again.
    """

    wanted = Signal(object, str)
    removed = Signal(str, str)

    def __init__(self, roles: Iterable[Role], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = {role.name: _Place(role) for role in roles}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for name, place in self._places.items():
            column.addWidget(place)
            place.wanted.connect(partial(self._want, name))
            place.removed.connect(partial(self.removed.emit, name))

    @property
    def is_busy(self) -> bool:
        """Whether a file is still being taken in."""
        return any(line.is_busy for place in self._places.values() for line in place.lines)

    @property
    def roles(self) -> list[str]:
        """The role of each file that was taken in."""
        return [
            name
            for name, place in self._places.items()
            for line in place.lines
            if line.attachment is not None
        ]

    def begin(self, name: str, role: str) -> "FileLine":
        """Shows a file that is about to be taken in; the answer is its line."""
        return self._places[role].add(name)

    def show_files(self, attachments: "Iterable[Attachment]") -> None:
        """Shows these files, as a draft has them, beside those still being taken in."""
        for place in self._places.values():
            place.clear(with_busy=False)
        for each in attachments:
            if each.role in self._places:
                self._places[each.role].add(each.name).show_taken(each)

    def clear(self) -> None:
        """Shows no files; what is still being taken in is stopped by whoever follows it."""
        for place in self._places.values():
            place.clear(with_busy=True)

    def show_problem(self, role: str, sentence: str) -> None:
        """Says what is wrong with the files of a role; empty takes it away."""
        if role in self._places:
            self._places[role].show_problem(sentence)

    def clear_problems(self) -> None:
        """Takes all of it away."""
        for place in self._places.values():
            place.show_problem("")

    def _want(self, role: str, paths: list[Path]) -> None:
        self.wanted.emit(paths, role)


class _Place(Speaking, QFrame):
    """The files of one role, and the place to drop more."""

    wanted = Signal(object)
    removed = Signal(str)

    def __init__(self, role: Role) -> None:
        super().__init__()
        self.setProperty("role", "drop")
        self.setAcceptDrops(True)
        self._role = role
        self.lines: list[FileLine] = []
        self._label = PlainLabel(role="label")
        self._hint = PlainLabel(role="small")
        self._choose = Button("", "paperclip")
        self._choose.clicked.connect(self._choose_files)
        self._problem = PlainLabel(role="problem", wraps=True)
        self._problem.hide()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._label)
        head.addWidget(self._hint)
        head.addStretch()
        head.addWidget(self._choose)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 8, 8)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(self._problem)
        self.retranslate()

    def add(self, name: str) -> "FileLine":
        """A new line for a file."""
        line = FileLine(name)
        line.removed.connect(lambda: self._drop(line))
        self.lines.append(line)
        self._column.addWidget(line)
        self.show_problem("")
        return line

    def clear(self, *, with_busy: bool) -> None:
        """Takes the lines away."""
        for line in list(self.lines):
            if with_busy or not line.is_busy:
                self._take_out(line)

    def show_problem(self, sentence: str) -> None:
        """Says what is wrong."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        set_property(self, "problem", "true" if sentence else "false")

    def retranslate(self) -> None:
        """Sets label, hint and button."""
        label = self._role.zh if is_chinese() else self._role.en.capitalize()
        if self._role.least:
            label = self.tr("{label} (needed)").replace("{label}", label)
        self._label.setText(label)
        self._hint.setText(self.tr("Drop files here"))
        self._choose.setText(self.tr("Choose files …"))
        self._choose.setAccessibleName(f"{self._choose.text()} {label}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files."""
        if _files_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Asks for the files to be taken in."""
        paths = _files_of(event)
        if paths:
            event.acceptProposedAction()
            self.wanted.emit(paths)

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self._label.text())
        if names:
            self.wanted.emit([Path(name) for name in names])

    def _drop(self, line: "FileLine") -> None:
        self._take_out(line)
        if line.attachment is not None:
            self.removed.emit(line.attachment.sha256)
        self._choose.setFocus()

    def _take_out(self, line: "FileLine") -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.deleteLater()


class FileLine(Speaking, QWidget):
    """One file: how far it is, then its size and digest.

    Signals:
        removed: the person does not want it.
    """

    removed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.attachment: Attachment | None = None
        self.is_busy = True
        self._icon = IconLabel("file-text", "muted", 16)
        self._name = PlainLabel(name)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName(name)
        self._size = PlainLabel(role="small")
        self._digest = PlainLabel(role="digits")
        self._problem = PlainLabel(role="problem", wraps=True)
        self._problem.hide()
        self._remove = IconButton("x")
        self._remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for each in (self._icon, self._name, self._bar, self._size, self._digest):
            row.addWidget(each)
        row.addWidget(self._problem, 1)
        row.addStretch()
        row.addWidget(self._remove)
        self.retranslate()

    def step(self, done: int, total: int, _stage: str = "") -> None:
        """Shows how far it is, in bytes."""
        self._bar.setValue(done * 1000 // total if total else 0)

    def show_taken(self, attachment: "Attachment") -> None:
        """Shows that it lies in the vault."""
        self.attachment = attachment
        self.is_busy = False
        self._bar.hide()
        self._icon.show_icon("lock", "sealed")
        self._name.setText(attachment.name)
        self._size.setText(formatting.size(attachment.size))
        self._digest.setText(formatting.short_digest(attachment.sha256))

    def show_problem(self, sentence: str) -> None:
        """Says why it was not taken in."""
        self.is_busy = False
        self._bar.hide()
        self._icon.show_icon("circle-alert", "danger")
        self._problem.setText(sentence)
        self._problem.show()

    def retranslate(self) -> None:
        """Names the button."""
        self._remove.say(self.tr("Remove {what}").replace("{what}", self._name.text()))


def _files_of(event: QDropEvent) -> Sequence[Path]:
    if not event.possibleActions() & Qt.DropAction.CopyAction:
        return []
    urls = event.mimeData().urls()
    paths = [Path(each.toLocalFile()) for each in urls if each.isLocalFile()]
    return [each for each in paths if each.is_file()]
