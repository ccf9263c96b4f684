"""Screening put on record from its page, and in short beside a case."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from tests.app.conftest import Shown
from ui.pages.evidence import EvidencePage
from ui.pages.screening import ScreeningPage


@pytest.fixture
def page(shown: Shown) -> ScreeningPage:
    cases = shown.cases()
    shown.window.open_case(cases.model.rows[0].sequence, "screening")
    page = shown.window.page.page  # type: ignore[attr-defined]  # the view of a case
    assert isinstance(page, ScreeningPage)
    shown.qtbot.waitUntil(lambda: page._screened is not None)
    return page


def hold(shown: Shown, page: ScreeningPage, table: str) -> None:
    """Says that a table of the plating standard holds."""
    page.begin_basis()
    shown.qtbot.waitUntil(page.editor.isVisible)
    page.editor.form.field("standard").set_value("GB 21900-2008")
    page.editor.form.field("table").set_value(table)
    page.editor.form.field("why").set_value("演练：电镀企业")
    before = page._screened
    with shown.qtbot.waitSignal(page.editor.sealed, timeout=20_000):
        page.editor.seal()
    shown.qtbot.waitUntil(lambda: page._screened is not before)


def test_screening_is_sealed_as_shown_and_later_differences_are_marked(
    shown: Shown, page: ScreeningPage
) -> None:
    hold(shown, page, "2")
    assert "Not on record" in page.kept._words.text()
    assert page.kept.link.isHidden()
    page.kept.seal.setFocus()
    shown.qtbot.keyClick(page.kept.seal, Qt.Key.Key_Space)
    shown.qtbot.waitUntil(page.kept.link.isVisible)
    assert page.kept.link.text() in page.banner.sentence
    assert "All comes out the same." in page.kept._words.text()
    assert "Otherwise than on record" not in texts(page.detail())
    hold(shown, page, "3")
    shown.qtbot.waitUntil(lambda: "otherwise now" in page.kept._words.text())
    page.table.choose([row.result.analyte for row in page.model.rows].index("六价铬"))
    shown.qtbot.waitUntil(lambda: "Otherwise than on record" in texts(page.detail()))
    assert page._otherwise_drawn(page.model.rows[0]) is not None
    page.retranslate()
    with shown.qtbot.waitSignal(page.tab_wanted) as asked:
        shown.qtbot.mouseClick(page.kept.link, Qt.MouseButton.LeftButton)
    assert asked.args[0] == "evidence"


def test_record_says_what_is_to_be_minded_in_words(shown: Shown, page: ScreeningPage) -> None:
    hold(shown, page, "2")
    shown.qtbot.mouseClick(page.kept.seal, Qt.MouseButton.LeftButton)
    shown.qtbot.waitUntil(page.kept.link.isVisible)
    shown.qtbot.mouseClick(page.kept.link, Qt.MouseButton.LeftButton)
    evidence = shown.window.page.page  # type: ignore[attr-defined]  # the view of a case
    assert isinstance(evidence, EvidencePage)
    shown.qtbot.waitUntil(
        lambda: any("over which time" in each for each in texts(evidence.item._record))
    )
    assert not any("AVERAGING" in each for each in texts(evidence.item._record))


def test_case_says_in_short_what_it_comes_to_and_leads_there(shown: Shown) -> None:
    cases = shown.cases()
    shown.qtbot.waitUntil(cases.screening.isVisible)
    assert any("Which standard holds is not said" in each for each in texts(cases.screening))
    shown.qtbot.mouseClick(cases.screening.open, Qt.MouseButton.LeftButton)
    view = shown.window.page
    page = view.page  # type: ignore[attr-defined]  # the view of a case
    assert isinstance(page, ScreeningPage)
    shown.qtbot.waitUntil(lambda: page._screened is not None)
    hold(shown, page, "2")
    shown.window.go_to("cases")
    shown.qtbot.waitUntil(
        lambda: any("MET · 法释〔2023〕7号" in each for each in texts(cases.screening))
    )
    assert any(each.startswith("Above the limit: 1 of") for each in texts(cases.screening))
    cases.screening.show_nothing()
    assert "Too many results to be screened here." in texts(cases.screening)
    cases.screening.show_brief(0, 0, None, (), 0)
    assert "No results yet" in texts(cases.screening)
    cases.screening.show_brief(0, 2, None, (), 0)
    assert "No clause of the interpretations is touched." in texts(cases.screening)


def texts(widget: QWidget | None) -> list[str]:
    assert widget is not None
    return [each.text() for each in widget.findChildren(QLabel) if not each.isHidden()]
