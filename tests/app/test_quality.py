"""Quality control through the window: what is missing, pairs with their arithmetic, rules."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fieldkit.evidence.quality_rules import Held
from tests.app.conftest import Shown
from tests.app.test_pages import nameless
from tests.app.test_samples import CTRL, ENTER, press, samples_page
from tests.builders import records
from tests.builders.vaults import reopened
from ui.pages.quality_view import QualityView
from ui.pages.samples import SamplesPage
from ui.settings import Settings


def with_pairs(shown: Shown, *rules: object) -> None:
    """A result for the duplicate of the practice case, and rules."""
    with reopened(shown.vault) as workspace:
        (case,) = (row.sequence for row in workspace.register.cases())
        rows = workspace.register.rows(case=case, kinds=("sample",))
        (inspection,) = workspace.register.rows(case=case, kinds=("inspection",))
        workspace.seal(
            records.measurement(
                inspection=inspection.sequence, sample=rows[1].sequence, value="3.80"
            ),
            case=case,
        )
        for members in rules:
            assert isinstance(members, dict)
            workspace.seal(
                records.quality_rule(inspection=inspection.sequence, **members), case=case
            )


def opened(shown: Shown) -> tuple[SamplesPage, QualityView]:
    """Quality control, opened from the list by mouse."""
    page = samples_page(shown)
    shown.qtbot.mouseClick(page.quality, Qt.MouseButton.LeftButton)
    view = page.quality.view
    assert view is not None
    shown.qtbot.waitUntil(lambda: view.quality is not None)
    return page, view


def words(view: QualityView) -> str:
    return "\n".join(each.text() for each in view.pane.findChildren(QLabel))


def test_pair_is_shown_with_arithmetic_and_no_rule(shown: Shown, qtbot: QtBot) -> None:
    with_pairs(shown)
    page, view = opened(shown)
    qtbot.waitUntil(lambda: page.detail() is view.pane)
    assert "|a-b|/(a+b) = |3.92 - 3.8| / (3.92 + 3.8) × 100 % = 1.55440 %" in words(view)
    assert "No rule is held" in words(view)
    assert nameless(view) == nameless(view.pane) == []
    assert "cannot be judged" in view.model.index(0, 6).data()
    press(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.table.isVisible)


def test_rule_is_put_on_record_and_counts_at_once(shown: Shown, qtbot: QtBot) -> None:
    with_pairs(shown)
    _, view = opened(shown)
    qtbot.waitUntil(lambda: view.pane.check is not None)
    press(shown, Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: view.is_editing)
    view.editor.form.propose({"held": "deviation", "most": "10", "source": "plan 3.2"})
    press(shown, ENTER, CTRL)
    qtbot.waitUntil(lambda: not view.is_editing)
    qtbot.waitUntil(lambda: "within" in words(view))
    assert "≤ 10 % · plan 3.2" in words(view)
    assert view.model.index(0, 5).data() == "≤ 10 %"


@pytest.mark.parametrize(
    ("language", "button", "fact"),
    [
        ("en", "Quality control · 1 missing", "Taken: 1 · needed: 2 · samples: 1"),
        ("zh_CN", "质量控制 · 缺 1 个", "1 个样品，应采 2 个，已采 1 个"),
    ],
)
def test_missing_duplicates_stand_on_the_samples_page(
    shown: Shown, settings: Settings, language: str, button: str, fact: str
) -> None:
    settings.language = language
    shown.application.apply_settings()
    with_pairs(shown, {"held": Held.DUPLICATES, "least": "150", "most": None, "analyte": None})
    page = samples_page(shown)
    shown.qtbot.waitUntil(lambda: page.quality.text() == button)
    page.begin("quality")
    view = page.quality.view
    assert view is not None
    shown.qtbot.waitUntil(lambda: view.quality is not None)
    told = [each.text() for each in view.counts.findChildren(QLabel)]
    assert any(each.startswith(fact) for each in told)
