"""The quality control of a case: what is missing, and each pair and blank with its arithmetic."""

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.evidence.quality_rules import QualityRule
from fieldkit.evidence.samples import QcKind
from fieldkit.quality import CaseQuality, Check, Count
from ui import formatting
from ui.models.rows import Column, RowsModel
from ui.operations import quality
from ui.pages.page import Page
from ui.pages.record_editor import RecordEditor
from ui.problems.quality import VERDICT_DRAWN, figure_word, remark, verdict_word
from ui.problems.screening import source_word
from ui.translation import Speaking, is_chinese
from ui.widgets.banner import Tone
from ui.widgets.button import Button, IconButton
from ui.widgets.fact_grid import FactGrid
from ui.widgets.form.record_form import RecordForm
from ui.widgets.plain_label import PlainLabel
from ui.widgets.quality_check import QualityCheckView
from ui.widgets.rows_table import RowsTable

if TYPE_CHECKING:
    from fieldkit.workspace import Sealed

_FIRST: Final = ("held", "source", "least", "most", "analyte", "medium")


class QualityView(Speaking, QWidget):
    """Fills the page it is on.

    Signals:
        left: the person wants back to the list.
        changed: something else is shown, or another check is chosen.
    """

    left = Signal()
    changed = Signal()

    def __init__(self, page: Page, case: int) -> None:
        """An empty view; `load` fills it.

        Args:
            page: through which it works.
            case: sequence of the case.
        """
        super().__init__(page)
        self._page, self._case = page, case
        self.quality: CaseQuality | None = None
        self._heading = PlainLabel(role="title")
        self._back = IconButton("arrow-left")
        self._back.clicked.connect(self.left)
        self.new_rule = Button("primary", "ruler")
        self.new_rule.clicked.connect(self.begin_rule)
        self.counts = FactGrid()
        self._source = PlainLabel(role="small", wraps=True)
        self.model: RowsModel[Check] = RowsModel(self._columns(), self)
        self.table: RowsTable[Check] = RowsTable(self.model)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(
            lambda row: page.tab_wanted.emit("evidence", row.results[-1]) if row else None
        )
        self._empty = PlainLabel(role="muted", wraps=True)
        self.pane = page.beside(QualityCheckView())
        self.pane.entry_wanted.connect(lambda which: page.tab_wanted.emit("evidence", which))
        form = RecordForm(QualityRule, first=_FIRST)
        self.editor = RecordEditor(page, "quality_rule", case=case, form=form)
        self.editor.left.connect(self._show_list)
        self.editor.sealed.connect(self._rule_is_sealed)
        self._lay_out()
        self.retranslate()

    @property
    def is_editing(self) -> bool:
        """Whether a rule is being put on record."""
        return self._views.currentWidget() is self.editor

    @property
    def chosen(self) -> QWidget | None:
        """What belongs into the pane on the right."""
        return None if self.is_editing or self.pane.check is None else self.pane

    def load(self) -> None:
        """Fetches all of it."""
        self._page.follow(quality.of_case(self._case), self._show)

    def begin_rule(self) -> None:
        """Opens the form in which somebody says what is held to."""
        self.editor.begin()
        self._views.setCurrentWidget(self.editor)
        self.changed.emit()

    def retranslate(self) -> None:
        """Sets every word."""
        self._heading.setText(self.tr("Quality control"))
        self._back.say(self.tr("Back to the list"))
        self.new_rule.setText(self.tr("Put a rule on record"))
        self.table.setAccessibleName(self.tr("Duplicates, spikes and blanks"))
        self._empty.setText(
            self.tr("No duplicate, spike or blank of this case has a result to be judged yet.")
        )
        self._source.setText(
            self.tr(
                "The sampling record asks for blanks and duplicates, or for why there are none "
                "(HJ 589-2021, 7.1.1.3). How many are needed, and how far results may differ, is "
                "held only where somebody put it on record with its source. A value below "
                "detection stands for anything from 0 to the detection limit."
            )
        )
        self._show_counts()
        self.model.relook()

    def _columns(self) -> tuple[Column[Check], ...]:
        return (
            Column(lambda: self.tr("What"), lambda row: figure_word(row.figure), width=15),
            Column(lambda: self.tr("Analyte"), lambda row: row.analyte, width=12),
            Column(lambda: self.tr("Samples"), lambda row: " / ".join(row.samples), width=20,
                   gives_way=2),
            Column(lambda: self.tr("Values"), _values, width=26, gives_way=3, takes_rest=True),
            Column(lambda: self.tr("Figure"), _figure, width=13, is_number=True),
            Column(lambda: self.tr("Allowed"), _allowed, width=11, is_number=True, gives_way=1),
            Column(lambda: self.tr("Verdict"), _verdict, icon=_verdict_drawn, width=18),
        )  # fmt: skip

    def _show(self, found: CaseQuality) -> None:
        at = max(0, self.table.currentIndex().row())
        self.quality = found
        self.model.show_only(found.checks)
        has_any = bool(found.checks)
        self.table.setVisible(has_any)
        self._empty.setVisible(not has_any)
        if has_any:
            self.table.choose(min(at, len(found.checks) - 1))
        else:
            self.pane.show_check(None)
        self._show_counts()
        self.changed.emit()

    def _show_counts(self) -> None:
        counts = () if self.quality is None else self.quality.counts
        batches = {(each.inspection, each.medium) for each in counts}
        self.counts.setVisible(bool(counts))
        self.counts.show_facts(
            [(self._batch(each, len(batches) > 1), self._count(each)) for each in counts]
        )

    def _batch(self, count: Count, is_named: bool) -> str:
        what = kind_word(count.kind)
        if count.analyte:
            what = f"{what} · {count.analyte}"
        if is_named:
            medium = count.medium.zh if is_chinese() else count.medium.en
            visit = "" if count.inspection is None else f"{formatting.entry(count.inspection)} "
            what = f"{visit}{medium} · {what}"
        return what

    def _count(self, count: Count) -> str:
        if count.needed is None:
            told = self.tr("Taken: {taken} · samples: {samples} · no rule held")
        else:
            told = self.tr("Taken: {taken} · needed: {needed} · samples: {samples}")
        for name, number in (
            ("taken", count.taken), ("needed", count.needed), ("samples", count.samples),
        ):  # fmt: skip
            told = told.replace(f"{{{name}}}", str(number))
        if count.source:
            sure = "" if count.row is None else f" · {source_word(count.row)}"
            told = f"{told}\n{count.source}{sure}"
        return told

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self.new_rule)
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.counts)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty)
        column.addStretch()
        column.addWidget(self._source)
        self._listing = listing
        self._views = QStackedWidget()
        self._views.addWidget(listing)
        self._views.addWidget(self.editor)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._views)

    def _show_chosen(self, row: Check | None) -> None:
        self.pane.show_check(row)
        self.changed.emit()

    def _show_list(self) -> None:
        self._views.setCurrentWidget(self._listing)
        self.table.setFocus()
        self.changed.emit()

    def _rule_is_sealed(self, sealed: "Sealed") -> None:
        told = self.tr("The rule is sealed as entry {entry}.")
        told = told.replace("{entry}", formatting.entry(sealed.sequence))
        self._page.banner.say(Tone.GOOD, told)
        self._show_list()
        self.load()


def kind_word(kind: QcKind) -> str:
    """What a sample is to quality control."""
    return kind.zh if is_chinese() else kind.en.capitalize()


def _values(row: Check) -> str:
    return row.judged.arithmetic[0] if row.judged.arithmetic else "—"


def _hundredths(value: Fraction) -> str:
    """A number to two decimals, for columns; what decides is never this rounded one."""
    return f"{Decimal(value.numerator) / Decimal(value.denominator):.2f}"


def _figure(row: Check) -> str:
    low, high = row.judged.low, row.judged.high
    if low is None or high is None:
        return "—"
    ends = [low] if low == high else [low, high]
    return f"{'~'.join(map(_hundredths, ends))} %"


def _allowed(row: Check) -> str:
    return "—" if row.judged.allowed is None else row.judged.allowed.told


def _verdict(row: Check) -> str:
    word = verdict_word(row.judged.verdict)
    return f"{word}: {remark(row.judged.remarks[0])}" if row.judged.remarks else word


def _verdict_drawn(row: Check) -> tuple[str, str] | None:
    return VERDICT_DRAWN[row.judged.verdict]
