"""Screening a case in the window, and taking a laboratory's table in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.app.conftest import Shown
from tests.engine.evidence.tables import another_sheet, workbook
from ui.pages.screening import ScreeningPage

TABLE = "样品编号,监测项目,检测结果,单位\n{number},总镍,5.6,mg/L\n"


@pytest.fixture
def page(shown: Shown) -> ScreeningPage:
    cases = shown.cases()
    shown.window.open_case(cases.model.rows[0].sequence)
    shown.window.page.go_to("screening")  # type: ignore[attr-defined]  # the view of a case
    page = shown.window.page.page  # type: ignore[attr-defined]  # likewise
    assert isinstance(page, ScreeningPage)
    shown.qtbot.waitUntil(lambda: page._screened is not None)
    return page


def sample_number(shown: Shown, page: ScreeningPage) -> str:
    results = [row for row in page.model.rows if row.sample is not None]
    assert results[0].sample is not None
    return results[0].sample.number


def test_results_wait_for_somebody_to_say_which_standard_holds(
    shown: Shown, page: ScreeningPage
) -> None:
    assert {row.reason for row in page.model.rows} == {"NO_BASIS"}
    shown.qtbot.keyClick(shown.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    shown.qtbot.waitUntil(page.editor.isVisible)
    page.editor.form.field("standard").set_value("GB 21900-2008")
    page.editor.form.field("table").set_value("2")
    page.editor.form.field("why").set_value("演练：电镀企业")
    with shown.qtbot.waitSignal(page.editor.sealed, timeout=20_000):
        page.editor.seal()
    shown.qtbot.waitUntil(lambda: any(row.assessment for row in page.model.rows))
    assert page._screened is not None
    assert page._screened.results[0].basis is not None
    detail = page.detail()
    assert detail is not None


def test_table_comes_in_when_every_row_can(
    shown: Shown, page: ScreeningPage, tmp_path: Path
) -> None:
    number = sample_number(shown, page)
    path = tmp_path / "results.csv"
    path.write_text(TABLE.format(number=number) + "S-404,总铬,1,mg/L\n", "utf-8")
    before = len(page.model.rows)
    page.open_table(path)
    shown.qtbot.waitUntil(lambda: len(page.incoming.model.rows) == 2)
    assert not page.incoming._seal.isEnabled()
    path.write_text(TABLE.format(number=number), "utf-8")
    page.open_table(path)
    shown.qtbot.keyClicks(page.incoming.fixed["laboratory"], "Practice Lab")
    shown.qtbot.waitUntil(page.incoming._seal.isEnabled)
    with shown.qtbot.waitSignal(page.incoming.sealed, timeout=20_000):
        shown.qtbot.mouseClick(page.incoming._seal, Qt.MouseButton.LeftButton)
    shown.qtbot.waitUntil(lambda: len(page.model.rows) == before + 1)


def test_columns_that_are_not_known_are_picked(
    shown: Shown, page: ScreeningPage, tmp_path: Path
) -> None:
    number = sample_number(shown, page)
    path = tmp_path / "odd.csv"
    path.write_text(f"No,What,How much,In\n{number},ni,5,mg/L\n", "utf-8")
    page.open_table(path)
    shown.qtbot.waitUntil(lambda: page.incoming.picks["sample"].count() == 5)
    assert page.incoming.model.rows == ()
    for name, column in (
        ("sample", "No"),
        ("analyte", "What"),
        ("value", "How much"),
        ("unit", "In"),
    ):
        pick = page.incoming.picks[name]
        pick.setFocus()
        shown.qtbot.keyClicks(pick, column)
        pick.picked.emit()
        shown.qtbot.waitUntil(lambda pick=pick, column=column: pick.value() == column)
    shown.qtbot.waitUntil(lambda: len(page.incoming.model.rows) == 1)


def test_file_that_is_no_table_is_told(shown: Shown, page: ScreeningPage, tmp_path: Path) -> None:
    path = tmp_path / "big5.csv"
    path.write_bytes("測試編號,結果\nS-1,鎳\n".encode("big5"))
    page.open_table(path)
    shown.qtbot.waitUntil(page.banner.isVisible)
    shown.qtbot.keyClick(shown.window, Qt.Key.Key_Escape)
    shown.qtbot.waitUntil(page.table.isVisible)


def test_table_of_chinese_excel_is_read_and_that_is_said(
    shown: Shown, page: ScreeningPage, tmp_path: Path
) -> None:
    path = tmp_path / "gb.csv"
    path.write_bytes(TABLE.format(number=sample_number(shown, page)).encode("gb18030"))
    page.open_table(path)
    shown.qtbot.waitUntil(lambda: len(page.incoming.model.rows) == 1)
    assert "GB18030" in page.incoming._said.text()
    assert page.incoming._encodings.isVisible()


def test_another_sheet_of_a_workbook_is_picked(
    shown: Shown, page: ScreeningPage, tmp_path: Path
) -> None:
    number = sample_number(shown, page)
    path = tmp_path / "book.xlsx"
    others = [("样品编号", "监测项目", "结果", "单位"), *[(number, "总铬", "1", "mg/L")] * 3]
    first = [("样品编号", "监测项目", "结果", "单位"), (number, "总镍", "5.6", "mg/L")]
    path.write_bytes(workbook(*first, more=another_sheet("其他", others)))
    page.open_table(path)
    shown.qtbot.waitUntil(lambda: len(page.incoming.model.rows) == 1)
    assert page.incoming._sheets.isVisible()
    page.incoming._sheets.pick("其他")
    page.incoming._sheets.picked.emit()
    shown.qtbot.waitUntil(lambda: len(page.incoming.model.rows) == 3)


def test_rows_that_cannot_be_taken_are_left_out_when_a_person_says_so(
    shown: Shown, page: ScreeningPage, tmp_path: Path
) -> None:
    path = tmp_path / "results.csv"
    rows = TABLE.format(number=sample_number(shown, page)) + "S-404,总铬,1,mg/L\n合计,,1,\n"
    path.write_text(
        rows.replace("单位\n", "单位,检测机构\n").replace("mg/L\n", "mg/L,演练\n"), "utf-8"
    )
    page.open_table(path)
    shown.qtbot.waitUntil(lambda: len(page.incoming.model.rows) == 3)
    # What hinders stands first.
    assert [bool(row.problems) for row in page.incoming.model.rows] == [True, False, False]
    assert not page.incoming._seal.isEnabled()
    shown.qtbot.mouseClick(page.incoming.leave_out, Qt.MouseButton.LeftButton)
    assert page.incoming._seal.isEnabled()
    with shown.qtbot.waitSignal(page.incoming.sealed, timeout=20_000) as sealed:
        shown.qtbot.mouseClick(page.incoming._seal, Qt.MouseButton.LeftButton)
    assert sealed.args[0].results == 1


def test_import_that_is_stopped_leaves_nothing(
    shown: Shown, page: ScreeningPage, tmp_path: Path
) -> None:
    number = sample_number(shown, page)
    path = tmp_path / "long.csv"
    lines = ["样品编号,监测项目,检测结果,单位,检测机构"]
    lines += [f"{number},总镍,{each}.5,mg/L,演练" for each in range(2000)]
    path.write_text("\n".join(lines), "utf-8")
    before = len(page.model.rows)
    page.open_table(path)
    shown.qtbot.waitUntil(lambda: len(page.incoming.model.rows) == 2000, timeout=20_000)
    strip = shown.window.status.work
    shown.qtbot.mouseClick(page.incoming._seal, Qt.MouseButton.LeftButton)
    shown.qtbot.waitUntil(strip.isVisible, timeout=20_000)
    shown.qtbot.mouseClick(strip._stop, Qt.MouseButton.LeftButton)
    shown.qtbot.waitUntil(page.incoming._seal.isEnabled, timeout=20_000)
    page.load()
    shown.qtbot.waitUntil(lambda: not shown.window._session.is_busy, timeout=20_000)
    assert len(page.model.rows) == before
