"""The list of evidence: any length, narrowed, jumped about in, by keys and mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.workspace import Workspace
from tests.app.conftest import Shown
from tests.builders import records as made
from tests.builders.vaults import reopened
from ui.application import Application
from ui.pages.case_view import CaseView
from ui.pages.evidence import EvidencePage


def of_case(shown: Shown) -> EvidencePage:
    """Unlocks, opens the case, and goes to its evidence."""
    cases = shown.cases()
    shown.window.open_case(cases.model.rows[0].sequence)
    view = shown.window.page
    assert isinstance(view, CaseView)
    view.go_to("evidence")
    page = view.page
    assert isinstance(page, EvidencePage)
    shown.qtbot.waitUntil(lambda: page.detail() is not None)
    return page


def add_observations(vault: Path, count: int) -> int:
    """So many more entries; the sequence of the last one."""
    with reopened(vault) as workspace:
        case = only_case(workspace)
        for number in range(count):
            note = made.observation(text=f"observation {number}", inspection=None)
            last = workspace.seal(note, case=case).sequence
    return last


def only_case(workspace: Workspace) -> int:
    (case,) = (row.sequence for row in workspace.register.cases())
    return case


def pick(qtbot: QtBot, box: QComboBox, words: str) -> None:
    """Picks by typing, as people do with the keyboard."""
    box.setFocus()
    qtbot.keyClicks(box, words)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    if box.currentText() != words:
        raise AssertionError(f"{box.accessibleName()} offers no {words}")
    box.activated.emit(box.currentIndex())


def is_shown(page: EvidencePage, sequence: int) -> bool:
    item = page.item.item
    return item is not None and item.sealed.entry.sequence == sequence


def test_list_knows_its_length_and_fetches_what_is_seen(
    application: Application, vault: Path, qtbot: QtBot
) -> None:
    last = add_observations(vault, 320)
    application.show(vault)
    page = of_case(Shown(application, vault, qtbot))
    assert page.list.model.rowCount() > 320
    qtbot.waitUntil(lambda: page.list.model.row(page.list.model.index(0, 0)) is not None)
    assert len(page.list.model._pages) == 1  # nothing that nobody looked at
    qtbot.keyClick(page.list.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: is_shown(page, last))
    bottom = page.list.model.index(page.list.model.rowCount() - 1, 2)
    qtbot.waitUntil(lambda: bottom.data() == "observation 319")
    qtbot.keyClick(page.list.table, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: is_shown(page, last - 1))


def test_number_typed_into_the_search_jumps_there(shown: Shown, qtbot: QtBot) -> None:
    page = of_case(shown)
    with_photo = next(n for n in page.list.model.numbers if n != page.list.model.numbers[0])
    qtbot.keyClick(shown.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.list.search, f"#{with_photo + 3}")
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_shown(page, with_photo + 3))
    assert page.list.table.hasFocus()


def test_one_chinese_character_narrows_the_list(shown: Shown, qtbot: QtBot) -> None:
    page = of_case(shown)
    whole = page.list.model.rowCount()
    page.list.search.setFocus()
    page.list.search.insert("泡")
    qtbot.waitUntil(lambda: 0 < page.list.model.rowCount() < whole)
    page.list.search.clear()
    qtbot.waitUntil(lambda: page.list.model.rowCount() == whole)
    page.list.search.insert("没有这样的词")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 0)
    assert page.detail() is None


def test_kind_narrows_and_order_turns_the_list(shown: Shown, qtbot: QtBot) -> None:
    page = of_case(shown)
    first = page.list.model.numbers[0]
    pick(qtbot, page.list.order, "Newest first")
    qtbot.waitUntil(lambda: page.list.model.numbers[-1] == first)
    pick(qtbot, page.list.kind, "Sample")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 2)
    rows = [page.list.model.index(row, 1) for row in range(2)]
    qtbot.waitUntil(lambda: [each.data() for each in rows] == ["Sample", "Sample"])


def test_whole_ledger_shows_entries_about_the_vault(shown: Shown, qtbot: QtBot) -> None:
    page = of_case(shown)
    pick(qtbot, page.list.scope, "Whole ledger")
    qtbot.waitUntil(lambda: page.list.model.numbers[0] == 0)
    qtbot.waitUntil(lambda: page.list.model.index(0, 1).data() == "Vault made")
    assert list(page.list.model.numbers) == list(range(len(page.list.model.numbers)))


@pytest.mark.parametrize("kind", ["sample", "party"])
def test_another_page_can_ask_for_an_entry(shown: Shown, qtbot: QtBot, kind: str) -> None:
    page = of_case(shown)
    with_kind = page.session.vault
    assert with_kind is not None
    view = shown.window.page
    assert isinstance(view, CaseView)
    wanted = {"sample": page.list.model.numbers[2], "party": page.list.model.numbers[0] - 1}[kind]
    view.go_to("evidence", wanted)
    qtbot.waitUntil(lambda: is_shown(page, wanted))
    assert page.list.model.numbers[page.list.table.currentIndex().row()] == wanted


def test_list_stays_where_it_is_when_something_is_sealed(
    application: Application, vault: Path, qtbot: QtBot
) -> None:
    add_observations(vault, 120)
    application.show(vault)
    page = of_case(Shown(application, vault, qtbot))
    page.list.table.choose(60)
    qtbot.waitUntil(lambda: page.list.model.row(page.list.model.index(60, 0)) is not None)
    before = page.list.model.rowCount(), page.list.table.verticalScrollBar().value()
    application.session.changed.emit(page.topics)
    qtbot.waitUntil(lambda: not page.list.model._stale)
    assert (page.list.model.rowCount(), page.list.table.verticalScrollBar().value()) == before
    assert page.list.table.currentIndex().row() == 60


def texts(root: QWidget) -> set[str]:
    return {each.text() for each in root.findChildren(QWidget) if hasattr(each, "text")}


def test_detail_of_a_page_that_is_not_seen_waits(shown: Shown, qtbot: QtBot) -> None:
    cases = shown.cases()
    shown.window.open_case(cases.model.rows[0].sequence)
    view = shown.window.page
    assert isinstance(view, CaseView)
    view.go_to("evidence")
    page = view.page
    assert isinstance(page, EvidencePage)
    view.go_to("handover")
    qtbot.waitUntil(lambda: page.item.item is not None)
    assert not page.item.isVisible()
    view.go_to("evidence")
    assert page.item.isVisible()
