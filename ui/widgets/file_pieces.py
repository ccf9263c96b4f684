"""What the file of a case has and lacks: each piece with its weight, and where it is added."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from fieldkit.evidence.completeness import (
    PIECES,
    REASONS,
    REVIEW,
    Completeness,
    Piece,
    Place,
    State,
)
from fieldkit.evidence.kinds import SOURCES
from ui.formatting import entry, number
from ui.translation import Speaking, is_chinese
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_view import clear

_DRAWN: Final = {
    State.THERE: "circle-check",
    State.IN_PART: "triangle-alert",
    State.LACKING: "circle-dashed",
    State.NONE: "circle-minus",
}
_REASON_INDENT_PX: Final = 36
_POINTS_PX: Final = 20  # two figures


class FilePieces(Speaking, QWidget):
    """What is lacking stands first; what is there unfolds.

    Signals:
        wanted: name of the page and what to `begin` there, where a piece is added.
    """

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Completeness | None = None
        self.buttons: dict[str, Button] = {}
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._points = PlainLabel(role="muted", wraps=True)
        self._lacking, self._rest = QVBoxLayout(), QVBoxLayout()
        self._fold = Button("link", "chevron-down")
        self._fold.setCheckable(True)
        self._inside = QWidget()
        self._inside.setLayout(self._rest)
        self._inside.hide()
        self._fold.toggled.connect(self._inside.setVisible)
        self._source = PlainLabel(role="small", wraps=True)
        for layout in (self._lacking, self._rest):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._bar)
        column.addWidget(self._points)
        column.addLayout(self._lacking)
        column.addWidget(self._fold)
        column.addWidget(self._inside)
        column.addWidget(self._source)
        self.retranslate()

    def show_file(self, found: Completeness) -> None:
        """Shows another state of the file."""
        if found != self.shown:
            self.shown = found
            self.retranslate()

    def retranslate(self) -> None:
        """Writes all of it anew."""
        for layout in (self._lacking, self._rest):
            clear(layout)
        self.buttons = {}
        self._fold.setText(self.tr("There, or not in every case"))
        self.setVisible(self.shown is not None)
        if self.shown is None:
            return
        there, weighs = self.shown.weight(State.THERE), any(e.weight for e in self.shown.pieces)
        self._bar.setVisible(weighs)
        self._bar.setRange(0, 100)
        self._bar.setValue(there)
        words = points_words(self.shown)
        self._bar.setAccessibleName(words)
        self._points.setText(words)
        self._fill(self._lacking, self.shown.lacking)
        others = [each for each in self.shown.pieces if each not in self.shown.lacking]
        self._fill(self._rest, others)
        self._fold.setText(f"{self._fold.text()} · {number(len(others))}")
        self._fold.setVisible(bool(others))
        self._inside.setVisible(bool(others) and self._fold.isChecked())
        self._source.setText(self._told_by(self.shown, weighs=weighs))

    def _fill(self, column: QVBoxLayout, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            column.addWidget(self._line(piece))

    def _line(self, piece: Piece) -> QWidget:
        name = PIECES[piece.key][1 if is_chinese() else 0]
        name = name[:1].upper() + name[1:]
        button = Button("line", _DRAWN[piece.state])
        button.setText(name)
        state = state_word(piece.state)
        told = reasons_words(piece)
        weight = "" if piece.weight is None else number(piece.weight)
        button.setAccessibleName(" · ".join(each for each in (name, state, weight) if each))
        button.setAccessibleDescription(told)
        button.clicked.connect(lambda: self.wanted.emit(*leads_to(piece.place)))
        self.buttons[piece.key] = button
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button, 1)
        row.addWidget(PlainLabel(state, "muted"))
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        points = PlainLabel(weight, "muted")
        points.setMinimumWidth(_POINTS_PX)
        points.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(points)
        column.addLayout(row)
        if told:
            reasons = PlainLabel(told, "small", wraps=True)
            reasons.setContentsMargins(_REASON_INDENT_PX, 0, 0, 4)
            column.addWidget(reasons)
        return line

    def _told_by(self, shown: Completeness, *, weighs: bool) -> str:
        if not shown.is_said:
            taken = self.tr("Taken as a suspected crime: the case does not say what it is for.")
        else:
            taken = self.tr("For: {what}.").replace(
                "{what}", shown.transfer.zh if is_chinese() else shown.transfer.en
            )
        source = SOURCES[REVIEW]
        if weighs:
            told = self.tr("Weights by {source}.").replace("{source}", source)
        else:
            told = self.tr(
                "By 公治〔2014〕853号 Art. 11; no weights are held, and check its force."
            )
        return f"{taken} {told}"


def points_words(found: Completeness) -> str:
    """How much of the file is there, in points of the review or in pieces."""
    translate = QCoreApplication.translate
    if any(each.weight for each in found.pieces):
        words = translate("file", "There {there} · in part {part} · lacking {lacking}, of 100")
        counts = [found.weight(each) for each in (State.THERE, State.IN_PART, State.LACKING)]
    else:
        words = translate("file", "There {there} · in part {part} · lacking {lacking}")
        states = [each.state for each in found.pieces]
        counts = [states.count(each) for each in (State.THERE, State.IN_PART, State.LACKING)]
    for name, count in zip(("{there}", "{part}", "{lacking}"), counts, strict=True):
        words = words.replace(name, number(count))
    return words


def share_words(found: Completeness) -> str:
    """How much of the file is there, as short as it goes: points or pieces there of all."""
    there = [each for each in found.pieces if each.state is State.THERE]
    if any(each.weight for each in found.pieces):
        return f"{number(found.weight(State.THERE))} / {number(100)}"
    due = [each for each in found.pieces if each.state is not State.NONE]
    return f"{number(len(there))} / {number(len(due))}"


def state_word(state: State) -> str:
    """The state of a piece, in a word."""
    translate = QCoreApplication.translate
    return {
        State.THERE: translate("file", "there"),
        State.IN_PART: translate("file", "in part"),
        State.LACKING: translate("file", "lacking"),
        State.NONE: translate("file", "none"),
    }[state]


def reasons_words(piece: Piece) -> str:
    """Why a piece is not there as it should be; empty where it says no more than its state."""
    told = []
    for each in piece.reasons:
        if each.code == "NOT_THERE":
            continue
        words = QCoreApplication.translate("records", REASONS[each.code])
        about = "" if each.entry is None else entry(each.entry)
        told.append(words.replace("{entry}", about).replace("{count}", number(each.count)))
    return " ".join(told)


def leads_to(place: Place) -> tuple[str, object]:
    """The page of the case and what to `begin` there."""
    if place.entry is not None:
        return place.tab, place.entry
    if place.document_type is not None:
        return place.tab, (place.kind, {"document_type": str(place.document_type)})
    return place.tab, place.kind or None
