"""The site plan of a case: its points, what the inspector draws, and sealing it."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import formatting
from ui.models.rows import Column, RowsModel
from ui.models.site_plan import (
    Ink,
    Mark,
    PlanPoint,
    Sketch,
    body_of,
    empty_sketch,
    placed,
    sketch_of,
)
from ui.models.undo import Replacement
from ui.operations import drafts, plans
from ui.operations.plans import PlanToSeal
from ui.pages.page import Page
from ui.pages.picture_file import save_picture
from ui.translation import Speaking
from ui.widgets.banner import Tone
from ui.widgets.button import Button, IconButton
from ui.widgets.kinds import kind_drawing, kind_name
from ui.widgets.pick import Pick
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plan.site_plan import SitePlan, Tool
from ui.widgets.rows_table import RowsTable
from ui.widgets.state_chip import Stage, State, StateChip

if TYPE_CHECKING:
    from fieldkit.evidence.drafts import Draft
    from fieldkit.workspace import Sealed

KEEP_AFTER_MS: Final = 500  # without a stroke
MOST_UNDONE: Final = 200
_LIST_PX: Final = 340
_TOOLS: Final = {
    Tool.MOVE: "hand",
    Tool.FREEHAND: "pencil",
    Tool.LINE: "slash",
    Tool.TEXT: "type",
    Tool.ERASE: "eraser",
}


class PlanPane(Speaking, QWidget):
    """Draws on a plan; what is drawn is a draft until it is sealed as a document."""

    def __init__(self, page: Page, case: int) -> None:
        """An empty plan; `load` fills it.

        Args:
            page: through which it works.
            case: sequence of the case.
        """
        super().__init__(page)
        self._page, self._case = page, case
        self._draft = f"plan {case}"
        self._is_drafted = self._is_loaded = False
        self._points: tuple[PlanPoint, ...] = ()
        self.undo = QUndoStack(self)
        self.undo.setUndoLimit(MOST_UNDONE)
        self.plan = SitePlan()
        self.model: RowsModel[PlanPoint] = RowsModel(self._columns(), self)
        self.table: RowsTable[PlanPoint] = RowsTable(self.model)
        self.tools = {tool: IconButton(icon) for tool, icon in _TOOLS.items()}
        self.ink = Pick()
        self._undo, self._redo = IconButton("undo-2"), IconButton("redo-2")
        self._in, self._out = IconButton("zoom-in"), IconButton("zoom-out")
        self._fit = IconButton("maximize")
        self._without = PlainLabel(role="small", wraps=True)
        self._chip = StateChip()
        self.name = QLineEdit()
        self._save, self._seal = Button("quiet", "image-down"), Button("primary", "stamp")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep)
        self._lay_out()
        self._listen()
        self.retranslate()

    def load(self) -> None:
        """Fetches the points, and once what was drawn before."""
        self._page.follow(plans.points(self._case), self._show_points)

    def seal(self) -> None:
        """Seals the plan as it is seen."""
        self._keep()
        visits = [each.sequence for each in self._points if each.kind == "inspection"]
        plan = PlanToSeal(
            name=self.name.text().strip() or self.name.placeholderText(),
            inspection=visits[-1] if visits else None,
            note=self.tr(
                "Points by their coordinates, lines and words by hand; "
                "equirectangular projection, north is up. The data is attached."
            ),
            picture=self.plan.png(),
            data=body_of(self.plan.sketch, self._points),
            draft=self._draft,
        )
        self._seal.setEnabled(False)
        operation = plans.seal_plan(self._case, plan)
        operation.ended.connect(lambda: self._seal.setEnabled(True))
        self._page.follow(operation, self._is_sealed)

    def retranslate(self) -> None:
        """Sets every word."""
        names = {
            Tool.MOVE: self.tr("Move the plan"),
            Tool.FREEHAND: self.tr("Draw by hand"),
            Tool.LINE: self.tr("Straight line"),
            Tool.TEXT: self.tr("Words"),
            Tool.ERASE: self.tr("Erase"),
        }
        for tool, button in self.tools.items():
            button.say(names[tool])
        inks = {
            Ink.RED: self.tr("Red"), Ink.BLUE: self.tr("Blue"), Ink.GREEN: self.tr("Green"),
            Ink.PLAIN: self.tr("Black"),
        }  # fmt: skip
        self.ink.say(self.tr("Colour"), list(inks.items()))
        self._undo.say(self.tr("Undo (Ctrl+Z)"))
        self._redo.say(self.tr("Redo (Ctrl+Y)"))
        self._in.say(self.tr("Larger (+)"))
        self._out.say(self.tr("Smaller (-)"))
        self._fit.say(self.tr("Show all (0)"))
        self.table.setAccessibleName(self.tr("Points"))
        self.name.setAccessibleName(self.tr("Name of the plan"))
        self.name.setPlaceholderText(self.tr("Site plan of points"))
        self._save.setText(self.tr("Save picture"))
        self._seal.setText(self.tr("Seal plan"))
        self._say_without()

    # Layout

    def _columns(self) -> list[Column[PlanPoint]]:
        return [
            Column(
                lambda: self.tr("Point"), lambda point: point.name, width=10,
                icon=lambda point: (kind_drawing(point.kind), "muted"),
            ),
            Column(lambda: self.tr("What"), lambda point: point.words or kind_name(point.kind)),
            Column(lambda: self.tr("Place"), self._place_words, width=8),
        ]  # fmt: skip

    def _place_words(self, point: PlanPoint) -> str:
        if point.position is None:
            return self.tr("unknown")
        origin = self.plan.sketch.origin
        is_drawn = origin is not None and point.position.is_comparable(origin)
        return "" if is_drawn else self.tr("other datum")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        group = QButtonGroup(self)
        for tool, button in self.tools.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self.take_tool, tool))
            group.addButton(button)
            head.addWidget(button)
        self.tools[Tool.MOVE].setChecked(True)
        head.addWidget(self.ink)
        for each in (self._undo, self._redo):
            head.addWidget(each)
        head.addStretch()
        for each in (self._out, self._in, self._fit):
            head.addWidget(each)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        self.table.setFixedWidth(_LIST_PX)
        self._without.setFixedWidth(_LIST_PX)
        beside.addWidget(self.table, 1)
        beside.addWidget(self._without)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.plan, 1)
        middle.addLayout(beside)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._chip)
        foot.addStretch()
        self.name.setFixedWidth(280)
        foot.addWidget(self._save)
        foot.addWidget(self.name)
        foot.addWidget(self._seal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def _listen(self) -> None:
        self.plan.drawn.connect(self._add)
        self.plan.erased.connect(self._erase)
        self.plan.chosen.connect(self._choose)
        self.plan.opened.connect(self._open)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(lambda point: self._open(point.sequence))
        self.ink.picked.connect(self._take_ink)
        self.plan.undo_wanted.connect(self.undo.undo)
        self.plan.redo_wanted.connect(self.undo.redo)
        self._undo.clicked.connect(self.undo.undo)
        self._redo.clicked.connect(self.undo.redo)
        self.undo.canUndoChanged.connect(self._undo.setEnabled)
        self.undo.canRedoChanged.connect(self._redo.setEnabled)
        self._undo.setEnabled(False)
        self._redo.setEnabled(False)
        self._in.clicked.connect(self.plan.zoom_in)
        self._out.clicked.connect(self.plan.zoom_out)
        self._fit.clicked.connect(self.plan.fit)
        self.name.textEdited.connect(lambda _: self._note_edit())
        self._save.clicked.connect(self._save_picture)
        self._seal.clicked.connect(self.seal)
        self._page.session.closing.connect(self._keep_what_is_new)

    def take_tool(self, tool: Tool) -> None:
        """Takes another tool in hand."""
        self.tools[tool].setChecked(True)
        self.plan.take_tool(tool)
        self.plan.setFocus()

    # What came

    def _show_points(self, points: tuple[PlanPoint, ...]) -> None:
        self._points = points
        self.model.show_only(points)
        if not self._is_loaded:
            self._is_loaded = True
            self._page.follow(drafts.find(self._draft), self._take_draft)
        sketch = self.plan.sketch
        self.plan.show_plan(points, sketch if sketch.marks else empty_sketch(points))
        self.model.relook()
        self._say_without()

    def _take_draft(self, draft: "Draft | None") -> None:
        if draft is not None and not self.plan.sketch.marks:
            self._is_drafted = True
            self.name.setText(str(draft.body.get("name", "")))
            sketch = sketch_of(draft.body)
            if sketch.marks:
                self.plan.show_plan(self._points, sketch)
            self._chip.show_state(State(Stage.DRAFT))

    def _say_without(self) -> None:
        drawn = len(placed(self.plan.sketch, self._points))
        words = self.tr("%n points are not on the plan", "", len(self._points) - drawn)
        self._without.setText(words)

    # Points

    def _choose(self, sequence: int) -> None:
        numbers = [each.sequence for each in self._points]
        if sequence in numbers:
            self.table.choose(numbers.index(sequence))

    def _show_chosen(self, point: PlanPoint | None) -> None:
        self.plan.choose(None if point is None else point.sequence)

    def _open(self, sequence: int) -> None:
        self._page.tab_wanted.emit("evidence", sequence)

    # The sketch

    def _take_ink(self) -> None:
        ink = self.ink.value()
        if isinstance(ink, Ink):
            self.plan.ink = ink
            self.plan.setFocus()

    def _add(self, mark: Mark) -> None:
        marks = (*self.plan.sketch.marks, mark)
        self._change(replace(self.plan.sketch, marks=marks), self.tr("Drawing"))

    def _erase(self, mark: Mark) -> None:
        marks = tuple(each for each in self.plan.sketch.marks if each is not mark)
        self._change(replace(self.plan.sketch, marks=marks), self.tr("Erasing"))

    def _change(self, sketch: Sketch, words: str) -> None:
        self.undo.push(Replacement(self._show_sketch, self.plan.sketch, sketch, words))

    def _show_sketch(self, sketch: Sketch) -> None:
        self.plan.show_plan(self._points, sketch)
        self._note_edit()

    def _note_edit(self) -> None:
        self._chip.show_state(State(Stage.TYPING))
        self._timer.start(KEEP_AFTER_MS)

    def _keep_what_is_new(self) -> None:
        if self._timer.isActive():
            self._keep()

    def _keep(self) -> None:
        """Keeps what is drawn; nothing is kept of an empty plan."""
        self._timer.stop()
        is_empty = not self.plan.sketch.marks and not self.name.text().strip()
        if is_empty and not self._is_drafted:
            self._chip.show_state(None)
            return
        self._is_drafted = not is_empty
        body = {**body_of(self.plan.sketch), "name": self.name.text()}
        if is_empty:
            gone = drafts.throw_away(self._draft)
            self._page.follow(gone, partial(self._say_kept, None))
        else:
            keep = drafts.keep(self._draft, "document", self._case, body)
            self._page.follow(keep, partial(self._say_kept, State(Stage.DRAFT)))

    def _say_kept(self, state: State | None, _: None) -> None:
        if not self._timer.isActive():
            self._chip.show_state(state)

    def _is_sealed(self, sealed: "Sealed") -> None:
        self._timer.stop()
        self._is_drafted = False
        self.undo.clear()
        self.name.clear()
        self.plan.show_plan(self._points, empty_sketch(self._points))
        self._chip.show_state(State(Stage.SEALED, sealed.sequence))
        told = self.tr("The plan is sealed as {number}.")
        number = formatting.entry(sealed.sequence)
        self._page.banner.say(Tone.GOOD, told.replace("{number}", number))

    def _save_picture(self) -> None:
        save_picture(self._page, self.plan.png(), self.name.text() or self.name.placeholderText())
