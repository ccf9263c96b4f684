"""Photos from the drop to their numbers, with keys and mouse, on a real vault."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.app.capturing import (
    DRONE,
    PHOTOS,
    PORTRAIT,
    capture_page,
    drop,
    drop_and_wait,
    loaded,
    mime,
    photos,
    settled,
    type_text,
)
from tests.app.conftest import Shown
from tests.builders.vaults import a_file, reopened
from ui.pages.capture.page import CapturePage

ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(shown: Shown) -> CapturePage:
    return capture_page(shown)


def sealed_names(page: CapturePage) -> dict[str, int | None]:
    shots = (page.tray[name] for name in page.tray.names)
    return {each.file.name: each.sequence for each in shots if each.is_sealed}


def test_the_loop_needs_one_key_for_each_photo_and_one_to_seal(
    shown: Shown, page: CapturePage, qtbot: QtBot, tmp_path: Path
) -> None:
    """Beyond the words themselves: Enter after each caption, then Enter on the seal."""
    drop_and_wait(shown, page, photos(tmp_path / "card", 4))
    qtbot.waitUntil(page.panel.caption.hasFocus)
    keys = 0
    for number in range(4):
        type_text(shown, page, f"outfall {number}")
        qtbot.keyClick(page.panel.caption, ENTER)
        keys += 1
    assert page.bench.seal_all.hasFocus()
    qtbot.keyClick(page.bench.seal_all, ENTER)
    keys += 1
    assert keys == 5
    qtbot.waitUntil(lambda: not page.tray.drafts)
    settled(shown, page)
    numbers = [sealed_names(page)[f"DSC_{number:04}.jpg"] for number in range(1, 5)]
    assert numbers == list(range(numbers[0], numbers[0] + 4))
    shown.application.session.lock()
    shown.application.session.end()
    with reopened(shown.vault) as workspace:
        for at, number in enumerate(numbers):
            item = workspace.register.item(number)
            assert item.current.description == f"outfall {at}"
            assert item.current.taken_by.name == "演练员甲"
            assert item.current.no_camera_data == "no-camera-data"
        assert workspace.drafts.all() == ()


def test_original_bytes_are_sealed(
    shown: Shown, page: CapturePage, qtbot: QtBot, tmp_path: Path
) -> None:
    (shot,) = drop_and_wait(shown, page, [PORTRAIT])
    assert shot.file.sha256 == hashlib.sha256(PORTRAIT.read_bytes()).hexdigest()


def test_arrows_go_from_caption_to_caption(
    shown: Shown, page: CapturePage, qtbot: QtBot, tmp_path: Path
) -> None:
    drafts = drop_and_wait(shown, page, photos(tmp_path / "card", 3))
    caption = page.panel.caption
    type_text(shown, page, "one")
    qtbot.keyClick(caption, Qt.Key.Key_Down)
    type_text(shown, page, "two")
    qtbot.keyClick(caption, ENTER, Qt.KeyboardModifier.ShiftModifier)
    type_text(shown, page, "lines")
    qtbot.keyClick(caption, Qt.Key.Key_Up)
    assert page.grid.chosen == (drafts[1].name,)
    qtbot.keyClick(caption, Qt.Key.Key_Up)
    assert page.grid.chosen == (drafts[0].name,)
    assert caption.text == "one"
    assert [each.caption for each in page.tray.drafts] == ["one", "two\nlines", ""]


def test_words_of_the_one_before_are_repeated_by_one_key(
    shown: Shown, page: CapturePage, qtbot: QtBot, tmp_path: Path
) -> None:
    drop_and_wait(shown, page, photos(tmp_path / "card", 4))
    type_text(shown, page, "出水口")
    page.panel.proves.setFocus()
    type_text(shown, page, "直排")
    qtbot.keyClick(page.panel.proves, ENTER)
    for _ in range(3):
        qtbot.keyClick(shown.window, Qt.Key.Key_D, CONTROL)
    drafts = page.tray.drafts
    assert [each.record.get("proves") for each in drafts] == ["直排"] * 4
    page.grid.choose(1)
    page.panel.caption.setFocus()
    for _ in range(3):
        qtbot.keyClick(shown.window, Qt.Key.Key_D, CONTROL)
    assert [each.caption for each in page.tray.drafts] == ["出水口"] * 4


def test_words_for_several_are_written_once(
    shown: Shown, page: CapturePage, qtbot: QtBot, tmp_path: Path
) -> None:
    drop_and_wait(shown, page, photos(tmp_path / "card", 5))
    page.grid.setFocus()
    page.grid.choose(1)
    for _ in range(2):
        qtbot.keyClick(page.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert len(page.grid.chosen) == 3
    qtbot.keyClicks(page.grid, "pond")
    assert [each.caption for each in page.tray.drafts] == ["", "pond", "pond", "pond", ""]
    qtbot.keyClick(page.panel.caption, ENTER)
    assert page.grid.chosen == (page.tray.drafts[4].name,)


def test_photo_is_shown_upright_and_large(shown: Shown, page: CapturePage, qtbot: QtBot) -> None:
    drop_and_wait(shown, page, [PORTRAIT])
    qtbot.waitUntil(lambda: page.panel.picture.pixmap.height() == 1600)
    assert page.panel.picture.pixmap.width() < 1600


def test_picture_is_zoomed_by_keys_and_mouse(
    shown: Shown, page: CapturePage, qtbot: QtBot
) -> None:
    drop_and_wait(shown, page, [PORTRAIT])
    view = page.panel.picture
    qtbot.waitUntil(lambda: view.pixmap.height() == 1600)
    fitted = view.zoom
    page.grid.setFocus()
    qtbot.keyClicks(page.grid, "++")
    assert view.zoom > fitted
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.is_fitted
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert view.zoom == pytest.approx(1)
    assert view.grab().toImage().size() == view.size()


def test_time_and_place_are_held_against_visit_and_laptop(
    shown: Shown, page: CapturePage, qtbot: QtBot
) -> None:
    (shot,) = drop_and_wait(shown, page, [DRONE])
    assert shot.record["coordinates"] == {
        "latitude": "47.354184",
        "longitude": "10.191316",
        "datum": "wgs84",
    }
    assert "taken_at" not in shot.record  # seven years before the visit: nobody's word
    told = {each.text() for each in page.panel.told if not each.isHidden()}
    assert any("before the inspection began" in each for each in told)
    assert any("no time zone" in each for each in told)


def test_same_content_is_not_taken_in_twice_and_its_number_told(
    shown: Shown, page: CapturePage, qtbot: QtBot, tmp_path: Path
) -> None:
    (first, second) = photos(tmp_path / "card", 2)
    drop_and_wait(shown, page, [first])
    type_text(shown, page, "pond")
    page.seal(page.tray.ready)
    settled(shown, page)
    number = sealed_names(page)[first.name]
    copy = a_file(tmp_path / "other", "copy.jpg", first.read_bytes())
    drop_and_wait(shown, page, [copy, second, second])
    assert [each.file.name for each in page.tray.drafts] == [second.name]
    assert "1 file taken in · 2 not" in page.banner.sentence
    page.banner.take_offer()
    told = [row.words for row in page.results.model.rows]
    assert told == [
        f"Not taken in again: same as #{number}",
        "Not taken in again: it is here as a draft",
        "Taken in, kept as a draft",
    ]
    qtbot.keyClick(shown.window, Qt.Key.Key_Escape)
    assert page.bench.isVisible()


def test_folder_is_taken_in_with_all_that_is_in_it(
    shown: Shown, page: CapturePage, tmp_path: Path
) -> None:
    photos(tmp_path / "DCIM", 2)
    photos(tmp_path / "DCIM" / "101", 1)[0].write_bytes(b"a third, which is no photo")
    a_file(tmp_path / "DCIM" / ".hidden", "x.jpg")
    a_file(tmp_path / "DCIM", "record.pdf", b"%PDF-1.7")
    a_file(tmp_path / "DCIM", "talk.wav", b"RIFF")
    a_file(tmp_path / "DCIM", "pipe.mp4", b"....ftyp")
    drafts = drop_and_wait(shown, page, [tmp_path / "DCIM"])
    assert sorted(each.kind for each in drafts) == [
        "audio", "document", "photo", "photo", "photo", "video",
    ]  # fmt: skip
    (paper,) = (each for each in drafts if each.kind == "document")
    assert paper.caption == "record"


def test_broken_photo_is_sealed_all_the_same(
    shown: Shown, page: CapturePage, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = a_file(tmp_path / "card", "broken.jpg", b"\xff\xd8\xff\xe0 cut off")
    (shot,) = drop_and_wait(shown, page, [broken])
    assert shot.kind == "photo"
    told = {each.text() for each in page.panel.told if not each.isHidden()}
    assert any(each.startswith("No preview, no camera data: ") for each in told)
    qtbot.waitUntil(lambda: "No preview" in page.panel.picture.accessibleName())
    type_text(shown, page, "broken on the way")
    page.seal(page.tray.ready)
    settled(shown, page)
    assert sealed_names(page)["broken.jpg"] is not None


def test_file_that_is_gone_is_told_and_the_rest_goes_on(
    shown: Shown, page: CapturePage, tmp_path: Path
) -> None:
    (there,) = photos(tmp_path / "card", 1)
    drop_and_wait(shown, page, [tmp_path / "pulled out.jpg", there])
    assert [each.file.name for each in page.tray.drafts] == [there.name]
    assert "1 file taken in · 1 not" in page.banner.sentence
    page.banner.take_offer()
    assert page.results.model.rows[0].file == "pulled out.jpg"
    assert page.results.model.rows[0].words.startswith("Not taken in:")


def test_picture_in_the_clipboard_is_taken_in_from_memory(
    shown: Shown, page: CapturePage, qtbot: QtBot
) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(page.tray.drafts) == 1)
    (shot,) = page.tray.drafts
    assert (shot.file.name, shot.file.media_type) == ("pasted.png", "image/png")
    assert shot.record["copy_note"] == "Pasted from the clipboard."


def test_files_copied_elsewhere_are_pasted_into_the_caption_as_files(
    shown: Shown, page: CapturePage, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = photos(tmp_path / "card", 2)
    drop_and_wait(shown, page, [first])
    QGuiApplication.clipboard().setMimeData(mime([second]))
    qtbot.keyClick(page.panel.caption, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(page.tray.drafts) == 2)
    text = QMimeData()
    text.setText("words")
    QGuiApplication.clipboard().setMimeData(text)
    qtbot.keyClick(page.panel.caption, Qt.Key.Key_V, CONTROL)
    assert page.panel.caption.text == "words"


def test_draft_thrown_away_leaves_the_vault(
    shown: Shown, page: CapturePage, qtbot: QtBot, tmp_path: Path
) -> None:
    before = set((shown.vault / "objects").rglob("*.fko"))
    drop_and_wait(shown, page, photos(tmp_path / "card", 2))
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_A, CONTROL)
    page.grid.choose(0)
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    assert "Throw 1 draft away?" in page.banner.sentence
    page.banner.take_offer()
    assert len(page.tray.drafts) == 1
    qtbot.waitUntil(lambda: len(set((shown.vault / "objects").rglob("*.fko")) - before) == 1)


def test_page_begins_with_what_another_page_asks_for(
    shown: Shown, page: CapturePage, qtbot: QtBot
) -> None:
    page.begin("photo")
    assert page.bench.sources.files.hasFocus()
    (name,) = (each for each in page.tray.names if page.tray[each].kind == "photo")
    page.begin(page.tray[name].sequence)
    assert page.grid.chosen == (name,)


def test_drag_shows_where_to_drop_and_text_is_not_taken(shown: Shown, page: CapturePage) -> None:
    text = QMimeData()
    text.setText("words")
    drop(page, text)
    QApplication.processEvents()
    assert not page.work.is_under_way
    assert loaded(shown) is page
    assert PHOTOS.is_dir()
