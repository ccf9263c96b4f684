"""From analytes to bottles through the window: a few letters and Enter for each."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldkit.evidence.samples import Sample
from tests.app.conftest import Shown, commit
from tests.app.test_pages import nameless
from tests.app.test_samples import CTRL, ENTER, is_focused, press, samples_page
from ui.pages.bottles_view import BottlesView
from ui.pages.case_view import CaseView
from ui.pages.planned_bottles import PlannedBottles
from ui.pages.samples import SamplesPage


def choosing(shown: Shown) -> tuple[SamplesPage, BottlesView]:
    """The choice of analytes, opened from the form by mouse; nothing picked."""
    page = samples_page(shown)
    press(shown, Qt.Key.Key_N, CTRL)
    shown.qtbot.waitUntil(is_focused(page, "point"))
    assert page.editor._bottles is not None
    shown.qtbot.mouseClick(page.editor._bottles, Qt.MouseButton.LeftButton)
    view = page.bottles.view
    assert view is not None
    shown.qtbot.waitUntil(view.picker.search.hasFocus)
    shown.qtbot.waitUntil(lambda: len(view.cards) == 2)  # as for the last sample
    for name in view.picker.names:
        view.picker.put(name, is_picked=False)
    shown.qtbot.waitUntil(lambda: not view.cards)
    return page, view


def pick(shown: Shown, view: BottlesView, *typed: str) -> None:
    """Types a few letters and Enter for each."""
    for text in typed:
        count = len(view.picker.names)
        commit(view.picker.search, text)
        shown.qtbot.keyClick(view.picker.search, ENTER)
        shown.qtbot.waitUntil(lambda count=count: len(view.picker.names) == count + 1)


def planned(shown: Shown, view: BottlesView, page: SamplesPage, count: int) -> PlannedBottles:
    """Enter in the empty line, Enter on the button: all are planned."""
    shown.qtbot.waitUntil(lambda: len(view.cards) == count)
    press(shown, ENTER)
    shown.qtbot.waitUntil(view.make.hasFocus)
    press(shown, ENTER)
    shown.qtbot.waitUntil(lambda: page.bottles.plan is not None)
    plan = page.bottles.plan
    assert plan is not None
    shown.qtbot.waitUntil(plan.seal_all.hasFocus)
    assert len(plan.model.rows) == count
    return plan


def test_bottles_are_planned_sealed_and_labelled_by_keys(shown: Shown, qtbot: QtBot) -> None:
    page, view = choosing(shown)
    pick(shown, view, "ljg", "cu", "zn", "cod")
    assert view.picker.names == ("六价铬", "总铜", "总锌", "化学需氧量")
    plan = planned(shown, view, page, 3)
    numbers = [str(row.body["number"]) for row in plan.model.rows]
    assert [each[-2:] for each in numbers] == ["01", "02", "03"]
    assert nameless(view) == nameless(plan) == []
    assert plan.model.rows[1].body["analytes"] == ["总铜", "总锌"]
    press(shown, ENTER)
    qtbot.waitUntil(lambda: page.labels is not None and len(page.labels._labels) == 3)
    assert page.labels is not None
    assert [each.number for each in page.labels._labels] == numbers
    page._show_list()
    qtbot.waitUntil(lambda: len(page.model.numbers) == 5)


def test_shared_bottle_shows_rule_reason_and_the_others(shown: Shown) -> None:
    _, view = choosing(shown)
    pick(shown, view, "las")
    shown.qtbot.waitUntil(lambda: len(view.cards) == 1)
    texts = [each.text() for each in view.cards[0]._lines]
    assert texts[0] == "Anionic surfactants"
    assert "analyse within 1 d · HJ 91.1-2019 表A.1 · read in a copy of grade A" in texts[2]
    assert "the shortest time is followed" in texts[3]
    assert "HJ 493-2009" in view.cards[0]._others.text()
    assert "2 d" in view.cards[0]._others.text()
    view.following.pick("HJ 493-2009")
    view.following.picked.emit()
    shown.qtbot.waitUntil(lambda: "analyse within 2 d" in view.cards[0]._lines[2].text())
    assert "You chose" in view.cards[0]._lines[3].text()


def test_analytes_go_back_into_the_form(shown: Shown, qtbot: QtBot) -> None:
    page, view = choosing(shown)
    pick(shown, view, "cr6", "cod")
    press(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.editor.isVisible)
    assert page.editor.form.body()["analytes"] == ["六价铬", "化学需氧量"]


def test_list_is_ticked_by_keys_and_the_medium_changes_what_is_held(
    shown: Shown, qtbot: QtBot
) -> None:
    _, view = choosing(shown)
    commit(view.picker.search, "cr6")
    qtbot.waitUntil(lambda: view.picker.list.count() == 1)
    press(shown, Qt.Key.Key_Down)
    assert view.picker.list.hasFocus()
    press(shown, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(view.cards) == 1)
    view.medium.pick("soil")
    view.medium.picked.emit()
    qtbot.waitUntil(lambda: view.cards[0].bottle is None)
    assert "No rule held" in view.cards[0]._what.text()


def test_container_that_was_picked_stays_while_more_is_picked(shown: Shown) -> None:
    page, view = choosing(shown)
    pick(shown, view, "cr6")
    shown.qtbot.waitUntil(lambda: len(view.cards) == 1)
    view.cards[0].container.pick("G")
    pick(shown, view, "cod")
    plan = planned(shown, view, page, 2)
    assert plan.model.rows[0].body["container"] == "硬质玻璃瓶"


def test_time_left_is_told_anew_only_while_it_is_seen(shown: Shown, qtbot: QtBot) -> None:
    page, view = choosing(shown)
    pick(shown, view, "cod")
    planned(shown, view, page, 1)
    press(shown, ENTER)
    qtbot.waitUntil(lambda: page.labels is not None and page.labels.isVisible())
    assert not page._countdown.isActive()
    page._show_list()
    qtbot.waitUntil(page._countdown.isActive)
    index = page.model.index(0, 8)
    qtbot.waitUntil(lambda: str(index.data()).endswith("left"))
    with qtbot.waitSignal(page.model.dataChanged):
        page._countdown.timeout.emit()
    case_view = shown.window.page
    assert isinstance(case_view, CaseView)
    case_view.go_to("map")
    qtbot.waitUntil(lambda: not page._countdown.isActive())
    case_view.go_to("samples")
    qtbot.waitUntil(page._countdown.isActive)


def test_plan_is_taken_back(shown: Shown, qtbot: QtBot) -> None:
    page, view = choosing(shown)
    pick(shown, view, "cr6", "cod")
    plan = planned(shown, view, page, 2)
    page._show_list()
    page.begin("planned")
    qtbot.waitUntil(lambda: plan.isVisible() and len(plan.model.rows) == 2)
    qtbot.mouseClick(plan.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.editor.isVisible)
    qtbot.waitUntil(lambda: page.editor.form.body().get("point") == "电镀车间排放口")
    page._show_list()
    qtbot.waitUntil(lambda: page._resume.isVisible() and not page._go_on.isVisible())


def test_planned_bottles_come_back_and_one_is_finished_in_the_form(
    shown: Shown, qtbot: QtBot
) -> None:
    page, view = choosing(shown)
    pick(shown, view, "cr6", "没有")
    planned(shown, view, page, 2)
    shown.application.session.lock()
    again = samples_page(shown)
    qtbot.waitUntil(again._go_on.isVisible)
    assert "2" in again._go_on.text()
    qtbot.mouseClick(again._go_on, Qt.MouseButton.LeftButton)
    plan = again.bottles.plan
    assert plan is not None
    qtbot.waitUntil(plan.table.hasFocus)
    press(shown, ENTER, CTRL)  # the one without a rule lacks its container
    qtbot.waitUntil(lambda: len(plan.model.rows) == 1)
    qtbot.waitUntil(lambda: plan._lacks(plan.model.rows[0]) == "Container")
    press(shown, ENTER)
    qtbot.waitUntil(lambda: again.editor.form.body().get("analytes") == ["没有"])
    again.editor.form.field("container").set_value("塑料瓶")
    again.editor.seal()
    qtbot.waitUntil(lambda: again.labels is not None and len(again.labels._labels) == 2)
    again._show_list()
    qtbot.waitUntil(lambda: len(again.model.numbers) == 4)
    qtbot.waitUntil(lambda: again.model.row(again.model.index(1, 0)) is not None)
    rows = [again.model.row(again.model.index(at, 0)) for at in (0, 1)]
    kept = [row.record for row in rows if row is not None and isinstance(row.record, Sample)]
    assert [each.preservation_rule for each in kept] == [None, "HJ 91.1-2019 表A.1"]
