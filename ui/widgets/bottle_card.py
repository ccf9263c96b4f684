"""One bottle that is proposed: what goes into it, how it is kept, and who says so."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from fieldkit.evidence.bottling import container_words
from fieldkit.reference.bottles import Bottle, Kept, Why, waiting
from fieldkit.reference.rows import Preservation
from fieldkit.reference.units import plain
from ui import formatting
from ui.problems.screening import source_word
from ui.translation import Speaking, is_chinese
from ui.widgets.button import Button
from ui.widgets.pick import Pick
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.reference.rows import Pollutant


class BottleCard(Speaking, QFrame):
    """Shows one bottle; where several containers will do, one is picked here.

    Signals:
        picked: another container is to be taken.
    """

    picked = Signal()

    def __init__(
        self,
        place: int,
        bottle: Bottle | None,
        names: Sequence[str],
        pollutants: "Mapping[str, Pollutant]",
        container: str = "",
    ) -> None:
        """A card.

        Args:
            place: of the bottle, from 1.
            bottle: by the tables; None for what has no rule.
            names: of its analytes, as records call them.
            pollutants: by code, for their English names.
            container: the one that was picked before, if it still will do.
        """
        super().__init__()
        self.setProperty("role", "card")
        self.bottle = bottle
        self._place, self._names, self._pollutants = place, names, pollutants
        self.container = Pick()
        self.container.setMaximumWidth(320)
        self._what = PlainLabel(role="heading")
        self._amount = PlainLabel(role="muted")
        self._lines = [PlainLabel(role=role, wraps=True) for role in ("", "", "", "small")]
        self._others = PlainLabel(role="small", wraps=True)
        self._others.hide()
        self._more = Button("link", "chevron-down")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._others.setVisible)
        self.container.picked.connect(self.picked)
        self._lay_out()
        self.retranslate()
        if container:
            self.container.pick(container)

    def retranslate(self) -> None:
        """Writes all of it anew."""
        analytes, kept, rule, why = self._lines
        analytes.setText(self._called(self._names))
        if self.bottle is None:
            none = self.tr("No rule held")
            self._what.setText(f"{self._place}   {none}")
            kept.setText(
                self.tr(
                    "The tables say nothing of these here: fill in container and preservation."
                )
            )
            for each in (self.container, self._amount, rule, why, self._more):
                each.hide()
            return
        row = self.bottle.rule
        words = [(each, _container(each)) for each in self.bottle.containers]
        self.container.say(
            self.tr("Container of bottle {n}").replace("{n}", str(self._place)), words
        )
        self.container.setVisible(len(words) > 1)
        name = "" if len(words) > 1 else words[0][1]
        self._what.setText(f"{self._place}   {name}".rstrip())
        self._amount.setText(self._volume())
        kept.setText(row.preservation)
        rule.setText(self._rule(row))
        notes = dict.fromkeys(each.row.note for each in self.bottle.kept if each.row.note)
        why.setText("\n".join([self._reason(), *notes]))
        told = [line for each in self.bottle.kept for line in self._told(each)]
        self._more.setText(self.tr("What %n other rules say", "", len(told)))
        self._more.setVisible(bool(told))
        self._others.setText("\n".join(told))

    def _called(self, names: Sequence[str]) -> str:
        english = {each.zh: each.en for each in self._pollutants.values()}
        if is_chinese():
            return "、".join(names)
        return ", ".join(english.get(each, each) for each in names)

    def _volume(self) -> str:
        if self.bottle is None or self.bottle.volume_ml is None:
            return self.tr("volume not stated")
        volumes = sorted(self.bottle.volumes_ml)
        pieces = []
        for volume, same in groupby(volumes):
            count = len(list(same))
            pieces.append(f"{count} × {plain(volume)}" if count > 1 else plain(volume))
        total = f"{plain(self.bottle.volume_ml)} mL"
        return total if len(volumes) == 1 else f"{' + '.join(pieces)} = {total}"

    def _rule(self, row: Preservation) -> str:
        told = f"{row.standard_id} {row.table} · {source_word(row.source)}"
        return f"{_time(row)} · {told}"

    def _reason(self) -> str:
        """Why that standard: the weightiest reason among the analytes of the bottle."""
        whys = {each.why for each in self.bottle.kept} if self.bottle is not None else set()
        words = {
            Why.ASKED: self.tr("You chose this standard."),
            Why.STRICTEST: self.tr(
                "The standards that apply differ; the shortest time is followed."
            ),
            Why.OWN: self.tr("The standards that apply give the same time."),
            Why.ALONE: self.tr("No other standard that applies speaks of it."),
        }
        return next((said for why, said in words.items() if why in whys), "")

    def _told(self, kept: Kept) -> list[str]:
        name = self._called([self._pollutants[kept.row.pollutant].zh])
        return [
            f"{name} · {row.standard_id} {row.table} · {_time(row)} · "
            f"{'/'.join(_container(each) for each in row.containers)} · {row.preservation}"
            for row in kept.others
        ]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._what)
        head.addWidget(self.container)
        head.addStretch()
        head.addWidget(self._amount)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addLayout(head)
        *above, why = self._lines
        for each in above:
            column.addWidget(each)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(why, 1)
        foot.addWidget(self._more, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)
        column.addWidget(self._others)


def _container(container: str) -> str:
    zh, en = container_words(container)
    return zh if is_chinese() else en[:1].upper() + en[1:]


def _time(row: Preservation) -> str:
    """Within which time, and what has to be begun by then."""
    translate = QCoreApplication.translate
    if row.holding_hours is None:
        return translate("BottleCard", "no time stated")
    span = formatting.span(waiting(row.holding_hours))
    if row.holds_until == "extraction":
        return translate("BottleCard", "extract within {span}").replace("{span}", span)
    return translate("BottleCard", "analyse within {span}").replace("{span}", span)
