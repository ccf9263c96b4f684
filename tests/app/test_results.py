"""The grid of results: typed, pasted, undone, kept and sealed as in a spreadsheet."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from fieldkit.evidence.measurements import MeasuredBy
from tests.app.conftest import Shown
from tests.builders.vaults import reopened
from ui.pages.results import ResultsPage
from ui.widgets.grid.model import ResultsModel, RowState

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
POINT = "厂界"


def open_page(shown: Shown) -> ResultsPage:
    cases = shown.cases()
    shown.window.open_case(cases.model.rows[0].sequence)
    shown.window.page.go_to("results")
    page = shown.window.page.page
    assert isinstance(page, ResultsPage)
    shown.qtbot.waitUntil(lambda: len(page.sheet.numbers) == 1)
    shown.qtbot.waitUntil(lambda: bool(page.sheet.samples.by_number))
    shown.qtbot.waitUntil(lambda: page.view.currentIndex().row() == 1)
    return page


@pytest.fixture
def page(shown: Shown) -> ResultsPage:
    return open_page(shown)


@pytest.fixture(autouse=True)
def clipboard_is_empty_again() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


class Keys:
    """A person at the grid."""

    def __init__(self, page: ResultsPage, qtbot: QtBot) -> None:
        self.page, self._bot = page, qtbot

    @property
    def target(self) -> object:
        window = self.page.window()
        if QApplication.focusWidget() is None:  # a list was open: this screen forgets the window
            window.activateWindow()
            self._bot.waitUntil(window.isActiveWindow)
        return QApplication.focusWidget()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        self._bot.keyClick(self.target, key, modifier)

    def type(self, text: str) -> None:
        """Types into the current cell: plain letters by key, the rest as an input method does."""
        if text.isascii():
            self._bot.keyClick(self.target, text[0])
            for letter in text[1:]:
                self._bot.keyClick(self.target, letter)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(self.target, event)

    def row(self, *texts: str) -> None:
        """Types cells from left to right, and goes on to the next row."""
        for at, text in enumerate(texts):
            if text:
                self.type(text)
            if at < len(texts) - 1:
                self.press(Qt.Key.Key_Tab)
        self.press(Qt.Key.Key_Return)


@pytest.fixture
def keys(page: ResultsPage, qtbot: QtBot) -> Keys:
    return Keys(page, qtbot)


def texts(sheet: ResultsModel) -> list[dict[str, str]]:
    return [dict(row.texts) for row in sheet.rows]


READING = ("", POINT, "pH", "6.8", "无量纲", "2026-11-03 10:15")
AS_TEXTS = {
    "point": POINT, "analyte": "pH", "value": "6.8", "unit": "无量纲",
    "analysed_at": "2026-11-03 10:15",
}  # fmt: skip


def test_page_begins_in_the_first_cell_of_the_blank_row(page: ResultsPage) -> None:
    index = page.view.currentIndex()
    assert page.sheet.state(index.row()) is RowState.BLANK
    assert index.column() == 0
    assert page.view.hasFocus()


def test_row_is_typed_by_tab_and_enter_goes_to_where_tab_began(
    page: ResultsPage, keys: Keys
) -> None:
    keys.row(*READING)
    assert texts(page.sheet)[0].items() >= AS_TEXTS.items()
    index = page.view.currentIndex()
    assert (index.row(), index.column()) == (2, 0)


def test_input_method_writes_into_cells(page: ResultsPage, keys: Keys) -> None:
    keys.press(Qt.Key.Key_Tab)
    keys.type("总排口")
    keys.press(Qt.Key.Key_Return)
    assert texts(page.sheet)[0]["point"] == "总排口"


def test_shift_tab_goes_back_and_typing_replaces(page: ResultsPage, keys: Keys) -> None:
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Tab)
    keys.type("abc")
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Backtab)
    keys.type("xyz")
    keys.press(Qt.Key.Key_Up)
    assert [row["analyte"] for row in texts(page.sheet)] == ["xyz"]


def test_value_is_kept_as_typed_and_read_beside(page: ResultsPage, keys: Keys) -> None:
    column = [each.member for each in page.sheet.columns].index("value")
    readings = {
        "0.004L": "< 0.004", "<0.05": "< 0.05", "未检出": "not detected", "6.8": "= 6.8",
        "1.2×10³": "= 1200", "6.5~8.5": "6.5 – 8.5",
    }  # fmt: skip
    for number, (text, reading) in enumerate(readings.items(), start=1):
        page.view.go_to(number, column)
        keys.type(text)
        keys.press(Qt.Key.Key_Return)
        index = page.sheet.index(number, column)
        assert index.data() == text
        assert reading in index.data(Qt.ItemDataRole.AccessibleTextRole)
        assert page.sheet.problem(number, column) == ""


def test_value_that_cannot_be_read_is_told_in_its_cell(page: ResultsPage, keys: Keys) -> None:
    column = [each.member for each in page.sheet.columns].index("value")
    page.view.go_to(1, column)
    keys.type("about 5")
    keys.press(Qt.Key.Key_Return)
    assert "as reported" in page.sheet.problem(1, column)
    assert "as reported" in page.sheet.index(1, column).data(Qt.ItemDataRole.AccessibleTextRole)


def test_cells_from_a_spreadsheet_are_pasted(page: ResultsPage, keys: Keys) -> None:
    page.view.go_to(1, 1)
    copied = '"车间\r\n北墙"\t色度\t"say ""8"""\r\n厂界\t噪声\t62.5\r\n'
    QGuiApplication.clipboard().setText(copied)
    keys.press(Qt.Key.Key_V, CONTROL)
    assert texts(page.sheet) == [
        {"point": "车间 北墙", "analyte": "色度", "value": 'say "8"'},
        {"point": "厂界", "analyte": "噪声", "value": "62.5"},
    ]
    keys.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == '车间 北墙\t色度\t"say ""8"""\n厂界\t噪声\t62.5'


def test_one_cell_is_pasted_over_a_selection_and_filled_down(
    page: ResultsPage, keys: Keys
) -> None:
    for _ in range(3):
        keys.row("", POINT)
    page.view.go_to(1, 2)
    for _ in range(2):
        keys.press(Qt.Key.Key_Down, SHIFT)
    QGuiApplication.clipboard().setText("噪声")
    keys.press(Qt.Key.Key_V, CONTROL)
    assert [row["analyte"] for row in texts(page.sheet)] == ["噪声"] * 3
    page.view.go_to(2, 2)
    keys.press(Qt.Key.Key_Delete)
    assert "analyte" not in texts(page.sheet)[1]
    keys.press(Qt.Key.Key_D, CONTROL)
    assert texts(page.sheet)[1]["analyte"] == "噪声"


def test_changes_are_undone_and_made_again(page: ResultsPage, keys: Keys) -> None:
    keys.row(*READING)
    before = texts(page.sheet)
    page.view.go_to(1, 2)
    keys.press(Qt.Key.Key_Delete)
    keys.press(Qt.Key.Key_Z, CONTROL)
    assert texts(page.sheet) == before
    keys.press(Qt.Key.Key_Y, CONTROL)
    assert "analyte" not in texts(page.sheet)[0]
    page.remove.click()
    assert texts(page.sheet) == []
    page.undo.click()
    assert len(texts(page.sheet)) == 1


def test_row_of_a_known_analyte_proposes_what_the_last_one_had(
    page: ResultsPage, keys: Keys
) -> None:
    page.view.go_to(1, 2)
    keys.type("pH值")
    keys.press(Qt.Key.Key_Return)
    (row,) = texts(page.sheet)
    assert (row["unit"], row["method"]) == ("无量纲", "HJ 1147-2020")
    assert row["instrument.number"] == "YL-PH-01"


def test_rows_come_back_after_a_kill(shown: Shown, keys: Keys, page: ResultsPage) -> None:
    keys.row(*READING)
    shown.qtbot.waitUntil(lambda: not page._kept.is_typing)
    shown.application.session.lock()  # nothing is asked any more
    again = open_page_with_drafts(shown)
    assert texts(again.sheet)[0].items() >= AS_TEXTS.items()


def open_page_with_drafts(shown: Shown) -> ResultsPage:
    cases = shown.cases()
    shown.window.open_case(cases.model.rows[0].sequence)
    shown.window.page.go_to("results")
    page = shown.window.page.page
    assert isinstance(page, ResultsPage)
    shown.qtbot.waitUntil(lambda: bool(page.sheet.rows))
    return page


def test_what_is_being_typed_is_kept_when_the_vault_is_locked(
    shown: Shown, keys: Keys, page: ResultsPage
) -> None:
    page.view.go_to(1, 1)
    keys.type("gate")
    shown.qtbot.keyClick(shown.window, Qt.Key.Key_L, CONTROL)
    again = open_page_with_drafts(shown)
    assert texts(again.sheet)[0]["point"] == "gate"


def test_complete_rows_are_sealed_and_the_others_say_what_they_lack(
    shown: Shown, keys: Keys, page: ResultsPage
) -> None:
    keys.row(*READING)
    keys.row("", "", "pH", "7.1", "无量纲")
    keys.row("", POINT, "噪声", "62.5", "dB(A)", "2026-11-03 10:20")
    shown.qtbot.keyClick(shown.window, Qt.Key.Key_Return, CONTROL)
    shown.qtbot.waitUntil(lambda: len(page.sheet.numbers) == 3)
    assert [row["value"] for row in texts(page.sheet)] == ["7.1"]
    assert "1 row" in page.banner.sentence
    problems = [page.sheet.problem(3, column) for column in range(len(page.sheet.columns))]
    assert any(problems)
    assert page.sheet.first_problem() == (3, page.view.currentIndex().column())
    assert not page.sheet.undo.canUndo()
    row = page.sheet.row_of_key(2)
    assert row == 3
    page.view.go_to(row, 1)
    keys.type("gate")
    keys.press(Qt.Key.Key_Return)
    page.view.go_to(row, 5)
    keys.type("2026-11-03 10:30")
    keys.press(Qt.Key.Key_Return)
    page.view.go_to(row, 0)
    page.seal_selected()
    shown.qtbot.waitUntil(lambda: len(page.sheet.numbers) == 4)
    assert texts(page.sheet) == []


def test_sealed_result_is_the_record_as_typed(shown: Shown, keys: Keys, page: ResultsPage) -> None:
    number = next(iter(page.sheet.samples.by_number))
    page.show_sheet(MeasuredBy.LABORATORY)
    row = {
        "sample": number, "analyte": "总铬", "value": "0.004L", "unit": "mg/L",
        "laboratory": "演练监测站", "report_number": "R1", "cma_number": "0001",
        "instrument.name": "光谱仪", "analysed_at": "2026-11-06 09:30:15",
    }  # fmt: skip
    members = [each.member for each in page.sheet.columns]
    page.view.go_to(page.sheet.rowCount() - 1, 0)
    QGuiApplication.clipboard().setText("\t".join(row.get(name, "") for name in members))
    keys.press(Qt.Key.Key_V, CONTROL)
    held = len(page.sheet.numbers)
    page.seal()
    shown.qtbot.waitUntil(lambda: len(page.sheet.numbers) == held + 1)
    sequence = page.sheet.numbers[-1]
    shown.application.session.end()
    with reopened(shown.vault) as workspace:
        record = workspace.register.item(sequence).current
        drafts = workspace.drafts.all()
    assert record.value == "0.004L"
    assert record.reading.below_detection
    assert record.instrument.name == "光谱仪"
    assert record.inspection is not None
    assert f"{record.analysed_at:%S}" == "15"
    assert drafts == ()


def test_sealed_rows_cannot_be_changed_and_lead_to_the_evidence(
    shown: Shown, keys: Keys, page: ResultsPage, qtbot: QtBot
) -> None:
    wanted: list[tuple[str, object]] = []
    page.tab_wanted.connect(lambda *each: wanted.append(each))
    page.view.go_to(0, 3)
    qtbot.waitUntil(lambda: page.sheet.index(0, 3).data() == "6.8")
    keys.type("9")
    keys.press(Qt.Key.Key_Delete)
    assert page.sheet.index(0, 3).data() == "6.8"
    assert "cannot be changed" in page.banner.sentence
    keys.press(Qt.Key.Key_Return)
    assert wanted == [("evidence", page.sheet.numbers[0])]


def test_another_page_can_begin_a_row_or_show_a_result(
    shown: Shown, page: ResultsPage, qtbot: QtBot
) -> None:
    (of_laboratory,) = page.sheets[MeasuredBy.LABORATORY].numbers
    shown.window.page.go_to("results", of_laboratory)
    assert page.sheet.place is MeasuredBy.LABORATORY
    assert page.sheet.sequence(page.view.currentIndex().row()) == of_laboratory
    shown.window.page.go_to("results", "new")
    index = page.view.currentIndex()
    assert (page.sheet.state(index.row()), index.column()) == (RowState.BLANK, 0)


def test_sample_is_found_by_any_part_of_its_number(
    page: ResultsPage, keys: Keys, qtbot: QtBot
) -> None:
    first, *_ = page.sheet.samples.by_number
    keys.type(first[-4:])
    editor = page.view.findChild(QLineEdit)
    popup = editor.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.sheet.rows))
    assert texts(page.sheet)[0]["sample"] == first


def test_list_of_samples_opens_without_typing(page: ResultsPage, keys: Keys, qtbot: QtBot) -> None:
    keys.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    editor = page.view.findChild(QLineEdit)
    popup = editor.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    assert popup.model().rowCount() == len(page.sheet.samples.by_number)


def test_menu_offers_what_keys_do(page: ResultsPage, keys: Keys, qtbot: QtBot) -> None:
    keys.row("", POINT)
    page.view.go_to(1, 1)
    place = page.view.visualRect(page.view.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, page.view.mapToGlobal(place))
    QApplication.sendEvent(page.view.viewport(), event)
    (menu,) = page.view.findChildren(QMenu)
    actions = {each.text().partition("\t")[0]: each for each in menu.actions()}
    actions["Clear"].trigger()
    assert "point" not in texts(page.sheet)[0]
    actions["Write the time of now"].trigger()
    assert texts(page.sheet)[0]["point"][:2] == "20"
    menu.close()


def test_tab_leaves_the_grid_at_its_ends(page: ResultsPage, keys: Keys) -> None:
    page.view.go_to(page.sheet.rowCount() - 1, page.sheet.columnCount() - 1)
    keys.press(Qt.Key.Key_Tab)
    assert not page.view.hasFocus()


def test_block_with_headings_goes_into_the_columns_of_these_names(
    page: ResultsPage, keys: Keys
) -> None:
    page.view.go_to(1, 4)
    copied = "序号\t监测项目\t单位\t检测结果\t分析日期\n1\t总铬\tmg/L\t0.03L\t2026-11-06 10:00\n"
    QGuiApplication.clipboard().setText(copied)
    keys.press(Qt.Key.Key_V, CONTROL)
    assert texts(page.sheet) == [
        {"analyte": "总铬", "unit": "mg/L", "value": "0.03L", "analysed_at": "2026-11-06 10:00"}
    ]
    assert "序号" in page.banner.sentence


def test_sealed_rows_that_have_not_come_are_fetched_before_they_are_copied(
    page: ResultsPage, keys: Keys, qtbot: QtBot
) -> None:
    sheet = page.sheet
    qtbot.waitUntil(lambda: bool(sheet.texts(0)))
    numbers = list(sheet.numbers)
    sheet.show_sealed([])
    sheet.blockSignals(True)  # nobody asks for rows
    sheet.show_sealed(numbers)
    sheet.blockSignals(False)
    page.view.selectRow(0)
    page.view.copy()
    qtbot.waitUntil(lambda: "6.8" in QGuiApplication.clipboard().text())


def test_rows_cannot_be_changed_while_they_are_being_sealed(
    page: ResultsPage, keys: Keys, qtbot: QtBot
) -> None:
    keys.row(*READING)
    page.seal()
    page.view.go_to(1, 1)
    keys.type("elsewhere")
    qtbot.waitUntil(lambda: len(page.sheet.numbers) == 2)
    qtbot.waitUntil(lambda: page.sheet.index(1, 1).data() == POINT)
    assert not page.sheet.is_closed


def test_sheets_say_how_many_rows_wait_in_them(page: ResultsPage, keys: Keys) -> None:
    keys.row(*READING)
    assert "· 1" in page._buttons[MeasuredBy.FIELD].text()
    page.remove.click()
    page.view.go_to(1, 0)
    page.view.remove_rows()
    assert "·" not in page._buttons[MeasuredBy.FIELD].text()


def test_laboratory_is_proposed_from_the_case_alone(page: ResultsPage, keys: Keys) -> None:
    page.show_sheet(MeasuredBy.LABORATORY)
    page.sheet.of_case = []
    keys.press(Qt.Key.Key_Tab)
    keys.type("六价铬")
    keys.press(Qt.Key.Key_Return)
    (row,) = texts(page.sheet)
    assert row["unit"] == "mg/L"
    assert "laboratory" not in row
