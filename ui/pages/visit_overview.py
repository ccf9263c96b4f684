"""One visit as it stands: who, where and when; what to add; what was recorded; what is lacking."""

from functools import partial
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.clock import Clock, SystemClock, time_text
from fieldkit.evidence.completeness import Completeness
from fieldkit.evidence.inspections import Inspection
from fieldkit.evidence.overview import Line
from ui import formatting
from ui.formatting import tip
from ui.models.rows import Column, RowsModel
from ui.operations.visits import CaseVisits
from ui.pages.evidence_list import state_drawing, state_words
from ui.translation import Speaking, is_chinese
from ui.widgets.button import Button
from ui.widgets.checklist import Checklist
from ui.widgets.fact_grid import FactGrid
from ui.widgets.file_pieces import points_words, share_words
from ui.widgets.icon_label import IconLabel
from ui.widgets.kinds import kind_drawing, kind_name
from ui.widgets.pick import Pick
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rows_table import RowsTable
from ui.widgets.state_chip import Stage, State
from ui.widgets.tile import Tile, Tiles

BODY_PX: Final = 140  # a heading and two rows at least
CHECKLIST_PX: Final = (240, 320)  # at least, at most
# What can be added: word, drawing, name. The keys 1 to 9 press them in this order.
TILES: Final = (
    (QT_TRANSLATE_NOOP("VisitOverview", "Photo"), "camera", "photo"),
    (QT_TRANSLATE_NOOP("VisitOverview", "Recording"), "mic", "recording"),
    (QT_TRANSLATE_NOOP("VisitOverview", "Sample"), "flask-conical", "sample"),
    (QT_TRANSLATE_NOOP("VisitOverview", "Reading"), "gauge", "reading"),
    (QT_TRANSLATE_NOOP("VisitOverview", "Quantity"), "scale", "quantity"),
    (QT_TRANSLATE_NOOP("VisitOverview", "Statement"), "message-square-text", "statement"),
    (QT_TRANSLATE_NOOP("VisitOverview", "Document"), "file-text", "document"),
    (QT_TRANSLATE_NOOP("VisitOverview", "Observation"), "eye", "observation"),
    (QT_TRANSLATE_NOOP("VisitOverview", "Exhibit"), "package", "exhibit"),
)


class VisitOverview(Speaking, QWidget):
    """Shows one visit of a case.

    Signals:
        visit_picked: sequence of another visit to be shown.
        new_wanted: a new visit is to be begun.
        end_wanted: the record is to be completed.
        kind_wanted: name of a tile.
        line_wanted: a Line of the checklist.
        entry_opened: sequence of an entry.
        file_wanted: what the whole file lacks is to be shown.
    """

    visit_picked = Signal(int)
    new_wanted = Signal()
    end_wanted = Signal()
    kind_wanted = Signal(str)
    line_wanted = Signal(object)
    entry_opened = Signal(int)
    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, clock: Clock | None = None) -> None:
        super().__init__(parent)
        self._clock = clock or SystemClock()
        self._shown: CaseVisits | None = None
        self._found: Completeness | None = None
        self.visits = Pick()
        self.visits.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.visits.setMaximumWidth(440)
        self.visits.picked.connect(self._say_picked)
        self._number = PlainLabel(role="muted")
        self._is_over = IconLabel("", "muted", 16)
        self._over = PlainLabel(role="muted")
        self._end = Button("", "flag")
        self._end.clicked.connect(self.end_wanted)
        self._new = Button("quiet", "plus")
        self._new.clicked.connect(self.new_wanted)
        self._facts = FactGrid()
        self.tiles = {name: Tile(icon) for _, icon, name in TILES}
        for name, tile in self.tiles.items():
            tile.clicked.connect(partial(self.kind_wanted.emit, name))
        self._recorded = PlainLabel(role="heading")
        self.model: RowsModel[Line] = RowsModel(self._columns(), self)
        self.table: RowsTable[Line] = RowsTable(self.model)
        self.table.opened.connect(lambda line: self.entry_opened.emit(line.sequence))
        self._nothing = PlainLabel(role="muted", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.checklist = Checklist()
        self.checklist.setMinimumWidth(CHECKLIST_PX[0])
        self.checklist.setMaximumWidth(CHECKLIST_PX[1])
        self.checklist.wanted.connect(self.line_wanted)
        self.file = Button("line", "archive-restore")
        self.file.clicked.connect(self.file_wanted)
        self.file.hide()
        self._lay_out()
        self.retranslate()

    def show_visits(self, shown: CaseVisits) -> None:
        """Shows the visit that was looked at, and the others to pick from."""
        self._shown = shown
        chosen = self.table.row()
        self.model.show_only(shown.newest)
        self._body.setCurrentWidget(self.table if shown.newest else self._nothing)
        numbers = [line.sequence for line in shown.newest]
        if chosen is not None and chosen.sequence in numbers:
            self.table.choose(numbers.index(chosen.sequence))
        elif numbers:
            self.table.choose(0)
        self.retranslate()

    def show_file(self, found: Completeness | None) -> None:
        """Says how far the file of the case is there; nothing of it where that is not known."""
        self._found = found
        self._say_file()

    def go(self) -> None:
        """Goes to the large buttons."""
        self.tiles["photo"].setFocus()

    def now(self) -> str:
        """This minute, as a record says it."""
        return time_text(self._clock.read().wall.replace(second=0, microsecond=0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 9 press the large buttons; left and right go from one to the next."""
        at = event.key() - Qt.Key.Key_1
        tiles = list(self.tiles.values())
        if 0 <= at < len(tiles) and not event.modifiers():
            tiles[at].click()
            return
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        focused = self.focusWidget()
        if step is not None and focused in tiles:
            tiles[(tiles.index(focused) + step) % len(tiles)].setFocus()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Sets every word."""
        self._new.setText(self.tr("New visit"))
        self._recorded.setText(self.tr("Recorded in this visit"))
        self.table.setAccessibleName(self.tr("Recorded in this visit"))
        self._nothing.setText(
            self.tr("Nothing yet. Add what you find with the buttons above, or the keys 1 to 9.")
        )
        for (words, _, name), key in zip(TILES, range(1, 10), strict=True):
            word = QCoreApplication.translate("VisitOverview", str(words))
            self.tiles[name].setText(word)
            has_draft = self._has_draft(name)
            draft = f", {State(Stage.DRAFT).word}" if has_draft else ""
            self.tiles[name].setAccessibleName(f"{word} ({key}){draft}")
            self.tiles[name].mark_draft(has_draft)
        self.model.relook()
        self._say_file()
        if self._shown is not None and self._shown.visit is not None:
            self._name_visits(self._shown)
            self._show_facts(self._shown.visit.inspection)
            self.checklist.show_lines(self._shown.visit.lines)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.visits, 3)
        for each in (self._number, self._is_over, self._over):
            head.addWidget(each)
        head.addStretch(1)
        head.addWidget(self._end)
        head.addWidget(self._new)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._nothing)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._facts)
        left.addWidget(Tiles(list(self.tiles.values())))
        left.addWidget(self._recorded)
        left.addWidget(self._body, 1)
        self._body.setMinimumHeight(BODY_PX)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left, 5)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.checklist, 1)
        right.addWidget(self.file)
        middle.addLayout(right, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(middle, 1)

    def _columns(self) -> list[Column[Line]]:
        return [
            Column(
                lambda: self.tr("Time"),
                lambda line: formatting.moment(line.row.occurred_at or line.row.sealed_at),
                width=15,
            ),
            Column(
                lambda: self.tr("Kind"), lambda line: kind_name(line.row.kind), width=13,
                icon=lambda line: (kind_drawing(line.row.kind), "muted"),
            ),
            Column(lambda: self.tr("What"), lambda line: line.row.title, width=36),
            Column(
                lambda: self.tr("State"),
                lambda line: f"{state_words(line)} {formatting.entry(line.sequence)}",
                width=17, icon=state_drawing,
            ),
        ]  # fmt: skip

    def _say_file(self) -> None:
        words = self.tr("File of the case")
        self.file.setText(words)
        if self._found is not None:
            self.file.setText(f"{words} · {share_words(self._found)}")
            self.file.setAccessibleDescription(points_words(self._found))
            self.file.setToolTip(tip(points_words(self._found)))
            self.file.show()

    def _has_draft(self, kind: str) -> bool:
        if self._shown is None or self._shown.visit is None:
            return False
        sequence = self._shown.visit.item.sealed.entry.sequence
        return draft_name(kind, sequence) in self._shown.drafts

    def _say_picked(self) -> None:
        picked = self.visits.value()
        if isinstance(picked, int):
            self.visit_picked.emit(picked)

    def _name_visits(self, shown: CaseVisits) -> None:
        words = self.tr("Visit {number} · {when} · {place}")
        choices: list[tuple[object, str]] = [
            (
                row.sequence,
                words.replace("{number}", str(number))
                .replace("{when}", formatting.moment(row.occurred_at or row.sealed_at))
                .replace("{place}", row.title),
            )
            for number, row in enumerate(shown.visits, start=1)
        ]
        self.visits.say(self.tr("Visit"), choices)
        if shown.visit is not None:
            sequence = shown.visit.item.sealed.entry.sequence
            self.visits.pick(sequence)
            self._number.setText(formatting.entry(sequence))

    def _show_facts(self, visit: Inspection) -> None:
        ended = visit.ended_at
        self._is_over.show_icon(*(("clock", "accent") if ended is None else ("check", "good")))
        self._over.setText(self.tr("Under way") if ended is None else self.tr("Ended"))
        is_open = ended is None
        self._end.setText(self.tr("End the visit") if is_open else self.tr("Complete the record"))
        presence = visit.party_presence
        party = presence.zh if is_chinese() else presence.en.capitalize()
        if visit.site_person is not None:
            party = f"{party} · {_person(visit.site_person)}"
        elif visit.absence_reason:
            party = f"{party} · {visit.absence_reason}"
        officers = "\n".join(
            " ".join(each for each in (officer.name, officer.certificate_number) if each)
            for officer in visit.officers
        )
        until = "" if ended is None else f" – {ended:%H:%M}"
        facts = [
            (self.tr("When"), formatting.moment(visit.started_at) + until),
            (self.tr("Where"), visit.place),
            (self.tr("Officers"), officers),
            (self.tr("Party"), party),
            (self.tr("Witness"), _person(visit.witness) or visit.no_witness_reason or "—"),
            (self.tr("Weather"), visit.weather or "—"),
        ]
        if visit.liaison_officers:
            liaison = "、".join(_person(each) for each in visit.liaison_officers)
            facts.append((self.tr("Liaison officers"), liaison))
        self._facts.show_facts(facts)


def draft_name(kind: str, inspection: int) -> str:
    """Under which a record of a visit is kept while it is typed."""
    return f"{kind} of {inspection}"


def _person(person: object) -> str:
    """Name and position or unit of a person of a record; empty for nobody."""
    parts = [getattr(person, name, None) for name in ("name", "position", "unit")]
    return " ".join(str(each) for each in parts[:3] if each)
