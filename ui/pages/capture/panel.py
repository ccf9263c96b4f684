"""One file, or several at once: its picture, what it says of time and place, and its words."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fieldkit.canonical import JsonValue
from fieldkit.evidence.media import Document, Photo
from fieldkit.evidence.parts import Member, members
from ui.formatting import tip
from ui.models.positions import Way
from ui.operations.capture import Shot, Visit
from ui.pages.capture.facts import Fact, facts, way_from_visit, way_words
from ui.translation import Speaking
from ui.widgets.caption_field import CaptionField
from ui.widgets.form.field import Field, label_of
from ui.widgets.form.moments import MomentField
from ui.widgets.form.single import ChoiceField, TextField, YesNoField
from ui.widgets.pick import Pick
from ui.widgets.picture_view import PictureView
from ui.widgets.plain_label import PlainLabel, set_property
from ui.widgets.position_map import PositionMap

FACTS_PX: Final = 168
_MOST_FACTS: Final = 8


class Panel(Speaking, QWidget):
    """Shows what is chosen, and says what the person wrote.

    Signals:
        written: name of a member ("caption" for what stands under the picture), and its value.
        went: by how many files the person wants to go.
        pasted: QMimeData that is no text.
    """

    written = Signal(str, object)
    went = Signal(int)
    pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = PictureView()
        self.map = PositionMap()
        self.caption, self.proves = CaptionField(2), CaptionField(1)
        self.taken_by = Pick()
        self.taken_at = MomentField(_member(Photo, "taken_at"))
        self.papers: dict[str, Field] = {
            "document_type": ChoiceField(_member(Document, "document_type")),
            "is_copy": YesNoField(_member(Document, "is_copy")),
            "original_at": TextField(_member(Document, "original_at")),
        }
        self.told = [PlainLabel(role="small", wraps=True) for _ in range(_MOST_FACTS)]
        self._labels = {name: PlainLabel(role="label") for name in _LABELS}
        self._copy = PlainLabel(role="label")
        self._shots: Sequence[Shot] = ()
        self._visit: Visit | None = None
        self._party: JsonValue = None
        self._officers: list[Mapping[str, JsonValue]] = []
        self._lay_out()
        self._listen()
        self.retranslate()
        self.show_shots((), may_change=False)

    def stand_on(self, visit: Visit | None, party: JsonValue, me: Mapping[str, JsonValue]) -> None:
        """Says what files are held against, and who may have taken them.

        Args:
            visit: the inspection that is proposed.
            party: coordinates of the party.
            me: the officer who is signed in; empty if nobody is.
        """
        self._visit, self._party = visit, party
        others = [] if visit is None else [_officer(each) for each in visit.record.officers]
        mine = [me] if me else []
        self._officers = [*mine, *(each for each in others if each["name"] != me.get("name"))]
        self._name_officers()
        self._show_facts(())

    def show_shots(
        self, shots: Sequence[Shot], *, may_change: bool, others: Sequence[Shot] = ()
    ) -> None:
        """Shows what is chosen.

        Args:
            shots: the files; the picture is the page's to show.
            may_change: whether words can be written.
            others: whose places the map shows faintly.
        """
        self._shots = shots
        self.caption.show_text(self._common("caption"))
        self.proves.show_text(self._common("proves"))
        moment = "obtained_at" if self._is_paper else "taken_at"
        self.taken_at.set_value(self._common(moment) or None)
        for name, field in self.papers.items():
            field.set_value(shots[0].record.get(name) if self._is_paper else None)
            field.setVisible(self._is_paper)
        self._labels["papers"].setVisible(self._is_paper)
        self._copy.setVisible(self._is_paper)
        self._say_labels()
        self._name_officers()
        for each in (self.caption, self.proves):
            each.setReadOnly(not may_change)
        for widget in (self.taken_by, self.taken_at, *self.papers.values()):
            widget.setEnabled(may_change)
        self._say_placeholder()
        self._show_facts(others)

    def retranslate(self) -> None:
        """Sets labels and names."""
        self._say_labels()
        for name, field in self.papers.items():
            field.name_for_readers(label_of(_member(Document, name)))
        self._copy.setText(label_of(_member(Document, "is_copy")))
        if (original := self.papers["original_at"].focusProxy()) is not None:
            original.setProperty("placeholderText", label_of(_member(Document, "original_at")))
        self._name_officers()
        self._say_placeholder()
        self._show_facts(())

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        beside = QVBoxLayout(inside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(2)
        beside.addWidget(self.map)
        beside.addSpacing(4)
        for each in self.told:
            beside.addWidget(each)
        beside.addStretch()
        scroll = QScrollArea()  # facts that a low window has no room for
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.setFixedWidth(FACTS_PX)
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(self.picture, 1)
        above.addWidget(scroll)
        taken = QHBoxLayout()
        taken.setSpacing(8)
        taken.addWidget(self.taken_by)
        taken.addWidget(self.taken_at, 1)
        papers = QHBoxLayout()
        papers.setSpacing(8)
        for name, field in self.papers.items():
            if name == "is_copy":
                papers.addWidget(self._copy)
            papers.addWidget(field, 0 if name == "is_copy" else 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for row, text in enumerate((self.caption, self.proves)):
            grid.addWidget(text, row, 1)
        for row, line in enumerate((taken, papers), start=2):
            grid.addLayout(line, row, 1)
        for row, label in enumerate(self._labels.values()):
            is_text = row < 2
            label.setContentsMargins(0, 8 if is_text else 0, 0, 0)
            place = Qt.AlignmentFlag.AlignTop if is_text else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label, row, 0, place)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(above, 1)
        column.addLayout(grid)

    def _listen(self) -> None:
        self.caption.typed.connect(lambda: self.written.emit("caption", self.caption.text))
        self.proves.typed.connect(lambda: self.written.emit("proves", self.proves.text))
        for each in (self.caption, self.proves):
            each.went.connect(self.went)
            each.pasted.connect(self.pasted)
        self.taken_by.picked.connect(self._write_officer)
        self.taken_at.edited.connect(self._write_moment)
        for name, field in self.papers.items():
            field.edited.connect(
                lambda name=name, field=field: self.written.emit(name, field.value())
            )

    @property
    def _is_paper(self) -> bool:
        return bool(self._shots) and all(each.kind == "document" for each in self._shots)

    def _common(self, member: str) -> str:
        """What all of the chosen say; empty where they differ."""
        said = {
            each.caption if member == "caption" else str(each.record.get(member) or "")
            for each in self._shots
        }
        return said.pop() if len(said) == 1 else ""

    def _say_labels(self) -> None:
        is_paper = self._is_paper
        words = {
            "caption": self.tr("Name of the paper") if is_paper else self.tr("What it shows"),
            "proves": label_of(_member(Photo, "proves")),
            "taken": self.tr("Obtained by, at") if is_paper else self.tr("Taken by, at"),
            "papers": self.tr("The paper"),
        }
        for name, label in self._labels.items():
            label.setText(words[name])
        self.caption.setAccessibleName(words["caption"])
        self.proves.setAccessibleName(words["proves"])
        at = self.tr("Obtained at") if is_paper else self.tr("Taken at")
        self.taken_at.name_for_readers(at)

    def _say_placeholder(self) -> None:
        several = len(self._shots) > 1
        self.caption.setPlaceholderText(
            self.tr("Written for all %n chosen", "", len(self._shots))
            if several
            else self.tr("Type, Enter for the next one; Ctrl+D repeats the one before")
        )

    def _write_officer(self) -> None:
        officer = self._officers[self.taken_by.currentIndex()]
        if self._is_paper:
            self.written.emit("obtained_by", [officer])
        else:
            self.written.emit("taken_by", officer)

    def _write_moment(self) -> None:
        member = "obtained_at" if self._is_paper else "taken_at"
        self.written.emit(member, self.taken_at.value())

    def _name_officers(self) -> None:
        held = self._shots[0].record if self._shots else {}
        by = held.get("taken_by") or held.get("obtained_by")
        if isinstance(by, list):
            by = by[0] if by else None
        if isinstance(by, Mapping) and by.get("name") not in {
            each.get("name") for each in self._officers
        }:
            self._officers = [*self._officers, by]
        choices: list[tuple[object, str]] = [
            (each.get("name"), str(each.get("name"))) for each in self._officers
        ]
        self.taken_by.say(self.tr("Taken by"), choices)
        if isinstance(by, Mapping):
            self.taken_by.pick(by.get("name"))

    def _show_facts(self, others: Sequence[Shot]) -> None:
        told: list[Fact] = []
        there = None
        if len(self._shots) == 1:
            shot = self._shots[0]
            there = way_from_visit(shot, self._visit, self._party)
            told = facts(shot, self._visit, there)
        elif self._shots:
            told = [Fact(self.tr("%n chosen", "", len(self._shots)))]
        ways = (way_from_visit(each, self._visit, self._party) for each in others)
        words = "" if there is None else way_words(there)
        self.map.show_way(there, [each for each in ways if isinstance(each, Way)], words)
        for number, label in enumerate(self.told):
            fact = told[number] if number < len(told) else None
            label.setVisible(fact is not None)
            if fact is not None:
                label.setText(fact.text)
                label.setToolTip(tip(fact.text))
                set_property(label, "tone", "warning" if fact.is_flagged else "")


_LABELS: Final = ("caption", "proves", "taken", "papers")


def _member(record: type[Photo] | type[Document], name: str) -> Member:
    return next(each for each in members(record) if each.name == name)


def _officer(officer: object) -> dict[str, JsonValue]:
    told = {name: getattr(officer, name) for name in ("name", "certificate_number", "unit")}
    return {name: value for name, value in told.items() if value is not None}
