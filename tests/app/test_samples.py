"""Samples through the window: a bottle in a few keys, its twin, its blank, its keepers."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.documents.sheet import Text
from fieldkit.evidence.samples import QcKind, Sample
from fieldkit.evidence.things import Thing
from fieldkit.evidence.transfers import Means, Side, TransferredItem
from tests.app.conftest import Shown
from tests.builders import records
from tests.builders.vaults import a_file, reopened
from ui.pages.case_view import CaseView
from ui.pages.samples import SamplesPage
from ui.settings import Settings
from ui.widgets.custody_timeline import said_of

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def samples_page(shown: Shown) -> SamplesPage:
    """The samples of the case, once they are listed."""
    cases = shown.cases()
    shown.window.open_case(cases.model.rows[0].sequence)
    view = shown.window.page
    assert isinstance(view, CaseView)
    view.go_to("samples")
    page = view.page
    assert isinstance(page, SamplesPage)
    shown.qtbot.waitUntil(lambda: page.detail() is not None)
    return page


def press(shown: Shown, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """A key, for whatever has the focus."""
    widget = QApplication.focusWidget() or shown.window
    shown.qtbot.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)


def is_focused(page: SamplesPage, name: str) -> Callable[[], bool]:
    def holds() -> bool:
        proxy = page.editor.form.field(name).focusProxy()
        return isinstance(proxy, QWidget) and proxy.hasFocus()

    return holds


def sealed_thing(page: SamplesPage, qtbot: QtBot, count: int) -> Thing:
    """The new sample, chosen in the list with its label beside."""
    qtbot.waitUntil(lambda: len(page.model.numbers) == count)
    newest = max(page.model.numbers)
    qtbot.waitUntil(
        lambda: page._detail.thing is not None and page._detail.thing.sequence == newest
    )
    thing = page._detail.thing
    assert thing is not None
    return thing


def test_next_bottle_takes_four_keys(shown: Shown, qtbot: QtBot) -> None:
    page = samples_page(shown)
    page.table.choose(1)
    press(shown, Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(is_focused(page, "point"))
    press(shown, ENTER)
    qtbot.waitUntil(is_focused(page, "seal_number"))
    press(shown, ENTER)
    qtbot.waitUntil(page.editor._seal.hasFocus)
    press(shown, ENTER)
    thing = sealed_thing(page, qtbot, 3)
    assert isinstance(thing.record, Sample)
    assert (thing.record.seal_number, thing.record.point) == ("YL-F-0003", "电镀车间排放口")
    assert thing.record.number.endswith("-01")
    assert f"#{thing.sequence}" in page.banner.sentence
    assert page.table.hasFocus()
    qtbot.waitUntil(lambda: bool(page._detail.paper._marks))
    page._detail.show_thing(thing)
    assert page._detail.paper._marks == ()
    qtbot.waitUntil(lambda: bool(page._detail.paper._marks))
    assert thing.record.number in {
        mark.text for mark in page._detail.paper._marks if isinstance(mark, Text)
    }


def test_bottle_can_be_sealed_from_any_field(shown: Shown, qtbot: QtBot) -> None:
    page = samples_page(shown)
    press(shown, Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(is_focused(page, "point"))
    press(shown, ENTER, CTRL)
    assert sealed_thing(page, qtbot, 3)


def test_duplicate_of_the_chosen_sample_in_one_key(shown: Shown, qtbot: QtBot) -> None:
    page = samples_page(shown)
    page.table.choose(1)
    parent = page._chosen
    press(shown, Qt.Key.Key_T, CTRL)
    qtbot.waitUntil(is_focused(page, "point"))
    assert "FS20261103-01" in page.editor._heading.text()
    press(shown, ENTER, CTRL)
    thing = sealed_thing(page, qtbot, 3)
    assert isinstance(thing.record, Sample)
    assert (thing.record.qc_kind, thing.record.parent) == (QcKind.DUPLICATE, parent)
    assert thing.parent_number == "FS20261103-01"


def test_blank_of_the_visit_in_one_key(shown: Shown, qtbot: QtBot) -> None:
    page = samples_page(shown)
    press(shown, Qt.Key.Key_B, CTRL)
    qtbot.waitUntil(is_focused(page, "point"))
    press(shown, ENTER, CTRL)
    thing = sealed_thing(page, qtbot, 3)
    assert isinstance(thing.record, Sample)
    assert (thing.record.qc_kind, thing.record.parent) == (QcKind.FIELD_BLANK, None)
    assert thing.record.coordinates is None


def test_other_point_takes_along_nothing_of_the_former_one(shown: Shown, qtbot: QtBot) -> None:
    page = samples_page(shown)
    page.begin("new")
    qtbot.waitUntil(is_focused(page, "point"))
    line = page.editor.form.field("point").focusProxy()
    line.selectAll()
    qtbot.keyClicks(line, "drain")
    body = page.editor.form.body()
    assert {"point_number", "coordinates", "landmark", "point_type"}.isdisjoint(body)
    line.selectAll()
    line.insert("电镀车间排放口")
    line.textEdited.emit(line.text())
    assert page.editor.form.body()["point_number"] == "W1"


def test_number_in_use_is_told_at_its_field(shown: Shown, qtbot: QtBot) -> None:
    page = samples_page(shown)
    page.begin("new")
    qtbot.waitUntil(is_focused(page, "point"))
    field = page.editor.form.field("number")
    field.set_value("FS20261103-02")
    page.editor.seal()
    qtbot.waitUntil(lambda: field.focusProxy().property("problem") == "true")


def test_half_filled_sample_comes_back(shown: Shown, qtbot: QtBot) -> None:
    page = samples_page(shown)
    page.begin("new")
    qtbot.waitUntil(is_focused(page, "point"))
    appearance = page.editor.form.field("appearance").focusProxy()
    qtbot.keyClicks(appearance, "yellow foam")
    shown.application.session.lock()
    again = samples_page(shown)
    qtbot.waitUntil(again._resume.isVisible)
    qtbot.mouseClick(again._resume, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: again.editor.form.body().get("appearance") == "yellow foam")


def test_search_finds_samples_by_any_of_their_words(shown: Shown, qtbot: QtBot) -> None:
    page = samples_page(shown)
    press(shown, Qt.Key.Key_F, CTRL)
    assert page.search.hasFocus()
    qtbot.keyClicks(page.search, "YL-F-0002")
    qtbot.waitUntil(lambda: len(page.model.numbers) == 1)
    press(shown, ENTER)
    assert page.table.hasFocus()
    page.search.setText("nothing has this")
    qtbot.waitUntil(lambda: page.detail() is None)


def test_page_shows_the_sample_that_another_asks_for(shown: Shown, qtbot: QtBot) -> None:
    page = samples_page(shown)
    first = min(page.model.numbers)
    page.search.setText("YL-F-0002")
    qtbot.waitUntil(lambda: len(page.model.numbers) == 1)
    page.begin(first)
    qtbot.waitUntil(lambda: page._chosen == first)


def test_case_without_samples_says_what_belongs_there(shown: Shown, qtbot: QtBot) -> None:
    with reopened(shown.vault) as workspace:
        case = workspace.seal(records.case(number="演练-2", party=2)).sequence
    shown.cases()
    shown.window.open_case(case)
    view = shown.window.page
    assert isinstance(view, CaseView)
    view.go_to("samples")
    page = view.page
    assert isinstance(page, SamplesPage)
    qtbot.waitUntil(page._empty.isVisible)
    qtbot.mouseClick(page._empty._button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._is_editing)
    assert page.editor.form.body()["samplers"][0]["name"] == "演练员甲"
    assert page.editor.form._rest.isVisible()


@pytest.mark.parametrize(("language", "word"), [("en", "signed by hand"), ("zh_CN", "已手写签名")])
def test_timeline_tells_each_keeper_in_words(
    shown: Shown, settings: Settings, language: str, word: str
) -> None:
    settings.language = language
    shown.application.apply_settings()
    page = samples_page(shown)
    page.table.choose(1)
    timeline = page._detail.timeline
    shown.qtbot.waitUntil(lambda: timeline.count() == 2)
    told = [
        timeline.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(timeline.count())
    ]
    assert "演练员丙、演练员丁" in told[0]
    assert "演练员庚" in told[1]
    assert word in told[1]
    assert "4 ℃" in told[1]
    timeline.setFocus()
    shown.qtbot.keyClick(timeline, Qt.Key.Key_Home)
    assert timeline.currentRow() == 0
    assert not timeline.grab().isNull()


def test_timeline_says_what_does_not_fit(shown: Shown) -> None:
    ink = [a_file(shown.vault.parent / "ink", "ink.png")]
    with reopened(shown.vault) as workspace:
        (case,) = (row.sequence for row in workspace.register.cases())
        _, twin, _ = (each.sequence for each in workspace.things.of_case(case))
        workspace.seal(
            records.transfer(
                items=(TransferredItem(item=twin),),
                giver=Side(name="练习者", unit="别处", means=Means.HANDWRITING),
            ),
            case=case,
            files=[workspace.take_in(each, "giver_signature") for each in ink],
        )
        thing = workspace.things.rows(case, (twin,))[0]
    said = {each.text: each.icon for each in said_of(thing.now)}
    told = {icon: text for text, icon in said.items() if "gave" in text or "given away" in text}
    assert list(told) == ["circle-alert"]
    assert any("seal number it came with" in text for text in said)
    assert {
        "Giver 练习者 · signed by hand": "circle-check",
        "Receiver 演练员庚 · not confirmed": "circle-alert",
    }.items() <= said.items()


def test_time_left_for_analysis_is_told(shown: Shown, qtbot: QtBot) -> None:
    page = samples_page(shown)
    page.begin("new")
    qtbot.waitUntil(is_focused(page, "point"))
    page.editor.form.propose({"analytes": ["氨氮"]})
    page.editor.seal()
    sealed_thing(page, qtbot, 3)
    assert "氨氮 has to be analysed by" in page._detail._waits.text()
    assert "24 h, HJ 91.1-2019" in page._detail._waits.text()
    page.table.choose(2)
    qtbot.waitUntil(lambda: "had to be analysed" in page._detail._waits.text())
    assert "No result is recorded" in page._detail._waits.text()


def test_spike_belongs_to_the_sample_it_resembles(shown: Shown, qtbot: QtBot) -> None:
    page = samples_page(shown)
    page.begin("new")
    qtbot.waitUntil(is_focused(page, "point"))
    form = page.editor.form
    choice, parent = form.field("qc_kind"), form.field("parent")
    for kind, of in (("field_blank", None), ("spike", min(page.model.numbers))):
        choice.set_value(kind)
        choice.edited.emit()
        assert parent.value() == of
    qtbot.waitUntil(form.field("spikes").isVisible)  # what was added is asked for
    choice.set_value("spike")
    choice.edited.emit()
    qtbot.waitUntil(parent.isVisible)
    page.editor.seal()
    thing = sealed_thing(page, qtbot, 3)
    assert thing.parent_number == "FS20261103-01"
