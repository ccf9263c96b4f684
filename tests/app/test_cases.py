"""The list of cases and a new case: sorted, narrowed, found; parties found as people type."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.app.conftest import Shown, commit
from tests.builders import records
from tests.builders.practice import at
from tests.builders.vaults import HandClock, reopened
from ui.application import Application
from ui.pages.cases import FILTERS, CasesPage
from ui.widgets.form.credit_code import CreditCodeField
from ui.widgets.form.party import PartyField

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def several(application: Application, vault: Path, qtbot: QtBot) -> CasesPage:
    """The list with three cases; the newest is urgent and of an unknown party."""
    with reopened(vault, HandClock(at(600))) as workspace:
        firm = records.party(
            name="华建电镀有限公司（演练数据）", credit_code=None, no_credit_code_reason="未办照"
        )
        party = workspace.seal(firm).sequence
        workspace.seal(
            records.case(number="演练环立〔2026〕2号", party=party, cause="倾倒含铅污泥")
        )
        workspace.seal(
            records.case(
                number="演练环立〔2026〕3号", party=None, unknown_party_reason="夜间无人",
                cause="夜间倾倒", is_urgent=True, urgent_reason="可能逃匿",
            )
        )  # fmt: skip
    application.show(vault)
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    page = Shown(application, vault, qtbot).cases()
    qtbot.waitUntil(lambda: len(page.model.rows) == 3)
    return page


def numbers(page: CasesPage) -> list[str]:
    return [row.number[-2] for row in page.model.rows]


def press_heading(page: CasesPage, column: int, qtbot: QtBot) -> None:
    header = page.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_cases_stand_newest_activity_first_and_are_sorted_by_heading(
    several: CasesPage, qtbot: QtBot
) -> None:
    assert numbers(several) == ["3", "2", "1"]
    chosen = several.table.row()
    press_heading(several, 0, qtbot)
    assert numbers(several) == ["1", "2", "3"]
    assert several.table.row() == chosen
    press_heading(several, 3, qtbot)
    press_heading(several, 3, qtbot)
    assert numbers(several)[0] == "1"  # the only one with something to deliver


def test_cases_are_narrowed_and_found_by_one_character(several: CasesPage, qtbot: QtBot) -> None:
    wanted = {"No visit yet": ["3", "2"], "Urgent": ["3"], "Party unknown": ["3"],
              "Something not exported": ["1"], "All cases": ["3", "2", "1"]}  # fmt: skip
    for place, (words, _) in enumerate(FILTERS):
        several.filter.setCurrentIndex(place)
        several.filter.activated.emit(place)
        assert numbers(several) == wanted[str(words)]
    several.filter.setCurrentIndex(0)
    qtbot.keyClick(several.window(), Qt.Key.Key_F, CTRL)
    assert several.search.hasFocus()
    several.search.insert("铅")
    qtbot.waitUntil(lambda: numbers(several) == ["2"])


def test_a_case_says_what_is_not_delivered(several: CasesPage) -> None:
    row = next(each for each in several.model.rows if each.number.endswith("1号"))
    assert row.undelivered == row.entries > 0
    assert several._state(row) == "Sealed"
    assert several._about_delivery.isHidden()


@pytest.mark.parametrize("asked", ["hjdd", "华建"])
def test_party_is_found_while_somebody_types(several: CasesPage, qtbot: QtBot, asked: str) -> None:
    qtbot.keyClick(several.window(), Qt.Key.Key_N, CTRL)
    field = several.editor.form.field("party")
    assert isinstance(field, PartyField)
    qtbot.waitUntil(lambda: len(field._parties) == 2)
    line = field._line
    line.setFocus()
    if asked.isascii():
        qtbot.keyClicks(line, asked)
        popup = field._box.completer().popup()
        assert popup is not None
        qtbot.waitUntil(popup.isVisible)
        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: field.value() == field._parties[0].sequence)
        assert several.editor.form.body()["party"] == field.value()
    else:
        commit(line, asked)
        assert field._fitting.stringList()[0].startswith("华建电镀")


def test_what_was_looked_for_is_the_name_of_a_new_party(several: CasesPage, qtbot: QtBot) -> None:
    qtbot.keyClick(several.window(), Qt.Key.Key_N, CTRL)
    field = several.editor.form.field("party")
    assert isinstance(field, PartyField)
    commit(field._line, "第三练习厂")
    field._new.click()
    second = several.editor._on_the_way
    assert second is not None
    assert second.form.body() == {"name": "第三练习厂"}


def test_credit_code_is_followed_key_by_key(several: CasesPage, qtbot: QtBot) -> None:
    qtbot.keyClick(several.window(), Qt.Key.Key_N, CTRL)
    several.editor.form.new_wanted.emit("party")
    second = several.editor._on_the_way
    assert second is not None
    field = second.form.field("credit_code")
    assert isinstance(field, CreditCodeField)
    qtbot.keyClicks(field._line, "91350100M000100Y")
    assert field.remark() == "2 characters missing."
    qtbot.keyClicks(field._line, "4")
    assert field.remark().endswith("it is 3.")
    qtbot.keyClicks(field._line, "4")
    assert "would be 3" in field.remark()
    qtbot.keyClick(field._line, Qt.Key.Key_Backspace)
    qtbot.keyClicks(field._line, "3")
    assert field.remark().endswith("fits.")
    qtbot.keyClicks(field._line, "O")
    assert "O" in field.remark()
    assert not second.form.field("no_credit_code_reason").isVisible()
