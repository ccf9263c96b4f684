"""Analytes on the left, the bottles they need on the right; one press plans them all."""

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fieldkit.canonical import JsonObject
from fieldkit.evidence.samples import Medium
from fieldkit.reference.units import plain
from ui.operations import bottles
from ui.pages.page import Page
from ui.translation import Speaking, is_chinese
from ui.widgets.analyte_picker import AnalytePicker
from ui.widgets.bottle_card import BottleCard
from ui.widgets.button import Button, IconButton
from ui.widgets.pick import Pick
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_view import clear

if TYPE_CHECKING:
    from fieldkit.evidence.bottling import Proposed
    from ui.operations.bottles import Planned

_PICKER_PX: Final = 340


class BottlesView(Speaking, QWidget):
    """Fills the page it is on.

    Signals:
        left: the person wants back to the form.
        planned: the bottles that were planned, a tuple of `Planned`.
    """

    left = Signal()
    planned = Signal(object)

    def __init__(self, page: Page, case: int) -> None:
        """An empty view; `begin` fills it.

        Args:
            page: through which it works.
            case: sequence of the case.
        """
        super().__init__(page)
        self._page, self._case = page, case
        self._common: JsonObject = {}
        self._form = ""
        self._proposed: Proposed | None = None
        self.cards: list[BottleCard] = []
        self._heading = PlainLabel(role="title")
        self._back = IconButton("arrow-left")
        self._back.clicked.connect(self.left)
        self.medium, self.following = Pick(), Pick()
        self.medium.picked.connect(self._change_medium)
        self.following.picked.connect(self._propose)
        self._named = [PlainLabel(role="small"), PlainLabel(role="small")]
        self.picker = AnalytePicker()
        self.picker.setFixedWidth(_PICKER_PX)
        self.picker.wanted.connect(self._look)
        self.picker.changed.connect(self._propose)
        self._empty = PlainLabel(role="muted", wraps=True)
        self._method = PlainLabel(role="small", wraps=True)
        self._total = PlainLabel(role="muted")
        self.make = Button("primary", "flask-conical")
        self.make.clicked.connect(self.plan)
        self.picker.done.connect(lambda: self.make.setFocus(Qt.FocusReason.TabFocusReason))
        self._lay_out()
        self.retranslate()

    def begin(self, common: JsonObject, form: str) -> None:
        """Starts with what the form has.

        Args:
            common: members of the sample as the form has them.
            form: name of the form's draft.
        """
        self._common, self._form, self._proposed = common, form, None
        self.medium.pick(str(common.get("medium") or Medium.WASTEWATER.value))
        analytes = common.get("analytes")
        self.picker.begin([str(each) for each in analytes] if isinstance(analytes, list) else [])
        self._show_cards()
        self._propose()
        self.picker.search.setFocus()

    def plan(self) -> None:
        """Keeps a draft for each bottle."""
        if self._proposed is None or not self._proposed.count or not self.make.isEnabled():
            return
        containers = {
            at: str(card.container.value())
            for at, card in enumerate(self.cards)
            if card.bottle is not None
        }
        common = {**self._common, "medium": self._medium}
        operation = bottles.plan(self._case, self._proposed, common, containers, self._form)
        self.make.setEnabled(False)
        operation.ended.connect(lambda: self.make.setEnabled(True))
        self._page.follow(operation, self._tell_planned)

    def retranslate(self) -> None:
        """Sets every word."""
        self._heading.setText(self.tr("Analytes and bottles"))
        self._back.say(self.tr("Back to the form"))
        names = (self.tr("What is sampled"), self.tr("Where standards differ"))
        for label, name in zip(self._named, names, strict=True):
            label.setText(name)
        words = [
            (each.value, each.zh if is_chinese() else each.en.capitalize()) for each in Medium
        ]
        self.medium.say(names[0], words)
        standards = () if self._proposed is None else self._proposed.bottles.standards
        self.following.say(
            names[1], [("", self.tr("the shortest time")), *((each, each) for each in standards)]
        )
        self._empty.setText(
            self.tr(
                "Pick what is to be measured. Analytes that are kept alike share a bottle; "
                "each bottle becomes a sample with a number of its own."
            )
        )
        self._method.setText(
            self.tr(
                "The analytical method's own rule comes first; these tables hold where it has "
                "none (HJ 91.1-2019, 6.5.5). Rules of methods are not held here."
            )
        )
        self._scroll.setAccessibleName(self.tr("Bottles"))
        self._say_total()

    @property
    def _medium(self) -> str:
        return str(self.medium.value())

    def _look(self, asked: str) -> None:
        operation = bottles.choices(asked, self._medium)
        self._page.follow(operation, lambda found: self.picker.show_choices(asked, found))

    def _change_medium(self) -> None:
        self._look(self.picker.search.text())
        self._propose()

    def _propose(self) -> None:
        asked = (self._medium, self.picker.names, str(self.following.value() or ""))
        operation = bottles.propose(*asked)

        def take(proposed: "Proposed") -> None:
            if asked[:2] == (self._medium, self.picker.names):
                self._take(proposed)

        self._page.follow(operation, take)

    def _take(self, proposed: "Proposed") -> None:
        self._proposed = proposed
        self.picker.names = proposed.names
        self.retranslate()
        self._show_cards()
        if not self.picker.search.text():
            self.picker.retranslate()  # what is picked moves to the top

    def _show_cards(self) -> None:
        held = {
            card.bottle.analytes: str(card.container.value())
            for card in self.cards
            if card.bottle is not None
        }
        clear(self._column)
        self.cards = []
        proposed = self._proposed
        for bottle in () if proposed is None else proposed.bottles.bottles:
            names = [proposed.pollutants[each].zh for each in bottle.analytes] if proposed else []
            before = held.get(bottle.analytes, "")
            self._put(BottleCard(len(self.cards) + 1, bottle, names, proposed.pollutants, before)
                      if proposed else None)  # fmt: skip
        if proposed is not None and proposed.names_without_rule:
            self._put(BottleCard(len(self.cards) + 1, None, proposed.names_without_rule,
                                 proposed.pollutants))  # fmt: skip
        self._column.addStretch()
        has_any = bool(self.cards)
        self._empty.setVisible(not has_any)
        self._method.setVisible(has_any)
        self.make.setEnabled(has_any)
        self._say_total()

    def _put(self, card: BottleCard | None) -> None:
        if card is not None:
            self.cards.append(card)
            self._column.addWidget(card)

    def _say_total(self) -> None:
        count = len(self.cards)
        self.make.setText(self.tr("Plan %n bottles", "", count))
        volumes = [card.bottle.volume_ml for card in self.cards if card.bottle is not None]
        known = [each for each in volumes if each is not None]
        self._total.setText(f"≥ {plain(sum(known, Decimal(0)))} mL" if known else "")

    def _tell_planned(self, planned: "tuple[Planned, ...]") -> None:
        self.planned.emit(planned)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._heading)
        head.addStretch()
        for label, pick in zip(self._named, (self.medium, self.following), strict=True):
            label.setBuddy(pick)
            head.addWidget(label)
            head.addWidget(pick)
            head.addSpacing(8)
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(12)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._empty)
        right.addWidget(self._scroll, 1)
        right.addWidget(self._method)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addStretch()
        foot.addWidget(self._total)
        foot.addWidget(self.make)
        right.addLayout(foot)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.picker)
        body.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(body, 1)
