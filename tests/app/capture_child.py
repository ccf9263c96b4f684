"""Drops photos, types captions, and is killed in the middle of it.

python -m tests.app.capture_child VAULT PROFILE PHOTO...
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders.vaults import PASSPHRASE
from ui.application import Application, qt_application
from ui.operations import vaults
from ui.pages.capture.page import CapturePage
from ui.pages.capture.tray import KEEP_AFTER_MS
from ui.settings import Settings


def main(vault: str, profile: str, *photos: str) -> None:
    application = Application(qt_application(), Settings(Path(profile)))
    application.show(Path(vault))
    session = application.session
    session.open(vaults.unlock(Path(vault), PASSPHRASE))
    wait(lambda: session.vault is not None)
    application.window.open_case(3)
    application.window.page.go_to("capture")
    page = application.window.page.page
    assert isinstance(page, CapturePage)
    wait(lambda: page.is_loaded)
    page.take_in([Path(each) for each in photos])
    wait(lambda: len(page.tray.drafts) == len(photos) and not page.work.is_under_way)
    for number in range(len(photos)):
        QTest.keyClicks(page.panel.caption, f"typed {number}")
        if number + 1 < len(photos):
            QTest.keyClick(page.panel.caption, Qt.Key.Key_Return)
    QTest.qWait(KEEP_AFTER_MS + 200)
    wait(lambda: not page.tray.has_unkept)
    os.kill(os.getpid(), signal.SIGKILL)


def wait(until: Callable[[], object]) -> None:
    deadline = QDeadlineTimer(60_000)
    while not until():
        if deadline.hasExpired():
            raise TimeoutError("the window does not get there")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


if __name__ == "__main__":
    main(*sys.argv[1:])
