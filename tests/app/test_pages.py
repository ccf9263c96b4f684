"""Facts that hold for every page: named for screen readers, small enough, complete in words."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from fieldkit.evidence.kinds import KINDS
from fieldkit.evidence.parts import members
from fieldkit.evidence.record import Record, Scope, to_body
from tests.app.conftest import Shown
from tests.app.walking import pages
from tests.builders import records as made
from ui.application import Application
from ui.settings import LANGUAGES, Settings
from ui.theme.colours import Theme
from ui.widgets.form.members_form import can_be_typed
from ui.widgets.form.record_form import RecordForm, is_for_everybody

SMALL = QSize(1366, 768)


def nameless(root: QWidget) -> list[str]:
    """Widgets that can have the focus and tell a screen reader nothing."""
    labels = root.findChildren(QLabel)
    named_by = {id(each.buddy()) for each in labels if each.buddy() is not None}
    found = []
    for each in root.findChildren(QWidget):
        can_focus = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        is_inner = isinstance(each, QLineEdit) and isinstance(each.parent(), QComboBox)
        is_plain_scroll = type(each) in {QScrollArea, QAbstractScrollArea}
        is_in_popup = each.window() is not root.window()
        is_without_offer = isinstance(each, QAbstractButton) and each.isHidden()
        if not can_focus or is_inner or is_in_popup or is_without_offer:
            continue
        text = each.text() if isinstance(each, QAbstractButton) else ""
        if not (text or each.accessibleName() or id(each) in named_by or is_plain_scroll):
            found.append(f"{type(each).__name__} in {type(each.parent()).__name__}")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_can_have_the_focus_has_a_name(
    shown: Shown, settings: Settings, language: str
) -> None:
    settings.language = language
    shown.application.apply_settings()
    for name, page in pages(shown.application):
        assert nameless(page) == [], name
        assert nameless(shown.window) == [], name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("for_touch", [False, True])
def test_every_page_fits_a_small_screen(
    shown: Shown, settings: Settings, language: str, for_touch: bool
) -> None:
    settings.language, settings.for_touch = language, for_touch
    shown.application.apply_settings()
    QApplication.processEvents()
    for name, _ in pages(shown.application):
        needed = shown.window.minimumSizeHint()
        assert needed.width() <= SMALL.width(), (name, needed)
        assert needed.height() <= SMALL.height(), (name, needed)


def test_every_theme_is_worn_without_a_warning_of_qt(
    shown: Shown, settings: Settings, qtbot: QtBot
) -> None:
    assert list(pages(shown.application))  # all of them are there now
    for theme in Theme:
        settings.theme = theme
        shown.application.apply_settings()
        assert not shown.window.grab().isNull()


@pytest.mark.parametrize(
    "kind", [kind for kind, record in KINDS.items() if record.scope is not Scope.AS_CORRECTED]
)
def test_form_gives_back_every_record(application: Application, qtbot: QtBot, kind: str) -> None:
    builder = {"audio": made.audio, "video": made.video}.get(kind) or getattr(made, kind)
    record: Record = builder()
    typed = {each.name for each in members(type(record)) if can_be_typed(each)}
    wanted = {name: value for name, value in to_body(record).items() if name in typed}
    form = RecordForm(type(record))
    qtbot.addWidget(form)
    for field in form.fields():
        if hasattr(field, "offer"):
            field.offer([(number, f"entry {number}") for number in range(20)])
    form.entries_wanted.connect(
        lambda field: field.offer([(number, f"entry {number}") for number in range(20)])
    )
    form.set_body(wanted)
    body = form.body()
    assert {name: body.get(name) for name in wanted} == wanted
    known = {name: value for name, value in to_body(record).items() if name not in typed}
    assert form.read(known)
    assert nameless(form) == []


def test_form_asks_first_for_what_is_needed_or_tied_to_it(application: Application) -> None:
    first = {each.name for each in members(KINDS["case"]) if is_for_everybody(KINDS["case"], each)}
    assert {"number", "cause", "party", "unknown_party_reason", "urgent_reason"} <= first
    assert not first & {"source_note", "summary"}
