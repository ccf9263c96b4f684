"""That nothing is squeezed, cut in a letter or shifted, however small the window is."""

from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from fieldkit.clock import time_text
from fieldkit.evidence.inspections import Inspection
from fieldkit.evidence.parts import members
from tests.app.walking import pages
from ui.application import Application
from ui.formatting import period
from ui.widgets.form.moments import MomentField
from ui.widgets.form.single import QuietComboBox
from ui.widgets.plain_label import PlainLabel

CHINA = timezone(timedelta(hours=8))


@pytest.fixture
def field(qtbot: QtBot) -> MomentField:
    """The field for when a visit began."""
    member = next(each for each in members(Inspection) if each.name == "started_at")
    made = MomentField(member)
    qtbot.addWidget(made)
    return made


def line_of(field: MomentField) -> QLineEdit:
    line = field.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    return line


def test_a_moment_is_shown_and_corrected_on_the_clock_it_was_read_from(
    field: MomentField, qtbot: QtBot
) -> None:
    field.set_value("2026-11-19T10:10:00+08:00")
    assert line_of(field).text() == "2026-11-19 10:10"
    assert "UTC+08:00" in [each.text() for each in field.findChildren(PlainLabel)]
    line_of(field).selectAll()
    qtbot.keyClicks(line_of(field), "2026-11-19 10:25")
    assert field.value() == "2026-11-19T10:25:00.000+08:00"


def test_a_moment_typed_afresh_is_on_the_clock_that_stands_beside_it(
    field: MomentField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(line_of(field), "2026-11-19 10:25")
    typed = datetime(2026, 11, 19, 10, 25).astimezone()
    assert field.value() == time_text(typed)


def test_the_day_is_said_once() -> None:
    begin = datetime(2026, 11, 19, 10, 18, tzinfo=CHINA)
    assert period(begin, begin + timedelta(hours=2)) == "2026-11-19 10:18 – 12:18"
    assert period(begin, begin + timedelta(days=1)) == "2026-11-19 10:18 – 2026-11-20 10:18"


def test_no_page_gets_less_room_than_it_needs(shown: object, application: Application) -> None:
    application.window.resize(960, 540)
    for name, page in pages(application):
        least = page.minimumSizeHint()
        assert page.height() >= least.height(), f"{name} is squeezed"


def test_an_answer_that_has_room_is_shown_to_its_end(shown: object, qtbot: QtBot) -> None:
    box = QuietComboBox()
    qtbot.addWidget(box)
    box.addItem("Visit 1 · 2026-11-19 09:30")
    box.setSizeAdjustPolicy(QuietComboBox.SizeAdjustPolicy.AdjustToContents)
    box.resize(box.sizeHint())
    box.show()
    assert box.shown_text == box.currentText()
    box.resize(box.width() - 40, box.height())
    assert box.shown_text.endswith("…")
