"""Pictures of every page: theme × language × size, to be looked at with one's own eyes.

    python tests/gallery.py OUT [--page NAME] [--theme THEME] [--language LANGUAGE]

Each picture is taken from a real window on a practice vault. A scene is a function that brings
the window into a state; add one for each new page or state of a page.
"""

import argparse
import importlib
import os
import pkgutil
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSize
from PySide6.QtWidgets import QApplication, QWidget

import tests.scenes.verify
from fieldkit.practice import make_practice_vault
from tests.builders.vaults import LIGHT
from ui.application import Application, qt_application
from ui.main_window import MainWindow
from ui.operations import vaults
from ui.pages.cases import CasesPage
from ui.settings import LANGUAGES, Settings
from ui.theme.colours import Theme

SIZES: Final = {
    "1366x768": (QSize(1366, 768), "1"),
    "1920x1080": (QSize(1280, 720), "1.5"),
    "1920x1080-at-200": (QSize(960, 540), "2"),  # only when asked for
}
DRAWN: Final = (Theme.LIGHT, Theme.DARK, Theme.SUNLIGHT)
_VAULT, _PASSPHRASE = "FIELDKIT_GALLERY_VAULT", "FIELDKIT_GALLERY_PASSPHRASE"


@dataclass(frozen=True)
class Stage:
    """What a scene is played with."""

    application: Application
    vault: Path
    passphrase: str

    @property
    def window(self) -> MainWindow:
        return self.application.window

    def settle(self, until: Callable[[], object] = lambda: True, seconds: int = 20) -> None:
        """Lets everything happen that is under way, until something holds."""
        deadline = QDeadlineTimer(seconds * 1000)
        while not until():
            if deadline.hasExpired():
                raise TimeoutError("the window does not get there")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        for _ in range(20):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)

    def unlock(self) -> None:
        session = self.application.session
        session.open(vaults.unlock(self.vault, self.passphrase))
        self.settle(lambda: session.vault is not None)

    def cases(self) -> CasesPage:
        self.unlock()
        page = self.window.page
        assert isinstance(page, CasesPage)
        self.settle(lambda: page.detail() is not None)
        return page


def cases(stage: Stage) -> None:
    stage.cases()


def case_new(stage: Stage) -> None:
    stage.cases().begin_new()
    stage.settle()


def case_problems(stage: Stage) -> None:
    page = stage.cases()
    page.begin_new()
    stage.settle()
    page.editor.form.propose({"is_urgent": True, "number": "演练环立〔2026〕9号"})
    page.editor.seal()
    stage.settle()


def case_party(stage: Stage) -> None:
    page = stage.cases()
    page.begin_new()
    stage.settle()
    page.editor.form.new_wanted.emit("party")
    stage.settle()


def case_none_found(stage: Stage) -> None:
    page = stage.cases()
    page.search.setText("没有这样的词")
    stage.settle(lambda: not page.model.rows)


SCENES: Final[dict[str, Callable[[Stage], None]]] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        cases, case_new, case_problems, case_party, case_none_found,
    )
}  # fmt: skip
for found in pkgutil.iter_modules(tests.scenes.__path__):
    SCENES.update(importlib.import_module(f"tests.scenes.{found.name}").SCENES)


def _practice() -> Path:
    return Path(os.environ[_VAULT])


@contextmanager
def staged(folder: Path, theme: Theme, language: str, size: QSize) -> Iterator[Stage]:
    """A window of that look, alone on the stage, with a vault that it may change."""
    qt = QApplication.instance() or qt_application()
    assert isinstance(qt, QApplication)
    made = Settings(folder)
    vault = folder / _practice().name
    shutil.copytree(_practice(), vault)
    shutil.copytree(_practice().parent / "bundles", folder / "bundles")
    os.environ["FIELDKIT_PROFILE"] = str(folder / "profile")
    made.theme, made.language = theme, language
    application = Application(qt, made)
    stage = Stage(application, vault, os.environ[_PASSPHRASE])
    application.window.resize(size)
    application.show()
    stage.settle()
    try:
        yield stage
    finally:
        application.window.close()
        application.end()
        application.window.deleteLater()
        stage.settle()


def show_pictures(out: Path, size_name: str, asked: argparse.Namespace) -> None:
    """Takes the pictures of one size, in this process, whose scale is set already."""
    size, _ = SIZES[size_name]
    for theme in DRAWN:
        for language in LANGUAGES:
            if asked.theme not in {None, theme.value} or asked.language not in {None, language}:
                continue
            for name, scene in SCENES.items():
                if asked.page is not None and not name.startswith(asked.page):
                    continue
                with (
                    tempfile.TemporaryDirectory() as folder,
                    staged(Path(folder), theme, language, size) as stage,
                ):
                    scene(stage)
                    picture: QWidget = stage.window
                    picture.grab().save(str(out / f"{name}-{theme}-{language}-{size_name}.png"))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Pictures of every page.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--page", help="only scenes whose name begins so")
    parser.add_argument("--theme", choices=[each.value for each in DRAWN])
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--size", choices=SIZES)
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    if _VAULT in os.environ:
        show_pictures(asked.out, asked.size, asked)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "演练保险库"
        os.environ["FIELDKIT_PROFILE"] = folder
        workspace, practice = make_practice_vault(vault, cost=LIGHT)
        tests.scenes.verify.make_bundles(
            workspace, practice.case, practice.checkpoint, Path(folder) / "bundles"
        )
        workspace.close()
        for name, (_, scale) in SIZES.items():
            if name == asked.size or (asked.size is None and not name.endswith("200")):
                own = {
                    _VAULT: str(vault),
                    _PASSPHRASE: practice.inspector.passphrase,
                    "QT_SCALE_FACTOR": scale,
                }
                command = [sys.executable, __file__, *arguments, "--size", name]
                subprocess.run(command, env=os.environ | own, check=True)
    print(f"{len(list(asked.out.glob('*.png')))} pictures in {asked.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
