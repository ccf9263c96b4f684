"""Site plan, results as bars and custody: drawn by mouse and keys, sealed, kept, exported."""

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from fieldkit.canonical import decode, encode
from tests.app.conftest import Shown
from tests.builders.vaults import reopened
from ui.models.positions import Position
from ui.models.result_bars import Bar, Group, bounds, groups_of, is_logarithmic
from ui.models.site_plan import (
    Ink,
    Mark,
    PlanPoint,
    Sketch,
    Spot,
    body_of,
    empty_sketch,
    placed,
    sketch_of,
)
from ui.pages.map import MapPage
from ui.widgets.plan.drawing import clusters, fitting
from ui.widgets.plan.labels import place_labels
from ui.widgets.plan.site_plan import Tool
from ui.widgets.results_chart import LimitLine, ResultsChart

CONTROL = Qt.KeyboardModifier.ControlModifier


def open_page(shown: Shown) -> MapPage:
    cases = shown.cases()
    shown.window.open_case(cases.model.rows[0].sequence)
    shown.window.page.go_to("map")
    page = shown.window.page.page
    assert isinstance(page, MapPage)
    shown.qtbot.waitUntil(lambda: bool(page.plan.model.rows))
    shown.qtbot.waitUntil(lambda: page.chart.pick.count() > 0)
    return page


@pytest.fixture
def page(shown: Shown) -> MapPage:
    return open_page(shown)


def drag(page: MapPage, qtbot: QtBot, *places: tuple[int, int]) -> None:
    plan, button = page.plan.plan, Qt.MouseButton.LeftButton
    points = [QPoint(*each) for each in places]
    qtbot.mousePress(plan, button, pos=points[0])
    for point in points[1:]:
        qtbot.mouseMove(plan, point)
        move(page, point)
    qtbot.mouseRelease(plan, button, pos=points[-1])


def move(page: MapPage, point: QPoint) -> None:
    """Tells of a move with the button held, which qtbot.mouseMove leaves out."""
    from PySide6.QtCore import QEvent  # noqa: PLC0415
    from PySide6.QtGui import QMouseEvent  # noqa: PLC0415

    plan, left = page.plan.plan, Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), QPointF(plan.mapToGlobal(point)),
        Qt.MouseButton.NoButton, left, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(plan, event)


def marks(page: MapPage) -> tuple[Mark, ...]:
    return page.plan.plan.sketch.marks


def test_points_of_the_case_stand_on_the_plan_and_in_the_list(page: MapPage) -> None:
    kinds = {each.kind for each in page.plan.model.rows}
    assert {"party", "inspection", "sample", "photo"} <= kinds
    drawn = placed(page.plan.plan.sketch, page.plan.model.rows)
    area = QRectF(page.plan.plan.rect())
    assert drawn
    assert all(area.contains(page.plan.plan.frame.at(spot)) for _, spot in drawn)


def test_lines_are_drawn_by_mouse_undone_and_erased(page: MapPage, qtbot: QtBot) -> None:
    page.plan.tools[Tool.LINE].click()
    drag(page, qtbot, (60, 60), (120, 90), (200, 160))
    page.plan.tools[Tool.FREEHAND].click()
    drag(page, qtbot, (40, 200), (80, 210), (120, 230), (180, 220))
    line, hand = marks(page)
    assert (len(line.corners), len(hand.corners)) == (2, 4)
    qtbot.keyClick(page.plan.plan, Qt.Key.Key_Z, CONTROL)
    assert marks(page) == (line,)
    qtbot.keyClick(page.plan.plan, Qt.Key.Key_Y, CONTROL)
    assert marks(page) == (line, hand)
    page.plan.tools[Tool.ERASE].click()
    qtbot.mouseClick(page.plan.plan, Qt.MouseButton.LeftButton, pos=QPoint(130, 110))
    assert marks(page) == (hand,)


def test_lines_and_words_are_drawn_by_keys_alone(page: MapPage, qtbot: QtBot) -> None:
    plan = page.plan.plan
    page.plan.take_tool(Tool.LINE)
    qtbot.keyClick(plan, Qt.Key.Key_Space)
    for _ in range(3):
        qtbot.keyClick(plan, Qt.Key.Key_Right)
    qtbot.keyClick(plan, Qt.Key.Key_Space)
    (line,) = marks(page)
    (west, _), (east, _) = line.corners
    assert east > west
    page.plan.take_tool(Tool.TEXT)
    qtbot.keyClick(plan, Qt.Key.Key_Space)
    words = QApplication.focusWidget()
    words.insert("暗管")
    qtbot.keyClick(words, Qt.Key.Key_Return)
    assert marks(page)[-1].text == "暗管"
    assert QApplication.focusWidget() is plan


def test_plan_is_moved_and_zoomed_by_keys_and_wheel(page: MapPage, qtbot: QtBot) -> None:
    plan = page.plan.plan
    before = plan.frame
    qtbot.keyClick(plan, Qt.Key.Key_Plus)
    assert plan.frame.px_per_m > before.px_per_m
    qtbot.keyClick(plan, Qt.Key.Key_Left)
    assert plan.frame.middle.east < before.middle.east
    qtbot.keyClick(plan, Qt.Key.Key_0)
    assert plan.frame == before
    about = QPointF(50, 50)
    spot = plan.frame.spot(about)
    plan.zoom(4, about)
    moved = plan.frame.at(spot) - about
    assert abs(moved.x()) + abs(moved.y()) < 0.001


def test_point_leads_to_its_entry(page: MapPage, qtbot: QtBot) -> None:
    wanted: list[tuple[str, object]] = []
    page.tab_wanted.connect(lambda *each: wanted.append(each))
    photo = next(each for each in page.plan.model.rows if each.kind == "photo")
    page.begin(photo.sequence)
    page.plan.plan.setFocus()
    qtbot.keyClick(page.plan.plan, Qt.Key.Key_Return)
    assert wanted == [("evidence", photo.sequence)]


def test_sketch_comes_back_after_a_kill(shown: Shown, page: MapPage, qtbot: QtBot) -> None:
    page.plan.take_tool(Tool.LINE)
    drag(page, qtbot, (60, 60), (200, 160))
    drawn = marks(page)
    shown.qtbot.keyClick(shown.window, Qt.Key.Key_L, CONTROL)
    again = open_page(shown)
    qtbot.waitUntil(lambda: bool(marks(again)))
    assert marks(again) == drawn


def test_plan_is_sealed_as_picture_and_data_without_floats(
    shown: Shown, page: MapPage, qtbot: QtBot
) -> None:
    page.plan.take_tool(Tool.LINE)
    drag(page, qtbot, (60, 60), (200, 160))
    drawn = marks(page)
    qtbot.keyClicks(page.plan.name, "Plan of the drain")
    qtbot.keyClick(shown.window, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "sealed as" in page.banner.sentence)
    assert marks(page) == ()
    shown.application.session.end()
    with reopened(shown.vault) as workspace:
        register = workspace.register
        (row,) = register.rows(kinds=("document",), limit=100)[-1:]
        item = register.item(row.sequence)
        files = {each.role: b"".join(map(bytes, register.open_attachment(each)))
                 for each in item.attachments}  # fmt: skip
        drafts = workspace.drafts.all()
    assert item.current.name == "Plan of the drain"
    assert item.current.inspection is not None
    image = QImage.fromData(files["original"])
    assert image.width() == page.plan.plan.width() * 2
    body = decode(files["support"])
    assert sketch_of(body).marks == drawn
    assert {"entry", "kind", "name", "at"} <= set(body["points"][0])
    assert not any(isinstance(each, float) for each in leaves(body))
    assert drafts == ()


def leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from leaves(each)
    else:
        yield value


def test_picture_is_saved_where_the_person_wants(
    page: MapPage, qtbot: QtBot, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, pane in enumerate((page.plan, page.chart, page.custody)):
        target = f"{tmp_path}/picture-{number}.png"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, to=target: (to, ""))
        page.show_pane(number)
        pane._save.click()
        assert not QImage(target).isNull()
        assert "no longer encrypted" in page.banner.sentence


def test_every_result_stands_in_the_chart_of_its_analyte_and_unit(page: MapPage) -> None:
    page.show_pane(1)
    assert [text.split(" ·")[0] for text in
            (page.chart.pick.itemText(at) for at in range(page.chart.pick.count()))] == [
        "pH值 (无量纲)", "六价铬 (mg/L)",
    ]  # fmt: skip
    assert "6.8" in page.chart.chart.accessibleDescription()


def test_custody_is_gone_through_by_keys(page: MapPage, qtbot: QtBot) -> None:
    page.show_pane(2)
    qtbot.waitUntil(lambda: bool(page.custody.chart.accessibleDescription()))
    wanted: list[tuple[str, object]] = []
    page.tab_wanted.connect(lambda *each: wanted.append(each))
    first = page.custody.chart.accessibleDescription()
    qtbot.keyClick(page.custody.chart, Qt.Key.Key_Down)
    assert page.custody.chart.accessibleDescription() != first
    qtbot.keyClick(page.custody.chart, Qt.Key.Key_Return)
    assert wanted[0][0] == "evidence"


# Without a window


def point(sequence: int, latitude: str, longitude: str, datum: str = "wgs84") -> PlanPoint:
    where = Position(float(Decimal(latitude)), float(Decimal(longitude)), datum)
    return PlanPoint(sequence, "sample", f"S{sequence}", "", where)


def test_distances_on_the_plan_are_right_to_half_a_per_cent() -> None:
    points = (point(1, "30.000000", "120.000000"), point(2, "30.000000", "120.010000"),
              point(3, "30.010000", "120.000000"))  # fmt: skip
    sketch = empty_sketch(points)
    (_, first), (_, east), (_, north) = placed(sketch, points)
    # Lengths on the ellipsoid of WGS 84 (Vincenty): 964.8 m along the parallel, 1108.5 m north.
    assert east.east - first.east == pytest.approx(964.8, rel=0.005)
    assert north.north - first.north == pytest.approx(1108.5, rel=0.005)


def test_points_of_another_system_are_not_mixed_in() -> None:
    points = (point(1, "30", "120"), point(2, "30.001", "120", "cgcs2000"),
              point(3, "30.002", "120", "gcj02"))  # fmt: skip
    drawn = placed(empty_sketch(points), points)
    assert [each.sequence for each, _ in drawn] == [1, 2]


def test_plan_without_a_place_can_be_drawn_on() -> None:
    sketch = empty_sketch(())
    assert sketch.origin is None
    assert fitting((), QSizeF(400, 300)).px_per_m > 0


def test_sketch_survives_its_json() -> None:
    line = Mark(Ink.RED, ((-300, 25), (100, 200)))
    words = Mark(Ink.PLAIN, ((5, 6),), "暗管")
    sketch = Sketch("30.2741500", "120.1551500", "wgs84", (line, words))
    assert sketch_of(decode(encode(body_of(sketch)))) == sketch
    assert sketch_of(json.loads('{"marks": [{"ink": "pink"}, 3, null], "origin": 7}')) == Sketch()


def test_labels_cover_neither_one_another_nor_points() -> None:
    points = [QPointF(100 + 9 * n, 100 + 7 * (n % 5)) for n in range(30)]
    area = QRectF(0, 0, 600, 400)
    placed_at = place_labels(points, [QSizeF(60, 16)] * 30, 5, area)
    shown = [each for each in placed_at if each is not None]
    assert len(shown) > 5
    assert not any(one.intersects(other) for one, other in combinations(shown, 2))
    assert all(area.contains(each) for each in shown)
    assert not any(each.contains(point) for each in shown for point in points)


def test_units_are_never_mixed_on_one_axis() -> None:
    bodies = [
        {"analyte": "总铬", "unit": "mg/L", "value": "1.5", "sample": 4},
        {"analyte": "总铬", "unit": "mg/kg", "value": "20", "sample": 4},
        {"analyte": "总铬", "unit": "mg/L", "value": "0.004L", "point": "厂界"},
        {"analyte": "总铬", "unit": "mg/L", "value": "未检出", "detection_limit": "0.01"},
    ]
    first, second = groups_of(enumerate(bodies), {4: "FS-01"})
    assert (first.unit, second.unit) == ("mg/L", "mg/kg")
    assert [(each.name, each.height, each.is_hollow) for each in first.bars] == [
        ("FS-01", 1.5, False), ("厂界", 0.004, True), ("#3", 0.01, True),
    ]  # fmt: skip


def test_of_very_many_results_the_newest_are_drawn() -> None:
    bodies = [{"analyte": "COD", "unit": "mg/L", "value": str(n)} for n in range(1000)]
    (group,) = groups_of(enumerate(bodies), {})
    assert (group.total, group.bars[-1].text) == (1000, "999")
    assert len(group.bars) < 200


def test_very_many_points_are_drawn_as_few() -> None:
    points = [(point(n, "30", "120"), Spot(n % 40, n // 40)) for n in range(2000)]
    frame = fitting([Spot(0, 0), Spot(40, 50)], QSizeF(300, 300))
    found = clusters(points, frame)
    assert len(found) < 200
    assert sum(len(each.points) for each in found) == 2000


@pytest.mark.parametrize(
    ("heights", "expected"),
    [((1.0, 99.0), False), ((0.004, 3.9), True), ((0.0, 5.0), False)],
)
def test_axis_is_logarithmic_beyond_two_powers_of_ten(
    heights: tuple[float, ...], expected: bool
) -> None:
    group = Group("a", "b", tuple(Bar(1, "x", str(h), h, False) for h in heights), len(heights))
    assert is_logarithmic(group) is expected
    least, most = bounds(group, [0.2])
    assert least <= min(heights) < max(heights) < most


def test_chart_draws_hollow_bars_and_limits(application: object, qtbot: QtBot) -> None:
    chart = ResultsChart()
    qtbot.addWidget(chart)
    chart.resize(600, 400)
    bars = (Bar(1, "S1", "3.9", 3.9, False), Bar(2, "S2", "0.004L", 0.004, True))
    chart.show_group(Group("六价铬", "mg/L", bars, len(bars)), [LimitLine(0.2, "GB 21900")])
    chart.show()
    image = QImage.fromData(chart.png())
    assert image.width() == 1200
    assert chart.accessibleDescription() == "六价铬 (mg/L): S1: 3.9; S2: 0.004L; GB 21900"
    chart.show_group(None)
    assert not chart.grab().isNull()


def test_axis_of_the_plan_counts_from_its_origin() -> None:
    frame = fitting([Spot(0, 0), Spot(100, 50)], QSizeF(800, 600))
    spot = Spot(12.5, -3.0)
    again = frame.spot(frame.at(spot))
    assert (round(again.east, 6), round(again.north, 6)) == spot


def test_clipboard_is_left_alone(page: MapPage) -> None:
    QGuiApplication.clipboard().clear()
    page.plan.plan.png()
    assert QGuiApplication.clipboard().text() == ""
