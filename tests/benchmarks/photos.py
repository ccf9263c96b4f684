"""What many photos cost the window: waiting while they come in, memory while they are seen.

    python tests/benchmarks/photos.py [--photos 200] [--many 2000] [--json]

The window works offscreen on a real vault. First so many photos of a few megabytes are dropped,
described and sealed, while a heartbeat measures for how long a key would have waited. Then, in a
case of its own, `--many` small ones are scrolled through from end to end, and the growth of the
most memory the process has had is told.
"""

import os
from pathlib import Path
from typing import Final

from measuring import arguments, peak_memory_mb, report, scratch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from heartbeat import heartbeat
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import new_vault
from tests.journeys.inspector import Inspector
from tests.journeys.things import PRACTICE, card_with_photos
from ui.application import Application, qt_application
from ui.settings import Settings

AIM_MS: Final = 50
FEW, MANY = "演练环立〔2026〕1号", "演练环立〔2026〕2号"
PADDING: Final = 3 << 20  # bytes: what a camera's photo has beyond those that ship


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--photos", type=int, default=200)
    parser.add_argument("--many", type=int, default=2000)
    options = parser.parse_args()
    with scratch(options.where) as folder:
        with new_vault(folder / "vault") as workspace:
            visit(workspace, FEW)
            fill(workspace, visit(workspace, MANY), options.many, folder / "small")
        card = card_with_photos(folder / "card", options.photos, padding=PADDING)
        settings = Settings()
        settings.language = "en"
        application = Application(qt_application(), settings)
        person = Inspector(application)
        person.arrives(folder / "vault")
        person.unlocks()
        person.opens_case(FEW)
        person.goes_to_tab("Capture")
        person.sees("For the visit")
        with heartbeat() as taking:
            person.drops(card)
            person.waits(lambda: person.count("Photos") == len(card), "the photos")
            person.waits(lambda: not application.session.is_busy, "the end of it")
            person.idles(500)
        person.goes_to_first("Photos")
        person.presses(Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
        person.types("现场照片", into="What it shows")
        person.idles(1000)
        with heartbeat() as sealing:
            person.seals()
            person.sees_no("drafts", "draft(s)")
            person.idles(500)
        person.clicks("Back to the cases")
        before = peak_memory_mb()
        person.opens_case(MANY)
        person.goes_to_tab("Capture")
        person.waits(lambda: person.count("Photos") == options.many, "the photos")
        with heartbeat() as scrolling:
            scroll(person)
        report(
            options,
            [],
            photos=len(card),
            aim_longest_block_ms=AIM_MS,
            **taking.as_figures("taking_in"),
            **sealing.as_figures("sealing"),
            many_photos=options.many,
            **scrolling.as_figures("scrolling_the_grid"),
            memory_growth_mb=peak_memory_mb() - before,
        )
        application.end()
        application.window.close()


def visit(workspace: Workspace, number: str) -> tuple[int, int]:
    """A case with one inspection: their sequences."""
    party = workspace.seal(records.party()).sequence
    case = workspace.seal(records.case(party=party, number=number)).sequence
    return case, workspace.seal(records.inspection(), case=case).sequence


def fill(workspace: Workspace, where: tuple[int, int], count: int, folder: Path) -> None:
    """Seals so many small photos."""
    case, inspection = where
    folder.mkdir()
    content = (PRACTICE / "noexif.jpg").read_bytes()
    path = folder / "photo.jpg"
    for number in range(count):
        path.write_bytes(content + number.to_bytes(4, "big"))
        record = records.photo(inspection=inspection, description=f"第{number}张")
        workspace.seal(record, case=case, files=[workspace.take_in(path)])


def scroll(person: Inspector) -> None:
    """From end to end, slowly enough for every picture to be asked for."""
    grid = person.find("Photos", QAbstractItemView)
    assert isinstance(grid, QAbstractItemView)
    bar = grid.verticalScrollBar()
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + max(1, grid.viewport().height()))
        person.idles(300)
    person.idles(2000)


if __name__ == "__main__":
    main()
