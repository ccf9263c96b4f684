"""The form for a local standard or permit; its limits can be pasted from a table."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldkit.evidence.pasted_limits import pasted_limits
from fieldkit.evidence.standards import Standard
from ui.pages.page import Page
from ui.pages.record_editor import RecordEditor
from ui.widgets.banner import Tone
from ui.widgets.button import Button
from ui.widgets.form.record_form import RecordForm
from ui.widgets.grid.tabbed_text import read_cells
from ui.widgets.plain_label import PlainLabel

# What is asked for first, in the order of the paper.
_FIRST = ("nature", "number", "name", "party", "valid_from", "valid_to", "source", "limits")


class StandardEditor(RecordEditor):
    """A new record; a copied table becomes one limit for each of its rows."""

    def __init__(self, page: Page) -> None:
        self.paste = Button("", "clipboard-paste")
        self._about_pasting = PlainLabel(role="small", wraps=True)
        super().__init__(
            page, Standard.kind, with_files=True, form=RecordForm(Standard, first=_FIRST)
        )
        self.paste.clicked.connect(self.paste_limits)

    def paste_limits(self) -> None:
        """Takes limits from the clipboard, after those that are there."""
        pasted = pasted_limits(read_cells(QGuiApplication.clipboard().text()))
        if not pasted:
            told = self.tr("There is no table on the clipboard.")
            self._page.banner.say(Tone.NOTICE, told, self._about_pasting.text())
            return
        field = self.form.field("limits")
        held = field.value()
        lines = held if isinstance(held, list) else []
        before = [each for each in lines if isinstance(each, dict) and "pollutant" in each]
        field.set_value([*before, *pasted])
        told = self.tr("%n limits were pasted. Look at each before sealing.", "", len(pasted))
        self._page.banner.say(Tone.GOOD, told)
        self.form.edited.emit()
        QTimer.singleShot(0, self, self._show_limits)  # once the lines have their places

    def _show_limits(self) -> None:
        first = next(self.form.field("limits").fields(), None)
        if first is not None:
            self._scroll.ensureWidgetVisible(first, 0, self._scroll.viewport().height() // 2)

    def above_form(self) -> list[QWidget]:
        """Pasting, before the many fields."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.paste)
        row.addWidget(self._about_pasting, 1)
        return [line]

    def retranslate(self) -> None:
        """Sets every word."""
        super().retranslate()
        self.paste.setText(self.tr("Paste limits from a table"))
        self._about_pasting.setText(
            self.tr(
                "Columns: pollutant, limit (0.5, 6~9, ≥ 0.5, 不得检出), unit, averaging, place, "
                "outlet, class; with their names in the first row in any order."
            )
        )
