"""The grid of results by itself: columns, long lists, what is wrong with single cells."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from fieldkit.evidence.measurements import MeasuredBy
from fieldkit.evidence.overview import Standing
from ui.widgets.grid.model import ResultsModel, RowState
from ui.widgets.grid.pasting import Area, paste
from ui.widgets.grid.typed_rows import DraftRow
from ui.widgets.grid.view import ResultsView

# Not `selectRow`, which asks for keys that a test before may have left pressed.
WHOLE_ROW = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)


@pytest.fixture
def view(qtbot: QtBot) -> ResultsView:
    model = ResultsModel(MeasuredBy.FIELD)
    made = ResultsView(model, lambda _: [])
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    return made


def member(sheet: ResultsModel, name: str) -> int:
    return [each.member for each in sheet.columns].index(name)


def test_limits_stand_beside_the_unit_once_there_are_any(view: ResultsView) -> None:
    sheet = view.sheet
    sheet.show_sealed([7])
    count, beside = sheet.columnCount(), member(sheet, "unit") + 1
    sheet.show_limits({7: "6–9"})
    assert sheet.columnCount() == count + 1
    assert sheet.index(0, beside).data() == "6–9"
    assert not sheet.flags(sheet.index(1, beside)) & Qt.ItemFlag.ItemIsEditable
    view.go_to(1, beside - 1)
    QGuiApplication.clipboard().setText("mg/L\t2026-11-03 10:00")
    view.paste()
    assert dict(sheet.rows[0].texts) == {"unit": "mg/L", "analysed_at": "2026-11-03 10:00"}
    view.selectionModel().select(sheet.index(1, 0), WHOLE_ROW)
    view.copy()
    assert QGuiApplication.clipboard().text().count("\t") == count - 1
    QGuiApplication.clipboard().clear()
    sheet.show_limits(None)
    assert sheet.columnCount() == count


def test_ten_thousand_sealed_rows_are_fetched_as_they_are_seen(view: ResultsView) -> None:
    sheet, asked = view.sheet, []
    sheet.wanted.connect(asked.append)
    sheet.show_sealed(range(10_000))
    view.go_to(5_000, 0)
    view.grab()
    body = {"place": "field", "value": "0.004L"}
    served = 0
    while asked:  # one page at a time
        numbers = asked.pop(0)
        assert len(numbers) <= 100
        sheet.take(numbers, [Standing(n, "measurement", body, False, False) for n in numbers])
        view.grab()
        served += 1
    assert 0 < served < 6
    assert sheet.index(5_000, member(sheet, "value")).data() == "0.004L"


def test_day_is_enough_for_a_laboratory_but_not_on_the_spot(qtbot: QtBot) -> None:
    for place, is_enough in ((MeasuredBy.LABORATORY, True), (MeasuredBy.FIELD, False)):
        sheet = ResultsModel(place)
        column = member(sheet, "analysed_at")
        sheet.write({(0, column): "2026-11-06"}, "")
        assert (sheet.problem(0, column) == "") is is_enough


def test_rows_go_from_typed_to_sealed(view: ResultsView) -> None:
    sheet = view.sheet
    sheet.show_rows([DraftRow(1, {"value": "1"}), DraftRow(2, {"value": "2"})])
    view.go_to(2, 3)
    sheet.note_sealed(1, 40)
    assert [sheet.state(row) for row in range(3)] == [
        RowState.JUST_SEALED, RowState.DRAFT, RowState.BLANK,
    ]  # fmt: skip
    sheet.show_sealed([40])
    assert [sheet.state(row) for row in range(3)] == [
        RowState.SEALED, RowState.DRAFT, RowState.BLANK,
    ]  # fmt: skip
    assert (view.currentIndex().row(), view.currentIndex().column()) == (2, 3)


def test_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    sheet = ResultsModel(MeasuredBy.FIELD)
    qtmodeltester.check(sheet, force_py=True)
    sheet.write({(0, 3): "1", (1, 3): "2"}, "")
    sheet.undo.undo()
    sheet.undo.redo()
    sheet.show_sealed([3, 4])
    sheet.remove([2], "")
    sheet.undo.undo()
    sheet.show_sealed([3, 4, 5])
    qtmodeltester.check(sheet, force_py=True)


def test_long_tables_are_pasted_in_time_that_grows_with_them() -> None:
    block = [["厂界", "pH", str(number)] for number in range(20_000)]
    pasted = paste(block, Area(0, 1, 0, 1), ["sample", "point", "analyte", "value"])
    assert len(pasted.cells) == 60_000  # would take minutes if each cell looked at all rows
    assert pasted.cells[(19_999, 3)] == "19999"
