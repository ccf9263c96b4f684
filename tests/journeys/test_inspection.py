"""A whole inspection, from the empty vault to a bundle that the police find sound."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.builders.vaults import new_vault
from tests.journeys.inspector import CTRL, Inspector

CASE = "演练环立〔2026〕8号"


@pytest.fixture
def empty_vault(tmp_path: Path) -> Path:
    """A vault with its founder and nothing else."""
    with new_vault(tmp_path / "vault"):
        return tmp_path / "vault"


def test_whole_inspection(inspector: Inspector, empty_vault: Path, tmp_path: Path) -> None:
    inspector.arrives(empty_vault)
    inspector.unlocks()
    inspector.presses(Qt.Key.Key_N, CTRL)
    inspector.sees("New case")
    print(inspector.text)
    print([(type(w).__name__, sorted(names)) for w, names in inspector.usable()])
