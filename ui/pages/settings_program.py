"""How the program looks, speaks and locks; and every key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QScrollArea, QVBoxLayout, QWidget

from ui.actions import ACTIONS
from ui.pages.page import Page
from ui.session import Session
from ui.settings import IDLE_MINUTES, LANGUAGES, Settings
from ui.theme.colours import Theme
from ui.widgets.form.single import QuietComboBox
from ui.widgets.plain_label import PlainLabel

_LANGUAGE_NAMES = {"zh_CN": "简体中文", "en": "English"}  # each in its own words


class ProgramSettings(Page):
    """Every change is kept and seen at once.

    Signals:
        changed: look, language or waiting time.
    """

    changed = Signal()

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session)
        self._settings = settings
        self.language, self.theme, self.idle = QuietComboBox(), QuietComboBox(), QuietComboBox()
        self.touch = QCheckBox()
        self._fill()
        self._labels = [PlainLabel(role="label") for _ in range(3)]
        self._keys_heading = PlainLabel(role="heading")
        self._keys = [(PlainLabel(), PlainLabel(role="digits")) for _ in ACTIONS]
        self._lay_out()
        self.language.activated.connect(self._take)
        self.theme.activated.connect(self._take)
        self.idle.activated.connect(self._take)
        self.touch.clicked.connect(self._take)
        self.retranslate()

    def go(self) -> None:
        """Goes to the first setting."""
        self.language.setFocus()

    def retranslate(self) -> None:
        """Sets every word."""
        names = {
            Theme.SYSTEM: self.tr("As the system"),
            Theme.LIGHT: self.tr("Light"),
            Theme.DARK: self.tr("Dark"),
            Theme.SUNLIGHT: self.tr("Sunlight (high contrast)"),
        }
        for number, theme in enumerate(Theme):
            self.theme.setItemText(number, names[theme])
        for number, minutes in enumerate(IDLE_MINUTES):
            self.idle.setItemText(number, self.tr("%n minute(s)", "", minutes))
        words = (self.tr("Language"), self.tr("Look"), self.tr("Lock the vault after"))
        fields = (self.language, self.theme, self.idle)
        for label, field, text in zip(self._labels, fields, words, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self.touch.setText(self.tr("Larger buttons, for fingers"))
        self._keys_heading.setText(self.tr("Keys"))
        for (what, keys), line in zip(self._keys, ACTIONS.values(), strict=True):
            what.setText(line.translated)
            keys.setText(line.sequence.toString(QKeySequence.SequenceFormat.NativeText))

    def _fill(self) -> None:
        for code in LANGUAGES:
            self.language.addItem(_LANGUAGE_NAMES[code], code)
        for theme in Theme:
            self.theme.addItem("", theme.value)
        for minutes in IDLE_MINUTES:
            self.idle.addItem("", minutes)
        _choose(self.language, self._settings.language)
        _choose(self.theme, self._settings.theme.value)
        _choose(self.idle, self._settings.idle_minutes)
        self.touch.setChecked(self._settings.for_touch)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        inside.setMaximumWidth(640)
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, 12, 2)
        column.setSpacing(12)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for label, field in zip(self._labels, (self.language, self.theme, self.idle), strict=True):
            field.setMinimumWidth(240)
            label.setBuddy(field)
            form.addRow(label, field)
        form.addRow(self.touch)
        column.addLayout(form)
        column.addSpacing(16)
        column.addWidget(self._keys_heading)
        keys = QFormLayout()
        keys.setHorizontalSpacing(24)
        keys.setVerticalSpacing(8)
        for what, sequence in self._keys:
            keys.addRow(what, sequence)
        column.addLayout(keys)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        self.column.addWidget(scroll, 1)

    def _take(self) -> None:
        self._settings.language = str(self.language.currentData())
        self._settings.theme = Theme(self.theme.currentData())
        self._settings.idle_minutes = int(self.idle.currentData())
        self._settings.for_touch = self.touch.isChecked()
        self.changed.emit()


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(max(0, box.findData(value)))
