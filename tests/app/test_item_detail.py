"""One entry in full: facts, files, zoom, corrections by real keys, drafts that come back."""

import hashlib
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.app.conftest import Shown
from tests.app.test_evidence import is_shown, of_case
from tests.builders import records as made
from tests.builders.vaults import reopened
from ui.application import Application
from ui.pages.evidence import EvidencePage
from ui.widgets.entry_link import EntryLink

PHOTO = Path(__file__).parents[2] / "resources" / "practice" / "photos" / "Portrait_6.jpg"


@pytest.fixture
def with_photo(application: Application, vault: Path, qtbot: QtBot) -> Shown:
    """The window on a vault whose last entry is a true photo, turned by its camera."""
    with reopened(vault) as workspace:
        (case,) = (row.sequence for row in workspace.register.cases())
        taken = workspace.take_in(PHOTO)
        workspace.seal(made.photo(inspection=None), case=case, files=[taken])
        workspace.issue_checkpoint("printed on the record")
    application.show(vault)
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    return Shown(application, vault, qtbot)


def go_to(page: EvidencePage, qtbot: QtBot, kind: str, last: bool = False) -> int:
    """Chooses an entry of a kind in the list; its number."""
    model = page.list.model
    rows = [model.index(place, 0) for place in range(model.rowCount())]
    qtbot.waitUntil(lambda: all(model.row(each) is not None for each in rows))
    lines = [line for each in rows if (line := model.row(each)) is not None]
    found = [each.sequence for each in lines if each.row.kind == kind]
    page.begin(found[-1 if last else 0])
    qtbot.waitUntil(
        lambda: is_shown(page, found[-1 if last else 0]) and page.item.view is not None
    )
    return found[-1 if last else 0]


def words(page: EvidencePage) -> str:
    shown = [each for each in page.item.findChildren(QLabel) if not each.isHidden()]
    return "\n".join(each.text() for each in shown)


def type_into(page: EvidencePage, qtbot: QtBot, member: str, text: str) -> None:
    """Types text in place of what stands in a field of the form."""
    form = page.editor.form
    assert form is not None
    line = form.field(member).focusProxy()
    assert line is not None
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, text)


def test_what_is_not_proven_is_said_beside_what_is(with_photo: Shown, qtbot: QtBot) -> None:
    page = of_case(with_photo)
    go_to(page, qtbot, "photo", last=True)
    wanted = ("printed on the record", "That what was recorded is true", "In none yet.")
    qtbot.waitUntil(lambda: all(each in words(page) for each in wanted))


def test_entry_without_checkpoint_outside_says_so(shown: Shown, qtbot: QtBot) -> None:
    page = of_case(shown)
    go_to(page, qtbot, "sample")
    qtbot.waitUntil(lambda: "None covers this entry yet." in words(page))


def test_link_leads_to_the_entry_it_names(shown: Shown, qtbot: QtBot) -> None:
    page = of_case(shown)
    inspection = go_to(page, qtbot, "inspection")
    go_to(page, qtbot, "photo")
    links = page.item._record.findChildren(EntryLink)
    link = next(each for each in links if each.text().startswith(f"#{inspection}"))
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_shown(page, inspection))


def test_digest_is_copied_by_key(shown: Shown, qtbot: QtBot) -> None:
    page = of_case(shown)
    go_to(page, qtbot, "sample")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(shown.window, Qt.Key.Key_C, both)
    item = page.item.item
    assert item is not None
    assert QGuiApplication.clipboard().text() == item.sealed.digest


def test_photo_is_seen_upright_larger_and_nearer(with_photo: Shown, qtbot: QtBot) -> None:
    page = of_case(with_photo)
    go_to(page, qtbot, "photo", last=True)
    (card,) = page.item.files._files
    qtbot.waitUntil(lambda: card.photo.height() > 1)
    assert card.photo._pixmap.height() > card.photo._pixmap.width()  # the file lies on its side
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page._views.currentWidget() is page._full
    qtbot.waitUntil(lambda: card.photo._zooms)
    card.photo.setFocus()
    qtbot.keyClick(card.photo, Qt.Key.Key_Plus)
    assert card.photo.nearness > 1
    qtbot.mouseDClick(card.photo, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert card.photo.nearness == 1
    qtbot.keyClick(with_photo.window, Qt.Key.Key_Escape)
    assert page._views.currentWidget() is page.list
    assert page.item.isVisible()


def test_full_view_goes_on_and_back_by_keys(shown: Shown, qtbot: QtBot) -> None:
    page = of_case(shown)
    first = page.list.model.numbers[0]
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    qtbot.keyClick(shown.window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: is_shown(page, page.list.model.numbers[1]))
    qtbot.mouseClick(page._previous, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_shown(page, first))
    assert page._views.currentWidget() is page._full


def test_original_is_saved_byte_for_byte(with_photo: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    page = of_case(with_photo)
    go_to(page, qtbot, "photo", last=True)
    (card,) = page.item.files._files
    target = tmp_path / "out.jpg"
    qtbot.mouseClick(card._save, Qt.MouseButton.LeftButton)
    (dialog,) = with_photo.window.findChildren(QFileDialog)
    dialog.selectFile(str(target))
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(lambda: "every byte is as sealed" in page.item.files._told.text())
    assert hashlib.sha256(target.read_bytes()).hexdigest() == card.attachment.sha256


def test_damaged_file_is_told_when_it_is_checked(
    with_photo: Shown, qtbot: QtBot, vault: Path
) -> None:
    page = of_case(with_photo)
    go_to(page, qtbot, "photo", last=True)
    qtbot.mouseClick(page.item.files._verify, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "every byte is as sealed" in page.item.files._told.text())
    objects = sorted((vault / "objects").rglob("*.fko"), key=lambda each: each.stat().st_size)
    damaged = bytearray(objects[-1].read_bytes())
    damaged[len(damaged) // 2] ^= 1
    objects[-1].chmod(0o600)
    objects[-1].write_bytes(damaged)
    qtbot.mouseClick(page.item.files._verify, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Not what was sealed" in page.item.files._told.text())


def test_only_what_was_changed_is_sealed(shown: Shown, qtbot: QtBot) -> None:
    page = of_case(shown)
    duplicate = go_to(page, qtbot, "sample", last=True)
    qtbot.mouseClick(page.item._supplement, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.editor.form is not None)
    assert page.editor.changes() == {}
    type_into(page, qtbot, "appearance", "green")
    assert page.editor.changes() == {"appearance": "green"}
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(shown.window, Qt.Key.Key_Return, ctrl)  # no reason yet
    assert page._views.currentWidget() is page.editor
    reason = page.editor.reason.field("reason").focusProxy()
    assert reason is not None
    qtbot.keyClicks(reason, "seen again in daylight")
    qtbot.keyClick(shown.window, Qt.Key.Key_Return, ctrl)
    qtbot.waitUntil(lambda: page._views.currentWidget() is page.list)
    qtbot.waitUntil(lambda: is_shown(page, duplicate) and "green" in words(page))
    item = page.item.item
    assert item is not None
    (supplement,) = item.corrections
    assert supplement.entry.body["changes"] == {"appearance": "green"}
    qtbot.waitUntil(lambda: "seen again in daylight" in words(page))
    qtbot.waitUntil(lambda: is_supplemented(page))


def is_supplemented(page: EvidencePage) -> bool:
    line = page.list.table.row()
    return line is not None and line.is_supplemented


def test_sealing_nothing_is_refused(shown: Shown, qtbot: QtBot) -> None:
    page = of_case(shown)
    go_to(page, qtbot, "sample")
    page.item._supplement.click()
    qtbot.waitUntil(lambda: page.editor.form is not None)
    qtbot.keyClick(shown.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.banner.sentence == "Nothing was changed."


def test_withdrawal_needs_a_reason_and_ends_corrections(shown: Shown, qtbot: QtBot) -> None:
    page = of_case(shown)
    photo = go_to(page, qtbot, "photo")
    qtbot.mouseClick(page.item._withdraw, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.editor._seal.isEnabled)
    assert "cannot be corrected any more" in page.editor._said_before.text()
    qtbot.mouseClick(page.editor._seal, Qt.MouseButton.LeftButton)
    assert page._views.currentWidget() is page.editor
    reason = page.editor.reason.field("reason").focusProxy()
    assert reason is not None
    qtbot.keyClicks(reason, "wrong place")
    qtbot.mouseClick(page.editor._seal, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._views.currentWidget() is page.list)
    qtbot.waitUntil(lambda: is_shown(page, photo) and page.item._withdraw.isHidden())
    assert "Withdrawn" in page.item._chip.accessibleName()


def test_half_written_supplement_comes_back_after_a_kill(
    application: Application, vault: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    application.show(vault)
    shown = Shown(application, vault, qtbot)
    page = of_case(shown)
    number = go_to(page, qtbot, "sample")
    page.begin(("supplement", number))
    qtbot.waitUntil(lambda: page.editor.form is not None)
    type_into(page, qtbot, "appearance", "half")
    qtbot.waitUntil(lambda: page.editor._chip.accessibleName() == "Draft kept")
    killed = Path(shutil.copytree(vault, tmp_path / "killed"))  # as it lies when power goes
    with reopened(killed) as workspace:
        (draft,) = workspace.drafts.all()
    assert draft.body["changes"] == {"appearance": "half"}
    page.editor.leave()
    page.begin(("supplement", number))
    qtbot.waitUntil(lambda: page.editor.changes() == {"appearance": "half"})


def test_entry_that_was_altered_is_told_and_nothing_else_shown_for_it(
    application: Application, vault: Path, qtbot: QtBot
) -> None:
    with reopened(vault) as workspace:
        (photo,) = workspace.register.rows(kinds=("photo",))
        database = workspace._vault.database
        database.execute("DROP TRIGGER entry_is_final")
        database.execute(
            "UPDATE entry SET line = CAST(replace(line, 'photo', 'photu') AS BLOB)"
            " WHERE sequence = ?",
            (photo.sequence,),
        )
        restore = (
            "CREATE TRIGGER entry_is_final BEFORE UPDATE ON entry\nBEGIN\n"
            "    SELECT raise(ABORT, 'a sealed entry is never changed');\nEND"
        )
        database.execute(restore)
    application.show(vault)
    page = of_case(Shown(application, vault, qtbot))
    page.begin(photo.sequence)
    qtbot.waitUntil(lambda: "was altered" in page.banner.sentence)
    assert page.item.item is None
    assert not page.item._facts.isVisible()
    page.begin(photo.sequence + 1)
    qtbot.waitUntil(lambda: is_shown(page, photo.sequence + 1))
    assert page.item._facts.isVisible()


def test_supplement_names_what_it_changes_in_words(shown: Shown, qtbot: QtBot) -> None:
    page = of_case(shown)
    go_to(page, qtbot, "supplement")
    qtbot.waitUntil(lambda: "Appearance: 黄绿色，有泡沫" in words(page))
