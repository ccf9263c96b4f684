"""The program is killed in the middle of a word; what was typed comes back."""

import signal
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from tests.journeys.hands import CTRL
from tests.journeys.inspector import Inspector

ROOT = Path(__file__).parents[2]
TEXT = "涉嫌通过暗管排放电镀废水，车间北墙外塑料管正在排水，水呈黄绿色。" * 4
BEFORE_IT_DIES = len(TEXT) - 20


def test_what_was_typed_comes_back_after_a_kill(inspector: Inspector, vault: Path) -> None:
    command = [sys.executable, "-m", "tests.journeys.typing_child", str(vault), TEXT]
    child = subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    kept = typed = 0
    for line in child.stdout:
        word, _, number = line.partition(" ")
        typed = int(number)
        kept = typed if word == "kept" else kept
        if typed >= BEFORE_IT_DIES:
            break
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert kept
    inspector.arrives(vault)
    inspector.unlocks()
    inspector.presses(Qt.Key.Key_N, CTRL)
    field = inspector.goes_to("Cause")
    inspector.waits(lambda: field.property("plainText") or field.property("text"), "the draft")
    found = str(field.property("plainText") or field.property("text"))
    assert TEXT.startswith(found)
    assert len(found) > kept, "what is typed without a pause is kept too"
