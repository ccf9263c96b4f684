"""What a vault remembers that is no evidence."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from fieldkit.evidence.series import DEFAULT_SERIES, Series
from fieldkit.vault.keyslots import WrongPassphraseError
from fieldkit.vaults import restore
from fieldkit.workspace import Workspace
from tests.builders.vaults import (
    FOUNDER,
    LIGHT,
    PASSPHRASE,
    HandClock,
    new_vault,
    reopened,
)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def workspace(tmp_path: Path, clock: HandClock) -> Iterator[Workspace]:
    with new_vault(tmp_path / "vault", clock) as opened:
        yield opened


def test_chosen_series_is_there_after_opening_again(workspace: Workspace) -> None:
    assert workspace.settings.sample_series == Series(DEFAULT_SERIES)
    workspace.settings.sample_series = Series("FS{YYYYMMDD}-{NN}")
    workspace.close()
    with reopened(workspace.folder) as again:
        assert again.settings.sample_series == Series("FS{YYYYMMDD}-{NN}")


def test_backup_is_remembered_and_due_a_week_later(
    workspace: Workspace, clock: HandClock, tmp_path: Path
) -> None:
    founded_at = clock.wall
    assert workspace.settings.last_backup is None
    assert not workspace.settings.is_backup_due(founded_at)
    clock.go(days=8)
    assert workspace.settings.is_backup_due(founded_at)
    workspace.back_up(tmp_path / "backup")
    made = workspace.settings.last_backup
    assert made is not None
    assert made.folder == tmp_path / "backup"
    assert clock.wall - made.made_at < timedelta(seconds=1)
    assert not workspace.settings.is_backup_due(founded_at)


def test_proof_of_the_recovery_key_ends_with_that_key(workspace: Workspace) -> None:
    assert workspace.settings.recovery_proven_at is None
    workspace.settings.note_recovery_proven()
    assert workspace.settings.recovery_proven_at is not None
    workspace.personnel.renew_recovery_key()
    assert workspace.settings.recovery_proven_at is None


def test_wrong_passphrases_are_on_record_with_the_next_opening(workspace: Workspace) -> None:
    workspace.close()
    for _ in range(3):
        with pytest.raises(WrongPassphraseError):
            Workspace.open(workspace.folder, "not the passphrase", clock=HandClock())
    with reopened(workspace.folder) as again:
        *_, last = again.register.entries_of(("opening",))
        assert last.entry.body["failed_attempts"] == 3
    with reopened(workspace.folder) as again:
        *_, last = again.register.entries_of(("opening",))
        assert last.entry.body["failed_attempts"] == 0


def test_restored_vault_is_open_and_whole(workspace: Workspace, tmp_path: Path) -> None:
    workspace.back_up(tmp_path / "backup")
    size = workspace.register.size()
    workspace.close()
    restored = restore(
        tmp_path / "backup", tmp_path / "again", passphrase=PASSPHRASE, clock=HandClock()
    )
    with restored as again:
        assert again.register.size() == size + 1  # its opening
        assert again.personnel.is_signed_in


def test_vault_for_practice_says_so_for_ever(tmp_path: Path, workspace: Workspace) -> None:
    assert not workspace.is_practice
    made, _ = Workspace.create(
        tmp_path / "practice", FOUNDER, PASSPHRASE, practice=True, clock=HandClock(), cost=LIGHT
    )
    made.close()
    with reopened(tmp_path / "practice") as again:
        assert again.is_practice
