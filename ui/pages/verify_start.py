"""Where a bundle is dropped, and what the reader brings along to judge it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from fieldkit.ledger.certificates import fingerprint_in_groups
from ui.operations import bundles
from ui.operations.bundles import Brought
from ui.pages.page import Page
from ui.translation import Speaking
from ui.widgets.button import Button, IconButton
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel, set_property

if TYPE_CHECKING:
    from fieldkit.bundle.trust import Pin

COLUMN_PX = 760
_NOTE_PX = 104


class VerifyStart(Speaking, QScrollArea):
    """Takes a bundle, and beside it what makes more of its facts checkable.

    Signals:
        chosen: Path of a bundle to be verified.
    """

    chosen = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._bundle: Path | None = None
        self._trust_file: Path | None = None
        self._pins: tuple[Pin, ...] = ()
        self._heading, self._about = PlainLabel(role="title"), PlainLabel(role="muted", wraps=True)
        self._drop = QFrame()
        self._drop_words = PlainLabel(role="heading")
        self._or = PlainLabel(role="muted", wraps=True)
        self.choose, self.again = Button("primary", "folder-open"), Button("primary", "undo-2")
        self.choose.clicked.connect(self._choose_bundle)
        self.again.clicked.connect(lambda: self._bundle and self.chosen.emit(self._bundle))
        self._brought, self._why = PlainLabel(role="heading"), PlainLabel(role="muted", wraps=True)
        self._trust, self._trust_help = PlainLabel(), PlainLabel(role="small", wraps=True)
        self._trust_name = PlainLabel(role="muted")
        self.choose_trust, self.drop_trust = Button(), IconButton("x")
        self.choose_trust.clicked.connect(self._choose_trust)
        self.drop_trust.clicked.connect(lambda: self.bring_trust(None))
        self._note, self._note_help = PlainLabel(), PlainLabel(role="small", wraps=True)
        self.checkpoint = QPlainTextEdit()
        self.checkpoint.setTabChangesFocus(True)
        self.checkpoint.setFixedHeight(_NOTE_PX)
        self._note.setBuddy(self.checkpoint)
        self.choose_note = Button()
        self.choose_note.clicked.connect(self._choose_note)
        self._known = PlainLabel()
        self._people = QVBoxLayout()
        self._people.setSpacing(4)
        self._lay_out()
        self.retranslate()

    @property
    def brought(self) -> Brought:
        """What the reader brings along now."""
        return Brought(self._trust_file, self.checkpoint.toPlainText())

    def bring_trust(self, path: Path | None) -> None:
        """Takes a trust file along, or none."""
        self._trust_file = path
        self._say_trust()

    def keep(self, bundle: Path | None) -> None:
        """Offers to verify that bundle again."""
        self._bundle = bundle
        self._say_bundle()

    def show_dragging(self, *, is_over: bool) -> None:
        """Shows that what is held over the page may be dropped."""
        set_property(self._drop, "over", "yes" if is_over else "no")

    def load(self) -> None:
        """Fetches the people whom this computer's user had remembered."""
        self._page.follow(bundles.remembered(), self._show_people)

    def go(self) -> None:
        """Goes to the one thing to do."""
        (self.choose if self._bundle is None else self.again).setFocus()

    def retranslate(self) -> None:
        """Sets every word."""
        self._heading.setText(self.tr("Verify a bundle"))
        self._about.setText(
            self.tr(
                "A bundle from anybody can be verified here, without a vault and without the "
                "network. The file is only read."
            )
        )
        self._drop_words.setText(self.tr("Drop a bundle here"))
        self.choose.setText(self.tr("Choose a file …"))
        self._brought.setText(self.tr("What you bring along"))
        self._why.setText(
            self.tr(
                "Nothing of this is needed. With it, two more facts can be checked: whether you "
                "know the signers, and whether the ledger is the one you saw before."
            )
        )
        self._trust.setText(self.tr("Trust file"))
        self._trust_help.setText(
            self.tr("People you know, as handed to you in person. One that came with the bundle "
                    "proves nothing about it.")
        )  # fmt: skip
        self.choose_trust.setText(self.tr("Choose …"))
        self.choose_trust.setAccessibleName(self.tr("Choose a trust file"))
        self.drop_trust.say(self.tr("Bring no trust file"))
        self._note.setText(self.tr("Checkpoint that you hold"))
        self._note_help.setText(
            self.tr(
                "From an earlier bundle, a receipt, or the paper signed on site. From paper, type "
                "the number of entries, and in the next line the sixteen groups."
            )
        )
        self.checkpoint.setAccessibleName(self.tr("Checkpoint that you hold"))
        self.checkpoint.setPlaceholderText(self.tr("Such as: 42, then 3F2A 91BC …"))
        self.choose_note.setText(self.tr("From a file …"))
        self.choose_note.setAccessibleName(self.tr("Take the checkpoint from a file"))
        self._say_trust()
        self._say_bundle()
        self._show_people(self._pins)
        self.setAccessibleName(self.tr("Verify a bundle"))

    # Layout

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, 16, 16)
        column.setSpacing(8)
        for each in (self._heading, self._about):
            column.addWidget(each)
        column.addSpacing(8)
        column.addWidget(self._drop_area())
        column.addSpacing(16)
        for each in (self._brought, self._why):
            column.addWidget(each)
        column.addSpacing(8)
        column.addLayout(_line(self._trust, self._trust_name, self.drop_trust, self.choose_trust))
        column.addWidget(self._trust_help)
        column.addSpacing(8)
        column.addLayout(_line(self._note, self.choose_note))
        column.addWidget(self.checkpoint)
        column.addWidget(self._note_help)
        column.addSpacing(8)
        column.addWidget(self._known)
        column.addLayout(self._people)
        column.addStretch()
        middle = QWidget()
        middle.setProperty("role", "scrolled")
        line = QHBoxLayout(middle)
        line.setContentsMargins(0, 0, 0, 0)
        inside.setMaximumWidth(COLUMN_PX)
        line.addWidget(inside, 1)
        line.addStretch()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(middle)

    def _drop_area(self) -> QFrame:
        self._drop.setProperty("role", "drop")
        column = QVBoxLayout(self._drop)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconLabel("package-search", "muted", 40), 0, centre)
        column.addWidget(self._drop_words, 0, centre)
        column.addWidget(self._or, 0, centre)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch()
        buttons.addWidget(self.again)
        buttons.addWidget(self.choose)
        buttons.addStretch()
        column.addLayout(buttons)
        return self._drop

    # Words that change

    def _say_trust(self) -> None:
        has_one = self._trust_file is not None
        self._trust_name.setText(self._trust_file.name if self._trust_file else self.tr("None"))
        self.drop_trust.setVisible(has_one)

    def _say_bundle(self) -> None:
        self.again.setVisible(self._bundle is not None)
        if self._bundle is not None:
            again = self.tr("Verify {name} again")
            shown = self.fontMetrics().elidedText(
                self._bundle.name, Qt.TextElideMode.ElideMiddle, COLUMN_PX // 2
            )
            self.again.setText(again.replace("{name}", shown))
        self.choose.become("primary" if self._bundle is None else "")
        self._or.setText(self.tr("A file that ends in .zip"))

    def _show_people(self, pins: "tuple[Pin, ...]") -> None:
        self._pins = pins
        while (item := self._people.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._known.setText(self.tr("People remembered on this computer"))
        self._known.setVisible(bool(pins))
        for pin in pins:
            person = _Remembered(pin)
            person.forgotten.clicked.connect(lambda _=False, gone=pin: self._forget(gone))
            self._people.addWidget(person)

    # Choosing

    def _forget(self, pin: "Pin") -> None:
        self._page.follow(bundles.forget(pin.certificate), self._show_people)

    def _choose_bundle(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a bundle"), "", self.tr("Bundles (*.zip);;All files (*)")
        )
        if name:
            self.chosen.emit(Path(name))

    def _choose_trust(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a trust file"),
            "",
            self.tr("Trust files (*.json);;All files (*)"),
        )
        if name:
            self.bring_trust(Path(name))

    def _choose_note(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a checkpoint"), "", self.tr("Texts (*.txt);;All files (*)")
        )
        if name:
            self._page.follow(bundles.read_note(Path(name)), self.checkpoint.setPlainText)


class _Remembered(Speaking, QWidget):
    """One person whom the user had remembered."""

    def __init__(self, pin: "Pin") -> None:
        super().__init__()
        self._pin = pin
        self.forgotten = IconButton("x")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(PlainLabel(pin.label))
        code = PlainLabel(fingerprint_in_groups(pin.certificate)[:39] + " …", "digits")
        line.addWidget(code, 1)
        line.addWidget(self.forgotten)
        self.retranslate()

    def retranslate(self) -> None:
        """Names the button."""
        self.forgotten.say(self.tr("Forget {name}").replace("{name}", self._pin.label))


def _line(label: QWidget, *others: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(label)
    line.addStretch()
    for each in others:
        line.addWidget(each)
    return line
