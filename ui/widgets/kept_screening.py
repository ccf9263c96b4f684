"""Whether what screening comes to stands on record, and the button that puts it there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from fieldkit.evidence.screenings import ScreeningRecord
from ui import formatting
from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel


class KeptScreeningBar(Speaking, QFrame):
    """One line: the newest screening record, and how screening differs from it now.

    Signals:
        entry_wanted: sequence of the record, to be seen.
    """

    entry_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sequence: int | None = None
        self._record: ScreeningRecord | None = None
        self._otherwise = 0
        self._has_other_totals = self._is_of_other_edition = False
        self._edition = ""
        self._state = IconLabel("circle-dashed", "muted", 16)
        self._words = PlainLabel(wraps=True)
        self._tables = PlainLabel(role="small")
        self.link = Button("entry")
        self.link.clicked.connect(self._ask)
        self.seal = Button("", "stamp")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._state)
        row.addWidget(self.link)
        row.addWidget(self._words, 1)
        row.addWidget(self._tables)
        row.addWidget(self.seal)
        self.retranslate()

    def show_edition(self, edition: str) -> None:
        """Says which edition of the tables screening rests on now."""
        self._edition = edition
        self.retranslate()

    def show_nothing(self) -> None:
        """Says that nothing stands on record."""
        self._sequence = self._record = None
        self.retranslate()

    def show_record(
        self,
        sequence: int,
        record: ScreeningRecord,
        *,
        otherwise: int,
        has_other_totals: bool,
        is_of_other_edition: bool,
    ) -> None:
        """Shows the newest record.

        Args:
            sequence: of its entry.
            record: as sealed.
            otherwise: how many results come out otherwise now.
            has_other_totals: sums or clauses come out otherwise.
            is_of_other_edition: the tables were others.
        """
        self._sequence, self._record = sequence, record
        self._otherwise, self._has_other_totals = otherwise, has_other_totals
        self._is_of_other_edition = is_of_other_edition
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every word."""
        self.seal.setText(self.tr("Seal the screening"))
        told = self.tr("Tables {edition}")
        digest = formatting.short_digest(self._edition) if self._edition else "—"
        self._tables.setText(told.replace("{edition}", digest))
        self._tables.setToolTip(formatting.tip(self._edition))
        is_kept = self._sequence is not None and self._record is not None
        self.link.setVisible(is_kept)
        if self._sequence is None or self._record is None:
            self._state.show_icon("circle-dashed", "muted")
            self._words.setText(self.tr("Not on record yet. Sealing freezes what is shown here."))
            return
        self.link.setText(formatting.entry(self._sequence))
        self.link.setAccessibleName(
            self.tr("Show screening record {number}").replace(
                "{number}", formatting.entry(self._sequence)
            )
        )
        moment = formatting.moment(self._record.screened_at)
        said = [self.tr("On record since {moment}.").replace("{moment}", moment)]
        if self._otherwise:
            said.append(self.tr("%n results come out otherwise now.", "", self._otherwise))
        elif self._has_other_totals:
            said.append(self.tr("The sums or clauses come out otherwise now."))
        else:
            said.append(self.tr("All comes out the same."))
        if self._is_of_other_edition:
            said.append(self.tr("The tables were others then."))
        is_same = not self._otherwise and not self._has_other_totals
        self._state.show_icon(*(("stamp", "sealed") if is_same else ("triangle-alert", "warning")))
        self._words.setText(" ".join(said))

    def _ask(self) -> None:
        if self._sequence is not None:
            self.entry_wanted.emit(self._sequence)
