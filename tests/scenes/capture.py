"""Scenes of the capture page."""

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fieldkit.evidence.intake import Made
from ui.operations import records as asked
from ui.pages.capture.page import CapturePage
from ui.pages.case_view import CaseView

if TYPE_CHECKING:
    from tests.gallery import Stage

SHIPPED: Final = Path(__file__).resolve().parents[2] / "resources" / "practice"
PHOTOS: Final = Path(os.environ.get("FIELDKIT_SAMPLE_PHOTOS", SHIPPED / "photos"))
CAPTIONS: Final = (
    "雨水沟排口全景，水呈黄绿色（演练数据）",
    "暗管接入雨水沟处，可见新鲜水泥封堵痕迹",
    "电镀车间东侧集水池",
    "集水池内潜水泵正在运行，软管通向墙外",
    "废水处理站加药间，药剂桶为空",
)


def page_of(stage: "Stage", case: int | None = None) -> CapturePage:
    """The capture page of the practice case, or of another."""
    cases = stage.cases()
    stage.window.open_case(case or cases.model.rows[0].sequence)
    view = stage.window.page
    assert isinstance(view, CaseView)
    view.go_to("capture")
    page = view.page
    assert isinstance(page, CapturePage)
    stage.settle(lambda: page.is_loaded)
    return page


def pictures(folder: Path, count: int) -> list[Made]:
    """So many photos of different content, made from those that are there."""
    paths = [each for each in sorted(folder.iterdir()) if each.suffix != ".md"]
    return [
        Made(
            f"DSC_{number:04}{paths[number % len(paths)].suffix}",
            paths[number % len(paths)].read_bytes() + number.to_bytes(4, "big"),
        )
        for number in range(1, count + 1)
    ]


def filled(stage: "Stage", count: int, captions: int) -> CapturePage:
    """A page with some drafts, the first of which have captions."""
    page = page_of(stage)
    page.take_in(pictures(PHOTOS, count))
    stage.settle(lambda: len(page.tray.drafts) == count and not page.work.is_under_way, 60)
    for number, each in enumerate(page.tray.drafts[:captions]):
        page.tray.write([each.name], "caption", CAPTIONS[number % len(CAPTIONS)])
        page.tray.write([each.name], "proves", "利用暗管排放废水")
    page.tray.keep_now()
    stage.settle(lambda: not page.panel.picture.pixmap.isNull())
    return page


def settle_pictures(stage: "Stage", page: CapturePage) -> None:
    """Waits for the large picture and for the small ones that are seen."""
    stage.settle(lambda: page.showing.is_sharp)
    page.grid.viewport().update()
    stage.settle()
    stage.settle(lambda: page.developing.is_idle)


def capture_empty(stage: "Stage") -> None:
    stage.unlock()
    body = {"number": "演练-空", "cause": "演练", "source": "patrol", "agency": "演练局",
            "unknown_party_reason": "演练"}  # fmt: skip
    sealed: list[int] = []
    operation = stage.application.session.start(asked.seal("case", body))
    operation.succeeded.connect(lambda told: sealed.append(told.sequence))
    stage.settle(lambda: sealed)
    stage.application.session.lock()
    page_of(stage, sealed[0])


def capture(stage: "Stage") -> None:
    page = filled(stage, 30, 21)
    page.grid.choose(9)
    page.panel.caption.setFocus()
    settle_pictures(stage, page)


def capture_position(stage: "Stage") -> None:
    page = filled(stage, 12, 12)
    names = page.tray.names
    located = {"latitude": "30.274420", "longitude": "120.155390", "datum": "wgs84"}
    other = {"latitude": "30.274300", "longitude": "120.155000", "datum": "wgs84"}
    page.tray.write([names[3]], "coordinates", located)
    page.tray.write([names[4]], "coordinates", other)
    page.grid.choose(3)
    page.panel.caption.setFocus()
    settle_pictures(stage, page)


def capture_several(stage: "Stage") -> None:
    page = filled(stage, 12, 6)
    page.grid.choose(5)
    model = page.grid.selectionModel()
    for number in range(6, 11):
        model.select(page.tray.model.index(number), model.SelectionFlag.Select)
    page.panel.caption.setFocus()
    settle_pictures(stage, page)


def capture_document(stage: "Stage") -> None:
    page = page_of(stage)
    page.take_in([Made("加药记录.pdf", b"%PDF-1.7 practice"), Made("broken.jpg", b"\xff\xd8\xff")])
    stage.settle(lambda: len(page.tray.drafts) == 2 and not page.work.is_under_way)
    settle_pictures(stage, page)


def capture_card(stage: "Stage") -> None:
    page = filled(stage, 3, 0)
    with tempfile.TemporaryDirectory() as folder:
        card = Path(folder) / "DCIM" / "100MSDCF"
        card.mkdir(parents=True)
        for path in (SHIPPED / "photos").iterdir():
            shutil.copy(path, card / path.name)
        for each in pictures(PHOTOS, 8)[2:]:
            (card / each.name).write_bytes(each.content)
        page.look_through(Path(folder))
        stage.settle(lambda: page.card.model.rowCount() > 0)


def capture_sealing(stage: "Stage") -> None:
    page = filled(stage, 30, 30)
    page.seal(page.tray.ready)
    stage.settle(
        lambda: sum(each.is_sealed for each in map(page.tray.__getitem__, page.tray.names)) > 14,
        30,
    )


def capture_results(stage: "Stage") -> None:
    page = filled(stage, 4, 4)
    page.take_in([SHIPPED / "photos", Path("/media/card/DSC_0042.jpg"), Made("note.txt", b"x")])
    stage.settle(lambda: page.banner.sentence)
    page.banner.take_offer()
    stage.settle()


def capture_throw_away(stage: "Stage") -> None:
    page = filled(stage, 4, 4)
    page.bench.remove.click()
    settle_pictures(stage, page)


SCENES: Final[Mapping[str, Callable[["Stage"], None]]] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        capture_empty, capture, capture_position, capture_several, capture_document, capture_card,
        capture_sealing, capture_results, capture_throw_away,
    )
}  # fmt: skip
