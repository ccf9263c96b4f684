"""A window of its own process, in which somebody types a case until the process is killed.

    python -m tests.journeys.typing_child VAULT TEXT

Types TEXT letter by letter. After a third of it the window is given time to say that the draft
is kept; then typing goes on without a pause. Each line of the output says how much was typed.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt

from tests.journeys.hands import CTRL
from tests.journeys.inspector import Inspector
from ui.application import Application, qt_application
from ui.settings import Settings


def main(vault: str, text: str) -> None:
    qt = qt_application()
    settings = Settings()
    settings.language = "en"
    person = Inspector(Application(qt, settings))
    person.arrives(Path(vault))
    person.unlocks()
    person.presses(Qt.Key.Key_N, CTRL)
    person.sees("New case")
    person.goes_to("Cause")
    first = len(text) // 3
    for typed, letter in enumerate(text, start=1):
        person.types(letter)
        if typed == first:
            person.sees("Draft kept")
            print("kept", typed, flush=True)
        else:
            qt.processEvents()
            time.sleep(0.02)  # a very quick typist
            print("typed", typed, flush=True)
    print("done", len(text), flush=True)
    sys.stdin.read()  # until it is killed


if __name__ == "__main__":
    main(*sys.argv[1:])
