"""Quantities: their form with the figures they are calculated from, and their sums."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QScrollArea

from fieldkit.canonical import JsonValue
from tests.scenes.evidence import page_of, show
from tests.scenes.inspection import visit
from ui.pages.case_view import CaseView
from ui.pages.quantities import QuantitiesPage
from ui.pages.quantity_editor import QuantityEditor

if TYPE_CHECKING:
    from tests.gallery import Stage


def _figure(name: str, value: str, unit: str, doubt: str = "") -> dict[str, JsonValue]:
    figure: dict[str, JsonValue] = {"name": name, "value": value, "unit": unit}
    return {**figure, "uncertainty": doubt} if doubt else figure


TANK: Final[dict[str, JsonValue]] = {
    "method": "lying_cylinder",
    "figures": [
        _figure("diameter", "2.20", "m", "0.01"), _figure("length", "6.00", "m", "0.02"),
        _figure("depth", "85", "cm", "2"), _figure("density", "1.12", "g/cm3", "0.02"),
    ],
}  # fmt: skip
DRUMS: Final[dict[str, JsonValue]] = {
    "method": "pieces",
    "figures": [
        _figure("count", "28", "桶"), _figure("weighed", "198.5", "kg"),
        _figure("weighed", "203.0", "kg"), _figure("weighed", "200.1", "kg"),
    ],
}  # fmt: skip
RECORDS: Final[dict[str, JsonValue]] = {
    "method": "process",
    "figures": [_figure("production", "1250", "t", "12"), _figure("factor", "35", "kg/t")],
}


def editor_of(stage: "Stage", **members: JsonValue) -> QuantityEditor:
    """The form of a new quantity, filled in."""
    page = visit(stage)
    page.begin("quantity")
    stage.settle(lambda: page.editor is not None and "place" in page.editor.form.body())
    editor = page.editor
    assert isinstance(editor, QuantityEditor)
    editor.show_typed({**editor.typed(), **members})
    stage.settle()
    return editor


def quantity_tank(stage: "Stage") -> None:
    editor_of(stage, subject="储罐内废酸（演练数据）", waste_code="HW34", reckoning=TANK)


def quantity_drums(stage: "Stage") -> None:
    editor_of(stage, subject="含铬污泥（演练数据）", waste_code="336-054-17", reckoning=DRUMS)


def quantity_records(stage: "Stage") -> None:
    editor_of(stage, subject="废切削液（演练数据）", waste_code="HW09", reckoning=RECORDS)


def quantities(stage: "Stage") -> None:
    cases = stage.cases()
    stage.window.open_case(cases.model.rows[0].sequence)
    view = stage.window.page
    assert isinstance(view, CaseView)
    view.go_to("quantities", "new")
    page = view.page
    assert isinstance(page, QuantitiesPage)
    stage.settle(lambda: "place" in page.editor.form.body())
    page.editor.show_typed({**page.editor.typed(), "subject": "储罐内废酸（演练数据）",
                            "waste_code": "HW34", "reckoning": TANK})  # fmt: skip
    if page.editor.can_be_sealed():
        page.editor.seal()
        stage.settle(lambda: not page.editor.done.isHidden())
    page.editor.leave()
    stage.settle(lambda: page.model.rows)


def quantity_sealed(stage: "Stage") -> None:
    page = page_of(stage)
    show(stage, page, lambda line: line.row.kind == "quantity" and "污泥" in line.row.title)
    for area in page.item.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() * 2 // 3)
    stage.settle()


SCENES: Final[dict[str, Callable[["Stage"], None]]] = {
    "quantities": quantities,
    "quantity-sealed": quantity_sealed,
    "quantity-tank": quantity_tank,
    "quantity-drums": quantity_drums,
    "quantity-records": quantity_records,
}
