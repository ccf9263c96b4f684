"""Handing a case over: what it lacks, what goes, to whom, where to; then one signed bundle."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fieldkit.changes import Changed
from fieldkit.clock import read_time
from fieldkit.errors import FieldkitError
from fieldkit.findings import Finding, Severity
from ui import formatting
from ui.actions import Act
from ui.operations import handover
from ui.operations.handover import Handed, Load, Outlook
from ui.pages.choice_of_items import ChoiceOfItems
from ui.pages.handover_result import HandoverResult
from ui.pages.item_detail import EVIDENCE, SUPPLEMENT, WITHDRAWAL
from ui.pages.page import Page
from ui.pages.place_picker import PlacePicker
from ui.session import Session
from ui.widgets.banner import Tone
from ui.widgets.button import Button
from ui.widgets.entry_link import EntryLink
from ui.widgets.file_pieces import FilePieces
from ui.widgets.findings_list import FindingsList
from ui.widgets.form.single import QuietComboBox
from ui.widgets.plain_label import PlainLabel
from ui.widgets.progress_strip import ProgressStrip
from ui.widgets.record_view import clear

if TYPE_CHECKING:
    from ui.engine_thread import Operation

WEIGH_AFTER_MS: Final = 150  # without a change
_SIDE_PX: Final = 360
# Where a draft is taken up: the page of the case, and what to begin there; the others are records
# of the visit.
_TAKEN_UP: Final[Mapping[str, tuple[str, object]]] = {
    "inspection": ("inspection", "new"), "sample": ("samples", "new"),
    "bottle": ("samples", "planned"),
    "photo": ("capture", None), "video": ("capture", None), "audio": ("capture", None),
    "measurement": ("results", None), "basis": ("screening", None),
    "quality_rule": ("samples", "quality"),
    "transfer": ("custody", "new"), "signing": ("signing", None),
}  # fmt: skip


class HandoverPage(Page):
    """The order, the work, the result."""

    topics = Changed.ITEMS | Changed.CUSTODY | Changed.DELIVERIES | Changed.DRAFTS

    def __init__(self, session: Session, case: int) -> None:
        super().__init__(session)
        self._case = case
        self._outlook: Outlook | None = None
        self._checked: tuple[Finding, ...] | None = None
        self._is_outdated = False
        self._work: Operation[Handed] | None = None
        self.items = ChoiceOfItems(self, case)
        self.items.chosen.connect(self._weigh_soon)
        self.reader = QuietComboBox()
        self.reader.setEditable(True)
        self.reader.setInsertPolicy(QuietComboBox.InsertPolicy.NoInsert)
        self.place = PlacePicker(self)
        self.place.picked.connect(self._enable)
        self.lacking = FindingsList()
        self.lacking.asked.connect(self._go_where)
        self.file = FilePieces()
        self.file.wanted.connect(self.tab_wanted)
        self._check = Button("", "shield-check")
        self._check.clicked.connect(self.check)
        self._exports = QVBoxLayout()
        self._export = Button("primary", "send")
        self._export.clicked.connect(self.export)
        self._said_before = PlainLabel(role="small", wraps=True)
        self._headings = {name: PlainLabel(role="heading") for name in _HEADINGS}
        self._working = PlainLabel(role="title")
        self._working_words = PlainLabel(role="muted", wraps=True)
        self._strip = ProgressStrip()
        self._strip.stopped.connect(self._stop)
        self.result = HandoverResult()
        self.result.left.connect(self._show_order)
        self.result.said.connect(self.said)
        self.result.trust_wanted.connect(self._save_trust)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._weigh)
        self._views = QStackedWidget()
        self._order, self._progress = self._lay_out_order(), self._lay_out_progress()
        for view in (self._order, self._progress, self.result):
            self._views.addWidget(view)
        self.column.addWidget(self._views, 1)
        self.retranslate()

    def load(self) -> None:
        """Fetches what the case lacks, its bundles, and what would go: once for many changes."""
        if self._outlook is None:
            self.place.look()
        self._is_outdated = True
        self._weigh_soon()

    def go(self) -> None:
        """Goes to whom it is for."""
        if self._views.currentWidget() is self._order:
            self.reader.setFocus()

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """Ctrl+Enter exports."""
        return {Act.SEAL: self.export} if self._views.currentWidget() is self._order else {}

    def check(self) -> None:
        """Looks through the whole vault, quickly."""
        name = self.tr("Checking the vault")
        operation = handover.check(name=name)
        self._check.setEnabled(False)
        operation.ended.connect(lambda: self._check.setEnabled(True))
        self.follow(operation, self._show_checked)

    def export(self) -> None:
        """Writes the bundle, if all is said that is needed."""
        target = self.place.target
        if target is None or not self._export.isEnabled():
            return
        order = replace(self.items.order, reader=self.reader.currentText().strip())
        name = self.tr("Exporting {file}").replace("{file}", target.name)
        self._work = handover.export(order, target, name=name)
        self._work.progressed.connect(self._show_progress)
        self._work.cancelled.connect(self._show_stopped)
        self._working.setText(name)
        self._strip.begin(self.tr("Preparing"))
        self.banner.hide()
        self._show(self._progress)
        self.follow(self._work, self._show_result, failed=self._show_failure)

    def retranslate(self) -> None:
        """Sets every word."""
        words = {
            "what": self.tr("What goes"), "whom": self.tr("For whom"),
            "where": self.tr("Where to"), "lacking": self.tr("What the case lacks"),
            "earlier": self.tr("Bundles made before"), "file": self.tr("File of the case"),
        }  # fmt: skip
        for name, label in self._headings.items():
            label.setText(words[name])
        self.reader.setAccessibleName(self.tr("Receiver"))
        line = self.reader.lineEdit()
        if line is not None:
            line.setAccessibleName(self.tr("Receiver"))
            line.setPlaceholderText(self.tr("Such as the police unit that takes the case"))
        self._check.setText(self.tr("Check the vault now"))
        self._export.setText(self.tr("Export"))
        self._said_before.setText(
            self.tr(
                "Exporting signs one file, reads it back from the drive, verifies it, and puts "
                "it on record. A checkpoint leaves with it."
            )
        )
        self._working_words.setText(
            self.tr(
                "Nothing stands under the file's name before it was read back and verified. "
                "Stopping leaves nothing behind."
            )
        )
        self._show_lacking()
        self._list_exports()

    # Layout

    def _lay_out_order(self) -> QWidget:
        main, side = QWidget(), QWidget()
        main.setProperty("role", "scrolled")
        side.setProperty("role", "scrolled")
        first, second = QVBoxLayout(main), QVBoxLayout(side)
        first.setContentsMargins(2, 2, 16, 2)
        second.setContentsMargins(2, 2, 16, 2)
        for name, widget in (
            ("whom", self.reader), ("what", self.items), ("where", self.place),
        ):  # fmt: skip
            first.addWidget(self._headings[name])
            first.addWidget(widget)
            first.addSpacing(12)
        first.addStretch()
        second.addWidget(self._headings["file"])
        second.addWidget(self.file)
        second.addSpacing(12)
        second.addWidget(self._headings["lacking"])
        second.addWidget(self.lacking)
        second.addWidget(self._check, 0, Qt.AlignmentFlag.AlignLeft)
        second.addSpacing(12)
        second.addWidget(self._headings["earlier"])
        second.addLayout(self._exports)
        second.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(_scroll(main), 1)
        beside = _scroll(side)
        beside.setFixedWidth(_SIDE_PX)
        columns.addWidget(beside)
        rule = QFrame()
        rule.setProperty("role", "rule")
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._said_before, 1)
        foot.addWidget(self._export)
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(columns, 1)
        column.addWidget(rule)
        column.addLayout(foot)
        return view

    def _lay_out_progress(self) -> QWidget:
        view = QWidget()
        column = QVBoxLayout(view)
        column.setSpacing(12)
        column.addStretch(2)
        for each in (self._working, self._strip, self._working_words):
            each.setFixedWidth(560)
            row = QHBoxLayout()
            row.addStretch()
            row.addWidget(each)
            row.addStretch()
            column.addLayout(row)
        column.addStretch(3)
        return view

    def _show(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        self.handlers_changed.emit()

    def _show_order(self) -> None:
        self._show(self._order)
        self.load()
        self.place.look()  # the bundle took its room
        self.go()

    # What would go

    def _weigh_soon(self) -> None:
        self._enable()
        self._timer.start(WEIGH_AFTER_MS)

    def _weigh(self) -> None:
        if self._is_outdated:
            self._is_outdated = False
            self.follow(handover.outlook(self._case), self._show_outlook)
            self.follow(handover.file_of(self._case), self.file.show_file)
            self.items.load()
        order = self.items.order
        self.follow(handover.load(order), self._show_load, failed=self._tell_load_failure)

    def _show_load(self, load: Load) -> None:
        self.items.tell_load(load.going, load.left_out)
        self.place.need(load.size)

    def _tell_load_failure(self, problem: FieldkitError) -> None:
        self.tell(problem)

    def _enable(self) -> None:
        self._export.setEnabled(self.place.target is not None and self.items.is_explained)

    # What the case lacks, and what was made before

    def _show_outlook(self, outlook: Outlook) -> None:
        before, self._outlook = self._outlook, outlook
        self._show_lacking()
        self._list_exports()
        typed = self.reader.currentText()
        self.reader.clear()
        self.reader.addItems([formatting.visible(each) for each in outlook.readers])
        self.reader.setEditText(typed)
        if before is None and not typed and outlook.readers:
            self.reader.setEditText(outlook.readers[0])  # proposed once; who clears it means it
        name = self.place.name.text()
        if not name or (before is not None and name == before.file_name):
            self.place.name.setText(outlook.file_name)

    def _show_checked(self, found: tuple[Finding, ...]) -> None:
        self._checked = tuple(each for each in found if each.severity is not Severity.NOTICE)
        self.said.emit(self.tr("The vault was checked: %n findings.", "", len(self._checked)))
        self._show_lacking()

    def _show_lacking(self) -> None:
        if self._outlook is None:
            return
        found = [*(self._checked or ()), *self._outlook.lacking]
        nothing = (
            self.tr("Nothing that the program knows of.")
            if self._checked is None
            else self.tr("Nothing that the program knows of; the vault was checked.")
        )
        self.lacking.show_findings(found, nothing)

    def _list_exports(self) -> None:
        clear(self._exports)
        if self._outlook is None:
            return
        if not self._outlook.exports:
            self._exports.addWidget(PlainLabel(self.tr("None yet."), "muted"))
        for each in reversed(self._outlook.exports):
            when = formatting.moment(read_time(each.time))
            link = EntryLink(each.sequence, each.file)
            link.asked.connect(lambda sequence: self.tab_wanted.emit(EVIDENCE, sequence))
            self._exports.addWidget(link)
            facts = " · ".join(
                filter(None, (when, each.reader, self.tr("%n entries", "", each.entries)))
            )
            self._exports.addWidget(PlainLabel(facts, "small", wraps=True))

    def _go_where(self, finding: Finding) -> None:
        """Goes where something can be done about a finding."""
        if finding.path.startswith("#"):
            self.tab_wanted.emit(EVIDENCE, int(finding.path[1:]))
            return
        kind = str(finding.values.get("kind", ""))
        _, _, number = finding.path.partition(" ")
        if kind in {SUPPLEMENT, WITHDRAWAL} and number.isdigit():
            self.tab_wanted.emit(EVIDENCE, (kind, int(number)))
        else:
            begun = finding.path.partition(" ")[0]  # how the draft is named
            of_kind = _TAKEN_UP.get(kind, ("inspection", kind))
            self.tab_wanted.emit(*_TAKEN_UP.get(begun, of_kind))

    # The work

    def _show_progress(self, done: int, total: int, stage: str) -> None:
        words = {
            "writing files": self.tr("Writing"),
            "reading files": self.tr("Reading back and verifying"),
        }
        if stage in words:
            self._strip.say(words[stage])
        self._strip.step(done, total)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _show_stopped(self) -> None:
        self._show(self._order)
        told = self.tr("Stopped. Nothing was left behind, and nothing is on record.")
        self.banner.say(Tone.NOTICE, told)

    def _show_failure(self, problem: FieldkitError) -> None:
        self._show(self._order)
        self.tell(problem)
        self.place.look()

    def _show_result(self, handed: Handed) -> None:
        self.result.show_handed(handed)
        self._show(self.result)
        self.place.name.clear()
        told = self.tr("{file} is exported and verified.")
        self.said.emit(told.replace("{file}", handed.path.name))

    def _save_trust(self, path: str) -> None:
        def tell(saved: Path) -> None:
            told = self.tr("Saved as {path}. Hand it over in person, not with the bundle.")
            self.banner.say(Tone.GOOD, told.replace("{path}", str(saved)))

        self.follow(handover.save_trust(Path(path)), tell)


_HEADINGS: Final = ("what", "whom", "where", "file", "lacking", "earlier")


def _scroll(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    return scroll
