"""Quantities typed with their figures, by keys and mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldkit.evidence.quantities import Quantity
from fieldkit.evidence.reckonings import Method
from tests.app.conftest import Shown, commit
from tests.builders.vaults import reopened
from ui.pages.case_view import CaseView
from ui.pages.evidence import EvidencePage
from ui.pages.inspection import InspectionPage
from ui.pages.quantity_editor import QuantityEditor
from ui.widgets.form.quantity_form import QuantityForm


@pytest.fixture
def editor(shown: Shown) -> QuantityEditor:
    """The form of a new quantity, opened by the key of its tile."""
    cases = shown.cases()
    shown.window.open_case(cases.model.rows[0].sequence)
    view = shown.window.page
    assert isinstance(view, CaseView)
    view.go_to("inspection")
    page = view.page
    assert isinstance(page, InspectionPage)
    shown.qtbot.waitUntil(page.overview.isVisible)
    shown.qtbot.keyClick(page.overview, Qt.Key.Key_5)
    shown.qtbot.waitUntil(lambda: page.editor is not None and "place" in page.editor.form.body())
    editor = page.editor
    assert isinstance(editor, QuantityEditor)
    return editor


def choose(shown: Shown, editor: QuantityEditor, method: Method) -> None:
    """Takes a way from the list by the arrow keys."""
    pick = editor.reckoning.method_pick
    pick.setFocus()
    while pick.value() is not method:
        shown.qtbot.keyClick(pick, Qt.Key.Key_Down)
        assert pick.currentIndex() > 0


def type_on(shown: Shown, *texts: str) -> None:
    """Types into the line that has the focus, and goes on by Tab."""
    for text in texts:
        line = QApplication.focusWidget()
        assert line is not None
        shown.qtbot.keyClicks(line, text)
        shown.qtbot.keyClick(line, Qt.Key.Key_Tab)


def test_tank_is_calculated_while_it_is_typed_and_sealed_with_its_figures(
    shown: Shown, editor: QuantityEditor
) -> None:
    commit(QApplication.focusWidget(), "储罐内废酸")
    choose(shown, editor, Method.LYING_CYLINDER)
    field = editor.reckoning
    assert "Still needed: Diameter inside" in field.line.text()
    for row, typed in zip(field.rows, [("2.0", "0.01"), ("5.0", "0.02")], strict=False):
        row.value.setFocus()
        shown.qtbot.keyClicks(row.value, typed[0])
        shown.qtbot.keyClicks(row.doubt, typed[1])
    shown.qtbot.keyClicks(field.rows[2].value, "0.5")
    assert field.result.text().startswith("= 3.071 m3")
    shown.qtbot.keyClicks(field.rows[2].doubt, "0.02")
    shown.qtbot.keyClicks(field.rows[3].value, "1.10")
    shown.qtbot.keyClicks(field.rows[3].doubt, "0.02")
    assert field.result.text() == "= 3.378 t    u = 0.21 t"
    body = editor.form.body()
    assert (body["value"], body["unit"], body["dimension"]) == ("3.378", "t", "mass")
    assert (body["determined"], body["uncertainty"]) == ("calculated", "0.21")
    assert not editor.form.field("value").isEnabled()
    editor.waste.set_value("HW34")
    with shown.qtbot.waitSignal(editor.sealed, timeout=20_000) as sealed:
        shown.qtbot.keyClick(shown.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    entry = sealed.args[0].entry.entry
    assert entry.body["reckoning"]["method"] == "lying_cylinder"
    assert entry.body["waste_list"] == "国家危险废物名录（2025年版）"
    assert entry.body["arithmetic"].endswith("= 3.378 t; u = 0.21 t")


def test_figures_that_do_not_fit_are_told_at_once(shown: Shown, editor: QuantityEditor) -> None:
    choose(shown, editor, Method.LYING_CYLINDER)
    rows = editor.reckoning.rows
    for row, text in zip(rows, ("1", "5", "1.2"), strict=False):
        shown.qtbot.keyClicks(row.value, text)
    assert editor.reckoning.line.text() == "What is in the tank is deeper than the tank is high."
    assert editor.form.body().get("value") is None
    shown.qtbot.keyClick(rows[2].value, Qt.Key.Key_Backspace)
    shown.qtbot.keyClick(rows[2].value, Qt.Key.Key_Backspace)
    assert editor.reckoning.result.text() == "= 3.927 m3"


def test_pieces_are_added_removed_and_taken_back(shown: Shown, editor: QuantityEditor) -> None:
    choose(shown, editor, Method.PIECES)
    field = editor.reckoning
    field.rows[0].value.setFocus()
    type_on(shown, "20")
    commit(QApplication.focusWidget(), "桶")
    shown.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for text in ("0.20", "0.22", "0.18"):
        line = field.rows[-1].value
        assert QApplication.focusWidget() is line
        shown.qtbot.keyClicks(line, text)
        shown.qtbot.mouseClick(field.more["weighed"], Qt.MouseButton.LeftButton)
    assert len(field.rows) == 5
    assert field.result.text() == "= 4 t    u = 0.22 t"
    assert editor.form.body()["arithmetic"].startswith("(0.20 + 0.22 + 0.18) t ÷ 3 × 20 桶")  # type: ignore[union-attr]  # a text
    shown.qtbot.mouseClick(field.rows[4].remove, Qt.MouseButton.LeftButton)
    shown.qtbot.mouseClick(field.rows[3].remove, Qt.MouseButton.LeftButton)
    assert editor.form.body()["value"] == "4.2"
    shown.qtbot.mouseClick(field.undo, Qt.MouseButton.LeftButton)
    assert editor.form.body()["value"] == "4"
    shown.qtbot.mouseClick(field.redo, Qt.MouseButton.LeftButton)
    assert editor.form.body()["value"] == "4.2"
    line = field.rows[1].value
    line.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    shown.qtbot.keyClick(line, Qt.Key.Key_Z, control)  # nothing of its own: the whole goes back
    assert editor.form.body()["value"] == "4"


def test_figures_that_two_ways_share_stay_and_by_hand_all_is_open(
    shown: Shown, editor: QuantityEditor
) -> None:
    choose(shown, editor, Method.UPRIGHT_CYLINDER)
    field = editor.reckoning
    for row, text in zip(field.rows, ("2", "1"), strict=False):
        shown.qtbot.keyClicks(row.value, text)
    assert field.result.text() == "= 3.142 m3"
    choose(shown, editor, Method.LYING_CYLINDER)
    assert [row.typed.value for row in field.rows] == ["2", "", "1", ""]
    shown.qtbot.keyClicks(field.rows[1].value, "5")
    assert field.result.text() == "= 7.854 m3"
    shown.qtbot.mouseClick(field.undo, Qt.MouseButton.LeftButton)
    shown.qtbot.mouseClick(field.undo, Qt.MouseButton.LeftButton)
    assert field.method is Method.UPRIGHT_CYLINDER
    while field.method is not None:
        field.method_pick.setFocus()
        shown.qtbot.keyClick(field.method_pick, Qt.Key.Key_Up)
    assert editor.form.field("value").isEnabled()
    assert editor.form.body().get("reckoning") is None


def test_records_ask_for_their_period_and_their_papers(
    shown: Shown, editor: QuantityEditor
) -> None:
    commit(QApplication.focusWidget(), "废切削液")
    choose(shown, editor, Method.PROCESS)
    field = editor.reckoning
    for row, value, unit in zip(field.rows, ("1250", "35"), ("t", "kg/t"), strict=True):
        shown.qtbot.keyClicks(row.value, value)
        shown.qtbot.keyClicks(row.unit, unit)
    assert field.result.text() == "= 43750 kg"
    shown.qtbot.keyClick(shown.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Say which period the records are of." in field.remark()
    for day in field.period.values():
        shown.qtbot.keyClicks(day.focusProxy(), "2026-01-31")
    assert editor.form.read() is False
    assert editor.form.field("documents").isVisible()


def test_draft_brings_the_figures_back(shown: Shown, editor: QuantityEditor, vault: Path) -> None:
    choose(shown, editor, Method.VOLUME)
    for row, text in zip(editor.reckoning.rows, ("2.5", "1.2"), strict=True):
        shown.qtbot.keyClicks(row.value, text)
    editor.leave()
    page = shown.window.page
    assert isinstance(page, CaseView)
    inspection = page.page
    assert isinstance(inspection, InspectionPage)
    shown.qtbot.waitUntil(inspection.overview.isVisible)
    inspection.begin("quantity")
    shown.qtbot.waitUntil(lambda: editor.reckoning.result.text() == "= 3 t")
    assert editor.form.body()["value"] == "3"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("HW17", "HW17 Surface treatment waste (read in a copy of grade C)"),
        ("336-054-17", "check against the list itself"),
        ("HW44", "does not have this category"),
        ("HW99", "has no such category"),
    ],
)
def test_code_says_what_is_held_about_it(
    shown: Shown, editor: QuantityEditor, typed: str, told: str
) -> None:
    line = editor.waste.focusProxy()
    shown.qtbot.keyClicks(line, typed)
    assert told in editor.waste.remark()
    assert editor.form.body()["waste_code"] == typed


def test_edition_is_that_of_the_day(shown: Shown, editor: QuantityEditor) -> None:
    shown.qtbot.keyClicks(editor.waste.focusProxy(), "HW17")
    moment = editor.form.field("determined_at")
    for day, told in (("2023-05-01", "edition of 2021"), ("2019-05-01", "is not held here")):
        moment.set_value(f"{day}T10:00:00+08:00")
        moment.edited.emit()
        assert told in editor.waste.remark()


def test_sealed_figures_are_read_in_the_vault(
    shown: Shown, editor: QuantityEditor, vault: Path
) -> None:
    commit(QApplication.focusWidget(), "污泥")
    choose(shown, editor, Method.VOLUME)
    for row, text in zip(editor.reckoning.rows, ("2.5", "1.2"), strict=True):
        shown.qtbot.keyClicks(row.value, text)
    with shown.qtbot.waitSignal(editor.sealed, timeout=20_000) as sealed:
        shown.qtbot.keyClick(shown.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sequence = sealed.args[0].sequence
    shown.window.close()
    with reopened(vault) as workspace:
        record = workspace.register.item(sequence).current
        assert isinstance(record, Quantity)
        assert record.reckoning is not None
        assert record.arithmetic == "2.5 m3 × 1.2 t/m3 = 3 t"


def test_figure_is_mended_by_a_supplement_that_calculates_again(
    shown: Shown, editor: QuantityEditor, vault: Path
) -> None:
    commit(QApplication.focusWidget(), "污泥")
    choose(shown, editor, Method.VOLUME)
    for row, text in zip(editor.reckoning.rows, ("2.5", "1.2"), strict=True):
        shown.qtbot.keyClicks(row.value, text)
    with shown.qtbot.waitSignal(editor.sealed, timeout=20_000) as sealed:
        shown.qtbot.keyClick(shown.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sequence = sealed.args[0].sequence
    view = shown.window.page
    assert isinstance(view, CaseView)
    view.go_to("evidence", ("supplement", sequence))
    page = view.page
    assert isinstance(page, EvidencePage)
    shown.qtbot.waitUntil(lambda: isinstance(page.editor.form, QuantityForm))
    form = page.editor.form
    assert isinstance(form, QuantityForm)
    line = form.reckoning.rows[1].value
    line.selectAll()
    shown.qtbot.keyClicks(line, "1.1")
    assert (form.body()["value"], form.body()["arithmetic"]) == (
        "2.75", "2.5 m3 × 1.1 t/m3 = 2.75 t",
    )  # fmt: skip
    commit(page.editor.reason.field("reason").focusProxy(), "密度读错")
    with shown.qtbot.waitSignal(page.editor.sealed, timeout=20_000):
        shown.qtbot.keyClick(shown.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.window.close()
    with reopened(vault) as workspace:
        record = workspace.register.item(sequence).current
        assert isinstance(record, Quantity)
        assert record.value == "2.75"
