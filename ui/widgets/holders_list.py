"""Who holds what now: things under their holders, each of which can be ticked."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from fieldkit.evidence.exhibits import Exhibit
from fieldkit.evidence.samples import Sample
from fieldkit.evidence.things import Thing
from fieldkit.ledger.custody import NOT_CONFIRMED
from ui import formatting, theme
from ui.formatting import visible
from ui.translation import Speaking
from ui.widgets.kinds import kind_drawing, kind_name
from ui.widgets.waiting import PRESSING_DRAWN, Countdown, pressing_of, time_left

_THING: Final = Qt.ItemDataRole.UserRole
_WIDTHS: Final = (230, 146, 140, 130)


class HoldersList(Speaking, QTreeWidget):
    """A tree of two storeys; Space ticks, a holder's tick takes all that they hold.

    Signals:
        chosen: the Thing that was moved to, or None.
        ticked: what is ticked has changed.
        handed: Enter was pressed: what is ticked is to be handed over.
    """

    chosen = Signal(object)
    ticked = Signal()
    handed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._things: Sequence[Thing] = ()
        self.setColumnCount(5)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(20)
        header = self.header()
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._countdown = Countdown(self)
        self._countdown.timeout.connect(self._tell_times)
        self.currentItemChanged.connect(lambda now, _: self.chosen.emit(_thing_of(now)))
        self.itemChanged.connect(self._note_tick)
        self.retranslate()

    @property
    def things_ticked(self) -> list[Thing]:
        """What is ticked, in order of the list."""
        return [
            thing
            for item in self._items()
            if item.checkState(0) is Qt.CheckState.Checked
            and (thing := _thing_of(item)) is not None
        ]

    @property
    def current(self) -> list[Thing]:
        """The thing that was moved to, or all things of the holder that was."""
        item = self.currentItem()
        if item is None:
            return []
        under = [item.child(number) for number in range(item.childCount())] or [item]
        return [thing for each in under if (thing := _thing_of(each)) is not None]

    def show_things(self, things: Sequence[Thing]) -> None:
        """Shows these things under those who hold them; ticks and place are kept."""
        self._things = things
        self.retranslate()
        self._countdown.run(things)

    def tick(self, sequences: Iterable[int]) -> None:
        """Ticks these things, and no others."""
        wanted = set(sequences)
        self.blockSignals(True)
        for item in self._items():
            thing = _thing_of(item)
            is_ticked = thing is not None and thing.sequence in wanted
            item.setCheckState(0, Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.viewport().update()
        self.ticked.emit()

    def choose(self, sequence: int) -> bool:
        """Moves to a thing; tells whether it is there."""
        for item in self._items():
            thing = _thing_of(item)
            if thing is not None and thing.sequence == sequence:
                self.setCurrentItem(item)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter hands over."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.handed.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Writes all of it anew."""
        self.setAccessibleName(self.tr("Who holds what"))
        self.setHeaderLabels(
            [self.tr("What"), self.tr("Seal"), self.tr("Held since"), self.tr("Time left"),
             self.tr("State")]
        )  # fmt: skip
        ticked = {each.sequence for each in self.things_ticked}
        at = next((each.sequence for each in self.current), None)
        self.blockSignals(True)
        self.clear()
        groups: dict[tuple[str, str], list[Thing]] = {}
        for thing in self._things:
            groups.setdefault(_holder(thing), []).append(thing)
        for (names, units), held in groups.items():
            top = QTreeWidgetItem(self)
            words = self.tr("{holder} · %n things", "", len(held))
            who = " · ".join(each for each in (names, units) if each)
            top.setText(0, visible(words.replace("{holder}", who)))
            top.setFlags(top.flags() | Qt.ItemFlag.ItemIsAutoTristate)
            top.setFirstColumnSpanned(True)
            for thing in held:
                self._put(top, thing, is_ticked=thing.sequence in ticked)
            top.setExpanded(True)
        self.blockSignals(False)
        if at is None or not self.choose(at):
            first = next(self._items(), None)
            if first is not None:
                self.setCurrentItem(first)

    def _put(self, top: QTreeWidgetItem, thing: Thing, *, is_ticked: bool) -> None:
        look = theme.look()
        item = QTreeWidgetItem(top)
        item.setData(0, _THING, thing)
        item.setCheckState(0, Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        item.setText(0, visible(_called(thing)))
        item.setIcon(0, look.icon(kind_drawing(thing.record.kind), "muted", 16))
        kind = f"{kind_name(thing.record.kind)}: {_called(thing)}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, visible(kind))
        item.setText(1, visible(thing.now.seal_number or "—"))
        since = thing.now.since
        item.setText(2, "—" if since is None else formatting.moment(since))
        _tell_time(item, thing)
        words, icon, role = self._state(thing)
        item.setText(4, words)
        item.setIcon(4, look.icon(icon, role, 16))
        item.setForeground(4, QBrush(look.colour(role)))

    def _state(self, thing: Thing) -> tuple[str, str, str]:
        step = thing.now.came_by
        if step is not None and step.receiver_confirms == NOT_CONFIRMED:
            return self.tr("Receipt not confirmed"), "circle-alert", "danger"
        if thing.is_broken:
            return self.tr("Chain broken"), "circle-alert", "danger"
        if any(each.faults for each in thing.keepings):
            return self.tr("With remarks"), "triangle-alert", "warning"
        if step is None:
            return self.tr("With who took it"), "circle-check", "good"
        return self.tr("Chain whole"), "circle-check", "good"

    def _tell_times(self) -> None:
        self.blockSignals(True)
        for item in self._items():
            thing = _thing_of(item)
            if thing is not None:
                _tell_time(item, thing)
        self.blockSignals(False)
        self.viewport().update()

    def _note_tick(self, _item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self.ticked.emit()

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for number in range(self.topLevelItemCount()):
            top = self.topLevelItem(number)
            if top is not None:
                children = (top.child(at) for at in range(top.childCount()))
                yield from (each for each in children if each is not None)


def _tell_time(item: QTreeWidgetItem, thing: Thing) -> None:
    item.setText(3, time_left(thing))
    pressing = pressing_of(thing)
    if pressing is not None:
        item.setIcon(3, theme.look().icon(*PRESSING_DRAWN[pressing], 16))


def _thing_of(item: QTreeWidgetItem | None) -> Thing | None:
    thing = None if item is None else item.data(0, _THING)
    return thing if isinstance(thing, Thing) else None


def _holder(thing: Thing) -> tuple[str, str]:
    holders = thing.now.holders
    return thing.now.names, "、".join(dict.fromkeys(each.unit for each in holders if each.unit))


def _called(thing: Thing) -> str:
    record = thing.record
    if isinstance(record, Sample):
        return f"{record.number} · {record.point}"
    return record.name if isinstance(record, Exhibit) else record.title
