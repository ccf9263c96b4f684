"""How soon the first window is there, against a bare PySide6 window with one label.

    python tests/benchmarks/window.py [--runs 5] [--json]

Each run is a process of its own, timed from its start until its window has been painted. On a
machine without a screen both are painted offscreen. Both are compiled to bytecode beforehand, as
every installed program is, by the run that does not count.
"""

import os
import subprocess
import sys
from pathlib import Path

from measuring import arguments, compare, report, scratch

BARE = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
window = QLabel("FieldKit")
window.show()
application.processEvents()
"""
OURS = """
from ui.application import Application, qt_application
from ui.settings import Settings
application = qt_application()
ours = Application(application, Settings())
ours.show()
application.processEvents()
"""
# Without the time that taking everything down would need.
END = "\nimport os; os._exit(0)\n"


def main() -> None:
    options = arguments(__doc__ or "").parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with scratch(options.where) as folder:
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        comparison = compare(
            "first window, ours against a bare one",
            lambda: _start(OURS),
            lambda: _start(BARE),
            runs=options.runs,
            aim=0.5,
        )
    report(options, [comparison])


def _start(program: str) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", program + END]
    subprocess.run(command, cwd=root, check=True, capture_output=True)


if __name__ == "__main__":
    main()
