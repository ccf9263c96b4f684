"""Handing a case over through the window: real bundles on real folders and small disks."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from fieldkit.bundle.verdict import BottomLine
from fieldkit.bundle.verifier import verify_bundle
from tests.app.conftest import Shown
from tests.builders import records as made
from tests.builders.disks import small_disk
from tests.builders.vaults import a_file, reopened
from ui.application import Application
from ui.operations.drives import Drive, in_order
from ui.pages.case_view import CaseView
from ui.pages.evidence import EvidencePage
from ui.pages.handover import HandoverPage
from ui.pages.inspection import InspectionPage


def of_case(shown: Shown) -> HandoverPage:
    """Unlocks, opens the case, and goes to its handover."""
    cases = shown.cases()
    shown.window.open_case(cases.model.rows[0].sequence)
    view = shown.window.page
    assert isinstance(view, CaseView)
    view.go_to("handover")
    page = view.page
    assert isinstance(page, HandoverPage)
    shown.qtbot.waitUntil(lambda: page._outlook is not None)
    shown.qtbot.waitUntil(lambda: page.items._told.text() != "")
    return page


def choose_place(page: HandoverPage, qtbot: QtBot, folder: Path, name: str) -> None:
    page.place.folder.selectAll()
    qtbot.keyClicks(page.place.folder, str(folder))
    page.place.name.selectAll()
    qtbot.keyClicks(page.place.name, name)


def export(page: HandoverPage, qtbot: QtBot) -> None:
    """Exports by the keyboard, and waits for what comes of it."""
    qtbot.keyClick(page.window(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page._work is not None
    with qtbot.waitSignal(page._work.ended, timeout=20_000):
        pass


def toggle(page: HandoverPage, qtbot: QtBot, place: int) -> None:
    """Clicks the check mark of a row."""
    table = page.items.table
    index = page.items.model.index(place, 0)
    qtbot.waitUntil(lambda: page.items.model.row(index) is not None)
    table.scrollTo(index)
    option = QStyleOptionViewItem()
    option.initFrom(table)
    option.rect = table.visualRect(index)
    option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    mark = table.style().subElementRect(
        QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, table
    )
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=mark.center())


def test_whole_case_is_exported_and_can_be_verified(
    shown: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    page = of_case(shown)
    qtbot.keyClicks(page.reader.lineEdit(), "police")
    choose_place(page, qtbot, tmp_path, "case one")
    export(page, qtbot)
    target = tmp_path / "case one.zip"
    verdict = verify_bundle(target)
    assert verdict.bottom_line is BottomLine.SOUND_SIGNER_UNKNOWN
    assert page._views.currentWidget() is page.result
    told = page.result.text
    (made_bundle,) = [each for each in page.result._lines() if "tagmanifest" in each[0]]
    assert made_bundle[1].replace(" ", "") in told.replace(" ", "")
    assert "police" in told
    qtbot.mouseClick(page.result._copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == told
    qtbot.keyClick(page.result._done, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._exports.count() == 2)  # a link and its facts


def test_trust_file_is_saved_beside(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    page = of_case(shown)
    page.result.trust_wanted.emit(str(tmp_path / "trust.json"))
    qtbot.waitUntil(lambda: "trust.json" in page.banner.sentence)
    assert b"fieldkit-trust/1" in (tmp_path / "trust.json").read_bytes()
    page.result.trust_wanted.emit(str(tmp_path / "trust.json"))
    qtbot.waitUntil(lambda: "exists already" in page.banner.sentence)


def test_items_are_left_out_with_a_reason_only(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    page = of_case(shown)
    choose_place(page, qtbot, tmp_path, "part")
    qtbot.mouseClick(page.items._some, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    photo = next(
        place
        for place in range(page.items.model.rowCount())
        if _kind(page, qtbot, place) == "photo"
    )
    toggle(page, qtbot, photo)
    assert page.items.model.left_out == {page.items.model.numbers[photo]}
    assert not page._export.isEnabled()
    qtbot.keyClicks(page.items.reason, "not about the discharge")
    assert page._export.isEnabled()
    left_out = f"#{page.items.model.numbers[photo]}"
    qtbot.waitUntil(lambda: left_out in page.items._told.text())
    export(page, qtbot)
    verdict = verify_bundle(tmp_path / "part.zip")
    assert verdict.bottom_line is BottomLine.SOUND_SIGNER_UNKNOWN
    assert page.result._handed is not None
    assert page.result._handed.export.omitted == page.items.model.left_out


def test_space_takes_an_item_out_and_in_again(shown: Shown, qtbot: QtBot) -> None:
    page = of_case(shown)
    page.items.choose_some()
    page.items.table.setFocus()
    page.items.table.choose(0)
    qtbot.waitUntil(lambda: page.items.table.row() is not None)
    qtbot.keyClick(page.items.table, Qt.Key.Key_Space)
    assert page.items.model.left_out == {page.items.model.numbers[0]}
    title = page.items.table.visualRect(page.items.model.index(0, 2)).center()
    qtbot.mouseClick(page.items.table.viewport(), Qt.MouseButton.LeftButton, pos=title)
    qtbot.keyClick(page.items.table, Qt.Key.Key_Space)
    assert page.items.model.left_out == frozenset()
    qtbot.keyClick(page.items.table, Qt.Key.Key_Return)
    assert page.items.model.left_out == {page.items.model.numbers[0]}


def test_nothing_is_replaced(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "taken.zip").write_bytes(b"somebody's")
    page = of_case(shown)
    choose_place(page, qtbot, tmp_path, "taken.zip")
    export(page, qtbot)
    assert "exists already" in page.banner.sentence
    assert (tmp_path / "taken.zip").read_bytes() == b"somebody's"
    assert page._views.currentWidget() is page._order


def test_full_drive_is_told_and_nothing_is_left(
    shown: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    page = of_case(shown)
    with small_disk(tmp_path / "stick", 8) as disk:
        choose_place(page, qtbot, disk, "case")
        export(page, qtbot)
        assert "full" in page.banner.sentence
        assert list(disk.iterdir()) == []


def test_stopping_leaves_nothing(
    application: Application, vault: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    with reopened(vault) as workspace:
        (case,) = (row.sequence for row in workspace.register.cases())
        large = a_file(tmp_path / "files", "long.bin", bytes(48 << 20))
        taken = workspace.take_in(large)
        workspace.seal(made.document(inspection=None), case=case, files=[taken])
    out = tmp_path / "out"
    out.mkdir()
    application.show(vault)
    page = of_case(Shown(application, vault, qtbot))
    choose_place(page, qtbot, out, "case")
    page.export()
    assert page._work is not None
    qtbot.waitUntil(page._strip.isVisible)
    qtbot.mouseClick(page._strip._stop, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page._work.ended, timeout=20_000):
        pass
    assert "Stopped" in page.banner.sentence
    assert list(out.iterdir()) == []


def test_what_is_lacking_leads_to_its_place(
    application: Application, vault: Path, qtbot: QtBot
) -> None:
    with reopened(vault) as workspace:
        (case,) = (row.sequence for row in workspace.register.cases())
        (photo,) = workspace.register.rows(case=case, kinds=("photo",))
        draft = {"corrects": photo.sequence, "changes": {}, "reason": "half"}
        workspace.drafts.keep(f"supplement {photo.sequence}", "supplement", case, draft)
    application.show(vault)
    page = of_case(Shown(application, vault, qtbot))
    finding = next(each for each in page.lacking.findings if each.code == "DRAFT_UNSEALED")
    page.lacking.asked.emit(finding)
    view = application.window.page
    assert isinstance(view, CaseView)
    assert isinstance(view.page, EvidencePage)
    editor = view.page.editor
    qtbot.waitUntil(lambda: editor.reason.body().get("reason") == "half")


def test_check_of_the_vault_is_told(shown: Shown, qtbot: QtBot) -> None:
    page = of_case(shown)
    with qtbot.waitSignal(page.said) as told:
        qtbot.mouseClick(page._check, Qt.MouseButton.LeftButton)
    assert told.args[0] == "The vault was checked: 1 finding."
    assert "CLOCK_STEP" in {each.code for each in page.lacking.findings}


def test_drives_to_take_along_stand_first() -> None:
    def drive(folder: str, *, is_removable: bool) -> Drive:
        return Drive(Path(folder), "", 1, 2, is_removable)

    documents = drive("/home/a/Documents", is_removable=False)
    found = [
        drive("/", is_removable=False),
        drive("/media/b", is_removable=True),
        drive("/media/a", is_removable=True),
    ]
    assert [str(each.folder) for each in in_order(found, documents)] == [
        "/media/a", "/media/b", "/home/a/Documents",
    ]  # fmt: skip


def _kind(page: HandoverPage, qtbot: QtBot, place: int) -> str:
    index = page.items.model.index(place, 0)
    page.items.table.scrollTo(index)
    qtbot.waitUntil(lambda: page.items.model.row(index) is not None)
    line = page.items.model.row(index)
    return "" if line is None else line.row.kind


def test_drive_that_was_pulled_is_told(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    page = of_case(shown)
    choose_place(page, qtbot, tmp_path / "pulled", "case")
    export(page, qtbot)
    assert "does not answer" in page.banner.sentence


def test_what_was_typed_stays_when_something_is_sealed(shown: Shown, qtbot: QtBot) -> None:
    page = of_case(shown)
    line = page.reader.lineEdit()
    assert line is not None
    qtbot.keyClicks(line, "police")
    page.place.name.selectAll()
    qtbot.keyClicks(page.place.name, "mine")
    before = page._outlook
    shown.application.session.changed.emit(page.topics)
    qtbot.waitUntil(lambda: page._outlook is not before)
    assert page.reader.currentText() == "police"
    assert page.place.name.text() == "mine"


def test_piece_that_the_file_lacks_leads_to_where_it_is_added(
    shown: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    page = of_case(shown)
    qtbot.waitUntil(lambda: "approval" in page.file.buttons)
    before = page.file.shown
    assert before is not None
    approval = page.file.buttons["approval"]
    assert approval.accessibleName() == "Approval of the transfer · lacking · 15"
    qtbot.keyClick(approval, Qt.Key.Key_Return)
    view = shown.window.page
    assert isinstance(view, CaseView)
    inspection = view.page
    assert isinstance(inspection, InspectionPage)
    editor = inspection.editor
    assert editor is not None
    assert editor.form.field("document_type").value() == "transfer_approval"
    editor.form.field("name").set_value("移送审批表（演练）")
    editor.form.field("is_copy").set_value(False)
    paper = a_file(tmp_path, "approval.pdf")
    editor.files.wanted.emit([paper], "original")
    qtbot.waitUntil(lambda: editor.files.roles == ["original"] and not editor.files.is_busy)
    with qtbot.waitSignal(editor.sealed, timeout=20_000):
        qtbot.keyClick(shown.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    view.go_to("handover")
    qtbot.waitUntil(lambda: page.file.shown != before)
    state = {each.key: each.state for each in page.file.shown.pieces}  # type: ignore[union-attr]  # it was shown before
    assert state["approval"] == "there"
