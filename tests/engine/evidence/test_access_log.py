"""Who came in, newest first, page by page."""

from pathlib import Path

import pytest

from fieldkit.ledger.people import Role
from fieldkit.vault.keyslots import WrongPassphraseError
from fieldkit.workspace import Workspace
from tests.builders.vaults import (
    FOUNDER,
    OTHER_PASSPHRASE,
    SECOND,
    HandClock,
    new_vault,
    reopened,
)


def test_openings_and_changes_of_people_stand_in_the_log(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
        person = workspace.personnel.find(SECOND.name)
        workspace.personnel.change(person, role=Role.CASE_OFFICER)
        workspace.personnel.change(person, active=False)
        workspace.issue_checkpoint("practice")  # does not belong here
    with pytest.raises(WrongPassphraseError):
        Workspace.open(tmp_path / "vault", "wrong passphrase", clock=HandClock())
    with reopened(tmp_path / "vault") as workspace:
        log = workspace.personnel.access_log()
    kinds = [each.kind for each in log]
    assert kinds == ["opening", "person_change", "person_change", "person", "opening", "vault"]
    opening, locked, changed, added, first, founding = log
    assert opening.by is not None
    assert opening.by.name == FOUNDER.name
    assert opening.version
    assert opening.system
    assert (opening.failed_attempts, first.failed_attempts) == (1, 0)
    assert locked.is_active is False
    assert changed.role is Role.CASE_OFFICER
    assert added.about is not None
    assert added.about.name == SECOND.name
    assert founding.about is not None
    assert founding.about.name == FOUNDER.name


def test_log_is_read_page_by_page(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault"):
        pass
    for _ in range(4):
        with reopened(tmp_path / "vault"):
            pass
    with reopened(tmp_path / "vault") as workspace:
        everything = workspace.personnel.access_log()
        pages, before = [], None
        while page := workspace.personnel.access_log(before=before, limit=2):
            pages += page
            before = page[-1].sequence
    assert tuple(pages) == everything
    assert [each.sequence for each in everything] == list(range(len(everything) - 1, -1, -1))
