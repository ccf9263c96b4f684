"""The field for a category or code of the list of hazardous wastes in force on a day."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QWidget

from fieldkit.canonical import JsonValue
from fieldkit.clock import SystemClock
from fieldkit.evidence.parts import FieldProblem, Member
from fieldkit.evidence.values import code_form
from fieldkit.reference import tables
from fieldkit.reference.wastes import REMARKS, Looked, categories_on, look_up
from ui.formatting import day as shown_day
from ui.problems.screening import source_word
from ui.translation import Speaking, is_chinese
from ui.widgets.form.field import Field
from ui.widgets.form.single import QuietComboBox
from ui.widgets.plain_label import set_property


class WasteCodeField(Speaking, Field):
    """Offers the categories of the edition of that day; any other code is typed.

    Below stands what is held about it, how sure that is, and what to compare it with.
    """

    def __init__(self, _member: Member, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = SystemClock().read().wall.date()
        self._box = QuietComboBox()
        self._box.setEditable(True)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        finder = QCompleter(self._box.model(), self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._box.setCompleter(finder)
        self._box.activated.connect(lambda _: self.edited.emit())
        self._box.editTextChanged.connect(self._note)
        self._is_set_by_program = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)
        self.setFocusProxy(self._box)
        self.retranslate()

    @property
    def looked(self) -> Looked | None:
        """What is held about what stands in it; None where nothing does."""
        text = self.value()
        if not isinstance(text, str):
            return None
        return look_up(tables.held().waste, code_form(text), self._day)

    def set_day(self, day: date) -> None:
        """Takes the day whose edition of the list counts."""
        if day != self._day:
            self._day = day
            self.retranslate()

    def value(self) -> JsonValue:
        """The category that was picked; else what was typed."""
        text = self._box.currentText().strip()
        at = self._box.findText(text, Qt.MatchFlag.MatchFixedString)
        picked = self._box.itemData(at) if at >= 0 else None
        return picked if isinstance(picked, str) else text or None

    def set_value(self, value: JsonValue) -> None:
        """Shows a category or code."""
        self._is_set_by_program = True
        at = self._box.findData(value)
        self._box.setCurrentIndex(at)
        if at < 0:
            self._box.setEditText("" if value is None else str(value))
        self._is_set_by_program = False

    def name_for_readers(self, name: str) -> None:
        """The line inside is what gets the focus."""
        super().name_for_readers(name)
        line = self._box.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Draws the edge in the colour of problems."""
        set_property(self._box, "problem", "true" if problems else "false")

    def remark(self) -> str:
        """Category, edition, and what must be minded."""
        looked = self.looked
        if looked is None:
            return ""
        told = []
        if looked.edition is not None:
            words = self.tr("National list, edition of {year}, on {day}:")
            words = words.replace("{year}", str(looked.edition))
            told.append(words.replace("{day}", shown_day(self._day)))
        if looked.held is not None:
            name = looked.held.zh if is_chinese() else looked.held.en
            told.append(f"{looked.category} {name} ({source_word(looked.held.source)}).")
        told += [QCoreApplication.translate("records", REMARKS[each]) for each in looked.remarks]
        return " ".join(told)

    def retranslate(self) -> None:
        """Offers the categories in the language of the window."""
        held = self.value()
        self._is_set_by_program = True
        self._box.clear()
        self._box.addItem("", None)
        for each in categories_on(tables.held().waste, self._day):
            self._box.addItem(f"{each.code} {each.zh if is_chinese() else each.en}", each.code)
        self._is_set_by_program = False
        self.set_value(held)
        line = self._box.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Category, or a code such as 900-041-49"))

    def _note(self) -> None:
        if not self._is_set_by_program:
            self.edited.emit()
