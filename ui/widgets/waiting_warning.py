"""Said at a handover: which analytes are past their time, near it, or not begun."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.clock import SystemClock
from fieldkit.evidence.holding import Holding, Pressing
from fieldkit.evidence.samples import Sample
from fieldkit.evidence.things import Thing
from ui import formatting
from ui.translation import Speaking
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel, set_property
from ui.widgets.waiting import PRESSING_DRAWN

_MOST: Final = 6  # lines
_TONES: Final = {Pressing.PAST: "danger", Pressing.SOON: "warning", Pressing.TIME_LEFT: "notice"}


class WaitingWarning(Speaking, QFrame):
    """Hidden where nothing of what is handed over waits for its analysis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._waiting: list[tuple[str, Holding]] = []
        self._icon = IconLabel()
        self.sentence = PlainLabel(wraps=True)
        self.lines = PlainLabel(role="small", wraps=True)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.sentence)
        words.addWidget(self.lines)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def show_things(self, things: Sequence[Thing]) -> None:
        """Says what of these things waits."""
        self._waiting = [
            (thing.record.number, each)
            for thing in things
            if isinstance(thing.record, Sample)
            for each in thing.holding
        ]
        self._waiting.sort(key=lambda each: each[1].until)
        self.retranslate()

    def retranslate(self) -> None:
        """Writes all of it anew."""
        self.setVisible(bool(self._waiting))
        if not self._waiting:
            return
        now = SystemClock().read().wall
        past, soon = (
            [each for each in self._waiting if each[1].pressing(now) is state]
            for state in (Pressing.PAST, Pressing.SOON)
        )
        worst = self._waiting[0][1].pressing(now)
        said = []
        if past:
            said.append(self.tr("%n analytes are past their holding time.", "", len(past)))
        if soon:
            said.append(self.tr("%n analytes have less than six hours left.", "", len(soon)))
        said.append(self.tr("Of %n analytes no result is on record.", "", len(self._waiting)))
        self.sentence.setText(" ".join(said))
        shown = [*past, *soon] or self._waiting[:1]
        lines = [self._line(number, each) for number, each in shown[:_MOST]]
        if len(shown) > _MOST:
            lines.append(self.tr("and %n more", "", len(shown) - _MOST))
        self.lines.setText("\n".join(lines))
        self._icon.show_icon(*PRESSING_DRAWN[worst])
        set_property(self, "tone", _TONES[worst])
        self.setAccessibleName(f"{self.sentence.text()} {self.lines.text()}")

    def _line(self, number: str, holding: Holding) -> str:
        words = self.tr("{number}: {analyte} by {moment} ({standard})")
        for name, value in (
            ("number", number), ("analyte", holding.analyte),
            ("moment", formatting.moment(holding.until)), ("standard", holding.standard_id),
        ):  # fmt: skip
            words = words.replace(f"{{{name}}}", value)
        return words
