"""Local standards, permits and outlets in the window: put on record, supplemented, withdrawn."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.evidence.record import to_body
from fieldkit.workspace import Workspace
from tests.app.conftest import Shown, commit
from tests.builders import records
from tests.builders.standards import PERMIT_NUMBER, own_limit
from tests.builders.vaults import PASSPHRASE
from ui.operations.standards import Validity
from ui.pages.cases import CasesPage
from ui.pages.page import Page
from ui.pages.samples import SamplesPage
from ui.pages.screening import ScreeningPage
from ui.pages.settings import STANDARDS, SettingsPage
from ui.pages.standard_editor import StandardEditor
from ui.pages.standards import StandardsPage
from ui.widgets.form.reference import ReferenceField

CTRL = Qt.KeyboardModifier.ControlModifier


def standards_of(shown: Shown) -> StandardsPage:
    shown.window.go_to("settings")
    settings = shown.window.page
    assert isinstance(settings, SettingsPage)
    settings.show_tab(STANDARDS)
    page = settings.page
    assert isinstance(page, StandardsPage)
    return page


@pytest.fixture
def permit(vault: Path) -> int:
    """A permit of the case's party, and its outlet."""
    with Workspace.open(vault, PASSPHRASE) as workspace:
        party = next(each.sequence for each in workspace.register.parties())
        permit = workspace.seal(records.standard(party=party, valid_to=None)).sequence
        workspace.seal(records.point(party=party))
    return permit


@pytest.fixture
def page(permit: int, shown: Shown) -> StandardsPage:
    shown.unlock()
    page = standards_of(shown)
    shown.qtbot.waitUntil(lambda: bool(page.model.rows))
    return page


def choose(page: StandardsPage, kind: str, qtbot: QtBot) -> None:
    row = next(each for each in page.model.rows if each.kind == kind)
    page.table.choose(page.model.rows.index(row))
    qtbot.waitUntil(
        lambda: page.item.item is not None and page.item.item.sealed.entry.sequence == row.sequence
    )


def test_vault_without_any_says_what_stands_here(shown: Shown, qtbot: QtBot) -> None:
    shown.unlock()
    page = standards_of(shown)
    qtbot.waitUntil(page._empty.isVisible)
    assert page.detail() is None
    page.go()
    qtbot.keyClick(shown.window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(page.editors["standard"].isVisible)
    qtbot.keyClick(shown.window, Qt.Key.Key_Escape)
    qtbot.waitUntil(page._empty.isVisible)


def test_list_tells_validity_and_the_limits_below(
    page: StandardsPage, permit: int, qtbot: QtBot
) -> None:
    assert [each.kind for each in page.model.rows] == ["point", "standard"]
    assert {each.validity for each in page.model.rows} == {Validity.IN_FORCE}
    choose(page, "standard", qtbot)
    assert page.limits.isVisible()
    assert [each.pollutant for each in page.limits.model.rows] == ["六价铬"]
    qtbot.waitUntil(lambda: page.detail() is page.item)
    choose(page, "point", qtbot)
    assert not page.limits.isVisible()


def test_outlet_is_put_on_record_by_keys(page: StandardsPage, shown: Shown, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.add_point, Qt.MouseButton.LeftButton)
    editor = page.editors["point"]
    qtbot.waitUntil(editor.isVisible)
    form = editor.form
    qtbot.waitUntil(lambda: form.field("party")._box.count() > 1)
    form.field("party")._box.setCurrentIndex(1)
    for name, text in (("number", "DW002"), ("name", "总排放口")):
        line = form.field(name).focusProxy()
        line.setFocus()
        commit(line, text)
    form.field("point_type").set_value("total_outlet")
    form.field("medium").set_value("wastewater")
    with qtbot.waitSignal(editor.sealed, timeout=20_000):
        qtbot.keyClick(shown.window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(page.model.rows) == 3)
    row = page.table.row()
    assert row is not None
    assert (row.number, row.name) == ("DW002", "总排放口")
    assert f"#{row.sequence}" in page.banner.sentence


def test_table_on_the_clipboard_becomes_limits(page: StandardsPage, qtbot: QtBot) -> None:
    page.begin("standard")
    editor = page.editors["standard"]
    assert isinstance(editor, StandardEditor)
    QApplication.clipboard().setText("")
    qtbot.mouseClick(editor.paste, Qt.MouseButton.LeftButton)
    assert "no table" in page.banner.sentence
    QApplication.clipboard().setText("污染物\t限值\t单位\n六价铬\t0.1\tmg/L\npH值\t6~9\t无量纲\n")
    qtbot.mouseClick(editor.paste, Qt.MouseButton.LeftButton)
    assert page.banner.sentence.startswith("2 limits were pasted.")
    limits = editor.form.field("limits").value()
    assert isinstance(limits, list)
    assert [each["pollutant"] for each in limits if isinstance(each, dict)] == ["六价铬", "pH值"]
    body = to_body(records.standard(nature="local_emission", party=None))
    editor.form.set_body({**body, "limits": limits})
    with qtbot.waitSignal(editor.sealed, timeout=20_000):
        editor.seal()


def test_limit_that_cannot_be_right_is_told_at_its_field(
    page: StandardsPage, qtbot: QtBot
) -> None:
    page.begin("standard")
    editor = page.editors["standard"]
    body = to_body(records.standard(nature="local_emission", party=None))
    limit = {**to_body(own_limit()), "unit": "mg/X", "high": "1,5"}
    editor.form.set_body({**body, "limits": [limit]})
    editor.seal()
    told = [each.accessibleName() for each in editor.form.field("limits").fields()]
    assert any("This unit is not known." in each for each in told)
    editor.form.set_body({**body, "limits": [{**limit, "unit": "mg/L"}]})
    editor.seal()
    told = [each.accessibleName() for each in editor.form.field("limits").fields()]
    assert any("plain numbers" in each for each in told)
    editor.form.set_body(body)
    with qtbot.waitSignal(editor.sealed, timeout=20_000):
        editor.seal()


def test_new_version_is_a_supplement_and_both_stay_readable(
    page: StandardsPage, permit: int, qtbot: QtBot
) -> None:
    choose(page, "standard", qtbot)
    qtbot.waitUntil(page.item._supplement.isVisible)
    qtbot.mouseClick(page.item._supplement, Qt.MouseButton.LeftButton)
    correction = page.correction
    qtbot.waitUntil(lambda: correction.form is not None)
    assert correction.form is not None
    correction.reason.field("reason").set_value("演练：许可证变更")
    correction.form.field("valid_from").set_value("2026-07-01")
    correction.form.field("limits").set_value([to_body(own_limit(high="0.05"))])
    with qtbot.waitSignal(correction.sealed, timeout=20_000):
        correction.seal()
    qtbot.waitUntil(lambda: any(len(each.versions) == 2 for each in page.model.rows))
    row = page.table.row()
    assert row is not None
    assert row.sequence == permit
    assert [each.high for each in page.limits.model.rows] == ["0.05"]
    pick = page.limits.pick
    assert pick.itemText(1) == f"#{permit}: 2025-01-01 – 2026-06-30"
    pick.setFocus()
    qtbot.keyClick(pick, Qt.Key.Key_Down)
    pick.picked.emit()
    qtbot.waitUntil(lambda: [each.high for each in page.limits.model.rows] == ["0.1"])


def test_withdrawn_permit_stays_in_the_list(
    page: StandardsPage, permit: int, qtbot: QtBot
) -> None:
    choose(page, "standard", qtbot)
    qtbot.waitUntil(page.item._withdraw.isVisible)
    qtbot.mouseClick(page.item._withdraw, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.correction._seal.isEnabled)
    page.correction.reason.field("reason").set_value("演练：误录")
    with qtbot.waitSignal(page.correction.sealed, timeout=20_000):
        page.correction.seal()
    qtbot.waitUntil(lambda: any(r.validity is Validity.WITHDRAWN for r in page.model.rows))
    row = page.table.row()
    assert row is not None
    assert (row.sequence, row.shown) == (permit, None)
    assert not page.limits.isVisible()
    page.begin(permit)
    page.retranslate()


def case_of(shown: Shown, name: str) -> Page:
    """A page of the case."""
    shown.window.go_to("cases")
    cases = shown.window.page
    assert isinstance(cases, CasesPage)
    shown.qtbot.waitUntil(lambda: bool(cases.model.rows))
    shown.window.open_case(cases.model.rows[0].sequence, name)
    return shown.window.page.page  # type: ignore[attr-defined, no-any-return]  # the view of a case


def pick(field: ReferenceField, number: int) -> None:
    """Chooses what stands at a place of the list, as a click there does."""
    field._box.setCurrentIndex(number)
    field._box.activated.emit(number)


def test_permit_is_offered_where_somebody_says_which_standard_holds(
    page: StandardsPage, shown: Shown, qtbot: QtBot
) -> None:
    screening = case_of(shown, "screening")
    assert isinstance(screening, ScreeningPage)
    screening.begin("basis")
    form = screening.editor.form
    field = form.field("own_standard")
    assert isinstance(field, ReferenceField)
    qtbot.waitUntil(lambda: field._box.count() == 2)
    form.field("table").set_value("表2")
    pick(field, 1)
    qtbot.waitUntil(lambda: form.field("standard").value() == PERMIT_NUMBER)
    assert form.field("table").value() is None
    form.field("why").set_value("演练：许可证")
    with qtbot.waitSignal(screening.editor.sealed, timeout=20_000):
        screening.editor.seal()
    qtbot.waitUntil(
        lambda: any(
            row.assessment is not None
            and row.assessment.limit is not None
            and row.assessment.limit.entry is not None
            for row in screening.model.rows
        )
    )


def test_outlet_fills_in_what_is_registered_of_it(
    page: StandardsPage, shown: Shown, qtbot: QtBot
) -> None:
    samples = case_of(shown, "samples")
    assert isinstance(samples, SamplesPage)
    samples.begin("new")
    qtbot.waitUntil(samples.editor.isVisible)
    form = samples.editor.form
    field = form.field("own_point")
    assert isinstance(field, ReferenceField)
    qtbot.waitUntil(lambda: field._box.count() == 2)
    form.field("point_type").set_value("total_outlet")
    pick(field, 1)
    qtbot.waitUntil(lambda: form.field("outlet_number").value() == "DW001")
    assert form.field("point_type").value() == "workshop_outlet"
    assert form.field("coordinates").value() is not None


def test_standard_of_a_newer_program_is_told_on_the_pages(
    vault: Path, permit: int, shown: Shown, qtbot: QtBot
) -> None:
    with Workspace.open(vault, PASSPHRASE) as workspace:
        body = {**to_body(records.standard()), "nature": "of a newer program"}
        sealed = workspace._recorder.seal("standard", body, workspace.personnel.signer)
    shown.unlock()
    page = standards_of(shown)
    qtbot.waitUntil(lambda: bool(page.model.rows))
    assert page.model.rows[0].validity is Validity.UNUSABLE
    screening = case_of(shown, "screening")
    assert isinstance(screening, ScreeningPage)
    number = f"#{sealed.entry.sequence}"
    qtbot.waitUntil(lambda: number in screening._said.text())
