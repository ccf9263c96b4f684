"""The quantities of a case and their sums, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.app.conftest import Shown, commit
from ui.pages.case_view import CaseView
from ui.pages.quantities import QuantitiesPage
from ui.widgets.plain_label import PlainLabel

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(shown: Shown) -> QuantitiesPage:
    cases = shown.cases()
    shown.window.open_case(cases.model.rows[0].sequence)
    view = shown.window.page
    assert isinstance(view, CaseView)
    view.go_to("quantities")
    page = view.page
    assert isinstance(page, QuantitiesPage)
    shown.qtbot.waitUntil(lambda: page._screened is not None)
    return page


def add(shown: Shown, page: QuantitiesPage, value: str, doubt: str) -> None:
    """A new quantity, from Ctrl+N to its seal and back."""
    shown.qtbot.keyClick(shown.window, Qt.Key.Key_N, CTRL)
    shown.qtbot.waitUntil(lambda: page.editor.isVisible() and "place" in page.editor.form.body())
    commit(QApplication.focusWidget(), "废酸")
    page.editor.waste.set_value("HW34")
    given = {"value": value, "unit": "t", "dimension": "mass", "determined": "counted"}
    for name, text in {**given, "uncertainty": doubt}.items():
        page.editor.form.field(name).set_value(text)
    with shown.qtbot.waitSignal(page.editor.sealed, timeout=20_000):
        shown.qtbot.keyClick(shown.window, Qt.Key.Key_Return, CTRL)
    before = page._screened
    shown.qtbot.keyClick(shown.window, Qt.Key.Key_Escape)
    shown.qtbot.waitUntil(lambda: page._screened is not before and page.table.isVisible())


def facts(page: QuantitiesPage) -> dict[str, str]:
    """What stands in the facts, by label."""
    texts = [each.text() for cell in page.facts._cells for each in cell.findChildren(PlainLabel)]
    return dict(zip(texts[::2], texts[1::2], strict=True))


def test_sums_follow_what_is_sealed_and_say_when_the_threshold_is_in_doubt(
    shown: Shown, page: QuantitiesPage
) -> None:
    before = len(page.model.rows)
    whole = page._screened.tonnes if page._screened is not None else None
    assert whole is None or whole < 3
    rest = 3.1 - float(whole or 0)
    add(shown, page, f"{rest:.4f}", "0.2")
    assert len(page.model.rows) == before + 1
    told = facts(page)
    assert told["Threshold"].startswith("REVIEW")
    assert told["Hazardous waste in all"].startswith("3.1 t (2.7 to 3.5 t)")
    assert told["HW34"].startswith(f"{rest:.4f}".rstrip("0"))
    add(shown, page, "2", "0.01")
    assert facts(page)["Threshold"].startswith("MET")


def test_entry_is_opened_by_enter(shown: Shown, page: QuantitiesPage) -> None:
    add(shown, page, "2", "0.01")
    page.begin(page.model.rows[0][0])
    assert page.arithmetic.text() == ""
    shown.qtbot.keyClick(page.table, Qt.Key.Key_Return)
    view = shown.window.page
    assert isinstance(view, CaseView)
    assert view.tabs.tabText(view.tabs.currentIndex()) == "Evidence"
