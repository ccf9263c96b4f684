"""A window on a real vault, without a screen. Nothing of the engine is replaced."""

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from tests.builders.vaults import PASSPHRASE, new_vault, practice_case
from ui.application import Application
from ui.main_window import MainWindow
from ui.pages.cases import CasesPage
from ui.settings import Settings


@dataclass(frozen=True)
class Shown:
    """The program as a person has it in front of them."""

    application: Application
    vault: Path
    qtbot: QtBot

    @property
    def window(self) -> MainWindow:
        return self.application.window

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Types the passphrase and Enter."""
        start = self.window.start
        with self.qtbot.waitSignal(self.application.session.opened, timeout=20_000):
            line = start.unlock.passphrase.focusProxy()
            line.insert(passphrase)  # as an input method does; keyClicks knows no Chinese
            self.qtbot.keyClick(line, Qt.Key.Key_Return)

    def cases(self) -> CasesPage:
        """Unlocks; the list of cases once it shows something."""
        self.unlock()
        page = self.window.page
        assert isinstance(page, CasesPage)
        self.qtbot.waitUntil(lambda: bool(page.model.rows))
        return page


def commit(widget: QWidget | None, text: str) -> None:
    """Types text as an input method does; keyClicks knows no Chinese."""
    assert widget is not None
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


@pytest.fixture(scope="session")
def vault_with_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once; tests get copies."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIELDKIT_PROFILE", str(folder / "profile"))
        with new_vault(folder / "vault") as workspace:
            practice_case(workspace, folder / "files")
    return folder / "vault"


@pytest.fixture
def vault(vault_with_case: Path, tmp_path: Path) -> Path:
    """A closed vault with one case."""
    return Path(shutil.copytree(vault_with_case, tmp_path / "vault"))


@pytest.fixture
def settings(own_profile: Path) -> Settings:
    made = Settings(own_profile)
    made.language = "en"
    return made


@pytest.fixture
def application(qapp: QApplication, settings: Settings) -> Iterator[Application]:
    """The program before a window is shown; afterwards no thread of it may be left."""
    made = Application(qapp, settings)
    yield made
    made.end()
    made.window.close()
    delete(made.window)
    # What has no parent, such as a pane that was never shown, would be styled in every later test.
    for left in QApplication.topLevelWidgets():
        if isValid(left):
            delete(left)
    assert [each.name for each in threading.enumerate() if each.name == "engine"] == []


@pytest.fixture
def shown(application: Application, vault: Path, qtbot: QtBot) -> Shown:
    """The window, waiting for the passphrase of a vault with one case."""
    application.show(vault)
    application.settle()
    application.window.activateWindow()  # keys of actions reach active windows only
    qtbot.waitUntil(application.window.isActiveWindow)
    return Shown(application, vault, qtbot)
