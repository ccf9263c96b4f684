"""The laptop's disk fills up while photos are taken in; room is made, and the work goes on."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt

from fieldkit.findings import Severity
from tests.builders.disks import small_disk
from tests.builders.vaults import reopened
from tests.journeys.inspector import Inspector
from tests.journeys.things import card_with_photos

MIB = 1 << 20
# For some of the photos and never all: meanwhile the vault may give back a few MiB of its log.
ROOM = 13 * MIB


def test_full_disk_costs_nothing_that_was_done(
    inspector: Inspector, vault: Path, tmp_path: Path
) -> None:
    photos = card_with_photos(tmp_path / "card", 8, padding=2 * MIB)
    with small_disk(tmp_path / "disk", 96) as disk:
        kept = Path(shutil.copytree(vault, disk / "vault"))
        inspector.arrives(kept)
        inspector.unlocks()
        inspector.opens_case("演练环立〔2026〕1号")
        inspector.goes_to_tab("Capture")
        inspector.sees("For the visit")
        filler = disk / "filler"
        filler.write_bytes(bytes(shutil.disk_usage(disk).free - ROOM))
        inspector.drops(photos)
        inspector.sees(" not", "Show each file")
        inspector.clicks("Show each file")
        refused = sum("is full" in row for row in inspector.rows("File by file"))
        assert 0 < refused < len(photos)
        filler.unlink()
        inspector.clicks("Back to the photos")
        inspector.drops(photos)
        inspector.sees(f"{len(photos) - refused} not")  # those are here already
        inspector.sees(f"{len(photos)} drafts")
        inspector.goes_to("What it shows")
        for number in range(len(photos)):
            inspector.types(f"排水口{number}")
            inspector.presses(Qt.Key.Key_Return)
        inspector.presses(Qt.Key.Key_Return)
        inspector.sees_no("draft(s)", "drafts")
        inspector.leaves()
        with reopened(kept) as workspace:
            found = workspace.register.search("排水口", limit=10)
            assert len(found) == len(photos)
            errors = [each for each in workspace.check(every_byte=True)
                      if each.severity is Severity.ERROR]  # fmt: skip
            assert errors == []
