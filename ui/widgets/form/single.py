"""Fields for one value: text, number, choice, yes or no."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics, QIntValidator, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from fieldkit.canonical import JsonValue
from fieldkit.evidence.parts import FieldProblem, Member
from ui.theme import digits_font
from ui.translation import Speaking, is_chinese
from ui.widgets.form.field import Field
from ui.widgets.plain_label import set_property

_LINES = 3  # of a long text before it grows
_MOST_LINES = 12


def _only(field: Field, inner: QWidget) -> None:
    """Lets one widget fill the field."""
    row = QHBoxLayout(field)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(inner)
    field.setFocusProxy(inner)


class TextField(Field):
    """One line."""

    def __init__(self, member: Member, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit()
        self._line.textEdited.connect(lambda _: self.edited.emit())
        if member.about.is_code:
            self._line.setFont(digits_font())
        _only(self, self._line)

    def value(self) -> JsonValue:
        """What was typed; None for nothing but blanks."""
        return self._line.text() if self._line.text().strip() else None

    def set_value(self, value: JsonValue) -> None:
        """Shows text."""
        self._line.setText("" if value is None else str(value))

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Draws the edge in the colour of problems."""
        set_property(self._line, "problem", "true" if problems else "false")


class NumberField(TextField):
    """A whole number."""

    def __init__(self, member: Member, parent: QWidget | None = None) -> None:
        super().__init__(member, parent)
        self._line.setValidator(QIntValidator(member.about.least, 2_000_000_000, self))

    def value(self) -> JsonValue:
        """The number; the text if it is none."""
        text = self._line.text().strip()
        return int(text) if text.isascii() and text.isdigit() else text or None


class _GrowingText(QPlainTextEdit):
    """Grows with what is typed; Tab goes on to the next field."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        lines = max(_LINES, min(_MOST_LINES, self.document().blockCount()))
        height = QFontMetrics(self.font()).lineSpacing() * lines
        self.setFixedHeight(height + 22)


class LongTextField(Field):
    """An account of several lines."""

    is_wide = True

    def __init__(self, _member: Member, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = _GrowingText()
        self._is_set_by_program = False
        self._text.textChanged.connect(self._say_edited)
        _only(self, self._text)

    def value(self) -> JsonValue:
        """What was typed."""
        text = self._text.toPlainText()
        return text if text.strip() else None

    def set_value(self, value: JsonValue) -> None:
        """Shows text."""
        self._is_set_by_program = True
        self._text.setPlainText("" if value is None else str(value))
        self._is_set_by_program = False

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Draws the edge in the colour of problems."""
        set_property(self._text, "problem", "true" if problems else "false")

    def _say_edited(self) -> None:
        if not self._is_set_by_program:
            self.edited.emit()


class QuietComboBox(QComboBox):
    """Leaves the wheel to the page it is on, so that scrolling changes no answer.

    An answer that is too long for the box ends in dots, where Qt's own would be cut in a letter.
    """

    @property
    def shown_text(self) -> str:
        """As much of the answer as there is room for."""
        option, style = QStyleOptionComboBox(), QStyle.ComplexControl.CC_ComboBox
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(style, option, field, self).width()
        elide = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.currentText(), elide, room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the frame, and what there is room for of the answer."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Passes it on."""
        event.ignore()


class ChoiceField(Speaking, Field):
    """One of several answers."""

    def __init__(self, member: Member, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._member = member
        self._box = QuietComboBox()
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._box.addItem("", None)
        for choice in member.choices:
            self._box.addItem("", str(choice))
        self._box.activated.connect(lambda _: self.edited.emit())
        _only(self, self._box)
        self.retranslate()

    def value(self) -> JsonValue:
        """The word of the answer; None if none was chosen."""
        word = self._box.currentData()
        return word if isinstance(word, str) else None

    def set_value(self, value: JsonValue) -> None:
        """Chooses an answer."""
        self._box.setCurrentIndex(max(0, self._box.findData(value)))

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Draws the edge in the colour of problems."""
        set_property(self._box, "problem", "true" if problems else "false")

    def retranslate(self) -> None:
        """Names the answers."""
        self._box.setItemText(0, self.tr("Choose …"))
        for number, choice in enumerate(self._member.choices, start=1):
            self._box.setItemText(number, choice.zh if is_chinese() else choice.en.capitalize())


class YesNoField(Speaking, Field):
    """Yes, no, or not answered: it is never guessed."""

    def __init__(self, member: Member, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._yes, self._no = QRadioButton(), QRadioButton()
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for button in (self._yes, self._no):
            self._group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _: self.edited.emit())
        row.addStretch()
        self.setFocusProxy(self._yes)
        if isinstance(member.default, bool):
            self.set_value(member.default)
        self.retranslate()

    def value(self) -> JsonValue:
        """The answer; None if there is none."""
        return self._yes.isChecked() if self._group.checkedButton() else None

    def set_value(self, value: JsonValue) -> None:
        """Gives an answer, or takes it back."""
        self._group.setExclusive(False)
        self._yes.setChecked(value is True)
        self._no.setChecked(value is False)
        self._group.setExclusive(True)

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """The sentence below says it."""

    def name_for_readers(self, name: str) -> None:
        """Both answers say what they answer."""
        self.setAccessibleName(name)
        self._yes.setAccessibleName(f"{name}: {self._yes.text()}")
        self._no.setAccessibleName(f"{name}: {self._no.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y and N answer, and go on to the next field."""
        if event.key() in {Qt.Key.Key_Y, Qt.Key.Key_N}:
            self.set_value(event.key() == Qt.Key.Key_Y)
            (self._yes if self._yes.isChecked() else self._no).setFocus()
            self.edited.emit()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Names the answers."""
        self._yes.setText(QCoreApplication.translate("formatting", "Yes"))
        self._no.setText(QCoreApplication.translate("formatting", "No"))


class ChoicesField(Speaking, Field):
    """Any number of several answers."""

    is_wide = True

    def __init__(self, member: Member, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._member = member
        self._boxes = [QCheckBox() for _ in member.choices]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for number, box in enumerate(self._boxes):
            grid.addWidget(box, number // 3, number % 3)
            box.clicked.connect(lambda _: self.edited.emit())
        if self._boxes:
            self.setFocusProxy(self._boxes[0])
        self.retranslate()

    def value(self) -> JsonValue:
        """The words of the answers."""
        pairs = zip(self._member.choices, self._boxes, strict=True)
        return [str(choice) for choice, box in pairs if box.isChecked()] or None

    def set_value(self, value: JsonValue) -> None:
        """Chooses answers."""
        words = value if isinstance(value, list | tuple) else []
        for choice, box in zip(self._member.choices, self._boxes, strict=True):
            box.setChecked(str(choice) in words)

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """The sentence below says it."""

    def name_for_readers(self, name: str) -> None:
        """The boxes name themselves."""
        self.setAccessibleName(name)

    def retranslate(self) -> None:
        """Names the answers."""
        for choice, box in zip(self._member.choices, self._boxes, strict=True):
            box.setText(choice.zh if is_chinese() else choice.en.capitalize())
