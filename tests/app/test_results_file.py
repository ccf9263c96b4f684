"""The results of a case are written to a file that the person names."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.app.conftest import Shown
from ui.pages.results import ResultsPage
from ui.pages.screening import ScreeningPage


def page_of(shown: Shown, name: str) -> ScreeningPage | ResultsPage:
    cases = shown.cases()
    shown.window.open_case(cases.model.rows[0].sequence)
    shown.window.page.go_to(name)  # type: ignore[attr-defined]  # the view of a case
    return shown.window.page.page  # type: ignore[attr-defined,no-any-return]  # likewise


def answer(monkeypatch: pytest.MonkeyPatch, *names: str) -> list[str]:
    """Lets people choose these names in turn; gives back what was proposed each time."""
    left, proposed = list(names), []

    def ask(_parent: object, _title: str, likely: str, kinds: str) -> tuple[str, str]:
        proposed.append(likely)
        return (left.pop(0), kinds.rsplit(";;", maxsplit=1)[-1])

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return proposed


@pytest.mark.parametrize("where", ["screening", "results"])
def test_button_writes_what_is_sealed(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    page = page_of(shown, where)
    button = page.export
    shown.qtbot.waitUntil(button.isEnabled)
    path = tmp_path / "results.csv"
    answer(monkeypatch, str(path))
    shown.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    shown.qtbot.waitUntil(page.banner.isVisible)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert str(path) in page.banner._sentence.text()


def test_name_without_ending_gets_one_and_replaces_nothing_unasked(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(shown, "screening")
    shown.qtbot.waitUntil(page.export.isEnabled)
    there = tmp_path / "results.csv"
    there.write_bytes(b"older")
    proposed = answer(monkeypatch, str(tmp_path / "results"), "")
    shown.qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
    assert proposed[1] == str(there)
    assert there.read_bytes() == b"older"


def test_failure_is_told_in_a_sentence(shown: Shown, tmp_path: Path) -> None:
    from ui.pages.results_file import export_to  # noqa: PLC0415

    page = page_of(shown, "screening")
    export_to(page, page._case, tmp_path / "no" / "folder.csv")
    shown.qtbot.waitUntil(page.banner.isVisible)
