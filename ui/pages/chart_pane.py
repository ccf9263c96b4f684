"""Results of a case as bars: one analyte in one unit at a time."""

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.reference import tables
from fieldkit.reference.comparison import has_multiple
from fieldkit.reference.units import (
    UnitIncompatibleError,
    UnitUnknownError,
    convert,
    text_of,
)
from ui.models.result_bars import Group, groups_of, is_logarithmic
from ui.operations import results, screening
from ui.pages.page import Page
from ui.pages.picture_file import save_picture
from ui.problems.screening import limit_word
from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.pick import Pick
from ui.widgets.plain_label import PlainLabel
from ui.widgets.results_chart import LimitLine, ResultsChart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.evidence.overview import Standing
    from fieldkit.reference.assessment import Assessment

_TIMES: Final = (3, 10)


class ChartPane(Speaking, QWidget):
    """A chooser above a chart."""

    def __init__(self, page: Page, case: int) -> None:
        """An empty chart; `load` fills it.

        Args:
            page: through which it works.
            case: sequence of the case.
        """
        super().__init__(page)
        self._page, self._case = page, case
        self._groups: tuple[Group, ...] = ()
        self._assessed: Mapping[int, Assessment] = {}
        self.pick = Pick()
        self.pick.setMinimumWidth(260)
        self.pick.setMaximumWidth(360)
        self.pick.picked.connect(self._show_group)
        self.chart = ResultsChart()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.chart)
        self._empty = EmptyState("gauge")
        self._empty.pressed.connect(lambda: page.tab_wanted.emit("results", "new"))
        self._body = QStackedWidget()
        self._body.addWidget(self._scroll)
        self._body.addWidget(self._empty)
        self._words = PlainLabel(role="small", wraps=True)
        self._save = Button("quiet", "image-down")
        self._save.clicked.connect(self._save_picture)
        head = QHBoxLayout()
        head.addWidget(self.pick)
        head.addStretch()
        foot = QHBoxLayout()
        foot.addWidget(self._words, 1)
        foot.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._body, 1)
        column.addLayout(foot)
        self.retranslate()

    def load(self) -> None:
        """Fetches the results."""
        self._page.follow(results.of_case(self._case, ("measurement", "sample")), self._show)
        limits = screening.against_limits(self._case)
        self._page.follow(limits, self._take_limits, failed=lambda _: None)  # screening tells why

    def retranslate(self) -> None:
        """Sets every word."""
        self._save.setText(self.tr("Save picture"))
        self._empty.say(
            self.tr("No results yet"),
            self.tr("Readings and results stand here as bars once they are sealed."),
            self.tr("New result"),
        )
        self._offer()
        self._say()

    def _show(self, standing: "tuple[Standing, ...]") -> None:
        numbers = {
            each.sequence: str(each.body.get("number", ""))
            for each in standing
            if each.kind == "sample"
        }
        bodies = [
            (each.sequence, each.body)
            for each in standing
            if each.kind == "measurement" and not each.is_withdrawn
        ]
        self._groups = groups_of(bodies, numbers)
        self._offer()
        self._show_group()

    def _take_limits(self, found: "Mapping[int, Assessment]") -> None:
        self._assessed = found
        self._show_group()

    def _offer(self) -> None:
        self.pick.say(
            self.tr("Analyte"),
            [
                ((each.analyte, each.unit), f"{each.analyte} ({each.unit}) · {each.total}")
                for each in self._groups
            ],
        )

    def _group(self) -> Group | None:
        wanted = self.pick.value()
        return next((each for each in self._groups if (each.analyte, each.unit) == wanted), None)

    def _show_group(self) -> None:
        group = self._group()
        limits = () if group is None else limit_lines(group, self._assessed)
        self.chart.show_group(group, limits)
        self._body.setCurrentWidget(self._empty if group is None else self._scroll)
        self.pick.setVisible(group is not None)
        self._save.setEnabled(group is not None)
        self._say()

    def _say(self) -> None:
        group = self._group()
        words = [self.tr("Hollow bars: below the detection limit, drawn at the limit.")]
        lines = () if group is None else limit_lines(group, self._assessed)
        if any(each.times > 1 for each in lines):
            words.append(self.tr("S is the limit; dotted lines stand at 3 and 10 times of it."))
        if group is not None and is_logarithmic(group, [each.value for each in lines]):
            words.append(self.tr("Logarithmic scale."))
        if group is not None and group.total > len(group.bars):
            words.append(self.tr("The newest %n are drawn.", "", len(group.bars)))
        self._words.setText(" ".join(words) if group is not None else "")

    def _save_picture(self) -> None:
        group = self._group()
        if group is not None:
            save_picture(self._page, self.chart.png(), group.analyte.replace("/", "-"))


def limit_lines(group: Group, assessed: "Mapping[int, Assessment]") -> tuple[LimitLine, ...]:
    """The upper limits that results of a group were held against, and their multiples.

    The metal clauses count 3 or 10 times a limit (法释〔2023〕7号 第一条(三)、(四)); lines are
    at C = 3 S and C = 10 S, where a multiple can be told. A limit in a unit that measures
    something else is left out.
    """
    lines: dict[float, LimitLine] = {}
    for bar in group.bars:
        limit = assessed[bar.sequence].limit if bar.sequence in assessed else None
        if limit is None or limit.high is None:
            continue
        try:
            unit = tables.held().units.find(group.unit)
            value = convert(Fraction(limit.high), limit.unit, unit)
        except (UnitUnknownError, UnitIncompatibleError):
            continue
        words = f"S {limit.standard_id}  {limit_word(limit)}"
        lines[float(value)] = LimitLine(float(value), words)
        for times in _TIMES if has_multiple(limit) else ():
            told = f"{times} × S = {text_of(value * times)} {group.unit}"
            lines.setdefault(float(value * times), LimitLine(float(value * times), told, times))
    return tuple(lines.values())
