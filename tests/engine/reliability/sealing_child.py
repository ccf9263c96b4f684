"""Seals items one after another and says each time that it is done. Made to be killed.

    python -m tests.engine.reliability.sealing_child VAULT FILES CASE INSPECTION COUNT

Prints "ready" before the first and "sealed <sequence> <digest>" after each item.
"""

import sys
from pathlib import Path

from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import PASSPHRASE


def main(vault: str, files: str, case: str, inspection: str, count: str) -> None:
    paths = sorted(Path(files).iterdir())
    workspace = Workspace.open(Path(vault), PASSPHRASE)
    print("ready", flush=True)
    for number in range(int(count)):
        photo = records.photo(inspection=int(inspection), description=f"第{number}张", camera=None)
        taken = workspace.take_in(paths[number % len(paths)])
        sealed = workspace.seal(photo, case=int(case), files=[taken])
        print("sealed", sealed.sequence, sealed.entry.digest, flush=True)
    workspace.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
