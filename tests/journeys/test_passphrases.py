"""The wrong passphrase, again and again, and then the right one."""

from pathlib import Path

from PySide6.QtCore import Qt

from tests.journeys.inspector import Inspector
from ui.widgets.button import Button


def test_wrong_passphrases_cost_patience_and_nothing_else(
    inspector: Inspector, vault: Path
) -> None:
    inspector.arrives(vault)
    for _ in range(5):
        inspector.gives_passphrase("不是这个口令")
        inspector.sees("does not open")
        inspector.clicks("Close this message")
    inspector.gives_passphrase("不是这个口令")
    inspector.sees("several wrong passphrases")
    inspector.waits(lambda: inspector.find("Open", Button).isEnabled(), "the end of the wait")
    inspector.unlocks()
    inspector.sees_row("Cases", "演练环立〔2026〕1号")


def test_keys_of_the_vault_do_nothing_before_it_is_open(inspector: Inspector, vault: Path) -> None:
    inspector.arrives(vault)
    for key in (Qt.Key.Key_N, Qt.Key.Key_F, Qt.Key.Key_1, Qt.Key.Key_L):
        inspector.presses(key, Qt.KeyboardModifier.ControlModifier)
    inspector.sees_no("New case")
    inspector.find("Passphrase")
