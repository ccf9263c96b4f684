"""What became of each file of a drop, an import or a sealing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.formatting import entry
from ui.models.rows import Column, RowsModel
from ui.operations.capture import Known, NotSealed, Refused, Shot, ShotSealed
from ui.pages.capture.side_view import SideView
from ui.problems import explain
from ui.widgets.banner import Tone
from ui.widgets.rows_table import RowsTable

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file and what became of it.

    Attributes:
        file: its own name.
        told: what was noted about it.
    """

    file: str
    told: Shot | Known | Refused | ShotSealed | NotSealed

    @property
    def is_well(self) -> bool:
        """Whether it went as the person wanted."""
        return isinstance(self.told, Shot | ShotSealed)

    @property
    def words(self) -> str:
        """In the language of the window."""
        translate = QCoreApplication.translate
        told = self.told
        if isinstance(told, Shot):
            return translate("capture", "Taken in, kept as a draft")
        if isinstance(told, ShotSealed):
            sealed = translate("capture", "Sealed as {number}")
            return sealed.replace("{number}", entry(told.sequence))
        if isinstance(told, Known):
            if not told.entries:
                return translate("capture", "Not taken in again: it is here as a draft")
            text = translate("capture", "Not taken in again: same as {numbers}")
            numbers = "、".join(entry(each) for each in told.entries)
            return text.replace("{numbers}", numbers)
        why = explain(told.problem)
        text = (
            translate("capture", "Kept as a draft, not sealed: {why}")
            if isinstance(told, NotSealed)
            else translate("capture", "Not taken in: {why}")
        )
        return text.replace("{why}", f"{why.sentence} {why.next_step}".strip())

    @property
    def drawing(self) -> tuple[str, str]:
        """Name of the drawing, and role of its colour."""
        if isinstance(self.told, ShotSealed):
            return "stamp", "sealed"
        if isinstance(self.told, Shot):
            return "pencil-line", "draft"
        return ("copy", "muted") if isinstance(self.told, Known) else ("circle-alert", "danger")


def needs_telling(outcomes: "Sequence[Outcome]") -> Tone | None:
    """How much it weighs that not everything went well; None where everything did."""
    bad = [each.told for each in outcomes if not each.is_well]
    if not bad:
        return None
    return Tone.NOTICE if all(isinstance(each, Known) for each in bad) else Tone.WARNING


class Results(SideView):
    """A line for each file; what did not go well stands first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: RowsModel[Outcome] = RowsModel(
            [
                Column(
                    lambda: self.tr("File"),
                    lambda row: row.file,
                    icon=lambda row: row.drawing,
                    width=36,
                ),
                Column(lambda: self.tr("What became of it"), lambda row: row.words),
            ]
        )
        self.table = RowsTable(self.model)
        self.column.addWidget(self.table, 1)
        self.retranslate()

    def sum_up(self, outcomes: "Sequence[Outcome]") -> str:
        """What became of all of them, in a sentence."""
        bad = [each for each in outcomes if not each.is_well]
        well = len(outcomes) - len(bad)
        is_sealing = all(isinstance(each.told, ShotSealed | NotSealed) for each in outcomes)
        words = (
            self.tr("%n file(s) sealed", "", well)
            if is_sealing
            else self.tr("%n file(s) taken in", "", well)
        )
        return f"{words} · {self.tr('%n not', '', len(bad))}" if bad else words

    def show_outcomes(self, outcomes: "Sequence[Outcome]") -> None:
        """Shows these."""
        self.model.show_only(sorted(outcomes, key=lambda each: each.is_well))

    def retranslate(self) -> None:
        """Names it."""
        super().retranslate()
        self.heading.setText(self.tr("File by file"))
        self.table.setAccessibleName(self.tr("File by file"))
        self.model.relook()
