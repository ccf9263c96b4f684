"""Types markers into everything a vault takes, and then ends as it is told to.

    python -m tests.engine.reliability.secret_child VAULT FILES OUT MARKERS ENDING

MARKERS is a file with one marker on each line; ENDING is "close" or "kill".
"""

import os
import signal
import sys
from pathlib import Path

from fieldkit.evidence.staff import Applicant
from fieldkit.ledger.people import Role
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import LIGHT


def main(vault: str, files: str, markers: str, ending: str) -> None:
    words = iter(Path(markers).read_text("utf-8").split())
    passphrase = next(words)
    founder = Applicant(next(words), next(words), next(words), Role.ADMINISTRATOR)
    workspace, recovery_key = Workspace.create(Path(vault), founder, passphrase, cost=LIGHT)
    second = Applicant(next(words), next(words), next(words), Role.INSPECTOR)
    workspace.personnel.add(second, next(words))
    party = workspace.seal(records.party(name=next(words), address=next(words))).sequence
    case = workspace.seal(
        records.case(number=next(words), cause=next(words), party=party)
    ).sequence
    inspection = workspace.seal(
        records.inspection(place=next(words), findings=next(words)), case=case
    ).sequence
    for path in sorted(Path(files).iterdir()):
        taken = workspace.take_in_picture(path)
        photo = records.photo(inspection=inspection, description=next(words), camera=None)
        workspace.seal(photo, case=case, files=[taken.taken])
        workspace.preview(taken.taken.attachment, 320)
    held = workspace.take_in_picture(path).taken
    workspace.drafts.keep("capture", "photo", case, {"description": next(words)}, [held])
    sample = workspace.seal(
        records.sample(inspection=inspection, number=next(words), point=next(words)), case=case
    ).sequence
    workspace.supplement(sample, {"appearance": next(words)}, next(words))
    workspace.drafts.keep("form", "observation", case, {"text": next(words)})
    workspace.register.search(next(words))
    workspace.issue_checkpoint(next(words))
    workspace.check(every_byte=True)
    workspace.personnel.change_passphrase(next(words))
    workspace.back_up(Path(vault).with_name("backup"))
    print("done", recovery_key, flush=True)
    if ending == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    workspace.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
