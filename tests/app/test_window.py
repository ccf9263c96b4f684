"""The window on a real vault: opening, locking, cases, forms, language, looks."""

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from fieldkit.evidence.cases import CaseSource
from tests.app.conftest import Shown
from tests.builders.practice import at
from tests.builders.vaults import HandClock
from ui import theme as looks
from ui.idle import IdleWatch
from ui.models.pictures import Picture, PicturesModel
from ui.models.rows import Column, RowsModel
from ui.pages.start import StartPage
from ui.settings import Settings
from ui.theme.colours import Theme
from ui.widgets.form.moments import read_moment


def test_passphrase_opens_the_list_of_cases(shown: Shown) -> None:
    page = shown.cases()
    assert [row.number for row in page.model.rows] == ["演练环立〔2026〕1号"]
    assert shown.window.windowTitle().startswith("vault")


def test_wrong_passphrase_is_told_in_the_page(shown: Shown, qtbot: QtBot) -> None:
    start = shown.window.start
    qtbot.keyClicks(start.unlock.passphrase.focusProxy(), "wrong")
    qtbot.keyClick(start.unlock.passphrase.focusProxy(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open" in start.banner.sentence)
    assert shown.application.session.vault is None


def test_locking_leaves_nothing_on_the_screen(shown: Shown, qtbot: QtBot) -> None:
    page = shown.cases()
    qtbot.waitUntil(lambda: page.detail() is not None)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("演练")
    qtbot.keyClick(shown.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not isValid(page))
    assert isinstance(shown.window.page, StartPage)
    assert clipboard.text() == ""
    assert not any("演练" in text for text in texts(shown.window))


def test_vault_opens_again_after_locking(shown: Shown, qtbot: QtBot) -> None:
    shown.cases()
    shown.application.session.lock()
    page = shown.cases()
    assert page.model.rows


def test_new_case_is_sealed_and_its_number_shown(shown: Shown, qtbot: QtBot) -> None:
    page = shown.cases()
    qtbot.keyClick(shown.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = page.editor.form
    assert form.body()["agency"] == "演练市生态环境局（演练数据）"
    number = form.field("number").focusProxy()
    qtbot.waitUntil(number.hasFocus)
    number.insert("演练-2")
    number.textEdited.emit(number.text())
    qtbot.keyClick(number, Qt.Key.Key_Return)
    cause = form.field("cause").focusProxy()
    assert cause.hasFocus()
    qtbot.keyClicks(cause, "practice cause")
    form.propose({"source": str(CaseSource.PATROL), "unknown_party_reason": "not known yet"})
    with qtbot.waitSignal(page.editor.sealed) as told:
        qtbot.keyClick(shown.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sequence = told.args[0].sequence
    qtbot.waitUntil(lambda: len(page.model.rows) == 2)
    assert f"#{sequence}" in page.banner.sentence
    qtbot.waitUntil(lambda: page.table.row() is not None)
    row = page.table.row()
    assert row is not None
    assert row.sequence == sequence


def test_what_is_missing_is_said_at_the_field(shown: Shown, qtbot: QtBot) -> None:
    page = shown.cases()
    page.begin_new()
    page.editor.seal()
    assert page.editor.form.field("number").focusProxy().property("problem") == "true"
    assert page.editor.form.field("agency").focusProxy().property("problem") == "false"
    qtbot.waitUntil(page.editor.form.field("number").focusProxy().hasFocus)


def test_party_is_made_on_the_way(shown: Shown, qtbot: QtBot) -> None:
    page = shown.cases()
    page.begin_new()
    page.editor.form.new_wanted.emit("party")
    second = page.editor._on_the_way
    assert second is not None
    second.form.propose({"name": "第二练习厂（演练数据）", "no_credit_code_reason": "自然人"})
    with qtbot.waitSignal(second.sealed) as told:
        second.seal()
    field = page.editor.form.field("party")
    qtbot.waitUntil(lambda: field.value() == told.args[0].sequence)


def test_what_was_typed_comes_back(shown: Shown, qtbot: QtBot) -> None:
    page = shown.cases()
    page.begin_new()
    line = page.editor.form.field("cause").focusProxy()
    qtbot.keyClicks(line, "half a sentence")
    shown.application.session.lock()  # before the pause after which a draft is kept
    again = shown.cases()
    again.begin_new()
    qtbot.waitUntil(lambda: again.editor.form.body().get("cause") == "half a sentence")


def test_search_finds_cases_by_their_evidence(shown: Shown, qtbot: QtBot) -> None:
    page = shown.cases()
    page.search.setText("没有这样的词")
    qtbot.waitUntil(lambda: not page.model.rows)
    page.search.setText("管")
    qtbot.waitUntil(lambda: len(page.model.rows) == 1)


def test_case_opens_by_enter_and_closes_by_escape(shown: Shown, qtbot: QtBot) -> None:
    page = shown.cases()
    page.table.choose(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    view = shown.window.page
    assert view is not page
    qtbot.waitUntil(view.page.overview.isVisible)
    qtbot.keyClick(shown.window, Qt.Key.Key_Escape)
    assert shown.window.page is page


def test_list_that_drops_down_is_dressed_as_the_window(shown: Shown, qtbot: QtBot) -> None:
    page = shown.cases()
    page.begin_new()
    box = page.editor.form.field("party").focusProxy()
    box.setFocus()
    qtbot.keyClicks(box, "y")
    line = box.lineEdit()
    assert line.completer().popup().styleSheet() == shown.window.styleSheet() != ""


def test_tab_that_a_case_has_not_is_a_fault(shown: Shown) -> None:
    shown.window.open_case(shown.cases().model.rows[0].sequence)
    with pytest.raises(ValueError, match="not in list"):
        shown.window.page.go_to("moon")


def test_language_changes_while_a_form_is_open(
    shown: Shown, settings: Settings, qtbot: QtBot
) -> None:
    page = shown.cases()
    page.begin_new()
    page.editor.form.propose({"cause": "演练"})
    settings.language = "zh_CN"
    shown.application.apply_settings()
    wanted = {"案由（必填）", "封存", "案件"}
    qtbot.waitUntil(lambda: wanted <= texts(shown.window))
    assert "Seal" not in texts(shown.window)
    assert page.editor.form.body()["cause"] == "演练"


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.SUNLIGHT])
def test_theme_reaches_the_widgets(shown: Shown, settings: Settings, theme: Theme) -> None:
    settings.theme = theme
    shown.application.apply_settings()
    page = shown.cases()
    image = page.grab().toImage()
    assert image.pixelColor(3, 3) == looks.look().colour("surface")


def test_vault_locks_when_nobody_is_there(shown: Shown, qtbot: QtBot) -> None:
    shown.cases()
    clock = HandClock()
    watch = IdleWatch(10, clock)
    watch.expired.connect(shown.application.session.lock_when_idle)
    clock.go(minutes=9)
    watch.look()
    assert shown.application.session.vault is not None
    clock.go(minutes=2)
    with qtbot.waitSignal(shown.application.session.locked):
        watch.look()


def test_rows_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model: RowsModel[int] = RowsModel([Column(lambda: "Number", str), Column(lambda: "Same", str)])
    check(qtmodeltester, model)
    model.begin_anew()
    model.add(tuple(range(5)), is_last=False)
    check(qtmodeltester, model)


def test_rows_model_asks_for_each_page_once() -> None:
    model: RowsModel[int] = RowsModel([Column(lambda: "Number", str)])
    wanted: list[object] = []
    model.wanted.connect(wanted.append)
    model.begin_anew()
    model.fetchMore(QModelIndex())
    model.add((1, 2), is_last=False)
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    model.add((3,), is_last=True)
    model.fetchMore(QModelIndex())
    assert wanted == [None, 2]
    assert model.rows == (1, 2, 3)


def test_pictures_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = PicturesModel()
    model.show_all([Picture("a" * 64, "caption", "#1", True)])
    check(qtmodeltester, model)


def texts(widget: QWidget) -> set[str]:
    """Every text that a widget shows, wherever it is inside."""
    return {str(each.property("text")) for each in widget.findChildren(QWidget)}


def check(tester: ModelTester, model: QAbstractItemModel) -> None:
    tester.check(model, force_py=True)


def test_moments_are_read_as_people_type_them() -> None:
    now = at(0)
    for text in ("2026-11-03 9:05", "11-03 0905", "11月3日 9:05", "0905", "9：05"):
        read = read_moment(text, now)
        assert read is not None
        assert read.strftime("%m-%d %H:%M") == "11-03 09:05"
    assert read_moment("yesterday", now) is None
    assert read_moment("2026-02-30 10:00", now) is None


def test_what_is_typed_while_a_draft_is_fetched_stands_beside_it(
    shown: Shown, qtbot: QtBot
) -> None:
    page = shown.cases()
    page.begin_new()
    form = page.editor.form
    form.field("cause").focusProxy().setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "kept")
    page.editor.leave()
    page.begin_new()
    form.field("number").focusProxy().setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "at once")
    qtbot.waitUntil(lambda: form.body().get("cause") == "kept")
    assert form.body()["number"] == "at once"
