"""Scenes of the verify page: bundles of the practice case, sound and otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit.delivery import Order
from ui.pages.verify import VerifyPage

if TYPE_CHECKING:
    from fieldkit.workspace import Workspace
    from tests.gallery import Stage

SOUND, TAMPERED, UNREADABLE = "移交-演练案.zip", "移交-演练案-被改动.zip", "无法读取.zip"
TRUST, NOTE = "信任名单.json", "校验点.txt"


def make_bundles(workspace: Workspace, case: int, checkpoint: str, folder: Path) -> None:
    """A bundle of the case, one that was changed, one that is none; and what judges them."""
    folder.mkdir()
    sound = folder / SOUND
    workspace.export(Order(case, reader="演练市公安局（演练数据）"), sound)
    content = sound.read_bytes()
    at = content.index(b"JFIF") + 4000
    (folder / TAMPERED).write_bytes(content[:at] + b"changed" + content[at + 7 :])
    (folder / UNREADABLE).write_bytes(b"not an archive at all")
    (folder / TRUST).write_bytes(workspace.personnel.trust_file())
    (folder / NOTE).write_text(checkpoint, "utf-8")


def page_of(stage: Stage) -> VerifyPage:
    stage.window.go_to("verify")
    page = stage.window.page
    assert isinstance(page, VerifyPage)
    stage.settle()
    return page


def opened(stage: Stage, name: str = SOUND, *, with_trust: bool = True) -> VerifyPage:
    page, folder = page_of(stage), stage.vault.parent / "bundles"
    if with_trust:
        page.start.bring_trust(folder / TRUST)
        page.start.checkpoint.setPlainText((folder / NOTE).read_text("utf-8"))
    page.verify(folder / name)
    stage.settle(lambda: page.detail() is not None)
    return page


def verify(stage: Stage) -> None:
    page_of(stage)


def verify_unlocked(stage: Stage) -> None:
    stage.unlock()
    page = page_of(stage)
    page.start.keep(Path(SOUND))
    page.start.bring_trust(Path(TRUST))
    page.start.show_dragging(is_over=True)
    stage.settle()


def verify_sound_trusted(stage: Stage) -> None:
    opened(stage)


def verify_sound_unknown(stage: Stage) -> None:
    opened(stage, with_trust=False)


def verify_tampered(stage: Stage) -> None:
    opened(stage, TAMPERED)


def verify_unproven(stage: Stage) -> None:
    bar = opened(stage).bundle.verdict.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()


def verify_unreadable(stage: Stage) -> None:
    page = page_of(stage)
    page.verify(stage.vault.parent / "bundles" / UNREADABLE)
    stage.settle(lambda: page.banner.sentence)


def verify_items(stage: Stage) -> None:
    page = opened(stage)
    page.bundle.tabs.setCurrentIndex(1)
    stage.settle(lambda: page.bundle.entry.entry is not None)
    page.bundle.items.table.choose(4)
    stage.settle()


def verify_photos(stage: Stage) -> None:
    page = opened(stage)
    page.bundle.tabs.setCurrentIndex(2)
    stage.settle(lambda: page.bundle.photos.is_developed and page.bundle.entry.is_developed)


def verify_custody(stage: Stage) -> None:
    page = opened(stage)
    page.bundle.tabs.setCurrentIndex(3)
    stage.settle(lambda: page.bundle.entry.entry is not None)


def verify_ledger(stage: Stage) -> None:
    page = opened(stage)
    page.bundle.tabs.setCurrentIndex(4)
    stage.settle(lambda: page.bundle.entry.entry is not None)


def verify_people(stage: Stage) -> None:
    page = opened(stage)
    page.bundle.tabs.setCurrentIndex(5)
    stage.settle(lambda: page.bundle.people.chosen is not None)


SCENES = {
    each.__name__.replace("_", "-"): each
    for each in (
        verify, verify_unlocked, verify_sound_trusted, verify_sound_unknown, verify_tampered,
        verify_unproven, verify_unreadable, verify_items, verify_photos, verify_custody,
        verify_ledger, verify_people,
    )
}  # fmt: skip
