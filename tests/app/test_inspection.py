"""A visit at its page, from arrival to its end, with what is found, by keys and mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.evidence.visits import Where
from tests.app.conftest import Shown, commit
from tests.builders import records
from tests.builders.practice import at
from tests.builders.vaults import HandClock, a_file, reopened
from ui.application import Application
from ui.main_window import MainWindow
from ui.operations import records as operations
from ui.pages.case_view import CaseView
from ui.pages.inspection import InspectionPage
from ui.pages.record_editor import RecordEditor

CTRL = Qt.KeyboardModifier.ControlModifier


def visit_page(window: MainWindow, case: int) -> InspectionPage:
    window.open_case(case)
    view = window.page
    assert isinstance(view, CaseView)
    view.go_to("inspection")
    page = view.page
    assert isinstance(page, InspectionPage)
    return page


@pytest.fixture
def page(shown: Shown, qtbot: QtBot) -> InspectionPage:
    """The visit of the case that is there."""
    cases = shown.cases()
    made = visit_page(shown.window, cases.model.rows[0].sequence)
    qtbot.waitUntil(made.overview.isVisible)
    return made


@pytest.fixture
def fresh(application: Application, vault: Path, qtbot: QtBot) -> InspectionPage:
    """A case without a visit."""
    with reopened(vault, HandClock(at(600))) as workspace:
        party = next(row for row in workspace.register.rows() if row.kind == "party")
        case = workspace.seal(records.case(number="2", party=party.sequence)).sequence
    application.show(vault)
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    Shown(application, vault, qtbot).cases()
    made = visit_page(application.window, case)
    qtbot.waitUntil(made._empty.isVisible)
    return made


def open_editor(page: InspectionPage, qtbot: QtBot, member: str) -> RecordEditor:
    """The form that is open, once its proposals are there."""
    qtbot.waitUntil(lambda: page.editor is not None and member in page.editor.form.body())
    assert page.editor is not None
    return page.editor


class Keys:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        self.window, self._qtbot, self.count = window, qtbot, 0

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        self.count += 1
        target = self.window.focusWidget() or self.window
        if modifiers:
            self._qtbot.keyClick(target, key, modifiers[0])
        else:
            self._qtbot.keyClick(target, key)


def test_an_arrival_is_sealed_with_six_keys_and_one_name(
    fresh: InspectionPage, qtbot: QtBot
) -> None:
    keys = Keys(fresh.window(), qtbot)
    qtbot.waitUntil(fresh._empty._button.hasFocus)
    keys.press(Qt.Key.Key_Return)
    editor = open_editor(fresh, qtbot, "place")
    qtbot.waitUntil(editor.form.field("certificates_shown").focusProxy().hasFocus)
    keys.press(Qt.Key.Key_Y)
    keys.press(Qt.Key.Key_Y)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    commit(fresh.window().focusWidget(), "演练员戊")
    keys.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(fresh.overview.isVisible)
    assert keys.count == 6
    assert "Sealed as entry #" in fresh.banner.sentence
    visit = fresh._visit
    assert visit is not None
    said = visit.inspection
    assert [each.certificate_number for each in said.officers] == ["演练0000001", "演练0000002"]
    assert (said.place, said.site_person and said.site_person.name) == (
        records.party().address, "演练员戊",
    )  # fmt: skip
    assert said.ended_at is None


def test_a_reason_is_asked_for_only_where_it_is_needed(
    fresh: InspectionPage, qtbot: QtBot
) -> None:
    fresh.begin("new")
    form = open_editor(fresh, qtbot, "place").form
    assert not form.field("fewer_officers_reason").isVisible()
    assert not form.field("absence_reason").isVisible()
    form.propose({"party_presence": "refused", "officers": [{"name": "演练员甲"}]})
    assert form.field("fewer_officers_reason").isVisible()
    assert form.field("absence_reason").isVisible()
    form.propose({"party_presence": "present"})
    assert not form.field("absence_reason").isVisible()
    assert form.field("site_person")._form is not None


def test_an_officer_of_the_vault_brings_the_number_along(
    fresh: InspectionPage, qtbot: QtBot
) -> None:
    fresh.begin("new")
    form = open_editor(fresh, qtbot, "place").form
    field = form.field("recorder")
    qtbot.waitUntil(lambda: bool(field._people))
    field.set_value(None)
    name = field._lines["name"]
    name.setFocus()
    commit(name, "员甲")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(QApplication.activePopupWidget(), key)
    assert form.body()["recorder"]["certificate_number"] == "演练0000001"


def test_the_visit_is_completed_at_its_end(page: InspectionPage, qtbot: QtBot) -> None:
    before = page._visit
    assert before is not None
    line = next(each for each in before.lines if each.field.key == "permits")
    page.overview.line_wanted.emit(line)
    editor = open_editor(page, qtbot, "ended_at")
    text = editor.form.field("permits").focusProxy()
    qtbot.waitUntil(text.hasFocus)
    qtbot.keyClick(page.window(), Qt.Key.Key_Return, CTRL)
    assert page.banner.sentence == "Nothing was changed."
    text.selectAll()
    commit(text, "未见排污许可证（演练数据）")
    qtbot.keyClick(page.window(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Sealed as entry" in page.banner.sentence)
    qtbot.waitUntil(
        lambda: (
            page._visit is not None
            and page._visit.inspection.permits == "未见排污许可证（演练数据）"
        )
    )
    assert page.overview.model.rows[0].row.kind == "supplement"
    assert page._visit is not None
    assert page._visit.inspection.findings == before.inspection.findings
    wanted: list[str] = []
    page.tab_wanted.connect(lambda name, _: wanted.append(name))
    qtbot.mouseClick(page.banner._way_out, Qt.MouseButton.LeftButton)
    assert wanted == ["signing"]


def test_the_checklist_leads_to_where_it_is_added(page: InspectionPage, qtbot: QtBot) -> None:
    visit = page._visit
    assert visit is not None
    lines = {each.field.key: each for each in visit.lines}
    wanted: list[tuple[str, object]] = []
    page.tab_wanted.disconnect()
    page.tab_wanted.connect(lambda name, what: wanted.append((name, what)))
    for key in ("sampling_done", "av_done", "read_confirm"):
        page.overview.line_wanted.emit(lines[key])
    assert wanted == [
        ("samples", "new"), ("capture", "photo"), ("signing", visit.item.sealed.entry.sequence),
    ]  # fmt: skip
    assert lines["legal_rep"].where is Where.PARTY
    page.overview.line_wanted.emit(lines["legal_rep"])
    editor = open_editor(page, qtbot, "legal_representative")
    assert set(editor.form.body()) == {"legal_representative"}
    assert page.overview.checklist.buttons()


def test_large_buttons_and_digits_begin_records(page: InspectionPage, qtbot: QtBot) -> None:
    wanted: list[tuple[str, object]] = []
    page.tab_wanted.disconnect()
    page.tab_wanted.connect(lambda name, what: wanted.append((name, what)))
    tiles = list(page.overview.tiles.values())
    assert all(tile.height() >= 44 for tile in tiles)
    qtbot.waitUntil(tiles[0].hasFocus)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        qtbot.keyClick(tiles[0], key)
    assert wanted == [
        ("capture", "photo"), ("capture", "recording"), ("samples", "new"), ("results", "new"),
    ]  # fmt: skip
    qtbot.mouseClick(page.overview.tiles["quantity"], Qt.MouseButton.LeftButton)
    assert open_editor(page, qtbot, "determined_at").form.record.kind == "quantity"


def test_an_observation_is_sealed_and_another_one_like_it_begun(
    page: InspectionPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.overview.tiles["photo"], Qt.Key.Key_8)
    editor = open_editor(page, qtbot, "observed_at")
    text = editor.form.field("text").focusProxy()
    qtbot.waitUntil(text.hasFocus)
    commit(text, "雨水沟内水呈黄绿色（演练数据）")
    qtbot.keyClick(page.window(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(editor.done.isVisible)
    assert editor.done.chip._word.text().startswith("Sealed #")
    qtbot.keyClick(page.window(), Qt.Key.Key_Return, CTRL)  # one more like it
    qtbot.waitUntil(lambda: not editor.done.isVisible())
    assert editor.form.body()["text"] == "雨水沟内水呈黄绿色（演练数据）"
    qtbot.keyClick(page.window(), Qt.Key.Key_Escape)
    qtbot.waitUntil(page.overview.isVisible)
    titles = [line.row.title for line in page.overview.model.rows]
    assert titles[0].startswith("雨水沟内水")


def test_a_document_takes_the_files_that_are_dropped(
    page: InspectionPage, shown: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    page.begin("document")
    editor = open_editor(page, qtbot, "obtained_at")
    editor.form.propose({"name": "加药记录", "document_type": "ledger", "is_copy": False})
    qtbot.keyClick(page.window(), Qt.Key.Key_Return, CTRL)
    place = editor.files._places["original"]
    assert place._problem.isVisible()
    drop(place, a_file(tmp_path / "in", "加药记录.pdf", b"%PDF-1.7 practice"))
    qtbot.waitUntil(lambda: editor.files.roles == ["original"])
    assert place.lines[0]._digest.text().endswith("…")
    editor.files.wanted.emit([tmp_path / "nowhere.pdf"], "support")
    qtbot.waitUntil(lambda: not editor.files.is_busy)
    qtbot.keyClick(page.window(), Qt.Key.Key_Escape)
    page.begin("document")
    qtbot.waitUntil(lambda: page.editor is editor and editor.form.body().get("name") == "加药记录")
    qtbot.waitUntil(lambda: editor.files.roles == ["original"])
    qtbot.keyClick(page.window(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(editor.done.isVisible)
    sequence = editor.done.chip._state.sequence
    found = shown.application.session.start(operations.item(sequence))
    with qtbot.waitSignal(found.succeeded) as told:
        pass
    (attachment,) = told.args[0].attachments
    assert (attachment.name, attachment.size) == ("加药记录.pdf", 17)


def drop(widget: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (
        Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    for event in (
        QDragEnterEvent(QPointF(20, 20), *how),
        QDropEvent(QPointF(20, 20), *how),
    ):
        QApplication.sendEvent(widget, event)


def test_what_was_begun_is_marked_on_its_button_and_comes_back(
    page: InspectionPage, qtbot: QtBot
) -> None:
    page.begin("observation")
    editor = open_editor(page, qtbot, "observed_at")
    commit(editor.form.field("text").focusProxy(), "半句话")
    qtbot.keyClick(page.window(), Qt.Key.Key_Escape)
    tile = page.overview.tiles["observation"]
    qtbot.waitUntil(lambda: "Draft kept" in tile.accessibleName())
    assert "Draft kept" not in page.overview.tiles["exhibit"].accessibleName()
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: editor.form.body().get("text") == "半句话")


def test_visits_are_switched_and_a_new_one_becomes_the_one_shown(
    page: InspectionPage, qtbot: QtBot
) -> None:
    first = page._visit
    assert first is not None
    qtbot.keyClick(page.window(), Qt.Key.Key_N, CTRL)
    editor = open_editor(page, qtbot, "place")
    editor.form.propose(
        {"certificates_shown": True, "rights_told": True, "party_presence": "present"}
    )
    assert editor.form.body()["site_person"]["name"] == "演练员戊"  # who was met last time
    qtbot.keyClick(page.window(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.overview.visits.count() == 2)
    sequence = first.item.sealed.entry.sequence
    assert page.overview.visits.value() != sequence
    page.overview.visits.pick(sequence)
    page.overview.visits.picked.emit()
    qtbot.waitUntil(
        lambda: page._visit is not None and page._visit.item.sealed == first.item.sealed
    )


def test_file_of_the_case_is_one_press_away(page: InspectionPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.overview.file.isVisible)
    assert page.overview.file.text().startswith("File of the case · ")
    qtbot.mouseClick(page.overview.file, Qt.MouseButton.LeftButton)
    window = page.window()
    assert isinstance(window, MainWindow)
    view = window.page
    assert isinstance(view, CaseView)
    assert view.tabs.tabText(view.tabs.currentIndex()) == "Handover"
