"""A record to be read: label and value, with what nobody filled in left out."""

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.evidence.parts import Member, Part, members
from fieldkit.evidence.record import Record
from fieldkit.evidence.values import Choice
from fieldkit.reference.remarks import REMARKS
from ui import formatting
from ui.problems.screening import remark
from ui.translation import Speaking, is_chinese
from ui.widgets.entry_link import EntryLink
from ui.widgets.form.field import label_of
from ui.widgets.plain_label import PlainLabel


class RecordView(Speaking, QWidget):
    """Shows one record; texts can be selected and copied.

    Signals:
        asked: the number of an entry the record points at, which the person wants to see.
    """

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: Record | None = None
        self._titles: Mapping[int, str] | None = None
        self._corrected: type[Record] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_record(
        self,
        record: Record | None,
        titles: Mapping[int, str] | None = None,
        corrected: type[Record] | None = None,
    ) -> None:
        """Shows another record, or none.

        Args:
            record: to show.
            titles: of the entries it points at, which then become links.
            corrected: for a supplement, the kind of record whose members it changes.
        """
        if (record, titles, corrected) == (self._record, self._titles, self._corrected):
            return  # as when only what others say about it came
        self._record = record
        self._titles = titles
        self._corrected = corrected
        self.retranslate()

    def retranslate(self) -> None:
        """Writes all of it anew."""
        clear(self._column)
        if self._record is None:
            return
        for member in members(type(self._record)):
            value = getattr(self._record, member.name)
            if value is None or value == ():
                continue
            if member.form == "reference" and self._titles is not None:
                self._column.addWidget(PlainLabel(label_of(member), "small"))
                for each in value if isinstance(value, tuple) else (value,):
                    link = EntryLink(each, self._titles.get(each, ""))
                    link.asked.connect(self.asked)
                    self._column.addWidget(link)
            elif isinstance(value, Mapping) and self._corrected is not None:
                self._put(label_of(member), changes_text(self._corrected, value))
            else:
                self._put(label_of(member), text_of(member, value))

    def _put(self, label: str, text: str) -> None:
        self._column.addWidget(PlainLabel(label, "small"))
        value = PlainLabel(text, wraps=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setContentsMargins(0, 0, 0, 8)
        self._column.addWidget(value)


def clear(column: QVBoxLayout) -> None:
    """Takes everything out of a column of widgets."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def changes_text(record: type[Record], changes: JsonObject) -> str:
    """What a supplement changes, one member on a line."""
    labels = {member.name: label_of(member) for member in members(record)}
    return "\n".join(
        f"{labels.get(name, name)}: {_json_text(value)}" for name, value in changes.items()
    )


def _json_text(value: JsonValue) -> str:
    if value is None:
        return "—"
    if isinstance(value, Mapping):
        return " · ".join(_json_text(each) for each in value.values())
    if isinstance(value, list | tuple):
        return "、".join(_json_text(each) for each in value)
    return _simple(value)


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
    if isinstance(value, Mapping):
        return "\n".join(f"{_camera_label(name)}: {each}" for name, each in value.items())
    return _simple(value)


def _simple(value: object) -> str:
    if isinstance(value, bool):
        return formatting.yes_no(value)
    if isinstance(value, str) and value in REMARKS:  # what a screening record has to be minded
        return remark(value)
    if isinstance(value, datetime):
        return formatting.moment(value)
    return formatting.day(value) if isinstance(value, date) else str(value)


def _camera_label(name: str) -> str:
    """What people call something that a camera wrote."""
    translate = QCoreApplication.translate
    return {
        "make": translate("camera", "Maker"),
        "model": translate("camera", "Model"),
        "orientation": translate("camera", "Orientation"),
        "taken_at_text": translate("camera", "Time in the file"),
        "taken_at": translate("camera", "Taken at"),
        "latitude": translate("camera", "Latitude"),
        "longitude": translate("camera", "Longitude"),
        "altitude_m": translate("camera", "Altitude (m)"),
        "gps_accuracy_m": translate("camera", "Accuracy (m)"),
        "gps_time": translate("camera", "Satellite time"),
    }.get(name, name)
