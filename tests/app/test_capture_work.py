"""The capture page on bad days and with much to do: kills, locks, full disks, cards, stopping."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from fieldkit.evidence.intake import Made
from tests.app.capturing import (
    PHOTOS,
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
from tests.builders.disks import small_disk
from tests.builders.vaults import a_file
from ui.application import Application
from ui.arrivals import ArrivalWatch
from ui.models.pictures import Picture, PicturesModel, SmallPictures
from ui.models.positions import Way
from ui.pages.capture.page import CapturePage
from ui.settings import Settings
from ui.theme.colours import Theme
from ui.widgets.position_map import PositionMap

ROOT = Path(__file__).resolve().parents[2]
ENTER = Qt.Key.Key_Return
TURN = Image.Transpose
# How the camera of each orientation turned what it stored.
STORED_BY = (
    None, TURN.FLIP_LEFT_RIGHT, TURN.ROTATE_180, TURN.FLIP_TOP_BOTTOM,
    TURN.TRANSPOSE, TURN.ROTATE_90, TURN.TRANSVERSE, TURN.ROTATE_270,
)  # fmt: skip


@pytest.fixture
def page(shown: Shown) -> CapturePage:
    return capture_page(shown)


def test_photos_and_captions_come_back_after_a_kill(
    shown: Shown, tmp_path: Path, own_profile: Path
) -> None:
    paths = photos(tmp_path / "card", 3)
    command = [sys.executable, "-m", "tests.app.capture_child", shown.vault, own_profile, *paths]
    ended = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert ended.returncode == -9, ended.stderr
    page = capture_page(shown)
    assert [each.caption for each in page.tray.drafts] == ["typed 0", "typed 1", "typed 2"]
    page.seal(page.tray.ready)
    settled(shown, page)
    assert page.tray.drafts == []


def test_photos_and_captions_come_back_after_locking(
    shown: Shown, page: CapturePage, tmp_path: Path, qtbot: QtBot
) -> None:
    drop_and_wait(shown, page, photos(tmp_path / "card", 2))
    type_text(shown, page, "half a sen")  # not kept yet: locking keeps it
    shown.application.session.lock()
    shown.cases()
    shown.window.open_case(3)
    again = loaded(shown)
    assert [each.caption for each in again.tray.drafts] == ["half a sen", ""]


def test_stopped_taking_in_keeps_what_is_in(
    shown: Shown, page: CapturePage, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = photos(tmp_path / "card", 40)
    page.work.taken.connect(lambda _: shown.application.session._engine.cancel_all())
    drop(page, mime(paths))
    settled(shown, page)
    assert 1 <= len(page.tray.drafts) < 40
    assert not list((shown.vault / "objects").glob("*.tmp"))


def test_work_goes_on_while_many_are_sealed(
    shown: Shown, page: CapturePage, tmp_path: Path, qtbot: QtBot
) -> None:
    """What is written meanwhile is kept before the sealing ends; stopping keeps what is sealed."""
    drafts = drop_and_wait(shown, page, photos(tmp_path / "card", 21))
    page.tray.write([each.name for each in drafts[:20]], "caption", "pond")
    page.seal(page.tray.ready)
    assert not page.panel.taken_by.isEnabled()
    page.grid.choose(20)
    page.panel.caption.setFocus()
    type_text(shown, page, "meanwhile")
    page.tray.keep_now()
    qtbot.waitUntil(lambda: not page.tray.has_unkept, timeout=20_000)
    assert page.work.is_under_way
    shown.window.status.work.stopped.emit()
    settled(shown, page)
    left = page.tray.drafts
    assert 1 < len(left) < 21
    assert {each.caption for each in left} == {"pond", "meanwhile"}
    page.seal(page.tray.ready)
    settled(shown, page)
    assert page.tray.drafts == []


def test_full_disk_is_told_file_by_file_and_the_rest_goes_on(
    application: Application, vault: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with small_disk(tmp_path / "disk", 48) as disk:
        moved = Path(shutil.copytree(vault, disk / "vault"))
        application.show(moved)
        shown = Shown(application, moved, qtbot)
        page = capture_page(shown)
        card = tmp_path / "card"
        big = a_file(card, "long.mp4", os.urandom(60 << 20))
        small = photos(card, 1)
        drop_and_wait(shown, page, [big, *small])
        assert [each.file.name for each in page.tray.drafts] == ["DSC_0001.jpg"]
        assert "1 file taken in · 1 not" in page.banner.sentence
        page.banner.take_offer()
        words = page.results.model.rows[0].words
        assert words.startswith("Not taken in:")
        assert str(disk) in words
        application.session.end()


def test_card_shows_what_is_new_and_names_the_rest(
    shown: Shown, page: CapturePage, tmp_path: Path, qtbot: QtBot
) -> None:
    known, drafted, *new = photos(tmp_path / "before", 4)
    drop_and_wait(shown, page, [known])
    type_text(shown, page, "pond")
    page.seal(page.tray.ready)
    settled(shown, page)
    drop_and_wait(shown, page, [drafted])
    card = tmp_path / "card" / "DCIM" / "100MSDCF"
    card.mkdir(parents=True)
    for number, path in enumerate((known, drafted, *new)):
        shutil.copy(path, card / f"IMG_{number}.jpg")
    page.bench.sources.card_given.emit(tmp_path / "card")
    qtbot.waitUntil(lambda: page.card.model.rowCount() == 4)
    told = [page.card.model.index(row, 3).data() for row in range(4)]
    assert told[0].startswith("Sealed already as #")
    assert told[1:] == ["A draft already", "New", "New"]
    assert page.card.take.text() == "Take in 2 files"
    page.card.table.setFocus()
    page.card.table.setCurrentIndex(page.card.model.index(3, 0))
    qtbot.keyClick(page.card.table, Qt.Key.Key_Space)
    assert page.card.take.text() == "Take in 1 file"
    qtbot.keyClick(page.card.take, ENTER)
    settled(shown, page)
    assert [each.file.name for each in page.tray.drafts] == ["DSC_0002.jpg", "IMG_2.jpg"]


def test_card_model_keeps_the_rules_of_models(
    page: CapturePage, qtmodeltester: ModelTester, tmp_path: Path, qtbot: QtBot
) -> None:
    photos(tmp_path / "card", 2)
    page.look_through(tmp_path / "card")
    qtbot.waitUntil(lambda: page.card.model.rowCount() == 2)
    qtmodeltester.check(page.card.model, force_py=True)


def test_card_that_is_put_in_is_offered(
    shown: Shown, page: CapturePage, tmp_path: Path, qtbot: QtBot
) -> None:
    with small_disk(tmp_path / "NIKON", 4) as card:
        shutil.copy(PHOTOS / "noexif.jpg", card / "DSC_1.jpg")
        qtbot.waitUntil(lambda: str(card) in page.banner.sentence)
        page.banner.take_offer()
        qtbot.waitUntil(lambda: page.card.model.rowCount() == 1)
    assert isinstance(page.findChild(ArrivalWatch), ArrivalWatch)


def test_all_eight_orientations_are_seen_upright(
    shown: Shown, page: CapturePage, tmp_path: Path, qtbot: QtBot
) -> None:
    """Exif 2.32, Orientation 1 to 8; upright, each is red above and blue at the lower left."""
    upright = Image.new("RGB", (90, 60), "red")
    upright.paste("blue", (0, 30, 45, 60))
    upright.paste("green", (45, 30, 90, 60))
    for number, stored_by in enumerate(STORED_BY, start=1):
        stored = upright if stored_by is None else upright.transpose(stored_by)
        exif = Image.Exif()
        exif[0x0112] = number
        stored.save(tmp_path / f"{number}.jpg", exif=exif, quality=95)
    drafts = drop_and_wait(shown, page, [tmp_path / f"{number}.jpg" for number in range(1, 9)])
    assert len(drafts) == 8
    for at in range(8):
        page.grid.choose(at)
        qtbot.waitUntil(lambda: page.showing.is_sharp)
        image = page.panel.picture.pixmap.toImage()
        assert (image.width(), image.height()) == (90, 60), at + 1
        places = ((45, 15), (20, 45), (70, 45))
        seen = [QColor(image.pixel(*place)).name() for place in places]
        assert [max(range(3), key=lambda part: int(each[1 + 2 * part :][:2], 16))
                for each in seen] == [0, 2, 1], at + 1  # fmt: skip


def test_what_cannot_be_sealed_stays_and_says_why(
    shown: Shown, page: CapturePage, tmp_path: Path, qtbot: QtBot
) -> None:
    paper = a_file(tmp_path / "card", "record.pdf", b"%PDF-1.7 a record")
    (good,) = photos(tmp_path / "card", 1)
    drop_and_wait(shown, page, [paper, good])
    page.tray.write([page.tray.drafts[1].name], "caption", "pond")
    page.seal(page.tray.ready)
    settled(shown, page)
    (left,) = page.tray.drafts
    assert left.kind == "document"
    assert "1 file sealed · 1 not" in page.banner.sentence
    page.grid.choose(0)
    page.bench.details.click()
    form = page.details.form
    assert form is not None
    form.propose({"document_type": "ledger", "is_copy": False})
    form.edited.emit()
    qtbot.keyClick(shown.window, Qt.Key.Key_Escape)
    page.seal(page.tray.ready)
    settled(shown, page)
    assert page.tray.drafts == []


def test_kind_can_be_chosen_and_words_go_with_it(
    shown: Shown, page: CapturePage, tmp_path: Path, qtbot: QtBot
) -> None:
    drop_and_wait(shown, page, photos(tmp_path / "card", 1))
    type_text(shown, page, "dosing record")
    page.bench.details.click()
    page.details.kind.pick("document")
    page.details.kind.picked.emit()
    (shot,) = page.tray.drafts
    assert (shot.kind, shot.caption) == ("document", "dosing record")
    assert shot.record["obtained_by"][0]["name"] == "演练员甲"
    page.details.kind.pick("photo")
    page.details.kind.picked.emit()
    (shot,) = page.tray.drafts
    assert shot.record["taken_by"]["name"] == "演练员甲"


def test_visit_that_is_picked_takes_the_chosen_drafts(
    shown: Shown, page: CapturePage, tmp_path: Path, qtbot: QtBot
) -> None:
    drop_and_wait(shown, page, photos(tmp_path / "card", 2))
    assert [each.record["inspection"] for each in page.tray.drafts] == [4, 4]
    page.bench.sources.visit.pick(None)
    page.bench.sources.visit.picked.emit()
    first, second = page.tray.drafts
    assert "inspection" not in first.record
    assert second.record["inspection"] == 4
    page.bench.sources.visit.pick(4)
    page.bench.sources.visit.picked.emit()
    assert page.tray.drafts[0].record["inspection"] == 4


def test_computer_without_a_camera_says_so_on_the_button(
    page: CapturePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the system lacks what Qt's multimedia needs."""
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    qtbot.mouseClick(page.bench.sources.camera, Qt.MouseButton.LeftButton)
    assert page.bench.sources.camera.text() == "No camera here"
    assert not page.bench.sources.camera.isEnabled()
    assert page.bench.isVisible()


def test_photo_of_the_own_camera_is_taken_in_from_memory(
    shown: Shown, page: CapturePage, qtbot: QtBot
) -> None:
    made = Made("fieldkit-1.jpg", (PHOTOS / "noexif.jpg").read_bytes() + b"!")
    told = {"taken_at": "2026-11-03T09:40:00.000+08:00", "device": "practice camera"}
    page.camera.taken.emit(made, told)
    settled(shown, page)
    (shot,) = page.tray.drafts
    assert shot.record["device"] == "practice camera"
    assert shot.record["taken_by"]["name"] == "演练员甲"


def test_map_is_drawn_however_near_or_far(qtbot: QtBot) -> None:
    drawing = PositionMap()
    qtbot.addWidget(drawing)
    for metres in (0, 0.01, 3, 40, 20_000_000):
        drawing.show_way(Way(metres, -metres), [Way(0, metres)], "said")
        assert not drawing.grab().isNull()
    drawing.show_way(None, [], "")
    assert drawing.isHidden()


def test_words_and_colours_follow_while_photos_are_shown(
    shown: Shown, page: CapturePage, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    drop_and_wait(shown, page, photos(tmp_path / "card", 1))
    settings.language, settings.theme = "zh_CN", Theme.SUNLIGHT
    shown.application.apply_settings()
    qtbot.waitUntil(lambda: page.tray.model.pictures[0].state == "未写说明")
    assert "封存" in page.bench.seal_all.text()
    assert not shown.window.grab().isNull()


def test_small_pictures_take_no_more_than_their_room() -> None:
    held = SmallPictures(room_bytes=10 * 160 * 120 * 4)
    for number in range(2000):
        held.put(str(number), QPixmap(160, 120))
        held.get("0")
    assert held.get("0") is not None
    assert held.get("1999") is not None
    assert held.get("1000") is None
    assert sum(held.get(str(number)) is not None for number in range(2000)) == 10


def test_picture_that_went_is_asked_for_again() -> None:
    model = PicturesModel()
    model.show_all([Picture("a" * 64, "", "", False)])
    wanted: list[Picture] = []
    model.wanted.connect(wanted.append)
    index = model.index(0)
    model.data(index, 257)
    model.data(index, 257)
    assert len(wanted) == 1
    model.put_off("a" * 64)
    model.data(index, 257)
    assert len(wanted) == 2
    model.develop("a" * 64, b"")
    assert isinstance(model.data(index, 257), QPixmap)
