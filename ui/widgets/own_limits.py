"""The limits of a local standard or permit, version by version."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.evidence.standards import LimitForm, OwnLimit, Standard
from fieldkit.evidence.values import Choice
from fieldkit.evidence.versions import Version
from ui import formatting
from ui.models.rows import Column, RowsModel
from ui.translation import Speaking, is_chinese
from ui.widgets.pick import Pick
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rows_table import RowsTable


class OwnLimits(Speaking, QWidget):
    """A chooser of versions above the limits of the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: tuple[Version[Standard], ...] = ()
        self._heading = PlainLabel(role="heading")
        self.pick = Pick()
        self.pick.setMaximumWidth(420)
        self.pick.picked.connect(self._show_limits)
        self._source = PlainLabel(role="small", wraps=True)
        self.model: RowsModel[OwnLimit] = RowsModel(self._columns(), self)
        self.table: RowsTable[OwnLimit] = RowsTable(self.model)
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self.pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self._source)
        self.retranslate()

    def show_versions(
        self, versions: Sequence[Version[Standard]], shown: Version[Standard]
    ) -> None:
        """Shows the limits of a version, and the others to pick from.

        Args:
            versions: of one standard or permit, in the order of the ledger.
            shown: the one to begin with.
        """
        self._versions = tuple(versions)
        self._offer()
        self.pick.pick(shown.sequence)
        self._show_limits()

    def retranslate(self) -> None:
        """Sets every word."""
        self._heading.setText(self.tr("Limits"))
        self.table.setAccessibleName(self.tr("Limits"))
        self._offer()
        self.model.relook()

    def _offer(self) -> None:
        choices = [(each.sequence, self._words(each)) for each in reversed(self._versions)]
        self.pick.say(self.tr("Version"), choices)

    def _words(self, version: Version[Standard]) -> str:
        number = formatting.entry(version.sequence)
        if version.last is not None and version.last < version.first:
            return self.tr("{number}: replaced").replace("{number}", number)
        return f"{number}: {days(version.first, version.last)}"

    def _show_limits(self) -> None:
        chosen = self.pick.value()
        version = next((each for each in self._versions if each.sequence == chosen), None)
        self.model.show_only(() if version is None else version.record.limits)
        self._source.setText("" if version is None else version.record.source)

    def _columns(self) -> list[Column[OwnLimit]]:
        return [
            Column(lambda: self.tr("Pollutant"), lambda row: row.pollutant, width=14),
            Column(lambda: self.tr("Limit"), _limit, width=14, is_number=True),
            Column(
                lambda: self.tr("Averaging"),
                lambda row: "—" if row.averaging is None else _word(row.averaging),
                width=11,
            ),
            Column(
                lambda: self.tr("To be kept at"), lambda row: _word(row.point), width=20,
                takes_rest=True,
            ),
            Column(lambda: self.tr("Outlet"), lambda row: row.outlet or "—", width=10),
            Column(
                lambda: self.tr("Class"), lambda row: row.class_grade or "—", width=7,
                gives_way=2,
            ),
            Column(
                lambda: self.tr("Medium"), lambda row: _word(row.medium), width=11, gives_way=1
            ),
        ]  # fmt: skip


def days(first: date, last: date | None) -> str:
    """From and to, as far as they are said."""
    begins = "…" if first == date.min else formatting.day(first)
    return f"{begins} – {'…' if last is None else formatting.day(last)}"


def _limit(row: OwnLimit) -> str:
    ends = {
        LimitForm.MAX: f"≤ {row.high} {row.unit}",
        LimitForm.MIN: f"≥ {row.low} {row.unit}",
        LimitForm.RANGE: f"{row.low}~{row.high} {row.unit}",
        LimitForm.NOT_DETECTED: _word(row.form),
    }
    return ends[row.form]


def _word(choice: Choice) -> str:
    return choice.zh if is_chinese() else choice.en.capitalize()
