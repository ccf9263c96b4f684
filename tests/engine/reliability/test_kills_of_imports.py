"""A table of results is in the vault whole or not at all, whenever the process is killed."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fieldkit.clock import SystemClock
from fieldkit.findings import Severity
from tests.builders import records
from tests.builders.vaults import new_vault, reopened
from tests.engine.evidence.tables import HEADING, workbook

ROOT = Path(__file__).parents[3]
ROWS = 300


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_killed_import_leaves_nothing_half(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDKIT_PROFILE", str(tmp_path / "profile"))
    vault, table = tmp_path / "vault", tmp_path / f"results.{ending}"
    rows = [("S-1", "总镍", f"{number}.50", "mg/L") for number in range(ROWS)]
    if ending == "csv":
        table.write_text("\n".join(map(",".join, [HEADING, *rows])), "utf-8")
    else:
        table.write_bytes(workbook(HEADING, *rows))
    with new_vault(vault, SystemClock()) as workspace:
        party = workspace.seal(records.party()).sequence
        case = workspace.seal(records.case(party=party)).sequence
        inspection = workspace.seal(records.inspection(), case=case).sequence
        workspace.seal(records.sample(inspection=inspection, number="S-1"), case=case)
    module = "tests.engine.reliability.importing_child"
    command = [sys.executable, "-m", module, str(vault), str(case), str(table)]
    moments = random.Random(20261124)
    for at in (1, moments.randrange(2, ROWS), ROWS):
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert child.stdout is not None
        while child.stdout.readline() not in {f"sealing {at}\n", ""}:
            pass
        child.send_signal(signal.SIGKILL)
        rest, _ = child.communicate()
        expected = ROWS if f"sealed {ROWS}" in rest else None
        with reopened(vault, SystemClock()) as workspace:
            found = len(workspace.overview.standing_of(case, ("measurement",)))
            papers = len(workspace.overview.standing_of(case, ("document",)))
            assert (found, papers) in {(0, 0), (ROWS, 1)}
            assert expected is None or found == expected
            worst = [each for each in workspace.check() if each.severity is Severity.ERROR]
            assert worst == []
        if found:
            return
    taken = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert f"sealed {ROWS}" in taken.stdout
