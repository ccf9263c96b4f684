"""Results of a case as bars: one analyte in one unit at a time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.models.result_bars import Group, groups_of
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
        if group is not None and group.is_logarithmic:
            words.append(self.tr("Logarithmic scale."))
        if group is not None and group.total > len(group.bars):
            words.append(self.tr("The newest %n are drawn.", "", len(group.bars)))
        self._words.setText(" ".join(words) if group is not None else "")

    def _save_picture(self) -> None:
        group = self._group()
        if group is not None:
            save_picture(self._page, self.chart.png(), group.analyte.replace("/", "-"))


def limit_lines(group: Group, assessed: "Mapping[int, Assessment]") -> tuple[LimitLine, ...]:
    """The upper limits that results of a group were held against, as far as in their unit."""
    lines = {}
    for bar in group.bars:
        limit = assessed[bar.sequence].limit if bar.sequence in assessed else None
        if limit is not None and limit.high is not None and limit.unit.name == group.unit:
            lines[limit.limit_id] = LimitLine(
                float(limit.high), f"{limit.standard_id}  {limit_word(limit)}"
            )
    return tuple(lines.values())
