"""Facts that hold for every page: reached by Tab, written into by input methods, never cut off."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.app.conftest import Shown
from tests.app.walking import pages
from ui.settings import LANGUAGES
from ui.widgets.grid.view import ResultsView

ROOT = Path(__file__).parents[2]
MOST_STOPS = 400


def focusable(window: QWidget) -> list[QWidget]:
    """What Tab has to reach: of an exclusive group any one will do, as arrows go on from there."""
    found = []
    for each in window.findChildren(QWidget):
        takes_tab = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_tab and each.isVisible() and each.isEnabled() and each.focusProxy() is None:
            is_one_of_many = isinstance(each, QAbstractButton) and _is_in_group(each)
            is_in_combo = (
                isinstance(each, QLineEdit)
                and each.parent() is not None
                and (each.parent().focusProxy() is None and each.parent().inherits("QComboBox"))
            )
            if not is_one_of_many and not is_in_combo:
                found.append(each)
    return found


def _is_in_group(button: QAbstractButton) -> bool:
    return button.autoExclusive() or (button.group() is not None and button.group().exclusive())


def stops(window: QWidget) -> set[int]:
    """Everything Tab stops at, going round once; out of a spreadsheet it goes with Ctrl."""
    seen: set[int] = set()
    for _ in range(MOST_STOPS):
        there = QApplication.focusWidget() or window
        is_sheet = isinstance(there, ResultsView)
        held = Qt.KeyboardModifier.ControlModifier if is_sheet else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(there, Qt.Key.Key_Tab, held)
        now = QApplication.focusWidget()
        if now is None or id(now) in seen:
            break
        seen.add(id(now))
    return seen


def test_everything_on_every_page_is_reached_by_tab(shown: Shown) -> None:
    unreached = []
    for name, _ in pages(shown.application):
        shown.window.activateWindow()
        shown.qtbot.waitUntil(shown.window.isActiveWindow)
        wanted = focusable(shown.window)
        reached = stops(shown.window)
        unreached += [f"{name}: {named(each)}" for each in wanted if id(each) not in reached]
    assert "\n".join(unreached) == ""


def named(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {widget.accessibleName() or text}"


def test_every_field_takes_what_an_input_method_writes(shown: Shown) -> None:
    silent = []
    for name, page in pages(shown.application):
        for field in page.findChildren(QWidget):
            if not isinstance(field, QLineEdit | QPlainTextEdit) or not field.isVisible():
                continue
            is_hidden = isinstance(field, QLineEdit) and (
                field.echoMode() is not QLineEdit.EchoMode.Normal or field.validator() is not None
            )
            if field.isReadOnly() or not field.isEnabled() or is_hidden:
                continue
            field.setFocus()
            event = QInputMethodEvent()
            event.setCommitString("暗管")
            QApplication.sendEvent(field, event)
            text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            is_asked = field.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
            if "暗管" not in text or not is_asked:
                silent.append(f"{name}: {named(field)}")
    assert "\n".join(silent) == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("scale", "size"), [("1", "1366x728"), ("2", "1280x760")])
def test_no_word_is_cut_off(vault: Path, language: str, scale: str, size: str) -> None:
    """At 200 % on a screen of 2560 × 1600, and on the small laptop; both less a task bar."""
    command = [sys.executable, "-m", "tests.app.cut_off_child", str(vault), language, size]
    answer = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"QT_SCALE_FACTOR": scale}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr[-2000:]
    assert "\n".join(json.loads(answer.stdout.splitlines()[-1])) == ""
