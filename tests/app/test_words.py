"""Values and faults as people read them."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.evidence.parts import FieldProblem
from tests.builders.practice import at
from ui import formatting
from ui.application import Application
from ui.bug_report import BugDialog, report
from ui.problems.fields import explain_field
from ui.widgets.form.field import inside
from ui.widgets.plain_label import PlainLabel
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.state_chip import Stage, State


@pytest.mark.parametrize(
    ("size_bytes", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1.0 KB"),
        (5_240_000, "5.2 MB"),
        (123_456_789, "123 MB"),
        (4_000_000_000, "4.0 GB"),
    ],
)
def test_size_is_told_in_the_unit_people_use(size_bytes: int, text: str) -> None:
    assert formatting.size(size_bytes) == text


def test_digest_stands_in_groups_of_four() -> None:
    assert formatting.digest("0123456789abcdef") == "0123 4567 89ab cdef"
    assert formatting.short_digest("ab" * 32) == "abab abab abab abab …"


def test_moments_are_told_on_the_clock_of_their_place() -> None:
    assert formatting.moment(at(0)) == "2026-11-03 09:30"
    assert formatting.exact_moment(at(0)) == "2026-11-03 09:30:00 +08:00"
    assert formatting.exact_moment(datetime(2026, 1, 2, tzinfo=UTC)).endswith("+00:00")


def test_characters_that_turn_text_about_are_made_visible(qtbot: QtBot) -> None:
    label = PlainLabel("photo\u202egpj.exe <b>bold</b>")
    qtbot.addWidget(label)
    assert label.text() == "photo<U+202E>gpj.exe <b>bold</b>"


def test_report_of_a_fault_holds_no_words_of_the_evidence(application: Application) -> None:
    try:
        raise ValueError("演练员甲 said something")
    except ValueError as problem:
        text = report(type(problem), problem.__traceback__)
    assert "ValueError" in text
    assert "演练" not in text
    assert str(__file__).rpartition("/")[0] not in text


def test_fault_is_shown_once_with_its_report(application: Application, qtbot: QtBot) -> None:
    dialog = BugDialog("the report")
    qtbot.addWidget(dialog)
    dialog.show()
    assert QApplication.activeModalWidget() is None  # it does not stand in the way


def test_rule_between_fields_has_a_sentence_of_its_own(application: Application) -> None:
    told = explain_field(FieldProblem("urgent_reason", "missing", "Say why the case is urgent."))
    assert told == "Say why the case is urgent."
    assert explain_field(FieldProblem("number", "missing", "anything")) == "This must be given."


@pytest.mark.parametrize(
    ("path", "name", "number", "rest"),
    [
        ("number", "number", None, ""),
        ("officers[1].unit", "officers", 1, "unit"),
        ("[1].unit", "", 1, "unit"),
        ("coordinates.latitude", "coordinates", None, "latitude"),
    ],
)
def test_path_of_a_problem_is_walked_step_by_step(
    path: str, name: str, number: int | None, rest: str
) -> None:
    found = inside(FieldProblem(path, "missing", ""))
    assert (found[0], found[1], found[2].field) == (name, number, rest)


def test_signature_is_black_on_white_and_cut_to_its_strokes(
    application: Application, qtbot: QtBot
) -> None:
    pad = SignaturePad()
    qtbot.addWidget(pad)
    pad.resize(480, 180)
    pad.show()
    assert pad.is_blank
    with qtbot.waitSignal(pad.signed):
        qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
        qtbot.mouseMove(pad, QPoint(140, 90))
        qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(140, 90))
    image = QImage.fromData(pad.png(), "PNG")
    assert not image.isNull()
    assert image.width() < 480 * 2
    assert image.pixelColor(0, 0).lightness() == 255
    pad.clear()
    assert pad.is_blank


def test_state_says_its_word_and_number(application: Application) -> None:
    assert State(Stage.SEALED, 42).word == "Sealed #42"
    assert State(Stage.DRAFT).word == "Draft kept"
