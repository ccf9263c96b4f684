"""What tests of the capture page do with it: real photos, dropped and written about."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.app.conftest import Shown
from ui.operations.capture import Shot
from ui.pages.capture.page import CapturePage
from ui.pages.case_view import CaseView

PHOTOS: Final = Path(__file__).resolve().parents[2] / "resources" / "practice" / "photos"
PORTRAIT: Final = PHOTOS / "Portrait_6.jpg"
DRONE: Final = PHOTOS / "Hasselblad_L1D_drone_GPS.jpg"


def capture_page(shown: Shown) -> CapturePage:
    """Unlocks and goes to the photos of the practice case, when they are loaded."""
    cases = shown.cases()
    shown.window.open_case(cases.model.rows[0].sequence)
    return loaded(shown)


def loaded(shown: Shown) -> CapturePage:
    """The photos of the case that is shown."""
    view = shown.window.page
    assert isinstance(view, CaseView)
    view.go_to("capture")
    page = view.page
    assert isinstance(page, CapturePage)
    shown.qtbot.waitUntil(lambda: page.is_loaded)
    shown.qtbot.waitUntil(lambda: any(page.tray[name].is_sealed for name in page.tray.names))
    return page


def photos(folder: Path, count: int) -> list[Path]:
    """So many photos that show something and differ in their last bytes."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"DSC_{number:04}.jpg" for number in range(1, count + 1)]
    for number, path in enumerate(paths):
        path.write_bytes((PHOTOS / "noexif.jpg").read_bytes() + number.to_bytes(2, "big"))
    return paths


def mime(paths: Sequence[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(os.fspath(path)) for path in paths])
    return data


def drop(page: CapturePage, data: QMimeData) -> None:
    """Drags it over the page and lets it fall."""
    at, copy = QPointF(300, 300), Qt.DropAction.CopyAction
    left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page.bench, QDragEnterEvent(at, copy, data, left, keys))
    QApplication.sendEvent(page.bench, QDropEvent(at, copy, data, left, keys))


def drop_and_wait(shown: Shown, page: CapturePage, paths: Sequence[Path]) -> list[Shot]:
    """Drops files; the drafts there are when all are dealt with."""
    drop(page, mime(paths))
    settled(shown, page)
    return page.tray.drafts


def settled(shown: Shown, page: CapturePage) -> None:
    shown.qtbot.waitUntil(lambda: not page.work.is_under_way, timeout=20_000)


def type_text(shown: Shown, page: CapturePage, text: str) -> None:
    """Types where the focus is; text that is not ASCII as an input method gives it."""
    field = page.window().focusWidget()
    if text.isascii():
        shown.qtbot.keyClicks(field, text)
    else:
        field.insertPlainText(text)
