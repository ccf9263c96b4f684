"""Takes a table of results in, and says how far it is. Made to be killed.

    python -m tests.engine.reliability.importing_child VAULT CASE TABLE

Prints "sealing <number>" after each result and "sealed <how many>" at the end.
"""

import sys
from pathlib import Path

from fieldkit.evidence.laboratory import Columns
from fieldkit.workspace import Workspace
from tests.builders.vaults import PASSPHRASE


def say(done: int, _total: int, stage: str) -> None:
    print(stage.partition(" ")[0], done, flush=True)


def main(vault: str, case: str, table: str) -> None:
    with Workspace.open(Path(vault), PASSPHRASE) as workspace:
        taken = workspace.results.take(
            Path(table),
            int(case),
            Columns({}, {"laboratory": "演练检测有限公司"}),
            signer=workspace.personnel.signer,
            intake=workspace.intake,
            progress=say,
        )
        print("sealed", len(taken.results), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
