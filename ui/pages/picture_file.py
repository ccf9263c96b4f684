"""Saving a picture where the person wants it, as a PNG."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSaveFile
from PySide6.QtWidgets import QFileDialog

from ui.pages.page import Page
from ui.widgets.banner import Tone


def save_picture(page: Page, png: bytes, name: str) -> None:
    """Asks where to, writes the file, and says on the page how that went.

    Args:
        page: where it is said.
        png: the picture.
        name: proposed for the file, without its ending.
    """
    translate = QCoreApplication.translate
    title = translate("pictures", "Save picture")
    wanted, _ = QFileDialog.getSaveFileName(page, title, f"{name}.png", "PNG (*.png)")
    if not wanted:
        return
    file = QSaveFile(wanted)
    is_written = (
        file.open(QSaveFile.OpenModeFlag.WriteOnly)
        and file.write(png) == len(png)
        and file.commit()
    )
    if is_written:
        told = translate("pictures", "Saved as {file}. It is no longer encrypted there.")
        page.banner.say(Tone.NOTICE, told.replace("{file}", Path(wanted).name))
    else:
        told = translate("pictures", "The picture could not be written to {file}.")
        hint = translate("pictures", "Choose another folder, or make room on the drive.")
        page.banner.say(Tone.DANGER, told.replace("{file}", wanted), hint)
