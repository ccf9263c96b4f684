"""Custody through the window: who holds what, handing over, both sides confirming."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.clock import SystemClock
from fieldkit.evidence.things import Thing
from tests.app.conftest import Shown
from tests.builders import records
from tests.builders.vaults import (
    OTHER_PASSPHRASE,
    PASSPHRASE,
    SECOND,
    reopened,
)
from ui.pages.case_view import CaseView
from ui.pages.custody import CustodyPage
from ui.widgets.handover_side import Way
from ui.widgets.signature_pad import SignaturePad

CTRL = Qt.KeyboardModifier.ControlModifier


def custody_page(shown: Shown, passphrase: str = PASSPHRASE) -> CustodyPage:
    """Who holds what of the case, once it is listed."""
    shown.unlock(passphrase)
    cases = shown.window.page
    shown.qtbot.waitUntil(lambda: bool(cases.model.rows))
    shown.window.open_case(cases.model.rows[0].sequence)
    view = shown.window.page
    assert isinstance(view, CaseView)
    view.go_to("custody")
    page = view.page
    assert isinstance(page, CustodyPage)
    shown.qtbot.waitUntil(lambda: page.detail() is not None)
    return page


def with_second_person(shown: Shown) -> None:
    with reopened(shown.vault) as workspace:
        workspace.personnel.add(SECOND, OTHER_PASSPHRASE)


def exhibit_of(page: CustodyPage) -> Thing:
    return next(each for each in page._holdings.things if each.record.kind == "exhibit")


def begun(page: CustodyPage, qtbot: QtBot) -> None:
    """A handover of the exhibit, filled in as far as the form asks."""
    page.begin((exhibit_of(page).sequence,))
    qtbot.waitUntil(page.editor.items._lines[0].intact.isVisible)
    form = page.editor.form
    form.propose({"place": "laboratory", "purpose": "to_store", "temperature": "4 ℃"})
    page.editor.items._all_intact.click()


def sign(pad: SignaturePad, qtbot: QtBot) -> None:
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    qtbot.mouseMove(pad, QPoint(90, 40))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(120, 70))


def handed(page: CustodyPage, qtbot: QtBot) -> Thing:
    """The exhibit, once it has been handed over and the list shows it."""
    qtbot.waitUntil(lambda: not page._is_editing)
    qtbot.waitUntil(lambda: exhibit_of(page).now.came_by is not None)
    return exhibit_of(page)


def to_somebody_else(page: CustodyPage, qtbot: QtBot) -> None:
    receiver = page.editor.receiver
    receiver.who.pick(None)
    receiver.who.picked.emit()
    qtbot.keyClicks(receiver.name, "Keeper")
    qtbot.keyClicks(receiver.unit, "Laboratory")


def test_things_stand_under_their_holders(shown: Shown) -> None:
    page = custody_page(shown)
    tree = page.list
    tops = [tree.topLevelItem(number) for number in range(tree.topLevelItemCount())]
    assert [top.text(0).split(" · ")[0] for top in tops] == [
        "演练员庚", "演练员丙、演练员丁", "演练员甲、演练员乙",
    ]  # fmt: skip
    assert [top.childCount() for top in tops] == [1, 1, 1]
    assert tops[0].child(0).text(4) == "Chain whole"


def test_space_ticks_and_enter_hands_over(shown: Shown, qtbot: QtBot) -> None:
    page = custody_page(shown)
    page.list.choose(exhibit_of(page).sequence)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert [each.sequence for each in page.list.things_ticked] == [exhibit_of(page).sequence]
    assert page._new.text() == "Hand over 1 thing"
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page._is_editing
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not page._is_editing


def test_things_of_different_holders_do_not_go_together(shown: Shown, qtbot: QtBot) -> None:
    page = custody_page(shown)
    page.list.tick(each.sequence for each in page._holdings.things)
    qtbot.keyClick(shown.window, Qt.Key.Key_N, CTRL)
    assert "different people" in page.banner.sentence
    assert not page._is_editing


def test_receiver_confirms_with_the_own_passphrase(shown: Shown, qtbot: QtBot) -> None:
    with_second_person(shown)
    page = custody_page(shown)
    begun(page, qtbot)
    editor = page.editor
    assert editor.giver.way is Way.KEY
    line = editor.receiver.passphrase.focusProxy()
    line.insert("not it")
    editor.seal()
    qtbot.waitUntil(lambda: bool(page.banner.sentence), timeout=20_000)
    assert page._is_editing
    assert editor.form.body()["place"] == "laboratory"
    assert editor.items.value()[0]["is_seal_intact"] is True
    assert editor.receiver.passphrase.text() == ""
    line.insert(OTHER_PASSPHRASE)
    qtbot.keyClick(line, Qt.Key.Key_Return, CTRL)
    thing = handed(page, qtbot)
    step = thing.now.came_by
    assert step is not None
    assert (step.giver_confirms, step.receiver_confirms) == ("key", "key")
    assert thing.now.names == SECOND.name
    assert not thing.is_broken
    assert f"#{step.transfer}" in page.banner.sentence
    assert f"#{step.transfer + 1}" in page.banner.sentence
    assert page._holdings.drafts == ()


def test_passphrase_of_another_person_is_told(shown: Shown, qtbot: QtBot) -> None:
    with_second_person(shown)
    page = custody_page(shown)
    begun(page, qtbot)
    page.editor.receiver.passphrase.focusProxy().insert(PASSPHRASE)
    page.editor.seal()
    qtbot.waitUntil(lambda: "not that of the receiver" in page.banner.sentence, timeout=20_000)
    assert page._is_editing


def test_outsider_signs_by_hand(shown: Shown, qtbot: QtBot) -> None:
    page = custody_page(shown)
    begun(page, qtbot)
    to_somebody_else(page, qtbot)
    page.editor.seal()
    assert "Sign on the pad" in page.editor.receiver._problem.text()
    assert page._is_editing
    sign(page.editor.receiver.pad, qtbot)
    page.editor.seal()
    thing = handed(page, qtbot)
    step = thing.now.came_by
    assert step is not None
    assert (thing.now.names, step.receiver_confirms) == ("Keeper", "handwriting")
    assert thing.now.transfer is not None
    assert thing.now.transfer.temperature == "4 ℃"


def test_refusal_needs_a_reason(shown: Shown, qtbot: QtBot) -> None:
    page = custody_page(shown)
    begun(page, qtbot)
    to_somebody_else(page, qtbot)
    page.editor.receiver.choose_way(Way.REFUSED)
    page.editor.seal()
    assert page.editor.receiver.reason.property("problem") == "true"
    qtbot.keyClicks(page.editor.receiver.reason, "not there")
    page.editor.seal()
    step = handed(page, qtbot).now.came_by
    assert step is not None
    assert step.receiver_confirms == "refused"


def test_receiver_confirms_later(shown: Shown, qtbot: QtBot) -> None:
    with_second_person(shown)
    page = custody_page(shown)
    begun(page, qtbot)
    page.editor.receiver.choose_way(Way.LATER)
    page.editor.seal()
    assert handed(page, qtbot).is_broken
    shown.application.session.lock()
    again = custody_page(shown, OTHER_PASSPHRASE)
    qtbot.waitUntil(again._confirm.isVisible)
    qtbot.mouseClick(again._confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not exhibit_of(again).is_broken)
    assert not again._confirm.isVisible()


def test_half_filled_handover_comes_back_without_secrets(shown: Shown, qtbot: QtBot) -> None:
    with_second_person(shown)
    page = custody_page(shown)
    begun(page, qtbot)
    to_somebody_else(page, qtbot)
    sign(page.editor.receiver.pad, qtbot)
    shown.application.session.lock()
    again = custody_page(shown)
    qtbot.waitUntil(again._resume.isVisible)
    qtbot.mouseClick(again._resume, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: again.editor.form.body().get("place") == "laboratory")
    assert again.editor.receiver.value()["name"] == "Keeper"
    assert again.editor.items.value()[0]["is_seal_intact"] is True
    assert again.editor.receiver.pad.is_blank


def test_broken_seal_is_described_at_its_line(shown: Shown, qtbot: QtBot) -> None:
    page = custody_page(shown)
    begun(page, qtbot)
    to_somebody_else(page, qtbot)
    line = page.editor.items._lines[0]
    line.intact.pick(False)
    page.editor.seal()
    assert "describe it" in line.problem.text()
    assert line.problem.isVisible()


def test_other_purpose_has_to_be_said(shown: Shown, qtbot: QtBot) -> None:
    page = custody_page(shown)
    begun(page, qtbot)
    to_somebody_else(page, qtbot)
    sign(page.editor.receiver.pad, qtbot)
    page.editor.form.propose({"purpose": "other"})
    page.editor.seal()
    note = page.editor.form.field("purpose_note")
    qtbot.waitUntil(note.isVisible)
    assert note.focusProxy().property("problem") == "true"


@pytest.mark.parametrize("asked", ["thing", "transfer"])
def test_page_shows_what_another_asks_for(shown: Shown, qtbot: QtBot, asked: str) -> None:
    page = custody_page(shown)
    sample = next(each for each in page._holdings.things if each.now.came_by is not None)
    step = sample.now.came_by
    assert step is not None
    page.list.choose(exhibit_of(page).sequence)
    page.begin(sample.sequence if asked == "thing" else step.transfer)
    assert [each.sequence for each in page.list.current] == [sample.sequence]


def test_sample_goes_from_its_page_to_the_handover(shown: Shown, qtbot: QtBot) -> None:
    page = custody_page(shown)
    view = shown.window.page
    assert isinstance(view, CaseView)
    view.go_to("samples")
    samples = view.page
    qtbot.waitUntil(lambda: samples.detail() is not None)
    qtbot.mouseClick(samples._detail._hand_over, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._is_editing)
    assert page.editor.items._lines[0].thing.sequence == samples._chosen


def test_case_without_things_says_what_belongs_there(shown: Shown, qtbot: QtBot) -> None:
    with reopened(shown.vault) as workspace:
        case = workspace.seal(records.case(number="演练-2", party=2)).sequence
    shown.cases()
    shown.window.open_case(case)
    view = shown.window.page
    assert isinstance(view, CaseView)
    view.go_to("custody")
    page = view.page
    assert isinstance(page, CustodyPage)
    qtbot.waitUntil(page._empty.isVisible)


def test_keys_go_through_a_handover_as_the_eye_does(shown: Shown, qtbot: QtBot) -> None:
    page = custody_page(shown)
    begun(page, qtbot)
    editor = page.editor
    (line,) = editor.items._lines
    wanted = [
        editor.giver.who, editor.receiver.who, line.texts["seal_before"], line.intact,
        line.texts["condition"], editor.form.field("place").focusProxy(),
        editor.giver._ways[Way.KEY], editor.receiver._ways[Way.HAND], editor._seal,
    ]  # fmt: skip
    editor.giver.who.setFocus()
    met = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        met += [focus] if focus in wanted and focus not in met else []
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert met == wanted


def test_enter_goes_on_in_the_lines_of_things(shown: Shown, qtbot: QtBot) -> None:
    page = custody_page(shown)
    begun(page, qtbot)
    (line,) = page.editor.items._lines
    line.texts["seal_before"].setFocus()
    qtbot.keyClick(line.texts["seal_before"], Qt.Key.Key_Return)
    assert line.texts["seal_after"].hasFocus()


def test_what_waits_is_said_at_the_handover(shown: Shown, qtbot: QtBot) -> None:
    with reopened(shown.vault, SystemClock()) as workspace:
        (case,) = (row.sequence for row in workspace.register.cases())
        (visit,) = workspace.register.rows(case=case, kinds=("inspection",))
        now = SystemClock().read().wall

        def sealed(number: str, analyte: str, hours: int) -> int:
            taken = now - timedelta(hours=hours)
            sample = records.sample(
                inspection=visit.sequence,
                number=number,
                analytes=(analyte,),
                sampled_at=taken,
                preservation=None,
            )
            return workspace.seal(sample, case=case).sequence

        # HJ 91.1-2019: 24 h and 12 h
        soon, late = sealed("S-soon", "氨氮", 20), sealed("S-late", "五日生化需氧量", 13)
    page = custody_page(shown)
    page.begin((soon, late))
    warning = page.editor.waiting
    qtbot.waitUntil(warning.isVisible)
    assert "1 analyte is past its holding time." in warning.sentence.text()
    assert "1 analyte has less than six hours left." in warning.sentence.text()
    first, second = warning.lines.text().split("\n")
    assert first.startswith("S-late: 五日生化需氧量 by ")
    assert second.startswith("S-soon: 氨氮 by ")
    assert warning.property("tone") == "danger"
    page.editor.leave()
    page.begin((exhibit_of(page).sequence,))
    qtbot.waitUntil(lambda: not warning.isVisible())
    left = {each.text(0).split(" · ")[0]: each.text(3) for each in page.list._items()}
    assert left["S-late"].startswith("past by 1 h")
    assert left["S-soon"].startswith(("4 h", "3 h 5"))
