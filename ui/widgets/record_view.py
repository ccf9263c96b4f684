"""A record to be read: label and value, with what nobody filled in left out."""

from datetime import date, datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.evidence.parts import Member, Part, members
from fieldkit.evidence.record import Record
from fieldkit.evidence.values import Choice
from ui import formatting
from ui.translation import Speaking, is_chinese
from ui.widgets.form.field import label_of
from ui.widgets.plain_label import PlainLabel


class RecordView(Speaking, QWidget):
    """Shows one record; texts can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: Record | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_record(self, record: Record | None) -> None:
        """Shows another record, or none."""
        self._record = record
        self.retranslate()

    def retranslate(self) -> None:
        """Writes all of it anew."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if self._record is not None:
            for member in members(type(self._record)):
                value = getattr(self._record, member.name)
                if value is not None and value != ():
                    self._put(label_of(member), text_of(member, value))

    def _put(self, label: str, text: str) -> None:
        self._column.addWidget(PlainLabel(label, "small"))
        value = PlainLabel(text, wraps=True)
        value.setContentsMargins(0, 0, 0, 8)
        self._column.addWidget(value)


def text_of(member: Member, value: object) -> str:
    """The value of a member as people read it; parts as one line of their values."""
    if member.form == "reference":
        numbers = value if isinstance(value, tuple) else (value,)
        return "、".join(formatting.entry(each) for each in numbers)
    if isinstance(value, tuple):
        separator = "\n" if member.form in {"part", "long_text"} else "、"
        return separator.join(_one(each) for each in value)
    return _one(value)


def _one(value: object) -> str:
    if isinstance(value, Part):
        values = ((member, getattr(value, member.name)) for member in members(type(value)))
        return " · ".join(text_of(member, each) for member, each in values if each is not None)
    if isinstance(value, Choice):
        return value.zh if is_chinese() else value.en.capitalize()
    if isinstance(value, bool):
        return formatting.yes_no(value)
    if isinstance(value, datetime):
        return formatting.moment(value)
    if isinstance(value, date):
        return formatting.day(value)
    return str(value)
